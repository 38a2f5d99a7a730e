import EDGAR

/// A prospectus for a banker: the deal in a line, then what is offered, at what price and on what terms, who sells it,
/// who sells along, and what the money is for.
///
/// Only what is printed is shown. What a cover of the kind should state and does not is a dash; what it need not state
/// is left out.
extension Sheet {
    mutating func add(_ prospectus: Prospectus, families: (String) -> String?) {
        let deal = "\(DealLine(prospectus))"
        summary = deal.isEmpty ? nil : deal
        addSecurities(prospectus)
        addPrice(prospectus)
        addTerms(prospectus)
        addSyndicate(prospectus, families)
        addHolders(prospectus)
        addDilution(prospectus)
        if let use = prospectus.useOfProceeds {
            sections.append(Section(heading: "Use of proceeds", content: .paragraph(use.value)))
        }
    }

    /// The days and numbers of the prospectus itself, around the day on which it was filed.
    static func dates(of prospectus: Prospectus) -> [Field] {
        let base = prospectus.baseProspectusDate
        let day = prospectus.supplementDate?.value.description ?? FactTable.unknown
        var fields = [Field(label: base == nil ? "Prospectus dated" : "Supplement dated", value: day)]
        if let base { fields.append(Field(label: "Base prospectus", value: base.value.description)) }
        return fields
    }

    static func registration(of prospectus: Prospectus) -> Field {
        let numbers = prospectus.registrationNumbers.map(\.value)
        return Field(
            label: "Registration", value: numbers.isEmpty ? FactTable.unknown : numbers.joined(separator: ", "))
    }

    private mutating func addSecurities(_ prospectus: Prospectus) {
        let securities = prospectus.securities
        guard !securities.isEmpty else {
            sections.append(Section(heading: "Securities", content: .paragraph("What is offered was not found.")))
            return
        }
        let money = Money(currency: prospectus.currency?.value)
        // Where one class has to be said, it is said of all.
        let needsClass = securities.contains { $0.classWords != nil }
        var table = FactTable()
        table.add("Title", securities.map(\.shownTitle))
        table.add("Class", securities.map { needsClass ? $0.kind.words : "" })
        // A base prospectus offers no amount yet, so none is missing.
        let isSized = prospectus.kind?.value != .base
        table.add("Amount", securities.map { $0.amountWords(money) }, as: .number, isRequired: isSized)
        sections.append(Section(heading: "Securities", content: .table(table.table())))
    }

    private mutating func addHolders(_ prospectus: Prospectus) {
        let holders = prospectus.sellingHolders
        guard !holders.isEmpty else { return }
        var table = FactTable()
        table.add("Holder", holders.map(\.name.value))
        table.add("Owned before", holders.map { $0.before?.value.grouped }, as: .number)
        table.add("Offered", holders.map { $0.offered?.value.grouped }, as: .number)
        table.add("Owned after", holders.map { $0.after?.value.grouped }, as: .number)
        sections.append(Section(heading: "Selling holders", content: .table(table.table())))
    }
}
