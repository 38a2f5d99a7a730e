/// The names of markets, as covers print them.
enum Exchange {
    /// The first market named in `range`, by the name it is known under.
    static func first(in passage: Passage, _ range: Range<Int>) -> (name: String, tokens: Range<Int>)? {
        for index in range {
            for (phrase, name) in names {
                if let end = phrase.match(passage.tokens, from: index, before: range.upperBound) {
                    return (name, index..<end)
                }
            }
        }
        return nil
    }

    /// Longer names first.
    private static let names: [(Phrase, String)] = [
        (Phrase("nasdaq bond exchange"), "Nasdaq Bond Exchange"),
        (Phrase("nasdaq (stock) (global|capital|national|smallcap) (select) (market|system)"), "Nasdaq"),
        (Phrase("new york stock exchange american"), "NYSE American"),
        (Phrase("nyse american|amex (llc)"), "NYSE American"),
        (Phrase("nyse mkt (llc)"), "NYSE MKT"), (Phrase("nyse arca"), "NYSE Arca"),
        (Phrase("nyse alternext"), "NYSE Alternext"), (Phrase("new york stock exchange"), "NYSE"),
        (Phrase("nyse"), "NYSE"),
        (Phrase("american stock exchange"), "AMEX"), (Phrase("amex"), "AMEX"),
        (Phrase("otcqb (venture) (market)"), "OTCQB"),
        (Phrase("otcqx (best) (market)"), "OTCQX"), (Phrase("otc bulletin board"), "OTC Bulletin Board"),
        (Phrase("otc pink|markets"), "OTC Pink"), (Phrase("over the counter bulletin board"), "OTC Bulletin Board"),
        (Phrase("pink sheets"), "OTC Pink"), (Phrase("toronto stock exchange"), "TSX"),
        (Phrase("tsx venture (exchange)"), "TSX Venture"),
        (Phrase("tsx"), "TSX"), (Phrase("london stock exchange"), "London Stock Exchange"),
        (Phrase("irish stock exchange"), "Irish Stock Exchange"),
        (Phrase("euronext (dublin|paris|amsterdam)"), "Euronext"),
        (Phrase("luxembourg stock exchange"), "Luxembourg Stock Exchange"), (Phrase("cboe (bzx)"), "Cboe"),
        (Phrase("chicago stock exchange"), "Chicago Stock Exchange"),
        (Phrase("pacific (stock) exchange"), "Pacific Exchange"),
        (Phrase("hong kong stock exchange"), "Hong Kong Stock Exchange"),
        (Phrase("tel aviv stock exchange"), "Tel Aviv Stock Exchange"),
    ]
}
