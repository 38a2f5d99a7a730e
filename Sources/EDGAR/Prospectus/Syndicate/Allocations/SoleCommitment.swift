/// What a sole underwriter has agreed to buy, where a sentence says it instead of a table: "the underwriter has agreed
/// to purchase, 8,000,000 shares of common stock".
enum SoleCommitment {
    /// The number of shares, or the principal; nil where no sentence states one, or two state others.
    static func amount(in passages: [Passage]) -> Fact<Amount>? {
        for passage in passages {
            var found: Fact<Amount>?
            for place in passage.all(agreed).prefix(mostSentences) {
                guard let fact = amount(in: passage, behind: place) else { continue }
                if let found, found.value != fact.value { return nil }
                found = found ?? fact
            }
            if let found { return found }
        }
        return nil
    }

    private static let agreed = Phrase("agreed to purchase|buy|sell")
    private static let mostSentences = 40
    /// How far behind the verb the figure may stand.
    private static let reach = 40

    private static func amount(in passage: Passage, behind place: Range<Int>) -> Fact<Amount>? {
        let sentence = passage.sentence(around: place.lowerBound)
        guard
            sentence.contains(where: { passage.tokens[$0].kind == .word && parties.contains(passage.tokens[$0].word) })
        else { return nil }
        var index = place.upperBound
        let end = min(passage.sentenceEnd(from: index), index + reach)
        while index < end {
            let token = passage.tokens[index]
            switch token.kind {
            case .word:
                guard passing.contains(token.word) || NameList.isCapital(passage, at: index) else { return nil }
            case .currency:
                guard let money = passage.money(at: index) else { return nil }
                let isPrincipal = (money.tokens.upperBound..<min(end, money.tokens.upperBound + 3)).contains {
                    passage.isWord("principal", at: $0)
                }
                return isPrincipal ? passage.fact(money.amount, money.tokens) : nil
            case .number:
                guard let number = passage.number(at: index), number.amount.coefficient >= 100,
                    number.amount.reduced.scale == 0
                else { return nil }
                let next = number.tokens.upperBound..<min(end, number.tokens.upperBound + 8)
                guard let unit = next.first(where: { units.contains(passage.tokens[$0].word) }),
                    !next.contains(where: { $0 < unit && others.contains(passage.tokens[$0].word) })
                else { return nil }
                return passage.fact(number.amount, number.tokens)
            case .comma, .open, .close, .quote: break
            default: return nil
            }
            index += 1
        }
        return nil
    }

    private static func set(_ words: String) -> Set<UInt64> {
        Set(words.split(separator: " ").map { Token.word($0.utf8) })
    }

    private static let parties = set("underwriter underwriters underwriting")
    /// What may stand between the verb and the figure: who buys from whom, and nothing that makes the figure another.
    private static let passing = set(
        """
        from us the company issuer depositor trust partnership selling stockholder stockholders shareholder shareholders \
        unitholder unitholders all of an a aggregate total our to and we has have agreed sell purchase buy it him them \
        underwriter underwriters firmly severally subject terms conditions in as principal for sole each such
        """)
    private static let units = set("shares units adss ads stock securities certificates")
    private static let others = set("additional warrants warrant option")
}
