import EDGAR
import Glibc
import Liquid

/// `tearsheet render`: one template and its data become text on standard output.
struct RenderCommand {
    let options: RenderOptions
    private let terminal: Terminal
    private var log: MessageLog

    init(_ options: RenderOptions, _ terminal: Terminal) {
        self.options = options
        self.terminal = terminal
        log = MessageLog(options.messages, terminal)
    }

    consuming func run() -> ExitStatus {
        guard let template = read(options.template), let data = data() else { return log.status }
        let source = TemplateSource(path: template.path, bytes: template.bytes)
        let escape = options.escape ?? Escape(templateNamed: options.template)
        let folder = PartialFolder(options.partials, besides: options.template)
        var rendering = RenderingOptions()
        rendering.clock = DateTime(epochSeconds: time(nil))
        do throws(TemplateErrors) {
            let template = try Template(source, escape: escape, isLenient: options.isLenient)
            terminal.out(try template.render(data, partials: Library(folder.find), options: rendering))
        } catch {
            for failure in error.errors {
                log.tell(
                    [(failure.offset, "template", failure.message)], path: failure.path, bytes: failure.source.bytes)
            }
        }
        return log.status
    }

    /// The variables; none without a file. nil when they cannot be had, which has been told.
    private mutating func data() -> Object? {
        guard let path = options.data else { return Object([]) }
        guard let file = read(path) else { return nil }
        do throws(JSONError) {
            if case .object(let object) = try Value(json: file.bytes) { return object }
            log.tell([(0, "data", "the data for a template is a JSON object")], path: file.path, bytes: file.bytes)
        } catch {
            log.tell([(error.offset, "data", error.message)], path: file.path, bytes: file.bytes)
        }
        return nil
    }

    private mutating func read(_ path: String) -> SourceFile? {
        switch SourceFile.reading(path) {
        case .success(let file): return file
        case .failure(let problem):
            log.tell(problem, path: path)
            return nil
        }
    }
}

extension SourceFile {
    /// The one file at `path`.
    static func reading(_ path: String) -> Result<SourceFile, IntakeProblem> {
        var result = Result<SourceFile, IntakeProblem>.failure(.notAFile)
        Intake().visit([path]) { item in
            switch item {
            case .file(let file): if file.isNamed { result = .success(file) }
            case .problem(_, let problem): result = .failure(problem)
            }
        }
        return result
    }
}
