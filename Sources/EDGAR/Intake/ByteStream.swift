import Glibc

/// Bytes that come block by block, from a file or out of an archive, so that nothing is in memory as a whole that
/// might turn out too large.
final class ByteStream {
    /// How many bytes there should be, if anybody said so. They may have lied.
    let expected: Int?
    private let pull: () throws(IntakeProblem) -> [UInt8]
    private let jump: ((Int, Int32) -> Int)?
    private var peeked: [UInt8] = []
    private(set) var pulled = 0
    /// The last block, and the end of what came before it: where formats keep their end marks.
    private var recent: [UInt8] = []
    private var before: [UInt8] = []

    init(
        expected: Int? = nil, jump: ((Int, Int32) -> Int)? = nil,
        _ pull: @escaping () throws(IntakeProblem) -> [UInt8]
    ) {
        self.expected = expected
        self.jump = jump
        self.pull = pull
    }

    convenience init(reading file: OpenFile) {
        self.init(expected: file.size, jump: file.canSeek ? file.seek : nil, file.read)
    }

    var canSeek: Bool { jump != nil }

    /// The new place, or a negative number.
    func seek(to offset: Int, from whence: Int32) -> Int {
        peeked = []
        return jump?(offset, whence) ?? -1
    }

    /// The next block; an empty one at the end.
    func next() throws(IntakeProblem) -> [UInt8] {
        guard peeked.isEmpty else {
            defer { peeked = [] }
            return peeked
        }
        let block = try pull()
        if !block.isEmpty {
            if !recent.isEmpty { before = Array((before + recent.suffix(64)).suffix(64)) }
            recent = block
            pulled += block.count
        }
        return block
    }

    /// The first `count` bytes or more, if there are as many, without taking them.
    func peek(_ count: Int) throws(IntakeProblem) -> [UInt8] {
        while peeked.count < count {
            let head = peeked
            peeked = []
            let block = try next()
            peeked = head.isEmpty ? block : head + block
            if block.isEmpty { break }
        }
        return peeked
    }

    /// All of it. A size that was stated is reserved exactly, and refused before anything is read.
    func collected(limit: Int) throws(IntakeProblem) -> [UInt8] {
        if let expected, expected > limit { throw .tooLarge(limit: limit) }
        var bytes = try next()
        while true {
            guard bytes.count <= limit else { throw .tooLarge(limit: limit) }
            let block = try next()
            if block.isEmpty { return bytes }
            let needed = bytes.count + block.count
            if needed > bytes.capacity {
                // Memory that is never touched costs nothing; to go on doubling would hold large files twice.
                let grown = needed > 16_000_000 ? limit + block.count : needed * 2
                bytes.reserveCapacity(expected.map { $0 >= needed ? $0 : grown } ?? grown)
            }
            bytes += block
        }
    }

    /// What has been pulled from `offset` on, as far as it is still here.
    func tail(from offset: Int) -> ArraySlice<UInt8> {
        let kept = before + recent
        return kept.suffix(max(0, min(kept.count, pulled - offset)))
    }
}
