/// The attributes of a tag, read only when somebody asks: most tags of a filing have none that matter.
package struct Attribute {
    package var name: Range<Int>
    /// The value without its quotes; nil for a bare name such as `checked`.
    package var value: Range<Int>?
    package var isQuoted: Bool
}

package struct AttributeReader: Sequence, IteratorProtocol {
    let bytes: [UInt8]
    var position: Int
    let end: Int

    package init(_ bytes: [UInt8], in attributes: Range<Int>) {
        self.bytes = bytes
        position = attributes.lowerBound
        end = attributes.upperBound
    }

    package mutating func next() -> Attribute? {
        while position < end, bytes[position].isWhitespace || bytes[position] == UInt8(ascii: "/") { position += 1 }
        guard position < end else { return nil }
        let start = position
        while position < end, !bytes[position].isWhitespace, bytes[position] != UInt8(ascii: "=") { position += 1 }
        let name = start..<position
        var ahead = position
        while ahead < end, bytes[ahead].isWhitespace { ahead += 1 }
        guard ahead < end, bytes[ahead] == UInt8(ascii: "=") else {
            return Attribute(name: name, value: nil, isQuoted: false)
        }
        position = ahead + 1
        while position < end, bytes[position].isWhitespace { position += 1 }
        guard position < end else { return Attribute(name: name, value: end..<end, isQuoted: false) }
        let quote = bytes[position]
        if quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'") {
            let valueStart = position + 1
            var close = valueStart
            while close < end, bytes[close] != quote { close += 1 }
            position = Swift.min(end, close + 1)
            return Attribute(name: name, value: valueStart..<close, isQuoted: close < end)
        }
        let valueStart = position
        while position < end, !bytes[position].isWhitespace { position += 1 }
        return Attribute(name: name, value: valueStart..<position, isQuoted: false)
    }
}

extension Array where Element == UInt8 {
    /// The value of the attribute `name` (any case) of a tag of this file.
    func attribute(_ name: StaticString, of tag: TagReader.Tag) -> Attribute? {
        for attribute in AttributeReader(self, in: tag.attributes)
        where attribute.name.count == name.utf8CodeUnitCount
            && hasText(name, at: attribute.name.lowerBound, before: attribute.name.upperBound)
        {
            return attribute
        }
        return nil
    }
}
