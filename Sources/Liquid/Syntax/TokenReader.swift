/// Reads the inside of a tag or an output, token by token.
struct TokenReader {
    enum Kind: Hashable {
        case name
        /// Between quotation marks, without them.
        case string
        case number
        case dots
        case comparison
        case punctuation(UInt8)
        case end
    }

    struct Token {
        var kind: Kind
        var range: Range<Int>
    }

    let bytes: [UInt8]
    private var position: Int
    private let end: Int
    private(set) var token: Token
    /// Where the last token that was taken ended.
    private(set) var lastEnd: Int
    /// How deep brackets and conditions are nested.
    var depth = 0

    init(_ bytes: [UInt8], _ range: Range<Int>) throws(TemplateProblem) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        lastEnd = range.lowerBound
        token = Token(kind: .end, range: end..<end)
        try advance()
        lastEnd = range.lowerBound
    }

    mutating func advance() throws(TemplateProblem) {
        lastEnd = token.range.upperBound
        while position < end, bytes[position].isSpace { position += 1 }
        guard position < end else {
            token = Token(kind: .end, range: end..<end)
            return
        }
        let start = position
        let byte = bytes[position]
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"):
            guard let close = bytes[(start + 1)..<end].firstIndex(of: byte) else {
                throw TemplateProblem(.unclosedString, at: start..<end)
            }
            position = close + 1
            token = Token(kind: .string, range: start + 1..<close)
            return
        case _ where byte.isLetter || byte == UInt8(ascii: "_"): token = name(start)
        case _ where byte.isDigit || byte == UInt8(ascii: "-") && start + 1 < end && bytes[start + 1].isDigit:
            token = number(start)
        case UInt8(ascii: ".") where start + 1 < end && bytes[start + 1] == byte:
            token = Token(kind: .dots, range: start..<start + 2)
        case UInt8(ascii: "="), UInt8(ascii: "!"), UInt8(ascii: "<"), UInt8(ascii: ">"):
            let isLong =
                start + 1 < end
                && (bytes[start + 1] == UInt8(ascii: "=")
                    || byte == UInt8(ascii: "<") && bytes[start + 1] == UInt8(ascii: ">"))
            let isAlone = byte == UInt8(ascii: "=") || byte == UInt8(ascii: "!")
            token =
                isLong || !isAlone
                ? Token(kind: .comparison, range: start..<start + (isLong ? 2 : 1))
                : Token(kind: .punctuation(byte), range: start..<start + 1)
        default: token = Token(kind: .punctuation(byte), range: start..<start + 1)
        }
        position = token.range.upperBound
    }

    /// Letters, digits, low lines and hyphens; a question mark may end it.
    private func name(_ start: Int) -> Token {
        var index = start
        while index < end, bytes[index].isWordPart || bytes[index] == UInt8(ascii: "-") { index += 1 }
        if index < end, bytes[index] == UInt8(ascii: "?") { index += 1 }
        return Token(kind: .name, range: start..<index)
    }

    /// `-12`, `1.5`; of `1..5` the `1`.
    private func number(_ start: Int) -> Token {
        var index = start + 1
        while index < end, bytes[index].isDigit { index += 1 }
        if index + 1 < end, bytes[index] == UInt8(ascii: "."), bytes[index + 1].isDigit {
            index += 1
            while index < end, bytes[index].isDigit { index += 1 }
        }
        return Token(kind: .number, range: start..<index)
    }

    // MARK: - What the parser asks

    var text: String { String(decoding: bytes[token.range], as: UTF8.self) }

    func isPunctuation(_ character: Unicode.Scalar) -> Bool { token.kind == .punctuation(UInt8(ascii: character)) }

    func isName(_ name: String) -> Bool { token.kind == .name && bytes[token.range].elementsEqual(name.utf8) }

    mutating func takes(_ character: Unicode.Scalar) throws(TemplateProblem) -> Bool {
        guard isPunctuation(character) else { return false }
        try advance()
        return true
    }

    mutating func takes(name: String) throws(TemplateProblem) -> Bool {
        guard isName(name) else { return false }
        try advance()
        return true
    }

    mutating func expect(_ character: Unicode.Scalar) throws(TemplateProblem) {
        guard try takes(character) else { throw unexpected(wanted: "'\(character)'") }
    }

    func expectEnd() throws(TemplateProblem) {
        if token.kind != .end { throw unexpected(wanted: nil) }
    }

    /// What people write who know another language, or whose editor knows better.
    private static let meant = [
        "\u{201C}": "a straight quotation mark", "\u{201D}": "a straight quotation mark",
        "\u{2018}": "a straight quotation mark", "\u{2019}": "a straight quotation mark", "&": "'and'", "||": "'or'",
        "contain": "'contains'", "+": "'| plus: …'", "*": "'| times: …'", "/": "'| divided_by: …'",
    ]

    func unexpected(wanted: String?) -> TemplateProblem {
        guard token.kind != .end else {
            let place = max(0, lastEnd - 1)..<lastEnd
            return TemplateProblem(wanted.map { .missing($0) } ?? .unexpected("end", wanted: nil), at: place)
        }
        // A character of several bytes is shown whole.
        var last = token.range.upperBound
        while last < end, bytes[last] & 0xC0 == 0x80 { last += 1 }
        let found = String(decoding: bytes[token.range.lowerBound..<last], as: UTF8.self)
        return TemplateProblem(.unexpected("'\(found)'", wanted: Self.meant[found] ?? wanted), at: token.range)
    }
}
