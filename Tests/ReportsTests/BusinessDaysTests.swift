import EDGAR
import Reports
import Testing

private func day(_ text: String) throws -> Day {
    let parsed = Day(parsing: Array(text.utf8).span)
    return try #require(parsed)
}

struct BusinessDaysTests {
    /// As EDGAR's own calendars have them.
    @Test(arguments: [
        "2018-01-01", "2018-01-15", "2018-02-19", "2018-05-28", "2018-07-04", "2018-09-03", "2018-10-08", "2018-11-12",
        "2018-11-22", "2018-12-05", "2018-12-24", "2018-12-25", "2021-06-18", "2021-07-05", "2021-12-24", "2021-12-31",
        "2022-06-20", "2023-01-02", "2023-11-10", "2024-06-19", "2025-01-09", "2025-12-26", "2004-06-11", "2025-05-17",
    ])
    func closed(text: String) throws { #expect(!BusinessDays.contains(try day(text))) }

    @Test(arguments: ["2020-06-19", "2022-12-27", "2018-11-23", "2025-04-18", "2019-12-26"])
    func open(text: String) throws { #expect(BusinessDays.contains(try day(text))) }

    @Test(arguments: [
        // Wednesday, Thursday, Friday; over a weekend; over Thanksgiving; over a closure.
        ("2025-05-14", "2025-05-16"), ("2025-05-15", "2025-05-19"), ("2025-05-16", "2025-05-20"),
        ("2025-05-17", "2025-05-20"), ("2024-11-27", "2024-12-02"), ("2025-01-08", "2025-01-13"),
        ("2025-12-23", "2025-12-30"), ("2024-12-31", "2025-01-03"),
    ])
    func secondBusinessDay(trade: String, due: String) throws {
        #expect(BusinessDays.day(2, after: try day(trade)) == (try day(due)))
        #expect(BusinessDays.count(after: try day(trade), through: try day(due)) == 2)
    }

    /// Every day of four centuries survives the count, and weekdays follow each other.
    @Test func ordinals() throws {
        let first = try day("1800-01-01").ordinal
        for ordinal in first..<first + 146_097 {
            let day = try #require(Day(ordinal: ordinal))
            #expect(day.ordinal == ordinal)
        }
        #expect(try day("2025-05-14").weekday == .wednesday)
        #expect(try day("2000-02-29").weekday == .tuesday)
        #expect(try day("2000-02-29").adding(days: 366) == day("2001-03-01"))
        #expect(Day(ordinal: -1000) == nil)
    }
}
