/// The price to the public where no table states it: "at a public offering price of $4.50 per share", "Price: $10.00 Per
/// Share" (Item 501(b)(3)).
struct PriceSentence {
    private(set) var price: Fact<Amount>?

    init(_ cover: Passage, kind: OfferingKind?, hasTable: Bool) {
        var phrases = Self.publicPrice
        switch kind {
        // Without a table a firm that buys at a price does not say at which it sells: a block trade.
        case .underwritten: phrases = hasTable ? Self.publicPrice : []
        case .ipo: break
        case .bestEfforts, .rights: phrases += Self.anyPrice
        default: return
        }
        for phrase in phrases {
            for place in cover.all(phrase) {
                let sign = (place.lowerBound..<place.upperBound).last { cover.kind(at: $0) == .currency }
                let sentence = cover.sentence(around: place.lowerBound)
                let word =
                    (place.lowerBound..<place.upperBound).first { cover.isWord("price", at: $0) } ?? place.lowerBound
                guard !cover.has(Self.other, in: sentence), cover.has(Self.offer, in: sentence),
                    word == 0 || !Self.otherPrices.contains(cover.tokens[word - 1].word)
                else { continue }
                guard let sign, let money = cover.money(at: sign),
                    Self.per.match(
                        cover.tokens, from: min(money.tokens.upperBound, cover.tokens.count - 1),
                        before: cover.tokens.count)
                        != nil
                else { continue }
                price = cover.fact(money.amount, money.tokens)
                return
            }
        }
    }

    private static let publicPrice = [
        Phrase("public offering price (per) (share|unit|ads) of|is|will ..2 $"), Phrase("offering price of $"),
    ]
    private static let anyPrice = [
        Phrase("offering|subscription|purchase price (per) (share|unit) of|is ..2 $"), Phrase("price of $"),
        Phrase("price ..2 $"),
        Phrase("sale at $"),
    ]
    /// Prices of other things and other times.
    private static let other = Phrase("exercise|warrants|warrant|previous|prior|private|concurrent|last|closing|paid")
    private static let offer = Phrase("offering|offer|offered|selling|sale|price")
    private static let otherPrices: Set<UInt64> = Set(
        ["exercise", "conversion", "redemption", "market", "closing", "strike", "sale", "sales", "trading"].map {
            Token.word($0.utf8)
        })
    private static let per = Phrase("per|a|for share|unit|ads|each|right")
}
