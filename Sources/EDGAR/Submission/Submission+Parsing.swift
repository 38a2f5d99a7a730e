/// Reads the envelope: `<SEC-DOCUMENT>` with `KEY: value` lines, the tags of the `.nc` feed, and the mixture of
/// both that the 1990s left, with or without a PEM wrapper before them.
extension Submission {
    /// Whether a submission's envelope starts within the first lines of `bytes`.
    static func isEnvelope(_ bytes: [UInt8]) -> Bool {
        let head = 0..<min(bytes.count, 4096)
        let marks: [StaticString] = [
            "<SEC-DOCUMENT>", "<SEC-HEADER>", "<SUBMISSION>", "<IMS-DOCUMENT>", "<IMS-HEADER>",
        ]
        return marks.contains { bytes.firstRange(of: $0, in: head) != nil }
            || bytes.hasText("<DOCUMENT>", at: bytes.trimmed(head).lowerBound, before: head.upperBound)
            || bytes.hasText(
                "-----BEGIN PRIVACY-ENHANCED MESSAGE-----", at: bytes.trimmed(head).lowerBound, before: head.upperBound)
    }

    init(parsing bytes: [UInt8], problems: inout [Problem]) {
        let firstDocument = Self.opening.first(in: bytes, 0..<bytes.count)?.lowerBound ?? bytes.count
        // A PEM wrapper's lines hold no header.
        let start = bytes.firstRange(of: "<", in: 0..<firstDocument)?.lowerBound ?? 0
        var header = HeaderReader(bytes: bytes)
        if firstDocument - start > Limits.headerBytes {
            problems.append(Problem(.headerCut(limit: Limits.headerBytes), at: start + Limits.headerBytes))
        }
        header.read(in: start..<min(firstDocument, start + Limits.headerBytes))
        self = header.submission
        problems += header.problems
        readDocuments(in: bytes, from: firstDocument, problems: &problems)
        if documents.isEmpty { problems.append(Problem(.noDocument, at: firstDocument)) }
    }

    /// EDGAR accepts a few hundred documents in a submission, and the tags before a document's text take some lines.
    enum Limits {
        static let documents = 10_000
        static let parties = 10_000
        static let headerBytes = 8_000_000
        static let headingBytes = 16_384
    }

    private static let opening = Needle("<DOCUMENT>")
    private static let text = Needle("<TEXT>")
    private static let textEnd = Needle("</TEXT>")

    private mutating func readDocuments(in bytes: [UInt8], from start: Int, problems: inout [Problem]) {
        var position = start
        while let opening = Self.opening.first(in: bytes, position..<bytes.count) {
            guard documents.count < Limits.documents else {
                problems.append(Problem(.tooManyDocuments(limit: Limits.documents), at: opening.lowerBound))
                return
            }
            let textTag = Self.text.first(in: bytes, opening.upperBound..<bytes.count)
            let headEnd = min(textTag?.lowerBound ?? bytes.count, opening.upperBound + Limits.headingBytes)
            let bodyStart = textTag?.upperBound ?? bytes.count
            let closing = Self.textEnd.first(in: bytes, bodyStart..<bytes.count)
            if closing == nil { problems.append(Problem(.documentNotEnded, at: bytes.count)) }
            let body = bodyStart..<(closing?.lowerBound ?? bytes.count)
            var part = Part(body: body, isEncoded: Self.isEncoded(bytes, in: body))
            for heading in Self.headings(of: bytes, in: opening.upperBound..<headEnd) {
                switch heading.name {
                case "TYPE":
                    part.type = heading.value
                    part.typeRange = heading.range
                case "FILENAME": part.fileName = heading.value
                default: break
                }
            }
            documents.append(part)
            position = closing?.upperBound ?? bytes.count
        }
    }

    private struct Heading {
        var name: String
        var value: String
        var range: Range<Int>
    }

    /// `<TYPE>4`, `<FILENAME>form4.xml`: the tags before a document's text.
    private static func headings(of bytes: [UInt8], in range: Range<Int>) -> [Heading] {
        var headings: [Heading] = []
        var reader = TagReader(bytes, in: range)
        var name: String?
        while true {
            switch reader.next() {
            case .open(let tag): name = bytes.words(in: tag.name).uppercased()
            case .text(let run, let flaws) where flaws.contains(.ink):
                if let open = name {
                    headings.append(Heading(name: open, value: bytes.words(in: run), range: bytes.trimmed(run)))
                }
                name = nil
            case .end: return headings
            default: continue
            }
        }
    }

    /// Uuencoded parts and PDFs start with their own first line.
    private static func isEncoded(_ bytes: [UInt8], in body: Range<Int>) -> Bool {
        let start = bytes.trimmed(body.lowerBound..<min(body.upperBound, body.lowerBound + 256)).lowerBound
        if bytes.hasText("<PDF>", at: start, before: body.upperBound) { return true }
        guard bytes.hasText("begin ", at: start, before: body.upperBound), start + 9 < body.upperBound else {
            return false
        }
        return bytes[start + 6..<start + 9].allSatisfy(\.isDigit)
    }
}
