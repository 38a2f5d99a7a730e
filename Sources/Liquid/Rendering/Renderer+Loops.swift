/// `for` and `tablerow`.
extension Renderer {
    mutating func render(_ loop: Loop) throws(Stop) -> Flow {
        let items = try items(of: loop)
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
        let items = try items(of: loop)
        var width = 0
        if let columns, let number = try value(columns).numberIfAny { width = max(0, number.decimal.wholePart ?? 0) }
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

    /// The part of a collection that a loop goes through. A range stays one, however long it is.
    private struct Items {
        var values: [Value] = []
        var range: IntegerRange?
        var start: Int
        var count: Int
        var isReversed: Bool

        subscript(index: Int) -> Value {
            let place = start + (isReversed ? count - 1 - index : index)
            if let range { return .integer(range.lower + place) }
            return values[place]
        }
    }

    private mutating func items(of loop: Loop) throws(Stop) -> Items {
        var items = Items(start: 0, count: 0, isReversed: loop.isReversed)
        var total = 0
        switch try value(loop.collection) {
        case .array(let values): items.values = values
        case .range(let range):
            items.range = range
            total = range.count
        case .object(let object):
            items.values = zip(object.keys, object.values).map { .array([.string($0.name), $1]) }
        case .string(let text): items.values = text.isEmpty ? [] : [.string(text)]
        case .safe(let safe): items.values = safe.text.isEmpty ? [] : [.safe(safe)]
        default: break
        }
        if items.range == nil { total = items.values.count }
        let offset = loop.continues ? offsets[loop.name] ?? 0 : try whole(loop.offset, loop) ?? 0
        let limit = try whole(loop.limit, loop)
        items.start = min(max(0, offset), total)
        items.count = min(max(0, limit ?? .max), total - items.start)
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
