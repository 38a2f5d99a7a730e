/// Where the data of the tests stands: samples in the package, and the shared corpus beside it.
///
/// The corpus is not part of the repository. A test that needs it is skipped, in one line, where it is missing; where
/// it is there and `CI` is set it must be whole, so that nothing is skipped unseen.

import FoundationEssentials
import Testing

enum Corpus {
    static let package: String = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3)
        .joined(separator: "/")
    static let root = package + "/../shared/corpus/"
    static let samples = package + "/Tests/Samples/"
    static let isHere = FileManager.default.fileExists(atPath: root)
    static let isDemanded = ProcessInfo.processInfo.environment["CI"] != nil

    /// The files of a folder of the corpus whose names end as asked, in the order of their names.
    static func files(in folder: String, _ suffixes: String...) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root + folder)) ?? []
        return names.filter { name in suffixes.contains { name.hasSuffix($0) } }.sorted().map { folder + "/" + $0 }
    }

    static func bytes(of file: String) throws -> [UInt8] { try read(root + file) }

    /// The samples as plain files, archives left out, as `issuer/file`.
    static func sampleFiles() -> [String] {
        let manager = FileManager.default
        let issuers = ((try? manager.contentsOfDirectory(atPath: samples)) ?? []).filter { !$0.contains(".") }.sorted()
        return issuers.flatMap { issuer in
            ((try? manager.contentsOfDirectory(atPath: samples + issuer)) ?? []).sorted().map { issuer + "/" + $0 }
        }.filter { !$0.hasSuffix(".gz") && !$0.hasSuffix(".zip") }
    }

    static func sampleBytes(of file: String) throws -> [UInt8] { try read(samples + file) }

    private static func read(_ path: String) throws -> [UInt8] {
        try #require(FileManager.default.contents(atPath: path).map { [UInt8]($0) }, "cannot read \(path)")
    }
}

extension Trait where Self == ConditionTrait {
    static var needsCorpus: Self { .enabled(if: Corpus.isHere, "skipped: there is no ../shared/corpus") }
}

/// SplitMix64: the same numbers in every run, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}

@Test(.enabled(if: Corpus.isDemanded && Corpus.isHere, "only where CI is set and the corpus is there"))
func sharedCorpusIsWhole() {
    #expect(Corpus.files(in: "ownership", ".txt", ".xml", ".html").count > 800)
    #expect(Corpus.files(in: "ownership-text", ".txt", ".md").count == 40)
    #expect(Corpus.files(in: "seeds", ".txt").count == 3)
}
