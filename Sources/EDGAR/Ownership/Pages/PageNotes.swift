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

    init(_ document: Document) {
        self.document = document
        var part: PagePart?
        /// The lines of the part that is being read.
        var lines: [Range<Int>] = []
        for block in document.blocks {
            guard let first = block.cells.first(where: { !$0.isEmpty }),
                let last = block.cells.last(where: { !$0.isEmpty })
            else { continue }
            let line = first.lowerBound..<last.upperBound
            if let next = PagePart(line: first, in: document) {
                // Where the signature has no heading before it, it stands right before its caption.
                if next == .signatures, part == .footnotes || part == .remarks { takeSignature(atEndOf: &lines) }
                finish(part, lines)
                lines = []
                part = next
                if next == .remarks, let words = behindCaption(line) { lines.append(words) }
                continue
            }
            if part != nil, part != .owners, isSignatureRow(block) {
                takeSignature(name: block.cells.last { !$0.isEmpty && $0.upperBound < last.lowerBound }, day: last)
                continue
            }
            if part != nil { lines.append(line) }
        }
        finish(part, lines)
        findNoSecurities()
    }

    private mutating func finish(_ part: PagePart?, _ lines: [Range<Int>]) {
        guard let first = lines.first, let last = lines.last else { return }
        switch part {
        case .footnotes: readFootnotes(lines)
        case .remarks:
            // A second "Remarks" would be another form's; the first is this one's.
            if remarks == nil { remarks = document.fact(first.lowerBound..<last.upperBound) }
        case .signatures: readSignatures(lines)
        case .owners, .end, nil: return
        }
    }

    /// `Remarks: See Exhibit 24`: what stands in the line of the caption.
    private func behindCaption(_ line: Range<Int>) -> Range<Int>? {
        guard let colon = line.prefix(20).first(where: { text[$0] == UInt8(ascii: ":") }) else { return nil }
        var start = colon + 1
        while start < line.upperBound, text[start].isWhitespace || text[start] == UInt8(ascii: "*") { start += 1 }
        return start < line.upperBound ? start..<line.upperBound : nil
    }

    /// A Form 3 without rows says so in words of their own.
    private mutating func findNoSecurities() {
        for block in document.blocks {
            for cell in block.cells where saysNothingIsOwned(cell) {
                saysNoSecurities = Fact(true, at: document.source(of: cell))
                return
            }
        }
    }

    private func saysNothingIsOwned(_ line: Range<Int>) -> Bool {
        let phrases: [StaticString] = ["No securities are beneficially owned", "No securities beneficially owned"]
        return line.count < 80 && phrases.contains { text.hasText($0, at: line.lowerBound, before: line.upperBound) }
    }

    // MARK: - Footnotes

    /// `(1) Text`, `- (1) Text` or `1. Text` starts a footnote; a line without a number goes on with the last. The numbers
    /// rise: a line that happens to begin with "16." or "(1)" within a note starts none.
    private mutating func readFootnotes(_ lines: [Range<Int>]) {
        var note: (id: FootnoteID, text: Range<Int>)?
        var highest = 0
        for line in lines {
            if let (number, text) = numbered(line), number > highest, number <= highest + 5 {
                takeFootnote(note)
                highest = number
                note = (FootnoteID("F\(number)"), text)
            } else if let open = note {
                note = (open.id, open.text.lowerBound..<line.upperBound)
            } else if !saysNothingIsOwned(line), let words = document.fact(line) {
                problems.append(Problem(.unnumberedNote(words.value), at: words.source.bytes.lowerBound))
            }
        }
        takeFootnote(note)
    }

    private func numbered(_ line: Range<Int>) -> (Int, Range<Int>)? {
        let openers: [UInt8] = ["-", "*", "|", "\\", " "].map { UInt8(ascii: $0) }
        var index = line.lowerBound
        while index < line.upperBound, openers.contains(text[index]) { index += 1 }
        let isOpen = index < line.upperBound && text[index] == UInt8(ascii: "(")
        if isOpen { index += 1 }
        let start = index
        while index < line.upperBound, text[index].isDigit, index - start < 3 { index += 1 }
        let closing = isOpen ? UInt8(ascii: ")") : UInt8(ascii: ".")
        guard index > start, index < line.upperBound, text[index] == closing,
            index + 1 == line.upperBound || text[index + 1].isWhitespace || (isOpen && text[index + 1].isLetter),
            let number = Int(String(decoding: text[start..<index], as: UTF8.self))
        else { return nil }
        let words = text.trimmed(index + 1..<line.upperBound)
        return words.isEmpty ? nil : (number, words)
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

    /// Names and days in turns, a name over several lines or a day in the line of its name.
    private mutating func readSignatures(_ lines: [Range<Int>]) {
        var name: Range<Int>?
        for line in lines {
            if starts(line, "Date"), line.count <= 5 { continue }
            if starts(line, "**") || starts(line, "Signature of") { continue }
            if isDay(line) {
                takeSignature(name: name, day: line)
                name = nil
            } else if let (words, day) = dayAtEnd(of: line) {
                takeSignature(name: (name?.lowerBound ?? words.lowerBound)..<words.upperBound, day: day)
                name = nil
            } else {
                name = (name?.lowerBound ?? line.lowerBound)..<line.upperBound
            }
        }
        // A name without a day counts when it is one: "/s/".
        if let name, document.first("/s/", in: name) != nil { takeSignature(name: name, day: nil) }
    }

    /// The signature that stands at the end of what was taken for a note or a remark.
    private mutating func takeSignature(atEndOf lines: inout [Range<Int>]) {
        guard let last = lines.last else { return }
        if let (words, day) = dayAtEnd(of: last) {
            takeSignature(name: words, day: day)
            lines.removeLast()
        } else if lines.count >= 2, isDay(last) {
            takeSignature(name: lines[lines.count - 2], day: last)
            lines.removeLast(2)
        }
    }

    private func starts(_ line: Range<Int>, _ words: StaticString) -> Bool {
        text.hasText(words, at: line.lowerBound, before: line.upperBound)
    }

    private func isDay(_ line: Range<Int>) -> Bool { Day(parsing: text.span.extracting(line)) != nil }

    /// `/s/ Jane Doe 03/10/2020`
    private func dayAtEnd(of line: Range<Int>) -> (Range<Int>, Range<Int>)? {
        guard let space = line.last(where: { text[$0].isWhitespace }), isDay(space + 1..<line.upperBound) else {
            return nil
        }
        let words = text.trimmed(line.lowerBound..<space)
        return words.isEmpty ? nil : (words, space + 1..<line.upperBound)
    }

    /// A row that ends with a day: name and date side by side.
    private func isSignatureRow(_ block: Document.Block) -> Bool {
        let filled = block.cells.filter { !$0.isEmpty }
        guard block.isRow, filled.count == 2, let day = filled.last else { return false }
        return isDay(day)
    }

    private mutating func takeSignature(name: Range<Int>?, day: Range<Int>?) {
        guard signatures.count < OwnershipForm.Limits.signatures else {
            let reason = Problem.Reason.tooMany("signatures", limit: OwnershipForm.Limits.signatures)
            if problems.last?.reason != reason {
                problems.append(Problem(reason, at: document.source(of: name ?? day ?? 0..<0).lowerBound))
            }
            return
        }
        let date = day.flatMap { day in
            Day(parsing: text.span.extracting(day)).map { Fact($0, at: document.source(of: day)) }
        }
        signatures.append(OwnershipForm.Signature(name: name.flatMap { document.fact($0) }, date: date))
    }
}
