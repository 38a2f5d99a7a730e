/// The ways in which filings write a day. This is the only date parser.
extension Day {
    /// `2025-05-14` (a time or zone behind it is dropped), `20250514`, `05/14/2025`, `5/14/25`, `May 14, 2025`.
    package init?(parsing text: Span<UInt8>) {
        var position = 0
        if let month = Self.monthName(in: text, at: &position) {
            guard let day = Self.number(in: text, at: &position), day.digits <= 2,
                let year = Self.number(in: text, at: &position), year.digits == 4, Self.isEnd(of: text, at: position)
            else { return nil }
            self.init(year: year.value, month: month, day: day.value)
            return
        }
        guard let first = Self.number(in: text, at: &position) else { return nil }
        if first.digits == 8, Self.isEnd(of: text, at: position) {
            self.init(year: first.value / 10000, month: first.value / 100 % 100, day: first.value % 100)
        } else if first.digits == 4, Self.take("-", in: text, at: &position) {
            guard let month = Self.number(in: text, at: &position), month.digits == 2,
                Self.take("-", in: text, at: &position), let day = Self.number(in: text, at: &position),
                day.digits == 2,
                Self.isEnd(of: text, at: position) || Self.isTimeOrZone(text, at: position)
            else { return nil }
            self.init(year: first.value, month: month.value, day: day.value)
        } else if first.digits <= 2, Self.take("/", in: text, at: &position) || Self.take("-", in: text, at: &position)
        {
            guard let day = Self.number(in: text, at: &position), day.digits <= 2,
                Self.take("/", in: text, at: &position) || Self.take("-", in: text, at: &position),
                let year = Self.number(in: text, at: &position), Self.isEnd(of: text, at: position),
                let fullYear = Self.fullYear(year.value, digits: year.digits)
            else { return nil }
            self.init(year: fullYear, month: first.value, day: day.value)
        } else {
            return nil
        }
    }

    /// Two digits belong to the century in which EDGAR could have received them: it opened in 1993, and paper
    /// forms speak of options that run out in the 2030s.
    private static func fullYear(_ year: Int, digits: Int) -> Int? {
        switch digits {
        case 4: year
        case 2: year < 70 ? 2000 + year : 1900 + year
        default: nil
        }
    }

    /// The digits at `position`, behind white space and commas.
    private static func number(in text: Span<UInt8>, at position: inout Int) -> (value: Int, digits: Int)? {
        while position < text.count, text[position].isWhitespace || text[position] == UInt8(ascii: ",") {
            position += 1
        }
        let start = position
        var value = 0
        while position < text.count, text[position].isDigit, position - start < 9 {
            value = value * 10 + Int(text[position] - 0x30)
            position += 1
        }
        return position > start ? (value, position - start) : nil
    }

    private static func take(_ character: Unicode.Scalar, in text: Span<UInt8>, at position: inout Int) -> Bool {
        guard position < text.count, text[position] == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    /// `T16:17:27`, `Z`, `-05:00`: what XML may write behind a day.
    private static func isTimeOrZone(_ text: Span<UInt8>, at position: Int) -> Bool {
        let starts: [UInt8] = ["T", "Z", "+", "-"].map { UInt8(ascii: $0) }
        let marks: [UInt8] = starts + [":", "."].map { UInt8(ascii: $0) }
        return position < text.count && starts.contains(text[position])
            && (position..<text.count).allSatisfy { text[$0].isDigit || marks.contains(text[$0]) }
    }

    private static func isEnd(of text: Span<UInt8>, at position: Int) -> Bool {
        (position..<text.count).allSatisfy { text[$0].isWhitespace }
    }

    /// The number of the month named at `position`: `January`, `Jan.`, `Sept` — at least three letters of it.
    private static func monthName(in text: Span<UInt8>, at position: inout Int) -> Int? {
        var end = position
        while end < text.count, text[end].isLetter { end += 1 }
        let name = text.extracting(position..<end)
        guard name.count >= 3 else { return nil }
        for (index, month) in months.enumerated() where name.count <= month.count {
            if name.indices.allSatisfy({ name[$0].lowercased == month[$0] }) {
                position = end
                _ = take(".", in: text, at: &position)
                return index + 1
            }
        }
        return nil
    }

    private static let months: [[UInt8]] = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ].map { Array($0.utf8) }
}
