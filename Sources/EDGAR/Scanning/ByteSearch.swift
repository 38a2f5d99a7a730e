/// Questions that every reader asks of raw bytes. Filings mix cases and line ends freely, so the
/// comparisons here are ASCII case-insensitive unless they say otherwise.

extension UInt8 {
    static let tab = UInt8(ascii: "\t")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
    static let space = UInt8(ascii: " ")
    static let lessThan = UInt8(ascii: "<")
    static let greaterThan = UInt8(ascii: ">")
    static let ampersand = UInt8(ascii: "&")
    static let backslash = UInt8(ascii: "\\")

    var isWhitespace: Bool { self == .space || (self <= 0x0D && self >= 0x09) }
    var isDigit: Bool { self &- 0x30 < 10 }
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isNameByte: Bool {
        isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") || self == UInt8(ascii: ":")
            || self == UInt8(ascii: ".") || self >= 0x80
    }

    /// The lower-case form of an ASCII letter, any other byte unchanged.
    var lowercased: UInt8 { self &- 0x41 < 26 ? self | 0x20 : self }
}

extension Array where Element == UInt8 {
    /// Whether `text` (ASCII) stands at `offset`, in any case.
    func hasText(_ text: StaticString, at offset: Int, before end: Int) -> Bool {
        let count = text.utf8CodeUnitCount
        guard offset >= 0, offset <= end - count else { return false }
        return text.withUTF8Buffer { wanted in
            for index in 0..<count where unsafe self[offset + index].lowercased != wanted[index].lowercased {
                return false
            }
            return true
        }
    }

    /// Whether two ranges hold the same bytes.
    func isSame(_ range: Range<Int>, as other: Range<Int>) -> Bool {
        guard range.count == other.count else { return false }
        var right = other.lowerBound
        for left in range {
            if self[left] != self[right] { return false }
            right += 1
        }
        return true
    }

    /// The first place of `text` (ASCII, any case) within `range`.
    func firstRange(of text: StaticString, in range: Range<Int>) -> Range<Int>? {
        let count = text.utf8CodeUnitCount
        guard count > 0, range.count >= count else { return nil }
        let first = text.withUTF8Buffer { unsafe $0[0].lowercased }
        let upper = first.isLetter ? first & ~0x20 : first
        let last = range.upperBound - count
        var offset = range.lowerBound
        while true {
            while offset <= last, self[offset] != first, self[offset] != upper { offset += 1 }
            guard offset <= last else { return nil }
            if hasText(text, at: offset, before: range.upperBound) { return offset..<offset + count }
            offset += 1
        }
    }

    /// `range` without the white space at both ends.
    func trimmed(_ range: Range<Int>) -> Range<Int> {
        var lower = range.lowerBound
        var upper = range.upperBound
        while lower < upper, self[lower].isWhitespace { lower += 1 }
        while upper > lower, self[upper - 1].isWhitespace { upper -= 1 }
        return lower..<upper
    }

    /// The offset of the first line feed at or after `offset`, or `end`.
    func lineEnd(from offset: Int, before end: Int) -> Int {
        var index = offset
        while index < end, self[index] != .lineFeed { index += 1 }
        return index
    }
}
