"""A story and its listing, cut to a fixture."""

import json
from dataclasses import replace

import pytest

from tests.factories import HARBOUR_WIRE, make_entry, make_fetch
from tests.loopback import PARAGRAPHS
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.feed import read_feed
from wirecrawler.extract.page import Page, PageSelectors, read_page
from wirecrawler.extract.site_fixture import listing_fixture, page_fixture
from wirecrawler.extract.site_layouts import ReadPage
from wirecrawler.extract.site_samples import SamplePage
from wirecrawler.extract.sitemap import read_sitemap
from wirecrawler.story import Entry, Fetch, RawStory

ROOT = "https://harbourwire.example/"
URL = f"{ROOT}news/quay"
TEXT = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
PAGE = f"""<html lang="en"><head><title>Quay opens at last</title>
<link rel="canonical" href="{URL}"><link rel="stylesheet" href="/x.css">
<script>var tracked = 1;</script><style>p {{}}</style>
<script type="application/ld+json">{{"@type": "NewsArticle", "headline": "Quay opens at last",
"datePublished": "2026-11-02T09:30:00Z"}}</script></head>
<body><nav><a href="/sport">Sport</a></nav><article><h1>Quay opens at last</h1>
<p class="byline" style="color: red" onclick="x()">By Mara Lund</p>
<p style="display: none">Hidden</p><svg d="M0"></svg>after<div class="text" data-x="{"y" * 301}">
{TEXT}</div></article><footer><img src="/x.png" srcset="/y.png 2x">Harbour Wire</footer></body>
</html>"""


def page(markup: str = PAGE) -> SamplePage:
    return SamplePage(
        content=markup.encode(),
        encoding="utf-8",
        entry=make_entry(URL, headline="Quay opens at last", published=""),
        fetch=make_fetch(URL),
    )


def reading(selectors: PageSelectors) -> ReadPage:
    def read(page: Page, entry: Entry, fetch: Fetch) -> RawStory:
        return read_page(
            page, source=HARBOUR_WIRE, entry=entry, fetch=fetch, selectors=selectors
        )

    return read


def test_a_page_is_cut_to_what_is_read() -> None:
    made = page_fixture(page(), read=reading(PageSelectors()), root=ROOT)
    assert made.story.headline == "Quay opens at last"
    assert made.story.body.split("\n\n")[-len(PARAGRAPHS) :] == list(PARAGRAPHS)
    assert made.story.canonical == f"{made.served}news/quay"
    assert '<link rel="canonical" href="{home}news/quay">' in made.page
    assert "display: none" in made.page
    for gone in (
        "tracked",
        "x.css",
        "<style",
        "<svg",
        "onclick",
        "data-x",
        "<nav",
        "red",
    ):
        assert gone not in made.page, gone


def test_a_part_that_is_read_after_all_stays() -> None:
    told = json.dumps({"body": " ".join(PARAGRAPHS * 3)})
    markup = PAGE.replace(TEXT, "").replace(
        "</head>", f'<script>window.story = {{"articleBody": {told}}}</script></head>'
    )
    made = page_fixture(page(markup), read=reading(PageSelectors()), root=ROOT)
    whole = page_fixture(page(), read=reading(PageSelectors()), root=ROOT)
    assert len(made.page) != len(whole.page)


def test_a_page_that_is_read_otherwise_elsewhere_is_none() -> None:
    odd = PAGE.replace("<article>", f"<article><a href='{ROOT}'>Section</a>")
    spoilt = replace(page(odd), encoding="utf-16")
    made = page_fixture(spoilt, read=reading(PageSelectors()), root=ROOT)
    assert made.story.headline == "Quay opens at last"
    selectors = PageSelectors(headline=f"a[href='{ROOT}']")
    with pytest.raises(ExtractionError, match="read otherwise"):
        page_fixture(page(odd), read=reading(selectors), root=ROOT)


ITEMS = "".join(
    f"<item><title>Story {n}</title><link>{ROOT}{n}</link><guid>g{n}</guid>"
    f"<description>{'word ' * 100}</description></item>"
    for n in range(3)
)
LINKS = "".join(
    f"<entry><title>Story {n}</title><link href='{ROOT}{n}'/></entry>" for n in range(3)
)
FEEDS = {
    "RSS": f"<?xml version='1.0'?><rss><channel><title>H</title>{ITEMS}</channel></rss>",
    "Atom": f"<feed xmlns='http://www.w3.org/2005/Atom'><title>H</title>{LINKS}</feed>",
    "JSON Feed": json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "H",
            "items": [
                {"id": f"g{n}", "url": f"{ROOT}{n}", "title": f"Story {n}"}
                for n in range(3)
            ],
        }
    ),
}


@pytest.mark.parametrize("text", FEEDS.values(), ids=FEEDS)
def test_a_feed_is_cut_to_its_entry(text: str) -> None:
    feed = read_feed(text.encode(), url=f"{ROOT}rss")
    cut = listing_fixture(text.encode(), entry=feed.entries[1], root=ROOT)
    assert "{home}1" in cut
    left = read_feed(cut.replace("{home}", ROOT).encode(), url=f"{ROOT}rss")
    assert [(e.link, e.headline) for e in left.entries] == [(f"{ROOT}1", "Story 1")]
    assert (left.title, left.problems) == ("H", ())


def test_a_long_text_is_cut_unless_it_is_the_story() -> None:
    content = FEEDS["RSS"].encode()
    entry = read_feed(content, url=f"{ROOT}rss").entries[1]
    cut = listing_fixture(content, entry=entry, root=ROOT)
    whole = listing_fixture(content, entry=entry, root=ROOT, is_whole=True)
    assert (len(cut) < 600, "word ..." in cut) == (True, True)
    assert "word " * 99 in whole


def test_a_line_ends_only_where_html_says() -> None:
    markup = PAGE.replace(
        PARAGRAPHS[0], f"{PARAGRAPHS[0][:40]}\u2028{PARAGRAPHS[0][40:]}"
    )
    made = page_fixture(page(markup), read=reading(PageSelectors()), root=ROOT)
    assert "\u2028" in made.story.body


def test_a_sitemap_is_cut_to_its_entry() -> None:
    urls = "".join(f"<url><loc> {ROOT}{n}\n</loc></url>" for n in range(3))
    text = f"<urlset>{urls}</urlset>".encode()
    entry = read_sitemap(text, url=ROOT).entries[2]
    cut = listing_fixture(text, entry=entry, root=ROOT).replace("{home}", ROOT)
    assert [e.link for e in read_sitemap(cut.encode(), url=ROOT).entries] == [
        f"{ROOT}2"
    ]


def test_a_sitemap_of_json_is_cut_to_its_entry() -> None:
    text = json.dumps({"urls": [{"loc": f"{ROOT}{n}"} for n in range(3)]}).encode()
    entry = read_sitemap(text, url=ROOT).entries[2]
    cut = listing_fixture(text, entry=entry, root=ROOT)
    assert json.loads(cut) == {"urls": [{"loc": "{home}2"}]}


@pytest.mark.parametrize("text", ["https://e.example/1\n", "[]"])
def test_what_is_neither_xml_nor_json_objects_is_kept_small(text: str) -> None:
    entry = make_entry("https://e.example/1")
    assert "{home}" not in listing_fixture(text.encode(), entry=entry, root=ROOT)


def test_of_posts_one_is_kept_and_its_text_cut() -> None:
    posts = [
        {"id": n, "link": f"{ROOT}{n}", "content": {"rendered": "x" * 400}, "tags": [n]}
        for n in (1, 2)
    ]
    entry = make_entry(f"{ROOT}2", headline="x", published="")
    cut = listing_fixture(json.dumps(posts).encode(), entry=entry, root=ROOT)
    (post,) = json.loads(cut)
    assert (post["id"], post["link"], post["tags"]) == (2, "{home}2", [2])
    assert len(post["content"]["rendered"]) == 303
