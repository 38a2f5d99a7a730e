/// The sections of a prospectus that are read, by the names under which filings have them.
enum Section: Sendable {
    case offering
    case useOfProceeds
    case dilution
    case distribution
    case sellingHolders
    /// Of notes, bonds and preferred stock.
    case description
    /// Any other known heading: where one of the above ends.
    case other

    /// The section that a heading names; nil for words that head no section.
    static func named(_ words: [UInt64]) -> Section? {
        if let section = names[words] { return section }
        guard let first = words.first else { return nil }
        if first == descriptionWord, words.count <= 9, words.count > 2 { return .description }
        if first == sellingWord, words.count <= 3 { return .sellingHolders }
        if taxWords.isSubset(of: words), words.count <= 14 { return .other }
        return nil
    }

    private static let descriptionWord = Token.word("description".utf8)
    private static let sellingWord = Token.word("selling".utf8)
    private static let taxWords: Set<UInt64> = [Token.word("tax".utf8), Token.word("federal".utf8)]

    private static let names: [[UInt64]: Section] = {
        var names: [[UInt64]: Section] = [:]
        func add(_ section: Section, _ titles: [String]) {
            for title in titles { names[title.split(separator: " ").map { Token.word($0.utf8) }] = section }
        }
        add(
            .offering,
            [
                "the offering", "summary of the offering", "offering summary", "summary of offering", "key terms",
                "terms of the notes", "summary of terms", "summary information", "summary terms", "the rights offering",
                "the exchange offer", "summary of the exchange offer", "summary of the rights offering",
                "questions and answers", "questions and answers about the rights offering", "offering",
                "summary of the terms", "final terms", "summary of the notes", "terms of the offering",
            ])
        add(
            .useOfProceeds,
            [
                "use of proceeds", "use of net proceeds", "use of proceeds and hedging", "estimated use of proceeds",
                "use of proceeds hedging", "application of proceeds", "the use of proceeds",
                "supplemental use of proceeds", "supplemental use of proceeds and hedging",
            ])
        add(.dilution, ["dilution"])
        add(
            .distribution,
            [
                "underwriting", "underwriters", "plan of distribution", "the underwriting", "underwriter",
                "supplemental plan of distribution", "underwriting conflicts of interest",
                "underwriting conflict of interest", "plan of distribution conflicts of interest",
                "plan of distribution conflict of interest", "supplemental plan of distribution conflicts of interest",
                "supplemental plan of distribution conflict of interest", "the dealer manager",
                "method of distribution",
                "the placement agent", "the distribution", "underwriting and plan of distribution",
                "underwriting and conflicts of interest", "plan of distribution and conflicts of interest",
                "distribution", "the underwriters", "plan of distribution underwriting", "sale of the notes",
                "supplemental underwriting", "underwriting agreement", "terms of sale", "subscription and sale",
                "role of bofas conflicts of interest", "supplement to the plan of distribution conflicts of interest",
                "supplement to the plan of distribution", "underwriters conflicts of interest",
                "supplement to plan of distribution role of bofas and conflicts of interest",
                "supplement to the plan of distribution role of bofas and conflicts of interest",
            ])
        add(
            .sellingHolders,
            [
                "selling stockholders", "selling shareholders", "selling securityholders", "selling security holders",
                "selling stockholder", "selling shareholder", "selling securityholder", "selling unitholders",
                "principal and selling stockholders", "principal and selling shareholders",
                "principal and selling securityholders", "the selling stockholders", "the selling shareholders",
                "the selling securityholders", "the selling stockholder", "the selling shareholder",
                "the selling securityholder", "the selling security holders", "principal and selling unitholders",
                "registered holders", "the registered holders", "security ownership and selling stockholders",
                "principal selling stockholders", "offering shareholders", "the selling holders",
                "beneficial ownership and selling stockholders", "principal stockholders and selling stockholders",
                "principal shareholders and selling shareholders", "ownership of shares by selling stockholders",
            ])
        add(
            .other,
            [
                "risk factors", "capitalization", "legal matters", "experts", "table of contents", "dividend policy",
                "business", "management", "legal", "legal opinions", "validity of securities", "validity of the shares",
                "forward looking statements", "special note regarding forward looking statements",
                "cautionary note regarding forward looking statements", "where you can find more information",
                "available information", "incorporation by reference", "prospectus summary", "summary", "the company",
                "prospectus supplement summary", "about this prospectus", "about this prospectus supplement",
                "recent developments", "additional risk factors", "selected financial data",
                "price range of common stock",
                "market price of our common stock", "market for our common stock", "transfer agent and registrar",
                "earnings coverage", "credit ratings", "ratio of earnings to fixed charges", "capped call transactions",
                "concurrent offering", "concurrent private placement", "the trust", "the depositor", "ratings",
                "hypothetical returns", "forward sale agreements", "notice to investors",
                "united states federal income taxation",
                "incorporation of certain documents by reference", "incorporation of certain information by reference",
                "principal stockholders", "principal shareholders", "certain relationships and related transactions",
                "shares eligible for future sale", "validity of the notes", "information incorporated by reference",
                "common stock price range and dividends", "price range of common stock and dividends", "glossary",
                "index to financial statements", "questions about the plan", "plan of operation",
                "interest of management",
                "management s discussion and analysis of financial condition and results of operations",
                "executive compensation", "related party transactions", "exchange rate information",
                "enforceability of civil liabilities",
            ])
        return names
    }()
}
