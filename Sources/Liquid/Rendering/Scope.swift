/// The names that a template knows while it is rendered.
///
/// Loops and arguments come and go, innermost first; what is assigned stays to the end of the page; then the counters of
/// `increment`, which go on from a number of the data; and last the data.
struct Scope {
    private(set) var locals: [(key: Key, value: Value)] = []
    private(set) var loops: [LoopState] = []
    private var assigned: [Key: Value] = [:]
    private var counters: [Key: Int] = [:]
    let data: Object

    init(data: Object) { self.data = data }

    func value(of key: Key) -> Value? {
        let bindings = locals.span
        var index = bindings.count
        while index > 0 {
            index -= 1
            if bindings[index].key == key { return bindings[index].value }
        }
        if !assigned.isEmpty, let value = assigned[key] { return value }
        if !counters.isEmpty, let count = counters[key] { return .integer(count) }
        return data[key]
    }

    /// Every name there is, for a "did you mean".
    var names: [String] { locals.map(\.key.name) + assigned.keys.map(\.name) + data.keys.map(\.name) }

    // MARK: - Assignments

    mutating func assign(_ key: Key, _ value: Value) { assigned[key] = value }

    /// The counter before it is raised, or after it is lowered.
    mutating func count(_ key: Key, by step: Int) -> Int {
        var start = 0
        if case .integer(let number)? = data[key] { start = number }
        let value = counters[key] ?? start
        counters[key] = value &+ step
        return step > 0 ? value : value &+ step
    }

    // MARK: - Locals

    var mark: Int { locals.count }

    mutating func push(_ key: Key, _ value: Value) { locals.append((key, value)) }

    mutating func set(_ value: Value, at mark: Int) { locals[mark].value = value }

    mutating func pop(to mark: Int) { locals.removeLast(locals.count - mark) }

    // MARK: - Loops

    mutating func enter(_ loop: LoopState) { loops.append(loop) }

    mutating func turn(to index: Int) { loops[loops.count - 1].index = index }

    mutating func leave() { loops.removeLast() }

    /// The loop of a kind that is running.
    func loop(_ kind: LoopState.Kind) -> Int? { loops.lastIndex { $0.kind == kind } }

    func parent(of index: Int) -> Int? {
        loops[..<index].lastIndex { $0.kind == .loop && !$0.isPartial }
    }
}

/// What `forloop` and `tablerowloop` know.
struct LoopState: Sendable {
    enum Kind: Sendable {
        case loop
        case row
    }

    let kind: Kind
    let name: String
    let length: Int
    var index = 0
    /// Of a table.
    var columns = 0
    /// `render … for`, which is no loop of the template's own.
    var isPartial = false

    private var column: Int { columns > 0 ? index % columns : index }

    func member(_ name: String) -> Value? {
        switch (name, kind) {
        case ("index", _): .integer(index + 1)
        case ("index0", _): .integer(index)
        case ("rindex", _): .integer(length - index)
        case ("rindex0", _): .integer(length - index - 1)
        case ("first", _): .bool(index == 0)
        case ("last", _): .bool(index == length - 1)
        case ("length", _): .integer(length)
        case ("name", .loop): .string(self.name)
        case ("col", .row): .integer(column + 1)
        case ("col0", .row): .integer(column)
        case ("col_first", .row): .bool(column == 0)
        case ("col_last", .row): .bool(column == columns - 1 || index == length - 1 && columns == 0)
        case ("row", .row): .integer(columns > 0 ? index / columns + 1 : 1)
        default: nil
        }
    }

    static let names = [
        "index", "index0", "rindex", "rindex0", "first", "last", "length", "name", "parentloop", "col", "col0",
        "col_first", "col_last", "row",
    ]
}
