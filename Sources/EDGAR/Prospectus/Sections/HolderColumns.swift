/// The columns of a selling holders' table (Regulation S-K, Item 507): how much each holder owns, offers, and will own.
///
/// Captions stand in one row or several, in any order, some over two columns. Which column is which is told by all the
/// captions above it; where one that spans others makes two readings possible, by the lowest.
struct HolderColumns: Sendable {
    enum Meaning: Sendable {
        case before
        case offered
        case after
        case percent
    }

    private struct Caption {
        var columns: Range<Int>
        var words: Range<Int>
    }

    private struct Column {
        var position: Range<Int>
        var meaning: Meaning?
    }

    /// Captions by row, from the top.
    private var captions: [[Caption]] = []
    private let isTyped: Bool
    /// Of the lowest row: in a table with as many values as captions each value belongs to its caption.
    private var leaves: [Column] = []
    /// Of all rows: captions with no other below them. A row without gaps has a value for each.
    private var ends: [Column] = []
    private var hasNameCaption = false
    private var usesLowest = false
    private var namesBefore = false
    private var namesAfter = false
    /// Principal amounts are read as well as numbers of shares.
    private var countsPrincipal = false
    private let document: Document
    /// What has been found for a column, since every row asks for the same ones.
    private var known: [Range<Int>: Meaning?] = [:]

    /// No table has more rows of captions.
    private static let mostRows = 12

    /// Columns as the captions in `rows` name them; nil when none is of what is offered.
    init?(_ document: Document, captions rows: [Table.Row], isTyped: Bool, isSellingSection: Bool) {
        self.document = document
        self.isTyped = isTyped
        // A caption of a markup spans the empty columns behind it, but not into what stands below the next one above.
        var starts: [Int] = []
        for row in rows.suffix(Self.mostRows) {
            captions.append(
                row.cells.enumerated().map { index, cell in
                    let start = cell.columns.lowerBound
                    let next = index + 1 < row.cells.count ? row.cells[index + 1].columns.lowerBound : Int.max
                    let bound = starts.first { $0 > start } ?? Int.max
                    let end = max(cell.columns.upperBound, min(next, bound))
                    return Caption(columns: isTyped ? cell.columns : start..<end, words: cell.range)
                })
            starts = (starts + row.cells.map(\.columns.lowerBound)).sorted()
        }
        guard let lowest = captions.last else { return nil }
        let first = lowest[0].columns.lowerBound
        hasNameCaption = isTyped ? first < 20 : first == 0
        leaves = lowest.map { Column(position: $0.columns) }
        var values = hasNameCaption ? leaves.indices.dropFirst() : leaves.indices
        if values.isEmpty { values = leaves.indices }
        // Of notes and the shares behind them, the shares; captions together before each alone.
        var isFound = false
        for reading in [(false, false), (true, false), (false, true)] where !isFound {
            read(values, usesLowest: reading.0, countsPrincipal: reading.1)
            isFound = leaves.contains { $0.meaning == .offered }
        }
        if !isFound {
            read(values, usesLowest: false, countsPrincipal: false)
            isFound = hasOfferedAbove
        }
        let meanings = captions.joined().map { meaning(of: [$0.words]) }
        namesBefore = meanings.contains(.before)
        namesAfter = meanings.contains(.after)
        if !isFound, isSellingSection, let only = onlyNumber(values) {
            leaves[only].meaning = .offered
            isFound = true
        }
        guard isFound else { return nil }
        if !isTyped { ends = endColumns(first: first) }
    }

    /// The captions that no other stands below, from left to right, that of the names left out.
    private func endColumns(first: Int) -> [Column] {
        var found: [Range<Int>] = []
        for (index, row) in captions.enumerated() {
            for caption in row {
                let below = captions[(index + 1)...].joined()
                guard !below.contains(where: { caption.columns.contains($0.columns.lowerBound) }) else { continue }
                found.append(caption.columns)
            }
        }
        found.sort { $0.lowerBound < $1.lowerBound }
        if hasNameCaption, found.first?.lowerBound == first { found.removeFirst() }
        return found.map { Column(position: $0, meaning: meaning(above: $0)) }
    }

    private mutating func read(_ values: Range<Int>, usesLowest: Bool, countsPrincipal: Bool) {
        self.usesLowest = usesLowest
        self.countsPrincipal = countsPrincipal
        for index in values { leaves[index].meaning = meaning(above: leaves[index].position) }
    }

    /// An offered column whose caption ends above the lowest row.
    private var hasOfferedAbove: Bool {
        captions.joined().contains { caption in
            !(hasNameCaption && caption.columns.lowerBound == captions[captions.count - 1][0].columns.lowerBound)
                && meaning(of: [caption.words]) == .offered
        }
    }

    /// "Name of Selling Stockholder | Number of Shares": the one column of numbers is what is sold.
    private func onlyNumber(_ values: Range<Int>) -> Int? {
        let numbers = values.filter { leaves[$0].meaning != .percent }
        guard numbers.count == 1, let only = numbers.first, leaves[only].meaning == nil, captions.count <= 3,
            captions.joined().contains(where: { document.first("selling", in: $0.words) != nil })
        else { return nil }
        return only
    }

    // MARK: - Values

    /// What each of a row's values is.
    mutating func meanings(of values: [Table.Cell]) -> [Meaning?] {
        let read = values.map { value in
            if let meaning = known[value.columns] { return meaning }
            let meaning = meaning(above: value.columns)
            // So many columns no page has.
            if known.count < 400 { known[value.columns] = .some(meaning) }
            return meaning
        }
        // Figures that stand beside their captions: in a row without gaps the order tells.
        if captions.count > 1, values.count == ends.count, ends.contains(where: { $0.meaning == .offered }) {
            return placed(ends.map(\.meaning))
        }
        let count = hasNameCaption ? leaves.count - 1 : leaves.count
        let ordered = leaves.suffix(count).map(\.meaning)
        let isWhole = values.count == count && ordered.contains { $0 != nil && !read.contains($0) }
        return placed(isWhole ? ordered : read)
    }

    /// Captions of two rows often do not stand quite above each other. What they name, and no column was found for, is
    /// the nameless one to the left or right of what is offered.
    private func placed(_ meanings: [Meaning?]) -> [Meaning?] {
        guard let offered = meanings.firstIndex(of: .offered) else { return meanings }
        var meanings = meanings
        if namesBefore, !meanings.contains(.before), let index = meanings[..<offered].firstIndex(of: nil) {
            meanings[index] = .before
        }
        if namesAfter, !meanings.contains(.after), let index = meanings[offered...].firstIndex(of: nil) {
            meanings[index] = .after
        }
        return meanings
    }

    private func meaning(above columns: Range<Int>) -> Meaning? {
        var words: [Range<Int>] = []
        for row in captions.reversed() {
            guard let caption = caption(in: row, above: columns) else { continue }
            words.append(caption.words)
            if usesLowest, let meaning = meaning(of: [caption.words]) { return meaning }
        }
        return meaning(of: words)
    }

    /// The caption of a row that stands over some columns: the one that shares most of them, or the nearest.
    private func caption(in row: [Caption], above columns: Range<Int>) -> Caption? {
        guard isTyped else { return row.first { $0.columns.contains(columns.lowerBound) } }
        var best: Caption?
        var most = -3
        for caption in row {
            let shared =
                min(caption.columns.upperBound, columns.upperBound)
                - max(caption.columns.lowerBound, columns.lowerBound)
            if shared > most {
                most = shared
                best = caption
            }
        }
        return best
    }

    /// What captions that stand over each other mean together.
    private func meaning(of captions: [Range<Int>]) -> Meaning? {
        func has(_ words: [StaticString]) -> Bool {
            captions.contains { range in words.contains { document.first($0, in: range) != nil } }
        }
        if has(["percent", "%"]), !has(["number", "amount of"]) { return .percent }
        if !countsPrincipal, has(["principal"]) { return nil }
        let isAfter = has([
            "after", "following", "upon completion", "remaining", "post-offering", "subsequent", "if all",
            "to be beneficially owned", "to be owned", "to be held", "will own", "will be owned",
        ])
        if isAfter { return .after }
        let isBefore = has(["before", "prior", "pre-offering", "currently owned"])
        if isBefore { return .before }
        if has([
            "offered", "to be sold", "being sold", "may be sold", "sold", "registered", "resale", "for sale",
            "registrable", "covered by", "hereby", "being registered", "to be resold", "may sell", "may offer",
            "to sell",
        ]) {
            return .offered
        }
        return has(["owned", "held", "beneficial", "ownership"]) ? .before : nil
    }

    /// Whether some rows read as captions of a holders' table rather than as words between its rows.
    static func areCaptions(_ document: Document, _ rows: [Table.Row]) -> Bool {
        rows.contains { row in
            row.cells.contains { cell in
                cell.range.count < 200
                    && ["offer", "sold", "owned", "registered", "number of", "name", "after", "held", "resale"].contains
                    {
                        (word: StaticString) in document.first(word, in: cell.range) != nil
                    }
            }
        }
    }
}
