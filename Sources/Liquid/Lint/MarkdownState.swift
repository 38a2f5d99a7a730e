/// Where in Markdown a template has come to: in text, in code, in the target of a link.
struct MarkdownState: LintState {
    var problems: [TemplateProblem] = []
    private var isEscaped = false
    /// What the line has so far: white space, or a run of one character of a fence.
    private var lineHead: [UInt8] = []
    private var isLineStart = true
    private var isBlankLine = true
    private var fence: (byte: UInt8, count: Int)?
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

    mutating func read(_ text: ArraySlice<UInt8>) { for byte in text { read(byte) } }

    private mutating func read(_ byte: UInt8) {
        defer { last = byte }
        if run > 0, byte != UInt8(ascii: "`") { endRun() }
        if byte == 0x0A { return endLine() }
        if isLineStart { readHead(byte) }
        if !byte.isSpace { isBlankLine = false }
        guard fence == nil else { return }
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
            // `[label]: target` at the start of a line.
            if byte == UInt8(ascii: ":"), last == UInt8(ascii: "]"), lineHead.first == UInt8(ascii: "[") {
                link = .target(depth: 0)
            }
            if byte.isLetter || byte == UInt8(ascii: "/"), last == UInt8(ascii: "<") { link = .angle }
        case .target(let depth):
            if byte == UInt8(ascii: "(") { link = .target(depth: depth + 1) }
            if byte == UInt8(ascii: ")") { link = depth > 0 ? .target(depth: depth - 1) : .none }
            if byte.isSpace, last != UInt8(ascii: ":"), last != UInt8(ascii: "(") { link = .title }
        case .title: if byte == UInt8(ascii: ")") { link = .none }
        case .angle: if byte == UInt8(ascii: ">") { link = .none }
        }
    }

    private mutating func readHead(_ byte: UInt8) {
        if byte == 0x20, lineHead.isEmpty { return }
        lineHead.append(byte)
        if byte != lineHead[0] || byte != UInt8(ascii: "`") && byte != UInt8(ascii: "~") { isLineStart = false }
    }

    private mutating func endRun() {
        if let open = span {
            if open == run {
                problems += inSpan.map { TemplateProblem(.outputInCode, at: $0) }
                span = nil
                inSpan = []
            }
        } else if fence == nil {
            span = run
        }
        run = 0
    }

    private mutating func endLine() {
        let marks = lineHead.prefix { $0 == UInt8(ascii: "`") || $0 == UInt8(ascii: "~") }.count
        if let open = fence {
            if let first = lineHead.first, first == open.byte, marks >= open.count, marks == lineHead.count {
                fence = nil
            }
        } else if marks >= 3, let first = lineHead.first {
            fence = (first, marks)
            span = nil
        }
        // A span ends with its paragraph, if not before.
        if isBlankLine {
            span = nil
            inSpan = []
        }
        if link != .none { link = .none }
        lineHead = []
        isLineStart = true
        isBlankLine = true
        isEscaped = false
    }

    mutating func output(at range: Range<Int>, last filter: String?) -> TemplateProblem.Reason? {
        if run > 0 { endRun() }
        defer {
            last = 0
            isLineStart = false
            isBlankLine = false
        }
        if fence != nil { return .outputInCode }
        if span != nil {
            if inSpan.count < TemplateErrors.most { inSpan.append(range) }
            return nil
        }
        switch link {
        case .none: return nil
        case .target: return Lint.linkFilters.contains(filter ?? "") ? nil : .unfilteredLink
        case .title, .angle: return .outputInTag
        }
    }
}
