/// The totals of an offering in several tranches, where the table has none and a note says them: "The total price to public
/// is $1,031,367,514.34, the total underwriting discount is …".
struct TotalsSentence {
    private(set) var gross: Fact<Amount>?
    private(set) var discount: Fact<Amount>?
    private(set) var proceeds: Fact<Amount>?

    init(_ passage: Passage) {
        gross = Self.money(behind: Self.price, passage)
        discount = Self.money(behind: Self.fee, passage)
        proceeds = Self.money(behind: Self.net, passage)
    }

    private static let price = Phrase(
        "total|aggregate (public) (offering) price (to) (the) (public) is|was|equals|of $ #")
    private static let fee = Phrase(
        "total|aggregate underwriting|underwriters discount|discounts|commissions (and) (commissions) is|was|are|equals|of $ #"
    )
    private static let net = Phrase("total|aggregate proceeds ..14 is|are|was|were|equal $ #")

    private static func money(behind phrase: Phrase, _ passage: Passage) -> Fact<Amount>? {
        guard let place = passage.first(phrase), let money = passage.money(at: place.upperBound - 2) else { return nil }
        return passage.fact(money.amount, money.tokens)
    }
}
