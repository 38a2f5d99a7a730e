/// An issuer's name as far as it tells one from another: without its legal form, its punctuation and the state that
/// EDGAR puts behind it.
///
/// A filing without its header has no CIK; its name may still be one that other filings have.
struct IssuerName: Hashable, Comparable {
    let words: [String]

    init(_ name: String) {
        // `VERDANE THERAPEUTICS, INC. /DE/`
        var name = name[...]
        if name.hasSuffix("/"), let slash = name.dropLast().lastIndex(of: "/"), slash > name.startIndex {
            name = name[..<slash]
        }
        var words: [String] = []
        var word = ""
        for scalar in name.uppercased().unicodeScalars {
            if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                word.unicodeScalars.append(scalar)
            } else if scalar != "." && scalar != "'" && scalar != "\u{2019}", !word.isEmpty {
                words.append(word)
                word = ""
            }
        }
        if !word.isEmpty { words.append(word) }
        while words.count > 1, let last = words.last, Self.forms.contains(last) { words.removeLast() }
        if words.count > 1, words[0] == "THE" { words.removeFirst() }
        self.words = words
    }

    private static let forms: Set<String> = [
        "INC", "INCORPORATED", "CORP", "CORPORATION", "CO", "COMPANY", "LLC", "LTD", "LIMITED", "PLC", "LP", "LLP",
        "NV",
        "SA", "AG", "SE", "AB", "ASA", "SPA", "BV",
    ]

    static func < (left: IssuerName, right: IssuerName) -> Bool {
        left.words.lexicographicallyPrecedes(right.words)
    }
}
