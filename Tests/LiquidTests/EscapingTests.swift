import Liquid
import Testing

/// What each kind of page makes of a value: HTML, CSV, JSON and plain text. Markdown has a test of its own, with the
/// real library as its judge.
@Suite struct EscapingTests {
    // MARK: - HTML

    @Test func `html in text and in attributes`() throws {
        let page = try rendered("<a title=\"{{ x }}\" lang='{{ x }}'>{{ x }}</a>", "<b>'\"&amp;", .html)
        let text = "&lt;b&gt;&#39;&quot;&amp;amp;"
        #expect(page == "<a title=\"\(text)\" lang='\(text)'>\(text)</a>")
    }

    @Test func `html drops what nobody sees, and nothing else`() {
        #expect(Escape.html.escaped("a\0\u{1B}\u{9F}\u{202E}\u{200B}\u{FEFF}\u{E0041}b") == "ab")
        let kept = "a  b\t\r\n\u{85}\u{A0}\u{2028}\u{AD}é\u{4E2D}\u{627}\u{1F600}\u{E000}"
        #expect(Escape.html.escaped(kept) == kept)
        #expect(Escape.html.escaped("") == "")
    }

    /// Every character of ASCII on its own, first, last and in a run: tables and runs agree with the plain rule.
    @Test func `every character in every position`() {
        let entities: [Unicode.Scalar: String] = [
            "<": "&lt;", ">": "&gt;", "&": "&amp;", "\"": "&quot;", "'": "&#39;",
        ]
        for value: UInt8 in 0..<0x80 {
            let scalar = Unicode.Scalar(value)
            let isHidden = value < 0x20 && ![9, 10, 13].contains(value) || value == 0x7F
            let text = String(Character(scalar))
            // A form feed parts words.
            let plain = value == 0x0B || value == 0x0C ? " " : isHidden ? "" : text
            let html = entities[scalar] ?? plain
            for (before, after) in [("", ""), ("abc", ""), ("", "abc"), ("abc", "abc"), ("é", "é")] {
                #expect(Escape.html.escaped(before + text + after) == before + html + after)
                #expect(Escape.text.escaped(before + text + after) == before + plain + after)
            }
        }
    }

    // MARK: - Markdown

    @Test(arguments: [
        ("Smith (Jr.) 1.5%, 7:30 - a/b; \"c\" 'd' = $5", "Smith (Jr.) 1.5%, 7:30 - a/b; \"c\" 'd' = $5"),
        ("a *b* _c_", "a \\*b\\* \\_c\\_"), ("1. a", "1\\. a"), ("12) a", "12\\) a"), ("1.5", "1.5"), ("1.", "1\\."),
        ("-5", "-5"), ("--", "\\--"), ("-", "\\-"), ("=a", "=a"),
        ("a 1. b", "a 1. b"), ("- a", "\\- a"), ("a - b", "a - b"), ("a|b", "a\\|b"), ("^1", "\\^1"), ("a^1", "a^1"),
        ("  a \n\n b\t", "a b"), ("a\u{A0}b", "a\u{A0}b"), ("a \u{A0}b", "a b"), ("\u{A0}a\u{A0}", "a"), (" \n", ""),
        ("a\\", "a&#92;"), ("\\", "&#92;"), ("a\\b", "a\\\\b"), ("a\\\\", "a\\\\&#92;"), ("(a)", "\\(a)"),
    ])
    func `markdown stays readable`(text: String, escaped: String) {
        #expect(Escape.markdown.escaped(text) == escaped)
    }

    /// The template's mark and the value together would be a link, a tag, a character, or a freed escape.
    @Test(arguments: [
        ("[a]{{ x }}", "(/q)", "[a]\\(/q)"), ("a {{ x }}", "(b)", "a (b)"), ("\\{{ x }}", "<b>", "\\\\\\<b\\>"),
        ("\\\\{{ x }}", "<b>", "\\\\\\<b\\>"), ("<{{ x }}>", "http://a", "<&#104;ttp://a>"),
        ("<{{ x }}>", "/b", "<&#47;b>"), ("&{{ x }}", "lt;", "&&#108;t;"), ("& {{ x }}", "lt;", "& lt;"),
    ])
    func `markdown behind a mark of the template`(template: String, value: String, page: String) throws {
        #expect(try rendered(template, value, .markdown) == page)
    }

    @Test(arguments: [
        ("a b", "`a b`"), ("a|b", "`a`\\|`b`"), ("|", "\\|"), ("a`b", "``a`b``"), ("a``b", "`a``b`"), ("`", "`` ` ``"),
        ("*a*\n b ", "`*a* b`"), ("a\u{85}b", "`a b`"), ("a| |b", "`a`\\| \\|`b`"), ("a\\", "`a\\`"), ("", ""),
        (" ", ""),
    ])
    func `markdown code`(text: String, code: String) throws {
        #expect(Escape.markdownCode(text) == code)
        #expect(try rendered("{{ x | code }}", text, .markdown) == code)
    }

    // MARK: - CSV

    @Test(arguments: [
        ("a", "a"), ("", ""), ("a b", "a b"), ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\nb", "\"a\nb\""),
        ("a\r\nb", "\"a\r\nb\""), ("a;b", "a;b"), ("\0a\u{1B}[2J", "a[2J"),
        // Formulas.
        ("=1+1", "'=1+1"), ("+1+1", "'+1+1"), ("-a", "'-a"), ("@SUM(A1)", "'@SUM(A1)"), (" =1", "' =1"),
        ("\t=1", "'\t=1"), ("=\"a\"", "\"'=\"\"a\"\"\""), ("=a,b", "\"'=a,b\""), ("\u{200B}=1", "'=1"),
        ("\n=1", "\"'\n=1\""), ("-", "'-"), ("-1-1", "'-1-1"), ("a=1", "a=1"),
        // Numbers.
        ("-5", "-5"), ("+5", "+5"), ("-1.50", "-1.50"), ("1e5", "1e5"), ("-1.5e-3", "-1.5e-3"),
    ])
    func `csv`(text: String, cell: String) throws {
        #expect(Escape.csv.escaped(text) == cell)
        #expect(try rendered("{{ x }},{{ x }}\r\n", text, .csv) == "\(cell),\(cell)\r\n")
    }

    // MARK: - JSON

    @Test func `json comes back as it was`() throws {
        for text in Self.hostile {
            for json in [Escape.json.escaped(text), try rendered("{{ x }}", text, .json)] {
                guard case .string(let back) = try Value(json: Array(json.utf8)) else {
                    Issue.record("\(json) is no string")
                    continue
                }
                #expect(Array(back.utf8) == Array(text.utf8), "\(json)")
                // Nothing that a page, an attribute or an old script would stop at.
                #expect(!json.unicodeScalars.contains { "<>&\u{2028}\u{2029}\u{7F}".unicodeScalars.contains($0) })
                #expect(!json.utf8.contains { $0 < 0x20 })
            }
        }
    }

    @Test func `json in a template`() throws {
        let page = try rendered("{\"a\": {{ x }}, \"b\": {{ x | json }}, \"c\": {{ nil }}}", "</script>\"", .json)
        let text = "\"\\u003c/script\\u003e\\\"\""
        #expect(page == "{\"a\": \(text), \"b\": \(text), \"c\": null}")
        guard case .object(let object) = try Value(json: Array(page.utf8)) else { throw JSONIsNoObject() }
        #expect(object.keys.map(\.name) == ["a", "b", "c"])
    }

    private struct JSONIsNoObject: Error {}

    private static let hostile =
        [
            "", "a", "\"", "\\", "\\\"", "\\u0041", "</script>", "<!--", "]]>", "&lt;", "\0", "\u{1}\u{1F}\u{7F}\u{9F}",
            "\t\r\n\u{8}\u{C}", "\u{2028}\u{2029}\u{2027}\u{202A}", "é\u{4E2D}\u{1F600}\u{10FFFF}\u{FFFD}\u{FEFF}", "/",
            "e\u{301}", String(repeating: "\\\"<", count: 1_000),
        ] + (0..<0x80).map { String(Character(Unicode.Scalar(UInt8($0)))) }

    // MARK: - Text

    @Test func `text loses its controls and nothing else`() {
        #expect(Escape.text.escaped("a\u{1B}[31mb\u{7}\0\u{202E}c\u{85}\n\t<&*>") == "a[31mbc\u{85}\n\t<&*>")
        #expect(Escape.none.escaped("a\u{1B}<") == "a\u{1B}<")
    }

    // MARK: - Names

    @Test(arguments: [
        ("offering.md", Escape.markdown), ("a/b.MD", .markdown), ("a.markdown", .markdown), ("a.html", .html),
        ("a.htm", .html), ("a.xhtml", .html), ("feed.xml", .html), ("feed.atom", .html), ("feed.rss", .html),
        ("chart.svg", .html), ("page.html.liquid", .html), ("page.md.liquid", .markdown), ("a.txt", .text),
        ("a.csv", .csv), ("a.json", .json), ("a.md.json", .json), ("a.liquid", .none), ("md", .none), ("", .none),
        ("a.md/b", .none), ("a.html/", .html), ("subject", .none), ("a.exe", .none),
    ])
    func `the name of a template chooses`(name: String, escape: Escape) {
        #expect(Escape(templateNamed: name) == escape)
    }
}

/// Text that has been escaped is not escaped again, and text that has not been is, whatever way it took.
@Suite struct SafeTextTests {
    @Test(arguments: [
        // Captured text has been escaped.
        ("{% capture t %}<i>{{ x }}</i>{% endcapture %}{{ t }}", "<i>a&lt;b</i>"),
        ("{% capture t %}{{ x }}{% endcapture %}{% assign u = t %}{{ u }}", "a&lt;b"),
        ("{{ x | escape }}", "a&lt;b"), ("{{ x | escape | escape }}", "a&amp;lt;b"), ("{{ '<' | escape }}", "&lt;"),
        ("{{ '&amp;<' | escape_once }}", "&amp;&lt;"), ("{{ x | raw }}", "a<b"), ("{{ '<' }}", "&lt;"),
        // What is added to it has not.
        ("{{ x | escape | append: '<' }}", "a&lt;b&lt;"), ("{{ x | escape | prepend: '<' }}", "&lt;a&lt;b"),
        ("{{ '<i>' | raw | append: x }}", "<i>a&lt;b"), ("{{ x | append: '<' }}", "a&lt;b&lt;"),
        ("{% assign s = '<' | escape %}{{ x | append: s }}", "a&lt;b&lt;"),
        ("{% assign s = '<' | escape %}{{ s | append: s }}", "&lt;&lt;"),
        // What is changed is no longer safe.
        ("{{ x | escape | upcase }}", "A&lt;B"), ("{{ '<i>' | raw | upcase }}", "&lt;I&gt;"),
        ("{{ '<i>' | raw | replace: 'i', 'b' }}", "&lt;b&gt;"), ("{{ '<i>' | raw | slice: 0, 2 }}", "&lt;i"),
        // What only loses space at its ends stays so.
        ("{{ ' <i> ' | raw | strip }}", "<i>"),
        // Safe in one language is text in another.
        ("{{ '*<' | md }}", "\\*\\&lt;"), ("{{ x | code }}", "<code>a&lt;b</code>"),
        ("{{ x | json }}", "&quot;a\\u003cb&quot;"),
    ])
    func `in html`(template: String, page: String) throws {
        #expect(try rendered(template, "a<b", .html) == page)
    }

    @Test(arguments: [
        ("{% capture t %}*{{ x }}*{% endcapture %}{{ t }}", "*\\*a\\**"), ("{{ x | md }}", "\\*a\\*"),
        ("{{ x | md | md }}", "\\*a\\*"), ("{{ x | raw }}", "*a*"), ("{{ '<b>' | escape }}", "\\&lt;b\\&gt;"),
        ("{{ x | code }}", "`*a*`"), ("{{ x | code | append: x }}", "`*a*`\\*a\\*"),
        ("{{ x | code | upcase }}", "\\`\\*A\\*\\`"),
    ])
    func `in markdown`(template: String, page: String) throws {
        #expect(try rendered(template, "*a*", .markdown) == page)
    }
}

/// A link leads where it seems to lead, or there is no page.
@Suite struct LinkEscapingTests {
    @Test(arguments: [
        "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\njavascript:alert(1)",
        "java\tscript:alert(1)", "java\nscript:alert(1)", "\u{1}javascript:alert(1)", "javascript\0:alert(1)",
        "data:text/html,a", "vbscript:a", "file:///etc/passwd", "ftp://a", "//host/a", " //host", "/\\host", "\\\\host",
        "\\/host", "/\t/host", ":a", "a:b", "javascript&colon;a:b",
    ])
    func `refused`(target: String) throws {
        for (source, escape) in [("<a href=\"{{ x | url }}\">a</a>", Escape.html), ("[a]({{ x | url }})", .markdown)] {
            let errors = #expect(throws: TemplateErrors.self) { try rendered(source, target, escape) }
            #expect(errors?.errors.map(\.problem.reason) == [.unsafeLink(target)])
        }
    }

    @Test(arguments: [
        ("/a/b.html", "/a/b.html"), ("a/b", "a/b"), ("../a", "../a"), ("#a", "#a"), ("?a=1:2", "?a=1:2"),
        ("./a:b", "./a:b"),
        ("https://a.b/c?d=e&f=g#h", "https://a.b/c?d=e&f=g#h"), ("HTTP://a.b", "HTTP://a.b"),
        ("mailto:a@b.c", "mailto:a@b.c"), (" /a ", "/a"), ("/a b", "/a%20b"), ("/a\"b'c", "/a%22b%27c"),
        ("/a(b)[c]<d>", "/a%28b%29%5Bc%5D%3Cd%3E"), ("/a\\b", "/a%5Cb"), ("/a%20b%zz", "/a%20b%25zz"),
        ("/é", "/%C3%A9"),
        ("/a`b|c*d", "/a%60b%7Cc%2Ad"), ("", ""),
    ])
    func `accepted`(target: String, link: String) throws {
        #expect(try rendered("{{ x | url }}", target, .none) == link)
        let page = try rendered("<a href=\"{{ x | url }}\">a</a>", target, .html)
        #expect(page == "<a href=\"\(link.replacing("&", with: "&amp;"))\">a</a>")
    }

    @Test(arguments: ["<a href=\"{{ x }}\">a</a>", "<a href=\"{{ x | upcase }}\">a</a>"])
    func `a link needs its filter`(source: String) {
        #expect(throws: TemplateErrors.self) { try Template(source, escape: .html) }
        #expect(throws: TemplateErrors.self) { try Template("[a]({{ x }})", escape: .markdown) }
    }
}

private func rendered(_ source: String, _ value: String, _ escape: Escape) throws -> String {
    let page = try Template(source, escape: escape).render(Object([("x", .string(value))]))
    return String(decoding: page, as: UTF8.self)
}
