/// Use of proceeds (Regulation S-K, Item 504): what the issuer will have after fees and expenses, and what it is for.
///
/// The net proceeds are those of this offering's base deal: the first figure that the section states for it. Figures of
/// the option, of earlier offerings, of expenses and of debts to be repaid stand in the same sentences, so that a figure
/// counts only by the words before it.
struct UseOfProceeds: Sendable {
    private(set) var netProceeds: Fact<Amount>?
    /// The sentence that says what the money is for; of a resale, that the issuer gets none.
    private(set) var statement: Fact<String>?

    init(_ pages: ProspectusPages, kind: OfferingKind?, price: PriceTerms) {
        statement = Self.statement(pages, kind: kind)
        switch kind {
        case .atTheMarket, .resale, .exchange, .base, .sticker, .dividendReinvestment: return
        default: netProceeds = NetProceeds(pages, price: price, kind: kind).amount
        }
    }
}

/// The figure that the section states for the net proceeds.
struct NetProceeds: Sendable {
    private(set) var amount: Fact<Amount>?
    private let least: Amount
    private let most: Amount?

    init(_ pages: ProspectusPages, price: PriceTerms, kind: OfferingKind?) {
        // Net proceeds are less than the proceeds before expenses; filings round up. The price of debt may be that of a
        // tranche.
        let bound = kind == .debt ? nil : (price.grossProceeds ?? price.proceedsTotal)?.value
        most = bound.flatMap { $0.times(Amount(1_006, scale: 3)) }
        // What lacks its "million" is no figure of an offering, and expenses never take most of one.
        let part =
            kind == .debt ? nil : price.proceedsTotal.map { Amount($0.value.coefficient / 4, scale: $0.value.scale) }
        least = max(Amount(20_000), part ?? .zero)
        for passage in pages.useOfProceeds + pages.offering {
            switch read(passage) {
            case .figure(let fact):
                amount = fact
                return
            case .blank: return
            case .nothing: continue
            }
        }
        for section in pages.outline.blocks(of: .useOfProceeds, in: pages.document).prefix(4) where amount == nil {
            amount = row(pages.document, section)
        }
    }

    private enum Reading {
        case figure(Fact<Amount>)
        /// The filing leaves the figure open.
        case blank
        case nothing
    }

    private func isPlausible(_ amount: Amount) -> Bool { amount >= least && amount <= most ?? amount }

    // MARK: - Sentences

    private func read(_ passage: Passage) -> Reading {
        var index = 0
        while index < passage.tokens.count {
            let end = max(passage.sentenceEnd(from: index), index + 1)
            let reading = read(passage, sentence: index..<min(end, passage.tokens.count))
            if case .nothing = reading {} else { return reading }
            index = end < passage.tokens.count && passage.tokens[end].startsParagraph ? end : end + 1
        }
        return .nothing
    }

    private func read(_ passage: Passage, sentence: Range<Int>) -> Reading {
        let net = passage.first(Self.netProceeds, in: sentence)
        guard
            net != nil || passage.has(Self.netOf, in: sentence) && passage.has(Self.brings, in: sentence)
                || passage.has(Self.afterDeducting, in: sentence) && passage.has(Self.receives, in: sentence),
            !passage.has(Self.sensitivity, in: sentence), !passage.has(Self.change, in: sentence),
            !passage.has(Self.past, in: sentence) || passage.has(Self.prospect, in: sentence),
            !passage.has(Self.holders, in: sentence), !passage.has(Self.toHolders, in: sentence),
            !passage.has(Self.ofWarrants, in: sentence)
        else { return .nothing }
        for index in sentence where passage.kind(at: index) == .currency {
            let lead = sentence.lowerBound..<index
            guard isGoverned(passage, index, sentence, net) || isNamed(passage, index, sentence) else { continue }
            if assumesOption(passage, lead) || passage.has(Self.otherOffering, in: lead) { return .nothing }
            guard let money = passage.money(at: index) else {
                return isOpen(passage, index) ? .blank : .nothing
            }
            guard !isOfAnother(passage, money.tokens.upperBound, sentence) else { continue }
            var chosen = money
            if passage.has(Self.minimum, in: sentence), passage.has(Self.maximum, in: sentence) {
                chosen = largest(passage, in: money.tokens.lowerBound..<sentence.upperBound) ?? money
            }
            guard isPlausible(chosen.amount) else { return .nothing }
            return .figure(passage.fact(chosen.amount, chosen.tokens))
        }
        return .nothing
    }

    /// Whether the words before the sign make its amount that of the net proceeds: "will be approximately",
    /// "net proceeds of", "are estimated at".
    private func isGoverned(_ passage: Passage, _ sign: Int, _ sentence: Range<Int>, _ net: Range<Int>?) -> Bool {
        var index = sign - 1
        // `US$`, `C$`
        if index >= sentence.lowerBound, passage.kind(at: index) == .word,
            passage.tokens[index].end == passage.tokens[sign].start
        {
            index -= 1
        }
        while index >= sentence.lowerBound,
            passage.kind(at: index) == .open || Self.hedges.contains(passage.tokens[index].word)
        {
            index -= 1
        }
        guard index >= sentence.lowerBound else { return false }
        if let net, net.upperBound <= index {
            let between = net.upperBound..<index
            if passage.has(Self.purpose, in: between) || passage.has(Self.together, in: between) { return false }
        } else if passage.has(Self.purpose, in: max(sentence.lowerBound, sign - 8)..<sign) {
            return false
        }
        let word = passage.tokens[index].word
        if word == Self.of {
            guard index > sentence.lowerBound else { return false }
            return !Self.otherNouns.contains(passage.tokens[index - 1].word)
        }
        if word == Self.to { return index > sentence.lowerBound && Self.equal.contains(passage.tokens[index - 1].word) }
        return Self.verbs.contains(word)
    }

    /// "$64.0 million of net proceeds", and not of *the* net proceeds, which is what some of them are for.
    private func isNamed(_ passage: Passage, _ sign: Int, _ sentence: Range<Int>) -> Bool {
        guard let money = passage.money(at: sign), money.tokens.upperBound < sentence.upperBound,
            !passage.has(Self.purpose, in: max(sentence.lowerBound, sign - 8)..<sign),
            !passage.has(Self.together, in: max(sentence.lowerBound, sign - 6)..<sign)
        else { return false }
        return Self.ofNetProceeds.match(passage.tokens, from: money.tokens.upperBound, before: sentence.upperBound)
            != nil
    }

    /// "If the underwriters exercise their option in full, the net proceeds will be …" is not the base deal.
    private func assumesOption(_ passage: Passage, _ lead: Range<Int>) -> Bool {
        if passage.has(Self.assumedOption, in: lead) { return true }
        guard let place = passage.first(Self.option, in: lead) else { return false }
        return !passage.has(Self.denial, in: place)
    }

    /// Whether nothing, or a blank, stands where the digits belong: `$ million`, `$[•]`, `$____`.
    private func isOpen(_ passage: Passage, _ sign: Int) -> Bool {
        passage.kind(at: sign + 1) != .number
    }

    /// Whether the words behind an amount make it that of something else: "per share", "of the net proceeds to repay".
    private func isOfAnother(_ passage: Passage, _ next: Int, _ sentence: Range<Int>) -> Bool {
        guard next < sentence.upperBound else { return false }
        if passage.isWord("per", at: next) || passage.isWord("a", at: next) || passage.isWord("aggregate", at: next) {
            return true
        }
        let rest = next..<sentence.upperBound
        return Self.ofAnother.contains {
            $0.match(passage.tokens, from: rest.lowerBound, before: rest.upperBound) != nil
        }
    }

    private func largest(_ passage: Passage, in range: Range<Int>) -> Passage.Money? {
        range.filter { passage.kind(at: $0) == .currency }.prefix(8).compactMap { passage.money(at: $0) }
            .filter { !passage.isWord("per", at: $0.tokens.upperBound) }.max { $0.amount < $1.amount }
    }

    // MARK: - Rows

    /// "Net proceeds" of a table: the maximum where it has one.
    private func row(_ document: Document, _ section: Range<Int>) -> Fact<Amount>? {
        var takesLargest = false
        for row in document.rows(in: section) where row.range.count <= 600 {
            // A table of its own scale.
            if document.first("in thousands", in: row.range) != nil
                || document.first("in millions", in: row.range) != nil
            {
                return nil
            }
            if document.first("maximum", in: row.range) != nil || document.first("100%", in: row.range) != nil {
                takesLargest = true
            }
            guard row.cells.count > 1, row.label.range.count <= 120 else { continue }
            let label = Passage(document, text: row.label.range)
            guard let start = label.first(Self.netProceeds), start.lowerBound <= 3, !label.has(Self.otherOffering)
            else {
                continue
            }
            let figures = row.values.compactMap { CellFigure(in: document, $0.range) }.filter {
                !$0.isPercent && isPlausible($0.amount)
            }
            let chosen = takesLargest ? figures.max { $0.amount < $1.amount } : figures.first
            if let chosen { return Fact(chosen.amount, at: document.sources(of: chosen.range)) }
        }
        return nil
    }

    // MARK: - Words

    private static let netProceeds = Phrase("net (cash) (offering) proceeds")
    private static let ofNetProceeds = Phrase("of|in (aggregate|estimated|total) net (cash) proceeds")
    private static let afterDeducting = Phrase("after|deducting|net ..6 expenses|commissions|discounts|discount|fees")
    private static let netOf = Phrase("net of ..8 expenses|costs|fee|fees|commissions|discount")
    private static let brings = Phrase("bring|raise|receive|realize|yield|provide|result")
    private static let receives = Phrase("receive|proceeds")
    private static let sensitivity = Phrase("each ..1 $")
    private static let change = Phrase("would|will|could|by increase|decrease|change")
    private static let past = Phrase("received|raised|was|were|had|have|used|completed")
    private static let prospect = Phrase("will|would|estimate|estimated|expect|expected|anticipate|anticipated|is|are")
    private static let holders = Phrase("selling stockholders|stockholder|shareholders|shareholder|holders ..2 receive")
    private static let toHolders = Phrase("net proceeds to|of (the) selling")
    private static let ofWarrants = Phrase("additional net proceeds")
    private static let option = Phrase("if ..10 option|overallotment|allotment|options")
    private static let assumedOption = Phrase(
        "assuming|upon (the) (underwriters|underwriter|full) (full) exercise|exercises")
    private static let denial = Phrase("no|not")
    private static let otherOffering = Phrase(
        "concurrent|private|previous|previously|earlier|outstanding|old|original|existing ..4 placement|offering|offerings|notes|sale"
    )
    private static let minimum = Phrase("minimum")
    private static let maximum = Phrase("maximum")
    private static let purpose = Phrase(
        "repay|pay|contribute|redeem|fund|invest|retire|purchase|finance|acquire|repurchase|prepay|use|allocate|reduce")
    private static let together = Phrase("together|along|plus|combined")
    private static let ofAnother = [
        Phrase("of the|our|these|such|those (net) proceeds"), Phrase("in (aggregate) principal"),
        Phrase("of ..2 principal"), Phrase("principal"),
        Phrase("of (the|our|its) ..3 notes|debt|indebtedness|borrowings"),
        Phrase("from (the|any) (full|cash) exercise"),
    ]

    private static func words(_ list: String) -> Set<UInt64> {
        Set(list.split(separator: " ").map { Token.word($0.utf8) })
    }

    private static let of = Token.word("of".utf8)
    private static let to = Token.word("to".utf8)
    private static let hedges = words("approximately about roughly an estimated aggregate up only net")
    private static let verbs = words(
        "be are is at receive total totaling totalling equal equals realize raise proceeds bring us yield provide")
    private static let equal = words("equal amount amounts amounting up")
    private static let otherNouns = words(
        """
        expenses expense fees fee discounts discount commissions commission price prices rate amount value balance costs \
        cost loan loans borrowings indebtedness sale issuance cash hand facility maximum minimum debt excess reimbursement \
        payment repayment total dividend
        """)
}
