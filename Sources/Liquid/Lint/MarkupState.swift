/// Where in HTML or XML a template has come to: in text, in a tag, in an attribute.
struct MarkupState: LintState {
    var problems: [TemplateProblem] = []
    private var place = Place.text
    /// The element whose tag is being read.
    private var element: [UInt8] = []
    private var attribute: [UInt8] = []
    /// The last few bytes, to see where a comment or a script ends.
    private var tail: [UInt8] = []

    private enum Place: Equatable {
        case text
        case tagStart
        case tagName
        case tag
        case attributeName
        case beforeValue
        case value(quote: UInt8)
        case unquotedValue
        case comment
        case declaration
        case program
    }

    mutating func read(_ text: ArraySlice<UInt8>) { for byte in text { read(byte) } }

    private mutating func read(_ byte: UInt8) {
        let small = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
        switch place {
        case .text: if byte == UInt8(ascii: "<") { place = .tagStart }
        case .tagStart:
            element = []
            if byte == UInt8(ascii: "!") {
                place = .declaration
                tail = []
            } else if byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") {
                place = .tagName
            } else if byte.isLetter {
                element = [small]
                place = .tagName
            } else {
                place = .text
            }
        case .tagName:
            if byte == UInt8(ascii: ">") {
                endTag()
            } else if byte.isSpace || byte == UInt8(ascii: "/") {
                place = .tag
            } else {
                element.append(small)
            }
        case .tag:
            if byte == UInt8(ascii: ">") {
                endTag()
            } else if !byte.isSpace, byte != UInt8(ascii: "/") {
                attribute = [small]
                place = .attributeName
            }
        case .attributeName:
            switch byte {
            case UInt8(ascii: ">"): endTag()
            case UInt8(ascii: "="): place = .beforeValue
            case _ where byte.isSpace || byte == UInt8(ascii: "/"): place = .tag
            default: attribute.append(small)
            }
        case .beforeValue:
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): place = .value(quote: byte)
            case UInt8(ascii: ">"): endTag()
            case _ where byte.isSpace: break
            default: place = .unquotedValue
            }
        case .value(let quote): if byte == quote { place = .tag }
        case .unquotedValue: if byte == UInt8(ascii: ">") { endTag() } else if byte.isSpace { place = .tag }
        case .declaration:
            tail.append(byte)
            if tail == Array("--".utf8) { place = .comment } else if byte == UInt8(ascii: ">") { place = .text }
        case .comment:
            tail = tail.suffix(2) + [byte]
            if tail == Array("-->".utf8) { place = .text }
        case .program:
            tail = tail.suffix(9) + [small]
            if tail.suffix(element.count + 2).elementsEqual("</".utf8 + element) {
                place = .tagName
                element = [UInt8(ascii: "/")]
            }
        }
    }

    private mutating func endTag() {
        place = isProgram ? .program : .text
        tail = []
    }

    private var isProgram: Bool { element == Array("script".utf8) || element == Array("style".utf8) }

    mutating func output(at range: Range<Int>, last: String?) -> TemplateProblem.Reason? {
        let name = String(decoding: attribute, as: UTF8.self)
        switch place {
        case .text, .comment, .declaration: return nil
        case .tagStart, .tagName, .tag, .attributeName: return .outputInTag
        case .beforeValue, .unquotedValue:
            place = .unquotedValue
            return .outputUnquoted(name)
        case .program: return .outputInScript(String(decoding: element, as: UTF8.self))
        case .value:
            if name.hasPrefix("on") || name == "style" || name == "srcdoc" { return .outputInHandler(name) }
            let isLink = Self.links.contains(name) && !Lint.linkFilters.contains(last ?? "")
            return isLink ? .unfilteredLink : nil
        }
    }

    /// Attributes that lead somewhere.
    private static let links: Set<String> = [
        "href", "src", "action", "formaction", "poster", "cite", "data", "xlink:href", "srcset", "ping", "background",
        "manifest", "longdesc",
    ]
}
