/// The rows of a section, whether its tables were marked as such or only typed in columns: what the sections' rules for
/// labels and values are matched against.
extension Document {
    /// The rows of some blocks in order: of their tables, and lines that are set in columns. A line of prose is a row of
    /// one cell.
    func rows(in range: Range<Int>) -> [Table.Row] {
        var rows: [Table.Row] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if blocks[index].isRow {
                let table = table(at: index, before: range.upperBound)
                rows += table.rows
                index = max(index + 1, table.blocks.upperBound)
            } else {
                append(typedRow(of: blocks[index]), to: &rows, continues: blocks[index].continues)
                index += 1
            }
        }
        return rows
    }

    /// The cells of a block, with the line's real indent, and without the rules drawn under captions.
    func typedRow(of block: Block) -> Table.Row {
        var row = row(of: block)
        row.cells.removeAll { isRule($0.range) }
        if let first = row.cells.first, let indent = typedIndent(of: first.range) {
            row.indent = indent
            // A typed line of one column has no columns of its own.
            if row.cells.count == 1 { row.cells[0].columns = indent..<indent + first.range.count }
        }
        return row
    }

    /// A typed line that is the rest of a label: nothing else stands in the line above, and it stands further left.
    private func append(_ row: Table.Row, to rows: inout [Table.Row], continues: Bool) {
        guard !row.cells.isEmpty else { return }
        guard continues, row.cells.count > 1, let last = rows.last, last.cells.count == 1, last.range.count <= 80,
            !endsClause(last.range), row.indent > last.indent, row.indent < last.indent + 12
        else { return rows.append(row) }
        rows[rows.count - 1].cells[0].range = last.range.lowerBound..<row.label.range.upperBound
        rows[rows.count - 1].cells += row.values
    }

    /// How far a typed line is set in; nil when something else stands before the words in their line of the file.
    private func typedIndent(of range: Range<Int>) -> Int? {
        let start = source(of: range).lowerBound
        var line = start
        while line > 0, bytes[line - 1] != .lineFeed {
            guard bytes[line - 1] == .space, start - line < 200 else { return nil }
            line -= 1
        }
        return start - line
    }

    private func isRule(_ range: Range<Int>) -> Bool {
        range.count >= 5
            && text[range].allSatisfy {
                $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: "=") || $0 == UInt8(ascii: "_") || $0 == .space
            }
    }

    /// Whether the words end in a full stop or a colon: they are no first line of a label.
    func endsClause(_ range: Range<Int>) -> Bool {
        guard let last = text[range].last(where: { !$0.isWhitespace }) else { return true }
        return last == UInt8(ascii: ".") || last == UInt8(ascii: ":") || last == UInt8(ascii: ";")
    }
}
