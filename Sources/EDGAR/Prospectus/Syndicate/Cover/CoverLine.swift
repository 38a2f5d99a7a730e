/// A line of the cover as it may hold names: its pieces from left to right.
struct CoverLine: Sendable {
    enum Kind: Sendable {
        /// Names, headings of roles, captions.
        case display
        /// Prose, or anything else that is no name: it parts what stands above from what stands below.
        case prose
        case figures
        case date
        case pageBreak
        /// A page number, a rule, a mark: as if it were not there.
        case nothing
    }

    struct Piece: Sendable {
        /// Several where a name goes on in the next line of its column.
        var ranges: [Range<Int>]
        /// Columns of a table or of a typed line.
        var columns: Range<Int>
    }

    var kind: Kind
    var pieces: [Piece] = []
    var block: Int
    /// Nothing parts it from the line before.
    var continues = false
    var isTyped = false
    /// A rule stands above it.
    var followsRule = false
    /// How many lines are left empty above it, where the page was typed.
    var emptyLinesAbove = 0
}

extension CoverLine {
    /// The lines of some blocks; each line of a cell is a line of its own.
    static func lines(of blocks: Range<Int>, in document: Document) -> [CoverLine] {
        var lines: [CoverLine] = []
        var last = blocks.lowerBound
        for index in blocks {
            let block = document.blocks[index]
            defer { if !block.range.isEmpty { last = index } }
            guard block.kind != .pageBreak else {
                lines.append(CoverLine(kind: .pageBreak, block: index))
                continue
            }
            let cells = columns(of: block, in: document)
            guard !cells.isEmpty else { continue }
            let parts = cells.map { document.lines(in: $0.range) }
            for line in 0..<(parts.map(\.count).max() ?? 0) {
                var added = CoverLine(kind: .display, block: index, continues: line > 0 || block.continues)
                added.isTyped = !block.isRow
                if line == 0, index > last, !block.continues {
                    added.followsRule = document.hasRule(from: document.blocks[last].range, to: block.range)
                    added.emptyLinesAbove = document.emptyLines(from: document.blocks[last].range, to: block.range)
                }
                for (cell, part) in zip(cells, parts) where line < part.count {
                    let split = document.splitAtWideGaps(part[line])
                    for (position, piece) in split.enumerated() {
                        let columns = split.count == 1 ? cell.columns : position..<position + 1
                        added.pieces.append(Piece(ranges: [piece], columns: columns))
                    }
                }
                added.kind = kind(of: added, isRow: block.isRow, in: document)
                lines.append(added)
            }
        }
        return lines
    }

    private static func columns(of block: Document.Block, in document: Document) -> [Table.Cell] {
        block.cells.enumerated().filter { !$0.element.isEmpty }.map { index, range in
            let isCell = block.isRow && !block.isSpaced
            return Table.Cell(range: range, columns: isCell ? index..<index + 1 : document.typedColumns(of: range))
        }
    }

    private static func kind(of line: CoverLine, isRow: Bool, in document: Document) -> Kind {
        let texts = line.pieces.map { document.string($0.ranges[0]) }
        if texts.allSatisfy({ isNothing($0) }) { return .nothing }
        if isDate(texts.joined(separator: " ")) { return .date }
        if isRow, texts.contains(where: { isFigure($0) }) { return .figures }
        return .display
    }

    /// A page number, a rule, a logo or another thing in brackets.
    private static func isNothing(_ text: String) -> Bool {
        if text.hasPrefix("["), text.hasSuffix("]"), !text.contains(where: { $0.isNumber }) { return true }
        guard text.contains(where: { $0.isLetter }) else {
            return text.utf8.count <= 6 || !text.contains { $0.isNumber || $0 == "$" }
        }
        // `S-2`, `PS-1`, `ii`
        let letters = text.filter { $0.isLetter }
        if text.utf8.count <= 6, text.contains("-"), letters.count <= 2 { return true }
        return text.utf8.count <= 4 && letters == text && text.allSatisfy { "ivx".contains($0) }
    }

    private static func isFigure(_ text: String) -> Bool {
        text.contains("$") || text.contains("%") || text.filter { $0.isNumber }.count >= 3 && !isDate(text)
    }

    /// "The date of this prospectus is …", "Prospectus dated …", "March 5, 2024", also with blanks.
    private static func isDate(_ text: String) -> Bool {
        guard text.utf8.count <= 160 else { return false }
        let words = FirmWords.words(text)
        if words.contains("date") && words.contains("of") || words.contains("dated") { return true }
        guard let last = words.last, last.count == 4, last.hasPrefix("19") || last.hasPrefix("20"),
            last.allSatisfy({ $0.isNumber }), words.count <= 4
        else { return false }
        return words.count == 1 ? text.hasPrefix(",") : months.contains { words[0].hasPrefix($0) }
    }

    private static let months = [
        "jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec",
    ]
}

extension Document {
    /// Where the words stand in their typed line.
    func typedColumns(of range: Range<Int>) -> Range<Int> {
        let start = map[range.lowerBound]
        var line = start
        while line > 0, bytes[line - 1] != .lineFeed, start - line < 400 { line -= 1 }
        let column = start - line
        return column..<column + max(1, range.count)
    }

    /// How many empty typed lines stand between two blocks; none where there is markup.
    func emptyLines(from first: Range<Int>, to second: Range<Int>) -> Int {
        guard !first.isEmpty, !second.isEmpty else { return 0 }
        let start = source(of: first.upperBound - 1..<first.upperBound).upperBound
        let end = min(map[second.lowerBound], start + 4_000)
        guard start < end, !bytes[start..<end].contains(.lessThan) else { return 0 }
        return max(0, bytes[start..<end].count { $0 == .lineFeed } - 1)
    }

    /// Whether a rule stands in the file between two blocks: typed dashes, `<hr>`.
    func hasRule(from first: Range<Int>, to second: Range<Int>) -> Bool {
        guard !first.isEmpty, !second.isEmpty else { return false }
        let start = source(of: first.upperBound - 1..<first.upperBound).upperBound
        let end = min(map[second.lowerBound], start + 4_000)
        guard start < end else { return false }
        if bytes.firstRange(of: "<hr", in: start..<end) != nil { return true }
        var run = 0
        for byte in bytes[start..<end] {
            run = byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "=") ? run + 1 : 0
            if run >= 8 { return true }
        }
        return false
    }

    /// Names that only white space sets apart: markup collapses a run of no-break spaces to one.
    func splitAtWideGaps(_ range: Range<Int>) -> [Range<Int>] {
        guard range.count > 5, range.count < 300 else { return [range] }
        var pieces: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.lowerBound + 1..<range.upperBound - 1 where text[index] == .space {
            let gap = map[index - 1] + 1..<map[index + 1]
            guard gap.count >= 3, gap.count < 2_000, width(of: gap) >= 3 else { continue }
            pieces.append(text.trimmed(start..<index))
            start = index + 1
        }
        pieces.append(text.trimmed(start..<range.upperBound))
        return pieces
    }

    /// How many spaces a gap shows that markup does not collapse.
    private func width(of gap: Range<Int>) -> Int {
        // Spaces between bold words of Markdown are as many as they look.
        let isMarkdown = bytes[gap].contains(UInt8(ascii: "*"))
        var width = 0
        var index = gap.lowerBound
        while index < gap.upperBound {
            if bytes[index] == .ampersand,
                let reference = CharacterReference(in: bytes, at: index, before: gap.upperBound, names: .html)
            {
                if reference.scalar.value == 0xA0 || (0x2000...0x200A).contains(reference.scalar.value) { width += 1 }
                index += reference.count
            } else {
                if bytes[index] == 0xA0 || isMarkdown && bytes[index] == .space { width += 1 }
                if bytes[index] == 0xE2, index + 2 < gap.upperBound, bytes[index + 1] == 0x80,
                    (0x80...0x8A).contains(bytes[index + 2])
                {
                    width += 1
                }
                index += 1
            }
        }
        return width
    }
}
