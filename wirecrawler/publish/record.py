"""The records: one JSON object of plain values for a story, an outcome, a source.

Keys come in a fixed order; instants are RFC 3339 in UTC with Z; absence is None.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import overload

from wirecrawler.credit import Gate
from wirecrawler.outcome import Outcome
from wirecrawler.source import Source, Terms, Use
from wirecrawler.story import ArchiveRecord, Image, Status, Story

STORY_KEYS = tuple(
    "id uri source agency url source_url final_url guid headline headline_original"
    " headline_rules byline dateline lede body body_html section keywords images language"
    " body_sha256 published_at updated_at published_raw published_precision published_zone"
    " published_evidence seen_at filed_at terms credit disclaimer revision status partial"
    " family family_role copies archive".split()
)
"""The keys of a story's record, in order."""
OUTCOME_KEYS = tuple(
    "run source url role outcome reason story final_url status bytes attempts at".split()
)
"""The keys of an outcome's record, in order."""
SOURCE_KEYS = tuple(
    "slug agency home country language timezone kind feeds terms enabled reason health"
    " last_good_at next_due_at stories_per_day cautions withheld".split()
)
"""The keys of a source's record, in order."""

_TEXTS = ("dateline", "lede", "body", "body_html")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How a source has been doing."""

    health: str = "new"
    """ok, new, odd, slow, silent, broken or paused."""
    last_good_at: datetime | None = None
    """End of the last crawl that read it; None: none did."""
    next_due_at: datetime | None = None
    """None where it is on no schedule."""
    stories_per_day: float | None = None
    """Over the last weeks; None where that is not known."""


UNTRIED = Standing()
"""A source that was never crawled."""


def rfc3339(instant: datetime) -> str:
    """Return `instant` in UTC with Z (RFC 3339 section 5.6); fractions only where it has any."""
    return instant.astimezone(UTC).isoformat().replace("+00:00", "Z")


@overload
def story_record(story: Story, *, gate: None) -> dict[str, object]: ...
@overload
def story_record(story: Story, *, gate: Gate) -> dict[str, object] | None: ...
def story_record(story: Story, *, gate: Gate | None) -> dict[str, object] | None:
    """Return the record of `story`; None where the gate lets nothing of it out.

    For the house (`gate` None) it holds the whole text and the terms under which it was filed.
    What leaves the house is what `Gate.printable` lets out: texts the terms withhold are None,
    as are those of a killed story, and there are no images.  `body_sha256` is always that of
    the stored text.  `opt_outs` is a key of it where the page opts out of anything.
    """
    shown = story if gate is None else gate.printable(story)
    if shown is None:
        return None
    record = _identity(shown) | _text(shown) | _times(shown) | _filing(shown)
    record["body_sha256"] = story.body_sha256
    if shown.opt_outs:
        record["opt_outs"] = list(shown.opt_outs)
    if gate is not None and _is_textless(shown):
        record |= dict.fromkeys(_TEXTS)
    return record


def printed_records(
    stories: Iterable[Story], *, gate: Gate
) -> Iterator[dict[str, object]]:
    """Yield the record of each of `stories` of which anything may leave the house."""
    for story in stories:
        if (record := story_record(story, gate=gate)) is not None:
            yield record


def outcome_record(outcome: Outcome) -> dict[str, object]:
    """Return the record of one URL's outcome in one run."""
    return {
        "run": outcome.run,
        "source": outcome.source,
        "url": outcome.url,
        "role": outcome.role.value,
        "outcome": outcome.fate.value,
        "reason": outcome.reason,
        "story": outcome.story,
        "final_url": outcome.final_url,
        "status": outcome.status,
        "bytes": outcome.size,
        "attempts": outcome.attempts,
        "at": rfc3339(outcome.at),
    }


def source_record(
    source: Source,
    *,
    kind: str,
    feeds: Sequence[str],
    withheld: str | None,
    standing: Standing = UNTRIED,
) -> dict[str, object]:
    """Return the record of `source`: what it declares, then how it stands.

    `kind` is `feed`, `sitemap` or `section`, `feeds` the addresses of those, `withheld` why
    nothing of it is published here (`Gate.withholding`).
    """
    return {
        "slug": source.slug,
        "agency": source.agency,
        "home": source.home,
        "country": source.country,
        "language": source.language,
        "timezone": source.timezone,
        "kind": kind,
        "feeds": list(feeds),
        "terms": _terms(source.terms) | _terms_dates(source.terms),
        "enabled": source.enabled,
        "reason": source.reason,
        "health": standing.health,
        "last_good_at": _instant(standing.last_good_at),
        "next_due_at": _instant(standing.next_due_at),
        "stories_per_day": standing.stories_per_day,
        "cautions": [caution.tag for caution in source.cautions],
        "withheld": withheld,
    }


def _is_textless(story: Story) -> bool:
    return story.status is Status.KILLED or story.terms.use is Use.LINK


def _identity(story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "uri": story.uri,
        "source": story.source.slug,
        "agency": story.source.agency,
        "url": story.url,
        "source_url": story.source_url,
        "final_url": story.final_url,
        "guid": story.guid,
    }


def _text(story: Story) -> dict[str, object]:
    return {
        "headline": story.headline,
        "headline_original": story.headline_original,
        "headline_rules": list(story.headline_rules),
        "byline": list(story.byline),
        "dateline": story.dateline,
        "lede": story.lede,
        "body": story.body,
        "body_html": story.body_html,
        "section": story.section,
        "keywords": list(story.keywords),
        "images": [_image(image) for image in story.images],
        "language": story.language,
        "body_sha256": "",  # its place; `story_record` knows the stored text
    }


def _times(story: Story) -> dict[str, object]:
    precision = story.published_precision
    return {
        "published_at": _instant(story.published_at),
        "updated_at": _instant(story.updated_at),
        "published_raw": story.published_raw,
        "published_precision": precision.value if precision else None,
        "published_zone": story.published_zone,
        "published_evidence": story.published_evidence,
        "seen_at": rfc3339(story.seen_at),
        "filed_at": _instant(story.filed_at),
    }


def _filing(story: Story) -> dict[str, object]:
    return {
        "terms": _terms(story.terms),
        "credit": story.credit,
        "disclaimer": story.disclaimer,
        "revision": story.revision,
        "status": story.status.value,
        "partial": story.partial,
        "family": story.family,
        "family_role": story.family_role.value,
        "copies": story.copies,
        "archive": _archive(story.archive),
    }


def _image(image: Image) -> dict[str, str]:
    return {"url": image.url, "caption": image.caption, "credit": image.credit}


def _terms(terms: Terms) -> dict[str, str | None]:
    return {
        "use": terms.use.value,
        "licence": terms.licence,
        "holder": terms.holder,
        "evidence_url": terms.evidence_url,
        "reason": terms.reason,
    }


def _terms_dates(terms: Terms) -> dict[str, str | None]:
    return {
        "checked_on": _date(terms.checked_on),
        "expires_on": _date(terms.expires_on),
    }


def _archive(record: ArchiveRecord | None) -> dict[str, object] | None:
    if record is None:
        return None
    return {
        "file": record.file,
        "offset": record.offset,
        "record_id": record.record_id,
    }


def _instant(instant: datetime | None) -> str | None:
    return None if instant is None else rfc3339(instant)


def _date(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
