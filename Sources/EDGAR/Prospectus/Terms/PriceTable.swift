/// The table of price, discount and proceeds that every cover of a priced offering has (Item 501(b)(3)).
///
/// It comes in two orientations: the items as rows under "Per Share" and "Total", or as captions over rows of these
/// names. Preliminaries have it with its figures left open.
struct PriceTable {
    private(set) var terms = PriceTerms()
    /// There is such a table, whatever of it is filled in.
    private(set) var isPresent = false
    private(set) var currency: Fact<String>?
    /// Its prices are in percent of the principal.
    private(set) var isInPercent = false
    /// What the unit columns are called: "Per ADS", "Per Note".
    private(set) var unitCaption: String?
    /// The rows or columns end in a column of totals of an offering with a minimum and a maximum.
    private(set) var hasMaximum = false
    /// Where the table goes on to what is left after expenses.
    private(set) var netProceeds: Fact<Amount>?
    /// It has an item for what selling holders get.
    private(set) var hasHoldersProceeds = false

    private let document: Document
    /// Where the captions of a table of one row of them stand, that of the labels left out.
    private var captionCells: [Range<Int>] = []

    private enum Item: Hashable { case price, discount, proceeds, holdersProceeds }

    private enum Measure: Hashable { case unit, total, tranche }

    init(_ pages: ProspectusPages) {
        document = pages.document
        let blocks = document.blocks
        var index = pages.outline.front
        while index < pages.outline.cover.upperBound, !isPresent {
            guard blocks[index].isRow else {
                index += 1
                continue
            }
            let table = document.table(at: index, before: pages.outline.cover.upperBound)
            read(table)
            index = table.blocks.upperBound
        }
    }

    // MARK: - Orientation

    private mutating func read(_ table: Table) {
        guard table.rows.count >= 2, !isFeeTable(table) else { return }
        // A caption over columns of figures is no label of a row.
        let items = table.rows.map { row in
            row.cells.count == 1 || row.values.contains { isValue($0.range) || isBlankFigure($0.range) }
                ? item(of: row.label.range) : nil
        }
        if items.contains(.price), items.contains(.proceeds) || items.contains(.discount) {
            isPresent = true
            readRows(table, items)
        } else if let header = trancheHeader(table) {
            isPresent = true
            readTranches(table, header)
        } else if let header = headerEnd(table) {
            let columns = columnItems(table, header)
            let items = Set(columns.map(\.item))
            guard items.contains(.price), items.contains(.proceeds) || items.contains(.discount) else { return }
            isPresent = true
            if header == 1 { captionCells = table.rows[0].cells.map(\.columns) }
            readColumns(table, header, columns)
        }
    }

    /// "Calculation of registration fee": its maximum price is no price to the public.
    private func isFeeTable(_ table: Table) -> Bool {
        guard let first = table.rows.first, let last = table.rows.last else { return true }
        let range = first.range.lowerBound..<last.range.upperBound
        return ["registration fee", "Amount to be", "redemption"].contains { document.first($0, in: range) != nil }
    }

    private static let price = Phrase("price|subscription|issue")
    private static let grossProceeds = Phrase("gross (offering) proceeds")
    private static let discount = Phrase("discount|discounts|commission|commissions|fee|fees|spread|compensation|load")
    private static let assumed = Phrase("assumed|midpoint")
    private static let option = Phrase("with|assuming|full ..4 allotment|overallotment|option|exercise|exercised")
    private static let withoutOption = Phrase("without|no|excluding|before")

    private func countsOption(_ caption: Range<Int>) -> Bool {
        let passage = Passage(document, text: caption)
        return passage.has(Self.option) && !passage.has(Self.withoutOption)
    }

    private static let expenses = Phrase("(estimated) offering|conversion|other expenses")
    private static let net = Phrase("net")
    private static let proceeds = Phrase("proceeds")
    private static let holders = Phrase(
        "selling stockholder|stockholders|shareholder|shareholders|securityholders|holders|unitholders|security|unitholder|securityholder"
    )
    private static let otherProceeds = Phrase("if|assuming|option")
    private static let toHolders = Phrase("proceeds ..6 selling")

    private func item(of label: Range<Int>) -> Item? {
        let passage = Passage(document, text: label)
        guard passage.tokens.count < 40 else { return nil }
        if passage.first(Self.grossProceeds)?.lowerBound == 0 { return .price }
        if let place = passage.first(Self.proceeds) {
            if passage.has(Self.toHolders) || passage.has(Self.holders) { return .holdersProceeds }
            // "Underwriting discount … proceeds" does not occur; "net proceeds, before expenses" does.
            return place.lowerBound < 8 ? .proceeds : nil
        }
        if passage.has(Self.discount) { return passage.has(Self.expenses) ? nil : .discount }
        if let place = passage.first(Self.price), place.lowerBound < 8 { return .price }
        return nil
    }

    // MARK: - Items as rows

    private mutating func readRows(_ table: Table, _ items: [Item?]) {
        let firstItem = items.firstIndex { $0 != nil } ?? 0
        // A row of figures above the first item, "Number of shares", is no caption.
        let captions = table.rows[..<firstItem].filter { row in !row.values.contains { isPlainFigure($0.range) } }
            .flatMap { row in row.cells.map(\.range) }
        let measures = captions.compactMap { measure(of: $0) }
        unitCaption = captions.first { measure(of: $0) == .unit }.map { document.string($0) }
        hasMaximum = captions.contains { document.first("maximum", in: $0) != nil }
        let hasTotal = measures.contains(.total)
        // "Per 2027 Note | Total | Per 2034 Note | Total": what the filing does not add up is not a fact.
        let hasExpenses = table.rows.contains { Passage(document, text: $0.label.range).has(Self.expenses) }
        let totals = measures.count { $0 == .total }
        let units = measures.count { $0 == .unit }
        let hasGrandTotal = totals < 2 || hasMaximum || units < 2 || totals == units + 1
        // "Minimum | Midpoint | Maximum | Adjusted Maximum": the offering's maximum is the third.
        let maximum = captions.firstIndex {
            document.first("maximum", in: $0) != nil && document.first("adjusted", in: $0) == nil
                && document.first("super", in: $0) == nil && document.first("total", in: $0) == nil
        }
        var seen: Set<Item> = []
        for (row, item) in zip(table.rows, items) {
            guard let item else { continue }
            if item == .holdersProceeds { hasHoldersProceeds = true }
            if item == .proceeds, hasExpenses, Passage(document, text: row.label.range).has(Self.net) {
                // What is left after expenses is not what is left before them.
                if netProceeds == nil, let maximum, row.values.count == captions.count {
                    netProceeds = amount(row.cells[maximum + 1].range)
                }
                continue
            }
            guard seen.insert(item).inserted else { continue }
            guard !Passage(document, text: row.label.range).has(Self.assumed) else { continue }
            var values = row.values.filter { isValue($0.range) }
            // "Total With Over-Allotment" is another deal than the base one.
            if values.count == captions.count, captions.contains(where: { countsOption($0) }) {
                values = zip(values, captions).filter { !countsOption($0.1) }.map(\.0)
            }
            if let first = values.first, !(maximum != nil && units == 0),
                values.count > 1 || !(hasTotal && !measures.contains(.unit))
            {
                set(item, .unit, first.range)
            }
            if let maximum, values.count == captions.count, units == 0 {
                set(item, .total, values[maximum].range)
                continue
            }
            if let last = values.last, hasGrandTotal, values.count > 1 || (hasTotal && !measures.contains(.unit)) {
                set(item, .total, last.range)
            }
        }
    }

    // MARK: - Tranches as rows

    /// The row of "Per Note | Total | Per Note | Total …" under the items.
    private func trancheHeader(_ table: Table) -> Int? {
        for index in 1..<max(1, min(table.rows.count, 4)) {
            let cells = table.rows[index].cells
            let items = table.rows[index - 1].cells.compactMap { item(of: $0.range) }
            if items.count >= 2, items.contains(.price), cells.count == items.count * 2,
                cells.allSatisfy({ measure(of: $0.range) != nil })
            {
                return index
            }
        }
        return nil
    }

    private mutating func readTranches(_ table: Table, _ header: Int) {
        let items = table.rows[header - 1].cells.compactMap { item(of: $0.range) }
        let rows = table.rows[(header + 1)...].filter { row in row.values.count == items.count * 2 }
        unitCaption = table.rows[header].cells.first.map { document.string($0.range) }
        for (index, item) in items.enumerated() where items.firstIndex(of: item) == index {
            if let first = rows.first { set(item, .unit, first.cells[1 + index * 2].range) }
            // What the filing does not add up is not a fact.
            let sum = rows.count == 1 ? rows.first : rows.first { measure(of: $0.label.range) == .total }
            if let sum { set(item, .total, sum.cells[2 + index * 2].range) }
        }
    }

    // MARK: - Items as columns

    /// Where the captions end: at the first row that begins with "Per …" or "Total".
    private func headerEnd(_ table: Table) -> Int? {
        guard let first = table.rows.firstIndex(where: { measure(of: $0.label.range) != nil && $0.cells.count > 1 }),
            first > 0
        else { return nil }
        return first
    }

    private mutating func readColumns(
        _ table: Table, _ header: Int, _ columns: [(item: Item, columns: Range<Int>)]
    ) {
        var units = 0
        var totals: [Table.Row] = []
        var trancheTotals: [Table.Row] = []
        for row in table.rows[header...] {
            guard let measure = measure(of: row.label.range) else { continue }
            switch measure {
            case .unit:
                units += 1
                guard units == 1 else { continue }
                unitCaption = document.string(row.label.range)
                take(row, .unit, columns)
            case .total: totals.append(row)
            case .tranche: trancheTotals.append(row)
            }
        }
        // With a total for each tranche only one more is the sum of all.
        if totals.count == 1 || totals.count == units + 1, let row = totals.last {
            take(row, .total, columns)
        } else if totals.isEmpty, trancheTotals.count == 1, units == 1, let row = trancheTotals.first {
            take(row, .total, columns)
        }
    }

    /// The items in the order of the columns of values.
    private func columnItems(_ table: Table, _ header: Int) -> [(item: Item, columns: Range<Int>)] {
        var found: [(item: Item, columns: Range<Int>)] = []
        if document.blocks[table.blocks.lowerBound].isSpaced {
            let captions = document.captions(of: table, above: header)
            return captions.compactMap { caption in item(ofCaption: caption.words).map { ($0, caption.columns) } }
        }
        // Typed captions are stacked: words that stand over each other belong together.
        var stacks: [(words: [Range<Int>], columns: Range<Int>)] = []
        for row in table.rows[..<header] {
            for cell in row.cells {
                if let index = stacks.firstIndex(where: { $0.columns.overlaps(cell.columns) }) {
                    stacks[index].words.append(cell.range)
                    let columns = stacks[index].columns
                    stacks[index].columns =
                        min(
                            columns.lowerBound, cell.columns.lowerBound)..<max(
                            columns.upperBound, cell.columns.upperBound)
                } else {
                    stacks.append(([cell.range], cell.columns))
                }
            }
        }
        for stack in stacks.sorted(by: { $0.columns.lowerBound < $1.columns.lowerBound }) {
            if let item = item(ofCaption: stack.words) { found.append((item, stack.columns)) }
        }
        return found
    }

    /// What a column holds, by the words that stand over it.
    private func item(ofCaption words: [Range<Int>]) -> Item? {
        let items = words.compactMap { self.item(of: $0) }
        guard !items.isEmpty else { return nil }
        if items.contains(.proceeds) || items.contains(.holdersProceeds) {
            let isHolders = words.contains { Passage(document, text: $0).has(Self.holdersAlone) }
            return isHolders ? .holdersProceeds : .proceeds
        }
        return items.contains(.discount) ? .discount : .price
    }

    private static let holdersAlone = Phrase(
        "selling|stockholder|stockholders|shareholder|shareholders|securityholders|holders|unitholders")

    private mutating func take(_ row: Table.Row, _ measure: Measure, _ columns: [(item: Item, columns: Range<Int>)]) {
        let values = row.values.filter { isValue($0.range) || isOpen($0.range) }
        for (position, column) in columns.enumerated() {
            if column.item == .holdersProceeds { hasHoldersProceeds = true }
            guard columns.firstIndex(where: { $0.item == column.item }) == position else { continue }
            // As many values as captions stand below them one by one; otherwise the nearest is meant.
            let value =
                values.count == columns.count
                ? values[position]
                : values.count == captionCells.count
                    ? captionCells.firstIndex { $0.overlaps(column.columns) }.map { values[$0] }
                    : values.first { $0.columns.overlaps(column.columns) }
            if let value, isValue(value.range) { set(column.item, measure, value.range) }
        }
    }

    // MARK: - Cells

    private static let per = Phrase("per|each")
    /// "Class A-1 Notes" in a table of a securitization.
    private static let tranche = Phrase("class a|b|c|d|m|1|2")
    private static let total = Phrase("total|aggregate|totals")
    private static let wholeOffering = Phrase("maximum|minimum|offering|all|combined|grand|aggregate")

    private func measure(of label: Range<Int>) -> Measure? {
        let passage = Passage(document, text: label)
        guard passage.tokens.count <= 16 else { return nil }
        if let place = passage.first(Self.total) {
            let words = passage.tokens.filter { $0.kind == .word }
            let isAlone = words.count == 1 || passage.kind(at: place.upperBound) == .open || hasMaximumWord(passage)
            return isAlone ? .total : .tranche
        }
        if passage.has(Self.per) { return .unit }
        if Self.tranche.match(passage.tokens, from: 0, before: passage.tokens.count) != nil { return .unit }
        return nil
    }

    private func hasMaximumWord(_ passage: Passage) -> Bool {
        passage.has(Self.wholeOffering)
    }

    private func isPlainFigure(_ range: Range<Int>) -> Bool {
        isValue(range) && !document.text[range].contains(where: \.isLetter)
    }

    private func isValue(_ range: Range<Int>) -> Bool {
        document.text[range].contains(where: \.isDigit) && !isMark(range)
    }

    /// `(1)`: the mark of a note in a cell of its own.
    private func isMark(_ range: Range<Int>) -> Bool {
        let text = document.text
        return range.count <= 4 && text[range.lowerBound] == UInt8(ascii: "(")
            && text[range.upperBound - 1] == UInt8(ascii: ")")
    }

    /// `$`, `%` or `____`: where a figure will stand.
    private func isBlankFigure(_ range: Range<Int>) -> Bool {
        !document.text[range].contains { $0.isLetter || $0.isDigit }
    }

    /// A place left open: `$`, `%`, `____`.
    private func isOpen(_ range: Range<Int>) -> Bool { !isMark(range) }

    private func amount(_ range: Range<Int>) -> Fact<Amount>? {
        let passage = Passage(document, text: range)
        guard let index = passage.tokens.firstIndex(where: { $0.kind == .number }) else { return nil }
        return passage.number(at: index).map { passage.fact($0.amount, $0.tokens) }
    }

    private mutating func set(_ item: Item, _ measure: Measure, _ range: Range<Int>) {
        let passage = Passage(document, text: range)
        guard let index = passage.tokens.firstIndex(where: { $0.kind == .number }),
            let number = passage.number(at: index)
        else { return }
        let isPercent = passage.kind(at: number.tokens.upperBound) == .percent
        // ".125% – .750%": a range is no figure.
        if isRange(passage) { return }
        var words = number.tokens
        if index > 0, passage.kind(at: index - 1) == .currency {
            words = index - 1..<number.tokens.upperBound
            if currency == nil,
                let money = passage.money(
                    at: index >= 2 && passage.kind(at: index - 2) == .word ? index - 2 : index - 1)
            {
                currency = passage.fact(money.currency, money.tokens)
            }
        }
        let fact = passage.fact(number.amount, words)
        switch (item, measure) {
        case (.price, .unit):
            if isPercent {
                isInPercent = true
                terms.pricePercent = fact
            } else {
                terms.pricePerUnit = fact
            }
        case (.price, _): terms.grossProceeds = isPercent ? nil : fact
        case (.discount, .unit):
            if isPercent {
                terms.discountPercent = fact
            } else {
                terms.discountPerUnit = fact
                // "Up to $27.50 (2.75%)" says both.
                if let place = passage.first(Self.inPercent, in: number.tokens.upperBound..<passage.tokens.count),
                    let percent = passage.number(at: place.lowerBound)
                {
                    terms.discountPercent = passage.fact(percent.amount, place)
                }
            }
        case (.discount, _): terms.discountTotal = isPercent ? nil : fact
        case (.proceeds, .unit): terms.proceedsPerUnit = isPercent ? nil : fact
        case (.proceeds, _): terms.proceedsTotal = isPercent ? nil : fact
        case (.holdersProceeds, _): break
        }
    }

    /// Two figures with a dash or "to" between.
    private func isRange(_ passage: Passage) -> Bool {
        let numbers = passage.tokens.indices.filter { passage.kind(at: $0) == .number }
        guard let first = numbers.first, numbers.count > 1, let second = numbers.dropFirst().first else { return false }
        return (first..<second).contains { passage.kind(at: $0) == .dash || passage.isWord("to", at: $0) }
    }

    private static let inPercent = Phrase("# %")
}
