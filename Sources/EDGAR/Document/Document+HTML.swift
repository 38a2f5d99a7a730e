/// HTML as a document. Tables may stand in cells of tables: what stands before and behind an inner table is a
/// row of its own, in reading order.
extension Document {
    package init(html bytes: [UInt8], in range: Range<Int>) {
        var reader = HTMLReader(bytes, in: range)
        self = reader.read(range)
    }
}

private struct HTMLReader {
    /// Deeper tables are read as part of the one at the limit.
    private static let deepestTable = 64
    /// No table has more columns; a span beyond it is a mistake.
    private static let widestSpan = 256
    /// Empty cells that spans make, in the whole page: a few bytes of markup can ask for millions.
    private static let mostSpanned = 200_000

    private struct Table {
        /// The table in whose cell this one stands.
        var outer: Int
        var column = 0
        /// For each column, how many more rows a cell from above covers.
        var covered: [Int] = []
        var isInCell = false
        var span = 1
        var rowSpan = 1
    }

    var builder: DocumentBuilder
    let bytes: [UInt8]
    private var tables: [Table] = []
    private var tablesBeyond = 0
    private var spanned = 0
    private var isRaised = false

    init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        builder = DocumentBuilder(bytes, in: range, hasTableMarks: true)
    }

    mutating func read(_ range: Range<Int>) -> Document {
        var reader = TagReader(bytes, in: range)
        /// The name of the element whose content is not shown, while it is open.
        var hidden: HTMLElement?
        while true {
            switch reader.next() {
            case .open(let tag):
                let element = HTMLElement.names.value(of: tag.name, in: bytes)
                if hidden == nil {
                    if let element, element.isHidden, !tag.closesItself { hidden = element } else { open(element, tag) }
                }
            case .close(let tag):
                let element = HTMLElement.names.value(of: tag.name, in: bytes)
                if let open = hidden {
                    if element == open { hidden = nil }
                } else {
                    close(element, at: tag.whole.lowerBound)
                }
            case .text(let run, _): if hidden == nil { append(run, names: .html) }
            case .characterData(let run): if hidden == nil { append(run, names: nil) }
            case .aside: continue
            case .end:
                builder.endBlock(at: range.upperBound)
                return builder.document
            }
        }
    }

    private mutating func open(_ element: HTMLElement?, _ tag: TagReader.Tag) {
        let offset = tag.whole.lowerBound
        switch element {
        case .table:
            builder.endBlock(at: offset)
            if tables.count < Self.deepestTable {
                tables.append(Table(outer: builder.startTable()))
            } else {
                tablesBeyond += 1
            }
        case .row:
            endRow(at: offset)
        case .cell:
            endCell(at: offset)
            startCell(tag)
        case .block:
            endLine(at: offset)
            if startsPage(tag) { builder.pageBreak(at: offset) }
        case .heading:
            endLine(at: offset)
            builder.mark(.heading)
        case .item:
            endLine(at: offset)
            builder.mark(.item)
        case .lineBreak: endLine(at: offset, continues: true)
        case .rule:
            endLine(at: offset)
            if startsPage(tag) { builder.pageBreak(at: offset) }
        case .raised: isRaised = true
        case .link:
            if let target = bytes.attribute("href", of: tag)?.value { builder.link(to: target) }
        case .input:
            guard let type = bytes.attribute("type", of: tag)?.value, bytes.words(in: type).lowercased() == "checkbox"
            else { return }
            builder.append(bytes.attribute("checked", of: tag) == nil ? "\u{2610}" : "\u{2612}", at: offset)
        case .hidden, .title, nil: return
        }
    }

    private mutating func close(_ element: HTMLElement?, at offset: Int) {
        switch element {
        case .table:
            if tablesBeyond > 0 {
                tablesBeyond -= 1
                return
            }
            endRow(at: offset)
            builder.endBlock(at: offset)
            if let table = tables.popLast() { builder.resumeTable(table.outer) }
        case .row: endRow(at: offset)
        case .cell: endCell(at: offset)
        case .block, .heading, .item: endLine(at: offset)
        default: return
        }
    }

    /// Within a cell a line is no block of its own.
    private mutating func endLine(at offset: Int, continues: Bool = false) {
        if tables.last?.isInCell == true {
            builder.endCellLine(at: offset)
        } else {
            builder.endBlock(at: offset, continues: continues)
        }
    }

    /// Whether a style asks for a new page.
    private func startsPage(_ tag: TagReader.Tag) -> Bool {
        guard tag.attributes.count > 16, tables.isEmpty,
            let place = bytes.firstRange(of: "page-break-", in: tag.attributes)
        else { return false }
        return bytes.firstRange(of: "always", in: place.upperBound..<tag.attributes.upperBound) != nil
    }

    /// A raised mark is no digit of the number before it.
    private mutating func append(_ run: Range<Int>, names: CharacterReference.Names?) {
        if isRaised {
            isRaised = false
            if let first = run.first, bytes[first].isDigit || bytes[first].isLetter { builder.space(at: first) }
        }
        builder.append(run, names: names)
    }

    private mutating func startCell(_ tag: TagReader.Tag) {
        guard var table = tables.popLast() else { return }
        skipCovered(&table, at: tag.whole.lowerBound)
        table.isInCell = true
        table.span = span("colspan", tag)
        table.rowSpan = span("rowspan", tag)
        tables.append(table)
    }

    private func span(_ name: StaticString, _ tag: TagReader.Tag) -> Int {
        guard !tag.attributes.isEmpty, let value = bytes.attribute(name, of: tag)?.value,
            let number = Int(bytes.words(in: value)), number > 1
        else { return 1 }
        return min(number, Self.widestSpan)
    }

    /// Empty cells where a cell of a row above still covers the column.
    private mutating func skipCovered(_ table: inout Table, at offset: Int) {
        while table.column < table.covered.count, table.covered[table.column] > 0 {
            table.covered[table.column] -= 1
            table.column += 1
            spanned += 1
            if spanned <= Self.mostSpanned { builder.endCell(at: offset) }
        }
    }

    private mutating func endCell(at offset: Int) {
        guard var table = tables.popLast() else { return }
        defer { tables.append(table) }
        guard table.isInCell else { return }
        table.isInCell = false
        for index in 0..<table.span {
            if index > 0 { spanned += 1 }
            guard index == 0 || spanned <= Self.mostSpanned else { break }
            builder.endCell(at: offset)
            if table.column < Self.widestSpan {
                while table.covered.count <= table.column { table.covered.append(0) }
                table.covered[table.column] = table.rowSpan - 1
            }
            table.column += 1
        }
    }

    private mutating func endRow(at offset: Int) {
        endCell(at: offset)
        guard var table = tables.popLast() else { return }
        if table.column > 0 { skipCovered(&table, at: offset) }
        table.column = 0
        tables.append(table)
        builder.endBlock(at: offset)
    }
}

/// The elements that shape a document; all others are only their text.
private enum HTMLElement {
    case table, row, cell, block, heading, item, lineBreak, rule, raised, link, input, hidden, title

    var isHidden: Bool { self == .hidden || self == .title }

    static let names = NameTable<HTMLElement>(
        [
            ("table", .table), ("tr", .row), ("td", .cell), ("th", .cell), ("br", .lineBreak), ("hr", .rule),
            ("h1", .heading), ("h2", .heading), ("h3", .heading), ("h4", .heading), ("h5", .heading), ("h6", .heading),
            ("li", .item), ("sup", .raised), ("ix:header", .hidden),
            ("a", .link), ("input", .input), ("script", .hidden), ("style", .hidden), ("title", .title),
        ]
            + [
                "p", "div", "ul", "ol", "dl", "dt", "dd", "center", "pre",
                "blockquote", "body", "section", "article", "header", "footer", "caption",
            ].map { ($0, .block) })
}
