/// The dates on the cover, and whether the prospectus is preliminary (Items 501(b)(9) and (10)).
struct CoverDates {
    private(set) var preliminary: Fact<Bool>
    private(set) var supplementDate: Fact<Day>?
    private(set) var baseProspectusDate: Fact<Day>?
    private let cover: Passage

    init(_ cover: Passage, page: CoverPage) {
        self.cover = cover
        preliminary = Fact(false, at: 0..<0)
        let legend = preliminaryLegend(page)
        baseProspectusDate = baseDate()
        if let legend {
            preliminary = cover.fact(true, legend.words)
            supplementDate = legend.date.map { cover.fact($0.day, $0.tokens) }
        }
        if supplementDate == nil { supplementDate = statedDate(page) }
    }

    // MARK: - Preliminary

    private static let subjectToCompletion = Phrase("subject to completion")
    private static let notComplete = Phrase("is not complete and may be ..3 changed|change|amended|supplemented")
    private static let notCompleteAlone = Phrase("which is not complete and may be changed")
    private static let amendment = Phrase("is subject to completion or amendment")
    private static let preliminaryName = Phrase("preliminary prospectus|pricing|offering")
    private static let issued = Phrase("issued|dated")

    private func preliminaryLegend(_ page: CoverPage) -> (words: Range<Int>, date: (day: Day, tokens: Range<Int>)?)? {
        var words = cover.first(Self.notComplete) ?? cover.first(Self.amendment) ?? cover.first(Self.notCompleteAlone)
        // Without its sentence the legend must be a line of its own: a final speaks of the preliminary in passing.
        let display = cover.all(Self.subjectToCompletion).filter { isDisplayed($0, page) }
        let titles = cover.all(Self.preliminaryName).filter {
            isDisplayed($0, page) && cover.tokens[$0.lowerBound].startsParagraph
        }
        words = words ?? display.first ?? titles.first
        guard let words else { return nil }
        for place in display {
            let line = cover.paragraph(around: place.lowerBound)
            if let date = cover.firstDay(in: place.upperBound..<min(line.upperBound, place.upperBound + 12)) {
                return (words, date)
            }
            // The date may stand in the next line: "Preliminary Prospectus Supplement dated …", "Issued …".
            let next = line.upperBound
            if next < cover.tokens.count {
                let following = cover.paragraph(around: next)
                if cover.has(Self.issued, in: following) || cover.has(Self.preliminaryName, in: following),
                    !cover.has(Self.toProspectus, in: following), let date = cover.firstDay(in: following)
                {
                    return (words, date)
                }
            }
        }
        for place in titles {
            let line = cover.paragraph(around: place.lowerBound)
            let end = cover.first(Self.toProspectus, in: line)?.lowerBound ?? line.upperBound
            if let date = cover.firstDay(in: place.upperBound..<max(place.upperBound, end)) { return (words, date) }
        }
        return (words, nil)
    }

    private func isDisplayed(_ place: Range<Int>, _ page: CoverPage) -> Bool {
        let text = cover.text(place)
        return page.paragraphs.contains { !$0.isProse && $0.range.contains(text.lowerBound) && $0.range.count < 400 }
    }

    // MARK: - The base prospectus

    private static let toProspectus = Phrase("to (the) (our) ..12 prospectus ..6 dated")
    private static let prospectusDated = Phrase("prospectus|prospectuses (each) dated|date")
    private static let supplements = Phrase("supplements|supplement|amends|updates ..12 prospectus dated")

    /// "(To prospectus dated May 23, 2006)": of several dates in the parenthesis that of the prospectus itself.
    private func baseDate() -> Fact<Day>? {
        let top = 0..<min(cover.tokens.count, 700)
        // "Subject to Completion, Preliminary Prospectus dated …" is of this document.
        let reference = cover.all(Self.toProspectus, in: top).first {
            !cover.isWord("completion", at: $0.lowerBound + 1)
        }
        if let place = reference, let date = baseDate(from: place.lowerBound, length: 70) {
            return date
        }
        if let place = cover.first(Self.supplements, in: top) { return baseDate(from: place.lowerBound, length: 40) }
        for place in cover.all(Self.prospectusDated) where !isOwn(place.lowerBound) {
            let before = max(0, place.lowerBound - 60)..<place.lowerBound
            guard cover.has(Self.supplementDated, in: before), let found = cover.firstDay(in: behind(place, 8)) else {
                continue
            }
            return cover.fact(found.day, found.tokens)
        }
        return nil
    }

    /// Where the cover is a picture, the list of documents that belong to a pricing supplement: "prospectus supplement
    /// dated … and prospectus dated …".
    mutating func readBaseDate(in pages: ProspectusPages) {
        guard baseProspectusDate == nil, cover.has(Self.pricingSupplement) else { return }
        let document = pages.document
        let blocks = document.blocks[pages.outline.supplement]
        guard let first = blocks.first, let last = blocks.last,
            let place = document.first("and prospectus dated", in: first.range.lowerBound..<last.range.upperBound)
        else { return }
        let passage = Passage(document, text: place.lowerBound..<min(document.text.count, place.upperBound + 40))
        if let found = passage.firstDay(in: passage.whole) {
            baseProspectusDate = passage.fact(found.day, found.tokens)
        }
    }

    private static let pricingSupplement = Phrase("pricing supplement")

    private static let supplementDated = Phrase("supplement ..6 dated")

    private func behind(_ place: Range<Int>, _ count: Int) -> Range<Int> {
        place.upperBound..<min(cover.tokens.count, place.upperBound + count)
    }

    private func baseDate(from start: Int, length: Int) -> Fact<Day>? {
        let range = start..<min(cover.tokens.count, start + length)
        var shared: (day: Day, tokens: Range<Int>)?
        for place in cover.all(Self.prospectusDated, in: range) where !isOwn(place.lowerBound) {
            if let found = cover.firstDay(in: behind(place, 8)) { return cover.fact(found.day, found.tokens) }
        }
        // "to prospectus supplement and prospectus, each dated …"
        if shared == nil, let place = cover.first(Self.toProspectus, in: range) {
            shared = cover.firstDay(in: place.upperBound - 1..<min(cover.tokens.count, place.upperBound + 8))
        }
        return shared.map { cover.fact($0.day, $0.tokens) }
    }

    /// "Preliminary prospectus dated" and "the date of this prospectus" are of this document.
    private func isOwn(_ prospectus: Int) -> Bool {
        prospectus > 0
            && (cover.isWord("preliminary", at: prospectus - 1) || cover.isWord("this", at: prospectus - 1))
    }

    // MARK: - The date of this document

    private static let dateOfThis = Phrase("date of this ..8 is")
    private static let documentDated = Phrase("prospectus|supplement|circular dated|date")
    private static let numberDated = Phrase("amendment|supplement no # dated")

    private func statedDate(_ page: CoverPage) -> Fact<Day>? {
        for place in cover.all(Self.dateOfThis) {
            if let found = cover.firstDay(in: behind(place, 6)) { return cover.fact(found.day, found.tokens) }
        }
        if let place = cover.first(Self.numberDated, in: 0..<min(cover.tokens.count, 400)), isDisplayed(place, page),
            let found = cover.firstDay(in: behind(place, 5))
        {
            return cover.fact(found.day, found.tokens)
        }
        // "Prospectus Supplement dated September 10, 2020" as a line of its own, not within "(To …)".
        for place in cover.all(Self.documentDated).reversed() where isDisplayed(place, page) {
            let paragraph = cover.paragraph(around: place.lowerBound)
            // "(To …)" may follow in the next line.
            var end =
                (place.upperBound..<paragraph.upperBound).first { cover.kind(at: $0) == .open } ?? paragraph.upperBound
            if let reference = cover.first(Self.toDocuments, in: place.upperBound..<end) { end = reference.lowerBound }
            let line = paragraph.lowerBound..<end
            guard line.count < 16, !cover.has(Self.product, in: line), !cover.isWord("to", at: line.lowerBound),
                cover.kind(at: line.lowerBound) != .open,
                !cover.has(Self.to, in: line.lowerBound..<place.lowerBound),
                let found = cover.firstDay(in: behind(place, 5)), found.day != baseProspectusDate?.value
            else { continue }
            return cover.fact(found.day, found.tokens)
        }
        // A line of its own at the top: "Dated September 27, 2019".
        for paragraph in page.paragraphs where !paragraph.isProse {
            for line in paragraph.lines where line.count < 40 {
                let passage = Passage(cover.document, text: line)
                if passage.isWord("dated", at: 0), let found = passage.day(at: 1),
                    found.day != baseProspectusDate?.value
                {
                    return passage.fact(found.day, found.tokens)
                }
            }
        }
        // A date alone in its line, at the top or at the foot.
        for paragraph in page.paragraphs.reversed()
        where !paragraph.isProse && paragraph.lines.count == paragraph.blocks.count {
            for line in paragraph.lines where line.count < 30 {
                let passage = Passage(cover.document, text: line)
                let start = passage.isWord("dated", at: 0) || passage.isWord("date", at: 0) ? 1 : 0
                guard let found = passage.day(at: start), found.tokens.upperBound >= passage.tokens.count - 1,
                    found.day != baseProspectusDate?.value
                else { continue }
                return passage.fact(found.day, found.tokens)
            }
        }
        return nil
    }

    /// Documents that belong to a pricing supplement.
    private static let product = Phrase("product|underlying|underlier|index|equity supplement")
    private static let to = Phrase("to")
    private static let toDocuments = Phrase("to (the) (our) ..4 prospectus|supplement")
}
