/// A decimal number exactly as a filing states it: 19.25 is 1925 hundredths, never a binary fraction.
///
/// The digits behind the point are kept as filed, so that 106150.00 can be shown as it was written, while
/// comparison goes by value: 19.250 equals 19.25.
package struct Amount: Sendable {
    package let coefficient: Int128
    /// How many digits of the coefficient stand behind the decimal point.
    package let scale: Int

    /// As many digits as a coefficient can hold.
    static let maximumDigits = 37

    package init(_ coefficient: Int128, scale: Int = 0) {
        self.coefficient = coefficient
        self.scale = scale
    }

    package static let zero = Amount(0)

    /// The same value without zeros at the end of its fraction.
    package var reduced: Amount {
        var coefficient = coefficient
        var scale = scale
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        return Amount(coefficient, scale: scale)
    }

    /// As many times ten as there are zeros in "million": 492.1 million is 492100000.
    package func times(powerOfTen zeros: Int) -> Amount {
        let more = max(0, zeros - scale)
        return Amount(coefficient * Self.power(more), scale: max(0, scale - zeros))
    }

    package static prefix func - (amount: Amount) -> Amount { Amount(-amount.coefficient, scale: amount.scale) }
}

extension Amount: Hashable {
    package static func == (left: Amount, right: Amount) -> Bool {
        let left = left.reduced
        let right = right.reduced
        return left.coefficient == right.coefficient && left.scale == right.scale
    }

    package func hash(into hasher: inout Hasher) {
        let reduced = reduced
        hasher.combine(reduced.coefficient)
        hasher.combine(reduced.scale)
    }
}

extension Amount: Comparable {
    package static func < (left: Amount, right: Amount) -> Bool {
        let (wholeLeft, wholeRight) = (left.wholePart, right.wholePart)
        if wholeLeft != wholeRight { return wholeLeft < wholeRight }
        // The fractions are below 1, so both fit when written with the same number of digits.
        let scale = max(left.scale, right.scale)
        return left.fraction(scale: scale) < right.fraction(scale: scale)
    }

    private static func power(_ exponent: Int) -> Int128 { (0..<exponent).reduce(1) { power, _ in power * 10 } }

    /// The value without its fraction.
    package var wholePart: Int128 { coefficient / Self.power(scale) }

    private func fraction(scale: Int) -> Int128 {
        coefficient % Self.power(self.scale) * Self.power(scale - self.scale)
    }
}

extension Amount: CustomStringConvertible {
    /// The digits as filed, as JSON and every programming language reads them: `106150.00`.
    package var description: String {
        var digits = String(coefficient.magnitude)
        if scale > 0 {
            if digits.utf8.count <= scale {
                digits = String(repeating: "0", count: scale + 1 - digits.utf8.count) + digits
            }
            digits.insert(".", at: digits.index(digits.endIndex, offsetBy: -scale))
        }
        return coefficient < 0 ? "-" + digits : digits
    }

    /// The digits for people: thousands apart, and no zeros that say nothing (`106,150`, `48,293.5`).
    package var grouped: String { reduced.groupedAsFiled }

    /// As money in dollars: whole, or with at least the cents (`$0`, `$19.50`, `$0.0001`).
    package var dollars: String {
        var shown = reduced
        if shown.scale == 1 { shown = Amount(shown.coefficient * 10, scale: 2) }
        let text = shown.groupedAsFiled
        return shown.coefficient < 0 ? "\u{2212}$" + text.dropFirst() : "$" + text
    }

    /// Thousands apart, every digit as the filing has it.
    package var groupedAsFiled: String {
        let text = description
        let whole = text.drop { $0 == "-" }.prefix { $0 != "." }
        var groups = coefficient < 0 ? "\u{2212}" : ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { groups.append(",") }
            groups.append(digit)
        }
        return groups + text.drop { $0 != "." }
    }
}
