/// The elements of the SEC's ownership XML, under their own names.
enum OwnershipElement: String, CaseIterable, Sendable {
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

    static let table = NameTable<OwnershipElement>(allCases.map { ($0.rawValue, $0) })
}
