/// The elements of an ownership document: who stands within whom, and where.
///
/// The tree holds no text, only byte ranges. Its nodes stand in one array in document order, so that no depth
/// of nesting needs a deep stack, and what somebody asks of it is read from the file's own bytes.
package struct ElementTree: Sendable {
    package struct Node: Sendable {
        /// Nil for an element that the schema does not know.
        package var element: OwnershipElement?
        package var name: SourceRange
        package var attributes: SourceRange
        /// From behind the start tag to the end tag.
        package var content: SourceRange
        package var parent: Int32
        var firstChild: Int32 = -1
        var lastChild: Int32 = -1
        var nextSibling: Int32 = -1
        /// Whether any text but white space stands in it outside of its children.
        var hasText = false
    }

    package typealias Index = Int

    let bytes: [UInt8]
    package internal(set) var nodes: [Node] = []

    /// The children of `parent` that are `element`, in document order.
    func children(of parent: Index, _ element: OwnershipElement) -> [Index] {
        children(of: parent).filter { nodes[$0].element == element }
    }

    func children(of parent: Index) -> Children { Children(tree: self, upcoming: Int(nodes[parent].firstChild)) }

    func child(of parent: Index?, _ element: OwnershipElement) -> Index? {
        guard let parent else { return nil }
        var index = Int(nodes[parent].firstChild)
        while index >= 0 {
            if nodes[index].element == element { return index }
            index = Int(nodes[index].nextSibling)
        }
        return nil
    }

    struct Children: Sequence, IteratorProtocol {
        let tree: ElementTree
        var upcoming: Int

        mutating func next() -> Index? {
            guard upcoming >= 0 else { return nil }
            let index = upcoming
            upcoming = Int(tree.nodes[index].nextSibling)
            return index
        }
    }

    /// The text of an element up to its first child, without white space at its ends; nil when there is none.
    func textRange(of index: Index) -> Range<Int>? {
        let node = nodes[index]
        guard node.hasText else { return nil }
        let end = node.firstChild >= 0 ? tagStart(of: Int(node.firstChild)) : Int(node.content.end)
        let range = bytes.trimmed(Int(node.content.start)..<end)
        return range.isEmpty ? nil : range
    }

    func tagStart(of index: Index) -> Int { Int(nodes[index].name.start) - 1 }
}
