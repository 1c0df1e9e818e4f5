"""Feeds: RSS 0.9x, 1.0 and 2.0, Atom (RFC 4287) and JSON Feed, well-made or not."""

from collections.abc import Iterable
from dataclasses import dataclass

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.document import read_document
from wirecrawler.extract.feed_atom import atom_entries, atom_feed
from wirecrawler.extract.feed_entry import FoundEntry, linked
from wirecrawler.extract.feed_json import json_entries, json_facts, json_feed
from wirecrawler.extract.feed_rss import rss_channel, rss_entries
from wirecrawler.extract.xml_tree import name_of, read_xml
from wirecrawler.story import Entry

_ROOTS = ("rss", "RDF", "feed", "channel")
# Arbitrary; the largest feeds that collectors met hold a few hundred entries.
_MAX_ENTRIES = 10_000
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
    problems: tuple[str, ...] = ()
    """What was wrong, each in a few words: "cut short", "entry 3 has no link"."""


def read_feed(content: bytes, *, url: str, encoding: str | None = None) -> Feed:
    """Return what the feed in `content` says, as far as it can be read.

    Titles are plain text, summaries text or HTML; everything else is verbatim.  Links are
    resolved against xml:base, else `url` (RFC 3986 section 5).

    Args:
        content: The feed, gzip or not.
        url: Where it was found, after redirects.
        encoding: What the HTTP Content-Type or the source's declaration said.

    Raises:
        ExtractionError: It is empty, an HTML page or something else that is no feed.
    """
    document = read_document(content, encoding=encoding)
    if document.text.lstrip().startswith("{"):
        return _json(document.text, url, document.problems)
    root, problems = read_xml(document, url=url, roots=_ROOTS, kind="a feed")
    if name_of(root) in {"feed", "atom:feed"}:
        title, language = atom_feed(root)
        return _feed("atom", title, language, atom_entries(root, url), problems)
    title, language = rss_channel(root)
    kind = "rss1" if name_of(root).endswith("rdf") else "rss2"
    return _feed(kind, title, language, rss_entries(root, url), problems)


def _json(text: str, url: str, problems: Iterable[str]) -> Feed:
    facts, more = json_facts(text, url=url, kind="a feed")
    if _JSON_FEED not in str(facts.get("version")):
        raise ExtractionError(url, "not a feed")
    title, language = json_feed(facts)
    entries = json_entries(facts, url)
    return _feed("jsonfeed", title, language, entries, [*problems, *more])


def _feed(
    kind: str,
    title: str,
    language: str,
    found: Iterable[FoundEntry],
    problems: Iterable[str],
) -> Feed:
    entries: list[Entry] = []
    linkless: list[Entry] = []
    said = list(problems)
    for number, candidate in enumerate(found, start=1):
        if number > _MAX_ENTRIES:
            said.append(f"over {_MAX_ENTRIES} entries: the rest was not read")
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
