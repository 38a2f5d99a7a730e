/// EDGAR's HTML rendering of a form against its XML, and forms that were read by hand.
///
/// The same form in any shape yields the same facts, less what the shape does not show.

import EDGAR
import Testing

/// A row in one line: kind and title, date, deemed date, code, number, price, A or D, owned after, D or I, nature; in
/// Table II also conversion price, exercisable, expires, underlying title and number. Footnotes stand in brackets.
private func line(_ row: OwnershipRow) -> String {
    func show<Value>(_ leaf: Leaf<Value>, _ words: (Value) -> String) -> String {
        (leaf.value.map(words) ?? "") + marks(leaf.footnotes)
    }
    func marks(_ notes: [FootnoteID]) -> String { notes.isEmpty ? "" : "[\(notes.map(\.mark).joined(separator: ","))]" }
    func number(_ amount: Amount) -> String { amount.reduced.description }
    var cells = [
        "\(row.kind.rawValue) " + show(row.securityTitle) { $0 }, show(row.transactionDate) { $0.description },
        show(row.deemedExecutionDate) { $0.description },
        (row.code?.value.description ?? "") + marks(row.codingFootnotes),
        show(row.shares, number), show(row.pricePerShare, number), show(row.acquiredDisposed) { $0.rawValue },
        show(row.sharesOwnedFollowing, number), show(row.ownership) { $0.rawValue }, show(row.nature) { $0 },
    ]
    if let more = row.derivative {
        cells += [
            show(more.conversionOrExercisePrice, number), show(more.exerciseDate) { $0.description },
            show(more.expirationDate) { $0.description }, show(more.underlyingTitle) { $0 },
            show(more.underlyingShares, number),
        ]
    }
    return cells.joined(separator: "|")
}

/// Everything but the rows, a fact in each line.
private func head(_ form: OwnershipForm) -> [String] {
    let first = form.owners.first
    let boxes = [first?.isDirector, first?.isOfficer, first?.isTenPercentOwner, first?.isOther]
    var lines = [
        "form \(form.documentType?.value.description ?? "")", "period \(form.periodOfReport?.value.description ?? "")",
        "original \(form.dateOfOriginalSubmission?.value.description ?? "")",
        "issuer \(form.issuer.cik?.value.description ?? "") \(form.issuer.name?.value ?? "") [\(form.issuer.symbol?.value ?? "")]",
        "boxes \(boxes.map { $0?.value == true ? "X" : "-" }.joined()) \(first?.officerTitle?.value ?? "")",
        "remarks \(form.remarks?.value ?? "")",
    ]
    for owner in form.owners {
        let place = owner.address
        let parts = [place.street1, place.street2, place.city, place.state, place.zip].map { $0?.value ?? "" }
        lines.append(
            "owner \(owner.cik?.value.description ?? "") \(owner.name?.value ?? ""): " + parts.joined(separator: "|"))
    }
    lines += form.footnotes.map { "\($0.id) \($0.text.value)" }
    lines += form.signatures.map { "signed \($0.name?.value ?? "") \($0.date?.value.description ?? "")" }
    return lines
}

private func form(_ file: String) throws -> OwnershipForm {
    try #require(try Filing(reading: Corpus.bytes(of: file)).ownership)
}

@Suite(.needsCorpus) struct RenderingTests {
    @Test(arguments: [
        ("374water-inc_4_f2e266eb2e.html", "374water-inc_4_ced23e93fa.xml"),
        ("snowflake-inc_3_abe49b26a4.html", "snowflake-inc_3_a6669ffd01.xml"),
        ("snowflake-inc_5_94b217db87.html", "snowflake-inc_5_826a3a1a7a.xml"),
    ])
    func `a rendering agrees with its XML`(page: String, xml: String) throws {
        let filing = try Filing(reading: Corpus.bytes(of: "ownership/" + page))
        let shown = try #require(filing.ownership)
        let filed = try form("ownership/" + xml)
        #expect(filing.shape == .html && filing.problems.isEmpty, "\(filing.problems)")
        #expect(head(shown) == head(filed))
        #expect(shown.nonDerivative.map(line) == filed.nonDerivative.map(line))
        #expect(shown.derivative.map(line) == filed.derivative.map(line))
        for box in [\OwnershipForm.aff10b5One, \.form3HoldingsReported, \.form4TransactionsReported] {
            if let mark = shown[keyPath: box]?.value { #expect(mark == filed[keyPath: box]?.value ?? false) }
        }
    }

    @Test func `Evans Bancorp, Form 4 of 2023`() throws {
        let form = try form("ownership/evans-bancorp-inc_4_9ab65c0d07.html")
        #expect(
            head(form) == [
                "form 4", "period 2023-01-24", "original ", "issuer 0000842518 EVANS BANCORP INC [EVBN]", "boxes X--- ",
                "remarks ", "owner 0001057067 SULLIVAN NORA B: 6460 MAIN STREET||WILLIAMSVILLE|NY|14221",
                "F1 The Restricted Stock shall be vested according to the following schedule: 100% of the shares of "
                    + "Common Stock subject, to the Restricted Stock Award will vest on the first anniversary of the date "
                    + "of the award.",
                "signed /s/Jessica L. Brosius, Attorney in Fact for Nora B. Sullivan 2023-01-26",
            ])
        #expect(form.nonDerivative.map(line) == ["transaction Common Stock|2023-01-24||A|519[1]|39.52|A|5381.2|D|"])
        #expect(form.derivative.map(line) == [])
        #expect(form.aff10b5One == nil, "the page is older than the box")
        #expect(form.notSubjectToSection16?.value == false)
    }

    @Test func `Triton, Form 3 of ten owners`() throws {
        let form = try form("ownership/triton-international-ltd_3_8cd3bcaf72.html")
        #expect(
            form.owners.compactMap { $0.name?.value } == [
                "BROOKFIELD Corp /ON/", "BAM Partners Trust", "BIPC Holding LP", "BIPC GP Holdings Inc.",
                "Brookfield Infrastructure Partners L.P.", "Brookfield Infrastructure Partners Ltd",
                "Brookfield Infrastructure Corp", "BIF V Bermuda GP Ltd", "BIF V Carry Splitter L.P.",
                "BIF V Thanos Carry L.P.",
            ])
        #expect(Set(form.owners.map { $0.cik?.value }).count == 10, "each has the CIK of its own link")
        let lines = head(form)
        #expect(lines.prefix(3) == ["form 3", "period 2023-09-28", "original "])
        #expect(lines.contains("boxes --X- "))
        #expect(lines[3].hasSuffix("Triton International Ltd [TRTN]"))
        #expect(
            lines[6].hasSuffix("BROOKFIELD Corp /ON/: BROOKFIELD PLACE|181 BAY ST SUITE 100|TORONTO ONTARIO|A6|M5J2T3"))
        #expect(form.footnotes.map(\.text.value) == (1...3).map { "See Exhibit 99.1 for text of footnote (\($0))." })
        #expect(form.remarks?.value.hasPrefix("On September 28, 2023, Brookfield Infrastructure Corporation,") == true)
        #expect(form.remarks?.value.hasSuffix("// Form 1 of 2") == true)
        #expect(lines.last == "signed /s/ See Signatures Included in Exhibit 99.2 2023-10-10")
        #expect(
            form.nonDerivative.map(line) == [
                "holding Common Shares, par value $0.01 per share|||||||101158891[1]|I|See Footnotes[2,3]"
            ])
        #expect(form.derivative.map(line) == [])
    }

    @Test func `Microsoft, Form 4 called XML`() throws {
        let form = try form("ownership/microsoft-corp_4_a5ac30e3b1.xml")
        let lines = head(form)
        #expect(lines.prefix(2) == ["form 4", "period 2016-06-02"] && lines.contains("boxes X--- "))
        #expect(lines[3] == "issuer 0000789019 MICROSOFT CORP [MSFT]")
        #expect(lines[6].hasSuffix("List Teri L.: C/O MICROSOFT CORPORATION|ONE MICROSOFT WAY|REDMOND|WA|98052-6399"))
        #expect(lines.last == "signed Keith R. Dolliver, Attorney-in-fact for Teri L. List-Stoll 2016-06-03")
        #expect(form.footnotes.count == 3 && form.remarks == nil)
        #expect(form.nonDerivative.map(line) == ["holding Common Stock|||||||3398|D|"])
        #expect(
            form.derivative.map(line) == [
                "transaction Restricted Stock Units|2016-06-02||A|1619|0|A|4172[3]|D||[1]|[2]|[2]|Common Stock|1619"
            ])
    }

    @Test func `Annaly, Form 4 as a submission`() throws {
        let filing = try Filing(reading: Corpus.bytes(of: "seeds/001_41f3a32b4b8c4aa3.txt"))
        let form = try #require(filing.ownership)
        #expect(filing.shape == .submission && filing.problems.isEmpty)
        #expect(filing.accession?.value.description == "0001628280-25-025936")
        #expect(filing.filed?.value.description == "2025-05-15" && filing.accepted?.value == "2025-05-15T16:17:27")
        #expect(filing.issuer.sic?.value == "6798" && filing.issuer.stateOfIncorporation?.value == "MD")
        #expect(filing.issuer.formerNames.map(\.name.value) == ["ANNALY MORTGAGE MANAGEMENT INC"])
        #expect(filing.issuer.formerNames.first?.until?.value.description == "1997-07-29")
        let lines = head(form)
        #expect(lines[3] == "issuer 0001043219 ANNALY CAPITAL MANAGEMENT INC [NLY]")
        let place = "C/O ANNALY CAPITAL MANAGEMENT, INC.|1211 AVE OF THE AMERICAS|NEW YORK|NY|10036"
        #expect(lines[6] == "owner 0001963683 Laguerre Martin: \(place)", "the form's address, not the header's")
        #expect(lines[4] == "boxes X--- " && form.aff10b5One?.value == false)
        #expect(form.footnotes.first?.text.value.hasPrefix("The Deferred Stock Units (\"DSUs\") convert to") == true)
        #expect(form.nonDerivative.map(line) == ["holding Common Stock|||||||0|D|"])
        #expect(
            form.derivative.map(line) == [
                "transaction Deferred Stock Units|2025-05-14||A|8961|0|A|29507[2]|D||[1]|[1]|[1]|Common Stock|8961"
            ])
        let units = try #require(form.derivative.first?.derivative)
        #expect(units.conversionOrExercisePrice.isFootnotedUnknown && units.exerciseDate.isFootnotedUnknown)
        #expect(units.expirationDate.isFootnotedUnknown && form.derivative[0].pricePerShare.value == .zero)
    }

    @Test func `Annaly, Form 4 as text`() throws {
        let filing = try Filing(reading: Corpus.bytes(of: "seeds/002_cc328f23db8766d5.txt"))
        let form = try #require(filing.ownership)
        #expect(filing.shape == .text && filing.problems.isEmpty)
        let lines = head(form)
        #expect(lines.prefix(3) == ["form 4", "period 2024-10-28", "original "])
        #expect(lines[3] == "issuer  ANNALY CAPITAL MANAGEMENT INC [NLY]")
        #expect(lines[4] == "boxes XX-- CEO and CIO" && form.owners.count == 1)
        let owner = try #require(form.owners.first)
        #expect(owner.name?.value == "Finkelstein David L")
        #expect(
            [owner.address.city, owner.address.state, owner.address.zip].map { $0?.value } == [
                "NEW YORK", "NY", "10036",
            ])
        #expect(form.aff10b5One == nil, "the conversion lost the mark")
        #expect(
            form.nonDerivative.map(line) == ["transaction Common Stock|2024-10-28||S[1]|50000|19.25[2]|D|562469|D|"])
        #expect(form.derivative.map(line) == [])
        let row = try #require(form.nonDerivative.first)
        #expect(form.plan(of: row)?.adopted?.value.description == "2024-05-16")
        let range = try #require(form.priceRange(of: row))
        #expect(range.low.value.description == "19.12" && range.high.value.description == "19.54")
        #expect(lines.last == "signed /s/ Anthony C. Green, as Attorney-in-Fact for David L. Finkelstein 2024-10-29")
        #expect(form.footnotes.map(\.id.description) == ["F1", "F2"])
    }
}
