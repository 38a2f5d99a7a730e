/// Text that says the same in Markdown: in a paragraph, at the start of a line, in a table cell, a list item, a
/// heading or emphasis. The one place that escapes for Markdown.
///
/// CommonMark takes a backslash before any ASCII punctuation as that character. Only what could mean something is
/// escaped, so that the text stays readable as it is; white space is one space, because a line feed would end a cell.
struct MarkdownText: CustomStringConvertible {
    let description: String

    init(_ text: String) {
        var result = ""
        let words = text.printable.split { $0.isWhitespace }.joined(separator: " ")
        var isStart = true
        var isNumberSoFar = true
        for character in words {
            switch character {
            case "\\", "`", "*", "_", "[", "]", "<", ">", "&", "|", "~", "!", "#":
                result.append("\\")
            case "-", "+", "=", ":":
                // A list, a rule or an underline at the start of a line; a colon makes a delimiter row.
                if isStart { result.append("\\") }
            case ".", ")":
                // A number at the start of a line with one of these behind it starts a list.
                if isNumberSoFar, !isStart { result.append("\\") }
            default: break
            }
            isNumberSoFar = isNumberSoFar && character.isNumber
            result.append(character)
            isStart = false
        }
        description = result
    }
}
