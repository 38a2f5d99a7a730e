/// The one reader of numbers: of templates, of data and of strings that a filter counts with.
extension Decimal {
    /// `-12`, `12.50`, `1.5e-7`: the whole of `text`, and nothing around it.
    init?(parsing text: some Sequence<UInt8>) {
        var iterator = text.makeIterator()
        var byte = iterator.next()
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative || byte == UInt8(ascii: "+") { byte = iterator.next() }
        var coefficient: Int128 = 0
        var scale = 0
        var digits = 0
        var hasPoint = false
        while let next = byte {
            if next.isDigit {
                let (product, overflow) = coefficient.multipliedReportingOverflow(by: 10)
                let (sum, overflown) = product.addingReportingOverflow(Int128(next - UInt8(ascii: "0")))
                guard !overflow, !overflown else { return nil }
                coefficient = sum
                digits += 1
                if hasPoint { scale += 1 }
            } else if next == UInt8(ascii: "."), !hasPoint, digits > 0 {
                hasPoint = true
            } else {
                break
            }
            byte = iterator.next()
        }
        guard digits > 0, !hasPoint || scale > 0 else { return nil }
        if let next = byte {
            guard next | 0x20 == UInt8(ascii: "e"), let exponent = Self.exponent(&iterator) else { return nil }
            scale -= exponent
        }
        if scale < 0 {
            guard let whole = Self.shifted(coefficient, by: -scale) else { return nil }
            (coefficient, scale) = (whole, 0)
        }
        guard scale <= Self.mostPlaces else { return nil }
        self.init(isNegative ? -coefficient : coefficient, scale: scale)
    }

    init?(parsing text: String) { self.init(parsing: text.utf8) }

    private static func exponent(_ rest: inout some IteratorProtocol<UInt8>) -> Int? {
        var byte = rest.next()
        let isNegative = byte == UInt8(ascii: "-")
        if isNegative || byte == UInt8(ascii: "+") { byte = rest.next() }
        var value = 0
        var digits = 0
        while let next = byte {
            guard next.isDigit, digits < 4 else { return nil }
            value = value * 10 + Int(next - UInt8(ascii: "0"))
            digits += 1
            byte = rest.next()
        }
        return digits > 0 ? (isNegative ? -value : value) : nil
    }
}

extension Value {
    /// A number with or without a point.
    init?(number text: some Collection<UInt8>) {
        guard let decimal = Decimal(parsing: text) else { return nil }
        if decimal.scale == 0, let integer = Int(exactly: decimal.coefficient) {
            self = .integer(integer)
        } else {
            self = .decimal(decimal)
        }
    }
}

extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }
    var isLetter: Bool { (self | 0x20) &- 0x61 < 26 }
    var isHexDigit: Bool { isDigit || (self | 0x20) &- 0x61 < 6 }
    var isPunctuation: Bool { self > 0x20 && self < 0x7F && !isLetter && !isDigit }
    /// A letter, a digit or a low line.
    var isWordPart: Bool { isLetter || isDigit || self == UInt8(ascii: "_") }
    var isSpace: Bool { self == 0x20 || self &- 0x09 < 5 }
}
