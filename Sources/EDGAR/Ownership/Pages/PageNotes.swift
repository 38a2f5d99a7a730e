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
        /// The lines of a signature before its date.
        var name: Range<Int>?
        for block in document.blocks {
            guard let first = block.cells.first(where: { !$0.isEmpty }),
                let last = block.cells.last(where: { !$0.isEmpty })
            else { continue }
            let line = first.lowerBound..<last.upperBound
            if let next = heading(line) {
                part = next
                if next != .footnotes || line.count > 40 { continue }
                continue
            }
            if part != .tables, isSignatureRow(block) {
                takeSignature(name: block.cells.last { !$0.isEmpty && $0.upperBound < last.lowerBound }, day: last)
                part = .signatures
                continue
            }
            switch part {
            case .tables, .end, .owners: continue
            case .footnotes: takeFootnote(line)
            case .remarks:
                remarks = document.fact((remarksStart ?? line.lowerBound)..<line.upperBound)
                remarksStart = remarksStart ?? line.lowerBound
            case .signatures:
                if Day(parsing: text.span.extracting(line)) != nil {
                    takeSignature(name: name, day: line)
                    name = nil
                } else if !starts(line, "Date") || line.count > 4, !starts(line, "**") {
                    name = (name?.lowerBound ?? line.lowerBound)..<line.upperBound
                }
            }
        }
        let phrases: [StaticString] = ["No securities are beneficially owned", "No securities beneficially owned"]
        for phrase in phrases where saysNoSecurities == nil {
            saysNoSecurities = document.first(phrase, in: 0..<text.count).map {
                Fact(true, at: document.source(of: $0))
            }
        }
    }

    private var remarksStart: Int?

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
    private mutating func takeFootnote(_ line: Range<Int>) {
        var index = line.lowerBound
        while index < line.upperBound, [UInt8(ascii: "-"), UInt8(ascii: "*"), .space].contains(text[index]) {
            index += 1
        }
        let isOpen = index < line.upperBound && text[index] == UInt8(ascii: "(")
        if isOpen { index += 1 }
        let digitsStart = index
        while index < line.upperBound, text[index].isDigit, index - digitsStart < 3 { index += 1 }
        let digits = digitsStart..<index
        let closing = isOpen ? UInt8(ascii: ")") : UInt8(ascii: ".")
        if !digits.isEmpty, index < line.upperBound, text[index] == closing,
            index + 1 == line.upperBound || text[index + 1].isWhitespace || isOpen
        {
            let words = text.trimmed(index + 1..<line.upperBound)
            guard !words.isEmpty, let fact = document.fact(words) else { return }
            let id = FootnoteID("F" + String(decoding: text[digits], as: UTF8.self))
            if footnotes.contains(where: { $0.id == id }) {
                problems.append(Problem(.repeatedFootnote(id.description), at: fact.source.bytes.lowerBound))
            }
            footnotes.append(Footnote(id: id, text: fact, in: document.bytes))
        } else if let last = footnotes.popLast(), let more = document.fact(line) {
            let range = last.text.source.bytes.lowerBound..<more.source.bytes.upperBound
            footnotes.append(
                Footnote(id: last.id, text: Fact(last.text.value + " " + more.value, at: range), in: document.bytes))
        }
    }

    // MARK: - Signatures

    /// A row that ends with a day: name and date side by side.
    private func isSignatureRow(_ block: Document.Block) -> Bool {
        let filled = block.cells.filter { !$0.isEmpty }
        guard block.isRow, filled.count == 2, let day = filled.last else { return false }
        return Day(parsing: text.span.extracting(day)) != nil
    }

    private mutating func takeSignature(name: Range<Int>?, day: Range<Int>) {
        let date = Day(parsing: text.span.extracting(day)).map { Fact($0, at: document.source(of: day)) }
        signatures.append(OwnershipForm.Signature(name: name.flatMap { document.fact($0) }, date: date))
    }
}
