/// What is first, last and how much there is: for the filters of these names and for `value.first`. nil where the
/// question makes no sense.
extension Value {
    var first: Value? {
        switch self {
        case .array(let values): values.first ?? .null
        case .range(let range): range.count > 0 ? .integer(range.lower) : .null
        case .object(let object): object.firstPair
        case .string, .safe: .string(text.unicodeScalars.first.map { String($0) } ?? "")
        default: nil
        }
    }

    var last: Value? {
        switch self {
        case .array(let values): values.last ?? .null
        case .range(let range): range.count > 0 ? .integer(range.upper) : .null
        case .string, .safe: .string(text.unicodeScalars.last.map { String($0) } ?? "")
        default: nil
        }
    }

    var size: Value? {
        switch self {
        case .array(let values): .integer(values.count)
        case .object(let object): .integer(object.count)
        case .range(let range): .integer(range.count)
        case .string, .safe: .integer(text.unicodeScalars.count)
        default: nil
        }
    }
}
