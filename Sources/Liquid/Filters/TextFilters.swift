/// Filters that change a text as a whole.
extension Filter {
    static let ofText: [Filter] = [
        Filter("append", 1...1) { input throws(Reason) in try input.joined(before: false) },
        Filter("prepend", 1...1) { input throws(Reason) in try input.joined(before: true) },
        Filter("upcase") { input throws(Reason) in try input.text { $0.uppercased() } },
        Filter("downcase") { input throws(Reason) in try input.text { $0.lowercased() } },
        Filter("capitalize") { input throws(Reason) in
            try input.text { text in text.prefix(1).uppercased() + text.dropFirst().lowercased() }
        },
        Filter("strip") { input in input.safeText { String($0.trimmed(start: true, end: true)) } },
        Filter("lstrip") { input in input.safeText { String($0.trimmed(start: true, end: false)) } },
        Filter("rstrip") { input in input.safeText { String($0.trimmed(start: false, end: true)) } },
        Filter("strip_newlines") { input throws(Reason) in
            try input.oneLine { text in
                var result: [UInt8] = []
                for byte in text.utf8 {
                    if byte == 0x0A { if result.last == 0x0D { result.removeLast() } } else { result.append(byte) }
                }
                return String(decoding: result, as: UTF8.self)
            }
        },
        Filter("squish") { input throws(Reason) in
            try input.oneLine { $0.utf8.split { $0.isSpace }.map { String(Substring($0)) }.joined(separator: " ") }
        },
        Filter("newline_to_br") { input in
            if input.value.isNull { return .null }
            // In a page the text between the breaks is still a text.
            let isPage = input.escape == .html
            let isSafe = if case .safe(let safe) = input.value { safe.escape == .html } else { false }
            var result: [UInt8] = []
            var source = input.value.text
            if isPage, case .safe(let safe) = input.value, safe.escape == .html { source = safe.text }
            let lines = source.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            for (index, line) in lines.enumerated() {
                if index > 0 { result.append(contentsOf: "<br />\n".utf8) }
                let isEnd = index < lines.count - 1 && line.last == 0x0D
                let text = String(Substring(isEnd ? line.dropLast() : line))
                (isPage && !isSafe ? Escape.html : .none).append(text, to: &result)
            }
            let text = String(decoding: result, as: UTF8.self)
            return isPage ? .safe(SafeText(text: text, escape: .html)) : .string(text)
        },
        Filter("strip_html", cost: 8) { input throws(Reason) in try input.text { MarkupRemoval.text(of: $0) } },
        Filter("size") { input in input.value.size ?? .integer(0) },
        Filter("default", 0...1, named: ["allow_false"]) { input in
            switch input.value {
            case .bool(false) where Value.isOn(input.named("allow_false")): return input.value
            case .null, .bool(false): return input[0] ?? .string("")
            default: return input.value.isEmpty ? input[0] ?? .string("") : input.value
            }
        },
    ]
}

extension FilterInput {
    /// The text without its lines, which mean something in Markdown: there it is no longer safe.
    fileprivate func oneLine(_ change: (String) -> String) throws(Reason) -> Value {
        if case .safe(let safe) = value, safe.escape != .markdown { return safeText(change) }
        return try text { change($0) }
    }

    /// Two texts as one. What is safe stays so if all of it is: the other half is escaped for it.
    fileprivate func joined(before: Bool) throws(Reason) -> Value {
        let other = self[0] ?? .null
        let pair = before ? (other, value) : (value, other)
        guard case .safe(let safe) = value else {
            let (first, second) = (pair.0.text, pair.1.text)
            try bounded(first.utf8.count + second.utf8.count)
            return .string(first + second)
        }
        var bytes: [UInt8] = []
        func add(_ part: Value) {
            if case .safe(let text) = part, text.escape == safe.escape {
                safe.escape.append(safe: text.text, to: &bytes, inAttribute: false)
            } else {
                safe.escape.append(part.text, to: &bytes)
            }
        }
        add(pair.0)
        add(pair.1)
        try bounded(bytes.count)
        return .safe(SafeText(text: String(decoding: bytes, as: UTF8.self), escape: safe.escape))
    }
}

extension String {
    /// Without the white space at its ends; with it goes NUL, as in Ruby.
    func trimmed(start: Bool, end: Bool) -> Substring {
        var rest = self[...].utf8
        if start { rest = rest.drop { $0.isSpace || $0 == 0 } }
        if end { rest = rest.trimmingSuffix { $0.isSpace || $0 == 0 } }
        return Substring(rest)
    }
}

/// Takes tags, comments, scripts and style sheets out of a text. What is left is text, and is escaped as such.
private enum MarkupRemoval {
    static func text(of text: String) -> String {
        let bytes = Array(text.utf8)
        var result: [UInt8] = []
        var index = 0
        // Ends that were looked for in vain are not looked for again.
        var missing: Set<String> = []
        func end(_ mark: String, from start: Int) -> Int? {
            guard !missing.contains(mark) else { return nil }
            var position = start
            let mark8 = Array(mark.utf8)
            while position + mark8.count <= bytes.count {
                if mark8.indices.allSatisfy({ bytes[position + $0] == mark8[$0] }) {
                    return position + mark8.count
                }
                position += 1
            }
            missing.insert(mark)
            return nil
        }
        while index < bytes.count {
            guard bytes[index] == UInt8(ascii: "<") else {
                result.append(bytes[index])
                index += 1
                continue
            }
            var stop: Int?
            for (opening, closing) in [("<script", "</script>"), ("<style", "</style>"), ("<!--", "-->")] {
                let fits =
                    index + opening.utf8.count <= bytes.count
                    && zip(opening.utf8, bytes[index...]).allSatisfy { $0 == $1 }
                if fits { stop = end(closing, from: index + opening.utf8.count) ?? stop }
            }
            stop = stop ?? end(">", from: index + 1)
            guard let stop else {
                result.append(bytes[index])
                index += 1
                continue
            }
            index = stop
        }
        return String(decoding: result, as: UTF8.self)
    }
}
