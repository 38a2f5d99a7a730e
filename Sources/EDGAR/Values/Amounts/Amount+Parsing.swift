/// How filings write numbers. This is the only number parser.
extension Amount {
    /// `50,000`, `$19.25`, `-0.0001`, `.5`, `(1,234)`, `18 5/8`, `-0-`. Anything else is no number: nothing is guessed from
    /// `1.000.000`, `12 345` or `10%`.
    package init?(parsing text: Span<UInt8>) {
        if text.count == 3, text[0] == UInt8(ascii: "-"), text[1] == UInt8(ascii: "0"), text[2] == UInt8(ascii: "-") {
            // What typists wrote so that nobody would add a digit.
            self = .zero
        } else if let slash = text.indices.first(where: { text[$0] == UInt8(ascii: "/") }) {
            self.init(fraction: text, slash: slash)
        } else {
            self.init(decimal: text)
        }
    }

    /// `18 5/8` or `5/8`: exchanges quoted in fractions of powers of two until 2001.
    private init?(fraction text: Span<UInt8>, slash: Int) {
        var start = slash
        while start > 0, text[start - 1].isDigit { start -= 1 }
        guard let above = Amount(decimal: text.extracting(start..<slash)),
            let below = Amount(decimal: text.extracting(slash + 1..<text.count)), below.scale == 0,
            slash + 1 < text.count, text[slash + 1].isDigit,
            [2, 4, 8, 16, 32, 64].contains(below.coefficient), above.coefficient < below.coefficient
        else { return nil }
        // A 64th has six decimal places.
        let part = above.coefficient * 1_000_000 / below.coefficient
        var end = start
        while end > 0, text[end - 1] == .space { end -= 1 }
        let lead = text.extracting(0..<end)
        if end == 0 || (end == 1 && lead[0] == UInt8(ascii: "$")) {
            self = Amount(part, scale: 6).reduced
        } else {
            guard end < start, let whole = Amount(decimal: lead), whole.scale == 0, whole.coefficient >= 0,
                whole.coefficient < 1_000_000_000
            else { return nil }
            self = Amount(whole.coefficient * 1_000_000 + part, scale: 6).reduced
        }
    }

    private init?(decimal text: Span<UInt8>) {
        var index = 0
        var end = text.count
        var isNegative = false
        if end >= 2, text[0] == UInt8(ascii: "("), text[end - 1] == UInt8(ascii: ")") {
            isNegative = true
            index = 1
            end -= 1
        }
        var signed = isNegative
        var priced = false
        while index < end {
            let byte = text[index]
            if !signed, byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+") {
                isNegative = byte == UInt8(ascii: "-")
                signed = true
            } else if !priced, byte == UInt8(ascii: "$") {
                priced = true
            } else if byte != .space || index == 0 {
                break
            }
            index += 1
        }
        var coefficient: Int128 = 0
        var digits = 0
        var scale = 0
        var isFraction = false
        /// Digits since the start or the last comma; with commas, thousands stand in groups of three.
        var group = 0
        var hasCommas = false
        while index < end {
            let byte = text[index]
            if byte.isDigit {
                if !isFraction { group += 1 }
                guard digits < Self.maximumDigits else { return nil }
                coefficient = coefficient &* 10 &+ Int128(byte &- 0x30)
                if coefficient != 0 || isFraction { digits += 1 }
                if isFraction { scale += 1 }
            } else if byte == UInt8(ascii: "."), !isFraction {
                isFraction = true
            } else if byte == UInt8(ascii: ","), !isFraction, hasCommas ? group == 3 : (1...3).contains(group) {
                hasCommas = true
                group = 0
            } else {
                return nil
            }
            index += 1
        }
        guard !hasCommas || group == 3, end > 0,
            text[end - 1].isDigit || (text[end - 1] == UInt8(ascii: ".") && end > 1 && text[end - 2].isDigit)
        else { return nil }
        self.init(isNegative ? -coefficient : coefficient, scale: scale)
    }
}
