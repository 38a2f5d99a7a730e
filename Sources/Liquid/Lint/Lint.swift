/// Finds outputs that no escaping can make safe where they stand: the context is the template's, and one look at it, before
/// any data comes, is enough.
///
/// For that every template, and every part of one that may be shown or not, must end where it begins: then what stands
/// behind it is where it seems to be, whatever the data.
struct Lint {
    private(set) var problems: [TemplateProblem] = []

    init(_ bytes: [UInt8], _ flow: [FlowPiece], _ escape: Escape) {
        switch escape {
        case .html: check(bytes, flow, MarkupState())
        case .markdown: check(bytes, flow, MarkdownState())
        case .csv: check(bytes, flow, QuotedState(.csv))
        case .json: check(bytes, flow, QuotedState(.json))
        case .none, .text: break
        }
    }

    private struct Way<State> {
        let start: State
        var ends: [State] = []
        let opening: Opening
        let range: Range<Int>
    }

    private mutating func check<State: LintState>(_ bytes: [UInt8], _ flow: [FlowPiece], _ start: State) {
        var state = start
        var ways: [Way<State>] = []
        for piece in flow where problems.count < TemplateErrors.most {
            switch piece {
            case .text(let range): read(bytes[range], &state)
            case .output(let range, let last):
                // The only way round.
                if last == "raw" { state.pass() } else { note(state.output(at: range, last: last), at: range) }
                take(&state)
            case .insertion(let range):
                if !state.isText { note(.insertionOutsideText, at: range) }
                state.pass()
            case .enter(let opening, let range):
                if opening == .slot, !state.isText { note(.insertionOutsideText, at: range) }
                ways.append(Way(start: state, opening: opening, range: range))
                if opening.isApart { state = start }
            case .alternative:
                guard let way = ways.indices.last else { continue }
                ways[way].ends.append(state)
                state = ways[way].start
            case .leave(let isTotal):
                guard let way = ways.popLast() else { continue }
                if way.opening.isApart {
                    read([0x0A], &state)
                    if !state.isText { note(.endsOutsideText, at: way.range) }
                    state = way.start
                    state.pass()
                    continue
                }
                let ends = way.ends + [state] + (isTotal ? [] : [way.start])
                if ends.contains(where: { $0.place != ends[0].place }) { note(.unevenWays, at: way.range) }
                state = ends[0]
            }
        }
        read([0x0A], &state)
        if !state.isText { note(.endsOutsideText, at: bytes.count - min(1, bytes.count)..<bytes.count) }
    }

    private mutating func read(_ text: ArraySlice<UInt8>, _ state: inout some LintState) {
        state.read(text)
        take(&state)
    }

    private mutating func take(_ state: inout some LintState) {
        for problem in state.problems { note(problem.reason, at: problem.range) }
        state.problems = []
    }

    /// Two ways that go on alike find the same.
    private mutating func note(_ reason: TemplateProblem.Reason?, at range: Range<Int>) {
        guard let reason, problems.count < TemplateErrors.most else { return }
        let problem = TemplateProblem(reason, at: range)
        if !problems.contains(problem) { problems.append(problem) }
    }
}

/// What a template writes, as the lint looks at it.
enum FlowPiece {
    case text(Range<Int>)
    case output(Range<Int>, last: String?)
    /// What another template writes.
    case insertion(Range<Int>)
    case enter(Opening, Range<Int>)
    /// Another way through a tag than the one before it.
    case alternative
    /// `isTotal`: one of the ways is always taken.
    case leave(isTotal: Bool)
}

/// What a tag makes of what it encloses.
enum Opening {
    /// Shows it, or one of several, or shows it many times.
    case ways
    /// Keeps it for elsewhere.
    case capture
    /// Shows it, or what another template has for it.
    case slot

    var isApart: Bool { self != .ways }
}

/// What is known of the place that the reading of a template has come to.
protocol LintState {
    associatedtype Place: Equatable
    /// What only what follows has shown.
    var problems: [TemplateProblem] { get set }
    /// What two ways must agree on.
    var place: Place { get }
    /// Where a partial may stand.
    var isText: Bool { get }
    mutating func read(_ text: ArraySlice<UInt8>)
    /// Why an output may not stand here; `last` is its last filter.
    mutating func output(at range: Range<Int>, last: String?) -> TemplateProblem.Reason?
    /// Something stands here that nobody looks at.
    mutating func pass()
}
