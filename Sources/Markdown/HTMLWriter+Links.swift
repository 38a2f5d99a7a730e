/// Links and pictures. What leads to a program or pretends to be another kind of place is no link.
extension HTMLWriter {
    mutating func writeLink(_ target: String, _ title: String, _ isEnd: Bool) {
        guard let kind = LinkKind(target) else { return }
        if isEnd { return append("</a>") }
        append("<a href=\"")
        escapeTarget(target)
        append("\"")
        writeTitle(title)
        // Another site learns nothing of this one, and gets no hand on it.
        append(kind == .web ? " rel=\"noopener noreferrer\">" : ">")
    }

    mutating func writeImage(_ target: String, _ title: String) {
        images = 1
        append("<img src=\"")
        if LinkKind(target) != nil { escapeTarget(target) }
        append("\"")
        writeTitle(title)
        append(" alt=\"")
    }

    /// Of what stands in an image only the words.
    mutating func writeAlternative(_ element: Element, isEnd: Bool) {
        switch element {
        case .image:
            images += isEnd ? -1 : 1
            if images == 0 { append("\">") }
        case .text(let text), .code(let text): escape(text)
        case .softBreak, .lineBreak: append(" ")
        default: break
        }
    }

    private mutating func writeTitle(_ title: String) {
        guard !title.isEmpty else { return }
        append(" title=\"")
        escape(title)
        append("\"")
    }

    private mutating func escapeTarget(_ target: String) {
        for byte in target.utf8 {
            if byte.isDigit || (byte | 0x20) &- 0x61 < 26 || "-._~:/?#[]@!$()*+,;=%".utf8.contains(byte) {
                output.append(byte)
            } else if byte == UInt8(ascii: "&") {
                append("&amp;")
            } else {
                append("%" + (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true))
            }
        }
    }
}

/// Where a link leads.
private enum LinkKind {
    case web
    case mail
    /// A place on this site.
    case here

    /// nil for any other scheme, and for what a browser might read as one.
    init?(_ target: String) {
        guard !target.utf8.contains(where: { $0 < 0x20 || $0 == 0x7F }), !target.hasPrefix("//"),
            !target.contains("\\")
        else { return nil }
        let head = target.utf8.prefix { !"/?#".utf8.contains($0) }
        guard let colon = head.firstIndex(of: UInt8(ascii: ":")) else {
            self = .here
            return
        }
        switch target[..<colon].lowercased() {
        case "http", "https": self = .web
        case "mailto": self = .mail
        default: return nil
        }
    }
}
