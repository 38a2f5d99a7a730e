/// The name of a variable or a member, hashed once: a template asks for the same names in every row.
package struct Key: Hashable, Sendable, ExpressibleByStringLiteral {
    package let name: String
    let hash: UInt64

    package init(_ name: String) {
        self.name = name
        hash = name.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
    }

    package init(stringLiteral name: String) { self.init(name) }

    package static func == (left: Key, right: Key) -> Bool { left.hash == right.hash && left.name == right.name }

    /// Whoever makes the data could choose names that hash alike; Swift's own hash is another in every run.
    package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}
