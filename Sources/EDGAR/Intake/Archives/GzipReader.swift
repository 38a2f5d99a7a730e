/// Unpacks gzip, and holds it to its checksum: libarchive before 3.8 passes over that, and a flipped bit would turn
/// one price into another without a word.
final class GzipReader {
    private let packed: ByteStream
    private let reader: ArchiveReader
    private let starts: MemberStarts
    private var checksum: UInt32 = 0
    private var length = 0
    private var isOpen = false

    static func stream(unpacking packed: ByteStream, _ budget: Budget) -> ByteStream {
        ByteStream(GzipReader(packed, budget).next)
    }

    private init(_ source: ByteStream, _ budget: Budget) {
        let starts = MemberStarts()
        self.starts = starts
        packed = ByteStream { () throws(IntakeProblem) in
            let block = try source.next()
            starts.look(at: block)
            return block
        }
        reader = ArchiveReader(packed, as: .gzip, budget)
    }

    private func next() throws(IntakeProblem) -> [UInt8] {
        if !isOpen { _ = try reader.nextEntry() }
        isOpen = true
        let block = try reader.nextBlock()
        if block.isEmpty { try verify(end: reader.consumed) }
        checksum = crc32(block, after: checksum)
        length += block.count
        return block
    }

    /// Compares with the last eight bytes before `end`. They speak for the last member alone, and libarchive does
    /// not tell where that one starts; where there are several, only the length can be seen to be wrong.
    private func verify(end: Int) throws(IntakeProblem) {
        let tail = Array(packed.tail(from: end - 8))
        guard end >= 18, tail.count >= 8 else { throw .damagedArchive(.reported(nil)) }
        let number = { (start: Int) in (0..<4).reduce(UInt32(0)) { $0 | UInt32(tail[start + $1]) << (8 * UInt32($1)) } }
        let fits = number(0) == checksum && number(4) == UInt32(truncatingIfNeeded: length)
        guard fits || starts.count > 1 && number(4) < length else { throw .damagedArchive(.checksum) }
        // Tapes are padded with zeros.
        guard tail.dropFirst(8).allSatisfy({ $0 == 0 }) else { throw .damagedArchive(.bytesBehindEnd) }
    }

    /// Counts what looks like the start of a gzip member: a file may be made of several.
    private final class MemberStarts {
        private(set) var count = 0
        private var matched = 0

        func look(at block: [UInt8]) {
            for byte in block {
                if byte == 0x1F {
                    matched = 1
                } else if matched != 0 {
                    if matched == 2, byte == 8 { count += 1 }
                    matched = matched == 1 && byte == 0x8B ? 2 : 0
                }
            }
        }
    }
}

/// The checksum of gzip and zip.
func crc32(_ bytes: [UInt8], after value: UInt32 = 0) -> UInt32 {
    let table = crcTable
    var crc = ~value
    for byte in bytes { crc = crc >> 8 ^ table[Int((crc ^ UInt32(byte)) & 0xFF)] }
    return ~crc
}

private let crcTable: [UInt32] = (0..<256).map { index in
    (0..<8).reduce(UInt32(index)) { crc, _ in crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
}
