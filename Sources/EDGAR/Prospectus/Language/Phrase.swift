/// A phrase of the language of prospectuses, as a rule is written down:
///
///     last reported|quoted (closing) sale|sales price
///
/// `|` parts words that may stand for each other, parentheses hold what may be missing, and `..5` stands for up to five
/// words of any kind within a sentence. `$` is an amount's sign, `#` a number, `%` a percent sign.
struct Phrase: Sendable {
    enum Step: Sendable {
        case word([UInt64])
        case maybe([UInt64])
        case kind(Token.Kind)
        case gap(Int)
    }

    private let steps: [Step]

    init(_ text: StaticString) {
        steps = String(describing: text).split(separator: " ").map { part in
            if part.hasPrefix("..") { return .gap(Int(part.dropFirst(2)) ?? 0) }
            if part == "$" { return .kind(.currency) }
            if part == "#" { return .kind(.number) }
            if part == "%" { return .kind(.percent) }
            if part == "," { return .kind(.comma) }
            if part == "\"" { return .kind(.quote) }
            let isOptional = part.hasPrefix("(")
            let words = part.drop { $0 == "(" }.prefix { $0 != ")" }.split(separator: "|").map { Token.word($0.utf8) }
            return isOptional ? .maybe(words) : .word(words)
        }
    }

    /// The tokens of the first place of the phrase within `range`.
    func first(in passage: Passage, _ range: Range<Int>? = nil) -> Range<Int>? {
        let range = range ?? passage.whole
        var index = range.lowerBound
        while index < range.upperBound {
            if let end = match(passage.tokens, from: index, before: range.upperBound) { return index..<end }
            index += 1
        }
        return nil
    }

    func all(in passage: Passage, _ range: Range<Int>? = nil) -> [Range<Int>] {
        let range = range ?? passage.whole
        var found: [Range<Int>] = []
        var index = range.lowerBound
        while index < range.upperBound {
            if let end = match(passage.tokens, from: index, before: range.upperBound) {
                found.append(index..<end)
                index = max(end, index + 1)
            } else {
                index += 1
            }
        }
        return found
    }

    /// Where the phrase that begins at `index` ends; nil when none does.
    func match(_ tokens: [Token], from index: Int, before end: Int) -> Int? {
        guard index >= 0, index < end, end <= tokens.count else { return nil }
        if case .word(let words) = steps[0], !words.contains(tokens[index].word) { return nil }
        return match(tokens, step: 0, at: index, before: end, index)
    }

    private func match(_ tokens: [Token], step: Int, at index: Int, before end: Int, _ first: Int) -> Int? {
        var index = index
        for position in step..<steps.count {
            switch steps[position] {
            case .word(let words):
                // What stands in another paragraph or cell does not go on with a phrase.
                guard index < end, words.contains(tokens[index].word), index == first || !tokens[index].startsParagraph
                else { return nil }
                index += 1
            case .maybe(let words):
                if index < end, words.contains(tokens[index].word), index == first || !tokens[index].startsParagraph {
                    index += 1
                }
            case .kind(let kind):
                guard index < end, tokens[index].kind == kind, index == first || !tokens[index].startsParagraph else {
                    return nil
                }
                index += 1
            case .gap(let most):
                // A gap stays within its sentence.
                for skipped in 0...most {
                    if let found = match(tokens, step: position + 1, at: index + skipped, before: end, first) {
                        return found
                    }
                    guard index + skipped < end, tokens[index + skipped].kind != .stop,
                        index + skipped == first || !tokens[index + skipped].startsParagraph
                    else { return nil }
                }
                return nil
            }
        }
        return index
    }
}

extension Passage {
    func first(_ phrase: Phrase, in range: Range<Int>? = nil) -> Range<Int>? { phrase.first(in: self, range) }
    func all(_ phrase: Phrase, in range: Range<Int>? = nil) -> [Range<Int>] { phrase.all(in: self, range) }
    func has(_ phrase: Phrase, in range: Range<Int>? = nil) -> Bool { phrase.first(in: self, range) != nil }
}
