import EDGAR
import FoundationEssentials
import Reports
import Testing

/// The reports of all real filings of the shared corpus, where it is.
struct CorpusReportTests {
    private static let root =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        + "/../shared/corpus/"

    private static let issuers: [Issuer] = {
        var filings: [Filing] = []
        Intake().visit([root + "ownership", root + "seeds", root + "prospectus/real"]) { item in
            if case .file(let file) = item, let filing = try? Filing(reading: file.bytes) { filings.append(filing) }
        }
        return Issuer.grouping(filings)
    }()

    @Test(.enabled(if: FileManager.default.fileExists(atPath: root), "skipped: there is no ../shared/corpus"))
    func invariants() {
        #expect(Self.issuers.count > 60)
        var late = 0
        var judged = 0
        for issuer in Self.issuers {
            let lines = InsiderLine.all(in: issuer)
            let rows = issuer.filings.reduce(0) {
                $0 + ($1.ownership?.nonDerivative.count ?? 0) + ($1.ownership?.derivative.count ?? 0)
            }
            #expect(lines.count <= rows)
            #expect(lines.withoutChains.count <= lines.count)
            for insider in Insider.all(in: issuer) {
                #expect(!insider.filings.isEmpty)
                for position in insider.positions {
                    let days = position.balances.map(\.day)
                    #expect(days == Array(Set(days)).sorted())
                }
            }
            for line in lines {
                guard let lateness = line.lateness else { continue }
                judged += 1
                if lateness.isLate { late += 1 }
            }
        }
        // Most insiders report in time; were the calendar wrong, most would not.
        #expect(judged > 500)
        #expect(late * 5 < judged, "\(late) of \(judged) lines are late")
    }
}
