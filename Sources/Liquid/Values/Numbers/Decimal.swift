/// A number with digits behind its point, exactly as written: `14.00` is not `14.0`, though they are equal.
///
/// Sums, differences and products are exact. A quotient that does not come out even is that of binary floating point,
/// as in every other Liquid.
package struct Decimal: Sendable {
    // An Int128 in two words: aligned to 8 bytes it keeps every value of a template at 24.
    private let high: Int64
    private let low: UInt64
    package let scale: UInt8

    package var coefficient: Int128 { Int128(high) << 64 | Int128(low) }

    package init(_ coefficient: Int128, scale: Int = 0) {
        high = Int64(truncatingIfNeeded: coefficient >> 64)
        low = UInt64(truncatingIfNeeded: coefficient)
        self.scale = UInt8(scale)
    }

    package init(_ integer: Int) { self.init(Int128(integer)) }

    /// More digits than this behind the point no number has.
    static let mostPlaces = 36

    /// Without the zeros at its end, but for one behind the point: how Liquid shows a result.
    var reduced: Decimal {
        var coefficient = coefficient
        var scale = Int(scale)
        while scale > 1, coefficient % 10 == 0 {
            coefficient /= 10
            scale -= 1
        }
        return Decimal(coefficient, scale: scale)
    }

    /// With `places` digits behind the point; nil when that is too long.
    func withPlaces(_ places: Int) -> Decimal? {
        guard places > Int(scale) else { return self }
        guard let coefficient = Self.shifted(coefficient, by: places - Int(scale)) else { return nil }
        return Decimal(coefficient, scale: places)
    }

    static func shifted(_ coefficient: Int128, by places: Int) -> Int128? {
        guard places <= Self.mostPlaces else { return coefficient == 0 ? 0 : nil }
        var result = coefficient
        for _ in 0..<places {
            let (product, overflow) = result.multipliedReportingOverflow(by: 10)
            if overflow { return nil }
            result = product
        }
        return result
    }

    var double: Double { Double(description) ?? .nan }

    /// Cut off behind the point; nil beyond what an Int holds.
    var wholePart: Int? { Int(exactly: rounded(to: 0, .towardZero).coefficient) }
}

extension Decimal: CustomStringConvertible {
    package var description: String {
        // A word is printed far faster than two.
        let digits = Int(exactly: coefficient).map { String($0.magnitude) } ?? String(coefficient.magnitude)
        let sign = coefficient < 0 ? "-" : ""
        guard scale > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, Int(scale) + 1 - digits.utf8.count)) + digits
        return "\(sign)\(padded.dropLast(Int(scale))).\(padded.suffix(Int(scale)))"
    }
}
