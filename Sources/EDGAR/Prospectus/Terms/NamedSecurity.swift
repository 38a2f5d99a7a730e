/// The securities that a sentence about the market names, in its order, so that of several symbols or prices the one of
/// the offered security is taken:
///
///     Our units, Class A ordinary shares and warrants are listed … under the symbols “AU,” “A” and “AW,” respectively.
struct NamedSecurity: Equatable {
    enum Kind: Equatable {
        case common, preferred, depositary, units, warrants, rights, debt
    }

    var kind: Kind
    /// "Class A", "Series B".
    var letter: UInt64?
    /// The first of its tokens.
    var place = 0

    /// What trades of an offering: the offered security or, of one that does not trade, what it is made of or buys.
    init(_ securities: [Security]) {
        switch securities.first?.kind {
        case .preferred: kind = .preferred
        case .depositary, .ads: kind = .depositary
        case .units: kind = .units
        case .debt, .structured, .abs: kind = .debt
        default: kind = .common
        }
        let words = (securities.first?.title.value ?? "").lowercased().split(separator: " ")
        if let mark = words.firstIndex(where: { $0 == "class" || $0 == "series" }), mark + 1 < words.count {
            letter = Token.word(words[mark + 1].utf8)
        }
    }

    private init(_ kind: Kind, _ letter: UInt64?, _ place: Int) {
        self.kind = kind
        self.letter = letter
        self.place = place
    }

    // MARK: - What a sentence names

    private static let kinds: [(Phrase, Kind)] = [
        (Phrase("american depositary (share|shares)"), .depositary), (Phrase("depositary (share|shares)"), .depositary),
        (Phrase("adss|ads"), .depositary), (Phrase("preferred|preference (stock|shares)"), .preferred),
        (Phrase("common|ordinary|capital|voting (stock|shares|units)"), .common),
        (Phrase("units|unit"), .units), (Phrase("warrants|warrant"), .warrants), (Phrase("rights"), .rights),
        (Phrase("notes|bonds|debentures"), .debt),
    ]
    private static let classed = Phrase("class|series (a|b|c|d|e|f|g|h|i|j|k|1|2|3)")
    private static let shares = Phrase("shares|stock")
    private static let bought = Phrase("purchase|of|underlying|for")
    private static let market = Phrase("exchange|market")

    /// Each security once, where it is named first.
    static func all(in passage: Passage, _ range: Range<Int>) -> [NamedSecurity] {
        var found: [NamedSecurity] = []
        var index = range.lowerBound
        while index < range.upperBound, found.count < 12 {
            let start = index
            var letter: UInt64?
            if let end = classed.match(passage.tokens, from: index, before: range.upperBound), end == index + 2 {
                letter = passage.tokens[index + 1].word
                index = end
            }
            var kind: Kind?
            if let (phrase, named) = kinds.first(where: {
                $0.0.match(passage.tokens, from: index, before: range.upperBound) != nil
            }) {
                kind = named
                index = phrase.match(passage.tokens, from: index, before: range.upperBound) ?? index + 1
            } else if shares.match(passage.tokens, from: index, before: range.upperBound) != nil {
                // "New York Stock Exchange"; "shares of common stock" name themselves.
                if found.isEmpty, market.match(passage.tokens, from: index + 1, before: range.upperBound) == nil,
                    bought.match(passage.tokens, from: index + 1, before: range.upperBound) == nil
                {
                    kind = .common
                }
                index += 1
            } else if letter != nil {
                kind = .common
            } else {
                index += 1
            }
            // "warrants to purchase common stock" are one security.
            if start > range.lowerBound, passage.isWord("purchase", at: start - 1) { kind = nil }
            if let kind, !found.contains(where: { $0.kind == kind && $0.letter == letter }) {
                found.append(NamedSecurity(kind, letter, start))
            }
        }
        return found
    }

    /// How well another that is named answers for this one: 2 when it is it, 1 when it may be, 0 when it is not.
    func likeness(to named: NamedSecurity) -> Int {
        if named.kind == kind { return letter == nil || named.letter == nil || letter == named.letter ? 2 : 0 }
        switch named.kind {
        // What is offered does not trade itself, or is called by another name.
        case .common: return 1
        case .units, .depositary, .preferred: return kind == .common ? 0 : 1
        case .warrants, .rights, .debt: return 0
        }
    }

    /// The place of this security among those named; nil when none of them answers for it.
    func position(among named: [NamedSecurity]) -> Int? {
        let best = named.map { likeness(to: $0) }.max() ?? 0
        return best == 0 ? nil : named.firstIndex { likeness(to: $0) == best }
    }
}
