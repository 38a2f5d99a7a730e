/// A name as EDGAR files it, turned round for people.
///
/// EDGAR keeps people as LAST FIRST MIDDLE SUFFIX and entities as they are called; it does not say which is
/// which. A name that holds a word only entities have, a digit or a mark such as `/DE/` stays as it is.
package struct PersonName: Sendable {
    /// `Laguerre Martin` as `Martin Laguerre`; `FOSTER ALAN H` as `Alan H. Foster`; `INTEL CORP` as it is.
    package static func display(_ filed: String) -> String {
        let words = filed.split(separator: " ").map(String.init)
        guard (2...5).contains(words.count), !isEntity(filed, words) else { return filed }
        // "Foster, Alan H.": what stands before the comma is the last name.
        if let comma = filed.firstIndex(of: ",") {
            let last = filed[..<comma].split(separator: " ").joined(separator: " ")
            let first = filed[filed.index(after: comma)...].split(separator: " ").joined(separator: " ")
            return last.isEmpty || first.isEmpty ? filed : first + " " + last
        }
        var rest = words
        var suffixes: [String] = []
        while rest.count > 2, let last = rest.last, let suffix = suffix(last) {
            suffixes.insert(suffix, at: 0)
            rest.removeLast()
        }
        // "Van Dyke John": a particle belongs to the last name.
        var lastNameCount = 1
        while lastNameCount < rest.count - 1, particles.contains(rest[lastNameCount - 1].lowercased()) {
            lastNameCount += 1
        }
        // "SMITH JR JOHN": some put the suffix behind the last name.
        if rest.count > lastNameCount + 1, let suffix = Self.suffix(rest[lastNameCount]), rest[lastNameCount].count > 1
        {
            suffixes.append(suffix)
            rest.remove(at: lastNameCount)
        }
        let last = rest[..<lastNameCount]
        let first = rest[lastNameCount...]
        let isShouted = filed == filed.uppercased()
        let name = (first.map { initial($0) } + last).map { isShouted ? calm($0) : $0 }
        return (name + suffixes).joined(separator: " ")
    }

    private static let particles: Set<String> = [
        "van", "von", "de", "del", "della", "di", "da", "du", "la", "le", "der", "den", "st", "st.", "ter", "bin", "al",
        "el", "san", "dos", "mac", "mc",
    ]

    private static func suffix(_ word: String) -> String? {
        switch word.uppercased().filter({ $0 != "." && $0 != "," }) {
        case "JR": "Jr."
        case "SR": "Sr."
        case "II": "II"
        case "III": "III"
        case "IV": "IV"
        case "MD": "M.D."
        case "PHD": "Ph.D."
        case "ESQ": "Esq."
        case "CPA": "CPA"
        default: nil
        }
    }

    private static let entityWords: Set<String> = [
        "inc", "incorporated", "corp", "corporation", "company", "co", "cos", "llc", "llp", "lp", "lllp", "ltd",
        "limited",
        "plc", "sa", "s.a", "ag", "nv", "n.v", "bv", "b.v", "ab", "asa", "oyj", "spa", "s.p.a", "gmbh", "kg", "se",
        "sarl",
        "s.a.r.l", "pte", "pty", "kk", "trust", "trustee", "trustees", "fund", "funds", "partners", "partnership",
        "capital", "holdings", "holding", "group", "ventures", "venture", "management", "advisors", "advisers",
        "advisory", "associates", "investments", "investment", "investors", "equity", "foundation", "bank", "bancorp",
        "financial", "securities", "asset", "assets", "international", "global", "insurance", "estate", "family",
        "university", "endowment", "pension", "plan", "master", "offshore", "onshore", "opportunities", "growth",
        "technologies", "technology", "systems", "pharmaceuticals", "therapeutics", "energy", "resources", "industries",
        "enterprises", "properties", "realty", "l.p", "l.l.c", "l.l.p", "lc", "gp", "and", "of", "the", "&", "sponsor",
        "acquisition", "acquisitions", "strategic", "strategies", "credit", "markets", "services", "solutions", "labs",
    ]

    private static func isEntity(_ name: String, _ words: [String]) -> Bool {
        if name.contains(where: { $0.isNumber || $0 == "/" || $0 == "&" || $0 == "(" }) { return true }
        if name.count(where: { $0 == "," }) > 1 { return true }
        return words.contains { word in
            var plain = word.lowercased()
            while plain.last == "." || plain.last == "," { plain.removeLast() }
            return entityWords.contains(plain)
        }
    }

    /// A lone letter is an initial.
    private static func initial(_ word: String) -> String {
        word.count == 1 && word.first?.isLetter == true ? word + "." : word
    }

    /// `O'BRIEN` as `O'Brien`, `MCDONALD` as `McDonald`, `SMITH-JONES` as `Smith-Jones`.
    private static func calm(_ word: String) -> String {
        var result = ""
        var startsPart = true
        for character in word {
            result += startsPart ? character.uppercased() : character.lowercased()
            startsPart = !character.isLetter
        }
        if result.hasPrefix("Mc"), result.count > 3 {
            let third = result.index(result.startIndex, offsetBy: 2)
            result.replaceSubrange(third...third, with: result[third].uppercased())
        }
        return result
    }
}
