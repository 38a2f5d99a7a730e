import CCMark

/// A Markdown text as libcmark-gfm reads it, with tables and no other extension: the others are not safe to use from
/// several threads. The one place that speaks C.
///
/// Its pointers are nobody else's, and are freed with it. Whoever makes one has looked at the text with `MarkdownLimits`: on some inputs the library takes minutes.
@safe final class CMarkTree {
    private let root: OpaquePointer
    private let parser: OpaquePointer

    init(_ bytes: [UInt8]) throws(MarkdownProblem) {
        // Registered once, whoever comes first.
        cmark_gfm_core_extensions_ensure_registered()
        guard let parser = unsafe cmark_parser_new(CMARK_OPT_VALIDATE_UTF8) else {
            throw MarkdownProblem(.outOfMemory, at: 0)
        }
        unsafe cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
        unsafe bytes.withUnsafeBytes { buffer in
            unsafe cmark_parser_feed(parser, buffer.bindMemory(to: CChar.self).baseAddress, buffer.count)
        }
        guard let root = unsafe cmark_parser_finish(parser) else {
            unsafe cmark_parser_free(parser)
            throw MarkdownProblem(.outOfMemory, at: 0)
        }
        unsafe self.root = root
        unsafe self.parser = parser
    }

    deinit {
        unsafe cmark_node_free(root)
        unsafe cmark_parser_free(parser)
    }

    /// Every element in the order of the text, when it begins and, if it can hold others, when it ends.
    func forEach(_ visit: (Element, _ isEnd: Bool) throws(MarkdownProblem) -> Void) throws(MarkdownProblem) {
        let iterator = unsafe cmark_iter_new(root)
        defer { unsafe cmark_iter_free(iterator) }
        while true {
            let event = unsafe cmark_iter_next(iterator)
            if event == CMARK_EVENT_DONE { return }
            guard let node = unsafe cmark_iter_get_node(iterator) else { return }
            try visit(unsafe Self.element(node), event == CMARK_EVENT_EXIT)
        }
    }

    private static func element(_ node: OpaquePointer) -> Element {
        switch unsafe cmark_node_get_type(node) {
        case CMARK_NODE_DOCUMENT: return .document
        case CMARK_NODE_BLOCK_QUOTE: return .quote
        case CMARK_NODE_LIST:
            return unsafe .list(
                isOrdered: cmark_node_get_list_type(node) == CMARK_ORDERED_LIST,
                start: Int(cmark_node_get_list_start(node)))
        case CMARK_NODE_ITEM: return .item
        case CMARK_NODE_CODE_BLOCK: return unsafe .codeBlock(text(cmark_node_get_literal(node)))
        case CMARK_NODE_HTML_BLOCK, CMARK_NODE_HTML_INLINE:
            return unsafe .html(text(cmark_node_get_literal(node)), line: Int(cmark_node_get_start_line(node)))
        case CMARK_NODE_PARAGRAPH: return unsafe .paragraph(isTight: isInTightList(node))
        case CMARK_NODE_HEADING: return unsafe .heading(level: Int(cmark_node_get_heading_level(node)))
        case CMARK_NODE_THEMATIC_BREAK: return .rule
        case CMARK_NODE_TEXT: return unsafe .text(text(cmark_node_get_literal(node)))
        case CMARK_NODE_SOFTBREAK: return .softBreak
        case CMARK_NODE_LINEBREAK: return .lineBreak
        case CMARK_NODE_CODE: return unsafe .code(text(cmark_node_get_literal(node)))
        case CMARK_NODE_EMPH: return .emphasis
        case CMARK_NODE_STRONG: return .strong
        case CMARK_NODE_LINK:
            return unsafe .link(target: text(cmark_node_get_url(node)), title: text(cmark_node_get_title(node)))
        case CMARK_NODE_IMAGE:
            return unsafe .image(target: text(cmark_node_get_url(node)), title: text(cmark_node_get_title(node)))
        default: return unsafe ofTable(node)
        }
    }

    private static func ofTable(_ node: OpaquePointer) -> Element {
        switch unsafe String(cString: cmark_node_get_type_string(node)) {
        case "table": return unsafe .table(alignments(node))
        case "table_header": return .row(isHeader: true)
        case "table_row": return .row(isHeader: false)
        case "table_cell": return .cell
        default: return .document
        }
    }

    private static func alignments(_ node: OpaquePointer) -> [Alignment] {
        let count = unsafe Int(cmark_gfm_extensions_get_table_columns(node))
        guard let letters = unsafe cmark_gfm_extensions_get_table_alignments(node) else { return [] }
        return (0..<count).map { index in
            switch unsafe letters[index] {
            case UInt8(ascii: "r"): .right
            case UInt8(ascii: "c"): .center
            default: .left
            }
        }
    }

    private static func isInTightList(_ node: OpaquePointer) -> Bool {
        guard let item = unsafe cmark_node_parent(node), let list = unsafe cmark_node_parent(item),
            unsafe cmark_node_get_type(list) == CMARK_NODE_LIST
        else { return false }
        return unsafe cmark_node_get_list_tight(list) == 1
    }

    private static func text(_ pointer: UnsafePointer<CChar>?) -> String {
        guard let pointer = unsafe pointer else { return "" }
        return unsafe String(cString: pointer)
    }
}

/// An element of Markdown.
enum Element {
    case document
    case quote
    case list(isOrdered: Bool, start: Int)
    case item
    case codeBlock(String)
    case paragraph(isTight: Bool)
    case heading(level: Int)
    case rule
    case table([Alignment])
    case row(isHeader: Bool)
    case cell
    case html(String, line: Int)
    case text(String)
    case softBreak
    case lineBreak
    case code(String)
    case emphasis
    case strong
    case link(target: String, title: String)
    case image(target: String, title: String)
}

enum Alignment {
    case left
    case center
    case right
}
