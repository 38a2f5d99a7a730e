/// Writes facts as JSON and remembers where each stood, so that the evidence can name every fact by its path.
struct FactsWriter {
    var json = JSONWriter()
    private(set) var sources: [(path: String, range: SourceRange)] = []
    private var path = ""

    init(path: String = "") { self.path = path }

    // MARK: - Structure

    mutating func object(_ name: String, _ body: (inout FactsWriter) -> Void) {
        json.key(name)
        json.beginObject()
        within(name, body)
        json.endObject()
    }

    mutating func list<Element>(_ name: String, _ elements: [Element], _ body: (inout FactsWriter, Element) -> Void) {
        json.key(name)
        json.beginArray()
        for (index, element) in elements.enumerated() {
            json.beginObject()
            within("\(name)[\(index)]") { body(&$0, element) }
            json.endObject()
        }
        json.endArray()
    }

    private mutating func within(_ name: String, _ body: (inout FactsWriter) -> Void) {
        let outer = path
        path = path.isEmpty ? name : path + "." + name
        body(&self)
        path = outer
    }

    // MARK: - Facts

    mutating func text(_ name: String, _ fact: Fact<String>?) { value(name, fact) { $0.string($1) } }
    mutating func day(_ name: String, _ fact: Fact<Day>?) { value(name, fact) { $0.string($1.description) } }
    mutating func flag(_ name: String, _ fact: Fact<Bool>?) { value(name, fact) { $0.literal($1 ? "true" : "false") } }
    mutating func amount(_ name: String, _ fact: Fact<Amount>?) { value(name, fact) { $0.literal($1.description) } }

    /// A value that people read as its description: a CIK, a form type, a code.
    mutating func word(_ name: String, _ fact: Fact<some CustomStringConvertible & Sendable>?) {
        value(name, fact) { $0.string($1.description) }
    }

    /// One of a closed set of names.
    mutating func code(_ name: String, _ fact: Fact<some RawRepresentable<String> & Sendable>?) {
        value(name, fact) { $0.string($1.rawValue) }
    }

    /// A name that follows from the facts beside it and has no words of its own.
    mutating func name(_ key: String, _ name: String) {
        json.key(key)
        json.string(name)
    }

    mutating func texts(_ name: String, _ facts: [Fact<String>]) {
        json.key(name)
        json.beginArray()
        for (index, fact) in facts.enumerated() {
            json.string(fact.value)
            remember((path.isEmpty ? name : path + "." + name) + "[\(index)]", fact.sources)
        }
        json.endArray()
    }

    /// An object that a filing may not have; then it is null.
    mutating func part<Part>(_ name: String, _ part: Part?, _ body: (inout FactsWriter, Part) -> Void) {
        guard let part else {
            json.key(name)
            return json.null()
        }
        object(name) { body(&$0, part) }
    }

    mutating func text(_ name: String, _ leaf: Leaf<String>) { self.leaf(name, leaf) { $0.string($1) } }
    mutating func day(_ name: String, _ leaf: Leaf<Day>) { self.leaf(name, leaf) { $0.string($1.description) } }
    mutating func amount(_ name: String, _ leaf: Leaf<Amount>) { self.leaf(name, leaf) { $0.literal($1.description) } }

    mutating func code(_ name: String, _ leaf: Leaf<some RawRepresentable<String> & Sendable>) {
        self.leaf(name, leaf) { $0.string($1.rawValue) }
    }

    /// Where the object that is being written stood as a whole.
    mutating func remember(_ source: SourceRange) { remember(path, [source]) }

    private mutating func remember(_ path: String, _ ranges: [SourceRange]) {
        // What follows from the whole of a document has no place of its own.
        for range in ranges where range.start < range.end { sources.append((path, range)) }
    }

    mutating func strings(_ name: String, _ values: [String]) {
        json.key(name)
        json.beginArray()
        for value in values { json.string(value) }
        json.endArray()
    }

    private mutating func value<Value>(_ name: String, _ fact: Fact<Value>?, _ write: (inout JSONWriter, Value) -> Void)
    {
        json.key(name)
        guard let fact else { return json.null() }
        write(&json, fact.value)
        remember(path.isEmpty ? name : path + "." + name, fact.sources)
    }

    private mutating func leaf<Value>(_ name: String, _ leaf: Leaf<Value>, _ write: (inout JSONWriter, Value) -> Void) {
        json.key(name)
        json.beginObject()
        json.key("value")
        if let fact = leaf.fact {
            write(&json, fact.value)
            remember(path + "." + name, fact.sources)
        } else {
            json.null()
        }
        strings("footnotes", leaf.footnotes.map(\.description))
        json.endObject()
    }
}
