/// A date of the civil calendar, with a time of day and its distance from UTC where the source gave one.
///
/// The clock on the wall is kept, not the instant alone: a template shows the day that the source wrote, wherever it
/// runs. Comparison and equality are by instant; a date without a time stands at midnight UTC.
package struct DateTime: Sendable {
    /// From 1970-01-01, on the wall.
    private let days: Int32
    private let secondOfDay: Int32
    private let nanoseconds: Int32
    private let offset: Int16

    /// Whether the source gave a time of day.
    package let hasTime: Bool

    /// A date without a time. Nil for one that the calendar lacks, such as February 30, and outside of the years
    /// 1 to 9999.
    package init?(year: Int, month: Int, day: Int) {
        guard let days = Self.days(year: year, month: month, day: day) else { return nil }
        self.init(days: days, secondOfDay: 0, nanosecond: 0, offsetMinutes: 0, hasTime: false)
    }

    /// A date with a time. There is no 24:00 and no leap second, and the offset is less than a day.
    package init?(
        year: Int, month: Int, day: Int, hour: Int, minute: Int = 0, second: Int = 0, nanosecond: Int = 0,
        offsetMinutes: Int = 0
    ) {
        guard let days = Self.days(year: year, month: month, day: day), 0..<24 ~= hour, 0..<60 ~= minute,
            0..<60 ~= second, 0..<1_000_000_000 ~= nanosecond, -1440 < offsetMinutes, offsetMinutes < 1440
        else { return nil }
        let secondOfDay = (hour * 60 + minute) * 60 + second
        self.init(
            days: days, secondOfDay: secondOfDay, nanosecond: nanosecond, offsetMinutes: offsetMinutes, hasTime: true)
    }

    /// An instant, as UTC shows it. Nil outside of the years 1 to 9999.
    package init?(epochSeconds: Int) {
        guard -62_135_596_800...253_402_300_799 ~= epochSeconds else { return nil }
        let (days, second) = Self.divide(epochSeconds, by: 86400)
        self.init(days: days, secondOfDay: second, nanosecond: 0, offsetMinutes: 0, hasTime: true)
    }

    /// Every argument is in its range.
    private init(days: Int, secondOfDay: Int, nanosecond: Int, offsetMinutes: Int, hasTime: Bool) {
        self.days = Int32(days)
        self.secondOfDay = Int32(secondOfDay)
        nanoseconds = Int32(nanosecond)
        offset = Int16(offsetMinutes)
        self.hasTime = hasTime
    }
}

/// What the calendar and the clock on the wall say.
extension DateTime {
    package var year: Int { civil.year }
    package var month: Int { civil.month }
    package var day: Int { civil.day }
    package var hour: Int { Int(secondOfDay) / 3600 }
    package var minute: Int { Int(secondOfDay) / 60 % 60 }
    package var second: Int { Int(secondOfDay) % 60 }
    package var nanosecond: Int { Int(nanoseconds) }
    package var offsetMinutes: Int { Int(offset) }

    /// From 1970-01-01 00:00 UTC; a fraction of a second is dropped.
    package var epochSeconds: Int { Int(days) * 86400 + Int(secondOfDay) - Int(offset) * 60 }

    /// 0 is Sunday, 6 is Saturday.
    package var weekday: Int { Self.divide(Int(days) + 4, by: 7).rest }

    /// January 1 is 1.
    package var dayOfYear: Int { Int(days) - Self.daysBefore(year: year, month: 1) }

    /// The week of ISO 8601 and the year it belongs to, which is that of its Thursday.
    package var isoWeek: (year: Int, week: Int) {
        let thursday = Int(days) - (weekday + 6) % 7 + 3
        let year = Self.civil(thursday).year
        return (year, (thursday - Self.daysBefore(year: year, month: 1) - 1) / 7 + 1)
    }

    var civil: (year: Int, month: Int, day: Int) { Self.civil(Int(days)) }
}

extension DateTime: Hashable, Comparable {
    package static func == (left: DateTime, right: DateTime) -> Bool {
        left.epochSeconds == right.epochSeconds && left.nanoseconds == right.nanoseconds
    }

    package static func < (left: DateTime, right: DateTime) -> Bool {
        (left.epochSeconds, left.nanoseconds) < (right.epochSeconds, right.nanoseconds)
    }

    package func hash(into hasher: inout Hasher) {
        hasher.combine(epochSeconds)
        hasher.combine(nanoseconds)
    }
}

extension DateTime: CustomStringConvertible {
    /// `2019-06-03`, or `2019-06-03 14:05:00 +0000`
    package var description: String { formatted(hasTime ? "%F %T %z" : "%F") }
}

/// The Gregorian calendar, reckoned back to the year 1. Years begin in March here, which puts the leap day last: the
/// months before it are then equally long in every year, and 400 years always have as many days.
extension DateTime {
    static let monthNames = [
        "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
        "December",
    ]

    static let weekdayNames = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"]

    private static func days(year: Int, month: Int, day: Int) -> Int? {
        guard 1...9999 ~= year, 1...12 ~= month, 1...length(of: month, in: year) ~= day else { return nil }
        return daysBefore(year: year, month: month) + day
    }

    private static func length(of month: Int, in year: Int) -> Int {
        switch month {
        case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }

    /// From 1970-01-01 to the last day of the month before.
    private static func daysBefore(year: Int, month: Int) -> Int {
        let year = month > 2 ? year : year - 1
        let monthFromMarch = (month + 9) % 12
        return year * 365 + year / 4 - year / 100 + year / 400 + (153 * monthFromMarch + 2) / 5 - 719_469
    }

    private static func civil(_ days: Int) -> (year: Int, month: Int, day: Int) {
        // From March 1 of the year 0.
        let days = days + 719_468
        let (era, dayOfEra) = (days / 146_097, days % 146_097)
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        return (era * 400 + yearOfEra + (month < 3 ? 1 : 0), month, dayOfYear - (153 * monthFromMarch + 2) / 5 + 1)
    }

    /// Rounds down, so that the rest is never negative.
    private static func divide(_ number: Int, by divisor: Int) -> (quotient: Int, rest: Int) {
        let (quotient, rest) = number.quotientAndRemainder(dividingBy: divisor)
        return rest < 0 ? (quotient - 1, rest + divisor) : (quotient, rest)
    }
}
