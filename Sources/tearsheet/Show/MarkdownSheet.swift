/// A sheet as GitHub-flavoured Markdown.
struct MarkdownSheet {
    private(set) var text = ""

    init(_ sheet: Sheet) {
        text += "# \(MarkdownText(sheet.title))\n\n"
        for line in sheet.subtitle { text += "**\(MarkdownText(line))**\n\n" }
        if let summary = sheet.summary { text += "\(MarkdownText(summary))\n\n" }
        for section in sheet.sections {
            if let heading = section.heading { text += "## \(MarkdownText(heading))\n\n" }
            switch section.content {
            case .fields(let fields):
                for field in fields { text += "- \(MarkdownText(field.label)): \(MarkdownText(field.value))\n" }
            case .table(let table): add(table)
            case .notes(let notes):
                for note in notes {
                    text += "- \(MarkdownText("(\(note.mark))")) \(MarkdownText(note.text))"
                    if let reading = note.reading { text += " **\(MarkdownText("\u{2192} \(reading)"))**" }
                    text += "\n"
                }
            case .paragraph(let words): text += "\(MarkdownText(words))\n"
            case .quotes(let quotes):
                for quote in quotes {
                    text +=
                        "- \(MarkdownText(quote.label)), \(quote.place): \(MarkdownText("\u{201C}\(quote.words)\u{201D}"))\n"
                }
            }
            text += "\n"
        }
        while text.hasSuffix("\n\n") { text.removeLast() }
    }

    private mutating func add(_ table: Sheet.Table) {
        text += "| " + table.columns.map { "\(MarkdownText($0.title))" }.joined(separator: " | ") + " |\n"
        text += "|" + table.columns.map { $0.isNumeric ? "---:|" : "---|" }.joined() + "\n"
        for (index, row) in table.rows.enumerated() {
            let isTotal = table.endsInTotal && index == table.rows.count - 1
            let cells = row.map { cell in
                let words = "\(MarkdownText(cell.filter { !$0.isEmpty }.joined(separator: ", ")))"
                return isTotal && !words.isEmpty ? "**\(words)**" : words
            }
            text += "| " + cells.joined(separator: " | ") + " |\n"
        }
    }
}
