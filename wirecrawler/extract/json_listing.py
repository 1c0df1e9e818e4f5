"""Listings in JSON that are no feed: lists of objects, each a story under names of its own."""

from collections.abc import Callable
from dataclasses import dataclass

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.document import read_document
from wirecrawler.extract.feed_entry import FoundEntry, linked
from wirecrawler.extract.feed_json import Json, json_facts, objects
from wirecrawler.normalize.text import encodable
from wirecrawler.story import Entry

MOST_ENTRIES = 10_000
"""Entries of one listing that are read; as many as of a feed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JsonListing:
    """What a listing in JSON names."""

    entries: tuple[Entry, ...]
    """In the listing's order; the same link twice is two entries."""
    linkless: tuple[Entry, ...] = ()
    """Entries without a link that can be asked for; their `url` is what they link or their guid."""
    problems: tuple[str, ...] = ()
    """What was wrong, each in a few words."""


def read_json_listing(
    content: bytes,
    *,
    url: str,
    encoding: str | None,
    kind: str,
    found: Callable[[dict[str, Json], str], FoundEntry],
    member: str = "",
) -> JsonListing:
    """Return what the listing in `content` names, as far as it can be read.

    Args:
        content: JSON, gzip or not.
        url: Where it was found, after redirects; links are resolved against it.
        encoding: What the HTTP Content-Type said.
        kind: What it is meant to be, for the reason of the error: "a listing of posts".
        found: Makes an entry of an object and `url`.
        member: The name of the list in the object that the listing is; "" where it is the list:
            of one that is cut the whole objects are read.

    Raises:
        ExtractionError: It is no such JSON.
    """
    document = read_document(content, encoding=encoding)
    # As a member of an object, a list is read, and mended where it is cut, as JSON Feed's is.
    text = document.text if member else f'{{"items": {document.text}}}'
    facts, more = json_facts(text, url=url, kind=kind)
    listed = facts.get(member or "items")
    if not isinstance(listed, list):
        raise ExtractionError(url, _refusal(listed, kind))
    told = objects(facts, member or "items")
    entries = [linked(found(one, url)) for one in told[:MOST_ENTRIES]]
    problems = [*document.problems, *more]
    if len(told) > MOST_ENTRIES:
        problems.append(f"over {MOST_ENTRIES} entries: the rest was not read")
    if lost := len(listed) - len(told):
        problems.append(f"{lost} of its entries are no objects")
    if bare := sum(not entry.link for entry in entries):
        problems.append(f"{bare} of its entries have no link")
    return JsonListing(
        entries=tuple(entry for entry in entries if entry.link),
        linkless=tuple(entry for entry in entries if not entry.link),
        problems=tuple(problems),
    )


def text_under(facts: Json, *names: str) -> str:
    """Return the text under a name, that under the next in it, and so on; else ""."""
    for name in names:
        facts = facts.get(name) if isinstance(facts, dict) else None
    return encodable(facts) if isinstance(facts, str) else ""


def _refusal(said: Json, kind: str) -> str:
    """Return the reason; what answers with an object instead says in it why, as REST APIs do."""
    code = text_under(said, "code")[:60]
    return f"not {kind}: {code}" if code else f"not {kind}"
