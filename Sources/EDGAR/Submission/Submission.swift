/// A submission as EDGAR disseminates it: a header that says who files what for whom, and the documents.
package struct Submission: Sendable {
    package var accession: Fact<AccessionNumber>?
    package var form: Fact<FormType>?
    package var filed: Fact<Day>?
    /// When EDGAR accepted it, Eastern time, as `2025-05-15T16:17:27`.
    package var accepted: Fact<String>?
    package var period: Fact<Day>?
    package var parties: [Party] = []
    package var documents: [Part] = []

    /// The company whose securities the submission is about.
    package var issuer: Party? {
        for role in [Party.Role.issuer, .subjectCompany, .filer] {
            if let party = parties.first(where: { $0.role == role }) { return party }
        }
        return nil
    }
}

extension Submission {
    /// The registration numbers, as the header has them.
    var fileNumbers: [Fact<String>] { parties.compactMap(\.fileNumber) }

    /// One of the submission's documents.
    package struct Part: Sendable {
        package var type: String?
        /// Where the type stands.
        package var typeRange = 0..<0
        package var fileName: String?
        /// The bytes between `<TEXT>` and `</TEXT>`.
        package var body: Range<Int>
        /// A picture, a PDF or a spreadsheet as text: nothing to read.
        package var isEncoded: Bool
    }

    /// A company or person named in the header.
    package struct Party: Sendable {
        package enum Role: Sendable {
            case issuer
            case subjectCompany
            case reportingOwner
            case filer
            case filedBy
            /// A trust of a securitization, beside its depositor.
            case serialCompany
        }

        package struct FormerName: Sendable {
            package var name: Fact<String>
            /// The day from which another name applied.
            package var until: Fact<Day>?
        }

        package var role: Role
        package var name: Fact<String>?
        package var cik: Fact<CIK>?
        package var sic: Fact<String>?
        package var stateOfIncorporation: Fact<String>?
        /// Of the registration statement, on a prospectus.
        package var fileNumber: Fact<String>?
        package var formerNames: [FormerName] = []

        init(role: Role) { self.role = role }
    }
}
