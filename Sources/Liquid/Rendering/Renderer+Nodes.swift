/// How the rendering goes on behind a node.
enum Flow: Sendable {
    case next
    case breakLoop
    case continueLoop
}

/// What each piece of a template does.
extension Renderer {
    mutating func render(_ block: Block) throws(Stop) -> Flow {
        let nodes = block.nodes.span
        spend(10 * nodes.count)
        nest()
        defer { unnest() }
        for index in nodes.indices {
            let flow = try render(nodes[index])
            if flow != .next { return flow }
        }
        return .next
    }

    private mutating func render(_ node: Node) throws(Stop) -> Flow {
        switch node {
        case .text(let bytes):
            if seam == output.count { escape.part(bytes, from: &output) }
            output.append(contentsOf: bytes)
        case .output(let filtered): try write(try value(filtered), at: filtered.range)
        case .assign(let key, let filtered): scope.assign(key, try value(filtered))
        case .capture(let key, let block, let range):
            let (bytes, flow) = try captured { renderer throws(Stop) in try renderer.render(block) }
            spend(bytes.count)
            if bytes.count > options.budget.valueSize {
                throw stop(.tooLargeValue(options.budget.valueSize), at: range)
            }
            let text = String(decoding: bytes, as: UTF8.self)
            scope.assign(key, escape == .none ? .string(text) : .safe(SafeText(text: text, escape: escape)))
            return flow
        case .condition(let branches): return try render(branches)
        case .choice(let choice): return try render(choice)
        case .loop(let loop): return try render(loop)
        case .row(let loop, let columns): try render(loop, columns)
        case .cycle(let cycle): try render(cycle)
        case .increment(let key, let step): try write(.integer(scope.count(key, by: step)), at: 0..<0)
        case .ifChanged(let block):
            let (bytes, flow) = try captured { renderer throws(Stop) in try renderer.render(block) }
            spend(bytes.count)
            if bytes != unchanged { output.append(contentsOf: bytes) }
            unchanged = bytes
            return flow
        case .partial(let call): return try render(call)
        case .slot(let key, let block, let range): return try renderSlot(key, block, at: range)
        case .parentSlot(let range): return try renderParentSlot(at: range)
        case .breakLoop: return .breakLoop
        case .continueLoop: return .continueLoop
        }
        return .next
    }

    // MARK: - Output

    /// Writes a value, escaped for where it lands.
    mutating func write(_ value: Value, at range: Range<Int>) throws(Stop) {
        switch value {
        case .string(let text):
            spend(text.utf8.count)
            escape.append(text, to: &output)
        case .safe(let safe):
            spend(safe.text.utf8.count)
            if safe.escape == escape {
                let inAttribute = template.attributeOutputs.contains(range.lowerBound)
                escape.append(safe: safe.text, to: &output, inAttribute: inAttribute)
                seam = output.count
            } else {
                escape.append(safe.text, to: &output)
            }
        case .null where escape == .json, .empty where escape == .json, .blank where escape == .json:
            output.append(contentsOf: "null".utf8)
        case .null, .empty, .blank: break
        case .integer(let integer): appendInteger(integer)
        // Elsewhere a number is a binary one, and shows no zeros at its end.
        case .decimal(let decimal) where template.isLenient:
            output.append(contentsOf: decimal.reduced.description.utf8)
        case .bool, .decimal: output.append(contentsOf: value.text.utf8)
        case .array where escape == .json, .object where escape == .json: value.appendJSON(to: &output)
        case .array(let values):
            for value in values {
                try write(value, at: range)
                try checkOutput(at: range)
            }
        case .object:
            if !template.isLenient {
                note(.unprintable("'\(String(decoding: template.source.bytes[range], as: UTF8.self))'"), at: range)
            }
            escape.append(value.text, to: &output)
        case .date, .range: escape.append(value.text, to: &output)
        }
        try checkOutput(at: range)
    }

    private mutating func appendInteger(_ integer: Int) { output.append(contentsOf: String(integer).utf8) }

    private mutating func render(_ cycle: Cycle) throws(Stop) {
        let group: Key
        if let expression = cycle.group { group = key(":", try value(expression)) } else { group = cycle.text }
        let turn = cycles[group, default: 0]
        if turn < cycle.values.count { try write(try value(cycle.values[turn]), at: cycle.range) }
        cycles[group] = turn + 1 >= cycle.values.count ? 0 : turn + 1
    }

    /// A name made of a value, which may be long.
    mutating func key(_ prefix: String = "", _ value: Value) -> Key {
        let text = value.text
        spend(text.utf8.count)
        return Key(prefix + text)
    }

    // MARK: - Branches

    private mutating func render(_ branches: Branches) throws(Stop) -> Flow {
        for (index, branch) in branches.branches.enumerated() {
            let isNegated = index == 0 && branches.isNegated
            if try holds(branch.condition) != isNegated { return try render(branch.block) }
        }
        if let otherwise = branches.otherwise { return try render(otherwise) }
        return .next
    }

    private mutating func render(_ choice: Choice) throws(Stop) -> Flow {
        let chosen = try value(choice.value)
        var hasMatched = false
        for branch in choice.branches {
            switch branch {
            case .when(let values, let block):
                for expression in values where areEqual(chosen, try value(expression)) {
                    hasMatched = true
                    let flow = try render(block)
                    if flow != .next { return flow }
                }
            case .otherwise(let block):
                guard !hasMatched else { continue }
                let flow = try render(block)
                if flow != .next { return flow }
            }
        }
        return .next
    }
}
