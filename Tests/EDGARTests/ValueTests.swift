/// The values that facts are made of: exact, and never guessed.

import EDGAR
import FoundationEssentials
import Testing

@Suite struct AmountTests {
    private func amount(_ text: String) -> Amount? { Amount(parsing: Array(text.utf8).span) }

    @Test(arguments: [
        ("0", "0"), ("50,000", "50000"), ("$19.25", "19.25"), ("$ 19.25", "19.25"), ("-0.0001", "-0.0001"),
        (".5", "0.5"), ("5.", "5"), ("(1,234)", "-1234"), ("($1,234.50)", "-1234.50"), ("-$5", "-5"), ("$-5", "-5"),
        ("+7", "7"), ("106150.00", "106150.00"), ("007", "7"), ("18 5/8", "18.625"), ("5/8", "0.625"),
        ("$42 1/8", "42.125"), ("1 63/64", "1.984375"), ("-0-", "0"), ("1,234,567.8901", "1234567.8901"), ("-0", "0"),
        ("12345678901234567890.12345678901234567", "12345678901234567890.12345678901234567"),
    ])
    func `is read exactly and written as filed`(text: String, written: String) {
        #expect(amount(text)?.description == written)
    }

    @Test(arguments: [
        "", " ", ".", "-", "$", "()", "(", ")", "(5", "5)", "(-5)", "--5", "$$5", "5-", "5$", "1.000.000", "12 345",
        "10%",
        "1e5", "0x10", "NaN", "N/A", "five", "1.2,3", "1,", "1,,000", "19,25", "1,23", ",5", "12,34,567", "1234,567",
        "\u{2212}5", "\u{0663}", "5\0", " 5", "5\u{A0}000", "5/3", "9/8", "5/14", "1/0", "18-5/8", "5/8/9", "-5/8",
        "5/$8", "5/+8", "18 5/", "/8",
    ])
    func `is not guessed`(text: String) {
        #expect(amount(text) == nil)
    }

    @Test func `of more digits than it can hold is none`() {
        #expect(amount(String(repeating: "9", count: 37)) != nil)
        #expect(amount(String(repeating: "9", count: 40)) == nil)
        #expect(amount("0." + String(repeating: "3", count: 40)) == nil)
        #expect(amount(String(repeating: "0", count: 400) + "7") == Amount(7))
    }

    @Test(arguments: [
        ("106150.00", "106,150", "106,150.00", "$106,150"), ("19.5", "19.5", "19.5", "$19.50"),
        ("19.250", "19.25", "19.250", "$19.25"), ("0.0001", "0.0001", "0.0001", "$0.0001"),
        ("999", "999", "999", "$999"), ("1000", "1,000", "1,000", "$1,000"), ("0.00", "0", "0.00", "$0"),
        ("1234567.5", "1,234,567.5", "1,234,567.5", "$1,234,567.50"),
        ("-1234", "\u{2212}1,234", "\u{2212}1,234", "\u{2212}$1,234"),
        ("-0.5", "\u{2212}0.5", "\u{2212}0.5", "\u{2212}$0.50"),
    ])
    func `for people`(text: String, grouped: String, asFiled: String, dollars: String) throws {
        let number = try #require(amount(text))
        #expect(number.grouped == grouped && number.groupedAsFiled == asFiled && number.dollars == dollars)
    }

    /// Comparison goes by value at any scale; equal values are one key of a dictionary.
    @Test func `order, equality and hash`() {
        let ordered = ["-10", "-1.50", "-1.2", "-0.5", "0.00", "0.0001", "0.5", "1.2", "1.25", "10", "10.01"]
            .compactMap { amount($0) }
        #expect(ordered.count == 11)
        for (index, left) in ordered.enumerated() {
            for (other, right) in ordered.enumerated() {
                #expect((left < right) == (index < other), "\(left) \(right)")
                #expect((left == right) == (index == other))
            }
        }
        #expect(amount("19.25") == amount("19.250"))
        #expect(Set([amount("2"), amount("2.0"), amount("2.00000"), amount("$2.")]).count == 1)
        let wide = amount("0." + String(repeating: "0", count: 36) + "1")
        #expect(wide.map { $0 < Amount(1) && Amount(-1) < $0 && $0 != .zero } == true)
        #expect(amount(String(repeating: "9", count: 37)).map { $0 > Amount(9) && -$0 < .zero } == true)
    }

    @Test func `what is written reads back`() {
        var generator = SeededGenerator(seed: 10_000)
        let alphabet = Array("00123456789.,,$-+() ".utf8)
        var read = 0
        for round in 0..<10_000 {
            let count = Int.random(in: 0...16, using: &generator)
            // Every third string is a number for sure, so that the reading half of the property is not idle.
            var text = (0..<count).map { _ in alphabet[Int.random(in: 0..<alphabet.count, using: &generator)] }
            if round % 3 == 0 {
                let digits = text.filter { (0x30...0x39).contains($0) }
                text = Array("\(round % 2 == 0 ? "-" : "")\(round).".utf8) + digits
            }
            guard let amount = Amount(parsing: text.span) else { continue }
            read += 1
            let again = Amount(parsing: Array(amount.description.utf8).span)
            #expect(again == amount && again?.scale == amount.scale, "\(String(decoding: text, as: UTF8.self))")
            let digits = text.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
            let written = amount.description.utf8.filter { (0x30...0x39).contains($0) }.drop { $0 == 0x30 }
            #expect(digits.elementsEqual(written), "digits are neither lost nor added")
        }
        #expect(read > 3000)
        for _ in 0..<10_000 {
            let noise = (0..<Int.random(in: 0...60, using: &generator)).map { _ in
                UInt8.random(in: 0...255, using: &generator)
            }
            _ = Amount(parsing: noise.span)
            _ = Day(parsing: noise.span)
            _ = CIK(parsing: noise.span)
            _ = AccessionNumber(parsing: noise.span)
        }
    }
}

@Suite struct DayTests {
    private func day(_ text: String) -> Day? { Day(parsing: Array(text.utf8).span) }

    @Test(arguments: [
        "2025-05-14", "2025-05-14-05:00", "2025-05-14T16:17:27", "2025-05-14Z", "20250514", "05/14/2025", "5/14/2025",
        "5/14/25", "05-14-2025", "May 14, 2025", "May 14 2025", "MAY 14, 2025", "may 14,2025", "May 14, \n 2025",
    ])
    func `is one day in every spelling`(text: String) {
        #expect(day(text)?.description == "2025-05-14")
    }

    @Test(arguments: [
        ("0022-05-14", "0022-05-14"), ("2035-01-01", "2035-01-01"), ("1/2/99", "1999-01-02"), ("1/2/70", "1970-01-02"),
        ("1/2/69", "2069-01-02"), ("1/2/00", "2000-01-02"), ("2/29/00", "2000-02-29"), ("2024-02-29", "2024-02-29"),
        ("Sept. 9, 2004", "2004-09-09"), ("Jan. 2, 2000", "2000-01-02"), ("Dec 31, 1999", "1999-12-31"),
    ])
    func `is kept as filed`(text: String, written: String) {
        #expect(day(text)?.description == written)
    }

    @Test(arguments: [
        "", "2025-02-29", "1900-02-29", "2025-13-01", "2025-00-10", "2025-04-31", "13/1/2025", "2/30/25", "20251301",
        "2025-5-14", "2025/05/14x", "1/2/3", "1/2/034", "1/2/02034", "May 2025", "May 14, 25", "May 32, 2025",
        "Ma 14, 2025",
        "Mayday 14, 2025", "14", "202505141", "05/14", "N/A", "immediately", "2025-05-14abc",
        "2025-05-14 to 2025-05-20",
        "05/14/2025 05/15/2025",
    ])
    func `is not guessed`(text: String) {
        #expect(day(text) == nil)
    }

    @Test func `orders by the calendar`() throws {
        let days = ["0022-05-14", "1999-12-31", "2000-01-01", "2000-02-29", "2000-03-01"].compactMap { day($0) }
        #expect(days.count == 5 && days == days.sorted())
        let leap = try #require(day("2000-02-29"))
        #expect((leap.year, leap.month, leap.day) == (2000, 2, 29))
    }
}

@Suite struct IdentifierTests {
    @Test func `a CIK`() {
        func cik(_ text: String) -> String? { CIK(parsing: Array(text.utf8).span)?.description }
        #expect(
            cik("1043219") == "0001043219" && cik("0001043219") == "0001043219" && cik("9999999999") == "9999999999")
        for wrong in ["", "0", "0000000000", "12345678901", " 1", "1 ", "12a", "-1", "+1", "1.0"] {
            #expect(cik(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `an accession number`() throws {
        func number(_ text: String) -> AccessionNumber? { AccessionNumber(parsing: Array(text.utf8).span) }
        let first = try #require(number("0001628280-25-025936"))
        #expect(first.description == "0001628280-25-025936" && number("000162828025025936") == first)
        #expect(number("0001628280-25-025937").map { first < $0 } == true)
        #expect(number("9999999999-99-999999")?.description == "9999999999-99-999999")
        for wrong in [
            "", "0001628280-25-02593", "0001628280-25-0259366", "000162828-025-025936", "0001628280 25 025936",
        ] {
            #expect(number(wrong) == nil, "\(wrong)")
        }
    }

    @Test func `a form type`() {
        #expect(FormType("4/a").description == "4/A" && FormType("4/A").original == .four)
        #expect(FormType("4").amended == FormType("4/A") && FormType("4/A").amended == FormType("4/A"))
        for name in ["3", "4", "5", "3/A", "4/a", "5/A"] { #expect(FormType(name).isOwnership, "\(name)") }
        for name in ["424B1", "424b5", "424B8"] { #expect(FormType(name).isProspectus, "\(name)") }
        for name in ["", "144", "424B9", "424B", "424A1", "424B10", "34", "S-1", "/A"] {
            #expect(
                !FormType(name).isOwnership && !FormType(name).isProspectus && FormType(name).title == nil, "\(name)")
        }
    }
}

@Suite struct PersonNameTests {
    @Test(arguments: [
        ("Laguerre Martin", "Martin Laguerre"), ("FOSTER ALAN H", "Alan H. Foster"), ("List Teri L.", "Teri L. List"),
        ("O'BRIEN DEIRDRE", "Deirdre O'Brien"), ("SMITH-JONES MARY", "Mary Smith-Jones"),
        ("MCDONALD RONALD", "Ronald McDonald"), ("McMahon John Dennis", "John Dennis McMahon"),
        ("BURCHFIELD AMOS R JR", "Amos R. Burchfield Jr."), ("SMITH JR JOHN", "John Smith Jr."),
        ("GATES WILLIAM H III", "William H. Gates III"), ("Roe Jane IV", "Jane Roe IV"),
        ("GRAY JOHN P MD", "John P. Gray M.D."), ("van der Aalst Joost", "Joost van der Aalst"),
        ("St. John Peter", "Peter St. John"), ("Le Thanh", "Thanh Le"), ("de la Cruz Ana M", "Ana M. de la Cruz"),
        ("Lee Jae Yong", "Jae Yong Lee"), ("Müller Jürgen", "Jürgen Müller"),
    ])
    func `people are turned round`(filed: String, shown: String) {
        #expect(PersonName.display(filed) == shown)
    }

    @Test(arguments: [
        "INTEL CORP", "BROOKFIELD Corp /ON/", "BlackRock, Inc.", "BIF V Carry Splitter L.P.", "Estate of Jane Roe",
        "374Water Inc.", "VANGUARD GROUP INC", "BAM Partners Trust", "Madonna", "", "Marks & Spencer", "Tiger Global",
        "3i",
        "Roe Jane Family Trust", "BIF V Bermuda GP Ltd", "A very long name that nobody can turn round",
    ])
    func `entities stay`(filed: String) {
        #expect(PersonName.display(filed) == filed)
    }
}

@Suite struct DigestTests {
    @Test(arguments: [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
        (
            "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu",
            "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
        ),
    ])
    func `SHA-256 of the standard's examples`(text: String, digest: String) {
        #expect(SHA256.hexDigest(of: Array(text.utf8)) == digest)
    }

    @Test func `SHA-256 of a million letters`() {
        let digest = SHA256.hexDigest(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        #expect(digest == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// Every length round the edges of one and two blocks: the digest of all their digests, made by another program.
    @Test func `SHA-256 of every length up to 130`() {
        let digests = (0...130).map { count in SHA256.hexDigest(of: (0..<count).map { UInt8(($0 * 7 + count) & 255) }) }
        #expect(
            SHA256.hexDigest(of: Array(digests.joined().utf8))
                == "28d1b7ee925817a15dd4e0403443c1e6e8a70428aa0fdbe7d0e41757c5102ffb")
    }
}

@Suite struct JSONWriterTests {
    @Test func `strings are escaped and read back`() throws {
        let controls = String(String.UnicodeScalarView((0...0x9F).compactMap { Unicode.Scalar($0) }))
        let texts = [
            "", "\"\\/", "line\nend\r\ttab", controls, "Zürich £5 \u{2028}\u{1F4C8}", "</script>", "\u{FEFF}x",
        ]
        var writer = JSONWriter()
        writer.beginArray()
        for text in texts { writer.string(text) }
        writer.endArray()
        #expect(!writer.bytes.contains { $0 < 0x20 || $0 == 0x7F }, "no control character stands in JSON as it is")
        let read = try JSONDecoder().decode([String].self, from: Data(writer.bytes))
        // Byte by byte: Swift's `==` takes different spellings of a character for equal.
        #expect(read.map { Array($0.utf8) } == texts.map { Array($0.utf8) })
    }

    @Test func `commas stand between members only`() {
        var writer = JSONWriter()
        writer.beginObject()
        writer.key("a")
        writer.beginArray()
        writer.endArray()
        writer.key("b\"")
        writer.literal("19.25")
        writer.key("c")
        writer.beginArray()
        writer.beginObject()
        writer.endObject()
        writer.null()
        writer.string("x")
        writer.endArray()
        writer.endObject()
        writer.endLine()
        #expect(String(decoding: writer.bytes, as: UTF8.self) == "{\"a\":[],\"b\\\"\":19.25,\"c\":[{},null,\"x\"]}\n")
    }
}
