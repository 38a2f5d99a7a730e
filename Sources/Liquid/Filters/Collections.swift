extension IntegerRange {
    /// Every number; whoever asks has looked at the count.
    var items: [Value] { count == 0 ? [] : (lower...upper).map { .integer($0) } }
}

/// What the filters of arrays take for an array.
extension FilterInput {
    /// All items, those of arrays within the array too. What is no array is an array of itself; nothing is none.
    func items() throws(Reason) -> [Value] {
        switch value {
        case .null, .empty, .blank: return []
        case .range(let range):
            try boundedItems(range.count)
            return range.items
        case .array(let values):
            guard values.contains(where: { if case .array = $0 { true } else { false } }) else { return values }
            var flat: [Value] = []
            Self.flatten(values, into: &flat)
            return flat
        default: return [value]
        }
    }

    /// A name that none of the objects has is a slip of the pen.
    func checkProperty(of items: [Value]) throws(Reason) {
        guard isStrict, let name = self[0]?.plainText else { return }
        var names: [String] = []
        for item in items {
            guard case .object(let object) = item else { return }
            if object[Key(name)] != nil { return }
            if names.isEmpty { names = object.keys.map(\.name) }
        }
        guard !items.isEmpty else { return }
        throw .unknownMember(name, of: filter, nearest: Suggestion.nearest(to: name, among: names))
    }

    private static func flatten(_ values: [Value], into flat: inout [Value]) {
        for value in values {
            if case .array(let inner) = value { flatten(inner, into: &flat) } else { flat.append(value) }
        }
    }

    /// The member `property` of an item, a part of a text, or a place of an array; nil where there can be none, and an
    /// error where somebody took one thing for another.
    func member(of item: Value, _ property: Property) throws(Reason) -> Value? {
        switch (item, property.value) {
        case (.object(let object), _): return property.key.flatMap { object[$0] } ?? .null
        case (.string, .string), (.safe, .string), (.string, .safe), (.safe, .safe):
            return property.search?.ranges(in: item.text, limit: 1).isEmpty == false ? property.value : .null
        case (.array(let values), .integer(let index)):
            return values.indices.contains(index) ? values[index] : .null
        case (.integer(let integer), .integer(let bit)):
            // Ruby's own, which the suites of others ask for.
            return .integer(bit >= 0 && bit < 64 ? integer >> bit & 1 : 0)
        case (.integer, _), (.array, _): throw .noMembers(item.kind, filter: filter)
        default: return nil
        }
    }
}

/// What a filter asks of every item, made ready once.
struct Property {
    let value: Value
    let key: Key?
    let search: TextSearch?

    /// Nil for no property at all.
    init?(_ value: Value?) {
        guard let value, !value.isNull else { return nil }
        self.value = value
        let text = value.plainText
        key = text.map { Key($0) }
        search = text.map { TextSearch($0) }
    }

    /// Nothing, asked for by name.
    static let null = Property()

    private init() {
        value = .null
        key = nil
        search = nil
    }
}
