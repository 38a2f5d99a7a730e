/// Finds a text in another in time that only grows with their lengths (Knuth, Morris and Pratt): both may be hostile.
struct TextSearch {
    private let pattern: [UInt8]
    /// How much of the pattern still fits when its next byte does not.
    private let fallback: [Int]

    init(_ pattern: String) {
        self.pattern = Array(pattern.utf8)
        var fallback = Array(repeating: 0, count: self.pattern.count)
        var length = 0
        for index in self.pattern.indices.dropFirst() {
            while length > 0, self.pattern[index] != self.pattern[length] { length = fallback[length - 1] }
            if self.pattern[index] == self.pattern[length] { length += 1 }
            fallback[index] = length
        }
        self.fallback = fallback
    }

    /// Where it stands, one place after the other without overlap. An empty text stands before every character and at
    /// the end.
    func ranges(in text: String, limit: Int = .max) -> [Range<Int>] {
        guard !pattern.isEmpty else { return emptyRanges(in: text, limit: limit) }
        var ranges: [Range<Int>] = []
        var length = 0
        for (index, byte) in text.utf8.enumerated() {
            while length > 0, byte != pattern[length] { length = fallback[length - 1] }
            if byte == pattern[length] { length += 1 }
            if length == pattern.count {
                ranges.append(index + 1 - length..<index + 1)
                length = 0
                if ranges.count == limit { break }
            }
        }
        return ranges
    }

    /// The last place, which may overlap one before it.
    func lastRange(in text: String) -> Range<Int>? {
        guard !pattern.isEmpty else { return text.utf8.count..<text.utf8.count }
        var last: Range<Int>?
        var length = 0
        for (index, byte) in text.utf8.enumerated() {
            while length > 0, byte != pattern[length] { length = fallback[length - 1] }
            if byte == pattern[length] { length += 1 }
            if length == pattern.count {
                last = index + 1 - length..<index + 1
                length = fallback[length - 1]
            }
        }
        return last
    }

    private func emptyRanges(in text: String, limit: Int) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        for (index, byte) in text.utf8.enumerated() where byte & 0xC0 != 0x80 {
            if ranges.count == limit { return ranges }
            ranges.append(index..<index)
        }
        let end = text.utf8.count
        return ranges.count < limit ? ranges + [end..<end] : ranges
    }
}
