/// What a Form 3, 4 or 5 states, in the terms of the SEC's ownership schema.
///
/// Each value is as filed and knows where it stood. Nothing is repaired: what a reader should know about
/// a value is a `Problem` beside it.
package struct OwnershipForm: Sendable {
    package var documentType: Fact<FormType>?
    package var schemaVersion: Fact<String>?
    package var periodOfReport: Fact<Day>?
    /// On an amendment: when the form that it restates was filed.
    package var dateOfOriginalSubmission: Fact<Day>?
    package var noSecuritiesOwned: Fact<Bool>?
    package var notSubjectToSection16: Fact<Bool>?
    package var form3HoldingsReported: Fact<Bool>?
    package var form4TransactionsReported: Fact<Bool>?
    /// The box for a Rule 10b5-1(c) plan. It exists since April 2023; before, and where a conversion lost the
    /// mark, it is unknown.
    package var aff10b5One: Fact<Bool>?

    package var issuer = Issuer()
    /// In the order of the filing, which means nothing: there is no primary owner.
    package var owners: [ReportingOwner] = []
    package var nonDerivative: [OwnershipRow] = []
    package var derivative: [OwnershipRow] = []
    package var footnotes: [Footnote] = []
    package var remarks: Fact<String>?
    package var signatures: [Signature] = []

    /// EDGAR itself accepts 10 owners, 30 rows a table, 99 footnotes and 10 signatures.
    enum Limits {
        static let owners = 1_000
        static let rows = 10_000
        static let footnotes = 1_000
        static let signatures = 1_000
    }

    package struct Issuer: Sendable {
        package var cik: Fact<CIK>?
        package var name: Fact<String>?
        package var symbol: Fact<String>?
        /// Since schema X0609: the symbol on a market abroad.
        package var foreignSymbol: Fact<String>?
    }

    /// One of one to ten. Signatures are not tied to owners.
    package struct Signature: Sendable {
        package var name: Fact<String>?
        package var date: Fact<Day>?
    }
}

/// A reporting person: a director, an officer, a holder of more than ten percent, or another.
package struct ReportingOwner: Sendable {
    package var cik: Fact<CIK>?
    /// As filed, which for people is mostly last name first.
    package var name: Fact<String>?
    package var isDirector: Fact<Bool>?
    package var isOfficer: Fact<Bool>?
    package var isTenPercentOwner: Fact<Bool>?
    package var isOther: Fact<Bool>?
    /// May be "See Remarks".
    package var officerTitle: Fact<String>?
    package var otherText: Fact<String>?
    package var address = Address()
}
