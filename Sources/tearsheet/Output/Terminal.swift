import Glibc

/// Standard output and standard error, and what is known of whoever reads them.
final class Terminal {
    /// Columns to write for.
    let width: Int
    /// Whether bold and faint may be used: on a terminal, unless NO_COLOR says no.
    let hasStyles: Bool
    private var buffer: [UInt8] = []
    private var hasFailed = false

    init() {
        let isTerminal = isatty(1) == 1
        width = min(max(Self.columns(isTerminal: isTerminal) ?? 80, 60), 160)
        hasStyles = isTerminal && Self.variable("NO_COLOR") == nil && Self.variable("TERM") != "dumb"
    }

    private static func variable(_ name: String) -> String? {
        guard let value = unsafe getenv(name) else { return nil }
        let text = unsafe String(cString: value)
        return text.isEmpty ? nil : text
    }

    /// COLUMNS when it is set, else what the terminal says.
    private static func columns(isTerminal: Bool) -> Int? {
        if let set = variable("COLUMNS").flatMap({ Int($0) }), set > 0 { return set }
        guard isTerminal else { return nil }
        var size = winsize()
        guard unsafe ioctl(1, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return nil }
        return Int(size.ws_col)
    }

    func out(_ text: String) {
        buffer.append(contentsOf: text.utf8)
        if buffer.count > 1 << 16 { flush() }
    }

    func out(_ bytes: [UInt8]) {
        buffer.append(contentsOf: bytes)
        if buffer.count > 1 << 16 { flush() }
    }

    func error(_ text: String) {
        // Messages stand behind the output they belong to.
        flush()
        write(Array(text.utf8), to: 2)
    }

    private func flush() {
        write(buffer, to: 1)
        buffer.removeAll(keepingCapacity: true)
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) {
        var start = 0
        while start < bytes.count {
            let written = unsafe bytes[start...].withUnsafeBytes {
                unsafe Glibc.write(descriptor, $0.baseAddress, $0.count)
            }
            if written < 0 {
                if errno == EINTR { continue }
                if descriptor == 1 { hasFailed = true }
                return
            }
            start += written
        }
    }

    /// Writes what is left and exits: output that could not be written is a failure whatever else went well.
    func finish(_ status: ExitStatus) -> Never {
        flush()
        if hasFailed {
            write(Array("tearsheet: writing to standard output failed\n".utf8), to: 2)
            exit(ExitStatus.inputOutput.rawValue)
        }
        exit(status.rawValue)
    }
}
