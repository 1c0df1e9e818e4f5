"""Archived pages: what stories were read from, read again by today's rules."""

import pickle
import zlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Self

from wirecrawler.crawl.any_source import AnySourceSpider
from wirecrawler.crawl.catalogue import Listed
from wirecrawler.crawl.listing_reader import FetchedListing, ListingReader, named_in
from wirecrawler.crawl.page_reader import story_of
from wirecrawler.crawl.pickled import pickled
from wirecrawler.crawl.warc import payload_digest_of
from wirecrawler.crawl.warc_answers import Answer, answers_in
from wirecrawler.crawl.warc_reader import Broken, warc_records
from wirecrawler.crawl.workers import Done, Limits, Workers
from wirecrawler.errors import ExtractionError, WirecrawlerError
from wirecrawler.extract.entry_story import read_entry
from wirecrawler.source import Source
from wirecrawler.store.records import REVISIT, Record
from wirecrawler.story import RawStory, Story

_MOST_BODY = 256 << 20
"""Bytes of a body, decoded; more than any crawl lets in."""
_MOST_ENTRIES = 1_000_000

Find = Callable[[str], Record | None]
"""Id of a record -> where it lies."""


class ArchiveFaultError(WirecrawlerError):
    """A record of the archive is not what was written, for `reason`."""

    def __init__(self, file: str, offset: int | None, reason: str) -> None:
        super().__init__(file, offset, reason)
        self.file = file
        self.offset = offset
        self.reason = reason

    def __str__(self) -> str:
        at = "" if self.offset is None else f" at {self.offset}"
        return f"{self.file}{at}: {self.reason}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """What a story was read from, and all that is needed to read it anywhere."""

    reader: type[ListingReader]
    source: Source
    story: Story
    """As it is held: its entry and its fetch are those of the page."""
    content: bytes
    encoding: str | None
    is_listing: bool
    """True where the source's listing tells its stories itself."""
    digests: Mapping[str, str]
    """Field -> digest of what was read when it was filed; {} of a listing."""


class ArchiveFolder:
    """The archive's files, read."""

    def __init__(self, folder: Path, find: Find) -> None:
        """Read those in `folder`; `find` knows where a record lies."""
        self._folder = folder
        self._find = find

    def check(self, record: Record) -> bytes:
        """Return the bytes of a record and what follows it, which are those that were written.

        Raises:
            ArchiveFaultError: They are not.
        """
        where = record.file, record.offset
        if Path(record.file).name != record.file:
            raise ArchiveFaultError(*where, "no file of the archive")
        try:
            with (self._folder / record.file).open("rb") as file:
                file.seek(record.offset)
                content = file.read(record.size)
        except OSError as error:
            said = f"cannot be read: {error.strerror}"
            raise ArchiveFaultError(record.file, None, said) from error
        if len(content) < record.size:
            raise ArchiveFaultError(*where, "the file ends before the record does")
        if zlib.crc32(content) != record.crc:
            raise ArchiveFaultError(*where, "its bytes are not those that were written")
        return content

    def answer(self, record: Record) -> tuple[Answer, bytes]:
        """Return the answer of a record, and its payload as it was sent.

        Raises:
            ArchiveFaultError: It is not what was written.
        """
        answer = self._answer(record)
        held = self._payload_holder(record, answer)
        if payload_digest_of(held.wire_body) != record.digest != "":
            said = "its payload does not give its digest"
            raise ArchiveFaultError(record.file, record.offset, said)
        return answer, held.wire_body

    def page(self, story: Story, spiders: Mapping[str, Listed]) -> ArchivedPage:
        """Return what `story` was read from; `spiders` are the sources by slug.

        Raises:
            ArchiveFaultError: It is not what was written.
            ExtractionError: Its codings cannot be taken off.
        """
        if story.archive is None:
            raise ArchiveFaultError("", None, "no page of it is kept")
        record = self._record(story.archive.record_id, story.archive.file)
        answer, payload = self.answer(record)
        listed = spiders.get(story.source.slug)
        reader = AnySourceSpider if listed is None else listed.spider
        return ArchivedPage(
            reader=reader,
            source=story.source,
            story=story,
            content=answer.body(most=_MOST_BODY, payload=payload),
            encoding=answer.encoding or reader.encoding or None,
            is_listing=answer.facts.get("of") == "listing",
            digests=answer.facts.get("fields", {}),
        )

    def _record(self, record_id: str, file: str) -> Record:
        record = self._find(record_id)
        if record is None:
            raise ArchiveFaultError(file, None, f"no record {record_id} is known")
        return record

    def _payload_holder(self, record: Record, answer: Answer) -> Answer:
        if record.kind != REVISIT:
            return answer
        return self._answer(self._record(record.refers_to or "", record.file))

    def _answer(self, record: Record) -> Answer:
        found = list(warc_records(self.check(record)))
        answers = list(answers_in(found))
        is_broken = any(isinstance(one, Broken) for one in found)
        if is_broken or len(answers) != 1 or answers[0].id != record.id:
            said = "it is not the record that the database knows"
            raise ArchiveFaultError(record.file, record.offset, said)
        return answers[0]


def read_again(page: ArchivedPage) -> RawStory:
    """Return what an archived page says of its story by today's rules.

    Raises:
        ExtractionError: It cannot be read, or names the story no more.
        MemoryError: There is not enough memory for it.
        Exception: Whatever the source's own reading raises.
    """
    if page.is_listing:
        return _read_listing_again(page)
    reader = page.reader.made(page.source, page.reader.selectors)
    fetched = reader.fetched(
        page.content,
        entry=page.story.entry,
        fetch=page.story.fetch,
        encoding=page.encoding,
    )
    return story_of(fetched)


def _read_listing_again(page: ArchivedPage) -> RawStory:
    url = page.source.home
    listing = FetchedListing(
        reader=page.reader,
        source=page.source,
        carried={name: getattr(page.reader, name, "") for name in page.reader.carried},
        most_entries=_MOST_ENTRIES,
        depth=1,
        url=url,
        content=page.content,
        encoding=page.encoding,
    )
    wanted = page.story.entry.url
    entries = [one for one in named_in(listing).entries if one.url == wanted]
    if not entries:
        raise ExtractionError(wanted, "its listing names it no more")
    entry = replace(entries[0], link=page.story.entry.link)
    return read_entry(entry, source=page.source, fetch=page.story.fetch)


class Rereading:
    """Reads archived pages in processes that can be killed; a context manager."""

    def __init__(self, limits: Limits, *, most: int) -> None:
        """Prepare to read with `most` processes; best where this one has no threads yet."""
        self._workers = Workers(_read, most=most, limits=limits)

    def __enter__(self) -> Self:
        self._workers.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self._workers.__exit__()

    def read(
        self, pages: Iterable[ArchivedPage]
    ) -> Iterator[tuple[ArchivedPage, RawStory | ExtractionError]]:
        """Yield pages and what they say, or why they cannot be read, as they are done."""
        given: dict[int, ArchivedPage] = {}
        for number, page in enumerate(pages):
            while self._workers.is_busy:
                yield from self._ended(given)
            given[number] = page
            self._workers.give(number, pickle.dumps(page, pickle.HIGHEST_PROTOCOL))
        while given:
            yield from self._ended(given)

    def _ended(
        self, given: dict[int, ArchivedPage]
    ) -> Iterator[tuple[ArchivedPage, RawStory | ExtractionError]]:
        ended, _ = self._workers.wait()
        for done in ended:
            page = given.pop(done.number)
            yield page, _answer_of(done, page)


def _answer_of(done: Done, page: ArchivedPage) -> RawStory | ExtractionError:
    if done.lost:
        return ExtractionError(page.story.final_url, done.lost)
    read: RawStory | ExtractionError = pickle.loads(done.answer)  # noqa: S301  (our own worker's)
    return read


def _read(piece: bytes) -> bytes:
    page: ArchivedPage = pickle.loads(piece)  # noqa: S301  (our own)
    try:
        return pickled(read_again(page))
    except MemoryError:
        raise
    except ExtractionError as error:
        return pickled(error)
    except Exception as error:  # a source's own code may raise anything
        said = " ".join(str(error).split())
        why = f"crash: {type(error).__name__}: {said}"[:300]
        return pickled(ExtractionError(page.story.final_url, why))
