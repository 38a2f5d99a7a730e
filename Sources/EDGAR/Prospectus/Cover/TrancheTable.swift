/// The classes of a securitization, which its cover lists in a table rather than in lines: as rows or as columns, with
/// their amounts, rates and dates (Regulation AB, Item 1102(a)).
struct TrancheTable {
    private(set) var securities: [Security] = []
    /// Of the first class.
    private(set) var coupon: Fact<Amount>?
    private(set) var maturity: Fact<Day>?

    private let document: Document
    /// Which of the values is the amount.
    private var column: Int?

    init(_ pages: ProspectusPages) {
        document = pages.document
        var index = pages.outline.front
        while index < pages.outline.cover.upperBound, securities.isEmpty {
            guard document.blocks[index].isRow else {
                index += 1
                continue
            }
            let table = document.table(at: index, before: pages.outline.cover.upperBound)
            index = max(index + 1, table.blocks.upperBound)
            readRows(table)
            if securities.isEmpty { readColumns(table) }
        }
    }

    private static let tranche = Phrase("class|series|tranche|subclass # ")
    private static let noun = Phrase("notes|certificates|bonds|note|certificate")

    /// "Class A-1 Notes", "Class B", and not "Per Class A-1 Note".
    private func isTranche(_ range: Range<Int>) -> Bool {
        let passage = Passage(document, text: range)
        guard (2...9).contains(passage.tokens.count), let first = passage.tokens.first, Self.names.contains(first.word)
        else { return false }
        // A letter, perhaps with a number: A, A-1, A-2a, M1.
        let letter = passage.tokens[1].range
        return passage.tokens[1].kind == .number || letter.count <= 3
    }

    private static let names: Set<UInt64> = Set(["class", "tranche", "subclass"].map { Token.word($0.utf8) })

    // MARK: - Classes as rows

    private mutating func readRows(_ table: Table) {
        for row in table.rows.prefix(40) where row.cells.count > 1 && isTranche(row.label.range) {
            // The sign may stand in the first row only.
            let values = row.values.map(\.range)
            let place = values.firstIndex { money($0) != nil } ?? column
            guard let place, place < values.count, let amount = money(values[place]) ?? number(values[place]),
                let title = document.fact(titleRange(row.label.range))
            else { continue }
            securities.append(Security(title: title, kind: .abs, amount: amount, unit: .currency))
            column = column ?? place
            if securities.count == 1 {
                coupon = row.values.compactMap { self.rate($0.range) }.first
                maturity = row.values.compactMap { self.day($0.range) }.last
            }
        }
    }

    // MARK: - Classes as columns

    private mutating func readColumns(_ table: Table) {
        guard let header = table.rows.prefix(4).first(where: { row in row.cells.count { isTranche($0.range) } >= 2 })
        else { return }
        let classes = header.cells.map(\.range).filter { isTranche($0) }
        var amounts: [Fact<Amount>?] = []
        for row in table.rows where row.values.count == classes.count {
            let label = Passage(document, text: row.label.range)
            if amounts.isEmpty, label.has(Self.principal) {
                amounts = row.values.map { money($0.range) }
            } else if coupon == nil, label.has(Self.interest) {
                coupon = row.values.first.flatMap { rate($0.range) }
            } else if label.has(Self.final) {
                maturity = row.values.first.flatMap { day($0.range) }
            }
        }
        guard amounts.count == classes.count else { return }
        for (range, amount) in zip(classes, amounts) {
            guard let title = document.fact(titleRange(range)) else { continue }
            securities.append(Security(title: title, kind: .abs, amount: amount, unit: .currency))
        }
    }

    private static let principal = Phrase("principal|initial|aggregate|class|note amount|balance|principal")
    private static let interest = Phrase("interest|coupon|note|pass rate|through")
    private static let final = Phrase("final|legal|maturity|stated ..3 date")

    // MARK: - Cells

    /// Without the mark of a note.
    private func titleRange(_ range: Range<Int>) -> Range<Int> {
        let passage = Passage(document, text: range)
        guard let open = passage.tokens.firstIndex(where: { $0.kind == .open }), open > 0 else { return range }
        return range.lowerBound..<Int(passage.tokens[open - 1].end)
    }

    private func money(_ range: Range<Int>) -> Fact<Amount>? {
        let passage = Passage(document, text: range)
        guard let index = passage.tokens.firstIndex(where: { $0.kind == .currency }),
            let money = passage.money(at: index)
        else { return nil }
        return passage.fact(money.amount, money.tokens)
    }

    /// An amount without its sign.
    private func number(_ range: Range<Int>) -> Fact<Amount>? {
        let passage = Passage(document, text: range)
        guard passage.tokens.count == 1, let number = passage.number(at: 0), number.amount >= Amount(1000) else {
            return nil
        }
        return passage.fact(number.amount, number.tokens)
    }

    /// A fixed rate; a margin over an index is none.
    private func rate(_ range: Range<Int>) -> Fact<Amount>? {
        let passage = Passage(document, text: range)
        guard let number = passage.number(at: 0), passage.kind(at: number.tokens.upperBound) == .percent else {
            return nil
        }
        return passage.fact(number.amount, number.tokens)
    }

    private func day(_ range: Range<Int>) -> Fact<Day>? {
        let passage = Passage(document, text: range)
        return passage.day(at: 0).map { passage.fact($0.day, $0.tokens) }
    }
}
