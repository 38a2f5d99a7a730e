package import EDGAR

/// One offering, whatever prospectuses there are of it: the preliminary ones that went before, and the final one.
///
/// It counts once, by its final prospectus.
package struct Deal: Sendable {
    /// Nil for a deal that has not been priced, or of which only the preliminary prospectus is here.
    package var final: Filing?
    /// The oldest first.
    package var preliminaries: [Filing]

    /// The prospectus whose terms hold: the final, or the newest there is.
    package var filing: Filing? { final ?? preliminaries.last }

    package var prospectus: Prospectus? { filing?.prospectus }

    package var day: Day? { filing?.day }
}

extension Deal {
    /// No more days lie between a preliminary prospectus and the final one of the same deal.
    package static let longest = 45

    /// The deals in an issuer's filings, the oldest first.
    ///
    /// A preliminary prospectus belongs to the first final one within 45 days that offers the same kind of security
    /// under the same registration, or the same base prospectus.
    package static func all(in issuer: Issuer) -> [Deal] {
        let prospectuses = issuer.filings.filter { $0.prospectus != nil }
        var deals = prospectuses.filter { !$0.isPreliminary }.map { Deal(final: $0, preliminaries: []) }
        var waiting: [Deal] = []
        for filing in prospectuses where filing.isPreliminary {
            if let match = deals.firstIndex(where: { $0.final.map(filing.precedesFinal) ?? false }) {
                deals[match].preliminaries.append(filing)
            } else if let match = waiting.firstIndex(where: { $0.preliminaries.last.map(filing.continues) ?? false }) {
                waiting[match].preliminaries.append(filing)
            } else {
                waiting.append(Deal(final: nil, preliminaries: [filing]))
            }
        }
        return (deals + waiting).sorted { left, right in
            guard let first = left.filing, let second = right.filing else { return false }
            return first.precedes(second)
        }
    }
}

extension Filing {
    fileprivate var isPreliminary: Bool { prospectus?.preliminary?.value == true }

    /// Whether this preliminary prospectus is of the deal that `final` prices.
    fileprivate func precedesFinal(_ final: Filing) -> Bool { isOfSameOffering(as: final) && isWithin(final) }

    /// Whether this is a later version of a preliminary prospectus.
    fileprivate func continues(_ earlier: Filing) -> Bool { isOfSameOffering(as: earlier) && earlier.isWithin(self) }

    private func isWithin(_ later: Filing) -> Bool {
        guard let day, let other = later.day else { return false }
        return (0...Deal.longest).contains(other.days(since: day))
    }

    private func isOfSameOffering(as other: Filing) -> Bool {
        guard let mine = prospectus, let others = other.prospectus, mine.securityClass == others.securityClass else {
            return false
        }
        let numbers = Set(mine.registrationNumbers.map(\.value))
        if others.registrationNumbers.contains(where: { numbers.contains($0.value) }) { return true }
        guard let base = mine.baseProspectusDate?.value else { return false }
        return base == others.baseProspectusDate?.value
    }
}

extension Prospectus {
    fileprivate var securityClass: Security.Class? { securities.first?.kind }
}
