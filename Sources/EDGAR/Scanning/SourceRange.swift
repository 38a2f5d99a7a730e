/// Where in a file something stands: a half-open range of byte offsets.
///
/// Every fact carries one, so that the very words it was read from can be shown. Two 32-bit numbers
/// are enough because intake refuses files beyond `Intake.Limits`, and they keep a table row of facts small.
package struct SourceRange: Hashable, Sendable {
    package var start: UInt32
    package var end: UInt32

    package init(_ range: Range<Int>) {
        start = UInt32(clamping: range.lowerBound)
        end = UInt32(clamping: range.upperBound)
    }

    package var bytes: Range<Int> { Int(start)..<Int(end) }
}
