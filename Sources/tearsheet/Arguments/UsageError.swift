/// What is wrong with a command line.
enum UsageError: Error, Equatable {
    case noCommand
    case unknownCommand(String)
    case unknownOption(String, known: [String])
    case missingValue(option: String)
    case badValue(String, option: String, known: [String])
    case twoFormats
    case noFile
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
        case .noFile: "no file; try 'tearsheet show FILING' or 'tearsheet help show'"
        }
    }

    private func suggestion(for word: String, among known: [String]) -> String {
        let nearest = known.map { ($0, distance(word, $0)) }.min { $0.1 < $1.1 }
        guard let (name, edits) = nearest, edits <= min(3, name.count / 2), edits < name.count - 1 else {
            return "; try 'tearsheet help'"
        }
        return "; did you mean '\(name)'?"
    }

    /// How many letters must be changed, added or left out to get from one word to the other.
    private func distance(_ left: String, _ right: String) -> Int {
        let right = Array(right)
        var previous = Array(0...right.count)
        for (row, letter) in left.prefix(64).enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                current.append(
                    min(previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1))
            }
            previous = current
        }
        return previous.last ?? 0
    }
}
