/// Reads a template into its tree, once, and notes everything that is wrong with it on the way.
///
/// After a mistake it goes on with the next tag, so that one run shows them all.
struct Parser {
    let source: TemplateSource
    private(set) var reader: PieceReader
    var problems: [TemplateProblem] = []
    /// What the template writes, in the order it stands there: for the lint.
    var flow: [FlowPiece] = []
    var layout: Layout?
    var slots: [Key: Block] = [:]
    var optionalNames: Set<Key> = []
    private var open: [OpenTag] = []
    /// An end tag that closes something further out.
    private var pending: PieceReader.Tag?
    private var hasBegun = false

    static let deepest = 100

    struct OpenTag {
        var name: String
        var ends: [String]
        var range: Range<Int>
        /// Opened in a `liquid` tag outside of the one that is being read: cannot be closed here.
        var isBeyond = false
    }

    /// As elsewhere, a filter that nobody knows changes nothing.
    let isLenient: Bool

    init(_ source: TemplateSource, isLenient: Bool) {
        self.source = source
        self.isLenient = isLenient
        reader = PieceReader(source.bytes)
        if let place = source.bytes.firstInvalidUTF8 {
            problems.append(TemplateProblem(.notUTF8, at: place..<place + 1))
        }
    }

    mutating func template() -> Block {
        let (block, _) = body()
        return block
    }

    // MARK: - Bodies

    /// What stands up to one of the tags `ends`, and that tag.
    mutating func body(_ ends: [String] = []) -> (Block, PieceReader.Tag?) {
        var block = Block()
        while problems.count < TemplateErrors.most {
            if let tag = takePending() {
                guard !ends.contains(name(of: tag)) else { return (block, tag) }
                self.pending = tag
                return (block, nil)
            }
            do {
                guard let piece = try reader.next() else { break }
                switch piece {
                case .text(let range): text(range, into: &block)
                case .output(let range): try output(range, into: &block)
                case .tag(let tag):
                    let name = name(of: tag)
                    if ends.contains(name) { return (block, tag) }
                    if closesOuter(name) {
                        pending = tag
                        return (block, nil)
                    }
                    try self.tag(name, tag, into: &block)
                    hasBegun = hasBegun || !["#", "comment", "doc"].contains(name)
                }
            } catch {
                problems.append(error)
            }
        }
        return (block, nil)
    }

    private mutating func takePending() -> PieceReader.Tag? {
        defer { pending = nil }
        return pending
    }

    /// What an end tag may close.
    var innermost: String? { open.last { !$0.isBeyond && !$0.ends.isEmpty }?.name }

    private func closesOuter(_ name: String) -> Bool {
        open.contains { !$0.isBeyond && $0.ends.contains(name) }
    }

    /// A body with its end: tells when there is none.
    mutating func enclosed<Result>(
        _ name: String, _ tag: PieceReader.Tag, ends: [String], _ read: (inout Parser) -> Result
    ) throws(TemplateProblem) -> Result {
        let range = range(of: tag)
        guard open.count < Self.deepest else {
            // What follows would only be taken for mistakes.
            reader.finish()
            throw TemplateProblem(.tooDeep, at: range)
        }
        open.append(OpenTag(name: name, ends: ends, range: range))
        defer { open.removeLast() }
        return read(&self)
    }

    mutating func notClosed(_ name: String, _ tag: PieceReader.Tag) {
        problems.append(TemplateProblem(.unclosedBlock(name), at: range(of: tag)))
    }

    private mutating func text(_ range: Range<Int>, into block: inout Block) {
        let bytes = Array(source.bytes[range])
        let isBlank = bytes.allSatisfy(\.isSpace)
        if !isBlank {
            hasBegun = true
            refuseOutsideBlocks(range)
        }
        block.append(.text(bytes), isBlank: isBlank)
        flow.append(.text(range))
    }

    mutating func output(_ range: Range<Int>, into block: inout Block) throws(TemplateProblem) {
        hasBegun = true
        refuseOutsideBlocks(range)
        let filtered = try filtered(in: range)
        guard let filtered else {
            block.isBlank = false
            return
        }
        if case .variable(let path) = filtered.value, case .variable("block") = path.root, path.steps.count == 1,
            case .member("super") = path.steps[0], filtered.filters.isEmpty
        {
            flow.append(.insertion(path.range))
            block.append(.parentSlot(path.range), isBlank: false)
            return
        }
        flow.append(.output(filtered.range, last: filtered.lastFilter))
        block.append(.output(filtered), isBlank: false)
    }

    /// A page with a frame shows its blocks; what stands beside them would be lost in silence.
    mutating func refuseOutsideBlocks(_ range: Range<Int>) {
        if layout != nil, open.isEmpty { problems.append(TemplateProblem(.textOutsideBlocks, at: range)) }
    }

    mutating func setLayout(_ layout: Layout) throws(TemplateProblem) {
        guard !hasBegun, open.isEmpty else { throw TemplateProblem(.lateLayout, at: layout.range) }
        self.layout = layout
    }

    // MARK: - Pieces

    func name(of tag: PieceReader.Tag) -> String { String(decoding: source.bytes[tag.name], as: UTF8.self) }

    func range(of tag: PieceReader.Tag) -> Range<Int> { tag.name.isEmpty ? tag.start..<tag.start + 2 : tag.name }

    func tokens(_ range: Range<Int>) throws(TemplateProblem) -> TokenReader { try TokenReader(source.bytes, range) }

    mutating func filtered(in range: Range<Int>) throws(TemplateProblem) -> Filtered? {
        var tokens = try tokens(range)
        return try tokens.filtered(&problems, isLenient: isLenient)
    }

    /// The lines of a `liquid` tag; what is opened there must be closed there.
    mutating func lines(_ range: Range<Int>, into block: inout Block) throws(TemplateProblem) {
        guard open.count < Self.deepest else { throw TemplateProblem(.tooDeep, at: range) }
        let outer = reader
        let beyond = open
        for index in open.indices { open[index].isBeyond = true }
        open.append(OpenTag(name: "liquid", ends: [], range: range))
        reader = PieceReader(linesIn: range, of: source.bytes)
        let (inner, _) = body()
        open = beyond
        reader = outer
        block.nodes += inner.nodes
        block.isBlank = block.isBlank && inner.isBlank
    }

    mutating func verbatim(until name: String) -> Range<Int>? { reader.verbatim(until: name) }

    mutating func skipComment() -> Bool { reader.skipComment() }
}

/// The frame of a page.
struct Layout: Sendable {
    let name: String
    let range: Range<Int>
}

extension [UInt8] {
    /// Where the bytes stop being UTF-8.
    fileprivate var firstInvalidUTF8: Int? {
        guard String(validating: self, as: UTF8.self) == nil else { return nil }
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = makeIterator()
        var place = 0
        while case .valid(let scalar) = parser.parseScalar(from: &iterator) { place += scalar.count }
        return place
    }
}
