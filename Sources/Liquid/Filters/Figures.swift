/// Figures as people write them: grouped digits, a real minus sign, and the sign of the currency.
package enum Figures {
    /// `1,234,567.80`, with every digit there is.
    package static func grouped(_ number: Decimal) -> String {
        let text = number.description.utf8
        let digits = text.first == UInt8(ascii: "-") ? text.dropFirst() : text[...]
        let whole = digits.prefix { $0 != UInt8(ascii: ".") }
        var result = text.first == UInt8(ascii: "-") ? "\u{2212}" : ""
        for (index, digit) in whole.enumerated() {
            if index > 0, (whole.count - index) % 3 == 0 { result += "," }
            result.unicodeScalars.append(Unicode.Scalar(digit))
        }
        return result + String(Substring(digits[whole.endIndex...]))
    }

    /// `$14.00`, `−€1,250.50`, `CHF 12`: whole as written, or with at least the cents where the currency has them.
    package static func money(_ number: Decimal, currency: String?) -> String {
        let hasCents = number.scale > 0 && currency != "JPY"
        return signed(hasCents ? number.withPlaces(2) ?? number : number, currency)
    }

    /// `$921.4 M`: three or four digits and a letter, for where there is no room.
    package static func compact(_ number: Decimal, currency: String?) -> String {
        for (index, letter) in letters.enumerated().reversed() {
            let zeros = 3 * (index + 1)
            guard let unit = Decimal.shifted(1, by: zeros), number.magnitude >= Decimal(unit) else { continue }
            var tenths = number.rounded(to: 1 - zeros, .toNearestOrAwayFromZero).coefficient / (unit / 10)
            var letter = letter
            // 999,950 is a million in short, not a thousand thousands.
            if tenths.magnitude >= 10_000, index + 1 < letters.count {
                tenths /= 1000
                letter = letters[index + 1]
            }
            return "\(signed(Decimal(tenths, scale: 1), currency))\u{A0}\(letter)"
        }
        return money(number, currency: currency)
    }

    private static let letters = ["K", "M", "B", "T"]

    /// `−€1,250.50`, with the digits there are.
    package static func signed(_ number: Decimal, _ currency: String?) -> String {
        let digits = grouped(number)
        guard number.coefficient < 0 else { return sign(of: currency) + digits }
        return "\u{2212}" + sign(of: currency) + digits.dropFirst()
    }

    /// A code keeps a space from its number, and one at which no line is broken.
    private static func sign(of currency: String?) -> String {
        switch currency {
        case nil, "": ""
        case "USD"?: "$"
        case "EUR"?: "\u{20AC}"
        case "GBP"?: "\u{A3}"
        case "CAD"?: "C$"
        case "JPY"?: "\u{A5}"
        case let code?: "\(code)\u{A0}"
        }
    }
}
