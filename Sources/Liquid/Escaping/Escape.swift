/// What text must look like where it lands, so that it says there what it says here and nothing more.
///
/// Chosen once, by the name of the template: a page cannot forget it.
package enum Escape: Sendable, Hashable {
    /// As it is. For text that is no page: subjects of mails, names of files.
    case none
    case html
    case markdown
    case text
    case csv
    case json

    /// `offering.md`, `chart.svg`, `page.html.liquid`.
    package init(templateNamed name: String) {
        var parts = name.split(separator: "/").last.map { $0.split(separator: ".") } ?? []
        if parts.count > 2, parts.last == "liquid" { parts.removeLast() }
        self =
            switch parts.count > 1 ? parts.last.map({ $0.lowercased() }) : nil {
            case "md", "markdown": .markdown
            case "html", "htm", "xhtml", "xml", "svg", "atom", "rss": .html
            case "txt": .text
            case "csv": .csv
            case "json": .json
            default: .none
            }
    }

    /// Appends `text` to `output`, escaped.
    package func append(_ text: String, to output: inout [UInt8]) {
        switch self {
        case .none: output.append(contentsOf: text.utf8)
        case .html: Self.appendHTML(text, to: &output)
        case .markdown: Self.appendMarkdown(text, to: &output)
        case .text: Self.appendVisible(text, to: &output)
        case .csv: Self.appendCell(text, to: &output)
        case .json: Self.appendJSON(text, to: &output)
        }
    }

    /// `text` as it must be written in this context.
    package func escaped(_ text: String) -> String {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 32)
        append(text, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// What `text` says that has been escaped for this context: the way back from `escaped`.
    func unescaped(_ text: String) -> String {
        guard self == .html || self == .markdown,
            text.utf8.contains(where: { $0 == UInt8(ascii: "&") || $0 == UInt8(ascii: "\\") })
        else { return text }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        while index < bytes.count {
            let byte = bytes[index]
            if self == .markdown, byte == UInt8(ascii: "\\"), index + 1 < bytes.count, bytes[index + 1].isPunctuation {
                result.append(bytes[index + 1])
                index += 2
            } else if byte == UInt8(ascii: "&"), let (character, length) = Self.reference(bytes[index...].prefix(8)) {
                result.append(character)
                index += length
            } else {
                result.append(byte)
                index += 1
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    /// One of the references that are written here, and its length.
    private static func reference(_ bytes: ArraySlice<UInt8>) -> (UInt8, Int)? {
        for (name, character) in [("&amp;", "&"), ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'")] {
            if bytes.starts(with: name.utf8) { return character.utf8.first.map { ($0, name.utf8.count) } }
        }
        guard bytes.starts(with: "&#".utf8) else { return nil }
        let digits = bytes.dropFirst(2).prefix { $0.isDigit }
        guard (1...3).contains(digits.count), bytes.dropFirst(2 + digits.count).first == UInt8(ascii: ";"),
            let number = UInt8(String(decoding: digits, as: UTF8.self)), number < 0x80
        else { return nil }
        return (number, digits.count + 3)
    }

    /// Appends text that is safe in this context behind what stands there: in an attribute its quotation marks and tags
    /// are text, and a mark that the template wrote before it does not join with it.
    func append(safe text: String, to output: inout [UInt8], inAttribute: Bool) {
        switch self {
        case .html where inAttribute:
            for byte in text.utf8 {
                switch byte {
                case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
                case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
                case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
                case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
                default: output.append(byte)
                }
            }
        case .markdown:
            guard let first = text.utf8.first else { return }
            let tick = UInt8(ascii: "`")
            // Backticks side by side would be one run, and end another span than theirs.
            if output.last == tick, first == tick { output.append(0x20) }
            let isWritten = Self.parts(first, from: &output)
            output.append(contentsOf: isWritten ? text.utf8.dropFirst() : text.utf8[...])
        default: output.append(contentsOf: text.utf8)
        }
    }

    /// Plain text, a letter or a log: control characters would move somebody's cursor.
    static func appendVisible(_ text: String, to output: inout [UInt8]) {
        appendRuns(of: text, plain: plainInText, to: &output) { byte, bytes, index, output in
            appendPlain(byte, bytes, index, to: &output)
        }
    }

    /// A byte that means nothing here, unless it begins what nobody sees. A form feed parts words.
    static func appendPlain(_ byte: UInt8, _ bytes: Span<UInt8>, _ index: Int, to output: inout [UInt8]) -> Int {
        let isFeed = byte == 0x0B || byte == 0x0C
        let hidden = isFeed ? 0 : Invisible.length(bytes, index)
        if hidden > 0 { return hidden }
        output.append(isFeed ? 0x20 : byte)
        return 1
    }

    private static let plainInText = ByteTable { !Invisible.mayBegin(with: $0) }

    /// Appends runs of plain bytes whole. Every other byte is handed to `take`, which says how many bytes it has dealt
    /// with.
    static func appendRuns(
        of text: String, plain: ByteTable, to output: inout [UInt8],
        _ take: (UInt8, Span<UInt8>, Int, inout [UInt8]) -> Int
    ) {
        let bytes = text.utf8Span.span
        let isPlain = plain.flags.span
        var index = 0
        while index < bytes.count {
            let start = index
            while index < bytes.count, isPlain[Int(bytes[index])] { index += 1 }
            append(bytes.extracting(start..<index), to: &output)
            if index < bytes.count { index += take(bytes[index], bytes, index, &output) }
        }
    }

    /// Appends all of `run` at once.
    static func append(_ run: Span<UInt8>, to output: inout [UInt8]) {
        guard !run.isEmpty else { return }
        output.append(addingCapacity: run.count) { added in
            for index in run.indices { added.append(run[index]) }
        }
    }
}
