/// Why the bytes at a path, or some of them, could not be had.
///
/// Problems are data. `IntakeProblem+Message.swift` is the one place that words them.
package enum IntakeProblem: Error, Equatable, Sendable {
    // The file system.
    case notFound
    case notReadable(code: Int32)
    /// A socket, a device, or a pipe that nobody named.
    case notAFile
    case linkOutside
    case tooDeep(limit: Int)

    // One file or member.
    case tooLarge(limit: Int)
    case nestedArchive
    case encryptedEntry
    case unknownCompression(String)
    /// Only this member is lost.
    case damagedMember(Damage)

    // The archive as a whole: what follows is not read.
    case damagedArchive(Damage)
    case directoryTooLarge(limit: Int)
    case tooManyEntries(limit: Int)
    case unpacksToTooMuch(limit: Int)
    case suspiciousRatio(limit: Int)

    package enum Damage: Equatable, Sendable {
        /// In libarchive's words, when it has any.
        case reported(String?)
        case checksum
        case bytesBehindEnd
        case noEnd
        case noDirectory
        case hole
    }

    /// The operating system refused, which is not the fault of what was read: exit status 3 rather than 1.
    package var isFailure: Bool {
        switch self {
        case .notFound, .notReadable: true
        default: false
        }
    }
}
