/// Tables I and II of the page: which rows they are, and which column is which.
struct PageTables {
    private let document: Document
    private let footnotes: Set<FootnoteID>
    private let form: FormType?

    private(set) var nonDerivative: [OwnershipRow] = []
    private(set) var derivative: [OwnershipRow] = []
    private(set) var problems: [Problem] = []
    /// A table has reached the limit of its rows, and that has been told.
    private var isFull = false

    init(_ document: Document, footnotes: Set<FootnoteID>, form: FormType?) {
        self.document = document
        self.footnotes = footnotes
        self.form = form
        var header: [Document.Block] = []
        var isDerivative = false
        var columns: [PageColumn?] = []
        var recognized: Set<Bool> = []
        for block in document.blocks {
            if let table = Self.titleRow(block, document) {
                header = [block]
                isDerivative = table
                columns = []
            } else if block.table != header.first?.table || isSectionTitle(block) {
                header = []
            } else if !header.isEmpty, columns.isEmpty, isCaptions(block) {
                header.append(block)
            } else if !header.isEmpty, block.cells.contains(where: { !$0.isEmpty }) {
                if columns.isEmpty { columns = self.columns(of: header, data: block, isDerivative: isDerivative) }
                if columns.isEmpty {
                    let name = isDerivative ? "Table II" : "Table I"
                    problems.append(Problem(.unreadTable(name), at: place(of: block)))
                    header = []
                } else {
                    take(block, columns, isDerivative: isDerivative)
                }
            }
            if !header.isEmpty { recognized.insert(isDerivative) }
        }
        tellUnrecognized(recognized)
    }

    /// Where everything is one table, the titles of the other parts end it.
    private func isSectionTitle(_ block: Document.Block) -> Bool {
        guard let first = block.cells.first(where: { !$0.isEmpty }) else { return false }
        if PagePart(line: first, in: document) != nil { return true }
        // "Equitable Interest" is a security: a title stands at the start of its cell, and its number is a word.
        if let table = document.first("Table I", in: first), table.lowerBound - first.lowerBound <= 3 {
            let next = table.upperBound < first.upperBound ? document.text[table.upperBound] : .space
            return !next.isLetter || next == UInt8(ascii: "I")
        }
        return document.first("Name and Address of Reporting Person", in: first) != nil
    }

    /// A page that prints a table's captions in a way that is not understood may hold rows in it: that is told.
    private mutating func tellUnrecognized(_ recognized: Set<Bool>) {
        let tables: [(StaticString, Bool, String)] = [
            ("Title of Security", false, "Table I"), ("Title of Deriv", true, "Table II"),
        ]
        for (caption, isDerivative, name) in tables where !recognized.contains(isDerivative) {
            guard let place = document.first(caption, in: 0..<document.text.count) else { continue }
            problems.append(Problem(.unreadTable(name), at: document.source(of: place).lowerBound))
        }
    }

    private func place(of block: Document.Block) -> Int {
        block.cells.first { !$0.isEmpty }.map { document.source(of: $0).lowerBound } ?? 0
    }

    /// The first row of a table's captions: false for Table I, true for Table II, nil for any other row.
    private static func titleRow(_ block: Document.Block, _ document: Document) -> Bool? {
        guard block.isRow, block.cells.count >= 4, let first = block.cells.first(where: { !$0.isEmpty }) else {
            return nil
        }
        let end = min(first.upperBound, first.lowerBound + 60)
        guard document.first("Title of", in: first.lowerBound..<min(end, first.lowerBound + 14)) != nil else {
            return nil
        }
        if document.first("Title of Deriv", in: first.lowerBound..<end) != nil { return true }
        return document.first("Title of Security", in: first.lowerBound..<end) != nil ? false : nil
    }

    /// A row below the first that is captions still: `Code`, `V`, `(A)`.
    private func isCaptions(_ block: Document.Block) -> Bool {
        let filled = block.cells.filter { !$0.isEmpty }
        guard !filled.isEmpty else { return true }
        let captions = filled.filter { cell in
            let words = document.string(cell)
            switch PageColumn(caption: words) {
            case .code, .early, .amount, .acquiredOrDisposed, .acquired, .disposed, .exercisable, .expiration,
                .underlyingTitle, .underlyingShares, .price:
                return words != "D" && words != "A"
            default: return false
            }
        }
        return captions.count * 2 > filled.count
    }

    /// A column's own caption is the lowest that is not empty; above it may stand that of a group.
    private func columns(of header: [Document.Block], data: Document.Block, isDerivative: Bool) -> [PageColumn?] {
        let count = header.map(\.cells.count).max() ?? 0
        let read: [PageColumn?] = (0..<count).map { column in
            for block in header.reversed() where column < block.cells.count && !block.cells[column].isEmpty {
                if let known = PageColumn(caption: document.string(block.cells[column])) { return known }
            }
            return nil
        }
        let isComplete =
            read.first == .title && read.contains(.ownership) && Set(read.compactMap { $0 }).count == read.count
        if isComplete { return read }
        let printed = PageColumn.printed(count: data.cells.count, isDerivative: isDerivative, form: form)
        return printed ?? (read.contains(.title) && read.contains(.owned) ? read : [])
    }

    // MARK: - Rows

    private mutating func take(_ block: Document.Block, _ columns: [PageColumn?], isDerivative: Bool) {
        let cells = block.cells
        let filled = cells.filter { !$0.isEmpty }
        // Legal text, a signature or a rule between the rows is no row.
        guard filled.count >= 3 else { return }
        let surplus = cells.dropFirst(columns.count).filter { !$0.isEmpty }
        if !surplus.isEmpty {
            problems.append(Problem(.cellsOverflow(expected: columns.count, found: cells.count), at: place(of: block)))
        }
        guard fits(cells, columns) else {
            problems.append(
                Problem(.unreadRow(document.string(filled[0].lowerBound..<filled[0].upperBound)), at: place(of: block)))
            return
        }
        let row = read(cells, columns, isDerivative: isDerivative)
        if row.securityTitle.fact == nil, row.securityTitle.footnotes.isEmpty {
            problems.append(Problem(.rowWithoutTitle, at: place(of: block)))
        }
        guard (isDerivative ? derivative : nonDerivative).count < OwnershipForm.Limits.rows else {
            let reason = Problem.Reason.tooMany(isDerivative ? "Table II" : "Table I", limit: OwnershipForm.Limits.rows)
            if !isFull { problems.append(Problem(reason, at: place(of: block))) }
            isFull = true
            return
        }
        if isDerivative { derivative.append(row) } else { nonDerivative.append(row) }
    }

    /// Whether the cells are what their columns hold. One cell may be odd and is told; where two or more are, the row
    /// does not stand in these columns, and every value of it would be another's.
    private func fits(_ cells: [Range<Int>], _ columns: [PageColumn?]) -> Bool {
        var misfits = 0
        for (cell, column) in zip(cells, columns) where !cell.isEmpty {
            guard let column else { continue }
            let words = split(cell, isProse: false).words
            guard !words.isEmpty, !isDash(words) else { continue }
            let text = document.text.span.extracting(words)
            switch column {
            case .transactionDate, .deemedDate: if Day(parsing: text) == nil { misfits += 1 }
            case .code: if !(words.count <= 3 && document.text[words.lowerBound].isLetter) { misfits += 1 }
            case .early: if words.count != 1 || !document.text[words.lowerBound].isLetter { misfits += 1 }
            case .acquiredOrDisposed, .ownership: if words.count > 3 || text[0].isDigit { misfits += 1 }
            case .amount, .acquired, .disposed, .price, .owned, .underlyingShares, .conversionPrice:
                if !document.text[words].contains(where: \.isDigit) { misfits += 1 }
            // "D" or "I" is no nature: the cells have moved.
            case .nature: if words.count == 1 { misfits += 2 }
            case .title, .underlyingTitle, .exercisable, .expiration: continue
            }
        }
        return misfits < 2
    }

    private mutating func read(_ cells: [Range<Int>], _ columns: [PageColumn?], isDerivative: Bool) -> OwnershipRow {
        var row = OwnershipRow(kind: .holding, isDerivative: isDerivative)
        var details = row.derivative ?? OwnershipRow.Derivative()
        for (cell, column) in zip(cells, columns) where !cell.isEmpty {
            guard let column else { continue }
            let (words, notes) = marked(cell, isProse: column.isProse)
            switch column {
            case .title: row.securityTitle = text(words, notes)
            case .conversionPrice:
                details.conversionOrExercisePrice = amount(words, notes, "conversion or exercise price")
            case .transactionDate: row.transactionDate = day(words, notes, "transaction date")
            case .deemedDate: row.deemedExecutionDate = day(words, notes, "deemed execution date")
            case .code: takeCode(words, notes, into: &row)
            case .early: takeTimeliness(words, into: &row)
            case .amount:
                // A total is shown with a dollar sign, a number of securities without.
                if isMoney(words) {
                    row.totalValue = amount(words, notes, "total value")
                } else {
                    row.shares = amount(words, notes, "number of securities")
                }
            case .acquiredOrDisposed: row.acquiredDisposed = code(words, notes, "acquired or disposed")
            case .acquired: takeNumber(words, notes, .acquired, at: cell, into: &row)
            case .disposed: takeNumber(words, notes, .disposed, at: cell, into: &row)
            case .price: row.pricePerShare = amount(words, notes, "price")
            case .owned:
                if isMoney(words) {
                    row.valueOwnedFollowing = amount(words, notes, "value beneficially owned")
                } else {
                    row.sharesOwnedFollowing = amount(words, notes, "securities beneficially owned")
                }
            case .ownership: row.ownership = code(words, notes, "ownership form")
            case .nature: row.nature = text(words, notes)
            case .exercisable: details.exerciseDate = day(words, notes, "date exercisable")
            case .expiration: details.expirationDate = day(words, notes, "expiration date")
            case .underlyingTitle: details.underlyingTitle = text(words, notes)
            case .underlyingShares:
                if isMoney(words) {
                    details.underlyingValue = amount(words, notes, "underlying value")
                } else {
                    details.underlyingShares = amount(words, notes, "underlying securities")
                }
            }
        }
        if isDerivative { row.derivative = details }
        let isTraded = row.transactionDate.fact != nil || !row.transactionDate.footnotes.isEmpty || row.code != nil
        if form?.original != .three, isTraded { row.kind = .transaction }
        return row
    }

    private func isMoney(_ words: Range<Int>) -> Bool {
        !words.isEmpty && document.text[words.lowerBound] == UInt8(ascii: "$")
    }

    /// Table II has a column for what was acquired and one for what was disposed of; a row fills one of them.
    private mutating func takeNumber(
        _ words: Range<Int>, _ notes: [FootnoteID], _ direction: OwnershipRow.AcquiredDisposed, at cell: Range<Int>,
        into row: inout OwnershipRow
    ) {
        if isDash(words), notes.isEmpty { return }
        if isMoney(words) {
            row.totalValue = amount(words, notes, "total value")
            row.acquiredDisposed.fact = Fact(direction, at: document.sources(of: words))
            return
        }
        let number = amount(words, notes, "number of securities")
        if row.acquiredDisposed.fact != nil {
            // A zero in the other column says the same as an empty cell.
            if number.value == .zero { return }
            if row.shares.value != .zero {
                problems.append(
                    Problem(
                        .notACode(key: "acquired or disposed", text: "A and D"),
                        at: document.source(of: cell).lowerBound))
                row.shares = Leaf()
                row.acquiredDisposed = Leaf()
                return
            }
        }
        row.shares = number
        row.acquiredDisposed.fact = Fact(direction, at: document.sources(of: words.isEmpty ? cell : words))
    }

    /// `36,166,666(6)`, `S(1)`, `Trust (8)` as the words and the footnotes on them. A mark of a footnote that the form does
    /// not have is told.
    private mutating func marked(_ cell: Range<Int>, isProse: Bool) -> (words: Range<Int>, notes: [FootnoteID]) {
        let parts = split(cell, isProse: isProse)
        for id in parts.notes where !footnotes.contains(id) {
            problems.append(Problem(.unknownFootnote(id.description), at: document.source(of: cell).lowerBound))
        }
        return parts
    }

    /// A number of one or two digits in parentheses behind a number, a day or a code is always a mark, and so is one that
    /// stands alone. Behind prose ("Series (7)") it is one only when the form has that footnote, or behind one that is.
    private func split(_ cell: Range<Int>, isProse: Bool) -> (words: Range<Int>, notes: [FootnoteID]) {
        let text = document.text
        let whole = text.trimmed(cell)
        var rest = whole
        /// From the last mark to the first, with the words that would be left before each.
        var marks: [(id: FootnoteID, before: Range<Int>)] = []
        while let last = rest.last, text[last] == UInt8(ascii: ")") {
            var start = last
            while start > rest.lowerBound, text[start - 1].isDigit { start -= 1 }
            guard start < last, last - start <= 2, start > rest.lowerBound, text[start - 1] == UInt8(ascii: "(") else {
                break
            }
            rest = text.trimmed(rest.lowerBound..<start - 1)
            if let caret = rest.last, text[caret] == UInt8(ascii: "^") { rest = text.trimmed(rest.lowerBound..<caret) }
            marks.append((FootnoteID("F" + String(decoding: text[start..<last], as: UTF8.self)), rest))
        }
        let isMarked = !isProse || rest.isEmpty
        guard let first = isMarked ? marks.indices.last : marks.lastIndex(where: { footnotes.contains($0.id) }) else {
            return (whole, [])
        }
        let taken = marks[...first]
        return (taken.last?.before ?? whole, taken.reversed().map(\.id))
    }

    // MARK: - Cells

    private func text(_ words: Range<Int>, _ notes: [FootnoteID]) -> Leaf<String> {
        Leaf(isDash(words) ? nil : document.fact(words), footnotes: notes)
    }

    private mutating func takeCode(_ words: Range<Int>, _ notes: [FootnoteID], into row: inout OwnershipRow) {
        row.codingFootnotes = notes
        guard !words.isEmpty, !isDash(words), let fact = document.fact(words) else { return }
        // The rendering marks an equity swap as `S/K`.
        let parts = fact.value.split(separator: "/").map { $0.filter { $0 != " " } }
        guard let code = parts.first, code.count == 1, code.first?.isLetter == true else {
            problems.append(
                Problem(.notACode(key: "transaction code", text: fact.value), at: fact.source.bytes.lowerBound))
            return
        }
        row.code = Fact(TransactionCode(code.uppercased()), at: fact.source.bytes)
        if parts.dropFirst().contains("K") { row.equitySwapInvolved = Fact(true, at: fact.source.bytes) }
    }

    /// Column V: `V` marks a line reported early, voluntarily; some print the schema's own `E` and `L`.
    private mutating func takeTimeliness(_ words: Range<Int>, into row: inout OwnershipRow) {
        guard !words.isEmpty, !isDash(words), let fact = document.fact(words) else { return }
        switch fact.value.uppercased() {
        case "V", "E": row.timeliness.fact = Fact("E", at: fact.source.bytes)
        case "L": row.timeliness.fact = Fact("L", at: fact.source.bytes)
        default:
            problems.append(Problem(.notACode(key: "timeliness", text: fact.value), at: fact.source.bytes.lowerBound))
        }
    }

    private mutating func amount(_ words: Range<Int>, _ notes: [FootnoteID], _ key: String) -> Leaf<Amount> {
        // Paper forms fill an empty cell with a dash, also behind a number.
        var end = words.upperBound
        if end - words.lowerBound >= 2, document.text[end - 1] == UInt8(ascii: "-"), document.text[end - 2] == .space {
            end -= 1
        }
        return leaf(document.text.trimmed(words.lowerBound..<end), notes) { text in
            Amount(parsing: text).map { .success($0) } ?? .failure { .notANumber(key: key, text: $0, joined: nil) }
        }
    }

    private mutating func day(_ words: Range<Int>, _ notes: [FootnoteID], _ key: String) -> Leaf<Day> {
        leaf(words, notes) { text in
            Day(parsing: text).map { .success($0) } ?? .failure { .notADay(key: key, text: $0) }
        }
    }

    private mutating func code<Code: RawRepresentable<String> & Sendable>(
        _ words: Range<Int>, _ notes: [FootnoteID], _ key: String
    ) -> Leaf<Code> {
        leaf(words, notes) { text in
            guard text.count == 1, let code = Code(rawValue: String(UnicodeScalar(text[0])).uppercased()) else {
                return .failure { .notACode(key: key, text: $0) }
            }
            return .success(code)
        }
    }

    private enum Reading<Value> {
        case success(Value)
        case failure((String) -> Problem.Reason)
    }

    private mutating func leaf<Value>(
        _ words: Range<Int>, _ notes: [FootnoteID], read: (Span<UInt8>) -> Reading<Value>
    ) -> Leaf<Value> {
        guard !words.isEmpty, !isDash(words) else { return Leaf(footnotes: notes) }
        let sources = document.sources(of: words)
        switch read(document.text.span.extracting(words)) {
        case .success(let value): return Leaf(Fact(value, at: sources), footnotes: notes)
        case .failure(let reason):
            problems.append(Problem(reason(document.string(words)), at: sources.first?.lowerBound ?? 0))
            return Leaf(footnotes: notes)
        }
    }

    /// `-`, `--`, `N/A`: the filer says that there is nothing to say.
    private func isDash(_ words: Range<Int>) -> Bool {
        document.text[words].allSatisfy { $0 == UInt8(ascii: "-") }
            || words.count == 3 && document.text.hasText("N/A", at: words.lowerBound, before: words.upperBound)
    }
}
