import Glibc

/// The program as users run it: the executable built beside the tests, its words, its streams, its exit status.
struct Program {
    var output: String
    var messages: String
    var status: Int32

    /// The checkout.
    static let root = #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(
        separator: "/")

    /// Runs `tearsheet` in the checkout, so that paths in messages are the same on every machine.
    static func run(_ arguments: [String], columns: Int = 80, input: [UInt8] = []) throws -> Program {
        let folder = try TemporaryFolder()
        let files = ["in", "out", "err"].map { folder.path + "/" + $0 }
        try write(input, to: files[0])
        var actions = unsafe posix_spawn_file_actions_t()
        unsafe posix_spawn_file_actions_init(&actions)
        defer { unsafe posix_spawn_file_actions_destroy(&actions) }
        unsafe posix_spawn_file_actions_addopen(&actions, 0, files[0], O_RDONLY, 0)
        unsafe posix_spawn_file_actions_addopen(&actions, 1, files[1], O_WRONLY | O_CREAT, 0o600)
        unsafe posix_spawn_file_actions_addopen(&actions, 2, files[2], O_WRONLY | O_CREAT, 0o600)
        let shell = ["sh", "-c", "cd \"$1\" && shift && exec \"$@\"", "sh", root, executable]
        let words = unsafe (shell + arguments).map { unsafe strdup($0) } + [nil]
        let environment = unsafe [strdup("COLUMNS=\(columns)"), strdup("PATH=/usr/bin:/bin"), nil]
        defer { unsafe (words + environment).forEach { unsafe free($0) } }
        var child = pid_t()
        let failure = unsafe posix_spawn(&child, "/bin/sh", &actions, nil, words, environment)
        guard failure == 0 else { throw Failure.cannotRun(executable, failure) }
        var status: Int32 = 0
        unsafe waitpid(child, &status, 0)
        return Program(
            output: String(decoding: try read(files[1]), as: UTF8.self),
            messages: String(decoding: try read(files[2]), as: UTF8.self),
            status: status & 0x7F == 0 ? (status >> 8) & 0xFF : -(status & 0x7F))
    }

    /// `tearsheet` stands in the folder of the test bundle.
    private static let executable: String = {
        var path = [CChar](repeating: 0, count: 4096)
        let count = unsafe readlink("/proc/self/exe", &path, path.count - 1)
        let words = path.prefix(max(0, count)).map { UInt8(bitPattern: $0) }
        let folder = String(decoding: words, as: UTF8.self).split(separator: "/", omittingEmptySubsequences: false)
        let beside = (folder.dropLast() + ["tearsheet"]).joined(separator: "/")
        if unsafe access(beside, X_OK) == 0 { return beside }
        // The bundle may be run by a helper of the toolchain; it is then one of its words.
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? ""
        return (bundle.split(separator: "/", omittingEmptySubsequences: false).dropLast() + ["tearsheet"])
            .joined(separator: "/")
    }()

    enum Failure: Error {
        case cannotRun(String, Int32)
        case cannotOpen(String)
    }

    static func read(_ path: String) throws -> [UInt8] {
        guard let file = unsafe fopen(path, "rb") else { throw Failure.cannotOpen(path) }
        defer { unsafe fclose(file) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = unsafe fread(&chunk, 1, chunk.count, file)
            if count == 0 { return bytes }
            bytes += chunk[..<count]
        }
    }

    static func write(_ bytes: [UInt8], to path: String) throws {
        guard let file = unsafe fopen(path, "wb") else { throw Failure.cannotOpen(path) }
        defer { unsafe fclose(file) }
        guard unsafe fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw Failure.cannotOpen(path) }
    }
}

/// A folder for the streams of one run, gone when nobody holds it.
final class TemporaryFolder {
    let path: String

    init() throws {
        var name = Array("/tmp/tearsheet-test-XXXXXX".utf8CString)
        guard unsafe mkdtemp(&name) != nil else { throw Program.Failure.cannotOpen("/tmp") }
        path = String(decoding: name.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    deinit {
        for file in ["in", "out", "err"] { unsafe unlink(path + "/" + file) }
        unsafe rmdir(path)
    }
}
