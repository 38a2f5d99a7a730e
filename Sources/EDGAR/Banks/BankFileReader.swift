/// Walks through the lines of a list of bank families and adds them to those there are.
struct BankFileReader {
    private(set) var families: BankFamilies
    /// Claims from here on are of this file; those before it give way.
    private let firstClaim: Int
    /// The line that opens each family in this file.
    private var lines: [Int: Int] = [:]
    private var newFamilies: [(index: Int, name: BankName)] = []
    private var endings: [Ending] = []
    /// The families that have one.
    private var ended: Set<Int> = []
    private var current: Int?
    private var line = 0
    private var unreported = 0

    private struct Ending {
        var family: Int
        var line: Int
        var until: Int16?
        var successor: String?
    }

    private enum Limits {
        static let line = 300
        static let problems = 100
    }

    init(extending families: BankFamilies) {
        self.families = families
        self.families.problems = []
        firstClaim = families.claims.count
    }

    /// Room for a list as long as ours, which is read in half the time when it need not move.
    private mutating func reserve(_ bytes: Int) {
        guard bytes < 100_000 else { return }
        families.families.reserveCapacity(families.families.count + bytes / 40)
        families.claims.reserveCapacity(families.claims.count + bytes / 30)
        families.familyIndices.reserveCapacity(families.familyIndices.count + bytes / 40)
        families.claimIndices.reserveCapacity(families.claimIndices.count + bytes / 30)
    }

    mutating func read(_ bytes: [UInt8]) {
        reserve(bytes.count)
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var start = bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0
        while start < bytes.count {
            line += 1
            let end = bytes.lineEnd(from: start, before: bytes.count)
            readLine(bytes, start..<end)
            start = end + 1
        }
        // Behind all lines, as a name may be claimed and a successor may stand further down.
        for family in newFamilies { claimOwnName(family.name, of: family.index) }
        for ending in endings { resolve(ending) }
        if unreported > 0 { families.problems.append(BankFileProblem(line: line, reason: .moreProblems(unreported))) }
    }

    private mutating func report(_ reason: BankFileProblem.Reason) {
        if families.problems.count < Limits.problems {
            families.problems.append(BankFileProblem(line: line, reason: reason))
        } else {
            unreported += 1
        }
    }

    private mutating func readLine(_ bytes: [UInt8], _ range: Range<Int>) {
        // A remark begins a line or stands behind a space.
        var end = range.lowerBound
        while end < range.upperBound {
            if bytes[end] == UInt8(ascii: "#"), end == range.lowerBound || bytes[end - 1].isWhitespace { break }
            end += 1
        }
        let text = bytes.trimmed(range.lowerBound..<end)
        guard !text.isEmpty else { return }
        let isFamily = !bytes[range.lowerBound].isWhitespace
        // The lines below a family that cannot be read are not of the family above it.
        if isFamily { current = nil }
        guard text.count <= Limits.line else { return report(.lineTooLong(limit: Limits.line)) }
        guard !text.contains(where: { bytes[$0] < .space && bytes[$0] != .tab }),
            text.allSatisfy({ bytes[$0] < 0x80 }) || String(validating: bytes[text], as: UTF8.self) != nil
        else { return report(.notText) }
        if isFamily {
            openFamily(String(decoding: bytes[text], as: UTF8.self))
        } else if let current {
            add(BankFileLine(bytes, in: text), to: current)
        } else {
            report(.aliasWithoutFamily)
        }
    }

    private mutating func openFamily(_ text: String) {
        let name = BankName(text)
        guard !name.isEmpty else { return report(.noName) }
        let index: Int
        if let known = families.familyIndices[name.key] {
            if let other = lines[known] { return report(.familyTwice(text, otherLine: other)) }
            index = known
        } else {
            index = families.families.count
            families.families.append(.init(name: text))
            families.familyIndices[name.key] = index
            newFamilies.append((index, name))
        }
        lines[index] = line
        current = index
    }

    private mutating func add(_ line: BankFileLine, to family: Int) {
        switch line {
        case .flawed(let reason): report(reason)
        case .ending(let until, let successor):
            guard ended.insert(family).inserted else { return report(.successorTwice) }
            endings.append(Ending(family: family, line: self.line, until: until, successor: successor))
        case .alias(let name, let text, let years, let isExact):
            claim(name, text: text, years: years, isExact: isExact, for: family)
        }
    }

    // MARK: Claims

    /// A new family goes by its own name, unless the file says in which years or how exactly it does.
    private mutating func claimOwnName(_ name: BankName, of family: Int) {
        line = lines[family] ?? line
        var next = families.claimIndices[name.key]
        while let index = next, index >= firstClaim {
            if families.claims[index].family == family { return }
            next = families.claims[index].next
        }
        guard name.ends.count > 1 || !name.isCommon else { return }
        claim(name, text: families.families[family].name, years: .min ... .max, isExact: false, for: family)
    }

    private mutating func claim(
        _ name: BankName, text: String, years: ClosedRange<Int16>, isExact: Bool, for family: Int
    ) {
        let head = families.claimIndices[name.key]
        var next = head
        while let index = next, index >= firstClaim {
            let other = families.claims[index]
            if other.family != family, other.years.overlaps(years) {
                return report(.aliasTwice(text, family: families.families[other.family].name))
            }
            next = other.next
        }
        families.claimIndices[name.key] = families.claims.count
        families.claims.append(.init(family: family, years: years, isExact: isExact, next: head))
    }

    // MARK: What became of a family

    private mutating func resolve(_ ending: Ending) {
        line = ending.line
        var index: Int?
        if let name = ending.successor {
            guard let found = families.familyIndices[BankName(name).key] else {
                return report(.unknownSuccessor(name))
            }
            // A way that leads back would have no end.
            var next: Int? = found
            while let step = next {
                if step == ending.family { return report(.ownSuccessor(families.families[step].name)) }
                next = families.families[step].successor
            }
            index = found
        }
        families.families[ending.family].until = ending.until ?? BankFamilies.Family.open
        families.families[ending.family].successor = index
    }
}
