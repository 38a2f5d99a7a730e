/// Puts a document together from runs of text, cells and lines.
struct DocumentBuilder {
    var document: Document
    /// Decided once for the page: whether its bytes are UTF-8 or Windows-1252.
    private let isUTF8: Bool
    /// The cells of the row that is being read, finished ones first.
    private var cells: [Range<Int>] = []
    private var cellStart = 0
    private var isRow = false
    private var kind = Document.Block.Kind.line
    private var nextContinues = false
    private var isSpaced = false
    private var table = 0
    private var tables = 0
    /// Whether the page's markup says where a table begins and ends.
    private let hasTableMarks: Bool

    init(_ bytes: [UInt8], in range: Range<Int>, hasTableMarks: Bool) {
        self.hasTableMarks = hasTableMarks
        document = Document(bytes)
        // That the bytes are no UTF-8 is no error: they are then Windows-1252.
        isUTF8 = (try? UTF8Span(validating: bytes.span.extracting(range))) != nil
        document.text.reserveCapacity(range.count / 2)
    }

    // MARK: - Text

    /// Appends what stands in `run` of the file.
    mutating func append(_ run: Range<Int>, names: CharacterReference.Names?, unescaping: Bool = false) {
        let bytes = document.bytes
        var index = run.lowerBound
        while index < run.upperBound {
            let byte = bytes[index]
            if byte.isWhitespace {
                // A space between two words is copied with them.
                let next = index + 1
                if byte == .space, next < run.upperBound, isCopied(bytes[next], unescaping),
                    document.text.count > cellStart, document.text.last != .space
                {
                    index = copy(bytes, from: index, before: run.upperBound, unescaping)
                } else {
                    space(at: index)
                    index += 1
                }
            } else if isCopied(byte, unescaping) {
                index = copy(bytes, from: index, before: run.upperBound, unescaping)
            } else if byte == .ampersand, let names,
                let reference = CharacterReference(in: bytes, at: index, before: run.upperBound, names: names)
            {
                append(reference.scalar, at: index)
                index += reference.count
            } else if unescaping, byte == .backslash, index + 1 < run.upperBound, bytes[index + 1].isPunctuation {
                put(bytes[index + 1], at: index + 1)
                index += 2
            } else if byte < 0x80 {
                put(byte, at: index)
                index += 1
            } else if isUTF8 {
                index += putUTF8(bytes, at: index, before: run.upperBound)
            } else {
                append(Windows1252.scalar(byte), at: index)
                index += 1
            }
        }
    }

    /// Whether the byte goes into the text as it is.
    private func isCopied(_ byte: UInt8, _ unescaping: Bool) -> Bool {
        byte > .space && byte < 0x80 && byte != .ampersand && !(unescaping && byte == .backslash)
    }

    /// Copies words and the single spaces between them; returns where it ended.
    private mutating func copy(_ bytes: [UInt8], from start: Int, before end: Int, _ unescaping: Bool) -> Int {
        var index = start + 1
        while index < end {
            let byte = bytes[index]
            if byte == .space {
                guard index + 1 < end, isCopied(bytes[index + 1], unescaping) else { break }
            } else if !isCopied(byte, unescaping) {
                break
            }
            index += 1
        }
        document.map.append(text: document.text.count, source: start)
        document.text.append(contentsOf: bytes[start..<index])
        return index
    }

    /// One character of UTF-8: spaces of any width are a space, those without width are nothing.
    private mutating func putUTF8(_ bytes: [UInt8], at index: Int, before end: Int) -> Int {
        let first = bytes[index]
        if first == 0xC2, index + 1 < end, bytes[index + 1] == 0xA0 {
            space(at: index)
            return 2
        }
        let third = index + 2 < end ? bytes[index + 2] : 0
        if first == 0xE2, bytes[min(index + 1, end - 1)] == 0x80, (0x80...0x8B).contains(third) || third == 0xAF {
            if third != 0x8B { space(at: index) }
            return 3
        }
        if first == 0xEF, bytes[min(index + 1, end - 1)] == 0xBB, third == 0xBF { return 3 }
        put(first, at: index)
        return 1
    }

    mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
        if scalar.value == 0x200B || scalar.value == 0xFEFF { return }
        if scalar.properties.isWhitespace {
            space(at: offset)
        } else {
            document.map.append(text: document.text.count, source: offset, isOneCharacter: true)
            document.text.append(contentsOf: String(scalar).utf8)
        }
    }

    private mutating func put(_ byte: UInt8, at offset: Int) {
        document.map.append(text: document.text.count, source: offset)
        document.text.append(byte)
    }

    /// One space, unless the cell is empty or ends in one.
    mutating func space(at offset: Int) {
        if document.text.count > cellStart, document.text.last != .space { put(.space, at: offset) }
    }

    /// A line ends within a cell.
    mutating func endCellLine(at offset: Int) {
        space(at: offset)
        if document.text.count > cellStart, document.cellLines.last != document.text.count {
            document.cellLines.append(document.text.count)
        }
    }

    private mutating func dropSpace() {
        guard document.text.count > cellStart, document.text.last == .space else { return }
        document.text.removeLast()
        document.map.truncate(to: document.text.count)
        if let last = document.cellLines.last, last > document.text.count { document.cellLines.removeLast() }
    }

    // MARK: - Cells, rows and lines

    mutating func endCell(at offset: Int) {
        dropSpace()
        cells.append(cellStart..<document.text.count)
        put(.tab, at: offset)
        cellStart = document.text.count
        isRow = true
    }

    /// Ends a row of cells or a line of prose; a line with nothing in it is none.
    mutating func endBlock(at offset: Int, continues: Bool = false) {
        dropSpace()
        if document.text.count > cellStart { cells.append(cellStart..<document.text.count) }
        // An empty line parts what stands above it from what stands below.
        let isEmpty = cells.isEmpty
        if !isEmpty {
            // A copy of its own size: the buffer of the widest row goes on to be used.
            document.blocks.append(
                Document.Block(
                    kind: isRow ? .row : kind, cells: cells.map { $0 }, table: isRow ? table : nil,
                    continues: nextContinues, isSpaced: isSpaced))
            // In text, prose is what separates two tables.
            if !isRow, !hasTableMarks { startTable() }
            put(.lineFeed, at: offset)
        }
        cells.removeAll(keepingCapacity: true)
        cellStart = document.text.count
        isRow = false
        kind = .line
        isSpaced = false
        nextContinues = continues && !isEmpty
    }

    /// What is being read is a heading or belongs to a list.
    mutating func mark(_ kind: Document.Block.Kind) { self.kind = kind }

    mutating func pageBreak(at offset: Int) {
        endBlock(at: offset)
        guard document.blocks.last?.kind != .pageBreak else { return }
        document.blocks.append(
            Document.Block(kind: .pageBreak, cells: [document.text.count..<document.text.count], table: nil))
        put(.lineFeed, at: offset)
        cellStart = document.text.count
    }

    /// Ends a column of a typed line: a cell where the line belongs to a table.
    mutating func endColumn(at offset: Int, ofTable: Bool) {
        endCell(at: offset)
        isRow = ofTable
        isSpaced = true
    }

    /// What is appended next stands in another line of the file.
    mutating func breakCell() {
        if document.text.count > cellStart { document.breaks.append(document.text.count) }
    }

    /// The rows that follow belong to a table of their own; returns the one they would have belonged to.
    @discardableResult
    mutating func startTable() -> Int {
        defer {
            tables += 1
            table = tables
        }
        return table
    }

    /// Goes on with the table around one that has ended.
    mutating func resumeTable(_ outer: Int) { table = outer }

    mutating func link(to target: Range<Int>) {
        document.links.append(Document.Link(start: document.text.count, target: target))
    }
}

extension UInt8 {
    fileprivate var isPunctuation: Bool {
        (0x21...0x2F).contains(self) || (0x3A...0x40).contains(self) || (0x5B...0x60).contains(self)
            || (0x7B...0x7E).contains(self)
    }
}
