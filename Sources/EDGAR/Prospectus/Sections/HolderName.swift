/// The name of a selling holder as its row prints it: without the marks of notes, without the address below it.
struct HolderName: Sendable {
    /// In the document's text: several where the name goes on in another row.
    private(set) var ranges: [Range<Int>]

    init(_ range: Range<Int>, in document: Document) {
        ranges = []
        let text = document.text
        for line in document.lines(in: range) {
            let words = Self.withoutMarks(text, line)
            guard !words.isEmpty else { continue }
            // An address: "c/o …", "100 Main Street".
            if !ranges.isEmpty, Self.beginsAddress(text, words) { break }
            ranges.append(words)
        }
        // Lines of one cell stand behind each other.
        if let first = ranges.first, let last = ranges.last {
            ranges = [Self.withoutMarks(text, first.lowerBound..<last.upperBound)]
        }
    }

    mutating func append(_ range: Range<Int>, in document: Document) {
        let words = Self.withoutMarks(document.text, range)
        if !words.isEmpty { ranges.append(words) }
    }

    func fact(in document: Document) -> Fact<String>? {
        guard var last = ranges.last else { return nil }
        // A comma that nothing follows.
        if let comma = document.text[last].lastIndex(of: UInt8(ascii: ",")), comma == last.upperBound - 1 {
            last = document.text.trimmed(last.lowerBound..<comma)
        }
        let ranges = ranges.dropLast() + [last]
        let name = ranges.map { document.string($0) }.joined(separator: " ")
        return Fact(name, at: ranges.flatMap { document.sources(of: $0) })
    }

    private static func beginsAddress(_ text: [UInt8], _ words: Range<Int>) -> Bool {
        text[words.lowerBound].isDigit || text.hasText("c/o", at: words.lowerBound, before: words.upperBound)
            || text.hasText("P.O.", at: words.lowerBound, before: words.upperBound)
            || text.hasText("Attn", at: words.lowerBound, before: words.upperBound)
    }

    /// Without `(1)`, `(a)`, `*`, `†` behind the words or before them.
    private static func withoutMarks(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
        var range = text.trimmed(range)
        while !range.isEmpty {
            var end = range.upperBound
            let last = text[end - 1]
            if last == UInt8(ascii: "*") || last == UInt8(ascii: "#") || last == UInt8(ascii: "+")
                || last == UInt8(ascii: ":")
            {
                end -= 1
            } else if last == UInt8(ascii: ")"), let mark = mark(text, endingAt: end, after: range.lowerBound) {
                end = mark
            } else if end - range.lowerBound >= 3, text[end - 3] == 0xE2, text[end - 2] == 0x80,
                (0xA0...0xA1).contains(last)
            {
                end -= 3
            } else if end - range.lowerBound >= 2, text[end - 2] == 0xC2, last == 0xA7 || last == 0xB9 || last == 0xB2 {
                end -= 2
            } else {
                break
            }
            range = text.trimmed(range.lowerBound..<end)
        }
        if !range.isEmpty, text[range.lowerBound] == UInt8(ascii: "("),
            let close = text[range].prefix(5).firstIndex(of: UInt8(ascii: ")")),
            mark(text, endingAt: close + 1, after: range.lowerBound - 1) != nil
        {
            range = text.trimmed(close + 1..<range.upperBound)
        }
        return range
    }

    /// Where a mark in parentheses begins that ends at `end`: digits, or a letter or two alike. `(UK)` is none.
    private static func mark(_ text: [UInt8], endingAt end: Int, after start: Int) -> Int? {
        let inner = text[max(start + 1, end - 8)..<end - 1]
        guard let open = inner.lastIndex(of: UInt8(ascii: "(")) else { return nil }
        let words = text[open + 1..<end - 1].filter { !$0.isWhitespace && $0 != UInt8(ascii: ",") }
        guard let first = words.first, words.count <= 4 else { return words.isEmpty ? open : nil }
        if words.allSatisfy({ $0.isDigit }) { return open }
        if words.count <= 3, words.allSatisfy({ $0 == first }), first.isLetter || first == UInt8(ascii: "*") {
            return open
        }
        return words.count <= 3 && words.allSatisfy({ [0x69, 0x76, 0x78].contains($0) }) ? open : nil
    }
}
