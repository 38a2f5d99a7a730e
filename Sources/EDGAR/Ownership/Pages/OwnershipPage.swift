/// Forms 3, 4 and 5 as pages: EDGAR's HTML rendering, conversions of it to text and Markdown, and the paper forms
/// of before 2003.
///
/// All are the same printed form, so one reader serves them: it finds the captions of the form's boxes and takes
/// what stands between them. A fact that the page does not show, or whose mark a conversion lost, stays unknown.
struct OwnershipPage {
    let document: Document
    let shape: Filing.Shape
    private(set) var form = OwnershipForm()
    private(set) var problems: [Problem] = []

    /// Whether the page is one of the three forms: all of them say under what they are filed.
    static func isOwnershipPage(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 65_536)
        let document = isHTML(bytes, in: head) ? Document(html: bytes, in: head) : Document(text: bytes, in: head)
        let whole = 0..<document.text.count
        return document.first("beneficial ownership", in: whole) != nil
            && (document.first("Name and Address of Reporting Person", in: whole) != nil
                || document.first("Section 16(a)", in: whole) != nil)
            && FormTitle(document) != nil
    }

    static func isHTML(_ bytes: [UInt8], in range: Range<Int>) -> Bool {
        func has(_ tag: StaticString) -> Bool { bytes.firstRange(of: tag, in: range) != nil }
        // Conversions leave a tag here and there; only a page is built of these. A paper form within `<pre>` is text.
        return has("<td") || !has("<pre") && (has("<html") || has("<!doctype html") || has("<body"))
    }

    init(_ bytes: [UInt8], in range: Range<Int>) {
        let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 65_536)
        if Self.isHTML(bytes, in: head) {
            shape = .html
            document = Document(html: bytes, in: range)
        } else {
            shape = Document.isMarkdown(bytes, in: range) ? .markdown : .text
            document = Document(text: bytes, in: range)
        }
        form.documentType = FormTitle(document)?.type
        let notes = PageNotes(document)
        form.footnotes = notes.footnotes
        form.remarks = notes.remarks
        form.signatures = notes.signatures
        problems += notes.problems

        let boxes = PageBoxes(
            document, marksAreShown: shape == .html && bytes.firstRange(of: "FormData", in: range) != nil)
        form.periodOfReport = boxes.period
        form.dateOfOriginalSubmission = boxes.originalDate
        form.issuer = boxes.issuer
        form.owners = boxes.owners
        form.notSubjectToSection16 = boxes.notSubjectToSection16
        form.aff10b5One = boxes.aff10b5One
        form.form3HoldingsReported = boxes.form3HoldingsReported
        form.form4TransactionsReported = boxes.form4TransactionsReported
        problems += boxes.problems
        // The date of the original is asked for on amendments only.
        if form.dateOfOriginalSubmission != nil, let type = form.documentType {
            form.documentType = Fact(type.value.amended, at: type.source.bytes)
        }

        let tables = PageTables(document, footnotes: Set(form.footnotes.map(\.id)), form: form.documentType?.value)
        form.nonDerivative = tables.nonDerivative
        form.derivative = tables.derivative
        problems += tables.problems
        if form.documentType?.value.original == .three, form.nonDerivative.isEmpty, form.derivative.isEmpty {
            form.noSecuritiesOwned = notes.saysNoSecurities
        }
        if form.owners.isEmpty { problems.append(Problem(.missing("reporting person"), at: range.lowerBound)) }
        if form.issuer.name == nil { problems.append(Problem(.missing("issuer"), at: range.lowerBound)) }
    }
}

/// `FORM 4` or `FORM 4/A` at the top of the page.
struct FormTitle {
    let type: Fact<FormType>

    init?(_ document: Document) {
        let text = document.text
        var found: Fact<FormType>?
        var position = 0
        while let place = document.first("Form", in: position..<min(text.count, 4096)) {
            position = place.upperBound
            guard let range = Self.type(behind: place, in: text), !Self.isInSentence(place, range.upperBound, text)
            else { continue }
            let type = Fact(FormType(document.string(range).filter { $0 != " " }), at: document.source(of: range))
            // A page may say both `SEC Form 4` and `FORM 4/A`.
            if found == nil || (type.value.isAmendment && type.value.original == found?.value) { found = type }
        }
        guard let found else { return nil }
        type = found
    }

    /// `4`, `4/A` or `4 /A` behind "Form".
    private static func type(behind place: Range<Int>, in text: [UInt8]) -> Range<Int>? {
        var index = place.upperBound
        while index < text.count, text[index].isWhitespace { index += 1 }
        guard index > place.upperBound, index < text.count, (0x33...0x35).contains(text[index]) else { return nil }
        if text.hasText("/A", at: index + 1, before: text.count) { return index..<index + 3 }
        if text.hasText(" /A", at: index + 1, before: text.count) { return index..<index + 4 }
        return index..<index + 1
    }

    /// "Form 4 or Form 5 obligations may continue" is no title: what follows one is a new cell or line, or the words that
    /// the form prints beside it.
    private static func isInSentence(_ place: Range<Int>, _ end: Int, _ text: [UInt8]) -> Bool {
        var before = place.lowerBound
        while before > 0, text[before - 1].isWhitespace { before -= 1 }
        if before >= 2, text.hasText("or", at: before - 2, before: before), before == 2 || !text[before - 3].isLetter {
            return true
        }
        guard end < text.count else { return false }
        let ends: [UInt8] = [.lineFeed, .tab, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "|")]
        if ends.contains(text[end]) { return false }
        guard text[end] == .space else { return true }
        let followers: [StaticString] = [
            "UNITED STATES", "OMB ", "STATEMENT OF", "INITIAL STATEMENT", "ANNUAL STATEMENT", "|", "(Amend",
        ]
        return !followers.contains { text.hasText($0, at: end + 1, before: text.count) }
    }
}
