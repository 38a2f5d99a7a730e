/// What stands in the boxes at the head of the form: who reports, about which issuer, in what relation, when.
struct PageBoxes {
    private let document: Document
    /// EDGAR's own rendering shows every check box; a conversion may have lost the marks.
    private let marksAreShown: Bool

    private(set) var owners: [ReportingOwner] = []
    private(set) var issuer = OwnershipForm.Issuer()
    private(set) var period: Fact<Day>?
    private(set) var originalDate: Fact<Day>?
    private(set) var notSubjectToSection16: Fact<Bool>?
    private(set) var aff10b5One: Fact<Bool>?
    private(set) var form3HoldingsReported: Fact<Bool>?
    private(set) var form4TransactionsReported: Fact<Bool>?
    private(set) var problems: [Problem] = []

    private var text: [UInt8] { document.text }

    init(_ document: Document, marksAreShown: Bool) {
        self.document = document
        self.marksAreShown = marksAreShown
        let fields = PageFields(document).fields
        for (index, field) in fields.enumerated() {
            switch field.label {
            case .owner: readOwner(fields[index...])
            case .issuer where issuer.name == nil: readIssuer(field.value)
            case .period where period == nil: period = day(in: field.value, key: "period of report")
            case .original where originalDate == nil: originalDate = day(in: field.value, key: "date of original")
            case .relationship: readRelationship(fields[index...])
            default: continue
            }
        }
        readOwnersTable()
        readStatements()
    }

    // MARK: - Box 1: the reporting person

    private mutating func readOwner(_ fields: ArraySlice<PageFields.Field>) {
        guard let first = fields.first else { return }
        var owner = ReportingOwner()
        let next = fields.dropFirst().first
        if next?.label == .nameParts {
            readNameAndAddress(fields, into: &owner)
        } else {
            readPaperAddress(first.value, into: &owner)
        }
        guard let name = owner.name, Self.isName(name.value) else {
            problems.append(
                Problem(.missing("name of a reporting person"), at: document.source(of: first.caption).lowerBound))
            return
        }
        owner.cik = cik(linkedIn: first.value)
        // The rendering repeats the first owner above the list of all.
        guard owners.count < OwnershipForm.Limits.owners else {
            let reason = Problem.Reason.tooMany("reporting persons", limit: OwnershipForm.Limits.owners)
            if problems.last?.reason != reason { problems.append(Problem(reason, at: name.source.bytes.lowerBound)) }
            return
        }
        if owners.contains(where: { $0.name?.value == name.value && $0.cik?.value == owner.cik?.value }) { return }
        owners.append(owner)
    }

    private func readNameAndAddress(_ fields: ArraySlice<PageFields.Field>, into owner: inout ReportingOwner) {
        guard let first = fields.first else { return }
        owner.name = document.fact(withoutAsterisk(first.value))
        for field in fields.dropFirst() {
            switch field.label {
            case .nameParts:
                let lines = lines(in: field.value)
                owner.address.street1 = lines.first.flatMap { document.fact($0) }
                if lines.count > 1, let second = lines.dropFirst().first, let last = lines.last {
                    owner.address.street2 = document.fact(second.lowerBound..<last.upperBound)
                }
            case .street: readCity(field.value, into: &owner.address)
            default: return
            }
        }
    }

    /// Bars, rules and links are what a conversion made of the box, not a name.
    private static func isName(_ text: String) -> Bool {
        text.contains(where: \.isLetter) && !text.contains { "|│{}<>".contains($0) } && !text.contains("](")
            && !text.contains("---")
    }

    /// `NEW YORK, NY 10036`, or a cell each.
    private func readCity(_ range: Range<Int>, into address: inout Address) {
        let cells = text[range].split(separator: .tab).map { $0.startIndex..<$0.endIndex }.filter {
            !text.trimmed($0).isEmpty
        }
        if cells.count >= 2 {
            address.city = document.fact(cells[0])
            if cells.count >= 3 {
                address.state = document.fact(cells[1])
                address.zip = document.fact(cells[2])
            } else if text[cells[1]].contains(where: \.isDigit), cells[1].count > 2 {
                address.zip = document.fact(cells[1])
            } else {
                address.state = document.fact(cells[1])
            }
            return
        }
        guard let comma = range.last(where: { text[$0] == UInt8(ascii: ",") }) else {
            readCityWithoutComma(range, into: &address)
            return
        }
        address.city = document.fact(range.lowerBound..<comma)
        let rest = text.trimmed(comma + 1..<range.upperBound)
        let stateEnd = rest.first { text[$0] == .space } ?? rest.upperBound
        address.state = document.fact(rest.lowerBound..<stateEnd)
        address.zip = document.fact(stateEnd..<rest.upperBound)
    }

    /// `MOUNTAIN VIEW CA 94043`; a line with digits that are no such zip is not taken apart.
    private func readCityWithoutComma(_ range: Range<Int>, into address: inout Address) {
        let words = text[range].split { $0.isWhitespace }.map { $0.startIndex..<$0.endIndex }
        if words.count >= 3, let zip = words.last, text[zip].contains(where: \.isDigit),
            words[words.count - 2].count == 2
        {
            let state = words[words.count - 2]
            address.city = document.fact(range.lowerBound..<state.lowerBound)
            address.state = document.fact(state)
            address.zip = document.fact(zip)
        } else if !text[range].contains(where: \.isDigit) {
            address.city = document.fact(range)
        }
    }

    /// The paper form has no captions within the box: the name, the street, and a line that ends with state and zip.
    private func readPaperAddress(_ range: Range<Int>, into owner: inout ReportingOwner) {
        let lines = lines(in: withoutAsterisk(range))
        owner.name = lines.first.flatMap { document.fact($0) }
        var streets: [Range<Int>] = []
        for line in lines.dropFirst() {
            if text[line].contains(UInt8(ascii: ",")), let last = line.last, text[last].isDigit, !streets.isEmpty {
                readCity(line, into: &owner.address)
                break
            }
            streets.append(line)
        }
        owner.address.street1 = streets.first.flatMap { document.fact($0) }
        owner.address.street2 = streets.dropFirst().first.flatMap { document.fact($0) }
    }

    private func withoutAsterisk(_ range: Range<Int>) -> Range<Int> {
        var range = text.trimmed(range)
        let marks: [UInt8] = ["*", "\\", "^", "|", "_"].map { UInt8(ascii: $0) }
        while let first = range.first {
            if marks.contains(text[first]) {
                range = text.trimmed(first + 1..<range.upperBound)
            } else if text.hasText("(*)", at: first, before: range.upperBound) {
                range = text.trimmed(first + 3..<range.upperBound)
            } else {
                break
            }
        }
        return range
    }

    private func lines(in range: Range<Int>) -> [Range<Int>] {
        text[range].split { $0 == .lineFeed || $0 == .tab }.map { text.trimmed($0.startIndex..<$0.endIndex) }
            .filter { !$0.isEmpty }
    }

    /// `…?action=getcompany&amp;CIK=0001643953` behind a name.
    private func cik(linkedIn range: Range<Int>) -> Fact<CIK>? {
        for link in document.links where range.contains(link.start) {
            guard let key = document.bytes.firstRange(of: "CIK=", in: link.target) else { continue }
            var end = key.upperBound
            while end < link.target.upperBound, document.bytes[end].isDigit { end += 1 }
            let digits = key.upperBound..<end
            if let cik = CIK(parsing: document.bytes.span.extracting(digits)) { return Fact(cik, at: digits) }
        }
        return nil
    }

    // MARK: - Box 2: the issuer

    /// `374Water Inc. [ SCWO ]`, or on paper the symbol in a line of its own.
    private mutating func readIssuer(_ range: Range<Int>) {
        issuer.cik = cik(linkedIn: range)
        // The symbol is the last in brackets: names have them too.
        if let opening = range.last(where: { text[$0] == UInt8(ascii: "[") }) {
            issuer.name = document.fact(range.lowerBound..<opening)
            let closing = (opening..<range.upperBound).first { text[$0] == UInt8(ascii: "]") } ?? range.upperBound
            let symbol = document.fact(opening + 1..<closing)
            let isNone = ["NONE", "N/A", "NA", "-"].contains(symbol?.value.uppercased() ?? "")
            issuer.symbol = isNone ? nil : symbol
            return
        }
        let lines = lines(in: range)
        issuer.name = lines.first.flatMap { document.fact($0) }
        if lines.count == 2, let symbol = lines.last, symbol.count <= 6, symbol.allSatisfy({ !text[$0].isWhitespace }) {
            issuer.symbol = document.fact(symbol)
        }
    }

    // MARK: - Boxes 3 and 4: days

    /// The day in a box, behind the pattern that the form prints for it.
    private mutating func day(in range: Range<Int>, key: String) -> Fact<Day>? {
        var range = range
        if let first = range.first, text[first] == UInt8(ascii: "("),
            let end = range.first(where: { text[$0] == UInt8(ascii: ")") })
        {
            range = end + 1..<range.upperBound
        }
        range = text.trimmed(range)
        // What follows in another cell is another box.
        if let line = lines(in: range).first { range = line }
        guard !range.isEmpty else { return nil }
        if let day = Day(parsing: text.span.extracting(range)) { return Fact(day, at: document.source(of: range)) }
        if isMonth(range) { return nil }
        problems.append(
            Problem(.notADay(key: key, text: document.string(range)), at: document.source(of: range).lowerBound))
        return nil
    }

    /// Until August 2002 Form 4 asked for a month: `April 2000`, `4/2000`. A month is no day, and no problem.
    private func isMonth(_ range: Range<Int>) -> Bool {
        let parts = text[range].split { $0 == UInt8(ascii: "/") || $0 == .space }
        guard parts.count == 2, let month = parts.first, let year = parts.last else { return false }
        return year.count == 4 && year.allSatisfy(\.isDigit)
            && (month.allSatisfy(\.isLetter) || (month.count <= 2 && month.allSatisfy(\.isDigit)))
    }

    // MARK: - Box 5: the relationship

    private mutating func readRelationship(_ fields: ArraySlice<PageFields.Field>) {
        guard let index = owners.indices.last else { return }
        for field in fields.dropFirst() {
            switch field.label {
            case .checkAll: continue
            case .director: owners[index].isDirector = mark(in: field.before, of: field.caption)
            case .tenPercent: owners[index].isTenPercentOwner = mark(in: field.before, of: field.caption)
            case .officer: owners[index].isOfficer = mark(in: field.before, of: field.caption)
            case .other:
                owners[index].isOther = mark(in: field.before, of: field.caption)
                readTitles(field.value, into: &owners[index])
                return
            default: return
            }
        }
    }

    /// What stands below the four boxes: the officer's title, and what "other" means.
    private func readTitles(_ range: Range<Int>, into owner: inout ReportingOwner) {
        let cells = text[range].split(omittingEmptySubsequences: true) { $0 == .tab || $0 == .lineFeed }
            .map { text.trimmed($0.startIndex..<$0.endIndex) }.filter { text[$0].contains(where: \.isLetter) }
        guard let first = cells.first else { return }
        if owner.isOfficer?.value == true || owner.isOther?.value != true {
            owner.officerTitle = document.fact(first)
            if cells.count > 1, owner.isOther?.value == true { owner.otherText = document.fact(cells[1]) }
        } else {
            owner.otherText = document.fact(first)
        }
    }

    /// The state of the box whose mark stands at the end of `range`, right before its caption. Only EDGAR's own rendering
    /// leaves an empty box empty; elsewhere nothing before a caption may be a mark that was lost.
    private mutating func mark(in range: Range<Int>, of caption: Range<Int>) -> Fact<Bool>? {
        let range = text.trimmed(range)
        guard let last = range.last else { return marksAreShown ? Fact(false, at: document.source(of: caption)) : nil }
        let brackets: [UInt8: UInt8] = [UInt8(ascii: ")"): UInt8(ascii: "("), UInt8(ascii: "]"): UInt8(ascii: "[")]
        var start = range.last { text[$0].isWhitespace }.map { $0 + 1 } ?? range.lowerBound
        if let opening = brackets[text[last]] {
            guard let open = range.suffix(8).last(where: { text[$0] == opening }) else { return nil }
            start = open
        }
        let place = document.source(of: start..<range.upperBound)
        let inside = document.string(start..<range.upperBound).filter { !"()[]|_ ".contains($0) }
        switch inside {
        case "X", "x", "☒", "☑", "✓", "✔", "■", "þ", "ý": return Fact(true, at: place)
        case "", "☐", "□", "¨", "o": return Fact(false, at: place)
        default:
            // Words and numbers before a caption are another caption's.
            let isOther = inside.allSatisfy(\.isNumber) || (inside.count > 2 && inside.allSatisfy(\.isLetter))
            if isOther { return marksAreShown ? Fact(false, at: document.source(of: caption)) : nil }
            problems.append(Problem(.notAFlag(key: document.string(caption), text: inside), at: place.lowerBound))
            return nil
        }
    }

    /// Some conversions repeat the owners in a table at the end, with marks that the box above may have lost.
    private mutating func readOwnersTable() {
        guard let heading = document.first("Reporting Owner Name / Address", in: 0..<text.count) else { return }
        // Each owner has one row; a table that is longer is another.
        let rows = document.blocks.lazy.filter { ($0.cells.first?.lowerBound ?? 0) > heading.lowerBound }
        for block in rows.prefix(owners.count + 8) where block.isRow && block.cells.count >= 5 {
            guard let name = block.cells.first else { continue }
            let words = document.string(name)
            guard let index = owners.firstIndex(where: { $0.name.map { words.hasPrefix($0.value) } ?? false }) else {
                continue
            }
            let marks = block.cells[1..<5].map { document.fact($0) }
            func mark(_ position: Int) -> Fact<Bool> {
                Fact(marks[position] != nil, at: marks[position]?.source.bytes ?? document.source(of: name))
            }
            owners[index].isDirector = owners[index].isDirector ?? mark(0)
            owners[index].isTenPercentOwner = owners[index].isTenPercentOwner ?? mark(1)
            owners[index].isOfficer = owners[index].isOfficer ?? mark(2)
            owners[index].isOther = owners[index].isOther ?? mark(3)
            if owners[index].officerTitle == nil, let title = marks[2], title.value != "X" {
                owners[index].officerTitle = title
            }
        }
    }

    // MARK: - Boxes beside the title

    private mutating func readStatements() {
        notSubjectToSection16 = statement("Check this box if no longer subject to Section 16")
        aff10b5One = statement("Check this box to indicate that a transaction was made pursuant to")
        form3HoldingsReported = statement("Form 3 Holdings Reported")
        form4TransactionsReported = statement("Form 4 Transactions Reported")
    }

    /// The state of the box before a statement; unknown when the page has no such box, or lost its mark.
    private mutating func statement(_ words: StaticString) -> Fact<Bool>? {
        guard let place = document.first(words, in: 0..<text.count) else { return nil }
        // The mark stands in the line itself, or alone in the one before.
        let lineStart = text[..<place.lowerBound].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
        if !text.trimmed(lineStart..<place.lowerBound).isEmpty {
            return mark(in: lineStart..<place.lowerBound, of: place)
        }
        guard let block = document.blocks.last(where: { ($0.cells.last?.upperBound ?? 0) < lineStart }),
            let first = block.cells.first, let last = block.cells.last, last.upperBound - first.lowerBound <= 8
        else { return marksAreShown ? Fact(false, at: document.source(of: place)) : nil }
        return mark(in: first.lowerBound..<last.upperBound, of: place)
    }
}
