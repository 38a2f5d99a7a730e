package import EDGAR

/// What insiders bought and sold for value: lines coded P and S, each block once.
package struct OpenMarket: Sendable {
    package private(set) var bought = Amount.zero
    package private(set) var sold = Amount.zero
    /// Of what was sold, under plans of Rule 10b5-1.
    package private(set) var soldUnderPlans = Amount.zero
    package private(set) var boughtValue = Amount.zero
    package private(set) var soldValue = Amount.zero
    package private(set) var soldUnderPlansValue = Amount.zero
    /// Lines without shares or without a price in figures, which the values leave out.
    package private(set) var unpriced = 0
    package private(set) var lines = 0

    package init(_ lines: [InsiderLine]) {
        for line in lines where line.isOpenMarket { add(line) }
    }

    /// Purchases less sales, in shares; nil beyond what can be added up.
    package var net: Amount? { bought.minus(sold) }

    /// The same without sales that were planned before.
    package var discretionary: Amount? { net?.plus(soldUnderPlans) }

    private mutating func add(_ line: InsiderLine) {
        lines += 1
        let value = line.value
        if value == nil { unpriced += 1 }
        guard let shares = line.row.shares.value else { return }
        if line.row.code?.value == .purchase {
            bought = bought.plus(shares) ?? bought
            boughtValue = value.flatMap { boughtValue.plus($0) } ?? boughtValue
        } else {
            sold = sold.plus(shares) ?? sold
            soldValue = value.flatMap { soldValue.plus($0) } ?? soldValue
            guard line.isPlanned == true else { return }
            soldUnderPlans = soldUnderPlans.plus(shares) ?? soldUnderPlans
            soldUnderPlansValue = value.flatMap { soldUnderPlansValue.plus($0) } ?? soldUnderPlansValue
        }
    }
}

extension [InsiderLine] {
    /// Each block once.
    ///
    /// Members of a chain of ownership report the same block, each on a form of its own: the fund that holds it, and
    /// those who hold the fund. Lines of forms of different owners that agree in everything else are one block, unless
    /// both are held directly: no share is. On one form, and of one owner, they are as many as there are.
    package var withoutChains: [InsiderLine] {
        var kept: [Block: [Reporting]] = [:]
        var result: [InsiderLine] = []
        for line in self {
            guard let block = Block(line) else {
                result.append(line)
                continue
            }
            let owners = line.filing.ownerKeys
            let isDirect = line.row.ownership.value == .direct
            var reports = kept[block, default: []]
            let own = reports.firstIndex { $0.owners == owners } ?? reports.count
            if own == reports.count { reports.append(Reporting(owners: owners)) }
            reports[own].count += 1
            reports[own].isDirect = reports[own].isDirect || isDirect
            kept[block] = reports
            let isOthers = reports.contains { other in
                other.owners.isDisjoint(with: owners) && other.count >= reports[own].count
                    && !(other.isDirect && isDirect)
            }
            if !isOthers { result.append(line) }
        }
        return result
    }
}

/// Who reports a block, and how often so far.
private struct Reporting {
    let owners: Set<String>
    var count = 0
    var isDirect = false
}

/// What two lines must agree in to be the same block.
private struct Block: Hashable {
    let day: Day
    let title: String
    let code: String
    let shares: Amount
    let price: Amount?
    let isDerivative: Bool

    init?(_ line: InsiderLine) {
        guard line.row.kind == .transaction, let day = line.row.transactionDate.value,
            let shares = line.row.shares.value, let code = line.row.code?.value
        else { return nil }
        self.day = day
        self.shares = shares
        self.code = code.description
        title = (line.row.securityTitle.value ?? "").uppercased()
        price = line.row.pricePerShare.value
        isDerivative = line.isDerivative
    }
}
