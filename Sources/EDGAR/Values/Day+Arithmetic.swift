/// Days counted, in the Gregorian calendar as if it had always been in use.
extension Day {
    /// Days since March 1 of the year 0; a leap day is then the last of its year.
    package var ordinal: Int {
        let year = month > 2 ? self.year : self.year - 1
        let era = (year >= 0 ? year : year - 399) / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    }

    /// Nil before the year 0 and after 9999.
    package init?(ordinal: Int) {
        let era = (ordinal >= 0 ? ordinal : ordinal - 146_096) / 146_097
        let dayOfEra = ordinal - era * 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let shifted = (5 * dayOfYear + 2) / 153
        let month = shifted < 10 ? shifted + 3 : shifted - 9
        self.init(
            year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
            day: dayOfYear - (153 * shifted + 2) / 5 + 1)
    }

    /// So many days later, or earlier.
    package func adding(days: Int) -> Day? { Day(ordinal: ordinal + days) }

    package func days(since other: Day) -> Int { ordinal - other.ordinal }

    package enum Weekday: Int, Sendable {
        case monday, tuesday, wednesday, thursday, friday, saturday, sunday
    }

    /// March 1 of the year 0 was a Wednesday.
    package var weekday: Weekday { Weekday(rawValue: ((ordinal + 2) % 7 + 7) % 7) ?? .monday }
}
