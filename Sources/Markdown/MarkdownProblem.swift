/// Why a Markdown text does not become a page, and where it is at fault.
package struct MarkdownProblem: Error, Hashable, Sendable {
    package enum Reason: Hashable, Sendable {
        case tooLarge(limit: Int)
        case longLine(limit: Int)
        case tooManyColumns(limit: Int)
        case largeTable(limit: Int)
        case tooDeep(limit: Int)
        case tooManyMarks(limit: Int)
        case largeParagraph(limit: Int)
        case tooManyDefinitions(limit: Int)
        case largePage(limit: Int)
        case unknownFragment(String)
        case markup
        case outOfMemory
    }

    package let reason: Reason
    /// The byte at which it shows.
    package let offset: Int

    init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    package var message: String {
        switch reason {
        case .tooLarge(let limit): "more than \(limit) bytes of Markdown"
        case .longLine(let limit): "a line of more than \(limit) bytes"
        case .tooManyColumns(let limit): "a table of more than \(limit) columns"
        case .largeTable(let limit): "a table of more than \(limit) cells"
        case .tooDeep(let limit): "lists and quotes nested more than \(limit) deep"
        case .tooManyMarks(let limit): "more than \(limit) brackets or other marks in one paragraph"
        case .largeParagraph(let limit): "a paragraph of more than \(limit) bytes"
        case .tooManyDefinitions(let limit): "more than \(limit) definitions of links"
        case .largePage(let limit): "more than \(limit) bytes of HTML"
        case .unknownFragment(let name): "there is no fragment '\(name)'"
        case .markup: "HTML within Markdown is not shown"
        case .outOfMemory: "there is not enough memory"
        }
    }
}
