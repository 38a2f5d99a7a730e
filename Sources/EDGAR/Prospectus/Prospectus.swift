/// What a prospectus states: the offering, its terms, who sells it and to what end (Regulation S-K, Items 501 to 508).
///
/// Unknown is nil. A figure is never computed here: what is not printed is not a fact.
package struct Prospectus: Sendable {
    /// "Subject to completion": the terms may still change (Item 501(b)(10)).
    package var preliminary: Fact<Bool>?
    package var kind: Fact<OfferingKind>?
    package var supplementDate: Fact<Day>?
    package var baseProspectusDate: Fact<Day>?
    package var registrationNumbers: [Fact<String>] = []
    package var securities: [Security] = []
    /// ISO 4217.
    package var currency: Fact<String>?
    package var price = PriceTerms()
    package var netProceeds: Fact<Amount>?
    package var option: OverAllotmentOption?
    package var offeredBySellingHolders: Fact<Amount>?
    package var underwriters: [Underwriter] = []
    package var listing: Listing?
    package var lastSale: LastSale?
    package var coupon: Fact<Amount>?
    package var maturity: Fact<Day>?
    package var useOfProceeds: Fact<String>?
    package var dilution: Dilution?
    package var sharesOutstandingAfter: Fact<Amount>?
    package var sellingHolders: [SellingHolder] = []
}

/// The table on the cover: price, discount and proceeds, per unit and in total (Item 501(b)(3)).
package struct PriceTerms: Sendable {
    package var pricePerUnit: Fact<Amount>?
    /// Debt: the price in percent of the principal.
    package var pricePercent: Fact<Amount>?
    package var grossProceeds: Fact<Amount>?
    package var discountPerUnit: Fact<Amount>?
    package var discountTotal: Fact<Amount>?
    package var discountPercent: Fact<Amount>?
    package var proceedsPerUnit: Fact<Amount>?
    package var proceedsTotal: Fact<Amount>?

    /// Drops what cannot be: a part above its whole is a figure from another place.
    mutating func dropImpossible() {
        if let price = pricePerUnit?.value {
            if let gross = grossProceeds?.value, gross < price { grossProceeds = nil }
            if let fee = discountPerUnit?.value, fee >= price { discountPerUnit = nil }
            if let proceeds = proceedsPerUnit?.value, proceeds > price { proceedsPerUnit = nil }
        }
        if let gross = grossProceeds?.value {
            if let fee = discountTotal?.value, fee >= gross { discountTotal = nil }
            if let proceeds = proceedsTotal?.value, proceeds > gross { proceedsTotal = nil }
        }
        if let total = discountTotal?.value, let fee = discountPerUnit?.value, total < fee { discountTotal = nil }
    }

    /// Whether a fee in percent can be that of the amounts beside it.
    func agrees(withFee percent: Amount) -> Bool {
        guard let price = pricePerUnit?.value, let fee = discountPerUnit?.value, let product = percent.times(price),
            let hundredfold = fee.times(Amount(100)), let difference = product.minus(hundredfold)
        else { return true }
        // Fees per unit are rounded.
        guard let fifty = difference.magnitude.times(Amount(50)) else { return false }
        return fifty <= product.magnitude
    }
}

/// One class or tranche that is offered.
package struct Security: Sendable {
    package enum Class: String, Sendable {
        case common, preferred, depositary, ads, units, warrants, debt, structured, abs, rights, other
    }

    /// What the amount counts.
    package enum Unit: String, Sendable {
        case shares, ads, units, warrants, rights, currency
    }

    package var title: Fact<String>
    package var kind: Class
    package var amount: Fact<Amount>?
    package var unit: Unit
}

/// The underwriters' option to buy more (Item 501(b)(2)).
package struct OverAllotmentOption: Sendable {
    package var amount: Fact<Amount>?
    package var days: Fact<Amount>?
    package var grossProceeds: Fact<Amount>?
}

package struct Underwriter: Sendable {
    package enum Role: String, Sendable {
        case bookrunner, coManager, underwriter, placementAgent, salesAgent, sellingAgent, dealerManager
        case initialPurchaser
    }

    /// As printed on the cover.
    package var name: Fact<String>
    package var role: Fact<Role>
    /// What it has committed to buy (Item 508(a)).
    package var amount: Fact<Amount>?
}

package struct Listing: Sendable {
    package var exchange: Fact<String>
    package var symbol: Fact<String>?
}

/// "The last reported sale price … on …".
package struct LastSale: Sendable {
    package var price: Fact<Amount>
    package var date: Fact<Day>?
}

/// Item 506, per share.
package struct Dilution: Sendable {
    package var netTangibleBookValueBefore: Fact<Amount>?
    package var netTangibleBookValueAfter: Fact<Amount>?
    package var dilutionPerUnit: Fact<Amount>?
}

/// Item 507.
package struct SellingHolder: Sendable {
    package var name: Fact<String>
    package var before: Fact<Amount>?
    package var offered: Fact<Amount>?
    package var after: Fact<Amount>?
}
