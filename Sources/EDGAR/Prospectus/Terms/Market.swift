/// Where the securities trade and what they last fetched there (Items 501(b)(4) and 202).
struct Market {
    private(set) var listing: Listing?
    private(set) var lastSale: LastSale?

    private struct Candidate {
        var exchange: Fact<String>
        var symbol: Fact<String>?
        var sentence: Range<Int>
        /// An application, or a listing that has been approved.
        var isIntended: Bool
        var speaksOfNotes: Bool
        /// Where the market is named, among the tokens of the sentence.
        var place = 0..<0
    }

    init(_ pages: ProspectusPages, securities: [Security], kind: OfferingKind?, currency: String?) {
        let isDebt = securities.first.map { [.debt, .structured, .abs].contains($0.kind) } ?? false
        let isConvertible = securities.contains {
            let title = $0.title.value.lowercased()
            return title.contains("convertible") || title.contains("exchangeable")
        }
        let offered = NamedSecurity(securities)
        var candidates = Self.candidates(in: pages.cover, offered)
        if candidates.isEmpty { candidates = pages.offering.flatMap { Self.candidates(in: $0, offered) } }
        if candidates.isEmpty { candidates = Self.rows(pages) }
        if candidates.isEmpty { candidates = Self.labels(in: pages.cover) }
        if isDebt, !isConvertible { candidates = candidates.filter(\.speaksOfNotes) }
        // Of the offered security first, then an exchange before a quotation service.
        let own = candidates.filter { Self.speaks(of: securities, pages.cover, $0) }
        let pool = own.isEmpty || isConvertible && isDebt ? candidates : own
        let ranked = pool.enumerated().max {
            rank($0.element, $0.offset, currency) < rank($1.element, $1.offset, currency)
        }
        if let best = ranked?.element {
            let exchange = Self.fullForm(best.exchange, pages.cover)
            listing = Listing(exchange: exchange, symbol: best.symbol)
        }
        if !isDebt || isConvertible {
            lastSale =
                Self.lastSale(in: pages.cover, offered, currency)
                ?? pages.offering.lazy.compactMap { Self.lastSale(in: $0, offered, currency) }.first
        }
    }

    private func rank(_ candidate: Candidate, _ position: Int, _ currency: String?) -> Int {
        let name = candidate.exchange.value
        let isOverTheCounter = name.hasPrefix("OTC")
        let isForeign = ["TSX", "London", "AIM", "Toronto", "Euronext", "Frankfurt"].contains { name.contains($0) }
        let suits = currency == "USD" || currency == nil ? !isForeign : true
        return (suits ? 1000 : 0) + (isOverTheCounter ? 0 : 500) + (candidate.symbol == nil ? 0 : 100) - position
    }

    // MARK: - Listings

    private static let listed = Phrase("listed|list|lists|listing|traded|trades|quoted|quotes|quotation|trading|trade")
    /// "listed on the Toronto Stock Exchange (“TSX”) as “NRG”"
    private static let underName = Phrase("as|under (the) \"")
    private static let symbol = Phrase("symbol|symbols|ticker")
    private static let notListed = Phrase(
        "not (be) (been) (apply|intend|expect|plan) (to) (be) (list|listed|listing|quoted|have)")
    private static let notes = Phrase("notes|bonds|debentures|securities")
    private static let noIntent = Phrase("do|does not intend|plan|expect")
    private static let noMarket = Phrase("will|not not|be be|listed")

    private static func candidates(in passage: Passage, _ offered: NamedSecurity) -> [Candidate] {
        var found: [Candidate] = []
        var end = 0
        for place in passage.all(listed) where place.lowerBound >= end {
            let sentence = passage.sentence(around: place.lowerBound)
            end = sentence.upperBound
            let marks = passage.all(symbol, in: sentence)
            if marks.count > 1 {
                found += clauses(passage, sentence, marks, offered)
            } else if let one = candidate(passage, sentence, mark: marks.first, offered) {
                found.append(one)
            }
        }
        return found
    }

    /// "quoted on the OTCQB under the symbol “A” and, until May 3, was listed on Nasdaq under the symbol “B”": each
    /// symbol goes with the market before it, or with the one behind it where the first does.
    private static func clauses(
        _ passage: Passage, _ sentence: Range<Int>, _ marks: [Range<Int>], _ offered: NamedSecurity
    ) -> [Candidate] {
        let leads = Exchange.first(in: passage, sentence.lowerBound..<marks[0].lowerBound) != nil
        var start = sentence.lowerBound
        var found: [Candidate] = []
        for (index, mark) in marks.prefix(8).enumerated() {
            let next = index + 1 < marks.count ? marks[index + 1].lowerBound : sentence.upperBound
            let end = leads ? min(next, mark.upperBound + 6) : next
            if var one = candidate(passage, start..<end, mark: mark, offered) {
                one.speaksOfNotes = passage.has(notes, in: sentence.lowerBound..<mark.lowerBound)
                found.append(one)
            } else if leads, let last = found.last, last.symbol != nil, let code = code(passage, behind: mark, offered)
            {
                // "… and our warrants under the symbol “W”", on the same market.
                found.append(
                    Candidate(
                        exchange: last.exchange, symbol: code, sentence: start..<end, isIntended: last.isIntended,
                        speaksOfNotes: passage.has(notes, in: start..<mark.lowerBound),
                        place: mark.lowerBound..<mark.lowerBound))
            }
            start = end
        }
        return found
    }

    private static func candidate(
        _ passage: Passage, _ sentence: Range<Int>, mark: Range<Int>?, _ offered: NamedSecurity
    ) -> Candidate? {
        guard let exchange = current(passage, sentence, before: mark?.lowerBound ?? sentence.upperBound) else {
            return nil
        }
        let before = sentence.lowerBound..<max(sentence.lowerBound, exchange.tokens.lowerBound)
        if mark == nil, isDenied(passage, before) { return nil }
        var symbol: Fact<String>?
        if let mark {
            symbol = code(passage, behind: mark, offered)
        } else if let place = passage.first(underName, in: exchange.tokens.upperBound..<sentence.upperBound),
            place.lowerBound < exchange.tokens.upperBound + 6
        {
            symbol = quoted(passage, place.upperBound - 1..<min(passage.tokens.count, place.upperBound + 3))
        }
        guard symbol != nil || isIntended(passage, sentence) else { return nil }
        return Candidate(
            exchange: passage.fact(exchange.name, exchange.tokens), symbol: symbol, sentence: sentence,
            isIntended: isIntended(passage, sentence), speaksOfNotes: passage.has(notes, in: before),
            place: exchange.tokens)
    }

    private static let past = Phrase("delisted|formerly|previously|ceased|suspended")
    private static let wasListed = Phrase("was|were ..2 listed|traded|quoted")
    private static let ended = Phrase("until|through")

    /// The market of a sentence where the security trades now; nil where it tells only of one that it has left.
    private static func current(
        _ passage: Passage, _ sentence: Range<Int>, before mark: Int
    ) -> (name: String, tokens: Range<Int>)? {
        guard let first = Exchange.first(in: passage, sentence) else { return nil }
        let until = max(mark, first.tokens.upperBound)
        if passage.has(wasListed, in: sentence), passage.has(ended, in: sentence.lowerBound..<until) { return nil }
        guard let left = passage.first(past, in: sentence.lowerBound..<until) else { return first }
        if left.lowerBound > first.tokens.upperBound + 3 { return first }
        return Exchange.first(in: passage, max(left.upperBound, first.tokens.upperBound)..<sentence.upperBound)
    }

    /// The symbol behind `mark`; of several that of the offered security.
    private static func code(_ passage: Passage, behind mark: Range<Int>, _ offered: NamedSecurity) -> Fact<String>? {
        let first = quoted(passage, mark.upperBound..<min(passage.tokens.count, mark.upperBound + 14))
        guard passage.isWord("symbols", at: mark.lowerBound) else { return first }
        let sentence = passage.sentence(around: mark.lowerBound)
        let named = NamedSecurity.all(in: passage, sentence.lowerBound..<mark.lowerBound)
        guard named.count > 1, let position = offered.position(among: named) else { return first }
        let codes = codes(passage, mark.upperBound..<min(sentence.upperBound, mark.upperBound + 60))
        return codes.count == named.count ? codes[position] : first
    }

    private static func codes(_ passage: Passage, _ range: Range<Int>) -> [Fact<String>] {
        let quotes = range.filter { passage.kind(at: $0) == .quote }
        if quotes.isEmpty { return range.compactMap { capitals(passage, $0..<$0 + 1) } }
        return stride(from: 0, to: quotes.count, by: 2).compactMap { quoted(passage, quotes[$0]..<quotes[$0] + 1) }
    }

    private static let denied = Phrase("not")
    private static let none = Phrase("no")

    private static func isDenied(_ passage: Passage, _ range: Range<Int>) -> Bool {
        passage.has(denied, in: range) || passage.has(none, in: range)
    }

    private static let intended = Phrase("apply|applied|application|approved|intend|intends|expect")

    private static func isIntended(_ passage: Passage, _ range: Range<Int>) -> Bool { passage.has(intended, in: range) }

    /// The symbol in quotes, `“NLY.”`, without the full stop that American typography puts inside.
    static func quoted(_ passage: Passage, _ range: Range<Int>) -> Fact<String>? {
        guard let open = range.first(where: { passage.kind(at: $0) == .quote }) else {
            return capitals(passage, range)
        }
        let text = passage.document.text
        let start = Int(passage.tokens[open].end)
        var end = start
        while end < text.count, end - start < 16 {
            let byte = text[end]
            guard
                byte.isLetter || byte.isDigit || byte == .space || byte == UInt8(ascii: ".")
                    || byte == UInt8(ascii: "-")
                    || byte == UInt8(ascii: "/")
            else { break }
            end += 1
        }
        while end > start, !text[end - 1].isLetter, !text[end - 1].isDigit { end -= 1 }
        guard end > start, text[start..<end].contains(where: \.isLetter) else { return nil }
        return Fact(passage.document.string(start..<end), at: passage.document.sources(of: start..<end))
    }

    /// A symbol without quotes: `under the symbol NLY`.
    private static func capitals(_ passage: Passage, _ range: Range<Int>) -> Fact<String>? {
        guard let first = range.first, passage.kind(at: first) == .word else { return nil }
        let text = passage.document.text[passage.tokens[first].range]
        guard (1...5).contains(text.count), text.allSatisfy({ (0x41...0x5A).contains($0) }) else { return nil }
        return passage.fact(passage.string(first..<first + 1), first..<first + 1)
    }

    private static func speaks(of securities: [Security], _ passage: Passage, _ candidate: Candidate) -> Bool {
        let sentence = candidate.sentence
        guard let kind = securities.first?.kind, sentence.upperBound <= passage.tokens.count else { return true }
        let phrase: Phrase
        switch kind {
        case .common: phrase = Phrase("common|shares|stock|ordinary|units|class")
        case .preferred: phrase = Phrase("preferred|preference")
        case .depositary: phrase = Phrase("depositary")
        case .ads: phrase = Phrase("adss|ads|depositary")
        case .units: phrase = Phrase("units")
        case .warrants: phrase = Phrase("common|shares|stock|ordinary|units|class|warrants")
        case .debt, .structured, .abs: phrase = Phrase("notes|bonds|debentures|securities|note")
        case .rights: phrase = Phrase("common|shares|stock|ordinary")
        case .other: return true
        }
        // The exchange's own name has "stock" in it.
        let before = sentence.lowerBound..<max(sentence.lowerBound, candidate.place.lowerBound)
        let behind = candidate.place.upperBound..<min(sentence.upperBound, candidate.place.upperBound + 8)
        return passage.has(phrase, in: before) || !behind.isEmpty && passage.has(phrase, in: behind)
    }

    /// "NASDAQ Capital Market: SRRL."
    private static func labels(in cover: Passage) -> [Candidate] {
        for index in cover.tokens.indices where cover.tokens[index].kind == .colon {
            let before = max(0, index - 5)..<index
            guard let exchange = Exchange.first(in: cover, before), exchange.tokens.upperBound == index,
                let symbol = capitals(cover, index + 1..<min(cover.tokens.count, index + 2))
            else { continue }
            return [
                Candidate(
                    exchange: cover.fact(exchange.name, exchange.tokens), symbol: symbol, sentence: index..<index,
                    isIntended: false, speaksOfNotes: false)
            ]
        }
        return []
    }

    private static let listingLabel = Phrase("listing|symbol|symbols")

    /// "Nasdaq Global Market symbol | “ONDR”", "Listing | NYSE: “BLFH”".
    private static func rows(_ pages: ProspectusPages) -> [Candidate] {
        var found: [Candidate] = []
        for blocks in pages.outline.blocks(of: .offering, in: pages.document) {
            for index in blocks.prefix(200) where pages.document.blocks[index].isRow {
                let row = pages.document.row(of: pages.document.blocks[index])
                guard row.cells.count == 2 else { continue }
                let label = Passage(pages.document, text: row.label.range)
                guard label.tokens.count < 10, label.has(listingLabel) else { continue }
                let value = Passage(pages.document, text: row.cells[1].range)
                guard value.tokens.count < 40,
                    let exchange = Exchange.first(in: label, label.whole).map({ label.fact($0.name, $0.tokens) })
                        ?? Exchange.first(in: value, value.whole).map({ value.fact($0.name, $0.tokens) }),
                    let symbol = quoted(value, value.whole)
                else { continue }
                found.append(
                    Candidate(
                        exchange: exchange, symbol: symbol, sentence: 0..<0, isIntended: false, speaksOfNotes: false))
            }
        }
        return found
    }

    /// `the NYSE American LLC (“NYSE”)`: a short form is what the full form says it is.
    private static func fullForm(_ exchange: Fact<String>, _ cover: Passage) -> Fact<String> {
        guard exchange.value == "NYSE", let place = cover.first(Phrase("nyse american|mkt|arca")) else {
            return exchange
        }
        return cover.fact(
            "NYSE "
                + (cover.isWord("mkt", at: place.upperBound - 1)
                    ? "MKT" : cover.isWord("arca", at: place.upperBound - 1) ? "Arca" : "American"),
            place)
    }

    // MARK: - The last sale

    private static let sale = Phrase(
        "last|closing|reported (reported|quoted) (closing|sale|sales|trading|bid) (sale) (sales|price|prices) ..3")
    private static let reckoned = Phrase("non affiliates|affiliate")
    private static let compared = Phrase("discount|premium|average|percent")
    private static let float = Phrase("public|aggregate float|market (value)")
    private static let supposed = Phrase("if|exceeds|exceed|equals|least")
    private static let prices = [
        Phrase("last reported|quoted (closing) (sale|sales|trading|closing) price|prices"),
        Phrase("last sale|sales|quoted|closing|trading (reported) price"),
        Phrase("closing (sale|sales|bid) price"), Phrase("last (reported) quoted price"), Phrase("last reported sale"),
        Phrase("shares|stock|units|adss closed at"), Phrase("last closed|sold"), Phrase("last sale|sales price"),
        Phrase("reported closing price"), Phrase("last reported (sale|sales) (closing) price"),
    ]

    private static func lastSale(in passage: Passage, _ offered: NamedSecurity, _ currency: String?) -> LastSale? {
        var places = prices.flatMap { passage.all($0) }
        places.sort { $0.lowerBound < $1.lowerBound }
        for place in places {
            let sentence = passage.sentence(around: place.lowerBound)
            // What the public float was reckoned at, what a price is compared with, what may happen.
            guard !passage.has(reckoned, in: sentence), !passage.has(float, in: sentence),
                !passage.has(compared, in: max(sentence.lowerBound, place.lowerBound - 5)..<place.lowerBound),
                !passage.has(supposed, in: sentence)
            else { continue }
            // The prices behind these words, and the days before or behind them.
            var sums: [Passage.Money] = []
            var index = place.upperBound
            while index < min(sentence.upperBound, place.upperBound + 45) {
                if passage.kind(at: index) == .currency, let money = passage.money(at: index) {
                    if currency == nil || money.currency == currency, money.amount < Amount(1_000_000) {
                        sums.append(money)
                    }
                    index = money.tokens.upperBound
                } else {
                    index += 1
                }
            }
            var days: [(day: Day, tokens: Range<Int>)] = []
            index = sentence.lowerBound
            while days.count < 8, let next = passage.firstDay(in: index..<sentence.upperBound) {
                days.append(next)
                index = next.tokens.upperBound
            }
            guard let (price, day) = choice(passage, sentence, place, sums, days, offered) else { continue }
            return LastSale(price: passage.fact(price.amount, price.tokens), date: passage.fact(day.day, day.tokens))
        }
        return nil
    }

    private static let respectively = Phrase("respectively")

    /// Of the prices and days of a sentence those of the offered security, the latest ones.
    private static func choice(
        _ passage: Passage, _ sentence: Range<Int>, _ place: Range<Int>, _ sums: [Passage.Money],
        _ days: [(day: Day, tokens: Range<Int>)], _ offered: NamedSecurity
    ) -> (Passage.Money, (day: Day, tokens: Range<Int>))? {
        guard let first = sums.first,
            let nearest = days.min(by: { distance($0.tokens, place) < distance($1.tokens, place) })
        else { return nil }
        if sums.count > 1, passage.has(respectively, in: first.tokens.upperBound..<sentence.upperBound) {
            let named = NamedSecurity.all(in: passage, sentence.lowerBound..<first.tokens.lowerBound)
            if named.count == sums.count, let position = offered.position(among: named) {
                return (sums[position], nearest)
            }
            if days.count == sums.count, let last = days.indices.max(by: { days[$0].day < days[$1].day }) {
                return (sums[last], days[last])
            }
        }
        // "… of our common stock was $10.02, and of our warrants $1.20": each price goes with what is named last before.
        let named = NamedSecurity.all(in: passage, place.lowerBound..<(sums.last ?? first).tokens.lowerBound)
        let fits = sums.map { sum in
            let behind = sum.tokens.upperBound
            if passage.isWord("for", at: behind),
                let own = NamedSecurity.all(in: passage, behind..<min(sentence.upperBound, behind + 8)).first
            {
                return offered.likeness(to: own)
            }
            return named.last { $0.place < sum.tokens.lowerBound }.map { offered.likeness(to: $0) } ?? 1
        }
        guard let best = fits.max(), let position = fits.firstIndex(of: best) else { return nil }
        if best == 0, named.contains(where: { $0.kind == .warrants }) { return nil }
        return (sums[position], nearest)
    }

    private static func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        a.lowerBound >= b.upperBound ? a.lowerBound - b.upperBound : b.lowerBound - a.upperBound
    }
}
