/// Dilution as the sentences of its section state it: "would have been approximately $36.9 million, or $2.30 per share".
struct DilutionSentences: Sendable {
    private(set) var before: Fact<Amount>?
    private(set) var after: Fact<Amount>?
    private(set) var dilution: Fact<Amount>?

    mutating func read(_ passage: Passage) {
        var index = 0
        while index < passage.tokens.count {
            let end = max(passage.sentenceEnd(from: index), index + 1)
            read(passage, index..<end)
            index = end + 1
            // A paragraph that ends without a full stop begins the next one.
            if end < passage.tokens.count, passage.tokens[end].startsParagraph { index = end }
        }
    }

    private mutating func read(_ passage: Passage, _ sentence: Range<Int>) {
        guard !sentence.isEmpty else { return }
        // What the option or another price would make of it is not the base deal.
        guard !passage.has(Self.condition, in: sentence) || passage.has(Self.without, in: sentence),
            !passage.has(Self.sensitivity, in: sentence)
        else { return }
        if dilution == nil, let word = passage.first(Self.immediateDilution, in: sentence) {
            dilution = Self.perUnit(passage, in: word.upperBound..<sentence.upperBound)
        }
        if dilution == nil, let word = passage.first(Self.dilutionOf, in: sentence) {
            dilution = Self.perUnit(passage, in: word.upperBound - 1..<min(sentence.upperBound, word.upperBound + 4))
        }
        guard after == nil, let book = passage.first(Self.bookValue, in: sentence) else { return }
        if let would = passage.first(Self.wouldBe, in: book.upperBound..<sentence.upperBound) {
            let value = Self.perUnit(passage, in: would.upperBound..<sentence.upperBound)
            if passage.has(Self.offering, in: sentence) { after = value } else if let value { before = value }
        } else if passage.has(Self.was, in: book.upperBound..<sentence.upperBound),
            let value = Self.perUnit(passage, in: book.upperBound..<sentence.upperBound)
        {
            before = value
        }
    }

    /// The first amount in `range` that is "per share": `$2.30 per share`, `$(1.02) per ADS`, `($1.02) per unit`.
    private static func perUnit(_ passage: Passage, in range: Range<Int>) -> Fact<Amount>? {
        for index in range where passage.kind(at: index) == .currency {
            var number = index + 1
            var isNegative = index > 0 && passage.kind(at: index - 1) == .open
            if passage.kind(at: number) == .open || passage.kind(at: number) == .dash {
                isNegative = true
                number += 1
            }
            guard number < range.upperBound, let value = passage.number(at: number), !value.isScaled else { continue }
            var next = value.tokens.upperBound
            if passage.kind(at: next) == .close {
                next += 1
            } else if passage.kind(at: index - 1) == .open {
                // `(or $1.02 per share)` is no loss.
                isNegative = false
            }
            guard next < range.upperBound, passage.isWord("per", at: next) else { continue }
            let start =
                isNegative ? max(range.lowerBound, min(index, value.tokens.lowerBound) - 1) : value.tokens.lowerBound
            return passage.fact(isNegative ? -value.amount : value.amount, start..<value.tokens.upperBound)
        }
        return nil
    }

    private static let condition = Phrase("if ..6 exercise|exercised|exercises")
    private static let without = Phrase("without|no ..4 exercise")
    private static let sensitivity = Phrase("each ..2 # ..4 increase|decrease|change")
    private static let immediateDilution = Phrase("immediate (and) (substantial) (further) dilution")
    private static let dilutionOf = Phrase("dilution of $")
    private static let bookValue = Phrase("book value")
    private static let wouldBe = Phrase("would|will (have) be|been")
    private static let was = Phrase("was|is|were|equaled|totaled|of")
    private static let offering = Phrase("sale|sold|offering|offered|rights")
}
