/// The registration numbers under which the securities are offered, from the top of the cover (Rule 424(b) asks for
/// them there) or, where they stand only in a picture, from the header.
struct Registration {
    private(set) var numbers: [Fact<String>] = []

    init(_ cover: Passage, header: [Fact<String>]) {
        for place in cover.all(Self.heading) { take(behind: place.upperBound, in: cover) }
        if numbers.isEmpty {
            for place in cover.all(Self.fileNumber) { take(behind: place.upperBound, in: cover) }
        }
        if numbers.isEmpty { numbers = header }
        // A guarantor's suffix is no number of its own.
        let plain = numbers.filter { $0.value.split(separator: "-").count < 3 }
        if !plain.isEmpty { numbers = plain }
        var seen: Set<String> = []
        numbers = numbers.filter { seen.insert($0.value).inserted }
    }

    /// "Registration statement no. 333-151920" somewhere in the text, when neither cover nor header has the number.
    init(body pages: ProspectusPages) {
        let blocks = pages.document.blocks
        let end = pages.outline.supplement.upperBound
        guard end > 0 else { return }
        var place: Range<Int>?
        for phrase in ["registration statement no", "file no. 333", "registration no"] as [StaticString]
        where place == nil {
            place = pages.document.first(phrase, in: 0..<blocks[end - 1].range.upperBound)
        }
        guard let place else { return }
        let passage = Passage(
            pages.document, text: place.lowerBound..<min(place.upperBound + 200, pages.document.text.count))
        if let heading = passage.first(Self.heading) ?? passage.first(Self.fileNumber) {
            take(behind: heading.upperBound, in: passage)
        }
    }

    private static let heading = Phrase("registration (statement) (file) no|nos|number|numbers")
    private static let fileNumber = Phrase("file|rs|commission no|nos|number|numbers")

    /// `333-134404`, `333-113905-01`: the numbers behind a caption, with commas, "and" and "through" between.
    private mutating func take(behind start: Int, in cover: Passage) {
        var index = start
        let text = cover.document.text
        var end = min(cover.tokens.count, start + 24)
        while index < end {
            let token = cover.tokens[index]
            if token.kind == .number {
                var last = token.range.upperBound
                while last < text.count, text[last].isDigit || text[last] == UInt8(ascii: "-") { last += 1 }
                let printed = token.range.lowerBound..<last
                guard Self.isNumber(text[printed]) else { return }
                numbers.append(Fact(cover.document.string(printed), at: cover.document.sources(of: printed)))
                while index < cover.tokens.count, Int(cover.tokens[index].start) < last { index += 1 }
                end = min(cover.tokens.count, index + 12)
                continue
            }
            switch token.kind {
            case .comma, .colon, .dash, .stop, .open, .close, .other: break
            case .word where Self.joints.contains(token.word): break
            default: return
            }
            index += 1
        }
    }

    private static let joints: Set<UInt64> = Set(["and", "through", "to", "no", "nos"].map { Token.word($0.utf8) })

    /// Two or three digits, a dash, three to six, perhaps a suffix of two.
    private static func isNumber(_ text: ArraySlice<UInt8>) -> Bool {
        let parts = text.split(separator: UInt8(ascii: "-"))
        guard (2...3).contains(parts.count), text.allSatisfy({ $0.isDigit || $0 == UInt8(ascii: "-") }) else {
            return false
        }
        // Other files of the Commission, 1-12345, are no registrations of securities.
        let series = ["2", "33", "033", "333"]
        return series.contains(String(decoding: parts[0], as: UTF8.self)) && (3...6).contains(parts[1].count)
            && (parts.count == 2 || (2...3).contains(parts[2].count))
    }
}
