/// The tags that enclose something.
extension Parser {
    // MARK: - if, unless, case

    mutating func branches(_ name: String, _ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        refuseOutsideBlocks(range(of: tag))
        let ends = ["elsif", "else", "end\(name)"]
        var branches: [(condition: Condition, block: Block)] = []
        var otherwise: Block?
        try enclosed(name, tag, ends: ends) { parser in
            var head: PieceReader.Tag? = tag
            defer { parser.flow.append(.leave(isTotal: otherwise != nil)) }
            while let current = head {
                let isElse = parser.name(of: current) == "else"
                if isElse { parser.refuseCondition(of: current) }
                let condition = isElse ? nil : parser.condition(current)
                if branches.isEmpty {
                    let isBetween = condition?.asksForPlaceInLoop ?? false
                    parser.flow.append(.enter(isBetween ? .between : .ways, parser.range(of: tag)))
                } else {
                    parser.flow.append(.alternative)
                }
                let (inner, end) = parser.body(ends)
                if otherwise == nil {
                    if let condition {
                        branches.append((condition, inner))
                    } else {
                        otherwise = inner
                    }
                }
                guard let end else { return parser.notClosed(name, tag) }
                head = parser.name(of: end) == "end\(name)" ? nil : end
            }
        }
        let isBlank = branches.allSatisfy(\.block.isBlank) && otherwise?.isBlank ?? true
        if isBlank {
            for index in branches.indices { branches[index].block.removeText() }
            otherwise?.removeText()
        }
        let result = Branches(branches, isNegated: name == "unless", otherwise: otherwise)
        block.append(.condition(result), isBlank: isBlank)
    }

    /// What stands behind an `else` is nobody's, readable or not; `else if` is a slip.
    private mutating func refuseCondition(of tag: PieceReader.Tag) {
        guard let tokens = try? tokens(tag.arguments), tokens.isName("if") else { return }
        problems.append(TemplateProblem(.unexpected("'else if'", wanted: "'elsif'"), at: tokens.token.range))
    }

    /// A condition that cannot be read is noted, and never holds.
    private mutating func condition(_ tag: PieceReader.Tag) -> Condition {
        do throws(TemplateProblem) {
            var tokens = try tokens(tag.arguments)
            return try tokens.condition()
        } catch {
            problems.append(error)
            return .isTrue(.literal(.null))
        }
    }

    mutating func choice(_ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        refuseOutsideBlocks(range(of: tag))
        let ends = ["when", "else", "endcase"]
        let value = expression(tag)
        var result = Choice(value: value, branches: [])
        var isBlank = true
        try enclosed("case", tag, ends: ends) { parser in
            parser.flow.append(.enter(.ways, parser.range(of: tag)))
            defer { parser.flow.append(.leave(isTotal: false)) }
            // Nothing before the first `when` is shown.
            var (_, head) = parser.body(ends)
            while let current = head, parser.name(of: current) != "endcase" {
                let values = parser.name(of: current) == "when" ? parser.whenValues(current) : nil
                parser.flow.append(.alternative)
                let (inner, end) = parser.body(ends)
                isBlank = isBlank && inner.isBlank
                result.branches.append(values.map { .when($0, inner) } ?? .otherwise(inner))
                head = end
            }
            if head == nil { parser.notClosed("case", tag) }
        }
        if isBlank { result.removeText() }
        block.append(.choice(result), isBlank: isBlank)
    }

    private mutating func expression(_ tag: PieceReader.Tag) -> Expression {
        do throws(TemplateProblem) {
            var tokens = try tokens(tag.arguments)
            let value = try tokens.expression()
            try tokens.expectEnd()
            return value
        } catch {
            problems.append(error)
            return .literal(.null)
        }
    }

    private mutating func whenValues(_ tag: PieceReader.Tag) -> [Expression] {
        do throws(TemplateProblem) {
            var tokens = try tokens(tag.arguments)
            var values = [try tokens.expression()]
            while tokens.token.kind != .end {
                if try !tokens.takes(",") {
                    guard try tokens.takes(name: "or") else { throw tokens.unexpected(wanted: "a comma") }
                }
                values.append(try tokens.expression())
            }
            return values
        } catch {
            problems.append(error)
            return []
        }
    }

    // MARK: - Loops

    mutating func loop(_ name: String, _ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        refuseOutsideBlocks(range(of: tag))
        var columns: Expression?
        var loop = Loop(variable: "", collection: .literal(.null), name: "", range: range(of: tag))
        do throws(TemplateProblem) {
            (loop, columns) = try loopHead(name, tag)
        } catch {
            problems.append(error)
        }
        let ends = name == "for" ? ["else", "endfor"] : ["endtablerow"]
        try enclosed(name, tag, ends: ends) { parser in
            if name == "tablerow" { parser.flow.append(.markup(parser.range(of: tag))) }
            parser.flow.append(.enter(.loop, parser.range(of: tag)))
            defer { parser.flow.append(.leave(isTotal: false)) }
            var (inner, end) = parser.body(ends)
            loop.body = inner
            while let current = end, parser.name(of: current) == "else" {
                parser.flow.append(.alternative)
                (inner, end) = parser.body(ends)
                loop.otherwise = loop.otherwise ?? inner
            }
            if end == nil { parser.notClosed(name, tag) }
        }
        let isBlank = loop.body.isBlank && loop.otherwise?.isBlank ?? true
        if isBlank, name == "for" {
            loop.body.removeText()
            loop.otherwise?.removeText()
        }
        block.append(name == "for" ? .loop(loop) : .row(loop, columns: columns), isBlank: isBlank && name == "for")
    }

    private func loopHead(_ name: String, _ tag: PieceReader.Tag) throws(TemplateProblem) -> (Loop, Expression?) {
        var tokens = try tokens(tag.arguments)
        let start = tokens.token.range.lowerBound
        guard tokens.token.kind == .name else { throw tokens.unexpected(wanted: "the name of a variable") }
        let variable = Key(tokens.text)
        try tokens.advance()
        guard try tokens.takes(name: "in") else { throw tokens.unexpected(wanted: "'in'") }
        let collectionStart = tokens.token.range.lowerBound
        let collection = try tokens.expression()
        let text = String(decoding: source.bytes[collectionStart..<tokens.lastEnd], as: UTF8.self)
        var loop = Loop(
            variable: variable, collection: collection, name: "\(variable.name)-\(text)",
            range: start..<tokens.lastEnd)
        var columns: Expression?
        while tokens.token.kind != .end {
            if try tokens.takes(",") { continue }
            if try tokens.takes(name: "reversed") {
                loop.isReversed = true
                continue
            }
            let option = tokens.text
            guard ["limit", "offset"].contains(option) || name == "tablerow" && option == "cols" else {
                throw tokens.unexpected(wanted: "'limit', 'offset' or '\(name == "for" ? "reversed" : "cols")'")
            }
            try tokens.advance()
            try tokens.expect(":")
            if option == "offset", try tokens.takes(name: "continue") {
                loop.continues = true
                continue
            }
            let value = try tokens.expression()
            switch option {
            case "limit": loop.limit = value
            case "offset": loop.offset = value
            default: columns = value
            }
        }
        return (loop, columns)
    }

    // MARK: - Others

    mutating func capture(_ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        var key: Key = ""
        do throws(TemplateProblem) {
            var tokens = try tokens(tag.arguments)
            key = try tokens.assignedName()
            try tokens.expectEnd()
        } catch {
            problems.append(error)
        }
        block.append(.capture(key, try enclosedBody("capture", tag), range(of: tag)), isBlank: true)
    }

    mutating func ifChanged(_ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        refuseOutsideBlocks(range(of: tag))
        let inner = try enclosedBody("ifchanged", tag)
        block.append(.ifChanged(inner), isBlank: inner.isBlank)
    }

    mutating func slot(_ tag: PieceReader.Tag, into block: inout Block) throws(TemplateProblem) {
        var key: Key = ""
        var place = range(of: tag)
        do throws(TemplateProblem) {
            var tokens = try tokens(tag.arguments)
            place = tokens.token.range
            key = try tokens.assignedName()
            try tokens.expectEnd()
            if slots[key] != nil { throw TemplateProblem(.secondBlock(key.name), at: place) }
        } catch {
            problems.append(error)
        }
        let inner = try enclosedBody("block", tag)
        slots[key] = inner
        block.append(.slot(key, inner, place), isBlank: false)
    }

    private mutating func enclosedBody(_ name: String, _ tag: PieceReader.Tag) throws(TemplateProblem) -> Block {
        try enclosed(name, tag, ends: ["end\(name)"]) { parser in
            let opening: Opening =
                switch name {
                case "capture": .capture
                case "block": .slot
                default: .ways
                }
            parser.flow.append(.enter(opening, parser.range(of: tag)))
            defer { parser.flow.append(.leave(isTotal: false)) }
            let (inner, end) = parser.body(["end\(name)"])
            if end == nil { parser.notClosed(name, tag) }
            return inner
        }
    }
}

extension Choice {
    mutating func removeText() {
        branches = branches.map { branch in
            switch branch {
            case .when(let values, var block):
                block.removeText()
                return .when(values, block)
            case .otherwise(var block):
                block.removeText()
                return .otherwise(block)
            }
        }
    }
}
