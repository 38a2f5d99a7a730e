import Markdown
import Testing

private func html(_ text: String, _ fragments: [String: String] = [:]) throws -> String {
    String(
        decoding: try Markdown.html(of: Array(text.utf8), fragments: fragments.mapValues { Array($0.utf8) }),
        as: UTF8.self)
}

/// Markdown as HTML that browsers, screen readers and validators like.
struct MarkdownTests {
    @Test(arguments: [
        ("a *b* **c** `d`", "<p>a <em>b</em> <strong>c</strong> <code>d</code></p>\n"),
        ("a & b < \"c\"", "<p>a &amp; b &lt; &quot;c&quot;</p>\n"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>\n"),
        ("- a\n\n- b", "<ul>\n<li><p>a</p>\n</li>\n<li><p>b</p>\n</li>\n</ul>\n"),
        ("3. a\n4. b", "<ol start=\"3\">\n<li>a</li>\n<li>b</li>\n</ol>\n"),
        ("> a", "<blockquote>\n<p>a</p>\n</blockquote>\n"),
        ("```swift\na < b\n```", "<pre><code>a &lt; b\n</code></pre>\n"),
        ("a\\\nb", "<p>a<br>\nb</p>\n"), ("---", "<hr>\n"), ("<!-- note -->\n\na", "<p>a</p>\n"),
    ])
    func elements(text: String, page: String) throws { #expect(try html(text) == page) }

    /// Every heading can be linked to, and no two of them at once.
    @Test func headings() throws {
        let page = try html("# Use of *proceeds*\n## Q&A: what's new?\n## 2025\n## Q&A: what's new?\n## ***\n")
        #expect(
            page == """
                <h1 id="use-of-proceeds">Use of <em>proceeds</em></h1>
                <h2 id="q-a-whats-new">Q&amp;A: what's new?</h2>
                <h2 id="2025">2025</h2>
                <h2 id="q-a-whats-new-2">Q&amp;A: what's new?</h2>
                <h2 id="section">***</h2>

                """)
    }

    /// Scopes, classes instead of obsolete attributes, a strong first cell as the head of its row, and a name for the
    /// part that scrolls.
    @Test func tables() throws {
        let page = try html(
            "## Offerings\n\n| | Security | Price |\n|---|:-:|--:|\n| **2025** | Common | 14.06 |\n| *x* **y** | b | |\n"
        )
        #expect(
            page == """
                <h2 id="offerings">Offerings</h2>
                <div class="scroll" role="region" tabindex="0" aria-label="Offerings">
                <table>
                <thead>
                <tr><td></td><th scope="col" class="c">Security</th><th scope="col" class="n">Price</th></tr>
                </thead>
                <tbody>
                <tr><th scope="row">2025</th><td class="c">Common</td><td class="n">14.06</td></tr>
                <tr><td><em>x</em> <strong>y</strong></td><td class="c">b</td><td class="n"></td></tr>
                </tbody>
                </table>
                </div>

                """)
    }

    @Test(arguments: [
        ("[a](../b.html#c)", "<p><a href=\"../b.html#c\">a</a></p>\n"),
        (
            "[a](https://www.sec.gov/x?a=1&b=2 \"t\")",
            "<p><a href=\"https://www.sec.gov/x?a=1&amp;b=2\" title=\"t\" rel=\"noopener noreferrer\">a</a></p>\n"
        ),
        ("[a](mailto:ir@example.com)", "<p><a href=\"mailto:ir@example.com\">a</a></p>\n"),
        ("[a](javascript:alert(1)) [b](DATA:x) [c](//host) [d](vbscript:x)", "<p>a b c d</p>\n"),
        ("[a](<b c\"'é>)", "<p><a href=\"b%20c%22%27%C3%A9\">a</a></p>\n"),
        ("![a *b* `c`](d.png \"e\")", "<p><img src=\"d.png\" title=\"e\" alt=\"a b c\"></p>\n"),
        ("![a](javascript:x)", "<p><img src=\"\" alt=\"a\"></p>\n"),
    ])
    func links(text: String, page: String) throws { #expect(try html(text) == page) }

    /// What the program makes itself stands where the text says; other HTML is an error, for it would be lost.
    @Test func fragments() throws {
        #expect(try html("a\n\n<!-- insert: chart -->\n\nb", ["chart": "<svg/>"]) == "<p>a</p>\n<svg/>\n<p>b</p>\n")
        for (text, offset, message) in [
            ("a\n\n<!-- insert: chart -->", 3, "there is no fragment 'chart'"),
            ("a\n\n<div>b</div>", 3, "HTML within Markdown is not shown"),
            ("a <b>c</b>", 0, "HTML within Markdown is not shown"),
        ] {
            do {
                _ = try html(text)
                Issue.record("\(text) became a page")
            } catch let problem as MarkdownProblem {
                #expect(problem.message == message)
                #expect(problem.offset == offset)
            }
        }
    }
}

/// Inputs on which the library takes minutes or gigabytes are refused before it sees them, and what is not refused is quick.
struct MarkdownLimitTests {
    @Test(arguments: [
        ("x|x\n-|-|-\n", 10_000), ("![[]()", 40_000), ("- ", 10_000), ("> ", 10_000), ("*a **a ", 100_000),
        ("_", 60_000),
        ("`a", 60_000), ("<a ", 60_000), ("[a](", 60_000), ("[a]: b\n", 100_000), ("&#", 60_000), ("1. ", 10_000),
        ("  - a\n", 100_000), ("|", 100_000), ("|a", 60_000), ("a|", 60_000), ("\\", 60_000), ("a\n", 500_000),
        ("~", 60_000),
        ("[", 60_000), ("]", 60_000), ("# a\n", 100_000), ("```\n", 50_000), ("<!--", 15_000), ("a\n===\n", 50_000),
        ("- a\n\n", 100_000), ("*", 60_000), ("**a** ", 10_000), ("&amp;", 13_000), (" \n- \n", 50_000),
        ("![a](b) ", 8000),
        ("|a|b|\n|-|-|\n", 1000), ("<a@b.c>", 9000), ("[a][b] ", 9000),
    ])
    func hostile(piece: String, count: Int) {
        let text = Array(String(repeating: piece, count: count).utf8)
        let time = ContinuousClock().measure { _ = try? Markdown.html(of: text) }
        #expect(time < .seconds(1), "\(piece.debugDescription) × \(count)")
    }

    @Test func wideTable() {
        let row = String(repeating: "|a", count: 2000) + "|\n"
        let text = row + String(repeating: "|-", count: 2000) + "|\n" + String(repeating: "|x|\n", count: 2000)
        #expect(throws: MarkdownProblem.self) { try html(text) }
    }

    /// A page of a report is far from every limit.
    @Test func largeReport() throws {
        let head = "| Date | Insider | Shares | Price | Held |\n|---|---|--:|--:|--:|\n"
        let row = "| **2025-03-05** | [A \\*B\\* \\[C\\]](../x.html) | [1,000](#a) | [14.06](#b) | [2,000](#c) |\n"
        let page = try html(head + String(repeating: row, count: 20_000))
        #expect(page.utf8.count > 4_000_000)
    }
}
