"""Source and Terms: an agency that we may read, and what it allows.

Licences are SPDX identifiers (https://spdx.org/licenses/).
"""

import re
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from wirecrawler.errors import SourceError

_SLUG = re.compile(r"[a-z0-9_-]+")


class Use(StrEnum):
    """How much of a story may leave the house."""

    FULL = "full"
    EXCERPT = "excerpt"
    LINK = "link"

    @property
    def width(self) -> int:
        """How much that is, to be compared: 0 is the least."""
        return (Use.LINK, Use.EXCERPT, Use.FULL).index(self)


@dataclass(frozen=True, slots=True, kw_only=True)
class Terms:
    """What a source allows us to print of a story."""

    use: Use
    """The whole text, an excerpt, or the headline with its link alone."""
    licence: str | None = None
    """SPDX identifier, or None where no licence was granted."""
    holder: str | None = None
    """Who holds the rights; None where that is the agency itself."""
    evidence_url: str | None = None
    """Where the permission is written."""
    reason: str = ""
    """Why the use is this one and no wider, in a few words."""
    checked_on: date | None = None
    """When a person last read what is written there; None: never, or not known."""
    expires_on: date | None = None
    """The last day on which the permission holds; None: no end is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """Why some may not publish a source at all, whatever its terms."""

    tag: str
    """What `WIRECRAWLER_WITHHELD` may name: `[a-z0-9_-]+`."""
    reason: str
    """What the tag stands for, in a few words, and where that is written."""


CC_BY_4 = Terms(use=Use.FULL, licence="CC-BY-4.0", reason="licensed CC BY 4.0")
EXCERPT = Terms(use=Use.EXCERPT, reason="all rights reserved: quoted, not reprinted")
UNLICENSED = Terms(
    use=Use.EXCERPT, reason="no licence was found written: quoted, not reprinted"
)
LINK_ONLY = Terms(use=Use.LINK, reason="no permission is known")
EU_BAN = Caution(
    tag="eu-ban",
    reason="Regulation (EU) 833/2014, Annex XV, forbids broadcasting its content in the EU",
)
PRECAUTION = Caution(
    tag="precaution",
    reason="sanctions of the US or the EU may touch it: some withhold it to be safe",
)
EU_FREEZE = Caution(
    tag="eu-freeze", reason="its assets are frozen in the EU, or those of its owner"
)


def reserved(evidence_url: str) -> Terms:
    """Return the terms of a source that reserves all rights, and says so at this address."""
    return replace(EXCERPT, evidence_url=evidence_url)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """An agency or outlet we may read, with its terms."""

    slug: str
    """The short fixed name, `[a-z0-9_-]+`: file, spider, fixture folder, database."""
    agency: str
    """The name to credit."""
    home: str
    """Address of the front page; the source's own hosts are those of its home and feeds."""
    language: str = ""
    """BCP 47 tag of the stories; empty where the pages must say."""
    timezone: str = ""
    """IANA name of the zone of times printed without one; empty: unknown, read as UTC."""
    country: str = ""
    """ISO 3166-1 alpha-2 code; empty where unknown."""
    terms: Terms = LINK_ONLY
    """What may be printed of a story that says nothing else."""
    story_id: str = ""
    """Regular expression whose one group is the story's id in an address of this source.

    Two addresses with one id are one story; empty where the source says no such thing.
    """
    cautions: tuple[Caution, ...] = ()
    """Why some may not publish it."""
    enabled: bool = True
    """False: known, but left out of `crawl --all`."""
    reason: str = ""
    """Why it is not enabled."""

    def __post_init__(self) -> None:
        if not _SLUG.fullmatch(self.slug):
            raise SourceError(
                self.slug, "a slug is made of a-z, 0-9, _ and -, and is not empty"
            )
        if self.story_id and not _has_one_group(self.story_id):
            raise SourceError(
                self.slug, "story_id is no regular expression with one group"
            )


def _has_one_group(pattern: str) -> bool:
    try:
        return re.compile(pattern).groups == 1
    except re.error:
        return False
