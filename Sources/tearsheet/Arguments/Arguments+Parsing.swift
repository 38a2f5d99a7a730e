import Liquid

/// Reads the command line, word by word.
extension Arguments {
    init(parsing words: [String]) throws(UsageError) {
        guard let first = words.first else { throw UsageError.noCommand }
        switch first {
        case "--version": self = .version
        case "--help", "-h": self = .help(nil)
        case "help":
            self = .help(try words.dropFirst().first.map { name throws(UsageError) in try Command(named: name) })
        default:
            switch try Command(named: first) {
            case .show: self = try Self.show(words.dropFirst())
            case .render: self = try Self.render(words.dropFirst())
            }
        }
    }

    private static func show(_ words: ArraySlice<String>) throws(UsageError) -> Arguments {
        var options = ShowOptions()
        var rest = words
        var readsOptions = true
        while let word = rest.popFirst() {
            guard readsOptions, word.hasPrefix("-"), word != "-" else {
                options.paths.append(word)
                continue
            }
            switch word {
            case "--": readsOptions = false
            case "--help", "-h": return .help(.show)
            case "--json": try options.choose(.json)
            case "--markdown": try options.choose(.markdown)
            case "-q", "--quiet": options.messages.isQuiet = true
            case "-v", "--verbose": options.messages.isVerbose = true
            case "--strict": options.messages.isStrict = true
            case "--templates":
                guard let value = rest.popFirst() else { throw .missingValue(option: word) }
                options.templates = value
            case "--log-format":
                guard let value = rest.popFirst() else { throw .missingValue(option: word) }
                options.messages.logFormat = try .init(named: value, option: word)
            default:
                if word.hasPrefix("--log-format=") {
                    options.messages.logFormat = try .init(named: String(word.dropFirst(13)), option: "--log-format")
                    continue
                }
                if word.hasPrefix("--templates=") {
                    options.templates = String(word.dropFirst(12))
                    continue
                }
                throw .unknownOption(word, known: Self.showOptions)
            }
        }
        if options.paths.isEmpty { throw .noFile }
        return .show(options)
    }

    private static func render(_ words: ArraySlice<String>) throws(UsageError) -> Arguments {
        var options = RenderOptions()
        var paths: [String] = []
        var rest = words
        var readsOptions = true
        while let word = rest.popFirst() {
            guard readsOptions, word.hasPrefix("-"), word != "-" else {
                paths.append(word)
                continue
            }
            let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
            func value() throws(UsageError) -> String {
                guard let value = parts.count > 1 ? parts[1] : rest.popFirst() else {
                    throw .missingValue(option: parts[0])
                }
                return value
            }
            switch word.hasPrefix("--") ? parts[0] : word {
            case "--": readsOptions = false
            case "--help", "-h": return .help(.render)
            case "--lenient": options.isLenient = true
            case "-q", "--quiet": options.messages.isQuiet = true
            case "--data": options.data = try value()
            case "--partials": options.partials = try value()
            case "--escape":
                let name = try value()
                guard let escape = escapes[name] else {
                    throw .badValue(name, option: "--escape", known: ["none", "html", "markdown"])
                }
                options.escape = escape
            case "--log-format": options.messages.logFormat = try .init(named: try value(), option: "--log-format")
            default: throw .unknownOption(parts[0], known: renderOptions)
            }
        }
        guard let template = paths.first else { throw .noTemplate }
        if paths.count > 1 { throw .twoTemplates(template, paths[1]) }
        options.template = template
        return .render(options)
    }

    private static let escapes: [String: Escape] = ["none": .none, "html": .html, "markdown": .markdown]

    private static let renderOptions = [
        "--data", "--partials", "--escape", "--lenient", "--quiet", "--log-format", "--help", "-q",
    ]

    private static let showOptions = [
        "--json", "--markdown", "--quiet", "--verbose", "--strict", "--templates", "--log-format", "--help", "-q", "-v",
    ]
}

extension ShowOptions {
    fileprivate mutating func choose(_ format: Format) throws(UsageError) {
        if self.format != .terminal, self.format != format { throw .twoFormats }
        self.format = format
    }
}

extension Command {
    fileprivate init(named name: String) throws(UsageError) {
        guard let command = Command(rawValue: name) else {
            if name.hasPrefix("-") { throw .unknownOption(name, known: ["--version", "--help"]) }
            throw .unknownCommand(name)
        }
        self = command
    }
}

extension MessageOptions.LogFormat {
    fileprivate init(named name: String, option: String) throws(UsageError) {
        guard let format = Self(rawValue: name) else {
            throw .badValue(name, option: option, known: Self.allCases.map(\.rawValue))
        }
        self = format
    }
}
