/// A figure as a cell of a table prints it: `$`, thousands, a loss in parentheses, the mark of a note behind it.
///
/// Tables write nothing as `—`, `--`, `-0-` or "None"; that is 0. An empty cell or words are no figure.
struct CellFigure: Sendable {
    var amount: Amount
    /// Where it stands in the document's text, its sign of currency left out.
    var range: Range<Int>
    var isPercent = false
    /// Printed as a dash or a word rather than in digits.
    var isDash = false

    /// No number in a prospectus takes more room than this.
    private static let longest = 40

    init?(in document: Document, _ cell: Range<Int>) {
        let text = document.text
        let cell = text.trimmed(cell)
        guard !cell.isEmpty, cell.count <= Self.longest else { return nil }
        var start = cell.lowerBound
        // `US$`, `C$`, `€` and the white space that parted the sign from its figure.
        if let sign = text[cell].lastIndex(of: UInt8(ascii: "$")), sign - start <= 4,
            !text[start..<sign].contains(where: { $0.isDigit })
        {
            let opens = text[start] == UInt8(ascii: "(")
            start = opens ? start : sign + 1
        } else if text[start] == 0xE2, start + 2 < cell.upperBound, text[start + 1] == 0x82 {
            start += 3
        } else if text[start] == 0xC2, start + 1 < cell.upperBound {
            start += 2
        }
        let words = text.trimmed(start..<cell.upperBound)
        if Self.isNothing(text[words]) {
            self.init(amount: .zero, range: words, isDash: true)
            return
        }
        var digits: [UInt8] = []
        var index = words.lowerBound
        var isNegative = false
        while index < words.upperBound, let sign = Self.sign(text, at: index) {
            isNegative = isNegative || sign.isNegative
            index += sign.count
        }
        let first = index
        while index < words.upperBound, Self.isPart(text, at: index, before: words.upperBound) {
            digits.append(text[index])
            index += 1
        }
        let end = index
        guard !digits.isEmpty, digits.contains(where: { $0.isDigit }), let value = Amount(parsing: digits.span) else {
            return nil
        }
        var isPercent = false
        guard Self.endsFigure(text[index..<words.upperBound], isPercent: &isPercent) else { return nil }
        // `(1)` in a cell of its own is the mark of a note.
        if isNegative, digits.count <= 2, !digits.contains(UInt8(ascii: ".")), start == cell.lowerBound { return nil }
        // The parenthesis is part of what says it.
        self.init(
            amount: isNegative ? -value : value, range: (isNegative ? words.lowerBound : first)..<end,
            isPercent: isPercent)
    }

    private init(amount: Amount, range: Range<Int>, isPercent: Bool = false, isDash: Bool = false) {
        self.amount = amount
        self.range = range
        self.isPercent = isPercent
        self.isDash = isDash
    }

    /// What may stand before the digits: an opening parenthesis or a minus makes the figure a loss.
    private static func sign(_ text: [UInt8], at index: Int) -> (count: Int, isNegative: Bool)? {
        switch text[index] {
        case UInt8(ascii: "("), UInt8(ascii: "-"): (1, true)
        case UInt8(ascii: "$"), .space, .tab, .lineFeed: (1, false)
        // U+2212, U+2013
        case 0xE2: index + 2 < text.count && (text[index + 1] == 0x88 || text[index + 1] == 0x80) ? (3, true) : nil
        default: nil
        }
    }

    /// Digits, thousands and decimals; `5/8` behind a space.
    private static func isPart(_ text: [UInt8], at index: Int, before end: Int) -> Bool {
        let byte = text[index]
        if byte.isDigit { return true }
        guard index + 1 < end, text[index + 1].isDigit else { return false }
        if byte == UInt8(ascii: ".") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "/") { return true }
        // A space only before a fraction.
        return byte == .space && text[index + 1..<min(end, index + 4)].contains(UInt8(ascii: "/"))
    }

    /// Whether what follows the digits only closes the figure: `)`, `%`, `*`, `(1)`, `(a)`.
    private static func endsFigure(_ rest: ArraySlice<UInt8>, isPercent: inout Bool) -> Bool {
        var index = rest.startIndex
        while index < rest.endIndex {
            let byte = rest[index]
            if byte == UInt8(ascii: "%") {
                isPercent = true
            } else if byte == UInt8(ascii: "(") {
                guard let close = rest[index..<min(rest.endIndex, index + 5)].firstIndex(of: UInt8(ascii: ")")) else {
                    return false
                }
                index = close
            } else if byte.isLetter || byte.isDigit {
                return false
            }
            index += 1
        }
        return true
    }

    private static func isNothing(_ words: ArraySlice<UInt8>) -> Bool {
        if words.elementsEqual("-0-".utf8) { return true }
        let lower = words.map(\.lowercased)
        if lower.elementsEqual("none".utf8) || lower.elementsEqual("nil".utf8) { return true }
        var dashes = 0
        var index = words.startIndex
        while index < words.endIndex {
            if words[index] == UInt8(ascii: "-") || words[index].isWhitespace {
                dashes += words[index] == UInt8(ascii: "-") ? 1 : 0
                index += 1
            } else if words[index] == 0xE2, index + 2 < words.endIndex, words[index + 1] == 0x80,
                (0x90...0x95).contains(words[index + 2])
            {
                dashes += 1
                index += 3
            } else if words[index] == UInt8(ascii: "("), index + 3 >= words.endIndex - 1, dashes > 0 {
                // `—(3)`
                return words[words.endIndex - 1] == UInt8(ascii: ")")
            } else {
                return false
            }
        }
        // More of them are the rule above a sum.
        return (1...4).contains(dashes)
    }
}
