import FoundationEssentials
import Liquid
import Testing

/// The public suite golden-liquid, in lenient mode and without escaping: what Liquid does elsewhere.
struct GoldenLiquidTests {
    /// Cases in which we differ, and why. At most ten.
    static let exclusions: [String: String] = [
        "tags, case, unexpected when token": "a 'when' that cannot be read is always a mistake"
    ]

    static let path =
        #filePath.split(separator: "/", omittingEmptySubsequences: false).dropLast(3).joined(separator: "/")
        + "/../shared/conformance/golden_liquid.json"

    @Test(.enabled(if: FileManager.default.fileExists(atPath: path), "skipped: there is no ../shared/conformance"))
    func everyCase() throws {
        let bytes = try #require(FileManager.default.contents(atPath: Self.path).map { [UInt8]($0) })
        guard case .object(let suite) = try Value(json: bytes), case .array(let cases)? = suite["tests"] else {
            Issue.record("no tests in \(Self.path)")
            return
        }
        #expect(cases.count == 1054)
        #expect(Self.exclusions.count <= 10)
        var mustFail = 0
        for case .object(let test) in cases {
            let name = test["name"]?.string ?? ""
            let outcome = Self.outcome(test)
            if test["invalid"] != nil {
                mustFail += 1
                if case .success(let text) = outcome { fail(name, "must fail, and gives '\(text)'") }
                continue
            }
            let expected = test["results"]?.strings ?? [test["result"]?.string ?? ""]
            switch outcome {
            case .success(let text): if !expected.contains(text) { fail(name, "\(expected) expected, '\(text)' found") }
            case .failure(let errors): fail(name, "\(expected) expected: \(errors.errors[0].message)")
            }
        }
        #expect(mustFail == 126)
    }

    private func fail(_ name: String, _ what: String) {
        if Self.exclusions[name] == nil { Issue.record("\(name): \(what)") }
    }

    private static func outcome(_ test: Object) -> Result<String, TemplateErrors> {
        let data = test["data"]?.object ?? Object([])
        let partials = test["templates"]?.object ?? Object([])
        let library = Library { name in
            guard let text = partials[Key(name)]?.string else { return .none(nearest: nil) }
            return .found(TemplateSource(path: name, bytes: Array(text.utf8)))
        }
        do throws(TemplateErrors) {
            let template = try Template(test["template"]?.string ?? "", escape: .none, isLenient: true)
            let bytes = try template.render(data, partials: library)
            return .success(String(decoding: bytes, as: UTF8.self))
        } catch {
            return .failure(error)
        }
    }
}

extension Value {
    fileprivate var object: Object? { if case .object(let object) = self { object } else { nil } }
    fileprivate var string: String? { if case .string(let text) = self { text } else { nil } }
    fileprivate var strings: [String]? {
        if case .array(let values) = self { values.compactMap(\.string) } else { nil }
    }
}
