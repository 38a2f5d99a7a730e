/// Text as a document: lines, cells by tabs, Markdown's pipe tables, and the ruled tables of the paper forms.
extension Document {
    package init(text bytes: [UInt8], in range: Range<Int>) {
        var builder = DocumentBuilder(bytes, in: range, hasTableMarks: false)
        var ruled = RuledTable()
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes.lineEnd(from: start, before: range.upperBound)
            let line = bytes.trimmed(start..<end)
            if ruled.take(bytes, start..<end, into: &builder) {
                // A line of a ruled table; its row is written when it is complete.
            } else if line.isEmpty {
                builder.endBlock(at: start)
            } else if Self.isMarkdownRow(bytes, line) {
                builder.appendRow(line, separator: UInt8(ascii: "|"))
            } else if line.contains(where: { bytes[$0] == .tab }) || (end > start && bytes[start] == .tab) {
                builder.appendRow(start..<end, separator: .tab)
            } else {
                builder.appendMixed(line)
                builder.endBlock(at: end)
            }
            start = end + 1
        }
        ruled.finish(into: &builder)
        builder.endBlock(at: range.upperBound)
        self = builder.document
    }

    /// Whether `bytes` hold a Markdown table or heading: what makes it Markdown rather than text.
    static func isMarkdown(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes.lineEnd(from: start, before: range.upperBound)
            let line = bytes.trimmed(start..<end)
            if isDelimiterRow(bytes, line) { return true }
            if line.count > 2, bytes[line.lowerBound] == UInt8(ascii: "#"),
                let end = line.first(where: { bytes[$0] != UInt8(ascii: "#") }), bytes[end] == .space
            {
                return true
            }
            start = end + 1
        }
        return false
    }

    private static func isMarkdownRow(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        line.count > 1 && bytes[line.lowerBound] == UInt8(ascii: "|") && bytes[line.upperBound - 1] == UInt8(ascii: "|")
    }

    /// `|---|:--:|`
    fileprivate static func isDelimiterRow(_ bytes: [UInt8], _ line: Range<Int>) -> Bool {
        guard isMarkdownRow(bytes, line) else { return false }
        var dashes = 0
        for index in line {
            switch bytes[index] {
            case UInt8(ascii: "-"): dashes += 1
            case UInt8(ascii: "|"), UInt8(ascii: ":"), .space: continue
            default: return false
            }
        }
        return dashes >= 3
    }
}

extension DocumentBuilder {
    /// Text that may hold the few tags that conversions leave: check boxes and paragraph marks.
    mutating func appendMixed(_ range: Range<Int>, isMarkdown: Bool = false) {
        let bytes = document.bytes
        var reader = TagReader(bytes, in: range)
        while true {
            switch reader.next() {
            case .text(let run, _):
                if isMarkdown { appendEmphasized(run) } else { append(run, names: .html, unescaping: true) }
            case .characterData(let run): append(run, names: nil)
            case .open(let tag):
                if bytes.hasText("input", at: tag.name.lowerBound, before: tag.name.upperBound) {
                    append(
                        bytes.attribute("checked", of: tag) == nil ? "\u{2610}" : "\u{2612}", at: tag.whole.lowerBound)
                } else if isMarkdown, bytes.hasText("br", at: tag.name.lowerBound, before: tag.name.upperBound) {
                    endCellLine(at: tag.whole.lowerBound)
                } else {
                    space(at: tag.whole.lowerBound)
                }
            case .close(let tag): space(at: tag.whole.lowerBound)
            case .aside: continue
            case .end: return
            }
        }
    }

    /// Markdown's marks of emphasis and of raised text are no part of what is said.
    private mutating func appendEmphasized(_ run: Range<Int>) {
        let bytes = document.bytes
        var start = run.lowerBound
        for index in run
        where bytes[index] == UInt8(ascii: "*") || bytes[index] == UInt8(ascii: "^")
            || bytes[index] == UInt8(ascii: "`")
        {
            if index > run.lowerBound, bytes[index - 1] == .backslash { continue }
            append(start..<index, names: .html, unescaping: true)
            start = index + 1
        }
        append(start..<run.upperBound, names: .html, unescaping: true)
    }

    mutating func appendRow(_ line: Range<Int>, separator: UInt8, isMarkdown: Bool = false) {
        let bytes = document.bytes
        if Document.isDelimiterRow(bytes, line) { return }
        let isPipe = separator == UInt8(ascii: "|")
        let hasOuterBar = isPipe && bytes[line.lowerBound] == separator
        let endsWithBar = isPipe && bytes[line.upperBound - 1] == separator
        var start = hasOuterBar ? line.lowerBound + 1 : line.lowerBound
        for index in start..<line.upperBound where bytes[index] == separator {
            if isPipe, index > start, bytes[index - 1] == .backslash { continue }
            appendMixed(start..<index, isMarkdown: isMarkdown)
            endCell(at: index)
            start = index + 1
        }
        if !endsWithBar {
            appendMixed(start..<line.upperBound, isMarkdown: isMarkdown)
            endCell(at: line.upperBound)
        }
        endBlock(at: line.upperBound)
    }
}

/// The ruled tables of paper forms: columns between `|`, a cell's words over several lines, rows between rules.
///
///     Options to Purchase Co|$1.375  |2/7/0|
///     mmon Stock            |        |0    |
///     --------------------------------------
private struct RuledTable {
    /// No form has rows of more lines or more columns; a longer run of bars is no table.
    private static let mostLines = 200
    private static let mostColumns = 64

    private var bytes: [UInt8] = []
    private var lines: [Range<Int>] = []
    /// Whether rules stand between the rows; without them each line is a row.
    private var isRuled = false

    /// Takes a line that belongs to such a table; false when it is another's.
    mutating func take(_ bytes: [UInt8], _ line: Range<Int>, into builder: inout DocumentBuilder) -> Bool {
        self.bytes = bytes
        if isRule(line) {
            finish(into: &builder)
            isRuled = true
            return true
        }
        let bars = line.reduce(0) { $0 + (bytes[$1] == UInt8(ascii: "|") ? 1 : 0) }
        guard bars >= 3,
            bytes[line.first { !bytes[$0].isWhitespace } ?? line.lowerBound] != UInt8(ascii: "|") || !lines.isEmpty
        else {
            finish(into: &builder)
            isRuled = isRuled && bytes.trimmed(line).isEmpty
            return false
        }
        if lines.count == Self.mostLines { finish(into: &builder) }
        lines.append(line)
        return true
    }

    /// A line of dashes or underscores, perhaps with bars; `<S> <C>` marks the columns and rules as well.
    private func isRule(_ line: Range<Int>) -> Bool {
        let line = bytes.trimmed(line)
        guard line.count >= 10, !isDelimiter(line) else { return false }
        if bytes.hasText("<S>", at: line.lowerBound, before: line.upperBound) { return true }
        return line.allSatisfy {
            bytes[$0] == UInt8(ascii: "-") || bytes[$0] == UInt8(ascii: "_") || bytes[$0] == UInt8(ascii: "=")
                || bytes[$0] == .space || bytes[$0] == UInt8(ascii: "|")
        } && line.contains { bytes[$0] != .space && bytes[$0] != UInt8(ascii: "|") }
    }

    /// `---|---|---` below the captions of a Markdown table without outer bars: no rule between rows.
    private func isDelimiter(_ line: Range<Int>) -> Bool {
        guard bytes[line].contains(UInt8(ascii: "-")), bytes[line.lowerBound] != UInt8(ascii: "|") else { return false }
        let inner = line.dropLast().filter { bytes[$0] == UInt8(ascii: "|") }
        return inner.count >= 2 && line.allSatisfy { [0x20, 0x2D, 0x3A, 0x7C].contains(bytes[$0]) }
    }

    /// Writes the row whose lines are complete.
    mutating func finish(into builder: inout DocumentBuilder) {
        defer { lines.removeAll(keepingCapacity: true) }
        guard isRuled else {
            for line in lines where !isDelimiter(bytes.trimmed(line)) {
                builder.appendRow(bytes.trimmed(line), separator: UInt8(ascii: "|"))
            }
            return
        }
        guard let widest = lines.max(by: { bars(in: $0).count < bars(in: $1).count }) else { return }
        builder.endBlock(at: widest.lowerBound)
        let columns = bars(in: widest)
        var left = 0
        for right in columns {
            for line in lines {
                let slice = min(line.lowerBound + left, line.upperBound)..<min(line.lowerBound + right, line.upperBound)
                let words = bytes.trimmed(slice)
                if !words.isEmpty { builder.breakCell() }
                // A word broken by the column's edge goes on in the next line; any other ends with a space.
                builder.appendMixed(words)
                if words.upperBound < slice.upperBound, !words.isEmpty { builder.space(at: words.upperBound) }
            }
            builder.endCell(at: lines.last?.upperBound ?? widest.upperBound)
            left = right + 1
        }
        builder.endBlock(at: lines.last?.upperBound ?? widest.upperBound)
    }

    private func bars(in line: Range<Int>) -> [Int] {
        Array(line.lazy.filter { bytes[$0] == UInt8(ascii: "|") }.map { $0 - line.lowerBound }.prefix(Self.mostColumns))
    }
}
