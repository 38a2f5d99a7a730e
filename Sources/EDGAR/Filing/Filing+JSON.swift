/// A filing as the JSON object that the project's documentation promises: one line, keys in a fixed order, unknown
/// as null.
extension Filing {
    /// `bytes` are those the filing was read from: the quotes of the evidence are cut out of them.
    package func json(path: String, bytes: [UInt8]) -> [UInt8] {
        var writer = FactsWriter()
        writer.json.beginObject()
        Self.writeSource(&writer.json, path: path, shape: shape.rawValue, bytes: bytes)
        writer.word("accession", accession)
        writer.word("form", form)
        writer.day("filed", filed)
        writer.text("accepted", accepted)
        writer.day("period", period)
        writer.object("issuer") { writer in
            writer.word("cik", issuer.cik)
            writer.text("name", issuer.name)
            writer.text("symbol", issuer.symbol)
            writer.text("sic", issuer.sic)
            writer.text("stateOfIncorporation", issuer.stateOfIncorporation)
            writer.list("formerNames", issuer.formerNames) { writer, former in
                writer.text("name", former.name)
                writer.day("until", former.until)
            }
        }
        if let ownership { writer.object("ownership") { ownership.write(to: &$0) } }
        writeEvidence(&writer, bytes: bytes)
        Self.write(problems, to: &writer.json, bytes: bytes)
        writer.json.endObject()
        writer.json.endLine()
        return writer.json.bytes
    }

    /// The line for a file that holds no readable filing.
    package static func json(unreadable problem: Problem, path: String, bytes: [UInt8]) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        writeSource(&json, path: path, shape: nil, bytes: bytes)
        write([problem], to: &json, bytes: bytes)
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private static func writeSource(_ json: inout JSONWriter, path: String, shape: String?, bytes: [UInt8]) {
        json.key("tearsheet")
        json.literal("1")
        json.key("source")
        json.beginObject()
        json.key("path")
        json.string(path)
        json.key("shape")
        if let shape { json.string(shape) } else { json.null() }
        json.key("bytes")
        json.literal(String(bytes.count))
        json.key("sha256")
        json.string(SHA256.hexDigest(of: bytes))
        json.endObject()
    }

    /// Facts of the header belong to document 0, those of a bare file to document 1.
    private func document(at offset: Int) -> Int {
        guard let submission else { return 1 }
        return (submission.documents.lastIndex { $0.body.lowerBound <= offset }).map { $0 + 1 } ?? 0
    }

    private func writeEvidence(_ writer: inout FactsWriter, bytes: [UInt8]) {
        let evidence = writer.evidence
        writer.json.key("evidence")
        writer.json.beginObject()
        for (path, source) in evidence {
            writer.json.key(path)
            writer.json.beginArray()
            writer.json.beginObject()
            writer.json.key("document")
            writer.json.literal(String(document(at: Int(source.start))))
            writer.json.key("start")
            writer.json.literal(String(source.start))
            writer.json.key("end")
            writer.json.literal(String(source.end))
            writer.json.key("quote")
            writer.json.string(bytes.words(in: source.bytes, names: .html))
            writer.json.endObject()
            writer.json.endArray()
        }
        writer.json.endObject()
    }

    private static func write(_ problems: [Problem], to json: inout JSONWriter, bytes: [UInt8]) {
        json.key("problems")
        json.beginArray()
        for problem in problems {
            let place = SourcePlace(of: problem.offset, in: bytes)
            json.beginObject()
            json.key("severity")
            json.string(problem.severity.rawValue)
            json.key("code")
            json.string(problem.code)
            json.key("message")
            json.string(problem.message)
            json.key("line")
            json.literal(String(place.line))
            json.key("column")
            json.literal(String(place.column))
            json.endObject()
        }
        json.endArray()
    }
}
