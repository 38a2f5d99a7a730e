/// Firms that the filing names elsewhere, in its allocation table or its prose. They say where a name ends that a cover
/// sets over two lines, or where one ends and the next begins in a list.
struct KnownFirms: Sendable {
    private var names: [[String]] = []
    private var firsts: Set<String> = []
    private let firms: [BankName]

    init(_ names: [PrintedName]) {
        firms = names.prefix(200).map(\.firm)
        for name in names.prefix(200) {
            let words = Self.words(name.text)
            guard let first = words.first else { continue }
            self.names.append(words)
            firsts.insert(first)
        }
    }

    func contains(_ name: PrintedName) -> Bool { firms.contains { $0.isSameFirm(as: name.firm) } }

    private static func words(_ text: String) -> [String] {
        FirmWords.words(String(text.map { $0 == "-" ? " " : $0 })).filter { $0 != "&" && $0 != "+" && $0 != "and" }
    }

    /// Whether a line and the one below it are one name: together they begin a known one, the second line does not.
    func isOneFirm(_ above: String, _ below: String) -> Bool {
        let below = Self.words(below)
        let all = Self.words(above) + below
        guard let first = all.first, firsts.contains(first), let next = below.first, !firsts.contains(next) else {
            return false
        }
        return names.contains { $0.starts(with: all) }
    }

    /// Where the names begin in a line that holds several with a single space between them: indices of words.
    func beginnings(in parts: [String]) -> [Int] {
        guard names.count > 1, parts.count > 2, parts.count < 60 else { return [] }
        let words = parts.map { Self.words($0).first ?? "" }
        var found: [Int] = []
        for index in words.indices where firsts.contains(words[index]) {
            let previous = index > 0 ? words[index - 1] : ""
            if index > 0, previous.isEmpty || FirmWords.small.contains(previous) { continue }
            let isName = names.contains { name in
                guard name[0] == words[index] else { return false }
                if let last = found.last, names.contains(where: { $0.starts(with: words[last...index]) }) {
                    return false
                }
                let next = words[(index + 1)...].first { !$0.isEmpty }
                return name.count == 1 || next.map { name[1] == $0 || firsts.contains($0) } ?? true
            }
            if isName { found.append(index) }
        }
        return found.first == 0 && found.count > 1 ? found : []
    }
}
