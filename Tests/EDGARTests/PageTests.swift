/// Pages that are not quite the form as EDGAR renders it: what they say is read, what they lost is unknown, and what
/// does not fit is told. Each case is a conversion or a paper form that once gave a wrong fact.

import EDGAR
import Testing

@Suite struct PageTests {
    private static let columns = """
        1. Title of Security\t2. Trans. Date\t2A. Deemed Execution Date, if any\t3. Trans. Code\t\t4. Securities Acquired \
        (A) or Disposed of (D)\t\t\t5. Amount of Securities Beneficially Owned\t6. Ownership Form: Direct (D) or Indirect \
        (I)\t7. Nature of Indirect Beneficial Ownership
        \t\t\tCode\tV\tAmount\t(A) or (D)\tPrice\t\t\t
        """

    private static func page(
        title: String = "FORM 4",
        boxes: String = "X Director _____ 10% Owner _____ Officer (give title below) _____ Other",
        issuer: String = "ACME [ACM]", city: String = "TOWN, NY 10036", row: String = "",
        below: String = "Signatures\n\n/s/ Jane Doe\n\n03/10/2020\n"
    ) -> String {
        """
        \(title)

        STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP
        Filed pursuant to Section 16(a)

        1. Name and Address of Reporting Person * Doe Jane (Last) (First) (Middle) 1 ROAD (Street) \(city) (City) (State) \
        (Zip)\t2. Issuer Name and Ticker or Trading Symbol \(issuer)\t5. Relationship of Reporting Person(s) to Issuer \
        (Check all applicable) \(boxes) (specify below)

        \(columns)
        \(row)

        \(below)
        """
    }

    private static func form(_ page: String) throws -> (form: OwnershipForm, problems: [Problem.Reason]) {
        let filing = try Filing(reading: Array(page.utf8))
        return (try #require(filing.ownership), filing.problems.map(\.reason))
    }

    /// A mark may be bracketed, with spaces or without; what is no mark that we know is not "no".
    @Test(arguments: [
        ("X", true), ("[X]", true), ("[ X ]", true), ("( X )", true), ("(x)", true), ("\u{2612}", true),
        ("_____", false),
        ("( )", false), ("[ ]", false), ("\u{2610}", false), ("", nil), ("?!", nil),
    ])
    func `a check box is what its mark says`(mark: String, expected: Bool?) throws {
        let boxes = "\(mark) Director _____ 10% Owner _____ Officer (give title below) _____ Other"
        let (form, _) = try Self.form(Self.page(boxes: boxes))
        #expect(form.owners.first?.isDirector?.value == expected)
        #expect(form.owners.first?.isOfficer?.value == false)
    }

    /// A mark of a footnote is no negative number, also when the explanation is lost.
    @Test func `a footnote mark is no number`() throws {
        let (form, problems) = try Self.form(Self.page(row: "Common\t1/2/2020\t\tS(1)\t\t100(3)\tD\t(2)\t200 (2)\tD\t"))
        let row = try #require(form.nonDerivative.first)
        #expect(row.pricePerShare == Leaf(nil, footnotes: [FootnoteID("F2")]))
        #expect(row.shares.value == Amount(100) && row.shares.footnotes == [FootnoteID("F3")])
        #expect(row.sharesOwnedFollowing.value == Amount(200) && row.code?.value == .sale)
        #expect(problems.contains(.unknownFootnote("F2")))
    }

    /// A row whose cells stand in the wrong columns gives no value at all: every one would be another's.
    @Test(arguments: [
        "Common\t1/2/2020\tS\t100\tD\t5.00\t200\tD\t", "Common\t1/2/2020\t\tS\t\t100\tD\t5\t200\t\tD",
        "Common\tS\t1/2/2020\t100\tD\t5.00\t200\tD\tI\tx",
    ])
    func `a row that does not fit is told and not read`(row: String) throws {
        let (form, problems) = try Self.form(Self.page(row: row))
        #expect(form.nonDerivative.isEmpty)
        #expect(problems.contains { if case .unreadRow = $0 { true } else { false } })
    }

    /// "Equitable Interest" ends no table, although it holds the words "table I".
    @Test(arguments: ["Equitable Interest", "Charitable Income Units", "Marketable Instruments"])
    func `a security is no title of a table`(title: String) throws {
        let row = "\(title)\t1/2/2020\t\tP\t\t100\tA\t5.00\t200\tD\t"
        #expect(try Self.form(Self.page(row: row + "\n" + row)).form.nonDerivative.count == 2)
    }

    @Test func `dashes in empty cells say nothing`() throws {
        let (form, problems) = try Self.form(Self.page(row: "Common\t-\t-\t-\t-\t-\t-\t-\t200\tD\t-"))
        let row = try #require(form.nonDerivative.first)
        #expect(row.kind == .holding && row.code == nil && row.timeliness.value == nil && row.nature.value == nil)
        #expect(problems.isEmpty)
    }

    /// Where a conversion made one table of the page, the legal text and the signature below are no rows.
    @Test func `pipe tables end with their rows`() throws {
        let row = "Common\t1/2/2020\t\tP\t\t100\tA\t5.00\t200\tD\t"
        let below =
            "**Explanation of Responses:**\n(1) A note.\n\t/s/ Jane Doe\t03/10/2020\n** Signature of Reporting Person\tDate\n"
        let page = Self.page(row: row, below: below + "Reminder: Report on a separate line.\n")
        let pipes = page.split(separator: "\n", omittingEmptySubsequences: true)
            .map { "| " + $0.split(separator: "\t", omittingEmptySubsequences: false).joined(separator: " | ") + " |" }
        let (form, _) = try Self.form(pipes.joined(separator: "\n"))
        #expect(form.nonDerivative.count == 1 && form.derivative.isEmpty)
        #expect(form.footnotes.map(\.text.value) == ["A note."])
        #expect(form.signatures.map(\.name?.value) == ["/s/ Jane Doe"])
    }

    @Test(arguments: [
        ("FORM 4/A", "4/A"), ("SEC Form 4\nFORM 4/A", "4/A"), ("FORM 4 | x", "4"),
        ("Check this box. Form 4 or Form 5\nobligations may continue.\n\nFORM 4", "4"),
    ])
    func `the form is what its title says`(title: String, type: String) throws {
        #expect(try Self.form(Self.page(title: title)).form.documentType?.value.description == type)
    }

    @Test func `names and places`() throws {
        let (form, _) = try Self.form(Self.page(issuer: "ACME [DE] INC [ ACM ]", city: "MOUNTAIN VIEW CA 94043"))
        #expect(form.issuer.name?.value == "ACME [DE] INC" && form.issuer.symbol?.value == "ACM")
        let address = try #require(form.owners.first?.address)
        #expect(address.city?.value == "MOUNTAIN VIEW" && address.state?.value == "CA" && address.zip?.value == "94043")
    }

    /// A line that begins with a number within a note starts none, and the signature below is not part of it.
    @Test func `notes end where they end`() throws {
        let below = """
            Explanation of Responses:
            (1) Held for purposes of Section
            16. The trust is named in Rule 16a-1
            (1) of the Act.
            (2) Second.
            /s/ Jane Doe 03/10/2020
            **Signature of Reporting Person Date
            """
        let (form, _) = try Self.form(Self.page(below: below))
        #expect(form.footnotes.map(\.id.description) == ["F1", "F2"])
        #expect(form.footnotes.last?.text.value == "Second.")
        #expect(form.signatures.map(\.name?.value) == ["/s/ Jane Doe"])
        #expect(form.signatures.first?.date?.value.description == "2020-03-10")
    }

    @Test func `remarks may stand in the line of their caption`() throws {
        let (form, _) = try Self.form(Self.page(below: "Remarks: See Exhibit 24.\n\nSignatures\n\n/s/ J 1/2/2020\n"))
        #expect(form.remarks?.value == "See Exhibit 24.")
    }

    /// That a footnote speaks of no securities is no statement of the form.
    @Test func `only a Form 3 without rows owns nothing`() throws {
        let below = "Explanation of Responses:\n(1) No securities are beneficially owned by the spouse.\n"
        #expect(try Self.form(Self.page(below: below)).form.noSecuritiesOwned == nil)
        let empty = "Explanation of Responses:\nNo securities are beneficially owned.\nSignatures\n\n/s/ J 1/2/2020\n"
        let (form, problems) = try Self.form(Self.page(title: "FORM 3", below: empty))
        #expect(form.noSecuritiesOwned?.value == true && problems.isEmpty)
    }

    /// A paper form that somebody put into `<pre>` is the same form: its lines and bars are its layout.
    @Test func `a paper form within pre is text`() throws {
        let sample = String(
            decoding: try Corpus.sampleBytes(of: "corvane-networks/0009970002-00-000087.txt"), as: UTF8.self)
        let wrapped = sample.split(separator: "<TEXT>", maxSplits: 1).joined(separator: "<TEXT>\n<HTML><BODY><PRE>")
        let plain = try Self.form(sample).form
        let form = try Self.form(wrapped).form
        #expect(form.nonDerivative.map(\.shares.value) == plain.nonDerivative.map(\.shares.value))
        #expect(form.nonDerivative.count == 5 && form.derivative.count == 2 && form.footnotes.count == 3)
        #expect(form.owners.first?.address.city?.value == plain.owners.first?.address.city?.value)
    }
}
