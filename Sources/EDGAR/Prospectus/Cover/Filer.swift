/// Which of several registrants the cover offers the securities of: the one named first there, not its guarantor; of a
/// securitization the depositor.
struct Filer {
    private(set) var party: Submission.Party?

    init(_ parties: [Submission.Party], _ pages: ProspectusPages) {
        let filers = parties.filter { [.issuer, .subjectCompany, .filer].contains($0.role) }
        guard filers.count > 1 else {
            party = filers.first
            return
        }
        var best: (rank: Int, missing: Int, position: Int)?
        for filer in filers {
            guard let name = filer.name?.value else { continue }
            let places = Self.places(of: name, in: pages.cover)
            guard let place = places.first(where: { Self.isWhole(name, behind: $0, pages.cover) }) ?? places.first
            else { continue }
            let isDepositor = Self.isFollowed(by: Self.depositor, place, pages.cover, within: 6)
            let isGuarantor = Self.isFollowed(by: Self.guarantor, place, pages.cover, within: 10)
            let rank = isDepositor ? 0 : isGuarantor ? 2 : 1
            // Of two names that begin alike, the one that stands there whole.
            let missing = Self.isWhole(name, behind: place, pages.cover) ? 0 : 1
            if best.map({ (rank, missing, place.lowerBound) < ($0.rank, $0.missing, $0.position) }) ?? true {
                best = (rank, missing, place.lowerBound)
                party = filer
            }
        }
        party = party ?? filers.first
    }

    private static let depositor = Phrase("depositor|transferor|seller")
    private static let guarantor = Phrase("guarantor|guarantors|guaranteed")

    private static func isFollowed(by phrase: Phrase, _ place: Range<Int>, _ cover: Passage, within count: Int) -> Bool
    {
        cover.has(phrase, in: place.upperBound..<min(cover.tokens.count, place.upperBound + count))
    }

    /// Whether the name's last words, its legal form, stand behind its distinctive ones: "Co" is "Company".
    private static func isWhole(_ name: String, behind place: Range<Int>, _ cover: Passage) -> Bool {
        let all = name.split(separator: "/").first.map(String.init) ?? name
        let words = all.split { $0 == " " || $0 == "," }.map { $0.lowercased().filter(\.isLetter) }.filter {
            !$0.isEmpty
        }
        let count = cover.tokens[place].count { $0.kind == .word }
        var index = place.upperBound
        for word in words.dropFirst(count) {
            while index < cover.tokens.count, cover.tokens[index].kind != .word { index += 1 }
            guard index < cover.tokens.count else { return false }
            let printed = cover.string(index..<index + 1).lowercased().filter(\.isLetter)
            guard printed.hasPrefix(word) || word.hasPrefix(printed) else { return false }
            index += 1
        }
        return true
    }

    /// The places of the name's distinctive words: the header writes `BANK OF AMERICA CORP /DE/`.
    private static func places(of name: String, in cover: Passage) -> [Range<Int>] {
        let words = name.split(separator: "/").first.map(String.init) ?? name
        let core = Passage.words(of: words).prefix {
            !IssuerName.suffixes.contains($0) || $0 == Passage.words(of: words).first
        }
        guard let first = core.first else { return [] }
        var places: [Range<Int>] = []
        for index in cover.tokens.indices where cover.tokens[index].word == first {
            var position = index
            var matched = 0
            while position < cover.tokens.count, matched < core.count {
                if cover.tokens[position].kind == .word {
                    guard cover.tokens[position].word == core[core.startIndex + matched] else { break }
                    matched += 1
                } else if ![.comma, .other].contains(cover.tokens[position].kind) {
                    break
                }
                position += 1
            }
            if matched == core.count { places.append(index..<position) }
            if places.count == 50 { break }
        }
        return places
    }
}

extension Passage {
    /// The words of a name from elsewhere, as tokens know them.
    static func words(of name: String) -> [UInt64] {
        var reader = TokenReader(Array(name.utf8))
        reader.read(0..<name.utf8.count, startsParagraph: true)
        return reader.tokens.filter { $0.kind == .word }.map(\.word)
    }
}
