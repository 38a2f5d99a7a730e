/// The number of a submission: who sent it, in which year, and its place in that sender's sequence.
package struct AccessionNumber: Hashable, Comparable, Sendable {
    /// The eighteen digits.
    private let digits: UInt64

    /// `0001234567-25-000001`, or the same digits without dashes.
    package init?(parsing text: Span<UInt8>) {
        let isDashed = text.count == 20
        guard isDashed || text.count == 18 else { return nil }
        var digits: UInt64 = 0
        for index in text.indices {
            if isDashed, index == 10 || index == 13 {
                guard text[index] == UInt8(ascii: "-") else { return nil }
            } else {
                guard text[index].isDigit else { return nil }
                digits = digits * 10 + UInt64(text[index] - 0x30)
            }
        }
        self.digits = digits
    }

    package static func < (left: AccessionNumber, right: AccessionNumber) -> Bool { left.digits < right.digits }
}

extension AccessionNumber: CustomStringConvertible {
    package var description: String {
        let text = String(digits)
        let padded = Array(String(repeating: "0", count: 18 - text.count) + text)
        return String(padded[..<10]) + "-" + String(padded[10..<12]) + "-" + String(padded[12...])
    }
}
