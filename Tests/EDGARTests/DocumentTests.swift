/// What a page becomes before anybody reads facts from it.

import EDGAR
import Testing

private func html(_ text: String) -> Document { Document(html: Array(text.utf8), in: 0..<text.utf8.count) }
private func typed(_ text: String) -> Document { Document(typed: Array(text.utf8), in: 0..<text.utf8.count) }

private func rows(_ document: Document) -> [[String]] {
    guard let start = document.blocks.firstIndex(where: \.isRow) else { return [] }
    return document.table(at: start, before: document.blocks.count).rows.map { row in
        row.cells.map { document.string($0.range) }
    }
}

@Suite struct DocumentTests {
    /// `$`, `)` and `%` in cells of their own belong to their figure; spacers and marks without width are nothing.
    @Test func signsJoinTheirFigures() {
        let page = html(
            "<table><tr><td>Book value</td><td>\u{200B}</td><td>$</td><td>(3.11</td><td>)</td></tr>"
                + "<tr><td>Rate</td><td></td><td></td><td>99.5</td><td>%</td></tr><tr><td>Blank</td><td>$</td><td></td></tr></table>"
        )
        #expect(rows(page) == [["Book value", "$ (3.11 )"], ["Rate", "99.5 %"], ["Blank", "$"]])
    }

    /// A raised note is no digit of the price before it.
    @Test func raisedMarks() {
        #expect(
            rows(html("<table><tr><td>Price<sup>1</sup></td><td>1.44<sup>2</sup></td></tr></table>")) == [
                ["Price 1", "1.44 2"]
            ])
    }

    /// A whole page inside one cell is paragraphs.
    @Test func layoutTables() {
        var page = html("<table><tr><td><p>First paragraph<p>Second<br>line</td></tr></table>")
        page.unfoldLayout()
        #expect(page.blocks.map { page.string($0.range) } == ["First paragraph", "Second", "line"])
        #expect(page.blocks.allSatisfy { $0.kind == .line })
    }

    @Test func headingsItemsAndPages() {
        let page = html("<h2>Title</h2><ul><li>One</ul><p style=\"page-break-before: always\">Next")
        #expect(page.blocks.map(\.kind) == [.heading, .item, .pageBreak, .line])
        let text = typed("# Title\n\n- One\n\nProse\n")
        #expect(text.blocks.map(\.kind) == [.heading, .item, .line])
        #expect(typed("One\n<PAGE>\nTwo").blocks.map(\.kind) == [.line, .pageBreak, .line])
    }

    /// Dot leaders, labels over two lines, and captions that only their place puts over a column.
    @Test func typedTables() {
        let page = typed(
            """
            <TABLE>
            <CAPTION>
                                       INITIAL PUBLIC   UNDERWRITING  PROCEEDS TO
                                      OFFERING PRICE(1) DISCOUNT(2)  COMPANY(1)(3)
            <S>                       <C>               <C>          <C>
            Per Note..................       100%         0.925%       99.075%
            Pell Harbor Securities Inc.......  1         2              3
            Proceeds to the
              company.................  $    4           5              6
            </TABLE>
            """)
        #expect(
            rows(page).suffix(3) == [
                ["Per Note", "100%", "0.925%", "99.075%"], ["Pell Harbor Securities Inc.", "1", "2", "3"],
                ["Proceeds to the company", "$ 4", "5", "6"],
            ])
        let table = page.table(at: 0, before: page.blocks.count)
        let captions = page.captions(of: table, above: 2).map { $0.words.map { page.string($0) } }
        #expect(
            captions == [
                ["INITIAL PUBLIC", "OFFERING PRICE(1)"], ["UNDERWRITING", "DISCOUNT(2)"],
                ["PROCEEDS TO", "COMPANY(1)(3)"],
            ])
    }

    /// Names set side by side are cells of a line, in prose two spaces are only typing.
    @Test func columnsOfALine() {
        let page = typed("LEHMAN PARTNERS            SALTER BROTHERS\n\nAll of  the shares  are sold")
        #expect(
            page.blocks.map { $0.cells.map { page.string($0) } } == [
                ["LEHMAN PARTNERS", "SALTER BROTHERS"], ["All of the shares are sold"],
            ])
    }

    /// Every byte of the text leads back to the very bytes it was read from.
    @Test func sources() {
        let text = "<p>A &#8217;s  price&nbsp;is caf\u{E9}</p>"
        let page = html(text)
        let bytes = Array(text.utf8)
        for word in ["A", "\u{2019}s", "price", "is", "caf\u{E9}"] {
            let wanted = Array(word.utf8)
            let start = page.text.indices.first { page.text[$0...].starts(with: wanted) } ?? 0
            let source = page.source(of: start..<start + wanted.count)
            #expect(String(decoding: bytes[source], as: UTF8.self).replacing("&#8217;", with: "\u{2019}") == word)
        }
    }
}
