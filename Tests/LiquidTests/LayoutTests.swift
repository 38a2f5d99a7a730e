import Liquid
import Testing

/// Frames: a page fills the blocks of its layout, and may take up what was there.
struct LayoutTests {
    private static let frames = [
        "frame": "<{% block title %}Site{% endblock %}|{% block body %}{% endblock %}|{{ year }}>",
        "section": "{% layout 'frame' %}{% block title %}Section of {{ block.super }}{% endblock %}",
    ]

    @Test(arguments: [
        ("{% layout 'frame' %}{% block body %}text{% endblock %}", "<Site|text|2025>"),
        ("{% layout 'frame' %}{% block title %}My {{ block.super }}{% endblock %}", "<My Site||2025>"),
        // Through two frames, and what a page assigns is known in them.
        (
            "{% layout 'section' %}{% assign year = 1999 %}{% block title %}A {{ block.super }}{% endblock %}",
            "<A Section of Site||1999>"
        ),
        // Blocks within blocks.
        ("{% layout 'frame' %}{% block body %}a{% block inner %}b{% endblock %}c{% endblock %}", "<Site|abc|2025>"),
    ])
    func blocks(template: String, text: String) throws {
        #expect(try render(template, "{\"year\": 2025}", partials: Self.frames) == text)
    }

    @Test(arguments: [
        ("x{% layout 'frame' %}", "12: 'layout' must come before anything else"),
        ("{% layout 'frame' %}lost", "20: with a 'layout', only what stands in a 'block' is shown"),
        (
            "{% block a %}{{ block.super }}{% endblock %}",
            "16: 'block.super' stands only in a block that replaces one of its layout"
        ),
        ("{% layout 'fraem' %}", "11: there is no partial 'fraem'; did you mean 'frame'?"),
        ("{% block a %}{% endblock %}{% block a %}{% endblock %}", "36: there is already a block 'a'"),
    ])
    func mistakes(template: String, message: String) throws {
        #expect(try render(template, "{\"year\": 2025}", partials: Self.frames) == message)
    }

    /// A partial that is wrong is told with its own name, once.
    @Test func partialsAtFault() throws {
        let message = try render("{% render 'a' %}{% render 'a' %}", partials: ["a": "{{ 1 | nope }}"])
        #expect(message == "a:7: there is no filter 'nope'")
    }
}
