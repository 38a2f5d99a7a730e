/// A place in a file as a person looks for it: line, column, and the line itself.
///
/// Parsers know byte offsets; lines are counted only when something is to be said.
package struct SourcePlace: Equatable, Sendable {
    /// Both count from 1. A column is a character.
    package var line: Int
    package var column: Int
    /// The part of the line around the place, at most `width` characters, and where in it the caret belongs.
    package var excerpt: String
    package var caret: Int

    private static let width = 100

    fileprivate init(of offset: Int, in bytes: [UInt8], line: Int, column: Int, lineStart: Int) {
        self.line = line
        self.column = column
        let lineEnd = bytes.lineEnd(from: offset, before: Swift.min(bytes.count, offset + 4 * Self.width))
        // A window of the line: EDGAR holds lines of a megabyte.
        let before = Self.printable(bytes[Swift.max(lineStart, offset - 2 * Self.width)..<offset])
        let after = Self.printable(bytes[offset..<Swift.max(offset, lineEnd)])
        var shownBefore = before.suffix(Self.width * 6 / 10)
        if shownBefore.count < before.count || lineStart < offset - 2 * Self.width {
            shownBefore = ["…"] + shownBefore.dropFirst()
        }
        let room = Self.width - shownBefore.count
        excerpt = String(shownBefore) + String(after.prefix(room)) + (after.count > room ? "…" : "")
        caret = shownBefore.count
    }

    private static func printable(_ bytes: ArraySlice<UInt8>) -> [Character] {
        String(decodingFiling: Array(bytes)).unicodeScalars.compactMap { scalar in
            if scalar == "\r" { return nil }
            return scalar.value < 0x20 || scalar.properties.generalCategory == .control ? " " : Character(scalar)
        }
    }
}

/// Finds the places of offsets that come in order, counting each line of the file once.
package struct SourcePlaces {
    private let bytes: [UInt8]
    private var position = 0
    private var line = 1
    private var column = 1
    private var lineStart = 0

    package init(in bytes: [UInt8]) { self.bytes = bytes }

    package mutating func place(of offset: Int) -> SourcePlace {
        let offset = min(max(0, offset), bytes.count)
        if offset < position { self = SourcePlaces(in: bytes) }
        while position < offset {
            if bytes[position] == .lineFeed {
                line += 1
                column = 1
                lineStart = position + 1
            } else if bytes[position] & 0xC0 != 0x80 {
                // A character is the byte that starts it: exact for UTF-8, and for Windows-1252 near enough.
                column += 1
            }
            position += 1
        }
        return SourcePlace(of: offset, in: bytes, line: line, column: column, lineStart: lineStart)
    }
}
