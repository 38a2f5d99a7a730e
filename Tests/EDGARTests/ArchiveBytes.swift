/// Archives, byte by byte, so that tests can also make the ones that no program would write.
enum ArchiveBytes {
    static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc = UInt32.max
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }

    static func number(_ value: Int, _ width: Int) -> [UInt8] {
        (0..<width).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
    }

    /// Deflate without compression.
    static func stored(_ bytes: [UInt8]) -> [UInt8] {
        [1] + number(bytes.count, 2) + number(~bytes.count, 2) + bytes
    }

    /// 1 + 258 × `runs` zeros in deflate's fixed codes: 158 times smaller.
    static func zeros(runs: Int) -> [UInt8] {
        var bits = [1, 1, 0] + [0, 0, 1, 1, 0, 0, 0, 0]
        // Eight runs end on the bit they began on.
        let eight = [[Int]](repeating: [1, 1, 0, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0], count: 8).flatMap { $0 }
        bits += eight + eight
        let packed = stride(from: 0, to: bits.count - 7, by: 8).map { start in
            (0..<8).reduce(UInt8(0)) { $0 | UInt8(bits[start + $1]) << $1 }
        }
        // Byte 14 on is the second of two equal stretches of 13 bytes.
        let stretch = packed[14..<27]
        return packed.prefix(14) + Array(repeatElement(stretch, count: runs / 8 - 1).joined()) + [0, 0]
    }

    static func gzip(_ bytes: [UInt8]) -> [UInt8] {
        [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + stored(bytes) + number(Int(crc(bytes)), 4) + number(bytes.count, 4)
    }

    struct Member {
        var name: [UInt8]
        var bytes: [UInt8]
        var type = UInt8(ascii: "0")
        var isEncrypted = false
        /// For deflated members: what the zip says of them, true or not.
        var statedSize: Int?
        var crc: UInt32?

        init(_ name: String, _ bytes: [UInt8]) {
            self.name = Array(name.utf8)
            self.bytes = bytes
        }

        init(_ name: String, _ text: String) { self.init(name, Array(text.utf8)) }

        func with(_ change: (inout Member) -> Void) -> Member {
            var copy = self
            change(&copy)
            return copy
        }
    }

    static func tar(_ members: [Member]) -> [UInt8] {
        members.flatMap { member in
            var head = [UInt8](repeating: 0, count: 512)
            func put(_ text: [UInt8], at offset: Int) { head.replaceSubrange(offset..<offset + text.count, with: text) }
            func octal(_ value: Int, _ width: Int) -> [UInt8] {
                let digits = Array(String(value, radix: 8).utf8)
                return [UInt8](repeating: 0x30, count: width - digits.count) + digits
            }
            put(member.name, at: 0)
            put(octal(0o644, 7), at: 100)
            put(octal(member.bytes.count, 11), at: 124)
            put(octal(0, 11), at: 136)
            put([UInt8](repeating: 0x20, count: 8), at: 148)
            put([member.type], at: 156)
            if member.type == UInt8(ascii: "2") { put(Array("/etc/passwd".utf8), at: 157) }
            put(Array("ustar\u{0}00".utf8), at: 257)
            put(octal(head.reduce(0) { $0 + Int($1) }, 6) + [0], at: 148)
            return head + member.bytes + [UInt8](repeating: 0, count: (512 - member.bytes.count % 512) % 512)
        } + [UInt8](repeating: 0, count: 1_024)
    }

    static func zip(_ members: [Member]) -> [UInt8] {
        var out: [UInt8] = []
        var directory: [UInt8] = []
        for member in members {
            let crc = member.crc ?? (member.statedSize == nil ? Self.crc(member.bytes) : 0)
            let common =
                number(20, 2) + number(member.isEncrypted ? 0x801 : 0x800, 2)
                + number(member.statedSize == nil ? 0 : 8, 2) + number(0, 4) + number(Int(crc), 4)
                + number(member.bytes.count, 4) + number(member.statedSize ?? member.bytes.count, 4)
                + number(member.name.count, 2) + number(0, 2)
            directory +=
                [0x50, 0x4B, 1, 2] + number(20, 2) + common + number(0, 10) + number(out.count, 4) + member.name
            out += [0x50, 0x4B, 3, 4] + common + member.name + member.bytes
        }
        return out + directory + [0x50, 0x4B, 5, 6] + number(0, 4) + number(members.count, 2)
            + number(members.count, 2) + number(directory.count, 4) + number(out.count, 4) + number(0, 2)
    }
}
