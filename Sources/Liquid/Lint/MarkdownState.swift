/// Where in Markdown a template has come to: in text, in code, in the target of a link.
///
/// HTML within Markdown is refused altogether: in a block of it nothing is escaped as in Markdown, and our own pages do
/// not show it.
struct MarkdownState: LintState {
    var problems: [TemplateProblem] = []
    private var isEscaped = false
    /// The line so far, without the blanks and the marks of lists and quotes before it; its beginning is enough.
    private var line: [UInt8] = []
    private var indent = 0
    private var isBlankLine = true
    /// Whether a mark of a list or a quote may still come.
    private var isInMarks = true
    /// How the paragraph begins.
    private var paragraph: UInt8 = 0
    private var fence: (byte: UInt8, count: Int)?
    private var isComment = false
    /// Backticks in a row, just now.
    private var run = 0
    /// A code span that has been opened, if it is closed: by as many backticks.
    private var span: Int?
    /// Outputs and tags that stand in it.
    private var inSpan: [TemplateProblem] = []
    private var link = Link.none
    private var target = LinkPrefix()
    private var last: UInt8 = 0
    /// An output that has just been written as code.
    private var code: Range<Int>?

    private enum Link: Equatable {
        case none
        case target(depth: Int)
        /// Behind the target: a title.
        case title
        /// `<https://…>`
        case angle
    }

    struct Place: Equatable {
        let fence: UInt8?
        let isComment: Bool
        let isLink: Bool
        let isSpan: Bool
        let isEscaped: Bool
    }

    var place: Place {
        Place(
            fence: fence?.byte, isComment: isComment, isLink: link != .none, isSpan: span != nil || run > 0,
            isEscaped: isEscaped)
    }

    var danger: Int {
        (target.isEmpty ? 1 : 0) + (Self.marks.contains(last) ? 2 : 0) + (line.first == UInt8(ascii: "[") ? 4 : 0)
            + (line.isEmpty ? 8 : 0)
    }

    /// What means something together with what follows.
    private static let marks = Set("]<&\\`".utf8)

    var isText: Bool {
        fence == nil && !isComment && link == .none && span == nil && run == 0 && !isEscaped
            && last != UInt8(ascii: "<")
    }

    var isAttribute: Bool { false }

    // MARK: - Reading

    mutating func read(_ byte: UInt8, at index: Int) {
        defer { last = byte }
        if isComment {
            if byte == UInt8(ascii: ">"), line.suffix(2) == Array("--".utf8) { isComment = false }
            line = line.suffix(1) + [byte]
            return
        }
        if let code {
            // Backticks behind those of the code.
            if byte == UInt8(ascii: "`") { problems.append(TemplateProblem(.outputInCode, at: code)) }
            self.code = nil
        }
        if run > 0, byte != UInt8(ascii: "`") { endRun() }
        if byte == 0x0A { return endLine() }
        readLine(byte, at: index)
        if !byte.isSpace { isBlankLine = false }
        guard fence == nil, !isComment else { return }
        if isEscaped {
            isEscaped = false
            return
        }
        if byte == UInt8(ascii: "`") {
            run += 1
            return
        }
        if last == UInt8(ascii: "<"), link == .none { readTag(byte, at: index) }
        guard span == nil else { return }
        if byte == UInt8(ascii: "\\") {
            isEscaped = true
            return
        }
        readLink(byte)
    }

    /// What follows a `<`.
    private mutating func readTag(_ byte: UInt8, at index: Int) {
        guard byte.isLetter || "/!?".utf8.contains(byte) else { return }
        if byte == UInt8(ascii: "!"), span == nil {
            isComment = true
            line = []
            return
        }
        let problem = TemplateProblem(.outputInMarkup, at: index - 1..<index + 1)
        // A block of HTML begins a line, even within what would have been a span.
        if span != nil, line.count > 2 {
            if inSpan.count < TemplateErrors.most { inSpan.append(problem) }
        } else if byte.isLetter {
            link = .angle
            target = LinkPrefix()
            target.append(byte)
        } else {
            problems.append(problem)
        }
    }

    private mutating func readLink(_ byte: UInt8) {
        switch link {
        case .none:
            let isLabel = line.first == UInt8(ascii: "[") || paragraph == UInt8(ascii: "[")
            let isTarget = byte == UInt8(ascii: "(") || byte == UInt8(ascii: ":") && isLabel
            if isTarget, last == UInt8(ascii: "]") {
                link = .target(depth: 0)
                target = LinkPrefix()
            }
        case .target(let depth):
            if byte == UInt8(ascii: "(") { link = .target(depth: depth + 1) }
            if byte == UInt8(ascii: ")") { link = depth > 0 ? .target(depth: depth - 1) : .none }
            if byte.isSpace { if !target.isEmpty { link = .title } } else { target.append(byte) }
        case .title: if byte == UInt8(ascii: ")") { link = .none }
        case .angle: readAngle(byte)
        }
    }

    /// A link in angle brackets has a scheme and no space; anything else there is HTML.
    private mutating func readAngle(_ byte: UInt8) {
        if byte == UInt8(ascii: ">") || byte.isSpace {
            let hasScheme = target.bytes.contains(UInt8(ascii: ":")) || target.bytes.contains(UInt8(ascii: "@"))
            if !hasScheme || byte.isSpace { problems.append(TemplateProblem(.outputInMarkup, at: angle..<angle + 1)) }
            link = .none
        } else {
            target.append(byte)
        }
    }

    /// Where the bracket stands.
    private var angle = 0

    /// Notes how the line begins.
    private mutating func readLine(_ byte: UInt8, at index: Int) {
        if byte == UInt8(ascii: "<") { angle = index }
        // A byte order mark stands before everything.
        if [0xEF, 0xBB, 0xBF].contains(byte), line.isEmpty { return }
        if isInMarks, line.isEmpty, byte.isSpace || byte == UInt8(ascii: ">") {
            if byte == UInt8(ascii: ">") { endSpan(isClosed: false) } else { indent += byte == 0x20 ? 1 : 4 }
            return
        }
        if isInMarks, byte.isSpace, let first = line.first {
            let isHeading = line.count <= 6 && line.allSatisfy { $0 == UInt8(ascii: "#") }
            let isItem = line.count == 1 && "-*+".utf8.contains(first)
            // Deeper it would go on with the paragraph above.
            if isHeading || isItem, indent < 4 {
                endSpan(isClosed: false)
                paragraph = 0
                if isItem {
                    line = []
                    indent = 0
                    return
                }
            }
            let isNumber = line.count > 1 && line.count < 11 && line.dropLast().allSatisfy(\.isDigit)
            if isNumber, let end = line.last, ".)".utf8.contains(end) {
                line = []
                return
            }
            isInMarks = false
        }
        if line.count < 200 { line.append(byte) }
        if paragraph == 0 { paragraph = byte }
    }

    private mutating func endRun() {
        if let open = span {
            if open == run { endSpan(isClosed: true) }
        } else if fence == nil {
            span = run
        }
        run = 0
    }

    /// In a span that is closed outputs are wrong and tags are not; in one that never was it is the other way round.
    private mutating func endSpan(isClosed: Bool) {
        problems += inSpan.filter { ($0.reason == .outputInCode) == isClosed }
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
            span = nil
            inSpan = []
        }
        // A span and a link end with their paragraph, a heading with its line.
        let isHeading =
            marks <= 6 && first == UInt8(ascii: "#") && (ink.count == marks || ink.dropFirst(marks).first == 0x20)
        if isBlankLine || isHeading { endSpan(isClosed: false) }
        if isBlankLine {
            link = .none
            paragraph = 0
        } else if link == .angle {
            readAngle(0x20)
        } else if case .target = link, target.isEmpty {
            // The target may come in the next line.
        } else if link != .title || paragraph == UInt8(ascii: "[") {
            link = .none
        }
        line = []
        indent = 0
        isInMarks = true
        isBlankLine = true
        isEscaped = false
    }

    // MARK: - Outputs

    mutating func output(at range: Range<Int>, last filter: String?) -> TemplateProblem.Reason? {
        if isComment { return .outputInMarkup }
        // The words behind a fence.
        if run >= 3, line.allSatisfy({ $0 == UInt8(ascii: "`") }) { return .outputInCode }
        if run > 0 { endRun() }
        defer { isBlankLine = false }
        if fence != nil { return .outputInCode }
        if span != nil {
            // Backticks of its own would be the end of those before it.
            if filter == "code" { return .outputInCode }
            if inSpan.count < TemplateErrors.most { inSpan.append(TemplateProblem(.outputInCode, at: range)) }
            return nil
        }
        if filter == "code" { code = range }
        switch link {
        case .none: break
        case .target:
            defer { target.append(0) }
            return target.allows(filter) ? nil : .unfilteredLink
        case .title, .angle: return .outputInTag
        }
        // It may write nothing, and then what stands before it goes on: only a letter is sure to mean nothing.
        if !Self.marks.contains(last), !line.isEmpty { last = UInt8(ascii: "x") }
        isEscaped = false
        return nil
    }

    mutating func raw() {
        if run > 0 { endRun() }
        last = UInt8(ascii: "x")
        isBlankLine = false
    }

    /// It may end with a bracket.
    mutating func insertion() {
        last = UInt8(ascii: "]")
        isBlankLine = false
    }

    func markup() -> TemplateProblem.Reason? { .outputInMarkup }

    mutating func boundary() {}
}

extension [UInt8] {
    fileprivate var trimmingSpaces: ArraySlice<UInt8> { self[...].trimmingSuffix(\.isSpace) }
}
