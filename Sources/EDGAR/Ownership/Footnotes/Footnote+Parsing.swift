/// Reads out of a footnote what tables cannot say: the plan behind a trade, the prices behind an average.
///
/// Precision comes first: a reading is taken only where the sentence says it in so many words, and a text with
/// two different answers gives none.
extension Footnote {
    package init(id: FootnoteID, text: Fact<String>, in bytes: [UInt8]) {
        self.id = id
        self.text = text
        let range = text.source.bytes
        plan = TradingPlan(parsing: bytes, in: range)
        priceRange = PriceRange(parsing: bytes, in: range)
    }
}
