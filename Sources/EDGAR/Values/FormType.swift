/// The type of a form as EDGAR spells it, `4` or `424B5`. An open set: any type is kept as it is.
package struct FormType: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ name: String) { description = name.uppercased() }

    package static let three = FormType("3")
    package static let four = FormType("4")
    package static let five = FormType("5")

    package var isAmendment: Bool { description.hasSuffix("/A") }

    /// The type without `/A`.
    package var original: FormType { isAmendment ? FormType(String(description.dropLast(2))) : self }

    package var amended: FormType { isAmendment ? self : FormType(description + "/A") }

    /// Forms 3, 4 and 5: insiders' holdings and transactions under Section 16(a) of the Exchange Act.
    package var isOwnership: Bool { [.three, .four, .five].contains(original) }

    /// A prospectus filed under Rule 424(b)(1) to (8).
    package var isProspectus: Bool {
        let name = Array(original.description)
        return name.count == 5 && name.starts(with: "424B") && ("1"..."8").contains(name[4])
    }

    /// Registration statements: their prospectus has the same cover, and is read where one is given.
    package var holdsProspectus: Bool {
        let statements = [
            "S-1", "S-2", "S-3", "S-3ASR", "S-11", "SB-1", "SB-2", "F-1", "F-2", "F-3", "F-3ASR", "F-10", "424A",
        ]
        return isProspectus || statements.contains(original.description)
    }

    /// What the form is called on its first page, or nil for a form that is not read here.
    package var title: String? {
        switch original {
        case .three: "Initial statement of beneficial ownership of securities"
        case .four: "Statement of changes in beneficial ownership of securities"
        case .five: "Annual statement of changes in beneficial ownership of securities"
        default: isProspectus ? "Prospectus" : nil
        }
    }
}
