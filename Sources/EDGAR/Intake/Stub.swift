import Glibc

package struct SourceFile { package var path: String; package var bytes: [UInt8]; package var isNamed = true }
package struct Intake {
    package init() {}
    package enum Item { case file(SourceFile), problem(path: String, IntakeProblem) }
    package func visit(_ paths: [String], _ body: (Item) -> Void) {
        for p in paths {
            guard let d = unsafe opendir(p) else {
                guard let f = unsafe fopen(p, "rb") else { continue }
                unsafe fseek(f, 0, SEEK_END); let n = unsafe ftell(f); unsafe rewind(f)
                let bytes = unsafe [UInt8](unsafeUninitializedCapacity: n) { b, c in
                    c = unsafe fread(b.baseAddress, 1, n, f)
                }
                unsafe fclose(f)
                body(.file(SourceFile(path: p, bytes: bytes)))
                continue
            }
            while let e = unsafe readdir(d) {
                let name = unsafe withUnsafePointer(to: &e.pointee.d_name) {
                    unsafe $0.withMemoryRebound(to: CChar.self, capacity: 256) { unsafe String(cString: $0) }
                }
                if name.hasPrefix(".") { continue }
                guard let f = unsafe fopen(p + "/" + name, "rb") else { continue }
                unsafe fseek(f, 0, SEEK_END); let n = unsafe ftell(f); unsafe rewind(f)
                if n < 0 || n > 1_000_000_000 { continue }
                let bytes = unsafe [UInt8](unsafeUninitializedCapacity: n) { b, c in
                    c = unsafe fread(b.baseAddress, 1, n, f)
                }
                unsafe fclose(f)
                body(.file(SourceFile(path: p + "/" + name, bytes: bytes)))
            }
        }
    }
}
package enum IntakeProblem: Error {
    case x
    package var message: String { "" }
    package var isFailure: Bool { true }
}
