/// Turns Markdown into HTML that people, screen readers and validators like: headings with ids, tables with scopes that
/// scroll on small screens, links that say where they lead, and no HTML of the text's own.
///
///     let html = try Markdown.html(of: page, fragments: ["chart-holdings": svg])
///
/// A comment of HTML on a line of its own, `<!-- chart-holdings -->`, is the place of a fragment: HTML that the program
/// itself has made. As Markdown alone nobody sees it.
package enum Markdown {
    package static func html(
        of text: [UInt8], fragments: [String: [UInt8]] = [:]
    ) throws(MarkdownProblem) -> [UInt8] {
        try MarkdownLimits.check(text)
        let tree = try CMarkTree(text)
        var writer = HTMLWriter(fragments: fragments) { line in Self.offset(ofLine: line, in: text) }
        try tree.forEach { element, isEnd throws(MarkdownProblem) in try writer.write(element, isEnd: isEnd) }
        return writer.output
    }

    /// Where a line begins, counted from 1.
    private static func offset(ofLine line: Int, in text: [UInt8]) -> Int {
        var left = line - 1
        for (index, byte) in text.enumerated() {
            if left <= 0 { return index }
            if byte == 0x0A { left -= 1 }
        }
        return text.count
    }
}
