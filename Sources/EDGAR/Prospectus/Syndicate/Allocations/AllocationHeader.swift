/// The captions of an allocation table: whose rows they are, and which column counts.
///
/// Holders' tables, lock-ups and tables of discounts look alike; their captions do not.
struct AllocationHeader: Sendable {
    /// How many rows of the table are captions.
    let rows: Int
    /// "Underwriter" rather than "Name".
    let namesUnderwriters: Bool
    /// No column tells a percentage, as a table of owners has it.
    let isOfShares: Bool
    /// The column that holds the amounts; nil when there are several tranches and no total of them.
    private let column: Int?
    private let columns: Int
    /// Where that column stands, for rows that leave others empty.
    private let place: Range<Int>?
    /// How many zeros "in thousands" adds.
    private let zeros: Int

    /// `lead`: the words above the table, in small letters.
    init?(_ table: Table, lead: String, in document: Document) {
        var captions: [Caption] = []
        var first: String?
        var count = 0
        for (index, row) in table.rows.prefix(6).enumerated() {
            if row.values.contains(where: { AllocationTable.isValue($0.range, in: document) }) { break }
            let words = FirmWords.words(document.string(row.range))
            // "Alder Peak Securities LLC" has one of these words too; a caption has mostly such.
            let isCaption =
                words.count { Self.captionWords.contains($0) } * 2 > words.count || Self.headsClasses(row, document)
                || count > 0 && AllocationScale.zeros(document.string(row.range)) > 0
                || index == count && first == nil && Self.headsCaptions(index, table, document)
            if count > 0, first != nil, !isCaption { break }
            guard isCaption else {
                if row.cells.count == 1, count == 0 {
                    count += 1
                    captions.append(Caption(text: document.string(row.range), columns: row.cells[0].columns))
                    continue
                }
                break
            }
            count += 1
            for (position, cell) in row.cells.enumerated() {
                let text = document.string(cell.range)
                let words = FirmWords.words(text)
                if first == nil, let initial = words.first, words.count <= 5,
                    words.contains(where: { Self.parties.contains($0) })
                {
                    first = text
                    if !Self.measures.contains(initial) { continue }
                }
                let column = row.cells.count > 2 ? position - 1 : nil
                captions.append(
                    Caption(text: text, columns: cell.columns, column: column, isOneOf: row.cells.count - 1))
            }
        }
        let all = captions.flatMap { FirmWords.words($0.text) }
        guard count > 0, count < table.rows.count + 1, first != nil, !all.isEmpty else { return nil }
        let party = FirmWords.words(first ?? "")
        let namesUnderwriters = party.contains { $0.hasPrefix("underwriter") }
        // "Underwriter | Class A-1 | Class A-2 | Total"
        let isOfClasses = namesUnderwriters && all.contains { Self.classes.contains($0) }
        guard isOfClasses || all.contains(where: { Self.measures.contains($0) }),
            !all.contains(where: { Self.others.contains($0) && !(namesUnderwriters && Self.sellers.contains($0)) }),
            !party.contains(where: { Self.others.contains($0) }),
            // Investors in a placement.
            namesUnderwriters || !party.contains(where: { $0.hasPrefix("purchaser") })
        else { return nil }
        rows = count
        self.namesUnderwriters = namesUnderwriters
        isOfShares = !all.contains { ["percent", "percentage"].contains($0) }
        let printed = captions.lazy.map { AllocationScale.zeros($0.text) }.first { $0 > 0 }
        zeros = printed ?? AllocationScale.zeros(first ?? "") + AllocationScale.zeros(lead)
        // The names may stand in two columns, side by side.
        let values = table.rows[count...].prefix(AllocationTable.mostRows).flatMap {
            AllocationTable.sides(of: $0, in: document)
        }.map(\.values)
        let most = values.map(\.count).max() ?? 0
        columns = most
        guard most > 1 else {
            column = most == 1 ? 0 : nil
            place = nil
            return
        }
        let full = values.filter { $0.count == most }
        let column = Self.column(captions, of: full.first?.map(\.columns) ?? [])
        self.column = column
        place = column.flatMap { column in
            let columns = full.map { $0[column].columns }
            guard let low = columns.map(\.lowerBound).min(), let high = columns.map(\.upperBound).max() else {
                return nil
            }
            return low..<high
        }
    }

    /// Words over the captions: `U.S. | International | Total` above `Underwriter | Shares | Shares | Shares`.
    private static func headsCaptions(_ index: Int, _ table: Table, _ document: Document) -> Bool {
        guard index + 1 < table.rows.count, table.rows[index].cells.count > 1 else { return false }
        let next = table.rows[index + 1]
        return next.cells.count >= table.rows[index].cells.count && headsClasses(next, document)
    }

    private struct Caption {
        var text: String
        var columns: Range<Int>
        /// Which column of values it is, counted from the left, and how many its row has.
        var column: Int?
        var isOneOf = 0
    }

    /// "Underwriter | Class A-1 | …": a party alone in the first cell, and no figure behind it.
    private static func headsClasses(_ row: Table.Row, _ document: Document) -> Bool {
        let words = FirmWords.words(document.string(row.label.range))
        return (1...2).contains(words.count) && words.allSatisfy { parties.contains($0) }
    }

    /// The column of the total; else of the shares, beside warrants; else of the firm amount, beside the option's.
    private static func column(_ captions: [Caption], of columns: [Range<Int>]) -> Int? {
        var texts = Array(repeating: [String](), count: columns.count)
        for caption in captions {
            func distance(_ index: Int) -> Int {
                columns[index].overlaps(caption.columns)
                    ? 0
                    : abs(
                        columns[index].lowerBound + columns[index].upperBound - caption.columns.lowerBound
                            - caption.columns.upperBound)
            }
            // A row of as many captions as there are columns tells by its order.
            let ordered = caption.isOneOf == columns.count ? caption.column : nil
            guard let nearest = ordered ?? columns.indices.min(by: { distance($0) < distance($1) }),
                columns.indices.contains(nearest)
            else { continue }
            texts[nearest] += FirmWords.words(caption.text)
        }
        // "Percentage of total" is no total, nor is one that counts the option.
        let isOther = texts.map { words in words.contains { optional.contains($0) } }
        if let total = texts.indices.last(where: { texts[$0].contains("total") && !isOther[$0] }) { return total }
        if let shares = isOther.firstIndex(of: false), isOther.count(where: { !$0 }) == 1 { return shares }
        return nil
    }

    /// The amount among the values of a row.
    func amount(of values: [Table.Cell], in document: Document) -> Fact<Amount>? {
        guard let column, !values.isEmpty else { return nil }
        var cell: Table.Cell? = values[min(column, values.count - 1)]
        if columns > 1, values.count != columns {
            // A row that leaves the columns of other classes empty.
            cell = place.flatMap { place in values.last { $0.columns.overlaps(place) } }
        }
        guard let range = cell?.range else { return nil }
        let text = document.text
        guard let first = range.first(where: { text[$0].isDigit }) else { return nil }
        var end = first
        while end < range.upperBound,
            text[end].isDigit || text[end] == UInt8(ascii: ",") || text[end] == UInt8(ascii: ".")
        {
            end += 1
        }
        while end > first, !text[end - 1].isDigit { end -= 1 }
        if end < range.upperBound, text[end] == UInt8(ascii: "%") { return nil }
        guard let amount = Amount(parsing: text.span.extracting(first..<end)) else { return nil }
        guard zeros > 0, amount.coefficient < 1_000_000_000_000 else {
            return Fact(amount, at: document.sources(of: first..<end))
        }
        return Fact(amount.times(powerOfTen: zeros), at: document.sources(of: first..<end))
    }

    private static let parties: Set<String> = [
        "underwriter", "underwriters", "name", "names", "agent", "agents", "manager", "managers", "purchaser",
        "purchasers", "firm", "dealer", "dealers",
    ]

    private static let measures: Set<String> = [
        "number", "shares", "amount", "principal", "units", "notes", "adss", "ads", "bonds", "securities", "debentures",
        "commitment", "allocation", "stock", "certificates", "percentage",
    ]

    private static let classes: Set<String> = ["class", "classes", "total", "tranche", "series", "term"]

    /// "From the Selling Stockholders": a column of the underwriters' table where both the issuer and holders sell.
    private static let sellers: Set<String> = [
        "selling", "stockholder", "stockholders", "shareholder", "shareholders", "holder", "holders",
    ]

    /// Captions of columns beside the base deal's.
    private static let optional: Set<String> = [
        "warrants", "option", "optional", "additional", "percent", "percentage", "overallotment", "prefunded", "full",
        "if", "maximum",
    ]

    private static let captionWords = parties.union(measures).union([
        "of", "total", "common", "class", "aggregate", "firm", "the", "to", "be", "depositary", "preferred", "ordinary",
    ])

    private static let others: Set<String> = [
        "owned", "beneficially", "beneficial", "ownership", "before", "after", "owner", "holder", "holders",
        "stockholder", "stockholders", "shareholder", "shareholders", "securityholder", "price", "discount",
        "discounts", "fee", "fees", "commission", "commissions", "paid", "exercise", "lockup", "director", "directors",
        "officer", "position", "age", "title", "date", "proceeds", "per", "registered", "outstanding", "organizer",
        "selling", "standby", "forward", "investor", "investors", "held", "holdings", "address", "compensation",
        "concession", "filer",
    ]
}
