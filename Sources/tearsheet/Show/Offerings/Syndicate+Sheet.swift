import EDGAR

/// Who brings the deal to the market, in the order of the cover, and how much each has taken on.
extension Sheet {
    mutating func addSyndicate(_ prospectus: Prospectus, _ families: (String) -> String?) {
        let banks = prospectus.underwriters
        guard let first = banks.first else { return }
        let money = Money(currency: prospectus.currency?.value)
        let whole = prospectus.wholeOfCommitments
        let isMoney = prospectus.securities.first?.unit == .currency
        func text(_ amount: Amount) -> String { isMoney ? money.sum(amount) : amount.grouped }
        let isUnderwriting = banks.contains { $0.role.value.isUnderwriting }
        let isOfOneRole = banks.allSatisfy { $0.role.value == first.role.value }
        // A sum is shown only where it is the amount that is offered.
        let hasTotal = whole != nil && banks.count { $0.amount != nil } > 1
        let total = hasTotal ? whole : nil
        func column(_ values: [String?], _ last: String = "") -> [String?] { total == nil ? values : values + [last] }

        var table = FactTable()
        table.add(isUnderwriting ? "Underwriter" : "Firm", column(banks.map(\.name.value), "Total"))
        table.add("Family", column(banks.map { families($0.name.value) ?? "" }))
        table.add("Role", column(banks.map(\.role.value.words)))
        table.add(
            "Commitment", column(banks.map { $0.amount.map { text($0.value) } }, total.map(text) ?? ""), as: .decimal)
        if let whole {
            let shares = banks.map { bank in bank.amount.flatMap { $0.value.share(of: whole) } }
            table.add("Share", column(shares, "100.0%"), as: .decimal)
        }
        let heading =
            if banks.count == 1 {
                first.role.value.words
            } else if isUnderwriting || !isOfOneRole {
                "Syndicate"
            } else {
                first.role.value.words + "s"
            }
        sections.append(Section(heading: heading, content: .table(table.table(endsInTotal: total != nil))))
    }
}

extension Prospectus {
    /// The offered amount that the commitments come to, digit for digit; nil where they come to none, because then one
    /// of them is missing or counts something else.
    fileprivate var wholeOfCommitments: Amount? {
        let amounts = underwriters.compactMap { $0.amount?.value }
        guard !amounts.isEmpty, let sum = Amount.sum(amounts) else { return nil }
        let offered = securities.map { $0.amount?.value }
        // Of notes in several tranches each bank takes some of all.
        let isOfOneUnit = securities.allSatisfy { $0.unit == securities.first?.unit } && !offered.contains(nil)
        let all = isOfOneUnit ? Amount.sum(offered.compactMap(\.self)) : nil
        return (offered + [all, price.grossProceeds?.value]).compactMap(\.self).first { $0 == sum }
    }
}

extension Amount {
    /// The exact sum, nil where it has too many digits.
    fileprivate static func sum(_ amounts: [Amount]) -> Amount? {
        let scale = amounts.map(\.scale).max() ?? 0
        var total: Int128 = 0
        for amount in amounts {
            guard let coefficient = amount.coefficient(scale: scale) else { return nil }
            let (sum, overflow) = total.addingReportingOverflow(coefficient)
            guard !overflow else { return nil }
            total = sum
        }
        return Amount(total, scale: scale)
    }

    /// `12.5%`, to the nearest tenth; nil where there is no whole, or no room for the digits.
    fileprivate func share(of whole: Amount) -> String? {
        let scale = max(scale, whole.scale)
        guard let part = coefficient(scale: scale), let all = whole.coefficient(scale: scale), all > 0, part >= 0
        else { return nil }
        let (thousandfold, overflow) = part.multipliedReportingOverflow(by: 1000)
        guard !overflow else { return nil }
        let (tenths, rest) = thousandfold.quotientAndRemainder(dividingBy: all)
        return Amount(tenths + (rest >= all - rest ? 1 : 0), scale: 1).percent
    }

    private func coefficient(scale wanted: Int) -> Int128? {
        (scale..<wanted).reduce(coefficient) { value, _ in
            value.flatMap { value in
                let (product, overflow) = value.multipliedReportingOverflow(by: 10)
                return overflow ? nil : product
            }
        }
    }
}
