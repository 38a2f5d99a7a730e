/// Holds what a prospectus states in several places against each other. Agreement is evidence; disagreement is told, and
/// nothing is changed.
struct CrossChecks {
    private(set) var problems: [Problem] = []

    init(_ prospectus: Prospectus, filed: Fact<Day>?) {
        checkPrice(prospectus)
        checkDates(prospectus, filed: filed)
    }

    private mutating func checkPrice(_ prospectus: Prospectus) {
        let price = prospectus.price
        if let unit = price.pricePerUnit, let fee = price.discountPerUnit, let proceeds = price.proceedsPerUnit {
            check("proceeds per unit", proceeds, unit.value.minus(fee.value))
        }
        if let gross = price.grossProceeds, let fee = price.discountTotal, let proceeds = price.proceedsTotal,
            prospectus.offeredBySellingHolders == nil
        {
            check("proceeds", proceeds, gross.value.minus(fee.value))
        }
        guard prospectus.securities.count == 1, let security = prospectus.securities.first,
            let amount = security.amount?.value, let gross = price.grossProceeds
        else { return }
        if security.unit != .currency, let unit = price.pricePerUnit, prospectus.kind?.value != .rights {
            check("price to the public", gross, unit.value.times(amount))
        } else if security.kind == .debt, let percent = price.pricePercent {
            check("price to the public", gross, percent.value.times(amount)?.times(Amount(1, scale: 2)))
        }
    }

    private mutating func checkDates(_ prospectus: Prospectus, filed: Fact<Day>?) {
        guard let date = prospectus.supplementDate else { return }
        if let filed, date.value > filed.value {
            problems.append(Problem(.strangeYear(date.value), at: date.source.bytes.lowerBound))
        }
        if let base = prospectus.baseProspectusDate, base.value > date.value {
            problems.append(Problem(.strangeYear(base.value), at: base.source.bytes.lowerBound))
        }
    }

    private mutating func check(_ name: String, _ stated: Fact<Amount>, _ computed: Amount?) {
        guard let computed, !stated.value.isClose(to: computed) else { return }
        problems.append(
            Problem(
                .doesNotAddUp(name, stated: stated.value.grouped, computed: computed.grouped),
                at: stated.source.bytes.lowerBound))
    }
}
