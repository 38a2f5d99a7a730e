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

/// SplitMix64: the same numbers in every run, so that a failure can be repeated.
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var value = state
        value = (value ^ (value >> 30)) &* 0xBF58_476D_1CE4_E5B9
        value = (value ^ (value >> 27)) &* 0x94D0_49BB_1331_11EB
        return value ^ (value >> 31)
    }
}
