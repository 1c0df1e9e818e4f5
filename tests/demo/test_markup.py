"""Light markup: the blocks, their HTML and their plain text."""

import pytest

from wirecrawler_demo.markup import body_html, plain_lines

CASES = {
    "a paragraph": ("One.", "<p>One.</p>", ("One.",)),
    "lines are joined": ("One.\nTwo.", "<p>One. Two.</p>", ("One. Two.",)),
    "blank lines part": (
        "One.\n\n \nTwo.",
        "<p>One.</p>\n<p>Two.</p>",
        ("One.", "Two."),
    ),
    "a subhead": ("## Why", "<h2>Why</h2>", ("Why",)),
    "a quotation": (
        "> So it\n> goes.",
        "<blockquote><p>So it goes.</p></blockquote>",
        ("So it goes.",),
    ),
    "a list": ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>", ("a", "b")),
    "a numbered list": (
        "1. a\n10. b",
        "<ol>\n<li>a</li>\n<li>b</li>\n</ol>",
        ("a", "b"),
    ),
    "emphasis": (
        "*a* **b**",
        "<p><em>a</em> <strong>b</strong></p>",
        ("a b",),
    ),
    "a link": ("[a](../b?c&d)", '<p><a href="../b?c&amp;d">a</a></p>', ("a",)),
    "a link cannot end its attribute": (
        '[a](b"c)',
        '<p><a href="b%22c">a</a></p>',
        ("a",),
    ),
    "text is escaped": ("a < b & c", "<p>a &lt; b &amp; c</p>", ("a < b & c",)),
    "a lone star": ("2 * 3", "<p>2 * 3</p>", ("2 * 3",)),
}


@pytest.mark.parametrize(("text", "html", "plain"), CASES.values(), ids=CASES)
def test_markup(text: str, html: str, plain: tuple[str, ...]) -> None:
    assert (body_html(text), plain_lines(text)) == (html, plain)
