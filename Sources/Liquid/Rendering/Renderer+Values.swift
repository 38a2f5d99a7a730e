/// Expressions, filters and conditions.
extension Renderer {
    mutating func value(_ expression: Expression) throws(Stop) -> Value {
        switch expression {
        case .literal(let value): return value
        case .variable(let path): return try value(path, mayBeMissing: false)
        case .range(let lower, let upper):
            return .range(IntegerRange(lower: bound(try value(lower)), upper: bound(try value(upper))))
        }
    }

    private mutating func bound(_ value: Value) -> Int {
        spend(value.weight)
        return value.bound
    }

    // MARK: - Names

    /// A name the data does not know is a mistake, unless the template says that it may be missing. What is known to be
    /// unknown has members that are unknown.
    mutating func value(_ path: Path, mayBeMissing: Bool) throws(Stop) -> Value {
        var current: Value
        var first = 0
        switch path.root {
        case .variable(let key):
            spend(scope.mark)
            current = scope.value(of: key) ?? missing(key, path, mayBeMissing)
        case .loop(let kind, let key):
            if let loop = scope.loop(kind) { return loopValue(loop, kind, path) }
            current = scope.value(of: key) ?? missing(key, path, mayBeMissing)
        case .computed:
            let key: Key
            switch path.steps[0] {
            case .member(let name), .name(let name): key = name
            case .index(let expression): key = self.key("", try value(expression))
            }
            first = 1
            current = scope.value(of: key) ?? missing(key, path, mayBeMissing)
        }
        for index in first..<path.steps.count {
            let step = path.steps[index]
            let next: Value?
            switch step {
            case .member(let key):
                if case .object = current {
                    next = current.member(key)
                } else {
                    spend(current.weight)
                    next = current.member(key)
                }
            case .name(let key): next = current.item(named: key)
            case .index(let expression):
                let index = try value(expression)
                spend(index.weight)
                next = current.item(index)
            }
            if next == nil, !mayBeMissing, !current.isNull { noteMissing(step, of: current, path) }
            current = next ?? .null
        }
        return current
    }

    private mutating func missing(_ name: Key, _ path: Path, _ mayBeMissing: Bool) -> Value {
        if !mayBeMissing, !template.isLenient, !template.optionalNames.contains(name), isNew(at: path.range) {
            let nearest = Suggestion.nearest(to: name.name, among: scope.names)
            note(.unknownVariable(name.name, nearest: nearest), at: path.range)
        }
        return .null
    }

    private mutating func noteMissing(_ step: Path.Step, of value: Value, _ path: Path) {
        // A computed name asks whether there is such a member.
        guard case .member(let key) = step, !template.isLenient, isNew(at: path.range) else { return }
        let text = String(decoding: template.source.bytes[path.range], as: UTF8.self)
        let parent = text.hasSuffix(".\(key.name)") ? String(text.dropLast(key.name.count + 1)) : text
        note(
            .unknownMember(key.name, of: parent, nearest: Suggestion.nearest(to: key.name, among: value.memberNames)),
            at: path.range)
    }

    /// `forloop.index`, `forloop.parentloop.last`
    private mutating func loopValue(_ loop: Int, _ kind: LoopState.Kind, _ path: Path) -> Value {
        var index = loop
        for (place, step) in path.steps.enumerated() {
            guard case .member(let key) = step else { return .null }
            if key == "parentloop", kind == .loop {
                guard let parent = scope.parent(of: index) else { return .null }
                index = parent
                continue
            }
            guard place == path.steps.count - 1, let value = scope.loops[index].member(key.name) else {
                if !template.isLenient, isNew(at: path.range) {
                    let nearest = Suggestion.nearest(to: key.name, among: LoopState.names)
                    note(
                        .unknownMember(key.name, of: kind == .loop ? "forloop" : "tablerowloop", nearest: nearest),
                        at: path.range)
                }
                return .null
            }
            return value
        }
        let loop = scope.loops[index]
        return .object(Object(LoopState.names.compactMap { name in loop.member(name).map { (Key(name), $0) } }))
    }

    // MARK: - Filters

    mutating func value(_ filtered: Filtered) throws(Stop) -> Value {
        var current: Value
        if case .variable(let path) = filtered.value, filtered.mayBeMissing {
            current = try value(path, mayBeMissing: true)
        } else {
            current = try value(filtered.value)
        }
        for call in filtered.filters {
            var arguments: [Value] = []
            for argument in call.arguments { arguments.append(try value(argument)) }
            var named: [(key: Key, value: Value)] = []
            for argument in call.named { named.append((argument.key, try value(argument.value))) }
            spend(
                call.filter.cost * (call.filter.cost > 1 ? current.deepWeight : current.weight)
                    + arguments.reduce(0) { $0 + $1.weight })
            let input = FilterInput(
                filter: call.filter.name, value: current, arguments: arguments, named: named, escape: escape,
                isStrict: !template.isLenient, options: options)
            do {
                current = try call.filter.work(input)
                if current.isText { try input.bounded(current.weight) }
            } catch {
                // Nothing that follows a spent budget can be trusted.
                if error.isBudget { throw stop(error, at: call.range) }
                note(error, at: call.range)
                try checkErrors()
                current = .null
            }
            spend(current.weight)
            try checkWork(at: call.range)
        }
        return current
    }

    // MARK: - Conditions

    mutating func holds(_ condition: Condition) throws(Stop) -> Bool {
        switch condition {
        case .isTrue(let expression): return try value(expression).isTrue
        case .and(let left, let right):
            guard try holds(left) else { return false }
            return try holds(right)
        case .or(let left, let right):
            if try holds(left) { return true }
            return try holds(right)
        case .comparison(let comparison): return try holds(comparison)
        }
    }

    private mutating func holds(_ comparison: Comparison) throws(Stop) -> Bool {
        // `x == nil` asks whether there is an x.
        let asks = comparison.relation == .equal || comparison.relation == .unequal
        let first = try operand(comparison.left, mayBeMissing: asks && comparison.right.isNothing)
        let second = try operand(comparison.right, mayBeMissing: asks && comparison.left.isNothing)
        switch comparison.relation {
        case .equal: return areEqual(first, second)
        case .unequal: return !areEqual(first, second)
        case .contains:
            spend(first.weight + second.weight)
            return first.contains(second)
        case .less, .lessOrEqual, .greater, .greaterOrEqual:
            spend(min(first.weight, second.weight))
            guard let order = Value.order(first, second) else {
                // Nothing is neither more nor less; a text and a number are a mistake.
                if first.isComparable, second.isComparable {
                    note(.incomparable(first.kind, second.kind), at: comparison.range)
                }
                return false
            }
            switch comparison.relation {
            case .less: return order < 0
            case .lessOrEqual: return order <= 0
            case .greater: return order > 0
            default: return order >= 0
            }
        }
    }

    /// Long texts take their time.
    mutating func areEqual(_ left: Value, _ right: Value) -> Bool {
        spend(
            left.isNothing || right.isNothing ? max(left.weight, right.weight) : min(left.deepWeight, right.deepWeight))
        return Value.areEqual(left, right)
    }

    private mutating func operand(_ expression: Expression, mayBeMissing: Bool) throws(Stop) -> Value {
        if mayBeMissing, case .variable(let path) = expression { return try value(path, mayBeMissing: true) }
        return try value(expression)
    }
}

extension Expression {
    /// `nil`, `empty` or `blank`
    fileprivate var isNothing: Bool {
        switch self {
        case .literal(.null), .literal(.empty), .literal(.blank): true
        default: false
        }
    }
}

extension Value {
    fileprivate var isText: Bool {
        switch self {
        case .string, .safe: true
        default: false
        }
    }

    /// Has an order among its own kind.
    fileprivate var isComparable: Bool {
        switch self {
        case .integer, .decimal, .string, .safe, .date: true
        default: false
        }
    }

    /// `value.key`; nil where there is no such member.
    fileprivate func member(_ key: Key) -> Value? {
        if case .object(let object) = self, let value = object[key] { return value }
        switch key.name {
        case "size": return size
        case "first": return first
        case "last": return last
        default: return nil
        }
    }

    /// What `member` knows.
    fileprivate var memberNames: [String] {
        switch self {
        case .object(let object): object.keys.map(\.name) + ["size", "first"]
        case .array, .range, .string, .safe: ["size", "first", "last"]
        default: []
        }
    }

    /// `value["name"]`: of an object its own members alone.
    fileprivate func item(named key: Key) -> Value? {
        if case .object(let object) = self { object[key] } else { nil }
    }

    fileprivate var isNothing: Bool {
        switch self {
        case .empty, .blank: true
        default: false
        }
    }

    /// The same through all of an array or an object.
    fileprivate var deepWeight: Int {
        switch self {
        case .array(let values): values.reduce(4 * values.count) { $0 + $1.deepWeight }
        case .object(let object): object.values.reduce(4 * object.count) { $0 + $1.deepWeight }
        default: weight
        }
    }

    /// How much there is to look at.
    fileprivate var weight: Int {
        switch self {
        case .string(let text): text.utf8.count
        case .safe(let safe): safe.text.utf8.count
        case .array(let values): 4 * values.count
        case .object(let object): 4 * object.count
        default: 1
        }
    }

    /// `value[index]`; from the end for a negative one.
    fileprivate func item(_ index: Value) -> Value? {
        switch (self, index) {
        case (.array(let values), .integer(let place)):
            let place = place < 0 ? place + values.count : place
            return values.indices.contains(place) ? values[place] : nil
        case (.object(let object), _): return index.plainText.flatMap { object[Key($0)] }
        default: return nil
        }
    }
}
