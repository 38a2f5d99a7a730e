/// How much one archive may still unpack to, whatever it is packed in and however often.
final class Budget {
    let limits: Intake.Limits
    private let packed: ByteStream
    private var unpacked = 0

    init(_ limits: Intake.Limits, packed: ByteStream) {
        self.limits = limits
        self.packed = packed
    }

    func charge(_ count: Int) throws(IntakeProblem) {
        unpacked += count
        guard unpacked <= limits.archiveBytes else { throw .unpacksToTooMuch(limit: limits.archiveBytes) }
        guard unpacked > limits.ratioFloor else { return }
        // The size of the file where it is known: members that overlap make one byte be read many times.
        let size = max(packed.expected ?? packed.pulled, 1)
        guard unpacked / size <= limits.ratio else { throw .suspiciousRatio(limit: limits.ratio) }
    }
}
