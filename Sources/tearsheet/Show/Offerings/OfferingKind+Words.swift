import EDGAR

/// What the trade calls the kinds of offerings, and what it calls the bank's pay and the price in each.
extension OfferingKind {
    var words: String {
        switch self {
        case .ipo: "Initial public offering"
        case .underwritten: "Firm-commitment underwritten offering"
        case .atTheMarket: "At-the-market programme"
        case .bestEfforts: "Best-efforts offering"
        case .resale: "Resale by holders"
        case .rights: "Rights offering"
        case .exchange: "Exchange offer"
        case .structuredNote: "Structured notes"
        case .debt: "Debt"
        case .securitization: "Securitization"
        case .dividendReinvestment: "Dividend reinvestment plan"
        case .base: "Base prospectus"
        case .sticker: "Supplement to an earlier prospectus"
        }
    }

    /// Whether the cover of such a prospectus has a price to tell.
    var hasPrice: Bool {
        switch self {
        case .resale, .exchange, .dividendReinvestment, .base, .sticker: false
        default: true
        }
    }

    /// Whether there is a final prospectus to tell a preliminary one from. A programme is never final, nor is a plan.
    var hasFinal: Bool { hasPrice && self != .atTheMarket }

    var priceWords: String {
        switch self {
        case .atTheMarket: "Aggregate offering price"
        case .rights: "Subscription price"
        default: "Price to the public"
        }
    }

    /// What the banks are paid. Who they are says more than the kind, where it is known.
    func feeWords(_ roles: Set<Underwriter.Role>) -> String {
        switch self {
        case .atTheMarket: return "Commission"
        case .bestEfforts: return "Placement agent fee"
        case .rights: return "Dealer-manager fee"
        default: break
        }
        return switch roles {
        case [.placementAgent]: "Placement agent fee"
        case [.salesAgent], [.sellingAgent]: "Commission"
        case [.dealerManager]: "Dealer-manager fee"
        case [.initialPurchaser]: "Initial purchasers\u{2019} discount"
        default: "Underwriting discount"
        }
    }
}
