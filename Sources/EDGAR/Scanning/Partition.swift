extension RandomAccessCollection where Index == Int {
    /// The first place from which on `isBehind` holds, in a collection where it holds for nothing before that place and
    /// everything behind: found by halving, as offsets are in order.
    func partition(_ isBehind: (Element) -> Bool) -> Int {
        var low = startIndex
        var high = endIndex
        while low < high {
            let middle = (low + high) / 2
            if isBehind(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
