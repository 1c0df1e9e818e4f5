import pytest

from tests.factories import make_story
from wirecrawler.credit import Printable
from wirecrawler.publish.markup import (
    body_markup,
    foot_markup,
    language_and_direction,
)
from wirecrawler.story import Story

ALLOWED = (
    "<h2>A</h2><h3>B</h3><p>c <em>d</em> <strong>e</strong><br>f</p>"
    "<ul><li>g</li></ul><ol><li>h</li></ol><blockquote>i</blockquote>"
)
REL = 'rel="nofollow noopener"'


@pytest.mark.parametrize(
    ("markup", "safe"),
    [
        pytest.param(ALLOWED, ALLOWED, id="what is allowed stays"),
        pytest.param(
            '<p><a href="https://h.example/?a=1&amp;b=2">x</a></p>',
            f'<p><a href="https://h.example/?a=1&amp;b=2" {REL}>x</a></p>',
            id="links are marked",
        ),
        pytest.param(
            '<a href="javascript:alert(1)">x</a>', f"<a {REL}>x</a>", id="javascript:"
        ),
        pytest.param('<a href="data:text/html,x">x</a>', f"<a {REL}>x</a>", id="data:"),
        pytest.param('<a href="/relative">x</a>', f"<a {REL}>x</a>", id="relative"),
        pytest.param('<a href="//h.example/">x</a>', f"<a {REL}>x</a>", id="no scheme"),
        pytest.param(
            '<p onclick="a()" class="b" style="c" id="d" dir="rtl">x</p>',
            "<p>x</p>",
            id="attributes",
        ),
        pytest.param("<p>a<script>alert(1)</script>b</p>", "<p>ab</p>", id="script"),
        pytest.param("<style>p{}</style>x", "x", id="style"),
        pytest.param("<p>a\ud800b</p>", "<p>a?b</p>", id="a lone surrogate"),
        pytest.param("<p>a<!-- b --></p>", "<p>a</p>", id="comment"),
        pytest.param('<img src="x" onerror="a()">x', "x", id="picture"),
        pytest.param("<div><span>x</span></div>", "x", id="other elements' text stays"),
        pytest.param("<svg><script>a()</script></svg>", "", id="svg"),
        pytest.param("<p>a", "<p>a</p>", id="unclosed"),
        pytest.param("5 < 6 & 7", "5 &lt; 6 &amp; 7", id="bare text"),
    ],
)
def test_html_of_a_body_is_sanitized(markup: str, safe: str) -> None:
    assert body_markup(Printable(make_story(body_html=markup))) == safe


@pytest.mark.parametrize(
    ("body", "markup"),
    [
        pytest.param("a\n\nb", "<p>a</p><p>b</p>", id="paragraphs"),
        pytest.param("\na\n\n\n\nb\n", "<p>a</p><p>b</p>", id="stray line feeds"),
        pytest.param("<b> & 'c'", "<p>&lt;b&gt; &amp; &#x27;c&#x27;</p>", id="escaped"),
        pytest.param("", "", id="none"),
    ],
)
def test_a_body_without_html_is_set_in_paragraphs(body: str, markup: str) -> None:
    assert body_markup(Printable(make_story(body=body, body_html=""))) == markup


LINKED = (
    f'<a href="https://h.example/?a=1&amp;b=2" {REL}>https://h.example/?a=1&amp;b=2</a>'
)
ADDRESS = "https://h.example/?a=1&b=2"


@pytest.mark.parametrize(
    ("text", "story", "markup"),
    [
        pytest.param(
            f"Source: A & B, {ADDRESS}",
            make_story(url=ADDRESS),
            f"Source: A &amp; B, {LINKED}",
            id="the source's address",
        ),
        pytest.param(
            f"At {ADDRESS}.",
            make_story(source_url="https://h.example/other", final_url=ADDRESS),
            f"At {LINKED}.",
            id="another address of the story",
        ),
        pytest.param(
            f"{ADDRESS}: {ADDRESS}",
            make_story(url=ADDRESS),
            f"https://h.example/?a=1&amp;b=2: {LINKED}",
            id="where it stands last",
        ),
        pytest.param(
            "Source: A, javascript:alert(1)",
            make_story(url="javascript:alert(1)"),
            "Source: A, javascript:alert(1)",
            id="no address of the web",
        ),
        pytest.param(
            'Source: <b>"A"</b>',
            make_story(),
            "Source: &lt;b&gt;&quot;A&quot;&lt;/b&gt;",
            id="no address",
        ),
    ],
)
def test_a_foot_links_the_address_of_its_story(
    text: str, story: Story, markup: str
) -> None:
    assert foot_markup(text, story) == markup


@pytest.mark.parametrize(
    ("language", "headline", "expected"),
    [
        ("en", "Port", ("en", "ltr")),
        ("fa", "باران", ("fa", "rtl")),
        ("ar_EG", "مطر", ("ar-EG", "rtl")),
        ("", "باران پاییزی گفت", ("fa", "rtl")),
        ("", "بارش کے بعد ٹھنڈ بڑھے گی", ("", "auto")),
        ("", "Port", ("", "auto")),
        ('"><script>', "Port", ("", "auto")),
    ],
    ids=[
        "English",
        "Persian",
        "with a region",
        "by its script",
        "unknown, of many languages' script",
        "unknown",
        "hostile",
    ],
)
def test_a_story_is_set_in_its_direction(
    language: str, headline: str, expected: tuple[str, str]
) -> None:
    story = make_story(language=language, headline=headline)
    assert language_and_direction(story) == expected
