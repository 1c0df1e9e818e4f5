"""Stories as news objects of IPTC ninjs 3.1 (https://iptc.org/standards/ninjs/).

A property that a story lacks is left out: the schema knows no null.
"""

import re
from collections.abc import Iterable, Iterator

from wirecrawler.credit import Printable, credited_in, terms_line, web_url
from wirecrawler.normalize.licence import is_public_domain, licence_url
from wirecrawler.normalize.organisation import agencies_in
from wirecrawler.publish.attribution import attribution_line
from wirecrawler.publish.markup import body_markup, language_and_direction
from wirecrawler.publish.notes import editorial_notes
from wirecrawler.publish.record import rfc3339
from wirecrawler.source import Use
from wirecrawler.story import Status

_STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
# The place of a dateline ends at its state, day, agency or dash.
_PLACE = re.compile(
    r"([^\W\d_][^,،()（）/=\d–—―:：؛]*?)\s*(?:[,،(（/=\d–—―]|-(?:[-\s]|$))"
)


def ninjs_records(stories: Iterable[Printable]) -> Iterator[dict[str, object]]:
    """Yield the news object of each of `stories`, as they come."""
    return map(ninjs_record, stories)


def ninjs_record(story: Printable) -> dict[str, object]:
    """Return the news object of `story`: dict[str, object]: property -> value, as JSON has it.

    A killed story is `canceled`: it has its identity, its version and the reason (`edNote`), and
    nothing of what it said.
    """
    is_killed = story.status is Status.KILLED
    record = _version(story)
    if not is_killed:
        record |= _origin(story) | _rights(story) | _content(story)
    record["edNote"] = "\n".join(editorial_notes(story))
    return {name: value for name, value in record.items() if value}


def _version(story: Printable) -> dict[str, object]:
    is_killed = story.status is Status.KILLED
    return {
        "standard": _STANDARD,
        "uri": story.uri,
        "type": "text",
        "version": str(story.revision),
        "firstCreated": rfc3339(story.seen_at),
        "versionCreated": rfc3339(story.filed_at or story.seen_at),
        "pubStatus": "canceled" if is_killed else "usable",
    }


def _origin(story: Printable) -> dict[str, object]:
    identifiers = {"url": story.source_url, "guid": story.guid}
    published_at = story.published_at
    language, _direction = language_and_direction(story)
    return {
        "contentCreated": published_at and rfc3339(published_at),
        "language": language,
        "by": ", ".join(story.byline),
        "located": _place(story.dateline),
        "infoSources": list(_info_sources(story)),
        "altIds": [
            {"role": role, "value": value}
            for role, value in identifiers.items()
            if value
        ],
    }


def _rights(story: Printable) -> dict[str, object]:
    terms, agency = story.terms, story.source.agency
    is_free = is_public_domain(terms.licence or "") and not terms.holder
    linked = _address((terms.licence and licence_url(terms.licence)) or "")
    linked = linked or _address(terms.evidence_url or "")
    usage = (terms_line(terms, agency), story.credit, story.disclaimer)
    return {
        "copyrightHolder": "" if is_free else terms.holder or agency,
        "copyrightNotice": attribution_line(story),
        "usageTerms": "\n".join(filter(None, usage)),
        "rightsInfo": {"linkedRights": linked} if linked else None,
    }


def _content(story: Printable) -> dict[str, object]:
    is_whole = story.terms.use is Use.FULL and not story.partial
    headlines = {"main": story.headline}
    if story.headline_original not in ("", story.headline):
        headlines["original"] = story.headline_original
    subjects = {"section": [story.section], "keyword": story.keywords}
    return {
        "representationType": "full" if is_whole else "partial",
        "headlines": [{"role": r, "value": text} for r, text in headlines.items()],
        "subjects": [
            {"name": name, "rel": rel}
            for rel, names in subjects.items()
            for name in names
            if name
        ],
        "bodies": list(_bodies(story)),
    }


def _bodies(story: Printable) -> Iterator[dict[str, object]]:
    if not story.body:
        return
    texts = {"text/plain": story.body, "text/html": body_markup(story)}
    for media_type, text in texts.items():
        yield {
            "role": "main",
            "contentType": media_type,
            "charCount": len(story.body),
            "wordCount": len(story.body.split()),
            "value": text,
        }


def _info_sources(story: Printable) -> Iterator[dict[str, str]]:
    agency, home = story.source.agency, _address(story.source.home)
    yield {"name": agency} | ({"uri": home} if home else {})
    for credited in credited_in(story):
        if credited != agency:
            yield {"name": credited, "role": "credited"}


def _place(dateline: str) -> str:
    """Return the place that `dateline` names first; "" where that is an agency, or not told."""
    found = _PLACE.match(dateline)
    place = found[1].rstrip(" .-") if found else ""
    return "" if agencies_in(place) else place


def _address(url: str) -> str:
    """Return `url` where it is a URI (RFC 3986) that a reader can be sent to, else ""."""
    return web_url(url) or "" if url.isascii() else ""
