import EDGAR

/// The deal in one line, as a tombstone has it: what stage and kind, what and how much of it, at what price, where
/// listed. Built of facts only; what is not known is not mentioned.
struct DealLine: CustomStringConvertible {
    let description: String

    init(_ prospectus: Prospectus) {
        let money = Money(currency: prospectus.currency?.value)
        let kind = prospectus.kind?.value
        var parts: [String] = []
        switch prospectus.preliminary?.value {
        case true?: parts.append("Preliminary")
        case false? where kind?.hasFinal == true: parts.append("Final")
        default: break
        }
        if let kind { parts.append(kind.words) }
        parts += Self.titles(prospectus.securities)
        parts += Self.size(prospectus, money)
        if let listing = prospectus.listing { parts.append(listing.words.unbroken) }
        // A dot stays with what it follows.
        description = parts.joined(separator: "\u{A0}\u{B7} ")
    }

    /// The titles as far as a line goes, each once; a structured note may fill it alone.
    private static func titles(_ securities: [Security]) -> [String] {
        var titles: [String] = []
        for title in securities.map(\.shownTitle) where !titles.contains(title) { titles.append(title) }
        guard var text = titles.first else { return [] }
        var shown = 1
        while shown < titles.count, text.count + titles[shown].count <= 90 {
            text += ", \(titles[shown])"
            shown += 1
        }
        if shown < titles.count { text += " and \(titles.count - shown) more" }
        return [text]
    }

    /// How much, at what price, and what that comes to. With several tranches each has its own amount and price, which
    /// a line has no room for.
    private static func size(_ prospectus: Prospectus, _ money: Money) -> [String] {
        let securities = prospectus.securities
        let gross = prospectus.price.grossProceeds?.value
        guard securities.count == 1, let security = securities.first else {
            return gross.map { [money.headline($0)] } ?? []
        }
        var parts: [String] = []
        if var size = security.headline(money) {
            // The amount of a programme is its ceiling.
            if prospectus.kind?.value == .atTheMarket { size = "up to \(size)" }
            if let price = prospectus.price.pricePercent?.value {
                size += " at \(price.percent)"
            } else if let price = prospectus.price.pricePerUnit?.value, security.unit != .currency {
                size += " at \(money.price(price))"
            }
            parts.append(size.unbroken)
        }
        if let gross, security.unit != .currency || security.amount == nil { parts.append(money.headline(gross)) }
        return parts
    }
}

extension Listing {
    /// `NYSE: NLY`, or the exchange where there is no symbol.
    var words: String { exchange.value + (symbol.map { ": \($0.value)" } ?? "") }
}

extension String {
    /// With spaces at which no line is broken.
    fileprivate var unbroken: String { String(map { $0 == " " ? "\u{A0}" : $0 }) }
}
