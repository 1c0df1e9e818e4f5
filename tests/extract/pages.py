"""Invented pages for the tests of what reads them."""

import json
from typing import Any

from tests.factories import HARBOUR_WIRE, NOON
from wirecrawler.extract.context import Context
from wirecrawler.extract.page import Page, parse_page
from wirecrawler.source import Source
from wirecrawler.story import Entry

URL = "https://harbourwire.example/news/quay"
ENTRY = Entry(url=URL, link=URL)


def page_of(body: str, *, head: str = "", url: str = URL, root: str = "<html>") -> Page:
    """Return a page with this head and body."""
    markup = f"<!doctype html>{root}<head>{head}</head><body>{body}</body></html>"
    return parse_page(markup.encode(), url=url, encoding="utf-8")


def context_of(
    body: str,
    *,
    head: str = "",
    url: str = URL,
    root: str = "<html>",
    entry: Entry = ENTRY,
    source: Source = HARBOUR_WIRE,
) -> Context:
    """Return what speaks for the fields of a page with this head and body."""
    page = page_of(body, head=head, url=url, root=root)
    return page.context(source=source, entry=entry, now=NOON)


def jsonld(**facts: Any) -> str:
    """Return a script that describes a story."""
    node = {"@type": "NewsArticle"} | facts
    return f'<script type="application/ld+json">{json.dumps(node)}</script>'


def meta(**contents: str) -> str:
    """Return meta elements; "__" stands for a colon in their names."""
    return "".join(
        f'<meta property="{name.replace("__", ":")}" content="{content}">'
        for name, content in contents.items()
    )
