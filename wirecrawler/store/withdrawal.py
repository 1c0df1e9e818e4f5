"""Withdrawal: a story that its source took back becomes a killed one, text and all.

A page that answers 410 takes its story along at once, one that answers 404 at the second look in
a row; neither where another address of the story may still stand, nor another source's story.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, RowMapping, select

from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.source import Source
from wirecrawler.store.gone import GonePage, HeldThere, is_to_withdraw, told_of
from wirecrawler.store.ledger import Act, acts_of
from wirecrawler.store.listing import (
    Listing,
    Recorded,
    listing_key,
    write_recorded,
)
from wirecrawler.store.models import listings, outcomes
from wirecrawler.store.outcomes import write_outcomes
from wirecrawler.store.restated import newest_revision, restate
from wirecrawler.story import Entry, Status

MISSED = "http 404"
"""Reason of a first look at a page that is not there."""
_OUTAGE = "like most of its pages: the site may be broken"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Verdict:
    """What a page that is gone comes to."""

    fate: Fate
    reason: str
    kills_for: str | None = None
    """Why its story is killed; None: it is not."""


def missed(
    connection: Connection,
    run: int,
    source: Source,
    pages: Sequence[GonePage],
    *,
    is_outage: bool,
    now: datetime,
) -> list[Outcome]:
    """Write what `pages` come to that answered 404 or 410 in `run`; return it, in their order.

    In an outage no 404 kills a story, and a 410 only at the second look in a row.
    """
    recorded: list[Recorded] = []
    first_looks: list[Entry] = []
    told = told_of(connection, source, pages)
    for page, (listed, known) in zip(pages, told, strict=True):
        held = known if known and is_to_withdraw(known, source, page) else None
        verdict = _verdict(connection, page, held, listed, is_outage=is_outage)
        if verdict.kills_for is not None and held is not None:
            _kill(connection, held.number, page, reason=verdict.kills_for, now=now)
        outcome = _outcome(run, source, page, held, verdict, now=now)
        recorded.append(Recorded(outcome=outcome, entry=page.entry))
        if verdict.reason == MISSED and held is not None and listed is not None:
            first_looks.append(page.entry)
    decided = [one.outcome for one in recorded]
    write_outcomes(connection, decided)
    write_recorded(connection, recorded, now=now)
    for entry in first_looks:
        _count_anew(connection, source, entry)
    return decided


def _verdict(
    connection: Connection,
    page: GonePage,
    held: HeldThere | None,
    listed: Listing | None,
    *,
    is_outage: bool,
) -> _Verdict:
    status = page.fetch.status
    before = listed.reason if listed is not None else ""
    if held is None:
        return _Verdict(fate=Fate.FAILED, reason="gone" if status == 410 else MISSED)
    if status == 410 and (not is_outage or before.startswith("http 410")):
        return _killing(connection, held, "withdrawn by its source (410)")
    if is_outage and held.status is not Status.KILLED:
        return _Verdict(fate=Fate.FAILED, reason=f"http {status}, {_OUTAGE}")
    if before == MISSED or held.status is Status.KILLED:
        return _killing(connection, held, "withdrawn by its source (404 twice)")
    return _Verdict(fate=Fate.FAILED, reason=MISSED)


def _killing(connection: Connection, held: HeldThere, reason: str) -> _Verdict:
    if held.status is Status.KILLED:
        return _Verdict(fate=Fate.UNCHANGED, reason="killed before")
    if _is_kept(connection, held.number):
        return _Verdict(fate=Fate.UNCHANGED, reason="kept by an editor")
    return _Verdict(fate=Fate.STORED, reason="kill", kills_for=reason)


def _is_kept(connection: Connection, number: int) -> bool:
    """Tell whether an editor brought back what its source withdrew, and that word still stands.

    It stands until the source has served the story again: what it does then is news.
    """
    words = [row for row in acts_of(connection, number) if row["act"] != Act.HEADLINE]
    told = [row["act"] for row in words]
    if told[-1:] != [Act.UNKILL] or told[-2:-1] in ([Act.KILL], [Act.PURGE]):
        return False
    return not _is_served_since(connection, number, words[-1])


def _is_served_since(connection: Connection, number: int, act: RowMapping) -> bool:
    served = select(outcomes.c.run).where(
        outcomes.c.story == number,
        outcomes.c.at > act["at"],
        outcomes.c.status.in_((200, 304)),
        outcomes.c.reason != "kill",
    )
    return connection.execute(served.limit(1)).first() is not None


def _outcome(
    run: int,
    source: Source,
    page: GonePage,
    held: HeldThere | None,
    verdict: _Verdict,
    *,
    now: datetime,
) -> Outcome:
    """Return what `page` comes to."""
    fetch = page.fetch
    return Outcome(
        run=run,
        source=source.slug,
        url=page.entry.url,
        role=Role.STORY,
        fate=verdict.fate,
        reason=verdict.reason,
        story=held.number if held is not None else None,
        final_url=fetch.final_url,
        status=fetch.status,
        size=fetch.size,
        attempts=fetch.attempts,
        at=now,
    )


def _kill(
    connection: Connection, number: int, page: GonePage, *, reason: str, now: datetime
) -> None:
    row = newest_revision(connection, number)
    told_by = f"http:{page.fetch.status}"
    restate(connection, row, Status.KILLED, reason=reason, told_by=told_by, now=now)
    # Asked conditionally, a story that is back as it was would answer 304 and stay killed.
    connection.execute(
        listings.update()
        .where(listings.c.story == number)
        .values(etag=None, last_modified=None)
    )


def _count_anew(connection: Connection, source: Source, entry: Entry) -> None:
    """Let a page that failed otherwise before be asked for again: this look is the first."""
    connection.execute(
        listings.update()
        .where(
            listings.c.source == source.slug,
            listings.c.url_key == listing_key(entry.url),
        )
        .values(failures=1)
    )
