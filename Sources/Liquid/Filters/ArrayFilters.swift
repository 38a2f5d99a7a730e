/// Filters that make an array of an array, or one text or item of it.
extension Filter {
    static let ofArrays: [Filter] = [
        Filter("join", 0...1, cost: 2) { input throws(Reason) in
            let items = try input.items()
            let glue = input.arguments.isEmpty ? " " : input.arguments[0].text
            let texts = items.map(\.text)
            let (glued, overflow) = max(0, items.count - 1).multipliedReportingOverflow(by: glue.utf8.count)
            try input.bounded(overflow ? .max : texts.reduce(glued) { $0 + $1.utf8.count })
            return .string(texts.joined(separator: glue))
        },
        Filter("first") { input in input.value.first ?? .null },
        Filter("last") { input in input.value.last ?? .null },
        Filter("reverse", cost: 2) { input throws(Reason) in .array(try input.items().reversed()) },
        Filter("concat", 1...1, cost: 2) { input throws(Reason) in
            let other: [Value]
            switch input[0] {
            case .array(let values)?: other = values
            case .range(let range)?:
                try input.boundedItems(range.count)
                other = range.items
            default: throw .notAnArray(input[0]?.kind ?? "nil", filter: input.filter)
            }
            let items = try input.items()
            try input.boundedItems(items.count + other.count)
            // One text may stand in it many times.
            var bytes = 0
            for item in items + other {
                bytes += item.plainText?.utf8.count ?? 0
                try input.bounded(bytes)
            }
            return .array(items + other)
        },
        Filter("map", 1...1, cost: 2) { input throws(Reason) in
            let property = Property(input[0]) ?? .null
            let items = try input.items()
            try input.checkProperty(of: items)
            return .array(
                try items.map { item throws(Reason) in
                    try input.member(of: item, property) ?? .null
                })
        },
        Filter("uniq", 0...1, cost: 16) { input throws(Reason) in
            var seen: Set<Identity> = []
            return try input.kept { seen.insert(Identity($0)).inserted }
        },
        Filter("compact", 0...1, cost: 2) { input throws(Reason) in
            // A figure in short, or an array without what is nil: what the name means is told by what it is used on.
            if input.isStrict, let number = input.value.exactNumber { return .string(input.compactFigure(number)) }
            return try input.kept { !$0.isNull }
        },
        Filter("sort", 0...1, cost: 16) { input throws(Reason) in
            try input.sorted { left, right throws(Reason) in
                guard let order = Value.order(left, right) else { throw .incomparable(left.kind, right.kind) }
                return order
            }
        },
        Filter("sort_natural", 0...1, cost: 16) { input throws(Reason) in
            try input.sorted { left, right in
                return Value.order(left.text.utf8.lazy.map(\.folded), right.text.utf8.lazy.map(\.folded))
            }
        },
    ]
}

extension FilterInput {
    /// The items whose value, or whose member, `isKept`.
    fileprivate func kept(_ isKept: (Value) -> Bool) throws(Reason) -> Value {
        var result: [Value] = []
        let property = Property(self[0])
        for item in try items() {
            guard let property else {
                if isKept(item) { result.append(item) }
                continue
            }
            guard let member = try member(of: item, property) else { return .null }
            if isKept(member) { result.append(item) }
        }
        return .array(result)
    }

    /// What is equal stays in its order; what is nothing comes last.
    fileprivate func sorted(_ order: (Value, Value) throws(Reason) -> Int) throws(Reason) -> Value {
        let items = try items()
        try checkProperty(of: items)
        var keys = items
        if let property = Property(self[0]) {
            keys = []
            for item in items {
                guard let member = try member(of: item, property) else { return .null }
                keys.append(member)
            }
        }
        var failure: Reason?
        let places = keys.indices.sorted { left, right in
            guard failure == nil else { return left < right }
            let (first, second) = (keys[left], keys[right])
            if first.isNull || second.isNull { return first.isNull == second.isNull ? left < right : second.isNull }
            do throws(Reason) {
                let order = try order(first, second)
                return order == 0 ? left < right : order < 0
            } catch {
                failure = error
                return left < right
            }
        }
        if let failure { throw failure }
        return .array(places.map { items[$0] })
    }
}

extension Object {
    /// The first member as an array of its name and value.
    var firstPair: Value {
        guard let key = keys.first else { return .null }
        return .array([.string(key.name), values[0]])
    }
}

extension UInt8 {
    /// In small letters, where it is an ASCII letter.
    fileprivate var folded: UInt8 { self &- UInt8(ascii: "A") < 26 ? self | 0x20 : self }
}

/// A value as a member of a set: what prints alike and is of one kind is one.
private struct Identity: Hashable {
    let kind: String
    let json: [UInt8]

    init(_ value: Value) {
        kind = if case .decimal = value { "decimal" } else { value.kind }
        var json: [UInt8] = []
        value.appendJSON(to: &json)
        self.json = json
    }
}
