/// What a Markdown text may be, looked at in one pass before libcmark-gfm sees it.
///
/// Version 0.29.0.gfm.6 is quadratic and worse in several marks of one paragraph: `![[]()` forty thousand times takes 3
/// seconds, and a table of 2,000 columns, 14 KB of text, a gigabyte. No report comes near these limits.
struct MarkdownLimits {
    static let bytes = 8 << 20
    static let line = 64 << 10
    static let columns = 64
    static let cells = 200_000
    static let depth = 32
    /// Brackets, stars, low lines, backticks, angle brackets: in one paragraph each of them.
    static let marks = 4000
    static let paragraph = 1 << 20
    static let definitions = 20_000
    /// Lines of hyphens and bars in one paragraph, each of which may begin a table.
    static let rulers = 100

    private var definitions = 0
    // The paragraph so far: to the next blank line.
    private var start = 0
    private var marks: [UInt8: Int] = [:]
    private var rulers = 0
    private var isTable = false
    private var columns = 0
    private var rows = 0

    static func check(_ bytes: [UInt8]) throws(MarkdownProblem) {
        if bytes.count > Self.bytes { throw MarkdownProblem(.tooLarge(limit: Self.bytes), at: Self.bytes) }
        var limits = MarkdownLimits()
        var lineStart = 0
        while lineStart < bytes.count {
            var end = lineStart
            while end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D { end += 1 }
            try limits.check(bytes[lineStart..<end])
            lineStart = end + 1
        }
    }

    private mutating func check(_ line: ArraySlice<UInt8>) throws(MarkdownProblem) {
        if line.count > Self.line {
            throw MarkdownProblem(.longLine(limit: Self.line), at: line.startIndex + Self.line)
        }
        guard line.contains(where: { $0 != 0x20 && $0 != 0x09 }) else {
            self = MarkdownLimits(definitions: definitions, start: line.endIndex)
            return
        }
        try checkDepth(of: line)
        if line.endIndex - start > Self.paragraph, !isTable {
            throw MarkdownProblem(.largeParagraph(limit: Self.paragraph), at: line.startIndex)
        }
        // The cells of a table are read one by one.
        if isTable { marks = [:] }
        var bars = 0
        var isRuler = true
        var hasHyphen = false
        for index in line.indices {
            switch line[index] {
            case UInt8(ascii: "|"): bars += 1
            case UInt8(ascii: "-"): hasHyphen = true
            case UInt8(ascii: ":"), 0x20, 0x09, UInt8(ascii: ">"): break
            case UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "`"),
                UInt8(ascii: "<"), UInt8(ascii: "&"), UInt8(ascii: "~"), UInt8(ascii: "!"):
                isRuler = false
                marks[line[index], default: 0] += 1
                if marks[line[index], default: 0] > Self.marks {
                    throw MarkdownProblem(.tooManyMarks(limit: Self.marks), at: index)
                }
            default: isRuler = false
            }
        }
        try checkTable(line, bars: bars, isRuler: isRuler && hasHyphen)
        try checkDefinition(line)
    }

    private init() {}

    private init(definitions: Int, start: Int) {
        self.definitions = definitions
        self.start = start
    }

    private mutating func checkTable(_ line: ArraySlice<UInt8>, bars: Int, isRuler: Bool) throws(MarkdownProblem) {
        if isRuler {
            rulers += 1
            if rulers > Self.rulers { throw MarkdownProblem(.tooManyMarks(limit: Self.rulers), at: line.startIndex) }
            if bars > 0 {
                isTable = true
                columns = max(columns, bars + 1)
            }
        }
        guard isTable else { return }
        if bars > Self.columns { throw MarkdownProblem(.tooManyColumns(limit: Self.columns), at: line.startIndex) }
        rows += 1
        if rows * columns > Self.cells { throw MarkdownProblem(.largeTable(limit: Self.cells), at: line.startIndex) }
    }

    /// Marks of quotes and lists at the start of a line, and how far in they stand.
    private func checkDepth(of line: ArraySlice<UInt8>) throws(MarkdownProblem) {
        var depth = 0
        var indent = 0
        var index = line.startIndex
        while index < line.endIndex {
            let byte = line[index]
            if byte == 0x20 || byte == 0x09 {
                indent += byte == 0x20 ? 1 : 4
                index += 1
                continue
            }
            var next = index
            while next < line.endIndex, next - index < 9, line[next].isDigit { next += 1 }
            let isNumber =
                next > index && next < line.endIndex
                && (line[next] == UInt8(ascii: ".") || line[next] == UInt8(ascii: ")"))
            guard isNumber || ">-*+".utf8.contains(byte) else { return }
            depth += 1
            if depth > Self.depth || indent > 4 * Self.depth {
                throw MarkdownProblem(.tooDeep(limit: Self.depth), at: index)
            }
            index = isNumber ? next + 1 : index + 1
        }
    }

    private mutating func checkDefinition(_ line: ArraySlice<UInt8>) throws(MarkdownProblem) {
        guard let first = line.first(where: { $0 != 0x20 }), first == UInt8(ascii: "[") else { return }
        definitions += 1
        if definitions > Self.definitions {
            throw MarkdownProblem(.tooManyDefinitions(limit: Self.definitions), at: line.startIndex)
        }
    }
}

extension UInt8 {
    var isDigit: Bool { self &- 0x30 < 10 }
}
