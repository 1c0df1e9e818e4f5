"""Lines of `ingest`: a story in each, made ready for the archive or rejected; in any process."""

import pickle
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import lru_cache
from pathlib import Path

from wirecrawler.commands.json_object import crash, json_object, shortened
from wirecrawler.commands.lines import Line
from wirecrawler.crawl.declaration import declared_source
from wirecrawler.credit import credited
from wirecrawler.errors import ExtractionError, SourceError
from wirecrawler.match.sketch import sketched
from wirecrawler.normalize.ingested import Ingested, ingested
from wirecrawler.normalize.story import lack_of, normalized
from wirecrawler.source import Source, Terms
from wirecrawler.story import RawStory, Story

_SOURCES = 4096
"""Sources that are remembered; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """The settings of the stages."""

    style: str
    """Of headlines."""
    template: str
    """Of the disclaimer."""
    outlet: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """What was made of one line."""

    number: int
    """Of the line, 1..n."""
    id: object = None
    """As the line has it, any JSON value; None where it has none or is no JSON."""
    story: Story | None = None
    """As it may be filed."""
    reason: str = ""
    """Why there is none."""


def prepared(raw: RawStory, house: House) -> Story:
    """Return the story of a page or record as the stages hand it to the archive, whatever its age.

    Raises:
        ExtractionError: It is none that can be filed.
    """
    story = normalized(raw, house.style)
    if lack := lack_of(story):
        raise ExtractionError(story.url, lack)
    footed = credited(story, template=house.template, outlet=house.outlet)
    return sketched(footed)


class Reader:
    """Reads lines; what it needs to know it was given, so any process may do its work."""

    def __init__(
        self,
        house: House,
        *,
        known: Mapping[str, Source],
        places: Sequence[Path],
        now: datetime,
    ) -> None:
        """Prepare to read.

        Args:
            house: The settings of the stages.
            known: Slug -> source that was crawled or ingested before.
            places: Folders of spiders, whose word goes before that.
            now: When the lines are read, aware.
        """
        self._house = house
        self._known = known
        self._places = places
        self._now = now
        self._declared = lru_cache(_SOURCES)(self._source)

    def read(self, lines: Sequence[Line]) -> list[Ready]:
        """Return what is made of each of these lines, in their order."""
        return [self._ready(line) for line in lines]

    def answer(self, piece: bytes) -> bytes:
        """Return what `read` does; lines and answer pickled, as a process takes them."""
        lines: list[Line] = pickle.loads(piece)  # noqa: S301  (from our own parent)
        return pickle.dumps(self.read(lines), pickle.HIGHEST_PROTOCOL)

    def _ready(self, line: Line) -> Ready:
        if line.is_cut:
            return Ready(number=line.number, reason="the line is too long")
        try:
            record = json_object(line.content)
        except ValueError as error:
            reason = shortened(f"no JSON object: {error}")
            return Ready(number=line.number, reason=reason)
        name = record.get("id")
        try:
            brought = ingested(record, declared=self._declared, now=self._now)
            story = _narrowed(prepared(brought.raw, self._house), brought)
        except (ExtractionError, SourceError) as error:
            reason = shortened(error.reason)
        except MemoryError:
            raise
        except Exception as error:  # one bad line never costs the others
            reason = crash(error)
        else:
            return Ready(number=line.number, id=name, story=story)
        return Ready(number=line.number, id=name, reason=reason)

    def _source(self, slug: str) -> Source | None:
        return declared_source(slug, self._places) or self._known.get(slug)


def _narrowed(story: Story, brought: Ingested) -> Story:
    """Return `story` under the terms that it was brought with, where those are narrower."""
    use = brought.use
    if use is None or use.width >= story.terms.use.width:
        return story
    terms = Terms(use=use, holder=story.terms.holder, reason="as it was ingested")
    return replace(story, terms=terms)
