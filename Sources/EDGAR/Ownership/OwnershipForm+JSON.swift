/// Forms 3, 4 and 5 as JSON, under the names of the SEC's ownership XML.
extension OwnershipForm {
    func write(to writer: inout FactsWriter) {
        writer.word("documentType", documentType)
        writer.text("schemaVersion", schemaVersion)
        writer.day("periodOfReport", periodOfReport)
        writer.day("dateOfOriginalSubmission", dateOfOriginalSubmission)
        writer.flag("noSecuritiesOwned", noSecuritiesOwned)
        writer.flag("notSubjectToSection16", notSubjectToSection16)
        writer.flag("form3HoldingsReported", form3HoldingsReported)
        writer.flag("form4TransactionsReported", form4TransactionsReported)
        writer.flag("aff10b5One", aff10b5One)
        writer.list("owners", owners) { writer, owner in owner.write(to: &writer) }
        writer.list("nonDerivative", nonDerivative) { writer, row in write(row, to: &writer) }
        writer.list("derivative", derivative) { writer, row in write(row, to: &writer) }
        writer.list("footnotes", footnotes) { writer, footnote in
            writer.json.key("id")
            writer.json.string(footnote.id.description)
            writer.text("text", footnote.text)
        }
        writer.text("remarks", remarks)
        writer.list("signatures", signatures) { writer, signature in
            writer.text("name", signature.name)
            writer.day("date", signature.date)
        }
    }

    private func write(_ row: OwnershipRow, to writer: inout FactsWriter) {
        writer.json.key("kind")
        writer.json.string(row.kind.rawValue)
        writer.text("securityTitle", row.securityTitle)
        writer.day("transactionDate", row.transactionDate)
        writer.day("deemedExecutionDate", row.deemedExecutionDate)
        writer.word("formType", row.formType)
        writer.word("code", row.code)
        writer.flag("equitySwapInvolved", row.equitySwapInvolved)
        writer.strings("codingFootnotes", row.codingFootnotes.map(\.description))
        writer.text("timeliness", row.timeliness)
        writer.amount("shares", row.shares)
        writer.amount("totalValue", row.totalValue)
        writer.amount("pricePerShare", row.pricePerShare)
        writer.code("acquiredDisposed", row.acquiredDisposed)
        writer.amount("sharesOwnedFollowing", row.sharesOwnedFollowing)
        writer.amount("valueOwnedFollowing", row.valueOwnedFollowing)
        writer.code("ownership", row.ownership)
        writer.text("nature", row.nature)
        if let derivative = row.derivative {
            writer.amount("conversionOrExercisePrice", derivative.conversionOrExercisePrice)
            writer.day("exerciseDate", derivative.exerciseDate)
            writer.day("expirationDate", derivative.expirationDate)
            writer.text("underlyingTitle", derivative.underlyingTitle)
            writer.amount("underlyingShares", derivative.underlyingShares)
            writer.amount("underlyingValue", derivative.underlyingValue)
        }
        // What the row's footnotes tell about it.
        if let plan = plan(of: row) {
            writer.object("plan") { writer in
                writer.remember(plan.source)
                writer.day("adopted", plan.adopted)
            }
        } else {
            writer.json.key("plan")
            writer.json.null()
        }
        if let range = priceRange(of: row) {
            writer.object("priceRange") { writer in
                writer.amount("low", range.low)
                writer.amount("high", range.high)
            }
        } else {
            writer.json.key("priceRange")
            writer.json.null()
        }
    }
}

extension ReportingOwner {
    fileprivate func write(to writer: inout FactsWriter) {
        writer.word("cik", cik)
        writer.text("name", name)
        writer.json.key("displayName")
        if let name { writer.json.string(PersonName.display(name.value)) } else { writer.json.null() }
        writer.flag("isDirector", isDirector)
        writer.flag("isOfficer", isOfficer)
        writer.flag("isTenPercentOwner", isTenPercentOwner)
        writer.flag("isOther", isOther)
        writer.text("officerTitle", officerTitle)
        writer.text("otherText", otherText)
        writer.object("address") { writer in
            writer.text("street1", address.street1)
            writer.text("street2", address.street2)
            writer.text("city", address.city)
            writer.text("state", address.state)
            writer.text("zip", address.zip)
            writer.text("stateDescription", address.stateDescription)
            writer.text("territory", address.territory)
            writer.text("country", address.country)
        }
    }
}
