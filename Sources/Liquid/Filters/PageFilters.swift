/// Our own filters for what stands in a page: text of another kind, links, names of files.
extension Filter {
    static let ofPages: [Filter] = [
        // Text that is right in Markdown, whatever this template is.
        Filter("md") { input in
            if input.value.isNull { return .null }
            if case .safe(let safe) = input.value, safe.escape == .markdown { return input.value }
            return .safe(SafeText(text: Escape.markdown.escaped(input.value.text), escape: .markdown))
        },
        // Text as code, with what it needs around it.
        Filter("code", cost: 32) { input in
            if input.value.isNull { return .null }
            let text = input.value.text
            switch input.escape {
            case .markdown: return .safe(SafeText(text: Escape.markdownCode(text), escape: .markdown))
            case .html: return .safe(SafeText(text: "<code>\(Escape.html.escaped(text))</code>", escape: .html))
            default: return .string(text)
            }
        },
        // The target of a link: a path or http, https, mailto.
        Filter("url", cost: 8) { input throws(Reason) in
            try input.text { text throws(Reason) in
                guard let link = LinkTarget(text) else { throw .unsafeLink(text) }
                return link.encoded
            }
        },
        Filter("json") { input in
            var json: [UInt8] = []
            input.value.appendJSON(to: &json)
            return .safe(SafeText(text: String(decoding: json, as: UTF8.self), escape: .json))
        },
        // The author answers for what stands here.
        Filter("raw") { input in
            if case .safe(let safe) = input.value { return .safe(SafeText(text: safe.text, escape: input.escape)) }
            return .safe(SafeText(text: input.value.text, escape: input.escape))
        },
        Filter("slug", cost: 64) { input throws(Reason) in try input.text { Slug($0).text } },
    ]
}

/// A link that leads where it seems to lead: no script, no other place than it says.
private struct LinkTarget {
    let encoded: String

    init?(_ text: String) {
        let text = text.trimmed(start: true, end: true)
        // A browser drops these, and then reads what is left as a scheme.
        guard !text.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }), !text.utf8.starts(with: "//".utf8),
            !text.utf8.starts(with: "\\".utf8), !text.utf8.starts(with: "/\\".utf8)
        else { return nil }
        let head = text.utf8.prefix { !"/?#".utf8.contains($0) }
        if let colon = head.firstIndex(of: UInt8(ascii: ":")) {
            guard ["http", "https", "mailto"].contains(text[..<colon].lowercased()) else { return nil }
        }
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            let isEncoded = byte == UInt8(ascii: "%") && hexByte(bytes, index + 1) != nil
            if byte.isWordPart || isEncoded || Self.kept.contains(byte) {
                result.append(byte)
            } else {
                result.append(contentsOf: percentEncoded(byte).utf8)
            }
        }
        encoded = String(decoding: result, as: UTF8.self)
    }

    /// What a target may have as it is; brackets and quotation marks would end it.
    private static let kept = Set("-._~:/?#@!$&+,;=".utf8)
}

/// A name for a path, made of a title: `Straße & Söhne AG` becomes `strasse-sohne-ag`. Decoration; it names nothing alone.
private struct Slug {
    let text: String

    private static let longest = 60
    /// Names that Windows keeps for its devices.
    private static let reserved: Set<String> = Set(
        ["con", "prn", "aux", "nul"] + (1...9).flatMap { ["com\($0)", "lpt\($0)"] })

    init(_ title: String) {
        var words: [String] = [""]
        for scalar in title.unicodeScalars {
            let letters = Self.letters(of: scalar)
            if let letters { words[words.count - 1] += letters } else if words.last != "" { words.append("") }
        }
        var result = ""
        for word in words where !word.isEmpty {
            guard result.utf8.count + word.utf8.count < Self.longest else {
                if result.isEmpty { result = String(word.prefix(Self.longest)) }
                break
            }
            result += (result.isEmpty ? "" : "-") + word
        }
        text = Self.reserved.contains(result) ? result + "-" : result
    }

    /// ASCII letters for a character; none for an apostrophe or an accent; nil for what parts words.
    private static func letters(of scalar: Unicode.Scalar) -> String? {
        if scalar.isASCII {
            let byte = UInt8(scalar.value)
            if byte.isLetter { return String(Character(Unicode.Scalar(byte | 0x20))) }
            if byte.isDigit { return String(Character(scalar)) }
            return scalar == "'" ? "" : nil
        }
        if scalar == "\u{2019}" || scalar.properties.generalCategory == .nonspacingMark { return "" }
        // The names of Latin letters say what they are made of: LATIN SMALL LETTER O WITH DIAERESIS.
        guard let name = scalar.properties.name else { return nil }
        let words = name.split(separator: " ").map(String.init)
        guard words.count >= 4, words[0] == "LATIN" || words[0] == "FULLWIDTH" else { return nil }
        if name.hasSuffix("LETTER SHARP S") { return "ss" }
        guard let place = words.firstIndex(where: { $0 == "LETTER" || $0 == "LIGATURE" }), place + 1 < words.count
        else { return nil }
        let letter = words[place + 1]
        switch letter {
        case "ETH": return "d"
        case "THORN": return "th"
        case "DOTLESS": return words.last.map { $0.lowercased() }
        default: return letter.utf8.count <= 3 ? letter.lowercased() : nil
        }
    }
}
