/// "These shares were sold in multiple transactions at prices ranging from $19.12 to $19.54, inclusive."
extension PriceRange {
    /// The one range of prices that a footnote states, or nil where it states none or several.
    init?(parsing bytes: [UInt8], in range: Range<Int>) {
        guard bytes.firstRange(of: "price", in: range) != nil || bytes.firstRange(of: "$", in: range) != nil else {
            return nil
        }
        var found: [PriceRange] = []
        for opening in Self.openings {
            var position = range.lowerBound
            while let place = bytes.firstRange(of: opening, in: position..<range.upperBound) {
                position = place.upperBound
                guard let pair = Self.pair(bytes, from: place.upperBound, before: range.upperBound) else { continue }
                if !found.contains(where: { $0.low.value == pair.low.value && $0.high.value == pair.high.value }) {
                    found.append(pair)
                    if found.count > 1 { return nil }
                }
            }
        }
        guard found.count == 1, let only = found.first else { return nil }
        self = only
    }

    /// The words behind which a range stands.
    private static let openings: [StaticString] = ["ranging", "ranged", "range", "between", "low of", "prices from"]

    /// Two amounts of money within a few words of `start`: "from $1.00 to $2.00", "of $1.00 to $2.00 per share",
    /// "from a low of $1.00 to a high of $2.00", "$1.00-$2.00".
    private static func pair(_ bytes: [UInt8], from start: Int, before end: Int) -> PriceRange? {
        guard let low = price(bytes, from: start, before: min(end, start + 60)) else { return nil }
        let behind = low.source.bytes.upperBound
        guard let high = price(bytes, from: behind, before: min(end, behind + 50)),
            isConnection(bytes, behind..<high.source.bytes.lowerBound), low.value <= high.value
        else { return nil }
        return PriceRange(low: low, high: high)
    }

    /// The next number with a dollar sign, or with a fraction of at least two digits: a price, not a count.
    private static func price(_ bytes: [UInt8], from start: Int, before end: Int) -> Fact<Amount>? {
        var index = start
        while index < end {
            if bytes[index] == UInt8(ascii: ".") || bytes[index] == UInt8(ascii: ";"),
                index + 1 < end, bytes[index + 1].isWhitespace
            {
                return nil
            }
            let isPoint = bytes[index] == UInt8(ascii: ".") && index + 1 < end && bytes[index + 1].isDigit
            guard bytes[index].isDigit || isPoint else {
                index += 1
                continue
            }
            let number = numberRange(bytes, from: index, before: min(bytes.count, end + 20))
            let isPriced = index > start && isDollar(bytes, before: index)
            guard let amount = Amount(parsing: bytes.span.extracting(number)) else { return nil }
            if isPriced || amount.scale >= 2 { return Fact(amount, at: number) }
            return nil
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

    /// What may stand between the two prices: "to", "and", "through", a dash, and what they are.
    private static func isConnection(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let prose = Prose(bytes: bytes, range: range)
        let joints: [StaticString] = ["to", "and", "through"]
        let words = prose.words(in: range)
        if words.contains(where: { word in joints.contains { prose.hasWord($0, at: word) } }) { return true }
        return range.count <= 6
            && range.contains {
                bytes[$0] == UInt8(ascii: "-") || bytes[$0] == 0x96 || bytes[$0] == 0x93 || bytes[$0] == 0x94
            }
    }
}
