/// Values, filters and conditions.
extension TokenReader {
    private static let deepest = 100

    private mutating func nested<Result>(
        _ body: (inout TokenReader) throws(TemplateProblem) -> Result
    ) throws(TemplateProblem) -> Result {
        guard depth < Self.deepest else { throw TemplateProblem(.tooDeep, at: token.range) }
        depth += 1
        defer { depth -= 1 }
        return try body(&self)
    }

    mutating func expression() throws(TemplateProblem) -> Expression {
        switch token.kind {
        case .string:
            let text = text
            try advance()
            return .literal(.string(text))
        case .number:
            guard let value = Value(number: bytes[token.range]) else {
                throw TemplateProblem(.numberTooLarge, at: token.range)
            }
            try advance()
            return .literal(value)
        case .punctuation(UInt8(ascii: "(")): return try range()
        case .punctuation(UInt8(ascii: "[")): return .variable(try path())
        case .name:
            let path = try path()
            return Self.literal(path) ?? .variable(path)
        default: throw unexpected(wanted: "a value")
        }
    }

    private static func literal(_ path: Path) -> Expression? {
        switch path.name?.name {
        case "nil"?, "null"?: .literal(.null)
        case "true"?: .literal(.bool(true))
        case "false"?: .literal(.bool(false))
        case "empty"?: .literal(.empty)
        case "blank"?: .literal(.blank)
        default: nil
        }
    }

    private mutating func range() throws(TemplateProblem) -> Expression {
        try nested { reader throws(TemplateProblem) in
            try reader.expect("(")
            let lower = try reader.expression()
            guard reader.token.kind == .dots else { throw reader.unexpected(wanted: "'..'") }
            try reader.advance()
            let upper = try reader.expression()
            try reader.expect(")")
            return .range(lower, upper)
        }
    }

    private mutating func path() throws(TemplateProblem) -> Path {
        let start = token.range.lowerBound
        var root: Key?
        if token.kind == .name {
            root = Key(text)
            try advance()
        }
        var steps: [Path.Step] = []
        while true {
            if try takes("[") {
                let inner = try nested { reader throws(TemplateProblem) in try reader.expression() }
                try expect("]")
                if case .literal(.string(let name)) = inner {
                    steps.append(.name(Key(name)))
                } else {
                    steps.append(.index(inner))
                }
            } else if try takes(".") {
                guard token.kind == .name else { throw unexpected(wanted: "a name") }
                steps.append(.member(Key(text)))
                try advance()
            } else {
                return Path(root: root, steps: steps, range: start..<lastEnd)
            }
        }
    }

    // MARK: - Filters

    /// A value with its filters, to the end; nil where nothing stands.
    mutating func filtered(
        _ problems: inout [TemplateProblem], isLenient: Bool
    ) throws(TemplateProblem) -> Filtered? {
        if token.kind == .end { return nil }
        let start = token.range.lowerBound
        let value = try expression()
        var filters: [FilterCall] = []
        while try takes("|") {
            guard token.kind == .name else { throw unexpected(wanted: "the name of a filter") }
            if let call = try filterCall(&problems, isLenient) { filters.append(call) }
        }
        try expectEnd()
        return Filtered(value: value, filters: filters, range: start..<lastEnd)
    }

    private mutating func filterCall(
        _ problems: inout [TemplateProblem], _ isLenient: Bool
    ) throws(TemplateProblem) -> FilterCall? {
        let name = text
        let range = token.range
        try advance()
        var arguments: [Expression] = []
        var named: [(key: Key, value: Expression)] = []
        var nameRanges: [Range<Int>] = []
        if try takes(":") {
            repeat {
                let start = token.range
                let value = try expression()
                if case .variable(let path) = value, let key = path.name, try takes(":") {
                    named.append((key, try expression()))
                    nameRanges.append(start)
                } else {
                    arguments.append(value)
                }
            } while try takes(",")
        } else if ![.end, .punctuation(UInt8(ascii: "|"))].contains(token.kind) {
            throw unexpected(wanted: "':'")
        }
        guard let filter = Filter.named(name) else {
            if isLenient { return nil }
            let nearest = Suggestion.nearest(to: name, among: Filter.names)
            problems.append(TemplateProblem(.unknownFilter(name, nearest: nearest), at: range))
            return nil
        }
        guard filter.takes.contains(arguments.count) else {
            throw TemplateProblem(
                .argumentCount(filter: name, takes: filter.takes, given: arguments.count), at: range)
        }
        for (index, argument) in named.enumerated() where !filter.namedArguments.contains(argument.key.name) {
            let nearest = Suggestion.nearest(to: argument.key.name, among: filter.namedArguments)
            throw TemplateProblem(
                .unknownArgument(argument.key.name, filter: name, nearest: nearest), at: nameRanges[index])
        }
        return FilterCall(filter, arguments, named, at: range)
    }

    // MARK: - Conditions

    mutating func condition() throws(TemplateProblem) -> Condition {
        let condition = try comparison()
        if try takes(name: "and") {
            return .and(condition, try nested { reader throws(TemplateProblem) in try reader.condition() })
        }
        if try takes(name: "or") {
            return .or(condition, try nested { reader throws(TemplateProblem) in try reader.condition() })
        }
        try expectEnd()
        return condition
    }

    private mutating func comparison() throws(TemplateProblem) -> Condition {
        let start = token.range.lowerBound
        let left = try expression()
        if isPunctuation("=") { throw unexpected(wanted: "'=='") }
        guard token.kind == .comparison || isName("contains") else { return .isTrue(left) }
        let relation: Comparison.Relation
        switch text {
        case "==": relation = .equal
        case "!=", "<>": relation = .unequal
        case "<": relation = .less
        case "<=": relation = .lessOrEqual
        case ">": relation = .greater
        case ">=": relation = .greaterOrEqual
        default: relation = .contains
        }
        try advance()
        let right = try expression()
        return .comparison(Comparison(left, relation, right, at: start..<lastEnd))
    }
}
