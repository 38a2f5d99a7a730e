/// What somebody probably meant who wrote a word that is unknown.
package enum Suggestion {
    /// The word of `known` that is nearest to `word`, if it is near: a slip or two, never another word altogether.
    package static func nearest(to word: String, among known: some Sequence<String>) -> String? {
        var best: (name: String, distance: Int)?
        for name in known where name != word {
            let distance = distance(Array(word.utf8.prefix(64)), Array(name.utf8.prefix(64)))
            if distance < best?.distance ?? .max { best = (name, distance) }
        }
        guard let best else { return nil }
        let shorter = min(word.utf8.count, best.name.utf8.count)
        return shorter > 2 && best.distance <= max(1, min(3, shorter / 3)) ? best.name : nil
    }

    /// How many letters must be changed, added, left out or exchanged with their neighbour.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var beforePrevious: [Int] = []
        var previous = Array(0...right.count)
        for (row, letter) in left.enumerated() {
            var current = [row + 1]
            for (column, other) in right.enumerated() {
                var least = min(
                    previous[column] + (letter == other ? 0 : 1), previous[column + 1] + 1, current[column] + 1)
                if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
                    least = min(least, beforePrevious[column - 1] + 1)
                }
                current.append(least)
            }
            beforePrevious = previous
            previous = current
        }
        return previous.last ?? 0
    }
}
