"""The wire as an Atom feed (RFC 4287), written as it is read: no list of stories is held.

Ids are tag: URIs (RFC 4151).  A story's `alternate` link is its page on the wire, its `via`
link the page of its source.  A killed story is a tombstone (RFC 6721), which tells readers to
drop the entry that they hold.
"""

import html
from collections.abc import Iterable, Iterator
from datetime import datetime

from wirecrawler.credit import Printable, terms_line, web_url
from wirecrawler.normalize.excerpt import excerpt
from wirecrawler.publish.attribution import attribution_markup
from wirecrawler.publish.markup import (
    body_markup,
    foot_markup,
    language_and_direction,
)
from wirecrawler.publish.notes import editorial_notes
from wirecrawler.publish.record import rfc3339
from wirecrawler.publish.xml import xml_attributes, xml_element, xml_empty
from wirecrawler.source import Use
from wirecrawler.story import Status, Story

# One of the IPTC's words for what a version is; readers show the label.
_CORRECTION = {
    "term": "correction",
    "scheme": "http://cv.iptc.org/newscodes/signal/",
    "label": "Correction",
}


def atom_feed(
    stories: Iterable[Printable],
    *,
    title: str,
    feed_url: str,
    site_url: str,
    tag: str,
    updated: datetime,
) -> Iterator[bytes]:
    """Yield the feed in pieces of UTF-8: its head, an entry a story, its end.

    `feed_url` is where the feed is, `site_url` where the wire's pages are; `tag` the authority
    and date of its tag: URIs ("wire.example,2026"); `updated` when its newest story changed.

    Entries hold what the gate let out, and at the foot why it is no more, the attribution, the
    credit and the disclaimer.  A corrected story says so before its text and in a category.  A
    killed one is a tombstone with the reason.  Characters that XML does not know are left out.
    """
    site = site_url.rstrip("/")
    yield "".join(
        [
            '<?xml version="1.0" encoding="utf-8"?>\n',
            '<feed xmlns="http://www.w3.org/2005/Atom"',
            ' xmlns:at="http://purl.org/atompub/tombstones/1.0">\n',
            _element("id", f"tag:{tag}:wire"),
            _element("title", title),
            _element("updated", rfc3339(updated)),
            _author(title),
            _link("self", feed_url, type="application/atom+xml"),
            _link("alternate", f"{site}/", type="text/html"),
        ]
    ).encode()
    for story in stories:
        is_killed = story.status is Status.KILLED
        yield "".join(_tombstone(story) if is_killed else _entry(story, site)).encode()
    yield b"</feed>\n"


def entry_updated(story: Story) -> datetime:
    """Return when `story` last changed: by its source, else when it was filed or seen.

    A correction changed when it was filed at the latest: sources often leave their own time as
    it was, and readers would miss it (RFC 4287 section 4.2.15).
    """
    filed = story.filed_at or story.seen_at
    if story.revision > 1:
        return max(story.updated_at or filed, filed)
    return story.updated_at or filed


def _tombstone(story: Printable) -> Iterator[str]:
    # Never before what the entry called `updated`: a reader would take that for the newer word.
    when = rfc3339(entry_updated(story))
    yield f"<at:deleted-entry{xml_attributes({'ref': story.uri, 'when': when})}>\n"
    for note in editorial_notes(story):
        yield _element("at:comment", note)
    yield "</at:deleted-entry>\n"


def _entry(story: Printable, site_url: str) -> Iterator[str]:
    language, _direction = language_and_direction(story)
    yield f"<entry{xml_attributes({'xml:lang': language})}>\n"
    yield _element("id", story.uri)
    yield _element("title", story.headline)
    yield _link("alternate", f"{site_url}/story/{story.id}", type="text/html")
    if source_url := web_url(story.source_url):
        yield _link("via", source_url)
    yield _element("updated", rfc3339(entry_updated(story)))
    if story.published_at is not None:
        yield _element("published", rfc3339(story.published_at))
    for name in story.byline or (story.source.agency,):
        yield _author(name)
    for term in filter(None, (story.section, *story.keywords)):
        yield xml_empty("category", {"term": term})
    if story.status is Status.CORRECTED:
        yield xml_empty("category", _CORRECTION)
    yield _element("rights", terms_line(story.terms, story.source.agency))
    if story.body:
        yield _element("summary", excerpt(story.body))
    yield _element("content", _content(story), type="html")
    yield "</entry>\n"


def _content(story: Printable) -> str:
    """Return the notes, the body as HTML, set in its direction, and the foot under it."""
    language, direction = language_and_direction(story)
    body = body_markup(story)
    if body:
        body = (
            f"<div{xml_attributes({'dir': direction, 'lang': language})}>{body}</div>"
        )
    notes = (f'<p dir="auto">{html.escape(n)}</p>' for n in editorial_notes(story))
    foot = (f"<p>{line}</p>" for line in _foot(story) if line)
    return "".join([*notes, body, *foot])


def _foot(story: Printable) -> Iterator[str]:
    if story.terms.use is not Use.FULL:
        yield html.escape(f"Terms: {terms_line(story.terms, story.source.agency)}")
    yield attribution_markup(story)
    yield foot_markup(story.credit, story)
    yield foot_markup(story.disclaimer, story)


def _author(name: str) -> str:
    return f"<author>{_element('name', name).strip()}</author>\n"


def _element(name: str, text: str, **attributes: str) -> str:
    return xml_element(name, text, attributes)


def _link(rel: str, href: str, **attributes: str) -> str:
    return xml_empty("link", {"rel": rel, "href": href} | attributes)
