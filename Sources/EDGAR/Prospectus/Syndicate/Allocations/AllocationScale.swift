/// What stands above an allocation table: whose commitments it lists, and in thousands of what.
///
/// The scale is printed in a caption or at the end of the sentence that leads to the table: "the principal amount of
/// each class set forth opposite its name (dollars in thousands):". A figure is never scaled without such words.
enum AllocationScale {
    /// The words that lead to the table that begins at block `start`: the paragraph above it, with a short line between.
    static func lead(to start: Int, after first: Int, in document: Document) -> String {
        var index = start
        var lines = 0
        var text = ""
        while index > first, lines < mostLines {
            index -= 1
            let block = document.blocks[index]
            if block.range.isEmpty || block.kind == .pageBreak { continue }
            if block.isRow { break }
            lines += 1
            let words = block.range.suffix(longestLine)
            text = document.string(words) + " " + text
            // A short line is a caption of the table; its paragraph stands above.
            if !block.continues, text.utf8.count > 70 { break }
        }
        return text.lowercased()
    }

    /// How many zeros the words add to each figure.
    static func zeros(_ text: String) -> Int {
        let words = FirmWords.words(text.lowercased())
        for (index, word) in words.enumerated() {
            let isIn = index > 0 && words[index - 1] == "in"
            if word == "thousands", isIn { return 3 }
            if word == "millions", isIn { return 6 }
            if word == "000s" || word == "000" && index + 1 < words.count && words[index + 1] == "omitted" { return 3 }
        }
        return 0
    }

    /// Whether the words tell of underwriters who buy.
    static func namesBuyers(_ text: String) -> Bool {
        let words = FirmWords.words(text)
        if words.contains(where: { ["ownership", "owned", "beneficial", "beneficially", "standby"].contains($0) }) {
            return false
        }
        return words.contains { word in
            ["underwriter", "underwriters", "underwriting", "purchase", "buy", "agents", "managers"].contains(word)
        }
    }

    private static let mostLines = 16
    private static let longestLine = 400
}
