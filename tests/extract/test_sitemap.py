"""Sitemaps: lists of stories, lists of sitemaps, and what is served for them."""

import gzip
import json
import time
from contextlib import suppress
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.sitemap import Sitemap, SitemapRef, read_sitemap
from wirecrawler.story import Entry

URL = "https://harbourwire.example/sitemap/news/sitemap.xml"
ONE = "https://harbourwire.example/news/1"
TWO = "https://harbourwire.example/news/2"
SPACE = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
NEWS = 'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"'


def read(content: bytes) -> Sitemap:
    """Return what the sitemap says, found at the usual place."""
    return read_sitemap(content, url=URL)


def urlset(*urls: str, attributes: str = f"{SPACE} {NEWS}") -> bytes:
    """Return a sitemap with these contents of `url`."""
    inside = "".join(f"<url>{url}</url>" for url in urls)
    return f'<?xml version="1.0"?><urlset {attributes}>{inside}</urlset>'.encode()


NEWS_OF_ONE = f"""
  <loc> {ONE} </loc><lastmod>2026-11-03T13:00:00Z</lastmod>
  <news:news>
    <news:publication><news:name>Harbour Wire</news:name><news:language>en</news:language>
    </news:publication>
    <news:publication_date>2026-11-03T12:00:00Z</news:publication_date>
    <news:title>Ships &amp; ports,
      at last</news:title>
    <news:keywords>Ports, , Oslo harbour</news:keywords>
  </news:news>"""
ENTRY_ONE = Entry(
    url=ONE,
    link=ONE,
    headline="Ships & ports, at last",
    published="2026-11-03T12:00:00Z",
    updated="2026-11-03T13:00:00Z",
    keywords=("Ports", "Oslo harbour"),
    language="en",
)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(
            urlset(NEWS_OF_ONE, f"<loc>{TWO}</loc>"),
            Sitemap(entries=(ENTRY_ONE, Entry(url=TWO, link=TWO))),
            id="news",
        ),
        pytest.param(
            urlset(NEWS_OF_ONE, attributes='xmlns="urn:x" xmlns:news="urn:y"'),
            Sitemap(entries=(ENTRY_ONE,)),
            id="misspelt namespaces",
        ),
        pytest.param(
            urlset(NEWS_OF_ONE, attributes=""),
            Sitemap(entries=(ENTRY_ONE,), problems=("not well-formed",)),
            id="no namespaces",
        ),
        pytest.param(
            gzip.compress(urlset("<loc>../../news/1</loc>")),
            Sitemap(entries=(Entry(url="../../news/1", link=ONE),)),
            id="gzip, relative",
        ),
        pytest.param(
            f"<sitemapindex {SPACE}><sitemap><loc>{ONE}.xml</loc><lastmod>2026-11-03</lastmod>"
            "</sitemap><sitemap><loc>/2.xml.gz</loc></sitemap><sitemap><loc/></sitemap>"
            "<sitemap><loc>ftp://x/</loc></sitemap></sitemapindex>".encode(),
            Sitemap(
                sitemaps=(
                    SitemapRef(url=f"{ONE}.xml", lastmod="2026-11-03"),
                    SitemapRef(url="https://harbourwire.example/2.xml.gz"),
                )
            ),
            id="index",
        ),
        pytest.param(
            f"\ufeff{ONE}\r\n\r\n{TWO} \nnot a link\n".encode(),
            Sitemap(
                entries=(Entry(url=ONE, link=ONE), Entry(url=TWO, link=TWO)),
                problems=("1 of its entries have no link",),
            ),
            id="plain text",
        ),
        pytest.param(
            json.dumps(
                {
                    "urls": [
                        {"news": None, "loc": ONE, "lastmode": "2011-09-11T18:18:00Z"},
                        {"loc": TWO, "lastmod": 3},
                        {"loc": f"{ONE}\x00"},
                        {"loc": None},
                        {"loc": " "},
                        "no object",
                    ]
                }
            ).encode(),
            Sitemap(
                entries=(
                    Entry(url=ONE, link=ONE, updated="2011-09-11T18:18:00Z"),
                    Entry(url=TWO, link=TWO, updated="3"),
                    Entry(url=ONE, link=ONE),
                ),
                problems=("3 of its entries have no link",),
            ),
            id="json leaf",
        ),
        pytest.param(
            urlset("<lastmod>2026</lastmod>", "<loc> </loc>", "<loc>mailto:x</loc>"),
            Sitemap(problems=("3 of its entries have no link",)),
            id="no links",
        ),
        pytest.param(urlset(), Sitemap(), id="empty"),
        pytest.param(
            urlset(f"<loc>{ONE}</loc>", f"<loc>{TWO}</loc>")[:-25],
            Sitemap(entries=(Entry(url=ONE, link=ONE),), problems=("cut short",)),
            id="cut",
        ),
        pytest.param(
            urlset(f"<loc>{ONE}?a=1&b=2</loc>"),
            Sitemap(
                entries=(Entry(url=f"{ONE}?a=1&b=2", link=f"{ONE}?a=1&b=2"),),
                problems=("not well-formed",),
            ),
            id="bare ampersand",
        ),
    ],
)
def test_a_sitemap_of_any_form_is_read(content: bytes, expected: Sitemap) -> None:
    assert read(content) == expected


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"<!doctype html><p>", "an HTML page, not a sitemap", id="page"),
        pytest.param(b"<rss/>", "not a sitemap", id="feed"),
        pytest.param(b"Not found", "not a sitemap", id="words"),
        pytest.param(b"[]", "not a sitemap", id="json list"),
        pytest.param(b'{"urls": 3}', "not a sitemap", id="json without a list"),
        pytest.param(b'{"urls": [', "neither JSON nor a sitemap", id="cut json"),
        pytest.param(b"[" * 200_000, "neither JSON nor a sitemap", id="deep json"),
    ],
)
def test_what_is_no_sitemap_says_so(content: bytes, reason: str) -> None:
    with pytest.raises(ExtractionError) as raised:
        read(content)
    assert (raised.value.url, raised.value.reason) == (URL, reason)


def test_a_sitemap_holds_as_many_stories_as_the_protocol_allows() -> None:
    found = read(f"{ONE}\n".encode() * 50_001)
    assert (len(found.entries), found.problems) == (
        50_000,
        ("over 50000 entries: the rest was not read",),
    )


def test_a_bomb_is_read_to_its_limit() -> None:
    content = gzip.compress(f"{ONE}\n".encode() * 10_000)
    found = read_sitemap(content, url=URL, max_bytes=len(ONE) * 3)
    assert (found.entries[:2], found.problems) == (
        (Entry(url=ONE, link=ONE),) * 2,
        (f"over {len(ONE) * 3} bytes: the rest was not read",),
    )


def test_entities_and_outside_files_are_left_alone() -> None:
    declared = '<!DOCTYPE urlset [<!ENTITY x SYSTEM "file:///etc/hostname"><!ENTITY y "/news/1">]>'
    content = (
        declared.encode()
        + urlset("<loc>/&x;</loc>", "<loc>/&y;</loc>").partition(b"?>")[2]
    )
    assert [entry.url for entry in read(content).entries] == ["/&x;", "/&y;"]


@pytest.mark.parametrize(
    "content",
    [
        pytest.param(Random(1).randbytes(5_000_000), id="bytes"),
        pytest.param(b"<urlset>" + b"<url>" * 1_000_000, id="deep"),
        pytest.param(
            b"<urlset>" + b"<url><loc/></url>" * 300_000 + b"</urlset>",
            id="empty entries",
        ),
        pytest.param(b"<urlset>" + b"&" * 5_000_000, id="ampersands"),
        pytest.param(b"http\n" * 1_000_000, id="lines"),
        pytest.param(b"https://" + b"a" * 5_000_000, id="a long line"),
    ],
)
def test_five_megabytes_of_junk_are_soon_done_with(content: bytes) -> None:
    started = time.process_time()
    with suppress(ExtractionError):
        read(content)
    assert time.process_time() - started < 10


PARTS = st.lists(
    st.sampled_from(
        "<urlset> </urlset> <url> </url> <loc> </loc> <sitemapindex> <sitemap> http://a.example/1 "
        '& <news:news> <news:title> {"urls":[ {"loc":"x"} ]} [ \x00 é http://[ <lastmod>'.split(
            " "
        )
    ),
    max_size=20,
).map(lambda parts: "".join(parts).encode())


@settings(deadline=None)
@given(st.one_of(st.binary(), PARTS, PARTS.map(gzip.compress)))
def test_any_bytes_are_read_or_refused(content: bytes) -> None:
    with suppress(ExtractionError):
        found = read(content)
        assert all(entry.link.startswith("http") for entry in found.entries)
