/// One filing, read: who filed what about whom, and what it states.
package struct Filing: Sendable {
    package var shape: Shape
    package var size: Int
    /// Nil for a document without its envelope.
    package var submission: Submission?
    package var accession: Fact<AccessionNumber>?
    package var form: Fact<FormType>?
    package var filed: Fact<Day>?
    package var accepted: Fact<String>?
    package var period: Fact<Day>?
    package var issuer = Issuer()
    package var ownership: OwnershipForm?
    package var prospectus: Prospectus?
    package var problems: [Problem] = []

    /// In which form the facts came.
    package enum Shape: String, Sendable {
        /// EDGAR's dissemination format, whatever its documents are.
        case submission
        case xml
        case html
        case text
        case markdown
    }

    package struct Issuer: Sendable {
        package var cik: Fact<CIK>?
        package var name: Fact<String>?
        package var symbol: Fact<String>?
        /// The symbol on a market abroad.
        package var foreignSymbol: Fact<String>?
        package var sic: Fact<String>?
        package var stateOfIncorporation: Fact<String>?
        package var formerNames: [Submission.Party.FormerName] = []
    }

    /// Whether a table may hold rows that are not among the facts.
    package var hasUnreadTables: Bool {
        problems.contains { if case .unreadTable = $0.reason { true } else { false } }
    }
}

/// Why a file is no filing that can be read.
package struct NotReadable: Error, Sendable {
    package var problem: Problem
}
