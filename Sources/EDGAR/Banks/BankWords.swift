/// Takes the name of a bank apart into words: lower case, `&`, `+` and `and` dropped, initials put together.
struct BankWords {
    private(set) var letters: [UInt8] = []
    private(set) var ends: [Int] = []
    /// Whether the words so far end with initials, which the next initial joins: `J. P.` is `jp`.
    private var endsWithInitials = false
    private var followsComma = false

    /// What is longer is no name: the rest is not looked at.
    private enum Limits {
        static let scalars = 400
        static let words = 24
    }

    /// The words up to what describes the firm instead of naming it: `, a Stifel Company`, `, division of …`,
    /// `formerly …`, `d/b/a …`.
    mutating func read(_ printed: String) {
        letters.reserveCapacity(min(printed.utf8.count, Limits.scalars))
        ends.reserveCapacity(8)
        var count = 0
        for scalar in printed.unicodeScalars {
            count += 1
            guard count <= Limits.scalars else { break }
            if append(scalar) || BankLetters.isInsideWord(scalar) { continue }
            guard endWord(at: scalar), ends.count < Limits.words else { return }
            if scalar == "," { followsComma = true }
        }
        _ = endWord(at: ".")
    }

    /// False for what is neither letter nor digit.
    private mutating func append(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII {
            let byte = UInt8(truncatingIfNeeded: scalar.value)
            guard byte.isLetter || byte.isDigit else { return false }
            letters.append(byte.lowercased)
            return true
        }
        guard let plain = BankLetters.plain(scalar) else { return false }
        letters.append(contentsOf: plain.utf8)
        return true
    }

    /// False when the word is the first of a description, which is not part of the name.
    private mutating func endWord(at mark: Unicode.Scalar) -> Bool {
        let start = ends.last ?? 0
        let count = letters.count - start
        guard count > 0 else { return true }
        defer { followsComma = false }
        if count == 1, endsWithInitials, !followsComma, let last = ends.indices.last {
            ends[last] = letters.count
            guard last > 0, isWord(last, "dba") else { return true }
            dropWords(1)
            return false
        }
        endsWithInitials = count == 1
        ends.append(letters.count)
        let index = ends.count - 1
        let isFirst = index == 0
        if isWord(index, "and") || isFirst && isWord(index, "the") {
            dropWords(1)
            return true
        }
        let isArticle = followsComma && mark == " " && (isWord(index, "a") || isWord(index, "an"))
        let isDivision = followsComma && isWord(index, "division")
        guard !isFirst, isArticle || isDivision || isWord(index, "formerly") || isWord(index, "dba") else {
            return true
        }
        dropWords(1)
        return false
    }

    /// Drops what says only which kind of firm it is: `Securities LLC`, `Capital Markets`, `& Co. International`.
    ///
    /// The name keeps what would leave nothing but a common word: `National Securities` is not `National`. What
    /// follows `of` belongs to the name: `Bank of America`.
    mutating func dropEndings() {
        while ends.count > 1 {
            let last = word(ends.count - 1)
            var rest = ends.count - 1
            if !BankLetters.endings.contains(last) {
                guard rest > 1, BankLetters.secondEndings[last] == word(rest - 1) else { return }
                rest -= 1
            }
            if isWord(rest - 1, "of") || rest == 1 && Self.areCommon(letters, ends[..<1]) { return }
            dropWords(ends.count - rest)
        }
    }

    /// The letters of the first `count` words.
    func leading(_ count: Int) -> BankName.Key { BankName.Key(letters: Array(letters[..<ends[count - 1]])) }

    /// Whether the words are all such as many banks share.
    static func areCommon(_ letters: [UInt8], _ ends: some Sequence<Int>) -> Bool {
        var start = 0
        for end in ends {
            let word = String(decoding: letters[start..<end], as: UTF8.self)
            guard BankLetters.common.contains(word) || BankLetters.endings.contains(word) else { return false }
            start = end
        }
        return true
    }

    /// Words that acronyms leave out.
    static func isSmall(_ word: ArraySlice<UInt8>) -> Bool {
        ["of", "de", "the", "du", "y", "et"].contains(String(decoding: word, as: UTF8.self))
    }

    /// Whether many banks have the word in their names.
    static func isShared(_ word: ArraySlice<UInt8>) -> Bool {
        let word = String(decoding: word, as: UTF8.self)
        return BankLetters.common.contains(word) || BankLetters.endings.contains(word)
    }

    private mutating func dropWords(_ count: Int) {
        ends.removeLast(count)
        letters.removeLast(letters.count - (ends.last ?? 0))
    }

    private func word(_ index: Int) -> String {
        String(decoding: letters[(index > 0 ? ends[index - 1] : 0)..<ends[index]], as: UTF8.self)
    }

    private func isWord(_ index: Int, _ wanted: StaticString) -> Bool {
        let start = index > 0 ? ends[index - 1] : 0
        let end = ends[index]
        return end - start == wanted.utf8CodeUnitCount && letters.hasText(wanted, at: start, before: end)
    }
}
