/// From the pages of a prospectus to what it states. The parts confirm each other; where they disagree, that is told.
extension Prospectus {
    init(_ pages: ProspectusPages, header: Submission?, issuer: inout Fact<String>?, problems: inout [Problem]) {
        let page = CoverPage(pages)
        if issuer == nil { issuer = IssuerName(pages, page).name }
        var dates = CoverDates(pages.cover, page: page)
        dates.readBaseDate(in: pages)
        preliminary = dates.preliminary
        supplementDate = dates.supplementDate
        baseProspectusDate = dates.baseProspectusDate
        registrationNumbers = Registration(pages.cover, header: header?.fileNumbers ?? []).numbers
        if registrationNumbers.isEmpty { registrationNumbers = Registration(body: pages).numbers }
        let table = PriceTable(pages)
        let offered = OfferedSecurities(pages, page)
        securities = offered.securities
        currency = table.currency ?? offered.currency ?? Fact("USD", at: 0..<0)
        kind = OfferingKind.reading(
            pages, page, securities: securities, price: table, isSupplement: baseProspectusDate != nil)
        let classes = kind?.value == .securitization ? TrancheTable(pages) : nil
        if let classes, !classes.securities.isEmpty { securities = classes.securities }
        if kind?.value == .rights, !securities.contains(where: { $0.kind == .rights }),
            let right = OfferedSecurities.rights(named: pages.cover)
        {
            securities.insert(right, at: 0)
        }
        settleSecurities()
        price = table.terms
        settlePrice(table, offered, pages)
        option = OverAllotmentOption(pages, unit: securities.first?.unit, hasUnderwriters: true)
        let syndicate = Syndicate(pages, kind: kind?.value, issuer: issuer?.value)
        underwriters = syndicate.underwriters
        problems += syndicate.problems
        let market = Market(pages, securities: securities, kind: kind?.value, currency: currency?.value)
        listing = market.listing
        lastSale = market.lastSale
        let proceeds = UseOfProceeds(pages, kind: kind?.value, price: price)
        netProceeds = proceeds.netProceeds ?? table.netProceeds
        useOfProceeds = proceeds.statement
        dilution = DilutionTable(pages).dilution
        sharesOutstandingAfter = SharesOutstanding(pages, kind: kind?.value).after
        sellingHolders = SellingHolders(pages, kind: kind?.value).holders
        offeredBySellingHolders =
            OfferedByHolders(pages, kind: kind?.value, offered: securities.first { $0.unit != .currency }?.amount)
            .amount
        let debt = DebtTerms(pages, securities: securities, kind: kind?.value)
        let terms = securities.count == 1 && securities[0].kind == .debt ? TermSheet(pages) : nil
        coupon = debt.coupon ?? classes?.coupon ?? terms?.coupon
        maturity = debt.maturity ?? classes?.maturity ?? terms?.maturity
    }

    /// What follows for the classes from the kind of offering.
    private mutating func settleSecurities() {
        for index in securities.indices {
            if kind?.value == .structuredNote, securities[index].kind == .debt { securities[index].kind = .structured }
            if kind?.value == .base { securities[index].amount = nil }
            if kind?.value == .securitization, securities[index].kind == .debt { securities[index].kind = .abs }
        }
    }

    /// Prices and fees, from the table and, where it is silent, from sentences.
    private mutating func settlePrice(_ table: PriceTable, _ offered: OfferedSecurities, _ pages: ProspectusPages) {
        let isNote = securities.first.map { $0.kind == .debt || $0.kind == .abs } ?? false
        // Money "per $1,000 principal amount" is a percentage in disguise.
        if table.isInPercent || isNote && table.unitCaption?.lowercased().contains("principal") == true {
            price.pricePerUnit = nil
            price.discountPerUnit = nil
            price.proceedsPerUnit = nil
        }
        if isNote, price.pricePerUnit == nil, price.pricePercent == nil, preliminary?.value != true {
            price.pricePercent = Self.statedPercent(Self.pricePercent, pages.cover)
            price.discountPercent = price.discountPercent ?? Self.statedPercent(Self.noteFee, pages.cover)
        }
        if isNote, price.grossProceeds == nil, price.discountTotal == nil {
            let totals = TotalsSentence(pages.cover)
            price.grossProceeds = totals.gross
            price.discountTotal = totals.discount
            price.proceedsTotal = totals.proceeds
        }
        if kind?.value == .structuredNote, price.discountPercent == nil, price.discountPerUnit != nil {
            price.discountPercent = FeePercent(cover: pages.cover).percent
        }
        if kind?.value == .structuredNote, price.pricePerUnit == nil {
            price.pricePerUnit = TermSheet(pages).pricePerUnit
        }
        if !isNote, kind?.value != .structuredNote, price.discountPercent == nil,
            !pricelessKinds.contains(kind?.value ?? .ipo)
        {
            price.discountPercent = FeePercent(pages).percent.flatMap { price.agrees(withFee: $0.value) ? $0 : nil }
        }
        if price.pricePerUnit == nil, !isNote, preliminary?.value != true {
            price.pricePerUnit = PriceSentence(pages.cover, kind: kind?.value, hasTable: table.isPresent).price
        }
        if isNote, !table.isPresent {
            let terms = TermSheet(pages)
            price.pricePercent = price.pricePercent ?? terms.pricePercent
            price.discountPercent = price.discountPercent ?? terms.discountPercent
            price.discountTotal = price.discountTotal ?? terms.discountTotal
            price.proceedsTotal = price.proceedsTotal ?? terms.proceedsTotal
            if securities.count == 1, securities[0].amount == nil { securities[0].amount = terms.principal }
        }
        let sized = securities.first { $0.unit == .currency && [.common, .ads, .preferred].contains($0.kind) }?.amount
        price.dropImpossible()
        switch kind?.value {
        case .atTheMarket: price.grossProceeds = sized ?? offered.total
        case .resale, .base, .sticker, .exchange, .dividendReinvestment: price = PriceTerms()
        default: price.grossProceeds = price.grossProceeds ?? sized ?? Self.statedGross(pages.cover)
        }
    }

    private var pricelessKinds: Set<OfferingKind> { [.resale, .base, .sticker, .exchange, .dividendReinvestment] }

    private static let otherPrice = Phrase(
        "redeem|redeemed|redemption|repurchase|repurchased|change|tender|conversion|purchase|optional")
    private static let pricePercent = Phrase("price ..4 of # %")
    private static let noteFee = Phrase("fee|fees|commission|commissions|discount ..5 # %")

    /// "The notes are offered at a price of 99.860% of their principal amount."
    private static func statedPercent(_ phrase: Phrase, _ cover: Passage) -> Fact<Amount>? {
        // What notes are redeemed or bought back at is not what they are offered at.
        let place = cover.all(phrase).first { !cover.has(otherPrice, in: cover.sentence(around: $0.lowerBound)) }
        guard let place, let number = cover.number(at: place.upperBound - 2) else { return nil }
        return cover.fact(number.amount, place.upperBound - 2..<place.upperBound)
    }

    private static let gross = Phrase("in (aggregate) gross proceeds")

    /// "We expect to receive approximately $492.1 million in aggregate gross proceeds plus …".
    private static func statedGross(_ cover: Passage) -> Fact<Amount>? {
        guard let place = cover.first(gross) else { return nil }
        let before = max(0, place.lowerBound - 6)..<place.lowerBound
        guard let index = before.last(where: { cover.kind(at: $0) == .currency }), let money = cover.money(at: index)
        else {
            return nil
        }
        return cover.fact(money.amount, money.tokens)
    }
}
