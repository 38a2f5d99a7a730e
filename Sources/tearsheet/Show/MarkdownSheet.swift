import Liquid

/// A sheet as GitHub-flavoured Markdown.
struct MarkdownSheet {
    private(set) var text = ""

    init(_ sheet: Sheet) {
        text += "# \(markdown(sheet.title))\n\n"
        for line in sheet.subtitle { text += "**\(markdown(line))**\n\n" }
        if let summary = sheet.summary { text += "\(markdown(summary))\n\n" }
        for section in sheet.sections {
            if let heading = section.heading { text += "## \(markdown(heading))\n\n" }
            switch section.content {
            case .fields(let fields):
                for field in fields { text += "- \(markdown(field.label)): \(markdown(field.value))\n" }
            case .table(let table): add(table)
            case .notes(let notes):
                for note in notes {
                    text += "- \(markdown("(\(note.mark))")) \(markdown(note.text))"
                    if let reading = note.reading { text += " **\(markdown("\u{2192} \(reading)"))**" }
                    text += "\n"
                }
            case .paragraph(let words): text += "\(markdown(words))\n"
            case .quotes(let quotes):
                for quote in quotes {
                    text +=
                        "- \(markdown(quote.label)), \(quote.place): \(markdown("\u{201C}\(quote.words)\u{201D}"))\n"
                }
            }
            text += "\n"
        }
        while text.hasSuffix("\n\n") { text.removeLast() }
    }

    private mutating func add(_ table: Sheet.Table) {
        text += "| " + table.columns.map { "\(markdown($0.title))" }.joined(separator: " | ") + " |\n"
        text += "|" + table.columns.map { $0.isNumeric ? "---:|" : "---|" }.joined() + "\n"
        for (index, row) in table.rows.enumerated() {
            let isTotal = table.endsInTotal && index == table.rows.count - 1
            let cells = row.map { cell in
                let words = "\(markdown(cell.filter { !$0.isEmpty }.joined(separator: ", ")))"
                return isTotal && !words.isEmpty ? "**\(words)**" : words
            }
            text += "| " + cells.joined(separator: " | ") + " |\n"
        }
    }
}

/// What filings say, as the same text in Markdown.
private func markdown(_ text: String) -> String { Escape.markdown.escaped(text) }
