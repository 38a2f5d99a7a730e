import EDGAR
import Reports
import Testing

/// A Form 4 in a few words: what it states, and when it was filed.
private func form(
    _ type: String = "4", owner: Int = 1, filed: String, period: String = "2025-05-14", original: String? = nil,
    plan: Bool = false, _ rows: [String]
) throws -> Filing {
    let text = """
        <SEC-DOCUMENT>0009990000-25-00000\(owner).txt : \(filed.filter { $0 != "-" })
        <SEC-HEADER>0009990000-25-00000\(owner).hdr.sgml : \(filed.filter { $0 != "-" })
        ACCESSION NUMBER:\t\t0009990000-25-00000\(owner)
        CONFORMED SUBMISSION TYPE:\t\(type)
        FILED AS OF DATE:\t\t\(filed.filter { $0 != "-" })
        </SEC-HEADER>
        <DOCUMENT>
        <TYPE>\(type)
        <TEXT>
        <XML>
        <ownershipDocument><schemaVersion>X0508</schemaVersion><documentType>\(type)</documentType>
        <periodOfReport>\(period)</periodOfReport>
        \(original.map { "<dateOfOriginalSubmission>\($0)</dateOfOriginalSubmission>" } ?? "")
        <issuer><issuerCik>0000001234</issuerCik><issuerName>Example Widgets</issuerName></issuer>
        <reportingOwner><reportingOwnerId><rptOwnerCik>000000000\(owner)</rptOwnerCik><rptOwnerName>Doe \(owner)</rptOwnerName></reportingOwnerId></reportingOwner>
        <aff10b5One>\(plan ? 1 : 0)</aff10b5One>
        <nonDerivativeTable>\(rows.joined(separator: "\n"))</nonDerivativeTable>
        </ownershipDocument>
        </XML>
        </TEXT>
        </DOCUMENT>
        </SEC-DOCUMENT>
        """
    return try Filing(reading: Array(text.utf8))
}

private func row(
    _ code: String = "S", _ shares: Int, _ price: String = "10.00", on day: String = "2025-05-14",
    _ holding: String = "D"
) -> String {
    """
    <nonDerivativeTransaction><securityTitle><value>Common Stock</value></securityTitle>
    <transactionDate><value>\(day)</value></transactionDate>
    <transactionCoding><transactionFormType>4</transactionFormType><transactionCode>\(code)</transactionCode></transactionCoding>
    <transactionAmounts><transactionShares><value>\(shares)</value></transactionShares>
    <transactionPricePerShare><value>\(price)</value></transactionPricePerShare>
    <transactionAcquiredDisposedCode><value>\(code == "P" ? "A" : "D")</value></transactionAcquiredDisposedCode></transactionAmounts>
    <postTransactionAmounts><sharesOwnedFollowingTransaction><value>5</value></sharesOwnedFollowingTransaction></postTransactionAmounts>
    <ownershipNature><directOrIndirectOwnership><value>\(holding)</value></directOrIndirectOwnership></ownershipNature>
    </nonDerivativeTransaction>
    """
}

private func lines(_ filings: [Filing]) -> [InsiderLine] {
    Issuer.grouping(filings).flatMap { InsiderLine.all(in: $0) }
}

private func shares(_ lines: [InsiderLine]) -> [String] { lines.map { $0.row.shares.value?.description ?? "-" } }

struct InsiderTests {
    /// An amendment takes the place of what it restates, an amendment of an amendment too; other owners' forms stand.
    @Test func amendments() throws {
        let original = try form(filed: "2025-05-15", [row("S", 100)])
        let other = try form(owner: 2, filed: "2025-05-15", [row("S", 7)])
        let first = try form("4/A", filed: "2025-05-20", original: "2025-05-15", [row("S", 110)])
        let second = try form("4/A", filed: "2025-05-22", original: "2025-05-15", [row("S", 120)])
        #expect(shares(lines([original, other])) == ["100", "7"])
        #expect(shares(lines([second, original, first, other])) == ["7", "120"])
        // Another period is another form.
        let elsewhere = try form("4/A", filed: "2025-05-20", period: "2025-05-01", [row("S", 9)])
        #expect(shares(lines([original, elsewhere])) == ["100", "9"])
        // One that restates no line takes none away.
        #expect(shares(lines([original, try form("4/A", filed: "2025-05-20", [])])) == ["100"])
    }

    /// A block that a fund and those behind it report is one; two people who each own theirs are two.
    @Test func chains() throws {
        let fund = try form(owner: 1, filed: "2025-05-15", [row("S", 100, "10.00", "D"), row("S", 100, "10.00", "D")])
        let manager = try form(
            owner: 2, filed: "2025-05-15", [row("S", 100, "10.00", "I"), row("S", 100, "10.00", "I")])
        let person = try form(owner: 3, filed: "2025-05-15", [row("S", 100, "10.00", "D")])
        #expect(lines([fund, manager]).withoutChains.count == 2)
        #expect(lines([manager, fund]).withoutChains.count == 2)
        #expect(lines([fund, person]).withoutChains.count == 3)
        #expect(lines([fund]).withoutChains.count == 2)
    }

    @Test func openMarket() throws {
        let planned = try form(
            owner: 1, filed: "2025-05-15", plan: true, [row("S", 100, "10.00"), row("F", 50, "10.00")])
        let bought = try form(owner: 2, filed: "2025-05-15", [row("P", 30, "9.50"), row("P", 5, "")])
        let market = OpenMarket(lines([planned, bought]))
        #expect(market.bought.description == "35")
        #expect(market.sold.description == "100")
        #expect(market.soldUnderPlans.description == "100")
        #expect(market.net?.description == "-65")
        #expect(market.discretionary?.description == "35")
        #expect(market.boughtValue == Amount(285) && market.soldValue == Amount(1000))
        #expect(market.unpriced == 1)
    }

    /// Wednesday's trade is due on Friday; a filing of Monday is one business day late.
    @Test(arguments: [
        ("2025-05-14", "2025-05-16", false, 0), ("2025-05-14", "2025-05-19", true, 1),
        ("2025-05-16", "2025-05-20", false, 0),
        ("2025-01-08", "2025-01-13", false, 0), ("2025-01-08", "2025-01-14", true, 1),
        ("2025-05-14", "2025-06-13", true, 19),
    ])
    func lateness(trade: String, filed: String, isLate: Bool, days: Int) throws {
        let line = try #require(lines([try form(filed: filed, [row("S", 1, "1", on: trade)])]).first)
        let lateness = try #require(line.lateness)
        #expect(lateness.isLate == isLate)
        #expect(lateness.businessDays == days)
    }

    /// What the two-day rule does not ask is not judged.
    @Test func notJudged() throws {
        #expect(lines([try form(filed: "2002-09-10", [row("S", 1, "1", on: "2002-08-28")])])[0].lateness == nil)
        #expect(lines([try form("4/A", filed: "2025-06-10", [row("S", 1)])])[0].lateness == nil)
        #expect(lines([try form("5", filed: "2025-06-10", [row("S", 1)])])[0].lateness == nil)
        #expect(lines([try form(filed: "2025-05-10", [row("S", 1)])])[0].lateness == nil, "filed before it happened")
    }
}
