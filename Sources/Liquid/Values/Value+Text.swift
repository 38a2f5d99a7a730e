/// A value as text, before anything is escaped.
extension Value {
    var text: String {
        switch self {
        case .string(let text): text
        case .safe(let safe): safe.plain
        case .null, .empty, .blank: ""
        case .bool(let bool): bool ? "true" : "false"
        case .integer(let integer): "\(integer)"
        case .decimal(let decimal): decimal.description
        case .date(let date): date.description
        case .range(let range): "\(range.lower)..\(range.upper)"
        case .array(let values): values.map(\.text).joined()
        case .object: inspected
        }
    }

    /// An object, and what is in it, as Ruby shows it; no page should.
    private var inspected: String {
        switch self {
        case .object(let object):
            let members = zip(object.keys, object.values).map { "\"\($0.name)\"=>\($1.inspected)" }
            return "{\(members.joined(separator: ", "))}"
        case .array(let values): return "[\(values.map(\.inspected).joined(separator: ", "))]"
        case .string, .safe: return "\"\(text)\""
        case .null: return "nil"
        default: return text
        }
    }
}
