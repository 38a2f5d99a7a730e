/// Gives a stream to C code that asks for blocks, and keeps what went wrong while that code is in between.
@safe final class Feed {
    let stream: ByteStream
    private(set) var failure: IntakeProblem?
    /// How much may be asked for before the first entry, which bounds the list of a zip's members.
    var allowance: Int
    private let limit: Int
    private var block = unsafe UnsafeMutableBufferPointer<UInt8>(start: nil, count: 0)

    init(_ stream: ByteStream, allowance: Int) {
        self.stream = stream
        self.allowance = allowance
        limit = allowance
    }

    deinit { unsafe block.deallocate() }

    /// What C code was given to hand back.
    var pointer: UnsafeMutableRawPointer { unsafe Unmanaged.passUnretained(self).toOpaque() }

    static func at(_ pointer: UnsafeMutableRawPointer?) -> Feed? {
        unsafe pointer.map { unsafe Unmanaged<Feed>.fromOpaque($0).takeUnretainedValue() }
    }

    func read(_ start: UnsafeMutablePointer<UnsafeRawPointer?>?) -> Int {
        do throws(IntakeProblem) {
            let bytes = try stream.next()
            allowance -= bytes.count
            guard allowance >= 0 else { throw .directoryTooLarge(limit: limit) }
            // A block stays in use until the next one is asked for.
            unsafe block.deallocate()
            unsafe block = .allocate(capacity: bytes.count)
            _ = unsafe block.initialize(from: bytes)
            unsafe start?.pointee = UnsafeRawPointer(block.baseAddress)
            return bytes.count
        } catch {
            failure = error
            return -1
        }
    }
}
