/// A table of a page as its reader sees it: figures with their signs, captions over their columns.
///
/// `$`, `%` and `)` often have cells of their own, spacer columns stand between, captions run over several lines and
/// labels over two. All of that is put together here, so that whoever reads a table sees rows of labels and values.
package struct Table: Sendable {
    package struct Cell: Sendable {
        /// Its words in the document's text.
        package var range: Range<Int>
        /// Where it stands from left to right: columns of the markup, or of the typed line.
        package var columns: Range<Int>
    }

    package struct Row: Sendable {
        /// Never empty.
        package var cells: [Cell]
        /// How far the first cell is set in, where the page was typed.
        package var indent = 0

        package var label: Cell { cells[0] }
        package var values: ArraySlice<Cell> { cells.dropFirst() }
        package var range: Range<Int> { cells[0].range.lowerBound..<cells[cells.count - 1].range.upperBound }
    }

    package var rows: [Row] = []
    /// The blocks of the document it was made of.
    package var blocks: Range<Int>
}

extension Document {
    /// The table that begins with the row at `start`: rows of one table, with nothing between them.
    package func table(at start: Int, before end: Int) -> Table {
        var next = start
        while next < end, blocks[next].kind == .row, blocks[next].table == blocks[start].table { next += 1 }
        var table = Table(blocks: start..<max(next, min(start + 1, end)))
        for index in table.blocks {
            let row = row(of: blocks[index])
            guard !row.cells.isEmpty else { continue }
            if let last = table.rows.last, blocks[index].isSpaced, continues(last, row) {
                // `Proceeds, before expenses, to Corvane` above `  Networks....  $13.02`
                let label = last.cells[0].range.lowerBound..<row.cells[0].range.upperBound
                table.rows[table.rows.count - 1].cells = [Table.Cell(range: label, columns: row.cells[0].columns)]
                table.rows[table.rows.count - 1].cells += row.values
            } else {
                table.rows.append(row)
            }
        }
        return table
    }

    /// The words over each column of values of a typed table. They are stacked in lines above, often so close that only
    /// their place tells to which column a word belongs.
    package func captions(of table: Table, above row: Int) -> [(words: [Range<Int>], columns: Range<Int>)] {
        guard row < table.rows.count, let first = table.rows[row...].first(where: { $0.cells.count > 1 }) else {
            return []
        }
        // Figures are set to the right: the widest of a column shows where it is.
        var columns = first.values.map(\.columns)
        for other in table.rows[row...].prefix(6) where other.cells.count == first.cells.count {
            for (index, cell) in other.values.enumerated() {
                let known = columns[index]
                columns[index] =
                    min(known.lowerBound, cell.columns.lowerBound)..<max(known.upperBound, cell.columns.upperBound)
            }
        }
        var captions = columns.map { (words: [Range<Int>](), columns: $0) }
        let start = first.label.columns.lowerBound
        for header in table.rows[..<row] {
            for cell in header.cells {
                var pieces: [[Range<Int>]] = Array(repeating: [], count: columns.count)
                for word in words(in: cell.range) {
                    let place = self.columns(of: word)
                    let center = place.lowerBound + place.upperBound
                    guard
                        let nearest = columns.indices.min(by: {
                            distance(center, columns[$0]) < distance(center, columns[$1])
                        }),
                        center > start * 2 + 20
                    else { continue }
                    pieces[nearest].append(word)
                }
                for (index, words) in pieces.enumerated() {
                    if let low = words.first?.lowerBound, let high = words.last?.upperBound {
                        captions[index].words.append(low..<high)
                    }
                }
            }
        }
        return captions
    }

    private func distance(_ doubledCenter: Int, _ columns: Range<Int>) -> Int {
        abs(doubledCenter - columns.lowerBound - columns.upperBound)
    }

    private func words(in range: Range<Int>) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = range.lowerBound
        for index in range.lowerBound...range.upperBound where index == range.upperBound || text[index].isWhitespace {
            if index > start { words.append(start..<index) }
            start = index + 1
        }
        return words
    }

    /// Whether a typed row is the rest of a label: the line above has nothing else and stands further left.
    private func continues(_ last: Table.Row, _ row: Table.Row) -> Bool {
        last.cells.count == 1 && row.cells[0].columns.lowerBound > last.indent && row.indent < last.indent + 12
            && text[last.range.upperBound - 1] != UInt8(ascii: ":") && last.indent < 20
            && row.cells[0].columns.lowerBound < last.cells[0].columns.upperBound
    }

    /// The cells of a block that hold something, signs put to their figures.
    package func row(of block: Block) -> Table.Row {
        var cells: [Table.Cell] = []
        var sign: Table.Cell?
        for (index, range) in block.cells.enumerated() where !range.isEmpty {
            var cell = Table.Cell(range: range, columns: block.isSpaced ? columns(of: range) : index..<index + 1)
            if isClosing(range), let last = cells.last, sign == nil, text[last.range].contains(where: \.isDigit) {
                cells[cells.count - 1].range = last.range.lowerBound..<range.upperBound
                cells[cells.count - 1].columns = last.columns.lowerBound..<cell.columns.upperBound
                continue
            }
            if let open = sign {
                if isFigure(range) {
                    cell.range = open.range.lowerBound..<range.upperBound
                    cell.columns = open.columns.lowerBound..<cell.columns.upperBound
                } else {
                    cells.append(open)
                }
                sign = nil
            }
            if isCurrencySign(range) { sign = cell } else { cells.append(cell) }
        }
        if let sign { cells.append(sign) }
        return Table.Row(cells: cells, indent: cells.first?.columns.lowerBound ?? 0)
    }

    /// The columns of a typed line.
    private func columns(of range: Range<Int>) -> Range<Int> {
        let start = map[range.lowerBound]
        var line = start
        while line > 0, bytes[line - 1] != .lineFeed, start - line < 400 { line -= 1 }
        return start - line..<max(start - line + 1, map[range.upperBound - 1] + 1 - line)
    }

    /// `)`, `%`, `)%` and the mark of a note: they end the figure before them.
    private func isClosing(_ range: Range<Int>) -> Bool {
        let first = text[range.lowerBound]
        guard range.count <= 8 else { return false }
        return first == UInt8(ascii: ")") || first == UInt8(ascii: "%")
    }

    /// `$`, `C$`, `€` and the like alone in a cell.
    private func isCurrencySign(_ range: Range<Int>) -> Bool {
        guard range.count <= 4 else { return false }
        let last = text[range.upperBound - 1]
        if last == UInt8(ascii: "$") { return true }
        // €, £ and ¥ in UTF-8.
        return range.count == 3 && text[range.lowerBound] == 0xE2 && text[range.lowerBound + 1] == 0x82
            || range.count == 2 && text[range.lowerBound] == 0xC2 && (last == 0xA3 || last == 0xA5)
    }

    /// What may stand behind a sign of currency.
    private func isFigure(_ range: Range<Int>) -> Bool {
        let first = text[range.lowerBound]
        return first.isDigit || first == UInt8(ascii: "(") || first == UInt8(ascii: ".") || first == UInt8(ascii: "-")
            || first == UInt8(ascii: "_") || first == 0xE2
    }
}
