/// Names that are set over two lines are put together: `FIRST UNION` above `SECURITIES, INC.`.
extension CoverLine {
    /// Joins in `lines` what goes on in a next line, and says which lines are prose.
    static func join(_ lines: inout [CoverLine], in document: Document, known: KnownFirms) {
        markFigures(&lines, in: document)
        markProse(&lines, in: document)
        joinSteps(&lines, in: document)
        var last: Int?
        for index in lines.indices {
            guard lines[index].kind == .display else {
                if lines[index].kind != .nothing { last = nil }
                continue
            }
            if let above = last { joinPieces(of: index, to: above, in: &lines, document, known) }
            if !lines[index].pieces.isEmpty { last = index }
        }
    }

    private static func text(_ piece: Piece, _ document: Document) -> String {
        piece.ranges.map { document.string($0) }.joined(separator: " ")
    }

    private static func joinPieces(
        of index: Int, to above: Int, in lines: inout [CoverLine], _ document: Document, _ known: KnownFirms
    ) {
        var kept: [Piece] = []
        for piece in lines[index].pieces {
            let words = text(piece, document)
            let target = lines[above].pieces.firstIndex {
                $0.columns.overlaps(piece.columns) && $0.ranges.count < 3
                    && continues(text($0, document), words, closely: lines[index].continues, known)
            }
            if let target {
                lines[above].pieces[target].ranges += piece.ranges
                let columns = lines[above].pieces[target].columns
                let start = min(columns.lowerBound, piece.columns.lowerBound)
                lines[above].pieces[target].columns = start..<max(columns.upperBound, piece.columns.upperBound)
            } else {
                kept.append(piece)
            }
        }
        lines[index].pieces = kept
    }

    /// Whether the words of a line are the rest of the name above them.
    private static func continues(_ above: String, _ below: String, closely: Bool, _ known: KnownFirms) -> Bool {
        guard RoleHeading(above) == nil, !FirmWords.isCaption(above), RoleHeading(below) == nil,
            FirmWords.isName(above, underHeading: true, isWhole: false) || above.hasSuffix(",") || above.hasSuffix("&")
        else { return false }
        if FirmWords.isEnding(below) { return true }
        if below.hasPrefix("& ") || above.hasSuffix("&") || above.hasSuffix(" and") { return true }
        if above.hasSuffix(","), closely, !above.contains(".") { return true }
        return known.isOneFirm(above, below)
    }

    /// The rows of a table down to its last figure are no grid of names.
    private static func markFigures(_ lines: inout [CoverLine], in document: Document) {
        var table: Int?
        for index in lines.indices.reversed() {
            let block = document.blocks[lines[index].block]
            if lines[index].kind == .figures {
                table = block.table
            } else if let table, block.isRow, block.table == table {
                if lines[index].kind == .display { lines[index].kind = .figures }
            } else {
                table = nil
            }
        }
    }

    /// A line of a paragraph may look like a name; its paragraph does not.
    private static func markProse(_ lines: inout [CoverLine], in document: Document) {
        var start = 0
        while start < lines.count {
            var end = start + 1
            while end < lines.count, lines[end].continues, lines[end].kind != .pageBreak,
                lines[end].isTyped == lines[start].isTyped
            {
                end += 1
            }
            let isProse = lines[start..<end].contains { line in
                line.kind == .display && !line.pieces.allSatisfy { isDisplay(text($0, document), document) }
            }
            if isProse {
                // A cell may hold a name above a sentence; only a whole paragraph is prose.
                for index in start..<end where lines[index].kind != .nothing {
                    if lines[start].isTyped
                        || !lines[index].pieces.allSatisfy({ isDisplay(text($0, document), document) })
                    {
                        lines[index].kind = .prose
                    }
                }
            }
            start = end
        }
    }

    /// Whether words may stand on the part of a cover where the names are: a name, part of one, a heading, a caption.
    private static func isDisplay(_ text: String, _ document: Document) -> Bool {
        // No display line is longer; prose need not be looked at word by word.
        guard text.utf8.count <= 240 else { return false }
        if RoleHeading(text) != nil || text.utf8.count < 110 && FirmWords.isCaption(text) { return true }
        if let colon = text.firstIndex(of: ":"), RoleHeading(String(text[..<colon])) != nil { return true }
        let name = text.hasSuffix("&") || text.hasSuffix(",") ? String(text.dropLast()) : text
        let bare = name.split(separator: "(").first.map(String.init) ?? name
        return FirmWords.isEnding(name) || FirmWords.isName(name, underHeading: true, isWhole: false)
            || FirmWords.isName(bare, underHeading: true)
            || FirmWords.isName(String(name.drop { $0 == "&" }), underHeading: true)
    }

    /// Where names are set as stairs, each further right than the one above, a line below the very beginning of the one
    /// above goes on with its name: `Utendahl Capital` above `Partners, L.P.`, `UBS` above `Warburg`.
    private static func joinSteps(_ lines: inout [CoverLine], in document: Document) {
        var start = 0
        while start < lines.count {
            var end = start + 1
            guard isStep(lines[start]) else {
                start = end
                continue
            }
            while end < lines.count, lines[end].continues, isStep(lines[end]) { end += 1 }
            let columns = lines[start..<end].map { $0.pieces[0].columns }
            let middles = columns.map { ($0.lowerBound + $0.upperBound) / 2 }
            let spread = (middles.max() ?? 0) - (middles.min() ?? 0)
            let steps = zip(columns, columns.dropFirst()).count { $0.lowerBound != $1.lowerBound }
            if columns.count >= 4, spread > 6, steps * 3 >= (columns.count - 1) * 2 {
                for index in (start + 1..<end).reversed() where columns[index - start].lowerBound > 0 {
                    guard columns[index - start].lowerBound == columns[index - start - 1].lowerBound else { continue }
                    lines[index - 1].pieces[0].ranges += lines[index].pieces[0].ranges
                    lines[index].pieces = []
                }
            }
            start = end
        }
    }

    private static func isStep(_ line: CoverLine) -> Bool {
        line.kind == .display && line.isTyped && line.pieces.count == 1
    }
}
