/// The firms that sell the offering: those on the cover first, in its order, with what the underwriting section says of
/// them (Regulation S-K, Items 501(b)(8) and 508(a)).
struct Syndicate: Sendable {
    private(set) var underwriters: [Underwriter] = []
    private(set) var problems: [Problem] = []

    private let document: Document
    private let kind: OfferingKind?

    init(_ pages: ProspectusPages, kind: OfferingKind?, issuer: String?) {
        document = pages.document
        self.kind = kind
        let table = Self.table(pages, kind)
        var mentions: [SyndicateProse.Mention] = []
        for passage in [pages.cover] + pages.distribution { mentions += SyndicateProse(passage).mentions }
        let known = KnownFirms((table?.entries.map(\.name) ?? []) + mentions.map(\.name))
        let cover = CoverBanks(pages, issuer: issuer, known: known, needsDate: Self.mostlyWithoutBanks(kind))
        var members = cover.banks.map { Member(name: $0.name, heading: $0.heading, headingRange: $0.headingRange) }
        let entries = table?.entries ?? []
        if members.isEmpty, !Self.mostlyWithoutBanks(kind) || kind == .exchange {
            members = Self.membersWithoutCover(pages, kind, entries, mentions)
        }
        take(entries, into: &members, pages)
        if members.count == 1, entries.isEmpty, isFirmCommitment {
            members[0].amount = SoleCommitment.amount(in: pages.distribution + [pages.cover])
        }
        underwriters = members.map { underwriter($0, mentions, pages) }
        check(table)
    }

    // MARK: - Members

    private struct Member {
        var name: PrintedName
        var heading: RoleHeading?
        var headingRange: Range<Int>?
        /// From the prose, where the cover has no names.
        var role: Underwriter.Role?
        var amount: Fact<Amount>?
        /// The same firm as the allocation table has it.
        var formal: PrintedName?
        var isOnlyInTable = false
    }

    /// Offerings that have no underwriters unless their cover names one.
    private static func mostlyWithoutBanks(_ kind: OfferingKind?) -> Bool {
        switch kind {
        case .resale, .base, .dividendReinvestment, .sticker, .exchange: true
        default: false
        }
    }

    /// Whether the firms buy what they sell.
    private var isFirmCommitment: Bool {
        switch kind {
        case .ipo, .underwritten, .debt, .securitization, nil: true
        default: false
        }
    }

    private static func isThroughAgents(_ kind: OfferingKind?) -> Bool {
        kind == .bestEfforts || kind == .atTheMarket || kind == .rights
    }

    private static func table(_ pages: ProspectusPages, _ kind: OfferingKind?) -> AllocationTable? {
        if mostlyWithoutBanks(kind) { return nil }
        let document = pages.document
        for blocks in pages.outline.blocks(of: .distribution, in: document).prefix(4) {
            // Agents buy nothing; a table in their section that says so is of underwriters all the same.
            if let table = AllocationTable(document, blocks: blocks, isUnderwriting: !isThroughAgents(kind)) {
                return table
            }
        }
        if isThroughAgents(kind) { return nil }
        let rest = pages.outline.cover.upperBound..<pages.outline.supplement.upperBound
        return rest.isEmpty ? nil : AllocationTable(document, blocks: rest, isUnderwriting: false)
    }

    /// The table's names, else those of a table of terms, else those that sentences name.
    private static func membersWithoutCover(
        _ pages: ProspectusPages, _ kind: OfferingKind?, _ entries: [AllocationTable.Entry],
        _ mentions: [SyndicateProse.Mention]
    ) -> [Member] {
        if kind != .exchange {
            if !entries.isEmpty { return entries.map { Member(name: $0.name) } }
            let terms = SyndicateTerms(pages).entries
            if !terms.isEmpty {
                return terms.map { Member(name: $0.name, heading: $0.heading, headingRange: $0.headingRange) }
            }
        }
        var members: [Member] = []
        let wanted = wantedRoles(kind, mentions.map(\.role))
        // A short form alone is no name, where there are full ones.
        func isFull(_ mention: SyndicateProse.Mention) -> Bool { mention.name.text.contains(" ") }
        let fitting = mentions.filter { wanted.contains($0.role) }
        let full = fitting.filter(isFull)
        for mention in full.isEmpty ? fitting : full {
            let isKnown = members.contains { $0.name.firm.isSameFirm(as: mention.name.firm) }
            if !isKnown { members.append(Member(name: mention.name, role: mention.role)) }
        }
        return members
    }

    /// The roles whose firms sell this kind of offering: a section also names others, for other sales.
    private static func wantedRoles(_ kind: OfferingKind?, _ roles: [Underwriter.Role]) -> Set<Underwriter.Role> {
        if kind == .rights || kind == .exchange { return [.dealerManager] }
        let wanted: Set<Underwriter.Role> =
            switch kind {
            case .atTheMarket: [.salesAgent]
            case .bestEfforts: [.placementAgent]
            default: [.bookrunner, .coManager, .underwriter]
            }
        if !wanted.isDisjoint(with: roles) { return wanted }
        // Agents of a programme are also called managers.
        if kind == .atTheMarket { return [.bookrunner, .underwriter, .sellingAgent, .placementAgent] }
        // Sales agents have a programme, which goes on beside this offering.
        return roles.first { $0 != .salesAgent }.map { [$0] } ?? []
    }

    /// Gives the amounts of the table to the members they belong to; who stands only there follows.
    private func take(_ entries: [AllocationTable.Entry], into members: inout [Member], _ pages: ProspectusPages) {
        let pairing = SyndicatePairing(members.map(\.name), entries.map(\.name)) {
            CoverDates(pages.cover, page: CoverPage(pages)).supplementDate?.value
        }
        for (member, row) in pairing.rows.enumerated() {
            guard let row else { continue }
            members[member].amount = entries[row].amount
            members[member].formal = entries[row].name
        }
        let open = pairing.rows.count { $0 == nil }
        // Several cover names without their counterparts: nobody can say who is who.
        if open > 0, pairing.left.count <= open { return }
        members += pairing.left.map { entry in
            Member(name: entries[entry].name, amount: entries[entry].amount, isOnlyInTable: true)
        }
    }

    // MARK: - Roles

    private func underwriter(
        _ member: Member, _ mentions: [SyndicateProse.Mention], _ pages: ProspectusPages
    ) -> Underwriter {
        let mention = mentions.filter { isSame($0, as: member) }
        var role = Fact(Underwriter.Role.underwriter, at: document.sources(of: member.name.ranges[0]))
        if let heading = member.heading, let stated = heading.role {
            role = Fact(
                settled(stated, isPlainAgent: heading.isPlainAgent),
                at: document.sources(of: member.headingRange ?? member.name.ranges[0]))
        } else if member.isOnlyInTable {
            role.value = settled(.underwriter, isPlainAgent: false)
        } else if let stated = strongest(mention) {
            role = Fact(
                settled(stated.role, isPlainAgent: stated.isPlainAgent), at: document.sources(of: stated.roleRange))
        } else {
            role.value = settled(bareRole(pages), isPlainAgent: false)
        }
        return Underwriter(name: member.name.fact(in: document), role: role, amount: member.amount)
    }

    private func isSame(_ mention: SyndicateProse.Mention, as member: Member) -> Bool {
        mention.name.firm.isSameFirm(as: member.name.firm)
            || member.formal.map { mention.name.firm.isSameFirm(as: $0.firm) } ?? false
    }

    /// What the prose calls a firm: a representative first of all.
    private func strongest(_ mentions: [SyndicateProse.Mention]) -> SyndicateProse.Mention? {
        let order: [Underwriter.Role] = [
            .bookrunner, .coManager, .dealerManager, .placementAgent, .salesAgent, .underwriter, .sellingAgent,
        ]
        for role in order {
            if let mention = mentions.first(where: { $0.role == role }) { return mention }
        }
        return nil
    }

    /// The role in this kind of offering: a programme is sold through sales agents, whatever else they are called.
    private func settled(_ role: Underwriter.Role, isPlainAgent: Bool) -> Underwriter.Role {
        switch kind {
        case .atTheMarket: .salesAgent
        case .bestEfforts: role == .dealerManager ? role : .placementAgent
        case .structuredNote, .debt, .securitization:
            isPlainAgent || role == .salesAgent ? .sellingAgent : role
        default: isPlainAgent && kind == .rights ? .dealerManager : role
        }
    }

    /// The role of a firm of which nothing is said: in notes that are sold through an agent it is the agent.
    private func bareRole(_ pages: ProspectusPages) -> Underwriter.Role {
        guard kind == .structuredNote || kind == .rights || kind == .debt else { return .underwriter }
        let agent = Phrase("as|our|the|selling agent|agents")
        let manager = Phrase("dealer manager|managers")
        let passages = pages.distribution + [pages.cover]
        if kind == .rights { return passages.contains { $0.has(manager) } ? .dealerManager : .underwriter }
        if kind == .debt {
            // Medium-term notes: "offered on a continuing basis by the Company through the Agents".
            let through = Phrase("through|by the agents|agent")
            let continuing = Phrase("on a continuing|continuous basis")
            return passages.contains { $0.has(through) && $0.has(continuing) } ? .sellingAgent : .underwriter
        }
        return passages.contains { $0.has(agent) } ? .sellingAgent : .underwriter
    }

    // MARK: - Checks

    private mutating func check(_ table: AllocationTable?) {
        guard let table, let total = table.total, let sum = table.sum, sum != total.value else { return }
        problems.append(
            Problem(
                .allocationsDisagree(sum: sum.grouped, total: total.value.grouped),
                at: total.source.bytes.lowerBound))
    }
}
