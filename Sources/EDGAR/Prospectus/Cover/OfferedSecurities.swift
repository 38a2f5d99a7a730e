/// What the cover's head offers, one entry for each class or tranche.
struct OfferedSecurities {
    private(set) var securities: [Security] = []
    private(set) var currency: Fact<String>?
    /// An amount of money that is the limit of a programme, a shelf or the sum of several tranches.
    private(set) var total: Fact<Amount>?
    private let document: Document

    private struct Entry {
        var line: SecurityLine
        /// The words of the title, over more than one line.
        var title: Range<Int>?
        /// Its words behind what stands between: "5,000,000 Depositary Shares", the issuer, "Each Representing …".
        var rest: Range<Int>?
        var amount: Fact<Amount>?
        var unit: Security.Unit?
        var hasAmount: Bool
    }

    init(_ pages: ProspectusPages, _ page: CoverPage) {
        document = page.document
        var entries = Self.entries(page)
        currency = entries.lazy.compactMap(\.line.currency).first
        entries = pair(withoutProgramme(entries))
        let own = entries.filter { !$0.line.isUnderlying }
        entries = withoutRepeats(own.isEmpty ? entries : own)
        if entries.isEmpty, let defined = Self.defined(pages.cover) ?? Self.stated(pages.cover) { entries = [defined] }
        for entry in entries {
            guard let range = entry.title, var title = document.fact(range) else { continue }
            if let rest = entry.rest {
                title = Fact(
                    title.value + ", " + document.string(rest),
                    at: document.sources(of: range) + document.sources(of: rest))
            }
            let kind = Self.kind(of: title.value)
            let unit = Self.unit(of: kind, title.value, entry.unit)
            securities.append(Security(title: title, kind: kind, amount: entry.amount, unit: unit))
            if kind == .rights { addPurchased(entry.line, pages.cover) }
        }
    }

    private static func entries(_ page: CoverPage) -> [Entry] {
        var entries: [Entry] = []
        for paragraph in page.paragraphs[page.head] where !paragraph.isProse {
            guard page.document.blocks[paragraph.blocks.lowerBound].kind != .item else { continue }
            var lines = paragraph.lines.flatMap { page.document.lines(in: $0) }[...]
            if paragraph.isRow, paragraph.lines.count > 1 {
                // "$500,000,000 | 4.50% Notes due 2030" is one line; other rows are no titles.
                lines = [paragraph.range]
                guard let line = SecurityLine(page.document, paragraph.range), line.hasAmount, line.title != nil else {
                    continue
                }
            }
            while let line = lines.popFirst() {
                if let last = entries.indices.last, let rest = entries[last].rest, endsOpen(page.document, rest) {
                    entries[last].rest = rest.lowerBound..<line.upperBound
                    continue
                }
                // What a unit consists of is not offered by itself.
                if consistsOf(page.document, line) { break }
                if let last = entries.indices.last, isInterest(page.document, line), entries[last].line.isDepositary {
                    // All lines of the paragraph say what a depositary share stands for.
                    entries[last].rest = line.lowerBound..<(lines.last?.upperBound ?? line.upperBound)
                    if entries[last].title == nil { entries[last].title = entries[last].line.noun }
                    break
                }
                if let last = entries.indices.last, let title = entries[last].title, isNear(title, line),
                    buys(page.document, line),
                    let whole = SecurityLine(page.document, entries[last].line.range.lowerBound..<line.upperBound)
                {
                    // "Transferable Rights" above "to Subscribe for 3,450,000 Common Shares".
                    entries[last].line = whole
                    entries[last].amount = entries[last].amount ?? whole.amount
                    continue
                }
                guard let parsed = SecurityLine(page.document, line) else {
                    // "Representing Limited Partner Interests" goes on with the title above it.
                    if var last = entries.popLast() {
                        if continuesTitle(page.document, line), let title = last.title, isNear(title, line) {
                            last.title = title.lowerBound..<line.upperBound
                        }
                        entries.append(last)
                    }
                    continue
                }
                var title = parsed.title.map { parsed.passage.text($0) }
                let isWhole = title.map { $0.upperBound == line.upperBound } ?? true
                if var last = entries.popLast() {
                    if let own = title, parsed.amount == nil, let open = last.title, isNear(open, line),
                        endsOpen(page.document, open) || continuesTitle(page.document, line)
                    {
                        last.title = open.lowerBound..<own.upperBound
                        entries.append(last)
                        continue
                    }
                    entries.append(last)
                }
                if title != nil, !isWhole, let last = title?.upperBound { title = (title?.lowerBound ?? 0)..<last }
                entries.append(
                    Entry(
                        line: parsed, title: title, amount: parsed.amount, unit: parsed.unit,
                        hasAmount: parsed.hasAmount))
            }
        }
        return entries
    }

    private static func consistsOf(_ document: Document, _ line: Range<Int>) -> Bool {
        let passage = Passage(document, text: line)
        return !passage.tokens.isEmpty
            && contents.contains { $0.match(passage.tokens, from: 0, before: passage.tokens.count) != nil }
    }

    private static func isInterest(_ document: Document, _ line: Range<Int>) -> Bool {
        let passage = Passage(document, text: line)
        return !passage.tokens.isEmpty && interest.match(passage.tokens, from: 0, before: passage.tokens.count) != nil
    }

    private static let interest = Phrase("each (of) (which) representing|represents (a|an) #")

    private static func buys(_ document: Document, _ line: Range<Int>) -> Bool {
        let passage = Passage(document, text: line)
        return !passage.tokens.isEmpty && purchase.match(passage.tokens, from: 0, before: passage.tokens.count) != nil
    }

    private static let purchase = Phrase("to purchase|subscribe|acquire")
    private static let contents = [
        Phrase("each consisting|composed|comprised|comprising"), Phrase("consisting of"),
        Phrase("(with) each unit|share|ads|pre (funded) (unit) consisting|consists|composed|comprised|comprising"),
    ]

    /// Nothing but white space between a title and the line below.
    private static func isNear(_ title: Range<Int>, _ line: Range<Int>) -> Bool {
        line.lowerBound >= title.upperBound && line.lowerBound - title.upperBound <= 3
    }

    /// A line that cannot begin a title.
    private static func continuesTitle(_ document: Document, _ line: Range<Int>) -> Bool {
        let starts: [StaticString] = [
            "Representing L", "Each Representing", "Linked to", "due 1", "due 2", "due Jan", "due Feb", "due Mar",
            "due Apr", "due May", "due Jun", "due Jul", "due Aug", "due Sep", "due Oct", "due Nov", "due Dec", "of ",
            "Representing a", "Representing I", "Series ",
        ]
        return starts.contains { document.text.hasText($0, at: line.lowerBound, before: line.upperBound) }
    }

    private static func endsOpen(_ document: Document, _ title: Range<Int>) -> Bool {
        let ends: [StaticString] = [" of", " in", " a", " the", ",", " and", " of a"]
        return ends.contains {
            document.text.hasText($0, at: title.upperBound - $0.utf8CodeUnitCount, before: title.upperBound)
                || document.text.hasText($0, at: title.upperBound, before: title.upperBound + 1)
        }
    }

    // MARK: - Amounts and titles

    /// "35,000,000 Shares" above "Common Stock" is one security; money above several titles is their sum or limit.
    private mutating func pair(_ entries: [Entry]) -> [Entry] {
        var paired: [Entry] = []
        var open: Entry?
        let titles = entries.filter { $0.title != nil }
        for entry in entries {
            guard entry.title != nil else {
                if let last = paired.indices.last, paired[last].amount == nil, !paired[last].hasAmount, open == nil,
                    entry.unit == .currency, titles.count == 1
                {
                    // The money stands below the title.
                    paired[last].amount = entry.amount
                    paired[last].unit = .currency
                    paired[last].hasAmount = true
                } else if let known = open {
                    // "$100,000,000" above "10,000,000 Units" is the whole in money.
                    if known.unit == .currency, entry.unit != .currency {
                        total = total ?? known.amount
                        open = entry
                    }
                } else {
                    open = entry
                }
                continue
            }
            var entry = entry
            if let counted = open, entry.hasAmount, counted.unit != .currency, counted.line.noun != nil {
                // "4,250,000 Units" above "750,000 Pre-Funded Units" are two.
                var alone = counted
                alone.title = counted.line.noun
                paired.append(alone)
                open = nil
            }
            if let amount = open, !entry.hasAmount {
                if titles.count == 1 || amount.unit != .currency {
                    entry.amount = amount.amount
                    entry.unit = amount.unit
                    entry.hasAmount = true
                    open = nil
                } else {
                    total = total ?? amount.amount
                }
            }
            paired.append(entry)
        }
        if let open {
            total = total ?? (open.unit == .currency ? open.amount : nil)
            // "20,000,000 Units" alone names what it counts.
            if paired.isEmpty, open.unit != .currency, !open.line.passage.tokens.isEmpty {
                var entry = open
                entry.title = open.line.noun
                if entry.title != nil { paired.append(entry) }
            }
        }
        return paired
    }

    private func withoutRepeats(_ entries: [Entry]) -> [Entry] {
        var kept: [Entry] = []
        for entry in entries {
            guard let title = entry.title else { continue }
            let words = words(title)
            // Blank tranches look alike and are not the same.
            let isBlank = document.text[title.lowerBound] == UInt8(ascii: "%")
            if !isBlank, kept.contains(where: { $0.title.map { self.words($0) } == words }) { continue }
            kept.append(entry)
        }
        return kept
    }

    /// A programme's name, "Medium-Term Notes, Series D", is no security beside the notes that are sold under it.
    private func withoutProgramme(_ entries: [Entry]) -> [Entry] {
        let named = entries.filter { !isProgramme($0) }
        return named.contains { $0.title != nil } ? named : entries
    }

    private func words(_ range: Range<Int>) -> [String] {
        Passage(document, text: range).tokens.filter { [.word, .number, .percent].contains($0.kind) }
            .map { document.string($0.range).lowercased() }
    }

    private func isProgramme(_ entry: Entry) -> Bool {
        guard let title = entry.title, entry.amount == nil else { return false }
        let passage = Passage(document, text: title)
        return passage.has(Self.programme) && !passage.tokens.contains { $0.kind == .percent || $0.kind == .number }
    }

    private static let programme = Phrase("medium|global|structured term|medium|investment")

    /// What a right buys is offered with it.
    private mutating func addPurchased(_ line: SecurityLine, _ cover: Passage) {
        guard let purchased = line.purchased, let title = document.fact(line.passage.text(purchased.title)) else {
            return
        }
        let kind = Self.kind(of: title.value)
        // How many rights there are stands in the prose: "we are distributing 12,000,000 … rights".
        securities[securities.count - 1].amount =
            line.ownAmount ? securities[securities.count - 1].amount : Self.rights(cover)
        securities.append(
            Security(title: title, kind: kind, amount: purchased.amount, unit: Self.unit(of: kind, title.value, nil)))
    }

    private static let offering = [
        Phrase(
            "offering|offer|sell|selling|sale|resale|issuance (of) (up) (to) (an) (aggregate) (of) # shares|units|adss|ordinary|common|class|warrants"
        ),
        Phrase("offering|offer|sell|sale|resale ..14 # shares|units|adss|ordinary|common|class"),
    ]

    /// "This prospectus relates to the resale of up to 4,000,000 shares of our common stock": where no line is set apart.
    private static func stated(_ cover: Passage) -> Entry? {
        for phrase in offering {
            for place in cover.all(phrase, in: 0..<min(cover.tokens.count, 1500)) {
                guard let number = place.last(where: { cover.kind(at: $0) == .number }),
                    cover.kind(at: number - 1) != .currency
                else { continue }
                let end = cover.sentenceEnd(from: number)
                let line = cover.text(number..<min(end, number + 30))
                guard let parsed = SecurityLine(cover.document, line), let title = parsed.title else { continue }
                let tokens = parsed.passage.tokens[title]
                let last =
                    tokens.firstIndex { $0.kind == .comma || !nouns.contains($0.word) && !modifiers.contains($0.word) }
                    ?? title.upperBound
                guard last > title.lowerBound else { continue }
                return Entry(
                    line: parsed, title: parsed.passage.text(title.lowerBound..<last), amount: parsed.amount,
                    unit: parsed.unit,
                    hasAmount: true)
            }
        }
        return nil
    }

    private static let nouns: Set<UInt64> = Set(
        ["stock", "shares", "units", "adss", "warrants"].map { Token.word($0.utf8) })
    private static let modifiers: Set<UInt64> = Set(
        [
            "common", "class", "a", "b", "c", "ordinary", "preferred", "series", "american", "depositary", "of",
            "subordinate", "voting", "capital",
        ].map { Token.word($0.utf8) })

    private static let distributed = Phrase("distributing|distribute|issuing|offering ..6 # ..4 rights|right")

    /// The rights of an offering whose cover sets only what they buy apart.
    static func rights(named cover: Passage) -> Security? {
        guard let place = cover.first(rightsName) else { return nil }
        return Security(
            title: cover.fact(cover.string(place), place), kind: .rights, amount: rights(cover), unit: .rights)
    }

    private static let rightsName = Phrase("subscription|transferable rights")

    private static func rights(_ cover: Passage) -> Fact<Amount>? {
        for place in cover.all(distributed) {
            for index in place {
                if cover.kind(at: index) == .number, let number = cover.number(at: index) {
                    return cover.fact(number.amount, number.tokens)
                }
            }
        }
        return nil
    }

    /// Where a picture holds the title, the sentence that defines a short form for it: "The Auto-Callable Notes Linked to
    /// the S&P 500® Index, due December 24, 2026 (the “Notes”)".
    private static func defined(_ cover: Passage) -> Entry? {
        for index in cover.tokens.indices.dropFirst(3) where cover.tokens[index].kind == .open {
            let next = cover.tokens[min(index + 2, cover.tokens.count - 1)]
            guard cover.isWord("the", at: index + 1), next.kind == .quote, index + 4 < cover.tokens.count,
                cover.tokens[index + 4].kind == .quote
            else { continue }
            var start: Int?
            var back = index - 1
            while back > 0, index - back < 45, !cover.tokens[back].startsParagraph, cover.tokens[back].kind != .stop {
                if cover.isWord("the", at: back) || cover.isWord("our", at: back),
                    SecurityLine.isTitle(cover.tokens[back + 1..<index])
                {
                    start = back + 1
                }
                back -= 1
            }
            if cover.isWord("the", at: back), SecurityLine.isTitle(cover.tokens[back + 1..<index]) { start = back + 1 }
            guard let start, index - start > 2, let line = SecurityLine(cover.document, cover.text(start..<index))
            else { continue }
            return Entry(
                line: line, title: cover.text(start..<index), amount: line.amount, unit: .currency,
                hasAmount: line.hasAmount)
        }
        return nil
    }

    // MARK: - Classes

    static func kind(of title: String) -> Security.Class {
        let title = title.lowercased()
        func has(_ words: String...) -> Bool { words.contains { title.contains($0) } }
        if has("asset backed", "asset-backed", "pass-through", "pass through", "mortgage-backed") { return .abs }
        if has("american depositary", "adss", "ads ") || title == "ads" { return .ads }
        if has("depositary share", "depositary receipt") { return .depositary }
        if has("warrant") { return .warrants }
        if has("notes", "note ", "bonds", "debenture", "debt securities", "obligations")
            && !has("convertible into notes")
        {
            return .debt
        }
        if has("preferred", "preference") { return .preferred }
        if has("subscription right", "rights") { return .rights }
        if has("common unit", "limited partner", "partnership interest") { return .common }
        if has("unit") { return .units }
        if has("stock", "shares", "share", "beneficial interest") { return .common }
        if has("certificate") { return .abs }
        return .other
    }

    static func unit(of kind: Security.Class, _ title: String, _ printed: Security.Unit?) -> Security.Unit {
        if printed == .currency { return .currency }
        switch kind {
        case .ads: return .ads
        case .warrants: return .warrants
        case .rights: return .rights
        case .debt, .structured, .abs: return printed == .units ? .units : .currency
        case .units: return .units
        case .common: return title.lowercased().contains("unit") ? .units : .shares
        default: return .shares
        }
    }
}
