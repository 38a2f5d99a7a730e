/// Whatever a file holds, reading it ends, soon, and says where something is wrong.
///
/// Time is the processor's, of this thread, so that a busy machine fails nothing; memory is measured in a process of
/// its own, because tests run side by side.

import EDGAR
import FoundationEssentials
import Glibc
import Testing

/// Reads `bytes` and, where asked to, writes what was read; the problems, wherever they were found.
@discardableResult
private func read(_ bytes: [UInt8], writing: Bool = false) -> [Problem] {
    do {
        let filing = try Filing(reading: bytes)
        if writing { _ = filing.json(path: "x", bytes: bytes) }
        return filing.problems
    } catch {
        if writing { _ = Filing.json(unreadable: error.problem, path: "x", bytes: bytes) }
        return [error.problem]
    }
}

private func arePlaced(_ problems: [Problem], in bytes: [UInt8]) -> Bool {
    problems.allSatisfy { (0...bytes.count).contains($0.offset) }
}

private func processorSeconds(_ body: () -> Void) -> Double {
    func now() -> Double {
        var time = timespec()
        unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }
    let start = now()
    body()
    return now() - start
}

// MARK: - Broken files

@Suite(.needsCorpus) struct BrokenFileTests {
    /// Small ones of every shape.
    private static let files: [String] = {
        func smallest(_ count: Int, _ folder: String, _ suffix: String) -> [String] {
            let sized = Corpus.files(in: folder, suffix).map { ($0, (try? Corpus.bytes(of: $0).count) ?? .max) }
            return sized.sorted { $0.1 < $1.1 }.prefix(count).map(\.0)
        }
        return smallest(4, "ownership", ".xml") + smallest(4, "ownership", ".txt") + smallest(1, "ownership", ".html")
            + smallest(4, "ownership-text", ".md") + smallest(4, "ownership-text", ".txt")
            + ["seeds/001_41f3a32b4b8c4aa3.txt", "seeds/002_cc328f23db8766d5.txt"]
            + ["ownership/productivity-technologies-corp_4_0001094891-00-000193.txt"]
    }()

    @Test(arguments: files)
    func `cut off anywhere`(file: String) throws {
        let whole = try Corpus.bytes(of: file)
        let root = Array("<ownershipDocument>".utf8)
        let end = Array("</ownershipDocument>".utf8)
        let document = whole.firstRange(of: root).flatMap { start in
            whole.firstRange(of: end).map { start.upperBound..<$0.upperBound }
        }
        for count in 0..<whole.count {
            let bytes = Array(whole[..<count])
            let problems = read(bytes, writing: count % 8 == 0)
            #expect(arePlaced(problems, in: bytes), "\(count) bytes")
            if document?.contains(count) == true { #expect(!problems.isEmpty, "silent about the end at \(count)") }
        }
    }

    /// All eight bits of each byte; of pages, which take longer, one after the other.
    @Test(arguments: [(files[0], 8), (files[4], 8), (files[13], 1)])
    func `any bit wrong`(file: String, bits: Int) throws {
        var bytes = try Corpus.bytes(of: file)
        for index in bytes.indices {
            for bit in 0..<bits {
                let mask: UInt8 = 1 << UInt8((bit + index) % 8)
                bytes[index] ^= mask
                if !arePlaced(read(bytes, writing: bit == 0), in: bytes) {
                    Issue.record("bit \(mask) of byte \(index)")
                }
                bytes[index] ^= mask
            }
        }
    }
}

// MARK: - Encodings

@Suite struct EncodingTests {
    private static let form = "<ownershipDocument><documentType>4</documentType></ownershipDocument>"

    @Test(arguments: [true, false], [true, false])
    func `UTF-16 is refused by name`(isBig: Bool, isMarked: Bool) {
        let units = (isMarked ? [0xFEFF] : []) + Array(Self.form.utf16)
        let bytes = units.flatMap { isBig ? [UInt8($0 >> 8), UInt8($0 & 255)] : [UInt8($0 & 255), UInt8($0 >> 8)] }
        #expect(read(bytes) == [Problem(.utf16, at: 0)])
    }

    @Test(arguments: [
        [0x00], [0xED, 0xA0, 0x80], [0xC0, 0xAF], [0xE0, 0x80, 0xAF], [0xF4, 0x90, 0x80, 0x80], [0xFF], [0x80], [0xC3],
        Array("&#xD800;".utf8), Array("&#0;".utf8), Array("&#1;".utf8), Array("&#x110000;".utf8),
        Array("&#99999999999;".utf8),
    ])
    func `bytes that are no text stay text`(odd: [UInt8]) throws {
        let bytes = Array("<ownershipDocument><remarks>a ".utf8) + odd + Array(" b</remarks></ownershipDocument>".utf8)
        let filing = try Filing(reading: bytes)
        let remarks = try #require(filing.ownership?.remarks?.value)
        #expect(remarks.hasPrefix("a ") && remarks.hasSuffix(" b"))
        let json = filing.json(path: "x", bytes: bytes)
        #expect(String(validating: json, as: UTF8.self) != nil, "JSON is UTF-8 whatever the file is")
        if odd.first.map({ $0 < 0x80 }) == true {
            #expect(filing.problems.contains { (29..<29 + odd.count + 1).contains($0.offset) }, "\(filing.problems)")
        }
    }

    @Test(arguments: [[], [0x20, 0x0A], [0xEF, 0xBB, 0xBF], [0], [UInt8](repeating: 0, count: 4096), Array("<".utf8)])
    func `nothing is no filing`(bytes: [UInt8]) {
        #expect(read(bytes).count == 1)
    }
}

// MARK: - Much of something

/// A file of `count` times something.
private struct Heap: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var count: Int
    /// Whether something must be said about it.
    var isFlawed: Bool
    var make: @Sendable (Int) -> [UInt8]

    init(_ name: String, _ count: Int = 1_000_000, isFlawed: Bool = true, make: @escaping @Sendable (Int) -> [UInt8]) {
        testDescription = name
        self.count = count
        self.isFlawed = isFlawed
        self.make = make
    }

    static func many(_ part: String, _ count: Int) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(part.utf8.count * count)
        for _ in 0..<count { bytes += part.utf8 }
        return bytes
    }

    static func xml(_ inside: [UInt8]) -> [UInt8] {
        Array("<ownershipDocument>".utf8) + inside + Array("</ownershipDocument>".utf8)
    }

    static let title = "FORM 4\nStatement of changes in beneficial ownership\nFiled pursuant to Section 16(a)\n"

    static func text(_ part: String, _ count: Int) -> [UInt8] { Array(title.utf8) + many(part, count) }

    static func html(_ part: String, _ count: Int) -> [UInt8] {
        Array("<html><p>FORM 4</p>Changes in beneficial ownership under Section 16(a)".utf8) + many(part, count)
    }

    static func footnote(_ words: [UInt8]) -> [UInt8] {
        xml(Array("<footnotes><footnote id=\"F1\">".utf8) + words + Array("</footnote></footnotes>".utf8))
    }

    static let heaps: [Heap] = [
        Heap("elements within elements", 100_000) { xml(many("<a>", $0)) },
        Heap("tables within tables", 100_000) { html("<table><tr><td>", $0) },
        Heap("<") { xml(many("<", $0)) }, Heap("&") { xml(many("&", $0)) },
        Heap("unclosed comments") { xml(many("<!--", $0)) },
        Heap("quotes") { xml(Array("<a b=".utf8) + many("\"", $0)) },
        Heap("quotes in tags", 300_000) { xml(many("<a \">", $0)) },
        Heap("stray end tags", 300_000) { xml(many("</a>", $0)) },
        Heap("unknown elements", 100_000) { xml(many("<a/>", $0)) },
        Heap("attributes", 300_000) { xml(Array("<a ".utf8) + many("b=\"1\" ", $0) + Array("/>".utf8)) },
        Heap("rows", isFlawed: false) { html("<tr><td>x", $0) }, Heap("tabs") { text("\t", $0) },
        Heap("|") { text("|", $0) },
        Heap("lines of |", 200_000) { text("a|b|c|d|\n", $0) }, Heap("< in a page") { html("<", $0) },
        Heap("captions", 200_000) { text("Name and Address of Reporting Person Director\n", $0) },
        Heap("owners with links", 100_000, isFlawed: false) {
            html("<p>1. Name and Address of Reporting Person</p><a href='?CIK=1'>A</a>", min($0, 5000))
                + many("<a href=x>", $0)
        },
        Heap("submissions in one", 100_000) { many("<SEC-DOCUMENT><DOCUMENT><TYPE>4<TEXT>x</TEXT>", $0) },
        Heap("documents without text", 200_000) { many("<SEC-DOCUMENT><DOCUMENT>", $0) },
        Heap("footnotes", 10_000) { count in
            xml(
                Array("<footnotes>".utf8) + (0..<count).flatMap { Array("<footnote id=\"F\($0)\">x</footnote>".utf8) }
                    + Array("</footnotes>".utf8))
        },
        Heap("prices per share", 4000) { count in
            let row =
                "<nonDerivativeTransaction><transactionCoding><transactionCode>P</transactionCode></transactionCoding>"
                + "<transactionAmounts><transactionPricePerShare><value>5000</value></transactionPricePerShare>"
                + "</transactionAmounts></nonDerivativeTransaction>"
            return xml(Array("<nonDerivativeTable>".utf8) + many(row, count) + Array("</nonDerivativeTable>".utf8))
        },
        Heap("lines of one footnote", 6000) {
            text("Explanation of Responses:\n(1) x\n", 1) + many("more words of it\n", $0)
        },
        Heap("mentions of a rule", 4000) { footnote(many("Rule 10b5-1, ", $0)) },
        Heap("ranges of prices", 10_000) { count in
            footnote((0..<count).flatMap { Array("ranging from $\($0).00 to $\($0).50, ".utf8) })
        },
    ]
}

@Suite struct HeapTests {
    /// Twice the input, at most three times the time; below a quarter of a second anything goes.
    @Test(arguments: Heap.heaps)
    fileprivate func `of twice as much takes about twice as long`(heap: Heap) {
        let small = heap.make(heap.count)
        let large = heap.make(heap.count * 2)
        var problems: [Problem] = []
        let first = processorSeconds { problems = read(small) }
        #expect(arePlaced(problems, in: small))
        if heap.isFlawed { #expect(!problems.isEmpty) }
        let second = processorSeconds { read(large) }
        #expect(second < first * 3 + 0.25, "\(first) s became \(second) s")
    }

    /// Each problem has a line and a column, each footnote of a row may hold a plan: nothing is looked for from the
    /// beginning each time.
    @Test(arguments: [
        Heap("problems", 8000) { count in
            let row =
                "<nonDerivativeHolding><postTransactionAmounts><sharesOwnedFollowingTransaction><value>x</value>"
                + "</sharesOwnedFollowingTransaction></postTransactionAmounts></nonDerivativeHolding>\n"
            return Heap.xml(
                Array("<nonDerivativeTable>".utf8) + Heap.many(row, count) + Array("</nonDerivativeTable>".utf8))
        },
        Heap("footnotes on one value", 4000) { count in
            let marks = (0..<count).flatMap { Array("<footnoteId id=\"F\($0)\"/>".utf8) }
            return Heap.xml(
                Array("<nonDerivativeTable><nonDerivativeHolding><securityTitle>".utf8) + marks
                    + Array("</securityTitle></nonDerivativeHolding></nonDerivativeTable>".utf8))
        },
    ])
    fileprivate func `is written in time`(heap: Heap) throws {
        func seconds(_ count: Int) throws -> Double {
            let bytes = heap.make(count)
            let filing = try Filing(reading: bytes)
            return processorSeconds { _ = filing.json(path: "x", bytes: bytes) }
        }
        let first = try seconds(heap.count)
        let second = try seconds(heap.count * 2)
        #expect(second < first * 3 + 0.25, "\(first) s became \(second) s")
    }
}

// MARK: - Memory

@Suite struct MemoryTests {
    /// The most memory this process held since the file stood in it, in bytes.
    private static func peak() -> Int {
        let status = FileManager.default.contents(atPath: "/proc/self/status") ?? Data()
        let line = String(decoding: status, as: UTF8.self).split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (Int(line.filter(\.isNumber)) ?? .max / 1024) * 1024
    }

    /// Reads `head` and then `count` times `part`, and leaves; the exit status is 0 or, where it took
    /// too much, the tens of megabytes that it took.
    private static func leave(after head: String, _ part: String, _ count: Int, _ tail: String = "") -> Never {
        let part = Array(part.utf8)
        var bytes = Array(head.utf8)
        bytes.reserveCapacity(bytes.count + part.count * count + 100)
        for _ in 0..<count { bytes += part }
        bytes += tail.utf8
        // From here on the most is counted anew.
        if let counters = unsafe fopen("/proc/self/clear_refs", "w") {
            unsafe fputs("5", counters)
            unsafe fclose(counters)
        }
        read(bytes)
        let peak = peak()
        exit(peak < 200_000_000 ? EXIT_SUCCESS : Int32(min(255, peak / 10_000_000)))
    }

    @Test func `for ninety megabytes of tags`() async {
        await #expect(processExitsWith: .success) { MemoryTests.leave(after: "<ownershipDocument>", "<a>", 30_000_000) }
        await #expect(processExitsWith: .success) {
            MemoryTests.leave(after: "<html>FORM 4<p>Beneficial ownership, Section 16(a)", "<a>", 30_000_000)
        }
    }

    @Test func `for one tag of ninety megabytes`() async {
        await #expect(processExitsWith: .success) {
            MemoryTests.leave(after: "<ownershipDocument><a b=\"", "c", 90_000_000, "\"/>")
        }
        await #expect(processExitsWith: .success) {
            MemoryTests.leave(after: "<ownershipDocument><a ", "b ", 45_000_000)
        }
    }

    /// A cell may say that it spans hundreds of columns and as many rows; that is no reason to hold them all.
    @Test func `for a megabyte of spans`() async {
        await #expect(processExitsWith: .success) {
            MemoryTests.leave(
                after: "<html>FORM 4<p>Beneficial ownership, Section 16(a)<table><tr>", "<td colspan=256>", 60_000)
        }
        await #expect(processExitsWith: .success) {
            MemoryTests.leave(
                after: "<html>FORM 4<p>Beneficial ownership, Section 16(a)<table><tr><td colspan=256 rowspan=999999>",
                "<tr><td>", 120_000)
        }
    }
}
