/// Who offers the securities: by the header where there is one, else by the name on the cover (Item 501(b)(1)).
struct IssuerName {
    private(set) var name: Fact<String>?

    init(_ pages: ProspectusPages, _ page: CoverPage) {
        let document = pages.document
        var best: (score: Int, line: Range<Int>)?
        if let depositor = Self.depositor(pages, page) {
            name = depositor
            return
        }
        for paragraph in page.paragraphs[page.head]
        where !paragraph.isProse && (!paragraph.isRow || paragraph.lines.count == 1) {
            for line in paragraph.lines.flatMap({ document.lines(in: $0) }) {
                guard let score = Self.score(line, pages.cover), score > best?.score ?? 2 else { continue }
                best = (score, line)
            }
        }
        if let best { name = document.fact(Self.withoutNote(best.line, document)) }
        if name == nil { name = Self.fromProse(pages) }
    }

    /// Of a securitization the name above "Depositor", which issues what the trust owes.
    private static func depositor(_ pages: ProspectusPages, _ page: CoverPage) -> Fact<String>? {
        let lines = page.paragraphs[page.head].filter { !$0.isProse }.flatMap { paragraph in
            paragraph.lines.flatMap { pages.document.lines(in: $0) }
        }
        for (index, line) in lines.enumerated() {
            let passage = Passage(pages.document, text: line)
            guard let place = passage.first(depositorWord) else { continue }
            if place.lowerBound == 0, index > 0, line.count < 40 { return pages.document.fact(lines[index - 1]) }
            if place.lowerBound > 1, place.upperBound == passage.tokens.count {
                return pages.document.fact(passage.text(0..<place.lowerBound))
            }
        }
        return nil
    }

    private static let depositorWord = Phrase("depositor")
    private static let excluded = Phrase(
        "prospectus|supplement|filed|rule|registration|dated|form|preliminary|contents|subject|shares|logo|plan|exchange|proposed|statement|pursuant|completion|aggregate|per|maximum|minimum|program|linked|series|due|representing|prospectuses|underlying|f/k/a"
    )

    /// How well a line fits: a corporation's suffix, and the same words again in the cover's prose.
    private static func score(_ line: Range<Int>, _ cover: Passage) -> Int? {
        let passage = Passage(cover.document, text: line)
        let words = passage.tokens.filter { $0.kind == .word }
        guard (1...12).contains(words.count), line.count < 100, !passage.has(excluded),
            passage.tokens[0].kind == .word || passage.tokens[0].kind == .number,
            !passage.tokens.contains(where: { [.currency, .percent, .blank, .colon].contains($0.kind) }),
            passage.day(at: 0) == nil, SecurityLine(cover.document, line) == nil
        else { return nil }
        var score = words.contains { suffixes.contains($0.word) } ? 3 : 0
        let wanted = words.map(\.word)
        // "Bank of Lower Ardenne" begins with what other names end with.
        let proper = Array(wanted.prefix { !suffixes.contains($0) })
        let core = proper.isEmpty && wanted.count > 2 ? wanted : proper
        guard !core.isEmpty else { return nil }
        let start = cover.tokens.firstIndex { Int($0.start) >= line.upperBound } ?? cover.tokens.count
        if contains(core, cover.tokens[start...]) { score += 3 }
        return score
    }

    private static func contains(_ words: [UInt64], _ tokens: ArraySlice<Token>) -> Bool {
        guard let first = words.first else { return false }
        for index in tokens.indices where tokens[index].word == first {
            var position = index
            var matched = 0
            while position < tokens.endIndex, matched < words.count, position - index < words.count * 2 {
                if tokens[position].word == words[matched] {
                    matched += 1
                } else if tokens[position].kind == .word {
                    break
                }
                position += 1
            }
            if matched == words.count { return true }
        }
        return false
    }

    private static func withoutNote(_ line: Range<Int>, _ document: Document) -> Range<Int> {
        let passage = Passage(document, text: line)
        guard let open = passage.tokens.firstIndex(where: { $0.kind == .open }), open > 0 else { return line }
        return line.lowerBound..<Int(passage.tokens[open - 1].end)
    }

    // MARK: - From sentences

    private static let subjects: [(Phrase, Bool)] = [
        (Phrase("is|are|has|hereby offering|offered"), true), (Phrase("offering of|by"), false),
        (Phrase("shares|stock|notes|units|adss|bonds of"), false), (Phrase("obligations of"), false),
        (Phrase("subsidiary|subsidiaries of"), false),
        (Phrase("proceeds ..4 to"), false), (Phrase("stock by"), false),
    ]

    private static func fromProse(_ pages: ProspectusPages) -> Fact<String>? {
        let cover = pages.cover
        for (phrase, isBehindName) in subjects {
            for place in cover.all(phrase).prefix(12) {
                let range =
                    isBehindName ? nameEnding(at: place.lowerBound, cover) : nameStarting(at: place.upperBound, cover)
                guard let range, range.count >= 2 || suffixes.contains(cover.tokens[range.lowerBound].word) else {
                    continue
                }
                guard cover.tokens[range].contains(where: { suffixes.contains($0.word) }) else { continue }
                return cover.fact(cover.string(range), range)
            }
        }
        return nil
    }

    private static func isNamePart(_ index: Int, _ passage: Passage) -> Bool {
        guard passage.tokens.indices.contains(index) else { return false }
        let token = passage.tokens[index]
        switch token.kind {
        case .word:
            let first = passage.document.text[token.range.lowerBound]
            return (0x41...0x5A).contains(first) || first >= 0xC3 || first.isDigit
        case .other: return passage.document.text[token.range.lowerBound] == UInt8(ascii: "&")
        default: return false
        }
    }

    private static let joints: Set<UInt64> = Set(["of", "and", "the", "de"].map { Token.word($0.utf8) })

    private static func nameStarting(at start: Int, _ passage: Passage) -> Range<Int>? {
        var start = start
        if passage.isWord("the", at: start) { start += 1 }
        var end = start
        while end < passage.tokens.count, end - start < 12 {
            if isNamePart(end, passage) {
                end += 1
                let isWhole = !(passage.isWord("of", at: end) && isNamePart(end + 1, passage))
                if suffixes.contains(passage.tokens[end - 1].word), isWhole { break }
            } else if joints.contains(passage.tokens[end].word), isNamePart(end + 1, passage), end > start {
                end += 1
            } else if passage.kind(at: end) == .comma, end + 1 < passage.tokens.count,
                suffixes.contains(passage.tokens[end + 1].word)
            {
                end += 1
            } else {
                break
            }
        }
        return end > start ? start..<end : nil
    }

    private static func nameEnding(at end: Int, _ passage: Passage) -> Range<Int>? {
        var start = end
        while start > 0, end - start < 12,
            isNamePart(start - 1, passage)
                || passage.kind(at: start - 1) == .comma && start < end && suffixes.contains(passage.tokens[start].word)
                || joints.contains(passage.tokens[start - 1].word) && start < end && isNamePart(start - 2, passage)
        {
            start -= 1
            if passage.tokens[start].startsParagraph { break }
        }
        return start < end ? start..<end : nil
    }

    static let suffixes: Set<UInt64> = Set(
        [
            "Inc", "Incorporated", "Corp", "Corporation", "Company", "Co", "plc", "LLC", "Ltd", "Limited", "LP",
            "Trust", "Bancorp",
            "Bank", "Group", "Holdings", "Partners", "NV", "SA", "AG", "Bancshares", "Canada", "Fund", "SE", "ASA",
            "AB", "Properties",
            "Partnership", "Funding", "Finance", "Technologies", "Therapeutics", "BV", "SpA", "Pharmaceuticals",
        ].map { Token.word($0.utf8) })
}
