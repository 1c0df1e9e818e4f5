"""Fixture check: a source's fixture read by its own spider, against what is expected of it."""

from collections.abc import Iterator
from dataclasses import asdict, replace
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urljoin, urlsplit, urlunsplit

from wirecrawler.commands.finding import Finding, Verdict, shown_difference
from wirecrawler.commands.fixtures import Fixture, FixtureStory, path_of
from wirecrawler.crawl.aside import Aside
from wirecrawler.crawl.catalogue import Listed
from wirecrawler.crawl.page_reader import Fetched, story_of
from wirecrawler.crawl.source_spider import SourceSpider
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.entry_story import read_entry
from wirecrawler.normalize.story import normalized
from wirecrawler.publish.record import story_record
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch

_FILED = frozenset(
    "id uri revision status family family_role copies archive seen_at filed_at credit disclaimer"
    " terms".split()
)
"""Keys of a record that the later stages decide: a crawl of the fixture tests them."""
_FIELDS = {"published_at": "published", "headline_original": "headline"}
"""Fields of a record whose selector has another name."""


def fixture_findings(
    listed: Listed, fixture: Fixture, aside: Aside, *, style: str
) -> Iterator[Finding]:
    """Yield what the fixture of a source says of each of its fields; `style` is of headlines."""
    slug = listed.source.slug
    try:
        entries = _entries(listed, fixture, aside)
    except ExtractionError as error:
        yield Finding(
            source=slug, field="listing", verdict=Verdict.FAILED, reason=error.reason
        )
        entries = []
    entries = [_moved(entry, listed, fixture.home) for entry in entries]
    named = {path_of(entry.link): entry for entry in entries}
    for story in fixture.stories:
        entry = named.get(story.path)
        verdict = Verdict.OK if entry else Verdict.UNNAMED
        yield Finding(source=slug, page=story.name, field="listing", verdict=verdict)
        url = story.expected["url"]
        entry = entry or Entry(url=url, link=url)
        yield from _story_findings(listed, fixture, story, entry, aside, style)


def _entries(listed: Listed, fixture: Fixture, aside: Aside) -> list[Entry]:
    """Return what the listing of a fixture, and those that it names, name."""
    address = urlsplit(urljoin(fixture.home, next(iter(listed.feeds), "")))
    url = urlunsplit(address._replace(netloc=urlsplit(fixture.home).netloc))
    waiting = [(url, fixture.listing)]
    entries: list[Entry] = []
    seen = {url}
    while waiting:
        url, content = waiting.pop()
        arguments = (listed.spider, fixture.home, content, url)
        named = aside.read(named_by, *arguments)
        entries += [_entry(facts) for facts in named["entries"]]
        for address in named["further"]:
            inner = fixture.further(address)
            if inner is not None and address not in seen:
                seen.add(address)
                waiting.append((address, inner))
    return entries


def named_by(
    spider: type[SourceSpider], home: str, content: bytes, url: str
) -> dict[str, Any]:
    """Return the entries and the further listings that a listing names, as plain values."""
    named = spider(home=home).read_listing(content, url=url, encoding="utf-8")
    entries = [asdict(entry) for entry in named.entries]
    return {"entries": entries, "further": list(named.further)}


def _entry(facts: dict[str, Any]) -> Entry:
    tuples = {"byline": tuple(facts["byline"]), "keywords": tuple(facts["keywords"])}
    return Entry(**facts | tuples)


def _moved(entry: Entry, listed: Listed, home: str) -> Entry:
    """Return an entry with its link at `home` where its host answers no more."""
    parts = urlsplit(entry.link)
    if parts.netloc.lower() not in listed.spider.moved:
        return entry
    link = urlunsplit(parts._replace(netloc=urlsplit(home).netloc))
    return replace(entry, link=link)


def _story_findings(
    listed: Listed,
    fixture: Fixture,
    story: FixtureStory,
    entry: Entry,
    aside: Aside,
    style: str,
) -> Iterator[Finding]:
    """Yield what one page of a fixture says of each field that is expected of it."""
    source = replace(listed.source, home=fixture.home)
    fetch = Fetch(
        final_url=entry.link,
        status=200,
        size=len(story.page or b""),
        at=datetime.now(UTC),
    )
    try:
        if story.page is None:
            read = aside.read(read_entry_story, source, entry, fetch, style)
        else:
            fetched = Fetched(
                reader=listed.spider,
                source=source,
                selectors=listed.spider.selectors,
                entry=entry,
                fetch=fetch,
                content=story.page,
                encoding="utf-8",
            )
            read = aside.read(read_page_story, fetched, style)
    except ExtractionError as error:
        yield Finding(
            source=source.slug,
            page=story.name,
            field="page",
            verdict=Verdict.FAILED,
            reason=error.reason,
        )
        return
    for key, expected in story.expected.items():
        if key not in _FILED and key in read["record"]:
            got, missing = (
                read["record"][key],
                read["missing"].get(_FIELDS.get(key, key)),
            )
            yield _field_finding(source.slug, story, key, expected, got, missing)


def read_page_story(fetched: Fetched, style: str) -> dict[str, Any]:
    """Return the record of a page's story, and the selectors that find nothing there."""
    raw = story_of(fetched)
    missing = {one.field: [one.selector, one.instead] for one in raw.missing}
    record = story_record(normalized(raw, style), gate=None)
    return {"record": record, "missing": missing}


def read_entry_story(
    source: Source, entry: Entry, fetch: Fetch, style: str
) -> dict[str, Any]:
    """Return the record of what an entry says itself, as `read_page_story` does."""
    raw = read_entry(entry, source=source, fetch=fetch)
    return {"record": story_record(normalized(raw, style), gate=None), "missing": {}}


def _field_finding(
    slug: str,
    story: FixtureStory,
    key: str,
    expected: object,
    got: object,
    missing: list[str] | None,
) -> Finding:
    selector, instead = missing or ("", "")
    is_vital = key in ("headline", "headline_original", "body")
    if expected == got and not (missing and is_vital):
        return Finding(source=slug, page=story.name, field=key, verdict=Verdict.OK)
    wanted, read = ("", "") if expected == got else shown_difference(expected, got)
    return Finding(
        source=slug,
        page=story.name,
        field=key,
        verdict=Verdict.MISSING if missing else Verdict.DIFFERS,
        selector=selector,
        instead=instead,
        expected=wanted,
        got=read,
    )
