/// A Liquid template: parsed once, rendered as often as there are pages.
///
///     let template = try Template(source, escape: Escape(templateNamed: "offering.md"))
///     let page = try template.render(data, partials: library)
///
/// Values are escaped for the place where they land, which the name of the template tells. A name that the data does not
/// know is an error, and so is everything else that would put a gap into a page without a word.
package struct Template: Sendable {
    package let source: TemplateSource
    package let escape: Escape
    /// As Liquid is elsewhere: what is unknown writes nothing, and nobody looks where an output stands.
    package let isLenient: Bool
    let body: Block
    let layout: Layout?
    let slots: [Key: Block]
    /// Names that may be missing, as `{% doc %}` says.
    let optionalNames: Set<Key>
    /// Where the outputs begin that stand in an attribute: there even a page's own tags are text.
    let attributeOutputs: Set<Int>

    /// Throws all that is wrong with the form of the template.
    package init(_ source: TemplateSource, escape: Escape, isLenient: Bool = false) throws(TemplateErrors) {
        try self.init(source, escape: escape, isLenient: isLenient, isPart: false)
    }

    /// `isPart`: another template goes on behind it.
    init(_ source: TemplateSource, escape: Escape, isLenient: Bool, isPart: Bool) throws(TemplateErrors) {
        var parser = Parser(source, isLenient: isLenient)
        body = parser.template()
        var problems = parser.problems
        let lint = Lint(source.bytes, parser.flow, escape, isPart: isPart)
        if !isLenient { problems += lint.problems }
        guard problems.isEmpty else {
            // What is nested too deep was not read to its end: that much is missing there says nothing.
            let deepest = problems.filter { $0.reason == .tooDeep }
            let sorted = (deepest.isEmpty ? problems : deepest).sorted { $0.range.lowerBound < $1.range.lowerBound }
            throw TemplateErrors(sorted.map { TemplateError(source: source, problem: $0) })
        }
        self.source = source
        self.escape = escape
        self.isLenient = isLenient
        layout = parser.layout
        slots = parser.slots
        optionalNames = parser.optionalNames
        attributeOutputs = lint.attributeOutputs
    }

    package init(_ text: String, escape: Escape, isLenient: Bool = false) throws(TemplateErrors) {
        try self.init(TemplateSource(path: "template", bytes: Array(text.utf8)), escape: escape, isLenient: isLenient)
    }

    /// The bytes of the page; or all that was wrong, and no page.
    package func render(
        _ data: Object, partials: Library = Library(), options: RenderingOptions = RenderingOptions()
    ) throws(TemplateErrors) -> [UInt8] {
        var renderer = Renderer(self, data: data, partials: partials, options: options)
        return try renderer.page()
    }
}

/// How a template is rendered.
package struct RenderingOptions: Sendable {
    /// What `now` means; without it a template cannot ask.
    package var clock: DateTime?
    package var budget = Budget()

    package init() {}
}

/// What one page may cost. Templates are trusted more than data, and both less than a page that never ends.
package struct Budget: Sendable {
    package var turns = 1_000_000
    package var outputBytes = 64 << 20
    /// What all nodes, filters and comparisons may touch: about a byte or a quarter of an item each.
    package var work = 400_000_000
    /// Bytes of a string that a filter makes.
    package var valueSize = 16 << 20
    /// Items of an array that a filter makes.
    package var items = 1_000_000
    package var partialDepth = 40
    /// Blocks within blocks, through all partials: what the stack of a small thread holds.
    package var nesting = 500

    package init() {}
}
