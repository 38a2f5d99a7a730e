/// What the reader of prospectuses must get right, each trap in a few lines. All names are invented.

import EDGAR
import Testing

private func read(_ text: String) throws -> Prospectus {
    try #require(try Filing(reading: Array(text.utf8)).prospectus)
}

/// A typed cover with `body` below its head.
private func cover(_ body: String, head: String = "1,000,000 Shares\n\nCOMMON STOCK") -> String {
    """
    Filed Pursuant to Rule 424(b)(4)

    Registration No. 333-123456

    PROSPECTUS

    \(head)

    EXAMPLE WIDGETS, INC.

    Example Widgets, Inc. is offering 1,000,000 shares. Neither the Commission nor any state has approved or disapproved of these securities. Any representation to the contrary is a criminal offense.

    \(body)

    """
}

private func amount(_ text: String) -> Amount? { Amount(parsing: Array(text.utf8).span) }

@Suite struct PriceTableTests {
    /// The same table as rows under "Per Share" and "Total", and as columns over them.
    @Test(arguments: [
        """
        <TABLE>
        <CAPTION>
                                      PER SHARE     TOTAL
        <S>                           <C>           <C>
        Public offering price.......  $   14.00     $14,000,000
        Underwriting discounts and
          commissions...............  $    0.98     $   980,000
        Proceeds, before expenses...  $   13.02     $13,020,000
        </TABLE>
        """,
        """
        <TABLE>
        <CAPTION>
                                       UNDERWRITING
                         PRICE TO     DISCOUNTS AND   PROCEEDS TO
                         PUBLIC(1)    COMMISSIONS(2)  COMPANY(3)
        <S>              <C>          <C>             <C>
        Per Share......  $    14.00   $         .98   $     13.02
        Total(4).......  $14,000,000  $     980,000   $13,020,000
        </TABLE>
        """,
        """
        ===========================================================
                         Price to     Underwriting     Proceeds to
                          Public        Discount         Company
        -----------------------------------------------------------
        Per Share.....    $14            $.98            $13.02
        -----------------------------------------------------------
        Total......... $14,000,000     $980,000       $13,020,000
        ===========================================================
        """,
        "\tPer Share\tTotal\nPrice to public\t\\$14.00\t\\$14,000,000\nSelling commission\t\\$0.98\t\\$980,000\nProceeds to us\t\\$13.02\t\\$13,020,000",
    ]) func bothOrientations(_ table: String) throws {
        let price = try read(cover(table)).price
        #expect(price.pricePerUnit?.value == amount("14"))
        #expect(price.grossProceeds?.value == amount("14000000"))
        #expect(price.discountPerUnit?.value == amount("0.98"))
        #expect(price.discountTotal?.value == amount("980000"))
        #expect(price.proceedsPerUnit?.value == amount("13.02"))
        #expect(price.proceedsTotal?.value == amount("13020000"))
    }

    /// `$` and nothing behind it is no price, and no 0.
    @Test func blankTable() throws {
        let table =
            "\tPer Share\tTotal\nPublic offering price\t\\$\t\\$\nUnderwriting discount\t\\$\t\\$\nProceeds to us\t\\$____\t\\$____"
        let price = try read(cover(table)).price
        #expect(price.pricePerUnit == nil && price.grossProceeds == nil && price.discountTotal == nil)
    }

    /// What the filing does not add up is not a fact.
    @Test func tranchesWithoutSum() throws {
        let table = """
            \t\tPer 2027 Note\tTotal\tPer 2034 Note\tTotal
            Public offering price\t99.500%\t\\$497,500,000\t99.100%\t\\$594,600,000
            Underwriting discount\t0.350%\t\\$1,750,000\t0.450%\t\\$2,700,000
            Proceeds to us\t99.150%\t\\$495,750,000\t98.650%\t\\$591,900,000
            """
        let notes = "\\$500,000,000 4.250% Senior Notes due 2027\n\n\\$600,000,000 4.750% Senior Notes due 2034"
        let prospectus = try read(cover(table, head: notes))
        #expect(prospectus.price.pricePercent?.value == amount("99.5"))
        #expect(prospectus.price.grossProceeds == nil && prospectus.price.discountTotal == nil)
        #expect(prospectus.coupon?.value == amount("4.25"))
        #expect(prospectus.securities.map(\.amount?.value) == [amount("500000000"), amount("600000000")])
    }

    /// Figures that contradict each other are told, and stay as filed.
    @Test func doesNotAddUp() throws {
        let table =
            "\tPer Share\tTotal\nPublic offering price\t\\$14.00\t\\$15,000,000\nUnderwriting discount\t\\$1.00\t\\$1,000,000\nProceeds to us\t\\$13.00\t\\$13,000,000"
        let filing = try Filing(reading: Array(cover(table).utf8))
        #expect(filing.prospectus?.price.grossProceeds?.value == amount("15000000"))
        #expect(filing.problems.map(\.code) == ["does-not-add-up", "does-not-add-up"])
    }
}

@Suite struct SyndicateTests {
    private static func html(_ banks: String) -> String {
        """
        <html><body><p>Filed Pursuant to Rule 424(b)(5)</p><p>PROSPECTUS SUPPLEMENT</p><p>1,000,000 Shares</p>
        <p>Example Widgets, Inc.</p><p>Common Stock</p>
        <p>We are offering 1,000,000 shares of our common stock. Any representation to the contrary is a criminal offense.</p>
        <table><tr><td></td><td>Per Share</td><td>Total</td></tr>
        <tr><td>Public offering price</td><td>$10.00</td><td>$10,000,000</td></tr>
        <tr><td>Underwriting discount</td><td>$0.50</td><td>$500,000</td></tr></table>
        \(banks)
        <p>The date of this prospectus supplement is May 5, 2020.</p></body></html>
        """
    }

    /// A grid is read from left to right, then down; captions are no part of a name.
    @Test func gridsAndRoles() throws {
        let banks = """
            <p><i>Joint Book-Running Managers</i></p>
            <table><tr><td>Harlan Whitcombe &amp; Co.</td><td>Quill, Marsh &amp; Ottoway</td></tr>
            <tr><td>Tenbrook Securities<br>a division of Pell Harbor LLC</td><td>Maplecrest</td></tr></table>
            <p>Co-Manager</p><p>Larkspur Dane</p>
            """
        let underwriters = try read(Self.html(banks)).underwriters
        #expect(
            underwriters.map(\.name.value) == [
                "Harlan Whitcombe & Co.", "Quill, Marsh & Ottoway", "Tenbrook Securities", "Maplecrest",
                "Larkspur Dane",
            ])
        #expect(underwriters.map(\.role.value) == [.bookrunner, .bookrunner, .bookrunner, .bookrunner, .coManager])
    }

    /// Bare names, no role words, printed twice; role words in running text are no headings.
    @Test func bareNames() throws {
        let banks = "<p>Larkspur Dane</p><p>Maplecrest Securities</p>"
        let underwriters = try read(Self.html(banks)).underwriters
        #expect(underwriters.map(\.name.value) == ["Larkspur Dane", "Maplecrest Securities"])
        #expect(underwriters.allSatisfy { $0.role.value == .underwriter })
    }

    /// The allocation table gives the amounts, whatever the legal names; its sum is held against its total.
    @Test(arguments: [(600_000, []), (500_000, ["allocations-disagree"])]) func allocations(
        _ first: Int, _ codes: [String]
    ) throws {
        let text = Self.html("<p>Larkspur Dane</p><p>Maplecrest</p>").replacing(
            "</body>",
            with: """
                <p>UNDERWRITING</p><p>Each of the underwriters named below has agreed to purchase the number of shares opposite its name.</p>
                <table><tr><td>Underwriter</td><td>Number of Shares</td></tr>
                <tr><td>Larkspur Dane Securities LLC</td><td>\(first)</td></tr><tr><td>Maplecrest &amp; Company, Inc.</td><td>400,000</td></tr>
                <tr><td>Total</td><td>1,000,000</td></tr></table></body>
                """)
        let filing = try Filing(reading: Array(text.utf8))
        #expect(filing.prospectus?.underwriters.map(\.name.value) == ["Larkspur Dane", "Maplecrest"])
        #expect(filing.prospectus?.underwriters.last?.amount?.value == Amount(400_000))
        #expect(filing.problems.map(\.code) == codes)
    }
}

@Suite struct CoverTests {
    /// The second cover of an appended base prospectus names every security there is; none of it is a fact.
    @Test func baseProspectusIsAnother() throws {
        let text = """
            Filed Pursuant to Rule 424(b)(5)

            PROSPECTUS SUPPLEMENT

            (To Prospectus dated April 19, 2012)

            1,000,000 Shares

            Example Trust

            Common Shares

            We are offering 1,000,000 common shares. On June 11, 2013, the last reported sale price of our common shares on the New York Stock Exchange, where they are listed under the symbol "EXT," was \\$20.94 per share. Any representation to the contrary is a criminal offense.

            The date of this prospectus supplement is June 11, 2013.

            USE OF PROCEEDS

            We will use the net proceeds of approximately \\$20.1 million to repay debt.

            PROSPECTUS

            Example Trust

            Common Shares

            Warrants

            We may offer, from time to time, these securities. On April 18, 2012, the last reported sale price was \\$17.02 per share.

            The date of this prospectus is April 19, 2012.
            """
        let prospectus = try read(text)
        #expect(prospectus.supplementDate?.value == Day(year: 2013, month: 6, day: 11))
        #expect(prospectus.baseProspectusDate?.value == Day(year: 2012, month: 4, day: 19))
        #expect(prospectus.lastSale?.price.value == amount("20.94"))
        #expect(prospectus.securities.map(\.title.value) == ["Common Shares"])
        #expect(prospectus.netProceeds?.value == amount("20100000"))
        #expect(prospectus.listing?.symbol?.value == "EXT")
    }

    /// A scale word multiplies; a fraction is exact; an option may be split, or in money.
    @Test(arguments: [
        ("within 30 days, up to an additional 150,000 shares", "150000", "30"),
        ("for forty-five days, up to 150,000 additional shares", "150000", "45"),
        (
            "for 30 days, up to an additional 100,000 shares from us and up to an additional 50,000 shares from the selling stockholders",
            "150000", "30"
        ),
    ]) func options(_ words: String, _ shares: String, _ days: String) throws {
        let prospectus = try read(
            cover("The underwriters have the option to purchase, \(words), at the public offering price."))
        #expect(prospectus.option?.amount?.value == amount(shares))
        #expect(prospectus.option?.days?.value == amount(days))
    }

    /// Classes of a securitization stand in a table, as rows or as columns.
    @Test(arguments: [
        "Class\tAmount\tRate\tFinal payment date\nClass A-1 Notes\t\\$215,000,000\t1.80%\tJuly 15, 2003\nClass B Notes\t\\$40,000,000\t4.12%\tMay 15, 2009",
        "\tClass A-1 Notes\tClass B Notes\nPrincipal amount\t\\$215,000,000\t\\$40,000,000\nInterest rate\t1.80%\t4.12%\nFinal scheduled payment date\tJuly 15, 2003\tMay 15, 2009",
    ]) func classes(_ table: String) throws {
        let head =
            "\\$255,000,000\n\nEXAMPLE AUTO RECEIVABLES TRUST 2002-B\n\nISSUER\n\nEXAMPLE RECEIVABLES CORP.\n\nDEPOSITOR"
        let prospectus = try read(cover(table, head: head))
        #expect(prospectus.kind?.value == .securitization)
        #expect(prospectus.securities.map(\.title.value) == ["Class A-1 Notes", "Class B Notes"])
        #expect(prospectus.securities.map(\.amount?.value) == [amount("215000000"), amount("40000000")])
        #expect(prospectus.coupon?.value == amount("1.8"))
        #expect(prospectus.maturity?.value == Day(year: 2003, month: 7, day: 15))
    }

    /// A text that only speaks of prospectuses is none.
    @Test func notEveryTextIsAProspectus() {
        let text = "# Prospectus gallery\n\nForty prospectuses written for this project, with shares and underwriters."
        #expect(throws: NotReadable.self) { try Filing(reading: Array(text.utf8)) }
    }
}

@Suite struct SeedTests {
    /// The user's own prospectus, on which other readers find no bank and the wrong amount.
    @Test(.needsCorpus) func seed000() throws {
        let file = try #require(Corpus.files(in: "seeds", ".txt").first { $0.contains("/000") })
        let filing = try Filing(reading: Corpus.bytes(of: file))
        let prospectus = try #require(filing.prospectus)
        #expect(filing.form?.value == FormType("424B3") && filing.filed?.value == Day(year: 2007, month: 3, day: 5))
        #expect(prospectus.preliminary?.value == true)
        #expect(prospectus.securities.map(\.title.value) == ["Common Stock"])
        #expect(prospectus.securities.first?.amount?.value == amount("35000000"))
        #expect(prospectus.price.grossProceeds?.value == amount("492100000"))
        #expect(prospectus.price.pricePerUnit == nil && prospectus.price.discountTotal == nil)
        #expect(prospectus.option?.amount?.value == amount("5250000"))
        #expect(prospectus.option?.days?.value == amount("30"))
        #expect(prospectus.option?.grossProceeds?.value == amount("73800000"))
        #expect(prospectus.listing?.exchange.value == "NYSE" && prospectus.listing?.symbol?.value == "NLY")
        #expect(prospectus.lastSale?.price.value == amount("14.06"))
        #expect(prospectus.lastSale?.date?.value == Day(year: 2007, month: 3, day: 1))
        #expect(prospectus.baseProspectusDate?.value == Day(year: 2006, month: 5, day: 23))
        #expect(
            prospectus.underwriters.map(\.name.value) == [
                "Merrill Lynch & Co.", "Citigroup", "UBS Investment Bank", "Bear, Stearns & Co. Inc.", "Credit Suisse",
                "Keefe, Bruyette & Woods", "RBC Capital Markets",
            ])
        #expect(filing.problems.isEmpty)
    }
}

@Suite struct MarketTests {
    /// Of several markets, symbols, prices and days the offered common stock's own, as of now.
    @Test(arguments: [
        (
            "Our common stock and warrants are listed on the Nasdaq Capital Market under the symbols “EXWD” and “EXWDW,” respectively. On May 2, 2024, the last reported sale prices of our common stock and warrants were $10.02 and $1.20, respectively.",
            "Nasdaq", "EXWD", "10.02"
        ),
        (
            "Our units, warrants and common stock trade on the NYSE under the symbols EXU, EXW and EXS, respectively. The closing price on May 2, 2024 was $1.20 for the warrants and $10.02 for the common stock.",
            "NYSE", "EXS", "10.02"
        ),
        (
            "Our warrants are listed on the NYSE under the symbol “EXW” and our common stock under the symbol “EXS.” On May 1 and May 2, 2024 nothing else happened. On May 1, 2024 and May 2, 2024, the closing price of our common stock was $9.90 and $10.02, respectively.",
            "NYSE", "EXS", "10.02"
        ),
        (
            "Our common stock was delisted from the New York Stock Exchange in 2023 and is now quoted on the OTCQB under the symbol “EXWD.” On May 2, 2024, the last reported sale price was $10.02.",
            "OTCQB", "EXWD", "10.02"
        ),
        (
            "Our common stock is quoted on the OTCQX under the symbol “EXWD”; until March 4, 2023 it was listed on the New York Stock Exchange under the symbol “EXS.” On May 2, 2024 the closing price of our common stock was $10.02.",
            "OTCQX", "EXWD", "10.02"
        ),
        (
            "Our common stock, formerly quoted on the OTCQB, is listed on Nasdaq under the symbol “EXWD.” On May 2, 2024 the closing price of our common stock was $10.02.",
            "Nasdaq", "EXWD", "10.02"
        ),
    ]) func ofSeveralItsOwn(_ words: String, _ exchange: String, _ symbol: String, _ price: String) throws {
        let prospectus = try read(cover(words))
        #expect(prospectus.listing?.exchange.value == exchange)
        #expect(prospectus.listing?.symbol?.value == symbol)
        #expect(prospectus.lastSale?.price.value == amount(price))
        #expect(prospectus.lastSale?.date?.value.description == "2024-05-02")
    }
}

@Suite struct LanguageOfFirstOfferingsTests {
    /// "Subject to Completion, Preliminary Prospectus dated …" names this document; there is no base to it.
    @Test func legendIsNoReference() throws {
        let prospectus = try read(
            """
            <DOCUMENT><TYPE>424B3<TEXT><HTML><BODY><P><B>Filed Pursuant to Rule 424(b)(3)</B></P>
            <P><B>Subject to Completion<BR>Preliminary Prospectus dated October 4, 1999</B></P>
            <P><B>5,000,000 Shares</B></P><P><B>Example Widgets, Inc.</B></P><P><B>Common Stock</B></P>
            <P>This is the initial public offering of Example Widgets, Inc.</P></BODY></HTML></TEXT></DOCUMENT>
            """)
        #expect(prospectus.baseProspectusDate == nil)
    }

    /// Two classes of units are added up by the sentence itself; its sum breaks into the next typed row.
    @Test func unitsOfTwoClasses() throws {
        let table = """
                                    THE OFFERING

            <TABLE>
            <CAPTION>
            <S>                                     <C>
            Units outstanding after this offering.  18,730,415 common units and 6,402,000
                                                    subordinated units, or 25,132,415
                                                    units in all
            </TABLE>
            """
        #expect(try read(cover(table)).sharesOutstandingAfter?.value == amount("25132415"))
    }

    /// An option may be granted without the word "additional".
    @Test func optionOverUpTo() throws {
        let prospectus = try read(
            cover(
                "We have granted the underwriters a 30-day option to purchase up to 600,000 shares from us at the public offering price to cover over-allotments."
            ))
        #expect(prospectus.option?.amount?.value == amount("600000"))
        #expect(prospectus.option?.days?.value == amount("30"))
    }
}

@Suite struct CoverFootTests {
    /// A short cover whose price table has neither marks nor rules, and firms below it that sell nothing.
    private static let foot = """
                           Per Share         Total

        Public Offering Price      $10.00      $10,000,000
        Underwriting Discount       $0.60         $600,000
        Proceeds, before expenses   $9.40       $9,400,000

                          Sole Book-Running Manager
                            OSTLER DRUMMOND

                      Financial Advisor to the Company
                         FERRIS LOWE & COMPANY

                      Qualified Independent Underwriter
                         BENBOW HARTE SECURITIES

        The date of this prospectus is June 3, 2019.
        """

    /// Neither an adviser nor an independent underwriter sells the shares, and a house called Securities is none.
    @Test func advisersAndHouses() throws {
        let prospectus = try read(cover(Self.foot))
        #expect(prospectus.underwriters.map(\.name.value) == ["OSTLER DRUMMOND"])
        #expect(prospectus.securities.map(\.title.value) == ["COMMON STOCK"])
        #expect(prospectus.price.grossProceeds?.value == amount("10000000"))
        #expect(prospectus.price.discountPerUnit?.value == amount("0.60"))
    }

    /// A programme that goes on beside a direct sale makes it no sale at the market, and its agent sells none of it.
    @Test func programmeBesideTheOffering() throws {
        let prospectus = try read(
            cover(
                "We have an existing sales agreement with Torrance Vale Securities LLC for at the market offerings, under which we sell nothing while this offering is made."
            ))
        #expect(prospectus.kind?.value != .atTheMarket)
        #expect(prospectus.underwriters.isEmpty)
    }
}
