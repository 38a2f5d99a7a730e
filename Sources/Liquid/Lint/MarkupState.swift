/// Where in HTML or XML a template has come to: in text, in a tag, in an attribute.
struct MarkupState: LintState {
    var problems: [TemplateProblem] = []
    private var position = Position.text
    /// The element whose tag is being read, in small letters.
    private var element: [UInt8] = []
    private var attribute: [UInt8] = []
    /// What stands in the attribute so far, outputs as NUL.
    private var value: [UInt8] = []
    /// The last few bytes, to see where a comment or a script ends.
    private var tail: [UInt8] = []

    private enum Position: Equatable {
        case text
        case tagStart
        case tagName
        case tag
        case attributeName
        case afterName
        case beforeValue
        case value(quote: UInt8)
        case unquotedValue
        case comment
        case declaration
        /// Script, style sheet, or text in which no tag is one: to the end of its element.
        case program
    }

    /// Positions that differ only in how far a tag has been read are one.
    enum Place: Equatable {
        case text
        case tag
        case value(quote: UInt8, attribute: [UInt8])
        case other([UInt8])
    }

    var place: Place {
        switch position {
        case .text: .text
        // The end of a value without quotation marks is another's affair: no output may stand there either.
        case .tagName, .tag, .attributeName, .afterName, .unquotedValue: .tag
        case .value(let quote): .value(quote: quote, attribute: attribute)
        case .tagStart, .beforeValue: .other([0])
        case .comment: .other([1])
        case .declaration: .other([2])
        case .program: .other(element)
        }
    }

    /// In a title no tag is one: what stands there is text as well.
    var isText: Bool { position == .text || position == .program && Self.texts.contains(element) }

    mutating func read(_ text: ArraySlice<UInt8>) { for byte in text { read(byte) } }

    private mutating func read(_ byte: UInt8) {
        let small = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
        switch position {
        case .text: if byte == UInt8(ascii: "<") { position = .tagStart }
        case .tagStart: readTagStart(byte, small)
        case .tagName:
            switch byte {
            case UInt8(ascii: ">"): endTag()
            case _ where byte.isSpace || byte == UInt8(ascii: "/"): position = .tag
            default: element.append(small)
            }
        case .tag, .afterName:
            switch byte {
            case UInt8(ascii: ">"): endTag()
            case UInt8(ascii: "=") where position == .afterName: position = .beforeValue
            case _ where byte.isSpace: break
            case UInt8(ascii: "/"): position = .tag
            default:
                attribute = [small]
                position = .attributeName
            }
        case .attributeName:
            switch byte {
            case UInt8(ascii: ">"): endTag()
            case UInt8(ascii: "="): position = .beforeValue
            case UInt8(ascii: "/"): position = .tag
            case _ where byte.isSpace: position = .afterName
            default: attribute.append(small)
            }
        case .beforeValue:
            value = []
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): position = .value(quote: byte)
            case UInt8(ascii: ">"): endTag()
            case _ where byte.isSpace: break
            default: position = .unquotedValue
            }
        case .value(let quote): if byte == quote { position = .tag } else if value.count < 100 { value.append(small) }
        case .unquotedValue: if byte == UInt8(ascii: ">") { endTag() } else if byte.isSpace { position = .tag }
        case .declaration:
            tail.append(byte)
            if tail == Array("--".utf8) { position = .comment } else if byte == UInt8(ascii: ">") { position = .text }
        case .comment:
            tail = tail.suffix(3) + [byte]
            if tail.suffix(3) == Array("-->".utf8) || tail == Array("--!>".utf8) { position = .text }
        case .program: readProgram(byte, small)
        }
    }

    private mutating func readTagStart(_ byte: UInt8, _ small: UInt8) {
        element = []
        switch byte {
        case UInt8(ascii: "!"):
            position = .declaration
            tail = []
        case UInt8(ascii: "/"), UInt8(ascii: "?"):
            element = [byte]
            position = .tagName
        case _ where byte.isLetter:
            element = [small]
            position = .tagName
        case UInt8(ascii: "<"): break
        default: position = .text
        }
    }

    /// `</script` ends a script when no letter follows.
    private mutating func readProgram(_ byte: UInt8, _ small: UInt8) {
        let isEnd = tail.elementsEqual("</".utf8 + element)
        if isEnd, byte.isSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
            element = [UInt8(ascii: "/")]
            if byte == UInt8(ascii: ">") { endTag() } else { position = .tag }
            return
        }
        tail = (tail + [small]).suffix(element.count + 2)
    }

    private mutating func endTag() {
        position = Self.programs.contains(element) ? .program : .text
        tail = []
    }

    private static let programs = Set(
        ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"].map { Array($0.utf8) })
    /// Of those, text that is escaped like any other.
    private static let texts = Set(["textarea", "title"].map { Array($0.utf8) })

    mutating func output(at range: Range<Int>, last: String?) -> TemplateProblem.Reason? {
        let name = String(decoding: attribute, as: UTF8.self)
        switch position {
        case .text, .comment, .declaration: return nil
        case .program where Self.texts.contains(element): return nil
        case .program: return .outputInScript(String(decoding: element, as: UTF8.self))
        case .tagStart, .tagName, .tag, .attributeName, .afterName: return .outputInTag
        case .beforeValue, .unquotedValue:
            position = .unquotedValue
            return .outputUnquoted(name)
        case .value:
            defer { pass() }
            if name.hasPrefix("on") || name == "style" || name == "srcdoc" || isAnimation {
                return .outputInHandler(name)
            }
            return isLink && !isSafeLink(last) ? .unfilteredLink : nil
        }
    }

    mutating func pass() { if case .value = position { value.append(0) } }

    /// Attributes that lead somewhere.
    private var isLink: Bool {
        let name = String(decoding: attribute, as: UTF8.self)
        if name == "data" { return element.elementsEqual("object".utf8) }
        if name == "content" { return element.elementsEqual("meta".utf8) && contains("url") }
        return Self.links.contains(name)
    }

    private func contains(_ word: String) -> Bool {
        value.indices.contains { value[$0...].starts(with: word.utf8) }
    }

    /// `<animate>` and `<set>` may set any attribute, a handler too.
    private var isAnimation: Bool {
        let name = String(decoding: attribute, as: UTF8.self)
        return (element.starts(with: "animate".utf8) || element.elementsEqual("set".utf8))
            && ["values", "to", "from", "by", "attributename"].contains(name)
    }

    /// A whole target by `url`; a part of one behind a beginning that leads to a place on this site or to a web server.
    private func isSafeLink(_ last: String?) -> Bool {
        guard let last else { return false }
        if value.isEmpty { return last == "url" && !element.elementsEqual("meta".utf8) }
        guard Lint.linkFilters.contains(last) else { return false }
        guard let end = value.firstIndex(where: { ":/?#".utf8.contains($0) }) else { return last == "url" }
        guard value[end] == UInt8(ascii: ":") else { return true }
        return ["http", "https", "mailto"].contains { value[..<end].elementsEqual($0.utf8) }
    }

    private static let links: Set<String> = [
        "href", "src", "action", "formaction", "poster", "cite", "xlink:href", "srcset", "ping", "background",
        "manifest",
        "longdesc", "xml:base",
    ]
}

extension Lint {
    /// Filters after which a text can be part of a link's target.
    static let linkFilters: Set<String> = ["url", "url_encode", "slug", "cik"]
}
