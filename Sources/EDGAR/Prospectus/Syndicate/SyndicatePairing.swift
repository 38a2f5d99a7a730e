/// Who is who on the cover and in the allocation table: a cover prints display names, the table the firms that sign.
///
/// Each step pairs only what it can tell beyond doubt: the same name, a part of it, an acronym (`Crédit Agricole CIB`),
/// the same family of banks on the day; last the place, where all others stand in one order in both lists.
struct SyndicatePairing {
    /// The row of the table for each member, where one is told.
    private(set) var rows: [Int?]
    /// Rows that no member was found for.
    private(set) var left: [Int]

    private let members: [PrintedName]
    private let entries: [PrintedName]

    /// `day` is asked for only where names do not tell.
    init(_ members: [PrintedName], _ entries: [PrintedName], day: () -> Day?) {
        self.members = members
        self.entries = entries
        rows = Array(repeating: nil, count: members.count)
        left = Array(entries.indices)
        pairFirst { $0.firm == $1.firm }
        pairFirst { $0.firm.isSameFirm(as: $1.firm) }
        guard !left.isEmpty, rows.contains(nil), left.count <= Self.mostLeft else { return }
        let day = day()
        pairUnique { Self.family($0, day) != nil && Self.family($0, day) == Self.family($1, day) }
        pairUnique { $0.firm.isAcronym(of: $1.firm) || $1.firm.isAcronym(of: $0.firm) }
        pairUnique { $0.firm.sharesDistinctiveWords(with: $1.firm) }
        pairByPlace()
    }

    /// More are no leftovers: the lists are not of the same firms.
    private static let mostLeft = 60

    private var open: [Int] { rows.indices.filter { rows[$0] == nil } }

    private mutating func pair(_ member: Int, _ entry: Int) {
        rows[member] = entry
        left.removeAll { $0 == entry }
    }

    private mutating func pairFirst(_ isSame: (PrintedName, PrintedName) -> Bool) {
        for member in open {
            if let entry = left.first(where: { isSame(members[member], entries[$0]) }) { pair(member, entry) }
        }
    }

    /// Pairs names of which each is the only one that the other can be.
    private mutating func pairUnique(_ isSame: (PrintedName, PrintedName) -> Bool) {
        let open = open
        guard open.count <= Self.mostLeft else { return }
        let candidates = open.map { member in left.filter { isSame(members[member], entries[$0]) } }
        for (member, found) in zip(open, candidates) {
            guard found.count == 1, candidates.count(where: { $0.contains(found[0]) }) == 1 else { continue }
            pair(member, found[0])
        }
    }

    /// Between members that are paired in order, as many open ones as rows are left are the same firms in order.
    private mutating func pairByPlace() {
        let anchors = rows.compactMap { $0 }
        guard !anchors.isEmpty, zip(anchors, anchors.dropFirst()).allSatisfy({ $0 < $1 }), members.count > 1 else {
            return
        }
        var start = 0
        var below = -1
        for member in 0...rows.count {
            let anchor = member < rows.count ? rows[member] : entries.count
            guard let anchor else { continue }
            let open = start..<member
            let between = (below + 1)..<anchor
            // One alone may be told by one other; several need several.
            if !open.isEmpty, open.count == between.count, open.count == 1 || anchors.count > open.count {
                for (member, entry) in zip(open, between) { pair(member, entry) }
            }
            start = member + 1
            below = anchor
        }
    }

    private static func family(_ name: PrintedName, _ day: Day?) -> String? {
        BankFamilies.builtin.family(of: name.text, on: day)?.family
    }
}
