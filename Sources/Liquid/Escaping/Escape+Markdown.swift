extension Escape {
    /// For a paragraph, the start of a line, a table cell, a list item, a heading, the text of a link and emphasis.
    ///
    /// CommonMark takes a backslash before any ASCII punctuation as that character. Only what could mean something is
    /// escaped, so that the text stays readable as it is; white space is one space, because a line feed would end a
    /// cell, and none at the ends, where it would part emphasis from its word.
    static func appendMarkdown(_ text: String, to output: inout [UInt8]) {
        var isStart = true
        var isNumberSoFar = true
        // White space that is written only when something follows it: where it stands, and whether it is one that holds
        // words together.
        var space: (start: Int, length: Int)?
        forEachByte(of: text) { byte, bytes, index in
            let hidden = Invisible.length(bytes, index)
            if hidden > 0 { return hidden }
            let length = Invisible.spaceLength(bytes, index)
            if length > 0 {
                if !isStart {
                    space = space == nil && Invisible.isFixedSpace(bytes, index) ? (index, length) : (index, 0)
                }
                return length
            }
            if let (start, length) = space {
                for offset in start..<start + length { output.append(bytes[offset]) }
                if length == 0 { output.append(0x20) }
                space = nil
                isNumberSoFar = false
            }
            switch byte {
            case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "["),
                UInt8(ascii: "]"), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), UInt8(ascii: "|"),
                UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "#"):
                output.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ":"):
                // A list, a rule or an underline at the start of a line; a colon makes a delimiter row.
                if isStart { output.append(UInt8(ascii: "\\")) }
            case UInt8(ascii: "."), UInt8(ascii: ")"):
                // A number at the start of a line with one of these behind it starts a list; the number may be the
                // template's.
                if isNumberSoFar { output.append(UInt8(ascii: "\\")) }
            default: break
            }
            isNumberSoFar = isNumberSoFar && byte.isDigit
            output.append(byte)
            isStart = false
            return 1
        }
    }

    /// A code span of `text`, right in a paragraph and in a table cell.
    ///
    /// Within a code span nothing can be escaped, and a bar would end a cell: the span is broken there, and the bar
    /// stands between its parts as text.
    package static func markdownCode(_ text: String) -> String {
        var visible: [UInt8] = []
        for byte in Escape.text.escaped(text).utf8 {
            if !byte.isSpace { visible.append(byte) } else if visible.last != 0x20 { visible.append(0x20) }
        }
        var result: [UInt8] = []
        for (index, part) in visible.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false).enumerated()
        {
            if index > 0 { result.append(contentsOf: "\\|".utf8) }
            guard part.contains(where: { $0 != 0x20 }), let first = part.first, let last = part.last else {
                result.append(contentsOf: part)
                continue
            }
            let fence = Array(repeating: UInt8(ascii: "`"), count: longestRun(of: UInt8(ascii: "`"), in: part) + 1)
            // A backtick or a space at an end needs a space that the span does not show.
            let isBare = first == UInt8(ascii: "`") || last == UInt8(ascii: "`") || first == 0x20 && last == 0x20
            let padding: [UInt8] = isBare ? [0x20] : []
            result += fence + padding + part + padding + fence
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func longestRun(of byte: UInt8, in text: ArraySlice<UInt8>) -> Int {
        var longest = 0
        var run = 0
        for next in text {
            run = next == byte ? run + 1 : 0
            longest = max(longest, run)
        }
        return longest
    }
}
