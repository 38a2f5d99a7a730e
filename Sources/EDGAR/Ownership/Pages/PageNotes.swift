/// What stands below the tables: the explanation of responses, the remarks, the signatures.
struct PageNotes {
    private let document: Document
    private(set) var footnotes: [Footnote] = []
    private(set) var remarks: Fact<String>?
    private(set) var signatures: [OwnershipForm.Signature] = []
    /// "No securities are beneficially owned": a Form 3 without rows says so in words.
    private(set) var saysNoSecurities: Fact<Bool>?
    private(set) var problems: [Problem] = []

    private var text: [UInt8] { document.text }

    private enum Part {
        case tables, footnotes, remarks, signatures, owners, end
    }

    init(_ document: Document) {
        self.document = document
        var part = Part.tables
        /// What is being read, over one line or several.
        var note: (id: FootnoteID, text: Range<Int>)?
        var words: Range<Int>?
        var name: Range<Int>?
        for block in document.blocks {
            guard let first = block.cells.first(where: { !$0.isEmpty }),
                let last = block.cells.last(where: { !$0.isEmpty })
            else { continue }
            let line = first.lowerBound..<last.upperBound
            if let next = heading(line) {
                part = next
                continue
            }
            if part != .tables, isSignatureRow(block) {
                takeSignature(name: block.cells.last { !$0.isEmpty && $0.upperBound < last.lowerBound }, day: last)
                part = .signatures
                continue
            }
            switch part {
            case .tables, .end, .owners: continue
            case .footnotes:
                if let (id, text) = numbered(line) {
                    takeFootnote(note)
                    note = (id, text)
                } else if let open = note {
                    note = (open.id, open.text.lowerBound..<line.upperBound)
                }
            case .remarks: words = (words?.lowerBound ?? line.lowerBound)..<line.upperBound
            case .signatures:
                if Day(parsing: text.span.extracting(line)) != nil {
                    takeSignature(name: name, day: line)
                    name = nil
                } else if !starts(line, "Date") || line.count > 4, !starts(line, "**") {
                    name = (name?.lowerBound ?? line.lowerBound)..<line.upperBound
                }
            }
        }
        takeFootnote(note)
        remarks = words.flatMap { document.fact($0) }
        let phrases: [StaticString] = ["No securities are beneficially owned", "No securities beneficially owned"]
        for phrase in phrases where saysNoSecurities == nil {
            saysNoSecurities = document.first(phrase, in: 0..<text.count).map {
                Fact(true, at: document.source(of: $0))
            }
        }
    }

    private func starts(_ line: Range<Int>, _ words: StaticString) -> Bool {
        text.hasText(words, at: line.lowerBound, before: line.upperBound)
    }

    private func heading(_ line: Range<Int>) -> Part? {
        if starts(line, "Explanation of Responses") { return .footnotes }
        if starts(line, "Remarks:"), line.count <= 12 { return .remarks }
        if starts(line, "Reporting Owners"), line.count <= 20 { return .owners }
        if starts(line, "Signatures"), line.count <= 12 { return .signatures }
        if starts(line, "Signature of Reporting Person"), line.count <= 34 { return .signatures }
        if starts(line, "Reminder:") || starts(line, "* If the form is filed by") { return .end }
        return nil
    }

    // MARK: - Footnotes

    /// `(1) Text`, `- (1) Text` or `1. Text` starts a footnote; a line without a number goes on with the last.
    private func numbered(_ line: Range<Int>) -> (FootnoteID, Range<Int>)? {
        var index = line.lowerBound
        while index < line.upperBound, [UInt8(ascii: "-"), UInt8(ascii: "*"), .space].contains(text[index]) {
            index += 1
        }
        let isOpen = index < line.upperBound && text[index] == UInt8(ascii: "(")
        if isOpen { index += 1 }
        let start = index
        while index < line.upperBound, text[index].isDigit, index - start < 3 { index += 1 }
        let closing = isOpen ? UInt8(ascii: ")") : UInt8(ascii: ".")
        guard index > start, index < line.upperBound, text[index] == closing,
            index + 1 == line.upperBound || text[index + 1].isWhitespace || isOpen
        else { return nil }
        let words = text.trimmed(index + 1..<line.upperBound)
        guard !words.isEmpty else { return nil }
        return (FootnoteID("F" + String(decoding: text[start..<index], as: UTF8.self)), words)
    }

    private mutating func takeFootnote(_ note: (id: FootnoteID, text: Range<Int>)?) {
        guard let note, let fact = document.fact(note.text) else { return }
        guard footnotes.count < OwnershipForm.Limits.footnotes else {
            let reason = Problem.Reason.tooMany("footnotes", limit: OwnershipForm.Limits.footnotes)
            if problems.last?.reason != reason { problems.append(Problem(reason, at: fact.source.bytes.lowerBound)) }
            return
        }
        if footnotes.contains(where: { $0.id == note.id }) {
            problems.append(Problem(.repeatedFootnote(note.id.description), at: fact.source.bytes.lowerBound))
        }
        footnotes.append(Footnote(id: note.id, text: fact, in: document.bytes))
    }

    // MARK: - Signatures

    /// A row that ends with a day: name and date side by side.
    private func isSignatureRow(_ block: Document.Block) -> Bool {
        let filled = block.cells.filter { !$0.isEmpty }
        guard block.isRow, filled.count == 2, let day = filled.last else { return false }
        return Day(parsing: text.span.extracting(day)) != nil
    }

    private mutating func takeSignature(name: Range<Int>?, day: Range<Int>) {
        guard signatures.count < OwnershipForm.Limits.signatures else { return }
        let date = Day(parsing: text.span.extracting(day)).map { Fact($0, at: document.source(of: day)) }
        signatures.append(OwnershipForm.Signature(name: name.flatMap { document.fact($0) }, date: date))
    }
}
