import EDGAR
import Glibc

let paths = CommandLine.arguments.dropFirst().filter { !$0.hasPrefix("--") && $0 != "show" }
for path in paths {
    guard let f = unsafe fopen(path, "rb") else { continue }
    unsafe fseek(f, 0, SEEK_END); let n = unsafe ftell(f); unsafe rewind(f)
    let bytes = [UInt8](unsafeUninitializedCapacity: n) { b, c in c = unsafe fread(b.baseAddress, 1, n, f) }
    unsafe fclose(f)
    let out: [UInt8]
    do { out = try Filing(reading: bytes).json(path: path, bytes: bytes) } catch {
        out = Filing.json(unreadable: error.problem, path: path, bytes: bytes)
    }
    unsafe out.withUnsafeBytes { b in _ = unsafe write(1, b.baseAddress, b.count) }
}
