/// Ids of headings, one for each: links lead to them.
struct Headings {
    /// Where the tag of the heading that is being written begins.
    var start: Int?
    /// What it says, and what the last one said: it names the tables below it.
    var words = ""
    var section = ""
    private var taken: [String: Int] = [:]

    init() {}

    /// `Use of proceeds` becomes `use-of-proceeds`, and `use-of-proceeds-2` the second time.
    mutating func id(for words: String) -> String {
        var id = ""
        for scalar in words.lowercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                id.unicodeScalars.append(scalar)
            } else if !id.isEmpty, !id.hasSuffix("-"), !scalar.properties.isDefaultIgnorableCodePoint, scalar != "'",
                scalar != "\u{2019}"
            {
                id += "-"
            }
            if id.utf8.count > 80 { break }
        }
        if id.hasSuffix("-") { id.removeLast() }
        if id.isEmpty { id = "section" }
        var number = taken[id, default: 0] + 1
        var unique = number == 1 ? id : "\(id)-\(number)"
        while number > 1, taken[unique] != nil {
            number += 1
            unique = "\(id)-\(number)"
        }
        taken[id] = number
        if unique != id { taken[unique] = 1 }
        return unique
    }
}

extension HTMLWriter {
    mutating func writeHeading(_ level: Int, _ isEnd: Bool) {
        guard isEnd else {
            headings.start = output.count
            headings.words = ""
            append("<h\(level)>")
            return
        }
        let id = headings.id(for: headings.words)
        if let start = headings.start { output.insert(contentsOf: " id=\"\(id)\"".utf8, at: start + 3) }
        headings.section = headings.words
        headings.start = nil
        table.count = 0
        append("</h\(level)>\n")
    }
}
