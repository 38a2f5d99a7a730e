/// How many shares there will be after the offering, as the summary of it says: "Common stock to be outstanding after
/// this offering: 18,412,655 shares".
///
/// The base deal: what the option would add stands in parentheses behind it. Of several classes the row that adds them
/// up; of a deal in ADSs the ordinary shares. A programme at the market knows no such number, only examples.
struct SharesOutstanding: Sendable {
    private(set) var after: Fact<Amount>?

    init(_ pages: ProspectusPages, kind: OfferingKind?) {
        switch kind {
        case .debt, .structuredNote, .securitization, .exchange, .base, .sticker, .dividendReinvestment: return
        default: break
        }
        let document = pages.document
        let isProgramme = kind == .atTheMarket
        var rows: [Candidate] = []
        for section in pages.outline.blocks(of: .offering, in: document).prefix(4) {
            rows += Self.rows(document, section, isProgramme)
        }
        if rows.isEmpty { rows = Self.rows(document, pages.outline.supplement, isProgramme) }
        // Of a blank-check company's units and shares, the shares.
        if rows.contains(where: { !$0.countsUnits }) { rows.removeAll(where: \.countsUnits) }
        after = (rows.first { $0.isTotal } ?? rows.first { !$0.isOneOfSeveral } ?? rows.first)?.value
        guard after == nil, !isProgramme else { return }
        for passage in pages.offering + [pages.cover] where after == nil { after = Self.sentence(passage) }
    }

    // MARK: - Rows

    private struct Candidate {
        var value: Fact<Amount>
        /// "Total Class A and Class B common stock …": it adds the classes up.
        var isTotal: Bool
        var isOneOfSeveral: Bool
        var countsUnits = false
    }

    /// A label is no longer than this.
    private static let longestLabel = 260

    private static func rows(_ document: Document, _ blocks: Range<Int>, _ isProgramme: Bool) -> [Candidate] {
        let rows = document.rows(in: blocks)
        var found: [Candidate] = []
        var hasMaximum = false
        for (index, row) in rows.enumerated() {
            if row.cells.count > 1, document.first("maximum", in: row.range) != nil, row.range.count < 300 {
                hasMaximum = true
            }
            guard row.label.range.count <= longestLabel, let label = label(document, rows, index) else { continue }
            var values = row.values.map(\.range)
            if values.isEmpty, let group = group(document, rows, index) {
                found.append(group)
                continue
            }
            if values.isEmpty {
                // Label and value on lines of their own.
                let next = index + 1 < rows.count ? rows[index + 1].label.range : 0..<0
                // A question is answered in sentences.
                guard document.text[row.range.upperBound - 1] != UInt8(ascii: "?"), startsWithNumber(document, next)
                else { continue }
                values = [next]
            }
            guard let value = values.first(where: { document.text[$0].contains { $0.isDigit } }) else { continue }
            let last = hasMaximum ? values.last { CellFigure(in: document, $0) != nil } : nil
            if let fact = number(document, last ?? value, isProgramme, label) {
                found.append(
                    Candidate(
                        value: fact, isTotal: label.has(total),
                        isOneOfSeveral: label.has(oneClass) && !label.has(bothClasses),
                        countsUnits: label.has(units) && !label.has(shares) && !label.has(unitLabel)))
            }
        }
        return found
    }

    /// A line that is a value rather than a sentence: its number comes first, "approximately" and the like aside.
    private static func startsWithNumber(_ document: Document, _ range: Range<Int>) -> Bool {
        let passage = Passage(document, text: range.lowerBound..<min(range.upperBound, range.lowerBound + 60))
        guard !passage.tokens.isEmpty else { return false }
        return leadingNumber.match(passage.tokens, from: 0, before: passage.tokens.count) != nil
    }

    /// A label without a value of its own heads rows of classes, and perhaps their total.
    private static func group(_ document: Document, _ rows: [Table.Row], _ index: Int) -> Candidate? {
        var first: Candidate?
        for row in rows[(index + 1)...].prefix(7) {
            guard row.cells.count > 1 else {
                if first == nil, row.range.count <= 60 { continue }
                break
            }
            let label = Passage(document, text: row.label.range)
            let isTotal = label.first(total)?.lowerBound == 0
            guard isTotal || label.has(oneClass) && label.has(shares),
                let fact = number(document, row.cells[1].range, false, label)
            else { break }
            if isTotal { return Candidate(value: fact, isTotal: true, isOneOfSeveral: false) }
            if first == nil { first = Candidate(value: fact, isTotal: false, isOneOfSeveral: true) }
        }
        return first
    }

    /// The words of the label when it says "outstanding after the offering": they may go on in the next row, or have
    /// begun in the one before.
    private static func label(_ document: Document, _ rows: [Table.Row], _ index: Int) -> Passage? {
        let own = rows[index].label.range
        func passage(_ range: Range<Int>) -> Passage? {
            guard range.count <= longestLabel else { return nil }
            let passage = Passage(document, text: range)
            guard passage.has(outstandingAfter) || passage.has(afterOutstanding),
                !passage.has(before) || passage.has(beforeAndAfter), !passage.has(exercised)
            else {
                return nil
            }
            // Prose that says what the number is based on.
            guard !passage.has(basis), !passage.has(otherSecurities) || passage.has(shares) else { return nil }
            return passage
        }
        let isOutstanding = document.first("outstanding", in: own) != nil
        if isOutstanding, let whole = passage(own) { return whole }
        if rows[index].cells.count == 1 {
            guard isOutstanding, index + 1 < rows.count, rows[index + 1].cells.count == 1,
                rows[index + 1].range.count <= 40, rows[index + 1].label.range.lowerBound - own.upperBound <= 2
            else { return nil }
            return passage(own.lowerBound..<rows[index + 1].range.upperBound)
        }
        if isOutstanding, index + 1 < rows.count, rows[index + 1].cells.count <= 2,
            rows[index + 1].label.range.count <= 60
        {
            // `Common stock to be outstanding | 12,345,678 shares` above `after the offering`.
            let head = Passage(document, text: own)
            let tail = Passage(document, text: rows[index + 1].label.range)
            // `Common stock to be outstanding after | 14,000,000 shares` above `the offering`.
            let isCut = head.first(afterAtEnd)?.upperBound == head.tokens.count
            if !document.endsClause(own), !head.has(before), !head.has(basis), tail.tokens.count <= 6,
                tail.first(isCut ? theOffering : tailPhrase)?.lowerBound == 0
            {
                return head
            }
        }
        if index > 0, rows[index - 1].cells.count == 1, !document.endsClause(rows[index - 1].label.range),
            rows[index - 1].label.range.count <= 120
        {
            return passage(rows[index - 1].label.range.lowerBound..<own.upperBound)
        }
        return nil
    }

    /// The number of shares that a cell begins with; of a minimum and a maximum, the maximum.
    private static func number(
        _ document: Document, _ cell: Range<Int>, _ isProgramme: Bool, _ label: Passage
    ) -> Fact<Amount>? {
        var passage = Passage(document, text: cell.lowerBound..<min(cell.upperBound, cell.lowerBound + 600))
        // A typed cell that breaks off behind "and 6,000,000" goes on in the next row.
        if cell.count < 80, passage.first(andOne)?.upperBound == passage.tokens.count {
            passage = Passage(document, text: cell.lowerBound..<min(document.text.count, cell.upperBound + 100))
        }
        // Sales at a price that is only assumed.
        if isProgramme && passage.has(assumed) || passage.has(assumedPrice) { return nil }
        if passage.has(adsOnly), !label.has(shares) { return nil }
        var numbers: [Passage.Number] = []
        for index in passage.tokens.indices {
            guard let number = passage.number(at: index) else { continue }
            let next = number.tokens.upperBound
            guard passage.kind(at: next) != .percent, index == 0 || passage.kind(at: index - 1) != .currency,
                number.amount >= Amount(1_000), number.amount.scale == 0 || number.isScaled
            else { continue }
            // Units and warrants of a blank-check company are counted beside its shares.
            if numbers.isEmpty,
                passage.isWord("warrants", at: next) || passage.isWord("ADSs", at: next)
                    || passage.isWord("rights", at: next)
                    || passage.isWord("units", at: next) && !label.has(unitLabel)
                        && !passage.isWord("common", at: next - 1)
            {
                return nil
            }
            // Words before the number: it must come first, or after "up to" and the like.
            if numbers.isEmpty, index > 12 { return nil }
            numbers.append(number)
            // More figures are read only where there are two cases, or two classes and their sum.
            if !passage.has(minimum), numbers.count == 3 || !passage.has(andNumber) { break }
        }
        // A blank before the number leaves the base deal open.
        guard let first = numbers.first else { return nil }
        let lead = 0..<first.tokens.lowerBound
        if lead.contains(where: { passage.kind(at: $0) == .blank }) || passage.has(blankShares, in: lead) { return nil }
        var chosen = first
        if passage.has(minimum), passage.has(maximum), let most = numbers.prefix(4).max(by: { $0.amount < $1.amount }) {
            chosen = most
        }
        // "18,000,000 common units and 6,000,000 subordinated units, or 24,000,000 units in all"
        if !passage.has(minimum), numbers.count == 3, first.amount.plus(numbers[1].amount) == numbers[2].amount {
            chosen = numbers[2]
        }
        return passage.fact(chosen.amount, chosen.tokens)
    }

    // MARK: - Sentences

    /// "15,000,000 shares of our common stock will be outstanding", "we will have 15,000,000 shares outstanding".
    private static func sentence(_ passage: Passage) -> Fact<Amount>? {
        for place in passage.all(willBeOutstanding) + passage.all(willHave) + passage.all(thereWillBe) {
            let sentence = passage.sentence(around: place.lowerBound)
            let paragraph = passage.paragraph(around: place.lowerBound)
            guard !passage.has(condition, in: sentence), passage.has(completion, in: paragraph) else { continue }
            // What it is based on may stand before it.
            let counts = place.filter { index in
                guard let number = passage.number(at: index), number.amount >= Amount(1_000) else { return false }
                return counted.match(passage.tokens, from: index, before: place.upperBound) != nil
                    || index == place.upperBound - 1
            }
            if let index = counts.last, let number = passage.number(at: index) {
                return passage.fact(number.amount, number.tokens)
            }
        }
        return nil
    }

    private static let outstandingAfter = Phrase(
        "outstanding ..4 after|following|upon ..12 offering|offerings|sale|closing|recapitalization|distribution|issuance"
    )
    private static let afterOutstanding = Phrase("after|following ..6 offering ..6 outstanding")
    private static let tailPhrase = Phrase("after|following|upon ..3 offering|offerings|sale")
    private static let afterAtEnd = Phrase("after|following|upon")
    private static let theOffering = Phrase("(the|this|these) offering|offerings|sale")
    private static let before = Phrase("before|prior")
    private static let exercised = Phrase("assuming|if (the) (full) (all) ..3 exercise|exercised")
    private static let beforeAndAfter = Phrase("before and after")
    private static let basis = Phrase("based|excludes|does|assumes|reflects|information")
    private static let otherSecurities = Phrase(
        "preferred|warrants|notes|debt|debentures|rights|ads|adss|depositary|options")
    private static let shares = Phrase("common|ordinary|shares")
    private static let total = Phrase("total|aggregate|combined")
    private static let oneClass = Phrase("class|series a|b|c|v|x|i|ii")
    private static let bothClasses = Phrase("class ..4 and ..3 class")
    private static let assumed = Phrase("assuming|assumes|assumed|up")
    private static let assumedPrice = Phrase("assuming ..12 at ..6 $")
    private static let adsOnly = Phrase("# adss|ads")
    private static let unitLabel = Phrase("common|limited|lp units|partner")
    private static let units = Phrase("units")
    private static let andOne = Phrase("and #")
    private static let andNumber = Phrase("and # ..8 #")
    private static let minimum = Phrase("minimum")
    private static let maximum = Phrase("maximum")
    private static let blankShares = Phrase("shares")
    private static let willBeOutstanding = Phrase(
        "# (million) shares|ordinary|common|class|units ..10 will be (issued) (and) outstanding")
    private static let willHave = Phrase(
        "will have ..4 # (million) shares|ordinary|common|class|units ..10 outstanding")
    private static let thereWillBe = Phrase("after|following (the|this) offering ..2 there will be #")
    private static let leadingNumber = Phrase(
        "(approximately|about|up) (to) # (million|billion) (of) (our|the) shares|ordinary|common|class|units")
    private static let counted = Phrase("# (million|billion) (of) (our|the) shares|ordinary|common|class|units")
    private static let condition = Phrase("underwriters|minimum|excludes|excluding")
    private static let completion = Phrase("after|following|upon|completion|sold")
}
