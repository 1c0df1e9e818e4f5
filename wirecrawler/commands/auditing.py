"""Auditing: what of stored revisions, their pages and the archive is not as it was filed."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from wirecrawler.crawl.archived_pages import (
    ArchivedPage,
    ArchiveFaultError,
    ArchiveFolder,
    Rereading,
)
from wirecrawler.crawl.catalogue import Listed
from wirecrawler.credit import Gate
from wirecrawler.errors import ExtractionError
from wirecrawler.normalize.story import normalized
from wirecrawler.publish.printed import Page, printed_faults
from wirecrawler.store.audited import Audited
from wirecrawler.store.ledger import Act
from wirecrawler.store.query import Query
from wirecrawler.store.read_fields import READ, changed_fields, field_digests
from wirecrawler.story import RawStory, Story

RULES = "rules"
"""The check of what is read otherwise today, which is no damage."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is not as it was filed, or is read otherwise today."""

    story: int | None
    """None: the archive's own."""
    revision: int | None
    source: str | None
    check: str
    """`text`, `archive`, `print`, or `rules`: by today's the page says something else."""
    file: str | None = None
    offset: int | None = None
    reason: str

    @property
    def words(self) -> str:
        """It in one line."""
        of = "" if self.story is None else f"story {self.story}, "
        place = "" if self.file is None else f"{self.file}"
        place += "" if self.offset is None else f" at {self.offset}"
        return f"{of}{self.check}: {place}{': ' if place else ''}{self.reason}"


@dataclass(slots=True, kw_only=True)
class Audit:
    """Checks revisions, and keeps count."""

    query: Query
    gate: Gate
    archive: ArchiveFolder
    spiders: Mapping[str, Listed]
    rereading: Rereading
    style: str
    """In which headlines are set."""
    page: Page | None
    """Sets the pages that readers are sent; None: nothing here can."""
    progress: Callable[[str, int], None]
    counts: Counter[str] = field(default_factory=Counter)
    """`stories`, `revisions`, `alike`, `otherwise`, `pageless`, `records`."""
    damaged: list[Finding] = field(default_factory=list)
    _found: list[Finding] = field(default_factory=list)

    def findings(self, ids: Sequence[int]) -> Iterator[Finding]:
        """Yield what is found in the stories with these ids; without ids in everything.

        Raises:
            NoSuchStory: Nothing is filed under one of them.
        """
        for page, raw in self.rereading.read(self._pages(ids)):
            self._compare(page, raw)
            yield from self._told()
        if not ids:
            for file in self.query.record_files():
                self._check_file(file)
                yield from self._told()
        yield from self._told()

    def _told(self) -> Iterator[Finding]:
        found, self._found = self._found, []
        yield from found

    def _find(self, finding: Finding) -> None:
        self._found.append(finding)
        if finding.check != RULES:
            self.damaged.append(finding)

    def _pages(self, ids: Sequence[int]) -> Iterator[ArchivedPage]:
        """Yield the pages of revisions whose text is as it was filed; the rest is found here."""
        for audited in self.query.audited(ids):
            story = audited.story
            self.counts["revisions"] += 1
            self.counts["stories"] += audited.is_newest
            self.progress(f"{self.counts['stories']:,} stories", story.id)
            is_whole = self._check_text(audited)
            if story.archive is None:
                self.counts["pageless"] += 1
            elif (page := self._page(story)) is not None and is_whole:
                yield page

    def _check_text(self, audited: Audited) -> bool:
        """Tell whether a text gives its hash and is printed as it is."""
        story = audited.story
        is_whole = story.body_sha256 == audited.body_sha256
        if not is_whole:
            self._find(_finding(story, "text", "the body does not give its hash"))
        if audited.is_newest:
            for place in printed_faults(story, self.gate, page=self.page):
                said = f"{place} does not say what is stored"
                self._find(_finding(story, "print", said))
        return is_whole

    def _page(self, story: Story) -> ArchivedPage | None:
        """Return the page of `story`, whose text is what was read from it; None: it is not."""
        try:
            page = self.archive.page(story, self.spiders)
        except ArchiveFaultError as fault:
            self._find(_fault(fault, story))
            return None
        except ExtractionError as error:
            self._find(_finding(story, "archive", error.reason))
            return None
        changed = self._changed(story, page)
        if changed:
            said = f"not what was read from the page: {', '.join(changed)}"
            self._find(_finding(story, "text", said))
        return None if changed else page

    def _changed(self, story: Story, page: ArchivedPage) -> list[str]:
        """Return the fields that are not as they were read; an editor may set a headline."""
        changed = changed_fields(story, page.digests)
        if "headline" in changed and any(
            act.act == Act.HEADLINE for act in self.query.acts(story.id)
        ):
            changed.remove("headline")
        return changed

    def _compare(self, page: ArchivedPage, raw: RawStory | ExtractionError) -> None:
        """Compare what a page says today with what is held."""
        if isinstance(raw, ExtractionError):
            otherwise = raw.reason
        else:
            now, held = (
                field_digests(one) for one in (normalized(raw, self.style), page.story)
            )
            otherwise = ", ".join(name for name in READ if now[name] != held[name])
        if not otherwise:
            self.counts["alike"] += 1
            return
        self.counts["otherwise"] += 1
        said = f"read otherwise today: {otherwise}"
        self._find(_finding(page.story, RULES, said))

    def _check_file(self, file: str) -> None:
        """Look at every record of a file, those that no story needs among them."""
        for record in self.query.records_in(file):
            self.counts["records"] += 1
            self.progress(f"{self.counts['records']:,} records of the archive", 0)
            try:
                self.archive.check(record)
            except ArchiveFaultError as fault:
                if not self._is_told(fault):
                    self._find(_fault(fault))

    def _is_told(self, fault: ArchiveFaultError) -> bool:
        """Tell whether a story told of a fault already; of a file that is gone once is enough."""
        return any(
            (one.file, one.offset) == (fault.file, fault.offset) for one in self.damaged
        )


def _finding(story: Story, check: str, reason: str) -> Finding:
    return Finding(
        story=story.id,
        revision=story.revision,
        source=story.source.slug,
        check=check,
        file=None if story.archive is None else story.archive.file,
        offset=None if story.archive is None else story.archive.offset,
        reason=reason,
    )


def _fault(fault: ArchiveFaultError, story: Story | None = None) -> Finding:
    return Finding(
        story=None if story is None else story.id,
        revision=None if story is None else story.revision,
        source=None if story is None else story.source.slug,
        check="archive",
        file=fault.file or None,
        offset=fault.offset,
        reason=fault.reason,
    )
