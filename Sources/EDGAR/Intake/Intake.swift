import Glibc

/// Turns paths into the bytes of files: from files, folders, archives and standard input.
///
/// One file at a time is in memory, and nothing is ever written to disk. What cannot be read is handed over as a
/// problem in its place, and the visit goes on.
package struct Intake: Sendable {
    package struct Limits: Sendable {
        /// The largest submissions on EDGAR, exhibits and all, are about this size.
        package var fileBytes = 100_000_000
        /// A month of EDGAR's complete daily feed; reading it takes a minute or two, not hours.
        package var archiveBytes = 30_000_000_000
        /// More than EDGAR accepts in a year.
        package var archiveEntries = 2_000_000
        /// Filings pack 5 to 40 times smaller; deflate, which packs zeros 1,000 times smaller, can do no more.
        package var ratio = 200
        /// A small file of blank lines is no attack: the ratio is judged beyond this.
        package var ratioFloor = 32_000_000
        /// libarchive reads the list of a zip's members as a whole, at three bytes of memory for each. This is
        /// room for 300,000 filings.
        package var directoryBytes = 32_000_000
        /// No mirror of EDGAR is nested deeper than ten folders.
        package var depth = 64

        package init() {}
    }

    package enum Item: Equatable, Sendable {
        case file(SourceFile)
        case problem(path: String, IntakeProblem)
    }

    package var limits: Limits

    package init(limits: Limits = Limits()) { self.limits = limits }

    /// Calls `body` for every file at `paths`, in the order of the paths and, within a folder, of the bytes of the
    /// names. What `body` throws ends the visit.
    package func visit<E: Error>(_ paths: [String], _ body: (Item) throws(E) -> Void) throws(E) {
        for path in paths {
            if path == "-" {
                try read(ByteStream(reading: OpenFile(standardInput: ())), path: path, isNamed: true, body)
            } else {
                try visit(Place(named: path), body)
            }
        }
    }

    /// Hands over what `stream` holds: a file, or the members of an archive.
    func read<E: Error>(
        _ stream: ByteStream, path: String, isNamed: Bool, _ body: (Item) throws(E) -> Void
    ) throws(E) {
        let budget = Budget(limits, packed: stream)
        let content: ByteStream
        let kind: ByteStream.Kind
        var bytes: [UInt8] = []
        do throws(IntakeProblem) {
            content = try stream.unwrapped(budget)
            kind = try content.kind()
            if kind == .file { bytes = try content.collected(limit: limits.fileBytes) }
        } catch {
            return try body(.problem(path: path, error))
        }
        if kind == .file {
            try body(.file(SourceFile(path: path, bytes: bytes, isNamed: isNamed)))
        } else {
            try readMembers(of: content, as: kind, path: path, budget, body)
        }
    }
}

/// The bytes of one file, and what to call it.
package struct SourceFile: Equatable, Sendable {
    /// As a person would write it; a member of an archive is `archive.zip!member`. Only a label: it may hold
    /// anything that the maker of the archive wanted, and is never opened.
    package var path: String
    package var bytes: [UInt8]
    /// Given on the command line itself, as opposed to found in a folder or an archive.
    package var isNamed: Bool

    package init(path: String, bytes: [UInt8], isNamed: Bool) {
        self.path = path
        self.bytes = bytes
        self.isNamed = isNamed
    }
}
