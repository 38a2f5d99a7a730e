/// The ways in which data and authors write a date. What could be read in two ways is not read at all.
extension DateTime {
    /// The whole of `text`, but for white space around it: `2016-03-14T10:20:30Z`, `March 14, 2016`,
    /// `Fri, 16 Jul 2004 01:00:00 GMT`, `Fri Jul 16 01:00:00 2004`.
    ///
    /// The year has four digits, and a day of the week that is not the date's makes an impossible date. A time without
    /// a zone is in UTC.
    package init?(parsing text: String) {
        guard var reader = DateReader(text), let date = reader.read() else { return nil }
        self = date
    }
}

/// Goes once through a date in writing, from its start to its end.
private struct DateReader {
    private typealias Date = (year: Int, month: Int, day: Int)
    private typealias Time = (hour: Int, minute: Int, second: Int, nanosecond: Int, offset: Int)

    private let bytes: [UInt8]
    private var position = 0
    private var time: Time?

    /// Nil for more text than any date needs.
    init?(_ text: String) {
        let text = text.utf8Span.span
        var (start, end) = (0, text.count)
        while start < end, text[start].isSpace { start += 1 }
        while start < end, text[end - 1].isSpace { end -= 1 }
        guard end > start, end - start <= 64 else { return nil }
        bytes = (start..<end).map { text[$0] }
    }

    mutating func read() -> DateTime? {
        let weekday = name(of: DateTime.weekdayNames)
        if weekday != nil, !skipGap() { return nil }
        guard let date = readDate() else { return nil }
        if time == nil, position < bytes.count {
            guard takeLetter("t") || skipGap(), readTime() else { return nil }
        }
        guard position == bytes.count, let result = dateTime(date) else { return nil }
        return weekday == nil || weekday == result.weekday ? result : nil
    }

    private func dateTime(_ date: Date) -> DateTime? {
        guard let time else { return DateTime(year: date.year, month: date.month, day: date.day) }
        return DateTime(
            year: date.year, month: date.month, day: date.day, hour: time.hour, minute: time.minute,
            second: time.second, nanosecond: time.nanosecond, offsetMinutes: time.offset)
    }
}

/// Dates
extension DateReader {
    private mutating func readDate() -> Date? {
        if let month = name(of: DateTime.monthNames) { return restOfDate(month: month + 1) }
        let start = position
        if let year = number(digits: 4...4) { return restOfDate(year: year) }
        position = start
        guard let day = number(digits: 1...2) else { return nil }
        return restOfDate(day: day)
    }

    /// `2016-03-14`, `2010/01/31`
    private mutating func restOfDate(year: Int) -> Date? {
        let separator: Unicode.Scalar = take("-") ? "-" : "/"
        guard separator == "-" || take("/"), let month = number(digits: 1...2), take(separator),
            let day = number(digits: 1...2)
        else { return nil }
        return (year, month, day)
    }

    /// `14 March 2016`, `16-Jul-2004`
    private mutating func restOfDate(day: Int) -> Date? {
        let hasHyphen = take("-")
        if !hasHyphen { skipOrdinal() }
        guard hasHyphen || skipGap(), let month = name(of: DateTime.monthNames),
            hasHyphen ? take("-") : skipGap(), let year = number(digits: 4...4)
        else { return nil }
        return (year, month + 1, day)
    }

    /// `March 14, 2016`, or with the time before the year, as C writes it.
    private mutating func restOfDate(month: Int) -> Date? {
        guard skipGap(), let day = number(digits: 1...2) else { return nil }
        skipOrdinal()
        guard skipGap() else { return nil }
        let start = position
        if let year = number(digits: 4...4) { return (year, month, day) }
        position = start
        guard readTime(), skipGap(), let year = number(digits: 4...4) else { return nil }
        return (year, month, day)
    }

    private mutating func skipOrdinal() {
        if ["st", "nd", "rd", "th"].contains(word(at: position)) { position += 2 }
    }
}

/// Times and zones
extension DateReader {
    /// `10:20`, `10:20:30.5+02:00`, `10:20 PM`
    private mutating func readTime() -> Bool {
        guard var hour = number(digits: 1...2), take(":"), let minute = number(digits: 2...2) else { return false }
        var (second, nanosecond) = (0, 0)
        if take(":") {
            guard let whole = number(digits: 2...2), let fraction = fraction() else { return false }
            (second, nanosecond) = (whole, fraction)
        }
        if let isAfternoon = halfOfDay() {
            guard 1...12 ~= hour else { return false }
            hour = hour % 12 + (isAfternoon ? 12 : 0)
        }
        guard let offset = zone() else { return false }
        time = (hour, minute, second, nanosecond, offset)
        return true
    }

    /// In nanoseconds; 0 where there is none, nil where only its point is.
    private mutating func fraction() -> Int? {
        guard take(".") || take(",") else { return 0 }
        let start = position
        var (value, unit) = (0, 100_000_000)
        while position < bytes.count, bytes[position].isDigit {
            value += Int(bytes[position] - UInt8(ascii: "0")) * unit
            unit /= 10
            position += 1
        }
        return position > start ? value : nil
    }

    /// Whether it is the second half: `PM`, `pm`, `p.m.`
    private mutating func halfOfDay() -> Bool? {
        let start = position
        skipSpaces()
        let isAfternoon = takeLetter("p")
        if isAfternoon || takeLetter("a") {
            let hasPoints = take(".")
            if takeLetter("m"), !hasPoints || take("."), word(at: position).isEmpty { return isAfternoon }
        }
        position = start
        return nil
    }

    /// In minutes from UTC: 0 where there is none, nil where it is none of ours.
    private mutating func zone() -> Int? {
        let start = position
        skipSpaces()
        let word = word(at: position)
        if !word.isEmpty {
            position += word.utf8.count
            return Self.zones[word]
        }
        let isWest = take("-")
        guard isWest || take("+") else {
            position = start
            return 0
        }
        guard let hours = number(digits: 2...2, isPart: true), hours < 24 else { return nil }
        let hasColon = take(":")
        let isWhole = !hasColon && (position == bytes.count || !bytes[position].isDigit)
        guard let minutes = isWhole ? 0 : number(digits: 2...2), minutes < 60 else { return nil }
        return (hours * 60 + minutes) * (isWest ? -1 : 1)
    }

    /// Those of RFC 822, which mails and feeds still write.
    private static let zones = [
        "z": 0, "ut": 0, "utc": 0, "gmt": 0, "est": -300, "edt": -240, "cst": -360, "cdt": -300, "mst": -420,
        "mdt": -360, "pst": -480, "pdt": -420,
    ]
}

/// Parts
extension DateReader {
    /// So many digits and none behind them, but where it `isPart` of more.
    private mutating func number(digits: ClosedRange<Int>, isPart: Bool = false) -> Int? {
        let start = position
        var value = 0
        while position < bytes.count, bytes[position].isDigit, position - start < digits.upperBound {
            value = value * 10 + Int(bytes[position] - UInt8(ascii: "0"))
            position += 1
        }
        let isEnd = isPart || position == bytes.count || !bytes[position].isDigit
        return digits.contains(position - start) && isEnd ? value : nil
    }

    /// The index of the name that stands here, in full or by three of its letters and more: `Sept.`
    private mutating func name(of names: [String]) -> Int? {
        let word = word(at: position)
        guard word.utf8.count >= 3, let index = names.firstIndex(where: { $0.lowercased().hasPrefix(word) })
        else { return nil }
        position += word.utf8.count
        _ = take(".")
        return index
    }

    /// The letters from `start` on, in lower case.
    private func word(at start: Int) -> String {
        let letters = bytes[start...].prefix { $0.isLetter }
        return String(decoding: letters.map { $0 | 0x20 }, as: UTF8.self)
    }

    private mutating func take(_ character: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func takeLetter(_ letter: Unicode.Scalar) -> Bool {
        guard position < bytes.count, bytes[position] | 0x20 == UInt8(ascii: letter) else { return false }
        position += 1
        return true
    }

    private mutating func skipSpaces() {
        while position < bytes.count, bytes[position].isSpace { position += 1 }
    }

    /// What parts two parts: spaces, or a comma among them.
    private mutating func skipGap() -> Bool {
        let start = position
        skipSpaces()
        if take(",") { skipSpaces() }
        return position > start
    }
}
