"""Opt-outs of held stories: what their pages say now, where their text is as before.

What a page opts out of narrows the terms of its newest revision; what it says no more widens
nothing, as with all terms (docs/terms.md).
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sqlalchemy import Connection, RowMapping, select

from wirecrawler.normalize.opt_outs import BY_OPT_OUT, opted_terms
from wirecrawler.outcome import Fate, Outcome
from wirecrawler.source import Terms, Use
from wirecrawler.store.listing import SAME_TEXT, Recorded, listing_key
from wirecrawler.store.lookup import newest
from wirecrawler.store.models import listings, revisions, stories
from wirecrawler.store.rows import storable
from wirecrawler.story import Story

_TERMS = ("use", "licence", "holder", "evidence_url", "reason")


def restate_opt_outs(
    connection: Connection, filed: Iterable[tuple[Story, Outcome]]
) -> None:
    """Keep what the pages opt out of whose text is as it is held."""
    said = {
        outcome.story: story.opt_outs
        for story, outcome in filed
        if outcome.story is not None
        and outcome.fate is Fate.UNCHANGED
        and outcome.reason == SAME_TEXT
    }
    _keep(connection, said)


def opt_out_held(connection: Connection, recorded: Iterable[Recorded]) -> None:
    """Keep of held stories that their pages are not to be kept any more."""
    said: dict[int, tuple[str, ...]] = {}
    for one in recorded:
        outcome = one.outcome
        if outcome.reason.startswith(BY_OPT_OUT) and one.entry is not None:
            for number in _held(connection, outcome):
                said[number] = (outcome.reason.removeprefix(BY_OPT_OUT),)
    _keep(connection, said)


def _held(connection: Connection, outcome: Outcome) -> Iterator[int]:
    found = connection.execute(
        select(listings.c.story).where(
            listings.c.source == outcome.source,
            listings.c.url_key == listing_key(outcome.url),
            listings.c.story.is_not(None),
        )
    )
    yield from found.scalars()


def _keep(connection: Connection, said: Mapping[int, tuple[str, ...]]) -> None:
    if not said:
        return
    columns = (revisions.c[f"terms_{name}"] for name in _TERMS)
    found = connection.execute(
        select(revisions.c.story, revisions.c.revision, revisions.c.opt_outs, *columns)
        .select_from(newest)
        .where(stories.c.id.in_(said))
    )
    for row in found.mappings().all():
        opt_outs = storable(said[row["story"]])
        if tuple(row["opt_outs"]) != opt_outs:
            connection.execute(
                revisions.update()
                .where(
                    revisions.c.story == row["story"],
                    revisions.c.revision == row["revision"],
                )
                .values(opt_outs=list(opt_outs), **_narrowed(row, opt_outs))
            )


def _narrowed(row: RowMapping, opt_outs: tuple[str, ...]) -> dict[str, Any]:
    facts: dict[str, Any] = {name: row[f"terms_{name}"] for name in _TERMS}
    terms = opted_terms(Terms(**facts | {"use": Use(facts["use"])}), opt_outs)
    told = {f"terms_{name}": getattr(terms, name) for name in _TERMS}
    return told | {"terms_use": terms.use.value}
