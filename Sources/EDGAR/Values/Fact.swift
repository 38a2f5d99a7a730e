/// A value and the place in the file where it was read.
package struct Fact<Value: Sendable>: Sendable {
    package var value: Value
    package var source: SourceRange
    /// Where the words go on, for a value that a ruled table broke over several lines.
    package var continuation: [SourceRange]?

    package init(_ value: Value, at range: Range<Int>) {
        self.value = value
        source = SourceRange(range)
    }

    /// A value whose words stand in several places, in their order; at least one.
    init(_ value: Value, at ranges: [Range<Int>]) {
        self.init(value, at: ranges.first ?? 0..<0)
        if ranges.count > 1 { continuation = ranges.dropFirst().map { SourceRange($0) } }
    }

    package var sources: [SourceRange] { [source] + (continuation ?? []) }
}

extension Fact: Equatable where Value: Equatable {}

/// A value of an ownership form as the SEC's schema has it: perhaps a value, and the footnotes on it.
///
/// A value that the filing gives only as a footnote is unknown *with* its footnote. It is never 0.
package struct Leaf<Value: Sendable>: Sendable {
    package var fact: Fact<Value>?
    package var footnotes: [FootnoteID] = []

    package init(_ fact: Fact<Value>? = nil, footnotes: [FootnoteID] = []) {
        self.fact = fact
        self.footnotes = footnotes
    }

    package var value: Value? { fact?.value }

    /// The filer said "see the footnote" instead of giving a value.
    package var isFootnotedUnknown: Bool { fact == nil && !footnotes.isEmpty }
}

extension Leaf: Equatable where Value: Equatable {}
