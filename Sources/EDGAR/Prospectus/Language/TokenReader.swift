/// Takes text apart into tokens, each byte once.
struct TokenReader {
    let text: [UInt8]
    var tokens: [Token] = []

    init(_ text: [UInt8]) { self.text = text }

    mutating func read(_ range: Range<Int>, startsParagraph: Bool) {
        var starts = startsParagraph
        var index = range.lowerBound
        while index < range.upperBound {
            let before = tokens.count
            index = next(at: index, before: range.upperBound)
            if tokens.count > before, starts {
                tokens[before].startsParagraph = true
                starts = false
            }
        }
    }

    private mutating func add(_ kind: Token.Kind, _ start: Int, _ end: Int, word: UInt64 = 0) {
        tokens.append(Token(kind: kind, start: Int32(clamping: start), end: Int32(clamping: end), word: word))
    }

    private mutating func next(at index: Int, before end: Int) -> Int {
        let byte = text[index]
        if byte.isWhitespace { return index + 1 }
        if byte.isLetter { return word(at: index, before: end) }
        if byte.isDigit || (byte == UInt8(ascii: ".") && index + 1 < end && text[index + 1].isDigit) {
            return number(at: index, before: end)
        }
        if byte >= 0x80 { return sign(at: index, before: end) }
        switch byte {
        case UInt8(ascii: "$"): add(.currency, index, index + 1)
        case UInt8(ascii: "%"): add(.percent, index, index + 1)
        case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: ";"): stop(at: index, before: end)
        case UInt8(ascii: ","): add(.comma, index, index + 1)
        case UInt8(ascii: ":"): add(.colon, index, index + 1)
        case UInt8(ascii: "("): add(.open, index, index + 1)
        case UInt8(ascii: ")"): add(.close, index, index + 1)
        case UInt8(ascii: "\""): add(.quote, index, index + 1)
        case UInt8(ascii: "&"), UInt8(ascii: "/"), UInt8(ascii: "="): add(.other, index, index + 1)
        case UInt8(ascii: "_"):
            var last = index
            while last < end, text[last] == byte { last += 1 }
            if last - index > 1 { add(.blank, index, last) }
            return last
        case UInt8(ascii: "["):
            // `[•]`, `[ ]`, `[●]`
            if let close = text[index..<min(end, index + 8)].firstIndex(of: UInt8(ascii: "]")),
                !text[index + 1..<close].contains(where: { $0.isLetter || $0.isDigit })
            {
                add(.blank, index, close + 1)
                return close + 1
            }
            add(.open, index, index + 1)
        case UInt8(ascii: "]"): add(.close, index, index + 1)
        case UInt8(ascii: "-"):
            // A hyphen within a word is none; `--` and a dash with space around it are.
            if index + 1 < end, text[index + 1] == byte || (index > 0 && text[index - 1].isWhitespace) {
                add(.dash, index, index + 1)
            }
        default: return index + 1
        }
        return index + 1
    }

    /// A full stop ends a sentence when white space or a closing quote follows; one behind an initial does not.
    private mutating func stop(at index: Int, before end: Int) {
        var next = index + 1
        while next < end, text[next] == UInt8(ascii: "\"") || text[next] == UInt8(ascii: ")") || text[next] >= 0x80 {
            next += 1
        }
        if next >= end || text[next].isWhitespace { add(.stop, index, index + 1) }
    }

    private mutating func word(at start: Int, before end: Int) -> Int {
        var index = start
        while index < end, text[index].isLetter || text[index].isDigit || isLetterBeyondASCII(index, end) { index += 1 }
        // `U.S.`, `L.P.`, `J.P.`: single letters with full stops are one word.
        if index - start == 1 {
            while index + 1 < end, text[index] == UInt8(ascii: "."), text[index + 1].isLetter,
                index + 2 >= end || !text[index + 2].isLetter
            {
                index += 2
            }
            if index < end, text[index] == UInt8(ascii: "."), index - start > 1 || !endsText(index, end) { index += 1 }
        } else if index < end, text[index] == UInt8(ascii: "."), isAbbreviation(start..<index, before: end) {
            index += 1
        }
        var hashed = start..<index
        // `issuer's`, in either kind of apostrophe.
        if index + 1 < end, text[index] == UInt8(ascii: "'"), text[index + 1].lowercased == UInt8(ascii: "s") {
            index += 2
        } else if index + 3 < end, text[index] == 0xE2, text[index + 1] == 0x80, text[index + 2] == 0x99 {
            if text[index + 3].lowercased == UInt8(ascii: "s"), index + 4 >= end || !text[index + 4].isLetter {
                index += 4
            } else if text[index + 3].isLetter {
                // `O’Neill` is one word.
                let rest = word(at: index + 3, before: end)
                tokens.removeLast()
                hashed = start..<rest
                index = rest
            }
        }
        add(.word, start, index, word: Token.word(text[hashed]))
        return index
    }

    private func isLetterBeyondASCII(_ index: Int, _ end: Int) -> Bool {
        // Latin letters with accents: C3 to C5; their second byte belongs to them.
        (0xC3...0xC5).contains(text[index])
            || (0x80...0xBF).contains(text[index]) && index > 0 && (0xC3...0xC5).contains(text[index - 1])
    }

    private func endsText(_ index: Int, _ end: Int) -> Bool { index + 1 >= end }

    /// `Inc.`, `No.`, `St.`: words whose full stop ends no sentence, when a small letter, a digit or a comma follows,
    /// or when nothing else is usual for them.
    private func isAbbreviation(_ range: Range<Int>, before end: Int) -> Bool {
        guard range.count <= 5 else { return false }
        let always: [StaticString] = ["No", "Nos", "Mr", "Ms", "Mrs", "Dr", "St", "vs", "approx", "Jan", "Feb", "Sept"]
        let words: [StaticString] = ["Inc", "Corp", "Co", "Ltd", "Bros", "Cos", "Jr", "Sr", "LLC", "Cie", "etc"]
        func isOne(of list: [StaticString]) -> Bool {
            list.contains {
                $0.utf8CodeUnitCount == range.count && text.hasText($0, at: range.lowerBound, before: range.upperBound)
            }
        }
        if isOne(of: always) { return true }
        guard isOne(of: words) else { return false }
        var next = range.upperBound + 1
        guard next < end else { return false }
        if !text[next].isWhitespace { return text[next] == UInt8(ascii: ",") || text[next] == UInt8(ascii: ")") }
        while next < end, text[next].isWhitespace { next += 1 }
        // A sentence may well end in "Inc."; what goes on in small letters did not.
        return next < end && !(0x41...0x5A).contains(text[next]) || startsName(next, end)
    }

    /// Whether the capital at `next` begins no sentence: "Morgan Stanley & Co. International", "Inc. LLC".
    private func startsName(_ next: Int, _ end: Int) -> Bool {
        let followers: [StaticString] = [
            "LLC", "L.L.C", "Incorporated", "International", "Limited", "Inc", "Ltd", "and ",
        ]
        return followers.contains { text.hasText($0, at: next, before: end) }
    }

    private mutating func number(at start: Int, before end: Int) -> Int {
        var index = start
        while index < end {
            let byte = text[index]
            if byte.isDigit {
                index += 1
            } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "."), index + 1 < end, text[index + 1].isDigit {
                index += 1
            } else {
                break
            }
        }
        // `18 5/8`, `7 1/4`, `5/8`
        var fraction = index
        while fraction < end, text[fraction] == .space || text[fraction] == UInt8(ascii: "-") { fraction += 1 }
        var slash = fraction
        while slash < end, text[slash].isDigit, slash - fraction < 2 { slash += 1 }
        if slash > fraction, slash + 1 < end, text[slash] == UInt8(ascii: "/"), text[slash + 1].isDigit,
            fraction - index <= 1
        {
            var last = slash + 1
            while last < end, text[last].isDigit { last += 1 }
            if last - slash <= 3, last >= end || text[last] != UInt8(ascii: "/") { index = last }
        } else if let last = bareFraction(start, index, end) {
            index = last
        } else if index + 1 < end, text[index] == 0xC2, (0xBC...0xBE).contains(text[index + 1]) {
            index += 2
        } else if index + 2 < end, text[index] == 0xE2, text[index + 1] == 0x85 {
            index += 3
        }
        add(.number, start, index)
        return index
    }

    /// `7/8`: exchanges quoted in powers of two; `5/8/2001` is a date and `1/40th` a part.
    private func bareFraction(_ start: Int, _ slash: Int, _ end: Int) -> Int? {
        guard slash - start <= 2, slash + 1 < end, text[slash] == UInt8(ascii: "/") else { return nil }
        var last = slash + 1
        while last < end, text[last].isDigit, last - slash <= 3 { last += 1 }
        let below = String(decoding: text[slash + 1..<last], as: UTF8.self)
        guard ["2", "4", "8", "16", "32", "64"].contains(below), last >= end || text[last] != UInt8(ascii: "/"),
            last >= end || !text[last].isLetter
        else { return nil }
        return last
    }

    /// Signs beyond ASCII: currencies, quotes, dashes, bullets. Others, such as ® and †, say nothing.
    private mutating func sign(at index: Int, before end: Int) -> Int {
        let second = index + 1 < end ? text[index + 1] : 0
        let third = index + 2 < end ? text[index + 2] : 0
        switch (text[index], second, third) {
        case (0xE2, 0x82, 0xAC): add(.currency, index, index + 3)
        case (0xC2, 0xA3, _), (0xC2, 0xA5, _): add(.currency, index, index + 2)
        case (0xE2, 0x80, 0x9C), (0xE2, 0x80, 0x9D): add(.quote, index, index + 3)
        case (0xE2, 0x80, 0x93), (0xE2, 0x80, 0x94), (0xE2, 0x88, 0x92): add(.dash, index, index + 3)
        case (0xE2, 0x97, 0x8F), (0xE2, 0x80, 0xA2): add(.blank, index, index + 3)
        case (0xC3...0xC5, _, _): return word(at: index, before: end)
        default: break
        }
        return index + (text[index] >= 0xF0 ? 4 : text[index] >= 0xE0 ? 3 : text[index] >= 0xC0 ? 2 : 1)
    }
}
