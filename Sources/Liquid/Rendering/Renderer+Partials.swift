/// Templates within templates: partials, frames and their blocks.
extension Renderer {
    mutating func render(_ call: PartialCall) throws(Stop) -> Flow {
        let nameValue = try value(call.name)
        guard let name = nameValue.plainText else {
            // An unknown name has been noted.
            note(.badPartialName(nameValue.text), at: call.nameRange)
            return .next
        }
        if !call.isIsolated, isInRender { note(.includeInRender, at: call.range) }
        guard let partial = partial(named: name, at: call.nameRange) else { return .next }
        if partial.layout != nil { note(.layoutInPartial, at: call.nameRange) }
        var arguments: [(key: Key, value: Value)] = []
        for argument in call.arguments { arguments.append((argument.key, try value(argument.value))) }
        // Of `cards/wide` the last part is the name within it.
        let own = call.alias ?? Key(name.split(separator: "/").last.map(String.init) ?? name)
        let bound: Value?
        switch call.binding {
        // What is included takes a variable of its own name, as everywhere in Liquid.
        case nil: bound = call.isIsolated ? nil : scope.value(of: Key(name))
        case .with(let expression), .each(let expression): bound = try value(expression)
        }
        guard let bound else { return try render(partial, call, arguments) }
        guard let items = items(of: bound, for: call) else {
            return try render(partial, call, arguments + [(own, bound)])
        }
        for index in 0..<items.count {
            var loop: LoopState?
            if call.isIsolated {
                loop = LoopState(kind: .loop, name: own.name, length: items.count, index: index, isPartial: true)
            }
            let flow = try render(partial, call, arguments + [(own, items[index])], loop: loop)
            if flow == .breakLoop { return flow }
        }
        return .next
    }

    /// What a partial is shown for, one after the other; nil when it is shown once. `include` goes through arrays
    /// however they are bound.
    private func items(of value: Value, for call: PartialCall) -> Items? {
        if case .array = value, !call.isIsolated { return Items(value) }
        guard case .each = call.binding, call.isIsolated else { return nil }
        switch value {
        case .array, .range, .object: return Items(value)
        default: return nil
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
        try checkNesting(at: call.nameRange)
        try spendTurn(at: call.nameRange)
        depth += 1
        let outer = (template, isInRender)
        template = partial
        isInRender = isInRender || call.isIsolated
        defer {
            (template, isInRender) = outer
            depth -= 1
            seam = output.count
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
        var pages: [Template] = []
        while let layout = template.layout {
            guard pages.count < options.budget.partialDepth else {
                throw stop(.partialsTooDeep(options.budget.partialDepth), at: layout.range)
            }
            let owner = template
            pages.append(owner)
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
        noteUnknownBlocks(of: pages)
        _ = try render(template.body)
    }

    /// A block that no frame has would be lost without a word.
    private mutating func noteUnknownBlocks(of pages: [Template]) {
        let frame = template
        var known = Set(frame.slots.keys)
        for page in pages.reversed() {
            template = page
            for case .slot(let key, _, let range) in page.body.nodes where !known.contains(key) {
                let nearest = Suggestion.nearest(to: key.name, among: known.map(\.name).sorted())
                note(.unknownBlock(key.name, nearest: nearest), at: range)
            }
            known.formUnion(page.slots.keys)
        }
        template = frame
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
        try checkNesting(at: range)
        try spendTurn(at: range)
        let level = slots.indices.first { $0 >= level && slots[$0][key] != nil } ?? slots.count
        let fill = level < slots.count ? slots[level][key] : nil
        slotDepth.append((key, level + 1, block, owner))
        let outer = template
        template = fill?.owner ?? owner
        defer {
            template = outer
            slotDepth.removeLast()
            seam = output.count
        }
        return try render(fill?.block ?? block)
    }
}
