/// Whether words can be the name of a firm. No list of firms decides: a name is short, its words begin with capitals, and
/// it has none of the words that titles, prices, dates and legends are made of.
enum FirmWords {
    /// Words of letters and digits, in small letters; `&` and `+` are words as well.
    static func words(_ text: String) -> [String] {
        var words: [String] = []
        var word: [UInt8] = []
        for byte in text.utf8 {
            guard byte < 0x80 else { return wordsBeyondASCII(text) }
            if byte == .space {
                if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
                word.removeAll(keepingCapacity: true)
            } else if byte.isLetter || byte.isDigit || byte == .ampersand || byte == UInt8(ascii: "+") {
                word.append(byte.lowercased)
            }
        }
        if !word.isEmpty { words.append(String(decoding: word, as: UTF8.self)) }
        return words
    }

    private static func wordsBeyondASCII(_ text: String) -> [String] {
        var words: [String] = []
        for part in text.split(separator: " ") {
            let word = String(String.UnicodeScalarView(part.unicodeScalars.filter { isInk($0) })).lowercased()
            if !word.isEmpty { words.append(word) }
        }
        return words
    }

    private static func isInk(_ scalar: Unicode.Scalar) -> Bool {
        scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "&" || scalar == "+"
    }

    /// The name without its legal form and the words that every other firm has, to compare names by.
    static func core(_ text: String) -> [String] {
        let all = words(String(text.map { $0 == "-" || $0 == "/" ? " " : $0 })).filter { $0 != "&" && $0 != "+" }
        let core = all.filter { !endings.contains($0) && !small.contains($0) }
        return core.isEmpty ? all : core
    }

    /// Whether a line of a cover can be a firm's name. Where no heading stands above it, more is doubtful.
    ///
    /// `isWhole`: no other line goes on with it, so that `Houston, Texas` is a place.
    static func isName(_ text: String, underHeading: Bool, isWhole: Bool = true) -> Bool {
        guard (2...90).contains(text.utf8.count) else { return false }
        let parts = text.split(separator: " ")
        guard (1...12).contains(parts.count) else { return false }
        guard !text.unicodeScalars.contains(where: { Self.foreign.contains($0) }) else { return false }
        let words = words(text)
        guard let first = words.first, words.count <= parts.count, first != "&", first != "+" else { return false }
        if small.contains(first), !beginnings.contains(first), !startsWithInitial(text) { return false }
        if isCaption(text) || isEnding(text) { return false }
        if let last = words.last, small.contains(last) { return false }
        let isDoubtful = !underHeading && !isMarked(words)
        if words.contains(where: { banned.contains($0) || isDoubtful && doubtful.contains($0) }) { return false }
        if isDoubtful, words.contains(where: { $0.contains { $0.isNumber } }) { return false }
        guard parts.allSatisfy({ isNameWord($0) }), text.unicodeScalars.contains(where: { $0.properties.isUppercase })
        else { return false }
        // A full stop ends an abbreviation or a sentence.
        if text.hasSuffix("."), let last = parts.last, last.count > 5, !last.dropLast().contains(".") { return false }
        return !isWhole || !isPlace(text, words)
    }

    /// `Securities`, `(USA)`, `O'Neill`, `eTrade`, `nabSecurities`, `&`, and small words such as `of`.
    private static func isNameWord(_ word: Substring) -> Bool {
        let letters = word.drop { $0 == "(" || $0 == "\u{2018}" || $0 == "'" }
        guard let first = letters.first else { return false }
        if first.isUppercase || first.isNumber || first == "&" || first == "+" { return true }
        let plain = letters.filter { $0.isLetter }.lowercased()
        if small.contains(plain) || ["plc", "llc", "inc", "ltd", "lp", "ag", "co", "sa"].contains(plain) {
            return true
        }
        return letters.dropFirst().contains { $0.isUppercase }
    }

    /// `Houston, Texas`: a comma that neither a legal form follows nor partners' names surround.
    private static func isPlace(_ text: String, _ words: [String]) -> Bool {
        guard let comma = text.lastIndex(of: ","), !words.contains(where: { ["&", "+", "and"].contains($0) }) else {
            return false
        }
        return !Self.words(String(text[comma...])).contains { endings.contains($0) }
    }

    /// Words that only end a name: `Incorporated`, `Securities, Inc.`, `& Co.`, `International plc`.
    static func isEnding(_ text: String) -> Bool {
        let words = words(text)
        guard !words.isEmpty, words.count <= 5 else { return false }
        return words.allSatisfy { endings.contains($0) || $0 == "&" || $0 == "and" }
    }

    /// What stands below a name and says more of it: `A Stifel Company`, `Green Structuring Advisor`.
    static func isCaption(_ text: String) -> Bool {
        let words = words(text)
        guard let first = words.first else { return false }
        if first == "a" && !startsWithInitial(text) || first == "an" { return true }
        return words.contains { captionWords.contains($0) }
    }

    /// `A. G. Becker`, `E. F. Hutton`
    private static func startsWithInitial(_ text: String) -> Bool {
        text.split(separator: " ").first.map { $0.hasSuffix(".") } ?? false
    }

    /// Whether a name shows that it is a firm's: by a legal form, partners, or what most of its kind are called.
    static func isMarked(_ words: [String]) -> Bool {
        words.dropFirst().contains { endings.contains($0) || $0 == "&" || $0 == "+" }
    }

    static func isLegalForm(_ word: String) -> Bool { forms.contains(word) }

    private static let foreign: Set<Unicode.Scalar> = [
        "$", "%", "[", "]", "<", ">", "=", "_", "@", "\u{201C}", "\u{201D}", "\"", ":", ";", "?", "!", "\u{2022}", "*",
        "\u{20AC}", "#", "\u{A3}", "\u{A5}",
    ]

    static let small: Set<String> = [
        "of", "and", "the", "de", "del", "du", "la", "le", "von", "van", "y", "e", "et", "und", "f\u{FC}r",
    ]

    /// Small words that a name may begin with: `The Chapman Company`, `Van Kasper & Company`.
    private static let beginnings: Set<String> = ["the", "van", "von", "de", "la", "le", "du", "del"]

    private static let captionWords: Set<String> = [
        "division", "subsidiary", "affiliate", "advisor", "adviser", "structuring", "member", "members", "finra",
        "sipc",
        "nasd", "formerly", "acting", "dba",
    ]

    private static let forms: Set<String> = [
        "incorporated", "inc", "llc", "lp", "llp", "corp", "corporation", "company", "co", "plc", "limited", "ltd",
        "na",
        "ag", "sa", "nv", "bv", "ulc", "gmbh", "spa", "as", "ab", "lc", "cos", "companies", "pllc", "se", "kgaa", "pte",
    ]

    static let endings: Set<String> = forms.union([
        "securities", "capital", "markets", "partners", "international", "group", "usa", "us", "americas", "europe",
        "investment", "investments", "bank", "banking", "brokerage", "financial", "services", "global", "associates",
        "sons", "holdings", "canada", "asia", "advisors", "corporate", "branch", "london", "branch", "america", "uk",
        "equities", "research", "trading", "bankers", "division",
    ]).subtracting(["division"])

    /// Words of titles, prices, dates, legends and other parties; no firm that sells securities is called so.
    private static let banned: Set<String> = [
        "prospectus", "supplement", "pricing", "preliminary", "dated", "date", "share", "shares", "note", "notes",
        "debenture", "debentures", "warrant", "warrants", "per", "total", "proceeds", "discount", "discounts",
        "commissions", "underwriting", "insured", "uninsured", "fdic", "guaranteed", "lose", "registration",
        "registrant", "statement", "nasdaq", "nyse", "contents", "logo", "due", "subject", "completion",
        "filed", "pursuant", "rule", "llp", "pllc", "esq", "attorneys", "counsel", "cusip", "isin", "underwriter",
        "underwriters", "manager", "managers", "bookrunner", "bookrunners", "agent", "agents", "offering", "offered",
        "stockholder", "stockholders", "shareholder", "shareholders", "holders", "dividend", "reinvestment", "minimum",
        "maximum", "not", "no", "we", "our", "you", "your", "this", "that", "these", "is", "are", "will", "be",
        "by", "to", "for", "from", "at", "in", "on", "with", "neither", "any", "investing", "trustee", "trustees",
        "telephone", "fax", "copies", "www", "exhibit", "appendix", "annex", "has", "have", "been", "or", "its",
        "certificates", "depositary", "stock", "purchaser", "purchasers", "representative",
        "representatives", "joint", "subtotal", "its", "certain", "other",
        "brokerdealers", "brokerdealer",
        "regulation", "sec", "photograph", "graphic", "graphics",
    ]

    /// Words that a firm's name may have, but that lines of a cover have more often.
    private static let doubtful: Set<String> = [
        "bond", "bonds", "common", "ordinary", "unit", "units", "rights", "price", "public", "commission", "exchange",
        "table", "risk", "factors", "series", "class", "index", "linked", "listing", "symbol", "principal", "amount",
        "interest", "plan", "number", "all", "summary", "introduction", "confidential", "offer", "value", "preferred",
        "interests", "initial", "additional", "information", "final", "terms", "issue", "street",
        "avenue", "suite", "road", "boulevard", "floor", "selling", "book", "delivery", "until", "through", "product",
        "page", "map", "see", "form", "item", "act", "section", "cover", "front", "back", "inside", "image", "picture",
        "photo", "dealer", "option", "underlying", "draft", "copy", "following", "annual", "report", "quarterly",
        "current",
    ]
}
