/// The words of a footnote, as a grammar over sentences needs them.
struct Prose {
    let bytes: [UInt8]
    let range: Range<Int>

    /// No sentence is read beyond this, however long somebody makes it.
    private static let longestSentence = 2_000

    /// Where the sentence around `offset` starts and ends. A period ends one when white space follows it, and what
    /// stands before it is not an initial or an abbreviation such as "Mr.".
    func sentence(around offset: Int) -> Range<Int> {
        var start = offset
        while start > range.lowerBound, offset - start < Self.longestSentence, !endsSentence(at: start - 1) {
            start -= 1
        }
        return start..<sentenceEnd(from: offset)
    }

    func sentenceEnd(from offset: Int) -> Int {
        var end = offset
        while end < range.upperBound, end - offset < Self.longestSentence, !endsSentence(at: end) { end += 1 }
        return end
    }

    private func endsSentence(at offset: Int) -> Bool {
        if bytes[offset] == UInt8(ascii: ";") { return !endsReference(at: offset) }
        guard bytes[offset] == UInt8(ascii: ".") else { return false }
        let next = offset + 1
        guard next >= range.upperBound || bytes[next].isWhitespace else { return false }
        var wordStart = offset
        while wordStart > range.lowerBound, bytes[wordStart - 1].isLetter { wordStart -= 1 }
        let length = offset - wordStart
        return length == 0 || length > 3 || !(0x41...0x5A).contains(bytes[wordStart])
    }

    /// `&#8209;`: its semicolon ends no sentence.
    private func endsReference(at offset: Int) -> Bool {
        var index = offset - 1
        while index >= range.lowerBound, offset - index < 12,
            bytes[index].isLetter || bytes[index].isDigit || bytes[index] == UInt8(ascii: "#")
        {
            index -= 1
        }
        return index >= range.lowerBound && bytes[index] == .ampersand
    }

    /// The words of `range` in order, with the punctuation at their ends.
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

    /// Whether the word is one of `list`, in any case, the punctuation around it aside.
    func isOne(of list: [StaticString], _ word: Range<Int>) -> Bool {
        let core = core(of: word)
        return list.contains { text in
            core.count == text.utf8CodeUnitCount && bytes.hasText(text, at: core.lowerBound, before: core.upperBound)
        }
    }

    func hasWord(_ text: StaticString, at word: Range<Int>) -> Bool { isOne(of: [text], word) }

    /// A word without the punctuation around it.
    func core(of word: Range<Int>) -> Range<Int> {
        var lower = word.lowerBound
        var upper = word.upperBound
        while lower < upper, !bytes[lower].isLetter, !bytes[lower].isDigit { lower += 1 }
        while upper > lower, !bytes[upper - 1].isLetter, !bytes[upper - 1].isDigit { upper -= 1 }
        return lower..<upper
    }
}
