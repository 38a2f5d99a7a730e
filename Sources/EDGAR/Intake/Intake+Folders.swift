import Glibc

/// Files and folders, and links as far as they stay within the folder that was given.
extension Intake {
    /// What a search must know of where it has been: every folder is searched once, by whatever name it is found
    /// first, so links cannot make a loop.
    private struct Search {
        let root: Place
        var seen: Set<Identity> = []

        struct Identity: Hashable {
            let device: UInt
            let file: UInt
        }
    }

    func visit<E: Error>(_ place: Place, _ body: (Item) throws(E) -> Void) throws(E) {
        let status: stat
        let root: Place
        do throws(IntakeProblem) {
            status = try place.status(followingLinks: true)
            // A pipe has no path to resolve: `<(command)` of the shell.
            root = status.st_mode & S_IFMT == S_IFDIR ? try place.resolved() : place
        } catch {
            return try body(.problem(path: place.label, error))
        }
        var search = Search(root: root)
        try visit(root, status, depth: 0, &search, body)
    }

    private func visit<E: Error>(
        _ place: Place, _ status: stat, depth: Int, _ search: inout Search, _ body: (Item) throws(E) -> Void
    ) throws(E) {
        let stream: ByteStream?
        var entries: [Place] = []
        do throws(IntakeProblem) {
            switch status.st_mode & S_IFMT {
            case S_IFDIR:
                guard depth <= limits.depth else { throw .tooDeep(limit: limits.depth) }
                let identity = Search.Identity(device: status.st_dev, file: status.st_ino)
                guard search.seen.insert(identity).inserted else { return }
                entries = try place.names().map(place.entry)
                stream = nil
            case S_IFREG:
                stream = ByteStream(reading: try OpenFile(place.terminated, mayWait: false))
            case S_IFIFO where place.isNamed:
                stream = ByteStream(reading: try OpenFile(place.terminated, mayWait: true))
            default:
                throw .notAFile
            }
        } catch {
            return try body(.problem(path: place.label, error))
        }
        if let stream { try read(stream, path: place.label, isNamed: place.isNamed, body) }
        for entry in entries { try visitEntry(entry, depth: depth + 1, &search, body) }
    }

    private func visitEntry<E: Error>(
        _ entry: Place, depth: Int, _ search: inout Search, _ body: (Item) throws(E) -> Void
    ) throws(E) {
        var place = entry
        var status: stat
        do throws(IntakeProblem) {
            status = try place.status(followingLinks: false)
            if status.st_mode & S_IFMT == S_IFLNK {
                place = try place.resolved()
                guard place.isInside(search.root) else {
                    // The folder itself is inside, and has been searched.
                    if place.path == search.root.path { return }
                    throw .linkOutside
                }
                status = try place.status(followingLinks: false)
            }
        } catch {
            return try body(.problem(path: entry.label, error))
        }
        try visit(place, status, depth: depth, &search, body)
    }
}
