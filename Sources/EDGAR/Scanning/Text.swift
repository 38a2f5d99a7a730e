/// How the bytes of a filing become the words a reader sees.
///
/// Text is decoded once and late: as UTF-8 where it is valid, else as Windows-1252, which is what the software
/// that wrote it meant. White space of any kind and length is one space, none at the ends.
extension Array where Element == UInt8 {
    /// The words in `range` of an XML document or of HTML: references decoded, tags and comments dropped. Without
    /// `names` the text is plain: a `<` or `&` in it is only that.
    func words(in range: Range<Int>, names: CharacterReference.Names? = .xml) -> String {
        let range = trimmed(range)
        var previous: UInt8 = 0
        for index in range {
            let byte = self[index]
            if byte <= .space
                ? byte != .space || previous == .space : byte > 0x7E || byte == .lessThan || byte == .ampersand
            {
                return wordsOfMixedText(in: range, names: names)
            }
            previous = byte
        }
        return String(decoding: self[range], as: UTF8.self)
    }

    /// The same for text that holds tags, references, line ends or bytes beyond ASCII.
    private func wordsOfMixedText(in range: Range<Int>, names: CharacterReference.Names?) -> String {
        var text: [UInt8] = []
        text.reserveCapacity(range.count)
        guard let names else {
            text.appendWords(of: self, in: range, names: nil)
            return Self.trimmed(text)
        }
        var reader = TagReader(self, in: range)
        reading: while true {
            switch reader.next() {
            case .text(let run, _): text.appendWords(of: self, in: run, names: names)
            case .characterData(let run): text.appendWords(of: self, in: run, names: nil)
            case .open, .close, .aside: continue
            case .end: break reading
            }
        }
        return Self.trimmed(text)
    }

    /// The decoded text without white space at its end, and with what Unicode counts as white space collapsed.
    private static func trimmed(_ text: [UInt8]) -> String {
        var text = text
        if text.last == .space { text.removeLast() }
        let decoded = String(decodingFiling: text)
        guard decoded.unicodeScalars.contains(where: { $0.value > 0x7F && $0.properties.isWhitespace }) else {
            return decoded
        }
        return decoded.unicodeScalars.split { $0.properties.isWhitespace }.map { String(String.UnicodeScalarView($0)) }
            .joined(separator: " ")
    }

    /// Appends the text of `run` with white space collapsed, also against what is already there.
    private mutating func appendWords(of bytes: [UInt8], in run: Range<Int>, names: CharacterReference.Names?) {
        var index = run.lowerBound
        while index < run.upperBound {
            let byte = bytes[index]
            if byte.isWhitespace {
                if let last, last != .space { append(.space) }
            } else if byte == .ampersand, let names,
                let reference = CharacterReference(in: bytes, at: index, before: run.upperBound, names: names)
            {
                if reference.scalar.properties.isWhitespace {
                    if let last, last != .space { append(.space) }
                } else {
                    append(contentsOf: String(reference.scalar).utf8)
                }
                index += reference.count
                continue
            } else {
                append(byte)
            }
            index += 1
        }
    }
}

extension String {
    /// Text as filed: UTF-8 where it is valid, else Windows-1252.
    init(decodingFiling bytes: [UInt8]) {
        if let text = String(validating: bytes, as: UTF8.self) {
            self = text
        } else {
            var text = String.UnicodeScalarView()
            for byte in bytes { text.append(Windows1252.scalar(byte)) }
            self = String(text)
        }
    }
}

/// The code page of the software that wrote most filings.
enum Windows1252 {
    static func scalar(_ byte: UInt8) -> Unicode.Scalar {
        guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
        return Unicode.Scalar(upper[Int(byte) - 0x80]) ?? Unicode.Scalar(byte)
    }

    /// The characters of 0x80 to 0x9F; the five that have none keep their number.
    private static let upper: [UInt32] = [
        0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D,
        0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A,
        0x0153, 0x9D, 0x017E, 0x0178,
    ]
}
