import CCMark
import Liquid
import Testing

/// Whatever a Markdown template writes comes out of libcmark-gfm as the same text, and the page around it stays what it
/// was: not a node more, less or other than with the harmless value `x`.
///
/// The library is the one that decides, so it is asked, and not a second opinion of ours about CommonMark.
@Suite struct MarkdownEscapingTests {
    @Test(arguments: Context.all)
    func `hostile values stay text`(context: Context) throws {
        var random = SeededGenerator(seed: 4_096)
        var failures = 0
        var count = 0
        let places = try context.places.map { try RenderedPlace($0) }
        while count < 10_000 {
            let text = HostileText.next(&random)
            let expected = HostileText.normalised(text)
            // Where nothing is left the value is tried too, unless the page is another without it.
            if !expected.isEmpty { count += 1 }
            for place in places where !expected.isEmpty || place.mayBeEmpty {
                let (page, found) = try place.tree(of: text)
                let wanted = place.expectation(expected)
                if found.isAlike(wanted, ignoringSpaces: expected.isEmpty) { continue }
                failures += 1
                Issue.record(
                    """
                    \(context.name): \(shown(place.source))
                    value:  \(shown(text))
                    page:   \(shown(page))
                    wanted: \(shown(wanted.text))
                    found:  \(shown(found.text))
                    """)
            }
            if failures >= 3 { return }
        }
    }

    /// The control: as it is, the same text does harm in every context. Were it not so, the test above would prove
    /// nothing.
    @Test(arguments: Context.all)
    func `raw values would do harm`(context: Context) throws {
        var controlled = 0
        for place in context.places {
            var random = SeededGenerator(seed: 4_096)
            let rendered = try RenderedPlace(place.raw)
            // In `<{{ x }}>` even `x` means something.
            guard try rendered.expectation("x") == RenderedPlace(place).expectation("x") else { continue }
            controlled += 1
            var harm = 0
            for _ in 0..<2_000 {
                let text = HostileText.next(&random)
                // What normalisation alone would change says nothing about escaping.
                guard !text.isEmpty, HostileText.normalised(text) == text else { continue }
                if try rendered.tree(of: text).tree != rendered.expectation(text) { harm += 1 }
            }
            #expect(harm >= 20, "\(context.name): \(shown(place.source))")
        }
        #expect(controlled > context.places.count / 2)
    }

    /// libcmark knows runs of up to 80 backticks. Where one of each length stands in the code there is none left to put
    /// around it, and they become text between the parts, as a bar does.
    @Test(arguments: [79, 80, 81, 200])
    func `backticks in every number`(most: Int) throws {
        let text = (1...most).map { String(repeating: "`", count: $0) }.joined(separator: " a ")
        for context in Context.all where context.name.hasPrefix("code") {
            for place in try context.places.map({ try RenderedPlace($0) }) {
                let (_, found) = try place.tree(of: text)
                #expect(found == place.expectation(text, brokenAt: most < 80 ? "|" : "|`"), "\(place.source)")
            }
        }
    }

    /// What the generator makes is what it says it makes.
    @Test func `the hostile text is varied`() {
        var random = SeededGenerator(seed: 4_096)
        let texts = (0..<10_000).map { _ in HostileText.next(&random) }
        var seen: Set<Unicode.Scalar> = []
        for text in texts { seen.formUnion(text.unicodeScalars) }
        for value: UInt8 in 0..<0x80 where !Unicode.Scalar(value).properties.isAlphabetic {
            #expect(seen.contains(Unicode.Scalar(value)), "\(value)")
        }
        #expect(Set(texts).count > 8_000)
        #expect(texts.contains { $0.unicodeScalars.count >= 1_900 })
        #expect(texts.contains { !$0.isEmpty && HostileText.normalised($0).isEmpty })
    }
}

/// A kind of place in a page, and templates that have an output there.
struct Context: CustomTestStringConvertible, Sendable {
    struct Place: Sendable {
        let source: String
        /// Without a value the rest of the block is still there.
        let mayBeEmpty: Bool
        var raw: Place {
            let text = source.replacing("{{ x | code }}", with: "`{{ x | raw }}`")
            return Place(source: text.replacing("{{ x }}", with: "{{ x | raw }}"), mayBeEmpty: mayBeEmpty)
        }
    }

    let name: String
    let places: [Place]

    var testDescription: String { name }

    /// `alone` are templates whose block is gone, or another, without a value.
    init(_ name: String, _ sources: String..., alone: [String] = []) {
        self.name = name
        places =
            sources.map { Place(source: $0, mayBeEmpty: true) } + alone.map { Place(source: $0, mayBeEmpty: false) }
    }

    static let all = [
        Context("paragraph", "a {{ x }} b\n", "a({{ x }})b\n", "a {{ x }}\n"),
        Context("start", "{{ x }} b\n", "a\n\n{{ x }}: b\n\nc\n", alone: ["{{ x }}\n", "{{ x }}\nb\n"]),
        Context(
            "continuation", "a\n{{ x }} b\n",
            alone: ["a\n{{ x }}\nb\n", "a | b\n{{ x }}\n", "a\n{{ x }}\n", "- a\n  {{ x }}\n", "> a\n{{ x }}\n"]),
        Context(
            "cell", "| a | b | c |\n|---|---|---|\n| {{ x }} | e | f |\n| g | h | i |\n",
            "| a | b | c |\n|---|---|---|\n| d | {{ x }} | f |\n| g | h | i |\n",
            "| a | b | c |\n|---|---|---|\n| d | e | {{ x }} |\n| g | h | i |\n",
            "|a|b|c|\n|-|-|-|\n|{{ x }}|{{ x }}|{{ x }}|\n|g|h|i|\n", "|{{ x }}|b|{{ x }}|\n|-|:-:|-|\n|d|e|f|\n",
            "a | b\n--|--\nc | {{ x }}\n", alone: ["a | b\n--|--\n{{ x }} | d\n", "{{ x }}|b\n--|--\nc|d\n"]),
        Context(
            "item",
            alone: [
                "- {{ x }}\n- b\n", "1. {{ x }}\n2. b\n", "- a\n  * {{ x }}\n", "-   {{ x }}\n\n    b\n",
                "+ {{ x }}\n  b\n",
            ]),
        Context(
            "heading", "# {{ x }}\n", "a\n\n### b {{ x }} ###\n\nc\n", alone: ["{{ x }}\n===\n", "{{ x }}\n---\n"]),
        Context(
            "link", "[{{ x }}](/p)\n", "a [b {{ x }} c](/p \"t\") d\n", "![{{ x }}](/p)\n",
            "- [{{ x }}][r]\n\n[r]: /p\n", "|[{{ x }}](/p)|b|\n|-|-|\n|[{{ x }}](/p)|c|\n"),
        Context(
            "emphasis", "*a {{ x }} b*\n",
            alone: [
                "*{{ x }}*\n", "a **{{ x }}** b\n", "_{{ x }}_\n", "***{{ x }}***\n", "- *{{ x }}*\n",
                "|*{{ x }}*|**{{ x }}**|\n|-|-|\n",
            ]),
        Context("quote", "> a {{ x }}\n> b\n", alone: ["> {{ x }}\n", "> a\n> {{ x }}\n", "> > {{ x }}\n> b\n"]),
        Context(
            "code", "a {{ x | code }} b\n", "a\n{{ x | code }} b\n", alone: ["{{ x | code }}\n", "- {{ x | code }}\n"]),
        Context(
            "code in a cell", "| a | b |\n|---|---|\n| {{ x | code }} | d |\n| e | {{ x | code }} |\n",
            "|{{ x | code }}|b|\n|-|-|\n|{{ x | code }}|{{ x | code }}|\n"),
        // What the template has just written could have a meaning together with the value.
        Context(
            "behind a mark",
            alone: [
                "a\\{{ x }} b\n", "[a]{{ x }} b\n", "a!{{ x }} b\n", "1{{ x }} b\n", "-{{ x }} b\n", "#{{ x }} b\n",
                "{{ x }}{{ x }} b\n", "a {{ x }}[b](/p)\n", "a {{ x }}{{ x }}\\* b\n",
                "a <{{ x }}> b\n", "a &{{ x }}; b\n", "a\\\\\\{{ x }} b\n", "[{{ x }}]{{ x }} b\n",
            ]),
    ]
}

/// A place with its template parsed and its tree with a harmless value known.
private struct RenderedPlace {
    let source: String
    let mayBeEmpty: Bool
    private let template: Template
    /// The tree with the value `x`, parted where the value stood.
    private let parts: [[UInt8]]
    private let isCode: Bool

    init(_ place: Context.Place) throws {
        source = place.source
        mayBeEmpty = place.mayBeEmpty
        template = try Template(source, escape: .markdown)
        isCode = source.contains("| code")
        let page = try template.render(Object([("x", .string("x"))]))
        let tree = Tree(page)
        let token = isCode ? Tree.code(Array("x".utf8)) : Array("x".utf8)
        var parts: [[UInt8]] = [[]]
        var index = 0
        while index < tree.bytes.count {
            if tree.bytes[index...].starts(with: token) {
                parts.append([])
                index += token.count
            } else {
                parts[parts.count - 1].append(tree.bytes[index])
                index += 1
            }
        }
        self.parts = parts
        let outputs = source.split(separator: "{{ x", omittingEmptySubsequences: false).count
        try #require(parts.count == outputs, "\(source): \(tree.text)")
    }

    func tree(of text: String) throws -> (page: String, tree: Tree) {
        let page = try template.render(Object([("x", .string(text))]))
        return (String(decoding: page, as: UTF8.self), Tree(page))
    }

    /// The harmless tree with `value` in the place of `x`.
    func expectation(_ value: String, brokenAt separators: String = "|") -> Tree {
        var text = Array(value.utf8)
        if isCode {
            let whole = text
            let pieces = whole.split(omittingEmptySubsequences: false) { separators.utf8.contains($0) }
            text = []
            for piece in pieces {
                if piece.startIndex > 0 { text.append(whole[piece.startIndex - 1]) }
                // A span of nothing but spaces is no span.
                text += piece.allSatisfy { $0 == 0x20 } ? Array(piece) : Tree.code(Array(piece))
            }
        }
        return Tree(bytes: Array(parts.joined(separator: text)))
    }
}

/// What libcmark-gfm makes of a page, flat: text as it is, and every other node as a line with its type and what it is
/// about, an indented one where it ends. Neighbouring texts are one.
private struct Tree: Equatable {
    private(set) var bytes: [UInt8] = []

    var text: String { String(decoding: bytes, as: UTF8.self) }

    init(bytes: [UInt8]) { self.bytes = bytes }

    init(_ page: [UInt8]) {
        cmark_gfm_core_extensions_ensure_registered()
        let parser = unsafe cmark_parser_new(CMARK_OPT_DEFAULT | CMARK_OPT_VALIDATE_UTF8)
        unsafe cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        unsafe page.withUnsafeBytes {
            unsafe cmark_parser_feed(parser, $0.bindMemory(to: CChar.self).baseAddress, page.count)
        }
        let document = unsafe cmark_parser_finish(parser)
        let iterator = unsafe cmark_iter_new(document)
        defer {
            unsafe cmark_iter_free(iterator)
            unsafe cmark_node_free(document)
            unsafe cmark_parser_free(parser)
        }
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            let node = unsafe cmark_iter_get_node(iterator)
            let kind = unsafe String(cString: cmark_node_get_type_string(node))
            if kind == "text" {
                bytes += unsafe String(cString: cmark_node_get_literal(node)).utf8
            } else if kind == "code" {
                bytes += Self.code(Array(unsafe String(cString: cmark_node_get_literal(node)).utf8))
            } else if event == CMARK_EVENT_ENTER {
                var words = kind
                switch kind {
                case "heading": words += unsafe " \(cmark_node_get_heading_level(node))"
                case "list":
                    words += unsafe " \(cmark_node_get_list_type(node).rawValue) \(cmark_node_get_list_start(node))"
                    words += unsafe cmark_node_get_list_tight(node) == 0 ? " loose" : " tight"
                case "link", "image":
                    words += unsafe " " + String(cString: cmark_node_get_url(node))
                    words += unsafe " " + String(cString: cmark_node_get_title(node))
                case "html_block", "html_inline", "code_block":
                    words += unsafe " " + String(cString: cmark_node_get_literal(node))
                default: break
                }
                bytes += "\u{1}\(words)\u{2}".utf8
            } else {
                bytes += "\u{1}/\(kind)\u{2}".utf8
            }
        }
    }

    static func code(_ text: [UInt8]) -> [UInt8] { Array("\u{1}code\u{2}".utf8) + text + Array("\u{1}/code\u{2}".utf8) }

    /// Without a value the spaces around it come together, and at the ends of a block they vanish.
    func isAlike(_ other: Tree, ignoringSpaces: Bool) -> Bool {
        ignoringSpaces ? bytes.filter { $0 != 0x20 } == other.bytes.filter { $0 != 0x20 } : self == other
    }
}

/// Text of everything that means something in Markdown, HTML or Liquid, to a terminal or to a browser.
private enum HostileText {
    private static let marks = (0x21...0x7E).compactMap(Unicode.Scalar.init(_:)).filter { !$0.properties.isAlphabetic }
        .map { String(Character($0)) }

    private static let pieces = [
        "](", "](/q)", "![", "[a](/q)", "[r]", "[^1]", "[x]:", "[x]: /q", "<!--", "-->", "<b>", "</td>",
        "<a href=\"/q\">", "<http://x.y>", "<?a?>", "<![CDATA[", "&amp;", "&#42;", "&#x2a;", "&lt", "&nbsp;",
        "http://x.y", "www.a.b", "a@b.c", "javascript:", "1. ", "1)", "12.", "0)", "- ", "+ ", "* ", "- - -", "# ",
        "###", "> ", "===", "---", "***", "___", ":--", ":-:", "--|--", "|", "||", "\\|", "\\", "\\\\", "\\*", "`",
        "``", "```", "````a", "~~~", "~~", "**", "__", "*a*", "_a_", "`a`", "$", "$$", "{{", "}}", "{%", "%}",
        "{{ x }}", "\"", "'", "\n", "\n\n", "\r\n", "\r", "\t", "    ", "  \n", "\\\n",
    ]

    private static let words = [
        "a", "word", "Smith", "7", "12", "2024", "1,234.5", "é", "\u{4E2D}\u{6587}", "\u{3042}", "\u{FF0A}", "\u{300A}",
        "\u{1F468}\u{200D}\u{1F469}\u{200D}\u{1F467}", "\u{1F600}", "e\u{301}", "\u{301}", "\u{645}\u{631}",
        "\u{5E9}\u{5DC}", "\u{2014}", "\u{201C}", "\u{20AC}", "\u{E000}", "\u{F8FF}", "\u{10FFFD}", "\u{FFFD}",
        "\u{FFFE}", "\u{AD}",
    ]

    private static let spaces = [
        " ", " ", " ", "\u{A0}", "\u{A0}", "\u{202F}", "\u{2009}", "\u{2003}", "\u{2028}", "\u{2029}", "\u{85}",
        "\u{1680}", "\u{205F}", "\u{3000}",
    ]

    private static let hidden =
        (Array(0...0x1F) + Array(0x7F...0x9F) + Array(0x200B...0x200F) + Array(0x202A...0x202E) + Array(0x2060...0x206F)
        + [0x61C, 0xFEFF, 0xFFF9, 0xFFFA, 0xFFFB, 0xE0001, 0xE0041, 0xE007F])
        .compactMap { Unicode.Scalar(UInt32($0)).map { String(Character($0)) } }

    static func next(_ random: inout SeededGenerator) -> String {
        var text = ""
        for _ in 0..<Int.random(in: 1...9, using: &random) {
            let kind =
                switch Int.random(in: 0..<100, using: &random) {
                case 0..<35: marks
                case 35..<65: pieces
                case 65..<80: words
                case 80..<93: spaces
                default: hidden
                }
            let piece = kind.randomElement(using: &random) ?? ""
            // Mostly short, so that a failure is short, and now and then very long.
            switch Int.random(in: 0..<1_000, using: &random) {
            case 0..<2:
                text += String(repeating: piece.first ?? "*", count: Int.random(in: 50...2_000, using: &random))
            case 2..<60: text += String(repeating: piece, count: Int.random(in: 2...5, using: &random))
            default: text += piece
            }
        }
        return text
    }

    /// What may be lost and nothing else: the invisible is dropped, white space is one space and none at the ends, and
    /// a space that holds words together stays if it is alone.
    static func normalised(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        var space: Unicode.Scalar?
        for scalar in text.unicodeScalars where !isHidden(scalar) {
            if isSpace(scalar) {
                space = space == nil && (scalar == "\u{A0}" || scalar == "\u{202F}") ? scalar : " "
            } else {
                if let space, !result.isEmpty { result.append(space) }
                space = nil
                result.append(scalar)
            }
        }
        return String(result)
    }

    private static func isSpace(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isWhitespace
    }

    private static func isHidden(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x09...0x0D, 0x85: false
        case 0x61C, 0x200B...0x200F, 0x202A...0x202E, 0x2060...0x206F, 0xFEFF, 0xFFF9...0xFFFB, 0xE0000...0xE007F:
            true
        default: scalar.properties.generalCategory == .control
        }
    }
}

/// A text in one line, every character that is not ASCII as its number.
private func shown(_ text: String) -> String {
    let scalars = text.unicodeScalars
    let head = scalars.prefix(400).map { $0.escaped(asASCII: true) }.joined()
    return scalars.count > 400 ? "\(head)… (\(scalars.count) characters)" : head
}
