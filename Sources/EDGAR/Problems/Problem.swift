/// Something about a filing that its reader should know: what is wrong, and where.
///
/// Problems are data. `Problem+Message.swift` is the one place that words them.
package struct Problem: Equatable, Sendable {
    package enum Severity: String, Sendable {
        /// The filing was read; something in it is odd, and is shown as filed.
        case warning
        /// Something that the filing states could not be read.
        case error
    }

    package var reason: Reason
    /// Where in the file, when the problem has a place.
    package var offset: Int

    package init(_ reason: Reason, at offset: Int) {
        self.reason = reason
        self.offset = offset
    }

    /// Whether it tells of a filing that could not be read, rather than of a file that is none.
    package var isAboutFiling: Bool {
        switch reason {
        case .notAFiling, .otherForm, .empty: false
        default: true
        }
    }

    package enum Reason: Equatable, Sendable {
        // The file as a whole.
        case notAFiling
        case otherForm(FormType)
        case empty
        case utf16

        case moreProblems(Int)

        // The envelope.
        case noDocument
        case documentNotEnded
        case documentCut(limit: Int)
        case headerCut(limit: Int)
        case tooManyDocuments(limit: Int)
        case badHeaderValue(key: String, text: String)
        case headerDisagrees(key: String, header: String, form: String)

        // Markup.
        case cutShort
        case unclosedElement(String)
        case unclosedTag(String)
        case strayEndTag(String)
        case nameMismatch(String, String)
        case behindRoot
        case elementInValue(String, text: String)
        case brokenTagName(String)
        case badAttribute(String)
        case bareAmpersand
        case bareLessThan
        case closedData
        case controlCharacter
        case tooDeep(limit: Int)
        case tooManyElements(limit: Int)
        case textOutsideElement(String)
        case unknownElement(String)
        case misplacedElement(String)
        case repeatedElement(String)

        // The form.
        case missing(String)
        case tooMany(String, limit: Int)
        case notANumber(key: String, text: String, joined: String?)
        case notADay(key: String, text: String)
        case notAFlag(key: String, text: String)
        case notACode(key: String, text: String)
        case rowWithoutTitle
        case unreadRow(String)
        case unnumberedNote(String)
        case footnoteWithoutID
        case unknownFootnote(String)
        case repeatedFootnote(String)
        case strangeYear(Day)
        case pricePossiblyTotal(String)
        case planAgainstBox(String)
        case unreadTable(String)
        case cellsOverflow(expected: Int, found: Int)

        // The prospectus.
        case notRead(String)
        case bankList(BankFileProblem)
        case allocationsDisagree(sum: String, total: String)
        case doesNotAddUp(String, stated: String, computed: String)
    }
}
