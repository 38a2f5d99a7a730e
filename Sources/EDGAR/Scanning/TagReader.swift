/// Reads the tags of SGML, XML and HTML from bytes, one token at a time.
///
/// One lenient reader serves the envelope, the ownership XML and HTML, because EDGAR's own line folding and
/// careless software break all three in the same ways. It never fails and never goes back: each byte is
/// looked at once, whatever it holds. Entities are not expanded and there is no DTD; what is odd about a
/// token is told in its `flaws`, and whoever reads the document decides what to say of it.
package struct TagReader {
    package struct Tag {
        /// From `<` to behind `>`.
        package var whole: Range<Int>
        package var name: Range<Int>
        /// What stands between the name and the end of the tag.
        package var attributes: Range<Int>
        package var closesItself: Bool
        /// The next tag began before this one ended.
        package var isCut: Bool
    }

    package enum Token {
        case open(Tag)
        case close(Tag)
        case text(Range<Int>, Flaws)
        /// The inside of `<![CDATA[ … ]]>`.
        case characterData(Range<Int>)
        /// A comment, a processing instruction or a declaration: nothing to read.
        case aside(Range<Int>)
        case end
    }

    /// What is not right about a run of text, found while passing over it.
    package struct Flaws: OptionSet, Sendable {
        package let rawValue: UInt8
        package init(rawValue: UInt8) { self.rawValue = rawValue }
        /// There is an `&`; whether it starts a reference is for the text decoder to say.
        package static let ampersand = Flaws(rawValue: 1)
        /// A control character that no markup allows.
        package static let control = Flaws(rawValue: 2)
        /// A `<` that starts no tag.
        package static let lessThan = Flaws(rawValue: 4)
        /// `]]>` outside of a CDATA section.
        package static let closedData = Flaws(rawValue: 8)
        /// Anything but white space: text that a reader may want.
        package static let ink = Flaws(rawValue: 16)
    }

    let bytes: [UInt8]
    package private(set) var position: Int
    let end: Int
    /// A comment, declaration or tag that the end of the input cut short.
    package private(set) var cutAt: Int?

    package init(_ bytes: [UInt8], in range: Range<Int>) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
    }

    package mutating func next() -> Token {
        guard position < end else { return .end }
        if bytes[position] == .lessThan, let token = markup() { return token }
        return text()
    }

    /// Text up to the next `<` that starts markup.
    private mutating func text() -> Token {
        let start = position
        var flaws: Flaws = []
        var index = position
        while index < end {
            let byte = bytes[index]
            if byte == .lessThan {
                if startsMarkup(at: index), index > start { break }
                flaws.insert([.lessThan, .ink])
            } else if byte == .ampersand {
                flaws.insert([.ampersand, .ink])
            } else if byte > .space {
                flaws.insert(.ink)
                if byte == .greaterThan, index - start >= 2, bytes[index - 1] == UInt8(ascii: "]"),
                    bytes[index - 2] == UInt8(ascii: "]")
                {
                    flaws.insert(.closedData)
                }
            } else if byte < .space, byte != .lineFeed, byte != .tab, byte != .carriageReturn {
                flaws.insert(.control)
            }
            index += 1
        }
        position = index
        return .text(start..<index, flaws)
    }

    private func startsMarkup(at offset: Int) -> Bool {
        guard offset + 1 < end else { return false }
        let next = bytes[offset + 1]
        return next.isLetter || next == UInt8(ascii: "/") || next == UInt8(ascii: "!") || next == UInt8(ascii: "?")
            || next == UInt8(ascii: "_")
    }

    /// The markup at `position`, or nil when the `<` there is only text.
    private mutating func markup() -> Token? {
        guard startsMarkup(at: position) else { return nil }
        let start = position
        switch bytes[start + 1] {
        case UInt8(ascii: "!"):
            if bytes.hasText("<!--", at: start, before: end) {
                return .aside(skip(past: "-->", from: start + 4, start: start))
            }
            if bytes.hasText("<![CDATA[", at: start, before: end) {
                let whole = skip(past: "]]>", from: start + 9, start: start)
                return .characterData(start + 9..<max(start + 9, cutAt == start ? end : whole.upperBound - 3))
            }
            return .aside(skip(past: ">", from: start + 2, start: start))
        case UInt8(ascii: "?"):
            return .aside(skip(past: ">", from: start + 2, start: start))
        case UInt8(ascii: "/"):
            return .close(tag(nameAt: start + 2, start: start))
        default:
            return .open(tag(nameAt: start + 1, start: start))
        }
    }

    private mutating func skip(past mark: StaticString, from offset: Int, start: Int) -> Range<Int> {
        if let found = bytes.firstRange(of: mark, in: min(offset, end)..<end) {
            position = found.upperBound
        } else {
            cutAt = start
            position = end
        }
        return start..<position
    }

    /// A tag whose name starts at `nameAt`. Quotes hide `>`, but only quotes that close before the next `<`:
    /// a stray quote must not swallow the rest of the file.
    private mutating func tag(nameAt: Int, start: Int) -> Tag {
        var index = nameAt
        while index < end, bytes[index].isNameByte { index += 1 }
        let name = nameAt..<index
        let attributesStart = index
        var quote: UInt8 = 0
        var firstHidden: Int?
        while index < end {
            let byte = bytes[index]
            if quote != 0 {
                if byte == quote {
                    quote = 0
                    firstHidden = nil
                } else if byte == .greaterThan, firstHidden == nil {
                    firstHidden = index
                } else if byte == .lessThan {
                    break
                }
            } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
                quote = byte
            } else if byte == .greaterThan || byte == .lessThan {
                break
            }
            index += 1
        }
        // The quote never closed: the tag ended at the first `>` behind it.
        if quote != 0, let hidden = firstHidden { index = hidden }
        if index >= end { cutAt = cutAt ?? start }
        let closed = index < end && bytes[index] == .greaterThan
        position = closed ? index + 1 : index
        let closesItself = index > attributesStart && bytes[index - 1] == UInt8(ascii: "/")
        return Tag(
            whole: start..<position, name: name, attributes: attributesStart..<(closesItself ? index - 1 : index),
            closesItself: closesItself, isCut: !closed)
    }
}
