/// For each byte of a document's text, where in the file the character stood that it belongs to.
///
/// Text is mostly copied from the file in long runs, so a few numbers a run say it all; one number a byte would
/// quadruple what a page needs.
struct SourceMap: Sendable {
    private struct Run: Sendable {
        var text: UInt32
        var source: UInt32
        /// All bytes of the run belong to one character of the file: `&#8217;` is three bytes of text.
        var isOneCharacter: Bool
    }

    private var runs: [Run] = []

    /// What is appended at `text` comes from `source` on, byte by byte or, for one character, all from there.
    mutating func append(text: Int, source: Int, isOneCharacter: Bool = false) {
        if !isOneCharacter, let last = runs.last, !last.isOneCharacter,
            text - Int(last.text) == source - Int(last.source)
        {
            return
        }
        runs.append(
            Run(text: UInt32(clamping: text), source: UInt32(clamping: source), isOneCharacter: isOneCharacter))
    }

    /// Forgets what was said of `text` and behind it.
    mutating func truncate(to text: Int) {
        while let last = runs.last, Int(last.text) >= text { runs.removeLast() }
    }

    /// The first byte of the text that comes from `source` or behind it. Both run in the same order.
    func text(of source: Int, before end: Int) -> Int {
        let behind = runs.partition { Int($0.source) > source }
        guard behind > 0 else { return 0 }
        let run = runs[behind - 1]
        let next = behind < runs.count ? Int(runs[behind].text) : end
        if run.isOneCharacter { return Int(run.source) == source ? Int(run.text) : next }
        return min(next, Int(run.text) + source - Int(run.source))
    }

    subscript(text: Int) -> Int {
        let behind = runs.partition { Int($0.text) > text }
        guard behind > 0 else { return 0 }
        let run = runs[behind - 1]
        return Int(run.source) + (run.isOneCharacter ? 0 : text - Int(run.text))
    }
}
