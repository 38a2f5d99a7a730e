/// The name of a footnote within its filing: `F1`.
package struct FootnoteID: Hashable, Sendable, CustomStringConvertible {
    package let description: String
    package init(_ description: String) { self.description = description }

    /// `1` for `F1`: how a page marks it.
    package var mark: String { description.hasPrefix("F") ? String(description.dropFirst()) : description }
}

/// What a filer explains. Much that matters stands only here: plans, ranges of prices, who really holds.
package struct Footnote: Sendable {
    package var id: FootnoteID
    package var text: Fact<String>
    /// The Rule 10b5-1 plan that the text speaks of.
    package var plan: TradingPlan?
    /// The range of prices behind a weighted average.
    package var priceRange: PriceRange?
}

/// A Rule 10b5-1 plan under which a footnote says that a transaction was made.
package struct TradingPlan: Equatable, Sendable {
    /// When it was adopted, where the text says so.
    package var adopted: Fact<Day>?
    /// The words that name the plan.
    package var source: SourceRange
}

/// The lowest and the highest price of several trades reported as one.
package struct PriceRange: Equatable, Sendable {
    package var low: Fact<Amount>
    package var high: Fact<Amount>
}

extension OwnershipForm {
    package func footnote(_ id: FootnoteID) -> Footnote? { footnotes.first { $0.id == id } }

    /// The plan under which `row` was traded, as its footnotes tell.
    package func plan(of row: OwnershipRow) -> TradingPlan? {
        let told = footnotes.filter { $0.plan != nil }
        guard !told.isEmpty else { return nil }
        let marks = Set(row.allFootnotes)
        let plans = told.filter { marks.contains($0.id) }.compactMap(\.plan)
        return plans.first { $0.adopted != nil } ?? plans.first
    }

    /// The range behind the price of `row`: from the footnotes on the price, else from those on what was traded.
    package func priceRange(of row: OwnershipRow) -> PriceRange? {
        let told = footnotes.filter { $0.priceRange != nil }
        guard !told.isEmpty else { return nil }
        for notes in [
            row.pricePerShare.footnotes, row.shares.footnotes + row.codingFootnotes + row.transactionDate.footnotes,
        ] {
            let marks = Set(notes)
            if let range = told.first(where: { marks.contains($0.id) })?.priceRange { return range }
        }
        return nil
    }
}
