/// What is shown of a filing, before it is decided how: one content for the terminal and for Markdown.
struct Sheet {
    var title: String
    var subtitle: [String] = []
    /// The whole in a sentence, below the title and quieter than it.
    var summary: String?
    var sections: [Section] = []

    struct Section {
        var heading: String?
        var content: Content
    }

    enum Content {
        /// A label and what it says, one a line.
        case fields([Field])
        case table(Table)
        /// Numbered notes.
        case notes([Note])
        case paragraph(String)
        /// A fact's name, its place, and the words that stand there.
        case quotes([Quote])
    }

    struct Field {
        var label: String
        var value: String
    }

    struct Quote {
        var label: String
        var place: String
        var words: String
    }

    struct Note {
        var mark: String
        var text: String
        /// What tearsheet read out of the text.
        var reading: String?
    }

    struct Table {
        var columns: [Column]
        var rows: [[Cell]]
        /// How many of the columns say which row it is; where a table is too wide they lead, the others follow with
        /// their titles.
        var leading: Int
        /// Whether the last row sums up the others.
        var endsInTotal = false
    }

    struct Column {
        /// How what stands in a column is set.
        enum Shape {
            case text
            /// Numbers stand right and are never broken.
            case number
            /// Numbers whose decimal points stand below each other.
            case decimal
        }

        var title: String
        var shape = Shape.text

        var isNumeric: Bool { shape != .text }
    }

    /// The lines of a cell; a second line adds to the first.
    typealias Cell = [String]
}

extension Sheet.Table {
    /// Without the columns in which no row says anything.
    func withoutEmptyColumns() -> Sheet.Table {
        let used = columns.indices.filter { column in rows.contains { !$0[column].joined().isEmpty } }
        return Sheet.Table(
            columns: used.map { columns[$0] }, rows: rows.map { row in used.map { row[$0] } },
            leading: used.count { $0 < leading }, endsInTotal: endsInTotal)
    }
}
