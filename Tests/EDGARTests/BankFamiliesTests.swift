/// Whose name a bank's printed name is: by grammar alone, and by the list of families with their years.

import EDGAR
import Testing

@Suite struct BankNameTests {
    /// The pairs that prospectuses print of one firm: on the cover, in the text and in the table of underwriters.
    @Test(arguments: [
        ("Stifel", "Stifel, Nicolaus & Company, Incorporated"), ("William Blair", "William Blair & Company, L.L.C."),
        ("Baird", "Robert W. Baird & Co. Incorporated"), ("JPMorgan", "J.P. Morgan Securities LLC"),
        ("J. P. Morgan", "JPMorgan Chase & Co."), ("Cowen", "Cowen and Company, LLC"),
        ("Needham & Company", "Needham & Company, LLC"), ("Bryan, Garnier & Co", "Bryan Garnier & Co Limited"),
        ("UBS Investment Bank", "UBS Securities LLC"), ("Cantor", "Cantor Fitzgerald & Co."),
        ("Compass Point", "Compass Point Research & Trading, LLC"), ("SVB Leerink", "SVB Leerink LLC"),
        ("Sterne Agee", "Sterne, Agee & Leach, Inc."), ("Société Générale", "SOCIETE GENERALE"),
        ("Sandler O'Neill + Partners, L.P.", "Sandler O\u{2019}Neill & Partners, L.P."),
        ("DONALDSON, LUFKIN & JENRETTE", "Donaldson, Lufkin & Jenrette Securities Corporation"),
        ("Merrill Lynch & Co.", "BofA Merrill Lynch"), ("H.C. Wainwright & Co.", "HC Wainwright"),
        ("BB&T Capital Markets", "BB & T Capital Markets, a division of Scott & Stringfellow, LLC"),
        ("A.G.P.", "A.G.P./Alliance Global Partners"),
    ])
    func `of one firm`(name: String, other: String) {
        #expect(BankName(name).isSameFirm(as: BankName(other)))
        #expect(BankName(other).isSameFirm(as: BankName(name)))
    }

    /// A shared word is not a shared firm, and neither is the parent a firm is said to belong to.
    @Test(arguments: [
        ("First Union Securities", "First Albany"), ("Morgan Stanley", "J.P. Morgan"),
        ("Smith Barney", "Barney Brown"), ("Goldman Sachs", "Morgan Stanley"), ("Raymond James", "James Street"),
        ("James & Co.", "Raymond James"), ("Stifel", "Keefe, Bruyette & Woods, A Stifel Company"),
        ("National Securities", "National Bank Financial"), ("Bank of America", "Bank of Montreal"),
        ("First", "First Union"), ("", ""), ("&", "+"),
    ])
    func `of two firms`(name: String, other: String) {
        #expect(!BankName(name).isSameFirm(as: BankName(other)))
        #expect(!BankName(other).isSameFirm(as: BankName(name)))
    }
}

@Suite struct BankFamiliesTests {
    private let families = BankFamilies.builtin

    private func member(_ name: String, _ year: Int?, in families: BankFamilies = .builtin) -> String? {
        families.family(of: name, on: year.flatMap { Day(year: $0, month: 7, day: 1) })
            .map { $0.family + " > " + ($0.today ?? "none") }
    }

    private func parsed(_ text: String) -> BankFamilies { BankFamilies(parsing: Array(text.utf8)) }

    /// Two families that claim one alias in one year are a problem of the file, as is a line that says nothing.
    @Test func `every line of the list can be used`() {
        #expect(families.problems.map { "\($0.line): \($0.message)" } == [])
        #expect(families.count >= 500)
    }

    @Test(arguments: [
        ("Merrill Lynch & Co.", 1996, "Merrill Lynch > Bank of America"),
        ("Merrill Lynch, Pierce, Fenner & Smith Incorporated", 2008, "Merrill Lynch > Bank of America"),
        ("Merrill Lynch, Pierce, Fenner & Smith Incorporated", 2009, "Bank of America > Bank of America"),
        ("BofA Merrill Lynch", 2015, "Bank of America > Bank of America"),
        ("BofA Securities, Inc.", 2022, "Bank of America > Bank of America"),
        ("Banc of America Securities LLC", 2004, "Bank of America > Bank of America"),
        ("NationsBanc Montgomery Securities LLC", 1998, "NationsBank > Bank of America"),
        ("Montgomery Securities", 1996, "Montgomery Securities > Bank of America"),
        ("J. P. Morgan Securities Inc.", 2003, "J.P. Morgan > J.P. Morgan"),
        ("Hambrecht & Quist LLC", 1998, "Hambrecht & Quist > J.P. Morgan"),
        ("Salomon Smith Barney Inc.", 2001, "Citigroup > Citigroup"),
        ("U.S. Bancorp Piper Jaffray Inc.", 2001, "Piper Jaffray > Piper Sandler"),
        ("Credit Suisse First Boston Corporation", 1999, "Credit Suisse > UBS"),
        ("Donaldson, Lufkin & Jenrette Securities Corporation", 1997, "Donaldson, Lufkin & Jenrette > UBS"),
        ("SG Cowen Securities Corporation", 2000, "Cowen > TD Securities"),
        ("Oppenheimer & Co., Inc.", 1996, "Oppenheimer > Oppenheimer"),
        ("CIBC Oppenheimer Corp.", 1998, "CIBC > CIBC"),
        ("Oppenheimer & Co. Inc.", 2012, "Oppenheimer > Oppenheimer"),
        ("Robertson Stephens, Inc.", 2001, "Robertson Stephens > none"),
        ("Deutsche Bank Alex. Brown Inc.", 2001, "Deutsche Bank > Deutsche Bank"),
        ("Rodman & Renshaw, LLC", 2009, "Rodman & Renshaw > none"),
        ("Rodman & Renshaw, a unit of H.C. Wainwright & Co., LLC", 2014, "H.C. Wainwright > H.C. Wainwright"),
        ("ABN AMRO Rothschild LLC", 2000, "ABN AMRO (until 2007) > NatWest Markets"),
        ("EF Hutton, division of Benchmark Investments, LLC", 2022, "D. Boral Capital > D. Boral Capital"),
        ("Roth Capital Partners, LLC", 2019, "Roth > Roth"),
        ("Cabrera Capital Markets, LLC", 2010, "Cabrera Capital > Cabrera Capital"),
        ("ITAU BBA USA SECURITIES, INC.", 2020, "Itaú > Itaú"),
        ("Raymond James & Associates, Inc.", 2010, "Raymond James > Raymond James"),
    ])
    func `a name has its family of the year and today's`(name: String, year: Int, family: String) {
        #expect(member(name, year) == family)
    }

    @Test func `without a day it is today's family`() {
        #expect(member("Merrill Lynch", nil) == "Bank of America > Bank of America")
        #expect(member("Pactual", nil) == "BTG Pactual > BTG Pactual")
    }

    @Test(arguments: [
        "Larkspur Dane Securities LLC", "Maplecrest Securities", "Pell Harbor Securities Inc.",
        "Harlan Whitcombe & Co.", "First", "National", "Capital Markets", "Securities Inc.", "Morgan & Co.",
        "Allen Whitcombe Securities", "Stephens Harlow LLC", "United Pell", "The", "",
    ])
    func `what no bank is called has none`(name: String) {
        for year in [1996, 2008, 2026, nil] { #expect(member(name, year) == nil) }
    }

    @Test func `a user's lines win, and the others stay`() {
        let user = """
            Larkspur Dane
                = LD & Co
            Goldman Sachs
                until 2019, then Larkspur Dane
                Merrill Lynch  2005
            """
        let extended = families.extended(by: Array(user.utf8))
        #expect(extended.problems.isEmpty)
        #expect(member("LD & Co.", 2020, in: extended) == "Larkspur Dane > Larkspur Dane")
        #expect(member("LD Harbor", 2020, in: extended) == nil)
        #expect(member("Goldman, Sachs & Co.", 2019, in: extended) == "Goldman Sachs > Larkspur Dane")
        #expect(member("Goldman, Sachs & Co.", 2020, in: extended) == "Larkspur Dane > Larkspur Dane")
        #expect(member("Merrill Lynch", 2005, in: extended) == "Goldman Sachs > Larkspur Dane")
        #expect(member("Merrill Lynch", 2006, in: extended) == "Merrill Lynch > Bank of America")
        #expect(member("Larkspur Dane", 2020) == nil)
    }

    /// A line that cannot be used is told by its number; the rest of the file holds.
    @Test func `problems name their line`() {
        let file = parsed(
            """
                Orphan
            Alder
                First
                Birch  2010-1999
                Cedar 20-
                until soon
                until 2005, then
                then Nobody
                Birch  # fine
            Elm
                until 2001, then Fir
                until 2002
                Birch  2004
            Fir
                then Elm
            Alder
            &
            """)
        let reasons: [Int: BankFileProblem.Reason] = [
            1: .aliasWithoutFamily, 3: .tooCommon("First"), 4: .badYears("2010-1999"), 5: .badYears("20-"),
            6: .badUntil, 7: .noSuccessor, 8: .unknownSuccessor("Nobody"), 12: .successorTwice,
            13: .aliasTwice("Birch", family: "Alder"), 15: .ownSuccessor("Fir"),
            16: .familyTwice("Alder", otherLine: 2), 17: .noName,
        ]
        #expect(Dictionary(file.problems.map { ($0.line, $0.reason) }) { first, _ in first } == reasons)
        #expect(member("Birch", 2004, in: file) == "Alder > Alder")
        #expect(member("Elm", 2004, in: file) == "Fir > Fir")
    }

    @Test func `hostile input is refused and does no harm`() {
        let long = String(repeating: "Larkspur ", count: 12_000)
        #expect(parsed(long).problems.map(\.reason) == [.lineTooLong(limit: 300)])
        #expect(parsed("Pell\0Harbor\n").problems.map(\.reason) == [.notText])
        #expect(parsed("\u{FEFF}Pell\r\n\tHarbor\r\n").problems.isEmpty)
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<50 {
            let bytes = (0..<20_000).map { _ in UInt8.random(in: 0...255, using: &generator) }
            #expect(families.extended(by: bytes).problems.count <= 101)
        }
        #expect(families.family(of: long, on: nil) == nil)
        #expect(families.family(of: String(repeating: "\u{301}\0", count: 100_000), on: nil) == nil)
        #expect(!BankName(long).isSameFirm(as: BankName("Pell")))
    }
}
