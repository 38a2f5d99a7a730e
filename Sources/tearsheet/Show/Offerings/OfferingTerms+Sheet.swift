import EDGAR

/// The price table of the cover, and the terms that stand around it.
extension Sheet {
    mutating func addPrice(_ prospectus: Prospectus) {
        let kind = prospectus.kind?.value
        let names = kind ?? .underwritten
        let money = Money(currency: prospectus.currency?.value)
        let price = prospectus.price
        let isDebt = prospectus.securities.first?.isDebt ?? false
        let perUnit = [price.pricePerUnit, price.discountPerUnit, price.proceedsPerUnit].map { $0?.value }
        let totals = [price.grossProceeds, price.discountTotal, price.proceedsTotal].map { $0?.value }
        // Only debt that is not sold by the piece must have a price in percent, and the proceeds are not stated so.
        let pricePercent = price.pricePercent?.value.percent ?? (isDebt && price.pricePerUnit == nil ? nil : "")
        let percents = [pricePercent, price.discountPercent?.value.percent, ""]
        let isFirst = prospectus.hasSeveralTranches
        var table = FactTable()
        // Where holders sell along, the proceeds are less than the price without the fee.
        let proceeds = prospectus.offeredBySellingHolders == nil ? "Proceeds" : "Proceeds to the issuer"
        table.add(
            "",
            [
                names.priceWords, names.feeWords(Set(prospectus.underwriters.map(\.role.value))),
                "\(proceeds) before expenses",
            ])
        table.add(
            prospectus.perUnitWords + (isFirst ? ", first tranche" : ""), perUnit.map { $0.map(money.price) },
            as: .decimal)
        table.add("Percent" + (isFirst && isDebt ? ", first tranche" : ""), percents, as: .decimal)
        table.add("Total", totals.map { $0.map(money.sum) }, as: .decimal)
        if table.columnCount > 1 {
            sections.append(Section(heading: "Price", content: .table(table.table())))
        } else if kind?.hasPrice == true {
            let isPreliminary = prospectus.preliminary?.value == true
            let text =
                isPreliminary ? "The price table is blank: the prospectus is preliminary." : "No price was found."
            sections.append(Section(heading: "Price", content: .paragraph(text)))
        }
    }

    mutating func addTerms(_ prospectus: Prospectus) {
        let money = Money(currency: prospectus.currency?.value)
        var fields: [Field] = []
        func add(_ label: String, _ value: String?) {
            if let value { fields.append(Field(label: label, value: value)) }
        }
        let security = prospectus.pricedSecurity
        func count(_ amount: Amount) -> String { security?.words(for: amount, money) ?? amount.grouped }
        let ofFirst = prospectus.hasSeveralTranches ? ", first tranche" : ""
        add("Net proceeds", prospectus.netProceeds.map { money.sum($0.value) })
        add("Option", prospectus.option.map { Self.words($0, security, money) })
        add("Offered by holders", prospectus.offeredBySellingHolders.map { count($0.value) })
        add(
            "Outstanding after",
            prospectus.sharesOutstandingAfter.map { "\($0.value.grouped) \(prospectus.equityWords)" })
        add("Coupon\(ofFirst)", prospectus.coupon?.value.percent)
        add("Maturity\(ofFirst)", prospectus.maturity?.value.description)
        add("Listing", prospectus.listing?.words)
        add(
            "Last sale",
            prospectus.lastSale.map { sale in
                money.price(sale.price.value) + (sale.date.map { " on \($0.value)" } ?? "")
            })
        if !fields.isEmpty { sections.append(Section(heading: "Terms", content: .fields(fields))) }
    }

    mutating func addDilution(_ prospectus: Prospectus) {
        guard let dilution = prospectus.dilution else { return }
        let money = Money(currency: prospectus.currency?.value)
        var table = FactTable()
        let rows = [
            dilution.netTangibleBookValueBefore, dilution.netTangibleBookValueAfter, dilution.dilutionPerUnit,
        ]
        table.add(
            "",
            [
                "Net tangible book value before the offering", "Net tangible book value after the offering",
                "Dilution to new investors",
            ])
        table.add("Per share", rows.map { $0.map { money.price($0.value) } }, as: .decimal)
        sections.append(Section(heading: "Dilution", content: .table(table.table())))
    }

    /// `Up to 5,250,000 more shares within 30 days ($73,800,000)`
    private static func words(_ option: OverAllotmentOption, _ security: Security?, _ money: Money) -> String {
        var text = "Up to "
        if let amount = option.amount?.value {
            let isMoney = security?.unit == .currency
            text += (isMoney ? money.sum(amount) : amount.grouped) + " more"
        } else {
            text += "\(FactTable.unknown) more"
        }
        if let security {
            text += " " + (security.unit == .currency && security.isDebt ? "principal" : security.noun.many)
        }
        if let days = option.days?.value { text += " within \(days.grouped) days" }
        if let gross = option.grossProceeds?.value { text += " (\(money.sum(gross)))" }
        return text
    }
}

extension Prospectus {
    /// What the price is that of: the first tranche, and in a rights offering what the rights buy.
    fileprivate var pricedSecurity: Security? {
        securities.first { $0.unit != .rights } ?? securities.first
    }

    fileprivate var perUnitWords: String { "Per " + (pricedSecurity?.noun.one ?? "unit") }

    /// What the owners' equity is counted in: a partnership has units.
    fileprivate var equityWords: String {
        securities.contains { $0.kind == .common && $0.unit == .units } ? "units" : "shares"
    }

    /// Several securities of one sort have several prices, of which the facts hold the first.
    fileprivate var hasSeveralTranches: Bool {
        guard let first = securities.first, securities.count > 1 else { return false }
        return securities.allSatisfy { $0.unit == first.unit && $0.kind == first.kind }
    }
}
