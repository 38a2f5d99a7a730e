/// What holding figures against each other needs. A result too large for an amount is nil, as nothing it could confirm.
extension Amount {
    package func minus(_ other: Amount) -> Amount? {
        let scale = max(scale, other.scale)
        guard let left = atScale(scale), let right = other.atScale(scale) else { return nil }
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? nil : Amount(difference, scale: scale)
    }

    package func plus(_ other: Amount) -> Amount? { minus(-other) }

    package func times(_ other: Amount) -> Amount? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        return overflow ? nil : Amount(product, scale: scale + other.scale)
    }

    /// Whether two figures agree but for rounding: within a thousandth of the larger.
    package func isClose(to other: Amount) -> Bool {
        guard let difference = minus(other) else { return false }
        let size = max(magnitude, other.magnitude)
        guard let thousandfold = difference.magnitude.times(Amount(1000)) else { return false }
        return thousandfold <= size
    }

    package var magnitude: Amount { coefficient < 0 ? -self : self }

    private func atScale(_ wanted: Int) -> Int128? {
        var result = coefficient
        for _ in scale..<max(scale, wanted) {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            guard !overflow else { return nil }
            result = product
        }
        return result
    }
}
