/// Dates: the calendar, the ways to write them, and what Ruby's `strftime` makes of them.

import Liquid
import Testing

@Suite struct CalendarTests {
    @Test(arguments: [
        (2016, 2, 30), (2015, 2, 29), (1900, 2, 29), (2016, 4, 31), (2016, 13, 1), (2016, 0, 1), (2016, 1, 0),
        (0, 1, 1), (10000, 1, 1), (.max, .max, .max), (.min, .min, .min),
    ])
    func `no impossible date`(year: Int, month: Int, day: Int) {
        #expect(DateTime(year: year, month: month, day: day) == nil)
        #expect(DateTime(year: year, month: month, day: day, hour: 0) == nil)
    }

    @Test func `no impossible time`() {
        for (hour, minute, second, nanosecond, offset) in [
            (24, 0, 0, 0, 0), (-1, 0, 0, 0, 0), (0, 60, 0, 0, 0), (0, 0, 60, 0, 0), (0, 0, 0, 1_000_000_000, 0),
            (0, 0, 0, 0, 1440), (0, 0, 0, 0, -1440), (.max, .max, .max, .max, .max), (0, 0, 0, 0, .min),
        ] {
            let time = DateTime(
                year: 2016, month: 1, day: 1, hour: hour, minute: minute, second: second, nanosecond: nanosecond,
                offsetMinutes: offset)
            #expect(time == nil)
        }
    }

    /// 1890-01-01 was a Wednesday, and 80,718 days lie from there to the end of 2110.
    @Test func `every day survives being written and read`() throws {
        var previous: DateTime?
        for index in 0..<80_718 {
            let instant = try #require(DateTime(epochSeconds: -2_524_521_600 + index * 86400))
            let day = try #require(DateTime(parsing: instant.formatted("%F")))
            let spoken = DateTime(parsing: day.formatted("%A, %B %-d, %Y"))
            let isRight =
                day == instant && !day.hasTime && instant.hasTime && day.weekday == (index + 3) % 7 && spoken == day
                && DateTime(year: day.year, month: day.month, day: day.day) == day
                && day.dayOfYear == (day.month == 1 && day.day == 1 ? 1 : (previous?.dayOfYear ?? 0) + 1)
            if !isRight { Issue.record("\(instant)") }
            previous = day
        }
        #expect(previous?.description == "2110-12-31")
    }

    @Test(arguments: [
        ("2004-01-01", "2004-W01-4"), ("2005-01-01", "2004-W53-6"), ("2008-12-29", "2009-W01-1"),
        ("2010-01-03", "2009-W53-7"), ("2023-01-01", "2022-W52-7"), ("2024-12-30", "2025-W01-1"),
        ("0001-01-01", "0001-W01-1"), ("9999-12-31", "9999-W52-5"),
    ])
    func `weeks of ISO 8601`(date: String, week: String) {
        #expect(DateTime(parsing: date)?.formatted("%G-W%V-%u") == week)
    }

    @Test func `seconds since 1970`() {
        #expect(DateTime(epochSeconds: 0)?.description == "1970-01-01 00:00:00 +0000")
        #expect(DateTime(epochSeconds: -1)?.description == "1969-12-31 23:59:59 +0000")
        #expect(DateTime(epochSeconds: 1_152_098_955)?.description == "2006-07-05 11:29:15 +0000")
        #expect(DateTime(epochSeconds: -62_135_596_800)?.description == "0001-01-01 00:00:00 +0000")
        #expect(DateTime(epochSeconds: 253_402_300_799)?.epochSeconds == 253_402_300_799)
        for outside in [-62_135_596_801, 253_402_300_800, .min, .max] {
            #expect(DateTime(epochSeconds: outside) == nil)
        }
    }

    @Test func `comparison is by instant`() throws {
        let day = try #require(DateTime(parsing: "2016-03-14"))
        let midnight = try #require(DateTime(parsing: "2016-03-14 02:00 +0200"))
        let later = try #require(DateTime(parsing: "2016-03-13T23:59:59.5-00:01"))
        #expect(day == midnight && Set([day, midnight]).count == 1)
        #expect(midnight < later && !(later < midnight) && later.nanosecond == 500_000_000)
        #expect(MemoryLayout<DateTime>.size <= 16)
    }
}

@Suite struct DateParsingTests {
    @Test(arguments: [
        "2016-03-14", " 2016-03-14\n", "2016/03/14", "2016-3-14", "March 14, 2016", "Mar 14 2016", "14 March 2016",
        "14 Mar 2016", "14-Mar-2016", "MARCH 14th, 2016", "mar. 14,2016", "14th march 2016",
        "Monday March 14, 2016", "Mon, 14 Mar 2016", "Mon. 14 mar 2016", "March 14,  2016",
    ])
    func `a day`(text: String) {
        #expect(DateTime(parsing: text)?.description == "2016-03-14")
    }

    @Test(arguments: [
        ("2016-03-14T10:20:30Z", "2016-03-14 10:20:30 +0000"), ("2016-03-14 10:20", "2016-03-14 10:20:00 +0000"),
        ("2016-03-14t10:20:30.25+02:00", "2016-03-14 10:20:30 +0200"),
        ("2016-03-14T10:20:30-0530", "2016-03-14 10:20:30 -0530"), ("2016-03-14 10:20+02", "2016-03-14 10:20:00 +0200"),
        ("2006-05-05 10:00:00 UTC", "2006-05-05 10:00:00 +0000"),
        ("2006-05-05 10:00:00 GMT", "2006-05-05 10:00:00 +0000"),
        ("Fri, 16 Jul 2004 01:00:00 GMT", "2004-07-16 01:00:00 +0000"),
        ("Fri Jul 16 01:00:00 2004", "2004-07-16 01:00:00 +0000"),
        ("Mon Feb  2 01:00:00 2004", "2004-02-02 01:00:00 +0000"),
        ("Fri Jul 16 01:00:00 EDT 2004", "2004-07-16 01:00:00 -0400"),
        ("Fri Jul 16 01:00:00 -0400 2004", "2004-07-16 01:00:00 -0400"),
        ("14 Mar 2016 10:20", "2016-03-14 10:20:00 +0000"),
        ("March 1st, 2016 10:20 PM", "2016-03-01 22:20:00 +0000"),
        ("March 1, 2016, 12:05am", "2016-03-01 00:05:00 +0000"),
        ("March 1, 2016 12:05:06 p.m. EST", "2016-03-01 12:05:06 -0500"),
    ])
    func `a day and a time`(text: String, expected: String) {
        #expect(DateTime(parsing: text)?.description == expected)
        #expect(DateTime(parsing: expected)?.description == expected)
    }

    @Test func `a fraction of a second`() {
        #expect(DateTime(parsing: "2016-03-14T10:20:30.5Z")?.nanosecond == 500_000_000)
        #expect(DateTime(parsing: "2016-03-14T10:20:30,12345678999Z")?.nanosecond == 123_456_789)
    }

    @Test(arguments: [
        "", " ", "now", "today", "20160314", "1152098955", "2016", "2016-03", "03/04/2016", "3-4-2016", "14/03/16",
        "2016-03/14", "2016-02-30", "Feb 30, 2016", "0000-01-01", "Thursday July 16, 2004", "16 Jul 04", "2016-03-14 x",
        "March 14, 2016 or so", "about March 14, 2016", "March 2016", "March14 2016", "14March2016", "Ma 14 2016",
        "2016-03-1410:20", "2016-03-14T", "2016-03-14T10", "2016-03-14T1020", "2016-03-14T24:00", "2016-03-14T10:60",
        "2016-03-14T10:20:60", "2016-03-14T10:20:30.", "2016-03-14 13:20 PM", "2016-03-14 0:20 AM", "2016-03-14,",
        "2016-03-14T10:20+24:00", "2016-03-14T10:20+02:0", "2016-03-14T10:20+02:60", "2016-03-14T10:20 XYZ",
        "2016-03-14T10:20Z Z", "2016-03-14-05:00", "2016-03-14Z", "12016-03-14", "2016-03-014", "２０１６-03-14",
        "March 14, 2016\0", "Friday", "Fri, ", "March", "March 14,", "-2016-03-14", "1 1 2016",
    ])
    func `not a date`(text: String) {
        #expect(DateTime(parsing: text) == nil)
    }

    @Test func `hostile text neither crashes nor takes long`() {
        var random = SystemRandomNumberGenerator()
        let words = [
            "2016", "-", "03", "14", "T", ":", "10", " ", "+", "March", "Fri", ",", "PM", "%", "Z", "é", ".", "9",
        ]
        for _ in 0..<10_000 {
            let bytes = (0..<Int.random(in: 0...40, using: &random)).map { _ in
                UInt8.random(in: 0...255, using: &random)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            let plausible = (0..<Int.random(in: 1...14, using: &random)).map { _ in words.randomElement() ?? "" }
                .joined()
            for text in [text, plausible] {
                if let date = DateTime(parsing: text) { #expect(DateTime(parsing: date.description) != nil) }
                #expect(!(DateTime(epochSeconds: 0)?.formatted("%" + text).isEmpty ?? true))
            }
        }
        let duration = ContinuousClock().measure {
            for part in ["March 14, ", "9", "%", " ", "+0", "é"] {
                let text = String(repeating: part, count: 1_000_000)
                #expect(DateTime(parsing: text) == nil)
                #expect(DateTime(parsing: "2016-03-14" + text) == (part == " " ? DateTime(parsing: "2016-03-14") : nil))
                _ = DateTime(epochSeconds: 0)?.formatted(text)
            }
        }
        #expect(duration < .seconds(5))
    }
}

@Suite struct DateFormattingTests {
    /// From the documentation of Ruby and from the tests of its `Time`.
    @Test(arguments: [
        ("%Y %C %y %m %B %b %h %d %e %j", "2007 20 07 11 November Nov Nov 09  9 313"),
        ("%H %k %I %l %P %p %M %S %L %N", "08  8 08  8 am AM 37 48 123 123456789"),
        ("%3N %6N %9N %12N %6L %0N", "123 123456 123456789 123456789000 123456 123456789"),
        ("%z %:z %::z %Z", "-0600 -06:00 -06:00:00 -06:00"), ("%A %a %u %w", "Friday Fri 5 5"),
        ("%G %g %V %U %W", "2007 07 45 44 45"), ("%s", "1194619068"), ("%n%t%%", "\n\t%"),
        ("%c", "Fri Nov  9 08:37:48 2007"), ("%D %F %x", "11/09/07 2007-11-09 11/09/07"), ("%v", " 9-NOV-2007"),
        ("%T %X %R %r", "08:37:48 08:37:48 08:37 08:37:48 AM"), ("%-d %-m %-H %-I %-j %-l", "9 11 8 8 313 8"),
        ("%_m %_H %_5d %0e %05d %0k %0l", "11  8     9 09 00009 08 08"),
        ("%3S %10Y %_10Y %-10Y", "048 0000002007       2007 2007"),
        ("%^a %^B %^c", "FRI NOVEMBER FRI NOV  9 08:37:48 2007"), ("%#a %#B %#p %#P %^P", "FRI NOVEMBER am AM AM"),
        ("%10A|%010A|%^10b|%3B|%-10A", "    Friday|0000Friday|       NOV|November|Friday"),
        ("%12F|%012F|%28c", "  2007-11-09|002007-11-09|    Fri Nov  9 08:37:48 2007"), ("%3n%03t%5%", "  \n00\t    %"),
        ("%_10z|%10z|%_10:z|%10:z", "      -600|-000000600|     -6:00|-000006:00"),
        ("%_10::z|%10::z", "  -6:00:00|-006:00:00"),
        ("%Q %E %f %4^p %:d %:::z %é %", "%Q %E %f %4^p %:d %:::z %é %"), ("%5", "%5"), ("%-", "%-"), ("", ""),
        ("Le %-d août, à %Hh", "Le 9 août, à 08h"),
    ])
    func `as Ruby does`(format: String, expected: String) {
        let time = DateTime(
            year: 2007, month: 11, day: 9, hour: 8, minute: 37, second: 48, nanosecond: 123_456_789, offsetMinutes: -360
        )
        #expect(time?.formatted(format) == expected)
    }

    @Test func `zones and their width`() {
        func written(_ offset: Int, _ format: String) -> String? {
            DateTime(year: 2000, month: 1, day: 1, hour: 0, offsetMinutes: offset)?.formatted(format)
        }
        #expect(written(36, "%_10z|%10z|%_10:z|%10::z") == "      +036|+000000036|     +0:36|+000:36:00")
        #expect(written(-55, "%_10z|%10z|%_10:z|%10::z") == "      -055|-000000055|     -0:55|-000:55:00")
        #expect(written(0, "%z %-z %:z %Z %#Z %5Z") == "+0000 +0000 +00:00 UTC utc   UTC")
        #expect(written(120, "%Z") == "+02:00")
    }

    @Test func `midnight, noon and a date without a time`() throws {
        let day = try #require(DateTime(parsing: "2000-01-01"))
        #expect(day.formatted("%T %r %l %p %z %U %W %y") == "00:00:00 12:00:00 AM 12 AM +0000 00 00 00")
        #expect(DateTime(parsing: "2000-01-01 12:00")?.formatted("%I %p %k") == "12 PM 12")
        #expect(DateTime(parsing: "1970-01-18")?.formatted("%w%u") == "07")
        #expect(DateTime(epochSeconds: -5)?.formatted("%s|%5s|%_5s") == "-5|-0005|   -5")
    }

    @Test func `a width is capped`() {
        for format in ["%1000A", "%99999999999999999999999Y", "%0300F", "%300z", "%999N", "%257%"] {
            #expect(DateTime(epochSeconds: 0)?.formatted(format).utf8.count == 256)
        }
    }
}
