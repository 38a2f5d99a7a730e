package import EDGAR

/// What somebody held of one security, in one way, after each line that says so.
package struct Position: Sendable {
    package let title: String
    package let isDerivative: Bool
    /// Direct, indirect, or not said.
    package let holding: OwnershipRow.Holding?
    /// "By trust": for what is held indirectly.
    package let nature: String?
    /// The oldest first; one of a day is the last of it.
    package private(set) var balances: [Balance]

    package struct Balance: Sendable {
        package let day: Day
        package let shares: Fact<Amount>
        package let line: InsiderLine
    }

    /// What is held now, as far as is known.
    package var latest: Balance? { balances.last }
}

extension Position {
    /// The positions in the lines of one set of owners, in the order they first came up.
    ///
    /// A position is known by the security's title, the way it is held and by whom; of its lines the last of the newest
    /// day counts, not the last row of a form.
    package static func all(in lines: [InsiderLine]) -> [Position] {
        var places: [Identity: Int] = [:]
        var positions: [Position] = []
        for line in lines {
            guard let shares = line.row.sharesOwnedFollowing.fact, let day = line.reportDay else { continue }
            let identity = Identity(line)
            let place = places[identity] ?? positions.count
            if place == positions.count {
                places[identity] = place
                positions.append(
                    Position(
                        title: line.row.securityTitle.value ?? "", isDerivative: line.isDerivative,
                        holding: line.row.ownership.value, nature: line.row.nature.value, balances: []))
            }
            positions[place].add(Balance(day: day, shares: shares, line: line))
        }
        return positions
    }

    private mutating func add(_ balance: Balance) {
        let place = balances.lastIndex { $0.day <= balance.day }.map { $0 + 1 } ?? 0
        if place > 0, balances[place - 1].day == balance.day {
            balances[place - 1] = balance
        } else {
            balances.insert(balance, at: place)
        }
    }

    private struct Identity: Hashable {
        let title: String
        let isDerivative: Bool
        let holding: OwnershipRow.Holding?
        let nature: String
        /// Derivatives of one title differ in their terms.
        let terms: [String]

        init(_ line: InsiderLine) {
            title = Self.plain(line.row.securityTitle.value)
            isDerivative = line.isDerivative
            holding = line.row.ownership.value
            nature = Self.plain(line.row.nature.value)
            let derivative = line.row.derivative
            terms = [
                derivative?.conversionOrExercisePrice.value?.reduced.description,
                derivative?.expirationDate.value?.description, derivative.map { Self.plain($0.underlyingTitle.value) },
            ].map { $0 ?? "" }
        }

        /// Capitals and white space tell no two securities apart.
        private static func plain(_ text: String?) -> String {
            (text ?? "").uppercased().split { $0.isWhitespace }.joined(separator: " ")
        }
    }
}

extension InsiderLine {
    /// The day for which a balance holds: of the transaction; of a holding, that of the report.
    fileprivate var reportDay: Day? {
        row.transactionDate.value ?? filing.ownership?.periodOfReport?.value ?? filing.filed?.value
    }
}
