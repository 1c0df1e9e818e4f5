"""Trimmed real markup of agencies of which no whole page was to be had, by the general rules."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.factories import NOON
from wirecrawler.extract.feed import read_feed
from wirecrawler.extract.html_tree import read_html
from wirecrawler.extract.page import parse_page, read_page
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.extract.sitemap import read_sitemap
from wirecrawler.normalize.story import normalized
from wirecrawler.normalize.url import canonical_url
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, Story

pytestmark = pytest.mark.corpus

_TITLE = re.compile('og:title" content="([^"]*)"')
URL = "https://any.example/news/1"
MARKUP = {
    # file: its source's zone and language, when it was published, its paragraphs, its tail code
    "aa_en_snippet.html": (
        ("Europe/Istanbul", "en"),
        datetime(2026, 10, 3, 4, 33, 28, tzinfo=UTC),
        1,
        "news_share",
    ),
    "isna_fa_snippet.html": (
        ("Asia/Tehran", "fa"),
        datetime(2025, 5, 30, 16, 1, tzinfo=UTC),
        2,
        "انتهای پیام",
    ),
    "mehr_fa_6017630_trimmed.html": (
        ("Asia/Tehran", "fa"),
        datetime(2024, 2, 8, 6, 0, tzinfo=UTC),
        4,
        "6017630",
    ),
    "parstoday_en.html": (
        ("Asia/Tehran", "en"),
        datetime(2020, 4, 20, 9, 23, 58, tzinfo=UTC),
        6,
        "ME",
    ),
    "rasa_didgah.html": (
        ("Asia/Tehran", "fa"),
        datetime(2026, 10, 1, 12, 15, 1, tzinfo=UTC),
        2,
        "",
    ),
    "sana_new_snippet.html": (
        ("Asia/Damascus", "en"),
        datetime(2026, 10, 2, 19, 38, 42, tzinfo=UTC),
        1,
        "Kh.A / H.H",
    ),
}


def story_of(page: bytes, zone: str, language: str) -> Story:
    home = "https://any.example/"
    source = Source(slug="any", agency="", home=home, timezone=zone, language=language)
    raw = read_page(
        parse_page(page, url=URL, encoding="utf-8"),
        source=source,
        entry=Entry(url=URL, link=URL),
        fetch=Fetch(final_url=URL, status=200, size=len(page), at=NOON),
    )
    return normalized(raw, "as-printed")


@pytest.mark.parametrize("name", MARKUP)
def test_markup_is_read(corpus: Path, name: str) -> None:
    (zone, language), published, paragraphs, tail = MARKUP[name]
    page = (corpus / "agencies" / "markup" / name).read_bytes()
    (h1,) = read_html(page, url=URL, encoding="utf-8").iter("h1")
    story = story_of(page, zone, language)
    found = story.body.split("\n\n")
    facts = (story.headline_original, story.published_at, len(found))
    assert facts == (text_of(h1), published, paragraphs)
    assert tail not in found


def test_both_layouts_of_one_agency_are_read(corpus: Path) -> None:
    markup = corpus / "agencies" / "markup" / "tass_ru_snippets.html"
    _, *layouts = markup.read_text("utf-8").split("<!--")
    stories = [
        story_of(f"<!--{one}".encode(), "Europe/Moscow", "ru") for one in layouts
    ]
    titles = [_TITLE.findall(one) for one in layouts]
    assert [[story.headline_original] for story in stories] == titles
    assert [story.published_at for story in stories] == [
        datetime(2021, 1, 18, 7, 0, tzinfo=UTC),
        datetime(2026, 8, 15, 21, 2, 3, tzinfo=UTC),
    ]
    assert all(story.dateline.endswith("/ТАСС/.") for story in stories)


def test_a_feed_and_a_leaf_of_a_sitemap_are_read(corpus: Path) -> None:
    folder = corpus / "agencies" / "markup"
    feed = folder / "aljazeera_all_2025-02-06_trimmed.xml"
    leaf = folder / "khabaronline_nastooh_sitemap_leaf_1390.json"
    entries = read_feed(feed.read_bytes(), url=URL).entries
    assert [(e.published, e.guid == e.link) for e in entries] == [
        ("Thu, 06 Feb 2025 23:41:21 +0000", False),
        ("Thu, 06 Feb 2025 23:17:37 +0000", False),
    ]
    # Of a query, what tells only how a reader came is no part of the address.
    assert not any("?" in canonical_url(e.url) for e in entries)
    assert len(read_sitemap(leaf.read_bytes(), url=URL).entries) == 3
