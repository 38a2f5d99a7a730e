/// Reads the values of an ownership document's elements as facts, and says what is odd about them.
struct OwnershipXMLReader {
    let tree: ElementTree
    var problems: [Problem] = []
    /// The footnotes that the document holds: a reference to another is a problem.
    private var footnoteIDs: Set<FootnoteID> = []

    private var bytes: [UInt8] { tree.bytes }

    init(_ tree: ElementTree) { self.tree = tree }

    mutating func expectFootnotes(_ ids: some Sequence<FootnoteID>) { footnoteIDs = Set(ids) }

    /// Whether one more of `count` may be read; the first that may not is told.
    mutating func hasRoom(
        _ count: Int, _ limit: Int, _ element: OwnershipElement?, _ node: ElementTree.Index
    ) -> Bool {
        guard count >= limit else { return true }
        let reason = Problem.Reason.tooMany(element?.rawValue ?? "", limit: limit)
        if !problems.contains(where: { $0.reason == reason }) {
            problems.append(Problem(reason, at: tree.tagStart(of: node)))
        }
        return false
    }

    // MARK: - Plain elements

    mutating func text(_ parent: ElementTree.Index?, _ element: OwnershipElement) -> Fact<String>? {
        guard let range = range(parent, element) else { return nil }
        let words = bytes.words(in: range)
        return words.isEmpty ? nil : Fact(words, at: range)
    }

    mutating func day(_ parent: ElementTree.Index?, _ element: OwnershipElement) -> Fact<Day>? {
        guard let range = range(parent, element) else { return nil }
        return day(in: range, element)
    }

    mutating func cik(_ parent: ElementTree.Index?, _ element: OwnershipElement) -> Fact<CIK>? {
        guard let range = range(parent, element) else { return nil }
        guard let cik = CIK(parsing: bytes.span.extracting(range)) ?? CIK(parsing: decoded(range).span) else {
            return unreadable(.notANumber(key: element.rawValue, text: bytes.words(in: range), joined: nil), range)
        }
        return Fact(cik, at: range)
    }

    /// A flag is `1`, `0`, `true` or `false`; old software also wrote `Y` and `N`.
    mutating func flag(_ parent: ElementTree.Index?, _ element: OwnershipElement) -> Fact<Bool>? {
        guard let range = range(parent, element) else { return nil }
        switch bytes.words(in: range).lowercased() {
        case "1", "true", "y", "yes": return Fact(true, at: range)
        case "0", "false", "n", "no": return Fact(false, at: range)
        default: return unreadable(.notAFlag(key: element.rawValue, text: bytes.words(in: range)), range)
        }
    }

    // MARK: - Leaves: a value, footnotes, or both

    mutating func textLeaf(_ parent: ElementTree.Index?, _ element: OwnershipElement) -> Leaf<String> {
        leaf(parent, element) { reader, range in Fact(reader.bytes.words(in: range), at: range) }
    }

    mutating func dayLeaf(_ parent: ElementTree.Index?, _ element: OwnershipElement) -> Leaf<Day> {
        leaf(parent, element) { reader, range in reader.day(in: range, element) }
    }

    mutating func amountLeaf(_ parent: ElementTree.Index?, _ element: OwnershipElement) -> Leaf<Amount> {
        leaf(parent, element) { reader, range in reader.amount(in: range, element) }
    }

    /// One of a closed set of codes, `A` or `D`, `D` or `I`.
    mutating func codeLeaf<Code: RawRepresentable<String> & Sendable>(
        _ parent: ElementTree.Index?, _ element: OwnershipElement, as: Code.Type
    ) -> Leaf<Code> {
        leaf(parent, element) { reader, range in
            let text = reader.bytes.words(in: range)
            guard let code = Code(rawValue: text.uppercased()) else {
                return reader.unreadable(.notACode(key: element.rawValue, text: text), range)
            }
            return Fact(code, at: range)
        }
    }

    private mutating func leaf<Value>(
        _ parent: ElementTree.Index?, _ element: OwnershipElement,
        read: (inout OwnershipXMLReader, Range<Int>) -> Fact<Value>?
    ) -> Leaf<Value> {
        guard let node = tree.child(of: parent, element) else { return Leaf() }
        var leaf = Leaf<Value>()
        leaf.footnotes = footnotes(of: node)
        if let value = tree.child(of: node, .value), let range = wholeText(of: value, element) {
            leaf.fact = read(&self, range)
        }
        if tree.nodes[node].hasText {
            problems.append(Problem(.textOutsideElement(element.rawValue), at: Int(tree.nodes[node].content.start)))
        }
        return leaf
    }

    mutating func footnotes(of node: ElementTree.Index) -> [FootnoteID] {
        var ids: [FootnoteID] = []
        for child in tree.children(of: node) where tree.nodes[child].element == .footnoteId {
            guard let id = id(of: child) else {
                problems.append(Problem(.footnoteWithoutID, at: tree.tagStart(of: child)))
                continue
            }
            if !footnoteIDs.contains(id) {
                problems.append(Problem(.unknownFootnote(id.description), at: tree.tagStart(of: child)))
            }
            ids.append(id)
        }
        return ids
    }

    func id(of node: ElementTree.Index) -> FootnoteID? {
        for attribute in AttributeReader(bytes, in: tree.nodes[node].attributes.bytes)
        where bytes.words(in: attribute.name).lowercased() == "id" {
            guard let value = attribute.value, !value.isEmpty else { return nil }
            return FootnoteID(bytes.words(in: value))
        }
        return nil
    }

    // MARK: - Values

    private mutating func range(_ parent: ElementTree.Index?, _ element: OwnershipElement) -> Range<Int>? {
        tree.child(of: parent, element).flatMap { wholeText(of: $0, element) }
    }

    /// The text of an element that should hold nothing else: half a value would be a wrong one.
    private mutating func wholeText(of node: ElementTree.Index, _ element: OwnershipElement) -> Range<Int>? {
        guard tree.nodes[node].firstChild >= 0 else { return tree.textRange(of: node) }
        let text = bytes.words(in: tree.nodes[node].content.bytes)
        problems.append(Problem(.elementInValue(element.rawValue, text: text), at: tree.tagStart(of: node)))
        return nil
    }

    private mutating func day(in range: Range<Int>, _ element: OwnershipElement) -> Fact<Day>? {
        guard let day = Day(parsing: bytes.span.extracting(range)) ?? Day(parsing: decoded(range).span) else {
            return unreadable(.notADay(key: element.rawValue, text: bytes.words(in: range)), range)
        }
        return Fact(day, at: range)
    }

    private mutating func amount(in range: Range<Int>, _ element: OwnershipElement) -> Fact<Amount>? {
        guard let amount = Amount(parsing: bytes.span.extracting(range)) ?? Amount(parsing: decoded(range).span) else {
            // A line fold through a number is EDGAR's own doing. Without it the number reads as a second,
            // labelled one; the value stays unknown.
            let unfolded = bytes[range].filter { !$0.isWhitespace }
            let joined = unfolded.count < range.count ? Amount(parsing: unfolded.span)?.description : nil
            return unreadable(
                .notANumber(key: element.rawValue, text: bytes.words(in: range), joined: joined), range)
        }
        return Fact(amount, at: range)
    }

    /// The text of a value that is written with references, comments or CDATA.
    private func decoded(_ range: Range<Int>) -> [UInt8] { Array(bytes.words(in: range).utf8) }

    private mutating func unreadable<Value>(_ reason: Problem.Reason, _ range: Range<Int>) -> Fact<Value>? {
        problems.append(Problem(reason, at: range.lowerBound))
        return nil
    }
}
