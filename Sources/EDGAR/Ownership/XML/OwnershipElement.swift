/// The elements of the SEC's ownership XML, under their own names.
package enum OwnershipElement: String, CaseIterable, Sendable {
    case ownershipDocument, schemaVersion, documentType, periodOfReport, dateOfOriginalSubmission, noSecuritiesOwned
    case notSubjectToSection16, form3HoldingsReported, form4TransactionsReported, aff10b5One

    case issuer, issuerCik, issuerName, issuerTradingSymbol, issuerForeignTradingSymbol

    case reportingOwner, reportingOwnerId, rptOwnerCik, rptOwnerCcc, rptOwnerName
    case reportingOwnerAddress, rptOwnerStreet1, rptOwnerStreet2, rptOwnerCity, rptOwnerState, rptOwnerZipCode
    case rptOwnerStateDescription, rptOwnerGoodAddress, rptOwnerNonUSAddressFlag, rptOwnerNonUSStateTerritory
    case rptOwnerCountry
    case reportingOwnerRelationship, isDirector, isOfficer, isTenPercentOwner, isOther, officerTitle, otherText

    case nonDerivativeTable, nonDerivativeTransaction, nonDerivativeHolding
    case derivativeTable, derivativeTransaction, derivativeHolding
    case securityTitle, transactionDate, deemedExecutionDate
    case transactionCoding, transactionFormType, transactionCode, equitySwapInvolved, transactionTimeliness
    case transactionAmounts, transactionShares, transactionTotalValue, transactionPricePerShare
    case transactionAcquiredDisposedCode
    case postTransactionAmounts, sharesOwnedFollowingTransaction, valueOwnedFollowingTransaction
    case ownershipNature, directOrIndirectOwnership, natureOfOwnership
    case conversionOrExercisePrice, exerciseDate, expirationDate
    case underlyingSecurity, underlyingSecurityTitle, underlyingSecurityShares, underlyingSecurityValue

    case value, footnoteId, footnotes, footnote, remarks, ownerSignature, signatureName, signatureDate

    /// Whether the schema lets the element stand several times in a row; of any other the first is read.
    var isRepeatable: Bool {
        switch self {
        case .reportingOwner, .nonDerivativeTransaction, .nonDerivativeHolding, .derivativeTransaction,
            .derivativeHolding, .footnoteId, .footnote, .ownerSignature:
            true
        default: false
        }
    }

    /// Whether the schema has the element in `parent`: elsewhere nobody would look for it.
    func belongs(in parent: OwnershipElement?) -> Bool {
        switch self {
        case .ownershipDocument: parent == nil
        case .schemaVersion, .documentType, .periodOfReport, .dateOfOriginalSubmission, .noSecuritiesOwned,
            .notSubjectToSection16, .form3HoldingsReported, .form4TransactionsReported, .aff10b5One, .issuer,
            .reportingOwner, .nonDerivativeTable, .derivativeTable, .footnotes, .remarks, .ownerSignature:
            parent == .ownershipDocument
        case .issuerCik, .issuerName, .issuerTradingSymbol, .issuerForeignTradingSymbol: parent == .issuer
        case .reportingOwnerId, .reportingOwnerAddress, .reportingOwnerRelationship: parent == .reportingOwner
        case .rptOwnerCik, .rptOwnerCcc, .rptOwnerName: parent == .reportingOwnerId
        case .rptOwnerStreet1, .rptOwnerStreet2, .rptOwnerCity, .rptOwnerState, .rptOwnerZipCode,
            .rptOwnerStateDescription, .rptOwnerGoodAddress, .rptOwnerNonUSAddressFlag, .rptOwnerNonUSStateTerritory,
            .rptOwnerCountry:
            parent == .reportingOwnerAddress
        case .isDirector, .isOfficer, .isTenPercentOwner, .isOther, .officerTitle, .otherText:
            parent == .reportingOwnerRelationship
        case .nonDerivativeTransaction, .nonDerivativeHolding: parent == .nonDerivativeTable
        case .derivativeTransaction, .derivativeHolding: parent == .derivativeTable
        case .securityTitle, .transactionDate, .deemedExecutionDate, .transactionCoding, .transactionTimeliness,
            .transactionAmounts, .postTransactionAmounts, .ownershipNature:
            parent?.isRow == true
        case .conversionOrExercisePrice, .exerciseDate, .expirationDate, .underlyingSecurity:
            parent == .derivativeTransaction || parent == .derivativeHolding
        case .transactionFormType, .transactionCode, .equitySwapInvolved: parent == .transactionCoding
        case .transactionShares, .transactionTotalValue, .transactionPricePerShare, .transactionAcquiredDisposedCode:
            parent == .transactionAmounts
        case .sharesOwnedFollowingTransaction, .valueOwnedFollowingTransaction: parent == .postTransactionAmounts
        case .directOrIndirectOwnership, .natureOfOwnership: parent == .ownershipNature
        case .underlyingSecurityTitle, .underlyingSecurityShares, .underlyingSecurityValue:
            parent == .underlyingSecurity
        case .value, .footnoteId: parent?.isLeaf == true || (self == .footnoteId && parent == .transactionCoding)
        case .footnote: parent == .footnotes
        case .signatureName, .signatureDate: parent == .ownerSignature
        }
    }

    private var isRow: Bool {
        switch self {
        case .nonDerivativeTransaction, .nonDerivativeHolding, .derivativeTransaction, .derivativeHolding: true
        default: false
        }
    }

    /// Whether the element is a value that footnotes may stand on.
    private var isLeaf: Bool {
        switch self {
        case .securityTitle, .transactionDate, .deemedExecutionDate, .transactionTimeliness, .transactionShares,
            .transactionTotalValue, .transactionPricePerShare, .transactionAcquiredDisposedCode,
            .sharesOwnedFollowingTransaction, .valueOwnedFollowingTransaction, .directOrIndirectOwnership,
            .natureOfOwnership, .conversionOrExercisePrice, .exerciseDate, .expirationDate, .underlyingSecurityTitle,
            .underlyingSecurityShares, .underlyingSecurityValue:
            true
        default: false
        }
    }

    static let table = NameTable<OwnershipElement>(allCases.map { ($0.rawValue, $0) })
}
