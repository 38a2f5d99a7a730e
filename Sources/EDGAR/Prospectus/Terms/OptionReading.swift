/// The underwriters' option to buy more than the base deal (Item 501(b)(2)): from the cover's sentence or footnote.
extension OverAllotmentOption {
    private static let granted = Phrase("option|options|right|over overallot|allot|allotment|allotments|to")
    private static let mentions = [
        Phrase("option"), Phrase("over allotment|allotments"), Phrase("overallotment|overallotments"),
        Phrase("right ..16 to purchase|buy|acquire"), Phrase("may ..16 purchase|buy|acquire"), Phrase("additional"),
    ]
    private static let additional = Phrase("additional|more")
    private static let optionToBuy = Phrase("option (exercisable) ..8 to purchase|buy|acquire up to #")
    private static let buyers = Phrase(
        "underwriter|underwriters|representative|representatives|managers|purchasers|bookrunners|agent|agents")
    private static let purchase = Phrase("purchase|buy|acquire|sell")
    private static let optionOn = Phrase("option on|for|over")
    private static let concurrent = Phrase("concurrent|concurrently")
    private static let moreProceeds = Phrase("in additional (aggregate) (gross) proceeds")
    private static let additionalPrice = Phrase("additional price to (the) public would|will be $ #")
    private static let bringsProceeds = Phrase("additional (aggregate) (gross) proceeds (to) (us) of ..2 $ #")

    init?(_ pages: ProspectusPages, unit: Security.Unit?, hasUnderwriters: Bool) {
        guard let sentence = Self.sentence(in: pages.cover, unit) else {
            return nil
        }
        self.init()
        let cover = pages.cover
        read(cover, sentence)
        if days == nil { days = Self.days(cover, cover.paragraph(around: sentence.lowerBound)) }
        if days == nil {
            for passage in pages.distribution {
                guard let deeper = Self.sentence(in: passage, unit) else { continue }
                days = Self.days(passage, deeper) ?? Self.days(passage, passage.paragraph(around: deeper.lowerBound))
                if days != nil { break }
            }
        }
        if grossProceeds == nil, let place = cover.first(Self.additionalPrice),
            let money = cover.money(at: place.upperBound - 2)
        {
            grossProceeds = cover.fact(money.amount, money.tokens)
        }
        if grossProceeds == nil,
            let place = cover.all(Self.bringsProceeds).first(where: {
                cover.has(Self.mentions[0], in: cover.sentence(around: $0.lowerBound))
            }),
            let money = cover.money(at: place.upperBound - 2)
        {
            grossProceeds = cover.fact(money.amount, money.tokens)
        }
        if grossProceeds == nil, let place = cover.first(Self.moreProceeds) {
            let before = max(0, place.lowerBound - 8)..<place.lowerBound
            if let index = before.last(where: { cover.kind(at: $0) == .currency }), let money = cover.money(at: index) {
                grossProceeds = cover.fact(money.amount, money.tokens)
            }
        }
    }

    /// The sentence that grants the option. Where the cover tells of a concurrent offering's too, ours speaks of our units.
    private static func sentence(in passage: Passage, _ unit: Security.Unit?) -> Range<Int>? {
        var candidates: [Range<Int>] = []
        for place in passage.all(additional) + passage.all(optionToBuy) {
            guard !passage.isWord("than", at: place.upperBound) else { continue }
            let sentence = passage.sentence(around: place.lowerBound)
            guard candidates.last != sentence,
                passage.has(purchase, in: sentence) || passage.has(optionOn, in: sentence),
                passage.has(buyers, in: sentence),
                !passage.has(warrantsTo, in: sentence), !passage.has(assumed, in: sentence),
                !passage.has(anothers, in: sentence), !passage.has(none, in: sentence)
            else { continue }
            guard mentions.dropLast().contains(where: { passage.has($0, in: sentence) }) else { continue }
            candidates.append(sentence)
        }
        let noun: Phrase? =
            switch unit {
            case .units: Phrase("units")
            case .ads: Phrase("adss|ads|depositary")
            case .shares: Phrase("shares|share")
            default: nil
            }
        if let noun,
            let own = candidates.first(where: { passage.has(noun, in: $0) && !passage.has(concurrent, in: $0) })
        {
            if unit == .units || unit == .ads { return own }
        }
        return candidates.first { !passage.has(concurrent, in: $0) }
    }

    /// An option of another offering, or one that has been used.
    private static let anothers = Phrase("of|in that offering")
    private static let none = Phrase("no|not ..4 option")
    private static let assumed = Phrase("assumes|assuming|assume")
    private static let warrantsTo = Phrase("exercise price")

    private mutating func read(_ passage: Passage, _ sentence: Range<Int>) {
        days = Self.days(passage, sentence)
        guard
            let place = passage.all(Self.additional, in: sentence).first(where: {
                !passage.isWord("than", at: $0.upperBound)
            })
        else {
            // "an option to purchase up to 600,000 common units, to cover over-allotments"
            if let place = passage.first(Self.optionToBuy, in: sentence),
                let number = passage.number(at: place.upperBound - 1),
                passage.kind(at: number.tokens.upperBound) == .word
            {
                amount = passage.fact(number.amount, number.tokens)
            }
            return
        }
        // "an additional 5,250,000 shares", "360,000 additional shares", "$180 million of additional shares"
        if place.upperBound >= sentence.upperBound {
            return
        } else if let money = passage.money(at: place.upperBound) {
            amount = passage.fact(money.amount, money.tokens)
        } else if let number = passage.number(at: place.upperBound),
            passage.kind(at: number.tokens.upperBound) != .percent,
            !passage.isWord("percent", at: number.tokens.upperBound)
        {
            amount = passage.fact(number.amount, number.tokens)
            addSecond(passage, number.tokens.upperBound..<max(number.tokens.upperBound, sentence.upperBound))
        } else {
            var start = place.lowerBound - 1
            while start >= sentence.lowerBound, start > place.lowerBound - 7 {
                if passage.kind(at: start) == .currency, let money = passage.money(at: start) {
                    // Money of additional shares is the option's own gross; of additional principal its amount.
                    if passage.has(
                        Self.principal, in: place.upperBound..<min(sentence.upperBound, place.upperBound + 4))
                    {
                        amount = passage.fact(money.amount, money.tokens)
                    } else {
                        grossProceeds = passage.fact(money.amount, money.tokens)
                    }
                    return
                }
                if passage.kind(at: start) == .number, passage.kind(at: start - 1) != .currency,
                    let number = passage.number(at: start), number.tokens.upperBound <= place.lowerBound,
                    !passage.isWord("day", at: number.tokens.upperBound),
                    !passage.isWord("days", at: number.tokens.upperBound)
                {
                    amount = passage.fact(number.amount, number.tokens)
                    addSecond(passage, place.upperBound..<max(place.upperBound, sentence.upperBound))
                    return
                }
                start -= 1
            }
        }
    }

    /// "… 450,000 shares from us and up to an additional 150,000 shares from the selling stockholder" is their sum.
    private mutating func addSecond(_ passage: Passage, _ rest: Range<Int>) {
        guard let first = amount, let place = passage.first(Self.second, in: rest),
            let index = place.first(where: { passage.kind(at: $0) == .number }), let number = passage.number(at: index),
            let sum = first.value.plus(number.amount)
        else { return }
        let other = passage.fact(number.amount, number.tokens)
        amount = Fact(sum, at: first.sources.map(\.bytes) + other.sources.map(\.bytes))
    }

    private static let second = Phrase(
        "from us|company and (up) (to) (an) (additional) # (additional) (shares) (of) (common) (stock) from ..3 selling"
    )
    private static let principal = Phrase("principal|notes|bonds|debentures")
    private static let day = Phrase("day|days")
    private static let ofOption = Phrase(
        "option|options|over|overallotment|overallotments|exercise|exercisable|exercised|right|may")

    /// "within 30 days", "a 30-day option", "for thirty days".
    private static func days(_ passage: Passage, _ range: Range<Int>) -> Fact<Amount>? {
        for place in passage.all(day, in: range)
        where passage.has(ofOption, in: passage.sentence(around: place.lowerBound)) {
            for back in [2, 1] where place.lowerBound - back >= range.lowerBound {
                let index = place.lowerBound - back
                if let number = passage.countingNumber(at: index), number.tokens.upperBound == place.lowerBound,
                    number.amount.wholePart > 0, number.amount.wholePart <= 400
                {
                    return passage.fact(number.amount, number.tokens)
                }
            }
            // "thirty (30) days"
            if place.lowerBound >= 3, passage.kind(at: place.lowerBound - 1) == .close,
                let number = passage.number(at: place.lowerBound - 2)
            {
                return passage.fact(number.amount, number.tokens)
            }
        }
        return nil
    }
}
