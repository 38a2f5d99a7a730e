/// `for` and `tablerow`.
extension Renderer {
    mutating func render(_ loop: Loop) throws(Stop) -> Flow {
        let items = try items(of: loop, try value(loop.collection))
        guard items.count > 0 else {
            if let otherwise = loop.otherwise { return try render(otherwise) }
            return .next
        }
        let mark = scope.mark
        scope.push(loop.variable, .null)
        scope.enter(LoopState(kind: .loop, name: loop.name, length: items.count))
        defer {
            scope.leave()
            scope.pop(to: mark)
        }
        for index in 0..<items.count {
            try spendTurn(at: loop.range)
            scope.set(items[index], at: mark)
            scope.turn(to: index)
            if try render(loop.body) == .breakLoop { break }
        }
        return .next
    }

    /// Rows of an HTML table, in the form that every Liquid writes.
    mutating func render(_ loop: Loop, _ columns: Expression?) throws(Stop) {
        let collection = try value(loop.collection)
        guard collection.isTrue else { return }
        let items = try items(of: loop, collection)
        var width = 0
        if let columns, case let bound = try value(columns).bound { width = max(0, bound) }
        if width == 0 { width = items.count }
        let mark = scope.mark
        scope.push(loop.variable, .null)
        scope.enter(LoopState(kind: .row, name: loop.name, length: items.count, columns: width))
        defer {
            scope.leave()
            scope.pop(to: mark)
        }
        output.append(contentsOf: "<tr class=\"row1\">\n".utf8)
        for index in 0..<items.count {
            try spendTurn(at: loop.range)
            scope.set(items[index], at: mark)
            scope.turn(to: index)
            output.append(contentsOf: "<td class=\"col\(index % width + 1)\">".utf8)
            let flow = try render(loop.body)
            output.append(contentsOf: "</td>".utf8)
            if flow == .breakLoop { break }
            if index % width == width - 1, index < items.count - 1 {
                output.append(contentsOf: "</tr>\n<tr class=\"row\((index + 1) / width + 1)\">".utf8)
            }
        }
        output.append(contentsOf: "</tr>\n".utf8)
    }

    private mutating func items(of loop: Loop, _ value: Value) throws(Stop) -> Items {
        var items = Items(value)
        switch value {
        case .array, .range, .object, .null, .empty, .blank: break
        // Liquid takes a text for one item, whatever the limits, and anything else for none.
        default:
            if !template.isLenient { note(.notAnArray(value.kind, filter: "for"), at: loop.range) }
            return items
        }
        let total = items.count
        let offset = loop.continues ? offsets[loop.name] ?? 0 : try whole(loop.offset, loop) ?? 0
        let limit = try whole(loop.limit, loop)
        items.start = min(max(0, offset), total)
        items.count = min(max(0, limit ?? .max), total - items.start)
        items.isReversed = loop.isReversed
        offsets[loop.name] = items.start + items.count
        return items
    }

    /// A limit or an offset; what is unknown limits nothing.
    private mutating func whole(_ expression: Expression?, _ loop: Loop) throws(Stop) -> Int? {
        guard let expression else { return nil }
        let value = try value(expression)
        if value.isNull { return nil }
        guard let number = value.index else { throw stop(.notWhole(value.kind), at: loop.range) }
        return number
    }
}

/// The part of a collection that a loop goes through. A range stays one, however long it is.
struct Items {
    private var values: [Value] = []
    private var range: IntegerRange?
    var start = 0
    var count: Int
    var isReversed = false

    init(_ collection: Value) {
        switch collection {
        case .array(let values): self.values = values
        case .range(let range): self.range = range
        case .object(let object):
            values = zip(object.keys, object.values).map { .array([.string($0.name), $1]) }
        case .string(let text): values = text.isEmpty ? [] : [.string(text)]
        case .safe(let safe): values = safe.text.isEmpty ? [] : [.safe(safe)]
        default: break
        }
        count = range?.count ?? values.count
    }

    subscript(index: Int) -> Value {
        let place = start + (isReversed ? count - 1 - index : index)
        if let range { return .integer(range.lower + place) }
        return values[place]
    }
}
