/// Reads out of a footnote what tables cannot say: the plan behind a trade, the prices behind an average.
///
/// Precision comes first: a reading is taken only where the sentence says it in so many words, and a text with
/// two different answers gives none.
extension Footnote {
    package init(id: FootnoteID, text: Fact<String>, in bytes: [UInt8]) {
        self.id = id
        self.text = text
        let range = text.source.bytes
        plan = TradingPlan(parsing: bytes, in: range)
        priceRange = PriceRange(parsing: bytes, in: range)
    }
}

/// Walks over the words of a sentence, from any place, forwards or backwards.
struct Prose {
    let bytes: [UInt8]
    let range: Range<Int>

    private static let longestSentence = 4_000

    /// Where the sentence around `offset` starts and ends. A period ends one when white space and a capital follow
    /// it, and what stands before it is not an initial or an abbreviation such as "Mr.".
    func sentence(around offset: Int) -> Range<Int> {
        var start = offset
        while start > range.lowerBound, offset - start < Self.longestSentence, !endsSentence(at: start - 1) {
            start -= 1
        }
        var end = offset
        while end < range.upperBound, end - offset < Self.longestSentence, !endsSentence(at: end) { end += 1 }
        return start..<end
    }

    private func endsSentence(at offset: Int) -> Bool {
        guard bytes[offset] == UInt8(ascii: ".") || bytes[offset] == UInt8(ascii: ";") else { return false }
        if bytes[offset] == UInt8(ascii: ";") {
            // The end of a character reference is no semicolon.
            var index = offset - 1
            while index >= range.lowerBound,
                bytes[index].isLetter || bytes[index].isDigit || bytes[index] == UInt8(ascii: "#")
            {
                index -= 1
            }
            return index < range.lowerBound || bytes[index] != .ampersand
        }
        let next = offset + 1
        guard next >= range.upperBound || bytes[next].isWhitespace else { return false }
        var wordStart = offset
        while wordStart > range.lowerBound, bytes[wordStart - 1].isLetter { wordStart -= 1 }
        let length = offset - wordStart
        return length == 0 || length > 3 || !(0x41...0x5A).contains(bytes[wordStart])
    }

    /// The words of `range` in order.
    func words(in range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            while index < range.upperBound, bytes[index].isWhitespace { index += 1 }
            let start = index
            while index < range.upperBound, !bytes[index].isWhitespace { index += 1 }
            if index > start { words.append(start..<index) }
        }
        return words
    }

    func hasWord(_ text: StaticString, at word: Range<Int>) -> Bool {
        let core = core(of: word)
        return core.count == text.utf8CodeUnitCount && bytes.hasText(text, at: core.lowerBound, before: core.upperBound)
    }

    /// A word without the punctuation around it.
    func core(of word: Range<Int>) -> Range<Int> {
        var lower = word.lowerBound
        var upper = word.upperBound
        while lower < upper, !bytes[lower].isLetter, !bytes[lower].isDigit { lower += 1 }
        while upper > lower, !bytes[upper - 1].isLetter, !bytes[upper - 1].isDigit { upper -= 1 }
        return lower..<upper
    }
}
