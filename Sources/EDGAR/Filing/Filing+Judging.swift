/// What is odd about the values of a form although each could be read: told, and never changed.
extension Filing {
    mutating func judge() {
        guard let form = ownership else { return }
        if form.aff10b5One?.value == false, let footnote = form.footnotes.first(where: { $0.plan != nil }),
            let plan = footnote.plan
        {
            problems.append(Problem(.planAgainstBox(footnote.id.description), at: plan.source.bytes.lowerBound))
        }
        // Nothing can be reported before it happened, and nothing before the Exchange Act of 1934.
        let latest = filed?.value ?? form.signatures.compactMap { $0.date?.value }.max()
        judgeYear(form.periodOfReport, latest: form.documentType?.value.original == .five ? nil : latest)
        judgeYear(form.dateOfOriginalSubmission, latest: latest)
        for signature in form.signatures { judgeYear(signature.date, latest: nil) }
        judgePrices(of: form.nonDerivative)
        for table in [form.nonDerivative, form.derivative] {
            for index in table.indices {
                judgeYear(table[index].transactionDate.fact, latest: latest)
                judgeYear(table[index].deemedExecutionDate.fact, latest: latest)
                judgeYear(table[index].derivative?.exerciseDate.fact, latest: nil)
                judgeYear(table[index].derivative?.expirationDate.fact, latest: nil)
                judgePrice(table[index].pricePerShare.fact, shares: table[index].shares.value)
            }
        }
    }

    /// What every prospectus states, and whether what it states agrees with itself.
    mutating func judgeProspectus(at start: Int) {
        guard let prospectus else { return }
        if issuer.name == nil { problems.append(Problem(.notRead("issuer"), at: start)) }
        if prospectus.securities.isEmpty { problems.append(Problem(.notRead("securities"), at: start)) }
        if prospectus.kind == nil { problems.append(Problem(.notRead("kind of offering"), at: start)) }
        problems += CrossChecks(prospectus, filed: filed).problems
    }

    /// Shares of one security do not trade at a hundred times their own price within one form.
    private mutating func judgePrices(of rows: [OwnershipRow]) {
        var lowest: [String: Int128] = [:]
        let traded = rows.indices.filter { index in
            rows[index].code?.value.isOpenMarketOrPrivate == true
                && (rows[index].pricePerShare.value?.wholePart ?? 0) > 0
        }
        for index in traded {
            guard let title = rows[index].securityTitle.value, let price = rows[index].pricePerShare.value?.wholePart
            else { continue }
            lowest[title] = min(lowest[title] ?? price, price)
        }
        for index in traded {
            guard let price = rows[index].pricePerShare.fact, price.value.wholePart >= 1000,
                let title = rows[index].securityTitle.value, let least = lowest[title],
                price.value.wholePart / 100 > least
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
    private mutating func judgePrice(_ price: Fact<Amount>?, shares: Amount?) {
        guard let price, let shares else { return }
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
