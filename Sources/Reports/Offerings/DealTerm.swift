package import EDGAR

/// One term of a deal, side by side as its preliminary and its final prospectus state it.
package struct DealTerm: Sendable {
    package enum Name: String, CaseIterable, Sendable {
        case amount, pricePerUnit, pricePercent, grossProceeds, discountPerUnit, discountTotal, discountPercent
        case proceedsPerUnit, proceedsTotal, netProceeds, optionAmount, sharesOutstandingAfter, coupon
    }

    package let name: Name
    package let preliminary: Fact<Amount>?
    package let final: Fact<Amount>?

    /// Stated in both, and not alike. A price left open in the preliminary has not changed.
    package var hasChanged: Bool {
        guard let preliminary, let final else { return false }
        return preliminary.value != final.value
    }
}

extension Deal {
    /// The terms that either prospectus states; none for a deal with one prospectus.
    package var comparison: [DealTerm] {
        guard let first = preliminaries.last?.prospectus, let last = final?.prospectus else { return [] }
        return DealTerm.Name.allCases.compactMap { name in
            let term = DealTerm(name: name, preliminary: first[name], final: last[name])
            return term.preliminary == nil && term.final == nil ? nil : term
        }
    }
}

extension Prospectus {
    fileprivate subscript(name: DealTerm.Name) -> Fact<Amount>? {
        switch name {
        case .amount: securities.first?.amount
        case .pricePerUnit: price.pricePerUnit
        case .pricePercent: price.pricePercent
        case .grossProceeds: price.grossProceeds
        case .discountPerUnit: price.discountPerUnit
        case .discountTotal: price.discountTotal
        case .discountPercent: price.discountPercent
        case .proceedsPerUnit: price.proceedsPerUnit
        case .proceedsTotal: price.proceedsTotal
        case .netProceeds: netProceeds
        case .optionAmount: option?.amount
        case .sharesOutstandingAfter: sharesOutstandingAfter
        case .coupon: coupon
        }
    }
}
