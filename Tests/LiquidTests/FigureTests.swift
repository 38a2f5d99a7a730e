import Liquid
import Testing

/// Our own filters: figures as people write them, names for paths.
struct FigureTests {
    @Test(arguments: [
        ("70000000 | money", "$70,000,000"), ("14.00 | money", "$14.00"), ("14.5 | money", "$14.50"),
        ("0.0125 | money", "$0.0125"), ("-1250.5 | money: 'EUR'", "\u{2212}\u{20AC}1,250.50"),
        ("12 | money: 'CHF'", "CHF\u{A0}12"), ("980 | money: 'JPY'", "\u{A5}980"), ("'1234.5' | money", "$1,234.50"),
        ("1234567 | number", "1,234,567"), ("-0.5 | number", "\u{2212}0.5"), ("2.345 | number: 2", "2.35"),
        ("2 | number: 2", "2.00"), ("999 | number", "999"), ("7 | percent", "7%"), ("7.125 | percent", "7.125%"),
        ("43.04 | percent: 1", "43.0%"), ("921400000 | compact", "921.4\u{A0}M"),
        ("921400000 | compact: 'USD'", "$921.4\u{A0}M"), ("999 | compact", "999"), ("1000 | compact", "1.0\u{A0}K"),
        ("999949 | compact", "999.9\u{A0}K"), ("999950 | compact", "1.0\u{A0}M"),
        ("-2100000 | compact: 'USD'", "\u{2212}$2.1\u{A0}M"), ("5250000000000 | compact", "5.3\u{A0}T"),
        ("1234 | cik", "0000001234"), ("'320193' | cik", "0000320193"),
        ("'Straße & Söhne AG' | slug", "strasse-sohne-ag"), ("\"O'Neil's Pizza, Inc.\" | slug", "oneils-pizza-inc"),
        ("'AUX' | slug", "aux-"), ("'Łódź–Œuvre №5' | slug", "lodz-oeuvre-5"), ("'日本' | slug", ""),
        ("'2025-03-05' | date: '%-d %b %Y'", "5 Mar 2025"), ("1152098955 | date: '%F'", "2006-07-05"),
        ("'a b' | url", "a%20b"), ("'https://www.sec.gov/x?a=1&b=(2)' | url", "https://www.sec.gov/x?a=1&b=%282%29"),
        ("'a%20b%zz' | url", "a%20b%25zz"), ("'MAILTO:ir@example.com' | url", "MAILTO:ir@example.com"),
    ])
    func filters(expression: String, text: String) throws {
        #expect(try render("{{ \(expression) }}") == text)
    }

    @Test(arguments: [
        "javascript:x", " JaVaScRiPt:x", "java\tscript:x", "data:text/html,x", "//host/x", "/\\host", "vbscript:x",
    ])
    func badLinks(link: String) throws {
        let data = try object("{}")
        let template = try Template("{{ link | url }}", escape: .html)
        let whole = Object([(key: "link", value: .string(link))] + zip(data.keys, data.values).map { ($0, $1) })
        #expect(throws: TemplateErrors.self) { try template.render(whole) }
    }

    /// Sums of what a filing states are exact; binary fractions are not.
    @Test(arguments: [
        ("0.1 | plus: 0.2", "0.3"), ("1.10 | times: 3", "3.3"), ("10.00 | minus: 0.01", "9.99"),
        ("9007199254740993 | plus: 0", "9007199254740993"), ("9223372036854775807 | plus: 1", "9223372036854775808"),
        ("123456789012345678.91 | plus: 0.09", "123456789012345679.0"), ("-7 | divided_by: 2", "-4"),
        ("-7 | modulo: 2", "1"), ("2.5 | round", "3"), ("-2.5 | round", "-3"), ("1.005 | round: 2", "1.01"),
        ("20 | divided_by: 7.0", "2.857142857142857"),
    ])
    func arithmetic(expression: String, text: String) throws {
        #expect(try render("{{ \(expression) }}") == text)
    }

    /// Numbers of the data keep their digits.
    @Test func digits() throws {
        #expect(
            try render(
                "{{ a }} {{ b }} {{ c }} {{ d | json }}", #"{"a": 14.00, "b": 1e3, "c": -0.50, "d": [1.20, "x"]}"#)
                == #"14.00 1000 -0.50 [1.20,"x"]"#)
    }
}
