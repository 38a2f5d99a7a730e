/// A value as the number that the filters of arithmetic take it for.
extension Value {
    /// Whole or with a point; a string that is a number counts. nil where there is none, which strict templates want to
    /// know.
    var number: Number? {
        switch self {
        case .integer(let integer): .integer(integer)
        case .decimal(let decimal): .decimal(decimal)
        case .string(let text): Number(text)
        case .safe(let safe): Number(safe.text)
        default: nil
        }
    }

    /// As Ruby reads numbers: the whole one at the start of a string, and 0 for what is none.
    var looseNumber: Number {
        if let number { return number }
        return plainText.map { .integer(Self.leadingInteger(of: $0)) } ?? .integer(0)
    }

    /// An end of a range: whole, and 0 for what is no number.
    var bound: Int {
        switch self {
        case .integer(let integer): integer
        case .string(let text): Self.leadingInteger(of: text)
        default: looseNumber.decimal.wholePart ?? 0
        }
    }

    /// `12` of `12 shares`; digits may have low lines between them.
    private static func leadingInteger(of text: String) -> Int {
        var result = 0
        var rest = text.utf8.drop { $0.isSpace }[...]
        let isNegative = rest.first == UInt8(ascii: "-")
        if isNegative || rest.first == UInt8(ascii: "+") { rest = rest.dropFirst() }
        while let byte = rest.popFirst() {
            if byte == UInt8(ascii: "_"), rest.first?.isDigit == true { continue }
            guard byte.isDigit else { break }
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            let (sum, overflown) = product.addingReportingOverflow(Int(byte - UInt8(ascii: "0")))
            if overflow || overflown { return 0 }
            result = sum
        }
        return isNegative ? -result : result
    }

    /// The whole number that an index, a limit or a length is; strings of digits count.
    var index: Int? {
        switch self {
        case .integer(let integer): integer
        case .string, .safe:
            if case .integer(let integer)? = number { integer } else { nil }
        default: nil
        }
    }
}

/// A number of one of the two kinds.
enum Number: Sendable {
    case integer(Int)
    case decimal(Decimal)

    /// `-12`, `1.50`, white space around it; no exponents.
    init?(_ text: String) {
        let digits = text.utf8.drop { $0.isSpace }.trimmingSuffix { $0.isSpace }
        guard !digits.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }), let value = Value(number: digits) else {
            return nil
        }
        switch value {
        case .integer(let integer): self = .integer(integer)
        case .decimal(let decimal): self = .decimal(decimal)
        default: return nil
        }
    }

    var decimal: Decimal {
        switch self {
        case .integer(let integer): Decimal(integer)
        case .decimal(let decimal): decimal
        }
    }

    var value: Value {
        switch self {
        case .integer(let integer): .integer(integer)
        case .decimal(let decimal): .decimal(decimal)
        }
    }

    var isZero: Bool { decimal.coefficient == 0 }
}

extension Collection where Element == UInt8, SubSequence == Self, Self: BidirectionalCollection {
    func trimmingSuffix(_ isTrimmed: (UInt8) -> Bool) -> Self {
        var rest = self
        while let last = rest.last, isTrimmed(last) { rest = rest.dropLast() }
        return rest
    }
}
