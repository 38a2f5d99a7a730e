package import EDGAR

/// When a line was due, and when it was filed: Section 16(a)(2)(C) and Rule 16a-3.
package struct Lateness: Sendable {
    package let transaction: Day
    package let due: Day
    package let filed: Day

    package var isLate: Bool { filed > due }

    /// How many business days after the last one on which it would have been in time.
    package var businessDays: Int { BusinessDays.count(after: due, through: filed) }
}

extension InsiderLine {
    /// Nil where the rule asks for something else, or is not known: a holding, a line that Form 5 asks for, a form
    /// before August 29, 2002, an amendment, a date that is missing or impossible.
    package var lateness: Lateness? {
        guard row.kind == .transaction, let filed = filing.filed?.value, let transaction = row.transactionDate.value,
            filing.ownership?.documentType?.value == .four, row.formType?.value != .five,
            row.timeliness.value?.uppercased() != "E", let start = Self.twoDayRule, transaction >= start,
            transaction <= filed
        else { return nil }
        // Where the filer learned of the execution later, that day counts (Rule 16a-3(g)), three business days at most.
        var day = transaction
        if let deemed = row.deemedExecutionDate.value, deemed > transaction, deemed <= filed {
            day = min(deemed, BusinessDays.day(3, after: transaction) ?? deemed)
        }
        guard let due = BusinessDays.day(2, after: day) else { return nil }
        return Lateness(transaction: transaction, due: due, filed: filed)
    }

    /// The Sarbanes-Oxley Act gave two business days instead of a month.
    private static let twoDayRule = Day(year: 2002, month: 8, day: 29)
}
