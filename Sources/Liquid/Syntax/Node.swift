/// A piece of a template, as it is rendered. Every case is one reference: a page goes through them for every row.
enum Node: Sendable {
    case text([UInt8])
    case output(Filtered)
    indirect case assign(Key, Filtered)
    indirect case capture(Key, Block, Range<Int>)
    case condition(Branches)
    indirect case choice(Choice)
    indirect case loop(Loop)
    indirect case row(Loop, columns: Expression?)
    indirect case cycle(Cycle)
    indirect case increment(Key, by: Int)
    indirect case ifChanged(Block)
    indirect case partial(PartialCall)
    /// A part of a frame that a page may replace.
    indirect case slot(Key, Block, Range<Int>)
    /// `{{ block.super }}`: what the frame has there.
    indirect case parentSlot(Range<Int>)
    case breakLoop
    case continueLoop
}

/// What stands between two tags.
struct Block: Sendable {
    var nodes: [Node] = []
    /// Nothing but white space and tags that write nothing: such a block writes nothing.
    var isBlank = true

    mutating func append(_ node: Node, isBlank blank: Bool) {
        nodes.append(node)
        isBlank = isBlank && blank
    }

    mutating func removeText() {
        nodes.removeAll { if case .text = $0 { true } else { false } }
    }
}

/// `if`, `unless` and what follows them: the first that holds is rendered.
final class Branches: Sendable {
    let branches: [(condition: Condition, block: Block)]
    /// The first condition is that of `unless`.
    let isNegated: Bool
    let otherwise: Block?

    init(_ branches: [(condition: Condition, block: Block)], isNegated: Bool, otherwise: Block?) {
        self.branches = branches
        self.isNegated = isNegated
        self.otherwise = otherwise
    }
}

/// `case`: every `when` that fits, and each `else` before which none did.
struct Choice: Sendable {
    enum Branch: Sendable {
        case when([Expression], Block)
        case otherwise(Block)
    }

    let value: Expression
    var branches: [Branch]
}

struct Loop: Sendable {
    let variable: Key
    let collection: Expression
    /// What `forloop.name` says, and by which `offset: continue` knows the loop.
    let name: String
    var limit: Expression?
    var offset: Expression?
    var continues = false
    var isReversed = false
    var body = Block()
    var otherwise: Block?
    let range: Range<Int>
}

struct Cycle: Sendable {
    let group: Expression?
    let values: [Expression]
    /// Tells cycles without a group apart: the same values are the same cycle.
    let text: Key
    let range: Range<Int>
}

/// `render` and `include`.
struct PartialCall: Sendable {
    enum Binding: Sendable {
        case with(Expression)
        case each(Expression)
    }

    let name: Expression
    /// `render`: the partial sees what it is given and nothing else.
    let isIsolated: Bool
    var binding: Binding?
    var alias: Key?
    var arguments: [(key: Key, value: Expression)] = []
    /// The tag's, and the name's.
    let range: Range<Int>
    let nameRange: Range<Int>
}
