import Testing

/// `tearsheet render`: what a template author sees, on the facts of a bundled filing.
struct RenderTests {
    private static let filing = "Tests/Samples/corvane-networks/0000912057-99-004417.txt"
    private static let templates = "Tests/tearsheetTests/Templates/"

    private func render(_ words: [String]) throws -> Program {
        let facts = try Program.run(["show", "--json", Self.filing])
        return try Program.run(["render", "--data", "-"] + words, input: Array(facts.output.utf8))
    }

    @Test(arguments: ["offering.md", "page.html"])
    func pages(template: String) throws {
        let run = try render([Self.templates + template])
        try Golden.expect(run.output, "render-" + template)
        #expect(run.messages.isEmpty)
        #expect(run.status == 0)
    }

    /// Every mistake with its place, and no half of a page.
    @Test(arguments: ["mistakes.html", "unknown.html"])
    func mistakes(template: String) throws {
        let run = try render([Self.templates + template])
        try Golden.expect(run.messages, "render-" + template + ".txt")
        #expect(run.output.isEmpty)
        #expect(run.status == 1)
        #expect(try render(["-q", Self.templates + template]).messages.isEmpty)
        let first = try render(["--log-format", "json", Self.templates + template]).messages.split(separator: "\n")[0]
        #expect(
            first.hasPrefix("{\"path\":\"\(Self.templates)\(template)\",\"severity\":\"error\",\"code\":\"template\""))
    }

    @Test func lenient() throws {
        let run = try render(["--lenient", "--escape", "none", Self.templates + "unknown.html"])
        #expect(run.status == 1, "a missing partial is missing for everybody")
        let plain = try Program.run(
            ["render", "--lenient", "-"], input: Array("a{{ b.c }}{{ 'now' | date: '%Y' | size }}".utf8))
        #expect(plain.output == "a4")
    }

    /// What cannot be read is told apart from what is wrong.
    @Test func data() throws {
        #expect(try Program.run(["render", "no/such/template.md"]).status == 3)
        #expect(try Program.run(["render", Self.templates + "row.md", "--data", "no/such/file"]).status == 3)
        let run = try Program.run(["render", Self.templates + "row.md", "--data", "-"], input: Array("{\"a\": }".utf8))
        #expect(run.messages == "-:1:7: error: this is no JSON\n  {\"a\": }\n        ^\n")
        #expect(run.status == 1)
        let list = try Program.run(["render", Self.templates + "row.md", "--data", "-"], input: Array("[]".utf8))
        #expect(list.messages.hasPrefix("-:1:1: error: the data for a template is a JSON object\n"))
    }
}
