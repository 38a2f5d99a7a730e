/// Where the parts of a prospectus stand: its cover, the sections that are read, and where an appended base prospectus
/// begins, whose second cover names every security there is.
struct Outline: Sendable {
    /// In blocks of the document.
    private(set) var cover: Range<Int>
    /// Where the cover itself begins: behind the facing page of a registration statement and its table of fees.
    private(set) var front = 0
    /// Cover and sections, without an appended base prospectus.
    private(set) var supplement: Range<Int>
    private var sections: [(section: Section, heading: Int)] = []

    /// No cover is longer; where nothing marks its end, what is read as cover ends here.
    private static let longestCover = 30_000
    /// A section with more parts than this is none.
    private static let mostSections = 200
    /// No section that is read needs more than this.
    private static let longestSection = 60_000

    init(_ document: Document) {
        let blocks = document.blocks
        cover = 0..<blocks.count
        supplement = 0..<blocks.count
        var headings: [(section: Section, block: Int)] = []
        var prospectusLines: [Int] = []
        for (index, block) in blocks.enumerated() {
            guard let words = Self.headingWords(of: block, in: document), !Self.isCaption(index, of: blocks) else {
                continue
            }
            if let section = Section.named(words) {
                headings.append((section, index))
            } else if words == [Self.prospectusWord] {
                prospectusLines.append(index)
            }
        }
        let legend = Self.legend(in: document)
        cover = 0..<Self.coverEnd(document, legend: legend, headings: headings.map(\.block))
        if let legend { front = blocks[..<legend].lastIndex { $0.kind == .pageBreak } ?? 0 }
        if let base = prospectusLines.first(where: { $0 >= cover.upperBound && Self.beginsBase(document, at: $0) }) {
            supplement = 0..<base
        }
        for (index, heading) in headings.enumerated()
        where heading.block >= cover.upperBound && heading.block < supplement.upperBound && heading.section != .other {
            // An entry of the table of contents heads nothing.
            let next = index + 1 < headings.count ? headings[index + 1].block : supplement.upperBound
            if next > heading.block + 1 { sections.append((heading.section, heading.block)) }
        }
        // The head of every page, with its link back, ends no section.
        ends = headings.map(\.block).filter { !Self.isRunningHead(blocks[$0], in: document) }
    }

    /// All known headings, in order.
    private var ends: [Int] = []

    /// The blocks below each heading of the section, up to the next known heading.
    func blocks(of section: Section, in document: Document) -> [Range<Int>] {
        blocks(of: section, in: document, longest: Self.longestSection)
    }

    /// The same, however long: a table of holders may have thousands of rows.
    func extents(of section: Section, in document: Document) -> [Range<Int>] {
        blocks(of: section, in: document, longest: .max)
    }

    private static func isRunningHead(_ block: Document.Block, in document: Document) -> Bool {
        guard let cell = document.onlyCell(of: block), cell.count < 24 else { return false }
        return document.first("table of contents", in: cell) != nil
    }

    private func blocks(of section: Section, in document: Document, longest: Int) -> [Range<Int>] {
        sections.filter { $0.section == section }.prefix(Self.mostSections).map { entry in
            let start = entry.heading + 1
            let end = min(end(from: start), supplement.upperBound)
            let first = document.blocks[entry.heading].range.upperBound
            var last = start
            while last < end, document.blocks[last].range.upperBound - first < longest { last += 1 }
            return start..<last
        }
    }

    /// The first heading at or behind a block.
    private func end(from start: Int) -> Int {
        let next = ends.partition { $0 >= start }
        return next < ends.count ? ends[next] : supplement.upperBound
    }

    /// "UNDERWRITING" above "PRICE TO | DISCOUNTS AND | PROCEEDS TO" is the first line of a table's captions.
    private static func isCaption(_ index: Int, of blocks: [Document.Block]) -> Bool {
        index + 1 < blocks.count && blocks[index + 1].continues && blocks[index + 1].cells.count > 1
    }

    private static let prospectusWord = Token.word("prospectus".utf8)

    /// The words of a line that may be a heading: short, alone in its line, and no sentence.
    private static func headingWords(of block: Document.Block, in document: Document) -> [UInt64]? {
        guard block.range.count <= 110, !block.continues, block.kind != .pageBreak, !(block.isRow && block.isSpaced),
            let cell = document.onlyCell(of: block)
        else {
            return nil
        }
        let text = document.text
        guard text[cell.lowerBound].isLetter, text[cell.upperBound - 1] != UInt8(ascii: ",") else { return nil }
        var words: [UInt64] = []
        var index = cell.lowerBound
        while index < cell.upperBound {
            let start = index
            while index < cell.upperBound, text[index].isLetter { index += 1 }
            if index > start { words.append(Token.word(text[start..<index])) }
            while index < cell.upperBound, !text[index].isLetter {
                if text[index].isDigit { return nil }
                index += 1
            }
        }
        return words.count <= 14 ? words : nil
    }

    /// "Any representation to the contrary is a criminal offense" (Item 501(b)(7)): every cover has it.
    private static func legend(in document: Document) -> Int? {
        let blocks = document.blocks
        let limit = min(document.text.count, 80_000)
        for phrase in ["a criminal offen", "approved or disapproved"] as [StaticString] {
            if let place = document.first(phrase, in: 0..<limit) {
                return blocks.firstIndex { $0.range.upperBound >= place.upperBound }
            }
        }
        return nil
    }

    private static func coverEnd(_ document: Document, legend: Int?, headings: [Int]) -> Int {
        let blocks = document.blocks
        var index = legend.map { $0 + 1 } ?? 0
        let start = index < blocks.count ? blocks[index].range.lowerBound : 0
        let limit = legend == nil ? longestCover : start + 8_000
        var heading = 0
        while index < blocks.count, blocks[index].range.lowerBound < limit {
            while heading < headings.count, headings[heading] < index { heading += 1 }
            let isHeading = heading < headings.count && headings[heading] == index
            if isHeading, legend != nil || blocks[index].range.lowerBound > 2_000 { return index }
            if blocks[index].kind == .pageBreak, legend != nil || blocks[index].range.lowerBound > 4_000 {
                return index
            }
            index += 1
        }
        return index
    }

    /// Whether the line "PROSPECTUS" begins a second prospectus: a cover with its date or legend follows, rather than a
    /// table of contents.
    private static func beginsBase(_ document: Document, at line: Int) -> Bool {
        let blocks = document.blocks
        let end = min(blocks.count, line + 80)
        var entries = 0
        for block in blocks[line + 1..<min(end, line + 9)] where block.kind != .pageBreak {
            let row = document.row(of: block)
            if let last = row.cells.last, row.cells.count > 1, document.text[last.range].count <= 5,
                document.text[last.range].contains(where: \.isDigit)
            {
                entries += 1
            }
        }
        guard entries < 3 else { return false }
        let text = blocks[line].range.upperBound..<blocks[end - 1].range.upperBound
        let signs: [StaticString] = [
            "The date of this prospectus", "criminal offen", "from time to time", "prospectus dated",
            "prospectus is dated",
            "may sell", "may offer",
        ]
        return signs.contains { document.first($0, in: text) != nil }
    }
}
