/// A fee that is stated as a percentage: the commission of sales agents, the cash fee of placement agents, a discount that
/// a footnote gives beside its amounts (Item 508(e)).
struct FeePercent {
    private(set) var percent: Fact<Amount>?

    init(_ pages: ProspectusPages) {
        for passage in [pages.cover] + pages.distribution {
            percent = Self.first(in: passage)
            if percent != nil { return }
        }
    }

    /// What the cover alone says, as of notes whose selling concessions the text tells of at length.
    init(cover: Passage) { percent = Self.first(in: cover) }

    /// Of another deal, or of a loan.
    private static let another = Phrase(
        "received|acted|previous|prior|private|loan|bridge|credit|facility|notes|interest|year|ownership")
    private static let base = Phrase(
        "of|to (the) (aggregate|total|gross) (gross) (offering) proceeds|sales|sale|price|purchase|offering|public|principal"
    )
    private static let fee = Phrase(
        "fee|fees|commission|commissions|discount|discounts|compensation|compensated|spread|concession")
    /// Other payments to the same bank.
    private static let other = Phrase(
        "expense|expenses|management|allowance|advisory|reimburse|reimbursement|tail|warrants|selling|dealers|dealer|referral|structuring|accountable|affiliate|redemption|closing|reallow"
    )
    /// "A cash fee of 7.5%", and in the note on a fee: "Equal to 6.5% of the purchase price".
    private static let feeOf = Phrase("fee|commission of|equal|at ..3 # ")
    private static let equals = Phrase("equals|represents|is #")
    private static let equal = Phrase("equal|equals|represents|reflects to|a|an|fee ..3 #")

    private static func first(in passage: Passage) -> Fact<Amount>? {
        for index in passage.tokens.indices {
            guard let number = percentage(passage, at: index) else { continue }
            let sentence = passage.sentence(around: index)
            let before = max(sentence.lowerBound, index - 28)..<index
            let after = number.end..<max(number.end, min(sentence.upperBound, number.end + 10))
            let nearAfter = number.end..<max(number.end, min(sentence.upperBound, number.end + 5))
            let isFee =
                passage.has(base, in: after) && (passage.has(fee, in: before) || passage.has(fee, in: after))
                || passage.has(fee, in: nearAfter)
                || passage.has(feeOf, in: max(sentence.lowerBound, index - 6)..<index + 1)
                || passage.has(base, in: after)
                    && passage.has(equals, in: sentence.lowerBound..<min(index + 1, sentence.lowerBound + 6))
                || passage.has(base, in: after)
                    && passage.has(equal, in: sentence.lowerBound..<min(index + 1, sentence.lowerBound + 8))
            guard isFee, !passage.has(another, in: sentence),
                !passage.has(other, in: max(sentence.lowerBound, index - 6)..<index),
                !passage.has(other, in: nearAfter)
            else { continue }
            return passage.fact(number.amount, index..<number.end)
        }
        return nil
    }

    /// `7.0%`, `six percent`.
    private static func percentage(_ passage: Passage, at index: Int) -> (amount: Amount, end: Int)? {
        guard [.number, .word].contains(passage.tokens[index].kind), let number = passage.countingNumber(at: index),
            !number.isScaled, number.amount.coefficient > 0, number.amount.wholePart < 30
        else { return nil }
        let end = number.tokens.upperBound
        guard passage.kind(at: end) == .percent || passage.isWord("percent", at: end) else { return nil }
        return (number.amount, end + 1)
    }
}
