"""The sitemaps of Nastooh: which days of an index are read, and what a day names."""

import json

import pytest

from wirecrawler.crawl.listing_reader import Named
from wirecrawler.crawl.nastooh_spider import NastoohSitemapSpider
from wirecrawler.errors import ExtractionError
from wirecrawler.source import Source
from wirecrawler.story import Entry

HOME = "https://harbourwire.example/"
INDEX = f"{HOME}sitemap/all/sitemap.xml"


class HarbourSpider(NastoohSitemapSpider):
    source = Source(slug="harbour", agency="Harbour Wire", home=HOME)
    name = source.slug


def read(content: str) -> Named:
    """Return what the listing names."""
    return HarbourSpider().read_listing(content.encode(), url=INDEX, encoding=None)


def index(*days: tuple[str, str]) -> str:
    """Return an index of days: where each lies, and when it was told to have changed."""
    named = "".join(
        f"<sitemap><loc>{HOME}sitemap/{day}/sitemap.xml</loc>"
        f"<lastmod>{lastmod}</lastmod></sitemap>"
        for day, lastmod in days
    )
    return f"<sitemapindex>{named}</sitemapindex>"


def day(name: str) -> str:
    """Return the address of a day's sitemap."""
    return f"{HOME}sitemap/{name}/sitemap.xml"


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            index(
                ("1405/8/9", "2026-10-31T20:29:00Z"),
                ("1405/8/27", "2026-11-18T20:29:00Z"),
                ("1405/8/26", "2026-11-17T20:29:00Z"),
            ),
            (day("1405/8/27"), day("1405/8/26")),
            id="dated",
        ),
        pytest.param(
            index(("1405/8/9", ""), ("1405/8/10", ""), ("1404/12/29", "")),
            (day("1405/8/10"), day("1405/8/9")),
            id="by number, not by letter",
        ),
        pytest.param(index(("1405/1/1", "")), (day("1405/1/1"),), id="one day"),
        pytest.param(index(), (), id="no day"),
    ],
)
def test_the_newest_days_of_an_index_are_read(
    content: str, expected: tuple[str, ...]
) -> None:
    assert read(content).further == expected


def test_a_day_in_json_names_its_stories_and_their_last_change() -> None:
    said = f"{HOME}news/172665/بندر"
    content = {
        "urls": [{"news": None, "loc": said, "lastmode": "2011-09-11T18:18:00Z"}]
    }
    assert read(json.dumps(content, ensure_ascii=False)) == Named(
        entries=(Entry(url=said, link=said, updated="2011-09-11T18:18:00Z"),)
    )


def test_a_page_instead_of_a_sitemap_is_no_listing() -> None:
    with pytest.raises(ExtractionError):
        read("<!doctype html><title>Transferring to the website...</title>")
