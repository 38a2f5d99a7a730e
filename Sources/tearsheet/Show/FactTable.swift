/// A table put together by its columns, in which unknown is told from nothing to know.
///
/// A column that is unknown in every row is left out; where one row has a value the others show a dash, because a
/// blank would look as if there were none. A row of which nothing is left but its name is left out too.
struct FactTable {
    /// What stands for a fact that the filing does not state, or that could not be read.
    static let unknown = "\u{2014}"

    private var columns: [Sheet.Column] = []
    private var cells: [[String]] = []

    /// Nil is unknown; an empty text says that the row has no such fact. What a filing must state is shown even if it is
    /// unknown in every row.
    mutating func add(
        _ title: String, _ values: [String?], as shape: Sheet.Column.Shape = .text, isRequired: Bool = false
    ) {
        guard isRequired || values.contains(where: { $0?.isEmpty == false }) else { return }
        columns.append(Sheet.Column(title: title, shape: shape))
        cells.append(values.map { $0 ?? Self.unknown })
    }

    var columnCount: Int { columns.count }

    /// Rows are told apart by their first column. `endsInTotal`: the last row sums up the others.
    func table(endsInTotal: Bool = false) -> Sheet.Table {
        let rows = (cells.first ?? []).indices.map { row in cells.map { $0[row].isEmpty ? [] : [$0[row]] } }
        return Sheet.Table(
            columns: columns, rows: rows.filter { columns.count == 1 || !$0.dropFirst().joined().isEmpty }, leading: 1,
            endsInTotal: endsInTotal)
    }
}
