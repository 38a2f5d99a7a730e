/// Filters that choose by a member: `where: "role", "bookrunner"`, or by its being there: `where: "price"`.
extension Filter {
    static let ofSelections: [Filter] = [
        Filter("where", 1...2, cost: 2) { input throws(Reason) in
            try input.selection(none: .array([])) { items, fits in
                .array(items.indices.filter { fits[$0] }.map { items[$0] })
            }
        },
        Filter("reject", 1...2, cost: 2) { input throws(Reason) in
            try input.selection(none: .array([])) { items, fits in
                .array(items.indices.filter { !fits[$0] }.map { items[$0] })
            }
        },
        Filter("find", 1...2, cost: 2) { input throws(Reason) in
            try input.selection(none: .null) { items, fits in fits.firstIndex(of: true).map { items[$0] } ?? .null }
        },
        Filter("find_index", 1...2, cost: 2) { input throws(Reason) in
            try input.selection(none: .null) { _, fits in fits.firstIndex(of: true).map { .integer($0) } ?? .null }
        },
        Filter("has", 1...2, cost: 2) { input throws(Reason) in
            try input.selection(none: .bool(false)) { _, fits in .bool(fits.contains(true)) }
        },
    ]
}

extension FilterInput {
    /// Which items fit, for `choose` to choose by; nothing at all when one of them can have no members.
    fileprivate func selection(
        none: Value, _ choose: ([Value], [Bool]) -> Value
    ) throws(Reason) -> Value {
        let items = try items()
        guard !items.isEmpty else { return none }
        try checkProperty(of: items)
        let property = Property(self[0]) ?? .null
        let target = self[1] ?? .null
        var fits: [Bool] = []
        for item in items {
            guard let member = try member(of: item, property) else { return .null }
            fits.append(target.isNull ? member.isTrue : Value.areEqual(member, target))
        }
        return choose(items, fits)
    }
}
