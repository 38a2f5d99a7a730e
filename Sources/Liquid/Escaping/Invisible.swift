/// Characters that nobody sees and that change what others show: controls, marks that turn the direction of writing, and
/// characters without width. A filing has no use for them; whoever wants to deceive has.
enum Invisible {
    /// How many bytes the invisible character at `index` takes; 0 when there is none. Tab, line feed and carriage
    /// return are white space.
    static func length(_ bytes: Span<UInt8>, _ index: Int) -> Int {
        let byte = bytes[index]
        if byte >= 0x20, byte < 0x7F { return 0 }
        switch byte {
        case 0x09, 0x0A, 0x0D: return 0
        case 0..<0x20, 0x7F: return 1
        // U+0080–U+009F; U+0085 is a line's end.
        case 0xC2: return bytes[index + 1] < 0xA0 && bytes[index + 1] != 0x85 ? 2 : 0
        // U+061C
        case 0xD8: return bytes[index + 1] == 0x9C ? 2 : 0
        case 0xE2:
            switch (bytes[index + 1], bytes[index + 2]) {
            // U+200B–U+200F, U+202A–U+202E, U+2060–U+206F
            case (0x80, 0x8B...0x8F), (0x80, 0xAA...0xAE), (0x81, 0xA0...0xAF): return 3
            default: return 0
            }
        // U+FEFF, U+FFF9–U+FFFB
        case 0xEF:
            switch (bytes[index + 1], bytes[index + 2]) {
            case (0xBB, 0xBF), (0xBF, 0xB9...0xBB): return 3
            default: return 0
            }
        // U+E0000–U+E007F, tags
        case 0xF3: return bytes[index + 1] == 0xA0 && bytes[index + 2] < 0x82 ? 4 : 0
        default: return 0
        }
    }

    /// Whether an invisible character may begin with `byte`; most bytes need not be looked at more closely.
    static func mayBegin(with byte: UInt8) -> Bool {
        switch byte {
        case 0..<0x20, 0x7F, 0xC2, 0xD8, 0xE2, 0xEF, 0xF3: true
        default: false
        }
    }

    /// Whether white space may begin with `byte`.
    static func spaceMayBegin(with byte: UInt8) -> Bool {
        switch byte {
        case 0x09...0x0D, 0x20, 0xC2, 0xE1, 0xE2, 0xE3: true
        default: false
        }
    }

    /// How many bytes the white space at `index` takes; 0 when there is none. A no-break space is white space at the
    /// ends of a text, and keeps words together within.
    static func spaceLength(_ bytes: Span<UInt8>, _ index: Int) -> Int {
        switch bytes[index] {
        case 0x09...0x0D, 0x20: 1
        case 0xC2: bytes[index + 1] == 0x85 || bytes[index + 1] == 0xA0 ? 2 : 0
        case 0xE1: bytes[index + 1] == 0x9A && bytes[index + 2] == 0x80 ? 3 : 0
        case 0xE2:
            switch (bytes[index + 1], bytes[index + 2]) {
            case (0x80, 0x80...0x8A), (0x80, 0xA8), (0x80, 0xA9), (0x80, 0xAF), (0x81, 0x9F): 3
            default: 0
            }
        case 0xE3: bytes[index + 1] == 0x80 && bytes[index + 2] == 0x80 ? 3 : 0
        default: 0
        }
    }

    /// Spaces that hold words together or apart by a measure, and so are kept within a text.
    static func isFixedSpace(_ bytes: Span<UInt8>, _ index: Int) -> Bool {
        bytes[index] == 0xC2 && bytes[index + 1] == 0xA0
            || bytes[index] == 0xE2 && bytes[index + 1] == 0x80 && bytes[index + 2] == 0xAF
    }
}
