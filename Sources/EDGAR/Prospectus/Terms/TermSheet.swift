/// The terms of notes as pricing supplements list them, a label and what it says: "Issue Price: 99.880%", "Agents'
/// Commission: .475% ($712,500)". They stand in rows of two cells, in typed columns, or on lines with a colon.
struct TermSheet {
    private(set) var pricePercent: Fact<Amount>?
    private(set) var pricePerUnit: Fact<Amount>?
    private(set) var discountPercent: Fact<Amount>?
    private(set) var discountTotal: Fact<Amount>?
    private(set) var proceedsTotal: Fact<Amount>?
    private(set) var coupon: Fact<Amount>?
    private(set) var maturity: Fact<Day>?
    private(set) var principal: Fact<Amount>?

    init(_ pages: ProspectusPages) {
        let document = pages.document
        for index in pages.outline.cover {
            let block = document.blocks[index]
            guard block.kind != .pageBreak else { continue }
            let cells = block.cells.filter { !$0.isEmpty }
            if cells.count == 2, cells[0].count < 80 {
                take(Passage(document, text: cells[0]), Passage(document, text: cells[1]))
            } else if cells.count == 1, cells[0].count < 160,
                let colon = document.text[cells[0]].prefix(60).firstIndex(of: UInt8(ascii: ":"))
            {
                take(
                    Passage(document, text: cells[0].lowerBound..<colon),
                    Passage(document, text: colon + 1..<cells[0].upperBound))
            }
        }
    }

    private static let price = Phrase("issue|public|offering|original price")
    private static let priceTo = Phrase("price to (the) public")
    private static let fee = Phrase("commission|commissions|discount|fee|fees|concession")
    private static let proceeds = Phrase("proceeds")
    private static let rate = Phrase("interest|coupon rate")
    private static let coupon = Phrase("coupon")
    private static let maturity = Phrase("maturity date")
    private static let principal = Phrase("principal amount")
    private static let per = Phrase("per|each|minimum|denomination|denominations")

    /// Labels are a few words; the first that says a thing counts.
    private mutating func take(_ label: Passage, _ value: Passage) {
        guard (1...8).contains(label.tokens.count), !value.tokens.isEmpty, value.tokens.count < 60 else { return }
        if label.has(Self.price) || label.has(Self.priceTo) {
            pricePercent = pricePercent ?? percent(value)
            pricePerUnit = pricePerUnit ?? value.money(at: 0).map { value.fact($0.amount, $0.tokens) }
        } else if label.has(Self.fee) {
            discountPercent = discountPercent ?? percent(value)
            discountTotal = discountTotal ?? money(value)
        } else if label.has(Self.proceeds), !label.has(Self.per) {
            proceedsTotal = proceedsTotal ?? money(value)
        } else if label.has(Self.rate) || label.tokens.count == 1 && label.has(Self.coupon) {
            coupon = coupon ?? percent(value)
        } else if label.has(Self.maturity) {
            maturity = maturity ?? value.day(at: 0).map { value.fact($0.day, $0.tokens) }
        } else if label.has(Self.principal), !label.has(Self.per) {
            principal = principal ?? value.money(at: 0).map { value.fact($0.amount, $0.tokens) }
        }
    }

    /// A percentage that the value begins with; one over an index is no rate.
    private func percent(_ value: Passage) -> Fact<Amount>? {
        guard let number = value.number(at: 0), value.kind(at: number.tokens.upperBound) == .percent else { return nil }
        return value.fact(number.amount, number.tokens)
    }

    private func money(_ value: Passage) -> Fact<Amount>? {
        value.firstMoney(in: value.whole).flatMap { money in
            money.amount >= Amount(1000) ? value.fact(money.amount, money.tokens) : nil
        }
    }
}
