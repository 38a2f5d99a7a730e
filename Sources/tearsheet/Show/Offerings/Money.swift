import EDGAR
import Liquid

/// Money as people write it: the currency's sign, and every digit that was filed.
///
/// Nothing is rounded. What a prospectus prints as `$18.00` is shown with its zeros, and `$492.1 million` stands only
/// for an amount that it tells in full.
struct Money {
    /// ISO 4217; without one the digits stand alone.
    let currency: String?

    /// A price or a fee: at least the cents, where the currency has them.
    func price(_ amount: Amount) -> String { signed(currency == "JPY" ? amount : amount.withCents) }

    /// A sum: whole as printed, or with at least the cents.
    func sum(_ amount: Amount) -> String { amount.scale == 0 ? signed(amount) : price(amount) }

    /// A sum for a headline: `$492.1 million`, or in full where that would hide a digit.
    func headline(_ amount: Amount) -> String {
        let whole = amount.reduced
        guard whole.scale == 0, whole.coefficient >= 1_000_000 else { return sum(whole) }
        for (zeros, word) in [(9, "billion"), (6, "million")] {
            let step: Int128 = zeros == 9 ? 1_000_000 : 1000
            guard whole.coefficient >= step * 1000, whole.coefficient % step == 0 else { continue }
            return "\(signed(Amount(whole.coefficient / step, scale: 3).reduced))\u{A0}\(word)"
        }
        return sum(whole)
    }

    private func signed(_ amount: Amount) -> String {
        Figures.signed(Decimal(amount.coefficient, scale: amount.scale), currency)
    }
}

extension Amount {
    /// With two digits behind the point where fewer were filed.
    fileprivate var withCents: Amount {
        guard scale < 2, let hundredfold = times(Amount(100)) else { return self }
        return Amount(scale == 0 ? hundredfold.coefficient : hundredfold.coefficient / 10, scale: 2)
    }

    /// As filed, for a rate: `7.125%`.
    var percent: String { "\(groupedAsFiled)%" }
}
