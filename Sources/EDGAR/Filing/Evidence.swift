/// The words a fact was read from: what makes it possible to trust it.
package struct Evidence: Sendable {
    /// The fact's path in the JSON object: `ownership.nonDerivative[0].shares`.
    package var path: String
    /// The submission's document, counted from 1; its header is 0, and a bare file 1.
    package var document: Int
    package var source: SourceRange
    /// The words with tags dropped, references decoded and white space collapsed.
    package var quote: String
}

extension Filing {
    /// The evidence of every fact, in the order of the JSON object.
    package func evidence(in bytes: [UInt8]) -> [Evidence] {
        var writer = FactsWriter()
        writer.json.beginObject()
        writeFacts(&writer)
        return evidence(writer.sources, in: bytes)
    }

    func evidence(_ sources: [(path: String, range: SourceRange)], in bytes: [UInt8]) -> [Evidence] {
        sources.map { path, range in
            let words = bytes.words(in: range.bytes, names: .html)
            // What was read from a tag, a check box, is quoted as it stands.
            let quote = words.isEmpty ? bytes.words(in: range.bytes, names: nil) : words
            return Evidence(path: path, document: document(at: Int(range.start)), source: range, quote: quote)
        }
    }

    private func document(at offset: Int) -> Int {
        guard let submission else { return 1 }
        return (submission.documents.lastIndex { $0.body.lowerBound <= offset }).map { $0 + 1 } ?? 0
    }
}
