package import EDGAR

/// One issuer and all filings about it, the oldest first.
package struct Issuer: Sendable {
    /// Nil where no filing has its number.
    package let cik: CIK?
    /// As the newest filing calls it.
    package let name: String
    package let filings: [Filing]
}

extension Issuer {
    /// Filings by issuer, in the order of their numbers, then of the names of those that have none.
    ///
    /// The number in the filing decides, never a folder or a feed. A filing without one belongs to the issuer of its
    /// name, if there is just one of that name.
    package static func grouping(_ filings: [Filing]) -> [Issuer] {
        var numbers: [IssuerName: Set<CIK>] = [:]
        for filing in filings {
            guard let cik = filing.issuer.cik?.value else { continue }
            for name in filing.issuerNames { numbers[IssuerName(name), default: []].insert(cik) }
        }
        var numbered: [CIK: [Filing]] = [:]
        var named: [IssuerName: [Filing]] = [:]
        for filing in filings {
            let name = IssuerName(filing.issuer.name?.value ?? "")
            if let cik = filing.issuer.cik?.value {
                numbered[cik, default: []].append(filing)
            } else if let known = numbers[name], known.count == 1, let cik = known.first, !name.words.isEmpty {
                numbered[cik, default: []].append(filing)
            } else {
                named[name, default: []].append(filing)
            }
        }
        return numbered.sorted { $0.key < $1.key }.map { Issuer(cik: $0.key, $0.value) }
            + named.sorted { $0.key < $1.key }.map { Issuer(cik: nil, $0.value) }
    }

    private init(cik: CIK?, _ filings: [Filing]) {
        self.cik = cik
        self.filings = filings.sorted { $0.precedes($1) }
        name = self.filings.reversed().lazy.compactMap { $0.issuer.name?.value }.first ?? ""
    }
}

extension Filing {
    /// The name, and those the header says it had before.
    fileprivate var issuerNames: [String] {
        (issuer.name.map { [$0.value] } ?? []) + issuer.formerNames.compactMap { $0.name.value }
    }

    /// When it was filed, or else what it says of its own date.
    package var day: Day? { filed?.value ?? prospectus?.supplementDate?.value ?? period?.value }

    /// The older first; of one day by accession number, which counts up; an undated one before all.
    func precedes(_ other: Filing) -> Bool {
        switch (day, other.day) {
        case (let left?, let right?) where left != right: left < right
        case (nil, _?): true
        case (_?, nil): false
        default: (accession?.value.description ?? "") < (other.accession?.value.description ?? "")
        }
    }
}
