/// "The sale was effected pursuant to a Rule 10b5-1 trading plan adopted by the Reporting Person on May 16, 2024."
extension TradingPlan {
    /// The plan that a footnote says its transaction was made under, or nil.
    init?(parsing bytes: [UInt8], in range: Range<Int>) {
        let prose = Prose(bytes: bytes, range: range)
        var found: Range<Int>?
        var adopted: Fact<Day>?
        var position = range.lowerBound
        // A text that names the rule more often says nothing new.
        var mentions = 0
        while mentions < 20, let rule = bytes.firstRange(of: "10b", in: position..<range.upperBound) {
            position = rule.upperBound
            mentions += 1
            guard let mention = Self.mention(bytes, at: rule.lowerBound, before: range.upperBound) else { continue }
            let sentence = prose.sentence(around: mention.lowerBound)
            let words = prose.words(in: sentence)
            guard let place = words.firstIndex(where: { $0.upperBound > mention.lowerBound }),
                !Self.isDenied(prose, words[..<place]), Self.namesPlan(prose, words[place...], words[..<place])
            else { continue }
            if found == nil { found = mention }
            if adopted == nil { adopted = Self.adoption(prose, words) }
            position = max(position, sentence.upperBound)
        }
        guard let found else { return nil }
        self.init(adopted: adopted, source: SourceRange(found))
    }

    /// `10b5-1`, also with another dash, a missing one, or as `10b-5-1`.
    private static func mention(_ bytes: [UInt8], at start: Int, before end: Int) -> Range<Int>? {
        var index = start + 3
        var digits: [UInt8] = []
        while index < end, digits.count < 2, index - start < 12 {
            let byte = bytes[index]
            if byte.isDigit { digits.append(byte) } else if byte.isLetter || byte.isWhitespace { break }
            index += 1
        }
        return digits == Array("51".utf8) ? start..<index : nil
    }

    /// "not made pursuant to", "no Rule 10b5-1 plan", "other than under": the nearest words before the mention.
    private static func isDenied(_ prose: Prose, _ before: ArraySlice<Range<Int>>) -> Bool {
        before.suffix(14).contains { word in
            prose.hasWord("not", at: word) || prose.hasWord("no", at: word) || prose.hasWord("without", at: word)
                || prose.hasWord("neither", at: word)
        }
    }

    /// The rule alone is no plan: the words that follow it, or stand right before it, must name one.
    private static func namesPlan(
        _ prose: Prose, _ after: ArraySlice<Range<Int>>, _ before: ArraySlice<Range<Int>>
    ) -> Bool {
        let names: [StaticString] = [
            "plan", "plans", "program", "arrangement", "arrangements", "agreement", "instruction", "instructions",
        ]
        return after.prefix(12).contains { word in names.contains { prose.hasWord($0, at: word) } }
            || before.suffix(25).contains { word in names.contains { prose.hasWord($0, at: word) } }
    }

    /// The day of adoption: behind "adopted", "entered into", "established" or "dated" with nothing else between
    /// that could have a date of its own, or before them ("On May 16, 2024, the reporting person adopted …").
    private static func adoption(_ prose: Prose, _ words: [Range<Int>]) -> Fact<Day>? {
        var days: [Fact<Day>] = []
        for index in words.indices where isAdoption(prose, words, index) {
            if let day = firstDay(prose, words[(index + 1)...].prefix(20)) ?? dayBefore(prose, words[..<index]),
                !days.contains(where: { $0.value == day.value })
            {
                days.append(day)
            }
        }
        return days.count == 1 ? days.first : nil
    }

    private static func isAdoption(_ prose: Prose, _ words: [Range<Int>], _ index: Int) -> Bool {
        let verbs: [StaticString] = ["adopted", "established", "dated", "adoption", "executed"]
        if verbs.contains(where: { prose.hasWord($0, at: words[index]) }) {
            // "executed pursuant to" speaks of the trade.
            return !prose.hasWord("executed", at: words[index]) || index + 1 == words.count
                || prose.hasWord("on", at: words[index + 1]) || prose.hasWord("by", at: words[index + 1])
        }
        return prose.hasWord("entered", at: words[index]) && index + 1 < words.count
            && prose.hasWord("into", at: words[index + 1])
    }

    /// The first day in `words`, unless another event stands before it.
    private static func firstDay(_ prose: Prose, _ words: ArraySlice<Range<Int>>) -> Fact<Day>? {
        for index in words.indices {
            if let day = day(prose, words[index...]) { return day }
            if isOtherEvent(prose, words[index]) { return nil }
        }
        return nil
    }

    private static func isOtherEvent(_ prose: Prose, _ word: Range<Int>) -> Bool {
        let others: [StaticString] = [
            "disclosed", "reported", "amended", "modified", "terminated", "filed", "expires", "expiring", "expire",
            "effective", "until", "through", "prior", "before", "after", "sold", "sale", "sales", "granted", "vest",
            "vested", "form",
        ]
        return others.contains { prose.hasWord($0, at: word) }
    }

    /// "On May 16, 2024, Ms. Vale adopted": the sentence opens with the day.
    private static func dayBefore(_ prose: Prose, _ words: ArraySlice<Range<Int>>) -> Fact<Day>? {
        guard let first = words.first, prose.hasWord("on", at: first), words.count <= 16 else { return nil }
        return day(prose, words.dropFirst())
    }

    /// A day that starts with the first of `words`.
    private static func day(_ prose: Prose, _ words: ArraySlice<Range<Int>>) -> Fact<Day>? {
        guard let first = words.first else { return nil }
        for count in [1, 3] where words.count >= count {
            let last = words[words.startIndex + count - 1]
            let range = prose.core(of: first.lowerBound..<last.upperBound)
            guard !range.isEmpty, let day = Day(parsing: prose.bytes.span.extracting(range)) else { continue }
            return Fact(day, at: range)
        }
        return nil
    }
}
