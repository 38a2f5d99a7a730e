import CArchive
import Glibc

/// libarchive, as far as filings need it: one entry after the other, each block by block.
///
/// The only file that knows the C library, and its pointers do not leave it.
@safe final class ArchiveReader {
    struct Entry {
        /// What the archive calls it, with invalid UTF-8 repaired. Not a path of any file system.
        var name: String
        var isFile: Bool
        var size: Int?
        /// Why its bytes cannot be had.
        var obstacle: IntakeProblem?
    }

    private var handle: OpaquePointer?
    private let feed: Feed
    private let kind: ByteStream.Kind
    private let budget: Budget
    /// A zip is read by the list of members at its end, which says what it really holds, or, where that cannot be
    /// reached, in sequence.
    private var hasDirectory: Bool
    private var position: Int64 = 0
    private var isAtEntryEnd = true
    /// Nothing more can be read.
    private(set) var isBroken = false

    init(_ stream: ByteStream, as kind: ByteStream.Kind, _ budget: Budget) {
        feed = Feed(stream, allowance: kind == .zip ? budget.limits.directoryBytes : .max)
        self.kind = kind
        self.budget = budget
        hasDirectory = kind == .zip && stream.canSeek
    }

    deinit { unsafe archive_read_free(handle) }

    /// How many packed bytes the entries so far took.
    var consumed: Int { Int(unsafe archive_filter_bytes(handle, -1)) }

    /// libarchive gives up on a name that is not of the locale, and tearsheet is of none. Made once and neither changed nor
    /// freed, so that any thread may use it.
    nonisolated(unsafe) private static let unicode = unsafe newlocale(1 << LC_CTYPE, "C.UTF-8", nil)

    func nextEntry() throws(IntakeProblem) -> Entry? {
        let locale = unsafe Self.unicode.flatMap { unsafe uselocale($0) }
        defer { _ = unsafe uselocale(locale) }
        if unsafe handle == nil {
            do throws(IntakeProblem) { return try open() } catch {
                guard hasDirectory, case .damagedArchive = error else { throw error }
                // The list at the end is gone; what stands before it may still be there.
                hasDirectory = false
                isBroken = false
                _ = feed.stream.seek(to: 0, from: SEEK_SET)
                return try open()
            }
        }
        if kind == .zip, !hasDirectory { try skipRest() }
        return try header()
    }

    private func open() throws(IntakeProblem) -> Entry? {
        unsafe archive_read_free(handle)
        unsafe handle = archive_read_new()
        guard unsafe handle != nil else { throw .notReadable(code: ENOMEM) }
        switch kind {
        case .gzip, .file:
            // One layer, and no more than one: left to itself, libarchive unpacks whatever it finds.
            unsafe archive_read_append_filter(handle, ARCHIVE_FILTER_GZIP)
            unsafe archive_read_support_format_raw(handle)
            unsafe archive_read_support_format_empty(handle)
        case .tar: unsafe archive_read_support_format_tar(handle)
        case .zip where hasDirectory: unsafe archive_read_support_format_zip_seekable(handle)
        case .zip: unsafe archive_read_support_format_zip_streamable(handle)
        }
        unsafe archive_read_set_callback_data(handle, feed.pointer)
        unsafe archive_read_set_read_callback(handle) { unsafe Feed.at($1)?.read($2) ?? -1 }
        if hasDirectory {
            unsafe archive_read_set_seek_callback(handle) {
                unsafe Int64(Feed.at($1)?.stream.seek(to: Int($2), from: $3) ?? -1)
            }
        }
        try check(unsafe archive_read_open1(handle))
        defer { feed.allowance = .max }
        return try header()
    }

    private func header() throws(IntakeProblem) -> Entry? {
        var pointer: OpaquePointer?
        let status = unsafe archive_read_next_header(handle, &pointer)
        // A warning is about a name or a date.
        if status != ARCHIVE_WARN { try check(status) }
        guard status != ARCHIVE_EOF, let entry = unsafe pointer else {
            try checkEnd()
            return nil
        }
        position = 0
        isAtEntryEnd = false
        let name = unsafe archive_entry_pathname_utf8(entry) ?? archive_entry_pathname(entry)
        let isHardLink = unsafe archive_entry_hardlink(entry) != nil
        return Entry(
            name: unsafe name.map { unsafe String(cString: $0) } ?? "?",
            isFile: unsafe archive_entry_filetype(entry) & S_IFMT == S_IFREG && !isHardLink,
            size: unsafe archive_entry_size_is_set(entry) != 0 ? Int(archive_entry_size(entry)) : nil,
            obstacle: unsafe archive_entry_is_encrypted(entry) != 0 ? .encryptedEntry : unknownCompression())
    }

    /// The next block of the entry's bytes; an empty one at its end.
    func nextBlock() throws(IntakeProblem) -> [UInt8] {
        while !isAtEntryEnd {
            var start: UnsafeRawPointer?
            var count = 0
            var offset: Int64 = 0
            let status = unsafe archive_read_data_block(handle, &start, &count, &offset)
            isAtEntryEnd = status != ARCHIVE_OK
            try check(status)
            if kind == .tar {
                // Terabytes of zeros fit into one header of a sparse file. What is not a hole came in as it goes out.
                guard offset <= position else {
                    isAtEntryEnd = true
                    throw .damagedMember(.hole)
                }
                position = offset + Int64(count)
            } else if status == ARCHIVE_OK {
                do throws(IntakeProblem) { try budget.charge(count) } catch {
                    isBroken = true
                    throw error
                }
            }
            if status == ARCHIVE_OK, count > 0 {
                return unsafe [UInt8](UnsafeRawBufferPointer(start: start, count: count))
            }
        }
        return []
    }

    /// libarchive itself would unpack a member of unknown size to find its end, however far away that is.
    private func skipRest() throws(IntakeProblem) {
        while !isAtEntryEnd {
            do throws(IntakeProblem) { _ = try nextBlock() } catch { if isBroken { throw error } }
        }
    }

    /// libarchive takes the end of the file for the end of the archive.
    private func checkEnd() throws(IntakeProblem) {
        let stream = feed.stream
        if kind == .zip, !hasDirectory, stream.canSeek { throw .damagedArchive(.noDirectory) }
        guard kind == .tar else { return }
        while try !stream.next().isEmpty {}
        guard stream.tail(from: stream.pulled - 512).allSatisfy({ $0 == 0 }) else { throw .damagedArchive(.noEnd) }
    }

    /// The other methods of zip (LZMA, PPMd) let the archive say how much memory they need.
    private func unknownCompression() -> IntakeProblem? {
        guard kind == .zip, let text = unsafe archive_format_name(handle) else { return nil }
        let name = unsafe String(cString: text)
        return name.hasSuffix("(deflation)") || name.hasSuffix("(uncompressed)") ? nil : .unknownCompression(name)
    }

    private func check(_ status: Int32) throws(IntakeProblem) {
        if let failure = feed.failure {
            isBroken = true
            throw failure
        }
        guard status != ARCHIVE_OK, status != ARCHIVE_EOF else { return }
        let text = unsafe archive_error_string(handle).map { unsafe String(cString: $0) }
        guard status == ARCHIVE_WARN || status == ARCHIVE_FAILED else {
            isBroken = true
            throw .damagedArchive(.reported(text))
        }
        throw .damagedMember(.reported(text))
    }
}
