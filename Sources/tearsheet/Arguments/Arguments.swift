import Liquid

/// What the words of the command line ask for.
enum Arguments: Equatable {
    case version
    case help(Command?)
    case show(ShowOptions)
    case render(RenderOptions)
}

/// The commands there are.
enum Command: String, CaseIterable {
    case show
    case render
}

/// `tearsheet show FILE…`
struct ShowOptions: Equatable {
    enum Format: Equatable {
        case terminal
        case json
        case markdown
    }

    var paths: [String] = []
    var format: Format = .terminal
    /// The folder of the user's own templates and lists.
    var templates: String?
    var messages = MessageOptions()
}

/// `tearsheet render TEMPLATE`
struct RenderOptions: Equatable {
    var template = ""
    /// A JSON object.
    var data: String?
    /// The folder of partials and layouts; without one that of the template.
    var partials: String?
    /// Without it the template's name tells.
    var escape: Escape?
    var isLenient = false
    var messages = MessageOptions()
}

/// How a command talks about problems.
struct MessageOptions: Equatable {
    enum LogFormat: String, CaseIterable {
        case text
        case json
    }

    /// Says nothing but what was asked for. Changes no exit status.
    var isQuiet = false
    /// Says where each fact was read.
    var isVerbose = false
    /// Warnings count as errors.
    var isStrict = false
    var logFormat: LogFormat = .text
}
