import Glibc

/// A place in the file system: what to show and what to open, for names need not be UTF-8.
struct Place {
    let label: String
    let path: [UInt8]
    let isNamed: Bool

    init(named path: String) {
        label = path
        self.path = Array(path.utf8)
        isNamed = true
    }

    private init(label: String, path: [UInt8]) {
        self.label = label
        self.path = path
        isNamed = false
    }

    var terminated: [CChar] { path.map { CChar(bitPattern: $0) } + [0] }

    func entry(_ name: [UInt8]) -> Place {
        let slash = UInt8(ascii: "/")
        return Place(
            label: (label.utf8.last == slash ? label : label + "/") + String(decoding: name, as: UTF8.self),
            path: (path.last == slash ? path : path + [slash]) + name)
    }

    func status(followingLinks: Bool) throws(IntakeProblem) -> stat {
        var status = stat()
        let failed = unsafe followingLinks ? stat(terminated, &status) : lstat(terminated, &status)
        guard failed == 0 else { throw IntakeProblem(code: errno) }
        return status
    }

    /// The same place without links and detours on the way to it.
    func resolved() throws(IntakeProblem) -> Place {
        guard let real = unsafe realpath(terminated, nil) else { throw IntakeProblem(code: errno) }
        defer { unsafe free(real) }
        return Place(label: label, path: unsafe Array(UnsafeRawBufferPointer(start: real, count: strlen(real))))
    }

    func isInside(_ folder: Place) -> Bool {
        path.starts(with: folder.path.last == UInt8(ascii: "/") ? folder.path : folder.path + [UInt8(ascii: "/")])
    }

    /// The names in a folder, hidden ones left out, in the order of their bytes: the same on every machine.
    func names() throws(IntakeProblem) -> [[UInt8]] {
        guard let folder = unsafe opendir(terminated) else { throw IntakeProblem(code: errno) }
        defer { unsafe closedir(folder) }
        var names: [[UInt8]] = []
        errno = 0
        while let entry = unsafe readdir(folder) {
            // The record is cut behind the name, so it must not be read as a whole `dirent`.
            let start = unsafe UnsafeRawPointer(entry) + (MemoryLayout<dirent>.offset(of: \.d_name) ?? 0)
            let length = unsafe strlen(start.assumingMemoryBound(to: CChar.self))
            let name = unsafe Array(UnsafeRawBufferPointer(start: start, count: length))
            if name.first != UInt8(ascii: ".") { names.append(name) }
        }
        guard errno == 0 else { throw IntakeProblem(code: errno) }
        return names.sorted { $0.lexicographicallyPrecedes($1) }
    }
}
