/// The members of an archive, one after the other.
extension Intake {
    func readMembers<E: Error>(
        of stream: ByteStream, as kind: ByteStream.Kind, path: String, _ budget: Budget,
        _ body: (Item) throws(E) -> Void
    ) throws(E) {
        let archive = ArchiveReader(stream, as: kind, budget)
        var count = 0
        while !archive.isBroken {
            let entry: ArchiveReader.Entry
            do throws(IntakeProblem) {
                guard let next = try archive.nextEntry() else { return }
                count += 1
                guard count <= limits.archiveEntries else { throw .tooManyEntries(limit: limits.archiveEntries) }
                entry = next
            } catch {
                return try body(.problem(path: path, error))
            }
            if entry.isFile, !isHidden(entry.name) {
                try body(member(entry, of: archive, label: "\(path)!\(entry.name)", budget))
            }
        }
    }

    private func member(
        _ entry: ArchiveReader.Entry, of archive: ArchiveReader, label: String, _ budget: Budget
    ) -> Item {
        do throws(IntakeProblem) {
            if let obstacle = entry.obstacle { throw obstacle }
            if let size = entry.size, size > limits.fileBytes { throw .tooLarge(limit: limits.fileBytes) }
            let content = try ByteStream(expected: entry.size, archive.nextBlock).unwrapped(budget)
            guard try content.kind() == .file else { throw .nestedArchive }
            let bytes = try content.collected(limit: limits.fileBytes)
            return .file(SourceFile(path: label, bytes: bytes, isNamed: false))
        } catch {
            // A gzip member that is damaged takes nothing else with it.
            if case .damagedArchive(let damage) = error, !archive.isBroken {
                return .problem(path: label, .damagedMember(damage))
            }
            return .problem(path: label, error)
        }
    }

    /// What a folder would hide, and what macOS adds of its own.
    private func isHidden(_ name: String) -> Bool {
        name.utf8.split(separator: UInt8(ascii: "/")).contains { part in
            part.elementsEqual("__MACOSX".utf8)
                || part.first == UInt8(ascii: ".") && !part.elementsEqual(".".utf8) && !part.elementsEqual("..".utf8)
        }
    }
}
