extension Escape {
    /// A cell of comma-separated values (RFC 4180): quoted when it must be, and harmless to a spreadsheet, which takes
    /// what begins with `=`, `+`, `-` or `@` for a formula. A number may begin with its sign.
    static func appendCell(_ text: String, to output: inout [UInt8]) {
        var cell: [UInt8] = []
        appendVisible(text, to: &cell)
        if startsFormula(cell), Decimal(parsing: cell) == nil {
            cell.insert(UInt8(ascii: "'"), at: 0)
        }
        let isQuoted = cell.contains { $0 == UInt8(ascii: ",") || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D }
        if isQuoted { output.append(UInt8(ascii: "\"")) }
        for byte in cell {
            if byte == UInt8(ascii: "\"") { output.append(byte) }
            output.append(byte)
        }
        if isQuoted { output.append(UInt8(ascii: "\"")) }
    }

    /// Whether a spreadsheet takes a cell for a formula: by its first character behind white space of any kind, in its
    /// wide form too.
    private static func startsFormula(_ cell: [UInt8]) -> Bool {
        let bytes = cell.span
        var index = 0
        while index < bytes.count {
            let space = Invisible.spaceLength(bytes, index)
            if space == 0 { break }
            index += space
        }
        guard index < bytes.count else { return false }
        if "=+-@".utf8.contains(bytes[index]) { return true }
        // U+FF0B, U+FF0D, U+FF1D, U+FF20
        let wide = index + 2 < bytes.count && bytes[index] == 0xEF && bytes[index + 1] == 0xBC
        return wide && [0x8B, 0x8D, 0x9D, 0xA0].contains(bytes[index + 2])
    }

    /// A JSON string with its quotation marks. `<`, `>` and `&` are written as numbers, so that the same JSON may stand
    /// within a page.
    static func appendJSON(_ text: String, to output: inout [UInt8]) {
        output.append(UInt8(ascii: "\""))
        appendRuns(of: text, plain: plainInJSON, to: &output) { byte, bytes, index, output in
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                output.append(UInt8(ascii: "\\"))
                output.append(byte)
            case 0x0A: output.append(contentsOf: "\\n".utf8)
            case 0x0D: output.append(contentsOf: "\\r".utf8)
            case 0x09: output.append(contentsOf: "\\t".utf8)
            case 0..<0x20, UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"), 0x7F:
                let digits = String(byte, radix: 16)
                output.append(contentsOf: "\\u00".utf8)
                if digits.utf8.count == 1 { output.append(UInt8(ascii: "0")) }
                output.append(contentsOf: digits.utf8)
            case 0xE2 where bytes[index + 1] == 0x80 && (bytes[index + 2] == 0xA8 || bytes[index + 2] == 0xA9):
                // Line ends in a script.
                output.append(contentsOf: bytes[index + 2] == 0xA8 ? "\\u2028".utf8 : "\\u2029".utf8)
                return 3
            default: output.append(byte)
            }
            return 1
        }
        output.append(UInt8(ascii: "\""))
    }

    private static let plainInJSON = ByteTable {
        $0 >= 0x20 && $0 != 0x7F && $0 != 0xE2 && !"\"\\<>&".utf8.contains($0)
    }
}
