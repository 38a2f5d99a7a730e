/// Forms 3, 4 and 5 from the SEC's ownership XML.
extension OwnershipForm {
    package init(xml bytes: [UInt8], in range: Range<Int>, problems: inout [Problem]) {
        let tree = ElementTree(parsing: bytes, in: range, problems: &problems)
        var reader = OwnershipXMLReader(tree)
        self.init(&reader)
        problems += reader.problems
    }

    private init(_ reader: inout OwnershipXMLReader) {
        guard !reader.tree.nodes.isEmpty else { return }
        let root = 0
        readFootnotes(&reader, root)
        reader.expectFootnotes(footnotes.map(\.id))

        documentType = reader.text(root, .documentType).map { Fact(FormType($0.value), at: $0.source.bytes) }
        schemaVersion = reader.text(root, .schemaVersion)
        periodOfReport = reader.day(root, .periodOfReport)
        dateOfOriginalSubmission = reader.day(root, .dateOfOriginalSubmission)
        noSecuritiesOwned = reader.flag(root, .noSecuritiesOwned)
        notSubjectToSection16 = reader.flag(root, .notSubjectToSection16)
        form3HoldingsReported = reader.flag(root, .form3HoldingsReported)
        form4TransactionsReported = reader.flag(root, .form4TransactionsReported)
        aff10b5One = reader.flag(root, .aff10b5One)
        remarks = reader.text(root, .remarks)

        for child in reader.tree.children(of: root) {
            switch reader.tree.nodes[child].element {
            case .issuer where issuer.cik == nil && issuer.name == nil:
                issuer.cik = reader.cik(child, .issuerCik)
                issuer.name = reader.text(child, .issuerName)
                issuer.symbol = reader.text(child, .issuerTradingSymbol)
                issuer.foreignSymbol = reader.text(child, .issuerForeignTradingSymbol)
            case .reportingOwner:
                guard reader.hasRoom(owners.count, Limits.owners, .reportingOwner, child) else { continue }
                owners.append(ReportingOwner(&reader, child))
            case .nonDerivativeTable: readRows(&reader, child, isDerivative: false)
            case .derivativeTable: readRows(&reader, child, isDerivative: true)
            case .ownerSignature:
                guard reader.hasRoom(signatures.count, Limits.signatures, .ownerSignature, child) else { continue }
                signatures.append(
                    Signature(name: reader.text(child, .signatureName), date: reader.day(child, .signatureDate)))
            default: continue
            }
        }
        tellUnreadElements(&reader)
        let start = reader.tree.tagStart(of: root)
        if documentType == nil { reader.problems.append(Problem(.missing("documentType"), at: start)) }
        if issuer.cik == nil { reader.problems.append(Problem(.missing("issuerCik"), at: start)) }
        if owners.isEmpty { reader.problems.append(Problem(.missing("reportingOwner"), at: start)) }
    }

    /// What the schema does not know, or does not know there, is not read; each such name is told once.
    private func tellUnreadElements(_ reader: inout OwnershipXMLReader) {
        var told: Set<String> = []
        for (index, node) in reader.tree.nodes.enumerated() where told.count < 20 {
            if let element = node.element {
                let parent = node.parent >= 0 ? reader.tree.nodes[Int(node.parent)].element : nil
                if !element.isRepeatable, node.parent >= 0, !told.contains(element.rawValue),
                    element.belongs(in: parent),
                    reader.tree.child(of: Int(node.parent), element) != index
                {
                    told.insert(element.rawValue)
                    reader.problems.append(
                        Problem(.repeatedElement(element.rawValue), at: reader.tree.tagStart(of: index)))
                }
                // Within what is unknown or misplaced nothing is read, and that has been told.
                guard node.parent < 0 || parent != nil, !element.belongs(in: parent),
                    told.insert(element.rawValue).inserted
                else { continue }
                reader.problems.append(
                    Problem(.misplacedElement(element.rawValue), at: reader.tree.tagStart(of: index)))
                continue
            }
            let name = reader.tree.bytes.words(in: node.name.bytes.prefix(60))
            if told.insert(name).inserted {
                reader.problems.append(Problem(.unknownElement(name), at: reader.tree.tagStart(of: index)))
            }
        }
    }

    private mutating func readFootnotes(_ reader: inout OwnershipXMLReader, _ root: ElementTree.Index) {
        guard let group = reader.tree.child(of: root, .footnotes) else { return }
        for node in reader.tree.children(of: group) where reader.tree.nodes[node].element == .footnote {
            guard let id = reader.id(of: node) else {
                reader.problems.append(Problem(.footnoteWithoutID, at: reader.tree.tagStart(of: node)))
                continue
            }
            guard reader.hasRoom(footnotes.count, Limits.footnotes, .footnote, node)
            else {
                continue
            }
            if footnote(id) != nil {
                reader.problems.append(Problem(.repeatedFootnote(id.description), at: reader.tree.tagStart(of: node)))
            }
            let bytes = reader.tree.bytes
            let range = bytes.trimmed(reader.tree.nodes[node].content.bytes)
            footnotes.append(Footnote(id: id, text: Fact(bytes.words(in: range), at: range), in: bytes))
        }
    }

    private mutating func readRows(_ reader: inout OwnershipXMLReader, _ table: ElementTree.Index, isDerivative: Bool) {
        for node in reader.tree.children(of: table) {
            let kind: OwnershipRow.Kind
            switch reader.tree.nodes[node].element {
            case .nonDerivativeTransaction where !isDerivative, .derivativeTransaction where isDerivative:
                kind = .transaction
            case .nonDerivativeHolding where !isDerivative, .derivativeHolding where isDerivative:
                kind = .holding
            default: continue
            }
            let count = isDerivative ? derivative.count : nonDerivative.count
            guard reader.hasRoom(count, Limits.rows, reader.tree.nodes[table].element, node) else { return }
            let row = OwnershipRow(&reader, node, kind: kind, isDerivative: isDerivative)
            if isDerivative { derivative.append(row) } else { nonDerivative.append(row) }
        }
    }
}

extension ReportingOwner {
    fileprivate init(_ reader: inout OwnershipXMLReader, _ node: ElementTree.Index) {
        let identity = reader.tree.child(of: node, .reportingOwnerId)
        cik = reader.cik(identity, .rptOwnerCik)
        name = reader.text(identity, .rptOwnerName)
        let place = reader.tree.child(of: node, .reportingOwnerAddress)
        address.street1 = reader.text(place, .rptOwnerStreet1)
        address.street2 = reader.text(place, .rptOwnerStreet2)
        address.city = reader.text(place, .rptOwnerCity)
        address.state = reader.text(place, .rptOwnerState)
        address.zip = reader.text(place, .rptOwnerZipCode)
        address.stateDescription = reader.text(place, .rptOwnerStateDescription)
        address.territory = reader.text(place, .rptOwnerNonUSStateTerritory)
        address.country = reader.text(place, .rptOwnerCountry)
        guard let relationship = reader.tree.child(of: node, .reportingOwnerRelationship) else { return }
        isDirector = reader.box(relationship, .isDirector)
        isOfficer = reader.box(relationship, .isOfficer)
        isTenPercentOwner = reader.box(relationship, .isTenPercentOwner)
        isOther = reader.box(relationship, .isOther)
        officerTitle = reader.text(relationship, .officerTitle)
        otherText = reader.text(relationship, .otherText)
    }
}

extension OwnershipXMLReader {
    /// A box of the relationship group. The schema's default for a box that is left out is "not checked"; the
    /// group itself is the place where that is said.
    fileprivate mutating func box(_ group: ElementTree.Index, _ element: OwnershipElement) -> Fact<Bool>? {
        if tree.child(of: group, element) != nil { return flag(group, element) }
        return Fact(false, at: tree.nodes[group].name.bytes)
    }
}

extension OwnershipRow {
    fileprivate init(
        _ reader: inout OwnershipXMLReader, _ node: ElementTree.Index, kind: Kind, isDerivative: Bool
    ) {
        self.init(kind: kind, isDerivative: isDerivative)
        securityTitle = reader.textLeaf(node, .securityTitle)
        transactionDate = reader.dayLeaf(node, .transactionDate)
        deemedExecutionDate = reader.dayLeaf(node, .deemedExecutionDate)
        timeliness = reader.textLeaf(node, .transactionTimeliness)

        if let coding = reader.tree.child(of: node, .transactionCoding) {
            formType = reader.text(coding, .transactionFormType).map { Fact(FormType($0.value), at: $0.source.bytes) }
            code = reader.text(coding, .transactionCode).map { Fact(TransactionCode($0.value), at: $0.source.bytes) }
            equitySwapInvolved = reader.flag(coding, .equitySwapInvolved)
            codingFootnotes = reader.footnotes(of: coding)
        } else if kind == .transaction {
            reader.problems.append(Problem(.missing("transactionCoding"), at: reader.tree.tagStart(of: node)))
        }

        let amounts = reader.tree.child(of: node, .transactionAmounts)
        shares = reader.amountLeaf(amounts, .transactionShares)
        totalValue = reader.amountLeaf(amounts, .transactionTotalValue)
        pricePerShare = reader.amountLeaf(amounts, .transactionPricePerShare)
        acquiredDisposed = reader.codeLeaf(amounts, .transactionAcquiredDisposedCode, as: AcquiredDisposed.self)

        let after = reader.tree.child(of: node, .postTransactionAmounts)
        sharesOwnedFollowing = reader.amountLeaf(after, .sharesOwnedFollowingTransaction)
        valueOwnedFollowing = reader.amountLeaf(after, .valueOwnedFollowingTransaction)

        let held = reader.tree.child(of: node, .ownershipNature)
        ownership = reader.codeLeaf(held, .directOrIndirectOwnership, as: Holding.self)
        nature = reader.textLeaf(held, .natureOfOwnership)

        guard isDerivative else { return }
        var columns = Derivative()
        columns.conversionOrExercisePrice = reader.amountLeaf(node, .conversionOrExercisePrice)
        columns.exerciseDate = reader.dayLeaf(node, .exerciseDate)
        columns.expirationDate = reader.dayLeaf(node, .expirationDate)
        let underlying = reader.tree.child(of: node, .underlyingSecurity)
        columns.underlyingTitle = reader.textLeaf(underlying, .underlyingSecurityTitle)
        columns.underlyingShares = reader.amountLeaf(underlying, .underlyingSecurityShares)
        columns.underlyingValue = reader.amountLeaf(underlying, .underlyingSecurityValue)
        derivative = columns
    }
}
