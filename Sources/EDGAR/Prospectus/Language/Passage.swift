/// A part of a document as tokens: what the rules of `Phrase` are matched against.
///
/// White space, hyphens and raised marks are no tokens, so that a phrase is found however its line was broken.
struct Passage: Sendable {
    let document: Document
    private(set) var tokens: [Token] = []

    /// No part of a prospectus that is read closely has more text; what a hostile one has beyond is not looked at.
    private static let longest = 120_000

    init(_ document: Document, blocks: Range<Int>) {
        self.document = document
        var reader = TokenReader(document.text)
        reader.tokens.reserveCapacity(min(blocks.count, 2_000) * 8)
        var left = Self.longest
        for index in blocks where left > 0 {
            let block = document.blocks[index]
            guard block.kind != .pageBreak else { continue }
            var starts = !block.continues
            for cell in block.cells where !cell.isEmpty && left > 0 {
                for line in document.lines(in: cell) where left > 0 {
                    reader.read(line.lowerBound..<min(line.upperBound, line.lowerBound + left), startsParagraph: starts)
                    left -= line.count
                    starts = block.isRow
                }
                if block.isRow { starts = true }
            }
        }
        tokens = reader.tokens
    }

    init(_ document: Document, text range: Range<Int>) {
        self.document = document
        var reader = TokenReader(document.text)
        reader.read(range.lowerBound..<min(range.upperBound, range.lowerBound + Self.longest), startsParagraph: true)
        tokens = reader.tokens
    }

    var whole: Range<Int> { 0..<tokens.count }

    /// The document's text from the first of some tokens to the last.
    func text(_ range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else { return 0..<0 }
        return Int(tokens[range.lowerBound].start)..<Int(tokens[range.upperBound - 1].end)
    }

    func string(_ range: Range<Int>) -> String { document.string(text(range)) }

    func kind(at index: Int) -> Token.Kind? { tokens.indices.contains(index) ? tokens[index].kind : nil }

    func isWord(_ name: StaticString, at index: Int) -> Bool {
        guard tokens.indices.contains(index), tokens[index].kind == .word else { return false }
        let range = tokens[index].range
        return range.count == name.utf8CodeUnitCount
            && document.text.hasText(name, at: range.lowerBound, before: range.upperBound)
    }

    // MARK: - Sentences and paragraphs

    /// No sentence is read beyond this, however long somebody makes it.
    private static let longestSentence = 400

    /// The tokens of the sentence around `index`: within its paragraph, from behind one full stop to the next.
    func sentence(around index: Int) -> Range<Int> {
        var start = index
        while start > 0, index - start < Self.longestSentence, !tokens[start].startsParagraph,
            tokens[start - 1].kind != .stop
        {
            start -= 1
        }
        return start..<sentenceEnd(from: index)
    }

    func sentenceEnd(from index: Int) -> Int {
        var end = index
        while end < tokens.count, end - index < Self.longestSentence {
            if tokens[end].kind == .stop { break }
            if end > index, tokens[end].startsParagraph { break }
            end += 1
        }
        return end
    }

    func paragraph(around index: Int) -> Range<Int> {
        var start = index
        while start > 0, !tokens[start].startsParagraph { start -= 1 }
        var end = index + 1
        while end < tokens.count, !tokens[end].startsParagraph { end += 1 }
        return start..<end
    }
}
