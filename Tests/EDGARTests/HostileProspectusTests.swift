/// Prospectuses are as large as filers make them and as broken as attackers do: no input may crash the reader, none may
/// make it slower than its size, and none may make it hold more than a few times its size.

import EDGAR
import Glibc
import Testing

private func cpuSeconds() -> Double {
    var time = timespec()
    unsafe clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

private func seconds(_ bytes: [UInt8]) -> Double {
    let start = cpuSeconds()
    _ = try? Filing(reading: bytes)
    return cpuSeconds() - start
}

private let cover = """
    <html><body><p>Filed Pursuant to Rule 424(b)(4)</p><p>Registration No. 333-123456</p><p>PROSPECTUS</p>
    <p>1,000,000 Shares</p><p>Example Corp.</p><p>Common Stock</p>
    <p>We are offering 1,000,000 shares of our common stock. Any representation to the contrary is a criminal offense.</p>
    """

@Suite struct HostileProspectusTests {
    /// Pieces that repeat, by the million or nested, in every place where the reader looks closely.
    static let repeated: [(name: String, piece: String, count: Int)] = [
        ("nested tables", "<table><tr><td>", 10_000), ("cells", "<td>1</td>", 150_000),
        ("rows", "<tr><td>Price to public</td><td>$</td><td>1.00</td></tr>", 20_000),
        ("one paragraph", "the underwriters have an option to purchase up to an additional ", 20_000),
        ("numbers", "1,000,000 shares ", 60_000), ("dates", "dated March 1, 2007 ", 40_000),
        ("currency", "$ ", 300_000), ("names", "<p>Alpha Securities LLC</p>", 20_000),
        ("role headings", "<p>Underwriters</p>", 30_000), ("headings", "<p>Use of Proceeds</p>", 30_000),
        ("prospectuses", "<p>PROSPECTUS</p>", 30_000), ("blanks", "____ ", 100_000), ("quotes", "\u{201C} ", 100_000),
        ("commas", "Alpha, Beta and Gamma, ", 30_000),
        ("symbols", "listed on the New York Stock Exchange under the symbol ", 12_000),
        ("entities", "&#8217;&nbsp;", 40_000), ("spans", "<tr><td colspan=\"256\" rowspan=\"256\">x</td></tr>", 20_000),
        ("breaks in a cell", "<br>Alpha Securities", 30_000),
        (
            "selling holders", "<tr><td>Holder Fund, L.P. (1)</td><td>1,000</td><td>1,000</td><td>\u{2014}</td></tr>",
            15_000
        ),
        (
            "representatives",
            "Alpha Securities LLC and Beta Capital LLC are acting as representatives of the underwriters. ", 10_000
        ),
    ]

    @Test(arguments: repeated.indices) func timeGrowsWithSize(_ index: Int) {
        let (name, piece, count) = Self.repeated[index]
        for head in [cover, cover + "<p>Selling Stockholders</p><table>", cover + "<p>UNDERWRITING</p><table>"] {
            func document(_ times: Int) -> [UInt8] { Array((head + String(repeating: piece, count: times)).utf8) }
            let small = document(count / 2)
            let large = document(count)
            _ = seconds(small)
            let half = (0..<3).map { _ in seconds(small) }.min() ?? 0
            let whole = (0..<3).map { _ in seconds(large) }.min() ?? 0
            // Twice the size takes twice the time; a quadratic reader would take four times.
            #expect(whole < max(half, 0.002) * 3.2, "\(name): \(half) s, then \(whole) s for twice the size")
            #expect(whole / Double(large.count) < 2e-6, "\(name): \(whole) s for \(large.count) bytes")
        }
    }

    /// A paragraph of 50 MB, in markup and as text.
    @Test(arguments: [true, false]) func hugeParagraph(_ isHTML: Bool) throws {
        let sentence =
            "We intend to use the net proceeds of approximately $10.0 million for general purposes and so on "
        let head =
            isHTML
            ? cover + "<p>" : "Filed Pursuant to Rule 424(b)(4)\n\nPROSPECTUS\n\n1,000,000 Shares\n\nCommon Stock\n\n"
        var bytes = Array(head.utf8)
        let piece = Array(sentence.utf8)
        while bytes.count < 50_000_000 { bytes += piece }
        let filing = try Filing(reading: bytes)
        #expect(filing.prospectus?.securities.first?.amount?.value == Amount(1_000_000))
    }

    /// Figures of any length, with any scale behind them: shown or not, they end nothing.
    @Test(arguments: [1, 15, 25, 29, 30, 31, 36, 37, 38, 60])
    func longFigures(digits: Int) throws {
        let figure = String(repeating: "9", count: digits)
        for scale in ["", " million", " billion", " trillion"] {
            let text = """
                Filed Pursuant to Rule 424(b)(4)

                PROSPECTUS

                \(figure) Shares

                COMMON STOCK

                EXAMPLE WIDGETS, INC.

                Example Widgets, Inc. is offering \(figure)\(scale) shares for $\(figure)\(scale) in aggregate gross proceeds plus
                $\(figure). Neither the Commission nor any state has approved or disapproved of these securities.

                                             PER SHARE     TOTAL
                Public offering price......  $\(figure)    $\(figure)
                Underwriting discounts.....  $\(figure)    $\(figure)
                Proceeds...................  $\(figure)    $\(figure)

                USE OF PROCEEDS

                We estimate that our net proceeds will be approximately $\(figure)\(scale).

                UNDERWRITING

                Underwriter            Number of Shares (in thousands)
                \((0..<40).map { "Bank \(["Alder", "Birch", "Cedar", "Downs"][$0 % 4]) \($0) Inc.     \(figure)" }.joined(separator: "\n"))
                Total                  \(figure)

                DILUTION

                Public offering price per share              $\(figure)
                Net tangible book value before               $\(figure)
                Net tangible book value after                $\(figure)
                Dilution per share                           $\(figure)
                """
            _ = try Filing(reading: Array(text.utf8)).json(path: "x", bytes: Array(text.utf8))
        }
    }

    private static func prospectuses() throws -> [[UInt8]] {
        try Corpus.sampleFiles().map(Corpus.sampleBytes).filter { (try? Filing(reading: $0))?.prospectus != nil }
    }

    @Test func samplesCutAnywhere() throws {
        for bytes in try Self.prospectuses() {
            for end in stride(from: 1, to: bytes.count, by: 101) { _ = try? Filing(reading: Array(bytes[..<end])) }
        }
    }

    /// Bytes changed, dropped and repeated at random, many times over: nothing may trap.
    @Test func mutatedSamples() throws {
        var random = SeededGenerator(seed: 424)
        for bytes in try Self.prospectuses() {
            for _ in 0..<120 {
                var mutated = bytes
                for _ in 0..<Int.random(in: 1...40, using: &random) {
                    let place = Int.random(in: 0..<mutated.count, using: &random)
                    switch Int.random(in: 0..<4, using: &random) {
                    case 0: mutated[place] = UInt8.random(in: 0...255, using: &random)
                    case 1: mutated.remove(at: place)
                    case 2:
                        let end = min(mutated.count, place + Int.random(in: 1...200, using: &random))
                        mutated.insert(
                            contentsOf: mutated[place..<end], at: Int.random(in: 0..<mutated.count, using: &random))
                    default:
                        let signs = Array("$%()<>|\t\n\".,&;#-_[]0123456789".utf8)
                        mutated[place] = signs.randomElement(using: &random) ?? 0
                    }
                }
                _ = try? Filing(reading: mutated)
            }
        }
    }
}
