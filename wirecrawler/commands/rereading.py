"""Rereading: stories next to what today's rules read from their archived pages."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from wirecrawler.crawl.archived_pages import (
    ArchivedPage,
    ArchiveFaultError,
    ArchiveFolder,
    Rereading,
)
from wirecrawler.crawl.catalogue import Listed
from wirecrawler.credit import credited
from wirecrawler.errors import ExtractionError
from wirecrawler.match.sketch import sketched
from wirecrawler.normalize.opt_outs import opted_terms
from wirecrawler.normalize.story import lack_of, normalized
from wirecrawler.publish.record import rfc3339
from wirecrawler.store.audited import AuditFilter
from wirecrawler.store.ledger import Act
from wirecrawler.store.query import Query
from wirecrawler.store.read_fields import READ
from wirecrawler.store.rows import storable
from wirecrawler.story import RawStory, Status, Story

_DATES = ("published_at", "published_precision", "published_zone", "updated_at")
_COMPARED = ("headline", *READ, *_DATES, "opt_outs")
_OF_DATE = (*_DATES[:-1], "published_raw", "published_evidence")


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A story that today's rules read otherwise."""

    id: int
    revision: int
    source: str
    url: str
    fields: Mapping[str, tuple[object, object]]
    """Field -> its value before and after, as JSON has it."""
    reason: str = ""
    """Why it is not to be written; "" where it may be."""
    story: Story | None = None
    """As it is read today; None where it is not to be written."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Unread:
    """A story whose page cannot be read."""

    id: int
    reason: str

    @property
    def words(self) -> str:
        """It in one line."""
        return f"story {self.id}: {self.reason}"


@dataclass(slots=True, kw_only=True)
class Comparison:
    """Compares stories with what today's rules read from their pages."""

    query: Query
    archive: ArchiveFolder
    spiders: Mapping[str, Listed]
    rereading: Rereading
    style: str
    """In which headlines are set."""
    template: str
    """Of the disclaimer."""
    outlet: str
    progress: Callable[[str, int], None]
    counts: Counter[str] = field(default_factory=Counter)
    """`read`, `pageless`, `killed`."""
    _unread: list[Unread] = field(default_factory=list)

    def found(self, chosen: AuditFilter) -> Iterator[Changed | Unread]:
        """Yield the stories that differ, and those whose pages cannot be read."""
        for page, raw in self.rereading.read(self._pages(chosen)):
            if isinstance(raw, ExtractionError):
                self._unread.append(Unread(id=page.story.id, reason=raw.reason))
            else:
                self.counts["read"] += 1
                self.progress(f"{self.counts['read']:,} pages", page.story.id)
                if (changed := self._changed(page.story, raw)) is not None:
                    yield changed
            yield from self._told()
        yield from self._told()

    def _told(self) -> Iterator[Unread]:
        unread, self._unread = self._unread, []
        yield from unread

    def _pages(self, chosen: AuditFilter) -> Iterator[ArchivedPage]:
        for audited in self.query.audited(chosen=chosen):
            story = audited.story
            if story.status is Status.KILLED:
                self.counts["killed"] += 1
            elif story.archive is None:
                self.counts["pageless"] += 1
            else:
                try:
                    yield self.archive.page(story, self.spiders)
                except ArchiveFaultError as fault:
                    self._unread.append(Unread(id=story.id, reason=str(fault)))
                except ExtractionError as error:
                    self._unread.append(Unread(id=story.id, reason=error.reason))

    def _changed(self, held: Story, raw: RawStory) -> Changed | None:
        """Return what differs; None where nothing does."""
        now = storable(self._story(held, raw))
        fields = {
            name: (_plain(getattr(held, name)), _plain(getattr(now, name)))
            for name in _COMPARED
            if getattr(held, name) != getattr(now, name)
        }
        lack = "a notice of withdrawal" if now.withdrawal else lack_of(now)
        if not fields and not lack:
            return None
        reason = f"today it would not be filed: {lack}" if lack else ""
        return Changed(
            id=held.id,
            revision=held.revision,
            source=held.source.slug,
            url=held.url,
            fields=fields,
            reason=reason,
            story=None if lack else now,
        )

    def _story(self, held: Story, raw: RawStory) -> Story:
        """Return what `raw` says as the story `held`, its address and its place kept."""
        story = _opted(normalized(raw, self.style), held)
        story = sketched(credited(story, template=self.template, outlet=self.outlet))
        story = replace(
            story,
            id=held.id,
            revision=held.revision,
            url=held.url,
            seen_at=held.seen_at,
            archive=held.archive,
        )
        if held.published_raw != story.published_raw and held.revision > 1:
            # A correction may keep the date of the story's first printing.
            dates = {name: getattr(held, name) for name in _OF_DATE}
            story = replace(story, **dates)
        acts = self.query.acts(held.id) if story.headline != held.headline else ()
        if any(act.act == Act.HEADLINE for act in acts):
            headline, rules = held.headline, held.headline_rules
            story = replace(story, headline=headline, headline_rules=rules)
        return story


def _opted(story: Story, held: Story) -> Story:
    """Return `story` with what it is held to opt out of, which its page may have said later."""
    opt_outs = tuple(dict.fromkeys((*held.opt_outs, *story.opt_outs)))
    terms = opted_terms(story.terms, opt_outs)
    return replace(story, opt_outs=opt_outs, terms=terms)


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return rfc3339(value)
    return list(value) if isinstance(value, tuple) else value
