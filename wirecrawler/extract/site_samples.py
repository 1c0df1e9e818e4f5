"""Samples: a few stories of a source, read by the general rules, and how sure each field is.

A rule that is right on every sample needs no selector.  One is proposed only where the samples
prove the general rules wrong: a text that stands in the body of several stories is none of theirs.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.page import PageReading, PageSelectors, parse_page
from wirecrawler.extract.site_facts import SiteFacts, site_facts
from wirecrawler.extract.site_selectors import (
    Proven,
    body_box,
    lasting_name,
    proven_selectors,
)
from wirecrawler.extract.site_zone import Offset, offsets_of
from wirecrawler.normalize.agencies import agencies_named
from wirecrawler.normalize.credit_lines import is_credit
from wirecrawler.normalize.text import squeezed
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, Kind, RawStory

_LEAST = 200
"""Characters of a story's text below which it is doubted; Latin ones: dense scripts have half."""
_BOILERPLATE = 12
"""Letters of a paragraph that two stories do not share by chance; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePage:
    """A page that was fetched, and the entry that named it."""

    content: bytes
    encoding: str | None
    entry: Entry
    fetch: Fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """What one page came to."""

    story: RawStory
    facts: SiteFacts
    offsets: tuple[Offset, ...] = ()
    titles: tuple[str, ...] = ()
    """What JSON-LD, OpenGraph and the entry call it."""

    @property
    def is_sound(self) -> bool:
        """Whether it is a story with a headline and a text."""
        is_story = self.story.kind is Kind.STORY and bool(self.story.headline)
        return is_story and len(self.story.body) >= _LEAST // 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sureness:
    """How sure the reading of one field is."""

    field: str
    sureness: str
    """`certain`, `likely` or `unsure`."""
    ground: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """What the samples say together."""

    selectors: PageSelectors = field(default_factory=PageSelectors)
    fields: tuple[Sureness, ...] = ()
    reasons: tuple[str, ...] = ()
    """Why each selector is there, in a few words."""


def read_sample(page: SamplePage, source: Source, selectors: PageSelectors) -> Sample:
    """Return what a page says.

    Raises:
        ExtractionError: It cannot be read.
    """
    reading = _reading(page, source, selectors)
    facts = site_facts(page.content, url=page.fetch.final_url, encoding=page.encoding)
    return Sample(
        story=reading.story(),
        facts=facts,
        offsets=offsets_of(reading),
        titles=tuple(t for t in titles_of(reading) if t),
    )


def judged(pages: Sequence[SamplePage], source: Source) -> Judgement:
    """Return how sure each field is, and the selectors that the samples prove needed.

    Raises:
        ExtractionError: One of the pages cannot be read.
    """
    readings = [_reading(page, source, PageSelectors()) for page in pages]
    drop, kept = _drop(readings)
    selectors = PageSelectors(drop=", ".join(drop))
    if drop and not _are_sound(pages, readings, source, selectors):
        selectors, drop = PageSelectors(), []
    proven = _proven(pages, readings, source, selectors)
    selectors = replace(selectors, **{one.field: one.selector for one in proven})
    # What a person is told of is how the file will read them.
    if proven:
        readings = [_reading(page, source, selectors) for page in pages]
    stories = [reading.story() for reading in readings]
    fields = [
        _headline(readings),
        _text(readings, kept),
        _names(stories),
        _dates(stories),
    ]
    reasons = [f"drop={one}: it repeats on several pages" for one in drop]
    reasons += [f"{one.field}={one.selector}: {one.ground}" for one in proven]
    return Judgement(selectors=selectors, fields=tuple(fields), reasons=tuple(reasons))


def _proven(
    pages: Sequence[SamplePage],
    readings: Sequence[PageReading],
    source: Source,
    selectors: PageSelectors,
) -> list[Proven]:
    """Return the selectors that the samples prove, without those that spoil a sample."""
    kept = []
    for one in proven_selectors(readings, source.agency):
        css = replace(selectors, **{one.field: one.selector})
        if all(_reading(page, source, css).story().body for page in pages):
            kept.append(one)
    return kept


def _reading(page: SamplePage, source: Source, selectors: PageSelectors) -> PageReading:
    parsed = parse_page(page.content, url=page.fetch.final_url, encoding=page.encoding)
    return PageReading(
        parsed, source=source, entry=page.entry, fetch=page.fetch, selectors=selectors
    )


def titles_of(reading: PageReading) -> tuple[str, ...]:
    """Return what JSON-LD, OpenGraph and the listing call a story, each "" where it is silent."""
    node, context = reading.page.story_node, reading.context
    said = node.get("headline")
    return (
        said if isinstance(said, str) else "",
        context.said("og:title"),
        context.entry.headline,
    )


def _headline(readings: Sequence[PageReading]) -> Sureness:
    agreed = sum(agrees(r.headline.text, titles_of(r)) for r in readings)
    ground = f"as JSON-LD, OpenGraph or the listing has it {_on(agreed, readings)}"
    return Sureness(field="headline", sureness=_share(agreed, readings), ground=ground)


def agrees(headline: str, titles: Iterable[str]) -> bool:
    """Tell whether a headline is one of the titles, or part of it, or it of the headline."""
    letters = squeezed(headline)
    said = [squeezed(title) for title in titles if title]
    return bool(letters) and any(
        letters in one or one in letters for one in said if one
    )


def _text(readings: Sequence[PageReading], repeated: Sequence[str]) -> Sureness:
    boxes = Counter(body_box(r.body.blocks) for r in readings)
    box, count = boxes.most_common(1)[0] if boxes else ("", 0)
    short = sum(len("".join(b.text for b in r.body.blocks)) < _LEAST for r in readings)
    said = [f"in {box} {_on(count, readings)}"] if box else []
    said += [f"under {_LEAST} characters {_on(short, readings)}"] if short else []
    said += [f"several have {text[:40]!r} in it" for text in repeated[:2]]
    sureness = _share(count if box else 0, readings)
    if short or repeated:
        sureness = "unsure"
    elif sureness == "unsure":
        sureness, said = "likely", said or ["no class or id that all share"]
    return Sureness(field="body", sureness=sureness, ground="; ".join(said))


def _names(stories: Sequence[RawStory]) -> Sureness:
    found = sum(bool(story.byline) for story in stories)
    ground = f"somebody is named {_on(found, stories)}"
    return Sureness(field="byline", sureness=_share(found, stories), ground=ground)


def _dates(stories: Sequence[RawStory]) -> Sureness:
    dates = [story.published for story in stories]
    read = [date for date in dates if date and date.reading]
    where = Counter(date.evidence for date in read)
    place, count = where.most_common(1)[0] if where else ("", 0)
    ground = f"from {place} {_on(count, stories)}" if place else "no sample has one"
    name = "published_at"
    return Sureness(field=name, sureness=_share(count, stories), ground=ground)


def _on(count: int, of: Sequence[object]) -> str:
    return f"on {count} of {len(of)} samples"


def _share(count: int, of: Sequence[object]) -> str:
    if of and count == len(of):
        return "certain" if len(of) > 1 else "likely"
    return "likely" if 2 * count > len(of) else "unsure"


def _drop(readings: Sequence[PageReading]) -> tuple[list[str], list[str]]:
    """Return selectors of what repeats in the bodies, and the repeated texts that have none."""
    repeated = _repeated(readings)
    if not repeated or _are_same(readings):
        return [], []
    found: dict[str, None] = {}
    left: dict[str, None] = {}
    for reading in readings:
        for block in reading.body.blocks:
            if squeezed(block.text) in repeated:
                selector = _dropping(block, readings, repeated)
                (found if selector else left)[selector or block.text] = None
    return list(found), list(left)


def _repeated(readings: Sequence[PageReading]) -> set[str]:
    """Return the texts, squeezed, that stand in several bodies and credit nobody with them."""
    pages = defaultdict(set)
    for number, reading in enumerate(readings):
        for block in reading.body.blocks:
            if not is_credit(block.text, closing=True) and not agencies_named(
                block.text
            ):
                pages[squeezed(block.text)].add(number)
    return {t for t, on in pages.items() if len(on) > 1 and len(t) >= _BOILERPLATE}


def _are_same(readings: Sequence[PageReading]) -> bool:
    """Tell whether two of the pages tell one story: then everything repeats."""
    headlines = [squeezed(reading.headline.text) for reading in readings]
    return len(set(headlines)) < len(headlines)


def _dropping(block: Block, readings: Sequence[PageReading], repeated: set[str]) -> str:
    """Return a selector of its box, where that holds nothing but what repeats, on every page."""
    around = (block.element, *block.element.iterancestors())
    name = next((name for element in around if (name := lasting_name(element))), "")
    is_alone = all(_holds_only(name, reading, repeated) for reading in readings)
    return name if is_alone else ""


def _holds_only(name: str, reading: PageReading, repeated: set[str]) -> bool:
    inside = set(reading.page.select(name))
    return all(
        squeezed(block.text) in repeated
        for block in reading.body.blocks
        if not inside.isdisjoint((block.element, *block.element.iterancestors()))
    )


def _are_sound(
    pages: Sequence[SamplePage],
    before: Sequence[PageReading],
    source: Source,
    selectors: PageSelectors,
) -> bool:
    """Tell whether every sample keeps most of its text and its headline with the selectors."""
    for page, old in zip(pages, before, strict=True):
        new = _reading(page, source, selectors)
        kept = _kept_share(old.body.blocks, new.body.blocks)
        if new.headline.text != old.headline.text or kept < 0.6:
            return False
    return True


def _kept_share(old: Sequence[Block], new: Sequence[Block]) -> float:
    """Return the share of the characters of a body that another still has, 0 to 1."""
    texts = {block.text for block in new}
    whole = sum(len(block.text) for block in old)
    kept = sum(len(block.text) for block in old if block.text in texts)
    return kept / whole if whole else 1.0
