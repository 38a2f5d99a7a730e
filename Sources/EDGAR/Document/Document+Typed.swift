/// A prospectus as typed text: the ASCII pages of before 2001 with their `<PAGE>` and `<TABLE>` marks, text with
/// tabs, and Markdown.
///
/// What was set with spaces is taken apart again: names that stand side by side, and the columns of tables with their
/// dot leaders. Where a cell stands in its line is known from the file, so that a table can put wrapped words together.
extension Document {
    package init(typed bytes: [UInt8], in range: Range<Int>) {
        var reader = TypedReader(bytes, in: range)
        self = reader.read(range)
    }
}

private struct TypedReader {
    let bytes: [UInt8]
    private let isMarkdown: Bool
    private var builder: DocumentBuilder
    private var isInTable = false
    /// Within the rules of a table that has no marks.
    private var isRuled = false
    /// Where a table ends that has neither marks nor rules.
    private var figuresEnd = 0
    private var followsSpace = true

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        builder = DocumentBuilder(bytes, in: range, hasTableMarks: false)
        isMarkdown = Document.isMarkdown(bytes, in: range)
    }

    mutating func read(_ range: Range<Int>) -> Document {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes.lineEnd(from: start, before: range.upperBound)
            read(line: bytes.trimmed(start..<end), within: start..<end)
            start = end + 1
        }
        builder.endBlock(at: range.upperBound)
        return builder.document
    }

    private mutating func read(line: Range<Int>, within whole: Range<Int>) {
        guard let first = line.first else {
            builder.endBlock(at: whole.lowerBound)
            // Between rows with tabs or bars, an empty line begins another table.
            if isRuled { isInTable = false }
            isRuled = false
            followsSpace = true
            if !isInTable { builder.startTable() }
            return
        }
        if figuresEnd > 0, first >= figuresEnd {
            builder.startTable()
            isInTable = false
            figuresEnd = 0
        }
        if followsSpace, !isInTable, hasGap(line), let end = endOfFigures(from: whole.lowerBound) {
            builder.endBlock(at: first)
            figuresEnd = end
            isInTable = true
        }
        followsSpace = false
        if bytes[first] == .lessThan, readMark(line) { return }
        if isRule(line) {
            if !isInTable {
                builder.endBlock(at: first)
                if line.count >= 40, rulesPriceTable(below: whole.upperBound) {
                    isRuled = true
                    isInTable = true
                }
            }
        } else if line.count > 1, bytes[first] == UInt8(ascii: "|"), bytes[line.upperBound - 1] == UInt8(ascii: "|") {
            builder.appendRow(line, separator: UInt8(ascii: "|"), isMarkdown: isMarkdown)
        } else if whole.contains(where: { bytes[$0] == .tab }), !isInTable, !isPadding(whole, before: line) {
            builder.appendRow(whole, separator: .tab, isMarkdown: isMarkdown)
        } else if isInTable {
            appendColumns(of: line, gap: 2)
            builder.endBlock(at: line.upperBound)
        } else if isMarkdown, let text = markdownText(line) {
            let isHeading = bytes[first] == UInt8(ascii: "#")
            builder.appendMixed(text, isMarkdown: true)
            builder.endBlock(at: line.upperBound, continues: !isHeading)
        } else {
            appendLine(line)
            builder.endBlock(at: line.upperBound, continues: true)
        }
    }

    /// Prices and proceeds between two rules are a table, with its marks or without: covers of before 2001 often lack them.
    private func rulesPriceTable(below start: Int) -> Bool {
        var line = min(start + 1, bytes.count)
        var hasPrice = false
        for _ in 0..<8 {
            let end = bytes.lineEnd(from: line, before: bytes.count)
            let words = bytes.trimmed(line..<end)
            if words.isEmpty || words.count > 160 { return false }
            if isRule(words) { return hasPrice }
            if bytes.firstRange(of: "price", in: words) != nil || bytes.firstRange(of: "proceeds to", in: words) != nil
            {
                hasPrice = true
            }
            line = min(end + 1, bytes.count)
        }
        return false
    }

    private func hasGap(_ line: Range<Int>) -> Bool {
        line.dropLast(3).contains { bytes[$0] == .space && bytes[$0 + 1] == .space && bytes[$0 + 2] == .space }
    }

    /// Where the figures end that stand in columns from `start` on, without marks and rules: lines that are a label and
    /// amounts, with single empty lines between them.
    private func endOfFigures(from start: Int) -> Int? {
        var line = start
        var (figures, others, empty) = (0, 0, 0)
        var hasPrice = false
        var last = start
        while line < bytes.count, figures + others < 60 {
            let end = bytes.lineEnd(from: line, before: bytes.count)
            let words = bytes.trimmed(line..<end)
            if words.isEmpty {
                empty += 1
                if empty > 1 { break }
            } else if words.count > 150 || bytes[words.lowerBound] == .lessThan
                || words.contains(where: { bytes[$0] == .tab || bytes[$0] == UInt8(ascii: "|") })
                || words.count > 60 && !hasGap(words)
            {
                break
            } else {
                empty = 0
                hasPrice =
                    hasPrice || bytes.firstRange(of: "price", in: words) != nil
                    || bytes.firstRange(of: "proceeds", in: words) != nil
                if endsInFigure(words) {
                    figures += 1
                    last = end
                } else {
                    others += 1
                    if others > 4, figures == 0 { return nil }
                }
            }
            line = end + 1
        }
        return figures >= 2 && hasPrice || figures >= 3 && others <= figures ? last : nil
    }

    /// A label, a gap, and an amount at the line's end: "Public offering price      $10.00      $30,000,000".
    private func endsInFigure(_ line: Range<Int>) -> Bool {
        var index = line.upperBound
        while index > line.lowerBound,
            bytes[index - 1].isDigit
                || [
                    UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: "$"), UInt8(ascii: "%"), UInt8(ascii: "("),
                    UInt8(ascii: ")"),
                ].contains(bytes[index - 1])
        {
            index -= 1
        }
        guard index < line.upperBound, index - line.lowerBound > 3,
            bytes[index..<line.upperBound].contains(where: \.isDigit)
        else { return false }
        // The sign may stand at the column's edge.
        if bytes[index - 1] == .space, index - 2 > line.lowerBound {
            while index > line.lowerBound, bytes[index - 1] == .space || bytes[index - 1] == UInt8(ascii: "$") {
                index -= 1
                if bytes[index] == .space, bytes[index - 1] == .space, bytes[max(line.lowerBound, index - 2)] == .space
                {
                    return true
                }
            }
            return false
        }
        return bytes[line.lowerBound..<line.upperBound].contains(UInt8(ascii: "."))
            && leaderEnd(from: max(line.lowerBound, index - 1), before: line.upperBound) != nil
    }

    /// Tabs that only indent a line.
    private func isPadding(_ whole: Range<Int>, before line: Range<Int>) -> Bool {
        !line.contains { bytes[$0] == .tab } && line.count > 60
    }

    /// `<PAGE>`, `<TABLE>`, `<CAPTION>`, `<S>`: the marks that EDGAR's typed pages have on lines of their own.
    private mutating func readMark(_ line: Range<Int>) -> Bool {
        func isTag(_ name: StaticString) -> Bool { bytes.hasText(name, at: line.lowerBound, before: line.upperBound) }
        if isTag("<PAGE>") {
            isInTable = false
            builder.pageBreak(at: line.lowerBound)
        } else if isTag("<TABLE>") {
            builder.endBlock(at: line.lowerBound)
            builder.startTable()
            isInTable = true
        } else if isTag("</TABLE>") {
            builder.endBlock(at: line.lowerBound)
            builder.startTable()
            isInTable = false
        } else {
            return isTag("<CAPTION>") || isTag("<S>") || isTag("<C>") || isTag("<FN>") || isTag("<F1>")
                || isTag("<img")
        }
        return true
    }

    /// A line of dashes, stars or the like says nothing by itself.
    private func isRule(_ line: Range<Int>) -> Bool {
        var ink = 0
        for index in line {
            switch bytes[index] {
            case UInt8(ascii: "-"), UInt8(ascii: "="), UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "~"),
                UInt8(ascii: "|"), UInt8(ascii: ":"):
                ink += 1
            case UInt8(ascii: "_"): ink += line.count > 20 ? 1 : 0
            case .space: continue
            default: return false
            }
        }
        return ink >= 3
    }

    /// The words of a heading or of a line of a list, without its mark.
    private mutating func markdownText(_ line: Range<Int>) -> Range<Int>? {
        let first = bytes[line.lowerBound]
        if bytes.hasText("[IMAGE", at: line.lowerBound, before: line.upperBound) {
            return line.upperBound..<line.upperBound
        }
        if first == UInt8(ascii: "#"), let text = line.first(where: { bytes[$0] != UInt8(ascii: "#") }) {
            builder.mark(.heading)
            return bytes.trimmed(text..<line.upperBound)
        }
        if line.count > 2, first == UInt8(ascii: "-") || first == UInt8(ascii: "*") || first == UInt8(ascii: "+"),
            bytes[line.lowerBound + 1] == .space
        {
            builder.mark(.item)
            return bytes.trimmed(line.lowerBound + 2..<line.upperBound)
        }
        return line
    }

    /// A line outside of tables: names side by side stand far apart; two spaces are only typing.
    private mutating func appendLine(_ line: Range<Int>) { appendColumns(of: line, gap: 3) }

    /// Parts of the line between gaps of at least `gap` spaces, without dot leaders.
    private mutating func appendColumns(of line: Range<Int>, gap: Int) {
        var start = line.lowerBound
        var index = line.lowerBound
        while index < line.upperBound {
            let byte = bytes[index]
            if byte == .space || byte == .tab {
                var end = index
                while end < line.upperBound, bytes[end].isWhitespace { end += 1 }
                if end - index >= gap || byte == .tab {
                    appendColumn(start..<index, endsCell: end < line.upperBound)
                    start = end
                }
                index = end
            } else if byte == UInt8(ascii: "."), let end = leaderEnd(from: index, before: line.upperBound) {
                // `Inc.......` ends in the full stop of its abbreviation.
                let keepsStop = endsInAbbreviation(bytes, start..<index)
                appendColumn(start..<(keepsStop ? index + 1 : index), endsCell: end < line.upperBound)
                start = end
                index = end
            } else {
                index += 1
            }
        }
        appendColumn(start..<line.upperBound, endsCell: isInTable)
    }

    private mutating func appendColumn(_ range: Range<Int>, endsCell: Bool) {
        let words = bytes.trimmed(range)
        if words.isEmpty && endsCell { return }
        builder.appendMixed(words, isMarkdown: isMarkdown)
        guard endsCell else { return }
        builder.endColumn(at: words.upperBound, ofTable: isInTable)
    }

    /// The end of a run of at least three dots and the white space behind it.
    private func leaderEnd(from start: Int, before end: Int) -> Int? {
        var index = start
        var dots = 0
        while index < end, bytes[index] == UInt8(ascii: ".") || bytes[index] == .space {
            if bytes[index] == UInt8(ascii: ".") { dots += 1 }
            index += 1
        }
        // `. . . .` is a leader as well; `$.625` and `...and` are none.
        if dots >= 3, index < end, bytes[index - 1] == UInt8(ascii: "."), bytes[index].isDigit,
            start > 0, bytes[index - 2] == .space
        {
            index -= 1
        }
        // In a table two will do where a gap follows.
        if isInTable, dots == 2, index < end, bytes[index - 1] == .space { return index }
        return dots >= 3 ? index : nil
    }

    private func endsInAbbreviation(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let words = bytes.trimmed(range)
        let endings: [StaticString] = ["Inc", "Corp", "Co", "Ltd", "L.P", "N.A", "S.A", "L.L.C", "P.C", "Jr"]
        return endings.contains { ending in
            let start = words.upperBound - ending.utf8CodeUnitCount
            return start >= words.lowerBound && bytes.hasText(ending, at: start, before: words.upperBound)
                && (start == words.lowerBound || !bytes[start - 1].isLetter)
        }
    }
}
