/// "These shares were sold in multiple transactions at prices ranging from $19.12 to $19.54, inclusive."
extension PriceRange {
    /// The one range of prices that a footnote states, or nil where it states none or several.
    init?(parsing bytes: [UInt8], in range: Range<Int>) {
        guard bytes.firstRange(of: "$", in: range) != nil || bytes.firstRange(of: "price", in: range) != nil else {
            return nil
        }
        let prose = Prose(bytes: bytes, range: range)
        var found: PriceRange?
        var mentions = 0
        for opening in Self.openings {
            var position = range.lowerBound
            while let place = bytes.firstRange(of: opening.words, in: position..<range.upperBound) {
                position = place.upperBound
                mentions += 1
                if mentions > 200 { return nil }
                guard let pair = Self.pair(prose, behind: place.upperBound, isFalling: opening.isFalling),
                    Self.isOfTrades(prose, place)
                else { continue }
                if let found, found.low.value != pair.low.value || found.high.value != pair.high.value { return nil }
                found = pair
                // "… to $10.50 and from $11.00 to $11.40": one of several ranges is no range of all.
                if pair.isOneOfSeveral(in: prose) { return nil }
            }
        }
        guard let found else { return nil }
        self = found
    }

    /// The words behind which a range stands, and whether the higher price comes first.
    private static let openings: [(words: StaticString, isFalling: Bool)] = [
        ("ranging", false), ("ranged", false), ("range", false), ("between", false), ("low of", false),
        ("prices from", false), ("high of", true),
    ]

    private var last: Int { Int(max(low.source.end, high.source.end)) }

    /// Whether the sentence goes on with other amounts of money.
    private func isOneOfSeveral(in prose: Prose) -> Bool {
        let end = prose.sentenceEnd(from: last)
        var index = last
        while let dollar = (index..<max(index, end)).first(where: { prose.bytes[$0] == UInt8(ascii: "$") }) {
            guard let next = Self.price(prose.bytes, from: dollar + 1, before: min(end, dollar + 30)) else {
                return true
            }
            if next.value != low.value, next.value != high.value { return true }
            index = next.source.bytes.upperBound
        }
        return false
    }

    /// Two prices within a few words: "from $1.00 to $2.00", "of $1.00 to $2.00 per share", "$1.00-$2.00", "a low of
    /// $1.00 to a high of $2.00".
    private static func pair(_ prose: Prose, behind start: Int, isFalling: Bool) -> PriceRange? {
        let end = prose.range.upperBound
        guard let first = price(prose.bytes, from: start, before: min(end, start + 60)),
            isFiller(prose, start..<first.source.bytes.lowerBound)
        else { return nil }
        let behind = first.source.bytes.upperBound
        guard let second = price(prose.bytes, from: behind, before: min(end, behind + 50)),
            isConnection(prose, behind..<second.source.bytes.lowerBound),
            !isCount(prose, behind: second.source.bytes.upperBound)
        else { return nil }
        let (low, high) = isFalling ? (second, first) : (first, second)
        return low.value <= high.value ? PriceRange(low: low, high: high) : nil
    }

    /// A range of trades, not of exercise prices, nor of the share price that some condition waits for.
    private static func isOfTrades(_ prose: Prose, _ place: Range<Int>) -> Bool {
        let sentence = prose.sentence(around: place.lowerBound)
        let near = max(sentence.lowerBound, place.lowerBound - 200)..<min(sentence.upperBound, place.upperBound + 200)
        if prose.words(in: near).contains(where: { prose.isOne(of: ["vest", "vests", "vesting", "if"], $0) }) {
            return false
        }
        let before = prose.words(in: near.lowerBound..<place.lowerBound).suffix(6)
        return !before.contains {
            prose.isOne(of: ["exercise", "conversion", "strike", "closing", "value"], $0)
        }
    }

    /// What may stand between "ranging" and the first price.
    private static func isFiller(_ prose: Prose, _ range: Range<Int>) -> Bool {
        let fillers: [StaticString] = [
            "", "from", "of", "between", "at", "in", "a", "an", "low", "high", "the", "and", "price", "prices", "per",
            "share",
            "sale", "sales", "purchase", "approximately", "US", "U.S", "USD", "being", "was", "were", "is", "are",
            "for",
            "reported", "these", "this", "those", "such", "transactions", "trades", "individual", "shares",
        ]
        return prose.words(in: range).allSatisfy { prose.isOne(of: fillers, $0) || prose.core(of: $0).isEmpty }
    }

    /// What may stand between the two prices: "to", "and", "through", a dash, and what they are.
    private static func isConnection(_ prose: Prose, _ range: Range<Int>) -> Bool {
        let words = prose.words(in: range)
        if words.contains(where: { prose.isOne(of: ["to", "and", "through"], $0) }) { return true }
        let bytes = prose.bytes
        return range.count <= 10
            && range.contains { bytes[$0] == UInt8(ascii: "-") || [0x93, 0x94, 0x96, 0x97].contains(bytes[$0]) }
    }

    /// "from 10.25 to 12.75 shares" counts shares.
    private static func isCount(_ prose: Prose, behind offset: Int) -> Bool {
        let range = offset..<min(prose.range.upperBound, offset + 30)
        return prose.words(in: range).first { !prose.core(of: $0).isEmpty }.map {
            prose.isOne(of: ["shares", "units", "options"], $0)
        } ?? false
    }

    /// The next number with a dollar sign, or with a fraction of at least two digits: a price, not a count.
    private static func price(_ bytes: [UInt8], from start: Int, before end: Int) -> Fact<Amount>? {
        var index = start
        while index < end {
            let next = index + 1 < end ? bytes[index + 1] : .space
            if bytes[index] == UInt8(ascii: "."), next.isWhitespace { return nil }
            guard bytes[index].isDigit || (bytes[index] == UInt8(ascii: ".") && next.isDigit) else {
                index += 1
                continue
            }
            let number = numberRange(bytes, from: index, before: min(bytes.count, end + 20))
            let isPriced = index > start && isDollar(bytes, before: index)
            guard let amount = Amount(parsing: bytes.span.extracting(number)), isPriced || amount.scale >= 2 else {
                return nil
            }
            return Fact(amount, at: number)
        }
        return nil
    }

    private static func isDollar(_ bytes: [UInt8], before index: Int) -> Bool {
        bytes[index - 1] == UInt8(ascii: "$")
            || (index >= 2 && bytes[index - 1] == .space && bytes[index - 2] == UInt8(ascii: "$"))
    }

    private static func numberRange(_ bytes: [UInt8], from start: Int, before end: Int) -> Range<Int> {
        var index = start
        while index < end,
            bytes[index].isDigit || bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: ".")
        {
            index += 1
        }
        // A comma or period behind the number belongs to the sentence.
        while index > start, !bytes[index - 1].isDigit { index -= 1 }
        return start..<index
    }
}
