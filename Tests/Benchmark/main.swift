/// How fast ownership filings become facts, against libxml2's bare tree parse of the same documents.
///
///     swift run -c release benchmark [FOLDER-OF-OWNERSHIP-FILINGS [FOLDER-OF-PROSPECTUSES]]
///
/// Both are measured in CPU seconds of one thread, in turns, in one process; the figures are medians. Run on the
/// bundled samples when no folder is named. The run fails when a filing cannot be read, when a reading differs from
/// the one before, or when a figure misses its target: a benchmark that cannot fail measures nothing.

import CLibXML2
import EDGAR
import Glibc

struct Document {
    let bytes: [UInt8]
    /// The ownership XML in it.
    let xml: Range<Int>
}

/// The well-formed ownership documents below `folder`.
func documents(in folder: String) -> [Document] {
    let opening = Array("<ownershipDocument".utf8)
    let closing = Array("</ownershipDocument>".utf8)
    var documents: [Document] = []
    Intake().visit([folder]) { item in
        guard case .file(let file) = item, let start = file.bytes.firstIndex(of: opening),
            let end = file.bytes.lastIndex(of: closing)
        else { return }
        let document = Document(bytes: file.bytes, xml: start..<end + closing.count)
        if parsesWithLibXML2(document) { documents.append(document) }
    }
    return documents
}

extension [UInt8] {
    func firstIndex(of word: [UInt8]) -> Int? {
        guard count >= word.count else { return nil }
        return (0...count - word.count).first { self[$0] == word[0] && self[$0..<$0 + word.count].elementsEqual(word) }
    }

    func lastIndex(of word: [UInt8]) -> Int? {
        guard count >= word.count else { return nil }
        return (0...count - word.count).last { self[$0] == word[0] && self[$0..<$0 + word.count].elementsEqual(word) }
    }
}

func parsesWithLibXML2(_ document: Document) -> Bool {
    let options = Int32(XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue)
    return unsafe document.bytes[document.xml].withUnsafeBytes { buffer in
        let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress
        guard let tree = unsafe xmlReadMemory(start, Int32(buffer.count), "", nil, options) else { return false }
        unsafe xmlFreeDoc(tree)
        return true
    }
}

/// What a reading amounts to, so that two readings can be compared and nothing is optimized away.
func checksum(_ document: Document) -> Int {
    guard let filing = try? Filing(reading: document.bytes), let form = filing.ownership, !form.owners.isEmpty else {
        fail("a filing cannot be read")
    }
    return form.nonDerivative.count + 3 * form.derivative.count + 7 * form.footnotes.count + 11 * form.owners.count
}

/// Start-up of the program itself: the fastest of many, as the shell would start it.
func startUp(of program: String) -> Double? {
    guard unsafe access(program, X_OK) == 0 else { return nil }
    var best = Double.infinity
    for _ in 0..<50 {
        var before = timespec()
        var after = timespec()
        unsafe clock_gettime(CLOCK_MONOTONIC, &before)
        var child = pid_t()
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
        let arguments = unsafe [strdup(program), strdup("--version"), nil]
        let failed = unsafe posix_spawn(&child, program, &actions, nil, arguments, nil)
        guard failed == 0 else { return nil }
        var status: Int32 = 0
        unsafe waitpid(child, &status, 0)
        unsafe clock_gettime(CLOCK_MONOTONIC, &after)
        unsafe arguments.forEach { unsafe free($0) }
        unsafe posix_spawn_file_actions_destroy(&actions)
        guard status == 0 else { return nil }
        let seconds = Double(after.tv_sec - before.tv_sec) + Double(after.tv_nsec - before.tv_nsec) * 1e-9
        best = min(best, seconds)
    }
    return best
}

let folder = CommandLine.arguments.dropFirst().first ?? "Tests/Samples"
let corpus = documents(in: folder)
guard corpus.count >= 10 else { fail("\(folder) holds only \(corpus.count) ownership filings") }
let bytes = corpus.reduce(0) { $0 + $1.bytes.count }
let rounds = max(3, 4000 / corpus.count)
let expected = corpus.map(checksum)
let seconds = measure(turns: 9, rounds: rounds) {
    for (index, document) in corpus.enumerated() where checksum(document) != expected[index] {
        fail("two readings of one filing differ")
    }
} _: {
    for document in corpus where !parsesWithLibXML2(document) { fail("libxml2 changed its mind") }
}
let perSecond = Double(corpus.count) / seconds.ours
let ratio = seconds.ours / seconds.theirs
print("\(corpus.count) ownership filings, \(bytes) bytes, \(rounds) times in each of 9 turns")
print(
    "bytes to facts: \(Int(perSecond)) filings a second, \(Int(Double(bytes) / seconds.ours / 1e6)) MB/s (target 10000)"
)
print("CPU time against libxml2's tree of the same documents: \(rounded(ratio)) (target 1.50)")
let program = CommandLine.arguments[0].split(separator: "/", omittingEmptySubsequences: false).dropLast()
if let seconds = startUp(of: (program + ["tearsheet"]).joined(separator: "/")) {
    print("tearsheet --version: \(rounded(seconds * 1000)) ms (target 5.00)")
    if seconds > 0.005 { fail("start-up missed its target") }
} else {
    fail("tearsheet is not built beside the benchmark")
}
measureTemplates()
measureProspectuses(in: CommandLine.arguments.dropFirst(2).first ?? folder)
if perSecond < 10_000 { fail("filings a second missed the target") }
if ratio > 1.5 { fail("the ratio to libxml2 missed the target") }
