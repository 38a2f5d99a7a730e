/// What stands for a value. What a page asks for in every row is a reference: copied, it costs one count.
enum Expression: Sendable {
    indirect case literal(Value)
    case variable(Path)
    indirect case range(Expression, Expression)
}

/// `offering.securities[0].title`
final class Path: Sendable {
    enum Root: Sendable {
        case variable(Key)
        case loop(LoopState.Kind, Key)
        /// `[name]`, which the first step holds.
        case computed
    }

    enum Step: Sendable {
        /// `.name`
        case member(Key)
        /// `["name"]`
        case name(Key)
        /// In brackets: a number, or an expression for a number or a name.
        case index(Expression)
    }

    let root: Root
    let steps: [Step]
    let range: Range<Int>

    init(root: Key?, steps: [Step], range: Range<Int>) {
        self.root =
            switch root?.name {
            case nil: .computed
            case "forloop": .loop(.loop, "forloop")
            case "tablerowloop": .loop(.row, "tablerowloop")
            case let name?: .variable(Key(name))
            }
        self.steps = steps
        self.range = range
    }

    /// The name, when there is no more to the path.
    var name: Key? {
        switch root {
        case .variable(let key) where steps.isEmpty, .loop(_, let key) where steps.isEmpty: key
        default: nil
        }
    }
}

/// `x | money: "EUR" | default: "not stated"`
final class Filtered: Sendable {
    let value: Expression
    let filters: [FilterCall]
    let range: Range<Int>
    /// A `default` says what to do without the value.
    let mayBeMissing: Bool

    init(value: Expression, filters: [FilterCall], range: Range<Int>) {
        self.value = value
        self.filters = filters
        self.range = range
        // As long as the filters before it make nothing of nothing.
        let first = filters.firstIndex { $0.filter.name == "default" }
        mayBeMissing =
            first.map { filters[..<$0].allSatisfy { !Filter.makingSomething.contains($0.filter.name) } } ?? false
    }
}

extension Filtered {
    /// The filter that says what the text is good for; one for a missing text, in the template's own words, and white
    /// space at the ends change nothing about that.
    var lastFilter: String? {
        filters.last { call in
            switch call.filter.name {
            case "strip", "lstrip", "rstrip", "escape": false
            case "default": !call.arguments.allSatisfy { if case .literal(.string) = $0 { true } else { false } }
            default: true
            }
        }?.filter.name
    }
}

final class FilterCall: Sendable {
    let filter: Filter
    let arguments: [Expression]
    let named: [(key: Key, value: Expression)]
    let range: Range<Int>

    init(_ filter: Filter, _ arguments: [Expression], _ named: [(key: Key, value: Expression)], at range: Range<Int>) {
        self.filter = filter
        self.arguments = arguments
        self.named = named
        self.range = range
    }
}

/// What `if` asks. `and` and `or` bind alike and from the right, as everywhere in Liquid.
enum Condition: Sendable {
    case isTrue(Expression)
    case comparison(Comparison)
    indirect case and(Condition, Condition)
    indirect case or(Condition, Condition)
}

extension Condition {
    /// `unless forloop.last`, `if forloop.first`: what it encloses stands between the turns of a loop.
    var asksForPlaceInLoop: Bool {
        guard case .isTrue(.variable(let path)) = self, case .loop = path.root, path.steps.count == 1,
            case .member(let name) = path.steps[0]
        else { return false }
        return name == "last" || name == "first"
    }
}

final class Comparison: Sendable {
    enum Relation: Sendable {
        case equal
        case unequal
        case less
        case lessOrEqual
        case greater
        case greaterOrEqual
        case contains
    }

    let left: Expression
    let relation: Relation
    let right: Expression
    let range: Range<Int>

    init(_ left: Expression, _ relation: Relation, _ right: Expression, at range: Range<Int>) {
        self.left = left
        self.relation = relation
        self.right = right
        self.range = range
    }
}
