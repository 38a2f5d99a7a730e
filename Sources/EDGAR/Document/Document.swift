/// A page as its reader sees it, whatever it was written in: lines and table rows in reading order.
///
/// HTML, text with tabs, Markdown and ruled ASCII tables all become this first, so that nothing that reads facts
/// knows which of them it was. The text is UTF-8 with white space collapsed: a space within a cell, a tab between
/// cells, a line feed behind each block. Every byte of it knows where in the file it came from.
package struct Document: Sendable {
    package struct Block: Sendable {
        package enum Kind: Sendable {
            case line
            case row
            /// Marked as a heading: `<h2>`, `## `.
            case heading
            /// Of a list.
            case item
            /// Nothing but the end of a page.
            case pageBreak
        }

        package var kind: Kind
        /// Ranges of `text`. A line of prose has one, or several where it is set in columns; a row of a table has one
        /// for each column, spanned ones included as empty.
        package var cells: [Range<Int>]
        /// Which of the page's tables the row belongs to; nil for a line of prose.
        package var table: Int?
        /// Nothing but a line's end parts it from the block before.
        package var continues = false
        /// Its cells are columns of a typed line rather than cells of a markup.
        package var isSpaced = false

        package var isRow: Bool { kind == .row }

        /// From the first cell to the last.
        package var range: Range<Int> { (cells.first?.lowerBound ?? 0)..<(cells.last?.upperBound ?? 0) }
    }

    /// A hyperlink: where its words begin in `text`, and its target in the file.
    package struct Link: Sendable {
        package var start: Int
        package var target: Range<Int>
    }

    package let bytes: [UInt8]
    package internal(set) var text: [UInt8] = []
    var map = SourceMap()
    package internal(set) var blocks: [Block] = []
    package internal(set) var links: [Link] = []
    /// Where in `text` a cell's words go on in another line of a ruled table.
    var breaks: [Int] = []
    /// Where in `text` a new line or paragraph begins within a cell.
    package internal(set) var cellLines: [Int] = []

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// The bytes of the file that the text in `range` was read from.
    package func source(of range: Range<Int>) -> Range<Int> {
        guard !range.isEmpty else {
            let offset = range.lowerBound < text.count ? map[range.lowerBound] : bytes.count
            return offset..<offset
        }
        let last = map[range.upperBound - 1]
        var end = last + 1
        if bytes[last] == .ampersand, text[range.upperBound - 1] != .ampersand,
            let reference = CharacterReference(in: bytes, at: last, before: bytes.count, names: .html)
        {
            end = last + reference.count
        }
        // A check box is read from a tag.
        if bytes[last] == .lessThan, text[range.upperBound - 1] != .lessThan {
            end = min(bytes.count, (bytes[last...].firstIndex(of: .greaterThan) ?? last) + 1)
        }
        let start = map[range.lowerBound]
        return start..<max(end, start)
    }

    /// The text that was read from `source` in the file.
    func textRange(of source: Range<Int>) -> Range<Int> {
        map.text(of: source.lowerBound, before: text.count)..<map.text(of: source.upperBound, before: text.count)
    }

    package func string(_ range: Range<Int>) -> String { text.words(in: range, names: nil) }

    /// The words in `range` as a fact; nil when there are none.
    func fact(_ range: Range<Int>) -> Fact<String>? {
        let range = text.trimmed(range)
        return range.isEmpty ? nil : Fact(string(range), at: sources(of: range))
    }

    /// Those of `offsets`, which are in order, that lie within `range`: a table of many lines is asked for each cell.
    private static func within(_ range: Range<Int>, _ offsets: [Int]) -> ArraySlice<Int> {
        let first = offsets.partition { $0 > range.lowerBound }
        return offsets[first..<max(first, offsets.partition { $0 > range.upperBound - 1 })]
    }

    /// The lines within a cell.
    package func lines(in cell: Range<Int>) -> [Range<Int>] {
        var lines: [Range<Int>] = []
        var start = cell.lowerBound
        for end in Self.within(cell, cellLines) + [cell.upperBound] {
            let line = text.trimmed(start..<end)
            if !line.isEmpty { lines.append(line) }
            start = end
        }
        return lines
    }

    /// The places in the file that the text in `range` was read from: several only where a ruled table broke it.
    func sources(of range: Range<Int>) -> [Range<Int>] {
        guard !breaks.isEmpty else { return [source(of: range)] }
        var places: [Range<Int>] = []
        var start = range.lowerBound
        for end in Self.within(range, breaks) + [range.upperBound] {
            let words = text.trimmed(start..<end)
            if !words.isEmpty || places.isEmpty && end == range.upperBound { places.append(source(of: words)) }
            start = end
        }
        return places
    }

    /// The first place of `phrase` in `range`, in any case; a space in it stands for any white space, also between
    /// cells and lines.
    func first(_ phrase: StaticString, in range: Range<Int>) -> Range<Int>? {
        let count = phrase.utf8CodeUnitCount
        guard count > 0 else { return nil }
        return phrase.withUTF8Buffer { wanted in
            let initial = unsafe wanted[0].lowercased
            var start = range.lowerBound
            search: while start < range.upperBound {
                guard text[start].lowercased == initial else {
                    start += 1
                    continue
                }
                var index = start
                for position in 0..<count {
                    if unsafe wanted[position] == .space {
                        let gap = index
                        while index < range.upperBound, text[index].isWhitespace { index += 1 }
                        if index == gap {
                            start += 1
                            continue search
                        }
                    } else {
                        guard index < range.upperBound, unsafe text[index].lowercased == wanted[position].lowercased
                        else {
                            start += 1
                            continue search
                        }
                        index += 1
                    }
                }
                return start..<index
            }
            return nil
        }
    }
}
