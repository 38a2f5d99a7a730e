/// What a stream holds, by its first bytes and never by what the file is called.
extension ByteStream {
    enum Kind { case file, gzip, tar, zip }

    func kind() throws(IntakeProblem) -> Kind {
        let head = try peek(512)
        if head.starts(with: [0x1F, 0x8B]) { return .gzip }
        // The second is a zip without members.
        if head.starts(with: [0x50, 0x4B, 3, 4]) || head.starts(with: [0x50, 0x4B, 5, 6]) { return .zip }
        return head.count >= 512 && head[257..<262].elementsEqual("ustar".utf8) ? .tar : .file
    }

    /// This stream, or what a gzip layer around it holds. There may be one such layer: mirrors of EDGAR hold
    /// `.txt.gz` files, also within tar and zip, and one layer costs no more than the budget. What is wrapped
    /// again belongs to no mirror.
    func unwrapped(_ budget: Budget) throws(IntakeProblem) -> ByteStream {
        guard try kind() == .gzip else { return self }
        let content = GzipReader.stream(unpacking: self, budget)
        switch try content.kind() {
        case .file, .tar: return content
        case .gzip, .zip: throw .nestedArchive
        }
    }
}
