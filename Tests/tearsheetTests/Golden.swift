import Glibc
import Testing

/// Expected output kept in files. `RECORD=1` writes what the program says now, and fails the run that does so: a
/// recording is for somebody to read, not to pass.
enum Golden {
    static let isRecording = unsafe getenv("RECORD") != nil

    static func expect(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
        let path = Program.root + "/Tests/tearsheetTests/Golden/" + name
        if isRecording {
            try Program.write(Array(text.utf8), to: path)
            Issue.record("recorded \(name)", sourceLocation: sourceLocation)
            return
        }
        let expected = String(decoding: try Program.read(path), as: UTF8.self)
        guard text != expected else { return }
        let (now, then) = (
            text.split(separator: "\n", omittingEmptySubsequences: false),
            expected.split(separator: "\n", omittingEmptySubsequences: false)
        )
        let line = zip(now, then).prefix { $0 == $1 }.count
        Issue.record(
            """
            \(name):\(line + 1) differs
            expected: \(line < then.count ? then[line] : "the end")
            found:    \(line < now.count ? now[line] : "the end")
            """, sourceLocation: sourceLocation)
    }
}
