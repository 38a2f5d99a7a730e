import Testing

/// `tearsheet show` on the bundled samples: what a person sees, what programs get, what the messages say.
struct ShowTests {
    /// Each issuer's filings, as a terminal of 100 columns shows them.
    @Test(arguments: [
        "brightloom-foods", "corvane-networks", "marrowgate-tool-die", "ondara-biologics", "solvane-semiconductor",
        "tidewater-grove", "verdane-therapeutics",
    ])
    func samplesOnTheTerminal(issuer: String) throws {
        let run = try Program.run(["show", "Tests/Samples/\(issuer)"], columns: 100)
        try Golden.expect(run.output, "\(issuer).txt")
        try Golden.expect(run.messages, "\(issuer).messages.txt")
    }

    /// A narrow terminal sets wide tables as records; no line is wider than it.
    @Test(arguments: [60, 80, 120, 160])
    func linesFitTheTerminal(columns: Int) throws {
        let run = try Program.run(["show", "-q", "Tests/Samples"], columns: columns)
        let widest = run.output.split(separator: "\n").max { $0.unicodeScalars.count < $1.unicodeScalars.count } ?? ""
        #expect(widest.unicodeScalars.count <= columns, "\(widest)")
        #expect(!run.output.contains("\n\n\n"))
    }

    @Test func jsonIsOneLineAFilingInOrder() throws {
        let files = [
            "Tests/Samples/brightloom-foods/renwick-form4-2025-11-13.txt",
            "Tests/Samples/marrowgate-tool-die/0009953591-21-000004.txt",
            "LICENSE",
        ]
        let run = try Program.run(["show", "--json"] + files)
        try Golden.expect(run.output, "three.ndjson")
        #expect(run.status == 1, "the last is no filing")
        #expect(
            run.messages
                == "LICENSE:1:1: error: this is not a filing that tearsheet reads\n  MIT License\n  ^\n2 filings shown, 1 not read\n"
        )
    }

    @Test func markdown() throws {
        let file = "Tests/Samples/solvane-semiconductor/ekholm-dasgupta-form4-2025-02-13.html"
        try Golden.expect(try Program.run(["show", "--markdown", file]).output, "markdown.md")
    }

    @Test func verboseTellsWhereEachFactWasRead() throws {
        let file = "Tests/Samples/marrowgate-tool-die/0009953591-21-000004.txt"
        try Golden.expect(try Program.run(["show", "-v", file], columns: 100).output, "verbose.txt")
    }

    /// The same filing from a pipe is the same filing.
    @Test func standardInput() throws {
        let file = "Tests/Samples/tidewater-grove/oduya-marsh-form3-2013-01-23.html"
        let named = try Program.run(["show", file])
        let piped = try Program.run(["show", "-"], input: try Program.read(Program.root + "/" + file))
        #expect(piped.output == named.output)
        #expect(piped.status == 0)
    }

    @Test func messagesForPrograms() throws {
        let file = "Tests/Samples/verdane-therapeutics/0009986205-25-000021.txt"
        let run = try Program.run(["show", "--log-format", "json", file])
        try Golden.expect(run.messages, "messages.ndjson")
        #expect(run.status == 0, "warnings are no errors")
        #expect(try Program.run(["show", "--strict", "-q", file]).status == 1, "unless they are to be")
        #expect(try Program.run(["show", "-q", file]).messages.isEmpty)
    }

    /// A filing's words must not move the cursor or recolour the screen of whoever looks at them.
    @Test func controlCharactersAreNotPrinted() throws {
        let xml = """
            <ownershipDocument><documentType>4</documentType><issuer><issuerCik>1</issuerCik>\
            <issuerName>A\u{1B}[31mB\u{7}\u{202E}C</issuerName></issuer></ownershipDocument>
            """
        // A person at a terminal sees that there was something; a page is rid of it.
        for (format, shown) in [([], "A\u{FFFD}[31mB\u{FFFD}\u{FFFD}C"), (["--markdown"], "A\\[31mBC")] {
            let run = try Program.run(["show", "-"] + format, input: Array(xml.utf8))
            #expect(run.output.contains(shown))
            #expect(!(run.output + run.messages).unicodeScalars.contains { $0 != "\n" && $0.value < 0x20 })
        }
    }
}
