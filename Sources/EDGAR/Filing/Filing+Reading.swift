/// From the bytes of a file to a `Filing`, by what the bytes are and never by what the file is called.
extension Filing {
    package init(reading bytes: [UInt8]) throws(NotReadable) {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) || Self.isWide(bytes) {
            throw NotReadable(problem: Problem(.utf16, at: 0))
        }
        guard !bytes.trimmed(0..<bytes.count).isEmpty else { throw NotReadable(problem: Problem(.empty, at: 0)) }
        if Submission.isEnvelope(bytes) {
            try self.init(submission: bytes)
        } else if let document = Self.ownershipXML(in: bytes, 0..<bytes.count) {
            self.init(shape: .xml, size: bytes.count)
            readOwnership(xml: bytes, in: document)
        } else {
            try self.init(page: bytes)
        }
        settle()
    }

    private init(shape: Shape, size: Int) {
        self.shape = shape
        self.size = size
    }

    // MARK: - The shapes

    private init(submission bytes: [UInt8]) throws(NotReadable) {
        self.init(shape: .submission, size: bytes.count)
        let submission = Submission(parsing: bytes, problems: &problems)
        accession = submission.accession
        form = submission.form
        filed = submission.filed
        accepted = submission.accepted
        period = submission.period
        self.submission = submission

        let readable = submission.documents.filter { !$0.isEncoded }
        for part in readable {
            if let document = Self.ownershipXML(in: bytes, part.body) {
                readOwnership(xml: bytes, in: document)
                return
            }
        }
        let type = form?.value ?? readable.first?.type.map { FormType($0) }
        if type?.isOwnership == true {
            if let part = readable.first(where: { $0.type.map { FormType($0).isOwnership } ?? false }) ?? readable.first
            {
                readOwnership(page: bytes, in: part.body)
            } else {
                ownership = OwnershipForm()
            }
        } else if type?.holdsProspectus == true {
            let part =
                readable.first { $0.type.map { FormType($0).holdsProspectus } ?? false } ?? readable.first
            if let part {
                form = form ?? part.type.map { Fact(FormType($0), at: part.typeRange) }
                readProspectus(bytes, in: part.body)
            } else {
                prospectus = Prospectus()
            }
        } else {
            throw NotReadable(
                problem: Problem(type.map { .otherForm($0) } ?? .notAFiling, at: form?.source.bytes.lowerBound ?? 0))
        }
    }

    /// A rendering or a conversion without its envelope.
    private init(page bytes: [UInt8]) throws(NotReadable) {
        let whole = 0..<bytes.count
        if OwnershipPage.isOwnershipPage(bytes, in: whole) {
            self.init(shape: .text, size: bytes.count)
            shape = readOwnership(page: bytes, in: whole)
        } else if Self.isProspectus(bytes) {
            self.init(shape: .text, size: bytes.count)
            shape = readProspectus(bytes, in: whole)
        } else {
            throw NotReadable(problem: Problem(.notAFiling, at: 0))
        }
    }

    @discardableResult
    private mutating func readProspectus(_ bytes: [UInt8], in range: Range<Int>) -> Shape {
        let isHTML = OwnershipPage.isHTML(
            bytes, in: range.lowerBound..<min(range.upperBound, range.lowerBound + 65_536))
        if submission == nil { readPrintedHeader(bytes, in: range) }
        let document = isHTML ? Document(html: bytes, in: range) : Document(typed: bytes, in: range)
        let pages = ProspectusPages(document)
        let party = Filer(submission?.parties ?? [], pages).party
        var name = party?.name
        prospectus = Prospectus(pages, header: submission, issuer: &name, problems: &problems)
        if let party { takeIssuer(party) }
        let legend = FilingLegend(document)
        form = form ?? legend.form
        filed = filed ?? legend.filed
        issuer.name = party == nil ? legend.name ?? name : name
        judgeProspectus(at: range.lowerBound)
        return isHTML ? .html : Document.isMarkdown(bytes, in: range) ? .markdown : .text
    }

    /// A conversion may have kept the envelope's header as text.
    private mutating func readPrintedHeader(_ bytes: [UInt8], in range: Range<Int>) {
        let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 4096)
        guard bytes.firstRange(of: "CONFORMED SUBMISSION TYPE", in: head) != nil else { return }
        var reader = HeaderReader(bytes: bytes)
        reader.read(in: head)
        submission = reader.submission
        accession = reader.submission.accession
        form = reader.submission.form
        filed = reader.submission.filed
    }

    /// Whether a page without an envelope is a prospectus: it says under which rule it is filed, or bears the legend that
    /// every cover has. A text that only speaks of prospectuses is none.
    private static func isProspectus(_ bytes: [UInt8]) -> Bool {
        let head = 0..<min(bytes.count, 131_072)
        guard bytes.firstRange(of: "prospectus", in: head) != nil || bytes.firstRange(of: "supplement", in: head) != nil
        else {
            return false
        }
        let signs: [StaticString] = [
            "424(b", "\nForm 424B", "a criminal", "approved or disapproved", "SUBMISSION TYPE**: 424B",
        ]
        return signs.contains { bytes.firstRange(of: $0, in: head) != nil }
    }

    /// The largest form on EDGAR is far below a megabyte. What is larger than this is an attack on the memory.
    private static let largestForm = 4_000_000

    private mutating func readOwnership(xml bytes: [UInt8], in range: Range<Int>) {
        ownership = OwnershipForm(xml: bytes, in: bounded(range), problems: &problems)
    }

    @discardableResult
    private mutating func readOwnership(page bytes: [UInt8], in range: Range<Int>) -> Shape {
        let page = OwnershipPage(bytes, in: bounded(range))
        ownership = page.form
        problems += page.problems
        return page.shape
    }

    private mutating func bounded(_ range: Range<Int>) -> Range<Int> {
        guard range.count > Self.largestForm else { return range }
        let end = range.lowerBound + Self.largestForm
        problems.append(Problem(.documentCut(limit: Self.largestForm), at: end))
        return range.lowerBound..<end
    }

    /// Where the ownership document stands in `range`, from its root's start tag on.
    private static func ownershipXML(in bytes: [UInt8], _ range: Range<Int>) -> Range<Int>? {
        // The root comes first in its document; a page that merely mentions the name later is none.
        let head = range.lowerBound..<min(range.upperBound, range.lowerBound + 65_536)
        guard bytes.firstRange(of: "<ownershipDocument", in: head) != nil else { return nil }
        var reader = TagReader(bytes, in: head)
        while true {
            switch reader.next() {
            case .open(let tag):
                if OwnershipElement.table.value(of: tag.name, in: bytes) == .ownershipDocument {
                    return tag.whole.lowerBound..<range.upperBound
                }
            case .end: return nil
            default: continue
            }
        }
    }

    /// UTF-16 without a mark: every other byte of the beginning is zero, and those between are not.
    private static func isWide(_ bytes: [UInt8]) -> Bool {
        let head = bytes.prefix(64)
        guard head.count >= 8 else { return false }
        let zeros = [0, 1].map { parity in head.indices.count { $0 % 2 == parity && head[$0] == 0 } }
        return zeros.contains { $0 * 3 > head.count } && zeros.contains { $0 * 8 < head.count }
    }

    // MARK: - What holds for every shape

    /// Brings header and form together, and tells where they disagree. The form itself is the filing; the header
    /// adds what the form does not say.
    private mutating func settle() {
        guard let ownership else {
            problems.sort { $0.offset < $1.offset }
            return
        }
        compare("form type", form, ownership.documentType)
        compare("period of report", period, ownership.periodOfReport)
        form = form ?? ownership.documentType
        period = period ?? ownership.periodOfReport
        issuer.cik = ownership.issuer.cik
        issuer.name = ownership.issuer.name
        issuer.symbol = ownership.issuer.symbol
        issuer.foreignSymbol = ownership.issuer.foreignSymbol
        if let submission {
            let party =
                submission.parties.first { $0.cik?.value == issuer.cik?.value && issuer.cik != nil }
                ?? submission.issuer
            if let party, issuer.cik == nil || party.cik?.value == issuer.cik?.value {
                takeIssuer(party)
            } else if let party, let header = party.cik, let stated = issuer.cik {
                problems.append(
                    Problem(
                        .headerDisagrees(key: "issuer CIK", header: "\(header.value)", form: "\(stated.value)"),
                        at: header.source.bytes.lowerBound))
            }
            completeOwners(from: submission)
        }
        judge()
        problems.sort { $0.offset < $1.offset }
        if problems.count > Self.mostProblems, let last = problems.last {
            let rest = problems.count - Self.mostProblems
            problems.removeLast(rest)
            problems.append(Problem(.moreProblems(rest), at: last.offset))
        }
    }

    /// Beyond these a broken file has nothing new to say; the rest is counted.
    private static let mostProblems = 200

    private mutating func takeIssuer(_ party: Submission.Party) {
        issuer.cik = issuer.cik ?? party.cik
        issuer.name = issuer.name ?? party.name
        issuer.sic = party.sic
        issuer.stateOfIncorporation = party.stateOfIncorporation
        issuer.formerNames = party.formerNames
    }

    private mutating func compare<Value: Equatable & CustomStringConvertible>(
        _ key: String, _ header: Fact<Value>?, _ stated: Fact<Value>?
    ) {
        guard let header, let stated, header.value != stated.value else { return }
        problems.append(
            Problem(
                .headerDisagrees(key: key, header: "\(header.value)", form: "\(stated.value)"),
                at: header.source.bytes.lowerBound))
    }

    /// Forms on paper name their owner but not the CIK; the header does. One owner in each is the same person when the
    /// names have the same words.
    private mutating func completeOwners(from submission: Submission) {
        let parties = submission.parties.filter { $0.role == .reportingOwner }
        guard ownership?.owners.count == 1, parties.count == 1, let owner = ownership?.owners.first, owner.cik == nil,
            let party = parties.first, let filed = party.name, let stated = owner.name
        else { return }
        if Self.words(of: filed.value).isSuperset(of: Self.words(of: stated.value))
            || Self.words(of: stated.value).isSuperset(of: Self.words(of: filed.value))
        {
            ownership?.owners[0].cik = party.cik
        } else {
            compare("reporting person", filed, stated)
        }
    }

    private static func words(of name: String) -> Set<String> {
        Set(name.uppercased().split { !$0.isLetter && !$0.isNumber }.map(String.init))
    }
}
