/// The form a prospectus was filed under, where no envelope says so: "Filed Pursuant to Rule 424(b)(5)"; and the heads
/// that conversions to text put in the envelope's place:
///
///     ANNALY CAPITAL MANAGEMENT INC
///     Form 424B3
///     March 05, 2007
struct FilingLegend {
    private(set) var form: Fact<FormType>?
    private(set) var name: Fact<String>?
    private(set) var filed: Fact<Day>?

    init(_ document: Document) {
        let blocks = document.blocks.prefix(6).filter { $0.cells.count == 1 && $0.kind == .line }
        if blocks.count >= 2 {
            let second = document.string(blocks[1].range).split(separator: " ")
            if second.count == 2, second[0] == "Form", Self.isForm(String(second[1])) {
                form = Fact(FormType(String(second[1])), at: document.sources(of: blocks[1].range))
                name = document.fact(blocks[0].range)
                if blocks.count >= 3, let day = Day(parsing: document.text.span.extracting(blocks[2].range)) {
                    filed = Fact(day, at: document.sources(of: blocks[2].range))
                }
                return
            }
        }
        let head = Passage(document, blocks: 0..<min(60, document.blocks.count))
        for place in head.all(Self.rule) {
            guard let number = head.tokens[place].last, document.string(number.range) == "424" else { continue }
            form = Self.subparagraph(head, behind: place.upperBound - 1)
            if form != nil { return }
        }
    }

    private static let rule = Phrase("rule|rules (no) #")

    /// `424(b)(5)` as 424B5.
    private static func subparagraph(_ head: Passage, behind number: Int) -> Fact<FormType>? {
        var index = number + 1
        var letters: [String] = []
        while index < head.tokens.count, letters.count < 2, index < number + 8 {
            switch head.tokens[index].kind {
            case .word, .number: letters.append(head.string(index..<index + 1).uppercased())
            case .open, .close: break
            default: return nil
            }
            index += 1
        }
        guard letters.count == 2, isForm("424" + letters.joined()) else { return nil }
        return head.fact(FormType("424" + letters.joined()), number..<index)
    }

    private static func isForm(_ name: String) -> Bool { FormType(name).isProspectus }
}
