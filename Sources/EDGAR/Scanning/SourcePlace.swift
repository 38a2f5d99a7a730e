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

    package init(of offset: Int, in bytes: [UInt8]) {
        let offset = Swift.min(Swift.max(0, offset), bytes.count)
        var line = 1
        var lineStart = 0
        for index in 0..<offset where bytes[index] == .lineFeed {
            line += 1
            lineStart = index + 1
        }
        self.line = line
        column = Self.count(bytes[lineStart..<offset]) + 1
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

    /// Characters, counted as the bytes that start one: exact for UTF-8, and for Windows-1252 near enough.
    private static func count(_ bytes: ArraySlice<UInt8>) -> Int {
        bytes.reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
    }

    private static func printable(_ bytes: ArraySlice<UInt8>) -> [Character] {
        String(decodingFiling: Array(bytes)).unicodeScalars.compactMap { scalar in
            if scalar == "\r" { return nil }
            return scalar.value < 0x20 || scalar.properties.generalCategory == .control ? " " : Character(scalar)
        }
    }
}
