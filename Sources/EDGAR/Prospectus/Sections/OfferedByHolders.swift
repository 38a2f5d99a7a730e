/// How many shares the selling holders offer, as the cover states it (Regulation S-K, Item 501(b)(2)): "the selling
/// stockholders are offering 2,500,000 shares".
///
/// Where nobody but holders sells, it is what the cover offers.
struct OfferedByHolders: Sendable {
    private(set) var amount: Fact<Amount>?

    init(_ pages: ProspectusPages, kind: OfferingKind?, offered: Fact<Amount>?) {
        if kind == .resale || kind == .sticker, let offered {
            amount = offered
            return
        }
        amount = Self.sentence(pages.cover)
        if amount == nil, pages.cover.has(Self.allByHolders) || pages.cover.has(Self.notByIssuer) { amount = offered }
        if amount == nil { amount = Self.row(pages) }
        if amount == nil {
            for passage in pages.offering where amount == nil { amount = Self.sentence(passage) }
        }
        if amount == nil, kind == .resale || kind == .sticker { amount = Self.covered(pages.cover) }
    }

    // MARK: - Sentences

    private static func sentence(_ passage: Passage) -> Fact<Amount>? {
        for place in passage.all(holdersOffer) {
            if let fact = number(passage, at: place.upperBound - 1, in: place) { return fact }
        }
        for place in passage.all(andByHolders) {
            if let fact = number(passage, at: place.lowerBound + 1, in: place) { return fact }
        }
        for place in passage.all(soldByHolders) {
            let sentence = passage.sentence(around: place.lowerBound)
            let start = max(sentence.lowerBound, place.lowerBound - 20)
            for index in (start..<place.lowerBound).reversed() where passage.kind(at: index) == .number {
                // "4,000,000 shares", and then the label of the next row.
                guard passage.has(being, in: index..<place.lowerBound + 1) else { break }
                if let fact = number(passage, at: index, in: sentence) { return fact }
                // The number next to the verb is the one, or none is.
                break
            }
        }
        return nil
    }

    /// The number of shares at `index`, unless it is what the option adds.
    private static func number(_ passage: Passage, at index: Int, in place: Range<Int>) -> Fact<Amount>? {
        guard let number = passage.number(at: index), number.amount >= Amount(100), number.amount.scale == 0,
            index == 0 || passage.kind(at: index - 1) != .currency, passage.kind(at: index + 1) != .percent
        else { return nil }
        let sentence = passage.sentence(around: index)
        guard !passage.has(option, in: sentence.lowerBound..<index) else { return nil }
        return passage.fact(number.amount, number.tokens)
    }

    /// "This prospectus relates to up to 2,316,480 shares": the first number of shares on a cover that offers no others.
    private static func covered(_ cover: Passage) -> Fact<Amount>? {
        for place in cover.all(shares) {
            if let fact = number(cover, at: place.lowerBound, in: place) { return fact }
        }
        return nil
    }

    // MARK: - Rows

    /// "Common stock offered by the selling stockholders: 2,500,000 shares", in the summary.
    private static func row(_ pages: ProspectusPages) -> Fact<Amount>? {
        let document = pages.document
        for section in pages.outline.blocks(of: .offering, in: document).prefix(4) {
            let rows = document.rows(in: section)
            for (index, row) in rows.enumerated() where row.label.range.count <= 160 {
                let label = Passage(document, text: row.label.range)
                guard label.has(offeredByHolders), !label.has(option) else { continue }
                // Label and value may be lines of their own.
                let next = index + 1 < rows.count ? rows[index + 1].label.range : nil
                guard let cell = row.values.first?.range ?? next else { continue }
                let value = Passage(document, text: cell)
                guard value.kind(at: 0) == .number else { continue }
                if let fact = number(value, at: 0, in: value.whole) { return fact }
            }
        }
        return nil
    }

    private static let holdersOffer = Phrase(
        "selling stockholders|stockholder|shareholders|shareholder|securityholders|securityholder|unitholders|unitholder|holders|holder|security ..12 offering|selling|sell|offer (up) (to) (all) (of) (the|an) (aggregate|additional|total) (of) #"
    )
    private static let soldByHolders = Phrase(
        "sold|offered ..1 by (the|certain|existing|our|several|some) (of) (our|the|certain) (existing) selling|stockholders|stockholder|shareholders|shareholder|securityholders|unitholders"
    )
    /// "2,000,000 are being sold by us and 1,000,000 by the selling stockholders".
    private static let andByHolders = Phrase("and # (shares) (are|is) (being) (offered|sold) by (the|certain) selling")
    private static let allByHolders = Phrase("all ..12 sold|offered by ..3 selling")
    private static let notByIssuer = Phrase("not (be) selling|offering any")
    private static let being = Phrase("are|is|be|being|which|shares|units|adss sold|offered|being|to|will|be")
    private static let offeredByHolders = Phrase(
        "offered|sold ..2 by ..4 selling|stockholders|shareholders|securityholders")
    private static let option = Phrase("option|overallotment|allotment|granted")
    private static let shares = Phrase("# (class) (a|b) (ordinary|common) shares|units|ads|adss|warrants")
}
