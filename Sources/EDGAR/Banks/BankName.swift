/// The words that tell a bank's name, as printed, from another bank's: `J.P. Morgan Securities LLC` is `jp morgan`.
///
/// A prospectus names one bank in several ways: in full above the signature, short on the cover, by its initials in the
/// plan of distribution. Which of them are one firm is told by grammar alone, so that it holds for banks nobody listed.
/// The letters are kept without spaces beside the ends of their words: `JPMorgan` and `J. P. Morgan` are the same
/// letters, and differ only in where words end.
package struct BankName: Hashable, Sendable {
    /// Lower case, without accents, spaces or punctuation, in UTF-8.
    let letters: [UInt8]
    /// Where each distinctive word ends in `letters`.
    let ends: [Int]
    package init(_ printed: String) {
        var words = BankWords()
        words.read(printed)
        words.dropEndings()
        letters = words.letters
        ends = words.ends
    }

    package var isEmpty: Bool { ends.isEmpty }

    /// Whether every word is one that many banks share, such as `First`: such a name is only itself.
    var isCommon: Bool { BankWords.areCommon(letters, ends) }

    /// Letters to look up. They are hashed eight at a time, which halves the time a list takes to be read.
    struct Key: Hashable, Sendable {
        let letters: [UInt8]

        func hash(into hasher: inout Hasher) {
            var eight: UInt64 = 0
            for (index, letter) in letters.enumerated() {
                eight = eight << 8 | UInt64(letter)
                if index & 7 == 7 { hasher.combine(eight) }
            }
            hasher.combine(eight)
        }
    }

    var key: Key { Key(letters: letters) }

    /// `JPMorgan` and `J.P. Morgan` are one name, wherever their words end.
    package static func == (left: BankName, right: BankName) -> Bool { left.letters == right.letters }

    package func hash(into hasher: inout Hasher) { key.hash(into: &hasher) }

    /// Whether both are names of one firm: the distinctive words of one are those of the other or a run of them.
    ///
    /// A single word has to stand first (`Stifel`, `Stifel, Nicolaus`) or last behind initials (`Robert W. Baird`):
    /// anywhere else it is as likely a given name, as in `Raymond James` and `James Street`.
    package func isSameFirm(as other: BankName) -> Bool {
        let (short, long) = letters.count <= other.letters.count ? (self, other) : (other, self)
        guard !short.isEmpty else { return false }
        if short.letters.count == long.letters.count { return short.letters == long.letters }
        if long.ends.contains(short.letters.count), long.letters.starts(with: short.letters) { return !short.isCommon }
        for (index, start) in long.ends.enumerated() {
            let end = start + short.letters.count
            guard end <= long.letters.count else { return false }
            guard long.ends.contains(end), long.letters[start..<end].elementsEqual(short.letters) else { continue }
            let isBehindInitials = start - (index > 0 ? long.ends[index - 1] : 0) <= 2
            if short.ends.count > 1 || isBehindInitials && end == long.letters.count { return !short.isCommon }
        }
        return false
    }
}

extension BankName {
    /// The words one by one.
    private var words: [ArraySlice<UInt8>] {
        var start = 0
        return ends.map { end in
            defer { start = end }
            return letters[start..<end]
        }
    }

    /// Whether the name is the other with a run of its words as their initials: `Crédit Agricole CIB`, `RBC` beside
    /// `Royal Bank of Canada`.
    package func isAcronym(of other: BankName) -> Bool {
        let long = other.words.filter { !BankWords.isSmall($0) }
        var next = 0
        var initials = 0
        for word in words where !BankWords.isSmall(word) {
            guard next < long.count else { return false }
            if word.elementsEqual(long[next]) {
                next += 1
                continue
            }
            let run = long[next...].prefix(word.count)
            guard word.count >= 2, run.count == word.count, initials == 0,
                zip(word, run).allSatisfy({ $0 == $1.first })
            else { return false }
            initials = word.count
            next += word.count
        }
        // Two letters alone are as likely others' initials.
        return initials > 2 || initials == 2 && ends.count > 1
    }

    /// Whether the words that tell one name from others all stand in the other, in their order: `Santander` in
    /// `Banco Santander`.
    package func sharesDistinctiveWords(with other: BankName) -> Bool {
        let (short, long) = ends.count <= other.ends.count ? (self, other) : (other, self)
        let wanted = short.words.filter { !BankWords.isShared($0) }
        guard wanted.contains(where: { $0.count > 3 }) else { return false }
        var next = wanted.startIndex
        for word in long.words where next < wanted.endIndex && word.elementsEqual(wanted[next]) { next += 1 }
        return next == wanted.endIndex
    }
}
