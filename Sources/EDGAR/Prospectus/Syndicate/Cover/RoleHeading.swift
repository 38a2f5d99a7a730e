/// A line that says what the firms below it are: "Joint Book-Running Managers", "Co-Placement Agents(1)", "AGENTS".
///
/// Only a line that is made of such words and nothing else is a heading: "Placement Agent Warrants" is none.
struct RoleHeading: Sendable {
    /// Nil for agents that sell nothing: exchange agents, trustees, advisors, forward purchasers.
    let role: Underwriter.Role?
    /// "Agents" alone does not say what sort of agent.
    let isPlainAgent: Bool
    private let isSingular: Bool

    init?(_ text: String) {
        guard text.utf8.count <= 160 else { return nil }
        let spaced = text.replacingHyphens()
        var words = FirmWords.words(Self.withoutMark(spaced))
        guard (1...12).contains(words.count) else { return nil }
        if words.first == "as" { words.removeFirst() }
        if let last = words.last, ["are", "is"].contains(last) { words.removeLast() }
        // "Dealer Managers for the Exchange Offer", "Underwriters of the Class A Notes"
        if let cut = words.firstIndex(where: { ["for", "of", "to"].contains($0) }),
            words[..<cut].contains(where: { Self.nouns.contains($0) }),
            words[(cut + 1)...].allSatisfy({ Self.objects.contains($0) || $0.count == 1 })
        {
            words.removeSubrange(cut...)
        }
        self.init(words: words)
    }

    /// Words in small letters.
    init?(words: [String]) {
        guard words.contains(where: { Self.nouns.contains($0) }), words.allSatisfy({ Self.vocabulary.contains($0) })
        else { return nil }
        func has(_ names: String...) -> Bool { words.contains { names.contains($0) } }
        isSingular = words.last.map { !$0.hasSuffix("s") && Self.nouns.contains($0) } ?? false
        isPlainAgent = has("agent", "agents") && !has("placement", "sales", "selling", "distribution", "other")
        guard words.contains(where: { Self.others.contains($0) }) else {
            role = Self.role(of: words)
            return
        }
        // "Sales Agents and Forward Sellers" do sell.
        let parts = words.split { $0 == "and" || $0 == "&" }.map(Array.init)
        role = parts.count < 2 ? nil : parts.lazy.compactMap { RoleHeading(words: $0)?.role }.first
    }

    /// "Sole Book-Running Manager": one firm stands below it, and who follows has no heading.
    var isOfOne: Bool { isSingular && (role == .bookrunner || role == .coManager) }

    private static func role(of words: [String]) -> Underwriter.Role? {
        func has(_ names: String...) -> Bool { words.contains { names.contains($0) } }
        if has("dealer"), has("manager", "managers") { return .dealerManager }
        if has("initial"), has("purchaser", "purchasers") { return .initialPurchaser }
        if has("purchaser", "purchasers", "dealer", "dealers") { return nil }
        // Who sells a trust its assets.
        if has("seller", "sellers"), !has("agent", "agents", "manager", "managers") { return nil }
        if has("placement") { return .placementAgent }
        if has("sales", "distribution") { return .salesAgent }
        if has("agent", "agents") { return .sellingAgent }
        if has("book", "bookrunner", "bookrunners", "bookrunning", "coordinator", "coordinators") { return .bookrunner }
        if has("representative", "representatives") { return .bookrunner }
        if has("manager", "managers", "comanager", "comanagers"), has("co", "comanager", "comanagers"), !has("lead") {
            return .coManager
        }
        return .underwriter
    }

    /// Without the mark of a note.
    private static func withoutMark(_ text: String) -> String {
        guard let open = text.lastIndex(of: "("), text.hasSuffix(")"), text[open...].count <= 4 else { return text }
        return String(text[..<open])
    }

    private static let nouns: Set<String> = [
        "manager", "managers", "bookrunner", "bookrunners", "runner", "runners", "agent", "agents", "underwriter",
        "underwriters", "coordinator", "coordinators", "representative", "representatives", "purchaser", "purchasers",
        "seller", "sellers", "comanager", "comanagers", "advisor", "advisors", "adviser", "advisers", "counsel",
        "auditors", "accountants", "trustee", "administrator",
        "depositor", "servicer", "sponsor", "originator", "registrar", "entity", "issuer", "issuers", "guarantor",
        "guarantors", "transferor", "insurer", "lender", "custodian",
    ]

    private static let others: Set<String> = [
        "forward", "exchange", "transfer", "calculation", "information", "subscription", "escrow", "paying",
        "solicitation",
        "tender", "warrant", "independent", "financial", "structuring", "rights", "trustee", "standby", "fiscal",
        "processing", "administrative", "remarketing", "administrator", "depositor", "servicer", "sponsor",
        "originator", "registrar", "issuing", "advisor", "advisors", "adviser", "advisers", "counsel", "auditors",
        "accountants", "legal", "marketing", "conversion",
        "issuer", "issuers", "guarantor", "guarantors", "transferor", "insurer", "lender", "custodian",
    ]

    private static let objects: Set<String> = [
        "the", "class", "notes", "exchange", "offer", "offering", "underwriters", "certificates", "several", "this",
        "us", "rights", "tender", "international", "shares", "bonds", "all", "series", "debentures", "units", "initial",
        "purchasers", "senior", "term", "and", "global", "securities", "common", "preferred", "stock", "our",
        "company", "issuer", "corporation", "partnership", "trust", "fund", "bank", "conversion", "special",
        "committee",
        "selling", "stockholders", "shareholders", "holders",
    ]

    /// The words that such a line can have, as tokens know them: most words of a text are none of them.
    static let tokens: Set<UInt64> = Set(vocabulary.map { Token.word($0.utf8) })

    private static let vocabulary: Set<String> = nouns.union(others).union([
        "joint", "sole", "lead", "leads", "co", "senior", "junior", "active", "passive", "book", "running",
        "bookrunning", "placement", "sales", "selling", "global", "and", "&", "the", "of", "dealer", "dealers",
        "initial", "exclusive", "distribution", "left", "additional", "other", "us", "international", "canadian",
        "several", "qualified", "s", "arrangers", "our", "for", "notes", "offering", "this", "principal", "managing",
        "domestic", "master", "plan", "indenture", "owner",
    ])
}

extension String {
    /// With a space for each hyphen and "and" for each slash.
    fileprivate func replacingHyphens() -> String {
        var words = ""
        for character in self {
            switch character {
            case "-", "\u{2011}", "\u{2010}": words += " "
            case "/": words += " and "
            default: words.append(character)
            }
        }
        return words
    }
}
