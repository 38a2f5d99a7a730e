/// Templates within templates: partials, frames and their blocks.
extension Renderer {
    mutating func render(_ call: PartialCall) throws(Stop) -> Flow {
        let nameValue = try value(call.name)
        guard let name = nameValue.plainText else {
            throw stop(.badPartialName(nameValue.text), at: call.range)
        }
        guard let partial = partial(named: name, at: call.range) else { return .next }
        var arguments: [(key: Key, value: Value)] = []
        for argument in call.arguments { arguments.append((argument.key, try value(argument.value))) }
        // Of `cards/wide` the last part is the name within it.
        let own = call.alias ?? Key(name.split(separator: "/").last.map(String.init) ?? name)
        switch call.binding {
        case nil: return try render(partial, call, arguments)
        case .with(let expression): return try render(partial, call, arguments + [(own, try value(expression))])
        case .each(let expression):
            let bound = try value(expression)
            guard let items = bound.items else { return try render(partial, call, arguments + [(own, bound)]) }
            for (index, item) in items.enumerated() {
                try spendTurn(at: call.range)
                var loop: LoopState?
                if call.isIsolated {
                    loop = LoopState(kind: .loop, name: own.name, length: items.count, index: index, isPartial: true)
                }
                let flow = try render(partial, call, arguments + [(own, item)], loop: loop)
                if flow == .breakLoop { return call.isIsolated ? .next : flow }
            }
            return .next
        }
    }

    /// nil when there is none, which has been noted.
    private mutating func partial(named name: String, at range: Range<Int>) -> Template? {
        do {
            return try partials.template(named: name, for: template)
        } catch {
            switch error {
            case .reason(let reason): note(reason, at: range)
            case .errors(let failures): note(failures)
            }
            return nil
        }
    }

    /// `render` sees its arguments and nothing else; `include` sees what its surroundings see, and may change it.
    private mutating func render(
        _ partial: Template, _ call: PartialCall, _ arguments: [(key: Key, value: Value)], loop: LoopState? = nil
    ) throws(Stop) -> Flow {
        guard depth < options.budget.partialDepth else {
            throw stop(.partialsTooDeep(options.budget.partialDepth), at: call.range)
        }
        try checkOutput(at: call.range)
        depth += 1
        let outer = template
        template = partial
        defer {
            template = outer
            depth -= 1
        }
        guard call.isIsolated else {
            let mark = scope.mark
            for argument in arguments { scope.push(argument.key, argument.value) }
            defer { scope.pop(to: mark) }
            return try render(partial.body)
        }
        let outside = (scope, cycles, offsets, unchanged)
        scope = Scope(data: Object(arguments))
        (cycles, offsets, unchanged) = ([:], [:], [])
        if let loop { scope.enter(loop) }
        defer { (scope, cycles, offsets, unchanged) = outside }
        _ = try render(partial.body)
        return .next
    }

    // MARK: - Frames

    /// What the page assigns, then its frame, whose blocks it fills.
    mutating func renderInLayout() throws(Stop) {
        while let layout = template.layout {
            guard depth < options.budget.partialDepth else {
                throw stop(.partialsTooDeep(options.budget.partialDepth), at: layout.range)
            }
            depth += 1
            let owner = template
            slots.append(owner.slots.mapValues { SlotFill(block: $0, owner: owner) })
            for node in owner.body.nodes {
                switch node {
                case .assign, .capture: _ = try render(Block(nodes: [node]))
                default: break
                }
            }
            guard let frame = partial(named: layout.name, at: layout.range) else { return }
            template = frame
        }
        _ = try render(template.body)
    }

    /// The nearest fill to the page, or what the frame has there.
    mutating func renderSlot(_ key: Key, _ block: Block, at range: Range<Int>) throws(Stop) -> Flow {
        try renderSlot(key, from: 0, otherwise: block, owner: template, at: range)
    }

    mutating func renderParentSlot(at range: Range<Int>) throws(Stop) -> Flow {
        guard let current = slotDepth.last, current.level <= slots.count else {
            throw stop(.noSuchParent, at: range)
        }
        return try renderSlot(
            current.key, from: current.level, otherwise: current.block, owner: current.owner, at: range)
    }

    private mutating func renderSlot(
        _ key: Key, from level: Int, otherwise block: Block, owner: Template, at range: Range<Int>
    ) throws(Stop) -> Flow {
        guard slotDepth.count < options.budget.partialDepth else {
            throw stop(.partialsTooDeep(options.budget.partialDepth), at: range)
        }
        let level = slots.indices.first { $0 >= level && slots[$0][key] != nil } ?? slots.count
        let fill = level < slots.count ? slots[level][key] : nil
        slotDepth.append((key, level + 1, block, owner))
        let outer = template
        template = fill?.owner ?? owner
        defer {
            template = outer
            slotDepth.removeLast()
        }
        return try render(fill?.block ?? block)
    }
}
