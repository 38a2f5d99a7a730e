import EDGAR

/// What is offered, in words: how much, of what class, and what one of them is called.
extension Security {
    /// As printed; a rate that a preliminary prospectus leaves blank is a dash.
    var shownTitle: String { title.value.first == "%" ? FactTable.unknown + title.value : title.value }

    func amountWords(_ money: Money) -> String? { amount.map { words(for: $0.value, money) } }

    /// `5,000,000 shares`, `$300,000,000 principal`: every digit, and what it counts.
    func words(for amount: Amount, _ money: Money) -> String {
        guard unit != .currency else { return money.sum(amount) + (isDebt ? " principal" : " in aggregate") }
        return "\(amount.grouped) \(amount == Amount(1) ? noun.one : noun.many)"
    }

    /// For the headline: `$300 million`, `35,000,000 shares`.
    func headline(_ money: Money) -> String? {
        guard let amount = amount?.value else { return nil }
        return unit == .currency ? money.headline(amount) : words(for: amount, money)
    }

    var isDebt: Bool { kind == .debt || kind == .structured || kind == .abs }

    /// One of them. What is sized in money is still priced by the piece.
    var noun: (one: String, many: String) {
        switch unit {
        case .shares: ("share", "shares")
        case .ads: ("ADS", "ADSs")
        case .units: ("unit", "units")
        case .warrants: ("warrant", "warrants")
        case .rights: ("right", "rights")
        case .currency: isDebt ? ("note", "notes") : ("share", "shares")
        }
    }

    /// The class, where the title does not say it itself.
    var classWords: String? {
        let telling = kind.tellingWords
        let title = title.value.lowercased()
        return telling.isEmpty || telling.contains(where: title.hasText) ? nil : kind.words
    }
}

extension Security.Class {
    /// Empty for a class that is none of the usual: there is nothing to say.
    var words: String {
        switch self {
        case .common: "Common equity"
        case .preferred: "Preferred equity"
        case .depositary: "Depositary shares"
        case .ads: "American depositary shares"
        case .units: "Units"
        case .warrants: "Warrants"
        case .debt: "Debt"
        case .structured: "Structured notes"
        case .abs: "Asset-backed securities"
        case .rights: "Rights"
        case .other: ""
        }
    }

    /// One of these in a title says the class.
    fileprivate var tellingWords: [String] {
        switch self {
        case .common: ["common", "ordinary", "share", "stock"]
        case .preferred: ["prefer", "preference"]
        case .depositary, .ads: ["depositary", "ads", "adrs"]
        case .units: ["unit"]
        case .warrants: ["warrant"]
        case .debt: ["note", "bond", "debenture", "debt", "loan"]
        case .structured: ["note", "link", "return", "callable", "certificate"]
        case .abs: ["backed", "mortgage", "receivable", "note", "certificate", "trust"]
        case .rights: ["right"]
        case .other: []
        }
    }
}

extension String {
    /// The standard library finds no string in a string without Foundation; titles are short.
    fileprivate func hasText(_ text: String) -> Bool { indices.contains { self[$0...].hasPrefix(text) } }
}
