import EDGAR

/// What a person wants to see of a filing.
extension Sheet {
    /// `families` names the house that a bank belongs to, or nil where it is not known.
    init(_ filing: Filing, families: (String) -> String? = { _ in nil }) {
        let form = filing.form?.value
        title = form.map { "Form \($0)" } ?? (filing.prospectus == nil ? "Filing" : "Prospectus")
        if let name = form?.title { title += " \u{00B7} \(name)" }
        subtitle = [Self.issuer(filing.issuer)]
        let dates = Self.dates(of: filing)
        if !dates.isEmpty { sections.append(Section(heading: nil, content: .fields(dates))) }
        if let prospectus = filing.prospectus { add(prospectus, families: families) }
        if let ownership = filing.ownership { add(ownership, hasUnreadTables: filing.hasUnreadTables) }
    }

    private static func issuer(_ issuer: Filing.Issuer) -> String {
        var text = issuer.name?.value ?? "Issuer unknown"
        if let symbol = issuer.symbol { text += " (\(symbol.value))" }
        if let cik = issuer.cik { text += " \u{00B7} CIK \(cik.value)" }
        return text
    }

    private static func dates(of filing: Filing) -> [Field] {
        var fields: [Field] = []
        func add(_ label: String, _ value: String?) {
            if let value { fields.append(Field(label: label, value: value)) }
        }
        if let prospectus = filing.prospectus { fields += dates(of: prospectus) }
        let periodLabel =
            switch filing.form?.value.original {
            case .three?: "Event"
            case .five?: "Fiscal year end"
            default: "Period"
            }
        add(periodLabel, filing.period?.value.description)
        if let accepted = filing.accepted?.value {
            let time = accepted.split(separator: "T").last.map { " at \($0) Eastern" } ?? ""
            add("Filed", (filing.filed?.value.description ?? "unknown") + ", accepted" + time)
        } else {
            add("Filed", filing.filed?.value.description)
        }
        if let prospectus = filing.prospectus { fields.append(registration(of: prospectus)) }
        add("Original filed", filing.ownership?.dateOfOriginalSubmission?.value.description)
        add("Accession", filing.accession?.value.description)
        add("Industry", filing.issuer.sic.map { "SIC \($0.value)" })
        if !filing.issuer.formerNames.isEmpty {
            let names = filing.issuer.formerNames.map { former in
                former.name.value + (former.until.map { " (until \($0.value))" } ?? "")
            }
            add("Formerly", names.joined(separator: ", "))
        }
        return fields
    }
}
