/// The words for every problem: the only place that has any.
extension Problem {
    package var severity: Severity {
        switch reason {
        case .badHeaderValue, .headerDisagrees, .unclosedTag, .strayEndTag, .nameMismatch, .brokenTagName,
            .badAttribute,
            .bareAmpersand, .bareLessThan, .closedData, .controlCharacter, .unknownFootnote, .repeatedFootnote,
            .strangeYear, .pricePossiblyTotal, .doesNotAddUp, .allocationsDisagree, .planAgainstBox, .rowWithoutTitle,
            .unknownElement:
            .warning
        default: .error
        }
    }

    /// A short name for programs that sort problems.
    package var code: String {
        switch reason {
        case .notAFiling: "not-a-filing"
        case .otherForm: "other-form"
        case .empty: "empty"
        case .utf16: "utf-16"
        case .moreProblems: "more-problems"
        case .noDocument: "no-document"
        case .documentNotEnded: "document-not-ended"
        case .documentCut: "document-cut"
        case .headerCut: "header-cut"
        case .tooManyDocuments: "too-many-documents"
        case .badHeaderValue: "bad-header-value"
        case .headerDisagrees: "header-disagrees"
        case .cutShort: "cut-short"
        case .unclosedElement: "unclosed-element"
        case .unclosedTag: "unclosed-tag"
        case .strayEndTag: "stray-end-tag"
        case .nameMismatch: "name-mismatch"
        case .behindRoot: "behind-root"
        case .elementInValue: "element-in-value"
        case .brokenTagName: "broken-tag-name"
        case .badAttribute: "bad-attribute"
        case .bareAmpersand: "bare-ampersand"
        case .bareLessThan: "bare-less-than"
        case .closedData: "closed-data"
        case .controlCharacter: "control-character"
        case .tooDeep: "too-deep"
        case .tooManyElements: "too-many-elements"
        case .textOutsideElement: "text-outside-value"
        case .unknownElement: "unknown-element"
        case .misplacedElement: "misplaced-element"
        case .repeatedElement: "repeated-element"
        case .missing: "missing"
        case .tooMany: "too-many"
        case .notANumber: "not-a-number"
        case .notADay: "not-a-date"
        case .notAFlag: "not-a-flag"
        case .notACode: "not-a-code"
        case .rowWithoutTitle: "row-without-title"
        case .unreadRow: "unread-row"
        case .unnumberedNote: "unnumbered-note"
        case .footnoteWithoutID: "footnote-without-id"
        case .unknownFootnote: "unknown-footnote"
        case .repeatedFootnote: "repeated-footnote"
        case .strangeYear: "strange-date"
        case .pricePossiblyTotal: "price-may-be-total"
        case .planAgainstBox: "plan-against-box"
        case .unreadTable: "unread-table"
        case .cellsOverflow: "cells-overflow"
        case .notRead: "not-read"
        case .bankList: "bank-list"
        case .allocationsDisagree: "allocations-disagree"
        case .doesNotAddUp: "does-not-add-up"
        }
    }

    package var message: String {
        switch reason {
        case .notAFiling: "this is not a filing that tearsheet reads"
        case .otherForm(let form):
            "this is a form \(form); tearsheet reads prospectuses and Forms 3, 4 and 5"
        case .empty: "the file is empty"
        case .utf16: "the text is UTF-16; EDGAR files are ASCII, UTF-8 or Windows-1252"
        case .documentNotEnded: "the file ends before its document does"
        case .documentCut(let limit): "the form is larger than \(limit / 1_000_000) MB; what lies behind is not read"
        case .headerCut(let limit): "the header is larger than \(limit / 1_000_000) MB; what lies behind is not read"
        case .tooManyDocuments(let limit): "there are more than \(limit) documents; the rest is not read"
        case .moreProblems(let count): "there are \(count) more problems, the last of them here"
        case .noDocument: "the submission holds no document"
        case .badHeaderValue(let key, let text): "the header's \(key) cannot be read: \(quoted(text))"
        case .headerDisagrees(let key, let header, let form):
            "the header gives \(key) \(header), the form \(form); the form is the filing"
        case .cutShort: "the document ends in the middle of a tag or comment"
        case .unclosedElement(let name): "<\(plain(name))> is never closed"
        case .unclosedTag(let name): "the tag <\(plain(name)) does not end"
        case .nameMismatch(let start, let end): "</\(plain(end))> ends <\(plain(start))>"
        case .behindRoot: "what stands behind the end of the document is not read"
        case .elementInValue(let name, let text):
            "the value of <\(plain(name))> holds an element and is not read: \(quoted(text))"
        case .strayEndTag(let name): "</\(plain(name))> closes nothing"
        case .brokenTagName(let name): "the name of <\(plain(name))> is broken by a line end"
        case .badAttribute(let name): "this does not belong into a tag: \(quoted(name))"
        case .bareAmpersand: "an & that starts no reference should be &amp;"
        case .bareLessThan: "a < that starts no tag should be &lt;"
        case .closedData: "]]> stands outside of a CDATA section"
        case .controlCharacter: "a control character stands in the text"
        case .tooDeep(let limit): "elements are nested more than \(limit) deep; what lies deeper is not read"
        case .tooManyElements(let limit): "there are more than \(limit) elements; the rest is not read"
        case .textOutsideElement(let name): "text in <\(plain(name))> stands outside of its <value>"
        case .unknownElement(let name): "<\(plain(name))> is not part of the ownership schema and is not read"
        case .repeatedElement(let name): "<\(plain(name))> stands here a second time"
        case .misplacedElement(let name): "<\(plain(name))> does not belong here and is not read"
        case .tooMany(let name, let limit): "there are more than \(limit) of \(plain(name)); the rest is not read"
        case .missing(let name): "the form has no \(plain(name))"
        case .notANumber(let key, let text, let joined):
            "\(plain(key)) is not a number: \(quoted(text))"
                + (joined.map { " (without the line fold it reads \($0))" } ?? "")
        case .notADay(let key, let text): "\(plain(key)) is not a date: \(quoted(text))"
        case .notAFlag(let key, let text): "\(plain(key)) is neither yes nor no: \(quoted(text))"
        case .notACode(let key, let text): "\(plain(key)) is not one of its codes: \(quoted(text))"
        case .rowWithoutTitle: "this line names no security"
        case .unnumberedNote(let text): "an explanation without a number is not read: \(quoted(text))"
        case .unreadRow(let text): "this row does not fit the columns of its table and is not read: \(quoted(text))"
        case .footnoteWithoutID: "a footnote or a mark of one has no id and is not read"
        case .unknownFootnote(let id): "there is no footnote \(plain(id))"
        case .repeatedFootnote(let id): "footnote \(plain(id)) stands here a second time"
        case .strangeYear(let day): "the date \(day) cannot be right; it is shown as filed"
        case .pricePossiblyTotal(let price): "\(price) looks like a total, not a price per share; it is shown as filed"
        case .planAgainstBox(let id): "the Rule 10b5-1 box says no, footnote \(plain(id)) speaks of a plan"
        case .unreadTable(let name): "the rows of \(name) could not be read"
        case .cellsOverflow(let expected, let found):
            "the row has \(found) cells where the table has \(expected) columns"
        case .notRead(let name): "the prospectus does not show its \(name) where it could be read"
        case .bankList(let problem): plain(problem.message)
        case .allocationsDisagree(let sum, let total):
            "the underwriters' amounts add up to \(sum), their printed total is \(total)"
        case .doesNotAddUp(let name, let stated, let computed):
            "\(name): stated is \(plain(stated)), the figures beside it make \(plain(computed))"
        }
    }

    /// Words from a filing, short enough for a message.
    private func quoted(_ text: String) -> String {
        let shown = text.count > 60 ? text.prefix(57) + "…" : text[...]
        return "\u{201C}\(plain(String(shown)))\u{201D}"
    }

    /// A filing's words must not move the cursor of whoever reads the message.
    private func plain(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { $0.properties.generalCategory != .control }))
    }
}
