/// The name of a variable or a member, hashed once: a template asks for the same names in every row.
package struct Key: Hashable, Sendable, ExpressibleByStringLiteral {
    package let name: String
    let hash: UInt64

    package init(_ name: String) {
        self.name = name
        hash = name.utf8.reduce(Self.seed) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    /// Another one in every run: whoever makes the data cannot choose names that hash alike. No order depends on it.
    private static let seed = UInt64.random(in: .min ... .max)

    package init(stringLiteral name: String) { self.init(name) }

    package static func == (left: Key, right: Key) -> Bool { left.hash == right.hash && left.name == right.name }

    package func hash(into hasher: inout Hasher) { hasher.combine(hash) }
}
