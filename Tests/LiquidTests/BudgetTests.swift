import Liquid
import Testing

/// No template and no data makes a page that never ends, or a crash: every limit is a message with a place.
struct BudgetTests {
    private static var small: RenderingOptions {
        var options = RenderingOptions()
        options.budget.turns = 1000
        options.budget.outputBytes = 10_000
        options.budget.valueSize = 5000
        options.budget.items = 500
        options.budget.work = 10_000_000
        options.budget.partialDepth = 10
        return options
    }

    @Test(arguments: [
        ("{% for i in (1..99999999999) %}{% endfor %}", "more than 1000 turns of loops"),
        ("{% for i in (1..900) %}{{ '0123456789012345' }}{% endfor %}", "more than 10000 bytes of output"),
        (
            "{% capture x %}{% for i in (1..900) %}0123456789012345{% endfor %}{% endcapture %}",
            "more than 10000 bytes of output"
        ),
        (
            "{% assign s = 'ab' %}{% for i in (1..99) %}{% assign s = s | append: s %}{% endfor %}",
            "a value of more than 5000 bytes"
        ),
        (
            "{% assign a = 'a,b' | split: ',' %}{% for i in (1..99) %}{% assign a = a | concat: a %}{% endfor %}",
            "an array of more than 500 items"
        ),
        ("{{ (1..99999999999) | join }}", "an array of more than 500 items"),
        ("{% include 'self' %}", "partials within partials, more than 10 deep"),
        ("{% render 'own' %}", "partials within partials, more than 10 deep"),
        ("{% layout 'around' %}", "partials within partials, more than 10 deep"),
    ])
    func limits(template: String, message: String) throws {
        let partials = ["self": "{% include 'self' %}", "own": "{% render 'own' %}", "around": "{% layout 'around' %}"]
        let messages = try render(template, partials: partials, options: Self.small)
        #expect(messages.contains(message))
        #expect(!messages.contains("\n"))
    }

    /// Deep nesting is a message, not the end of the stack.
    @Test(arguments: [
        ("{% if true %}", 100_000), ("{% for i in (1..2) %}", 100_000), ("{{ a[", 100_000),
        ("{% liquid liquid ", 50_000),
        ("{% capture x %}", 100_000), ("{% case 1 %}{% when 1 %}", 50_000), ("{{ (", 100_000),
        ("{% block b %}", 10_000),
    ])
    func depth(piece: String, count: Int) throws {
        #expect(!(try render(String(repeating: piece, count: count))).isEmpty)
    }

    @Test func deepConditions() throws {
        let condition = String(repeating: "true and ", count: 100_000) + "true"
        #expect(try render("{% if \(condition) %}x{% endif %}").hasSuffix("nested too deep"))
        #expect(throws: JSONError.self) { try Value(json: Array(String(repeating: "[", count: 100_000).utf8)) }
    }

    /// Any bytes are a template or a mistake: no crash.
    @Test func anyBytes() throws {
        var random = SeededGenerator(seed: 11)
        let pieces = [
            "{{", "}}", "{%", "%}", "-", " if ", " for i in ", "endif", "endfor", "(1..", ")", "[", "]", ".", "|", ":",
            ",",
            "'", "\"", "x", "1", "-9223372036854775808", "1.5e9", "liquid\n", "\n", "raw", "endraw", "comment",
            "endcomment", "layout 'a'", "block b", "==", "contains", "\u{E9}", "\u{0}", "slice: -99999999999, 9",
            "times: 99999999999999999999", "divided_by: 0", "round: -40", "truncate: -5", "date: '%99999Y'", "cycle ",
            "assign x = ", "capture y", "render 'a' for ", "tablerow i in (1..3) cols: -1", "limit: -1",
            "offset: continue",
        ]
        for _ in 0..<3000 {
            var bytes: [UInt8] = []
            for _ in 0..<Int.random(in: 1...40, using: &random) {
                bytes += Array((pieces.randomElement(using: &random) ?? "").utf8)
                if Int.random(in: 0..<20, using: &random) == 0 {
                    bytes.append(UInt8.random(in: 0...255, using: &random))
                }
            }
            for escape in [Escape.none, .html, .markdown, .json] {
                let source = TemplateSource(path: "fuzz", bytes: bytes)
                guard let template = try? Template(source, escape: escape) else { continue }
                _ = try? template.render(Object([(key: "x", value: .integer(.min))]), options: Self.small)
            }
        }
    }

    /// Twice the template and twice the data take twice the time: told by a factor of 10 that stays near 10.
    @Test(arguments: [
        "{{ x | default: 1 }}", "{% if x %}", "{{ '", "{% raw %}", "{% comment %}", "`{{ 1 }}", "<a href='", "{{ 1 ",
        "[x](",
        "{% assign y = 'a' %}", "{% # x %}", "{% endif %}",
    ])
    func linear(piece: String) throws {
        func seconds(_ count: Int) throws -> Duration {
            let template = String(repeating: piece, count: count)
            return try ContinuousClock().measure { _ = try render(template, escape: .markdown) }
        }
        _ = try seconds(1000)
        let small = try (0..<3).map { _ in try seconds(4000) }.min() ?? .zero
        let large = try seconds(40_000)
        #expect(large < small * 40 + .milliseconds(50))
    }
}
