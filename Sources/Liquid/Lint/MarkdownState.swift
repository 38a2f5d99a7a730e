/// Where in Markdown a template has come to: in text, in code, in the target of a link, in HTML.
struct MarkdownState: LintState {
    var problems: [TemplateProblem] = []
    private var isEscaped = false
    /// The line so far, without the blanks and the marks of lists and quotes before it; its beginning is enough.
    private var line: [UInt8] = []
    private var isBlankLine = true
    /// Whether a mark of a list or a quote may still come.
    private var isInMarks = true
    private var fence: (byte: UInt8, count: Int)?
    /// A block of HTML, to the next blank line.
    private var isHTML = false
    /// Backticks in a row, just now.
    private var run = 0
    /// A code span that has been opened, if it is closed: by as many backticks.
    private var span: Int?
    /// What stands in it.
    private var inSpan: [Range<Int>] = []
    private var link = Link.none
    private var last: UInt8 = 0

    private enum Link: Equatable {
        case none
        case target(depth: Int)
        /// Behind the target: a title.
        case title
        /// `<https://…>`
        case angle
    }

    struct Place: Equatable {
        let isCode: Bool
        let isHTML: Bool
        let isLink: Bool
    }

    var place: Place { Place(isCode: fence != nil, isHTML: isHTML, isLink: link != .none) }
    var isText: Bool { fence == nil && link == .none && !isHTML }

    mutating func read(_ text: ArraySlice<UInt8>) { for byte in text { read(byte) } }

    private mutating func read(_ byte: UInt8) {
        defer { last = byte }
        if run > 0, byte != UInt8(ascii: "`") { endRun() }
        if byte == 0x0A { return endLine() }
        readLine(byte)
        if !byte.isSpace { isBlankLine = false }
        guard fence == nil, !isHTML else { return }
        if isEscaped {
            isEscaped = false
            return
        }
        if byte == UInt8(ascii: "`") {
            run += 1
            return
        }
        guard span == nil else { return }
        if byte == UInt8(ascii: "\\") {
            isEscaped = true
            return
        }
        readLink(byte)
    }

    private mutating func readLink(_ byte: UInt8) {
        switch link {
        case .none:
            if byte == UInt8(ascii: "("), last == UInt8(ascii: "]") { link = .target(depth: 0) }
            // `[label]: target`, whatever list or quote it stands in.
            if byte == UInt8(ascii: ":"), last == UInt8(ascii: "]"), line.first == UInt8(ascii: "[") {
                link = .target(depth: 0)
            }
            if byte.isLetter || byte == UInt8(ascii: "/") || byte == UInt8(ascii: "!"), last == UInt8(ascii: "<") {
                link = .angle
            }
        case .target(let depth):
            if byte == UInt8(ascii: "(") { link = .target(depth: depth + 1) }
            if byte == UInt8(ascii: ")") { link = depth > 0 ? .target(depth: depth - 1) : .none }
            if byte.isSpace, !last.isSpace, last != UInt8(ascii: ":"), last != UInt8(ascii: "(") { link = .title }
        case .title: if byte == UInt8(ascii: ")") { link = .none }
        case .angle: if byte == UInt8(ascii: ">") { link = .none }
        }
    }

    /// Notes how the line begins.
    private mutating func readLine(_ byte: UInt8) {
        // A byte order mark stands before everything.
        if [0xEF, 0xBB, 0xBF].contains(byte), line.isEmpty { return }
        if isInMarks, line.isEmpty, byte.isSpace || byte == UInt8(ascii: ">") {
            if byte == UInt8(ascii: ">") { endSpan() }
            return
        }
        if isInMarks, byte.isSpace, line.count == 1, "-*+#".utf8.contains(line[0]) {
            // A list or a heading: no span goes on into it.
            endSpan()
            line = line[0] == UInt8(ascii: "#") ? line : []
            isInMarks = line.isEmpty
            return
        }
        if isInMarks, byte.isSpace, line.count < 10, let end = line.last, ".)".utf8.contains(end),
            line.dropLast().allSatisfy(\.isDigit), line.count > 1
        {
            line = []
            return
        }
        line.append(byte)
        if line.count == 2, line[0] == UInt8(ascii: "<"), fence == nil, span == nil {
            isHTML = byte.isLetter || "/!?".utf8.contains(byte)
        }
        // `<https://…>` is a link.
        if isHTML, byte == UInt8(ascii: ":"), line.dropFirst().dropLast().allSatisfy(\.isLetter) {
            isHTML = false
            link = .angle
        }
    }

    private mutating func endRun() {
        if let open = span {
            if open == run {
                problems += inSpan.map { TemplateProblem(.outputInCode, at: $0) }
                endSpan()
            }
        } else if fence == nil {
            span = run
        }
        run = 0
    }

    private mutating func endSpan() {
        span = nil
        inSpan = []
    }

    private mutating func endLine() {
        let ink = line.trimmingSpaces
        let first = ink.first ?? 0
        let marks = ink.prefix { $0 == first }.count
        let isMark = first == UInt8(ascii: "`") || first == UInt8(ascii: "~")
        if let open = fence {
            if first == open.byte, marks >= open.count, marks == ink.count { fence = nil }
        } else if isMark, marks >= 3, first == UInt8(ascii: "~") || !ink.dropFirst(marks).contains(first) {
            fence = (first, marks)
            endSpan()
        }
        // A span, a link and HTML end with their paragraph, a heading with its line.
        if isBlankLine || ink.first == UInt8(ascii: "#") { endSpan() }
        if isBlankLine {
            link = .none
            isHTML = false
        } else if link != .none, link != .target(depth: 0) || last != UInt8(ascii: ":") && last != UInt8(ascii: "(") {
            link = .none
        }
        line = []
        isInMarks = true
        isBlankLine = true
        isEscaped = false
    }

    mutating func output(at range: Range<Int>, last filter: String?) -> TemplateProblem.Reason? {
        // The words behind a fence.
        if line.count >= 3, line.allSatisfy({ $0 == UInt8(ascii: "`") }) { return .outputInCode }
        if run > 0 { endRun() }
        defer { pass() }
        if fence != nil { return .outputInCode }
        if isHTML { return .outputInMarkup }
        if span != nil {
            // Backticks of its own would be the end of those before it.
            if filter == "code" { return .outputInCode }
            if inSpan.count < TemplateErrors.most { inSpan.append(range) }
            return nil
        }
        switch link {
        case .none: return nil
        case .target: return Lint.linkFilters.contains(filter ?? "") ? nil : .unfilteredLink
        case .title, .angle: return .outputInTag
        }
    }

    mutating func pass() {
        last = UInt8(ascii: "x")
        line.append(last)
        isBlankLine = false
    }
}

extension [UInt8] {
    fileprivate var trimmingSpaces: ArraySlice<UInt8> { self[...].trimmingSuffix(\.isSpace) }
}
