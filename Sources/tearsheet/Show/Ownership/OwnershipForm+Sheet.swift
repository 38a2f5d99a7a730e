import EDGAR

/// Forms 3, 4 and 5 for a person: who, what was traded, what is held, and what the footnotes say of it.
extension Sheet {
    mutating func add(_ form: OwnershipForm, hasUnreadTables: Bool) {
        addOwners(form)
        addStatements(form)
        addTable(form, form.nonDerivative, heading: "Table I: non-derivative securities", OwnershipColumn.nonDerivative)
        addTable(form, form.derivative, heading: "Table II: derivative securities", OwnershipColumn.derivative)
        if form.nonDerivative.isEmpty, form.derivative.isEmpty {
            let text =
                if hasUnreadTables {
                    "The tables of this form could not be read."
                } else if form.noSecuritiesOwned?.value == true {
                    "No securities are beneficially owned."
                } else {
                    "The form reports no transaction and no holding."
                }
            sections.append(Section(heading: "Securities", content: .paragraph(text)))
        }
        if !form.footnotes.isEmpty {
            let notes = form.footnotes.map {
                Note(mark: $0.id.mark, text: $0.text.value, reading: Self.reading(of: $0))
            }
            sections.append(Section(heading: "Footnotes", content: .notes(notes)))
        }
        if let remarks = form.remarks {
            sections.append(Section(heading: "Remarks", content: .paragraph(remarks.value)))
        }
        if !form.signatures.isEmpty {
            let fields = form.signatures.map {
                Field(label: $0.date?.value.description ?? "undated", value: $0.name?.value ?? "name unknown")
            }
            sections.append(Section(heading: "Signed", content: .fields(fields)))
        }
    }

    // MARK: - Owners and statements

    private mutating func addOwners(_ form: OwnershipForm) {
        var fields: [Field] = []
        for owner in form.owners {
            let name = owner.name.map { PersonName.display($0.value) } ?? "Name unknown"
            let cik = owner.cik.map { " \u{00B7} CIK \($0.value)" } ?? ""
            fields.append(Field(label: name, value: Self.roles(of: owner) + cik))
        }
        if !fields.isEmpty {
            sections.append(
                Section(heading: fields.count == 1 ? "Reporting person" : "Reporting persons", content: .fields(fields))
            )
        }
    }

    private static func roles(of owner: ReportingOwner) -> String {
        var roles: [String] = []
        if owner.isDirector?.value == true { roles.append("Director") }
        if let title = owner.officerTitle?.value {
            roles.append(owner.isOfficer?.value == true ? title : "Officer (\(title))")
        } else if owner.isOfficer?.value == true {
            roles.append("Officer")
        }
        if owner.isTenPercentOwner?.value == true { roles.append("10% owner") }
        if let other = owner.otherText?.value {
            roles.append(other)
        } else if owner.isOther?.value == true {
            roles.append("Other")
        }
        if !roles.isEmpty { return roles.joined(separator: ", ") }
        let isKnown = owner.isDirector != nil && owner.isOfficer != nil && owner.isTenPercentOwner != nil
        return isKnown ? "No role checked" : "Role not shown"
    }

    private mutating func addStatements(_ form: OwnershipForm) {
        var fields: [Field] = []
        let planNotes = form.footnotes.filter { $0.plan != nil }
        if form.aff10b5One != nil || !planNotes.isEmpty {
            var text =
                switch form.aff10b5One?.value {
                case true?: "box checked"
                case false?: "box not checked"
                case nil: "box unknown"
                }
            for note in planNotes {
                let adopted = note.plan?.adopted.map { " adopted \($0.value)" } ?? ""
                text += "; plan\(adopted)\(FootnoteMarks([note.id]))"
            }
            fields.append(Field(label: "Rule 10b5-1", value: text))
        }
        if form.notSubjectToSection16?.value == true {
            fields.append(Field(label: "Section 16", value: "no longer subject to it"))
        }
        if form.form3HoldingsReported?.value == true {
            fields.append(Field(label: "Form 3", value: "late holdings reported here"))
        }
        if form.form4TransactionsReported?.value == true {
            fields.append(Field(label: "Form 4", value: "late transactions reported here"))
        }
        if !fields.isEmpty { sections.append(Section(heading: nil, content: .fields(fields))) }
    }

    private static func reading(of footnote: Footnote) -> String? {
        var parts: [String] = []
        if let plan = footnote.plan {
            parts.append("Rule 10b5-1 plan" + (plan.adopted.map { " adopted \($0.value)" } ?? ""))
        }
        if let range = footnote.priceRange {
            parts.append("prices $\(range.low.value.groupedAsFiled) to $\(range.high.value.groupedAsFiled)")
        }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }

    // MARK: - Tables

    private mutating func addTable(
        _ form: OwnershipForm, _ rows: [OwnershipRow], heading: String, _ columns: [OwnershipColumn]
    ) {
        guard !rows.isEmpty else { return }
        let table = Table(
            columns: columns.map { Column(title: $0.rawValue, shape: $0.isNumeric ? .number : .text) },
            rows: rows.map { row in columns.map { $0.cell(of: row, in: form) } }, leading: 3)
        sections.append(Section(heading: heading, content: .table(table.withoutEmptyColumns())))
    }
}
