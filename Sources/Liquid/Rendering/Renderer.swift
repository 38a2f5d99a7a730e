/// Renders one page: walks the tree, keeps the names, and appends bytes.
///
/// What a strict template gets wrong is noted, and the walk goes on as a lenient one would, so that one run shows it all;
/// the page itself is then thrown away.
struct Renderer {
    typealias Reason = TemplateProblem.Reason

    var template: Template
    let escape: Escape
    let partials: Library
    let options: RenderingOptions
    var scope: Scope
    var output: [UInt8] = []
    /// How long the output was when something ended that may join with what the template writes next.
    var seam = -1
    /// What a page puts into the blocks of its frame, the page's own first.
    var slots: [[Key: SlotFill]] = []
    /// The fill of the block that is being rendered, and how far up its parents it is.
    var slotDepth: [(key: Key, level: Int, block: Block, owner: Template)] = []
    private(set) var errors: [TemplateError] = []
    private var seen: Set<Place> = []
    private var turns = 0
    private var work = 0
    /// Blocks within blocks, through all partials.
    private var nesting = 0
    /// Bytes in captures that are not part of the page yet.
    private var captured = 0
    /// How deep partials are in partials.
    var depth = 0
    /// Within what `render` shows.
    var isInRender = false
    var cycles: [Key: Int] = [:]
    var offsets: [String: Int] = [:]
    /// What an `ifchanged` was last.
    var unchanged: [UInt8] = []

    struct SlotFill {
        let block: Block
        let owner: Template
    }

    private struct Place: Hashable {
        let path: String
        let range: Range<Int>
    }

    init(_ template: Template, data: Object, partials: Library, options: RenderingOptions) {
        self.template = template
        escape = template.escape
        self.partials = partials
        self.options = options
        scope = Scope(data: data)
    }

    mutating func page() throws(TemplateErrors) -> [UInt8] {
        do throws(Stop) {
            if template.layout == nil { _ = try render(template.body) } else { try renderInLayout() }
        } catch {
            // Half a page is none.
            throw TemplateErrors(errors)
        }
        guard errors.isEmpty else { throw TemplateErrors(errors) }
        return output
    }

    // MARK: - What goes wrong

    /// The walk ends before its time; why has been noted, and only who has noted it can make one.
    struct Stop: Error {
        fileprivate init() {}
    }

    /// Something that ends the page.
    mutating func stop(_ reason: Reason, at range: Range<Int>) -> Stop {
        note(reason, at: range)
        return Stop()
    }

    /// Something that is told once all is seen; the twentieth ends the page.
    mutating func note(_ reason: Reason, at range: Range<Int>) {
        guard isNew(at: range) else { return }
        errors.append(TemplateError(source: template.source, problem: TemplateProblem(reason, at: range)))
        seen.insert(Place(path: template.source.path, range: range))
    }

    /// Whether nothing has been said of this place, and somebody would still read it: looking for what was meant is not
    /// cheap.
    func isNew(at range: Range<Int>) -> Bool {
        !hasTooManyErrors && !seen.contains(Place(path: template.source.path, range: range))
    }

    mutating func checkErrors() throws(Stop) { if hasTooManyErrors { throw Stop() } }

    /// What is wrong with a partial, once however often it is asked for.
    mutating func note(_ failures: TemplateErrors) {
        for error in failures.errors {
            let place = Place(path: error.path, range: error.problem.range)
            if !hasTooManyErrors, seen.insert(place).inserted { errors.append(error) }
        }
    }

    var hasTooManyErrors: Bool { errors.count >= TemplateErrors.most }

    // MARK: - Budget

    /// One turn of a loop more, or one partial.
    mutating func spendTurn(at range: Range<Int>) throws(Stop) {
        turns += 1
        if turns > options.budget.turns { throw stop(.tooManyTurns(options.budget.turns), at: range) }
        try checkErrors()
        try checkWork(at: range)
        try checkOutput(at: range)
    }

    /// Whatever is done costs; it is looked at where something may be done without end.
    mutating func spend(_ cost: Int) { work &+= cost }

    mutating func checkWork(at range: Range<Int>) throws(Stop) {
        if work > options.budget.work { throw stop(.tooMuchWork, at: range) }
    }

    /// A block deeper, wherever it comes from.
    mutating func nest() { nesting += 1 }

    mutating func unnest() { nesting -= 1 }

    mutating func checkNesting(at range: Range<Int>) throws(Stop) {
        if nesting > options.budget.nesting || depth >= options.budget.partialDepth {
            throw stop(.partialsTooDeep(options.budget.partialDepth), at: range)
        }
    }

    mutating func checkOutput(at range: Range<Int>) throws(Stop) {
        if output.count + captured > options.budget.outputBytes {
            throw stop(.tooMuchOutput(options.budget.outputBytes), at: range)
        }
    }

    /// What `body` writes, and not the page.
    mutating func captured(_ body: (inout Renderer) throws(Stop) -> Flow) throws(Stop) -> (bytes: [UInt8], flow: Flow) {
        let outer = output
        output = []
        captured += outer.count
        defer {
            captured -= outer.count
            output = outer
        }
        let flow = try body(&self)
        return (output, flow)
    }
}
