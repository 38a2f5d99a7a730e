/// Finds what a name in a file stands for: an element, a header key. Case and the choice between dash and
/// space do not matter, as EDGAR writes `CENTRAL INDEX KEY` and `CENTRAL-INDEX-KEY`.
///
/// A table because every tag of every filing is looked up: a few bytes choose a slot, one comparison confirms.
struct NameTable<Value: Sendable>: Sendable {
    private var slots: [Int16]
    private var names: [[UInt8]] = []
    private var values: [Value] = []

    init(_ entries: [(String, Value)]) {
        var size = 16
        while size < entries.count * 4 { size *= 2 }
        slots = Array(repeating: -1, count: size)
        for (name, value) in entries {
            let folded = name.utf8.map(Self.fold)
            var slot = Self.hash(folded, 0..<folded.count) & (size - 1)
            while slots[slot] >= 0 { slot = (slot + 1) & (size - 1) }
            slots[slot] = Int16(names.count)
            names.append(folded)
            values.append(value)
        }
    }

    func value(of range: Range<Int>, in bytes: [UInt8]) -> Value? {
        guard !range.isEmpty else { return nil }
        var slot = Self.hash(bytes, range) & (slots.count - 1)
        while slots[slot] >= 0 {
            let index = Int(slots[slot])
            if matches(names[index], bytes, range) { return values[index] }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    private func matches(_ name: [UInt8], _ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        guard name.count == range.count else { return false }
        for index in 0..<name.count where Self.fold(bytes[range.lowerBound + index]) != name[index] { return false }
        return true
    }

    private static func fold(_ byte: UInt8) -> UInt8 { byte == UInt8(ascii: "-") ? .space : byte.lowercased }

    private static func hash(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        let first = Int(fold(bytes[range.lowerBound]))
        let last = Int(fold(bytes[range.upperBound - 1]))
        let middle = Int(fold(bytes[range.lowerBound + range.count / 2]))
        let third = Int(fold(bytes[range.lowerBound + range.count / 3]))
        return range.count &* 37 &+ first &* 5 &+ last &* 131 &+ middle &* 29 &+ third &* 11
    }
}
