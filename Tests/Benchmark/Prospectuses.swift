/// How fast HTML prospectuses become facts, against libxml2's bare pass over the same bytes.

import CLibXML2
import EDGAR

/// The HTML prospectuses below `folder`.
private func prospectuses(in folder: String) -> [[UInt8]] {
    var found: [[UInt8]] = []
    Intake().visit([folder]) { item in
        guard case .file(let file) = item, let filing = try? Filing(reading: file.bytes), filing.prospectus != nil,
            file.bytes.firstIndex(of: Array("<td".utf8)) ?? file.bytes.firstIndex(of: Array("<TD".utf8)) != nil
        else { return }
        found.append(file.bytes)
    }
    return found
}

/// What a reading amounts to, so that two readings can be compared and nothing is optimized away.
private func checksum(_ bytes: [UInt8]) -> Int {
    guard let prospectus = (try? Filing(reading: bytes))?.prospectus else { fail("a prospectus cannot be read") }
    return prospectus.securities.count + 3 * prospectus.underwriters.count + 7 * prospectus.sellingHolders.count
}

/// libxml2's events with nobody listening.
private func passWithLibXML2(_ bytes: [UInt8]) {
    var handler = unsafe xmlSAXHandler()
    unsafe bytes.withUnsafeBytes { buffer in
        let start = unsafe buffer.bindMemory(to: CChar.self).baseAddress
        let context = unsafe htmlCreatePushParserCtxt(
            &handler, nil, start, Int32(buffer.count), "", XML_CHAR_ENCODING_UTF8)
        unsafe htmlParseChunk(context, nil, 0, 1)
        unsafe htmlFreeParserCtxt(context)
    }
}

func measureProspectuses(in folder: String) {
    let corpus = prospectuses(in: folder)
    guard corpus.count >= 3 else { fail("\(folder) holds only \(corpus.count) HTML prospectuses") }
    let bytes = corpus.reduce(0) { $0 + $1.count }
    let rounds = max(1, 30_000_000 / bytes)
    let expected = corpus.map(checksum)
    let seconds = measure(turns: 7, rounds: rounds) {
        for (index, prospectus) in corpus.enumerated() where checksum(prospectus) != expected[index] {
            fail("two readings of one prospectus differ")
        }
    } _: {
        for prospectus in corpus { passWithLibXML2(prospectus) }
    }
    let speed = Double(bytes) / seconds.ours / 1e6
    print("\(corpus.count) HTML prospectuses, \(bytes) bytes, \(rounds) times in each of 7 turns")
    print("bytes to facts: \(Int(speed)) MB/s (target 100 where the prospectuses are whole)")
    print("CPU time against libxml2's bare pass over the same bytes: \(rounded(seconds.ours / seconds.theirs))")
    // Covers alone are all extraction and little skipping: the target is for whole documents.
    if bytes > 5_000_000, speed < 100 { fail("the speed of prospectuses missed the target") }
}
