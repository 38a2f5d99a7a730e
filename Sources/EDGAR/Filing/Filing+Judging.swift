/// What is odd about the values of a form although each could be read: told, and never changed.
extension Filing {
    mutating func judge() {
        guard let form = ownership else { return }
        if let footnote = form.footnotes.first(where: { $0.plan != nil }), form.aff10b5One?.value == false,
            let plan = footnote.plan
        {
            problems.append(Problem(.planAgainstBox(footnote.id.description), at: plan.source.bytes.lowerBound))
        }
        // Nothing can be reported before it happened, and nothing before the Exchange Act of 1934.
        let latest = filed?.value ?? form.signatures.compactMap { $0.date?.value }.max()
        judgeYear(form.periodOfReport, latest: form.documentType?.value.original == .five ? nil : latest)
        judgePrices(of: form.nonDerivative)
        for row in form.nonDerivative + form.derivative {
            judgeYear(row.transactionDate.fact, latest: latest)
            judgeYear(row.derivative?.exerciseDate.fact, latest: nil)
            judgeYear(row.derivative?.expirationDate.fact, latest: nil)
            judgePrice(of: row)
        }
    }

    /// Shares of one security do not trade at a hundred times their own price within one form.
    private mutating func judgePrices(of rows: [OwnershipRow]) {
        let traded = rows.filter { row in
            row.code?.value.isOpenMarketOrPrivate == true && (row.pricePerShare.value?.wholePart ?? 0) > 0
        }
        var lowest: [String: Int128] = [:]
        for row in traded {
            guard let title = row.securityTitle.value, let price = row.pricePerShare.value?.wholePart else { continue }
            lowest[title] = min(lowest[title] ?? price, price)
        }
        for row in traded {
            guard let price = row.pricePerShare.fact, price.value.wholePart >= 1000,
                let title = row.securityTitle.value,
                let least = lowest[title], price.value.wholePart / 100 > least
            else { continue }
            problems.append(Problem(.pricePossiblyTotal(price.value.dollars), at: price.source.bytes.lowerBound))
        }
    }

    private mutating func judgeYear(_ day: Fact<Day>?, latest: Day?) {
        guard let day else { return }
        let isLate = latest.map { $0.year >= 1934 && day.value > $0 } ?? false
        if day.value.year < 1934 || isLate || day.value.year > 2150 {
            problems.append(Problem(.strangeYear(day.value), at: day.source.bytes.lowerBound))
        }
    }

    /// A total typed as the price per share makes trades of trillions. No insider has traded for a hundred billion.
    private mutating func judgePrice(of row: OwnershipRow) {
        guard let price = row.pricePerShare.fact, let shares = row.shares.value else { return }
        let ceiling = Amount(100_000_000_000)
        let wholePrice = price.value.wholePart
        let wholeShares = shares.wholePart
        let (product, overflow) = wholePrice.multipliedReportingOverflow(by: wholeShares)
        if overflow || Amount(product) > ceiling {
            problems.append(
                Problem(.pricePossiblyTotal(price.value.dollars), at: price.source.bytes.lowerBound))
        }
    }
}
