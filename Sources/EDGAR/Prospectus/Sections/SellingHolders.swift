/// The holders who sell (Regulation S-K, Item 507), a table row each: what they own before the offering, what they
/// offer, and what they will own after it.
///
/// A section is read row by row, so that tables split over pages or classes need no putting together: captions hold
/// until others follow. Rows without a number are the rest of a name, or words that head a group.
struct SellingHolders: Sendable {
    private(set) var holders: [SellingHolder] = []

    /// No prospectus names more holders.
    private static let mostHolders = 20_000

    init(_ pages: ProspectusPages, kind: OfferingKind?) {
        let document = pages.document
        var sections: [Range<Int>] = []
        for section in pages.outline.extents(of: .sellingHolders, in: document) {
            // A caption "Selling stockholders" within the table heads no section of its own.
            if let last = sections.last, section.lowerBound - last.upperBound <= 1 {
                sections[sections.count - 1] = last.lowerBound..<section.upperBound
            } else {
                sections.append(section)
            }
        }
        for section in sections {
            var reader = HolderReader(document, isSellingSection: true, sellsOnly: kind == .resale || kind == .sticker)
            reader.read(section)
            add(reader.holders)
        }
        if holders.isEmpty, kind == .resale || kind == .sticker {
            // Under a heading of another name.
            var reader = HolderReader(document, isSellingSection: false, sellsOnly: true)
            reader.read(pages.outline.supplement)
            add(reader.holders)
        }
    }

    /// A table that is printed again in another section says nothing new.
    private mutating func add(_ more: [SellingHolder]) {
        func key(_ holder: SellingHolder) -> [String] {
            [holder.name.value] + [holder.before, holder.offered, holder.after].map { $0?.value.description ?? "" }
        }
        let seen = Set(holders.map(key))
        for holder in more.prefix(Self.mostHolders - holders.count) where !seen.contains(key(holder)) {
            holders.append(holder)
        }
    }
}

/// Reads the rows of a section in their order.
private struct HolderReader {
    let document: Document
    let isSellingSection: Bool
    /// Nobody but holders sells: a row whose number is left open is one of them.
    let sellsOnly: Bool
    private(set) var holders: [SellingHolder] = []
    private var columns: HolderColumns?
    /// Rows since the last holder that may be captions.
    private var captions: [Table.Row] = []
    /// A row of words only, which may begin the next holder's name.
    private var pending: Table.Row?
    /// The last holder's name, while the rows below may go on with it.
    private var open: (name: HolderName, indent: Int)?

    init(_ document: Document, isSellingSection: Bool, sellsOnly: Bool) {
        self.document = document
        self.isSellingSection = isSellingSection
        self.sellsOnly = sellsOnly
    }

    /// No holders' table has more columns.
    private static let mostCells = 64
    /// A cell of more words is prose.
    private static let longestCell = 240

    mutating func read(_ section: Range<Int>) {
        for index in section {
            let block = document.blocks[index]
            guard block.kind != .pageBreak else { continue }
            let row = document.typedRow(of: block)
            guard !row.cells.isEmpty, row.cells.count <= Self.mostCells else { continue }
            if row.cells.count == 1 {
                readWords(row, isRow: block.isRow, isTyped: block.isSpaced || !block.isRow)
            } else if let figures = figures(of: row) {
                readHolder(row, figures, isTyped: block.isSpaced)
            } else if row.cells.allSatisfy({ $0.range.count <= Self.longestCell }) {
                if captions.isEmpty || !isMark(row.label.range) { captions.append(row) }
                if captions.count > 40 { captions.removeFirst(20) }
                pending = nil
                close()
            }
        }
        close()
    }

    /// The values of a row that lists something: at least one is a number or a dash.
    private func figures(of row: Table.Row) -> [CellFigure?]? {
        let figures = row.values.map { CellFigure(in: document, $0.range) }
        guard figures.contains(where: { $0 != nil }), !isMark(row.label.range) else { return nil }
        // A caption may hold a year or a note's mark, but then words stand in most cells.
        let words = row.values.filter { cell in
            document.text[cell.range].contains { $0.isLetter } && CellFigure(in: document, cell.range) == nil
        }
        return words.count > row.values.count / 2 ? nil : figures
    }

    /// `(1)`, `*`: a note to the table.
    private func isMark(_ range: Range<Int>) -> Bool {
        let words = document.text[range]
        return words.count <= 5 && !words.contains { $0.isLetter && !$0.isDigit }
            || words.count <= 4 && words.first == UInt8(ascii: "(")
    }

    // MARK: - Rows of words

    private mutating func readWords(_ row: Table.Row, isRow: Bool, isTyped: Bool) {
        // Prose parts two tables; the second has captions of its own.
        guard row.range.count <= (isRow ? 140 : 60), isRow || !document.endsClause(row.range) else {
            captions = []
            pending = nil
            return close()
        }
        // The head of a page.
        if document.first("table of contents", in: row.range) != nil { return close() }
        let first = document.text[row.range.lowerBound]
        let beginsNote = first == UInt8(ascii: "(") || first == UInt8(ascii: "*") || first.isDigit
        if let last = open, !beginsNote, last.name.ranges.count < 3,
            !document.endsClause(row.range) || isNameTail(row.range),
            isNameTail(row.range) || isTyped && row.indent > last.indent && row.indent < last.indent + 12
        {
            open?.name.append(row.range, in: document)
            return
        }
        close()
        // Under other columns than the first it is a caption, and so is the name of the first.
        if row.indent >= (isTyped ? 20 : 1) || row.range.count <= 50 && isNameCaption(row) {
            captions.append(row)
            if captions.count > 40 { captions.removeFirst(20) }
        }
        if var above = pending, isTyped, row.indent > above.indent, row.indent < above.indent + 12,
            above.range.count <= 160, row.range.lowerBound - above.range.upperBound <= 2
        {
            // A name of three lines.
            above.cells[0].range = above.range.lowerBound..<row.range.upperBound
            pending = above
        } else {
            pending = row
        }
    }

    private func isNameCaption(_ row: Table.Row) -> Bool {
        let words: [StaticString] = ["name", "holder", "owner"]
        return words.contains { document.first($0, in: row.range) != nil }
    }

    /// The rows that name the columns: behind the last that has several cells only words above a column do.
    private func columnCaptions(isTyped: Bool) -> [Table.Row] {
        guard let last = captions.lastIndex(where: { $0.cells.count > 1 }) else {
            return captions.filter { $0.indent >= (isTyped ? 20 : 1) }
        }
        return captions[...last] + captions[(last + 1)...].filter { $0.indent >= (isTyped ? 20 : 1) }
    }

    /// Words that cannot begin a name: "and Sarah Lee, as trustees", "L.P.".
    private func isNameTail(_ range: Range<Int>) -> Bool {
        let text = document.text
        let first = text[range.lowerBound]
        if (0x61...0x7A).contains(first), !text.hasText("c/o", at: range.lowerBound, before: range.upperBound) {
            return true
        }
        let tails: [StaticString] = [
            "L.P.", "LP", "LLC", "L.L.C.", "Inc.", "Inc", "Ltd.", "Ltd", "Limited", "N.A.", "& Co", "JTWROS", "JT TEN",
            "Trust",
            "Trustee", "TTEE", "Corp.", "Corporation", "FBO", "dtd", "U/A", "UTA", "IRA", "Fund",
        ]
        return tails.contains { tail in
            let end = range.lowerBound + tail.utf8CodeUnitCount
            return text.hasText(tail, at: range.lowerBound, before: range.upperBound)
                && !text[end..<range.upperBound].prefix(2).contains { $0.isLetter } && range.count < 16
        }
    }

    // MARK: - Rows of holders

    private mutating func readHolder(_ row: Table.Row, _ figures: [CellFigure?], isTyped: Bool) {
        close()
        var name = row.label.range
        var values = Array(row.values)
        var figures = figures
        // A number of the row, or a mark, before the name.
        if CellFigure(in: document, name) != nil || isMark(name) {
            guard values.count > 1, figures[0] == nil else { return reset() }
            name = values[0].range
            values.removeFirst()
            figures.removeFirst()
        }
        // A mark behind the name in a cell of its own.
        while let first = values.first, figures.first ?? nil == nil, isMark(first.range),
            !document.text[first.range].contains(UInt8(ascii: "*"))
        {
            values.removeFirst()
            figures.removeFirst()
        }
        let captions = columnCaptions(isTyped: isTyped)
        if !captions.isEmpty {
            if let found = HolderColumns(
                document, captions: captions, isTyped: isTyped, isSellingSection: isSellingSection)
            {
                columns = found
            } else if HolderColumns.areCaptions(document, captions) {
                // Another table, without what is offered: five-percent owners.
                columns = nil
            }
        }
        self.captions = []
        defer { pending = nil }
        guard var layout = columns else { return }
        let meanings = layout.meanings(of: values)
        columns = layout
        func fact(_ meaning: HolderColumns.Meaning) -> Fact<Amount>? {
            for (index, figure) in figures.enumerated() where meanings[index] == meaning {
                guard let figure, !figure.isPercent else { continue }
                return Fact(figure.amount, at: document.sources(of: figure.range))
            }
            return nil
        }
        let offered = fact(.offered)
        guard offered?.value ?? Amount(1) > .zero, offered != nil || sellsOnly else { return }
        var whole = name
        if let pending, joins(pending, row, name) { whole = pending.range.lowerBound..<name.upperBound }
        let label = Passage(document, text: whole)
        guard !label.tokens.isEmpty, !label.has(Self.group), !label.has(Self.period), !isTotal(label) else {
            return
        }
        let holder = HolderName(whole, in: document)
        guard let fullName = holder.fact(in: document) else { return }
        holders.append(SellingHolder(name: fullName, before: fact(.before), offered: offered, after: fact(.after)))
        open = (holder, row.indent)
    }

    private mutating func reset() {
        pending = nil
        captions = []
    }

    /// Whether the row of words above begins the name that the row goes on with.
    private func joins(_ above: Table.Row, _ row: Table.Row, _ name: Range<Int>) -> Bool {
        let text = document.text
        guard text[above.range.upperBound - 1] != UInt8(ascii: ":"), name.lowerBound - above.range.upperBound <= 2
        else {
            return false
        }
        if row.indent > above.indent, row.indent < above.indent + 12, row.cells[0].columns.lowerBound > 1 {
            return true
        }
        let last = text[above.range.upperBound - 1]
        if last == UInt8(ascii: ",") || last == UInt8(ascii: "&") { return true }
        let words = Passage(document, text: above.range)
        if let end = words.tokens.last, Self.conjunctions.contains(end.word) { return true }
        return isNameTail(name)
    }

    private func isTotal(_ label: Passage) -> Bool {
        label.first(Self.total)?.lowerBound == 0
    }

    /// The name of the last holder is whole.
    private mutating func close() {
        if let open, let name = open.name.fact(in: document), !holders.isEmpty {
            holders[holders.count - 1].name = name
        }
        open = nil
    }

    private static let group = Phrase("directors|officers|executives ..8 group")
    /// Of a table of prices.
    private static let period = Phrase("quarter|q1|q2|q3|q4")
    private static let total = Phrase("(grand) total|totals|subtotal|subtotals")
    private static let conjunctions = Set(
        ["and", "of", "the", "for", "as", "by", "dated", "or"].map { Token.word($0.utf8) })
}
