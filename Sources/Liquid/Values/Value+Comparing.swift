/// When values are equal, and which comes first.
extension Value {
    static func areEqual(_ left: Value, _ right: Value) -> Bool {
        switch (left, right) {
        case (.null, .null), (.empty, .empty), (.blank, .blank): true
        case (.empty, .blank), (.blank, .empty): false
        case (.empty, let other), (let other, .empty): other.isEmpty
        case (.blank, let other), (let other, .blank): other.isBlank
        case (.bool(let left), .bool(let right)): left == right
        case (.integer(let left), .integer(let right)): left == right
        case (.decimal(let left), .decimal(let right)): left == right
        case (.integer(let left), .decimal(let right)): Decimal(left) == right
        case (.decimal(let left), .integer(let right)): left == Decimal(right)
        case (.date(let left), .date(let right)): left == right
        case (.range(let left), .range(let right)): left == right
        case (.array(let left), .array(let right)):
            left.count == right.count && zip(left, right).allSatisfy { areEqual($0, $1) }
        case (.object(let left), .object(let right)): left === right || haveEqualMembers(left, right)
        default:
            if let left = left.plainText, let right = right.plainText {
                left.utf8.elementsEqual(right.utf8)
            } else {
                false
            }
        }
    }

    private static func haveEqualMembers(_ left: Object, _ right: Object) -> Bool {
        left.count == right.count
            && left.keys.indices.allSatisfy { index in
                right[left.keys[index]].map { areEqual(left.values[index], $0) } ?? false
            }
    }

    /// `''`, `[]`, `{}`
    var isEmpty: Bool {
        switch self {
        case .string(let text): text.isEmpty
        case .safe(let safe): safe.text.isEmpty
        case .array(let values): values.isEmpty
        case .object(let object): object.count == 0
        default: false
        }
    }

    /// Empty, or only white space, or nothing, or false.
    var isBlank: Bool {
        switch self {
        case .null, .bool(false): true
        case .string(let text): text.utf8.allSatisfy(\.isSpace)
        case .safe(let safe): safe.text.utf8.allSatisfy(\.isSpace)
        default: isEmpty
        }
    }

    /// -1, 0 or 1; nil for what has no order: strings of different kinds, an array, a string and a number.
    static func order(_ left: Value, _ right: Value) -> Int? {
        switch (left, right) {
        case (.integer(let left), .integer(let right)): return left < right ? -1 : left == right ? 0 : 1
        case (.integer, .decimal), (.decimal, .integer), (.decimal, .decimal):
            let (left, right) = (left.looseNumber.decimal, right.looseNumber.decimal)
            return left < right ? -1 : right < left ? 1 : 0
        case (.date(let left), .date(let right)): return left < right ? -1 : left == right ? 0 : 1
        default:
            guard let left = left.plainText, let right = right.plainText else { return nil }
            return order(left.utf8, right.utf8)
        }
    }

    static func order(_ left: some Sequence<UInt8>, _ right: some Sequence<UInt8>) -> Int {
        var first = left.makeIterator()
        var second = right.makeIterator()
        while true {
            switch (first.next(), second.next()) {
            case (nil, nil): return 0
            case (nil, _): return -1
            case (_, nil): return 1
            case (let left?, let right?) where left != right: return left < right ? -1 : 1
            default: continue
            }
        }
    }

    /// Whether an array has an item, an object a member or a text a part.
    func contains(_ item: Value) -> Bool {
        guard isTrue, item.isTrue else { return false }
        switch self {
        case .array(let values): return values.contains { Self.areEqual($0, item) }
        case .object(let object): return item.plainText.map { object[Key($0)] != nil } ?? false
        case .range(let range):
            if case .integer(let integer) = item { return range.lower <= integer && integer <= range.upper }
            return false
        case .string, .safe: return !TextSearch(item.text).ranges(in: text, limit: 1).isEmpty
        default: return false
        }
    }
}
