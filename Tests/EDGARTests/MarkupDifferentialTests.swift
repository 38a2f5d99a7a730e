/// Our tag reader against libxml2: on well-formed documents both see the same tree and the same words; what libxml2
/// refuses we tell, and what it accepts we do not complain about.
///
/// libxml2 is the oracle only. What it calls UTF-8 that is none we read as Windows-1252 by design, so it is told
/// ISO-8859-1 for such documents, in which every byte is a character.

import CLibXML2
import EDGAR
import Glibc
import Testing

/// An element as both parsers tell it.
private struct Element: Equatable {
    var name: String
    var parent: Int
    /// The `id` of a footnote or of a reference to one.
    var id: String?
    /// The words of an element without children.
    var words: String?
}

private enum Oracle {
    /// The elements in document order; nil when the document is not well-formed.
    static func elements(of document: [UInt8]) -> [Element]? {
        unsafe withTree(of: document) { root in
            var elements: [Element] = []
            unsafe append(root, parent: -1, to: &elements)
            return elements
        }
    }

    static func accepts(_ document: [UInt8]) -> Bool { unsafe withTree(of: document) { _ in true } ?? false }

    private static func withTree<Result>(of document: [UInt8], _ body: (xmlNodePtr) -> Result) -> Result? {
        let encoding = String(validating: document, as: UTF8.self) == nil ? "ISO-8859-1" : "UTF-8"
        let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
        return unsafe document.withUnsafeBytes { bytes in
            let start = unsafe bytes.bindMemory(to: CChar.self).baseAddress
            guard let tree = unsafe xmlReadMemory(start, Int32(bytes.count), nil, encoding, options) else { return nil }
            defer { unsafe xmlFreeDoc(tree) }
            return unsafe xmlDocGetRootElement(tree).map { unsafe body($0) }
        }
    }

    private static func append(_ node: xmlNodePtr, parent: Int, to elements: inout [Element]) {
        let index = elements.count
        let name = unsafe String(cString: UnsafeRawPointer(node.pointee.name).assumingMemoryBound(to: CChar.self))
        elements.append(Element(name: name, parent: parent, id: unsafe text(xmlGetProp(node, "id"))))
        var child = unsafe node.pointee.children
        var isLeaf = true
        while let current = unsafe child {
            if unsafe current.pointee.type == XML_ELEMENT_NODE {
                isLeaf = false
                unsafe append(current, parent: index, to: &elements)
            }
            unsafe child = current.pointee.next
        }
        if isLeaf { elements[index].words = collapsed(unsafe text(xmlNodeGetContent(node)) ?? "") }
    }

    private static func text(_ string: UnsafeMutablePointer<xmlChar>?) -> String? {
        guard let string = unsafe string else { return nil }
        // `xmlFree` is a variable that nobody changes here; it holds `free`.
        defer { unsafe free(string) }
        return unsafe String(cString: UnsafeRawPointer(string).assumingMemoryBound(to: CChar.self))
    }
}

private func collapsed(_ text: String) -> String {
    text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
}

private enum Ours {
    static func elements(of document: [UInt8]) -> [Element] {
        var problems: [Problem] = []
        let tree = ElementTree(parsing: document, in: 0..<document.count, problems: &problems)
        var elements: [Element] = []
        for node in tree.nodes {
            var element = Element(
                name: String(decoding: document[node.name.bytes], as: UTF8.self), parent: Int(node.parent))
            for attribute in AttributeReader(document, in: node.attributes.bytes)
            where document[attribute.name].elementsEqual("id".utf8) {
                element.id = attribute.value.map { String(decoding: document[$0], as: UTF8.self) }
            }
            elements.append(element)
        }
        let parents = Set(elements.map(\.parent))
        for index in elements.indices where !parents.contains(index) {
            elements[index].words = collapsed(words(document[tree.nodes[index].content.bytes]))
        }
        return elements
    }

    /// The words that the reader takes from an element with this content: those of the remarks of a form.
    private static func words(_ content: ArraySlice<UInt8>) -> String {
        let document =
            Array("<ownershipDocument><remarks>".utf8) + content + Array("</remarks></ownershipDocument>".utf8)
        var problems: [Problem] = []
        return OwnershipForm(xml: document, in: 0..<document.count, problems: &problems).remarks?.value ?? ""
    }

    /// What is wrong with the markup. That an element stands twice is wrong by the schema only.
    static func problems(of document: [UInt8]) -> [Problem] {
        var problems: [Problem] = []
        _ = ElementTree(parsing: document, in: 0..<document.count, problems: &problems)
        return problems.filter {
            if case .repeatedElement = $0.reason { false } else { true }
        }
    }
}

@Suite(.needsCorpus) struct MarkupDifferentialTests {
    /// The ownership documents of the corpus, cut out of their submissions.
    private static let documents: [(name: String, bytes: [UInt8])] = Corpus.files(in: "ownership", ".txt", ".xml")
        .compactMap { name in
            guard let bytes = try? Corpus.bytes(of: name),
                let start = bytes.firstRange(of: Array("<ownershipDocument".utf8))?.lowerBound,
                let end = bytes[start...].firstRange(of: Array("</ownershipDocument>".utf8))?.upperBound
            else { return nil }
            return (name, Array(bytes[start..<end]))
        }

    @Test func `both see the same elements, footnotes and words`() {
        var compared = 0
        for (name, document) in Self.documents {
            guard let expected = Oracle.elements(of: document) else { continue }
            compared += 1
            let found = Ours.elements(of: document)
            #expect(found.count == expected.count, "\(name)")
            for (ours, theirs) in zip(found, expected) where ours != theirs {
                Issue.record("\(name): \(ours) is \(theirs) to libxml2")
                break
            }
        }
        #expect(compared > 700, "most of the corpus is well-formed")
    }

    @Test func `a document as filed is judged alike`() {
        for (name, document) in Self.documents {
            let problems = Ours.problems(of: document)
            #expect(Oracle.accepts(document) == problems.isEmpty, "\(name): \(problems)")
        }
    }

    @Test func `damage is told where it is and only there`() {
        var generator = SeededGenerator(seed: 2014)
        let chosen = stride(from: 0, to: Self.documents.count, by: max(1, Self.documents.count / 20)).prefix(20)
        var missed: [String] = []
        var alarms: [String] = []
        for index in chosen {
            for _ in 0..<250 {
                let (mutant, place) = damaged(Self.documents[index].bytes, &generator)
                let problems = Ours.problems(of: mutant)
                let isAccepted = Oracle.accepts(mutant)
                // Names are read in any case: nothing is lost where only that is wrong.
                guard isAccepted != problems.isEmpty, !isSameButForCase(mutant, Self.documents[index].bytes) else {
                    continue
                }
                let context = mutant[max(0, place - 40)..<min(mutant.count, place + 40)]
                let shown = String(decoding: context, as: UTF8.self).debugDescription
                if isAccepted {
                    alarms.append("\(problems[0].code) for \(shown)")
                } else {
                    missed.append(shown)
                }
            }
        }
        #expect(missed.isEmpty, "not told: \(missed.count)\n\(missed.prefix(40).joined(separator: "\n"))")
        #expect(alarms.isEmpty, "false alarms: \(alarms.count)\n\(alarms.prefix(40).joined(separator: "\n"))")
    }

    private func isSameButForCase(_ left: [UInt8], _ right: [UInt8]) -> Bool {
        left.count == right.count && zip(left, right).allSatisfy { $0 | 0x20 == $1 | 0x20 }
    }

    private static let insertions = [
        "<", "&", "\"", "'", ">", "]]>", "\n", "\0", "--", "/", "<!--", "-->", "&amp;", "&#1;",
    ]
    .map { Array($0.utf8) }

    /// A document with one thing wrong, and where.
    private func damaged(_ document: [UInt8], _ generator: inout SeededGenerator) -> (bytes: [UInt8], place: Int) {
        var bytes = document
        // The root's own `<` stays: the reader starts there.
        var place = Int.random(in: 1..<bytes.count, using: &generator)
        switch Int.random(in: 0..<5, using: &generator) {
        case 0: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
        case 1: bytes.remove(at: place)
        case 2: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 2...30, using: &generator)))
        case 3:
            let insertion = Self.insertions.randomElement(using: &generator) ?? []
            bytes.insert(contentsOf: insertion, at: place)
        default:
            // Within the name of a tag.
            place = (bytes[place...].firstIndex(of: UInt8(ascii: "<")) ?? 0) + Int.random(in: 1...9, using: &generator)
            place = min(place, bytes.count)
            bytes.insert(
                [UInt8(ascii: "\n"), UInt8(ascii: " "), UInt8(ascii: "<")].randomElement(using: &generator) ?? 32,
                at: place)
        }
        return (bytes, place)
    }
}
