/// What sort of offering a prospectus is for. The form type does not say: a preliminary comes as 424B2, B3 or B5.
package enum OfferingKind: String, Sendable {
    case ipo
    /// Firm commitment: follow-ons, block trades, preferred stock.
    case underwritten
    case atTheMarket
    /// Through a placement agent, or a registered direct offering.
    case bestEfforts
    /// By holders only.
    case resale
    case rights
    case exchange
    case structuredNote
    case debt
    case securitization
    case dividendReinvestment
    /// A base prospectus with no offering priced.
    case base
    /// Only updates an earlier prospectus or attaches a report to it.
    case sticker
}
