/// A calendar day without a time or a zone, as filings date things.
///
/// Any year from 0 to 9999 is kept, because EDGAR holds forms dated 0022 and 2035: what was filed is shown.
package struct Day: Hashable, Comparable, Sendable {
    /// Year, month and day as the digits of one number: 20250514.
    private let digits: Int32

    package var year: Int { Int(digits) / 10000 }
    package var month: Int { Int(digits) / 100 % 100 }
    package var day: Int { Int(digits) % 100 }

    /// Nil for a day that no calendar has, such as February 30.
    package init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), (1...Self.days(in: month, of: year)).contains(day)
        else { return nil }
        digits = Int32(year * 10000 + month * 100 + day)
    }

    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 4, 6, 9, 11: 30
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        default: 31
        }
    }

    package static func < (left: Day, right: Day) -> Bool { left.digits < right.digits }
}

extension Day: CustomStringConvertible {
    /// `2025-05-14`
    package var description: String {
        var text = String(year)
        while text.utf8.count < 4 { text = "0" + text }
        return text + (month < 10 ? "-0" : "-") + String(month) + (day < 10 ? "-0" : "-") + String(day)
    }
}
