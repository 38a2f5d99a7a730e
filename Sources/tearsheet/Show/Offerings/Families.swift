import EDGAR

/// The houses that banks belong to, as a user's templates have them: `banks.txt` there adds to the list that is built in,
/// and wins where both know a name.
struct Families {
    private let banks: BankFamilies

    /// Reads the list in `folder`, where one is named; what is wrong with it is told, and the rest of it holds.
    init(templates folder: String?, _ log: inout MessageLog) {
        guard let folder else {
            banks = .builtin
            return
        }
        let path = folder + (folder.hasSuffix("/") ? "" : "/") + "banks.txt"
        var extended = BankFamilies.builtin
        Intake().visit([path]) { item in
            switch item {
            case .file(let file):
                extended = extended.extended(by: file.bytes)
                log.tell(
                    extended.problems.map { Problem(.bankList($0), at: file.bytes.offset(ofLine: $0.line)) },
                    path: file.path,
                    bytes: file.bytes)
            case .problem(let path, let problem): log.tell(problem, path: path)
            }
        }
        banks = extended
    }

    /// `Morgan Stanley`, or `Merrill Lynch, now Bank of America` for a name of another time.
    func family(of name: String, on day: Day?) -> String? {
        guard let found = banks.family(of: name, on: day) else { return nil }
        guard let today = found.today, today != found.family else { return found.family }
        return "\(found.family), now \(today)"
    }
}

extension [UInt8] {
    /// Where a line begins, counted from 1.
    fileprivate func offset(ofLine line: Int) -> Int {
        var left = line - 1
        for (index, byte) in enumerated() {
            if left <= 0 { return index }
            if byte == UInt8(ascii: "\n") { left -= 1 }
        }
        return count
    }
}
