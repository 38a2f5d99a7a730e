package import EDGAR

/// Days on which EDGAR takes filings: what "the second business day" of Section 16(a) counts.
///
/// All but Saturdays, Sundays and federal holidays (5 U.S.C. 6103), and the days on which the President closed the
/// federal offices: the SEC treats those as holidays for filing.
package enum BusinessDays {
    package static func contains(_ day: Day) -> Bool {
        switch day.weekday {
        case .saturday, .sunday: false
        default: !isHoliday(day) && !closures.contains(day)
        }
    }

    /// The `count`th business day after `day`.
    package static func day(_ count: Int, after day: Day) -> Day? {
        var current = day
        var left = count
        while left > 0 {
            guard let next = current.adding(days: 1) else { return nil }
            current = next
            if contains(current) { left -= 1 }
        }
        return current
    }

    /// How many business days there are after `first`, up to and with `last`.
    package static func count(after first: Day, through last: Day) -> Int {
        guard first < last else { return 0 }
        return (first.ordinal + 1...last.ordinal).count { ordinal in Day(ordinal: ordinal).map(contains) ?? false }
    }

    // MARK: - Holidays

    private static func isHoliday(_ day: Day) -> Bool {
        switch (day.month, day.weekday) {
        case (1, .monday) where isOrdinal(3, day): return day.year >= 1986  // Birthday of Martin Luther King, Jr.
        case (2, .monday) where isOrdinal(3, day): return true  // Washington's Birthday
        case (5, .monday) where day.day > 24: return true  // Memorial Day
        case (9, .monday) where isOrdinal(1, day): return true  // Labor Day
        case (10, .monday) where isOrdinal(2, day): return true  // Columbus Day
        case (11, .thursday) where isOrdinal(4, day): return true  // Thanksgiving Day
        default: return isObserved(day)
        }
    }

    /// Whether a day is the `number`th of its weekday in its month.
    private static func isOrdinal(_ number: Int, _ day: Day) -> Bool { (day.day + 6) / 7 == number }

    /// A holiday with a date of its own, kept on the Friday before a Saturday and the Monday after a Sunday.
    private static func isObserved(_ day: Day) -> Bool {
        if isFixed(day) { return true }
        switch day.weekday {
        case .friday: return day.adding(days: 1).map(isFixed) ?? false
        case .monday: return day.adding(days: -1).map(isFixed) ?? false
        default: return false
        }
    }

    private static func isFixed(_ day: Day) -> Bool {
        switch (day.month, day.day) {
        case (1, 1), (7, 4), (11, 11), (12, 25): true
        // Juneteenth, a holiday since June 17, 2021.
        case (6, 19): day.year >= 2021
        default: false
        }
    }

    /// By executive order: days of mourning for Presidents Reagan, Ford, Bush and Carter, and days at Christmas.
    private static let closures = Set(
        [
            (2004, 6, 11), (2007, 1, 2), (2007, 12, 24), (2008, 12, 26), (2012, 12, 24), (2014, 12, 26), (2018, 12, 5),
            (2018, 12, 24), (2019, 12, 24), (2020, 12, 24), (2024, 12, 24), (2025, 1, 9), (2025, 12, 24),
            (2025, 12, 26),
        ].compactMap { Day(year: $0.0, month: $0.1, day: $0.2) })
}
