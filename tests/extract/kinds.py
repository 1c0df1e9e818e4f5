"""Invented pages that are stories, or stand in the place of one, and what they are told to be."""

from typing import Any

from tests.extract.pages import ENTRY, URL, page_of
from tests.factories import HARBOUR_WIRE, NOON
from wirecrawler.extract.body import locate
from wirecrawler.extract.kind import KindFound, page_kind
from wirecrawler.extract.title import choose_headline
from wirecrawler.story import Entry

SENTENCES = (
    "The port of Oslo opened its new quay on Tuesday, two years later than planned.",
    "Two ferries and a grain ship tied up within the first hour, the harbour master said.",
    "A fourth ship was waiting in the fjord for its pilot, who had missed his bus.",
    "The quay has cost a third more than its budget, and the town will pay the rest.",
    "Fishermen say that they were promised a crane, which has not been ordered yet.",
    "The mayor cut a ribbon that the wind had already carried into the water once.",
)
TEXT = " ".join(SENTENCES)
DATED = {"headline": "Port opens new quay", "datePublished": "2026-11-03T10:15:00Z"}


def paragraphs(count: int, text: str = TEXT) -> str:
    """Return so many paragraphs of about 480 characters."""
    return "".join(f"<p>{n}. {text}</p>" for n in range(count))


def titled(title: str) -> str:
    """Return a title element."""
    return f"<title>{title}</title>"


def entry(headline: str, link: str = URL) -> Entry:
    """Return an entry of this headline."""
    return Entry(url=link, link=link, headline=headline)


def kind_found(
    body: str, head: str = "", *, url: str = URL, entry: Entry = ENTRY, **page: Any
) -> KindFound:
    """Return what a page with this head and body is told to be."""
    context = page_of(body, head=head, url=url, **page).context(
        source=HARBOUR_WIRE, entry=entry, now=NOON
    )
    headline = choose_headline(context)
    located = locate(context.root, headline=headline.element, title=headline.text)
    return page_kind(
        context, blocks=located.blocks, located=located, title=headline.text
    )
