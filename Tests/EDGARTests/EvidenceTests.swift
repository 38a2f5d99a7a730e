/// Every fact can be cut out of the file where it says it stood, and reads the same there.
///
/// The cut-out is read by means of its own here, so that a mistake in the program's decoding is not repeated.

import EDGAR
import Testing

private struct Claim {
    enum Value {
        case number(Amount)
        case day(Day)
        case words(String)
        /// Letters and digits as they stand in the file, in any case: an identifier, a code, a form type.
        case word(String)
    }

    var path: String
    /// One place, or one for each line over which a ruled table broke the value.
    var places: [SourceRange]
    var value: Value
}

/// All facts of a filing that a reader can compare with the file.
private struct Facts {
    private(set) var all: [Claim] = []

    init(_ filing: Filing) {
        word("accession", filing.accession?.source, filing.accession?.value.description)
        day("filed", filing.filed)
        day("period", filing.period)
        for former in filing.issuer.formerNames {
            words("former name", former.name)
            day("former name until", former.until)
        }
        guard let form = filing.ownership else { return }
        word("form", form.documentType?.source, form.documentType?.value.original.description)
        day("period of report", form.periodOfReport)
        day("original", form.dateOfOriginalSubmission)
        word("issuer CIK", form.issuer.cik?.source, form.issuer.cik.map { String($0.value.number) })
        words("issuer", form.issuer.name)
        words("symbol", form.issuer.symbol)
        for owner in form.owners {
            word("owner CIK", owner.cik?.source, owner.cik.map { String($0.value.number) })
            let place = owner.address
            for fact in [
                owner.name, owner.officerTitle, owner.otherText, place.street1, place.street2, place.city, place.state,
                place.zip, place.stateDescription,
            ] {
                words("owner", fact)
            }
        }
        for (index, row) in (form.nonDerivative + form.derivative).enumerated() { add(row, "row \(index)") }
        for footnote in form.footnotes {
            words("\(footnote.id)", footnote.text)
            day("\(footnote.id) adopted", footnote.plan?.adopted)
            number("\(footnote.id) low", footnote.priceRange?.low)
            number("\(footnote.id) high", footnote.priceRange?.high)
        }
        words("remarks", form.remarks)
        for signature in form.signatures {
            words("signature", signature.name)
            day("signature date", signature.date)
        }
    }

    private mutating func add(_ row: OwnershipRow, _ path: String) {
        words(path + " title", row.securityTitle.fact)
        words(path + " nature", row.nature.fact)
        for fact in [row.transactionDate.fact, row.deemedExecutionDate.fact] { day(path + " date", fact) }
        word(path + " code", row.code?.source, row.code?.value.description)
        word(path + " D/I", row.ownership.fact?.source, row.ownership.value?.rawValue)
        for fact in [
            row.shares.fact, row.pricePerShare.fact, row.sharesOwnedFollowing.fact, row.totalValue.fact,
            row.valueOwnedFollowing.fact,
        ] {
            number(path + " number", fact)
        }
        guard let more = row.derivative else { return }
        words(path + " underlying", more.underlyingTitle.fact)
        for fact in [more.exerciseDate.fact, more.expirationDate.fact] { day(path + " exercise", fact) }
        for fact in [more.conversionOrExercisePrice.fact, more.underlyingShares.fact, more.underlyingValue.fact] {
            number(path + " underlying", fact)
        }
    }

    private mutating func number(_ path: String, _ fact: Fact<Amount>?) {
        if let fact { all.append(Claim(path: path, places: fact.sources, value: .number(fact.value))) }
    }

    private mutating func day(_ path: String, _ fact: Fact<Day>?) {
        if let fact { all.append(Claim(path: path, places: fact.sources, value: .day(fact.value))) }
    }

    private mutating func words(_ path: String, _ fact: Fact<String>?) {
        if let fact { all.append(Claim(path: path, places: fact.sources, value: .words(fact.value))) }
    }

    private mutating func word(_ path: String, _ source: SourceRange?, _ value: String?) {
        if let source, let value { all.append(Claim(path: path, places: [source], value: .word(value))) }
    }
}

/// The characters of a cut-out: tags dropped, references decoded, a conversion's `\$` unescaped.
private func plain(_ bytes: ArraySlice<UInt8>, isMarkup: Bool) -> String {
    let text = String(validating: bytes, as: UTF8.self)
    var scalars = Array(
        text.map { $0.unicodeScalars.map { $0 } } ?? bytes.map { Unicode.Scalar(windows1252[$0] ?? UInt32($0)) ?? "?" })[
            ...]
    var result = String.UnicodeScalarView()
    while let scalar = scalars.popFirst() {
        let next = scalars.first
        if scalar == "<", let next, next.properties.isAlphabetic || next == "/" || next == "!" {
            scalars = scalars.drop { $0 != ">" }.dropFirst()
        } else if scalar == "&", let end = scalars.prefix(10).firstIndex(of: ";"),
            let decoded = reference(scalars[..<end])
        {
            result.append(decoded)
            scalars = scalars[(end + 1)...]
        } else if scalar != "\\" || isMarkup
            || !(next.map { "$*_[]()#-+.!|&<>\\`~".unicodeScalars.contains($0) } ?? false)
        {
            result.append(scalar)
        }
    }
    return String(result)
}

private let windows1252: [UInt8: UInt32] = [
    0x80: 0x20AC, 0x85: 0x2026, 0x91: 0x2018, 0x92: 0x2019, 0x93: 0x201C, 0x94: 0x201D, 0x95: 0x2022, 0x96: 0x2013,
    0x97: 0x2014, 0x99: 0x2122,
]

private func reference(_ name: ArraySlice<Unicode.Scalar>) -> Unicode.Scalar? {
    let name = String(String.UnicodeScalarView(name))
    if name.hasPrefix("#x") || name.hasPrefix("#X") {
        return UInt32(name.dropFirst(2), radix: 16).flatMap { Unicode.Scalar($0) }
    }
    if name.hasPrefix("#") {
        return UInt32(name.dropFirst()).flatMap { Unicode.Scalar(windows1252[UInt8(clamping: $0)] ?? $0) }
    }
    return ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'", "nbsp": "\u{A0}", "sect": "\u{A7}"][name]
}

private func ink(_ text: String) -> String {
    String(String.UnicodeScalarView(text.unicodeScalars.filter { !$0.properties.isWhitespace }))
}

/// What is wrong with a fact's place, or nil.
private func flaw(of claim: Claim, in bytes: [UInt8], shape: Filing.Shape) -> String? {
    let ranges = claim.places.map(\.bytes)
    guard ranges.allSatisfy({ !$0.isEmpty && $0.upperBound <= bytes.count }) else {
        return "\(claim.path): \(ranges) is no place"
    }
    let text = ranges.map { plain(bytes[$0], isMarkup: shape == .xml || shape == .html) }.joined()
    let found: Bool
    switch claim.value {
    case .number(let amount):
        // The space of `18 5/8` counts, those that a page puts round a number do not.
        let digits = Array(
            text.split { $0.isWhitespace }.joined(separator: " ").utf8.filter { !",$".utf8.contains($0) })
        found = Amount(parsing: digits.span) == amount
    case .day(let day): found = Day(parsing: Array(text.utf8).span) == day
    case .words(let words): found = ink(text) == ink(words)
    case .word(let word): found = text.uppercased().contains(word.uppercased())
    }
    return found ? nil : "\(claim.path): \(claim.value) is not \(text.debugDescription) at \(ranges)"
}

@Suite struct EvidenceTests {
    private func expectEvidence(_ bytes: [UInt8], _ name: String) throws -> Int {
        let filing = try Filing(reading: bytes)
        let facts = Facts(filing).all
        for claim in facts {
            if let flaw = flaw(of: claim, in: bytes, shape: filing.shape == .submission ? .xml : filing.shape) {
                Issue.record("\(name): \(flaw)")
            }
        }
        return facts.count
    }

    @Test(.needsCorpus) func `facts of two hundred filings stand where they say`() throws {
        var generator = SeededGenerator(seed: 200)
        let files = Corpus.files(in: "ownership", ".txt", ".xml", ".html").shuffled(using: &generator).prefix(200)
        let count = try files.reduce(0) { try $0 + expectEvidence(Corpus.bytes(of: $1), $1) }
        #expect(count > 200 * 20)
    }

    @Test(.needsCorpus, arguments: ["ownership-text", "seeds"])
    func `facts of conversions stand where they say`(folder: String) throws {
        for file in Corpus.files(in: folder, ".txt", ".md") where !file.contains("seeds/000") {
            #expect(try expectEvidence(Corpus.bytes(of: file), file) > 10)
        }
    }

    @Test(.needsCorpus, arguments: ["ownership/productivity-technologies-corp_4_0001094891-00-000193.txt"])
    func `facts of a paper form stand where they say`(file: String) throws {
        #expect(try expectEvidence(Corpus.bytes(of: file), file) > 10)
    }

    @Test(arguments: Corpus.sampleFiles())
    func `facts of the samples stand where they say`(file: String) throws {
        let bytes = try Corpus.sampleBytes(of: file)
        // Prospectuses have a test of their own.
        guard let filing = try? Filing(reading: bytes), filing.ownership != nil else { return }
        #expect(try expectEvidence(bytes, file) > 10)
    }
}
