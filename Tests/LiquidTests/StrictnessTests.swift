import Liquid
import Testing

/// A strict template tells what a lenient one would pass over without a word.
struct StrictnessTests {
    private static let data = """
        {"issuer": {"name": "Example Widgets", "cik": 1234}, "price": null, "rows": [{"shares": 5}, {"shares": 7}]}
        """

    @Test(arguments: [
        ("{{ isuer.name }}", "3: there is no variable 'isuer'; did you mean 'issuer'?"),
        ("{{ issuer.nmae }}", "3: 'issuer' has no 'nmae'; did you mean 'name'?"),
        ("{{ zzz }}", "3: there is no variable 'zzz'; where it may be missing, ask '== nil' or write '| default: …'"),
        ("{% if isuer %}x{% endif %}", "6: there is no variable 'isuer'; did you mean 'issuer'?"),
        ("{% for r in rosw %}x{% endfor %}", "12: there is no variable 'rosw'; did you mean 'rows'?"),
        ("{% for r in rows %}{{ r.share }}{% endfor %}", "22: 'r' has no 'share'; did you mean 'shares'?"),
        ("{% for r in rows %}{{ forloop.indx }}{% endfor %}", "22: 'forloop' has no 'indx'; did you mean 'index'?"),
        ("{{ issuer.name | upcaes }}", "17: there is no filter 'upcaes'; did you mean 'upcase'?"),
        ("{{ issuer.name | plus: 1 }}", "17: 'plus' needs a number, not 'Example Widgets'"),
        ("{{ issuer.name | date: '%Y' }}", "17: 'Example Widgets' is no date"),
        ("{{ issuer }}", "3: 'issuer' is an object; name one of its members, or write it with 'json'"),
        ("{{ 'now' | date: '%Y' }}", "11: what time it is, is not known here: a page says the same tomorrow"),
        ("{% if issuer.name > 1 %}x{% endif %}", "6: a string and a number cannot be put in order"),
        ("{% assgin x = 1 %}", "3: there is no tag 'assgin'; did you mean 'assign'?"),
        ("{% render 'rwo' %}", "11: there is no partial 'rwo'; did you mean 'row'?"),
        ("{% render '../secret' %}", "11: '../secret' cannot be the name of a partial"),
        (
            "{{ 'javascript:alert(1)' | url }}",
            "27: 'javascript:alert(1)' is no link for a page: http, https, mailto or a path"
        ),
    ])
    func mistakes(template: String, message: String) throws {
        #expect(try render(template, Self.data, partials: ["row": ""]) == message)
        _ = try render(template, Self.data, isLenient: true)
    }

    /// What may be missing: by a default, by asking whether it is there, or because the template says so.
    @Test(arguments: [
        ("{{ isuer.name | default: 'none' }}", "none"),
        ("{{ issuer.ticker | upcase | default: 'none' }}", "none"),
        ("{% if issuer.ticker == nil %}none{% endif %}", "none"),
        ("{% if issuer.ticker != blank %}some{% else %}none{% endif %}", "none"),
        (
            "{% doc %}\n@param {string} [title] - above the table\n{% enddoc %}{% if title %}x{% else %}none{% endif %}",
            "none"
        ),
        // Known to be unknown: no mistake, and no figure made of it.
        ("{{ price }}{{ price.amount }}{{ price | money | default: 'not stated' }}", "not stated"),
        ("{{ price | plus: 1 | default: 'unknown' }}", "unknown"),
        ("{{ rows[9].shares }}{{ rows | map: 'shares' | sum }}", "12"),
    ])
    func optional(template: String, text: String) throws {
        #expect(try render(template, Self.data) == text)
    }

    /// One run shows all that is wrong, in its order and each thing once; twenty are enough.
    @Test func allAtOnce() throws {
        let messages = try render(
            "{{ a }}{% for i in (1..3) %}{{ b | plus: 'x' }}{% endfor %}{{ issuer.c }}", Self.data)
        #expect(messages.split(separator: "\n").count == 3)
        let template = (1...30).map { "{{ missing\($0) }}" }.joined()
        #expect(try render(template).split(separator: "\n").count == 20)
        let broken = (1...30).map { "{% tag\($0) %}" }.joined()
        #expect(try render(broken).split(separator: "\n").count == 20)
    }

    /// One mistake, one message: an unclosed tag does not make the tags around it wrong.
    @Test(arguments: [
        ("{% if true %}{% for i in (1..2) %}x{% endif %}", "16: 'for' is never closed; 'endfor' is missing"),
        ("{% for i in (1..2) %}x", "3: 'for' is never closed; 'endfor' is missing"),
        ("x{% endif %}", "4: 'endif' does not belong here: nothing is open"),
        ("{% for i in (1..2) %}{% elsif x %}{% endfor %}", "24: 'elsif' does not belong here: 'for' is still open"),
        ("{% if x = 1 %}{% endif %}", "8: unexpected '='; '==' should stand here"),
        ("{% if %}{% endif %}", "4: a value is missing"),
        ("{{ 'abc }}", "3: a quotation mark is never closed"),
        ("{{ abc }", "0: '{{' is never closed; '}}' is missing"),
        ("{{ x | append }}", "7: 'append' takes one argument, and 0 are given"),
        (
            "{{ x | default: 1, alow_false: true }}",
            "19: 'default' has no argument 'alow_false'; did you mean 'allow_false'?"
        ),
        ("{{ x | money 'EUR' }}", "14: unexpected 'EUR'; ':' should stand here"),
        ("{% if true %}{% elseif true %}{% endif %}", "16: there is no tag 'elseif'; did you mean 'elsif'?"),
        ("{% if true %}{% end if %}", "3: 'if' is never closed; 'endif' is missing\n16: there is no tag 'end'"),
        ("{% for i on rows %}{% endfor %}", "9: unexpected 'on'; 'in' should stand here"),
    ])
    func form(template: String, message: String) throws {
        #expect(try render(template, Self.data) == message)
    }
}
