extension Escape {
    /// For a paragraph, the start of a line, a table cell, a list item, a heading, the text of a link and emphasis.
    ///
    /// CommonMark takes a backslash before any ASCII punctuation as that character. Only what could mean something is
    /// escaped, so that the text stays readable as it is; white space is one space, because a line feed would end a
    /// cell, and none at the ends, where it would part emphasis from its word.
    static func appendMarkdown(_ text: String, to output: inout [UInt8]) {
        var isBackslash = false
        appendLine(text, plain: plainInMarkdown, to: &output) { byte, next, place, output in
            if place == .start, parts(byte, from: &output) { return }
            isBackslash = byte == UInt8(ascii: "\\")
            switch byte {
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ":"):
                // A list, a rule or an underline at the start of a line; a colon makes a delimiter row. Before a word
                // or a figure it is none of them.
                if place == .start, !goesOn(next), output.last != UInt8(ascii: "\\") {
                    output.append(UInt8(ascii: "\\"))
                }
            case UInt8(ascii: "^"):
                // Behind the template's bracket, a footnote.
                if place == .start { output.append(UInt8(ascii: "\\")) }
            case UInt8(ascii: "."), UInt8(ascii: ")"):
                // A number at the start of a line with one of these behind it starts a list, if nothing follows at
                // once; the number may be the template's.
                if place != .within, !goesOn(next) { output.append(UInt8(ascii: "\\")) }
            default: if isMark(byte) { output.append(UInt8(ascii: "\\")) }
            }
            output.append(byte)
        }
        // Of two backslashes and the bar of a cell, the table takes the second backslash and the bar for a bar in the
        // text.
        if isBackslash, output.last == UInt8(ascii: "\\") {
            output.removeLast(2)
            appendReference(to: UInt8(ascii: "\\"), to: &output)
        }
    }

    /// Whether a word or a figure goes on behind a mark: nothing else is sure to be there when all is written.
    private static func goesOn(_ next: UInt8?) -> Bool { next.map { $0.isLetter || $0.isDigit } ?? false }

    /// What means something anywhere in a line.
    private static func isMark(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
            UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"),
            UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "#"):
            true
        default: false
        }
    }

    private static let plainInMarkdown = ByteTable { !isMark($0) && isPlainInLine($0) }

    /// Keeps the first byte of a text apart from what the template has written before it, if the two could mean
    /// something together; true when the byte has been written as well.
    static func parts(_ byte: UInt8, from output: inout [UInt8]) -> Bool {
        switch output.last {
        case UInt8(ascii: "\\"):
            // Of an odd number the last would escape our own backslash, and with it free what we escape.
            let count = output.reversed().prefix { $0 == UInt8(ascii: "\\") }.count
            if count % 2 == 1 { output.append(UInt8(ascii: "\\")) }
        case UInt8(ascii: "]"), nil:
            // The target of a link, or of a label. Nothing before it: the text may be written anywhere later.
            if byte == UInt8(ascii: "(") || byte == UInt8(ascii: ":") && output.last != nil {
                output.append(UInt8(ascii: "\\"))
            }
        case UInt8(ascii: "<") where byte < 0x80, UInt8(ascii: "&") where byte.isLetter:
            // A tag, a link that shows where it leads, the name of a character: none holds a character that is written
            // as its number.
            appendReference(to: byte, to: &output)
            return true
        default: break
        }
        return false
    }

    /// Keeps what the template writes next apart from a text that ended here.
    func part(_ next: [UInt8], from output: inout [UInt8]) {
        guard self == .markdown, let first = next.first else { return }
        let tick = UInt8(ascii: "`")
        switch output.last {
        case UInt8(ascii: "]") where first == UInt8(ascii: "(") || first == UInt8(ascii: ":"):
            output.append(UInt8(ascii: "\\"))
        case UInt8(ascii: "<"), UInt8(ascii: "&"),
            tick where first == tick:
            output.append(0x20)
        default: break
        }
    }

    /// `&#92;`
    private static func appendReference(to byte: UInt8, to output: inout [UInt8]) {
        output.append(contentsOf: "&#\(byte);".utf8)
    }

    /// A code span of `text`, right in a paragraph and in a table cell.
    ///
    /// Within a code span nothing can be escaped, and a bar would end a cell: the span is broken there, and the bar
    /// stands between its parts as text.
    package static func markdownCode(_ text: String) -> String {
        var line: [UInt8] = []
        appendLine(text, plain: plainInCode, to: &line) { byte, _, _, output in output.append(byte) }
        let fence = codeFence(around: line)
        var result: [UInt8] = []
        var start = 0
        for index in 0...line.count {
            let isEnd = index == line.count
            guard isEnd || line[index] == UInt8(ascii: "|") || fence == nil && line[index] == UInt8(ascii: "`") else {
                continue
            }
            appendCode(line[start..<index], fence ?? [UInt8(ascii: "`")], to: &result)
            if !isEnd { result += [UInt8(ascii: "\\"), line[index]] }
            start = index + 1
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static let plainInCode = ByteTable(isPlainInLine)

    private static func appendCode(_ part: ArraySlice<UInt8>, _ fence: [UInt8], to result: inout [UInt8]) {
        guard let first = part.first, let last = part.last, part.contains(where: { $0 != 0x20 }) else {
            result += part
            return
        }
        // A backtick or a space at an end needs a space that the span does not show.
        let isBare = first == UInt8(ascii: "`") || last == UInt8(ascii: "`") || first == 0x20 && last == 0x20
        let padding: [UInt8] = isBare ? [0x20] : []
        result += fence + padding + part + padding + fence
    }

    /// As few backticks as stand nowhere in `text` in a row. None when there are runs of every length that libcmark
    /// knows, which is up to 80.
    private static func codeFence(around text: [UInt8]) -> [UInt8]? {
        var isTaken = Array(repeating: false, count: 81)
        var run = 0
        for byte in text + [0] {
            if byte == UInt8(ascii: "`") {
                run += 1
            } else {
                if run < isTaken.count { isTaken[run] = true }
                run = 0
            }
        }
        isTaken[0] = true
        return isTaken.firstIndex(of: false).map { Array(repeating: UInt8(ascii: "`"), count: $0) }
    }

    // MARK: - Lines

    /// How far into a text one is: what starts a line means something only there.
    private enum Place {
        case start
        /// Behind digits, and nothing else.
        case number
        case within
    }

    private static func isPlainInLine(_ byte: UInt8) -> Bool {
        !Invisible.mayBegin(with: byte) && !Invisible.spaceMayBegin(with: byte)
    }

    /// Appends `text` as one line: the invisible is dropped, white space is one space, none at the ends. Within it
    /// runs of plain bytes are appended whole; all the others `append` writes, which is told the byte behind as well.
    private static func appendLine(
        _ text: String, plain: ByteTable, to output: inout [UInt8],
        _ append: (UInt8, UInt8?, Place, inout [UInt8]) -> Void
    ) {
        let bytes = text.utf8Span.span
        let isPlain = plain.flags.span
        var place = Place.start
        // White space that is written only when something follows it: where it stands, and whether it is one that holds
        // words together.
        var space: (start: Int, length: Int)?
        var index = 0
        while index < bytes.count {
            if place == .within, space == nil {
                let end = endOfRun(bytes, index, isPlain)
                if end > index {
                    self.append(bytes.extracting(index..<end), to: &output)
                    index = end
                    continue
                }
            }
            let byte = bytes[index]
            let length = Invisible.spaceLength(bytes, index)
            if length > 0 {
                if place != .start {
                    space = space == nil && Invisible.isFixedSpace(bytes, index) ? (index, length) : (index, 0)
                }
                index += length
                continue
            }
            let hidden = Invisible.length(bytes, index)
            if hidden > 0 {
                index += hidden
                continue
            }
            if let (start, length) = space {
                for offset in start..<start + length { output.append(bytes[offset]) }
                if length == 0 { output.append(0x20) }
                space = nil
                place = .within
            }
            append(byte, index + 1 < bytes.count ? bytes[index + 1] : nil, place, &output)
            place = place != .within && byte.isDigit ? .number : .within
            index += 1
        }
    }

    /// Where the plain bytes from `start` on end; a space between two of them is one.
    private static func endOfRun(_ bytes: Span<UInt8>, _ start: Int, _ isPlain: Span<Bool>) -> Int {
        var index = start
        while true {
            while index < bytes.count, isPlain[Int(bytes[index])] { index += 1 }
            guard index + 1 < bytes.count, bytes[index] == 0x20, isPlain[Int(bytes[index + 1])] else { return index }
            index += 2
        }
    }
}
