import EDGAR
import Reports
import Testing

/// Everything the bundled filings tell, as an issuer's page will tell it.
struct DealTests {
    private static let issuers: [Issuer] = {
        let path = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(2).joined(separator: "/")
        var filings: [Filing] = []
        Intake().visit([path + "/Samples"]) { item in
            if case .file(let file) = item, let filing = try? Filing(reading: file.bytes) { filings.append(filing) }
        }
        return Issuer.grouping(filings)
    }()

    /// Filings without a header find their issuer by its name.
    @Test func grouping() {
        #expect(Self.issuers.count { $0.cik != nil } == 7)
        for issuer in Self.issuers {
            let days = issuer.filings.compactMap(\.day)
            #expect(days == days.sorted(), "\(issuer.name)")
        }
        #expect(Self.issuers.filter { $0.cik == nil }.map(\.name) == [])
    }

    /// A preliminary and a final prospectus of one deal are one deal.
    @Test func pairs() throws {
        let paired = Self.issuers.flatMap { Deal.all(in: $0) }.filter { $0.final != nil && !$0.preliminaries.isEmpty }
        let names = Set(paired.compactMap { $0.final?.issuer.name?.value.lowercased().prefix(8) })
        #expect(names == ["tidewate", "solvane "])
        let tidewater = try #require(
            paired.first { $0.final?.issuer.name?.value.lowercased().hasPrefix("tide") ?? false })
        let price = try #require(tidewater.comparison.first { $0.name == .pricePerUnit })
        #expect(price.preliminary == nil, "the price was left open")
        #expect(!price.hasChanged)
    }

    @Test func everyProspectusIsInOneDeal() {
        for issuer in Self.issuers {
            let prospectuses = issuer.filings.count { $0.prospectus != nil }
            let deals = Deal.all(in: issuer)
            #expect(deals.reduce(0) { $0 + $1.preliminaries.count + ($1.final == nil ? 0 : 1) } == prospectuses)
        }
    }
}
