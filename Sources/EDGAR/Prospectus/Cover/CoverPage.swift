/// The cover as its reader sees it: display lines, which state the offering in a few words each, and prose.
struct CoverPage: Sendable {
    /// Lines that belong together: a paragraph, or the cells of a row.
    struct Paragraph: Sendable {
        var blocks: Range<Int>
        /// Its lines, cell by cell, in the document's text.
        var lines: [Range<Int>]
        var isProse: Bool
        var isRow: Bool

        var range: Range<Int> { (lines.first?.lowerBound ?? 0)..<(lines.last?.upperBound ?? 0) }
    }

    let document: Document
    private(set) var paragraphs: [Paragraph] = []
    /// The paragraphs above the first prose that speaks of the offering: name, amount and title stand there.
    private(set) var head = 0..<0

    init(_ pages: ProspectusPages) {
        document = pages.document
        let blocks = document.blocks
        var index = pages.outline.front
        while index < pages.outline.cover.upperBound {
            var end = index + 1
            let isRow = blocks[index].isRow
            while end < pages.outline.cover.upperBound, blocks[end].continues, !isRow, !blocks[end].isRow { end += 1 }
            let lines = blocks[index..<end].flatMap { block in
                block.kind == .pageBreak ? [] : block.cells.filter { !$0.isEmpty }
            }
            if !lines.isEmpty {
                paragraphs.append(
                    Paragraph(blocks: index..<end, lines: lines, isProse: isProse(lines, isRow), isRow: isRow))
            }
            index = end
        }
        let legends = pages.cover.document
        let first = paragraphs.firstIndex { $0.isProse && !Self.isLegend($0, legends) }
        head = 0..<(first ?? paragraphs.count)
    }

    /// Long lines, or several that fill the page, are prose; short ones are set for display.
    private func isProse(_ lines: [Range<Int>], _ isRow: Bool) -> Bool {
        let total = lines.reduce(0) { $0 + $1.count }
        guard let last = lines.last else { return false }
        if isRow { return lines.contains { $0.count > 200 } }
        if total > 260 { return lines.count == 1 || total / lines.count > 45 }
        let endsSentence = document.text[last.upperBound - 1] == UInt8(ascii: ".")
        if lines.count == 1 {
            return total > 150 && endsSentence || total > 100 && endsSentence && saysSomething(lines[0])
        }
        return total > 130 && endsSentence && total / lines.count > 40
    }

    /// Whether a line has the verb of a sentence.
    private func saysSomething(_ line: Range<Int>) -> Bool {
        ([" is ", " are ", " will ", " has ", " have ", " may "] as [StaticString]).contains {
            document.text.firstRange(of: $0, in: line) != nil
        }
    }

    /// The legends of preliminary prospectuses (Item 501(b)(10)) and of the SEC: prose that says nothing of the offering.
    private static func isLegend(_ paragraph: Paragraph, _ document: Document) -> Bool {
        ([
            "not complete and may be", "is not complete", "subject to completion or amendment",
            "registration statement relating",
            "an effective registration statement", "criminal offen", "for general corporate purposes of the registrant",
        ] as [StaticString]).contains { document.first($0, in: paragraph.range) != nil }
    }
}
