import EDGAR

/// `tearsheet show`: each filing's facts on standard output, its problems on standard error.
struct ShowCommand {
    let options: ShowOptions
    private let terminal: Terminal
    private var log: MessageLog
    private var shown = 0
    private var unread = 0
    private var skipped = 0
    private var families: Families?

    init(_ options: ShowOptions, _ terminal: Terminal) {
        self.options = options
        self.terminal = terminal
        log = MessageLog(options.messages, terminal)
    }

    consuming func run() -> ExitStatus {
        // JSON holds what filings state; families are ours.
        if options.format != .json { families = Families(templates: options.templates, &log) }
        Intake().visit(options.paths) { item in
            switch item {
            case .file(let file): show(file)
            case .problem(let path, let problem):
                unread += 1
                log.tell(problem, path: path)
                if options.format == .json { terminal.out(Filing.json(unreadable: problem, path: path)) }
            }
        }
        if shown + unread + skipped != 1, !options.messages.isQuiet { terminal.error(summary + "\n") }
        return log.status
    }

    private var summary: String {
        var parts = ["\(shown) filing\(shown == 1 ? "" : "s") shown"]
        if unread > 0 { parts.append("\(unread) not read") }
        if skipped > 0 { parts.append("\(skipped) other file\(skipped == 1 ? "" : "s") skipped") }
        return parts.joined(separator: ", ")
    }

    private mutating func show(_ file: SourceFile) {
        let filing: Filing
        do {
            filing = try Filing(reading: file.bytes)
        } catch {
            // What a folder or archive holds beside filings is passed over; what was asked for by name is not.
            guard file.isNamed || error.problem.isAboutFiling else {
                skipped += 1
                return
            }
            unread += 1
            log.tell([error.problem], path: file.path, bytes: file.bytes)
            if options.format == .json {
                terminal.out(Filing.json(unreadable: error.problem, path: file.path, bytes: file.bytes))
            }
            return
        }
        switch options.format {
        case .json: terminal.out(filing.json(path: file.path, bytes: file.bytes))
        case .markdown:
            if shown > 0 { terminal.out("\n") }
            terminal.out(MarkdownSheet(sheet(filing, file)).text)
        case .terminal:
            if isOneOfMany(file) { terminal.out((shown > 0 ? "\n" : "") + rule(file.path) + "\n\n") }
            terminal.out(
                TerminalSheet(sheet(filing, file), width: terminal.width, hasStyles: terminal.hasStyles).text)
        }
        shown += 1
        log.tell(filing.problems, path: file.path, bytes: file.bytes)
    }

    private func isOneOfMany(_ file: SourceFile) -> Bool { options.paths.count > 1 || !file.isNamed }

    /// A line across the terminal with the file's name in it.
    private func rule(_ path: String) -> String {
        let name = path.printable
        let shown = name.columns > terminal.width - 6 ? "\u{2026}" + name.suffix(max(1, terminal.width - 7)) : name
        return "\u{2550}\u{2550} \(shown) "
            + String(repeating: "\u{2550}", count: max(0, terminal.width - shown.columns - 4))
    }

    private func sheet(_ filing: Filing, _ file: SourceFile) -> Sheet {
        let day = filing.prospectus?.supplementDate?.value ?? filing.filed?.value
        var sheet = Sheet(filing, families: { families?.family(of: $0, on: day) })
        if options.messages.isVerbose {
            let quotes = filing.evidence(in: file.bytes).map { item in
                Sheet.Quote(
                    label: item.path, place: "\(item.source.start)\u{2013}\(item.source.end)", words: item.quote)
            }
            sheet.sections.append(Sheet.Section(heading: "Evidence, by bytes of the file", content: .quotes(quotes)))
        }
        return sheet
    }
}
