extension Value {
    /// The items of an array or a range; nil of anything else.
    var items: [Value]? {
        switch self {
        case .array(let values): values
        case .range(let range): range.count == 0 ? [] : (range.lower...range.upper).map { .integer($0) }
        default: nil
        }
    }
}

/// What the filters of arrays take for an array.
extension FilterInput {
    /// All items, those of arrays within the array too. What is no array is an array of itself; nothing is none.
    func items() throws(Reason) -> [Value] {
        switch value {
        case .null, .empty, .blank: return []
        case .range(let range):
            try bounded(range.count)
            return value.items ?? []
        case .array(let values):
            guard values.contains(where: { if case .array = $0 { true } else { false } }) else { return values }
            var flat: [Value] = []
            Self.flatten(values, into: &flat)
            return flat
        default: return [value]
        }
    }

    private static func flatten(_ values: [Value], into flat: inout [Value]) {
        for value in values {
            if case .array(let inner) = value { flatten(inner, into: &flat) } else { flat.append(value) }
        }
    }

    /// The member `property` of an item, a part of a text, or a place of an array; nil where there can be none, and an
    /// error where somebody took one thing for another.
    func member(of item: Value, _ property: Value) throws(Reason) -> Value? {
        switch (item, property) {
        case (.object(let object), _): return property.plainText.flatMap { object[Key($0)] } ?? .null
        case (.string, .string), (.safe, .string), (.string, .safe), (.safe, .safe):
            return TextSearch(property.text).ranges(in: item.text, limit: 1).isEmpty ? .null : property
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
