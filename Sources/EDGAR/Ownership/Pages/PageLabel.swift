/// The captions of the boxes at the head of the form, as EDGAR renders them and as the paper forms print them.
enum PageLabel: CaseIterable {
    case owner, nameParts, street, cityStateZip, issuer, relationship, checkAll, period, original, filing, number
    case director, tenPercent, officer, other, table, statement

    var captions: [StaticString] {
        switch self {
        case .owner: ["Name and Address of Reporting Person"]
        case .nameParts: ["(Last) (First) (Middle)"]
        case .street: ["(Street)"]
        case .cityStateZip: ["(City) (State) (Zip)"]
        case .issuer: ["Issuer Name and Ticker or Trading Symbol"]
        case .relationship:
            ["Relationship of Reporting Person(s) to Issuer", "Relationship of Reporting Person to Issuer"]
        case .checkAll: ["(Check all applicable)"]
        case .period:
            [
                "Date of Earliest Transaction Required to be Reported", "Date of Earliest Transaction",
                "Date of Event Requiring Statement", "Statement for Issuer's Fiscal Year Ended",
                "Statement for Month/Day/Year", "Statement for Month/Year",
            ]
        case .original:
            [
                "If Amendment, Date of Original Filed", "If Amendment, Date Original Filed",
                "If Amendment, Date of Original",
            ]
        case .filing: ["Individual or Joint/Group Filing"]
        case .number:
            [
                "IRS or Social Security Number of Reporting Person", "I.R.S. Identification Number of Reporting Person",
                "IRS Identification Number of Reporting Person",
            ]
        case .director: ["Director"]
        case .tenPercent: ["10% Owner"]
        case .officer: ["Officer (give title below)"]
        case .other: ["Other (specify below)"]
        case .table: ["Table I", "1. Title of Security", "1.Title of Security"]
        case .statement:
            ["Reporting Owners", "Signatures", "** Signature of Reporting Person", "Explanation of Responses"]
        }
    }
}

/// The captions on a page, in order, each with the text up to the next.
struct PageFields {
    struct Field {
        var label: PageLabel
        var caption: Range<Int>
        /// What stands between this caption and the next, without the number that belongs to the next.
        var value: Range<Int>
        /// What stands between the caption before and this one: the mark of a check box.
        var before: Range<Int>
    }

    private(set) var fields: [Field] = []

    init(_ document: Document) {
        let text = document.text
        var found: [(label: PageLabel, range: Range<Int>)] = []
        for label in PageLabel.allCases {
            var taken: [Range<Int>] = []
            for caption in label.captions {
                var position = 0
                while let place = document.first(caption, in: position..<text.count) {
                    position = place.upperBound
                    if Self.isWord(text, place), !taken.contains(where: { $0.overlaps(place) }) { taken.append(place) }
                    if taken.count > 4000 { break }
                }
            }
            found += taken.map { (label, $0) }
        }
        found.sort { $0.range.lowerBound < $1.range.lowerBound }
        found = Self.withoutTitles(found)
        var previousEnd = 0
        for (index, item) in found.enumerated() {
            let next = index + 1 < found.count ? found[index + 1].range.lowerBound : text.count
            fields.append(
                Field(
                    label: item.label, caption: item.range,
                    value: Self.withoutNumber(text, item.range.upperBound..<max(item.range.upperBound, next)),
                    before: min(previousEnd, item.range.lowerBound)..<item.range.lowerBound))
            previousEnd = item.range.upperBound
        }
    }

    /// The four boxes stand in their order behind their heading, once; a later "Director" is part of a title such as
    /// "Managing Director".
    private static func withoutTitles(
        _ found: [(label: PageLabel, range: Range<Int>)]
    ) -> [(label: PageLabel, range: Range<Int>)] {
        let boxes: [PageLabel] = [.director, .tenPercent, .officer, .other]
        var next = boxes.count
        return found.filter { label, _ in
            if label == .relationship { next = 0 }
            guard let place = boxes.firstIndex(of: label) else { return true }
            guard place >= next else { return false }
            next = place + 1
            return true
        }
    }

    /// "Director" is a caption, "Directors" is none.
    private static func isWord(_ text: [UInt8], _ range: Range<Int>) -> Bool {
        let startsClean = range.lowerBound == 0 || !text[range.lowerBound - 1].isLetter
        let endsClean = range.upperBound == text.count || !text[range.upperBound].isLetter
        return startsClean && endsClean
    }

    /// The number of the next box ("2.", "3A.") stands before its caption and is no part of this one's value.
    private static func withoutNumber(_ text: [UInt8], _ range: Range<Int>) -> Range<Int> {
        let trimmed = text.trimmed(range)
        var index = trimmed.upperBound
        guard index > trimmed.lowerBound, text[index - 1] == UInt8(ascii: ".") else { return trimmed }
        index -= 1
        if index > trimmed.lowerBound, text[index - 1].isLetter { index -= 1 }
        let digitsEnd = index
        while index > trimmed.lowerBound, text[index - 1].isDigit { index -= 1 }
        guard index < digitsEnd, digitsEnd - index <= 2, index == trimmed.lowerBound || text[index - 1].isWhitespace
        else { return trimmed }
        return text.trimmed(trimmed.lowerBound..<index)
    }
}
