/// Filters that find, cut and exchange parts of a text.
extension Filter {
    static let ofParts: [Filter] = [
        Filter("replace", 1...2) { input throws(Reason) in try input.replaced(.max, with: input[1]) },
        Filter("replace_first", 1...2) { input throws(Reason) in try input.replaced(1, with: input[1]) },
        Filter("replace_last", 2...2) { input throws(Reason) in try input.replacedLast(with: input[1]) },
        Filter("remove", 1...1) { input throws(Reason) in try input.replaced(.max, with: nil) },
        Filter("remove_first", 1...1) { input throws(Reason) in try input.replaced(1, with: nil) },
        Filter("remove_last", 1...1) { input throws(Reason) in try input.replacedLast(with: nil) },
        Filter("split", 1...1) { input throws(Reason) in try input.split() },
        Filter("slice", 1...2) { input throws(Reason) in try input.slice() },
        Filter("truncate", 0...2) { input throws(Reason) in
            let length = try input.whole(0, otherwise: 50)
            return try input.text { text in
                let ellipsis = input.arguments.count > 1 ? input.arguments[1].text : "..."
                let scalars = text.unicodeScalars
                guard scalars.count > length else { return text }
                let kept = max(0, max(0, length) - ellipsis.unicodeScalars.count)
                return String(scalars.prefix(kept)) + ellipsis
            }
        },
        Filter("truncatewords", 0...2) { input throws(Reason) in
            let count = max(1, try input.whole(0, otherwise: 15))
            return try input.text { text in
                let words = text.utf8.split(maxSplits: count == .max ? count : count + 1) { $0.isSpace }
                guard words.count > count else { return text }
                let kept = words.prefix(count).map { String(Substring($0)) }.joined(separator: " ")
                return kept + (input.arguments.count > 1 ? input.arguments[1].text : "...")
            }
        },
    ]
}

extension FilterInput {
    /// The whole number that an argument is; a given one that is none is a mistake.
    func whole(_ index: Int, otherwise: Int) throws(Reason) -> Int {
        guard let argument = self[index] else { return otherwise }
        guard let number = argument.index else { throw .notWhole(argument.kind) }
        return number
    }

    fileprivate func replaced(_ limit: Int, with replacement: Value?) throws(Reason) -> Value {
        let new = replacement?.text ?? ""
        return try text { text throws(Reason) in
            let ranges = TextSearch(self[0]?.text ?? "").ranges(in: text, limit: limit)
            guard !ranges.isEmpty else { return text }
            let removed = ranges.reduce(0) { $0 + $1.count }
            let (added, overflow) = ranges.count.multipliedReportingOverflow(by: new.utf8.count)
            try bounded(overflow ? .max : text.utf8.count - removed + added)
            return text.replacing(ranges, with: new)
        }
    }

    fileprivate func replacedLast(with replacement: Value?) throws(Reason) -> Value {
        try text { text throws(Reason) in
            guard let range = TextSearch(self[0]?.text ?? "").lastRange(in: text) else { return text }
            let new = replacement?.text ?? ""
            try bounded(text.utf8.count + new.utf8.count)
            return text.replacing([range], with: new)
        }
    }

    /// As Ruby splits: by a space at any white space, by nothing between all characters, and without empty parts at
    /// the end.
    fileprivate func split() throws(Reason) -> Value {
        let text = value.text
        let separator = self[0]?.text ?? ""
        try bounded(text.utf8.count)
        if separator == " " {
            return .array(text.utf8.split { $0.isSpace }.map { .string(String(Substring($0))) })
        }
        if separator.isEmpty { try boundedItems(text.unicodeScalars.count) }
        if separator.isEmpty { return .array(text.unicodeScalars.map { .string(String(Character($0))) }) }
        let bytes = Array(text.utf8)
        var parts: [String] = []
        var start = 0
        for range in TextSearch(separator).ranges(in: text) {
            parts.append(String(decoding: bytes[start..<range.lowerBound], as: UTF8.self))
            start = range.upperBound
        }
        parts.append(String(decoding: bytes[start...], as: UTF8.self))
        while parts.last?.isEmpty == true { parts.removeLast() }
        return .array(parts.map { .string($0) })
    }

    fileprivate func slice() throws(Reason) -> Value {
        let start = try whole(0, otherwise: 0)
        let isGiven = self[1].map { !$0.isNull } ?? false
        let length = isGiven ? try whole(1, otherwise: 1) : 1
        func bounds(_ count: Int) -> Range<Int>? {
            let first = start < 0 ? count + max(start, -count - 1) : start
            guard first >= 0, first <= count, length >= 0 else { return nil }
            return first..<first + min(length, count - first)
        }
        switch value {
        case .null: return .null
        case .array(let values): return .array(bounds(values.count).map { Array(values[$0]) } ?? [])
        default:
            let scalars = Array(value.text.unicodeScalars)
            return .string(bounds(scalars.count).map { String(String.UnicodeScalarView(scalars[$0])) } ?? "")
        }
    }
}

extension String {
    fileprivate func replacing(_ ranges: [Range<Int>], with new: String) -> String {
        let bytes = Array(utf8)
        var result: [UInt8] = []
        var start = 0
        for range in ranges {
            result.append(contentsOf: bytes[start..<range.lowerBound])
            result.append(contentsOf: new.utf8)
            start = range.upperBound
        }
        result.append(contentsOf: bytes[start...])
        return String(decoding: result, as: UTF8.self)
    }
}
