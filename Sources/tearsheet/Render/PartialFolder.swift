import EDGAR
import Glibc
import Liquid

/// Where partials and layouts are looked for: a partial `a` is the file `a`, or `a` with the template's own extension.
struct PartialFolder: Sendable {
    private let path: String
    private let suffixes: [String]

    init(_ folder: String?, besides template: String) {
        var parts = template.split(separator: "/", omittingEmptySubsequences: false)
        let name = parts.popLast() ?? ""
        path = folder ?? (parts.isEmpty ? "." : parts.joined(separator: "/"))
        // Of `page.html.liquid` both.
        suffixes = [""] + name.indices.filter { name[$0] == "." }.map { String(name[$0...]) }.reversed()
    }

    func find(_ name: String) -> Library.Finding {
        for suffix in suffixes {
            let candidate = "\(path)/\(name)\(suffix)"
            switch SourceFile.reading(candidate) {
            case .success(let file): return .found(TemplateSource(path: file.path, bytes: file.bytes))
            case .failure(.notFound), .failure(.notAFile): continue
            case .failure(let problem): return .unreadable(problem.message)
            }
        }
        return .none(nearest: Suggestion.nearest(to: name, among: names))
    }

    /// What could have been meant.
    private var names: [String] {
        guard let folder = unsafe opendir(path) else { return [] }
        defer { unsafe closedir(folder) }
        var names: [String] = []
        while let entry = unsafe readdir(folder) {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
                unsafe pointer.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
            }
            if name.hasPrefix(".") { continue }
            names.append(
                suffixes.last { !$0.isEmpty && name.hasSuffix($0) }.map { String(name.dropLast($0.count)) } ?? name)
        }
        return names.sorted()
    }
}
