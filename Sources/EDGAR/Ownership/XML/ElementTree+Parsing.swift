/// Builds the tree from what EDGAR really holds.
///
/// Every departure from well-formed XML is a problem with its place, and none ends the reading: an end tag
/// closes what it names, the elements between are closed with it, and a stray one is passed over.
extension ElementTree {
    enum Limits {
        static let depth = 64
        static let elements = 400_000
        /// More of them say nothing new about a broken file.
        static let problems = 50
    }

    package init(parsing bytes: [UInt8], in range: Range<Int>, problems: inout [Problem]) {
        var builder = Builder(bytes, in: range)
        builder.build(in: range)
        self = builder.tree
        problems += builder.problems
        if builder.untold > 0 { problems.append(Problem(.moreProblems(builder.untold), at: builder.lastUntold)) }
    }

    private struct Builder {
        var tree: ElementTree
        let table = OwnershipElement.table
        var problems: [Problem] = []
        /// Problems beyond the limit.
        var untold = 0
        var lastUntold = 0
        /// The elements that are open, outermost first.
        var open: [Index] = []
        /// Elements beyond the depth limit that are open.
        var buried = 0
        var isRootClosed = false

        init(_ bytes: [UInt8], in range: Range<Int>) {
            tree = ElementTree(bytes: bytes)
            tree.nodes.reserveCapacity(min(range.count / 40, Limits.elements))
        }

        mutating func build(in range: Range<Int>) {
            var reader = TagReader(tree.bytes, in: range)
            while !isRootClosed {
                switch reader.next() {
                case .open(let tag):
                    guard tree.nodes.count < Limits.elements else {
                        report(.tooManyElements(limit: Limits.elements), at: tag.whole.lowerBound)
                        finish(at: tag.whole.lowerBound)
                        return
                    }
                    start(tag)
                case .close(let tag): close(tag)
                case .text(let run, let flaws): text(run, flaws)
                case .characterData(let run):
                    if let last = open.last, !tree.bytes.trimmed(run).isEmpty { tree.nodes[last].hasText = true }
                case .aside(let whole): check(aside: whole)
                case .end:
                    if let last = open.last {
                        report(.unclosedElement(name(of: last)), at: tree.tagStart(of: last))
                    } else if tree.nodes.isEmpty {
                        report(.cutShort, at: range.lowerBound)
                    }
                    finish(at: range.upperBound)
                    return
                }
                if let cut = reader.cutAt {
                    report(.cutShort, at: cut)
                    finish(at: cut)
                    return
                }
            }
            checkRest(&reader)
        }

        /// What stands behind the root is no part of the document; a second one there would be lost.
        private mutating func checkRest(_ reader: inout TagReader) {
            while true {
                switch reader.next() {
                case .open(let tag):
                    report(.behindRoot, at: tag.whole.lowerBound)
                    return
                case .text(let run, let flaws) where flaws.contains(.ink):
                    report(.behindRoot, at: tree.bytes.trimmed(run).lowerBound)
                    return
                case .end: return
                default: continue
                }
            }
        }

        /// A broken file can be wrong at every byte; the first problems tell.
        mutating func report(_ reason: Problem.Reason, at offset: Int) {
            let problem = Problem(reason, at: offset)
            // Warnings must not crowd out what was lost.
            if problems.count < Limits.problems || (problem.severity == .error && problems.count < 2 * Limits.problems)
            {
                problems.append(problem)
            } else {
                untold += 1
                lastUntold = offset
            }
        }

        private func name(of index: Index) -> String {
            String(decodingFiling: Array(tree.bytes[tree.nodes[index].name.bytes].prefix(60)))
        }

        private mutating func start(_ tag: TagReader.Tag) {
            guard open.count < Limits.depth else {
                if buried == 0 { report(.tooDeep(limit: Limits.depth), at: tag.whole.lowerBound) }
                if !tag.closesItself { buried += 1 }
                return
            }
            let name = resolve(tag)
            checkAttributes(name.attributes, of: tag)
            if tag.isCut { report(.unclosedTag(words(tag.name)), at: tag.whole.lowerBound) }
            let parent = open.last
            let index = tree.nodes.count
            tree.nodes.append(
                Node(
                    element: name.element, name: SourceRange(tag.name), attributes: SourceRange(name.attributes),
                    content: SourceRange(tag.whole.upperBound..<tag.whole.upperBound), parent: Int32(parent ?? -1)))
            if let parent {
                let elder = tree.nodes[parent].lastChild
                if elder >= 0 {
                    tree.nodes[Int(elder)].nextSibling = Int32(index)
                } else {
                    tree.nodes[parent].firstChild = Int32(index)
                }
                tree.nodes[parent].lastChild = Int32(index)
            }
            if tag.closesItself {
                isRootClosed = open.isEmpty
            } else {
                open.append(index)
            }
        }

        private mutating func close(_ tag: TagReader.Tag) {
            if buried > 0 {
                buried -= 1
                return
            }
            guard let last = open.last else { return }
            let bytes = tree.bytes
            if tag.isCut { report(.unclosedTag("/" + words(tag.name)), at: tag.whole.lowerBound) }
            if bytes.isSame(tree.nodes[last].name.bytes, as: tag.name) {
                checkEndTag(tag, tag.attributes)
                end(last, at: tag.whole.lowerBound)
                return
            }
            let (element, rest) = resolve(tag)
            checkEndTag(tag, rest)
            guard
                let position = open.lastIndex(where: {
                    element != nil
                        ? tree.nodes[$0].element == element
                        : bytes.isSame(tree.nodes[$0].name.bytes, as: tag.name)
                })
            else {
                report(.strayEndTag(bytes.words(in: tag.name.prefix(60))), at: tag.whole.lowerBound)
                return
            }
            while open.count > position + 1, let inner = open.last {
                report(.unclosedElement(name(of: inner)), at: tree.tagStart(of: inner))
                end(inner, at: tag.whole.lowerBound)
            }
            if !bytes.isSame(tree.nodes[open[position]].name.bytes, as: tag.name), rest == tag.attributes,
                !isFolded(tree.nodes[open[position]])
            {
                report(.nameMismatch(name(of: open[position]), words(tag.name)), at: tag.whole.lowerBound)
            }
            end(open[position], at: tag.whole.lowerBound)
        }

        /// The start tag's name was put together over a line fold, which has been told.
        private func isFolded(_ node: Node) -> Bool { table.value(of: node.name.bytes, in: tree.bytes) == nil }

        /// Nothing but white space may follow the name in an end tag.
        private mutating func checkEndTag(_ tag: TagReader.Tag, _ rest: Range<Int>) {
            if tag.closesItself || rest.contains(where: { !tree.bytes[$0].isWhitespace }) {
                report(.badAttribute(words(rest)), at: rest.lowerBound)
            }
        }

        private func words(_ range: Range<Int>) -> String { tree.bytes.words(in: range.prefix(60), names: nil) }

        private mutating func end(_ index: Index, at offset: Int) {
            // An element that was cut off within its start tag holds nothing.
            tree.nodes[index].content.end = max(tree.nodes[index].content.start, UInt32(clamping: offset))
            open.removeLast()
            isRootClosed = open.isEmpty
        }

        private mutating func finish(at offset: Int) {
            while let last = open.last { end(last, at: offset) }
            isRootClosed = true
        }

        /// The element a tag names. EDGAR folds lines at column 1023, through the middle of a name where it
        /// must: `transactionPrice⏎PerShare` is put together again, and told.
        private mutating func resolve(_ tag: TagReader.Tag) -> (element: OwnershipElement?, attributes: Range<Int>) {
            if let element = table.value(of: tag.name, in: tree.bytes) { return (element, tag.attributes) }
            let bytes = tree.bytes
            let rest = tag.attributes
            var index = rest.lowerBound
            while index < rest.upperBound, bytes[index] == .lineFeed || bytes[index] == .carriageReturn { index += 1 }
            if index > rest.lowerBound, index < rest.upperBound, bytes[index].isNameByte {
                var nameEnd = index
                while nameEnd < rest.upperBound, bytes[nameEnd].isNameByte { nameEnd += 1 }
                let joined = Array(bytes[tag.name]) + bytes[index..<nameEnd]
                if let element = table.value(of: 0..<joined.count, in: joined) {
                    report(.brokenTagName(element.rawValue), at: tag.name.lowerBound)
                    return (element, nameEnd..<rest.upperBound)
                }
            }
            return (nil, tag.attributes)
        }

        private mutating func checkAttributes(_ range: Range<Int>, of tag: TagReader.Tag) {
            guard !range.isEmpty else { return }
            let bytes = tree.bytes
            var seen: [ArraySlice<UInt8>] = []
            var previousEnd = range.lowerBound
            for attribute in AttributeReader(bytes, in: range) {
                let name = bytes[attribute.name]
                if !attribute.isQuoted || name.isEmpty || !name.allSatisfy(\.isNameByte) || seen.contains(name)
                    || (attribute.name.lowerBound == previousEnd)
                {
                    report(.badAttribute(bytes.words(in: attribute.name.prefix(60))), at: attribute.name.lowerBound)
                }
                if let value = attribute.value {
                    check(text: value, flaws: [.ampersand])
                    previousEnd = value.upperBound + (attribute.isQuoted ? 1 : 0)
                } else {
                    previousEnd = attribute.name.upperBound
                }
                if seen.count < 16 { seen.append(name) }
            }
        }

        private mutating func text(_ run: Range<Int>, _ flaws: TagReader.Flaws) {
            if flaws.contains(.ink), buried == 0, let last = open.last { tree.nodes[last].hasText = true }
            let markup: TagReader.Flaws = [.ampersand, .control, .lessThan, .closedData]
            if !flaws.isDisjoint(with: markup) { check(text: run, flaws: flaws) }
        }

        private mutating func check(text run: Range<Int>, flaws: TagReader.Flaws) {
            let bytes = tree.bytes
            for index in run {
                switch bytes[index] {
                case .ampersand:
                    if CharacterReference(in: bytes, at: index, before: run.upperBound, names: .xml) == nil {
                        report(.bareAmpersand, at: index)
                    }
                case .lessThan: report(.bareLessThan, at: index)
                case .greaterThan where flaws.contains(.closedData):
                    if index >= run.lowerBound + 2, bytes[index - 1] == UInt8(ascii: "]"),
                        bytes[index - 2] == UInt8(ascii: "]")
                    {
                        report(.closedData, at: index - 2)
                    }
                case 0..<9, 11, 12, 14..<32: report(.controlCharacter, at: index)
                default: continue
                }
            }
        }

        /// Comments may not hold `--`; declarations do not belong into a document.
        private mutating func check(aside whole: Range<Int>) {
            let bytes = tree.bytes
            guard bytes.hasText("<!--", at: whole.lowerBound, before: whole.upperBound) else { return }
            if whole.count >= 7,
                let dashes = bytes.firstRange(of: "--", in: whole.lowerBound + 4..<whole.upperBound - 1),
                dashes.lowerBound < whole.upperBound - 3
            {
                report(.badAttribute("--"), at: dashes.lowerBound)
            }
        }
    }
}
