/// Finds outputs that no escaping can make safe where they stand: the context is the template's, and one look at it, before
/// any data comes, is enough.
///
/// For that every part of a template that may be shown, not shown, or shown again must leave the place as it found it.
struct Lint {
    private(set) var problems: [TemplateProblem] = []
    /// Where the outputs begin that stand in an attribute.
    private(set) var attributeOutputs: Set<Int> = []

    init(_ bytes: [UInt8], _ flow: [FlowPiece], _ escape: Escape, isPart: Bool) {
        switch escape {
        case .html: check(bytes, flow, MarkupState(), isPart)
        case .markdown: check(bytes, flow, MarkdownState(), isPart)
        case .csv: check(bytes, flow, QuotedState(.csv), isPart)
        case .json: check(bytes, flow, QuotedState(.json), isPart)
        case .none, .text: break
        }
    }

    private struct Way<State> {
        var start: State
        var ends: [State] = []
        let opening: Opening
        let range: Range<Int>
        /// Where its body begins in the flow, for a loop's second turn.
        let body: Int
        var isSecondTurn: Bool
    }

    private mutating func check<State: LintState>(
        _ bytes: [UInt8], _ flow: [FlowPiece], _ start: State, _ isPart: Bool
    ) {
        var state = start
        var ways: [Way<State>] = []
        var index = 0
        while index < flow.count, problems.count < TemplateErrors.most {
            defer { index += 1 }
            switch flow[index] {
            case .text(let range): read(bytes, range, &state)
            case .output(let range, let last):
                if state.isAttribute { attributeOutputs.insert(range.lowerBound) }
                // The only way round.
                if last == "raw" { state.raw() } else { note(state.output(at: range, last: last), at: range) }
                take(&state)
            case .insertion(let range):
                if !state.isText { note(.insertionOutsideText, at: range) }
                state.insertion()
            case .markup(let range): note(state.markup(), at: range)
            case .jump(let range):
                let loop = ways.last { $0.opening == .loop }
                if (loop?.start ?? start).place != state.place { note(.unevenWays, at: range) }
            case .enter(let opening, let range):
                if opening == .slot, !state.isText { note(.insertionOutsideText, at: range) }
                state.boundary()
                // In a second turn the loops within are read once: their own second turn was read in the first.
                let isRepeated = ways.contains(where: \.isSecondTurn)
                ways.append(
                    Way(start: state, opening: opening, range: range, body: index, isSecondTurn: isRepeated))
                if opening.isApart { state = start }
            case .alternative:
                guard let way = ways.indices.last else { continue }
                ways[way].ends.append(state)
                state = ways[way].start
            case .leave(let isTotal):
                guard let way = ways.popLast() else { continue }
                if way.opening.isApart {
                    read(bytes, nil, &state)
                    if !state.isText { note(.endsOutsideText, at: way.range) }
                    state = way.start
                    if way.opening == .slot { state.insertion() }
                    continue
                }
                let last = state
                let ends = way.ends + [last] + (isTotal ? [] : [way.start])
                if ends.contains(where: { $0.place != ends[0].place }) { note(.unevenWays, at: way.range) }
                // What stands between the items of a loop stands between them in every turn but the last.
                state = way.opening == .between ? ends[0] : ends.max { $0.danger < $1.danger } ?? state
                if way.opening == .loop, !way.isSecondTurn {
                    // The second turn begins where the first ended.
                    state = way.ends.first ?? last
                    ways.append(
                        Way(start: state, opening: .loop, range: way.range, body: way.body, isSecondTurn: true))
                    index = way.body
                }
                state.boundary()
            }
        }
        read(bytes, nil, &state)
        // The end of a page ends its paragraph.
        if !isPart { read(bytes, nil, &state) }
        if !state.isText { note(.endsOutsideText, at: bytes.count - min(1, bytes.count)..<bytes.count) }
    }

    /// Reads a piece of the template, or its end.
    private mutating func read(_ bytes: [UInt8], _ range: Range<Int>?, _ state: inout some LintState) {
        if let range {
            for index in range { state.read(bytes[index], at: index) }
        } else {
            state.read(0x0A, at: max(0, bytes.count - 1))
        }
        take(&state)
    }

    private mutating func take(_ state: inout some LintState) {
        guard !state.problems.isEmpty else { return }
        for problem in state.problems { note(problem.reason, at: problem.range) }
        state.problems = []
    }

    /// Two ways that go on alike find the same.
    private mutating func note(_ reason: TemplateProblem.Reason?, at range: Range<Int>) {
        guard let reason, problems.count < TemplateErrors.most else { return }
        let problem = TemplateProblem(reason, at: range)
        if !problems.contains(where: { $0.range == range }) { problems.append(problem) }
    }
}

/// What a template writes, as the lint looks at it.
enum FlowPiece {
    case text(Range<Int>)
    case output(Range<Int>, last: String?)
    /// What another template writes.
    case insertion(Range<Int>)
    /// HTML that a tag writes itself.
    case markup(Range<Int>)
    /// `break` and `continue`
    case jump(Range<Int>)
    case enter(Opening, Range<Int>)
    /// Another way through a tag than the one before it.
    case alternative
    /// `isTotal`: one of the ways is always taken.
    case leave(isTotal: Bool)
}

/// What a tag makes of what it encloses.
enum Opening {
    /// Shows it, or one of several.
    case ways
    /// Shows it in every turn of a loop but the first or the last.
    case between
    /// Shows it any number of times.
    case loop
    /// Keeps it for elsewhere.
    case capture
    /// Shows it, or what another template has for it.
    case slot

    var isApart: Bool { self == .capture || self == .slot }
}

/// What is known of the place that the reading of a template has come to.
protocol LintState {
    associatedtype Place: Equatable
    /// What only what follows has shown.
    var problems: [TemplateProblem] { get set }
    /// What two ways must agree on.
    var place: Place { get }
    /// Of ways that agree, how much the rest of the one forbids that the other would allow.
    var danger: Int { get }
    /// Where a partial may stand, and a template may end.
    var isText: Bool { get }
    var isAttribute: Bool { get }
    mutating func read(_ byte: UInt8, at index: Int)
    /// Why an output may not stand here; `last` is its last filter. It may turn out to write nothing.
    mutating func output(at range: Range<Int>, last: String?) -> TemplateProblem.Reason?
    /// What the author answers for.
    mutating func raw()
    /// What another template writes: text, whatever it ends with.
    mutating func insertion()
    /// Why HTML may not be written here.
    func markup() -> TemplateProblem.Reason?
    /// What follows may be the end of one word or the beginning of another.
    mutating func boundary()
}

/// The beginning of a link's target, outputs as NUL.
struct LinkPrefix: Equatable {
    private(set) var bytes: [UInt8] = []

    var isEmpty: Bool { bytes.isEmpty }

    mutating func append(_ byte: UInt8) { if bytes.count < 100 { bytes.append(byte) } }

    /// Whether a text behind `last` can go on with it: by `url` as a whole or behind a beginning that is no scheme but
    /// those of pages and mail; the others write nothing that could end a scheme or begin a server's name.
    func allows(_ last: String?) -> Bool {
        guard let last, Self.filters.contains(last) else { return false }
        // `/` and a path that begins with one would be a server's name.
        if bytes == [UInt8(ascii: "/")], last == "url" { return false }
        guard let end = bytes.firstIndex(where: { ":/?#".utf8.contains($0) }), bytes[end] == UInt8(ascii: ":") else {
            return true
        }
        return ["http", "https", "mailto"].contains { bytes[..<end].elementsEqual($0.utf8) }
    }

    /// Filters after which a text can be part of a link's target.
    private static let filters: Set<String> = ["url", "url_encode", "slug", "cik"]
}
