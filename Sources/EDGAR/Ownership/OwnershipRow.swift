/// A line of Table I (non-derivative securities) or Table II (derivative securities).
///
/// Its identity is its place: accession number, table, order in the document. One trade can go on in the next
/// line, or in the next filing.
package struct OwnershipRow: Sendable {
    package enum Kind: String, Sendable {
        case transaction
        case holding
    }

    package var kind: Kind
    package var securityTitle = Leaf<String>()
    package var transactionDate = Leaf<Day>()
    package var deemedExecutionDate = Leaf<Day>()
    /// The form this line belongs to: a Form 4 may report lines early that Form 5 asks for.
    package var formType: Fact<FormType>?
    package var code: Fact<TransactionCode>?
    package var equitySwapInvolved: Fact<Bool>?
    package var codingFootnotes: [FootnoteID] = []
    /// `E` for early, `L` for late; most lines say nothing.
    package var timeliness = Leaf<String>()
    package var shares = Leaf<Amount>()
    package var totalValue = Leaf<Amount>()
    package var pricePerShare = Leaf<Amount>()
    package var acquiredDisposed = Leaf<AcquiredDisposed>()
    package var sharesOwnedFollowing = Leaf<Amount>()
    package var valueOwnedFollowing = Leaf<Amount>()
    package var ownership = Leaf<Holding>()
    package var nature = Leaf<String>()
    /// Nil in Table I.
    package var derivative: Derivative?

    package init(kind: Kind, isDerivative: Bool) {
        self.kind = kind
        derivative = isDerivative ? Derivative() : nil
    }

    package enum AcquiredDisposed: String, Sendable {
        case acquired = "A"
        case disposed = "D"
    }

    /// Direct or indirect.
    package enum Holding: String, Sendable {
        case direct = "D"
        case indirect = "I"
    }

    /// The columns that only Table II has.
    package struct Derivative: Sendable {
        package var conversionOrExercisePrice = Leaf<Amount>()
        package var exerciseDate = Leaf<Day>()
        package var expirationDate = Leaf<Day>()
        package var underlyingTitle = Leaf<String>()
        package var underlyingShares = Leaf<Amount>()
        package var underlyingValue = Leaf<Amount>()
    }

    /// The footnotes on the row, column by column; one may stand on several.
    package var allFootnotes: [FootnoteID] {
        let common = [
            securityTitle.footnotes, transactionDate.footnotes, deemedExecutionDate.footnotes, codingFootnotes,
            timeliness.footnotes, shares.footnotes, totalValue.footnotes, pricePerShare.footnotes,
            acquiredDisposed.footnotes, sharesOwnedFollowing.footnotes, valueOwnedFollowing.footnotes,
            ownership.footnotes, nature.footnotes,
        ]
        guard let derivative else { return Array(common.joined()) }
        let more = [
            derivative.conversionOrExercisePrice.footnotes, derivative.exerciseDate.footnotes,
            derivative.expirationDate.footnotes, derivative.underlyingTitle.footnotes,
            derivative.underlyingShares.footnotes, derivative.underlyingValue.footnotes,
        ]
        return Array((common + more).joined())
    }
}
