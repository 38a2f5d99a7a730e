/// What the names of banks are written with: letters under their accents, and the words that many of them share.
enum BankLetters {
    /// `O'Neill` is one word under every apostrophe.
    static func isInsideWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "'", "\u{2018}", "\u{2019}", "\u{02BC}", "`", "\u{00B4}", "\u{00AD}", "\u{2122}", "\u{00AE}": true
        default: scalar.value > 0x7F && scalar.properties.generalCategory == .nonspacingMark
        }
    }

    /// The letter beyond ASCII in lower case without its accent; nil for what is no letter.
    static func plain(_ scalar: Unicode.Scalar) -> String? {
        guard scalar.properties.isAlphabetic else { return nil }
        let lower = scalar.properties.lowercaseMapping
        return accents[lower] ?? lower
    }

    /// Filings print `Société Générale` and `Itaú` with and without accents.
    private static let accents: [String: String] = {
        var plain: [String: String] = ["ß": "ss", "æ": "ae", "œ": "oe"]
        let groups = [
            ("a", "àáâãäåāăą"), ("c", "çćč"), ("d", "ďđ"), ("e", "èéêëēėęě"), ("g", "ğ"), ("i", "ìíîïīı"), ("l", "ł"),
            ("n", "ñńň"), ("o", "òóôõöøōő"), ("r", "ř"), ("s", "śşš"), ("t", "ťţ"), ("u", "ùúûüūůű"), ("y", "ýÿ"),
            ("z", "źżž"),
        ]
        for (letter, accented) in groups {
            for scalar in accented.unicodeScalars { plain[String(scalar)] = letter }
        }
        return plain
    }()

    /// What a name ends with without being told from another by it. `Capital` is not here: `Imperial Capital` and
    /// `Imperial Credit` are two firms.
    static let endings: Set<String> = [
        "inc", "incorporated", "llc", "lc", "lp", "llp", "lllp", "ltd", "limited", "corp", "corporation", "co", "cos",
        "company", "companies", "plc", "na", "nv", "bv", "sa", "sas", "ag", "ab", "as", "asa", "se", "gmbh", "kgaa",
        "spa", "pte", "pty", "kk", "bhd", "dac", "cv", "sab", "cie", "international", "securities", "usa", "us", "uk",
        "america", "americas", "europe", "asia", "group", "holdings", "holding",
    ]

    /// The same in two words: the first by the second.
    static let secondEndings = ["markets": "capital", "bank": "investment", "banking": "investment"]

    /// What so many names begin with that alone it tells nothing.
    static let common: Set<String> = [
        "first", "second", "third", "national", "capital", "american", "united", "global", "general", "new", "north",
        "south", "east", "west", "northern", "southern", "eastern", "western", "central", "city", "state", "states",
        "bank", "banc", "trust", "financial", "finance", "investment", "investments", "equity", "equities", "merchant",
        "morgan", "pacific", "atlantic", "royal", "great", "standard", "premier", "market", "markets", "partners",
        "advisors", "associates", "research", "brothers", "sons", "china", "hong", "kong", "canada", "canadian",
        "european", "japan", "of", "de", "la", "a", "an", "universal", "world", "independent", "commonwealth",
        "federal", "street", "wall", "security",
    ]
}
