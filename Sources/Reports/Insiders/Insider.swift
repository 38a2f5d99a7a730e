package import EDGAR

/// A reporting person of one issuer, and all lines that name them.
package struct Insider: Sendable {
    /// Nil where a conversion lost it.
    package let cik: CIK?
    /// As the newest form has it, mostly last name first.
    package let name: String
    /// What they are to the issuer, by the newest form that says so.
    package let relationship: ReportingOwner?
    /// The oldest first.
    package let lines: [InsiderLine]
    /// Forms that name them, with lines or without.
    package let filings: [Filing]

    package var positions: [Position] { Position.all(in: lines) }

    /// The newest day on which a form of theirs was filed.
    package var latest: Day? { filings.compactMap(\.day).max() }
}

extension Insider {
    /// The insiders of an issuer, those with the newest forms first.
    package static func all(in issuer: Issuer) -> [Insider] {
        let lines = InsiderLine.all(in: issuer)
        var order: [Key] = []
        var owners: [Key: [(filing: Filing, owner: ReportingOwner)]] = [:]
        for filing in issuer.filings {
            for owner in filing.ownership?.owners ?? [] {
                guard let key = Key(owner) else { continue }
                if owners[key] == nil { order.append(key) }
                owners[key, default: []].append((filing, owner))
            }
        }
        var ownLines: [Key: [InsiderLine]] = [:]
        for line in lines {
            for key in Set(line.owners.compactMap(Key.init)) { ownLines[key, default: []].append(line) }
        }
        let insiders = order.map { key in
            let reports = owners[key] ?? []
            return Insider(
                cik: key.cik, name: reports.last?.owner.name?.value ?? "",
                relationship: reports.last { $0.owner.saysWhat }?.owner, lines: ownLines[key] ?? [],
                filings: reports.map(\.filing))
        }
        // One after the other by date, and by name within a day: the same order in every run.
        return insiders.sorted { left, right in
            if left.latest != right.latest {
                guard let first = left.latest, let second = right.latest else { return left.latest != nil }
                return first > second
            }
            return (left.name, left.cik?.description ?? "") < (right.name, right.cik?.description ?? "")
        }
    }

    private struct Key: Hashable {
        let cik: CIK?
        let name: String

        init?(_ owner: ReportingOwner) {
            cik = owner.cik?.value
            name = cik == nil ? (owner.name?.value.uppercased() ?? "") : ""
            if cik == nil, name.isEmpty { return nil }
        }
    }
}

extension ReportingOwner {
    fileprivate var saysWhat: Bool {
        [isDirector, isOfficer, isTenPercentOwner, isOther].contains { $0?.value == true } || officerTitle != nil
    }
}
