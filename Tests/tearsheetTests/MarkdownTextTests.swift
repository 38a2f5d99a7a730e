import CCMark
import Testing

/// Hostile words in a filing come out of `show --markdown` and libcmark-gfm as the same words, and change nothing
/// around them: not the number of cells, rows, list items or headings.
struct MarkdownTextTests {
    private static let rows = 2_000

    /// Words made of everything that means something in Markdown or HTML.
    private static func hostileText(_ random: inout SeededGenerator) -> String {
        let pieces = [
            "*", "**", "_", "__", "`", "``", "[", "]", "](x)", "![", "<b>", "</td>", "<!--", "-->", "&amp;", "&lt;",
            "|", "\\",
            "\\|", "~~", "#", "# ", "- ", "+ ", "1. ", "2) ", "> ", "===", "---", ":--", "http://x.y", "a@b.c", "{{x}}",
            "$", "é",
            "\u{4E2D}", "javascript:", "word", "Smith", "12", ".", ")", "(", "!", "\"", "'", ":", "=", "~", " ", " ",
            "\t",
        ]
        return (0..<Int.random(in: 1...9, using: &random)).map { _ in pieces.randomElement(using: &random) ?? "" }
            .joined()
    }

    private static func xmlEscaped(_ text: String) -> String {
        text.map { $0 == "<" ? "&lt;" : $0 == "&" ? "&amp;" : String($0) }.joined()
    }

    private static func collapsed(_ text: String) -> String { text.split { $0.isWhitespace }.joined(separator: " ") }

    @Test func hostileWordsStayWords() throws {
        var random = SeededGenerator(seed: 7)
        let titles = (0..<Self.rows).map { _ in "x" + Self.hostileText(&random) }
        let notes = (0..<900).map { _ in Self.hostileText(&random) + "y" }
        var xml = "<ownershipDocument><documentType>4</documentType><issuer><issuerCik>1</issuerCik><issuerName>"
        xml += "# *I*|&lt;b></issuerName></issuer><nonDerivativeTable>"
        for title in titles {
            xml += "<nonDerivativeHolding><securityTitle><value>\(Self.xmlEscaped(title))</value></securityTitle>"
            xml += "<ownershipNature><directOrIndirectOwnership><value>D</value></directOrIndirectOwnership>"
            xml += "</ownershipNature></nonDerivativeHolding>"
        }
        xml += "</nonDerivativeTable><footnotes>"
        for (index, note) in notes.enumerated() {
            xml += "<footnote id=\"F\(index)\">\(Self.xmlEscaped(note))</footnote>"
        }
        xml += "</footnotes></ownershipDocument>"

        let run = try Program.run(["show", "--markdown", "-q", "-"], input: Array(xml.utf8))
        let page = MarkdownPage(run.output)
        #expect(page.tables == 1)
        #expect(page.cells.count == (Self.rows + 1) * 3, "date, security and held, with a heading")
        #expect(page.headings.first == "Form 4 · Statement of changes in beneficial ownership of securities")
        for (index, title) in titles.enumerated() where (index + 1) * 3 + 1 < page.cells.count {
            #expect(page.cells[(index + 1) * 3 + 1] == Self.collapsed(title))
        }
        #expect(page.items.count == notes.count)
        for (index, note) in notes.enumerated() where index < page.items.count {
            #expect(page.items[index] == "(\(index)) " + Self.collapsed(note))
        }
        #expect(page.paragraphs.contains("# *I*|<b> · CIK 0000000001"))
    }

    /// The control: without escaping, the same words do harm. Were this to pass, the test above would prove nothing.
    @Test func unescapedWordsWouldBreakThePage() {
        let page = MarkdownPage("- *a*\n- # b\n\n| x |\n|---|\n| a | b |\n")
        #expect(page.items.first == "a")
        #expect(page.headings == ["b"])
    }
}

/// What libcmark-gfm makes of a page: the plain text of its parts.
private struct MarkdownPage {
    private(set) var headings: [String] = []
    private(set) var paragraphs: [String] = []
    private(set) var items: [String] = []
    private(set) var cells: [String] = []
    private(set) var tables = 0

    init(_ text: String) {
        cmark_gfm_core_extensions_ensure_registered()
        let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
        unsafe cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        let bytes = Array(text.utf8)
        unsafe bytes.withUnsafeBytes {
            unsafe cmark_parser_feed(parser, $0.bindMemory(to: CChar.self).baseAddress, bytes.count)
        }
        let document = unsafe cmark_parser_finish(parser)
        defer {
            unsafe cmark_node_free(document)
            unsafe cmark_parser_free(parser)
        }
        let iterator = unsafe cmark_iter_new(document)
        defer { unsafe cmark_iter_free(iterator) }
        var words = ""
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            let node = unsafe cmark_iter_get_node(iterator)
            let kind = unsafe String(cString: cmark_node_get_type_string(node))
            if event == CMARK_EVENT_ENTER {
                switch kind {
                case "heading", "paragraph", "table_cell", "item": words = ""
                case "table": tables += 1
                case "text", "code": words += unsafe String(cString: cmark_node_get_literal(node))
                case "softbreak", "linebreak": words += " "
                case "html_inline", "html_block", "link", "image", "strikethrough": words += "[\(kind)]"
                default: break
                }
            } else {
                switch kind {
                case "heading": headings.append(words)
                case "item": items.append(words)
                case "table_cell": cells.append(words)
                case "paragraph": paragraphs.append(words)
                default: break
                }
            }
        }
    }
}

/// The same random numbers in every run.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}
