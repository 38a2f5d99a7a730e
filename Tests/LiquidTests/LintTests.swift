import Liquid
import Testing

/// Places where no escaping helps are refused before any data comes; ordinary pages are not.
struct LintTests {
    @Test(arguments: [
        ("<a href={{ x }}>", "put quotation marks around the value of 'href'"),
        ("<a href=\"{{ x }}\">", "a link's target needs '| url'"),
        ("<img src='a/{{ x }}.png'>", "a link's target needs '| url'"),
        ("<p {{ x }}>", "a value may stand in text or in an attribute's quotation marks, not here"),
        ("<{{ x }}>", "a value may stand in text or in an attribute's quotation marks, not here"),
        ("<p onclick=\"f('{{ x }}')\">", "a value within 'onclick' could become part of a program"),
        ("<p style=\"color: {{ x }}\">", "a value within 'style' could become part of a program"),
        ("<script>var x = '{{ x }}'</script>", "a value within <script> could become part of its program"),
        ("<STYLE>{{ x }}</STYLE>", "a value within <style> could become part of its program"),
        (
            "<p class=\"{% if true %}a\" id={% else %}b\" id={% endif %}{{ x }}>",
            "put quotation marks around the value of 'id'"
        ),
    ])
    func html(template: String, message: String) throws {
        #expect(try render(template, "{\"x\": 1}", escape: .html).hasSuffix(": " + message))
    }

    @Test(arguments: [
        ("`{{ x }}`", "within a code span nothing can be escaped; write '{{ … | code }}' without the backticks"),
        (
            "a ``b {{ x }}\nc`` d",
            "within a code span nothing can be escaped; write '{{ … | code }}' without the backticks"
        ),
        (
            "```\n{{ x }}\n```\n",
            "within a code span nothing can be escaped; write '{{ … | code }}' without the backticks"
        ),
        ("[a]({{ x }})", "a link's target needs '| url'"),
        ("[a]: {{ x }}\n", "a link's target needs '| url'"),
        ("[a](b \"{{ x }}\")", "a value may stand in text or in an attribute's quotation marks, not here"),
        ("<https://{{ x }}>", "a value may stand in text or in an attribute's quotation marks, not here"),
    ])
    func markdown(template: String, message: String) throws {
        #expect(try render(template, "{\"x\": 1}", escape: .markdown).hasSuffix(": " + message))
    }

    @Test(arguments: [(Escape.json, "{\"a\": \"{{ x }}\"}", "JSON"), (.csv, "a,\"{{ x }}\"", "CSV")])
    func data(escape: Escape, template: String, format: String) throws {
        let message = "in \(format) a value brings its own quotation marks; take these away"
        #expect(try render(template, "{\"x\": 1}", escape: escape).hasSuffix(message))
    }

    @Test(arguments: [
        (
            Escape.html, "<a href=\"{{ x | url }}\" title='{{ x }}'>{{ x }}</a><!-- {{ x }} -->",
            "<a href=\"1\" title='1'>1</a><!-- 1 -->"
        ),
        (.html, "<p{% if x %} class=\"a\"{% endif %}>{{ x }}</p>", "<p class=\"a\">1</p>"),
        (.html, "<p class=\"{% if x %}a{% else %}b{% endif %}\">{{ x }}</p>", "<p class=\"a\">1</p>"),
        (.html, "<script>var a = 1 < 2;</script>{{ x }}", "<script>var a = 1 < 2;</script>1"),
        (.html, "<script>var a = {{ x | json | raw }};</script>", "<script>var a = 1;</script>"),
        (.html, "{% capture a %}<b>{{ x }}</b>{% endcapture %}<p title=\"t\">{{ a }}", "<p title=\"t\"><b>1</b>"),
        (.markdown, "a ` lone\n\nand {{ x }} ` again", "a ` lone\n\nand 1 ` again"),
        (.markdown, "[{{ x }}]({{ x | url }}) `code` {{ x }} (a) {{ x }}", "[1](1) `code` 1 (a) 1"),
        (.markdown, "| a | b |\n|--|--|\n| {{ x }} | 2 < 3 {{ x }} |", "| a | b |\n|--|--|\n| 1 | 2 < 3 1 |"),
        (.json, "{\"a\": {{ x }}, \"b\\\"\": {{ x }}}", "{\"a\": 1, \"b\\\"\": 1}"),
    ])
    func ordinary(escape: Escape, template: String, text: String) throws {
        #expect(try render(template, "{\"x\": 1}", escape: escape) == text)
    }
}
