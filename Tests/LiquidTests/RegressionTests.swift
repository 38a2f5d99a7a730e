import Liquid
import Testing

/// What a review found broken, so that it stays mended.
struct RegressionTests {
    /// Each of these ended the program.
    @Test(arguments: [
        ("{{ 'abc' | truncate: -9223372036854775808 }}", "..."),
        ("{{ 'abc' | truncate: 9223372036854775807 }}", "abc"),
        (
            "{{ -170141183460469231731687303715884105727 | minus: 1 | divided_by: -1 }}",
            "57: the result has more digits than a number can hold"
        ),
        ("{{ -9223372036854775808 | modulo: -1 }}", "0"), ("{{ -9223372036854775808 | abs }}", "9223372036854775808"),
        (
            "{% assign a = 'a' | split: '' %}{{ a | concat: (1..99999999999) | size }}",
            "39: an array of more than 1000000 items"
        ),
        ("{{ (1..99999999999) | json }}", "\"1..99999999999\""),
        ("{{ (-9223372036854775808..9223372036854775807) | size }}", "9223372036854775807"),
        ("{{ 'x' | slice: -9223372036854775808, 9223372036854775807 }}", ""),
        ("{{ 5.5 | round: -9223372036854775808 }}", "0"),
    ])
    func crashes(template: String, text: String) throws { #expect(try render(template) == text) }

    /// Work that no loop counts is counted all the same.
    @Test(arguments: [
        "{% render 'fork', n: 0 %}",
        "{% for i in (1..1000000) %}{% assign a = (1..100000) | reverse | sort %}{% endfor %}",
        "{% assign s = 'x' %}{% for i in (1..23) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..1000000) %}{% if s == s %}{% endif %}{% endfor %}",
        "{% assign s = 'x' %}{% for i in (1..23) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..1000) %}{{ s }}{% endfor %}",
        "{% assign s = 'x' %}{% for i in (1..100) %}{% assign s = s | base64_encode %}{% endfor %}",
        "{% assign s = 'x' %}{% for i in (1..23) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..1000000) %}{% if s.size == 1 %}{% endif %}{% endfor %}",
        "{% assign s = ' ' %}{% for i in (1..23) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..1000000) %}{% if s == blank %}{% endif %}{% endfor %}",
        "{% assign s = 'x' %}{% for i in (1..23) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..1000000) %}{% assign a = 'a' | replace: s, 'b' %}{% endfor %}",
        "{% assign s = 'x' %}{% for i in (1..23) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..1000000) %}{% cycle s: 1, 2 %}{% endfor %}",
        "{% assign s = 'x' %}{% for i in (1..23) %}{% assign s = s | append: s %}{% endfor %}{% for i in (1..1000000) %}{% capture a %}{{ s }}{% endcapture %}{% endfor %}",
        "{% assign s = '%256Y' %}{% for i in (1..18) %}{% assign s = s | append: s %}{% endfor %}{{ 0 | date: s }}",
    ])
    func endless(template: String) throws {
        let fork =
            "{% assign m = n | plus: 1 %}{% if m < 38 %}{% render 'fork', n: m %}{% render 'fork', n: m %}{% endif %}"
        let messages = try render(template, partials: ["fork": fork])
        #expect(messages.contains("more ") && !messages.contains("\n"))
    }

    /// A slip in a loop over many names is looked up once.
    @Test func manyNames() throws {
        let names = (0..<4000).map { "\"name\($0)\": 1" }.joined(separator: ", ")
        let template =
            "{% for i in (1..100000) %}{{ nmae1 }}{% endfor %}" + String(repeating: "{{ qqqqqqqq }}", count: 4000)
        let time = try ContinuousClock().measure { _ = try render(template, "{\(names)}") }
        #expect(time < .seconds(2))
    }

    /// Data that would come through: partials and blocks outside of text, ways that end elsewhere, schemes, markup.
    @Test(arguments: [
        (Escape.html, "<script>{% render 'p' %}</script>"), (.html, "<a href=\"{% render 'p' %}\">"),
        (.html, "<script>{% block s %}{% endblock %}</script>"), (.html, "<p title={% include 'p' %}>"),
        (.html, "<a onclick = \"if (a > {{ x }}) f()\">"), (.html, "<a href=\"javascript:f('{{ x | url_encode }}')\">"),
        (.html, "<a href=\"{{ x | slug }}:{{ x | url_encode }}\">"),
        (.html, "<meta http-equiv=refresh content=\"0;url={{ x }}\">"), (.html, "<animate values=\"{{ x }}\">"),
        (.html, "{% if nil %}{% else %}<script>{% endif %}{{ x }}"),
        (.html, "<script>{% if x %}</script>{% endif %}{{ x }}"),
        (.html, "{% for i in (1..2) %}{{ x }}<script>{% endfor %}"), (.html, "<script>\"</scripty>\";{{ x }}</script>"),
        (.html, "<!-- a --!><script>{{ x }}"), (.html, "<textarea><!--</textarea><script>{{ x }}"),
        (.html, "<script>{% capture a %}</script>{% endcapture %}{{ x }}"), (.html, "<a href=\""),
        (.markdown, "<div>\n{{ x }}\n</div>"), (.markdown, "<details><summary>{{ x }}</summary>"),
        (.markdown, "it`s {{ x | code }}"), (.markdown, "[a](\n{{ x }}\n)"), (.markdown, "[a]:\n{{ x }}"),
        (.markdown, "- [a]: {{ x }}"), (.markdown, "> [a]: {{ x }}"), (.markdown, "`{{ x }}`"),
        (.markdown, "```{{ x }}\n```\n"),
        (.csv, "Name {{ x }},c"), (.csv, "{{ x }}{{ x }},c"), (.csv, "={{ x }}"), (.json, "{\"a\": {{ x }}{{ x }}}"),
        (.json, "{\"a\": \"{% render 'p' %}\"}"),
        // Ways that end alike to the eye: a name broken off, another attribute, a second turn, a jump.
        (.html, "<a {% if x %}title{% else %}onclick{% endif %}=\"{{ x }}\">"),
        (.html, "<{% if x %}b{% else %}script{% endif %}>{{ x }}"),
        (.html, "<a on{% if true %} {% endif %}click=\"{{ x }}\">"),
        (.html, "<a title{% for i in l %}=\"{{ i }}\" onclick{% endfor %}>"),
        (.html, "<meta content=\"{% if x %}{% else %}0;url={% endif %}{{ x }}\">"),
        (.html, "<meta http-equiv=\"refresh\" content=\"{{ x }}\">"), (.html, "<a f:href=\"{{ x }}\">"),
        (.html, "{% for i in l %}<script>{% break %}</script>{% endfor %}{{ x }}"),
        (.html, "<svg><title><img src=x onerror=\"{{ x }}\">"), (.html, "<svg:set to=\"{{ x }}\">"),
        (.html, "<a href=\"/{{ x | url }}\">"), (.html, "<title/>{{ x }}"),
        (.markdown, "{% if x %}b{% else %}[x]{% endif %}({{ y }})"),
        (.markdown, "{% for i in l %}({{ i }})[x]{% endfor %}"),
        (.markdown, "{% if x %}{% else %}`{% endif %} {{ x | code }}"),
        (.markdown, "{% for i in l %}{{ i | code }} it`s {% endfor %}"),
        (.markdown, "[a]{{ e }}({{ x }})"), (.markdown, "[a]{{ e }}: {{ x }}"), (.markdown, "a <{{ e }}b {{ x }}>"),
        (.markdown, "{% render 'p' %}({{ y }})"),
        (.markdown, "{% tablerow i in l %}{{ i }}{% endtablerow %}"),
        (.markdown, "<script>\n\nvar a = {{ x }};\n</script>"),
        (.markdown, "see <a href='/x'\n title='{{ x }}'>y</a>"), (.markdown, "[a]( \n{{ x }})"),
        (.markdown, "[a\nb]: {{ x }}"),
        (.markdown, "a <?php {{ x }} ?>"), (.markdown, "#1 it`s\n{{ x | code }}"),
        (.markdown, "a ` b\n    - {{ x | code }}"),
        (.markdown, "a ` b\n<div>\n{{ x }}\n</div>"), (.markdown, "[a]({{ a | slug }}:{{ b | url_encode }})"),
        (.markdown, "{{ x | code }}`a`"), (.markdown, "<a:b c={{ x }}>"), (.markdown, "<a:b c='d'>"),
        (.csv, "{% for x in l %}{{ x }}{% endfor %}"),
        (.csv, "{% render 'p' %}{{ x }}"),
        (.csv, "{% if n %},{% else %}{{ y }}{% endif %}{{ x }}"), (.json, "[{% for x in l %}{{ x }}{% endfor %}]"),
    ])
    func leaks(escape: Escape, template: String) throws {
        #expect(throws: TemplateErrors.self) { try Template(template, escape: escape) }
    }

    /// Text that was made safe in one place lands in another: in an attribute, behind a mark of the template.
    @Test(arguments: [
        (
            Escape.html, "{% capture a %}\"{{ x }}\"{% endcapture %}<p title=\"{{ a }}\">{{ a }}",
            "<p title=\"&quot;a&lt;b&amp;c&quot;\">\"a&lt;b&amp;c\""
        ),
        (
            .html, "{% capture a %}<b class=\"c\">{{ x }}</b>{% endcapture %}<p title=\"{{ a }}\">",
            "<p title=\"&lt;b class=&quot;c&quot;&gt;a&lt;b&amp;c&lt;/b&gt;\">"
        ),
        (.markdown, "C:\\{{ x | code }}", "C:\\\\`a<b&c`"),
        (.markdown, "{% capture c %}{{ x }}{% endcapture %}<{{ c }} >", "<&#97;\\<b\\&c >"),
        (
            .markdown, "{% capture c %}[x]{% endcapture %}{{ c }}({{ x }}) {{ c }}: {{ x }}",
            "[x]\\(a\\<b\\&c) [x]\\: a\\<b\\&c"
        ),
        (.markdown, "{% render 'p' %}: a", "[y]\\: a"),
        // Filters change what it says, and it is escaped once.
        (.html, "{% capture a %}{{ x }}{% endcapture %}{{ a | upcase }} {{ a | size }}", "A&lt;B&amp;C 5"),
        (.markdown, "{% capture a %}{{ x }}{% endcapture %}{{ a | upcase }}", "A\\<B\\&C"),
        (
            .html, "{% capture a %}<p>{{ x }}</p>{% endcapture %}{{ a | escape }}",
            "&lt;p&gt;a&amp;lt;b&amp;amp;c&lt;/p&gt;"
        ),
    ])
    func safeElsewhere(escape: Escape, template: String, page: String) throws {
        #expect(try render(template, "{\"x\": \"a<b&c\"}", escape: escape, partials: ["p": "[y]"]) == page)
    }

    /// Code beside code: the backticks of one do not end the other.
    @Test func codeBesideCode() throws {
        let page = try render(
            "{% for c in l %}{{ c | code }}{% endfor %}", "{\"l\": [\"x\", \"`<b>`\"]}", escape: .markdown)
        #expect(page == "`x` `` `<b>` ``")
    }

    /// Ordinary templates that were refused.
    @Test(arguments: [
        (Escape.html, "<a href = \"{{ x | url }}\">a</a>", "<a href = \"1\">a</a>"),
        (.html, "<a href=\"{{ x | url | default: '#' }}\">a</a>", "<a href=\"1\">a</a>"),
        (.html, "<a href=\"/page/{{ x | slug }}.html#{{ x | slug }}\">a</a>", "<a href=\"/page/1.html#1\">a</a>"),
        (.html, "<p data=\"{{ x }}\">", "<p data=\"1\">"),
        (.html, "<title>{{ x }} {% render 'p' %}</title>", "<title>1 p</title>"),
        (.html, "<p{% if x %} class=\"a\"{% endif %}{% if nil %} id=b{% endif %}>{{ x }}", "<p class=\"a\">1"),
        (.markdown, "```\r\na\r\n```\r\n{{ x }}", "```\r\na\r\n```\r\n1"),
        (.markdown, "```\na\n```  \n{{ x }}", "```\na\n```  \n1"),
        (.markdown, "- ```sh\n  a\n  ```\n\n{{ x }}", "- ```sh\n  a\n  ```\n\n1"),
        (.markdown, "```a``` b\n{{ x }}", "```a``` b\n1"),
        (.markdown, "# a ` b\n{{ x }} ` c", "# a ` b\n1 ` c"),
        (.markdown, "- a ` b\n- {{ x }} ` c", "- a ` b\n- 1 ` c"),
        (.markdown, "1 < 2 and {{ x }} > 0", "1 < 2 and 1 > 0"),
        (.csv, "a,b\n{% for i in (1..2) %}{{ i }},{{ x }}\n{% endfor %}", "a,b\n1,1\n2,1\n"),
        (.html, "<option{% if x %} selected{% endif %}>{{ x }}</option>", "<option selected>1</option>"),
        (.html, "<a href=\"deal-{{ x | slug }}.html\">a</a>", "<a href=\"deal-1.html\">a</a>"),
        (.html, "<svg><title>{{ x }}</title><g/></svg>{{ x }}", "<svg><title>1</title><g/></svg>1"),
        (.html, "<a href=\"{{ x | url | escape }}\">", "<a href=\"1\">"),
        (.html, "<meta name=\"a\" content=\"{{ x }}\">", "<meta name=\"a\" content=\"1\">"),
        (.markdown, "Example ({{ x }}) and [a](b) ({{ x }})", "Example (1) and [a](b) (1)"),
        (.markdown, "<!-- a `note -->\n\n# {{ x }}\n", "<!-- a `note -->\n\n# 1\n"),
        (.markdown, "<https://a.b/c> {{ x }}", "<https://a.b/c> 1"),
        (.csv, "{% for i in (1..3) %}{{ i }}{% unless forloop.last %},{% endunless %}{% endfor %}\n", "1,2,3\n"),
        (.json, "[{% for i in (1..3) %}{{ i }}{% unless forloop.last %}, {% endunless %}{% endfor %}]", "[1, 2, 3]"),
    ])
    func falseAlarms(escape: Escape, template: String, page: String) throws {
        #expect(try render(template, "{\"x\": 1}", escape: escape, partials: ["p": "p"]) == page)
    }

    /// What a strict template passed over without a word.
    @Test(arguments: [
        ("{{ items.nmae }}", "3: 'items' has no 'nmae'; where it may be missing, ask '== nil' or write '| default: …'"),
        ("{{ items.frist }}", "3: 'items' has no 'frist'; did you mean 'first'?"),
        ("{{ items | map: 'nam' }}", "11: 'map' has no 'nam'; did you mean 'name'?"),
        (
            "{{ items | sort: 'nope' | size }}",
            "11: 'sort' has no 'nope'; where it may be missing, ask '== nil' or write '| default: …'"
        ),
        ("{% for i in 5 %}{% endfor %}", "7: 'for' needs an array, not a number"),
        ("{% render 'framed' %}", "11: a partial cannot have a layout"),
        (
            "{% layout 'frame' %}{% block titel %}{% endblock %}",
            "29: the layout has no block 'titel'; did you mean 'title'?"
        ),
        ("{% if true %}{% else if x %}{% endif %}", "21: unexpected 'else if'; 'elsif' should stand here"),
        ("{% for i in items %}{% break if x %}{% endfor %}", "29: unexpected 'if'"),
    ])
    func gaps(template: String, message: String) throws {
        let partials = ["framed": "{% layout 'frame' %}", "frame": "{% block title %}{% endblock %}"]
        #expect(try render(template, "{\"items\": [{\"name\": 1}]}", partials: partials) == message)
    }

    @Test func invalidText() throws {
        let source = TemplateSource(path: "t", bytes: Array("abc\u{E9}".utf8) + [0xFF] + Array("def".utf8))
        do {
            _ = try Template(source, escape: .none)
            Issue.record("bytes that are no text were taken for a template")
        } catch {
            #expect(error.errors.map(\.message) == ["this is no UTF-8"])
            #expect(error.errors[0].offset == 5)
        }
    }

    /// Lenient, as Ruby's Liquid is.
    @Test(arguments: [
        ("{{ 'a' | nosuchfilter | upcase }}", "A"), ("{{ '12abc' | plus: 1 }}", "13"), ("{{ '1e3' | plus: 1 }}", "2"),
        ("{{ '1_000' | plus: 0 }}", "1000"), ("{{ '1.5abc' | plus: 0 }}", "1"),
        ("{% for i in (1..'2a') %}{{ i }}{% endfor %}", "12"),
        ("{{ 1.50 }}", "1.5"), ("{{ '-4.50' | abs }}", "4.5"), ("{% tablerow i in nil %}x{% endtablerow %}", ""),
        ("{{ items['size'] }}{{ items.size }}", "1"), ("{% include 'p' %}", "12"), ("{% include 'p' with p %}", "12"),
        ("{% for i in 'abc' limit: 0 %}{{ i }}{% endfor %}", "abc"), ("{{ 12345 | compact }}", "12345"),
        ("{% increment n %}{% increment n %}{{ n }}", "567"), ("{% decrement n %}{{ n }}", "44"),
        ("{% assign p = 'x' | split: ',' %}{% render 'p' for (1..3) %}", "123"),
    ])
    func asElsewhere(template: String, text: String) throws {
        let data = "{\"items\": [{\"name\": 1}], \"p\": [1, 2], \"n\": 5}"
        #expect(try render(template, data, isLenient: true, partials: ["p": "{{ p }}"]) == text)
    }

    /// Numbers that no number holds keep their digits, and the rest of the data is there.
    @Test func hugeNumbers() throws {
        #expect(try render("{{ a }} {{ b }}", "{\"a\": 1e400, \"b\": 2}") == "1e400 2")
        for json in ["{\"a\": 01}", "{\"a\": 1.}", "{\"a\": +1}", "{\"a\": 1e}", "{\"a\": \"\\u-000\"}", "{\"a\": .5}"]
        {
            #expect(throws: JSONError.self) { try Value(json: Array(json.utf8)) }
        }
    }
}
