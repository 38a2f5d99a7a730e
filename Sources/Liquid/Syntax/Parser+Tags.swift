/// The tags that stand alone.
extension Parser {
    /// Every tag that may open something or stand alone; for a "did you mean".
    static let tagNames = [
        "assign", "block", "break", "capture", "case", "comment", "continue", "cycle", "decrement", "doc", "echo",
        "for",
        "if", "ifchanged", "include", "increment", "layout", "liquid", "raw", "render", "tablerow", "unless",
    ]

    private static let closingNames = ["else", "elsif", "when"]
    private static let enclosingNames = [
        "block", "capture", "case", "comment", "doc", "for", "if", "ifchanged", "raw", "tablerow", "unless",
    ]

    mutating func tag(_ name: String, _ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        switch name {
        case "#": try comment(tag)
        case "assign": try assign(tag, into: &block)
        case "block": try slot(tag, into: &block)
        case "break", "continue":
            try tokens(tag.arguments).expectEnd()
            flow.append(.jump(range(of: tag)))
            block.append(name == "break" ? .breakLoop : .continueLoop, isBlank: false)
        case "capture": try capture(tag, into: &block)
        case "case": try choice(tag, into: &block)
        case "comment": if !skipComment() { notClosed(name, tag) }
        case "cycle": try cycle(tag, into: &block)
        case "decrement": try counter(tag, by: -1, into: &block)
        case "doc": try doc(tag)
        case "echo": try output(tag.arguments, into: &block)
        case "for", "tablerow": try loop(name, tag, into: &block)
        case "if", "unless": try branches(name, tag, into: &block)
        case "ifchanged": try ifChanged(tag, into: &block)
        case "include", "render": try partial(name, tag, into: &block)
        case "increment": try counter(tag, by: 1, into: &block)
        case "layout": try layout(tag)
        case "liquid": try lines(tag.arguments, into: &block)
        case "raw": try raw(tag, into: &block)
        case "": throw TemplateProblem(.unnamedTag, at: range(of: tag))
        default: throw unknown(name, tag)
        }
    }

    private func unknown(_ name: String, _ tag: PieceReader.Tag) -> TemplateProblem {
        let stripped = name.hasPrefix("end") ? String(name.dropFirst(3)) : name
        if Self.closingNames.contains(name) || name != stripped && Self.enclosingNames.contains(stripped) {
            return TemplateProblem(.strayTag(name, open: innermost), at: range(of: tag))
        }
        let known = Self.tagNames + Self.closingNames + Self.enclosingNames.map { "end" + $0 }
        return TemplateProblem(
            .unknownTag(name, nearest: Suggestion.nearest(to: name, among: known)), at: range(of: tag))
    }

    // MARK: - Variables

    private mutating func assign(_ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        var tokens = try tokens(tag.arguments)
        let key = try tokens.assignedName()
        try tokens.expect("=")
        guard let filtered = try tokens.filtered(&problems, isLenient: isLenient) else {
            throw tokens.unexpected(wanted: "a value")
        }
        block.append(.assign(key, filtered), isBlank: true)
    }

    private mutating func counter(
        _ tag: PieceReader.Tag, by step: Int, into block: inout Block
    ) throws(TemplateProblem) {
        refuseOutsideBlocks(range(of: tag))
        var tokens = try tokens(tag.arguments)
        let key = try tokens.assignedName()
        try tokens.expectEnd()
        flow.append(.output(range(of: tag), last: "cik"))
        block.append(.increment(key, by: step), isBlank: false)
    }

    private mutating func cycle(_ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        refuseOutsideBlocks(range(of: tag))
        var tokens = try tokens(tag.arguments)
        let start = tokens.token.range.lowerBound
        var first = try tokens.expression()
        var group: Expression?
        if try tokens.takes(":") {
            group = first
            first = try tokens.expression()
        }
        var values = [first]
        while try tokens.takes(",") {
            if tokens.token.kind == .end { break }
            values.append(try tokens.expression())
        }
        try tokens.expectEnd()
        let place = start..<tokens.lastEnd
        let text = String(decoding: source.bytes[place].filter { !$0.isSpace }, as: UTF8.self)
        flow.append(.output(place, last: nil))
        block.append(.cycle(Cycle(group: group, values: values, text: Key(text), range: place)), isBlank: false)
    }

    // MARK: - What is not shown

    /// A comment of one tag: every line of it begins with `#`.
    private func comment(_ tag: PieceReader.Tag) throws(TemplateProblem) {
        var start = tag.arguments.lowerBound
        for line in source.bytes[tag.arguments].split(separator: 0x0A, omittingEmptySubsequences: false) {
            defer { start = line.endIndex }
            guard start > tag.arguments.lowerBound, let first = line.firstIndex(where: { !$0.isSpace }) else {
                continue
            }
            if line[first] != UInt8(ascii: "#") { throw TemplateProblem(.commentLine, at: first..<line.endIndex) }
        }
    }

    /// What a template is for and what it needs: `@param {string} [title]` may be missing.
    private mutating func doc(_ tag: PieceReader.Tag) throws(TemplateProblem) {
        let isAlone = source.bytes[tag.arguments].allSatisfy(\.isSpace)
        guard let body = verbatim(until: "enddoc") else { return notClosed("doc", tag) }
        guard isAlone else { throw TemplateProblem(.unexpected("text", wanted: nil), at: tag.arguments) }
        for line in source.bytes[body].split(separator: 0x0A) {
            var words = line.split { $0.isSpace }[...]
            guard words.popFirst()?.elementsEqual("@param".utf8) == true else { continue }
            if words.first?.first == UInt8(ascii: "{") { words.removeFirst() }
            guard let name = words.first, name.first == UInt8(ascii: "["), name.last == UInt8(ascii: "]") else {
                continue
            }
            optionalNames.insert(Key(String(decoding: name.dropFirst().dropLast(), as: UTF8.self)))
        }
    }

    private mutating func raw(_ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        try tokens(tag.arguments).expectEnd()
        guard let body = verbatim(until: "endraw") else { return notClosed("raw", tag) }
        refuseOutsideBlocks(range(of: tag))
        flow.append(.text(body))
        block.append(.text(Array(source.bytes[body])), isBlank: body.isEmpty)
    }

    // MARK: - Other templates

    private mutating func partial(
        _ name: String, _ tag: PieceReader.Tag, into block: inout Block
    ) throws(TemplateProblem) {
        refuseOutsideBlocks(range(of: tag))
        var tokens = try tokens(tag.arguments)
        guard name == "include" || tokens.token.kind == .string else {
            throw tokens.unexpected(wanted: "a name in quotation marks")
        }
        let start = tokens.token.range.lowerBound
        var call = PartialCall(
            name: try tokens.expression(), isIsolated: name == "render", range: range(of: tag),
            nameRange: start..<tokens.lastEnd)
        if try tokens.takes(name: "with") {
            call.binding = .with(try tokens.expression())
        } else if try tokens.takes(name: "for") {
            call.binding = .each(try tokens.expression())
        }
        if call.binding != nil, try tokens.takes(name: "as") { call.alias = try tokens.assignedName() }
        while tokens.token.kind != .end {
            if try tokens.takes(",") { continue }
            guard tokens.token.kind == .name else { throw tokens.unexpected(wanted: "the name of an argument") }
            let key = Key(tokens.text)
            try tokens.advance()
            try tokens.expect(":")
            call.arguments.append((key, try tokens.expression()))
        }
        flow.append(.insertion(call.nameRange))
        block.append(.partial(call), isBlank: false)
    }

    private mutating func layout(_ tag: PieceReader.Tag) throws(TemplateProblem) {
        var tokens = try tokens(tag.arguments)
        guard tokens.token.kind == .string else { throw tokens.unexpected(wanted: "a name in quotation marks") }
        let layout = Layout(name: tokens.text, range: tokens.token.range)
        try tokens.advance()
        try tokens.expectEnd()
        try setLayout(layout)
    }
}

extension TokenReader {
    /// The name of a variable that is made here: a name, or digits, or either in quotation marks.
    mutating func assignedName() throws(TemplateProblem) -> Key {
        let isName = token.kind == .name || token.kind == .number || token.kind == .string
        guard isName, bytes[token.range].allSatisfy({ $0.isWordPart || $0 == UInt8(ascii: "-") }),
            let first = bytes[token.range].first, first != UInt8(ascii: "-")
        else { throw unexpected(wanted: "the name of a variable") }
        let key = Key(text)
        try advance()
        return key
    }
}
