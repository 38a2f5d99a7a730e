/// What a template works with.
///
/// Numbers keep the digits they were written with, objects keep the order of their members, and text that has been
/// escaped says for where: nothing is escaped twice, and nothing that was meant for a table cell ends up in an attribute.
package enum Value: Sendable {
    /// Known to be unknown. A name that nobody has heard of is no value at all.
    case null
    case bool(Bool)
    case integer(Int)
    case decimal(Decimal)
    case string(String)
    case date(DateTime)
    case array([Value])
    case object(Object)
    /// `(1..5)`; read only as far as it is used.
    case range(IntegerRange)
    /// Text that is right as it is in one context.
    case safe(SafeText)
    /// The words `empty` and `blank`, which equal many things.
    case empty
    case blank
}

/// The whole numbers from one to another, both included; none when the second is smaller.
package struct IntegerRange: Hashable, Sendable {
    package let lower: Int
    package let upper: Int

    package var count: Int {
        guard lower <= upper else { return 0 }
        let (distance, overflow) = upper.subtractingReportingOverflow(lower)
        return overflow || distance == .max ? .max : distance + 1
    }
}

/// Text made for one context.
package struct SafeText: Sendable {
    /// As it is written there.
    package let text: String
    package let escape: Escape

    /// What it says: filters change that, and it is escaped again. What the template wrote itself stays as it is.
    var plain: String { escape.unescaped(text) }
}

extension Value {
    /// What a condition makes of it: only `nil` and `false` are not true.
    var isTrue: Bool {
        switch self {
        case .null, .bool(false): false
        default: true
        }
    }

    var isNull: Bool {
        if case .null = self { true } else { false }
    }

    /// What a message calls it.
    var kind: String {
        switch self {
        case .null: "nil"
        case .bool: "a boolean"
        case .integer, .decimal: "a number"
        case .string, .safe: "a string"
        case .date: "a date"
        case .array: "an array"
        case .object: "an object"
        case .range: "a range"
        case .empty: "empty"
        case .blank: "blank"
        }
    }

    /// What a message shows of it: a short text itself, else its kind.
    var shown: String {
        guard let text = plainText, text.utf8.count <= 40 else { return kind }
        return "'\(text)'"
    }

    /// The text of a string, whatever it was made for; nil of anything else.
    var plainText: String? {
        switch self {
        case .string(let text): text
        case .safe(let safe): safe.plain
        default: nil
        }
    }
}
