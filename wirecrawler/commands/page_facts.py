"""Page facts: what the selectors of a source find on one page, read in a process aside."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from wirecrawler.crawl.aside import Aside
from wirecrawler.crawl.page_reader import Fetched, story_of
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.field_check import Told, finds_the_same, found_fields
from wirecrawler.extract.page import PageReading, parse_page
from wirecrawler.normalize.story import normalized
from wirecrawler.publish.record import rfc3339
from wirecrawler.story import Kind, Story

VITAL = ("headline", "body")
"""Fields whose selectors must find something on the page of every story."""
_WALLS = (Kind.PAYWALL, Kind.CONSENT, Kind.LOGIN, Kind.NOT_FOUND)


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckedPage:
    """A page that was had, and what its selectors find."""

    fetched: Fetched
    told: Told | None
    """What is stored of it."""
    fields: Mapping[str, Mapping[str, Any]]
    """Field -> what its selector finds: the keys of `Found`."""
    record: Mapping[str, Any]
    """What is read of the fields that are compared."""

    @property
    def url(self) -> str:
        """Its address."""
        return self.fetched.entry.link


def checked_page(
    fetched: Fetched, story: Story | None, aside: Aside, *, style: str
) -> CheckedPage:
    """Return a page with what its selectors find.

    Raises:
        ExtractionError: It cannot be read, or is no story.
    """
    told = None
    if story is not None:
        told = Told(
            headline=story.headline_original,
            byline=story.byline,
            lede=story.lede,
            body=story.body,
            published=story.published_at.isoformat() if story.published_at else "",
            section=story.section,
            keywords=story.keywords,
        )
    url = fetched.entry.link
    facts = aside.read(page_facts, fetched, told, style)
    kind = Kind(facts["kind"])
    # A new look may make a page look like an index; a wall hides it.
    is_excused = kind not in _WALLS and _is_broken(facts["fields"])
    if kind is not Kind.STORY and not is_excused:
        raise ExtractionError(url, f"no story but: {kind.value}")
    return CheckedPage(
        fetched=fetched, told=told, fields=facts["fields"], record=facts["record"]
    )


def _is_broken(fields: Mapping[str, Mapping[str, Any]]) -> bool:
    return any(fields[f]["is_missing"] for f in VITAL if f in fields)


def page_facts(fetched: Fetched, told: Told | None, style: str) -> dict[str, Any]:
    """Return what a page's selectors find, and what the source's own reading makes of it.

    As plain values: `kind`, `fields` (field -> the keys of `Found`), `record`.

    Raises:
        ExtractionError: It cannot be read.
    """
    story = normalized(story_of(fetched), style)
    reading = _reading(fetched)
    found = {one.field: one for one in found_fields(reading, told)}
    published = story.published_at
    return {
        "kind": story.kind.value,
        "fields": {
            field: {
                "selector": one.selector,
                "elements": one.elements,
                "value": list(one.value),
                "is_missing": one.is_missing,
                "instead": list(one.instead),
            }
            for field, one in found.items()
        },
        "record": {
            "headline_original": story.headline_original,
            "byline": list(story.byline),
            "body": story.body,
            "published_at": published and rfc3339(published),
            "section": story.section,
            "keywords": list(story.keywords),
        },
    }


def page_agreements(
    fetched: Fetched, told: Told | None, field: str, selectors: list[str]
) -> list[bool]:
    """Return of each selector whether it would find a field on a page.

    Raises:
        ExtractionError: The page cannot be read.
    """
    reading = _reading(fetched)
    return [finds_the_same(reading, field, one, told) for one in selectors]


def _reading(fetched: Fetched) -> PageReading:
    page = parse_page(
        fetched.content, url=fetched.fetch.final_url, encoding=fetched.encoding
    )
    return PageReading(
        page,
        source=fetched.source,
        entry=fetched.entry,
        fetch=fetched.fetch,
        selectors=fetched.selectors,
    )
