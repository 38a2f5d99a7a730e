/// Rows of a table of terms that name the firms: "Selling Agent: | BofAS", "Agent: | Jefferies LLC, a wholly-owned
/// subsidiary of …".
struct SyndicateTerms: Sendable {
    struct Entry: Sendable {
        var name: PrintedName
        var heading: RoleHeading
        var headingRange: Range<Int>
    }

    private(set) var entries: [Entry] = []

    /// How far into a document its terms stand.
    private static let mostBlocks = 400

    init(_ pages: ProspectusPages) {
        let document = pages.document
        let end = min(pages.outline.supplement.upperBound, Self.mostBlocks)
        var definitions: Passage?
        for block in document.blocks[0..<end] where block.isRow {
            let cells = block.cells.filter { !$0.isEmpty }
            guard cells.count == 2, cells[0].count < 60 else { continue }
            let label = document.nameRange(cells[0])
            guard let heading = RoleHeading(document.string(label)), heading.role != nil else { continue }
            let passage = Passage(
                document, text: cells[1].lowerBound..<min(cells[1].upperBound, cells[1].lowerBound + 400))
            let list = NameList(passage, from: 0, before: passage.tokens.count)
            for tokens in list.names {
                var range = NameList.text(of: tokens, in: passage)
                if tokens.count == 1 {
                    // A short form that the document explains elsewhere.
                    let all = definitions ?? Passage(document, blocks: 0..<end)
                    definitions = all
                    if let name = Self.definition(of: passage.tokens[tokens.lowerBound].word, in: all) { range = name }
                }
                guard !range.isEmpty else { continue }
                let name = PrintedName(document, [range])
                if !entries.contains(where: { $0.name.text == name.text }) {
                    entries.append(Entry(name: name, heading: heading, headingRange: label))
                }
            }
        }
    }

    /// The name before `("BofAS")`.
    private static func definition(of word: UInt64, in passage: Passage) -> Range<Int>? {
        for index in passage.tokens.indices where passage.tokens[index].word == word && word != 0 && index > 2 {
            guard passage.tokens[index - 1].kind == .quote, passage.tokens[index - 2].kind == .open else { continue }
            let list = NameList(passage, endingAt: index - 2, after: 0)
            if let name = list.names.last { return NameList.text(of: name, in: passage) }
        }
        return nil
    }
}
