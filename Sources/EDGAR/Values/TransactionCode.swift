/// The code of a transaction on Forms 4 and 5 (General Instruction 8). An open set: a code that is not in
/// the list passes through and is shown as it is.
package struct TransactionCode: Hashable, Sendable, CustomStringConvertible {
    package let description: String

    package init(_ code: String) { description = code }

    package static let purchase = TransactionCode("P")
    package static let sale = TransactionCode("S")

    /// A purchase or sale for value, on the open market or private: the only codes that say what an insider
    /// thought the shares were worth.
    package var isOpenMarketOrPrivate: Bool { self == .purchase || self == .sale }

    /// What the code says, for people.
    package var meaning: String? {
        switch description {
        case "P": "Purchase"
        case "S": "Sale"
        case "A": "Grant or award"
        case "D": "Disposition to the issuer"
        case "F": "Withheld for price or tax"
        case "I": "Discretionary transaction"
        case "M": "Exercise or conversion"
        case "C": "Conversion"
        case "E": "Expiry of short position"
        case "H": "Expiry of long position"
        case "O": "Exercise, out of the money"
        case "X": "Exercise, in the money"
        case "G": "Gift"
        case "L": "Small acquisition"
        case "W": "Will or descent"
        case "Z": "Voting trust"
        case "J": "Other"
        case "U": "Tender in change of control"
        default: nil
        }
    }
}
