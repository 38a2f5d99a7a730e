/// A firm's name as a filing prints it, and where it stands: a name that is set over two lines of a column has words in
/// two places.
struct PrintedName: Sendable {
    /// White space collapsed.
    let text: String
    /// In the document's text, in their order.
    let ranges: [Range<Int>]
    /// What tells the firm from others, however its name is printed.
    let firm: BankName

    init(_ document: Document, _ ranges: [Range<Int>]) {
        self.ranges = ranges
        text = ranges.map { document.string($0) }.joined(separator: " ")
        firm = BankName(text)
    }

    func fact(in document: Document) -> Fact<String> {
        Fact(text, at: ranges.flatMap { document.sources(of: $0) })
    }
}

extension Document {
    /// `range` without what may hang on a name and is no part of it: marks of notes, a defined term in parentheses, the
    /// comma of a list, and the caption "a division of …".
    func nameRange(_ range: Range<Int>) -> Range<Int> {
        var range = text.trimmed(range)
        while !range.isEmpty, let last = range.last {
            let byte = text[last]
            if byte == UInt8(ascii: "*") || byte == UInt8(ascii: ",") || byte == UInt8(ascii: ";")
                || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "|")
            {
                range = text.trimmed(range.lowerBound..<last)
            } else if byte == UInt8(ascii: ")"), let open = mark(endingAt: last, in: range) {
                range = text.trimmed(range.lowerBound..<open)
            } else if let mark = sign(endingAt: last, in: range) {
                range = text.trimmed(range.lowerBound..<mark)
            } else {
                break
            }
        }
        while let first = range.first, text[first] == UInt8(ascii: "*") || text[first] == UInt8(ascii: "+") {
            range = text.trimmed(first + 1..<range.upperBound)
        }
        return withoutCaption(range)
    }

    /// Where the parenthesis that closes at `last` opens, when it holds a mark or a defined term: `(1)`, `("BofAS")`.
    private func mark(endingAt last: Int, in range: Range<Int>) -> Int? {
        guard let open = text[range.lowerBound..<last].lastIndex(of: UInt8(ascii: "(")), last - open < 60 else {
            return nil
        }
        let inner = open + 1..<last
        let isMark = inner.count <= 2 && inner.allSatisfy { text[$0].isDigit || text[$0] > 0x60 }
        let isTerm = inner.contains { text[$0] == UInt8(ascii: "\"") || text[$0] == 0xE2 }
        return isMark || isTerm || inner.isEmpty || text.hasText("the ", at: open + 1, before: last) ? open : nil
    }

    /// Where `®`, `™`, `†` and the like that end at `last` begin.
    private func sign(endingAt last: Int, in range: Range<Int>) -> Int? {
        if last - 1 > range.lowerBound, text[last - 1] == 0xC2, [0xAE, 0xA0, 0xB9, 0xB2, 0xB3].contains(text[last]) {
            return last - 1
        }
        if last - 2 > range.lowerBound, text[last - 2] == 0xE2 {
            let isTradeMark = text[last - 1] == 0x84 && text[last] == 0xA2
            let isDagger = text[last - 1] == 0x80 && (0xA0...0xA2).contains(text[last])
            if isTradeMark || isDagger { return last - 2 }
        }
        return nil
    }

    /// The name before "a division of …", which says whose it is.
    private func withoutCaption(_ range: Range<Int>) -> Range<Int> {
        let captions: [StaticString] = [
            "a division", "division of", "an affiliate", "a subsidiary", "a wholly", "a unit of", "a member", "member ",
            "a broker", "as ", "an indirect", "formerly", "acting ", "doing business", "a trade name", "a business of",
            "the trade name", "a trading name",
        ]
        var index = range.lowerBound + 2
        while index < range.upperBound {
            if text[index - 1] == .space, !text[index].isUpperCase,
                captions.contains(where: { text.hasText($0, at: index, before: range.upperBound) })
            {
                return nameRange(range.lowerBound..<index)
            }
            index += 1
        }
        return range
    }
}

extension UInt8 {
    var isUpperCase: Bool { self &- 0x41 < 26 }
}
