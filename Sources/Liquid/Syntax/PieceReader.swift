/// Splits a template into text, `{{ output }}` and `{% tag %}`, and takes away the white space that `-` asks for.
///
/// A tag ends at the first `%}` and an output at the first `}}`, in quotes or not, as everywhere in Liquid. Within
/// `{% liquid %}` every line is a tag.
struct PieceReader {
    enum Piece {
        case text(Range<Int>)
        case output(Range<Int>)
        case tag(Tag)
    }

    struct Tag {
        /// Empty for a tag without a name; `#` for a comment.
        var name: Range<Int>
        var arguments: Range<Int>
        /// From the opening brace.
        var start: Int
    }

    let bytes: [UInt8]
    private(set) var position: Int
    private let end: Int
    private let readsLines: Bool
    private var trimsNext = false

    init(_ bytes: [UInt8]) {
        self.bytes = bytes
        position = 0
        end = bytes.count
        readsLines = false
    }

    /// The lines of a `liquid` tag.
    init(linesIn range: Range<Int>, of bytes: [UInt8]) {
        self.bytes = bytes
        position = range.lowerBound
        end = range.upperBound
        readsLines = true
    }

    mutating func next() throws(TemplateProblem) -> Piece? {
        try readsLines ? nextLine() : nextPiece()
    }

    mutating func finish() { position = end }

    // MARK: - Templates

    private mutating func nextPiece() throws(TemplateProblem) -> Piece? {
        while position < end {
            let opening = nextOpening(from: position)
            if opening > position {
                let text = trimmed(position..<opening)
                position = opening
                trimsNext = false
                if !text.isEmpty { return .text(text) }
                continue
            }
            let isTag = bytes[opening + 1] == UInt8(ascii: "%")
            guard let closing = closing(isTag ? UInt8(ascii: "%") : UInt8(ascii: "}"), from: opening + 2) else {
                position = end
                throw TemplateProblem(isTag ? .unclosedTag : .unclosedOutput, at: opening..<opening + 2)
            }
            position = closing + 2
            let inner = inside(opening + 2, closing)
            return isTag ? .tag(tag(inner, start: opening)) : .output(inner)
        }
        return nil
    }

    private func nextOpening(from start: Int) -> Int {
        var index = start
        while index + 1 < end {
            if bytes[index] == UInt8(ascii: "{"),
                bytes[index + 1] == UInt8(ascii: "{") || bytes[index + 1] == UInt8(ascii: "%")
            {
                return index
            }
            index += 1
        }
        return end
    }

    private func closing(_ first: UInt8, from start: Int) -> Int? {
        var index = start
        while index + 1 < end {
            if bytes[index] == first, bytes[index + 1] == UInt8(ascii: "}") { return index }
            index += 1
        }
        return nil
    }

    /// Between the braces, without the hyphens; the one at the end takes the white space behind it away.
    private mutating func inside(_ start: Int, _ end: Int) -> Range<Int> {
        var start = start
        var end = end
        if start < end, bytes[start] == UInt8(ascii: "-") { start += 1 }
        trimsNext = end > start && bytes[end - 1] == UInt8(ascii: "-")
        if trimsNext { end -= 1 }
        return start..<end
    }

    private func trimmed(_ range: Range<Int>) -> Range<Int> {
        var (start, end) = (range.lowerBound, range.upperBound)
        if trimsNext { while start < end, bytes[start].isSpace { start += 1 } }
        if end + 2 < self.end, bytes[end + 2] == UInt8(ascii: "-") {
            while start < end, bytes[end - 1].isSpace { end -= 1 }
        }
        return start..<end
    }

    private func tag(_ inner: Range<Int>, start: Int) -> Tag {
        var index = inner.lowerBound
        while index < inner.upperBound, bytes[index].isSpace { index += 1 }
        let nameStart = index
        if index < inner.upperBound, bytes[index] == UInt8(ascii: "#") {
            index += 1
        } else {
            while index < inner.upperBound, bytes[index].isWordPart { index += 1 }
        }
        return Tag(name: nameStart..<index, arguments: index..<inner.upperBound, start: start)
    }

    // MARK: - Lines

    private mutating func nextLine() -> Piece? {
        while position < end {
            var lineEnd = position
            while lineEnd < end, bytes[lineEnd] != 0x0A { lineEnd += 1 }
            let line = position..<lineEnd
            position = min(lineEnd + 1, end)
            let tag = tag(line, start: line.lowerBound)
            if tag.name.isEmpty, !bytes[tag.arguments].contains(where: { !$0.isSpace }) { continue }
            return .tag(Tag(name: tag.name, arguments: tag.arguments, start: tag.name.lowerBound))
        }
        return nil
    }

    // MARK: - What is not parsed

    /// The text up to the tag `name`, which is passed over; nil when there is none. Nothing in between is parsed.
    mutating func verbatim(until name: String) -> Range<Int>? {
        var start = position
        if trimsNext { while start < end, bytes[start].isSpace { start += 1 } }
        var index = position
        while index + 1 < end {
            guard bytes[index] == UInt8(ascii: "{"), bytes[index + 1] == UInt8(ascii: "%") else {
                index += 1
                continue
            }
            var inner = index + 2
            let trims = inner < end && bytes[inner] == UInt8(ascii: "-")
            if trims { inner += 1 }
            while inner < end, bytes[inner].isSpace { inner += 1 }
            guard inner + name.utf8.count <= end, bytes[inner..<inner + name.utf8.count].elementsEqual(name.utf8) else {
                index += 2
                continue
            }
            inner += name.utf8.count
            while inner < end, bytes[inner].isSpace { inner += 1 }
            let trimsAfter = inner < end && bytes[inner] == UInt8(ascii: "-")
            if trimsAfter { inner += 1 }
            guard inner + 1 < end, bytes[inner] == UInt8(ascii: "%"), bytes[inner + 1] == UInt8(ascii: "}") else {
                index += 2
                continue
            }
            position = inner + 2
            trimsNext = trimsAfter
            var stop = max(index, start)
            if trims { while stop > start, bytes[stop - 1].isSpace { stop -= 1 } }
            return start..<stop
        }
        // Whoever looks again would read it all again.
        position = end
        return nil
    }

    /// Passes over a comment, and over the comments and the raw text in it; false when it has no end.
    mutating func skipComment() -> Bool {
        var depth = 1
        while depth > 0 {
            if readsLines {
                guard let piece = nextLine() else { return false }
                if case .tag(let tag) = piece { count(tag, &depth) }
                continue
            }
            var opening = nextOpening(from: position)
            while opening < end, bytes[opening + 1] == UInt8(ascii: "{") { opening = nextOpening(from: opening + 1) }
            guard opening < end, let closing = closing(UInt8(ascii: "%"), from: opening + 2) else {
                position = end
                return false
            }
            position = closing + 2
            count(tag(inside(opening + 2, closing), start: opening), &depth)
        }
        return true
    }

    private mutating func count(_ tag: Tag, _ depth: inout Int) {
        switch String(decoding: bytes[tag.name], as: UTF8.self) {
        case "comment": depth += 1
        case "endcomment": depth -= 1
        case "raw": if !readsLines { _ = verbatim(until: "endraw") }
        default: break
        }
    }
}
