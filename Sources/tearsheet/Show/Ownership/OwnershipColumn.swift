import EDGAR

/// The columns in which Tables I and II are shown. They are fewer than the form's: what belongs together stands in
/// one cell, and a disposition is a negative number.
enum OwnershipColumn: String {
    case date = "Date"
    case code = "Code"
    case security = "Security"
    case shares = "Shares"
    case price = "Price"
    case exercisePrice = "Exercise price"
    case exercisable = "Exercisable"
    case expires = "Expires"
    case underlying = "Underlying"
    case ownedAfter = "Owned after"
    case held = "Held"

    static let nonDerivative: [OwnershipColumn] = [.date, .code, .security, .shares, .price, .ownedAfter, .held]
    static let derivative: [OwnershipColumn] = [
        .date, .code, .security, .shares, .price, .exercisePrice, .exercisable, .expires, .underlying, .ownedAfter,
        .held,
    ]

    var isNumeric: Bool {
        switch self {
        case .shares, .price, .exercisePrice, .ownedAfter: true
        default: false
        }
    }

    func cell(of row: OwnershipRow, in form: OwnershipForm) -> Sheet.Cell {
        // A transaction should have these; a holding has none to have.
        let missing = row.kind == .transaction ? "unknown" : ""
        switch self {
        case .date:
            guard row.kind == .transaction else { return ["holding"] }
            let deemed = row.deemedExecutionDate.value.map { ["executed \($0)"] } ?? []
            return [show(row.transactionDate, missing: missing) { $0.description }] + deemed
        case .code: return row.kind == .transaction ? code(of: row, in: form) : []
        case .security: return [show(row.securityTitle, missing: "unknown") { $0 }]
        case .shares:
            let isDisposed = row.acquiredDisposed.value == .disposed
            return [show(row.shares, missing: missing) { isDisposed ? (-$0).grouped : $0.grouped }]
                + (row.totalValue.value.map { [$0.dollars] } ?? [])
        case .price:
            let range = form.priceRange(of: row).map {
                ["\($0.low.value.groupedAsFiled)\u{2013}\($0.high.value.groupedAsFiled)"]
            }
            return [show(row.pricePerShare, missing: missing) { $0.dollars }] + (range ?? [])
        case .ownedAfter:
            return [show(row.sharesOwnedFollowing) { $0.grouped }]
                + (row.valueOwnedFollowing.value.map { [$0.dollars] } ?? [])
        case .held: return held(row)
        case .exercisePrice: return row.derivative.map { [show($0.conversionOrExercisePrice) { $0.dollars }] } ?? []
        case .exercisable: return row.derivative.map { [show($0.exerciseDate) { $0.description }] } ?? []
        case .expires: return row.derivative.map { [show($0.expirationDate) { $0.description }] } ?? []
        case .underlying:
            guard let derivative = row.derivative else { return [] }
            let parts = [
                show(derivative.underlyingShares) { $0.grouped }, show(derivative.underlyingValue) { $0.dollars },
                show(derivative.underlyingTitle) { $0 },
            ]
            return [parts.filter { !$0.isEmpty }.joined(separator: " ")]
        }
    }

    private func code(of row: OwnershipRow, in form: OwnershipForm) -> Sheet.Cell {
        let marks = FootnoteMarks(row.codingFootnotes)
        let name = row.code.map { $0.value.description + ($0.value.meaning.map { " \($0)" } ?? "") }
        var lines = ["\(name ?? "unknown")\(marks)"]
        if form.plan(of: row) != nil { lines.append("10b5-1 plan") }
        if row.equitySwapInvolved?.value == true { lines.append("equity swap") }
        switch row.timeliness.value {
        case "L"?: lines.append("late")
        case "E"?: lines.append("early")
        default: break
        }
        return lines
    }

    private func held(_ row: OwnershipRow) -> Sheet.Cell {
        let nature = show(row.nature) { $0 }
        let marks = FootnoteMarks(row.ownership.footnotes)
        switch row.ownership.value {
        case .direct?: return ["direct\(marks)"] + (nature.isEmpty ? [] : [nature])
        case .indirect?: return [(nature.isEmpty ? "indirect" : "indirect: \(nature)") + "\(marks)"]
        case nil: return ["unknown\(marks)"]
        }
    }

    /// A leaf as a person reads it: the value, "see" with the note where the filer gave only a footnote, and its marks.
    private func show<Value>(_ leaf: Leaf<Value>, missing: String = "", _ text: (Value) -> String) -> String {
        let marks = FootnoteMarks(leaf.footnotes)
        if let value = leaf.value { return text(value) + "\(marks)" }
        return leaf.isFootnotedUnknown ? "see\(marks)" : missing
    }
}

/// ` ¹ ²` for the footnotes F1 and F2.
struct FootnoteMarks: CustomStringConvertible {
    let description: String

    init(_ notes: [FootnoteID]) { description = notes.map { " " + $0.mark.map(Self.raised).joined() }.joined() }

    private static func raised(_ character: Character) -> String {
        let digits: [Character] = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
        guard character.isASCII, let digit = character.wholeNumberValue else { return String(character) }
        return String(digits[digit])
    }
}
