"""Family numbers: which family that was made anew goes by which number.

A number stays with most of its stories, so that links stay: of a family that is split, the
largest part keeps it; two that are joined take that of the larger.  Between equals the one with
the earlier story comes first.  A killed story stays under the number that it has, so its vote
outweighs all others.  A part that is left without takes the id of one of its stories, where no
family goes or went by that, else its first id and a count: 12-2.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable

from sqlalchemy import (
    Connection,
    Integer,
    String,
    cast,
    func,
    literal,
    select,
    type_coerce,
)

from wirecrawler.match.decide import Held
from wirecrawler.match.original import original_of
from wirecrawler.store.lookup import family_members
from wirecrawler.store.models import matches, stories
from wirecrawler.store.scratch import numbers, stood
from wirecrawler.store.upsert import Rows, change_all
from wirecrawler.story import FamilyRole

_OLD = select(stood.c.family)
_GIVEN = select(numbers.c.made)
_both = stories.join(stood, stood.c.story == stories.c.id)


def number_families(scratch: Connection) -> None:
    """Give each family in `scratch` its number, and bring the killed stories home."""
    _keep_numbers(scratch)
    _take_ids(scratch)
    _take_counts(scratch)
    taken = select(numbers.c.number).where(numbers.c.made == stories.c.family)
    scratch.execute(stories.update().values(family=taken.scalar_subquery()))
    bring_home(scratch)
    scratch.commit()


def bring_home(scratch: Connection, among: Collection[int] | None = None) -> None:
    """Put killed stories, all or those `among` them, back where they stood."""
    statement = (
        select(stories.c.id, stories.c.family, stood.c.family.label("home"))
        .select_from(_both)
        .where(stood.c.is_killed, stood.c.family != stories.c.family)
    )
    if among is not None:
        statement = statement.where(stories.c.id.in_(among))
    away = scratch.execute(statement).all()
    change_all(
        scratch, stories, [{"number": row.id, "family": row.home} for row in away]
    )
    for row in away:
        scratch.execute(matches.delete().where(matches.c.story == row.id))
        change_all(scratch, stories, roles_to_change(scratch, [row.family, row.home]))


def roles_to_change(connection: Connection, families: Iterable[str]) -> Rows:
    """Return the stories of `families` whose role is another now, with that role."""
    held = family_members(connection, list(families))
    by_family: dict[str, list[Held]] = defaultdict(list)
    for one in held:
        by_family[one.family].append(one)
    originals = {original_of(members) for members in by_family.values()}
    rows: Rows = []
    for one in held:
        role = FamilyRole.ORIGINAL if one.story in originals else FamilyRole.COPY
        if one.role is not role:
            rows.append({"number": one.story, "family_role": role.value})
    return rows


def _keep_numbers(scratch: Connection) -> None:
    """Give the old numbers: in the order of the votes, each once, to each family once."""
    votes = (
        select(stories.c.family, stood.c.family.label("number"))
        .select_from(_both)
        .group_by(stories.c.family, stood.c.family)
        .order_by(
            func.sum(type_coerce(stood.c.is_killed, Integer)).desc(),
            func.count().desc(),
            func.min(stories.c.id),
        )
    )
    scratch.execute(
        numbers.insert().prefix_with("OR IGNORE").from_select(["made", "number"], votes)
    )


def _take_ids(scratch: Connection) -> None:
    number = cast(stories.c.id, String)
    free = (
        select(stories.c.family, cast(func.min(stories.c.id), String))
        .where(stories.c.family.not_in(_GIVEN), number.not_in(_OLD))
        .group_by(stories.c.family)
    )
    scratch.execute(numbers.insert().from_select(["made", "number"], free))


def _take_counts(scratch: Connection) -> None:
    count = 1
    while True:
        count += 1
        left = (
            select(
                stories.c.family,
                (cast(func.min(stories.c.id), String) + literal(f"-{count}")).label(
                    "number"
                ),
            )
            .where(stories.c.family.not_in(_GIVEN))
            .group_by(stories.c.family)
        ).subquery()
        if not scratch.scalar(select(func.count()).select_from(left)):
            return
        free = select(left).where(left.c.number.not_in(_OLD))
        scratch.execute(numbers.insert().from_select(["made", "number"], free))
