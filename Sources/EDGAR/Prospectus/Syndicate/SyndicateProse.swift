/// Firms that sentences name, with what they are said to be: "X, Y and Z are acting as representatives of the
/// underwriters", "We have engaged X to act as our exclusive placement agent", "sales agreement with X".
struct SyndicateProse: Sendable {
    struct Mention: Sendable {
        var name: PrintedName
        var role: Underwriter.Role
        /// "Agent" and nothing more.
        var isPlainAgent = false
        var roleRange: Range<Int>
    }

    private(set) var mentions: [Mention] = []

    /// No sentence about roles needs more of a section than this many tokens.
    private static let mostTokens = 12_000
    /// No section has more lists of firms than this.
    private static let mostLists = 300
    private var lists = 0

    init(_ passage: Passage) {
        let end = min(passage.tokens.count, Self.mostTokens)
        var index = 0
        while index < end {
            let token = passage.tokens[index]
            if token.kind == .word {
                if token.word == Self.acting { readRole(passage, at: index, before: end) }
                if Self.engaging.contains(token.word) { readEngaged(passage, at: index, before: end) }
                if token.word == Self.represented { readRepresented(passage, at: index, before: end) }
                if Self.agreement.contains(token.word) { readAgreement(passage, at: index, before: end) }
                if token.word == Self.the { readApposition(passage, at: index, before: end) }
                if Self.being.contains(token.word) { readBeing(passage, at: index, before: end) }
                if Self.representatives.contains(token.word) { readNamed(passage, at: index, before: end) }
            }
            index += 1
        }
    }

    // MARK: - The phrases

    /// "… are acting as representatives", "…, as our sales agents", "… as joint book-running managers".
    private mutating func readRole(_ passage: Passage, at index: Int, before end: Int) {
        guard let role = role(passage, at: index + 1, before: end) else { return }
        var start = index
        while start > 0, index - start < 6, passage.tokens[start - 1].kind == .word,
            Self.verbs.contains(passage.tokens[start - 1].word)
        {
            start -= 1
        }
        if start > 0, passage.tokens[start - 1].kind == .comma { start -= 1 }
        guard start > 0 else { return }
        let list = NameList(passage, endingAt: start, after: 0)
        add(list, passage, role)
    }

    /// "We have engaged X and Y to act as placement agents".
    private mutating func readEngaged(_ passage: Passage, at index: Int, before end: Int) {
        guard lists < Self.mostLists, NameList.isCapital(passage, at: min(index + 1, end - 1)) else { return }
        lists += 1
        let list = NameList(passage, from: index + 1, before: end)
        guard !list.names.isEmpty else { return }
        let limit = min(end, list.tokens.upperBound + 24, max(list.tokens.upperBound, passage.sentenceEnd(from: index)))
        guard
            let acting = passage.tokens[list.tokens.upperBound..<limit].firstIndex(where: { $0.word == Self.acting }),
            let role = role(passage, at: acting + 1, before: end)
        else { return }
        add(list, passage, role)
    }

    /// "who are represented by X, Y and Z".
    private mutating func readRepresented(_ passage: Passage, at index: Int, before end: Int) {
        guard passage.isWord("by", at: index + 1) else { return }
        let list = NameList(passage, from: index + 2, before: end)
        let words = passage.sentence(around: index)
        guard words.contains(where: { passage.isWord("underwriters", at: $0) && $0 < index }) else { return }
        add(list, passage, Role(role: .bookrunner, isPlainAgent: false, tokens: index..<index + 2))
    }

    /// "sales agreement, dated March 31, 2025, with X", "underwriting agreement with X, as representative".
    private mutating func readAgreement(_ passage: Passage, at index: Int, before end: Int) {
        guard let role = agreementRole(passage, index) else { return }
        let sentence = passage.sentenceEnd(from: index)
        let limit = min(end, sentence, index + 40)
        guard limit > index else { return }
        for place in index + 1..<limit where passage.tokens[place].kind == .word {
            guard passage.isWord("with", at: place) || passage.isWord("between", at: place) else {
                // Between the two stand its date, its short name and the like.
                guard NameList.isCapital(passage, at: place) || Self.ofAgreements.contains(passage.tokens[place].word)
                else { return }
                continue
            }
            lists += 1
            guard lists < Self.mostLists else { return }
            var start = place + 1
            while start < limit, Self.eachOf.contains(passage.tokens[start].word) { start += 1 }
            let list = NameList(passage, from: start, before: limit)
            if list.names.isEmpty { continue }
            add(list, passage, Role(role: role, isPlainAgent: false, tokens: index - 1..<index + 1))
            return
        }
    }

    /// "X, the underwriter of the offering, has agreed"; "with X, or the placement agent".
    private mutating func readApposition(_ passage: Passage, at index: Int, before end: Int) {
        guard index > 1, let role = role(passage, at: index, before: end) else { return }
        var start = index
        if passage.isWord("or", at: start - 1) { start -= 1 }
        guard start > 0, passage.tokens[start - 1].kind == .comma else { return }
        let next = role.tokens.upperBound
        guard role.role != .bookrunner,
            next >= passage.tokens.count || passage.tokens[next].kind == .comma
                || passage.isWord("of", at: next) || passage.isWord("for", at: next)
        else { return }
        let list = NameList(passage, endingAt: start - 1, after: 0)
        if list.names.count == 1 || passage.isWord("or", at: start) { add(list, passage, role) }
    }

    /// "X is the representative of the underwriters", "The representatives of the underwriters are X and Y".
    private mutating func readBeing(_ passage: Passage, at index: Int, before end: Int) {
        if index > 0, let role = role(passage, at: index + 1, before: end) {
            add(NameList(passage, endingAt: index, after: 0), passage, role)
            return
        }
        for start in max(0, index - 10)..<index where passage.tokens[start].word == Self.the {
            guard let role = role(passage, at: start + 1, before: index) else { continue }
            return add(NameList(passage, from: index + 1, before: end), passage, role)
        }
    }

    /// "acting through their representatives, X, Y and Z".
    private mutating func readNamed(_ passage: Passage, at index: Int, before end: Int) {
        guard index > 0, Self.their.contains(passage.tokens[index - 1].word), passage.kind(at: index + 1) == .comma
        else { return }
        let role = Role(role: .bookrunner, isPlainAgent: false, tokens: index..<index + 1)
        add(NameList(passage, from: index + 2, before: end), passage, role)
    }

    private func agreementRole(_ passage: Passage, _ index: Int) -> Underwriter.Role? {
        guard index > 0 else { return nil }
        let before = (max(0, index - 4)..<index).map { passage.tokens[$0].word }
        func has(_ names: Set<UInt64>) -> Bool { before.contains { names.contains($0) } }
        if has(Self.agency), has(Self.placement) { return .placementAgent }
        if has(Self.manager), has(Self.dealer) { return .dealerManager }
        guard let last = before.last else { return nil }
        if Self.sales.contains(last) { return .salesAgent }
        if Self.underwriting.contains(last) { return .underwriter }
        return nil
    }

    // MARK: - Roles

    private struct Role {
        var role: Underwriter.Role
        var isPlainAgent: Bool
        var tokens: Range<Int>
    }

    /// The role that the words at `index` name, such as "the joint book-running managers of the offering".
    private static let articles: Set<UInt64> = Set(
        ["each", "a", "an", "us", "its", "exclusive", "non", "one"].map { Token.word($0.utf8) })

    private func role(_ passage: Passage, at index: Int, before end: Int) -> Role? {
        var words: [String] = []
        var best: Role?
        var next = index
        while next < min(end, index + 9) {
            let token = passage.tokens[next]
            guard
                token.kind == .word && (RoleHeading.tokens.contains(token.word) || Self.articles.contains(token.word))
                    || token.kind == .other
            else { break }
            let word = FirmWords.words(passage.document.string(token.range)).first ?? ""
            if !["each", "a", "an", "us", "its", "exclusive", "non", "one"].contains(word) { words.append(word) }
            if words.count == 1, word == "of" || word == "for" { break }
            next += 1
            if word == "of" || word == "for" { break }
            if let heading = RoleHeading(words: words) {
                guard let role = heading.role else { return nil }
                best = Role(role: role, isPlainAgent: heading.isPlainAgent, tokens: index..<next)
            }
        }
        if next < min(end, index + 9), best != nil, Self.negations.contains(passage.tokens[next].word) { return nil }
        // "an underwriter within the meaning of the Securities Act" buys nothing here.
        if let best, passage.isWord("within", at: best.tokens.upperBound) { return nil }
        return best
    }

    private mutating func add(_ list: NameList, _ passage: Passage, _ role: Role) {
        lists += 1
        guard lists < Self.mostLists, !list.names.isEmpty else { return }
        let sentence = passage.sentence(around: list.tokens.lowerBound)
        // Of an earlier sale, or a firm that only counts as an underwriter.
        guard !sentence.contains(where: { Self.negations.contains(passage.tokens[$0].word) }) else { return }
        for tokens in list.names.prefix(60) {
            let range = NameList.text(of: tokens, in: passage)
            guard !range.isEmpty else { continue }
            mentions.append(
                Mention(
                    name: PrintedName(passage.document, [range]), role: role.role, isPlainAgent: role.isPlainAgent,
                    roleRange: passage.text(role.tokens)))
        }
    }

    private static let being = set("is are")
    private static let representatives = set("representative representatives")
    private static let their = set("their its the")
    private static let acting = Token.word("as".utf8)
    private static let the = Token.word("the".utf8)
    private static let represented = Token.word("represented".utf8)
    private static let agreement = set("agreement agreements")
    private static func set(_ words: String) -> Set<UInt64> {
        Set(words.split(separator: " ").map { Token.word($0.utf8) })
    }
    private static let engaging = set("engaged retained appointed hired through")
    private static let verbs = set(
        "is are will be act acting acts have has agreed to been appointed serving serve each severally jointly who which"
    )
    private static let ofAgreements = set("each dated as of amended the or a an by and among entered into on restated")
    private static let eachOf = set("each of the")
    private static let agency = set("agency")
    private static let placement = set("placement")
    private static let dealer = set("dealer")
    private static let manager = set("manager")
    private static let sales = set("sales distribution offering")
    private static let underwriting = set("underwriting purchase")
    private static let negations = set(
        "previously prior previous formerly terminated initial acted statutory qualified standby trustee escrow resale")
}
