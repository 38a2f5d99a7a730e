/// Filters that write a text in another alphabet, and read it back.
extension Filter {
    static let ofEncodings: [Filter] = [
        Filter("escape") { input in .escaped(input.value) { Escape.html.escaped($0) } },
        Filter("escape_once") { input in .escaped(input.value) { Self.escapedOnce($0) } },
        Filter("url_encode") { input throws(Reason) in
            try input.text { text in
                text.utf8.reduce(into: "") { result, byte in
                    if byte.isWordPart || "-.~".utf8.contains(byte) {
                        result.unicodeScalars.append(Unicode.Scalar(byte))
                    } else {
                        result += byte == 0x20 ? "+" : percentEncoded(byte)
                    }
                }
            }
        },
        Filter("url_decode") { input throws(Reason) in
            try input.text { text throws(Reason) in
                let bytes = Array(text.utf8)
                var decoded: [UInt8] = []
                var index = 0
                while index < bytes.count {
                    if bytes[index] == UInt8(ascii: "%"), let byte = hexByte(bytes, index + 1) {
                        decoded.append(byte)
                        index += 3
                    } else {
                        decoded.append(bytes[index] == UInt8(ascii: "+") ? 0x20 : bytes[index])
                        index += 1
                    }
                }
                guard let text = String(validating: decoded, as: UTF8.self) else { throw .notText(input.filter) }
                return text
            }
        },
        Filter("base64_encode") { input throws(Reason) in try input.text { Base64.standard.encoded($0) } },
        Filter("base64_decode") { input throws(Reason) in
            try input.text { text throws(Reason) in try Base64.standard.decoded(text, input.filter) }
        },
        Filter("base64_url_safe_encode") { input throws(Reason) in try input.text { Base64.urlSafe.encoded($0) } },
        Filter("base64_url_safe_decode") { input throws(Reason) in
            try input.text { text throws(Reason) in try Base64.urlSafe.decoded(text, input.filter) }
        },
    ]

    /// `&amp;`, `&#38;` and the like stay what they are.
    private static func escapedOnce(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            if byte == UInt8(ascii: "&"), isReference(bytes[(index + 1)...].prefix(40)) {
                result.append(byte)
            } else {
                Escape.html.append(byte, to: &result)
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func isReference(_ rest: ArraySlice<UInt8>) -> Bool {
        guard let end = rest.firstIndex(of: UInt8(ascii: ";")), end > rest.startIndex else { return false }
        var name = rest[rest.startIndex..<end]
        guard name.first == UInt8(ascii: "#") else { return name.allSatisfy { $0.isLetter || $0.isDigit } }
        name = name.dropFirst()
        guard name.first.map({ $0 | 0x20 }) == UInt8(ascii: "x") else {
            return !name.isEmpty && name.allSatisfy(\.isDigit)
        }
        return name.count > 1 && String(decoding: name.dropFirst(), as: UTF8.self).allSatisfy(\.isHexDigit)
    }
}

/// `%2F`
func percentEncoded(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16, uppercase: true)
    return digits.utf8.count == 1 ? "%0" + digits : "%" + digits
}

/// The byte whose two digits stand at `index`.
func hexByte(_ bytes: [UInt8], _ index: Int) -> UInt8? {
    guard index + 1 < bytes.count, bytes[index].isHexDigit, bytes[index + 1].isHexDigit else { return nil }
    return UInt8(String(decoding: bytes[index...index + 1], as: UTF8.self), radix: 16)
}

extension Value {
    /// Text made safe for a page by its author.
    fileprivate static func escaped(_ value: Value, _ escape: (String) -> String) -> Value {
        switch value {
        case .null: .null
        // A page's own tags as text, as a feed has them.
        case .safe(let safe) where safe.escape == .html:
            .safe(SafeText(text: Escape.html.escaped(safe.text), escape: .html))
        default: .safe(SafeText(text: escape(value.text), escape: .html))
        }
    }
}

extension Escape {
    /// A byte of text that goes on.
    fileprivate func append(_ byte: UInt8, to output: inout [UInt8]) {
        guard byte < 0x80 else { return output.append(byte) }
        append(String(Character(Unicode.Scalar(byte))), to: &output)
    }
}

/// Base64 (RFC 4648), with padding.
private struct Base64 {
    let letters: [UInt8]

    static let standard = Base64("+/")
    static let urlSafe = Base64("-_")

    private init(_ last: String) {
        letters = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789\(last)".utf8)
    }

    func encoded(_ text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        for start in stride(from: 0, to: bytes.count, by: 3) {
            let group = bytes[start..<min(start + 3, bytes.count)]
            let bits = group.reduce(0) { $0 << 8 | Int($1) } << (8 * (3 - group.count))
            for place in 0..<4 {
                let isPadding = place > group.count
                result.append(isPadding ? UInt8(ascii: "=") : letters[bits >> (18 - 6 * place) & 0x3F])
            }
        }
        return String(decoding: result, as: UTF8.self)
    }

    func decoded(_ text: String, _ filter: String) throws(TemplateProblem.Reason) -> String {
        var bytes = Array(text.utf8)
        if self.letters == Self.urlSafe.letters { while bytes.count % 4 != 0 { bytes.append(UInt8(ascii: "=")) } }
        let digits = bytes.trimmingSuffixOfPadding
        guard bytes.count % 4 == 0, bytes.count - digits.count <= 2 else { throw .notBase64 }
        var result: [UInt8] = []
        var bits = 0
        var count = 0
        for byte in digits {
            guard let value = letters.firstIndex(of: byte) else { throw .notBase64 }
            bits = (bits << 6 | value) & 0xFFFF
            count += 6
            if count >= 8 {
                count -= 8
                result.append(UInt8(truncatingIfNeeded: bits >> count))
            }
        }
        guard let text = String(validating: result, as: UTF8.self) else { throw .notText(filter) }
        return text
    }
}

extension [UInt8] {
    fileprivate var trimmingSuffixOfPadding: ArraySlice<UInt8> { self[...].trimmingSuffix { $0 == UInt8(ascii: "=") } }
}
