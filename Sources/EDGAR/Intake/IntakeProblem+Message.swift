import Glibc

/// The words for every problem of the intake: the only place that has any.
extension IntakeProblem {
    /// A short name for programs that sort problems.
    package var code: String {
        switch self {
        case .notFound: "not-found"
        case .notReadable: "not-readable"
        case .notAFile: "not-a-file"
        case .linkOutside: "link-outside"
        case .tooDeep: "folders-too-deep"
        case .tooLarge: "too-large"
        case .nestedArchive: "nested-archive"
        case .encryptedEntry: "encrypted"
        case .unknownCompression: "unknown-compression"
        case .damagedMember: "damaged-member"
        case .damagedArchive: "damaged-archive"
        case .directoryTooLarge: "archive-directory-too-large"
        case .tooManyEntries: "too-many-entries"
        case .unpacksToTooMuch: "unpacks-to-too-much"
        case .suspiciousRatio: "suspicious-ratio"
        }
    }

    package var message: String {
        switch self {
        case .notFound: "there is no such file or folder"
        case .notReadable(let code): "this cannot be read: \(unsafe String(cString: strerror(code)))"
        case .notAFile: "this is neither a file nor a folder"
        case .linkOutside: "the link leads out of the folder and is not followed"
        case .tooDeep(let limit): "folders are nested more than \(limit) deep; what lies deeper is not read"
        case .tooLarge(let limit): "the file is larger than \(size(limit))"
        case .nestedArchive: "this is an archive within an archive and is not opened; unpack it first"
        case .encryptedEntry: "this member is encrypted"
        case .unknownCompression(let name): "this member is packed in a way that tearsheet does not read (\(name))"
        case .damagedMember(let damage): "this member is damaged: \(words(damage))"
        case .damagedArchive(let damage): "the archive is damaged: \(words(damage)); what may follow is not read"
        case .directoryTooLarge(let limit): "the archive's list of its members is larger than \(size(limit))"
        case .tooManyEntries(let limit): "the archive has more than \(limit) entries; the rest is not read"
        case .unpacksToTooMuch(let limit): "the archive unpacks to more than \(size(limit)); the rest is not read"
        case .suspiciousRatio(let limit):
            "the archive unpacks to more than \(limit) times its size, as no filings do; the rest is not read"
        }
    }

    private func words(_ damage: Damage) -> String {
        switch damage {
        case .reported(let text): text ?? "it ends too early"
        case .checksum: "it was cut short or changed, for it does not fit its checksum"
        case .bytesBehindEnd: "there are bytes behind its end"
        case .noEnd: "it has no end mark, so it was probably cut short"
        case .noDirectory: "it has no list of its members, so it was probably cut short"
        case .hole: "it has holes in place of bytes"
        }
    }

    private func size(_ bytes: Int) -> String {
        bytes >= 1_000_000_000
            ? "\(bytes / 1_000_000_000) GB" : bytes >= 1_000_000 ? "\(bytes / 1_000_000) MB" : "\(bytes) bytes"
    }
}
