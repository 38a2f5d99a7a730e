/// Tables that only place text on a page are no tables: what stands in their one cell is lines like any others.
extension Document {
    /// A cell of more words than this is a paragraph, whatever stands around it.
    private static let longestCell = 240

    package mutating func unfoldLayout() {
        var unfolded: [Block] = []
        unfolded.reserveCapacity(blocks.count)
        for block in blocks {
            guard block.kind == .row, let cell = onlyCell(of: block) else {
                unfolded.append(block)
                continue
            }
            let lines = lines(in: cell)
            if lines.count > 1 || cell.count > Self.longestCell {
                unfolded += lines.map { Block(kind: .line, cells: [$0], table: nil) }
            } else {
                unfolded.append(block)
            }
        }
        blocks = unfolded
    }

    /// The cell that holds all of the block's words.
    package func onlyCell(of block: Block) -> Range<Int>? {
        var only: Range<Int>?
        for cell in block.cells where !cell.isEmpty {
            if only != nil { return nil }
            only = cell
        }
        return only
    }
}
