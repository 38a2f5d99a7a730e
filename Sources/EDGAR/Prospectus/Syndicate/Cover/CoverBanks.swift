/// The firms that the cover names (Item 501(b)(8)): below headings of their roles, or bare, near the cover's end.
struct CoverBanks: Sendable {
    struct Bank: Sendable {
        var name: PrintedName
        /// Nil for a name that stands under no heading.
        var heading: RoleHeading?
        /// Where the heading's words are.
        var headingRange: Range<Int>?
    }

    private(set) var banks: [Bank] = []

    /// A group of names: under one line of headings, or bare.
    struct Group {
        var headings: [(heading: RoleHeading, range: Range<Int>, columns: Range<Int>)] = []
        var names: [(name: PrintedName, columns: Range<Int>)] = []
        var precedesDate = false
        var followsDate = false
        var isBehindLegend = false
        /// The most empty lines between its lines.
        var gap = 0
        /// Nothing but names and headings stands between it and the group before.
        var followsGroup = false
    }

    /// No cover has more.
    private static let mostBanks = 60
    /// No row of a cover has more side by side.
    static let mostHeadings = 16

    /// `needsDate`: only names beside the date are taken without a heading, as for offerings that mostly have no banks.
    init(_ pages: ProspectusPages, issuer: String?, known: KnownFirms, needsDate: Bool) {
        let document = pages.document
        let blocks = Self.cover(pages)
        var lines = CoverLine.lines(of: blocks, in: document)
        CoverLine.join(&lines, in: document, known: known)
        let legend = Self.legendEnd(lines, in: document)
        let groups = Self.groups(lines, document, known, legend: legend)
        let headed = Self.headed(groups)
        if !headed.isEmpty {
            banks = headed
        } else {
            banks = Self.bare(
                groups, lines, document, issuer: issuer, known: known, legend: legend, needsDate: needsDate)
        }
        if banks.isEmpty, !needsDate { banks = Self.elsewhere(pages, known) }
        banks = Self.unique(banks)
    }

    /// The cover, with the names below a heading that also heads a section: "UNDERWRITER".
    private static func cover(_ pages: ProspectusPages) -> Range<Int> {
        let blocks = pages.document.blocks
        let cover = pages.outline.cover
        let end = cover.upperBound
        guard end + 1 < blocks.count, let cell = pages.document.onlyCell(of: blocks[end]),
            RoleHeading(pages.document.string(cell)) != nil
        else { return cover }
        let next = blocks[(end + 1)...].prefix(24).firstIndex { $0.kind == .pageBreak || $0.range.count > 120 }
        return cover.lowerBound..<(next ?? min(blocks.count, end + 25))
    }

    // MARK: - Groups

    private static func groups(
        _ lines: [CoverLine], _ document: Document, _ known: KnownFirms, legend: Int
    ) -> [Group] {
        var groups: [Group] = []
        var group = Group()
        var isAfterGroup = false
        func close() {
            if !group.headings.isEmpty || !group.names.isEmpty {
                group.followsGroup = isAfterGroup
                groups.append(group)
                isAfterGroup = true
            }
            group = Group()
        }
        var isNearDate = false
        for (index, line) in lines.enumerated() {
            switch line.kind {
            case .nothing: continue
            case .date:
                group.precedesDate = true
                close()
                isNearDate = true
                continue
            case .prose, .figures, .pageBreak:
                close()
                isAfterGroup = false
                isNearDate = false
                continue
            case .display: break
            }
            if !group.names.isEmpty, partsTiers(group, line) { close() }
            if !group.names.isEmpty || !group.headings.isEmpty { group.gap = max(group.gap, line.emptyLinesAbove) }
            for piece in line.pieces {
                let (heading, names) = read(piece, document, known)
                if let heading {
                    if !group.names.isEmpty { close() }
                    group.headings.append((heading.heading, heading.range, piece.columns))
                }
                guard !names.isEmpty else { continue }
                if group.names.isEmpty { group.isBehindLegend = index > legend }
                if isNearDate { group.followsDate = true }
                group.names += names.map { ($0, piece.columns) }
            }
        }
        close()
        return groups
    }

    /// A rule parts those below a heading from those that have none; so do a gap wider than any before and the name of a
    /// heading for one.
    private static func partsTiers(_ group: Group, _ line: CoverLine) -> Bool {
        if line.followsRule { return true }
        guard !group.headings.isEmpty else { return false }
        if group.headings.count == 1, group.headings[0].heading.isOfOne { return true }
        return line.emptyLinesAbove >= 3 && line.emptyLinesAbove > 2 * group.gap
    }

    /// What a piece of a line says: a heading, a name, "Placement Agent: Larkspur Dane LLC", or nothing.
    private static func read(
        _ piece: CoverLine.Piece, _ document: Document, _ known: KnownFirms
    ) -> (heading: (heading: RoleHeading, range: Range<Int>)?, names: [PrintedName]) {
        guard let first = piece.ranges.first else { return (nil, []) }
        let whole = PrintedName(document, piece.ranges)
        if let heading = RoleHeading(whole.text) {
            return ((heading, first.lowerBound..<(piece.ranges.last?.upperBound ?? first.upperBound)), [])
        }
        if let colon = document.text[first].firstIndex(of: UInt8(ascii: ":")), piece.ranges.count == 1 {
            let label = document.text.trimmed(first.lowerBound..<colon)
            guard let heading = RoleHeading(document.string(label)) else { return (nil, []) }
            let rest = document.text.trimmed(colon + 1..<first.upperBound)
            return ((heading, label), names(in: [rest], document, known))
        }
        return (nil, names(in: piece.ranges, document, known))
    }

    private static func names(
        in ranges: [Range<Int>], _ document: Document, _ known: KnownFirms
    ) -> [PrintedName] {
        var ranges = ranges
        guard let last = ranges.popLast() else { return [] }
        let end = document.nameRange(last)
        if !end.isEmpty { ranges.append(end) }
        guard !ranges.isEmpty else { return [] }
        let name = PrintedName(document, ranges)
        if ranges.count == 1 {
            let parts = split(ranges[0], document, known)
            if parts.count > 1 { return parts.map { PrintedName(document, [$0]) } }
            let listed = listed(last, document)
            if listed.count > 1 { return listed }
        }
        return FirmWords.isName(name.text, underHeading: true) && !isSectionTitle(name) ? [name] : []
    }

    private static func isSectionTitle(_ name: PrintedName) -> Bool {
        Section.named(FirmWords.words(name.text).map { Token.word($0.utf8) }) != nil
    }

    /// "A Inc., B LLC and C Corp.": names that a line has as a sentence would.
    private static func listed(_ range: Range<Int>, _ document: Document) -> [PrintedName] {
        guard document.text[range].contains(UInt8(ascii: ",")) || document.first(" and ", in: range) != nil else {
            return []
        }
        let passage = Passage(document, text: range)
        let list = NameList(passage, from: 0, before: passage.tokens.count)
        guard list.tokens.upperBound + 1 >= passage.tokens.count else { return [] }
        let names = list.names.map { PrintedName(document, [NameList.text(of: $0, in: passage)]) }
        return names.allSatisfy { FirmWords.isMarked(FirmWords.words($0.text)) } ? names : []
    }

    /// A line that holds several known names with no more than a space between them.
    private static func split(_ range: Range<Int>, _ document: Document, _ known: KnownFirms) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start = range.lowerBound
        for index in range where document.text[index] == .space {
            words.append(start..<index)
            start = index + 1
        }
        words.append(start..<range.upperBound)
        let beginnings = known.beginnings(in: words.map { document.string($0) })
        return beginnings.enumerated().map { position, first in
            let end = position + 1 < beginnings.count ? beginnings[position + 1] : words.count
            return document.nameRange(words[first].lowerBound..<words[end - 1].upperBound)
        }
    }

    // MARK: - The back cover

    /// The back cover, or a second page of the cover: only names under headings are taken there.
    private static func elsewhere(_ pages: ProspectusPages, _ known: KnownFirms) -> [Bank] {
        let document = pages.document
        let blocks = document.blocks
        var index = pages.outline.cover.upperBound
        var tries = 0
        while index < blocks.count, tries < mostBanks {
            defer { index += 1 }
            guard blocks[index].range.count <= 60, blocks[index].kind != .pageBreak,
                let cell = document.onlyCell(of: blocks[index]), RoleHeading(document.string(cell))?.role != nil
            else { continue }
            tries += 1
            if isSectionTitle(PrintedName(document, [cell])) { continue }
            var lines = CoverLine.lines(of: index..<min(blocks.count, index + 12), in: document)
            CoverLine.join(&lines, in: document, known: known)
            var groups = groups(lines, document, known, legend: 0)
            // A heading over paragraphs heads a part of the underwriting section.
            if groups.first?.names.isEmpty == false {
                groups = Array(groups.prefix(while: { !$0.headings.isEmpty }))
                let banks = headed(groups)
                if banks.contains(where: { isFirm($0.name, known) }) { return banks }
            }
        }
        return []
    }

    // MARK: - Bare names

    private static func bare(
        _ groups: [Group], _ lines: [CoverLine], _ document: Document, issuer: String?, known: KnownFirms,
        legend: Int, needsDate: Bool
    ) -> [Bank] {
        let titles = titles(lines, document, before: legend) + [issuer ?? ""].filter { !$0.isEmpty }
        func names(_ group: Group) -> [PrintedName] {
            group.names.map(\.name).filter { name in
                FirmWords.isName(name.text, underHeading: false) && !titles.contains { isSameTitle(name.text, $0) }
            }
        }
        let candidates = groups.filter { $0.isBehindLegend && $0.headings.isEmpty && !names($0).isEmpty }
        let chosen =
            candidates.last { $0.precedesDate } ?? candidates.first { $0.followsDate }
            ?? (needsDate ? nil : candidates.last { group in names(group).contains { isFirm($0, known) } })
        guard let chosen else { return [] }
        let kept = names(chosen)
        return kept.count * 2 > chosen.names.count ? kept.map { Bank(name: $0) } : []
    }

    /// Away from the date, a name must show that it is a firm's, or be known from elsewhere.
    private static func isFirm(_ name: PrintedName, _ known: KnownFirms) -> Bool {
        FirmWords.isMarked(FirmWords.words(name.text)) || known.contains(name)
    }

    /// The issuer and its securities stand above the prose of the cover; their names may come again below it.
    private static func titles(_ lines: [CoverLine], _ document: Document, before legend: Int) -> [String] {
        lines.prefix(min(max(0, legend), 400)).filter { $0.kind == .display }
            .flatMap { $0.pieces.flatMap(\.ranges) }.map { document.string($0) }
    }

    private static func isSameTitle(_ name: String, _ title: String) -> Bool {
        let (name, title) = (FirmWords.core(name), FirmWords.core(title))
        return !name.isEmpty && (title.starts(with: name) || !title.isEmpty && name.starts(with: title))
    }

    /// The last line of "Any representation to the contrary is a criminal offense", which stands above all banks; where
    /// a cover has no such legend, its last prose before the date.
    private static func legendEnd(_ lines: [CoverLine], in document: Document) -> Int {
        for phrase in ["a criminal offen", "approved or disapproved"] as [StaticString] {
            guard let first = lines.first?.block, let last = lines.last?.block else { return -1 }
            let text = document.blocks[first].range.lowerBound..<document.blocks[last].range.upperBound
            guard let place = document.first(phrase, in: text) else { continue }
            return lines.firstIndex { document.blocks[$0.block].range.upperBound >= place.upperBound } ?? -1
        }
        let date = lines.lastIndex { $0.kind == .date } ?? lines.count
        return lines[..<date].lastIndex { $0.kind == .prose } ?? lines.count
    }

    private static func unique(_ banks: [Bank]) -> [Bank] {
        var seen: Set<String> = []
        return banks.filter {
            seen.insert(FirmWords.words($0.name.text).joined(separator: " ")).inserted
        }.prefix(mostBanks).map { $0 }
    }
}
