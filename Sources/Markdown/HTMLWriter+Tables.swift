/// What is known of the table that is being written.
struct TableState {
    /// Tables below the last heading.
    var count = 0
    var alignments: [Alignment] = []
    var isInHeader = false
    var hasBody = false
    var column = 0
    /// Where the cell's tag begins, and its content.
    var cell = (tag: 0, content: 0)
    /// Where what is strong begins and ends, for a cell that is strong as a whole.
    var strong: (start: Int, end: Int)?
}

extension HTMLWriter {
    /// A table that may be wider than a telephone scrolls by itself, by keyboard too, and has a name for that.
    mutating func writeTable(_ alignments: [Alignment], _ isEnd: Bool) {
        if isEnd { return append(table.hasBody ? "</tbody>\n</table>\n</div>\n" : "</table>\n</div>\n") }
        table.count += 1
        table.alignments = alignments
        table.hasBody = false
        append("<div class=\"scroll\" role=\"region\" tabindex=\"0\" aria-label=\"")
        escape(headings.section.isEmpty ? "Table" : headings.section)
        if table.count > 1 || headings.section.isEmpty { append(", table \(table.count)") }
        append("\">\n<table>\n")
    }

    mutating func writeRow(_ isHeader: Bool, _ isEnd: Bool) {
        table.column = 0
        table.isInHeader = isHeader
        if isEnd { return append(isHeader ? "</tr>\n</thead>\n" : "</tr>\n") }
        if isHeader { return append("<thead>\n<tr>") }
        append(table.hasBody ? "<tr>" : "<tbody>\n<tr>")
        table.hasBody = true
    }

    /// Figures stand at the right, under a class: a style of its own no page may have. A first cell that is strong as a
    /// whole is the head of its row.
    mutating func writeCell(_ isEnd: Bool) {
        guard isEnd else {
            table.cell.tag = output.count
            append(table.isInHeader ? "<th scope=\"col\"" : "<td")
            writeAlignment()
            table.cell.content = output.count
            table.strong = nil
            return
        }
        let isEmpty = output.count == table.cell.content
        if table.isInHeader, !isEmpty {
            append("</th>")
        } else if table.isInHeader {
            // An empty cell is no head of anything.
            output.removeSubrange(table.cell.tag...)
            append("<td></td>")
        } else if let strong = table.strong, table.column == 0, strong.start == table.cell.content,
            strong.end == output.count
        {
            let content = Array(output[(strong.start + 8)..<(strong.end - 9)])
            output.removeSubrange(table.cell.tag...)
            append("<th scope=\"row\"")
            writeAlignment()
            output += content
            append("</th>")
        } else {
            append("</td>")
        }
        table.column += 1
    }

    private mutating func writeAlignment() {
        let isKnown = table.alignments.indices.contains(table.column)
        switch isKnown ? table.alignments[table.column] : .left {
        case .left: append(">")
        case .center: append(" class=\"c\">")
        case .right: append(" class=\"n\">")
        }
    }

    mutating func writeStrong(_ isEnd: Bool) {
        if !isEnd { table.strong = (output.count, 0) }
        append(isEnd ? "</strong>" : "<strong>")
        if isEnd { table.strong?.end = output.count }
    }
}
