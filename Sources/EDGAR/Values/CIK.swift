/// A Central Index Key: the number under which EDGAR knows a company or a person.
package struct CIK: Hashable, Comparable, Sendable {
    package let number: UInt64

    /// One to ten digits, leading zeros or not.
    package init?(parsing text: Span<UInt8>) {
        guard (1...10).contains(text.count) else { return nil }
        var number: UInt64 = 0
        for index in text.indices {
            guard text[index].isDigit else { return nil }
            number = number * 10 + UInt64(text[index] - 0x30)
        }
        guard number > 0 else { return nil }
        self.number = number
    }

    package static func < (left: CIK, right: CIK) -> Bool { left.number < right.number }
}

extension CIK: CustomStringConvertible {
    /// Ten digits, as EDGAR prints it.
    package var description: String {
        let digits = String(number)
        return String(repeating: "0", count: 10 - digits.count) + digits
    }
}
