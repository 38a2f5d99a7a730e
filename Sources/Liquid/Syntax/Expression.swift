/// What stands for a value.
indirect enum Expression: Sendable {
    case literal(Value)
    case variable(Path)
    case range(Expression, Expression)
}

/// `offering.securities[0].title`
struct Path: Sendable {
    enum Step: Sendable {
        case member(Key)
        /// In brackets: a number, a name in quotes, or an expression for either.
        case index(Expression)
    }

    /// The variable; nil for one whose name is computed, `[name]`, which the first step holds.
    let root: Key?
    let steps: [Step]
    let range: Range<Int>
}

/// `x | money: "EUR" | default: "not stated"`
struct Filtered: Sendable {
    let value: Expression
    var filters: [FilterCall] = []
    let range: Range<Int>
}

struct FilterCall: Sendable {
    let filter: Filter
    let arguments: [Expression]
    let named: [(key: Key, value: Expression)]
    let range: Range<Int>
}

/// What `if` asks. `and` and `or` bind alike and from the right, as everywhere in Liquid.
indirect enum Condition: Sendable {
    case isTrue(Expression)
    case comparison(Expression, Comparison, Expression, Range<Int>)
    case and(Condition, Condition)
    case or(Condition, Condition)
}

enum Comparison: Sendable {
    case equal
    case unequal
    case less
    case lessOrEqual
    case greater
    case greaterOrEqual
    case contains
}
