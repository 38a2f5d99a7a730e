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
        var candidates = Self.candidates(in: pages.cover)
        if candidates.isEmpty { candidates = pages.offering.flatMap { Self.candidates(in: $0) } }
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
                Self.lastSale(in: pages.cover, currency)
                ?? pages.offering.lazy.compactMap { Self.lastSale(in: $0, currency) }.first
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
    private static let warrantsAlone = Phrase("warrants")

    private static func candidates(in passage: Passage) -> [Candidate] {
        var found: [Candidate] = []
        var end = 0
        for place in passage.all(listed) where place.lowerBound >= end {
            let sentence = passage.sentence(around: place.lowerBound)
            end = sentence.upperBound
            guard let exchange = Exchange.first(in: passage, sentence) else { continue }
            let before = sentence.lowerBound..<max(sentence.lowerBound, exchange.tokens.lowerBound)
            let mark = passage.first(symbol, in: sentence)
            if mark == nil, isDenied(passage, before) { continue }
            var code: Fact<String>?
            if let mark {
                code = quoted(passage, mark.upperBound..<min(passage.tokens.count, mark.upperBound + 14))
            } else if let place = passage.first(underName, in: exchange.tokens.upperBound..<sentence.upperBound),
                place.lowerBound < exchange.tokens.upperBound + 6
            {
                code = quoted(passage, place.upperBound - 1..<min(passage.tokens.count, place.upperBound + 3))
            }
            guard code != nil || isIntended(passage, sentence) else { continue }
            found.append(
                Candidate(
                    exchange: passage.fact(exchange.name, exchange.tokens), symbol: code, sentence: sentence,
                    isIntended: isIntended(passage, sentence), speaksOfNotes: passage.has(notes, in: before),
                    place: exchange.tokens))
            // "quoted on the OTCQB … We have applied to list on Nasdaq" are two sentences; two in one are read as one.
        }
        return found
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

    private static func lastSale(in passage: Passage, _ currency: String?) -> LastSale? {
        var places = prices.flatMap { passage.all($0) }
        places.sort { $0.lowerBound < $1.lowerBound }
        for place in places {
            let sentence = passage.sentence(around: place.lowerBound)
            // What the public float was reckoned at, what a price is compared with, what may happen.
            guard !passage.has(reckoned, in: sentence), !passage.has(float, in: sentence),
                !passage.has(compared, in: max(sentence.lowerBound, place.lowerBound - 5)..<place.lowerBound),
                !passage.has(supposed, in: sentence)
            else { continue }
            // The price behind these words, and the day before or behind them.
            var index = place.upperBound
            var price: Passage.Money?
            while index < min(sentence.upperBound, place.upperBound + 45) {
                if passage.kind(at: index) == .currency, let money = passage.money(at: index) {
                    price = money
                    break
                }
                index += 1
            }
            guard let price, currency == nil || price.currency == currency, price.amount < Amount(1_000_000),
                !passage.has(warrantsAlone, in: place.upperBound..<price.tokens.lowerBound),
                let date = passage.firstDay(in: sentence)
            else { continue }
            // The nearest day: a sentence may tell of two.
            var best = date
            var search = date.tokens.upperBound
            while search < sentence.upperBound, let next = passage.firstDay(in: search..<sentence.upperBound) {
                if distance(next.tokens, place) < distance(best.tokens, place) { best = next }
                search = next.tokens.upperBound
            }
            return LastSale(
                price: passage.fact(price.amount, price.tokens), date: passage.fact(best.day, best.tokens))
        }
        return nil
    }

    private static func distance(_ a: Range<Int>, _ b: Range<Int>) -> Int {
        a.lowerBound >= b.upperBound ? a.lowerBound - b.upperBound : b.lowerBound - a.upperBound
    }
}
