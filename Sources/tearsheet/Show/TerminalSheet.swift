/// Sets a sheet for a terminal of a given width.
struct TerminalSheet {
    let width: Int
    let hasStyles: Bool
    private(set) var text = ""

    init(_ sheet: Sheet, width: Int, hasStyles: Bool) {
        self.width = width
        self.hasStyles = hasStyles
        paragraph(sheet.title, indent: 0, style: "1")
        for line in sheet.subtitle { paragraph(line, indent: 0, style: "1") }
        if let summary = sheet.summary { paragraph(summary, indent: 0) }
        for section in sheet.sections {
            text += "\n"
            if let heading = section.heading { paragraph(heading.uppercased(), indent: 0, style: "2") }
            switch section.content {
            case .fields(let fields): add(fields)
            case .table(let table): add(table)
            case .notes(let notes): add(notes)
            case .paragraph(let words): paragraph(words, indent: 2)
            case .quotes(let quotes): add(quotes)
            }
        }
    }

    // MARK: - Text

    private mutating func paragraph(_ words: String, indent: Int, style: String? = nil) {
        for line in Self.wrap(words, width - indent) {
            text += String(repeating: " ", count: indent) + styled(line, style) + "\n"
        }
    }

    private func styled(_ text: String, _ style: String?) -> String {
        guard hasStyles, let style else { return text }
        return "\u{1B}[\(style)m\(text)\u{1B}[0m"
    }

    /// Lines of at most `width` columns, broken between words; a longer word is broken where it must be.
    static func wrap(_ text: String, _ width: Int) -> [String] {
        var lines: [String] = []
        var line = ""
        var used = 0
        for word in text.printable.split(separator: " ") {
            let columns = String(word).columns
            if used > 0, used + 1 + columns <= width {
                line += " " + word
                used += 1 + columns
                continue
            }
            if used > 0 { lines.append(line) }
            line = ""
            used = 0
            guard columns > width else {
                line = String(word)
                used = columns
                continue
            }
            for character in word {
                let size = String(character).columns
                if used > 0, used + size > width {
                    lines.append(line)
                    line = ""
                    used = 0
                }
                line.append(character)
                used += size
            }
        }
        if used > 0 || lines.isEmpty { lines.append(line) }
        return lines.map { String($0.map { $0 == "\u{A0}" ? " " : $0 }) }
    }

    private func padded(_ text: String, _ width: Int, right: Bool = false) -> String {
        let space = String(repeating: " ", count: max(0, width - text.columns))
        return right ? space + text : text + space
    }

    // MARK: - Fields and notes

    private mutating func add(_ fields: [Sheet.Field]) {
        let labelWidth = min(fields.map { $0.label.printable.columns }.max() ?? 0, width / 2 - 4)
        for field in fields {
            let labels = Self.wrap(field.label, labelWidth)
            let values = Self.wrap(field.value, width - labelWidth - 4)
            for index in 0..<max(labels.count, values.count) {
                let label = index < labels.count ? labels[index] : ""
                let value = index < values.count ? values[index] : ""
                text += trimmed("  " + padded(label, labelWidth) + "  " + value) + "\n"
            }
        }
    }

    private mutating func add(_ notes: [Sheet.Note]) {
        let markWidth = notes.map { $0.mark.columns }.max() ?? 1
        for note in notes {
            for (index, line) in Self.wrap(note.text, width - markWidth - 4).enumerated() {
                let mark = padded(index == 0 ? note.mark.printable : "", markWidth, right: true)
                text += "  \(mark)  \(line)\n"
            }
            if let reading = note.reading {
                for line in Self.wrap("\u{2192} " + reading, width - markWidth - 4) {
                    text += String(repeating: " ", count: markWidth + 4) + styled(line, "1") + "\n"
                }
            }
        }
    }

    /// A short quote stands beside its fact, a longer one below it.
    private mutating func add(_ quotes: [Sheet.Quote]) {
        for quote in quotes {
            let head = "\(quote.label)  \(quote.place)"
            let words = "\u{201C}\(quote.words)\u{201D}"
            if head.columns + words.printable.columns + 4 <= width {
                text += "  \(head)  \(words.printable)\n"
            } else {
                paragraph(head, indent: 2)
                paragraph(words, indent: 6)
            }
        }
    }

    private func trimmed(_ line: String) -> String {
        var line = line[...]
        while line.last == " " { line.removeLast() }
        return String(line)
    }

    // MARK: - Tables

    private mutating func add(_ table: Sheet.Table) {
        let aligned = Self.aligningMarks(table)
        if let widths = widths(of: aligned) {
            addRows(aligned, widths)
        } else {
            addRecords(table)
        }
    }

    /// Numbers line up by their last digit or their decimal point, so what stands behind it, marks of footnotes or a
    /// unit, gets a column of its own. The space that fills it is one that is not broken or dropped.
    private static func aligningMarks(_ table: Sheet.Table) -> Sheet.Table {
        var table = table
        for column in table.columns.indices where table.columns[column].isNumeric {
            let ends: Set<Character> = table.columns[column].shape == .decimal ? [" ", ".", "%"] : [" "]
            func marks(_ line: String) -> Int {
                line.firstIndex(where: ends.contains).map { line[$0...].printableColumns } ?? 0
            }
            let widest = table.rows.flatMap { $0[column] }.map(marks).max() ?? 0
            for row in table.rows.indices {
                table.rows[row][column] = table.rows[row][column].map { line in
                    let glued = String(line.map { $0 == " " ? "\u{A0}" : $0 })
                    return line.isEmpty ? line : glued + String(repeating: "\u{A0}", count: widest - marks(line))
                }
            }
        }
        return table
    }

    private static let gap = 2

    /// The columns' widths, narrowed where words can be wrapped; nil when the table is too wide even so.
    private func widths(of table: Sheet.Table) -> [Int]? {
        let columns = table.columns.indices
        func cells(_ column: Int) -> [String] { [table.columns[column].title] + table.rows.flatMap { $0[column] } }
        func longest(_ texts: [String]) -> Int { texts.map { $0.printable.columns }.max() ?? 0 }
        var widths = columns.map { longest(cells($0)) }
        let least = columns.map { column in
            let title = longest(table.columns[column].title.split(separator: " ").map(String.init))
            let body = table.rows.flatMap { $0[column] }
            if table.columns[column].isNumeric { return max(title, longest(body)) }
            // Long words of text may break; a date or a code may not.
            let words = longest(body.flatMap { $0.split(separator: " ").map(String.init) })
            return max(title, min(words, 14))
        }
        let available = width - 2 - Self.gap * (columns.count - 1)
        guard least.reduce(0, +) <= available else { return nil }
        while widths.reduce(0, +) > available {
            // The widest column that can give way does.
            guard let widest = columns.filter({ widths[$0] > least[$0] }).max(by: { widths[$0] < widths[$1] }) else {
                return nil
            }
            widths[widest] -= 1
        }
        return widths
    }

    private mutating func addRows(_ table: Sheet.Table, _ widths: [Int]) {
        addLine(table.columns.map { [$0.title] }, table, widths, style: "2")
        addRule(widths)
        for (index, row) in table.rows.enumerated() {
            if table.endsInTotal, index == table.rows.count - 1 { addRule(widths) }
            addLine(row, table, widths, style: nil)
        }
    }

    private mutating func addRule(_ widths: [Int]) {
        let rules = widths.map { String(repeating: "\u{2500}", count: $0) }
        text += "  " + styled(rules.joined(separator: "  "), "2") + "\n"
    }

    private mutating func addLine(_ cells: [Sheet.Cell], _ table: Sheet.Table, _ widths: [Int], style: String?) {
        let wrapped = zip(cells, widths).map { cell, width in
            cell.isEmpty ? [""] : cell.flatMap { Self.wrap($0, width) }
        }
        for index in 0..<(wrapped.map(\.count).max() ?? 0) {
            let line = table.columns.indices.map { column in
                let words = index < wrapped[column].count ? wrapped[column][index] : ""
                return padded(words, widths[column], right: table.columns[column].isNumeric)
            }
            text += styled(trimmed("  " + line.joined(separator: "  ")), style) + "\n"
        }
    }

    /// A table that is too wide: a line for what leads, and the rest with their titles below.
    private mutating func addRecords(_ table: Sheet.Table) {
        for row in table.rows {
            let lead = row.prefix(table.leading).map { $0.joined(separator: ", ") }.filter { !$0.isEmpty }
            paragraph(lead.joined(separator: " \u{00B7} "), indent: 2, style: "1")
            var parts: [String] = []
            for (column, cell) in zip(table.columns, row).dropFirst(table.leading) where !cell.joined().isEmpty {
                let words = cell.filter { !$0.isEmpty }.joined(separator: " ")
                parts.append("\(column.title.lowercased()) \(words)".replacingSpaces)
            }
            // A dot stays with what it follows.
            paragraph(parts.joined(separator: "\u{A0}\u{00B7} "), indent: 4)
        }
    }
}

extension String {
    /// A label and its value stay together when a line is wrapped, unless they are long.
    fileprivate var replacingSpaces: String {
        count > 30 ? self : String(map { $0 == " " ? "\u{A0}" : $0 })
    }
}

extension Substring {
    fileprivate var printableColumns: Int { String(self).columns }
}
