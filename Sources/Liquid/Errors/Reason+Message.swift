/// The one place that words what is wrong with a template.
extension TemplateProblem.Reason {
    package var message: String {
        switch self {
        case .unclosedOutput: "'{{' is never closed; '}}' is missing"
        case .unclosedTag: "'{%' is never closed; '%}' is missing"
        case .unclosedString: "a quotation mark is never closed"
        case .unclosedBlock(let tag): "'\(tag)' is never closed; 'end\(tag)' is missing"
        case .unnamedTag: "a tag without a name"
        case .unknownTag(let name, let nearest): "there is no tag '\(name)'" + didYouMean(nearest)
        case .strayTag(let name, let open?): "'\(name)' does not belong here: '\(open)' is still open"
        case .strayTag(let name, nil): "'\(name)' does not belong here: nothing is open"
        case .missing(let what): "\(what) is missing"
        case .unexpected(let found, let wanted?): "unexpected \(found); \(wanted) should stand here"
        case .unexpected(let found, nil): "unexpected \(found)"
        case .tooDeep: "nested too deep"
        case .commentLine: "every line of a '#' comment begins with '#'"
        case .notUTF8: "this is no UTF-8"
        case .lateLayout: "'layout' must come before anything else"
        case .textOutsideBlocks: "with a 'layout', only what stands in a 'block' is shown"
        case .secondBlock(let name): "there is already a block '\(name)'"
        case .unknownFilter(let name, let nearest): "there is no filter '\(name)'" + didYouMean(nearest)
        case .argumentCount(let filter, let takes, let given): Self.argumentCount(filter, takes, given)
        case .unknownArgument(let name, let filter, let nearest):
            "'\(filter)' has no argument '\(name)'" + didYouMean(nearest)
        case .unknownVariable(let name, let nearest):
            "there is no variable '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? Self.orDefault)
        case .unknownMember(let name, let object, let nearest):
            "'\(object)' has no '\(name)'" + (nearest.map { "; did you mean '\($0)'?" } ?? Self.orDefault)
        case .notANumber(let value, let filter): "'\(filter)' needs a number, not \(value)"
        case .notWhole(let kind): "a whole number should stand here, not \(kind)"
        case .notADate(let text): "'\(text)' is no date"
        case .notAnArray(let kind, let filter): "'\(filter)' needs an array, not \(kind)"
        case .noMembers(let kind, let filter): "'\(filter)' asks for a member, and \(kind) has none"
        case .notBase64: "this is no Base64"
        case .notText(let filter): "what '\(filter)' finds is no text"
        case .noClock: "what time it is, is not known here: a page says the same tomorrow"
        case .divisionByZero: "division by zero"
        case .numberTooLarge: "the result has more digits than a number can hold"
        case .unprintable(let name): "\(name) is an object; name one of its members, or write it with 'json'"
        case .incomparable(let left, let right): "\(left) and \(right) cannot be put in order"
        case .unsafeLink(let link): "'\(link)' is no link for a page: http, https, mailto or a path"
        case .noSuchParent: "'block.super' stands only in a block that replaces one of its layout"
        case .unknownBlock(let name, let nearest): "the layout has no block '\(name)'" + didYouMean(nearest)
        case .layoutInPartial: "a partial cannot have a layout"
        case .includeInRender: "what 'render' shows cannot 'include'; use 'render'"
        case .badPartialName(let name): "'\(name)' cannot be the name of a partial"
        case .unknownPartial(let name, let nearest): "there is no partial '\(name)'" + didYouMean(nearest)
        case .unreadablePartial(let name, let reason): "the partial '\(name)' cannot be read: \(reason)"
        case .tooManyTurns(let limit): "more than \(limit) turns of loops"
        case .tooMuchOutput(let limit): "more than \(limit) bytes of output"
        case .tooLargeValue(let limit): "a value of more than \(limit) bytes"
        case .tooManyItems(let limit): "an array of more than \(limit) items"
        case .tooMuchWork: "more work than a page may be"
        case .partialsTooDeep(let limit): "partials within partials, more than \(limit) deep"
        case .outputInCode: "within a code span nothing can be escaped; write '{{ … | code }}' without the backticks"
        case .outputInScript(let element): "a value within <\(element)> could become part of its program"
        case .outputInTag: "a value may stand in text or in an attribute's quotation marks, not here"
        case .outputUnquoted(let attribute): "put quotation marks around the value of '\(attribute)'"
        case .outputInHandler(let attribute): "a value within '\(attribute)' could become part of a program"
        case .unfilteredLink: "a link's target needs '| url'"
        case .outputNotAlone(let format): "in \(format) a value stands alone in its place"
        case .insertionOutsideText: "a partial or a block may stand in text, not here"
        case .unevenWays: "what this encloses must end where it begins: in text, in the same tag or attribute"
        case .endsOutsideText: "this begins something that it does not end: a tag, a script, code, a link"
        case .outputInMarkup: "HTML within Markdown is not shown; take the tags away"
        case .outputInQuotes(let format): "in \(format) a value brings its own quotation marks; take these away"
        }
    }

    private static let orDefault = "; where it may be missing, ask '== nil' or write '| default: …'"

    private func didYouMean(_ nearest: String?) -> String { nearest.map { "; did you mean '\($0)'?" } ?? "" }

    private static func argumentCount(_ filter: String, _ takes: ClosedRange<Int>, _ given: Int) -> String {
        let count =
            switch (takes.lowerBound, takes.upperBound) {
            case (0, 0): "no arguments"
            case (1, 1): "one argument"
            case (let low, let high) where low == high: "\(low) arguments"
            case (let low, let high): "\(low) to \(high) arguments"
            }
        return "'\(filter)' takes \(count), and \(given) \(given == 1 ? "is" : "are") given"
    }
}
