/// Which sort of offering a cover describes. The order matters: what is said in so many words comes before what must be
/// inferred from terms and parties.
extension OfferingKind {
    static func reading(
        _ pages: ProspectusPages, _ page: CoverPage, securities: [Security], price: PriceTable, isSupplement: Bool
    ) -> Fact<OfferingKind>? {
        let cover = pages.cover
        let head = headTokens(page, cover)
        let classes = Set(securities.map(\.kind))
        func found(_ kind: OfferingKind, _ phrases: [Phrase], in range: Range<Int>? = nil) -> Fact<OfferingKind>? {
            for phrase in phrases {
                if let place = cover.first(phrase, in: range) { return cover.fact(kind, place) }
            }
            return nil
        }
        if classes.contains(.rights) || cover.has(rightsOffering, in: head),
            let fact = found(.rights, [rightsOffering], in: 0..<min(cover.tokens.count, head.upperBound + 400))
        {
            return fact
        }
        if let fact = found(.rights, [rightsToSubscribe], in: head) { return fact }
        if let right = securities.first(where: { $0.kind == .rights }) {
            return Fact(.rights, at: right.title.source.bytes)
        }
        if let fact = found(.exchange, [offerToExchange], in: head) { return fact }
        if let fact = found(.dividendReinvestment, [reinvestment], in: head) { return fact }
        // A mortgage trust's own shares are none.
        if classes.isDisjoint(with: [.common, .preferred, .depositary, .units, .warrants, .ads]),
            let fact = found(.securitization, pools, in: head)
        {
            return fact
        }
        if classes.contains(.debt) || classes.contains(.structured), let fact = found(.structuredNote, linked, in: head)
        {
            return fact
        }
        if let fact = found(.sticker, supplementNumber, in: head), !price.isPresent, cover.has(onlySupplements) {
            return fact
        }
        let hasHolders = cover.has(holders)
        // A holder, too, may sell "at the market"; a programme has an agreement with agents.
        if !price.isPresent, cover.has(salesAgreement) || cover.has(salesAgent) || cover.has(programme),
            !hasHolders || cover.has(weSell), let place = ownProgramme(cover)
        {
            return cover.fact(.atTheMarket, place)
        }
        if classes.contains(.debt) || classes.contains(.structured), let fact = found(.structuredNote, linked, in: head)
        {
            return fact
        }
        if classes == [.structured] { return Fact(.structuredNote, at: securities[0].title.source.bytes) }
        if !price.isPresent, !isSupplement, let fact = found(.base, [willSupplement, eachTime]),
            cover.has(timeToTime), !hasHolders || classes.count > 2
        {
            return fact
        }
        if classes.isDisjoint(with: [.debt, .structured, .abs]), let fact = found(.underwritten, commitments) {
            if !price.isPresent { return fact }
        } else if !price.isPresent, hasHolders || cover.has(resells) || cover.has(saleBy), !cover.has(weOffer),
            let fact = found(.resale, noProceeds + [saleBy])
        {
            return fact
        }
        if !classes.contains(.debt), !classes.contains(.abs), let fact = found(.bestEfforts, [placementAgent, efforts])
        {
            return fact
        }
        if price.isInPercent, let percent = price.terms.pricePercent { return Fact(.debt, at: percent.source.bytes) }
        if let debt = securities.first(where: { $0.kind == .debt }) { return Fact(.debt, at: debt.title.source.bytes) }
        if let abs = securities.first(where: { $0.kind == .abs }) {
            return Fact(.securitization, at: abs.title.source.bytes)
        }
        // Another offering's, an earlier one's or a concurrent one's debut is not this one's.
        for place in firstOffering.flatMap({ cover.all($0) }) {
            if !cover.has(elsewhere, in: cover.sentence(around: place.lowerBound)) { return cover.fact(.ipo, place) }
        }
        if let fact = found(.underwritten, [underwriters]) { return fact }
        if !price.isPresent, hasHolders { return found(.resale, [holders]) }
        if !price.isPresent, let fact = found(.base, [willSupplement, eachTime]) { return fact }
        return price.isPresent && !securities.isEmpty ? Fact(.underwritten, at: securities[0].title.source.bytes) : nil
    }

    /// The tokens above the first prose.
    private static func headTokens(_ page: CoverPage, _ cover: Passage) -> Range<Int> {
        let end =
            page.head.upperBound < page.paragraphs.count
            ? page.paragraphs[page.head.upperBound].range.lowerBound : Int.max
        return 0..<(cover.tokens.firstIndex { Int($0.start) >= end } ?? cover.tokens.count)
    }

    private static let rightsOffering = Phrase("subscription|rights rights|offering")
    private static let rightsToSubscribe = Phrase("rights to subscribe")
    private static let offerToExchange = Phrase("offer|offers to exchange")
    private static let reinvestment = Phrase("dividend|distribution|stock|share reinvestment|purchase ..6 plan|program")
    private static let pools = [
        Phrase("asset|mortgage|loan|receivables|equipment backed"), Phrase("issuing entity"), Phrase("depositor"),
        Phrase("servicer"),
        Phrase("receivables|auto|loan|leasing|equipment|card|mortgage (receivables|loan|owner) trust"),
        Phrase("pass through certificates"),
    ]
    private static let supplementNumber = [
        Phrase("prospectus supplement no|number|nos #"), Phrase("sticker supplement"),
    ]
    private static let onlySupplements = Phrase(
        "should|may|must|is|not be|only|read|delivered|complete|valid ..6 with|without|conjunction|together|except")
    private static let holders = Phrase(
        "selling|registered|named (security) stockholder|stockholders|shareholder|shareholders|holder|holders|securityholder|securityholders|unitholders|unitholder"
    )
    private static let saleBy = Phrase(
        "sale|resale|offer|offered|sold ..6 by certain|selling|the ..3 shareholders|stockholders|holders|securityholders"
    )
    private static let resells = Phrase("stockholders|shareholders|holders|securityholders ..6 may resell|sell")
    private static let weSell = Phrase("we may ..4 sell|offer")
    private static let marketSales = Phrase("at the market")
    private static let salesAgreement = Phrase("sales|distribution (agency) (issuance) agreement")
    private static let programme = Phrase(
        "at the market offering|issuance|equity (sales|offering) agreement|program|programme")
    private static let otherProgramme = Phrase("existing|suspended|separate|terminated|another|different|paused|halted")
    private static let otherThan = Phrase(
        "not|neither|outside|no ..8 sales|distribution|atm|at (the) agreement|program|market")

    /// Where the cover says that this offering is made at the market: another programme that goes on beside it, or rests
    /// while it is made, is not it.
    private static func ownProgramme(_ cover: Passage) -> Range<Int>? {
        for phrase in [marketSales, salesAgreement] {
            for place in cover.all(phrase) {
                let sentence = cover.sentence(around: place.lowerBound)
                if !cover.has(otherProgramme, in: sentence), !cover.has(otherThan, in: sentence) { return place }
            }
        }
        return nil
    }

    private static let salesAgent = Phrase("sales|distribution agent|agents|manager|managers")
    private static let linked = [
        Phrase("linked to"), Phrase("autocallable|callable|buffered|barrier|contingent ..4 notes|securities"),
        Phrase("auto callable"), Phrase("return ..3 notes"), Phrase("index|equity|market|commodity linked"),
        Phrase("reverse convertible"),
    ]
    private static let willSupplement = Phrase(
        "will|supplement|supplements|applicable ..10 prospectus supplement|supplements")
    private static let eachTime = Phrase("each time ..4 sell|offer")
    private static let timeToTime = Phrase("from time to time")
    private static let noProceeds = [
        Phrase("not receive any|proceeds"), Phrase("receive no ..4 proceeds"), Phrase("will receive none"),
        Phrase("none of the ..3 proceeds"), Phrase("get|obtain|have no ..4 proceeds"),
        Phrase("no portion|part ..4 proceeds"), Phrase("no money ..8 to us"),
        Phrase("no shares|securities are being sold|offered by us"), Phrase("not be receiving"),
        Phrase("not receive ..4 proceeds"),
    ]
    /// A block trade has no table: the underwriter buys at a price and sells at the market's.
    private static let weOffer = Phrase("we are offering|selling #")
    private static let commitments = [
        Phrase(
            "underwriter|underwriters|underwriter's has|have|are ..4 agreed|committed|obligated to purchase|buy|take"),
        Phrase("has|have agreed to purchase|buy ..5 from ..3 selling ..6 at (a) price"),
        Phrase("underwriter|underwriters may|propose|proposes|will offer ..3 shares ..6 from time to time"),
    ]
    private static let placementAgent = Phrase("placement agent|agents")
    private static let efforts = Phrase("best efforts")
    private static let firstOffering = [
        Phrase("this is (our|the|an|its) ..3 initial public offering"),
        Phrase("our|the|an initial public offering of|and"),
        Phrase("initial public offering price"), Phrase("prior to this|the offering ..5 no public|established"),
        Phrase("no public market currently exists|exists"), Phrase("our initial public offering"),
    ]
    private static let elsewhere = Phrase(
        "concurrent|concurrently|addition|since|completed|consummated|following|closing|subsequent")
    private static let underwriters = Phrase("underwriter|underwriters|underwriting|managers|underwritten")
}
