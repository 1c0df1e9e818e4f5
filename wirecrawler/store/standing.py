"""Standing: what matching anew came to, brought into the database a few stories at a time.

Each transaction leaves every family that it touched with one original, so whoever reads or files
meanwhile, and whoever comes after we were killed, finds families that are whole.  What was
revised since its text was read keeps what the revision wrote, but for its family.
"""

from collections.abc import Collection, Mapping, Sequence
from operator import itemgetter

from sqlalchemy import Connection, RowMapping, bindparam, select

from wirecrawler.store.family_numbers import roles_to_change
from wirecrawler.store.matches import write_matches
from wirecrawler.store.models import matches, revisions, sketches, stories
from wirecrawler.store.rematch import stories_of, story_rows
from wirecrawler.store.sketch_rows import sketch_rows_of
from wirecrawler.store.upsert import (
    Rows,
    change_all,
    delete_all,
    insert_numbers,
)
from wirecrawler.story import Story

_STANDING = select(
    stories.c.id,
    stories.c.family,
    stories.c.family_role,
    stories.c.fingerprint,
    stories.c.words,
    stories.c.revision,
)
_REVISION = revisions.update().where(
    revisions.c.story == bindparam("number"),
    revisions.c.revision == bindparam("newest"),
)
_TEXT = ("id", "revision", "fingerprint", "words")

Standings = Mapping[int, RowMapping]
Text = tuple[int, int, str, int]
"""What is kept of a text: story, revision, fingerprint, words."""


def differs(main: Connection, scratch: Connection, chosen: Collection[int]) -> bool:
    """Tell whether the database has anything else of these stories than `scratch`."""
    return _standings(main, chosen) != _standings(scratch, chosen) or (
        _matches(main, chosen) != _matches(scratch, chosen)
    )


def write_standing(
    main: Connection, scratch: Connection, chosen: Collection[int]
) -> None:
    """Write families, roles, fingerprints, words and evidence of stories that `scratch` has."""
    made, held = _standings(scratch, chosen), _standings(main, chosen)
    _write_families(main, made, held)
    old = [made[n] for n, row in held.items() if _is_old_text(row, made[n])]
    _write_texts(main, [itemgetter(*_TEXT)(row) for row in old])
    _write_matches(main, scratch, chosen)


def revised(
    main: Connection, scratch: Connection, chosen: Collection[int]
) -> list[int]:
    """Return those of the stories that have another revision now than the one that was read."""
    read, held = _standings(scratch, chosen), _standings(main, chosen)
    return [n for n, row in held.items() if row["revision"] != read[n]["revision"]]


def write_anew(main: Connection, chosen: Collection[int]) -> None:
    """Write fingerprints, words and all features of the newest texts of these stories."""
    told = stories_of(main, story_rows(main, among=chosen))
    _write_texts(main, [_text_of(story) for story in told])
    insert_numbers(main, sketches, sketch_rows_of(told))


def _standings(connection: Connection, chosen: Collection[int]) -> Standings:
    found = connection.execute(_STANDING.where(stories.c.id.in_(chosen)))
    return {row["id"]: row for row in found.mappings()}


def _write_families(main: Connection, made: Standings, held: Standings) -> None:
    touched: set[str] = set()
    moves: Rows = []
    for number, row in held.items():
        family = made[number]["family"]
        if row["family"] != family:
            moves.append({"number": number, "family": family})
        if row["family"] != family or row["family_role"] != made[number]["family_role"]:
            touched |= {row["family"], family}
    change_all(main, stories, moves)
    change_all(main, stories, roles_to_change(main, touched))


def _is_old_text(held: RowMapping, made: RowMapping) -> bool:
    """Tell whether the text that was read is the newest, and other things are kept of it."""
    is_newest: bool = held["revision"] == made["revision"]
    is_same: bool = itemgetter(*_TEXT)(held) == itemgetter(*_TEXT)(made)
    return is_newest and not is_same


def _text_of(story: Story) -> Text:
    return story.id, story.revision, story.fingerprint, story.words


def _write_texts(main: Connection, texts: Sequence[Text]) -> None:
    change_all(
        main,
        stories,
        [
            {"number": number, "fingerprint": fingerprint, "words": words}
            for number, _, fingerprint, words in texts
        ],
    )
    if texts:
        main.execute(
            _REVISION,
            [
                {"number": number, "newest": revision, "fingerprint": fingerprint}
                for number, revision, fingerprint, _ in texts
            ],
        )


def _write_matches(
    main: Connection, scratch: Connection, chosen: Collection[int]
) -> None:
    made, held = _matches(scratch, chosen), _matches(main, chosen)
    delete_all(main, matches, [{"story": n} for n in held.keys() - made.keys()])
    write_matches(main, [dict(row) for n, row in made.items() if held.get(n) != row])


def _matches(connection: Connection, chosen: Collection[int]) -> Standings:
    found = connection.execute(select(matches).where(matches.c.story.in_(chosen)))
    return {row["story"]: row for row in found.mappings()}
