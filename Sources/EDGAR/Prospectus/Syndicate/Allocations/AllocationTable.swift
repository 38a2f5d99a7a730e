/// The table of what each underwriter has agreed to buy (Item 508(a)).
struct AllocationTable: Sendable {
    struct Entry: Sendable {
        var name: PrintedName
        var amount: Fact<Amount>?
    }

    private(set) var entries: [Entry] = []
    private(set) var total: Fact<Amount>?

    /// The allocation table among some blocks; nil when they have none. Outside of the section on
    /// underwriting only a table that says whose it is counts.
    init?(_ document: Document, blocks: Range<Int>, isUnderwriting: Bool) {
        var index = blocks.lowerBound
        while index < blocks.upperBound {
            guard document.blocks[index].isRow else {
                index += 1
                continue
            }
            let table = document.table(at: index, before: blocks.upperBound)
            index = max(index + 1, table.blocks.upperBound)
            let lead = AllocationScale.lead(to: table.blocks.lowerBound, after: blocks.lowerBound, in: document)
            guard let header = AllocationHeader(table, lead: lead, in: document),
                isUnderwriting || header.namesUnderwriters
            else { continue }
            read(table, header, in: document, before: blocks.upperBound)
            // Owners, investors and lenders have tables of the same form in the pages behind.
            let isCommitted =
                header.namesUnderwriters || AllocationScale.namesBuyers(lead) || total != nil && header.isOfShares
            if !entries.isEmpty, isCommitted, isUnderwriting || total != nil { return }
            (entries, total) = ([], nil)
        }
        return nil
    }

    /// What the entries add up to, when every one has an amount.
    var sum: Amount? {
        var sum: Int128 = 0
        for entry in entries {
            guard let amount = entry.amount?.value.reduced, amount.scale == 0,
                amount.coefficient < 1_000_000_000_000_000
            else { return nil }
            sum += amount.coefficient
        }
        return entries.isEmpty ? nil : Amount(sum)
    }

    // MARK: - Rows

    /// No syndicate is larger.
    static let mostRows = 400

    private mutating func read(
        _ table: Table, _ header: AllocationHeader, in document: Document, before end: Int
    ) {
        var found: [(side: Int, entry: Entry)] = []
        var hasTotal = false
        var pending: Range<Int>?
        for row in table.rows[header.rows...].prefix(Self.mostRows) where !hasTotal {
            for (side, part) in Self.sides(of: row, in: document).enumerated() {
                let label = document.string(part.label)
                if Self.isTotal(label) {
                    hasTotal = true
                    total = header.amount(of: part.values, in: document)
                    continue
                }
                if Self.isSubtotal(label) { continue }
                var range = document.nameRange(Self.withoutLeader(part.label, document))
                if let first = pending { range = first.lowerBound..<range.upperBound }
                pending = nil
                let isLast = part.values.isEmpty && row.cells.count == 1
                let name = document.string(range)
                if FirmWords.isEnding(name), let last = found.lastIndex(where: { $0.side == side }),
                    found[last].entry.amount == nil, !part.values.isEmpty
                {
                    // `Merridew Brothers` above `Incorporated ... 1,500,000`
                    found[last].entry.name = PrintedName(document, found[last].entry.name.ranges + [range])
                    found[last].entry.amount = header.amount(of: part.values, in: document)
                    continue
                }
                guard FirmWords.isName(name, underHeading: true) else {
                    if part.values.isEmpty, label.hasSuffix(",") || label.hasSuffix("&") { pending = range }
                    continue
                }
                if isLast, RoleHeading(name) != nil || label.hasSuffix(":") { continue }
                let amount = header.amount(of: part.values, in: document)
                found.append((side, Entry(name: PrintedName(document, [range]), amount: amount)))
            }
        }
        if !hasTotal { readLines(behind: table, in: document, before: end, &found) }
        let sides = (found.map(\.side).max() ?? 0) + 1
        entries = (0..<sides).flatMap { side in found.filter { $0.side == side }.map(\.entry) }
        // One row alone is the sole underwriter only where figures or a total say so.
        if entries.count == 1, total == nil, entries[0].amount == nil, !hasTotal { entries = [] }
        if entries.count > 200 { entries = [] }
    }

    /// Text with tabs loses blank amounts and with them the rows: the names are lines then, down to the total.
    private func readLines(
        behind table: Table, in document: Document, before end: Int, _ found: inout [(side: Int, entry: Entry)]
    ) {
        var lines: [Entry] = []
        var index = table.blocks.upperBound
        while index < end, lines.count < 60 {
            let block = document.blocks[index]
            guard let cell = block.cells.first(where: { !$0.isEmpty }) else {
                index += 1
                continue
            }
            let text = document.string(cell)
            if Self.isTotal(text) {
                found += lines.map { (0, $0) }
                return
            }
            guard block.kind == .line, FirmWords.isName(text, underHeading: true) else { return }
            lines.append(Entry(name: PrintedName(document, [document.nameRange(cell)])))
            index += 1
        }
    }

    struct Part {
        var label: Range<Int>
        var values: [Table.Cell]
    }

    /// The label and values of a row, or of each half of one where the table is set in two columns of names.
    static func sides(of row: Table.Row, in document: Document) -> [Part] {
        var parts: [Part] = []
        for cell in row.cells {
            if isValue(cell.range, in: document) {
                if parts.isEmpty { continue }
                parts[parts.count - 1].values.append(cell)
            } else {
                parts.append(Part(label: cell.range, values: []))
            }
        }
        return parts
    }

    /// A figure, a place left open, a dash or a sign of currency.
    static func isValue(_ range: Range<Int>, in document: Document) -> Bool {
        let text = document.text
        if text[range].contains(where: { $0.isLetter }) {
            // `C$`, `US$1,000`
            return text[range].contains(UInt8(ascii: "$")) && text[range].count { $0.isLetter } <= 3
        }
        return true
    }

    /// `Merridew Corporation....` without its leader; a full stop that an abbreviation ends with stays.
    private static func withoutLeader(_ range: Range<Int>, _ document: Document) -> Range<Int> {
        let text = document.text
        var end = range.upperBound
        func isDot(_ index: Int) -> Bool { index >= range.lowerBound && text[index] == UInt8(ascii: ".") }
        while isDot(end - 1), isDot(end - 2) || end > range.lowerBound + 1 && text[end - 2] == .space { end -= 1 }
        if end < range.upperBound, isDot(end - 1) {
            let word = text[range.lowerBound..<end - 1].reversed().prefix { $0.isLetter }
            if word.count > 4 || word.count > 1 && word.allSatisfy({ $0.isUpperCase }) { end -= 1 }
        }
        return text.trimmed(range.lowerBound..<end)
    }

    private static func isTotal(_ label: String) -> Bool {
        let words = FirmWords.words(label)
        return words.count <= 3 && (words.first == "total" || words.first == "totals" || words.last == "total")
            && !isSubtotal(label)
    }

    private static func isSubtotal(_ label: String) -> Bool {
        FirmWords.words(label).joined().hasPrefix("subtotal")
    }
}
