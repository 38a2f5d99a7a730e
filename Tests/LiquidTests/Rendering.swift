/// Templates in a line, for tests.

import Liquid
import Testing

/// What `template` makes of `data`, which is JSON; the messages when it makes nothing.
func render(
    _ template: String, _ data: String = "{}", escape: Escape = .none, isLenient: Bool = false,
    partials: [String: String] = [:], options: RenderingOptions = RenderingOptions()
) throws -> String {
    let object = try object(data)
    let library = Library { name in
        guard let text = partials[name] else {
            return .none(nearest: Suggestion.nearest(to: name, among: partials.keys.sorted()))
        }
        return .found(TemplateSource(path: name, bytes: Array(text.utf8)))
    }
    do throws(TemplateErrors) {
        let parsed = try Template(template, escape: escape, isLenient: isLenient)
        return String(decoding: try parsed.render(object, partials: library, options: options), as: UTF8.self)
    } catch {
        return error.errors.map { "\($0.path == "template" ? "" : $0.path + ":")\($0.offset): \($0.message)" }
            .joined(separator: "\n")
    }
}

func object(_ json: String) throws -> Object {
    guard case .object(let object) = try Value(json: Array(json.utf8)) else {
        Issue.record("\(json) is no object")
        return Object([])
    }
    return object
}
