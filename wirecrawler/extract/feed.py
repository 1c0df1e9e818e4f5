"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom (RFC 4287) and JSON Feed, well-made or not."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.document import read_document
from wirecrawler.extract.feed_atom import atom_entries, atom_feed
from wirecrawler.extract.feed_entry import FoundEntry, linked
from wirecrawler.extract.feed_json import json_entries, json_facts, json_feed
from wirecrawler.extract.feed_rhythm import (
    UNSAID,
    FeedRhythm,
    json_rhythm,
    xml_rhythm,
)
from wirecrawler.extract.feed_rss import rss_channel, rss_entries
from wirecrawler.extract.xml_tree import name_of, read_xml
from wirecrawler.story import Entry

_ROOTS = ("rss", "RDF", "feed", "channel")
MOST_ENTRIES = 10_000
"""Arbitrary; the largest feeds that collectors met hold a few hundred."""
_JSON_FEED = "jsonfeed.org/version/"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What a feed says."""

    format: str
    """`rss2` (any 0.91 to 2.0), `rss1` (RDF), `atom` or `jsonfeed`."""
    title: str
    """As plain text."""
    language: str
    """Verbatim; empty where the feed says nothing."""
    entries: tuple[Entry, ...]
    """In the feed's order; the same link twice is two entries."""
    linkless: tuple[Entry, ...] = ()
    """Entries without a link that can be asked for.

    Their `url` is what stands for one, else the guid, else empty; their `link` is empty.
    """
    rhythm: FeedRhythm = UNSAID
    """What it says of when to look at it again."""
    problems: tuple[str, ...] = ()
    """What was wrong, each in a few words: "cut short", "entry 3 has no link"."""


def read_feed(
    content: bytes,
    *,
    url: str,
    encoding: str | None = None,
    most_entries: int = MOST_ENTRIES,
) -> Feed:
    """Return what the feed in `content` says, as far as it can be read.

    Titles are plain text, summaries text or HTML; everything else is verbatim.  Links are
    resolved against xml:base, else `url` (RFC 3986 section 5).

    Args:
        content: The feed, gzip or not.
        url: Where it was found, after redirects.
        encoding: What the HTTP Content-Type or the source's declaration said.
        most_entries: What lies beyond this many entries is not read.

    Raises:
        ExtractionError: It is empty, an HTML page or something else that is no feed.
    """
    document = read_document(content, encoding=encoding)
    if document.text.lstrip().startswith("{"):
        return _json(document.text, url, document.problems, most_entries)
    root, problems = read_xml(
        document,
        url=url,
        roots=_ROOTS,
        items=("item", "entry"),
        most_items=most_entries,
        kind="a feed",
    )
    if name_of(root) in {"feed", "atom:feed"}:
        kind, (title, language) = "atom", atom_feed(root)
        entries = atom_entries(root, url)
    else:
        kind = "rss1" if name_of(root).endswith("rdf") else "rss2"
        title, language = rss_channel(root)
        entries = rss_entries(root, url)
    feed = _feed(kind, title, language, entries, problems, most_entries)
    return replace(feed, rhythm=xml_rhythm(root, url))


def _json(text: str, url: str, problems: Iterable[str], most_entries: int) -> Feed:
    facts, more = json_facts(text, url=url, kind="a feed")
    if _JSON_FEED not in str(facts.get("version")):
        raise ExtractionError(url, "not a feed")
    title, language = json_feed(facts)
    entries = json_entries(facts, url)
    said = [*problems, *more]
    feed = _feed("jsonfeed", title, language, entries, said, most_entries)
    return replace(feed, rhythm=json_rhythm(facts, url))


def _feed(
    kind: str,
    title: str,
    language: str,
    found: Iterable[FoundEntry],
    problems: Iterable[str],
    most_entries: int,
) -> Feed:
    entries: list[Entry] = []
    linkless: list[Entry] = []
    said = list(problems)
    for number, candidate in enumerate(found, start=1):
        if number > most_entries:
            said.append(f"over {most_entries} entries: the rest was not read")
            break
        entry = linked(candidate)
        (entries if entry.link else linkless).append(entry)
        if not entry.link:
            said.append(f"entry {number} has no link")
    return Feed(
        format=kind,
        title=title,
        language=language,
        entries=tuple(entries),
        linkless=tuple(linkless),
        problems=tuple(said),
    )
