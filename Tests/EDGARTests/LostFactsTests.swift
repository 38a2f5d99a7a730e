/// What a filing states and we cannot read is told: nothing is lost in silence.

import EDGAR
import Testing

@Suite struct LostFactsTests {
    /// The problems of a form, without those about what these small forms leave out.
    private func problems(_ text: String) throws -> [Problem] {
        try Filing(reading: Array(text.utf8)).problems.filter {
            if case .missing = $0.reason { false } else { true }
        }
    }

    private static func document(_ inside: String) -> String { "<ownershipDocument>\(inside)</ownershipDocument>" }

    /// A purchase whose number of shares holds `number`.
    private static func purchase(_ number: String) -> String {
        document(
            "<nonDerivativeTable><nonDerivativeTransaction><securityTitle><value>Common</value></securityTitle>"
                + "<transactionCoding><transactionCode>P</transactionCode></transactionCoding><transactionAmounts>"
                + "<transactionShares>\(number)</transactionShares></transactionAmounts></nonDerivativeTransaction>"
                + "</nonDerivativeTable>")
    }

    @Test(arguments: [
        purchase("500"), purchase("<value>10%</value>"), purchase("<value>50\n000</value>"),
        purchase("<value>5 0</value>"),
        purchase("<value>12<footnoteId id=\"F1\"/>34</value>"), purchase("<value>1</value><value>2</value>"),
        purchase("<value>12<x>9</x>34</value>"), purchase("<amount>5</amount>"), purchase("<footnoteId id=\"F7\"/>"),
        document("<nonDerivativeHolding><securityTitle><value>Common</value></securityTitle></nonDerivativeHolding>"),
        document("<nonDerivativeTable><derivativeHolding></derivativeHolding></nonDerivativeTable>"),
        document(
            "<footnotes><footnote id=\"F1\">a</footnote></footnotes><footnotes><footnote id=\"F2\">b</footnote></footnotes>"
        ),
        document("<issuer><issuerName>DOE<b/> JOHN</issuerName></issuer>"),
        document("<footnotes><footnote>without a name</footnote></footnotes>"),
        document("<remarks>a</remarks>") + document("<remarks>b</remarks>"), document("<remarks>a</remarks>") + "text",
        document("<transactionPricePerShare><value>5</value></transactionPricePerShare>"),
        document("<issuer><issuerName>A</issuerName></issuer><issuer><issuerName>B</issuerName></issuer>"),
    ])
    func `XML that is not read is told`(text: String) throws {
        #expect(try !problems(text).isEmpty)
    }

    /// A number is read whole or not at all.
    @Test(arguments: ["12<footnoteId id=\"F1\"/>34", "12<x>9</x>34", "1 2", "12,", "<![CDATA[12]]> 34"])
    func `half a number is none`(value: String) throws {
        let filing = try Filing(reading: Array(Self.purchase("<value>\(value)</value>").utf8))
        #expect(filing.ownership?.nonDerivative.first?.shares.value == nil)
    }

    @Test(arguments: ["<![CDATA[12]]>", "1<!-- twelve -->2", "&#49;2", "12&#160;", "\u{A0}12", "\n 12 "])
    func `a number is read in every way of XML`(value: String) throws {
        let filing = try Filing(reading: Array(Self.purchase("<value>\(value)</value>").utf8))
        #expect(filing.ownership?.nonDerivative.first?.shares.value == Amount(12), "\(filing.problems.map(\.message))")
    }

    /// "White space of any kind and length is one space, none at the ends": as a character or as a reference.
    @Test(arguments: [
        "a b", " a\n\t b ", "a\u{A0}b\u{A0}", "a&#160;b&#160;", "\u{2003}a \u{2009} b", "a&#8195;&#8201;b",
    ])
    func `white space is one space`(text: String) throws {
        let filing = try Filing(reading: Array(Self.document("<remarks>\(text)</remarks>").utf8))
        #expect(filing.ownership?.remarks?.value == "a b")
    }

    private static let page = """
        FORM 4

        STATEMENT OF CHANGES IN BENEFICIAL OWNERSHIP
        Filed pursuant to Section 16(a)

        1. Name and Address of Reporting Person * Doe Jane (Last) (First) (Middle) 1 ROAD (Street) TOWN, NY 10036 (City) \
        (State) (Zip)\t2. Issuer Name and Ticker or Trading Symbol ACME [ACM]

        1. Title of Security\t2. Trans. Date\t2A. Deemed Execution Date, if any\t3. Trans. Code\t\t4. Securities Acquired \
        (A) or Disposed of (D)\t\t\t5. Amount of Securities Beneficially Owned\t6. Ownership Form: Direct (D) or Indirect \
        (I)\t7. Nature of Indirect Beneficial Ownership
        \t\t\tCode\tV\tAmount\t(A) or (D)\tPrice\t\t\t

        """
    private static let notes = "\n\nExplanation of Responses:\n\n- (1) A note.\n"

    @Test func `a row of a page is read`() throws {
        let text = Self.page + "Common Stock (1)\t1/2/2025\t\tP\t\t100\tA\t\\$5.00\t200\tD\t" + Self.notes
        let filing = try Filing(reading: Array(text.utf8))
        #expect(filing.problems.isEmpty)
        let row = try #require(filing.ownership?.nonDerivative.first)
        #expect(
            row.shares.value == Amount(100)
                && row.securityTitle == Leaf(row.securityTitle.fact, footnotes: [FootnoteID("F1")]))
        #expect(row.securityTitle.value == "Common Stock")
    }

    @Test(arguments: [
        "\t1/2/2025\t\tP\t\t100\tA\t5\t200\tD\t", "Common Stock\t1/2/2025\t\tP\t\tN/A pending 100\tA\t5\t200\tD\t",
        "Common Stock\t1/2/2025\t\tP\t\t100\tX\t5\t200\tD\t", "Common Stock\tsoon\t\tP\t\t100\tA\t5\t200\tD\t",
        "Common Stock\t1/2/2025\t\tP\t\t100\tA\t5\t200\tD\t\tmore\tand more",
        "Common Stock (1)(7)\t1/2/2025\t\tP\t\t100\tA\t5\t200\tD\t",
        "Common Stock\t1/2/2025\t\tP\t\t100(7)\tA\t5\t200\tD\t",
    ])
    func `a cell of a page that is not read is told`(row: String) throws {
        #expect(try !problems(Self.page + row + Self.notes).isEmpty)
    }
}
