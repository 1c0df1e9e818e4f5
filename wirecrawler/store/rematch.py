"""Rematch: held stories matched anew, in the order in which they were filed first.

Matching is that of `filing` and `kin`, and what it has come to so far is kept in the tables of
`scratch` instead of the database's; only texts are read from there.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, RowMapping, func, literal, select

from wirecrawler.match.decide import Held
from wirecrawler.match.sketch import sketched
from wirecrawler.match.thresholds import Thresholds
from wirecrawler.store.around import held_around, kin_around
from wirecrawler.store.kin import Kin
from wirecrawler.store.lookup import newest
from wirecrawler.store.matches import write_matches
from wirecrawler.store.models import revisions, sketches, sources, stories
from wirecrawler.store.plan import Plan
from wirecrawler.store.rows import source_of, story_of
from wirecrawler.store.scratch import stood
from wirecrawler.store.upsert import (
    Rows,
    change_all,
    insert_all,
    insert_missing,
    insert_numbers,
)
from wirecrawler.story import Status, Story

BATCH = 500
"""Stories matched at once: as many as a large batch of a crawl."""

_first = revisions.alias("first")
_EACH = (
    select(
        stories.c.id,
        stories.c.source.label("slug"),
        stories.c.url,
        stories.c.url_key,
        stories.c.seen_at,
        stories.c.sort_at,
        stories.c.family,
        stories.c.family_role,
        stories.c.words,
        stories.c.fingerprint.label("kept_fingerprint"),
        func.coalesce(_first.c.filed_at, stories.c.filed_at, type_=stories.c.filed_at.type)
        .label("came_at"),
        literal(0).label("copies"),
        revisions,
    )
    .select_from(
        newest.outerjoin(
            _first, (_first.c.story == stories.c.id) & (_first.c.revision == 1)
        )
    )
    .order_by(stories.c.id)
    .limit(BATCH)
)  # fmt: skip
_OF_STORY = (
    "id",
    "url",
    "url_key",
    "status",
    "revision",
    "published_at",
    "seen_at",
    "filed_at",
    "sort_at",
)
# What no family depends on is not copied.
_LEFT_OUT: dict[str, Any] = {
    "body": "",
    "body_html": "",
    "lede": "",
    "entry": {},
    "fetch": {},
    "archive": None,
    "images": [],
    "keywords": [],
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """What matching a batch came to."""

    last: int
    """Id of its last story."""
    told: frozenset[int]
    """Ids of its stories."""
    moved: frozenset[int]
    """Ids of earlier stories that it brought into another family."""
    sketches: Rows
    """Rows of its features."""


def story_rows(
    connection: Connection,
    *,
    after: int = 0,
    upto: int | None = None,
    among: Collection[int] | None = None,
) -> Sequence[RowMapping]:
    """Return the next 500 stories with an id above `after`, as rows.

    Only those not above `upto`, and `among` these, where that is said.
    """
    statement = _EACH.where(stories.c.id > after)
    if upto is not None:
        statement = statement.where(stories.c.id <= upto)
    if among is not None:
        statement = statement.where(stories.c.id.in_(among))
    return connection.execute(statement).mappings().all()


def matched(
    main: Connection, scratch: Connection, rows: Sequence[RowMapping], rules: Thresholds
) -> Matched:
    """Match the stories of `rows` with those before them; keep in `scratch` what they came to."""
    told = stories_of(main, rows)
    insert_missing(scratch, sources, _source_rows(main, {row["slug"] for row in rows}))
    kin = kin_around(scratch, told, rules)
    plan = _plan(main, scratch, told, kin)
    _match(scratch, plan, rows, told)
    moved = plan.moved_stories()
    _write(scratch, plan, rows, told)
    change_all(scratch, stories, moved)
    change_all(scratch, stories, plan.recast_stories())
    insert_numbers(scratch, sketches, kin.rows)
    write_matches(scratch, list(plan.families.matches.values()))
    scratch.commit()
    return Matched(
        last=told[-1].id,
        told=frozenset(story.id for story in told),
        moved=frozenset(row["number"] for row in moved),
        sketches=kin.rows,
    )


def stories_of(main: Connection, rows: Sequence[RowMapping]) -> list[Story]:
    """Return the stories of `rows` with what today's rules make of their texts."""
    known = {
        row["slug"]: source_of(row) for row in main.execute(select(sources)).mappings()
    }
    return [sketched(story_of(row, source=known[row["slug"]], tag="")) for row in rows]


def _source_rows(main: Connection, slugs: Collection[str]) -> Rows:
    found = main.execute(select(sources).where(sources.c.slug.in_(slugs)))
    return [dict(row) for row in found.mappings()]


def _plan(
    main: Connection, scratch: Connection, told: Sequence[Story], kin: Kin
) -> Plan:
    held = held_around(
        scratch,
        told,
        kin,
        fingerprints={story.fingerprint for story in told},
        texts=main,
    )
    return Plan(
        # What was killed since stood when these came, unless `_match` says otherwise.
        held=[replace(one, status=Status.USABLE) for one in held],
        addresses={},
        newest={},
        kin=kin,
        boilerplate=lambda *_: (),
        next_story=0,
        now=datetime.now(UTC),
    )


def _match(
    scratch: Connection, plan: Plan, rows: Sequence[RowMapping], told: Sequence[Story]
) -> None:
    killed_at = _killed_at(scratch, plan.families.held)
    for row, story in zip(rows, told, strict=True):
        gone = [number for number, at in killed_at.items() if at <= row["came_at"]]
        for number in gone:
            del killed_at[number]
        plan.match_anew(story, killed=gone)
        if story.status is Status.KILLED:
            killed_at[story.id] = row["filed_at"]


def _killed_at(scratch: Connection, numbers: Collection[int]) -> dict[int, datetime]:
    """Return when those of the stories were killed that are."""
    found = scratch.execute(
        select(stories.c.id, stories.c.filed_at).where(
            stories.c.status == Status.KILLED.value, stories.c.id.in_(numbers)
        )
    )
    return {row.id: row.filed_at for row in found}


def _write(
    scratch: Connection, plan: Plan, rows: Sequence[RowMapping], told: Sequence[Story]
) -> None:
    each = list(zip(rows, told, strict=True))
    insert_all(
        scratch,
        stories,
        [_made(row, one, plan.families.held[one.id]) for row, one in each],
    )
    texts = [{c.name: row[c.name] for c in revisions.c} | _LEFT_OUT for row in rows]
    insert_all(scratch, revisions, texts)
    insert_all(scratch, stood, [_stood(row) for row in rows])


def _made(row: RowMapping, story: Story, placed: Held) -> dict[str, Any]:
    return {name: row[name] for name in _OF_STORY} | {
        "source": row["slug"],
        "family": placed.family,
        "family_role": placed.role.value,
        "fingerprint": story.fingerprint,
        "words": story.words,
    }


def _stood(row: RowMapping) -> dict[str, Any]:
    return {
        "story": row["id"],
        "family": row["family"],
        "family_role": row["family_role"],
        "fingerprint": row["kept_fingerprint"],
        "words": row["words"],
        "is_killed": row["status"] == Status.KILLED.value,
    }
