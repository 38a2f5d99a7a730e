/// The sentence that says what the money is for, as the section has it.
extension UseOfProceeds {
    /// No more of the sentence is shown.
    private static let longest = 600

    static func statement(_ pages: ProspectusPages, kind: OfferingKind?) -> Fact<String>? {
        // The section itself says it in full, the summary in short.
        let sections = pages.useOfProceeds.enumerated().sorted {
            ($0.element.tokens.count, $1.offset) > ($1.element.tokens.count, $0.offset)
        }.map(\.element)
        switch kind {
        case .resale, .exchange, .sticker:
            for phrases in [noProceeds, proceedsOfHolders] {
                for passage in sections + [pages.cover] {
                    if let found = sentence(phrases, in: passage) { return found }
                }
            }
        default: break
        }
        for passage in sections {
            for phrase in purposes {
                if let found = sentence(phrase, in: passage) { return found }
            }
        }
        if let found = row(pages) { return found }
        for passage in sections {
            if let found = sentence([anyProceeds], in: passage) { return found }
        }
        return nil
    }

    /// The first sentence that has one of the phrases, and speaks of proceeds.
    private static func sentence(_ phrases: [Phrase], in passage: Passage) -> Fact<String>? {
        var index = 0
        while index < passage.tokens.count {
            let end = clauseEnd(passage, from: index)
            let sentence = index..<end
            if phrases.contains(where: { passage.has($0, in: sentence) }), passage.has(money, in: sentence),
                !passage.has(uncertain, in: sentence), sentence.count > 6
            {
                return shown(passage, sentence)
            }
            index = end
        }
        return nil
    }

    /// Behind the full stop of the sentence that begins at `start`, or where its paragraph ends. What a colon announces,
    /// and the items of a list that a semicolon parts, belong to it.
    private static func clauseEnd(_ passage: Passage, from start: Int) -> Int {
        let text = passage.document.text
        var index = start
        while index < passage.tokens.count {
            let token = passage.tokens[index]
            if index > start, token.startsParagraph {
                let previous = passage.tokens[index - 1]
                let last = text[Int(previous.end) - 1]
                let goesOn =
                    previous.kind == .colon || last == UInt8(ascii: ";") || last == UInt8(ascii: ",")
                    || passage.isWord("and", at: index - 1) || previous.kind == .blank
                guard goesOn, Int(token.start) - Int(passage.tokens[start].start) < longest else { return index }
            }
            if token.kind == .stop, text[Int(token.start)] != UInt8(ascii: ";") {
                // The quotation mark that closes behind the full stop.
                let closes =
                    passage.kind(at: index + 1) == .quote && passage.tokens[index + 1].start == token.end
                return closes ? index + 2 : index + 1
            }
            index += 1
        }
        return index
    }

    private static func shown(_ passage: Passage, _ sentence: Range<Int>) -> Fact<String>? {
        let document = passage.document
        let whole = passage.text(sentence)
        guard whole.count > longest else { return document.fact(whole) }
        // Up to the end of an item, or else of a word.
        let limit = whole.lowerBound + longest
        let head = whole.lowerBound..<limit
        let text = document.text
        if let semicolon = text[head].lastIndex(of: UInt8(ascii: ";")), semicolon - whole.lowerBound > 200 {
            return document.fact(whole.lowerBound..<semicolon + 1)
        }
        guard let space = text[head].lastIndex(where: { $0.isWhitespace }) else { return nil }
        return document.fact(whole.lowerBound..<space)
    }

    /// "Use of proceeds: General corporate purposes", in the terms on the cover or in the summary.
    private static func row(_ pages: ProspectusPages) -> Fact<String>? {
        let document = pages.document
        let places = [pages.outline.cover] + pages.outline.blocks(of: .offering, in: document).prefix(4)
        for blocks in places {
            for row in document.rows(in: blocks) where row.cells.count == 2 && row.label.range.count <= 60 {
                let label = Passage(document, text: row.label.range)
                guard let start = label.first(heading), start.lowerBound <= 1 else { continue }
                let value = row.cells[1].range
                let passage = Passage(document, text: value)
                // "See 'Use of Proceeds'", the number of a page.
                guard passage.tokens.count > 2, !passage.isWord("see", at: 0) else { continue }
                for phrase in purposes {
                    if let found = sentence(phrase, in: passage) { return found }
                }
                return shown(passage, passage.whole)
            }
        }
        return nil
    }

    private static let purposes: [[Phrase]] = [
        [
            Phrase(
                "intend|intends|plan|plans|expect|expects|anticipate|anticipates|propose|proposes|intended ..6 use|apply|contribute|utilize|allocate|lend|loan|invest|deposit|repay|redeem|retain|distribute"
            ),
            Phrase(
                "will|would|may (be) (currently) used|use|apply|applied|contribute|contributed|lent|added|allocated|available|invest|invested|repay|redeem|deposit|distribute|purchase"
            ),
            Phrase("proceeds ..20 will|would|shall|are ..6 used|applied|contributed|lent|added|allocated|available"),
            Phrase("use ..4 proceeds ..12 to|for"),
        ],
        [Phrase("proceeds ..20 for ..8 purposes"), Phrase("using|apply|applying|repay|finance|fund")],
    ]
    private static let noProceeds = [
        Phrase("not ..4 receive"), Phrase("receive|receives ..2 no|none"), Phrase("no ..3 proceeds"),
        Phrase("none of ..3 proceeds"),
    ]
    private static let proceedsOfHolders = [
        Phrase("all ..6 proceeds ..12 selling|holders|holder|stockholders|shareholders")
    ]
    private static let anyProceeds = Phrase("proceeds")
    private static let money = Phrase("proceeds|funds|amount|monies")
    /// What the management is free to do, and what happens until then.
    private static let uncertain = Phrase("pending|discretion|certainty|until")
    private static let heading = Phrase("use of (net) proceeds")
}
