/// A fixed text to be found in a whole file, in any case.
///
/// Searching byte by byte for the end of each document was a sixth of the time of reading a filing. Horspool's
/// algorithm looks at one byte in as many as the text has, and leaps. Short ranges have `firstRange(of:)`.
struct Needle: Sendable {
    private let text: [UInt8]
    /// How far the window may move when its last byte is this one.
    private let leaps: [UInt8]

    init(_ text: StaticString) {
        let text = text.withUTF8Buffer { unsafe $0.map(\.lowercased) }
        var leaps = [UInt8](repeating: UInt8(clamping: text.count), count: 256)
        for (index, byte) in text.dropLast().enumerated() {
            let leap = UInt8(clamping: text.count - 1 - index)
            leaps[Int(byte)] = leap
            if byte.isLetter { leaps[Int(byte & ~0x20)] = leap }
        }
        self.text = text
        self.leaps = leaps
    }

    func first(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        let last = text.count - 1
        var end = range.lowerBound + last
        while end < range.upperBound {
            let byte = bytes[end]
            if byte.lowercased == text[last], matches(bytes, at: end - last) { return end - last..<end + 1 }
            end += Int(leaps[Int(byte)])
        }
        return nil
    }

    private func matches(_ bytes: [UInt8], at start: Int) -> Bool {
        for index in text.indices where bytes[start + index].lowercased != text[index] { return false }
        return true
    }
}
