/// A word, a number or a sign of a document's text, as the grammar of prospectuses needs it.
struct Token: Sendable {
    enum Kind: UInt8, Sendable {
        case word
        /// Digits, with thousands, decimals or a fraction: `1,250.75`, `18 5/8`, `.60`.
        case number
        /// `$`, `€`, `£`, `¥`.
        case currency
        case percent
        /// `____`, `[•]`: a place left open.
        case blank
        /// Ends a sentence.
        case stop
        case comma
        case colon
        case open
        case close
        case quote
        case dash
        case other
    }

    var kind: Kind
    /// Begins a paragraph, a row or a line that nothing joins to the one before.
    var startsParagraph = false
    var start: Int32
    var end: Int32
    /// What the word is, without its case; 0 for what is no word.
    var word: UInt64 = 0

    var range: Range<Int> { Int(start)..<Int(end) }

    /// The number that stands for a word, whatever its case; possessive endings and full stops aside.
    static func word(_ name: some Sequence<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in name where byte != UInt8(ascii: ".") {
            hash = (hash ^ UInt64(byte.lowercased)) &* 0x100_0000_01B3
        }
        return hash
    }
}
