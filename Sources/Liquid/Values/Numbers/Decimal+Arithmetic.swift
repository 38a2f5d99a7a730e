/// What the number filters do. A result that no Decimal can hold is nil.
extension Decimal {
    private static func aligned(_ left: Decimal, _ right: Decimal) -> (Int128, Int128, Int)? {
        let scale = max(left.scale, right.scale)
        // The smallest number has no counterpart, and no quotient by -1.
        guard let first = shifted(left.coefficient, by: Int(scale - left.scale)),
            let second = shifted(right.coefficient, by: Int(scale - right.scale)), first != .min, second != .min
        else { return nil }
        return (first, second, Int(scale))
    }

    func plus(_ other: Decimal) -> Decimal? {
        guard let (left, right, scale) = Self.aligned(self, other) else { return nil }
        let (sum, overflow) = left.addingReportingOverflow(right)
        return overflow ? nil : Decimal(sum, scale: scale)
    }

    func minus(_ other: Decimal) -> Decimal? {
        guard let (left, right, scale) = Self.aligned(self, other) else { return nil }
        let (difference, overflow) = left.subtractingReportingOverflow(right)
        return overflow ? nil : Decimal(difference, scale: scale)
    }

    func times(_ other: Decimal) -> Decimal? {
        let (product, overflow) = coefficient.multipliedReportingOverflow(by: other.coefficient)
        let scale = Int(scale) + Int(other.scale)
        return overflow || scale > Self.mostPlaces ? nil : Decimal(product, scale: scale)
    }

    /// `other` is not 0.
    func divided(by other: Decimal) -> Decimal? {
        if let (left, right, _) = Self.aligned(self, other), left % right == 0,
            let even = Self.shifted(left / right, by: 1)
        {
            return Decimal(even, scale: 1)
        }
        return Decimal(parsing: "\(double / other.double)")?.asFraction
    }

    /// The rest, with the sign of `other`; `other` is not 0.
    func modulo(_ other: Decimal) -> Decimal? {
        guard let (left, right, scale) = Self.aligned(self, other) else { return nil }
        let rest = left % right
        return Decimal(rest != 0 && (rest < 0) != (right < 0) ? rest + right : rest, scale: scale)
    }

    /// With a point, as a quotient of fractions has one.
    private var asFraction: Decimal? { scale > 0 ? self : withPlaces(1) }

    var magnitude: Decimal { coefficient < 0 && coefficient != .min ? Decimal(-coefficient, scale: Int(scale)) : self }

    /// To `places` digits behind the point, or, of a negative number of them, before it.
    func rounded(to places: Int, _ rule: FloatingPointRoundingRule) -> Decimal {
        guard places < Int(scale) else { return self }
        let cut = Int(scale) - places
        guard let unit = Self.shifted(1, by: cut) else { return Decimal(0) }
        var quotient = coefficient / unit
        let rest = coefficient % unit
        switch rule {
        case .down: if rest < 0 { quotient -= 1 }
        case .up: if rest > 0 { quotient += 1 }
        case .towardZero: break
        // Half away from zero, as people round.
        default: if rest.magnitude >= unit.magnitude - rest.magnitude { quotient += coefficient < 0 ? -1 : 1 }
        }
        guard places < 0 else { return Decimal(quotient, scale: places) }
        return Decimal(Self.shifted(quotient, by: -places) ?? 0)
    }
}

extension Decimal: Comparable {
    package static func == (left: Decimal, right: Decimal) -> Bool { !(left < right) && !(right < left) }

    package static func < (left: Decimal, right: Decimal) -> Bool {
        guard let (first, second, _) = aligned(left, right) else { return left.double < right.double }
        return first < second
    }
}

extension Decimal: Hashable {
    package func hash(into hasher: inout Hasher) {
        var coefficient = coefficient
        var scale = scale
        while scale > 0, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        hasher.combine(coefficient)
        hasher.combine(scale)
    }
}
