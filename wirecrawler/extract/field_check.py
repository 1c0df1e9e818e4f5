"""Field check: what a source's selectors find on one page, and whether another would do."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC

from wirecrawler.extract.blocks import body_text
from wirecrawler.extract.page import PageReading
from wirecrawler.extract.replacement import told_replacement, value_replacement
from wirecrawler.extract.selected import first_value
from wirecrawler.normalize.byline import byline_names
from wirecrawler.normalize.text import squeezed

FIELDS = ("headline", "byline", "lede", "body", "published", "section", "keywords")
"""Fields of `PageSelectors` that are checked."""
_ALIKE = 0.97
"""Share of its words that a body has in common with another which is the same text.

What is left is a caption or a prompt; two stories of one event share less than .8.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """What is known of the story of a page: it was stored before."""

    headline: str
    """As the source printed it."""
    byline: tuple[str, ...]
    lede: str = ""
    body: str
    published: str = ""
    """In UTC (RFC 3339), as far as it is known."""
    section: str = ""
    keywords: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a selector finds on a page."""

    field: str
    selector: str
    elements: int
    value: tuple[str, ...]
    """What is read for the field, by the selector or without it."""
    is_missing: bool
    """Whether the selector finds nothing that says anything."""
    instead: tuple[str, ...] = ()
    """Selectors that would find it here, the surest first."""


def found_fields(reading: PageReading, told: Told | None) -> list[Found]:
    """Return what each selector that a source declares finds on a page.

    Args:
        reading: The page.
        told: What was stored of it, where it was.

    Raises:
        ExtractionError: A selector is not CSS.
    """
    missing = {one.selector: one.instead for one in reading.missing}
    return [
        Found(
            field=field,
            selector=selector,
            elements=len(reading.page.select(selector)),
            value=field_value(reading, field),
            is_missing=selector in missing,
            instead=_instead(reading, field, missing[selector], told)
            if selector in missing
            else (),
        )
        for field in FIELDS
        if (selector := getattr(reading.selectors, field))
    ]


def _instead(
    reading: PageReading, field: str, general: str, told: Told | None
) -> tuple[str, ...]:
    """Return what would find a field: what was stored first, then what the general rules found."""
    found = _told_selectors(reading, field, told) if told else []
    if field != "lede":  # to the general rules any first paragraph is one
        found.append(general)
    return tuple(dict.fromkeys(filter(None, found)))


def _told_selectors(reading: PageReading, field: str, told: Told) -> list[str]:
    root = reading.page.root
    if field == "body":
        dropped = reading.page.select(reading.selectors.drop)
        bodies = _told_bodies(reading, told)
        return [told_replacement(root, body, dropped) for body in bodies]
    texts: dict[str, Sequence[str]] = {
        "headline": [told.headline],
        "byline": told.byline,
        "lede": [told.lede],
        "section": [told.section],
        "keywords": told.keywords,
    }
    agency = reading.context.source.agency
    return [value_replacement(root, field, texts.get(field, []), agency=agency)]


def _told_bodies(reading: PageReading, told: Told) -> list[str]:
    """Return what may stand in the body's element: all, or all but a lede that stands apart.

    Where the source's own selector still finds that lede, its body stands elsewhere.
    """
    lede, _, rest = told.body.partition("\n\n")
    if not (rest and reading.selectors.lede and lede == told.lede):
        return [told.body]
    found = first_value(reading.page.select(reading.selectors.lede))
    return [rest, told.body] if squeezed(found) == squeezed(lede) else [told.body, rest]


def field_value(reading: PageReading, field: str) -> tuple[str, ...]:
    """Return what is read for a field, in the form in which two readings can be compared."""
    published, _ = reading.dates
    said = published.reading if published else None
    agency = reading.context.source.agency
    values: dict[str, Sequence[str]] = {
        "headline": [reading.headline.text],
        "byline": byline_names(reading.byline.names, agency=agency),
        "lede": [reading.body.lede],
        "body": [body_text(reading.body.blocks)],
        "published": [said.instant.astimezone(UTC).isoformat()] if said else [],
        "section": [reading.section],
        "keywords": reading.keywords,
    }
    return tuple(filter(None, values[field]))


def finds_the_same(
    reading: PageReading, field: str, selector: str, told: Told | None
) -> bool:
    """Tell whether a selector would find a field on a page, as it was stored or is read now.

    An empty selector asks whether the general rules alone would.

    Raises:
        ExtractionError: The selector is not CSS.
    """
    if selector and not first_value(reading.page.select(selector)):
        return False  # the general rules would stand in for it
    reread = _reread(reading, field, selector)
    value = field_value(reread, field)
    if field == "lede" and selector:
        value = (first_value(reading.page.select(selector)),)
    known = _told_value(told, field) if told else ()
    wanted = known or field_value(_reread(reading, field, ""), field)
    if field == "body":
        bodies = _told_bodies(reading, told) if told else wanted
        return any(likeness("".join(value), body) >= _ALIKE for body in bodies)
    if field == "published":
        published, _ = reread.dates
        if published is None or (
            selector and not published.evidence.startswith("selector:")
        ):
            return False
        return _minutes(value) == _minutes(wanted)
    return bool(value) and list(map(squeezed, value)) == list(map(squeezed, wanted))


def _minutes(instants: Sequence[str]) -> list[str]:
    """Return instants without their seconds: few sources print them for readers."""
    return [one[: len("2026-11-22T06:07")] for one in instants]


def _told_value(told: Told, field: str) -> tuple[str, ...]:
    known = {
        "headline": (told.headline,),
        "byline": told.byline,
        "lede": (told.lede,),
        "body": (told.body,),
        "published": (told.published,),
        "section": (told.section,),
        "keywords": told.keywords,
    }
    return tuple(filter(None, known.get(field, ())))


def _reread(reading: PageReading, field: str, selector: str) -> PageReading:
    """Return the reading of the same page with another selector for one field."""
    return PageReading(
        reading.page,
        source=reading.context.source,
        entry=reading.context.entry,
        fetch=reading.fetch,
        selectors=replace(reading.selectors, **{field: selector}),
    )


def likeness(one: str, other: str) -> float:
    """Return the share of the words of two texts that both have, 0 to 1, whatever their order."""
    # A script without spaces has its characters for words.
    words, others = Counter(_words(one)), Counter(_words(other))
    total = words.total() + others.total()
    return 2 * (words & others).total() / total if total else 0


def _words(text: str) -> Sequence[str]:
    words = text.split()
    return words if len(words) * 12 > len(text) else text
