package import EDGAR

/// A line of a Form 3, 4 or 5, with the form that it stands on.
///
/// Its identity is its place: the filing, the table, the order.
package struct InsiderLine: Sendable {
    package let filing: Filing
    package let isDerivative: Bool
    package let index: Int
    package let row: OwnershipRow

    package var owners: [ReportingOwner] { filing.ownership?.owners ?? [] }

    /// The day that counts for history: of the transaction, or of the report of a holding.
    package var day: Day? { row.transactionDate.value ?? filing.ownership?.periodOfReport?.value }

    /// Sold or bought for value: the only lines that say what an insider thought of the price.
    package var isOpenMarket: Bool {
        !isDerivative && row.kind == .transaction && row.code?.value.isOpenMarketOrPrivate == true
    }

    /// Under a plan of Rule 10b5-1(c), as the box or a footnote says; nil where neither could.
    package var isPlanned: Bool? {
        if filing.ownership?.plan(of: row) != nil { return true }
        return filing.ownership?.aff10b5One?.value
    }

    /// Shares times price, for purchases and sales with a price in figures.
    package var value: Amount? {
        guard isOpenMarket, let shares = row.shares.value, let price = row.pricePerShare.value else { return nil }
        return shares.times(price)
    }
}

extension InsiderLine {
    /// Every line that holds: of amended forms the amended tables, of forms nobody amended all.
    ///
    /// An amendment restates what it has lines for; the rest of the original stands (General Instruction 9). It amends
    /// the form of the same owners for the same period, or of the day that it names.
    package static func all(in issuer: Issuer) -> [InsiderLine] {
        let forms = issuer.filings.filter { $0.ownership != nil }
        var lines: [InsiderLine] = []
        for (place, filing) in forms.enumerated() {
            let later = forms[(place + 1)...].filter { $0.amends(filing) }
            for isDerivative in [false, true] {
                let isRestated = later.contains { !$0.rows(isDerivative).isEmpty }
                guard !isRestated else { continue }
                for (index, row) in filing.rows(isDerivative).enumerated() {
                    lines.append(InsiderLine(filing: filing, isDerivative: isDerivative, index: index, row: row))
                }
            }
        }
        return lines
    }
}

extension Filing {
    fileprivate func rows(_ isDerivative: Bool) -> [OwnershipRow] {
        (isDerivative ? ownership?.derivative : ownership?.nonDerivative) ?? []
    }

    /// The reporting owners, by number, or by name where a conversion lost it.
    package var ownerKeys: Set<String> {
        Set((ownership?.owners ?? []).compactMap { $0.cik?.value.description ?? $0.name?.value.uppercased() })
    }

    fileprivate var ownershipType: FormType? { ownership?.documentType?.value ?? form?.value }

    /// Whether this form restates `original`, which may be an amendment itself.
    fileprivate func amends(_ original: Filing) -> Bool {
        guard let type = ownershipType, type.isAmendment, type.original == original.ownershipType?.original,
            !ownerKeys.isEmpty, ownerKeys == original.ownerKeys
        else { return false }
        if let named = ownership?.dateOfOriginalSubmission?.value, let filed = original.filed?.value {
            if named == filed { return true }
            // A chain: both restate the form of that day.
            return original.ownership?.dateOfOriginalSubmission?.value == named
        }
        guard let period = ownership?.periodOfReport?.value else { return false }
        return period == original.ownership?.periodOfReport?.value
    }
}
