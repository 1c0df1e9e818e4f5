"""Models: the tables of the database.

Rows stay in this room: others see `Story`, `Outcome` and the values of the archive.  An address
may be longer than an index allows (PostgreSQL: 2,704 bytes), so tables are keyed by `url_key`,
the SHA-256 of the URL's UTF-8, and keep the URL beside it.  Only the archive gives out story
ids, under its lock; none is ever given twice.
"""

from datetime import UTC, datetime
from typing import Any, cast

from sqlalchemy import (
    JSON,
    BigInteger,
    DateTime,
    Dialect,
    Double,
    ForeignKey,
    Index,
    LargeBinary,
    MetaData,
    Table,
    Text,
    TypeDecorator,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: aware in Python, UTC in the table; a naive datetime is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return `value` in UTC; raise ValueError when it is naive."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError(f"{value} is naive; instants are aware")
        return value.astimezone(UTC)

    def process_result_value(
        self, value: datetime | None, dialect: Dialect
    ) -> datetime | None:
        """Return `value` aware: SQLite hands it over without its zone, which is UTC."""
        return None if value is None else value.replace(tzinfo=UTC)


class Model(DeclarativeBase):
    """What the tables share: the names of constraints and the types of columns."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map = {  # noqa: RUF012  (SQLAlchemy's own form)
        str: Text,
        datetime: UtcDateTime,
        float: Double,
        bytes: LargeBinary,
        dict[str, Any]: JSON,
        list[Any]: JSON,
    }


class SourceRow(Model):
    """A source, as it was declared when it was last crawled."""

    __tablename__ = "sources"

    slug: Mapped[str] = mapped_column(primary_key=True)
    agency: Mapped[str]
    home: Mapped[str]
    country: Mapped[str]
    language: Mapped[str]
    timezone: Mapped[str]
    enabled: Mapped[bool]
    reason: Mapped[str]
    terms: Mapped[dict[str, Any]]
    first_seen_at: Mapped[datetime]
    cautions: Mapped[list[Any]] = mapped_column(server_default="[]")
    story_id: Mapped[str] = mapped_column(server_default="")
    told: Mapped[str] = mapped_column(server_default="")
    """The health that the webhook was last told; empty: none yet."""


class StoryRow(Model):
    """One story: what identifies it, and what its newest revision is searched by."""

    __tablename__ = "stories"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"))
    url: Mapped[str]
    url_key: Mapped[bytes] = mapped_column(unique=True)
    status: Mapped[str]
    revision: Mapped[int]
    """Number of the newest one."""
    family: Mapped[str] = mapped_column(index=True)
    family_role: Mapped[str]
    fingerprint: Mapped[str] = mapped_column(index=True)
    published_at: Mapped[datetime | None]
    seen_at: Mapped[datetime]
    filed_at: Mapped[datetime]
    """When the newest revision was filed."""
    sort_at: Mapped[datetime]
    """`published_at`, else `seen_at`."""
    words: Mapped[int] = mapped_column(server_default="0")
    """Of the newest revision's body."""

    __table_args__ = (
        Index(None, "sort_at", "id"),
        Index(None, "published_at", "id"),
        Index(None, "source", "sort_at", "id"),
    )


class RevisionRow(Model):
    """One text of a story, whole: what was read, and when it was filed."""

    __tablename__ = "revisions"

    story: Mapped[int] = mapped_column(
        ForeignKey("stories.id"), primary_key=True, autoincrement=False
    )
    revision: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    source_url: Mapped[str]
    final_url: Mapped[str]
    guid: Mapped[str]
    headline: Mapped[str]
    headline_original: Mapped[str]
    headline_rules: Mapped[list[Any]]
    byline: Mapped[list[Any]]
    dateline: Mapped[str]
    lede: Mapped[str]
    body: Mapped[str]
    body_html: Mapped[str]
    body_sha256: Mapped[str]
    section: Mapped[str]
    keywords: Mapped[list[Any]]
    images: Mapped[list[Any]]
    language: Mapped[str]
    published_at: Mapped[datetime | None]
    updated_at: Mapped[datetime | None]
    published_raw: Mapped[str]
    published_precision: Mapped[str | None]
    published_zone: Mapped[str | None]
    published_evidence: Mapped[str]
    terms_use: Mapped[str]
    terms_licence: Mapped[str | None]
    terms_holder: Mapped[str | None]
    terms_evidence_url: Mapped[str | None]
    terms_reason: Mapped[str]
    credit: Mapped[str]
    disclaimer: Mapped[str]
    partial: Mapped[bool]
    fingerprint: Mapped[str]
    evidence: Mapped[dict[str, Any]]
    entry: Mapped[dict[str, Any]]
    """The Entry it was read for."""
    fetch: Mapped[dict[str, Any]]
    """The Fetch that brought it."""
    archive: Mapped[dict[str, Any] | None] = mapped_column(JSON(none_as_null=True))
    status: Mapped[str]
    reason: Mapped[str]
    """Why it was killed; empty otherwise."""
    filed_at: Mapped[datetime]
    notice: Mapped[str] = mapped_column(server_default="")
    """The source's own notice of a correction, verbatim."""
    record: Mapped[str] = mapped_column(server_default="", index=True)
    """Id of the archived page that it was read from; empty where none is kept."""
    opt_outs: Mapped[list[Any]] = mapped_column(server_default="[]")
    """What its page opts out of, verbatim."""


class SketchRow(Model):
    """One feature of a text, by which stories with parts of that text are found.

    A family has a few rows of a feature, whichever of its stories brought it.
    """

    __tablename__ = "sketches"

    feature: Mapped[int] = mapped_column(
        BigInteger, primary_key=True, autoincrement=False
    )
    day: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    """Of `published_at`, counted from 1970-01-01; 0 where no date is known."""
    story: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)

    __table_args__ = {"sqlite_with_rowid": False}  # noqa: RUF012  (SQLAlchemy's own form)


class MatchRow(Model):
    """Why a story is in its family: the story there that it was found to share its text with."""

    __tablename__ = "matches"

    story: Mapped[int] = mapped_column(
        ForeignKey("stories.id"), primary_key=True, autoincrement=False
    )
    other: Mapped[int] = mapped_column(ForeignKey("stories.id"), index=True)
    kind: Mapped[str]
    containment: Mapped[float]
    """Of the shorter text's shingles, the share that stands in the other."""
    kept: Mapped[float]
    """Of the other's words, the share that stands in the story."""
    added: Mapped[int]
    """Words of the story that the other has not."""
    left_out: Mapped[int]
    """Words of the other that the story has not."""


class ActRow(Model):
    """The ledger: what an editor did to a story."""

    __tablename__ = "acts"

    id: Mapped[int] = mapped_column(primary_key=True)
    story: Mapped[int] = mapped_column(ForeignKey("stories.id"), index=True)
    at: Mapped[datetime]
    editor: Mapped[str]
    act: Mapped[str]
    """`kill`, `unkill`, `headline` or `purge`."""
    reason: Mapped[str]
    before: Mapped[str]
    """What it changed, as it was."""
    after: Mapped[str]


class AddressRow(Model):
    """One address of a story: the canonical URL and every alias."""

    __tablename__ = "addresses"

    url_key: Mapped[bytes] = mapped_column(primary_key=True)
    url: Mapped[str]
    story: Mapped[int] = mapped_column(ForeignKey("stories.id"), index=True)


class ListingRow(Model):
    """One entry that a source lists, and what became of it when last looked at."""

    __tablename__ = "listings"

    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"), primary_key=True)
    url_key: Mapped[bytes] = mapped_column(primary_key=True)
    entry: Mapped[dict[str, Any]]
    mark: Mapped[str]
    story: Mapped[int | None] = mapped_column(ForeignKey("stories.id"), index=True)
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    seen_at: Mapped[datetime]
    """When the source first named it."""
    checked_at: Mapped[datetime]
    """When its page was last asked for; where it never was, when it was first named."""
    fate: Mapped[str]
    reason: Mapped[str]
    failures: Mapped[int]
    """How often in a row it was asked for and failed."""

    __table_args__ = (Index(None, "source", "fate", "seen_at"),)


class FeedRow(Model):
    """The validators of a feed, sitemap or section page, for the next conditional request."""

    __tablename__ = "feeds"

    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"), primary_key=True)
    url_key: Mapped[bytes] = mapped_column(primary_key=True)
    url: Mapped[str]
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    checked_at: Mapped[datetime]


class RunRow(Model):
    """One crawl of one source."""

    __tablename__ = "runs"

    id: Mapped[int] = mapped_column(primary_key=True)
    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"))
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]
    """None while it runs, and for ever when it was killed."""
    close_reason: Mapped[str | None]
    is_good: Mapped[bool | None]
    """Whether it could read what the source lists; None while unknown."""

    __table_args__ = (Index(None, "source", "id"),)


class OutcomeRow(Model):
    """What became of one URL in one run."""

    __tablename__ = "outcomes"

    run: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    url_key: Mapped[bytes] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    source: Mapped[str]
    url: Mapped[str]
    fate: Mapped[str]
    reason: Mapped[str]
    story: Mapped[int | None] = mapped_column(ForeignKey("stories.id"), index=True)
    final_url: Mapped[str | None]
    status: Mapped[int | None]
    size: Mapped[int | None] = mapped_column(BigInteger)
    attempts: Mapped[int]
    at: Mapped[datetime]


class MeasureRow(Model):
    """What the pages came to that one run asked for; none where none had changed."""

    __tablename__ = "measures"

    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"), primary_key=True)
    run: Mapped[int] = mapped_column(ForeignKey("runs.id"), primary_key=True)
    at: Mapped[datetime]
    """When the run began."""
    asked: Mapped[int]
    """Pages of stories that were asked for, less those that failed as before."""
    failed: Mapped[int]
    reason: Mapped[str]
    """The commonest reason of those that failed, else of those that were skipped."""
    pages: Mapped[int]
    """Pages of kind `story` that were read, whatever became of them."""
    stories: Mapped[int]
    """Of these, the ones that were read for the first time."""
    body_chars: Mapped[int] = mapped_column(BigInteger)
    """Of all their bodies together."""
    body_logs: Mapped[float]
    """The natural logarithms of the characters of those that are not empty, together."""
    filled: Mapped[dict[str, Any]]
    """dict[str, int]: field -> pages that had it."""
    missing: Mapped[dict[str, Any]]
    """dict: field -> {"selector", "times", "fresh", "instead"}: what found nothing."""


class DayRow(Model):
    """The same for the runs of one source that ended on one day (UTC).

    A day on which a run could read what the source lists has a row, whatever it read.
    """

    __tablename__ = "days"

    source: Mapped[str] = mapped_column(ForeignKey("sources.slug"), primary_key=True)
    day: Mapped[str] = mapped_column(primary_key=True)
    """ISO 8601: `2026-11-03`."""
    pages: Mapped[int]
    stories: Mapped[int]
    body_chars: Mapped[int] = mapped_column(BigInteger)
    body_logs: Mapped[float]
    filled: Mapped[dict[str, Any]]
    missing: Mapped[dict[str, Any]]


class OriginFileRow(Model):
    """A file by which a host says what may be asked of it: robots.txt, tdmrep.json."""

    __tablename__ = "origin_files"

    origin: Mapped[str] = mapped_column(primary_key=True)
    """Scheme, host and port."""
    path: Mapped[str] = mapped_column(primary_key=True)
    status: Mapped[int | None]
    """Of the last answer; None where nothing answered."""
    reason: Mapped[str]
    """Why nothing answered; empty otherwise."""
    etag: Mapped[str | None]
    last_modified: Mapped[str | None]
    content: Mapped[bytes]
    """Of the last good answer."""
    fetched_at: Mapped[datetime | None]
    """When that answer came; None: there was none."""
    checked_at: Mapped[datetime]
    """When it was last asked for."""


class RhythmRow(Model):
    """When a source is to be polled next, and why then."""

    __tablename__ = "rhythms"

    source: Mapped[str] = mapped_column(primary_key=True)
    """Slug; it may never have been crawled."""
    next_due_at: Mapped[datetime | None]
    polled_at: Mapped[datetime | None]
    interval_s: Mapped[float]
    soft: Mapped[int]
    """Failures in a row that will pass by themselves."""
    hard: Mapped[int]
    """Failures in a row that somebody has to mend."""
    quiet: Mapped[int]
    """Looks in a row that found nothing new."""
    reason: Mapped[str]
    """Of the last failure; empty where there is none."""
    closed_until: Mapped[datetime | None]
    """Before that its host asked not to be asked (Retry-After); None: it did not."""
    declared: Mapped[str]
    """SHA-256 of the file that declared it when it was last polled."""
    facts: Mapped[dict[str, Any]]
    """dict: address of a feed -> what it says of its own rhythm."""
    paused_at: Mapped[datetime | None]
    paused_reason: Mapped[str]


class RecordRow(Model):
    """One record of the WARC files: where it lies, and what it holds."""

    __tablename__ = "records"

    id: Mapped[str] = mapped_column(primary_key=True)
    """WARC-Record-ID, without its angle brackets."""
    file: Mapped[str] = mapped_column(index=True)
    """Relative to the folder of the archive."""
    offset: Mapped[int] = mapped_column(BigInteger)
    kind: Mapped[str]
    """`response` or `revisit`."""
    url: Mapped[str]
    url_key: Mapped[bytes] = mapped_column(index=True)
    digest: Mapped[str] = mapped_column(index=True)
    """WARC-Payload-Digest."""
    refers_to: Mapped[str | None]
    """The record that holds the payload of a revisit."""
    size: Mapped[int] = mapped_column(BigInteger)
    """Bytes in the file, with the request and the metadata that follow it."""
    crc: Mapped[int] = mapped_column(BigInteger)
    """CRC-32 of these bytes."""
    at: Mapped[datetime]


def _table(model: type[Model]) -> Table:
    # SQLAlchemy types it as any FROM clause; of a class with __tablename__ it is a Table.
    return cast("Table", model.__table__)


# What the statements of this room are written with: the ORM would cost two to four times the CPU.
sources = _table(SourceRow)
stories = _table(StoryRow)
revisions = _table(RevisionRow)
addresses = _table(AddressRow)
sketches = _table(SketchRow)
matches = _table(MatchRow)
acts = _table(ActRow)
listings = _table(ListingRow)
feeds = _table(FeedRow)
runs = _table(RunRow)
outcomes = _table(OutcomeRow)
measures = _table(MeasureRow)
days = _table(DayRow)
origin_files = _table(OriginFileRow)
rhythms = _table(RhythmRow)
records = _table(RecordRow)
