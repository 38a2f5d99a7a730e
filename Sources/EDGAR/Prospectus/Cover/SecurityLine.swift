/// One display line of a cover that names a security or says how much of it is offered (Item 501(b)(2)):
///
///     5,000,000 SHARES
///     $300,000,000
///     2,400,000 Shares of Common Stock
///     Pre-Funded Warrants to Purchase up to 1,150,000 Shares of Common Stock
///     $ % First Mortgage Bonds due 20
struct SecurityLine: Sendable {
    /// The title's tokens; nil for a line that only says how much.
    private(set) var title: Range<Int>?
    private(set) var amount: Fact<Amount>?
    private(set) var unit: Security.Unit?
    private(set) var currency: Fact<String>?
    /// What rights or warrants buy: "… up to 3,000,000 Shares of Common Stock".
    private(set) var purchased: (amount: Fact<Amount>, title: Range<Int>)?
    /// Where the line stands in the document's text.
    let range: Range<Int>
    /// The amount is that of the title, not of what it buys.
    private(set) var ownAmount = false
    /// What the amount counts, where the line says no more.
    private(set) var noun: Range<Int>?
    private(set) var isDepositary = false
    /// Shares that lie under other securities: offered with them, unless nothing else is.
    private(set) var isUnderlying = false
    /// An amount is printed or left open.
    private(set) var hasAmount = false
    let passage: Passage

    init?(_ document: Document, _ line: Range<Int>) {
        range = line
        passage = Passage(document, text: line)
        let tokens = passage.tokens
        guard !tokens.isEmpty, tokens.count <= 60 else { return nil }
        var index = 0
        if tokens[0].kind == .open {
            guard passage.money(at: 1) != nil else { return nil }
            index = 1
        }
        if let prefix = Self.prefixes.lazy.compactMap({ $0.match(tokens, from: 0, before: tokens.count) }).first {
            index = prefix
        }
        if Self.tail.match(tokens, from: 0, before: tokens.count) != nil { return nil }
        // A check box of a form: "[X] Fixed Rate Note   [ ] Floating Rate Note".
        if document.text[line].contains(UInt8(ascii: "["))
            && tokens.contains(where: { $0.kind == .blank || $0.kind == .open }), tokens[0].kind != .currency
        {
            return nil
        }
        // "… at $2.40 per Share" only adds the price.
        let price = passage.first(Self.atPrice)?.lowerBound ?? tokens.count
        if passage.first(Self.excluded, in: 0..<price) != nil { return nil }
        isUnderlying = passage.has(Self.underlying)
        if passage.has(Self.minimum), passage.has(Self.maximum) {
            readMaximum()
            if amount != nil { return } else { return nil }
        }
        index = readAmount(at: index)
        if index >= tokens.count {
            if !hasAmount { return nil }
            return
        }
        guard readNoun(at: index) else { return nil }
    }

    private static let atPrice = Phrase("at (a) (price) (of) $")
    private static let underlying = Phrase("underlying|issuable|issued")
    private static let prefixes = [
        Phrase("up to (an) (aggregate) (of)"), Phrase("issuance|offering|offer|sale of (up) (to)"),
    ]
    /// Goes on with a title that stands above.
    private static let tail = Phrase("representing|evidenced|represented")
    /// What sets a line apart from a title although a security is named in it: plans, prices, what lies under a warrant.
    private static let excluded = Phrase(
        "plan|outstanding|per|price|proposed|logo|corporation|prospectus|filed|registration|statement")

    private static let minimum = Phrase("minimum")
    private static let maximum = Phrase("maximum")

    /// "600,000 Shares Minimum / 1,000,000 Shares Maximum": a minimum/maximum offering is its maximum.
    private mutating func readMaximum() {
        let numbers = passage.tokens.indices.compactMap { passage.number(at: $0) }
        guard numbers.count == 2, let most = numbers.max(by: { $0.amount < $1.amount }),
            let counted = passage.tokens.indices.first(where: {
                Self.countNoun.match(passage.tokens, from: $0, before: passage.tokens.count) != nil
            })
        else { return }
        take(most.amount, Self.unit(of: passage.tokens[counted].word), most.tokens)
        noun = passage.text(counted..<counted + 1)
    }

    // MARK: - How much

    private mutating func readAmount(at start: Int) -> Int {
        let tokens = passage.tokens
        var index = start
        if let money = passage.money(at: index) {
            // "$      6.750% First Mortgage Bonds": the amount is left open, the figure is the rate.
            if passage.kind(at: money.tokens.upperBound) == .percent {
                hasAmount = true
                unit = .currency
                currency = sign(at: money.tokens.lowerBound)
                return money.tokens.upperBound - 1
            }
            // "$2.1875 Cumulative Preferred Stock" has its dividend for a name.
            if money.amount.wholePart < 1000, money.tokens.upperBound < tokens.count { return start }
            take(money.amount, .currency, money.tokens)
            currency = passage.fact(money.currency, money.tokens)
            index = money.tokens.upperBound
        } else if passage.kind(at: index) == .currency {
            hasAmount = true
            unit = .currency
            currency = passage.money(at: index).map { passage.fact($0.currency, $0.tokens) } ?? sign(at: index)
            index += 1
            if passage.kind(at: index) == .blank, passage.kind(at: index + 1) != .percent { index += 1 }
            if passage.kind(at: index) == .blank { index += 1 }
        } else if passage.kind(at: index) == .blank {
            guard passage.kind(at: index + 1) != .percent else { return index }
            hasAmount = true
            index += 1
        } else if let number = passage.number(at: index), passage.kind(at: number.tokens.upperBound) != .percent,
            number.tokens.upperBound < tokens.count
        {
            // A number alone is a page's; one before a noun counts it.
            take(number.amount, nil, number.tokens)
            index = number.tokens.upperBound
        }
        if let behind = Self.aggregate.match(tokens, from: min(index, tokens.count - 1), before: tokens.count),
            index < tokens.count
        {
            index = behind
        }
        if index < tokens.count, tokens[index].kind == .close { index += 1 }
        // "Up to $75,000,000 of Shares of Common Stock"
        if hasAmount, index < tokens.count, let of = Self.of.match(tokens, from: index, before: tokens.count) {
            index = of
        }
        return index
    }

    private static let aggregate = Phrase("(in) (aggregate) principal|liquidation amount (of)")

    private func sign(at index: Int) -> Fact<String>? {
        let first = passage.document.text[passage.tokens[index].range.lowerBound]
        let code = first == 0xE2 ? "EUR" : first == 0xC2 ? "GBP" : "USD"
        return passage.fact(code, index..<index + 1)
    }

    private mutating func take(_ value: Amount, _ unit: Security.Unit?, _ range: Range<Int>) {
        hasAmount = true
        amount = passage.fact(value, range)
        self.unit = unit
    }

    // MARK: - Of what

    /// "Shares", "Shares of Common Stock", "Common Stock", "7 1/4% Senior Notes due 2011".
    private mutating func readNoun(at start: Int) -> Bool {
        let tokens = passage.tokens
        var start = start
        if amount != nil, unit == nil, Self.trustCount.match(tokens, from: start, before: tokens.count) == tokens.count
        {
            noun = passage.text(start..<tokens.count)
            return true
        }
        if let count = Self.countNoun.match(tokens, from: start, before: tokens.count) {
            if unit == nil { unit = Self.unit(of: tokens[start].word) }
            if count == tokens.count { noun = passage.text(start..<count) }
            if count == tokens.count {
                // "Shares" alone lacks its number; "Warrants" alone is what a shelf may offer.
                if amount == nil, !hasAmount, tokens[start].word != Self.shares { title = start..<count }
                return true
            }
            if let of = Self.of.match(tokens, from: count, before: tokens.count) {
                start = of
            } else if tokens[start].word == Self.shares, count < tokens.count, Self.stock.contains(tokens[count].word) {
                // "13,500,000 Shares Common Stock" in one row.
                start = count
            }
        }
        var end = titleEnd(from: start)
        while end > start, [.comma, .dash, .open, .stop].contains(tokens[end - 1].kind) { end -= 1 }
        guard end > start, end - start <= 45, Self.isTitle(tokens[start..<end]) else { return false }
        title = start..<end
        isDepositary = tokens[start..<end].contains { $0.word == Self.depositary }
        readPurchased(behind: end)
        return true
    }

    private static let countNoun = Phrase("shares|units|warrants|rights|adss|notes")
    /// What a trust counts its preferred by: "4,000,000 Preferred Securities".
    private static let trustCount = Phrase("(trust) preferred|capital securities")
    private static let of = Phrase("of (the) (our) (its)")

    private static let depositary = Token.word("depositary".utf8)
    private static let stock: Set<UInt64> = Set(
        ["common", "class", "ordinary", "preferred", "series", "cumulative"].map { Token.word($0.utf8) })
    private static let shares = Token.word("shares".utf8)

    /// "Each Representing a 1/40th Interest" and "Linked to" belong to a title; what a unit consists of, what a warrant
    /// buys, prices and par values do not.
    private func titleEnd(from start: Int) -> Int {
        let tokens = passage.tokens
        for index in start..<tokens.count {
            if tokens[index].kind == .open { return index }
            for phrase in Self.titleEnds where phrase.match(tokens, from: index, before: tokens.count) != nil {
                return index
            }
        }
        return tokens.count
    }

    private static let titleEnds = [
        Phrase("each (unit) consisting|composed|comprised"), Phrase("consisting of"),
        Phrase("to purchase|acquire|subscribe"),
        Phrase("at $"), Phrase("representing # "), Phrase("par value"), Phrase("no par"), Phrase("for"),
        Phrase("which|that have|has"), Phrase("registered under"), Phrase("and (the) related guarantees"),
        Phrase("underlying|issuable|issued|offered|upon"),
        Phrase("guaranteed|fully|unconditionally|to be"), Phrase("by (the) (certain) selling"),
    ]

    /// "Pre-Funded Warrants to Purchase up to 1,150,000 Shares": as many warrants as shares that they buy.
    private mutating func readPurchased(behind end: Int) {
        ownAmount = amount != nil
        guard let place = passage.first(Self.purchase, in: end..<passage.tokens.count) else { return }
        hasAmount = true
        for index in place.upperBound..<min(passage.tokens.count, place.upperBound + 4) {
            if let number = passage.number(at: index) {
                let bought = passage.fact(number.amount, number.tokens)
                if !ownAmount { amount = bought }
                let behind = number.tokens.upperBound
                var start = min(behind, passage.tokens.count - 1)
                if let noun = Self.countNoun.match(passage.tokens, from: start, before: passage.tokens.count),
                    noun < passage.tokens.count,
                    let of = Self.of.match(passage.tokens, from: noun, before: passage.tokens.count)
                {
                    start = of
                }
                let last = titleEnd(from: start)
                if last > start, Self.isTitle(passage.tokens[start..<last]) { purchased = (bought, start..<last) }
                return
            }
            if passage.kind(at: index) == .word, !passage.isWord("up", at: index), !passage.isWord("to", at: index),
                !passage.isWord("an", at: index), !passage.isWord("aggregate", at: index)
            {
                return
            }
        }
    }

    private static let purchase = Phrase("to purchase|acquire|subscribe (for) (up) (to)")

    // MARK: - What is a title

    /// A title names a kind of security and has no verb.
    static func isTitle(_ tokens: ArraySlice<Token>) -> Bool {
        // "Linked to the Common Stock of Example, Inc." names another company.
        let linked = tokens.firstIndex { $0.word == linkedWord } ?? tokens.endIndex
        return tokens.contains { nouns.contains($0.word) } && !isFirm(tokens)
            && !tokens[..<linked].contains { verbs.contains($0.word) || $0.kind == .stop || $0.kind == .colon }
    }

    /// "Benbow Harte Securities" is a house: what is sold under that word alone says of what sort it is, or what it pays.
    private static func isFirm(_ tokens: ArraySlice<Token>) -> Bool {
        tokens.last?.word == securities && !tokens.dropLast().contains { nouns.contains($0.word) }
            && !tokens.contains { sorts.contains($0.word) || $0.kind == .percent || $0.kind == .number }
    }

    private static let securities = Token.word("securities".utf8)
    private static let sorts = words(
        """
        debt preferred preference asset backed mortgage linked convertible exchangeable subordinated senior junior hybrid \
        perpetual income callable buffered barrier contingent enhanced protected structured trust guaranteed remarketable \
        mandatory contingent equity yield market medium other these offered such the of all registrable registered
        """)

    private static let linkedWord = Token.word("linked".utf8)

    private static func words(_ list: String) -> Set<UInt64> {
        Set(list.split(separator: " ").map { Token.word($0.utf8) })
    }

    private static let nouns = words(
        """
        stock shares share notes note bonds bond debentures debenture units unit warrants warrant rights securities \
        certificates adss ads receipts interests obligations cds
        """)
    private static let verbs = words(
        """
        is are was were will we our us may be been has have offering offer offers exchange see this these from by your \
        you it its their who mature matures maturing payable bear bears rank ranks holders involves investment entitles entitle vote which commission not sold sell inc llc investing
        """)

    private static func unit(of word: UInt64) -> Security.Unit? { units[word] }

    private static let units: [UInt64: Security.Unit] = {
        let names: [(String, Security.Unit)] = [
            ("shares", .shares), ("units", .units), ("warrants", .warrants), ("rights", .rights), ("adss", .ads),
        ]
        return Dictionary(uniqueKeysWithValues: names.map { (Token.word($0.0.utf8), $0.1) })
    }()
}
