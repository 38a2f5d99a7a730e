/// Reads lists of bank families; `templates/banks.txt` tells how they are written.
extension BankFamilies {
    /// The families in a file. `problems` has the lines that could not be used.
    package init(parsing bytes: [UInt8]) {
        self = BankFamilies().extended(by: bytes)
    }

    /// With the lines of a user's file, which win: over claims to the same alias, and over what became of a family.
    package func extended(by bytes: [UInt8]) -> BankFamilies {
        var reader = BankFileReader(extending: self)
        reader.read(bytes)
        return reader.families
    }
}

/// What a line below a family says.
enum BankFileLine {
    case ending(until: Int16?, successor: String?)
    case alias(BankName, text: String, years: ClosedRange<Int16>, isExact: Bool)
    case flawed(BankFileProblem.Reason)

    /// The line in `range`, without white space around it.
    init(_ bytes: [UInt8], in range: Range<Int>) {
        let word = range.lowerBound..<Self.wordEnd(bytes, range)
        if bytes.hasText("until", at: range.lowerBound, before: word.upperBound), word.count == 5 {
            self = Self.ending(bytes, bytes.trimmed(word.upperBound..<range.upperBound))
        } else if bytes.hasText("then", at: range.lowerBound, before: word.upperBound), word.count == 4 {
            self = Self.ending(until: nil, bytes, bytes.trimmed(word.upperBound..<range.upperBound))
        } else {
            self = Self.alias(bytes, range)
        }
    }

    private static func wordEnd(_ bytes: [UInt8], _ range: Range<Int>) -> Int {
        range.first { bytes[$0].isWhitespace } ?? range.upperBound
    }

    /// What stands behind `until`: `2008`, `2008, then Bank of America`
    private static func ending(_ bytes: [UInt8], _ range: Range<Int>) -> BankFileLine {
        var end = wordEnd(bytes, range)
        let rest = bytes.trimmed(end..<range.upperBound)
        if end > range.lowerBound, bytes[end - 1] == UInt8(ascii: ",") { end -= 1 }
        guard let year = year(bytes, range.lowerBound..<end) else { return .flawed(.badUntil) }
        if rest.isEmpty { return .ending(until: year, successor: nil) }
        let then = rest.lowerBound..<wordEnd(bytes, rest)
        guard then.count == 4, bytes.hasText("then", at: then.lowerBound, before: then.upperBound) else {
            return .flawed(.badUntil)
        }
        return ending(until: year, bytes, bytes.trimmed(then.upperBound..<rest.upperBound))
    }

    /// What stands behind `then`: `Bank of America`
    private static func ending(until year: Int16?, _ bytes: [UInt8], _ range: Range<Int>) -> BankFileLine {
        guard !range.isEmpty else { return .flawed(.noSuccessor) }
        return .ending(until: year, successor: String(decoding: bytes[range], as: UTF8.self))
    }

    /// `Merrill Lynch`, `= Allen & Company`, `Oppenheimer 1998-2002`
    private static func alias(_ bytes: [UInt8], _ range: Range<Int>) -> BankFileLine {
        var range = range
        var years = Int16.min...BankFamilies.Family.open
        var start = range.upperBound
        while start > range.lowerBound, bytes[start - 1].isDigit || bytes[start - 1] == dash { start -= 1 }
        let last = start..<range.upperBound
        // Digits with a dash, or as many as a year has: `Studio 54` is a name.
        if start > range.lowerBound, bytes[start - 1].isWhitespace,
            last.count == 4 || last.contains(where: { bytes[$0] == dash })
        {
            guard let found = Self.years(bytes, last) else {
                return .flawed(.badYears(String(decoding: bytes[last], as: UTF8.self)))
            }
            years = found
            range = bytes.trimmed(range.lowerBound..<start)
        }
        let isExact = bytes[range.lowerBound] == UInt8(ascii: "=")
        if isExact { range = bytes.trimmed(range.lowerBound + 1..<range.upperBound) }
        let text = String(decoding: bytes[range], as: UTF8.self)
        let name = BankName(text)
        guard !name.isEmpty else { return .flawed(.noName) }
        guard name.ends.count > 1 || !name.isCommon else { return .flawed(.tooCommon(text)) }
        return .alias(name, text: text, years: years, isExact: isExact)
    }

    private static let dash = UInt8(ascii: "-")

    private static func years(_ bytes: [UInt8], _ range: Range<Int>) -> ClosedRange<Int16>? {
        guard let dash = range.first(where: { bytes[$0] == dash }) else { return year(bytes, range).map { $0...$0 } }
        let first = range.lowerBound..<dash
        let last = dash + 1..<range.upperBound
        guard !(first.isEmpty && last.isEmpty) else { return nil }
        guard let from = first.isEmpty ? Int16.min : year(bytes, first) else { return nil }
        guard let to = last.isEmpty ? BankFamilies.Family.open : year(bytes, last) else { return nil }
        return from <= to ? from...to : nil
    }

    private static func year(_ bytes: [UInt8], _ range: Range<Int>) -> Int16? {
        guard range.count == 4, range.allSatisfy({ bytes[$0].isDigit }) else { return nil }
        return range.reduce(0) { $0 * 10 + Int16(bytes[$1] - UInt8(ascii: "0")) }
    }
}
