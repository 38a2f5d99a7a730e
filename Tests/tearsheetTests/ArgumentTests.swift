import Testing

/// The command line: what is wrong with it is said in one line on standard error, with status 2 and no output.
struct ArgumentTests {
    @Test(arguments: [
        ([], "no command; try 'tearsheet help'"),
        (["shwo"], "there is no command 'shwo'; did you mean 'show'?"),
        (["frobnicate"], "there is no command 'frobnicate'; try 'tearsheet help'"),
        (["--versoin"], "there is no option '--versoin'; did you mean '--version'?"),
        (["show"], "no file; try 'tearsheet show FILING' or 'tearsheet help show'"),
        (["show", "--jsn", "x"], "there is no option '--jsn'; did you mean '--json'?"),
        (["show", "--json", "--markdown", "x"], "--json and --markdown exclude each other"),
        (["show", "--log-format", "xml", "x"], "--log-format cannot be 'xml'; it is one of text, json"),
        (["show", "--log-format"], "--log-format needs a value"),
        (["render"], "no template; try 'tearsheet render TEMPLATE' or 'tearsheet help render'"),
        (["render", "a", "b"], "one template at a time, not 'a' and 'b'"),
        (["render", "a", "--escape", "xml"], "--escape cannot be 'xml'; it is one of none, html, markdown"),
        (["render", "--dta=x", "a"], "there is no option '--dta'; did you mean '--data'?"),
    ])
    func mistakes(words: [String], message: String) throws {
        let run = try Program.run(words)
        #expect(run.messages == "tearsheet: \(message)\n")
        #expect(run.output.isEmpty)
        #expect(run.status == 2)
    }

    @Test func helpAndVersion() throws {
        #expect(try Program.run(["--version"]).output == "tearsheet 0.1.0\n")
        try Golden.expect(try Program.run(["help"]).output, "help.txt")
        try Golden.expect(try Program.run(["help", "show"]).output, "help-show.txt")
        try Golden.expect(try Program.run(["help", "render"]).output, "help-render.txt")
        #expect(try Program.run(["show", "--help"]).output == Program.run(["help", "show"]).output)
    }

    /// What cannot be read is an input error, whatever else went well.
    @Test func missingFile() throws {
        let run = try Program.run(["show", "-q", "Tests/Samples/marrowgate-tool-die", "no/such/file"])
        #expect(run.status == 3)
        #expect(run.output.contains("MARROWGATE") || run.output.contains("Marrowgate"))
    }

    /// Behind `--` every word is a path.
    @Test func endOfOptions() throws {
        #expect(try Program.run(["show", "--", "--json"]).status == 3)
    }
}
