import Synchronization

/// The partials and frames of a folder, each parsed once however many pages use it.
package final class Library: Sendable {
    /// What a look for a partial gives.
    package enum Finding: Sendable {
        case found(TemplateSource)
        case none(nearest: String?)
        case unreadable(String)
    }

    private let find: @Sendable (String) -> Finding
    private let parsed = Mutex<[Request: Result<Template, PartialFailure>]>([:])

    private struct Request: Hashable {
        let name: String
        let escape: Escape
        let isLenient: Bool
    }

    /// `find` is asked for a name without `..`, and not from the root of a disk.
    package init(_ find: @escaping @Sendable (String) -> Finding = { _ in .none(nearest: nil) }) { self.find = find }

    /// The partial `name`, which escapes for what the page that asks for it escapes for.
    func template(named name: String, for page: Template) throws(PartialFailure) -> Template {
        let request = Request(name: name, escape: page.escape, isLenient: page.isLenient)
        if let known = parsed.withLock({ $0[request] }) { return try known.get() }
        let result: Result<Template, PartialFailure>
        do throws(PartialFailure) {
            result = .success(try parse(name, for: page))
        } catch {
            result = .failure(error)
        }
        parsed.withLock { $0[request] = result }
        return try result.get()
    }

    private func parse(_ name: String, for page: Template) throws(PartialFailure) -> Template {
        guard Self.isPath(name) else { throw .reason(.badPartialName(name)) }
        switch find(name) {
        case .found(let source):
            do throws(TemplateErrors) {
                return try Template(source, escape: page.escape, isLenient: page.isLenient, isPart: true)
            } catch {
                throw .errors(error)
            }
        case .none(let nearest): throw .reason(.unknownPartial(name, nearest: nearest))
        case .unreadable(let reason): throw .reason(.unreadablePartial(name, reason))
        }
    }

    /// A path within the folder.
    private static func isPath(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 255 && !name.utf8.contains { $0 < 0x20 || $0 == UInt8(ascii: "\\") }
            && name.split(separator: "/", omittingEmptySubsequences: false).allSatisfy {
                !$0.isEmpty && $0 != "." && $0 != ".."
            }
    }
}

/// Why there is no partial: it cannot be had, or it is itself at fault.
enum PartialFailure: Error {
    case reason(TemplateProblem.Reason)
    case errors(TemplateErrors)
}
