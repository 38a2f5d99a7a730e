/// A value as the number that the filters of arithmetic take it for.
extension Value {
    /// Whole or with a point; a string that is a number counts, and what is none counts as 0.
    var number: Number { numberIfAny ?? .integer(0) }

    /// nil where there is no number, which strict templates want to know.
    var numberIfAny: Number? {
        switch self {
        case .integer(let integer): .integer(integer)
        case .decimal(let decimal): .decimal(decimal)
        case .string, .safe:
            plainText.flatMap { Value(number: $0.utf8.drop { $0.isSpace }.trimmingSuffix { $0.isSpace }) }?.numberIfAny
        default: nil
        }
    }

    /// The whole number that an index, a limit or a length is; strings of digits count.
    var index: Int? {
        switch self {
        case .integer(let integer): integer
        case .string, .safe:
            if case .integer(let integer)? = numberIfAny { integer } else { nil }
        default: nil
        }
    }
}

/// A number of one of the two kinds.
enum Number: Sendable {
    case integer(Int)
    case decimal(Decimal)

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
