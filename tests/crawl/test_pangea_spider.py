"""Pangea: a zone that is none, and datelines that stand beside their paragraphs."""

from datetime import UTC, datetime

import pytest

from wirecrawler.crawl.pangea_spider import PangeaSpider
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.page import parse_page
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch

URL = "https://www.plainsvoice.example/a/silo/7911001.html"
ZONE = "https://www.plainsvoice.example/api/epiqq"
PARAGRAPHS = (
    "A grain silo that had stood empty since 1994 was opened as a concert hall on Saturday.",
    "The first piece was written for its echo, which lasts eleven seconds, by a teacher.",
)


class PlainsVoiceSpider(PangeaSpider):
    source = Source(
        slug="plains_voice",
        agency="Plains Voice",
        home="https://www.plainsvoice.example/",
        language="en",
    )
    name = source.slug


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param(b"Invalid url", id="as seen"),
        pytest.param(b"  invalid URL\r\n", id="spelled otherwise"),
    ],
)
def test_a_zone_that_is_none_is_told_from_a_broken_feed(answer: bytes) -> None:
    with pytest.raises(ExtractionError) as caught:
        PlainsVoiceSpider().read_listing(answer, url=ZONE, encoding=None)
    assert str(caught.value) == (
        f'{ZONE}: Pangea answers "Invalid url": no zone has this name; the page /rssfeeds of the'
        " site names its zones"
    )


@pytest.mark.parametrize(
    ("zones", "feeds", "listings"),
    [
        pytest.param(None, (), ("/api/epiqq",), id="the default zone"),
        pytest.param(("a", "b-c"), (), ("/api/a", "/api/b-c"), id="zones"),
        pytest.param(None, ("/api/z/rss.xml",), ("/api/z/rss.xml",), id="feeds"),
    ],
)
def test_zones_are_listings(
    zones: tuple[str, ...] | None, feeds: tuple[str, ...], listings: tuple[str, ...]
) -> None:
    spider = PlainsVoiceSpider()
    spider.zones, spider.feeds = zones or spider.zones, feeds
    assert tuple(spider.listings()) == listings


@pytest.mark.parametrize(
    ("text", "lede"),
    [
        pytest.param(
            '<span class="dateline">HOLLISTER BEND —&nbsp;</span>\n<p>{}</p>',
            "HOLLISTER BEND — {}",
            id="beside its paragraph",
        ),
        pytest.param(
            '<span class="dateline">HOLLISTER BEND —</span><p><b>{}</b></p>',
            "HOLLISTER BEND — {}",
            id="a paragraph that opens with an element",
        ),
        pytest.param("<p>{}</p>", "{}", id="none"),
        pytest.param(
            '<span class="dateline"></span><p>{}</p>', "{}", id="an empty one"
        ),
        pytest.param(
            '<p>{}</p><span class="dateline">HOLLISTER BEND —</span>',
            "{}",
            id="with nothing after it",
        ),
    ],
)
def test_a_dateline_opens_the_paragraph_that_it_stands_before(
    text: str, lede: str
) -> None:
    first, second = PARAGRAPHS
    wsw = text.format(first) + f"<p>{second}</p>"
    content = (
        "<html><body><h1 class='title pg-title'>A silo sings</h1>"
        f"<div id='article-content'><div class='wsw'>{wsw}</div></div></body></html>"
    )
    page = parse_page(content.encode(), url=URL)
    fetch = Fetch(
        final_url=URL, status=200, size=1, at=datetime(2026, 11, 17, tzinfo=UTC)
    )
    story = PlainsVoiceSpider().read_story(page, Entry(url=URL, link=URL), fetch)
    assert story.lede == lede.format(first)
