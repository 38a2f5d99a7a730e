import Glibc

/// A file that is open for reading, and closed when nobody needs it any more.
final class OpenFile {
    private let descriptor: Int32
    private let isOwned: Bool
    /// What the file system says of a regular file. Files may grow and shrink while they are read.
    let size: Int?
    private var position = 0

    private static let block = 262_144

    init(standardInput: Void) {
        descriptor = STDIN_FILENO
        isOwned = false
        size = Self.status(of: descriptor).flatMap { $0.isRegular ? Int($0.st_size) : nil }
    }

    /// Opens a file. `mayWait` is for pipes that somebody named: without it, opening never blocks.
    init(_ path: [CChar], mayWait: Bool) throws(IntakeProblem) {
        descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY | (mayWait ? 0 : O_NONBLOCK))
        isOwned = true
        guard descriptor >= 0 else {
            size = nil
            throw IntakeProblem(code: errno)
        }
        let status = Self.status(of: descriptor)
        size = status.flatMap { $0.isRegular ? Int($0.st_size) : nil }
        guard mayWait || size != nil else { throw .notAFile }
    }

    deinit {
        if isOwned, descriptor >= 0 { close(descriptor) }
    }

    var canSeek: Bool { size != nil }

    func seek(to offset: Int, from whence: Int32) -> Int {
        position = lseek(descriptor, offset, whence)
        return position
    }

    /// The next block: full, or the last one.
    func read() throws(IntakeProblem) -> [UInt8] {
        // One byte of capacity would do to see the end; more is for files that grow or hide their size.
        let left = (size ?? .max) - position
        let wanted = left > 0 ? min(left, Self.block) : 4_096
        var failure: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: wanted) { buffer, filled in
            while filled < wanted {
                let count = unsafe Glibc.read(descriptor, buffer.baseAddress?.advanced(by: filled), wanted - filled)
                if count > 0 {
                    filled += count
                } else if count == 0 {
                    break
                } else if errno != EINTR {
                    failure = errno
                    break
                }
            }
        }
        guard failure == 0 else { throw IntakeProblem(code: failure) }
        position += bytes.count
        return bytes
    }

    private static func status(of descriptor: Int32) -> stat? {
        var status = stat()
        return unsafe fstat(descriptor, &status) == 0 ? status : nil
    }
}

extension stat {
    var isRegular: Bool { st_mode & S_IFMT == S_IFREG }
}

extension IntakeProblem {
    /// From `errno`.
    init(code: Int32) {
        self = code == ENOENT || code == ENOTDIR ? .notFound : .notReadable(code: code)
    }
}
