/// Numbers, money and days in running text.
extension Passage {
    /// An amount of money as printed, its scale word applied: `$492.1 million`.
    struct Money {
        var amount: Amount
        /// ISO 4217.
        var currency: String
        var tokens: Range<Int>
    }

    struct Number {
        var amount: Amount
        var tokens: Range<Int>
        /// "million" or the like stood behind it.
        var isScaled = false
    }

    /// The number at `index` with its scale word; nil when no number stands there.
    func number(at index: Int) -> Number? {
        guard kind(at: index) == .number, var amount = amount(of: tokens[index].range) else { return nil }
        var end = index + 1
        var isScaled = false
        // "$32 7/16" with a line's end between.
        if end < tokens.count, tokens[end].kind == .number, amount.scale == 0, tokens[end].range.count <= 5,
            document.text[tokens[end].range].contains(UInt8(ascii: "/")), let part = self.amount(of: tokens[end].range),
            part < Amount(1), tokens[end].start - tokens[index].end <= 2, let sum = amount.plus(part)
        {
            amount = sum
            end += 1
        }
        if end < tokens.count, tokens[end].kind == .word, !tokens[end].startsParagraph,
            let zeros = Self.scales[tokens[end].word], amount.coefficient < 1_000_000_000_000_000
        {
            amount = amount.times(powerOfTen: zeros)
            end += 1
            isScaled = true
        }
        return Number(amount: amount, tokens: index..<end, isScaled: isScaled)
    }

    /// A number in digits or in words up to ninety-nine: `30`, `thirty`, `forty-five`.
    func countingNumber(at index: Int) -> Number? {
        if let number = number(at: index) { return number }
        guard index < tokens.count, let tens = Self.words[tokens[index].word] else { return nil }
        if tens >= 20, index + 1 < tokens.count, let ones = Self.words[tokens[index + 1].word], ones < 10, ones > 0 {
            return Number(amount: Amount(Int128(tens + ones)), tokens: index..<index + 2)
        }
        return Number(amount: Amount(Int128(tens)), tokens: index..<index + 1)
    }

    /// The amount of money whose sign stands at `index`, or whose country before the sign does: `C$5.00`.
    func money(at index: Int) -> Money? {
        var sign = index
        var currency: String?
        if kind(at: index) == .word, let code = Self.countries[tokens[index].word], kind(at: index + 1) == .currency,
            tokens[index].end == tokens[index + 1].start
        {
            currency = code
            sign += 1
        }
        guard kind(at: sign) == .currency, let number = number(at: sign + 1) else { return nil }
        if currency == nil, sign > 0, index == sign, tokens[sign - 1].kind == .word,
            tokens[sign - 1].end == tokens[sign].start, let code = Self.countries[tokens[sign - 1].word]
        {
            currency = code
        }
        return Money(
            amount: number.amount, currency: currency ?? self.currency(of: tokens[sign].range),
            tokens: index..<number.tokens.upperBound)
    }

    /// The first amount of money within `range`.
    func firstMoney(in range: Range<Int>) -> Money? {
        for index in range where tokens[index].kind == .currency {
            if let money = money(at: index), money.tokens.upperBound <= range.upperBound { return money }
        }
        return nil
    }

    /// `March 1, 2007`, `1 March 2007`.
    func day(at index: Int) -> (day: Day, tokens: Range<Int>)? {
        guard index < tokens.count else { return nil }
        let text = document.text
        if tokens[index].kind == .word, Self.months.contains(Self.monthKey(text, tokens[index].range)) {
            for count in [4, 3, 2] where index + count <= tokens.count {
                let last = tokens[index + count - 1]
                guard last.kind == .number, last.end - tokens[index].start < 30 else { continue }
                let range = Int(tokens[index].start)..<Int(last.end)
                if let day = Day(parsing: text.span.extracting(range)) { return (day, index..<index + count) }
            }
        } else if tokens[index].kind == .number, index + 2 < tokens.count, tokens[index + 1].kind == .word,
            tokens[index + 2].kind == .number, tokens[index + 2].range.count == 4,
            Self.months.contains(Self.monthKey(text, tokens[index + 1].range))
        {
            // The parser knows the American order.
            let words = [tokens[index + 1], tokens[index], tokens[index + 2]].map { document.string($0.range) }
            let american = Array(words.joined(separator: " ").utf8)
            if let day = Day(parsing: american.span) { return (day, index..<index + 3) }
        }
        return nil
    }

    func firstDay(in range: Range<Int>) -> (day: Day, tokens: Range<Int>)? {
        for index in range {
            if let found = day(at: index), found.tokens.upperBound <= range.upperBound { return found }
        }
        return nil
    }

    /// A value with the words of `range` as its evidence.
    func fact<Value>(_ value: Value, _ range: Range<Int>) -> Fact<Value> {
        Fact(value, at: document.sources(of: text(range)))
    }

    // MARK: - Words

    /// The decimal number in `range` of the text; also `7¼`.
    private func amount(of range: Range<Int>) -> Amount? {
        let text = document.text
        if let amount = Amount(parsing: text.span.extracting(range)) { return amount }
        let digits = text[range].prefix { $0.isDigit }
        guard digits.count < range.count, let part = Self.fractions[Array(text[range].dropFirst(digits.count))] else {
            // `7-1/4`
            let spaced = text[range].map { $0 == UInt8(ascii: "-") ? .space : $0 }
            return Amount(parsing: spaced.span)
        }
        var printed = Array(digits)
        if !printed.isEmpty { printed.append(.space) }
        printed += Array(part.utf8)
        return Amount(parsing: printed.span)
    }

    private func currency(of range: Range<Int>) -> String {
        switch document.text[range.lowerBound] {
        case 0xE2: "EUR"
        case 0xC2: document.text[range.upperBound - 1] == 0xA3 ? "GBP" : "JPY"
        default: "USD"
        }
    }

    private static func monthKey(_ text: [UInt8], _ range: Range<Int>) -> UInt64 { Token.word(text[range].prefix(3)) }

    private static let months: Set<UInt64> = Set(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"].map { Token.word($0.utf8) }
    )

    private static let scales: [UInt64: Int] = Dictionary(
        uniqueKeysWithValues: [("thousand", 3), ("million", 6), ("billion", 9), ("trillion", 12)].map {
            (Token.word($0.0.utf8), $0.1)
        })

    private static let words: [UInt64: Int] = Dictionary(
        uniqueKeysWithValues: [
            ("zero", 0), ("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("six", 6), ("seven", 7),
            ("eight", 8), ("nine", 9), ("ten", 10), ("eleven", 11), ("twelve", 12), ("thirteen", 13), ("fourteen", 14),
            ("fifteen", 15), ("sixteen", 16), ("seventeen", 17), ("eighteen", 18), ("nineteen", 19), ("twenty", 20),
            ("thirty", 30), ("forty", 40), ("fifty", 50), ("sixty", 60), ("seventy", 70), ("eighty", 80),
            ("ninety", 90),
        ].map { (Token.word($0.0.utf8), $0.1) })

    private static let countries: [UInt64: String] = Dictionary(
        uniqueKeysWithValues: [
            ("US", "USD"), ("U.S.", "USD"), ("C", "CAD"), ("CA", "CAD"), ("CAD", "CAD"), ("Cdn", "CAD"), ("CDN", "CAD"),
            ("A", "AUD"), ("AU", "AUD"), ("NZ", "NZD"), ("HK", "HKD"), ("S", "SGD"), ("R", "BRL"), ("NT", "TWD"),
            ("Mex", "MXN"),
        ].reduce(into: [UInt64: String]()) { $0[Token.word($1.0.utf8)] = $1.1 }.map { ($0.key, $0.value) })

    private static let fractions: [[UInt8]: String] = [
        [0xC2, 0xBC]: "1/4", [0xC2, 0xBD]: "1/2", [0xC2, 0xBE]: "3/4", [0xE2, 0x85, 0x9B]: "1/8",
        [0xE2, 0x85, 0x9C]: "3/8", [0xE2, 0x85, 0x9D]: "5/8", [0xE2, 0x85, 0x9E]: "7/8",
    ]
}
