/// A filing as the JSON object that the project's documentation promises: one line, keys in a fixed order, unknown
/// as null.
extension Filing {
    /// `bytes` are those the filing was read from: the quotes of the evidence are cut out of them.
    package func json(path: String, bytes: [UInt8]) -> [UInt8] {
        var writer = FactsWriter()
        writer.json.beginObject()
        Self.writeSource(&writer.json, path: path, shape: shape.rawValue, bytes: bytes)
        writeFacts(&writer)
        Self.write(evidence(writer.sources, in: bytes), to: &writer.json)
        Self.write(problems, to: &writer.json, bytes: bytes)
        writer.json.endObject()
        writer.json.endLine()
        return writer.json.bytes
    }

    func writeFacts(_ writer: inout FactsWriter) {
        writer.word("accession", accession)
        writer.word("form", form)
        writer.day("filed", filed)
        writer.text("accepted", accepted)
        writer.day("period", period)
        writer.object("issuer") { writer in
            writer.word("cik", issuer.cik)
            writer.text("name", issuer.name)
            writer.text("symbol", issuer.symbol)
            writer.text("foreignSymbol", issuer.foreignSymbol)
            writer.text("sic", issuer.sic)
            writer.text("stateOfIncorporation", issuer.stateOfIncorporation)
            writer.list("formerNames", issuer.formerNames) { writer, former in
                writer.text("name", former.name)
                writer.day("until", former.until)
            }
        }
        if let ownership { writer.object("ownership") { ownership.write(to: &$0) } }
        if let prospectus { writer.object("prospectus") { prospectus.write(to: &$0) } }
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

    /// The line for a file whose bytes could not be had. The problem is about the file, so its place is the beginning.
    package static func json(unreadable problem: IntakeProblem, path: String) -> [UInt8] {
        var json = JSONWriter()
        json.beginObject()
        writeSource(&json, path: path, shape: nil, bytes: nil)
        json.key("problems")
        json.beginArray()
        write("error", problem.code, problem.message, line: 1, column: 1, to: &json)
        json.endArray()
        json.endObject()
        json.endLine()
        return json.bytes
    }

    private static func writeSource(_ json: inout JSONWriter, path: String, shape: String?, bytes: [UInt8]?) {
        json.key("tearsheet")
        json.literal("1")
        json.key("source")
        json.beginObject()
        json.key("path")
        json.string(path)
        json.key("shape")
        if let shape { json.string(shape) } else { json.null() }
        json.key("bytes")
        if let bytes { json.literal(String(bytes.count)) } else { json.null() }
        json.key("sha256")
        if let bytes { json.string(SHA256.hexDigest(of: bytes)) } else { json.null() }
        json.endObject()
    }

    private static func write(_ evidence: [Evidence], to json: inout JSONWriter) {
        json.key("evidence")
        json.beginObject()
        var path: String?
        for item in evidence {
            // The places of one fact follow each other.
            if item.path != path {
                if path != nil { json.endArray() }
                json.key(item.path)
                json.beginArray()
                path = item.path
            }
            json.beginObject()
            json.key("document")
            json.literal(String(item.document))
            json.key("start")
            json.literal(String(item.source.start))
            json.key("end")
            json.literal(String(item.source.end))
            json.key("quote")
            json.string(item.quote)
            json.endObject()
        }
        if path != nil { json.endArray() }
        json.endObject()
    }

    private static func write(_ problems: [Problem], to json: inout JSONWriter, bytes: [UInt8]) {
        json.key("problems")
        json.beginArray()
        var places = SourcePlaces(in: bytes)
        for problem in problems {
            let place = places.place(of: problem.offset)
            write(
                problem.severity.rawValue, problem.code, problem.message, line: place.line, column: place.column,
                to: &json)
        }
        json.endArray()
    }

    private static func write(
        _ severity: String, _ code: String, _ message: String, line: Int, column: Int, to json: inout JSONWriter
    ) {
        json.beginObject()
        json.key("severity")
        json.string(severity)
        json.key("code")
        json.string(code)
        json.key("message")
        json.string(message)
        json.key("line")
        json.literal(String(line))
        json.key("column")
        json.literal(String(column))
        json.endObject()
    }
}
