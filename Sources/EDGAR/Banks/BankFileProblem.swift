/// A line of a list of banks that could not be used, and why. The other lines hold.
package struct BankFileProblem: Hashable, Sendable {
    /// Counted from 1.
    package var line: Int
    package var reason: Reason

    package enum Reason: Hashable, Sendable {
        case notText
        case lineTooLong(limit: Int)
        case noName
        case aliasWithoutFamily
        case familyTwice(String, otherLine: Int)
        case aliasTwice(String, family: String)
        case tooCommon(String)
        case badYears(String)
        case badUntil
        case noSuccessor
        case unknownSuccessor(String)
        case successorTwice
        case ownSuccessor(String)
        case moreProblems(Int)
    }

    /// The only words there are for these problems.
    package var message: String {
        switch reason {
        case .notText: "the line holds what is not text"
        case .lineTooLong(let limit): "the line is longer than \(limit) bytes"
        case .noName: "the line has no name"
        case .aliasWithoutFamily: "an indented line needs a family above it"
        case .familyTwice(let name, let line): "the family \(name) stands already in line \(line)"
        case .aliasTwice(let alias, let family): "\(alias) belongs to \(family) already, in at least one of the years"
        case .tooCommon(let alias): "\(alias) alone is what too many banks are called; write more of the name"
        case .badYears(let text): "\(text) is not a year or years such as 1999-2010, 2018- or -2008"
        case .badUntil: "this should read: until 2008, then Bank of America; or: until 2008; or: then Bank of America"
        case .noSuccessor: "there is no name behind \u{201C}then\u{201D}"
        case .unknownSuccessor(let name): "no family is called \(name)"
        case .successorTwice: "what became of the family is said already"
        case .ownSuccessor(let name): "\(name) would be carried on by itself"
        case .moreProblems(let count): "there are \(count) more problems, the last of them here"
        }
    }
}
