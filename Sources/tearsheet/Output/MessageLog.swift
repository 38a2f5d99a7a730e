import EDGAR

/// Tells problems on standard error, one form for people and one for programs, and keeps count.
struct MessageLog {
    let options: MessageOptions
    let terminal: Terminal
    private(set) var warnings = 0
    private(set) var errors = 0
    private(set) var failures = 0

    init(_ options: MessageOptions, _ terminal: Terminal) {
        self.options = options
        self.terminal = terminal
    }

    /// `path:line:column: error: what is wrong`, then the line and a caret.
    mutating func tell(_ problems: [Problem], path: String, bytes: [UInt8]) {
        var places = SourcePlaces(in: bytes)
        for problem in problems { tell(problem, path: path, &places) }
    }

    /// What is wrong with a template, or with the data for one.
    mutating func tell(_ problems: [(offset: Int, code: String, message: String)], path: String, bytes: [UInt8]) {
        var places = SourcePlaces(in: bytes)
        for problem in problems {
            errors += 1
            tell(problem.message, code: problem.code, isError: true, path: path, places.place(of: problem.offset))
        }
    }

    private mutating func tell(_ problem: Problem, path: String, _ places: inout SourcePlaces) {
        let isError = problem.severity == .error || options.isStrict
        if isError { errors += 1 } else { warnings += 1 }
        tell(problem.message, code: problem.code, isError: isError, path: path, places.place(of: problem.offset))
    }

    private func tell(_ message: String, code: String, isError: Bool, path: String, _ place: SourcePlace) {
        guard !options.isQuiet else { return }
        let severity = isError ? "error" : "warning"
        switch options.logFormat {
        case .text:
            var text = "\(path.printable):\(place.line):\(place.column): \(severity): \(message.printable)\n"
            if !place.excerpt.isEmpty {
                text += "  \(place.excerpt)\n  \(String(repeating: " ", count: place.caret))^\n"
            }
            terminal.error(text)
        case .json:
            tell(path: path, severity: severity, code: code, message: message, place: place)
        }
    }

    /// A file or archive that could not be read.
    mutating func tell(_ problem: IntakeProblem, path: String) {
        if problem.isFailure { failures += 1 } else { errors += 1 }
        guard !options.isQuiet else { return }
        switch options.logFormat {
        case .text: terminal.error("\(path.printable): error: \(problem.message)\n")
        case .json: tell(path: path, severity: "error", code: problem.code, message: problem.message, place: nil)
        }
    }

    private func tell(path: String, severity: String, code: String, message: String, place: SourcePlace?) {
        var json = JSONWriter()
        json.beginObject()
        for (key, value) in [("path", path), ("severity", severity), ("code", code), ("message", message)] {
            json.key(key)
            json.string(value)
        }
        if let place {
            json.key("line")
            json.literal(String(place.line))
            json.key("column")
            json.literal(String(place.column))
        }
        json.endObject()
        json.endLine()
        terminal.error(String(decoding: json.bytes, as: UTF8.self))
    }

    var status: ExitStatus {
        if failures > 0 { return .inputOutput }
        return errors > 0 ? .problems : .ok
    }
}
