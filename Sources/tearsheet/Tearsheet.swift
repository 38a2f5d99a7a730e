/// Words in, exit status out: reads the command line, calls the command, says how it went.

@main
struct Tearsheet {
    static func main() {
        let words = Array(CommandLine.arguments.dropFirst())
        let terminal = Terminal()
        do {
            let status: ExitStatus
            switch try Arguments(parsing: words) {
            case .version:
                terminal.out("tearsheet \(version)\n")
                status = .ok
            case .help(let command):
                terminal.out(Usage.text(of: command))
                status = .ok
            case .show(let options):
                status = ShowCommand(options, terminal).run()
            case .render(let options):
                status = RenderCommand(options, terminal).run()
            }
            terminal.finish(status)
        } catch {
            terminal.error("tearsheet: \(error.message)\n")
            terminal.finish(.usage)
        }
    }

    static let version = "0.1.0"
}

/// What the program's exit status says; scripts rely on it.
enum ExitStatus: Int32 {
    case ok = 0
    /// Done, but some filings have problems.
    case problems = 1
    /// The command line is wrong.
    case usage = 2
    /// Reading or writing failed.
    case inputOutput = 3
}
