"""Listings, and how good they are."""

import json
from datetime import UTC, datetime

import pytest

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.site_listing import (
    SiteListing,
    linked,
    read_listing,
    sampled,
)
from wirecrawler.story import Entry

HOME = "https://e.example/"
NOW = datetime(2026, 11, 22, tzinfo=UTC)


def feed(*links: str, date: str = "Sat, 21 Nov 2026 09:30:00 +0330") -> bytes:
    items = "".join(
        f"<item><title>x</title><link>{link}</link><pubDate>{date}</pubDate></item>"
        for link in links
    )
    return (
        f"<rss version='2.0'><channel><title>E</title>{items}</channel></rss>".encode()
    )


def sitemap(*links: str, news: str = "") -> bytes:
    urls = "".join(f"<url><loc>{link}</loc>{news}</url>" for link in links)
    return f"<urlset xmlns:n='x'>{urls}</urlset>".encode()


def read(content: bytes) -> SiteListing:
    return read_listing(content, url=f"{HOME}x", encoding=None, now=NOW)


MANY = [f"{HOME}{n}" for n in range(6)]
NEWS = "<news><title>Quay</title><publication_date>2026-11-21</publication_date></news>"
INDEX = "".join(
    f"<sitemap><loc>{HOME}{n}.xml</loc><lastmod>2026-11-0{n}</lastmod></sitemap>"
    for n in (1, 2)
)
POSTS = json.dumps(
    [
        {"link": link, "title": {"rendered": "x"}, "date_gmt": "2026-11-21T09:30:00"}
        for link in MANY
    ]
).encode()
LISTINGS = {
    "a feed of today": (feed(*MANY), "RSS", True, (1, 3, 1, 5)),
    "a feed of five years ago": (
        feed(*MANY, date="Sat, 21 Nov 2021 09:30:00 GMT"),
        "RSS",
        False,
        (1, 3, 0, 5),
    ),
    "a feed without dates": (feed(*MANY, date=""), "RSS", False, (1, 3, 0, 5)),
    "a feed of one": (feed(MANY[0]), "RSS", False, (1, 3, 1, 1)),
    "a feed of other sources": (
        feed("https://a.example/1", "https://b.example/1", "https://c.example/1"),
        "RSS",
        False,
        (0, 3, 1, 3),
    ),
    "an empty feed": (feed(), "RSS", False, (0, 3, 0, 0)),
    "a news sitemap": (sitemap(*MANY, news=NEWS), "news sitemap", False, (1, 3, 1, 5)),
    "posts": (POSTS, "WordPress posts", True, (1, 3, 1, 5)),
    "an array of nothing": (b" [1, 2]", "WordPress posts", False, (0, 3, 0, 0)),
    "a sitemap": (sitemap(*MANY), "sitemap", False, (1, 2, 0, 5)),
    "a sitemap of everything": (
        sitemap(*(f"{HOME}{n}" for n in range(1001))),
        "sitemap",
        False,
        (1, 0, 0, 5),
    ),
    "an index": (
        f"<sitemapindex>{INDEX}</sitemapindex>".encode(),
        "sitemap",
        False,
        (1, 0, 0, 0),
    ),
}


@pytest.mark.parametrize(
    ("content", "form", "is_good", "rank"), LISTINGS.values(), ids=LISTINGS
)
def test_a_listing_is_weighed(
    content: bytes, form: str, is_good: bool, rank: tuple[int, ...]
) -> None:
    found = read(content)
    assert (found.format, found.is_good, found.rank) == (form, is_good, rank)
    assert found.home == HOME or "other sources" in str(found.url) or found.own < 1


def test_the_sitemaps_of_an_index_are_the_newest_first() -> None:
    found = read(f"<sitemapindex>{INDEX}</sitemapindex>".encode())
    assert found.further == (f"{HOME}2.xml", f"{HOME}1.xml")


def test_what_is_neither_feed_nor_sitemap_is_none() -> None:
    with pytest.raises(ExtractionError):
        read(b"<html><p>x</p></html>")


def links(*pairs: tuple[str, str]) -> SiteListing:
    anchors = "".join(f"<a href='{href}'>{words}</a>" for href, words in pairs)
    page = f"<html><body>{anchors}</body></html>".encode()
    return linked(page, url=HOME, encoding=None, now=NOW)


def test_the_links_of_a_page_are_told_by_their_addresses() -> None:
    found = links(
        *((f"/2026/11/{n}", "x") for n in range(5)),
        ("/sport", "All about the world of sport"),
    )
    assert [entry.url for entry in found.entries] == [f"/2026/11/{n}" for n in range(5)]
    assert (found.others, found.is_odd) == ((f"{HOME}sport",), False)


def test_where_few_addresses_tell_the_words_of_links_do() -> None:
    found = links(
        ("/2026/11/1", "x"),
        ("/quay", "Swing bridge to stay open"),
        (
            "/ferry",
            "橋は今後十年間にわたり開放され続けることになったと市議会が月曜日に決めた",
        ),
        ("/sport", "Sport"),
        ("https://a.example/quay", "Swing bridge to stay open"),
    )
    assert [entry.url for entry in found.entries] == ["/2026/11/1", "/quay", "/ferry"]
    assert (found.others, found.is_odd) == ((f"{HOME}sport",), True)


def test_a_number_in_the_query_may_be_a_story_s() -> None:
    found = links(("/?p=31228", ""), ("/?feed=rss2", "RSS"))
    assert [entry.url for entry in found.entries] == ["/?p=31228"]


def test_where_nothing_tells_every_link_may_lead_to_a_story() -> None:
    found = links(("/quay", "Quay"), ("/ferry", "Ferry"))
    assert [entry.url for entry in found.entries] == ["/quay", "/ferry"]
    assert (found.others, found.is_odd) == ((), True)


def test_samples_are_spread_and_each_is_another_page() -> None:
    entries = [Entry(url=f"/{n}", link=f"{HOME}{n}") for n in range(20)]
    assert [e.url for e in sampled(entries, 5)] == ["/0", "/3", "/6", "/9", "/12"]
    assert [e.url for e in sampled(entries[:6], 5)] == ["/0", "/1", "/2", "/3", "/4"]
    assert sampled([*entries[:2], entries[0]], 5) == entries[:2]
