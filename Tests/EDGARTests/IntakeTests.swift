import EDGAR
import Glibc
import Testing

@Suite struct IntakeTests {
    typealias Member = ArchiveBytes.Member

    // MARK: - Files and folders

    @Test func foldersAreSearchedInTheOrderOfTheBytes() {
        let folder = TemporaryFolder()
        folder.write("b.txt", "2")
        folder.write("B.txt", "1")
        folder.write("a/z.txt", "0")
        folder.write("a.txt", "x")
        folder.write(".hidden", "no")
        folder.write(".git/config", "no")
        folder.write(Array("e\u{301}".utf8) + [0xFF], "odd")
        folder.pipe("pipe")
        #expect(
            folder.visit() == [
                "B.txt: 1", "a/z.txt: 0", "a.txt: x", "b.txt: 2", "e\u{301}\u{FFFD}: odd",
                "pipe! this is neither a file nor a folder",
            ])
    }

    @Test func linksAreFollowedWithinTheFolder() {
        let folder = TemporaryFolder()
        folder.write("in/a.txt", "a")
        folder.link("in/loop", to: "../in")
        folder.link("in/top", to: "..")
        folder.link("in/again", to: "../in")
        folder.link("x-file", to: "in/a.txt")
        folder.link("x-folder", to: "in")
        folder.link("y-out", to: "/etc/passwd")
        folder.link("y-up", to: "../../..")
        folder.link("z-gone", to: "nowhere")
        folder.link("z-self", to: "z-self")
        let outside = "the link leads out of the folder and is not followed"
        #expect(
            folder.visit() == [
                "in/a.txt: a", "x-file: a", "y-out! \(outside)", "y-up! \(outside)",
                "z-gone! there is no such file or folder",
                "z-self! this cannot be read: Too many levels of symbolic links",
            ])
        // Who names a link means what it leads to.
        #expect(folder.visit("x-folder") == ["x-folder/a.txt: a", "x-folder/top! \(outside)"])
    }

    @Test func depthIsBounded() {
        let folder = TemporaryFolder()
        folder.write("1/2/3/a.txt", "a")
        folder.write("1/2/b.txt", "b")
        let found = folder.visit { $0.depth = 2 }
        #expect(found == ["1/2/3! folders are nested more than 2 deep; what lies deeper is not read", "1/2/b.txt: b"])
    }

    @Test func namedFilesAreMarkedAndMissingOnesAreFailuresToRead() throws {
        let folder = TemporaryFolder()
        folder.write("a.txt", "a")
        var items: [Intake.Item] = []
        Intake().visit([folder.path + "/a.txt", folder.path, folder.path + "/b", "/dev/null"]) { items.append($0) }
        #expect(
            items == [
                .file(SourceFile(path: folder.path + "/a.txt", bytes: [0x61], isNamed: true)),
                .file(SourceFile(path: folder.path + "/a.txt", bytes: [0x61], isNamed: false)),
                .problem(path: folder.path + "/b", .notFound),
                .problem(path: "/dev/null", .notAFile),
            ])
        #expect(IntakeProblem.notFound.isFailure && IntakeProblem.notReadable(code: EACCES).isFailure)
        #expect(!IntakeProblem.damagedArchive(.checksum).isFailure)
        #expect(IntakeProblem.notReadable(code: EACCES).message == "this cannot be read: Permission denied")
    }

    @Test func whatTheBodyThrowsEndsTheVisit() {
        struct Enough: Error {}
        let folder = TemporaryFolder()
        folder.write("a.zip", ArchiveBytes.zip([Member("1", "1"), Member("2", "2")]))
        var count = 0
        #expect(throws: Enough.self) {
            try Intake().visit([folder.path]) { (_) throws(Enough) in
                count += 1
                throw Enough()
            }
        }
        #expect(count == 1)
    }

    @Test func filesOverTheLimitAreRefused() {
        let folder = TemporaryFolder()
        folder.write("a.txt", "12345")
        folder.write("b.txt", "123456")
        folder.write("c", ArchiveBytes.gzip(Array("123456".utf8)))
        #expect(
            folder.visit { $0.fileBytes = 5 } == [
                "a.txt: 12345", "b.txt! the file is larger than 5 bytes", "c! the file is larger than 5 bytes",
            ])
        #expect(IntakeProblem.tooLarge(limit: 100_000_000).message == "the file is larger than 100 MB")
    }

    // MARK: - Archives

    @Test func gzipIsHeldToItsChecksum() {
        let whole = ArchiveBytes.gzip(Array("the text".utf8))
        var changed = whole
        changed[18] ^= 1
        let folder = TemporaryFolder()
        folder.write("1-named.txt", whole)
        folder.write("2-twice", whole + whole)
        folder.write("3-padded", whole + [UInt8](repeating: 0, count: 700))
        folder.write("4-empty", ArchiveBytes.gzip([]))
        folder.write("5-changed", changed)
        folder.write("6-cut", Array(whole.dropLast(1)))
        folder.write("7-cut", Array(whole.dropLast(9)))
        folder.write("8-cut", Array(whole.prefix(12)))
        folder.write("9-junk", whole + [1])
        let found = folder.visit()
        #expect(
            found.prefix(5) == [
                "1-named.txt: the text", "2-twice: the textthe text", "3-padded: the text", "4-empty: ",
                "5-changed! the archive is damaged: it was cut short or changed, for it does not fit its checksum; "
                    + "what may follow is not read",
            ])
        #expect(found.dropFirst(5).allSatisfy { $0.contains("! the archive is damaged: ") })
        #expect(found.last?.contains("there are bytes behind its end") == true)
        #expect(found.count == 9)
    }

    @Test(arguments: [false, true]) func tar(isPacked: Bool) {
        let inner = ArchiveBytes.gzip(Array("inner".utf8))
        let bytes = ArchiveBytes.tar([
            Member("./a.txt", "a"), Member("../../up.txt", "up"), Member("/abs", "abs"),
            Member("x", "").with { $0.name = [0x78, 0xFF] },
            Member("link", "").with { $0.type = UInt8(ascii: "2") },
            Member("folder/", "").with { $0.type = UInt8(ascii: "5") },
            Member("d/.DS_Store", "no"), Member("__MACOSX/a", "no"),
            Member("g.txt.gz", inner), Member("bad.gz", Array(inner.dropLast(1))),
            Member("twice.gz", ArchiveBytes.gzip(inner)),
            Member("n", ArchiveBytes.zip([])), Member("t", ArchiveBytes.tar([Member("a", "a")])), Member("z", "last"),
        ])
        let folder = TemporaryFolder()
        folder.write("f", isPacked ? ArchiveBytes.gzip(bytes) : bytes)
        let nested = "this is an archive within an archive and is not opened; unpack it first"
        #expect(
            folder.visit() == [
                "f!./a.txt: a", "f!../../up.txt: up", "f!/abs: abs", "f!x\u{FFFD}: ", "f!g.txt.gz: inner",
                "f!bad.gz! this member is damaged: it was cut short or changed, for it does not fit its checksum",
                "f!twice.gz! \(nested)", "f!n! \(nested)", "f!t! \(nested)", "f!z: last",
            ])
    }

    @Test func cutTarGivesWhatCameBefore() {
        let bytes = ArchiveBytes.tar([Member("a", "a"), Member("b", "b")])
        let folder = TemporaryFolder()
        folder.write("1", Array(bytes.prefix(1_536)))
        folder.write("2", Array(bytes.prefix(2_048)))
        let end = "what may follow is not read"
        #expect(
            folder.visit() == [
                "1!a: a", "1!b! the archive is damaged: Truncated tar archive; \(end)", "2!a: a", "2!b: b",
                "2! the archive is damaged: it has no end mark, so it was probably cut short; \(end)",
            ])
    }

    @Test func zip() {
        let bytes = ArchiveBytes.zip([
            Member("ü/a.txt", "a"), Member("secret", "xxxxxxxxxxxxxxxx").with { $0.isEncrypted = true },
            Member("bad", "bad").with { $0.crc = 1 }, Member("d/", ""),
            Member("n", ArchiveBytes.tar([Member("a", "a")])), Member("z.gz", ArchiveBytes.gzip(Array("z".utf8))),
        ])
        let folder = TemporaryFolder()
        folder.write("f", bytes)
        #expect(
            folder.visit() == [
                "f!ü/a.txt: a", "f!secret! this member is encrypted",
                "f!bad! this member is damaged: ZIP bad CRC: 0x822b39fb should be 0x1",
                "f!n! this is an archive within an archive and is not opened; unpack it first", "f!z.gz: z",
            ])
        folder.write("f", ArchiveBytes.zip([Member("a", "a"), Member("b", "b")]).dropLast(30))
        #expect(
            folder.visit() == [
                "f!a: a", "f!b: b",
                "f! the archive is damaged: it has no list of its members, so it was probably cut short; "
                    + "what may follow is not read",
            ])
    }

    // MARK: - Attacks

    @Test func bombsAreStoppedEarly() {
        let bomb = ArchiveBytes.zeros(runs: 1_200_000)
        let folder = TemporaryFolder()
        // 310 MB that pretend to be ten bytes, then 310 MB that admit it.
        folder.write(
            "f",
            ArchiveBytes.zip([
                Member("lie", bomb).with { $0.statedSize = 10 },
                Member("bomb", bomb).with { $0.statedSize = 309_600_001 }, Member("after", "after"),
            ]))
        let before = TemporaryFolder.peakMemory()
        #expect(
            folder.visit() == [
                "f!lie! the file is larger than 100 MB", "f!bomb! the file is larger than 100 MB", "f!after: after",
            ])
        #expect(TemporaryFolder.peakMemory() - before < 150_000_000)
        #expect(
            folder.visit {
                $0.ratio = 10
                $0.ratioFloor = 1_000_000
            } == [
                "f!lie! the archive unpacks to more than 10 times its size, as no filings do; the rest is not read"
            ])
        folder.write("f", [0x1F, 0x8B, 8, 0, 0, 0, 0, 0, 0, 255] + bomb)
        #expect(
            folder.visit { $0.archiveBytes = 1_000_000 } == [
                "f! the archive unpacks to more than 1 MB; the rest is not read"
            ])
    }

    @Test func entriesAndTheirListAreBounded() {
        let folder = TemporaryFolder()
        folder.write("f", ArchiveBytes.tar((0..<4).map { Member("\($0)", "\($0)") }))
        #expect(
            folder.visit { $0.archiveEntries = 2 } == [
                "f!0: 0", "f!1: 1", "f! the archive has more than 2 entries; the rest is not read",
            ])
        folder.write("f", ArchiveBytes.zip((0..<9_000).map { Member("\($0)", "") }))
        #expect(
            folder.visit { $0.directoryBytes = 400_000 } == [
                "f! the archive's list of its members is larger than 400000 bytes"
            ])
    }
}

/// A folder that is gone when the test is over.
private final class TemporaryFolder {
    let path: String
    private var made: [[CChar]] = []

    init() {
        var template = Array("/tmp/tearsheet-intake-XXXXXX".utf8CString)
        path = unsafe mkdtemp(&template).map { unsafe String(cString: $0) } ?? ""
    }

    deinit {
        for place in made.reversed() { unsafe remove(place) }
        unsafe remove(path)
    }

    func write(_ name: String, _ text: String) { write(Array(name.utf8), Array(text.utf8)) }
    func write(_ name: String, _ bytes: [UInt8]) { write(Array(name.utf8), bytes) }
    func write(_ name: [UInt8], _ text: String) { write(name, Array(text.utf8)) }
    func write(_ name: String, _ bytes: ArraySlice<UInt8>) { write(name, Array(bytes)) }

    func write(_ name: [UInt8], _ bytes: [UInt8]) {
        var whole = path.utf8CString.dropLast() + [0x2F]
        for byte in name {
            if byte == 0x2F, unsafe mkdir(Array(whole) + [0], 0o700) == 0 { made.append(Array(whole) + [0]) }
            whole.append(CChar(bitPattern: byte))
        }
        made.append(Array(whole) + [0])
        let file = unsafe open(Array(whole) + [0], O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        #expect(unsafe Glibc.write(file, bytes, bytes.count) == bytes.count)
        close(file)
    }

    func link(_ name: String, to target: String) {
        made.append(Array("\(path)/\(name)".utf8CString))
        unsafe symlink(target, "\(path)/\(name)")
    }

    func pipe(_ name: String) {
        made.append(Array("\(path)/\(name)".utf8CString))
        unsafe mkfifo("\(path)/\(name)", 0o600)
    }

    /// Every item as `path: text` or `path! message`, without the folder's own path.
    func visit(_ name: String = "", _ change: (inout Intake.Limits) -> Void = { _ in }) -> [String] {
        var limits = Intake.Limits()
        change(&limits)
        var found: [String] = []
        Intake(limits: limits).visit([name.isEmpty ? path : path + "/" + name]) { item in
            switch item {
            case .file(let file):
                found.append("\(file.path.dropFirst(path.count + 1)): \(String(decoding: file.bytes, as: UTF8.self))")
            case .problem(let place, let problem):
                found.append("\(place.dropFirst(path.count + 1))! \(problem.message)")
            }
        }
        return found
    }

    static func peakMemory() -> Int {
        var usage = rusage()
        unsafe getrusage(0, &usage)
        return usage.ru_maxrss * 1_024
    }
}
