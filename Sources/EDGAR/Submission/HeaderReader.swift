/// Walks through a submission's header and fills a `Submission`.
///
/// Both spellings are a stream of keys and values: `COMPANY CONFORMED NAME:	X` on a line, or
/// `<CONFORMED-NAME>X` as a tag. Sections (`ISSUER:`, `<ISSUER>`) say whose values follow.
struct HeaderReader {
    let bytes: [UInt8]
    private(set) var submission = Submission()
    private(set) var problems: [Problem] = []

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func read(in range: Range<Int>) {
        var reader = TagReader(bytes, in: range)
        var openTag: Range<Int>?
        while true {
            switch reader.next() {
            case .open(let tag):
                enterSection(named: tag.name)
                openTag = tag.name
            case .text(let run, let flaws):
                guard flaws.contains(.ink) else { continue }
                var rest = run
                if let key = openTag {
                    // The value of `<ACCEPTANCE-DATETIME>` ends with its line; the header's lines follow.
                    let lineEnd = bytes.lineEnd(from: run.lowerBound, before: run.upperBound)
                    take(key: key, value: bytes.trimmed(run.lowerBound..<lineEnd))
                    rest = lineEnd..<run.upperBound
                    openTag = nil
                }
                readLines(in: rest)
            case .close(let tag):
                openTag = nil
                if bytes.hasText("SEC-HEADER", at: tag.name.lowerBound, before: tag.name.upperBound) { return }
            case .end: return
            default: continue
            }
        }
    }

    private mutating func readLines(in range: Range<Int>) {
        var start = range.lowerBound
        while start < range.upperBound {
            let end = bytes.lineEnd(from: start, before: range.upperBound)
            let line = bytes.trimmed(start..<end)
            start = end + 1
            guard let colon = line.first(where: { bytes[$0] == UInt8(ascii: ":") }) else { continue }
            let key = unmarked(line.lowerBound..<colon)
            let value = unmarked(colon + 1..<line.upperBound)
            if value.isEmpty { enterSection(named: key) } else { take(key: key, value: value) }
        }
    }

    /// Conversions to Markdown keep the header with its keys emphasized: `- **CENTRAL INDEX KEY:** 0001116132`.
    private func unmarked(_ range: Range<Int>) -> Range<Int> {
        var range = bytes.trimmed(range)
        while let first = range.first, bytes[first] == UInt8(ascii: "*") || bytes[first] == UInt8(ascii: "-") {
            range = bytes.trimmed(first + 1..<range.upperBound)
        }
        while let last = range.last, bytes[last] == UInt8(ascii: "*") { range = bytes.trimmed(range.lowerBound..<last) }
        return range
    }

    private mutating func enterSection(named name: Range<Int>) {
        switch Self.keys.value(of: name, in: bytes) {
        case .issuer: enterParty(.issuer)
        case .subjectCompany: enterParty(.subjectCompany)
        case .reportingOwner: enterParty(.reportingOwner)
        case .filer: enterParty(.filer)
        case .filedBy: enterParty(.filedBy)
        case .serialCompany: enterParty(.serialCompany)
        default: return
        }
    }

    private mutating func enterParty(_ role: Submission.Party.Role) {
        if submission.parties.count < Submission.Limits.parties { submission.parties.append(.init(role: role)) }
    }

    private mutating func take(key: Range<Int>, value: Range<Int>) {
        guard !value.isEmpty, let name = Self.keys.value(of: key, in: bytes) else { return }
        let bytes = bytes
        let span = bytes.span.extracting(value)
        switch name {
        case .accession: submission.accession = fact(AccessionNumber(parsing: span), key, value)
        case .submissionType: submission.form = Fact(FormType(bytes.words(in: value)), at: value)
        case .filed: submission.filed = fact(Day(parsing: span), key, value)
        case .period: submission.period = fact(Day(parsing: span), key, value)
        case .accepted: submission.accepted = fact(Self.moment(bytes.words(in: value)), key, value)
        default: takePartyValue(name, key: key, value: value)
        }
    }

    private mutating func takePartyValue(_ name: Key, key: Range<Int>, value: Range<Int>) {
        guard let index = submission.parties.indices.last else { return }
        let bytes = bytes
        let text = Fact(bytes.words(in: value), at: value)
        switch name {
        case .conformedName: submission.parties[index].name = text
        case .cik:
            submission.parties[index].cik = fact(CIK(parsing: bytes.span.extracting(value)), key, value)
        case .sic: submission.parties[index].sic = Self.sic(text)
        case .fileNumber: submission.parties[index].fileNumber = text
        case .state: submission.parties[index].stateOfIncorporation = text
        case .formerName: submission.parties[index].formerNames.append(.init(name: text))
        case .nameChanged:
            guard let last = submission.parties[index].formerNames.indices.last else { return }
            submission.parties[index].formerNames[last].until = fact(
                Day(parsing: bytes.span.extracting(value)), key, value)
        default: return
        }
    }

    /// A value, or a problem in its place.
    private mutating func fact<Value>(_ value: Value?, _ key: Range<Int>, _ range: Range<Int>) -> Fact<Value>? {
        if let value { return Fact(value, at: range) }
        problems.append(
            Problem(.badHeaderValue(key: bytes.words(in: key), text: bytes.words(in: range)), at: range.lowerBound))
        return nil
    }

    /// `REAL ESTATE INVESTMENT TRUSTS [6798]` or `6798`: the number of the Standard Industrial Classification.
    private static func sic(_ text: Fact<String>) -> Fact<String>? {
        let digits = text.value.reversed().drop { $0 == "]" }.prefix { $0.isNumber }.reversed()
        guard digits.count == 4 else { return nil }
        return Fact(String(digits), at: text.source.bytes)
    }

    /// `20250515161727` as `2025-05-15T16:17:27`.
    private static func moment(_ text: String) -> String? {
        let digits = Array(text.utf8)
        guard digits.count == 14, digits.allSatisfy(\.isDigit), let day = Day(parsing: digits.span.extracting(0..<8))
        else { return nil }
        let time = [8, 10, 12].map { String(decoding: digits[$0..<$0 + 2], as: UTF8.self) }
        return "\(day)T" + time.joined(separator: ":")
    }

    /// The keys that are read.
    private enum Key {
        case accession, submissionType, filed, period, accepted
        case issuer, subjectCompany, reportingOwner, filer, filedBy, serialCompany
        case conformedName, cik, sic, state, fileNumber, formerName, nameChanged
    }

    /// In both spellings.
    private static let keys = NameTable<Key>([
        ("ACCESSION NUMBER", .accession), ("ACCEPTANCE-DATETIME", .accepted), ("FILED AS OF DATE", .filed),
        ("FILING DATE", .filed), ("CONFORMED SUBMISSION TYPE", .submissionType), ("TYPE", .submissionType),
        ("CONFORMED PERIOD OF REPORT", .period), ("PERIOD", .period), ("ISSUER", .issuer),
        ("SUBJECT COMPANY", .subjectCompany), ("REPORTING OWNER", .reportingOwner), ("FILER", .filer),
        ("FILED BY", .filedBy), ("SERIAL COMPANY", .serialCompany),
        ("COMPANY CONFORMED NAME", .conformedName), ("CONFORMED NAME", .conformedName), ("CENTRAL INDEX KEY", .cik),
        ("CIK", .cik), ("STANDARD INDUSTRIAL CLASSIFICATION", .sic), ("ASSIGNED-SIC", .sic),
        ("STATE OF INCORPORATION", .state), ("FORMER CONFORMED NAME", .formerName),
        ("FORMER NAME", .formerName), ("DATE OF NAME CHANGE", .nameChanged), ("DATE CHANGED", .nameChanged),
        ("SEC FILE NUMBER", .fileNumber),
        ("FILE NUMBER", .fileNumber),

    ])
}
