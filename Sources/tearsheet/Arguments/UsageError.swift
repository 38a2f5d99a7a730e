import Liquid

/// What is wrong with a command line.
enum UsageError: Error, Equatable {
    case noCommand
    case unknownCommand(String)
    case unknownOption(String, known: [String])
    case missingValue(option: String)
    case badValue(String, option: String, known: [String])
    case twoFormats
    case noFile
    case noTemplate
    case twoTemplates(String, String)
}

extension UsageError {
    var message: String {
        switch self {
        case .noCommand: "no command; try 'tearsheet help'"
        case .unknownCommand(let name):
            "there is no command '\(name)'" + suggestion(for: name, among: Command.allCases.map(\.rawValue) + ["help"])
        case .unknownOption(let name, let known): "there is no option '\(name)'" + suggestion(for: name, among: known)
        case .missingValue(let option): "\(option) needs a value"
        case .badValue(let value, let option, let known):
            "\(option) cannot be '\(value)'; it is one of \(known.joined(separator: ", "))"
        case .twoFormats: "--json and --markdown exclude each other"
        case .noTemplate: "no template; try 'tearsheet render TEMPLATE' or 'tearsheet help render'"
        case .twoTemplates(let first, let second): "one template at a time, not '\(first)' and '\(second)'"
        case .noFile: "no file; try 'tearsheet show FILING' or 'tearsheet help show'"
        }
    }

    private func suggestion(for word: String, among known: [String]) -> String {
        guard let name = Suggestion.nearest(to: word, among: known) else { return "; try 'tearsheet help'" }
        return "; did you mean '\(name)'?"
    }
}
