/// Where in JSON or comma-separated values a template has come to. A value brings its own quotation marks: within others,
/// or beside anything else in its place, it would break what is there.
struct QuotedState: LintState {
    enum Format: String {
        case csv = "CSV"
        case json = "JSON"
    }

    private let format: Format
    var problems: [TemplateProblem] = []
    private var isQuoted = false
    private var isEscaped = false
    /// The last byte that is no blank; none at the start.
    private var last: UInt8?
    /// A value that nothing has followed yet.
    private var value: Range<Int>?

    init(_ format: Format) { self.format = format }

    var place: Bool { isQuoted }
    var danger: Int { isSeparated ? 0 : 1 }
    var isText: Bool { !isQuoted }
    var isAttribute: Bool { false }

    private var isSeparated: Bool {
        let mayPrecede = format == .json ? "[{,:" : ",\r\n"
        return value == nil && (last.map { mayPrecede.utf8.contains($0) } ?? true)
    }

    mutating func read(_ byte: UInt8, at index: Int) {
        let isBlank = format == .json && byte.isSpace
        if let value, !isBlank {
            let mayFollow = format == .json ? ",:]}" : ",\r\n"
            if !mayFollow.utf8.contains(byte) {
                problems.append(TemplateProblem(.outputNotAlone(format.rawValue), at: value))
            }
            self.value = nil
        }
        if isEscaped {
            isEscaped = false
        } else if byte == UInt8(ascii: "\"") {
            isQuoted.toggle()
        } else {
            isEscaped = isQuoted && byte == UInt8(ascii: "\\") && format == .json
        }
        if !isBlank { last = byte }
    }

    mutating func output(at range: Range<Int>, last: String?) -> TemplateProblem.Reason? {
        if isQuoted { return .outputInQuotes(format.rawValue) }
        defer {
            value = range
            self.last = UInt8(ascii: "x")
        }
        return isSeparated ? nil : .outputNotAlone(format.rawValue)
    }

    mutating func raw() {
        value = nil
        last = UInt8(ascii: ",")
    }

    /// Whole cells or values, as far as anybody knows.
    mutating func insertion() {
        value = nil
        last = format == .csv ? UInt8(ascii: "x") : last
    }

    func markup() -> TemplateProblem.Reason? { nil }

    func boundary() {}
}
