/// Which family of banks a printed name belonged to when a deal was done, and which firm carries it on today.
///
/// `templates/banks.txt` is the list, compiled in; a user's file in the same format extends it. A family may end in a
/// year and be carried on by another, so that one alias serves all years: `Merrill Lynch` is its own family until 2008
/// and Bank of America from 2009.
package struct BankFamilies: Sendable {
    /// What a printed name stands for on a day.
    package struct Membership: Hashable, Sendable {
        /// The family as it was called at the time.
        package var family: String
        /// The family that carries it on today; nil when none does.
        package var today: String?

        package init(family: String, today: String?) {
            self.family = family
            self.today = today
        }
    }

    struct Family: Sendable {
        var name: String
        /// The last year it stood for itself.
        var until = Self.open
        /// The family behind it, as an index.
        var successor: Int?

        static let open: Int16 = .max
    }

    /// A family's claim to an alias in some years. The claims to one alias are a list, the strongest first.
    struct Claim: Sendable {
        var family: Int
        var years: ClosedRange<Int16>
        /// Holds for the name as it is, not for longer ones that begin with it.
        var isExact: Bool
        var next: Int?
    }

    var families: [Family] = []
    /// Families by the letters of their whole name.
    var familyIndices: [BankName.Key: Int] = [:]
    var claims: [Claim] = []
    /// The strongest claim by the letters of the alias.
    var claimIndices: [BankName.Key: Int] = [:]

    /// What was wrong in the file read last; its other lines hold.
    package internal(set) var problems: [BankFileProblem] = []

    package init() {}

    /// The list in `templates/banks.txt`, read when it is first asked for.
    package static let builtin = BankFamilies(parsing: PackageResources.banks_txt)

    package var count: Int { families.count }

    /// Who `name` belonged to on `day`, or who it belongs to today when no day is known; nil for a name no list has.
    ///
    /// The longest alias the name begins with decides, among those that hold in the year of the day.
    package func family(of name: String, on day: Day?) -> Membership? {
        var words = BankWords()
        words.read(name)
        return membership(of: words, in: day.map { Int16($0.year) })
    }

    /// Endings count where an alias has them: `Cabrera Capital Markets` begins with `Cabrera Capital`.
    private func membership(of words: BankWords, in year: Int16?) -> Membership? {
        var distinctive = words
        distinctive.dropEndings()
        var count = words.ends.count
        while count > 0 {
            var next = claimIndices[words.leading(count)]
            var found: Claim?
            while let index = next {
                let claim = claims[index]
                next = claim.next
                guard !claim.isExact || count == distinctive.ends.count else { continue }
                if let year {
                    guard claim.years.contains(year) else { continue }
                    found = claim
                    break
                }
                if found.map({ $0.years.upperBound < claim.years.upperBound }) ?? true { found = claim }
            }
            if let found { return membership(in: found.family, in: year) }
            count -= 1
        }
        return nil
    }

    /// Successors never lead back, so that both ways end.
    private func membership(in family: Int, in year: Int16?) -> Membership {
        var then = family
        while let successor = families[then].successor, year.map({ $0 > families[then].until }) ?? true {
            then = successor
        }
        var today = then
        while let successor = families[today].successor { today = successor }
        let isOver = families[today].until != Family.open
        return Membership(family: families[then].name, today: isOver ? nil : families[today].name)
    }
}
