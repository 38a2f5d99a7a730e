/// What footnotes tell about plans and prices. Precision comes first: a wrong date or range is worse than none.
///
/// The sentences are ours, in the language of real footnotes.

import EDGAR
import Testing

private func footnote(_ text: String) -> Footnote {
    let bytes = Array(text.utf8)
    return Footnote(id: FootnoteID("F1"), text: Fact(text, at: 0..<bytes.count), in: bytes)
}

@Suite struct TradingPlanTests {
    @Test(arguments: [
        (
            "The sales were effected under a Rule 10b5-1 trading plan adopted by the reporting person on March 4, 2023.",
            "2023-03-04"
        ),
        ("Sold pursuant to a 10b5-1 plan dated 11/8/2019.", "2019-11-08"),
        (
            "Sold under a Rule 10b5-1 trading plan that the reporting person entered into on June 14, 2021.",
            "2021-06-14"
        ),
        (
            "On February 2, 2022, Ms. Vale adopted a Rule 10b5-1 trading plan under which these shares were sold.",
            "2022-02-02"
        ),
        (
            "Made under trading instructions adopted by the undersigned on July 9, 2012, intended to comply with Rule 10b5-1(c).",
            "2012-07-09"
        ),
        ("Sold under a pre-arranged plan established on August 30, 2020 in accordance with Rule 10b5-1.", "2020-08-30"),
        (
            "Effected pursuant to a Rule 10b5-1 trading plan, which was adopted on December 1, 2022 in an open window.",
            "2022-12-01"
        ),
        ("Sold under a Rule 10b5-1 plan executed on May 5, 2018.", "2018-05-05"),
        (
            "Sold under the 10b5-1 trading plan of the Vale Family Trust (adoption date: September 12, 2024).",
            "2024-09-12"
        ),
        (
            "Made under a written plan that is intended to satisfy Rule 10b5-1(c), adopted February 28, 2025.",
            "2025-02-28"
        ),
        ("Sold under a Rule 10b5\u{2013}1 trading plan adopted on 2023-09-01.", "2023-09-01"),
        ("Sold under a Rule 10b5&#8209;1 trading plan adopted on September 1, 2023.", "2023-09-01"),
        ("Sold under a 10b-5-1 plan adopted October 3, 2016.", "2016-10-03"),
        ("SOLD UNDER A RULE 10B5-1 PLAN ADOPTED ON OCT. 3, 2016", "2016-10-03"),
        (
            "A Rule 10b5-1 plan adopted on May 25, 2018, as amended on February 12, 2019, governs these sales.",
            "2018-05-25"
        ),
        ("Sold under a Rule 10b5-1 plan adopted on May 28, 2020 and modified on August 23, 2020.", "2020-05-28"),
        (
            "A Rule 10b5-1 plan adopted by the reporting person's trust on August\n   31, 2020 required the sale.",
            "2020-08-31"
        ),
        (
            "The price is an average. These sales were made under a Rule 10b5-1 plan adopted on May 3, 2024; see below.",
            "2024-05-03"
        ),
        ("The sale was made under a Rule 10b5-1 trading plan. The plan was adopted on April 11, 2022.", "2022-04-11"),
        ("This is no discretionary sale; it was made under a Rule 10b5-1 plan adopted on June 3, 2024.", "2024-06-03"),
        (
            "This does not represent a discretionary trade and was made under a 10b5-1 plan adopted on June 3, 2024.",
            "2024-06-03"
        ),
        ("Sold by the trust u/a/d 3/1/2001. Made under a Rule 10b5-1 plan adopted on May 5, 2023.", "2023-05-05"),
    ])
    func `the day of adoption is read`(text: String, day: String) throws {
        let adopted = try #require(footnote(text).plan?.adopted, "\(text)")
        #expect(adopted.value.description == day)
        let cut = Array(Array(text.utf8)[adopted.source.bytes])
        #expect(Day(parsing: cut.span) == adopted.value, "the range holds the day and nothing else")
    }

    @Test(arguments: [
        "Sold under a Rule 10b5-1 plan.", "Sold under a 10b5-1 trading arrangement of the reporting person.",
        "Sold under a Rule 10b5-1 plan that was entered into in an open window and disclosed on Form 8-K on March 28, 2024.",
        "Sold under a Rule 10b5-1 plan described in the issuer's Form 8-K dated March 28, 2024.",
        "Sold under a Rule 10b5-1 plan, as amended on March 4, 2023.",
        "Sold under a Rule 10b5-1 plan that was adopted in the first quarter and expires on December 31, 2025.",
        "Sold under a Rule 10b5-1 plan adopted in 2023 and terminated on June 30, 2024.",
        "Sold under a Rule 10b5-1 plan adopted prior to January 1, 2023.",
        "Sold under a Rule 10b5-1 plan adopted more than ninety days before March 1, 2024.",
        "Sold under a Rule 10b5-1 plan effective as of June 1, 2023.",
        "Shares granted on February 1, 2020 were sold on August 1, 2024 under a Rule 10b5-1 plan.",
        "This sale, executed on June 3, 2024, was made under a Rule 10b5-1 plan.",
        "The trades executed by the broker on June 3, 2024 were made under a Rule 10b5-1 plan.",
        "Shares from the 2010 Equity Incentive Plan dated May 1, 2010 were sold under a Rule 10b5-1 trading plan.",
        "Shares issued under an agreement entered into on May 1, 2010 were sold under a Rule 10b5-1 trading plan.",
        "Made under Rule 10b5-1 plans adopted by the reporting person on November 27, 2017 and May 23, 2018.",
        "Two Rule 10b5-1 plans, one adopted on March 1, 2023, the other adopted on June 1, 2023, govern the sales.",
        "Sold under a Rule 10b5-1 plan adopted on February 30, 2023.",
        "Sold under a Rule 10b5-1 plan adopted by the Vale Trust dated March 3, 2001.",
    ])
    func `a plan of which no day of adoption is stated has none`(text: String) throws {
        let plan = try #require(footnote(text).plan, "\(text)")
        #expect(plan.adopted == nil, "\(text)")
        #expect(!plan.source.bytes.isEmpty)
    }

    @Test(arguments: [
        "The sale was not made pursuant to a Rule 10b5-1 trading plan.", "No Rule 10b5-1 plan applied to this sale.",
        "The sale was made other than under a Rule 10b5-1 plan.", "Neither sale was made under a Rule 10b5-1 plan.",
        "The sale was made without a Rule 10b5-1 trading arrangement.",
        "A Rule 10b5-1 plan was not in place at the time.",
        "The sale wasn't made under a Rule 10b5-1 plan.",
        "The Rule 10b5-1 trading plan did not cover this transaction.",
        "The reporting person may enter into a Rule 10b5-1 plan in the future.", "Rule 10b-5 may apply to any plan.",
        "The issuer buys under a Rule 10b-18 plan.", "Granted under the 2010 Equity Incentive Plan.",
        // That a plan was adopted or has ended says nothing of this trade.
        "She terminated the Rule 10b5-1 trading plan adopted on March 1, 2024. The gift was made outside of it.",
        "The sale was made after the expiration of the Rule 10b5-1 plan adopted on March 1, 2024.",
        "She adopted a Rule 10b5-1 plan on March 1, 2024; no sales under it have occurred.",
        "The shares were bought by the issuer under the issuer's Rule 10b5-1 plan.", "See Rule 10b5-1.", "",
    ])
    func `what denies or names no plan is none`(text: String) {
        #expect(footnote(text).plan == nil, "\(text)")
    }
}

@Suite struct PriceRangeTests {
    @Test(arguments: [
        ("Sold in multiple transactions at prices ranging from $19.12 to $19.54, inclusive.", "19.12", "19.54"),
        ("The shares were bought at prices between $101.10 and $101.95.", "101.10", "101.95"),
        ("The actual sales price ranged from $50.00 to $50.96 per share.", "50.00", "50.96"),
        ("The range of sale prices was $15.00 to $15.045 per share.", "15.00", "15.045"),
        ("Sold in several trades, from a low of $7.01 to a high of $7.15 per share.", "7.01", "7.15"),
        ("Sold at prices with a low of $3.10 and a high of $3.45.", "3.10", "3.45"),
        ("Sold at prices with a high of $3.45 and a low of $3.10.", "3.10", "3.45"),
        ("The prices ranged from 66.8350 to 66.9800.", "66.8350", "66.9800"),
        ("Prices ranging from $1,012.50 to $1,013.25.", "1012.50", "1013.25"),
        ("Executed at prices from $4.08 through $4.155.", "4.08", "4.155"),
        ("Executed at prices ranging from $100.57 to $101.53 , inclusive.", "100.57", "101.53"),
        ("Sold in the range of $19.12-$19.54.", "19.12", "19.54"),
        ("Sold in the range of $19.12 \u{2013} $19.54.", "19.12", "19.54"),
        ("Prices ranging between $ 23.57 and $ 23.572.", "23.57", "23.572"),
        ("Prices ranging from $.98 to $1.02.", "0.98", "1.02"),
        ("Sold at prices ranging from US$5.10 to US$5.35.", "5.10", "5.35"),
        ("Prices ranged from $19.5 to $20.", "19.5", "20"),
        ("A weighted average price of $19.30. The trades ranged from $19.12\nto $19.54.", "19.12", "19.54"),
        ("Prices ranged from $19.12 to $19.54 (the range of prices was from $19.12 to $19.54).", "19.12", "19.54"),
    ])
    func `a range is read`(text: String, low: String, high: String) throws {
        let range = try #require(footnote(text).priceRange, "\(text)")
        #expect(range.low.value.description == low && range.high.value.description == high)
        for price in [range.low, range.high] {
            let cut = Array(Array(text.utf8)[price.source.bytes])
            #expect(Amount(parsing: cut.span) == price.value, "the range holds the price and nothing else")
        }
    }

    @Test(arguments: [
        "Sold at prices ranging from $10.00 to $10.50 and from $11.00 to $11.40.",
        "Line 1 was sold at prices ranging from $1.00 to $1.50; line 2 at prices ranging from $2.00 to $2.50.",
        "Between 100 and 200 shares were sold at a price of $5.00.",
        "Ranging from 1,000 to 5,000 shares, price unknown.",
        "Holdings ranging from 10.25 to 12.75 shares were bought at a price of $5.00 each.",
        "Between 0% and 200% of the units may vest if the price exceeds $50.00.",
        "Due between July 1, 2017 and June 30, 2018 if income is greater than $18,000,000.",
        "Under an agreement between the issuer and the buyer, $5.00 was paid for a share and $6.00 for a unit.",
        "The option vests in steps while the closing price of the stock is between $20.00 and $40.00.",
        "Full information regarding the shares sold at each price within the range set forth in footnote 2.",
        "Options with exercise prices ranging from $5.00 to $10.00.",
        "The conversion price is between $1.00 and $2.00.",
        "The fair market value of a share ranged from $5.00 to $10.00.",
        "Sold at prices ranging from $9.50 to $9.99 (1,000 shares) and $10.00 to $10.49 (500 shares).",
        "Sold at prices ranging from $10.00 to $10.99, inclusive, and from $11.00 to $11.50, inclusive.",
        // A range that falls is a mistake of the filer; which price is wrong nobody knows.
        "Sold at prices ranging from $20.64 to $20.415.", "The price is a weighted average.",
        "Sold at a price of $19.12 to $", "ranging from $1.00. To $2.00 price", "",
        "$",
    ])
    func `what states no single range of prices is none`(text: String) {
        #expect(footnote(text).priceRange == nil, "\(text)")
    }
}

@Suite(.needsCorpus) struct CorpusFootnoteTests {
    /// The corpus has no sentence that denies a plan and none that speaks of a plan only in general.
    @Test func `each footnote of the corpus that names Rule 10b5-1 has its plan`() throws {
        var count = 0
        for (name, note) in try Self.footnotes where note.text.value.lowercased().contains("10b5-1") {
            count += 1
            #expect(note.plan != nil, "\(name) \(note.id): \(note.text.value)")
        }
        #expect(count > 50)
    }

    @Test func `each footnote of the corpus about trades ranging from one price to another has its range`() throws {
        var count = 0
        for (name, note) in try Self.footnotes {
            let text = note.text.value.lowercased()
            guard text.contains("ranging from $") || text.contains("ranged from $"),
                !text.contains("ranging from $20.64 to $20.415")
            else { continue }
            count += 1
            #expect(note.priceRange != nil, "\(name) \(note.id): \(note.text.value)")
        }
        #expect(count > 200)
    }

    private static var footnotes: [(name: String, note: Footnote)] {
        get throws {
            let files =
                Corpus.files(in: "ownership", ".txt", ".xml", ".html")
                + Corpus.files(in: "ownership-text", ".txt", ".md")
            return try files.flatMap { name in
                (try Filing(reading: Corpus.bytes(of: name)).ownership?.footnotes ?? []).map { (name, $0) }
            }
        }
    }
}
