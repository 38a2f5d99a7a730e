/// Members with names, in the order they were given.
package final class Object: Sendable {
    package let keys: [Key]
    package let values: [Value]
    /// What the names hash to, to look at before the names.
    private let hashes: [UInt64]
    /// Where each name stands; few are found faster by looking at them all.
    private let places: [Key: Int]?

    /// Of two members with one name the last counts.
    package init(_ members: [(key: Key, value: Value)]) {
        var places: [Key: Int] = [:]
        var keys: [Key] = []
        var values: [Value] = []
        for member in members {
            if let place = places[member.key] {
                values[place] = member.value
            } else {
                places[member.key] = keys.count
                keys.append(member.key)
                values.append(member.value)
            }
        }
        self.keys = keys
        hashes = keys.map(\.hash)
        self.values = values
        self.places = keys.count > 8 ? places : nil
    }

    package subscript(key: Key) -> Value? {
        if let places { return places[key].map { values[$0] } }
        for index in hashes.indices where hashes[index] == key.hash && keys[index].name == key.name {
            return values[index]
        }
        return nil
    }

    package var count: Int { keys.count }
}
