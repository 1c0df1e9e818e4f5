"""Entry, RawStory and Story: a story before its page, as its page says it, and as we file it.

Field names follow IPTC ninjs 3.1 and schema.org NewsArticle; see docs/querying.md for the record.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from wirecrawler.source import Source, Terms


class Kind(StrEnum):
    """What a page is; only a `story` is ever filed."""

    STORY = "story"
    INDEX = "index"
    LIVE_BLOG = "live_blog"
    PAYWALL = "paywall"
    CONSENT = "consent"
    LOGIN = "login"
    NOT_FOUND = "not_found"
    GALLERY = "gallery"
    VIDEO = "video"


class Precision(StrEnum):
    """How exactly a source printed a time."""

    SECOND = "second"
    MINUTE = "minute"
    DAY = "day"


class Status(StrEnum):
    """How a story stands with its source (ninjs pubStatus: usable, canceled)."""

    USABLE = "usable"
    CORRECTED = "corrected"
    KILLED = "killed"


class FamilyRole(StrEnum):
    """Whether a story is the first printing of its family or a syndicated copy."""

    ORIGINAL = "original"
    COPY = "copy"


def agencies_of(said: str | None) -> tuple[str, ...]:
    """Return the agencies that `evidence["agencies"]` of a story lists; () of none."""
    return tuple(filter(None, (said or "").split(", ")))


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One item of a feed, sitemap or section page, before its page is fetched.

    Every value is as the source wrote it; empty where it said nothing.
    """

    url: str
    """The link, verbatim: the name under which the outcome is kept."""
    link: str
    """The link resolved against its feed (RFC 3986 section 5): what is asked for."""
    guid: str = ""
    headline: str = ""
    byline: tuple[str, ...] = ()
    published: str = ""
    updated: str = ""
    summary: str = ""
    """Text or HTML."""
    section: str = ""
    keywords: tuple[str, ...] = ()
    language: str = ""

    @property
    def mark(self) -> str:
        """A digest that changes when the source marks the entry as changed.

        Headline, guid and dates; not the summary, which some sources make anew each time.
        """
        marks = (self.guid, self.headline, self.published, self.updated)
        return hashlib.sha256("\x1f".join(marks).encode(errors="replace")).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetch:
    """How a page was come by."""

    final_url: str
    """After redirects."""
    status: int
    """HTTP status."""
    size: int
    """Bytes of the body, decoded."""
    attempts: int = 1
    """How often it was asked, retries included."""
    etag: str | None = None
    """Verbatim, for the next conditional request (RFC 9110 section 13)."""
    last_modified: str | None = None
    """Verbatim, likewise."""
    robots: tuple[str, ...] = ()
    """The headers by which it opts out, each as `name: value`, verbatim."""
    record_id: str = ""
    """The archive's id of the answer; empty where it is not archived."""
    at: datetime
    """When the answer came, aware, UTC."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Image:
    """A picture that a page shows with its story."""

    url: str
    caption: str = ""
    credit: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ParsedDate:
    """A date that was read."""

    instant: datetime
    """Aware, UTC; with precision `day` the printed day at 00:00, unconverted."""
    precision: Precision
    zone: str | None
    """What it was read in: an IANA name, an offset like "+03:30", "UTC"; None: not known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawDate:
    """A time as printed, and where it stood.

    What was made of it is no part of its value: two are equal by text and evidence.
    """

    text: str
    """Verbatim."""
    evidence: str
    """`jsonld:datePublished`, `meta:article:published_time`, `time[datetime]`, `entry`..."""
    reading: ParsedDate | None = field(default=None, compare=False)
    """The instant it names; None where it names none, or was not read yet (no `rule`)."""
    rule: str = field(default="", compare=False)
    """Why it was chosen, in a few words; "" where nobody chose it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Missing:
    """A selector of the source's own that finds nothing on a page."""

    field: str
    """As of `PageSelectors`: `headline`, `body`, `published`..."""
    selector: str
    """As it is declared."""
    instead: str = ""
    """A selector that finds what the general rules found for the field; "" where none does."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RawStory:
    """What a page says, every value verbatim, with its source.

    Text is what a browser would show: ASCII white space collapsed as CSS does, nothing else
    touched.
    """

    source: Source
    entry: Entry
    fetch: Fetch
    kind: Kind = Kind.STORY
    canonical: str = ""
    """The page's own word for its address (rel=canonical or og:url), resolved; may be wrong."""
    headline: str = ""
    byline: tuple[str, ...] = ()
    """Each as printed, "By" and titles still on."""
    published: RawDate | None = None
    updated: RawDate | None = None
    lede: str = ""
    body: str = ""
    """Paragraphs separated by one blank line."""
    body_html: str = ""
    """The same text with `p h2 h3 ul ol li blockquote em strong a[href] br`."""
    section: str = ""
    keywords: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    language: str = ""
    """BCP 47 tag, as the page or the entry says."""
    partial: bool = False
    """True where the source gave only a part (a feed's summary, a paywall's first lines)."""
    evidence: dict[str, str] = field(default_factory=dict)
    """dict[str, str]: field -> where its value came from."""
    credits: tuple[str, ...] = ()
    """What says whose work the text is, besides the byline, verbatim: "Source: AP"."""
    missing: tuple[Missing, ...] = ()
    """Selectors of the source's own that find nothing here."""
    opt_outs: tuple[str, ...] = ()
    """What may not be done with it, each as `DIRECTIVE (PLACE)`: `noindex (meta robots)`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchiveRecord:
    """Where the page of a story lies in the WARC files."""

    file: str
    offset: int
    record_id: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Original:
    """The story that a copy prints, as far as it decides what may be printed of the copy."""

    id: int
    source: Source
    status: Status
    terms: Terms
    """Under which its newest revision was filed."""
    agencies: tuple[str, ...] = ()
    """To whom that was credited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """One story as the wire files it: typed, instants aware and in UTC, one URL."""

    source: Source
    entry: Entry
    fetch: Fetch
    kind: Kind = Kind.STORY
    url: str
    """The canonical URL: the one address under which we keep the story."""
    source_url: str
    """As the source linked it, absolute."""
    final_url: str
    """After redirects."""
    guid: str = ""
    """The source's own identifier, verbatim."""
    headline: str
    """In the house's style."""
    headline_original: str
    """As readers of the source see it."""
    headline_rules: tuple[str, ...] = ()
    """Names of the rules that changed it, in order."""
    byline: tuple[str, ...] = ()
    dateline: str = ""
    """The "OSLO, 3 June (HW) -" of the body, recognised; it stays in the body too."""
    lede: str = ""
    body: str = ""
    body_html: str = ""
    section: str = ""
    keywords: tuple[str, ...] = ()
    images: tuple[Image, ...] = ()
    language: str = ""
    published_at: datetime | None = None
    updated_at: datetime | None = None
    published_raw: str = ""
    published_precision: Precision | None = None
    published_zone: str | None = None
    """IANA name or offset it was read in; None where none is known."""
    published_evidence: str = ""
    seen_at: datetime
    """When we first read this story: the first revision's fetch."""
    terms: Terms
    credit: str = ""
    """The foot: "Source: AGENCY, URL"."""
    disclaimer: str = ""
    """The republication sentence."""
    partial: bool = False
    opt_outs: tuple[str, ...] = ()
    """What its page opts out of: what of that narrows the terms is in them."""
    notice: str = ""
    """The source's own notice of a correction, verbatim; empty where it gives none."""
    withdrawal: str = ""
    """The notice by which the source withdraws the story, verbatim; nothing like it is filed."""
    fingerprint: str = ""
    """Digest of the normalized text, the same for exact copies; empty under 20 words."""
    words: int = 0
    """Of the body."""
    sketch: tuple[int, ...] = ()
    """Features by which stories with parts of its text are found."""
    evidence: dict[str, str] = field(default_factory=dict)

    # What the archive gives it when it is filed.
    id: int = 0
    uri: str = ""
    """tag: URI (RFC 4151)."""
    filed_at: datetime | None = None
    """When this revision was filed."""
    revision: int = 0
    """1..n; 0: not filed."""
    status: Status = Status.USABLE
    reason: str = ""
    """Why it was killed; empty otherwise."""
    family: str = ""
    family_role: FamilyRole = FamilyRole.ORIGINAL
    copies: int = 0
    """How many others are in its family."""
    original: Original | None = None
    """Of a copy the original of its family; None of an original."""
    archive: ArchiveRecord | None = None

    @property
    def original_killed(self) -> bool:
        """True of a copy whose family's original was withdrawn."""
        return self.original is not None and self.original.status is Status.KILLED

    @property
    def body_sha256(self) -> str:
        """Hex digest of the body's UTF-8."""
        return hashlib.sha256(self.body.encode()).hexdigest()
