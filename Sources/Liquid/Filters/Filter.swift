/// A filter: its name, what it takes, and what it does.
struct Filter: Sendable {
    typealias Reason = TemplateProblem.Reason
    typealias Work = @Sendable (FilterInput) throws(Reason) -> Value

    let name: String
    /// How many arguments without a name.
    let takes: ClosedRange<Int>
    let namedArguments: [String]
    /// How often it looks at what it is given.
    let cost: Int
    let work: Work

    init(
        _ name: String, _ takes: ClosedRange<Int> = 0...0, named: [String] = [], cost: Int = 1, _ work: @escaping Work
    ) {
        self.name = name
        self.cost = cost
        self.takes = takes
        namedArguments = named
        self.work = work
    }

    static func named(_ name: String) -> Filter? { all[name] }

    /// Filters that make something of nothing.
    static let makingSomething: Set<String> = [
        "append", "prepend", "size", "join", "concat", "json", "has", "sum", "raw",
    ]

    static var names: [String] { all.keys.sorted() }

    private static let all: [String: Filter] = {
        let filters = ofText + ofParts + ofEncodings + ofNumbers + ofArrays + ofSelections + ofFigures + ofPages
        return Dictionary(uniqueKeysWithValues: filters.map { ($0.name, $0) })
    }()
}

/// What a filter works on.
struct FilterInput: Sendable {
    typealias Reason = TemplateProblem.Reason

    let filter: String
    let value: Value
    let arguments: [Value]
    let named: [(key: Key, value: Value)]
    /// Where the page escapes for.
    let escape: Escape
    let isStrict: Bool
    let options: RenderingOptions

    subscript(_ index: Int) -> Value? { index < arguments.count ? arguments[index] : nil }

    func named(_ key: Key) -> Value? { named.last { $0.key == key }?.value }

    /// Text that must not grow without end, as `{% assign s = s | append: s %}` would let it.
    func bounded(_ size: Int) throws(Reason) {
        if size > options.budget.valueSize { throw .tooLargeValue(options.budget.valueSize) }
    }

    /// The same for arrays, whose items are larger than bytes.
    func boundedItems(_ count: Int) throws(Reason) {
        if count > options.budget.items { throw .tooManyItems(options.budget.items) }
    }

    /// The text with `change` made to it; nothing stays nothing.
    func text(_ change: (String) throws(Reason) -> String) throws(Reason) -> Value {
        switch value {
        case .null: return .null
        case .object where isStrict: throw .unprintable("this")
        default: return .string(try change(value.text))
        }
    }

    /// The same, where what was safe stays so: nothing is added, and nothing taken but white space.
    func safeText(_ change: (String) -> String) -> Value {
        switch value {
        case .null: .null
        case .safe(let safe): .safe(SafeText(text: change(safe.text), escape: safe.escape))
        default: .string(change(value.text))
        }
    }
}

extension Value {
    /// Equal to true for a named argument: given, and neither `nil` nor `false`.
    static func isOn(_ value: Value?) -> Bool { value?.isTrue ?? false }
}
