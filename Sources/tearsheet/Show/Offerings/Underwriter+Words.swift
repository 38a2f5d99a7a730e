import EDGAR

/// What a bank of the syndicate is called by what it does.
extension Underwriter.Role {
    var words: String {
        switch self {
        case .bookrunner: "Book-runner"
        case .coManager: "Co-manager"
        case .underwriter: "Underwriter"
        case .placementAgent: "Placement agent"
        case .salesAgent: "Sales agent"
        case .sellingAgent: "Selling agent"
        case .dealerManager: "Dealer manager"
        case .initialPurchaser: "Initial purchaser"
        }
    }

    /// Whether the bank buys what it sells on.
    var isUnderwriting: Bool { self == .bookrunner || self == .coManager || self == .underwriter }
}
