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

    /// Hands every byte of `text` to `take`, which says how many bytes it has dealt with.
    static func forEachByte(of text: String, _ take: (UInt8, Span<UInt8>, Int) -> Int) {
        let bytes = text.utf8Span.span
        var index = 0
        while index < bytes.count { index += take(bytes[index], bytes, index) }
    }
}
