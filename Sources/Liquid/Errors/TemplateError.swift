/// What is wrong with a template, and where.
package struct TemplateError: Error, Sendable {
    package let source: TemplateSource
    package let problem: TemplateProblem

    package var path: String { source.path }
    package var offset: Int { problem.range.lowerBound }
    package var message: String { problem.reason.message }
}

/// All that is wrong with a template: at least one thing, at most twenty.
package struct TemplateErrors: Error, Sendable {
    package private(set) var errors: [TemplateError]

    /// More than this nobody reads at once.
    static let most = 20

    init(_ errors: [TemplateError]) { self.errors = Array(errors.prefix(Self.most)) }
}

/// What is wrong, as a fact, and the bytes of the template it is about.
package struct TemplateProblem: Error, Hashable, Sendable {
    package let reason: Reason
    package let range: Range<Int>

    init(_ reason: Reason, at range: Range<Int>) {
        self.reason = reason
        self.range = range
    }

    package enum Reason: Error, Hashable, Sendable {
        // The form of the template.
        case unclosedOutput
        case unclosedTag
        case unclosedString
        case unclosedBlock(String)
        case unnamedTag
        case unknownTag(String, nearest: String?)
        case strayTag(String, open: String?)
        case missing(String)
        case unexpected(String, wanted: String?)
        case tooDeep
        case commentLine
        case notUTF8
        case lateLayout
        case textOutsideBlocks
        case secondBlock(String)
        // Filters.
        case unknownFilter(String, nearest: String?)
        case argumentCount(filter: String, takes: ClosedRange<Int>, given: Int)
        case unknownArgument(String, filter: String, nearest: String?)
        // Values.
        case unknownVariable(String, nearest: String?)
        case unknownMember(String, of: String, nearest: String?)
        case notANumber(String, filter: String)
        case notWhole(String)
        case notADate(String)
        case notAnArray(String, filter: String)
        case noMembers(String, filter: String)
        case notBase64
        case notText(String)
        case noClock
        case divisionByZero
        case numberTooLarge
        case unprintable(String)
        case incomparable(String, String)
        case unsafeLink(String)
        case noSuchParent
        case unknownBlock(String, nearest: String?)
        case layoutInPartial
        case includeInRender
        // Partials.
        case badPartialName(String)
        case unknownPartial(String, nearest: String?)
        case unreadablePartial(String, String)
        // Budgets.
        case tooManyTurns(Int)
        case tooMuchOutput(Int)
        case tooLargeValue(Int)
        case tooManyItems(Int)
        case tooMuchWork
        case partialsTooDeep(Int)
        // Where outputs may not stand.
        case outputInCode
        case outputInScript(String)
        case outputInTag
        case outputUnquoted(String)
        case outputInHandler(String)
        case unfilteredLink
        case outputInQuotes(String)
        case outputNotAlone(String)
        case insertionOutsideText
        case unevenWays
        case endsOutsideText
        case outputInMarkup

        /// Nothing that follows can be trusted to be any better.
        var isBudget: Bool {
            switch self {
            case .tooManyTurns, .tooMuchOutput, .tooLargeValue, .tooManyItems, .tooMuchWork, .partialsTooDeep: true
            default: false
            }
        }
    }
}
