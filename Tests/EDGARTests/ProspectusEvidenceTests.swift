/// Every figure, day and name that is read from a prospectus stands in the words that are given as its evidence.
///
/// The quotes are read with means of their own here, so that a mistake of the program's grammar is not repeated.

import EDGAR
import Testing

/// The numbers in a quote: with commas, fractions, scale words, and the few that filings spell.
private func numbers(in quote: String) -> [Amount] {
    var found: [Amount] = []
    let words = quote.replacing("-", with: " ").split { $0 == " " || $0 == "\u{2011}" }.map { $0.lowercased() }
    let spelled = [
        "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10,
        "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "forty five": 45, "sixty": 60,
        "ninety": 90,
    ]
    for (index, word) in words.enumerated() {
        if let value = spelled[word] { found.append(Amount(Int128(value))) }
        if index > 0, let value = spelled[words[index - 1] + " " + word] { found.append(Amount(Int128(value))) }
        let digits = word.drop { !$0.isNumber && $0 != "." }.prefix {
            $0.isNumber || $0 == "," || $0 == "." || $0 == "/"
        }
        let trimmed = String(digits.reversed().drop { !$0.isNumber }.reversed())
        guard let value = Amount(parsing: Array(trimmed.utf8).span) else {
            if word.contains("\u{2014}") || word == "\u{2013}" { found.append(.zero) }
            continue
        }
        found.append(value)
        if word.contains("("), !word.contains("()") { found.append(-value) }
        if index + 1 < words.count {
            for (name, zeros) in [("thousand", 3), ("million", 6), ("billion", 9)]
            where words[index + 1].hasPrefix(name) {
                found.append(value.times(powerOfTen: zeros))
            }
            if let fraction = Amount(
                parsing: Array((trimmed + " " + words[index + 1].prefix { $0.isNumber || $0 == "/" }).utf8).span)
            {
                found.append(fraction)
            }
        }
    }
    // A figure in parentheses is negative, and a dash alone is nothing.
    if quote.contains("(") { found += found.map { -$0 } }
    if !quote.contains(where: \.isNumber) { found.append(.zero) }
    return found
}

private func letters(_ text: String) -> String { String(text.lowercased().filter { $0.isLetter || $0.isNumber }) }

private struct Checked {
    var path: String
    var holds: (String) -> Bool
}

private func claims(_ prospectus: Prospectus) -> [Checked] {
    var all: [Checked] = []
    func number(_ path: String, _ fact: Fact<Amount>?) {
        if let fact { all.append(Checked(path: path) { numbers(in: $0).contains(fact.value) }) }
    }
    func text(_ path: String, _ fact: Fact<String>?) {
        if let fact { all.append(Checked(path: path) { letters($0).contains(letters(fact.value)) }) }
    }
    func day(_ path: String, _ fact: Fact<Day>?) {
        if let fact {
            all.append(
                Checked(path: path) { $0.contains(String(fact.value.year)) && $0.contains(String(fact.value.day)) })
        }
    }
    day("supplementDate", prospectus.supplementDate)
    day("baseProspectusDate", prospectus.baseProspectusDate)
    for (index, fact) in prospectus.registrationNumbers.enumerated() { text("registrationNumbers[\(index)]", fact) }
    for (index, security) in prospectus.securities.enumerated() {
        text("securities[\(index)].title", security.title)
        number("securities[\(index)].amount", security.amount)
    }
    let price = prospectus.price
    for (name, fact) in [
        ("pricePerUnit", price.pricePerUnit), ("pricePercent", price.pricePercent),
        ("grossProceeds", price.grossProceeds),
        ("discountPerUnit", price.discountPerUnit), ("discountTotal", price.discountTotal),
        ("discountPercent", price.discountPercent), ("proceedsPerUnit", price.proceedsPerUnit),
        ("proceedsTotal", price.proceedsTotal), ("netProceeds", prospectus.netProceeds),
        ("option.amount", prospectus.option?.amount), ("option.days", prospectus.option?.days),
        ("option.grossProceeds", prospectus.option?.grossProceeds),
        ("offeredBySellingHolders", prospectus.offeredBySellingHolders), ("lastSale.price", prospectus.lastSale?.price),
        ("coupon", prospectus.coupon), ("sharesOutstandingAfter", prospectus.sharesOutstandingAfter),
        ("dilution.netTangibleBookValueBefore", prospectus.dilution?.netTangibleBookValueBefore),
        ("dilution.netTangibleBookValueAfter", prospectus.dilution?.netTangibleBookValueAfter),
        ("dilution.dilutionPerUnit", prospectus.dilution?.dilutionPerUnit),
    ] {
        number(name, fact)
    }
    for (index, underwriter) in prospectus.underwriters.enumerated() {
        text("underwriters[\(index)].name", underwriter.name)
        // A table "in thousands" prints its scale once, in a caption.
        if let amount = underwriter.amount {
            all.append(
                Checked(path: "underwriters[\(index)].amount") { quote in
                    numbers(in: quote).contains { $0 == amount.value || $0.times(powerOfTen: 3) == amount.value }
                })
        }
    }
    text("listing.symbol", prospectus.listing?.symbol)
    day("lastSale.date", prospectus.lastSale?.date)
    day("maturity", prospectus.maturity)
    for (index, holder) in prospectus.sellingHolders.enumerated() {
        text("sellingHolders[\(index)].name", holder.name)
        number("sellingHolders[\(index)].before", holder.before)
        number("sellingHolders[\(index)].offered", holder.offered)
        number("sellingHolders[\(index)].after", holder.after)
    }
    return all
}

@Suite struct ProspectusEvidenceTests {
    /// How many facts were held against their quotes.
    private func check(_ bytes: [UInt8], _ file: String) throws -> Int {
        let filing = try Filing(reading: bytes)
        guard let prospectus = filing.prospectus else { return 0 }
        var quotes: [String: String] = [:]
        for item in filing.evidence(in: bytes) {
            quotes[item.path, default: ""] += " " + item.quote
            #expect(Int(item.source.end) <= bytes.count && item.source.start < item.source.end, "\(file): \(item.path)")
        }
        let claims = claims(prospectus)
        for claim in claims {
            let quote = quotes["prospectus." + claim.path]
            #expect(quote.map(claim.holds) ?? false, "\(file): \(claim.path) is not in \(quote ?? "nothing")")
        }
        return claims.count
    }

    @Test func samples() throws {
        var facts = 0
        for file in Corpus.sampleFiles() { facts += try check(Corpus.sampleBytes(of: file), file) }
        #expect(facts > 100, "only \(facts) facts were looked at")
    }

    @Test(.needsCorpus) func corpus() throws {
        var facts = 0
        for folder in ["prospectus/gallery", "prospectus/real", "seeds"] {
            for file in Corpus.files(in: folder, ".txt", ".htm", ".md") where !file.hasSuffix("README.md") {
                facts += try check(Corpus.bytes(of: file), file)
            }
        }
        #expect(facts > 1200, "only \(facts) facts were looked at")
    }
}
