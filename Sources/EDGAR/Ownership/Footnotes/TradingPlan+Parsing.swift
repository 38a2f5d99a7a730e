/// "The sale was effected pursuant to a Rule 10b5-1 trading plan adopted by the Reporting Person on May 16, 2024."
extension TradingPlan {
    /// The plan that a footnote says its transaction was made under, or nil.
    init?(parsing bytes: [UInt8], in range: Range<Int>) {
        let prose = Prose(bytes: bytes, range: range)
        var found: Range<Int>?
        var days: [Fact<Day>] = []
        var position = range.lowerBound
        // A text that names the rule more often says nothing new.
        var mentions = 0
        while mentions < 20, let rule = bytes.firstRange(of: "10b", in: position..<range.upperBound) {
            position = rule.upperBound
            guard let mention = Self.mention(bytes, at: rule.lowerBound, before: range.upperBound) else { continue }
            mentions += 1
            let sentence = PlanSentence(prose, prose.sentence(around: mention.lowerBound), mention)
            guard sentence.saysTradedUnderPlan else { continue }
            if found == nil { found = mention }
            for day in sentence.adoptions where !days.contains(where: { $0.value == day.value }) { days.append(day) }
        }
        guard let found else { return nil }
        self.init(adopted: days.count == 1 ? days.first : nil, source: SourceRange(found))
    }

    /// `10b5-1`, also with another dash, a missing one, or as `10b-5-1`.
    private static func mention(_ bytes: [UInt8], at start: Int, before end: Int) -> Range<Int>? {
        var index = start + 3
        var digits: [UInt8] = []
        while index < end, digits.count < 2, index - start < 20 {
            let byte = bytes[index]
            if byte == .ampersand, let dash = CharacterReference(in: bytes, at: index, before: end, names: .html) {
                index += dash.count
                continue
            }
            if byte.isDigit { digits.append(byte) } else if byte.isLetter || byte.isWhitespace { break }
            index += 1
        }
        return digits == Array("51".utf8) ? start..<index : nil
    }
}

/// A sentence that names Rule 10b5-1, and what it says of a plan.
private struct PlanSentence {
    private let prose: Prose
    private let words: [Range<Int>]
    private let rule: Int
    /// The word that calls the thing a plan; nil where only the rule is named.
    private let plan: Int?
    private let end: Int

    private static let plans: [StaticString] = [
        "plan", "plans", "program", "arrangement", "arrangements", "agreement", "instruction", "instructions",
    ]
    private static let trades: [StaticString] = [
        "made", "effected", "effectuated", "executed", "sold", "purchased", "conducted", "transacted",
    ]

    init(_ prose: Prose, _ sentence: Range<Int>, _ mention: Range<Int>) {
        self.prose = prose
        end = sentence.upperBound
        let words = prose.words(in: sentence)
        self.words = words
        let rule = words.firstIndex { $0.upperBound > mention.lowerBound } ?? 0
        self.rule = rule
        func isPlan(_ index: Int) -> Bool { prose.isOne(of: Self.plans, words[index]) }
        // "Rule 10b5-1(c) pre-arranged trading plan", or "a plan intended to satisfy the conditions of Rule 10b5-1".
        plan =
            (rule..<min(words.count, rule + 7)).first(where: isPlan)
            ?? (max(0, rule - 25)..<rule).last(where: isPlan)
    }

    // MARK: - Whether

    var saysTradedUnderPlan: Bool { plan != nil && isLinked && !isDenied && !isIntended }

    /// "pursuant to", "under", "in accordance with" the plan: that one was adopted or ended says nothing of the trade.
    private var isLinked: Bool {
        let links: [StaticString] = [
            "pursuant", "under", "accordance", "through", "via", "per", "comply", "complies", "complying", "satisfy",
            "satisfies", "govern", "governs", "governed", "required", "requires",
        ]
        let before = words[..<max(plan ?? rule, rule)]
        guard
            words.contains(where: { prose.isOne(of: links, $0) })
                || before.contains(where: { prose.hasWord("by", at: $0) })
        else { return false }
        let endings: [StaticString] = [
            "terminated", "termination", "terminating", "expired", "expiration", "outside", "issuer's", "company's",
        ]
        return !words[max(0, min(plan ?? rule, rule) - 6)..<rule].contains { prose.isOne(of: endings, $0) }
    }

    /// "was not made pursuant to", "other than under", "the plan was not in place". A "not" that another verb of
    /// trading answers ("is not discretionary and was made under") denies nothing.
    private var isDenied: Bool {
        let before = max(0, rule - 14)..<rule
        if let denial = before.last(where: { isDenial($0) }) {
            let between = denial..<rule
            let turns = between.contains { prose.isOne(of: ["and", "but", "rather"], words[$0]) }
            if !turns || !between.contains(where: { prose.isOne(of: Self.trades, words[$0]) }) { return true }
        }
        let isExcepted = before.dropLast().contains {
            prose.hasWord("other", at: words[$0]) && prose.hasWord("than", at: words[$0 + 1])
        }
        if isExcepted { return true }
        guard let plan else { return false }
        return (plan + 1..<min(words.count, plan + 5)).contains { isDenial($0) }
    }

    private func isDenial(_ index: Int) -> Bool {
        if prose.isOne(of: ["not", "no", "without", "neither", "nor", "except", "outside"], words[index]) {
            return true
        }
        let core = prose.core(of: words[index])
        return core.count > 3 && prose.bytes[core.upperBound - 1].lowercased == UInt8(ascii: "t")
            && prose.bytes[core.upperBound - 2] != UInt8(ascii: "s")
            && [UInt8(ascii: "'"), 0x92, 0x99].contains(prose.bytes[core.upperBound - 2])
    }

    /// "may enter into a plan in the future": nothing was traded under it.
    private var isIntended: Bool {
        (max(0, rule - 10)..<rule).contains { index in
            guard prose.isOne(of: ["may", "intends", "expects", "will", "plans"], words[index]) else { return false }
            return (index + 1..<rule).contains { prose.isOne(of: ["enter", "adopt", "establish"], words[$0]) }
        }
    }

    // MARK: - When

    /// The days on which the sentence, or the next one, says that the plan was adopted.
    var adoptions: [Fact<Day>] {
        guard let plan else { return [] }
        var days = behindPlan(from: plan)
        if days.isEmpty, rule > plan { days = behindPlan(from: rule) }
        return days + beforePlan(min(plan, rule)) + nextSentence
    }

    private static let adopted: [StaticString] = ["adopted", "established", "entered", "executed", "adoption"]
    /// Words of another event: a day behind them is theirs.
    private static let otherEvents: [StaticString] = [
        "disclosed", "reported", "amended", "modified", "terminated", "filed", "expires", "expiring", "expire",
        "effective", "until", "through", "prior", "before", "after", "sold", "sale", "sales", "granted", "vest",
        "vested",
        "form", "8-k", "10-q", "10-k", "described", "commence", "commenced", "began",
    ]

    /// "… plan (previously) adopted (by the reporting person) on May 16, 2024", "… plan dated May 16, 2024".
    private func behindPlan(from anchor: Int) -> [Fact<Day>] {
        for index in anchor + 1..<max(anchor + 1, min(words.count, anchor + 10)) {
            if prose.hasWord("dated", at: words[index]), index <= anchor + 2 { return days(behind: index, atMost: 4) }
            if prose.isOne(of: Self.adopted, words[index]) {
                // "one adopted on March 1, the other adopted on June 1": every one of several counts.
                let more = (index + 1..<words.count).filter { prose.hasWord("adopted", at: words[$0]) }
                return ([index] + more).flatMap { days(behind: $0, atMost: 16) }
            }
            if prose.isOne(of: Self.otherEvents, words[index]) { return [] }
        }
        return []
    }

    /// "adopted a Rule 10b5-1 plan on May 16, 2024", "On May 16, 2024, she entered into a Rule 10b5-1 plan".
    private func beforePlan(_ anchor: Int) -> [Fact<Day>] {
        let near = max(0, anchor - 8)..<anchor
        guard let verb = near.last(where: { prose.isOne(of: ["adopted", "established", "entered"], words[$0]) }) else {
            return []
        }
        // What was adopted must be this plan: nothing with a day of its own stands between.
        guard !(verb..<anchor).contains(where: { day(at: $0) != nil }) else { return [] }
        let last = max(plan ?? anchor, rule)
        if last + 1 < words.count, prose.isOne(of: ["on", "dated", "in"], words[last + 1]) {
            return days(behind: last + 1, atMost: 3)
        }
        if let first = words.first, prose.hasWord("on", at: first), verb <= 16, let day = day(at: 1) { return [day] }
        return []
    }

    /// "The plan was adopted on May 16, 2024." right behind the sentence.
    private var nextSentence: [Fact<Day>] {
        let start = min(end + 1, prose.range.upperBound)
        let next = PlanSentence(prose, following: start..<prose.sentenceEnd(from: start))
        let opening = 0..<min(next.words.count, 6)
        guard let first = next.words.first, prose.isOne(of: ["the", "this", "such"], first),
            let plan = opening.first(where: { prose.isOne(of: Self.plans, next.words[$0]) })
        else { return [] }
        return next.behindPlan(from: plan)
    }

    private init(_ prose: Prose, following range: Range<Int>) {
        self.prose = prose
        words = prose.words(in: range)
        rule = 0
        plan = nil
        end = range.upperBound
    }

    /// The day that belongs to the verb at `verb`: right behind it, or behind "on" or "of" with nothing else between that
    /// could have a day. Two days joined by "and" are two plans, and both are given.
    private func days(behind verb: Int, atMost count: Int) -> [Fact<Day>] {
        for index in verb + 1..<max(verb + 1, min(words.count, verb + 1 + count)) {
            if prose.isOne(of: Self.otherEvents, words[index]) { return [] }
            if prose.hasWord("dated", at: words[index]), index > verb + 1 { return [] }
            guard let first = day(at: index) else { continue }
            guard index == verb + 1 || prose.isOne(of: ["on", "of", "dated", "in", "date"], words[index - 1]) else {
                return []
            }
            var days = [first]
            let rest = words[index...].prefix { $0.lowerBound < first.source.bytes.upperBound }.count + index
            if rest + 1 < words.count, prose.hasWord("and", at: words[rest]) {
                if let second = day(at: rest + 1) { days.append(second) }
            }
            return days
        }
        return []
    }

    /// A day that starts with the word at `index`.
    private func day(at index: Int) -> Fact<Day>? {
        guard index < words.count else { return nil }
        for count in [1, 3] where index + count <= words.count {
            let range = prose.core(of: words[index].lowerBound..<words[index + count - 1].upperBound)
            guard !range.isEmpty, let day = Day(parsing: prose.bytes.span.extracting(range)) else { continue }
            return Fact(day, at: range)
        }
        return nil
    }
}
