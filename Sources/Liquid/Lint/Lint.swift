/// Finds outputs that no escaping can make safe where they stand: the context is the template's, and one look at it, before
/// any data comes, is enough.
struct Lint {
    private(set) var problems: [TemplateProblem] = []

    init(_ bytes: [UInt8], _ flow: [FlowPiece], _ escape: Escape) {
        switch escape {
        case .html: check(bytes, flow, MarkupState())
        case .markdown: check(bytes, flow, MarkdownState())
        case .csv: check(bytes, flow, QuotedState(format: "CSV"))
        case .json: check(bytes, flow, QuotedState(format: "JSON"))
        case .none, .text: break
        }
    }

    /// Of several ways each begins where the first did, and the end of the first is the end of all. What is captured
    /// lands elsewhere and begins anew.
    private mutating func check<State: LintState>(_ bytes: [UInt8], _ flow: [FlowPiece], _ start: State) {
        var state = start
        var entered: [(start: State, end: State?, isApart: Bool)] = []
        for piece in flow where problems.count < TemplateErrors.most {
            switch piece {
            case .text(let range): read(bytes[range], &state)
            case .output(let range, let last):
                // The only way round.
                if last != "raw", let reason = state.output(at: range, last: last) {
                    problems.append(TemplateProblem(reason, at: range))
                }
            case .enter(let isApart):
                entered.append((state, nil, isApart))
                if isApart { state = start }
            case .alternative:
                guard let way = entered.indices.last else { continue }
                if entered[way].end == nil { entered[way].end = state }
                state = entered[way].start
            case .leave:
                guard let way = entered.popLast() else { continue }
                state = way.isApart ? way.start : way.end ?? state
            }
        }
        read([0x0A], &state)
    }

    private mutating func read(_ text: ArraySlice<UInt8>, _ state: inout some LintState) {
        state.read(text)
        // Two ways that go on alike find the same.
        for problem in state.problems where problems.count < TemplateErrors.most && !problems.contains(problem) {
            problems.append(problem)
        }
        state.problems = []
    }

    /// Filters after which a text can be part of a link's target.
    static let linkFilters: Set<String> = ["url", "url_encode", "slug", "cik"]
}

/// What is known of the place that the reading of a template has come to.
protocol LintState {
    /// What only what follows has shown.
    var problems: [TemplateProblem] { get set }
    mutating func read(_ text: ArraySlice<UInt8>)
    /// Why an output may not stand here; `last` is its last filter.
    mutating func output(at range: Range<Int>, last: String?) -> TemplateProblem.Reason?
}

/// Within quotation marks a value that brings its own would end them.
struct QuotedState: LintState {
    let format: String
    var problems: [TemplateProblem] = []
    private var isQuoted = false
    private var isEscaped = false

    init(format: String) { self.format = format }

    mutating func read(_ text: ArraySlice<UInt8>) {
        for byte in text {
            if isEscaped {
                isEscaped = false
            } else if byte == UInt8(ascii: "\"") {
                isQuoted.toggle()
            } else {
                isEscaped = isQuoted && byte == UInt8(ascii: "\\") && format == "JSON"
            }
        }
    }

    func output(at range: Range<Int>, last: String?) -> TemplateProblem.Reason? {
        isQuoted ? .outputInQuotes(format) : nil
    }
}
