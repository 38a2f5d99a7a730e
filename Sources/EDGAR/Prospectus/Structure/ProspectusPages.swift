/// A prospectus taken apart: what each extractor reads from.
struct ProspectusPages: Sendable {
    let document: Document
    let outline: Outline
    let cover: Passage
    /// "The Offering", the key terms of notes, questions and answers.
    let offering: [Passage]
    let useOfProceeds: [Passage]
    /// "Underwriting", "Plan of Distribution".
    let distribution: [Passage]

    init(_ document: Document) {
        var document = document
        document.unfoldLayout()
        self.document = document
        let outline = Outline(document)
        self.outline = outline
        cover = Passage(document, blocks: outline.cover)
        func passages(_ section: Section) -> [Passage] {
            outline.blocks(of: section, in: document).prefix(4).map { Passage(document, blocks: $0) }
        }
        offering = passages(.offering)
        useOfProceeds = passages(.useOfProceeds)
        distribution = passages(.distribution)
    }
}
