"""What is no page, by how it begins."""

import pytest

from wirecrawler.errors import NotAPageError
from wirecrawler.extract.page import parse_page
from wirecrawler.extract.unpaged import unpaged_kind

RSS = '<rss version="2.0"><channel><title>x</title></channel></rss>'
DOCUMENTS = {
    "rss": (RSS.encode(), "a feed"),
    "rss in upper case": (b"<RSS><channel/></RSS>", "a feed"),
    "rss after a mark": (b"\xef\xbb\xbf" + RSS.encode(), "a feed"),
    "rss in utf-16": (RSS.encode("utf-16"), "a feed"),
    "rss in utf-16 without a mark": (RSS.encode("utf-16-be"), "a feed"),
    "rdf": (b"<rdf:RDF xmlns:rdf='x'></rdf:RDF>", "a feed"),
    "atom": (b"<?xml version='1.0'?>\n<feed xmlns='http://x'/>", "a feed"),
    "atom with a prefix": (b"<atom:feed xmlns:atom='http://x'/>", "a feed"),
    "a sitemap": (
        b"<!-- made by x --><?xml-stylesheet href='a'?> <urlset>",
        "a sitemap",
    ),
    "an index": (b"<sitemapindex/>", "a sitemap"),
    "after a document type": (
        b"<!DOCTYPE rss [<!ENTITY a '>'>]><rss><channel/></rss>",
        "a feed",
    ),
    "opml": (b"<opml version='2.0'/>", "OPML"),
    "an object": (b' {"title": "<p>Bread</p>"}\n', "JSON"),
    "a list": (b'[{"title": "<p>Bread</p>"}]', "JSON"),
    "an empty list": (b"[]", "JSON"),
    "nothing": (b"", ""),
    "html": (b"<!doctype html><html><p>Bread</p></html>", ""),
    "xhtml": (b"<?xml version='1.0'?><!DOCTYPE html PUBLIC 'a' 'b'><html/>", ""),
    "a page that quotes one": (b"<p>&lt;rss&gt; <feed></p>", ""),
    "an element of another name": (b"<feedback><p>Bread</p></feedback>", ""),
    "a note before the page": (b'{"debug": 1}<html><p>Bread</p></html>', ""),
    "a note in brackets": (b"[debug] <html><p>Bread</p></html>", ""),
    "a comment without end": (b"<!-- " * 20_000 + b"<rss>", ""),
    "text": (b"Bread costs more.", ""),
}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_what_is_no_page_is_told_by_how_it_begins(name: str) -> None:
    content, kind = DOCUMENTS[name]
    assert unpaged_kind(content) == kind


def test_what_is_no_page_is_not_read_as_one() -> None:
    with pytest.raises(NotAPageError, match="a feed, not a page"):
        parse_page(RSS.encode(), url="http://x.example/rss")
