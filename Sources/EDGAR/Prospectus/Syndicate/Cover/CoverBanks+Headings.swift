/// Names under headings of roles: which heading tells of which names, and which names of a cover's head are no banks.
extension CoverBanks {
    static func headed(_ groups: [Group]) -> [Bank] {
        let groups = withoutParties(withHeadingsAbove(groups))
        guard groups.contains(where: { !$0.headings.isEmpty && !$0.names.isEmpty }) else { return [] }
        var banks: [Bank] = []
        for (index, group) in groups.enumerated() where !group.names.isEmpty {
            // Bare names right above or below those with headings belong to them.
            let isNeighbour =
                group.followsGroup && groups[index - 1].names.isEmpty == false && !group.followsDate
                || index + 1 < groups.count && groups[index + 1].followsGroup && !groups[index + 1].headings.isEmpty
                    && group.isBehindLegend
            guard !group.headings.isEmpty || isNeighbour else { continue }
            for entry in group.names {
                let heading = group.headings.count < 2 ? group.headings.first : nearest(entry.columns, group)
                if let heading, heading.heading.role == nil { continue }
                if heading == nil, !FirmWords.isName(entry.name.text, underHeading: false) { continue }
                banks.append(Bank(name: entry.name, heading: heading?.heading, headingRange: heading?.range))
            }
        }
        return banks
    }

    /// "Agent" may stand below the name it tells of: then a row of names and headings begins with a name and ends with
    /// a heading.
    private static func withHeadingsAbove(_ groups: [Group]) -> [Group] {
        var groups = groups
        for run in runs(groups) {
            guard run.count > 1, let first = run.first, let last = run.last, groups[first].headings.isEmpty,
                groups[last].names.isEmpty, run.dropFirst().allSatisfy({ !groups[$0].headings.isEmpty })
            else { continue }
            for index in run.dropLast() { groups[index].headings = groups[index + 1].headings }
            groups[last].headings = []
        }
        return groups
    }

    /// Without the head of a securitization, where captions say who is the issuer, the seller and the servicer.
    private static func withoutParties(_ groups: [Group]) -> [Group] {
        var groups = groups
        for run in runs(groups) {
            guard run.contains(where: { groups[$0].headings.contains { $0.heading.role == nil } }) else { continue }
            for index in run
            where !groups[index].isBehindLegend && groups[index].headings.allSatisfy({ $0.heading.role == nil }) {
                groups[index].names = []
            }
        }
        return groups
    }

    /// Groups with nothing between them.
    private static func runs(_ groups: [Group]) -> [Range<Int>] {
        var runs: [Range<Int>] = []
        for (index, group) in groups.enumerated() {
            if group.followsGroup, let last = runs.popLast() {
                runs.append(last.lowerBound..<index + 1)
            } else {
                runs.append(index..<index + 1)
            }
        }
        return runs
    }

    /// The heading of several side by side that stands above a name.
    private static func nearest(
        _ columns: Range<Int>, _ group: Group
    ) -> (heading: RoleHeading, range: Range<Int>, columns: Range<Int>)? {
        func distance(_ other: Range<Int>) -> Int {
            abs(columns.lowerBound + columns.upperBound - other.lowerBound - other.upperBound)
        }
        return group.headings.prefix(Self.mostHeadings).min { distance($0.columns) < distance($1.columns) }
    }
}
