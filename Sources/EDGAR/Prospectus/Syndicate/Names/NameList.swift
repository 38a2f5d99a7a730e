/// Names of firms in running text: "A, B & Co., C, Inc. and D LLC".
///
/// A comma may part two names or stand within one. A legal form behind it belongs to the name before; partners' names
/// are known by their ampersand: "Donaldson, Lufkin & Jenrette", "Keefe, Bruyette & Woods, Inc.".
struct NameList: Sendable {
    /// The tokens of each name, in order.
    private(set) var names: [Range<Int>] = []
    /// The tokens that the list takes up.
    private(set) var tokens: Range<Int>

    /// No list is longer.
    private static let longest = 220

    /// The list that begins at `start`.
    init(_ passage: Passage, from start: Int, before end: Int) {
        var index = start
        var last = start
        while index < min(end, start + Self.longest), let next = Self.step(passage, at: index, before: end) {
            if index > start, passage.tokens[index].startsParagraph, passage.tokens[index - 1].kind != .comma { break }
            index = next
            last = index
        }
        tokens = start..<last
        read(passage)
    }

    /// The list that ends before `end`.
    init(_ passage: Passage, endingAt end: Int, after start: Int) {
        // What can be part of a list is known from its front; the way back tries each word as a beginning.
        func beginning(before end: Int) -> Int {
            var first = end
            while first > max(start, end - Self.longest), Self.isPart(passage, at: first - 1) { first -= 1 }
            return first
        }
        var end = end
        var first = beginning(before: end)
        // "Mallory Keane, a division of Tarn Hollow, LLC": the firm is the first of the two.
        if first > start + 3, Self.owned.contains(passage.tokens[first - 1].word), passage.kind(at: first - 3) == .comma
        {
            end = first - 3
            first = beginning(before: end)
        }
        tokens = first..<end
        read(passage)
    }

    // MARK: - Tokens

    /// Where the token of a list at `index` ends; nil when it is none.
    private static func step(_ passage: Passage, at index: Int, before end: Int) -> Int? {
        guard isPart(passage, at: index) else { return nil }
        // `("BofAS")`, `(the "Agent")`: skipped whole.
        if passage.tokens[index].kind == .open {
            let limit = min(end, index + 14)
            return passage.tokens[index..<limit].firstIndex { $0.kind == .close }.map { $0 + 1 }
        }
        return index + 1
    }

    private static func isPart(_ passage: Passage, at index: Int) -> Bool {
        let token = passage.tokens[index]
        switch token.kind {
        case .comma, .open, .close, .quote: return true
        case .other:
            return passage.document.text[Int(token.start)] == UInt8(ascii: "&") || isSlash(passage, at: index)
        case .number: return token.range.count <= 3
        case .stop:
            // `Alex. Brown`
            guard index > 0, passage.tokens[index - 1].kind == .word, passage.tokens[index - 1].range.count <= 5,
                index + 1 < passage.tokens.count, !passage.tokens[index + 1].startsParagraph
            else { return false }
            return isCapital(passage, passage.tokens[index - 1]) && isCapital(passage, passage.tokens[index + 1])
        case .word: return isCapital(passage, token) || joining.contains(token.word) || within.contains(token.word)
        default: return false
        }
    }

    /// `A.G.P./Alliance Global Partners`: a slash within a name, not that of "and/or".
    private static func isSlash(_ passage: Passage, at index: Int) -> Bool {
        let token = passage.tokens[index]
        guard passage.document.text[Int(token.start)] == UInt8(ascii: "/"), index > 0, index + 1 < passage.tokens.count
        else { return false }
        let (last, next) = (passage.tokens[index - 1], passage.tokens[index + 1])
        return last.kind == .word && next.kind == .word && last.end == token.start && next.start == token.end
            && isCapital(passage, last) && isCapital(passage, next)
    }

    static func isCapital(_ passage: Passage, at index: Int) -> Bool { isCapital(passage, passage.tokens[index]) }

    private static func isCapital(_ passage: Passage, _ token: Token) -> Bool {
        let text = passage.document.text
        let start = Int(token.start)
        return text[start].isUpperCase || text[start] >= 0x80
            || token.range.count > 1 && !text[start].isUpperCase && text[start + 1].isUpperCase
    }

    // MARK: - Names

    /// The words of a name in the document's text. A full stop that ends a sentence ends its abbreviation too.
    static func text(of name: Range<Int>, in passage: Passage) -> Range<Int> {
        let document = passage.document
        let range = document.nameRange(passage.text(name))
        guard !range.isEmpty, range.upperBound < document.text.count,
            document.text[range.upperBound] == UInt8(ascii: "."),
            let last = FirmWords.words(document.string(range)).last, abbreviations.contains(last)
        else { return range }
        return range.lowerBound..<range.upperBound + 1
    }

    private static let abbreviations: Set<String> = ["inc", "corp", "co", "ltd", "cos"]

    private mutating func read(_ passage: Passage) {
        for part in parts(passage) {
            var part = part
            while let first = part.first, Self.isLeading(passage, first) { part = first + 1..<part.upperBound }
            while let last = part.last, Self.isTrailing(passage, last) { part = part.lowerBound..<last }
            guard !part.isEmpty else { continue }
            let range = passage.document.nameRange(passage.text(part))
            let text = passage.document.string(range)
            guard FirmWords.isName(text, underHeading: true), !FirmWords.isEnding(text) else { continue }
            names.append(part)
        }
    }

    /// The list cut at its commas and "and"s, with names that hold such put together again.
    private func parts(_ passage: Passage) -> [Range<Int>] {
        var parts: [Range<Int>] = []
        var start = tokens.lowerBound
        var index = tokens.lowerBound
        func close(_ end: Int, next: Int) {
            if end > start { parts.append(start..<end) }
            start = next
        }
        while index < tokens.upperBound {
            let token = passage.tokens[index]
            if token.kind == .open, let end = closing(passage, index) {
                // `(USA)` is part of a name, `("BofAS")` ends one.
                let isTerm = passage.tokens[index + 1..<end].contains { $0.kind == .quote } || end - index > 3
                if isTerm { close(index, next: end + 1) }
                index = end
            } else if token.kind == .comma, !isEnding(passage, index + 1) {
                close(index, next: index + 1)
            } else if token.word == Self.and, !isEnding(passage, index + 1) {
                close(index, next: index + 1)
            }
            index += 1
        }
        close(tokens.upperBound, next: tokens.upperBound)
        return partnersJoined(parts, passage)
    }

    private func closing(_ passage: Passage, _ index: Int) -> Int? {
        passage.tokens[index..<min(tokens.upperBound, index + 14)].firstIndex { $0.kind == .close }
    }

    /// Whether a legal form stands at `index`: it belongs to the name before it.
    private func isEnding(_ passage: Passage, _ index: Int) -> Bool {
        guard index < tokens.upperBound, passage.tokens[index].kind == .word else { return false }
        return FirmWords.isLegalForm(word(passage, index))
    }

    private func word(_ passage: Passage, _ index: Int) -> String {
        FirmWords.words(passage.document.string(passage.tokens[index].range)).first ?? ""
    }

    /// `Merrill Lynch` + `Pierce` + `Fenner & Smith Incorporated`: short parts before one with an ampersand are its
    /// partners, unless they have a legal form of their own.
    private func partnersJoined(_ parts: [Range<Int>], _ passage: Passage) -> [Range<Int>] {
        var joined: [Range<Int>] = []
        for part in parts {
            let ampersand = part.first { passage.document.text[Int(passage.tokens[$0].start)] == UInt8(ascii: "&") }
            guard let ampersand, ampersand - part.lowerBound == 1 else {
                joined.append(part)
                continue
            }
            var start = part.lowerBound
            while let last = joined.last, last.upperBound + 1 == start,
                passage.tokens[last.upperBound].kind == .comma, isPartner(passage, last, isFirst: last.count > 1)
            {
                start = last.lowerBound
                joined.removeLast()
                if last.count > 1 { break }
            }
            joined.append(start..<part.upperBound)
        }
        return joined
    }

    private func isPartner(_ passage: Passage, _ part: Range<Int>, isFirst: Bool) -> Bool {
        part.count <= (isFirst ? 2 : 1)
            && part.allSatisfy { passage.tokens[$0].kind == .word && !FirmWords.endings.contains(word(passage, $0)) }
    }

    /// "Each of", "the", and what else stands before the first name.
    private static func isLeading(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage.tokens[index]
        guard token.kind == .word else { return true }
        return leading.contains(token.word) || within.contains(token.word) && token.word != the
            || token.word == the && (index + 1 >= passage.tokens.count || !isCapital(passage, token))
    }

    private static func isTrailing(_ passage: Passage, _ index: Int) -> Bool {
        let token = passage.tokens[index]
        if token.kind == .word { return joining.contains(token.word) || within.contains(token.word) }
        return token.kind != .close && token.kind != .number
            || token.kind == .close && passage.tokens[max(0, index - 1)].kind == .quote
    }

    private static let the = Token.word("the".utf8)
    private static let and = Token.word("and".utf8)
    private static let joining: Set<UInt64> = [and]
    private static let owned: Set<UInt64> = Set(
        ["division", "subsidiary", "affiliate", "unit", "member"].map { Token.word($0.utf8) })
    private static let within: Set<UInt64> = Set(["of", "the", "de", "plc", "von"].map { Token.word($0.utf8) })
    private static let leading: Set<UInt64> = Set(
        ["each", "we", "our", "in", "on", "and", "or", "under", "pursuant", "accordingly", "both"].map {
            Token.word($0.utf8)
        })
}
