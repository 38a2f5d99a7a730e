/// Writes the HTML of one text, element by element.
struct HTMLWriter {
    var output: [UInt8] = []
    private let fragments: [String: [UInt8]]
    /// Where the lines of the text begin, for problems.
    private let lines: (Int) -> Int
    var headings = Headings()
    var table = TableState()
    /// Within so many images, whose text is an alternative and has no elements.
    var images = 0

    /// A definition that is used again and again makes much of little.
    static let most = 64 << 20

    init(fragments: [String: [UInt8]], offsetOfLine lines: @escaping (Int) -> Int) {
        self.fragments = fragments
        self.lines = lines
    }

    mutating func write(_ element: Element, isEnd: Bool) throws(MarkdownProblem) {
        if output.count > Self.most { throw MarkdownProblem(.largePage(limit: Self.most), at: 0) }
        if images > 0 { return writeAlternative(element, isEnd: isEnd) }
        switch element {
        case .document: break
        case .quote: append(isEnd ? "</blockquote>\n" : "<blockquote>\n")
        case .list(let isOrdered, let start): writeList(isOrdered, start, isEnd)
        case .item: append(isEnd ? "</li>\n" : "<li>")
        case .codeBlock(let text):
            append("<pre><code>")
            escape(text)
            append("</code></pre>\n")
        case .paragraph(let isTight): if !isTight { append(isEnd ? "</p>\n" : "<p>") }
        case .heading(let level): writeHeading(level, isEnd)
        case .rule: append("<hr>\n")
        case .table(let alignments): writeTable(alignments, isEnd)
        case .row(let isHeader): writeRow(isHeader, isEnd)
        case .cell: writeCell(isEnd)
        case .html(let text, let line): try writeFragment(text, line)
        case .text(let text):
            headings.words += text
            escape(text)
        case .softBreak:
            headings.words += " "
            append("\n")
        case .lineBreak: append("<br>\n")
        case .code(let text):
            headings.words += text
            append("<code>")
            escape(text)
            append("</code>")
        case .emphasis: append(isEnd ? "</em>" : "<em>")
        case .strong: writeStrong(isEnd)
        case .link(let target, let title): writeLink(target, title, isEnd)
        case .image(let target, let title): writeImage(target, title)
        }
    }

    private mutating func writeList(_ isOrdered: Bool, _ start: Int, _ isEnd: Bool) {
        if isEnd { return append(isOrdered ? "</ol>\n" : "</ul>\n") }
        if isOrdered, start != 1 {
            append("<ol start=\"")
            output.append(contentsOf: String(start).utf8)
            append("\">\n")
        } else {
            append(isOrdered ? "<ol>\n" : "<ul>\n")
        }
    }

    /// `<!-- insert: name -->` is the place of a fragment. Other comments are the author's own, and other HTML would be
    /// lost.
    private mutating func writeFragment(_ text: String, _ line: Int) throws(MarkdownProblem) {
        let bytes = text.utf8.drop { $0.isSpace }.trimmed
        guard bytes.starts(with: "<!--".utf8), bytes.count >= 7, bytes.suffix(3).elementsEqual("-->".utf8) else {
            throw MarkdownProblem(.markup, at: lines(line))
        }
        let inner = bytes.dropFirst(4).dropLast(3).drop { $0.isSpace }.trimmed
        guard inner.starts(with: "insert:".utf8) else { return }
        let name = String(Substring(inner.dropFirst(7).drop { $0.isSpace }))
        guard let fragment = fragments[name] else { throw MarkdownProblem(.unknownFragment(name), at: lines(line)) }
        output += fragment
        append("\n")
    }

    // MARK: - Text

    mutating func append(_ text: String) { output.append(contentsOf: text.utf8) }

    /// For text and for attributes in double quotation marks.
    mutating func escape(_ text: String) {
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "&"): append("&amp;")
            case UInt8(ascii: "<"): append("&lt;")
            case UInt8(ascii: ">"): append("&gt;")
            case UInt8(ascii: "\""): append("&quot;")
            default: output.append(byte)
            }
        }
    }
}

extension UInt8 {
    var isSpace: Bool { self == 0x20 || self &- 0x09 < 5 }
}

extension Substring.UTF8View {
    /// Without the white space at its end.
    var trimmed: Substring.UTF8View {
        var rest = self
        while let last = rest.last, last.isSpace { rest = rest.dropLast() }
        return rest
    }
}
