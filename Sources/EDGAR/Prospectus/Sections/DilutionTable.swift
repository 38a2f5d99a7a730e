/// Dilution (Regulation S-K, Item 506): net tangible book value per share before and after the offering, and what the
/// buyer's share loses on its price.
///
/// The item's table always has the same rows, and they add up: what stands before, and the increase from the offering,
/// is what stands after; the price less that is the dilution. Rows are told by their words and by where they stand, and
/// the sums choose between tables. Sentences say the same where there is no table.
struct DilutionTable: Sendable {
    private(set) var dilution: Dilution?

    init(_ pages: ProspectusPages) {
        let document = pages.document
        let sections = pages.outline.blocks(of: .dilution, in: document).prefix(4)
        var best: Candidate?
        for section in sections {
            for candidate in Self.candidates(document, document.rows(in: section))
            where candidate.score > best?.score ?? 0 {
                best = candidate
            }
        }
        var found = best?.dilution ?? Dilution()
        var sentences = DilutionSentences()
        for section in sections { sentences.read(Passage(document, blocks: section)) }
        // A row that the filing leaves open stays open.
        if best?.has(.book) != true {
            found.netTangibleBookValueBefore = sentences.before
            found.netTangibleBookValueAfter = sentences.after
        }
        if best?.has(.dilution) != true { found.dilutionPerUnit = sentences.dilution }
        let facts = [found.netTangibleBookValueBefore, found.netTangibleBookValueAfter, found.dilutionPerUnit]
        if facts.contains(where: { $0 != nil }) { dilution = found }
    }

    // MARK: - Rows

    private enum Line {
        case price
        case increase
        case book
        case dilution
    }

    private struct Item {
        var line: Line
        /// An increase that the offering brings; a book value after it.
        var isOfOffering: Bool
        var figures: [CellFigure]
    }

    private static func candidates(_ document: Document, _ rows: [Table.Row]) -> [Candidate] {
        var candidates: [Candidate] = []
        var items: [Item] = []
        var prefersLast = false
        var hasMaximum = false
        var label: Range<Int>?
        func close() {
            if items.contains(where: { $0.line == .book || $0.line == .dilution }) {
                let count = items.map(\.figures.count).max() ?? 0
                let columns =
                    hasMaximum || prefersLast ? Array((0..<max(1, count)).reversed()) : Array(0..<max(1, count))
                let read = columns.prefix(4).map { Candidate(document, items, column: $0) }
                if let best = read.enumerated().max(by: { ($0.1.score, -$0.0) < ($1.1.score, -$1.0) }) {
                    candidates.append(best.1)
                }
            }
            items = []
            prefersLast = false
        }
        for row in rows {
            let figures = row.values.compactMap { CellFigure(in: document, $0.range) }.filter { !$0.isPercent }
            var words = row.label.range
            if let above = label, words.lowerBound - above.upperBound <= 2 {
                words = above.lowerBound..<words.upperBound
            }
            if row.cells.count == 1 {
                // The first line of a label, or words about the table.
                label = row.label.range.count <= 110 && !document.endsClause(row.label.range) ? row.label.range : nil
            } else {
                label = nil
            }
            let passage = Passage(document, text: words.count <= 400 ? words : row.label.range)
            guard words.count <= 400, let line = line(of: passage) else {
                let captions = Passage(document, text: row.range.count <= 400 ? row.range : 0..<0)
                if row.cells.count > 1, captions.has(maximum) { hasMaximum = true }
                if row.cells.count > 1, captions.has(perShare), captions.has(perADS) { prefersLast = true }
                continue
            }
            guard row.cells.count > 1 else { continue }
            let starts = line == .price || line == .book
            if starts, items.contains(where: { $0.line == .dilution }) { close() }
            let isOfOffering = passage.has(line == .book ? after : fromOffering)
            items.append(Item(line: line, isOfOffering: isOfOffering, figures: figures))
        }
        close()
        return candidates
    }

    private static func line(of label: Passage) -> Line? {
        if label.has(dilutionWord) { return .dilution }
        if label.has(increase) { return .increase }
        if label.has(bookValue) { return .book }
        return label.has(price) ? .price : nil
    }

    private static let dilutionWord = Phrase("dilution")
    private static let increase = Phrase("increase|increases|decrease|accretion|change|reduction")
    private static let bookValue = Phrase("tangible|book ..3 value|deficit|assets")
    private static let price = Phrase("offering|public|subscription|purchase|sale|assumed ..6 price")
    private static let after = Phrase("after|following|adjusted|upon|giving")
    private static let fromOffering = Phrase(
        "offering|investors|investor|purchasers|purchaser|purchasing|sale|subscribers|participating|payments|hereby")
    private static let maximum = Phrase("maximum")
    private static let perShare = Phrase("share")
    private static let perADS = Phrase("ads")

    // MARK: - Tables

    private struct Candidate {
        var dilution = Dilution()
        var score = 0
        private var lines: Set<Line> = []

        func has(_ line: Line) -> Bool { lines.contains(line) }

        /// The table's figures in one of its columns.
        init(_ document: Document, _ items: [Item], column: Int) {
            lines = Set(items.map(\.line))
            func figure(_ item: Item) -> CellFigure? {
                guard !item.figures.isEmpty else { return nil }
                let figure = item.figures[min(column, item.figures.count - 1)]
                // Values in total are not per share.
                return figure.isDash || figure.amount.wholePart.magnitude >= 100_000 ? nil : figure
            }
            func fact(_ item: Item?) -> Fact<Amount>? {
                guard let item, let figure = figure(item) else { return nil }
                return Fact(figure.amount, at: document.sources(of: figure.range))
            }
            let end = items.firstIndex { $0.line == .dilution } ?? items.count
            let increases = items.indices.prefix(end).filter { items[$0].line == .increase }
            let turn = increases.last { items[$0].isOfOffering } ?? increases.last
            let books = items.indices.filter { items[$0].line == .book }
            let before: Int?
            let after: Int?
            if let turn {
                before = books.last { $0 < turn }
                after = books.first { $0 > turn && items[$0].isOfOffering } ?? books.first { $0 > turn }
            } else {
                after = books.last { items[$0].isOfOffering }
                before = books.last { index in index < (after ?? items.count) }
            }
            dilution.netTangibleBookValueBefore = fact(before.map { items[$0] })
            dilution.netTangibleBookValueAfter = fact(after.map { items[$0] })
            dilution.dilutionPerUnit = fact(items.first { $0.line == .dilution })
            let facts = [
                dilution.netTangibleBookValueBefore, dilution.netTangibleBookValueAfter, dilution.dilutionPerUnit,
            ]
            score = 1 + facts.filter { $0 != nil }.count
            let afterValue = dilution.netTangibleBookValueAfter?.value
            if let increase = turn.flatMap({ figure(items[$0]) }), let afterValue,
                let value = dilution.netTangibleBookValueBefore?.value,
                DilutionTable.isSum(value, increase.amount, afterValue)
            {
                score += 4
            }
            if let price = items.first(where: { $0.line == .price }).flatMap({ figure($0) }), let afterValue,
                let value = dilution.dilutionPerUnit?.value, DilutionTable.isSum(value, afterValue, price.amount)
            {
                score += 4
            }
        }
    }

    /// Whether two figures make the third, to two cents: filings round.
    static func isSum(_ first: Amount, _ second: Amount, _ sum: Amount) -> Bool {
        guard let rest = first.plus(second)?.minus(sum) else { return false }
        return rest.magnitude <= Amount(2, scale: 2)
    }
}
