extension Escape {
    /// For text and for attributes in quotes of either kind; a page in XML takes it as well.
    static func appendHTML(_ text: String, to output: inout [UInt8]) {
        appendRuns(of: text, plain: plainInHTML, to: &output) { byte, bytes, index, output in
            switch byte {
            case UInt8(ascii: "&"): output.append(contentsOf: "&amp;".utf8)
            case UInt8(ascii: "<"): output.append(contentsOf: "&lt;".utf8)
            case UInt8(ascii: ">"): output.append(contentsOf: "&gt;".utf8)
            case UInt8(ascii: "\""): output.append(contentsOf: "&quot;".utf8)
            case UInt8(ascii: "'"): output.append(contentsOf: "&#39;".utf8)
            default: return appendPlain(byte, bytes, index, to: &output)
            }
            return 1
        }
    }

    private static let plainInHTML = ByteTable { !"&<>\"'".utf8.contains($0) && !Invisible.mayBegin(with: $0) }
}
