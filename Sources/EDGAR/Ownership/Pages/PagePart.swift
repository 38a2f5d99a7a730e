/// The parts below the tables of the form, told by the words that open them.
enum PagePart {
    case footnotes, remarks, signatures, owners, end

    /// The part that `line` opens; nil for any other line. Emphasis and rules around the words do not matter.
    init?(line: Range<Int>, in document: Document) {
        let text = document.text
        let marks: [UInt8] = ["*", "_", "#", "|", "\\", " "].map { UInt8(ascii: $0) }
        var start = line.lowerBound
        while start < line.upperBound, marks.contains(text[start]) { start += 1 }
        func starts(_ words: StaticString) -> Bool { text.hasText(words, at: start, before: line.upperBound) }
        let count = line.upperBound - start
        switch true {
        case starts("Explanation of Responses"): self = .footnotes
        case starts("Remarks"), starts("Remark:"): self = .remarks
        case starts("Reporting Owners") && count <= 24: self = .owners
        case starts("Signatures") && count <= 16: self = .signatures
        case starts("Signature of Reporting Person"): self = .signatures
        case starts("Reminder:"), starts("If the form is filed by"), starts("Intentional misstatements"),
            starts("Note: File three"), starts("Persons who respond"):
            self = .end
        default: return nil
        }
    }
}
