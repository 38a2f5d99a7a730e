/// Puts a document together from runs of text, cells and lines.
struct DocumentBuilder {
    var document: Document
    /// Decided once for the page: whether its bytes are UTF-8 or Windows-1252.
    private let isUTF8: Bool
    /// The cells of the row that is being read, finished ones first.
    private var cells: [Range<Int>] = []
    private var cellStart = 0
    private var isRow = false
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
        document.offsets.reserveCapacity(range.count / 2)
    }

    // MARK: - Text

    /// Appends what stands in `run` of the file.
    mutating func append(_ run: Range<Int>, names: CharacterReference.Names?, unescaping: Bool = false) {
        let bytes = document.bytes
        var index = run.lowerBound
        while index < run.upperBound {
            let byte = bytes[index]
            if byte.isWhitespace {
                space(at: index)
            } else if byte == .ampersand, let names,
                let reference = CharacterReference(in: bytes, at: index, before: run.upperBound, names: names)
            {
                append(reference.scalar, at: index)
                index += reference.count
                continue
            } else if unescaping, byte == .backslash, index + 1 < run.upperBound, bytes[index + 1].isPunctuation {
                index += 1
                put(bytes[index], at: index)
            } else if byte < 0x80 {
                put(byte, at: index)
            } else if isUTF8 {
                if byte == 0xC2, index + 1 < run.upperBound, bytes[index + 1] == 0xA0 {
                    space(at: index)
                    index += 1
                } else {
                    put(byte, at: index)
                }
            } else {
                append(Windows1252.scalar(byte), at: index)
            }
            index += 1
        }
    }

    mutating func append(_ scalar: Unicode.Scalar, at offset: Int) {
        if scalar.properties.isWhitespace {
            space(at: offset)
        } else {
            for byte in String(scalar).utf8 { put(byte, at: offset) }
        }
    }

    private mutating func put(_ byte: UInt8, at offset: Int) {
        document.text.append(byte)
        document.offsets.append(UInt32(clamping: offset))
    }

    /// One space, unless the cell is empty or ends in one.
    mutating func space(at offset: Int) {
        if document.text.count > cellStart, document.text.last != .space { put(.space, at: offset) }
    }

    // MARK: - Cells, rows and lines

    mutating func endCell(at offset: Int) {
        if document.text.count > cellStart, document.text.last == .space {
            document.text.removeLast()
            document.offsets.removeLast()
        }
        cells.append(cellStart..<document.text.count)
        put(.tab, at: offset)
        cellStart = document.text.count
        isRow = true
    }

    /// Ends a row of cells or a line of prose; a line with nothing in it is none.
    mutating func endBlock(at offset: Int) {
        if document.text.count > cellStart, document.text.last == .space {
            document.text.removeLast()
            document.offsets.removeLast()
        }
        if document.text.count > cellStart { cells.append(cellStart..<document.text.count) }
        if !cells.isEmpty {
            // A copy of its own size: the buffer of the widest row goes on to be used.
            document.blocks.append(Document.Block(cells: cells.map { $0 }, table: isRow ? table : nil))
            // In text, prose is what separates two tables.
            if !isRow, !hasTableMarks { startTable() }
            put(.lineFeed, at: offset)
        }
        cells.removeAll(keepingCapacity: true)
        cellStart = document.text.count
        isRow = false
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
