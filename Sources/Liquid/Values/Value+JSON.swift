/// Data for a template out of JSON (RFC 8259), numbers with the digits they are written with.
extension Value {
    package init(json bytes: [UInt8]) throws(JSONError) {
        var reader = JSONReader(bytes)
        self = try reader.document()
    }

    /// As JSON, objects in their order.
    func appendJSON(to output: inout [UInt8]) {
        switch self {
        case .null, .empty, .blank: output.append(contentsOf: "null".utf8)
        case .bool, .integer, .decimal: output.append(contentsOf: text.utf8)
        case .string, .safe, .date, .range: Escape.json.append(text, to: &output)
        case .array(let values):
            output.append(UInt8(ascii: "["))
            for (index, value) in values.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                value.appendJSON(to: &output)
            }
            output.append(UInt8(ascii: "]"))
        case .object(let object):
            output.append(UInt8(ascii: "{"))
            for (index, key) in object.keys.enumerated() {
                if index > 0 { output.append(UInt8(ascii: ",")) }
                Escape.json.append(key.name, to: &output)
                output.append(UInt8(ascii: ":"))
                object.values[index].appendJSON(to: &output)
            }
            output.append(UInt8(ascii: "}"))
        }
    }
}

/// What is wrong with JSON, and at which byte.
package struct JSONError: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case unexpected
        case unexpectedEnd
        case badEscape
        case notUTF8
        case tooDeep
    }

    package let reason: Reason
    package let offset: Int

    package var message: String {
        switch reason {
        case .unexpected: "this is no JSON"
        case .unexpectedEnd: "the JSON breaks off"
        case .badEscape: "an escape that JSON does not have"
        case .notUTF8: "the text is not UTF-8"
        case .tooDeep: "nested too deep"
        }
    }
}

private struct JSONReader {
    private let bytes: [UInt8]
    private var position = 0
    private static let deepest = 100

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    }

    mutating func document() throws(JSONError) -> Value {
        let value = try value(depth: 0)
        skipSpace()
        guard position == bytes.count else { throw error(.unexpected) }
        return value
    }

    private func error(_ reason: JSONError.Reason) -> JSONError {
        JSONError(reason: reason == .unexpected && position >= bytes.count ? .unexpectedEnd : reason, offset: position)
    }

    private var byte: UInt8? { position < bytes.count ? bytes[position] : nil }

    private mutating func skipSpace() {
        while let byte, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { position += 1 }
    }

    private mutating func takes(_ character: Unicode.Scalar) -> Bool {
        skipSpace()
        guard byte == UInt8(ascii: character) else { return false }
        position += 1
        return true
    }

    private mutating func value(depth: Int) throws(JSONError) -> Value {
        guard depth <= Self.deepest else { throw error(.tooDeep) }
        skipSpace()
        switch byte {
        case UInt8(ascii: "{"): return .object(try object(depth))
        case UInt8(ascii: "["): return .array(try array(depth))
        case UInt8(ascii: "\""): return .string(try string())
        case UInt8(ascii: "t"): return try word("true", .bool(true))
        case UInt8(ascii: "f"): return try word("false", .bool(false))
        case UInt8(ascii: "n"): return try word("null", .null)
        default: return try number()
        }
    }

    private mutating func word(_ word: String, _ value: Value) throws(JSONError) -> Value {
        guard bytes[position...].starts(with: word.utf8) else { throw error(.unexpected) }
        position += word.utf8.count
        return value
    }

    private mutating func number() throws(JSONError) -> Value {
        let start = position
        if byte == UInt8(ascii: "-") { position += 1 }
        let first = position
        try digits()
        // `007` is no number.
        if bytes[first] == UInt8(ascii: "0"), position > first + 1 { throw error(.unexpected) }
        if byte == UInt8(ascii: ".") {
            position += 1
            try digits()
        }
        if let letter = byte, letter | 0x20 == UInt8(ascii: "e") {
            position += 1
            if byte == UInt8(ascii: "+") || byte == UInt8(ascii: "-") { position += 1 }
            try digits()
        }
        let digits = bytes[start..<position]
        // What no number here can hold is kept as it is written.
        return Value(number: digits) ?? .string(String(decoding: digits, as: UTF8.self))
    }

    private mutating func digits() throws(JSONError) {
        guard let first = byte, first.isDigit else { throw error(.unexpected) }
        while let byte, byte.isDigit { position += 1 }
    }

    private mutating func array(_ depth: Int) throws(JSONError) -> [Value] {
        position += 1
        var values: [Value] = []
        if takes("]") { return values }
        repeat { values.append(try value(depth: depth + 1)) } while takes(",")
        guard takes("]") else { throw error(.unexpected) }
        return values
    }

    private mutating func object(_ depth: Int) throws(JSONError) -> Object {
        position += 1
        var members: [(key: Key, value: Value)] = []
        if takes("}") { return Object([]) }
        repeat {
            skipSpace()
            guard byte == UInt8(ascii: "\"") else { throw error(.unexpected) }
            let key = Key(try string())
            guard takes(":") else { throw error(.unexpected) }
            members.append((key, try value(depth: depth + 1)))
        } while takes(",")
        guard takes("}") else { throw error(.unexpected) }
        return Object(members)
    }

    private mutating func string() throws(JSONError) -> String {
        position += 1
        let start = position
        while let next = byte, next != UInt8(ascii: "\""), next != UInt8(ascii: "\\"), next >= 0x20 { position += 1 }
        var text = Array(bytes[start..<position])
        while byte != UInt8(ascii: "\"") {
            guard let next = byte, next >= 0x20 else { throw error(.unexpected) }
            if next == UInt8(ascii: "\\") {
                try escape(into: &text)
            } else {
                text.append(next)
                position += 1
            }
        }
        position += 1
        guard let result = String(validating: text, as: UTF8.self) else {
            position = start
            throw error(.notUTF8)
        }
        return result
    }

    private mutating func escape(into text: inout [UInt8]) throws(JSONError) {
        position += 1
        guard let letter = byte else { throw error(.unexpected) }
        position += 1
        switch letter {
        case UInt8(ascii: "n"): text.append(0x0A)
        case UInt8(ascii: "r"): text.append(0x0D)
        case UInt8(ascii: "t"): text.append(0x09)
        case UInt8(ascii: "b"): text.append(0x08)
        case UInt8(ascii: "f"): text.append(0x0C)
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(letter)
        case UInt8(ascii: "u"):
            var unit = UInt32(try hex())
            if unit & 0xFC00 == 0xD800, bytes[position...].starts(with: "\\u".utf8) {
                let mark = position
                position += 2
                let low = UInt32(try hex())
                if low & 0xFC00 == 0xDC00 {
                    unit = 0x10000 + ((unit & 0x3FF) << 10) + (low & 0x3FF)
                } else {
                    position = mark
                }
            }
            // Half a pair is no character.
            let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
            text.append(contentsOf: String(Character(scalar)).utf8)
        default: throw error(.badEscape)
        }
    }

    private mutating func hex() throws(JSONError) -> UInt16 {
        guard position + 4 <= bytes.count, bytes[position..<position + 4].allSatisfy(\.isHexDigit),
            let value = UInt16(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
        else { throw error(.badEscape) }
        position += 4
        return value
    }
}
