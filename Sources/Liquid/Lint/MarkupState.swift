/// Where in HTML or XML a template has come to: in text, in a tag, in an attribute.
struct MarkupState: LintState {
    var problems: [TemplateProblem] = []
    private var position = Position.text
    /// The element whose tag is being read, in small letters.
    private var element: [UInt8] = []
    private var attribute: [UInt8] = []
    /// What stands in the attribute so far.
    private var value = LinkPrefix()
    /// The last few bytes, to see where a comment or a script ends.
    private var tail: [UInt8] = []
    /// A name has been broken off, and must not go on.
    private var mustEnd = false
    private var isSelfClosing = false
    /// `<meta http-equiv="refresh">`, whose content leads away.
    private var isRefresh = false
    /// Drawings within each other: a title there is an element like any other.
    private var drawings = 0

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

    /// How far a tag has been read is no difference, as long as its name and those of its attributes are whole.
    enum Place: Equatable {
        case text
        case tag([UInt8], isRefresh: Bool)
        case value(quote: UInt8, [UInt8], of: [UInt8])
        case other(Int, [UInt8])
    }

    var place: Place {
        switch position {
        case .text: .text
        case .tagName, .tag, .attributeName, .afterName, .unquotedValue: .tag(element, isRefresh: isRefresh)
        case .value(let quote): .value(quote: quote, attribute, of: element)
        case .tagStart: .other(0, [])
        case .beforeValue: .other(1, attribute)
        case .comment: .other(2, [])
        case .declaration: .other(3, [])
        case .program: .other(4, element)
        }
    }

    /// A target that is still empty allows least; a name that must end is one more thing to look at.
    var danger: Int { (value.isEmpty ? 1 : 0) + (mustEnd ? 2 : 0) + (isAttribute && isLink ? 4 : 0) }

    /// In a title no tag is one: what stands there is text as well.
    var isText: Bool { position == .text || position == .program && Self.texts.contains(element) }

    var isAttribute: Bool { if case .value = position { true } else { false } }

    // MARK: - Reading

    mutating func read(_ byte: UInt8, at index: Int) {
        let small = byte &- UInt8(ascii: "A") < 26 ? byte | 0x20 : byte
        if mustEnd {
            mustEnd = false
            if !byte.isSpace, byte != UInt8(ascii: "/"), byte != UInt8(ascii: ">") {
                problems.append(TemplateProblem(.unevenWays, at: index..<index + 1))
            }
        }
        switch position {
        case .text: if byte == UInt8(ascii: "<") { position = .tagStart }
        case .tagStart: readTagStart(byte, small)
        case .tagName, .tag, .attributeName, .afterName: readTag(byte, small, at: index)
        case .beforeValue:
            value = LinkPrefix()
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "'"): position = .value(quote: byte)
            case UInt8(ascii: ">"): endTag(at: index)
            case _ where byte.isSpace: break
            default: position = .unquotedValue
            }
        case .value(let quote):
            if byte == quote { endValue() } else { value.append(small) }
        case .unquotedValue:
            if byte == UInt8(ascii: ">") { endTag(at: index) } else if byte.isSpace { position = .tag }
        case .declaration:
            tail.append(byte)
            if tail == Array("--".utf8) { position = .comment } else if byte == UInt8(ascii: ">") { position = .text }
            if tail.count > 2 { tail = [0, 0, 0] }
        case .comment:
            tail = tail.suffix(3) + [byte]
            if tail.suffix(3) == Array("-->".utf8) || tail == Array("--!>".utf8) { position = .text }
        case .program: readProgram(byte, small, at: index)
        }
    }

    private mutating func readTagStart(_ byte: UInt8, _ small: UInt8) {
        element = []
        isRefresh = false
        isSelfClosing = false
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

    private mutating func readTag(_ byte: UInt8, _ small: UInt8, at index: Int) {
        if byte == UInt8(ascii: ">") { return endTag(at: index) }
        isSelfClosing = byte == UInt8(ascii: "/")
        switch (position, byte) {
        case (.attributeName, UInt8(ascii: "=")), (.afterName, UInt8(ascii: "=")): position = .beforeValue
        case (_, UInt8(ascii: "/")) where element != [UInt8(ascii: "/")]: position = .tag
        case (.attributeName, _) where byte.isSpace: position = .afterName
        case (.tagName, _) where byte.isSpace: position = .tag
        case (_, _) where byte.isSpace: break
        // No name that means anything is longer.
        case (.tagName, _): if element.count < 100 { element.append(small) }
        case (.attributeName, _): if attribute.count < 100 { attribute.append(small) }
        default:
            attribute = [small]
            position = .attributeName
        }
    }

    private mutating func endValue() {
        if attribute == Array("http-equiv".utf8), value.bytes.starts(with: "refresh".utf8) { isRefresh = true }
        position = .tag
    }

    /// `</script` ends a script when no letter follows.
    private mutating func readProgram(_ byte: UInt8, _ small: UInt8, at index: Int) {
        let isEnd = tail.elementsEqual("</".utf8 + element)
        if isEnd, byte.isSpace || byte == UInt8(ascii: "/") || byte == UInt8(ascii: ">") {
            element = [UInt8(ascii: "/")]
            if byte == UInt8(ascii: ">") { endTag(at: index) } else { position = .tag }
            return
        }
        tail = (tail + [small]).suffix(element.count + 2)
    }

    private mutating func endTag(at index: Int) {
        if element == Array("svg".utf8), !isSelfClosing { drawings += 1 }
        if element == Array("/svg".utf8) { drawings = max(0, drawings - 1) }
        let isProgram = Self.programs.contains(element) && !(drawings > 0 && Self.texts.contains(element))
        // In XML it is closed by this, in HTML it is not.
        if isProgram, isSelfClosing { problems.append(TemplateProblem(.endsOutsideText, at: index..<index + 1)) }
        position = isProgram ? .program : .text
        tail = []
    }

    private static let programs = Set(
        ["script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes", "plaintext"].map {
            Array($0.utf8)
        })
    /// Of those, text that is escaped like any other.
    private static let texts = Set(["textarea", "title"].map { Array($0.utf8) })

    // MARK: - Outputs

    mutating func output(at range: Range<Int>, last: String?) -> TemplateProblem.Reason? {
        switch position {
        case .text, .comment, .declaration: return nil
        case .program where Self.texts.contains(element): return nil
        case .program: return .outputInScript(String(decoding: element, as: UTF8.self))
        case .tagStart, .tagName, .tag, .attributeName, .afterName: return .outputInTag
        case .beforeValue, .unquotedValue:
            position = .unquotedValue
            return .outputUnquoted(String(decoding: attribute, as: UTF8.self))
        case .value:
            defer { value.append(0) }
            if isHandler { return .outputInHandler(String(decoding: attribute, as: UTF8.self)) }
            return isLink && !(value.allows(last) && !isRefresh) ? .unfilteredLink : nil
        }
    }

    mutating func raw() { if case .value = position { value.append(0) } }

    func insertion() {}

    func markup() -> TemplateProblem.Reason? { isText ? nil : .outputInTag }

    mutating func boundary() {
        switch position {
        case .tagName, .attributeName, .afterName, .unquotedValue: mustEnd = true
        // Half a mark is none.
        case .tagStart, .beforeValue: mustEnd = true
        default: break
        }
    }

    /// Without the prefix of a name space.
    private var localName: ArraySlice<UInt8> {
        attribute.lastIndex(of: UInt8(ascii: ":")).map { attribute[($0 + 1)...] } ?? attribute[...]
    }

    private var localElement: ArraySlice<UInt8> {
        element.lastIndex(of: UInt8(ascii: ":")).map { element[($0 + 1)...] } ?? element[...]
    }

    /// Attributes that hold programs or rules, or that set others.
    private var isHandler: Bool {
        let name = localName
        if name.starts(with: "on".utf8) || Self.handlers.contains(Array(name)) { return true }
        let sets = localElement.starts(with: "animate".utf8) || localElement.elementsEqual("set".utf8)
        return sets && Self.animations.contains(Array(name))
    }

    /// Attributes that lead somewhere.
    private var isLink: Bool {
        let name = Array(localName)
        if name == Array("data".utf8) { return element.elementsEqual("object".utf8) }
        if name == Array("content".utf8) {
            return isRefresh
                || element.elementsEqual("meta".utf8) && value.bytes.firstIndex(of: UInt8(ascii: ";")) != nil
                    && value.bytes.contains { $0 == UInt8(ascii: "=") }
        }
        return Self.links.contains(name)
    }

    private static func names(_ list: String) -> Set<[UInt8]> { Set(list.split(separator: " ").map { Array($0.utf8) }) }

    private static let handlers = names("style srcdoc handler")
    private static let animations = names("values to from by attributename")
    private static let links = names(
        "href src action formaction poster cite srcset imagesrcset ping background manifest longdesc base codebase")
}
