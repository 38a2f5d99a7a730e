/// Interest and maturity of the first tranche.
struct DebtTerms {
    private(set) var coupon: Fact<Amount>?
    private(set) var maturity: Fact<Day>?

    init(_ pages: ProspectusPages, securities: [Security], kind: OfferingKind?) {
        guard let first = securities.first, [.debt, .structured].contains(first.kind) else { return }
        let title = Passage(pages.document, text: Self.textRange(of: first.title, in: pages))
        // A contingent coupon is no rate, nor is what an index must reach.
        if kind != .structuredNote, let place = title.first(Self.rate), let number = title.number(at: place.lowerBound)
        {
            coupon = title.fact(number.amount, place)
        }
        let due = title.first(Self.due)
        if let due, let day = title.firstDay(in: due.upperBound..<min(title.tokens.count, due.upperBound + 4)) {
            maturity = title.fact(day.day, day.tokens)
            return
        }
        var year: Int?
        if let due, let number = title.number(at: due.upperBound), (1900...2200).contains(number.amount.wholePart) {
            year = Int(number.amount.wholePart)
        } else if due != nil || securities.count > 1 {
            // The year of the first tranche is left open, so is its day.
            return
        }
        for passage in [pages.cover] + pages.offering {
            if let found = Self.maturity(in: passage, year) {
                maturity = found
                return
            }
        }
        for blocks in pages.outline.blocks(of: .description, in: pages.document).prefix(2) {
            if let found = Self.maturity(in: Passage(pages.document, blocks: blocks.prefix(120)), year) {
                maturity = found
                return
            }
        }
    }

    private static let rate = Phrase("# %")
    private static let due = Phrase("due")
    private static let matures = [
        Phrase("the|these notes|bonds|debentures|securities (will) mature|matures"),
        Phrase("mature|matures|maturing|due ..4"), Phrase("maturity (date)"), Phrase("stated maturity"),
    ]

    private static let repaid = Phrase("repay|refinance|redeem|existing|outstanding|loan|facility|retire")

    private static func maturity(in passage: Passage, _ year: Int?) -> Fact<Day>? {
        for phrase in matures {
            for place in passage.all(phrase) {
                let end = min(passage.tokens.count, place.upperBound + 10)
                // Of debt that is to be repaid.
                guard
                    !passage.has(
                        repaid,
                        in: max(
                            passage.sentence(around: place.lowerBound).lowerBound, place.lowerBound - 9)..<place
                            .lowerBound)
                else { continue }
                guard let found = passage.firstDay(in: place.lowerBound..<end), year == nil || found.day.year == year
                else { continue }
                return passage.fact(found.day, found.tokens)
            }
        }
        return nil
    }

    /// A title is kept with its place in the file; its words in the text are found again.
    private static func textRange(of title: Fact<String>, in pages: ProspectusPages) -> Range<Int> {
        pages.document.textRange(of: title.source.bytes)
    }
}
