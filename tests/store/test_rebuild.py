"""Families made anew: what differs, which number they go by, and what is written meanwhile."""

import random
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Engine, bindparam, create_engine, select, text

from tests.factories import HARBOUR_WIRE, NOON, make_sketched
from wirecrawler.errors import StoreError
from wirecrawler.match.thresholds import Thresholds
from wirecrawler.store import rematch, sketch_rows
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.family_changes import FamilyChange, FamilyCounts
from wirecrawler.store.models import matches, revisions, sketches, stories
from wirecrawler.store.rebuild import rebuild
from wirecrawler.store.scratch import scratch
from wirecrawler.story import Story

Rows = list[tuple[Any, ...]]


def told(number: int, name: str, *parts: str, **changes: Any) -> Story:
    """Return the story `number`, of a source of its own; each part is told in 60 words."""
    source = replace(HARBOUR_WIRE, slug=f"wire_{number}", agency=f"Wire {number}")
    facts: dict[str, Any] = {
        "source": source,
        "url": f"https://wire{number}.example/{number}",
        "body": "\n\n".join(map(part_told, parts or (name,))),
        "headline_original": f"The {name} of {number}",
        "published_at": NOON + timedelta(minutes=number),
        "dateline": "",
    }
    return make_sketched(**(facts | changes))


def part_told(name: str) -> str:
    words = random.Random(name)
    letters = "bcdfghklmnprstvz"
    return " ".join(
        "".join(words.choice(letters) + words.choice("aeiou") for _ in range(3))
        for _ in range(60)
    )


def file(archive: Archive, *filed: Story) -> None:
    archive.file([Filing(run=None, story=story) for story in filed], now=NOON)


@contextmanager
def connected(database: str) -> Iterator[Engine]:
    engine = create_engine(database)
    yield engine
    engine.dispose()


def held(database: str) -> dict[str, Rows]:
    """Return all that matching keeps."""
    asked = {
        "stories": select(
            stories.c.id,
            stories.c.family,
            stories.c.family_role,
            stories.c.fingerprint,
            stories.c.words,
        ).order_by(stories.c.id),
        "revisions": select(revisions.c.story, revisions.c.fingerprint).order_by(
            revisions.c.story, revisions.c.revision
        ),
        "matches": select(matches).order_by(matches.c.story),
        "sketches": select(sketches).order_by(*sketches.primary_key),
    }
    with connected(database) as engine, engine.connect() as connection:
        return {
            name: [tuple(row) for row in connection.execute(one)]
            for name, one in asked.items()
        }


def families(database: str) -> list[tuple[str, str]]:
    """Return the family and role of each story, in the order of their ids."""
    return [(family, role) for _, family, role, *_ in held(database)["stories"]]


def put_apart(database: str, stored: Sequence[str] | None = None) -> None:
    """Make the families what is said, by default one a story, without evidence or features."""
    with connected(database) as engine, engine.begin() as connection:
        numbers = list(connection.scalars(select(stories.c.id).order_by(stories.c.id)))
        if stored is None:
            connection.execute(sketches.delete())
            changes: dict[str, Any] = {"words": 0, "fingerprint": "old"}
            connection.execute(stories.update().values(changes))
            connection.execute(revisions.update().values(fingerprint="old"))
        connection.execute(matches.delete())
        each = zip(numbers, stored or map(str, numbers), strict=True)
        connection.execute(
            stories.update().where(stories.c.id == bindparam("number")),
            [{"number": n, "family": f, "family_role": "original"} for n, f in each],
        )


def mixed(count: int) -> list[Story]:
    """Return stories of which many are another's: whole, cut, or with a part of their own."""
    chance = random.Random(5)
    made = []
    for number in range(1, count + 1):
        name = f"story {chance.randrange(count // 3)}"
        parts = [f"{name} {part}" for part in "abc"]
        shape = chance.randrange(4)
        if shape == 1:
            parts = parts[: chance.choice((1, 2))]
        elif shape == 2:
            parts = [*parts, f"{number} own"]
        made.append(told(number, name, *parts))
    return made


def nothing(words: str, part: int) -> None:
    """No progress is shown."""


def rebuilt(
    database: str, tmp_path: Path, rules: Thresholds | None = None
) -> tuple[FamilyCounts, list[FamilyChange]]:
    """Write the families anew; return how they differed."""
    with rebuild(
        database, folder=tmp_path, writes=True, rules=rules or Thresholds()
    ) as made:
        counts = made.match(nothing)
        changes = list(made.changes())
        made.write(nothing)
    return counts, changes


def differences(database: str, tmp_path: Path) -> tuple[int, int]:
    """Return how many stories would change, and of how many the text."""
    with rebuild(database, folder=tmp_path, writes=False) as made:
        counts = made.match(nothing)
    return counts.changed, counts.texts


@pytest.fixture
def small_steps(monkeypatch: pytest.MonkeyPatch) -> None:
    """Few rows at a time, so that few stories take many steps."""
    monkeypatch.setattr(rematch, "_EACH", rematch._EACH.limit(7))
    monkeypatch.setattr("wirecrawler.store.rebuild.BATCH", 7)
    monkeypatch.setattr(sketch_rows, "_STRETCH", 50)


def test_what_was_just_filed_differs_in_nothing(
    database: str, archive: Archive, tmp_path: Path
) -> None:
    file(archive, *mixed(60))
    before = held(database)
    counts, changes = rebuilt(database, tmp_path)
    assert (counts.stories, counts.changed, counts.texts, changes) == (60, 0, 0, [])
    assert held(database) == before
    assert len(set(families(database))) < 60


def test_an_empty_database_has_no_families(database: str, tmp_path: Path) -> None:
    counts, changes = rebuilt(database, tmp_path)
    assert (set(vars_of(counts).values()), changes) == ({0}, [])


def vars_of(counts: FamilyCounts) -> dict[str, int]:
    return {name: getattr(counts, name) for name in FamilyCounts.__slots__}


@pytest.mark.usefixtures("small_steps")
def test_a_database_without_features_is_given_what_filing_would_have_kept(
    database: str, archive: Archive, tmp_path: Path
) -> None:
    file(archive, *mixed(60))
    before = held(database)
    put_apart(database)
    counts, changes = rebuilt(database, tmp_path)
    assert held(database) == before
    assert (counts.before, counts.texts, counts.changed) == (60, 60, len(changes))
    assert counts.after == len({family for family, _ in families(database)})


def test_features_that_no_rule_makes_go(
    database: str, archive: Archive, tmp_path: Path
) -> None:
    file(archive, *mixed(20))
    before = held(database)
    with connected(database) as engine, engine.begin() as connection:
        for feature, day in ((-(2**40), 3), (5, 20_000), (2**46, 0)):
            row = {"feature": feature, "day": day, "story": 1}
            connection.execute(sketches.insert(), [row])
    rebuilt(database, tmp_path)
    assert held(database) == before


@pytest.mark.parametrize(
    ("texts", "stored", "expected"),
    [
        pytest.param("abc", "1 2 3", "1 2 3", id="as it stands"),
        pytest.param("aaab", "1 1 1 1", "1 1 1 4", id="the rest of a split: its id"),
        pytest.param("abb", "1 1 1", "1-2 1 1", id="its id is the others' number"),
        pytest.param("abbc", "1 1 1 1-2", "1-3 1 1 1-2", id="that too is taken"),
        pytest.param("ab", "1 1", "1 2", id="equal parts: the earlier keeps it"),
        pytest.param("aaa", "1 2 2", "2 2 2", id="joined: most had it"),
        pytest.param("aa", "1 2", "1 1", id="joined equals: the earlier one's"),
        pytest.param("aabb", "1 2 2 1", "1 1 2 2", id="crosswise"),
        pytest.param("aaabb", "7 7 1 1 1", "7 7 7 1 1", id="each its most"),
    ],
)
def test_a_number_stays_with_most_of_its_stories(
    database: str,
    archive: Archive,
    tmp_path: Path,
    texts: str,
    stored: str,
    expected: str,
) -> None:
    file(archive, *(told(n, name) for n, name in enumerate(texts, start=1)))
    put_apart(database, stored.split())
    rebuilt(database, tmp_path)
    assert [family for family, _ in families(database)] == expected.split()
    assert differences(database, tmp_path) == (0, 0)


@pytest.mark.parametrize(
    ("texts", "stored", "killed", "expected"),
    [
        pytest.param(
            "abb",
            "1 1 1",
            [1],
            [("1", "original"), ("2", "original"), ("2", "copy")],
            id="the others leave it",
        ),
        pytest.param(
            "aab",
            "1 2 3",
            [1, 2],
            [("1", "original"), ("2", "original"), ("3", "original")],
            id="two of one text stay apart",
        ),
        pytest.param(
            "aaa",
            "1 1 1",
            [1],
            [("1", "original"), ("1", "copy"), ("1", "copy")],
            id="its copies stay with it",
        ),
        pytest.param(
            "aabb",
            "1 1 2 1",
            [1],
            [("1", "original"), ("1", "copy"), ("2", "original"), ("2", "copy")],
            id="another's copy leaves",
        ),
    ],
)
def test_a_killed_story_stays_where_it_is(
    database: str,
    archive: Archive,
    tmp_path: Path,
    texts: str,
    stored: str,
    killed: list[int],
    expected: list[tuple[str, str]],
) -> None:
    file(archive, *(told(n, name) for n, name in enumerate(texts, start=1)))
    put_apart(database, stored.split())
    for number in killed:
        later = NOON + timedelta(hours=1)
        archive.kill(number, editor="Ann", reason="wrong", now=later)
    rebuilt(database, tmp_path)
    assert families(database) == expected
    assert differences(database, tmp_path) == (0, 0)


def test_what_came_after_a_kill_is_no_copy_of_what_was_killed(
    database: str, archive: Archive, tmp_path: Path
) -> None:
    file(archive, told(1, "a"), told(2, "a"))
    for number in (1, 2):
        archive.kill(number, editor="Ann", reason="wrong", now=NOON)
    file(archive, told(3, "a"))
    before = families(database)
    assert before == [("1", "original"), ("1", "copy"), ("3", "original")]
    assert differences(database, tmp_path) == (0, 0)


def test_the_differences_name_what_changes_and_why(
    database: str, archive: Archive, tmp_path: Path
) -> None:
    file(
        archive,
        told(1, "a", "a", "b"),
        told(2, "b", "b", "c", "d"),
        told(3, "a", "a", "b"),
    )
    put_apart(database, ["1", "2", "2"])
    with rebuild(database, folder=tmp_path, writes=False) as made:
        counts = made.match(nothing)
        changes = list(made.changes(limit=1))
    assert counts == FamilyCounts(
        stories=3, changed=1, before=2, after=2, joined=1, split=1, originals=0, texts=0
    )
    assert changes == [
        FamilyChange(
            story=3,
            source="wire_3",
            headline="Port Opens New Quay",
            family_before="2",
            family="1",
            role_before="original",
            role="copy",
            other=1,
            kind="exact",
            containment=1.0,
        )
    ]


@pytest.mark.parametrize(
    ("rules", "expected"),
    [
        pytest.param(Thresholds(), ["1", "1"], id="today's"),
        pytest.param(
            Thresholds(containment=1, reworded=1), ["1", "2"], id="nothing new"
        ),
        pytest.param(Thresholds(window=1), ["1", "2"], id="too late"),
    ],
)
def test_thresholds_hold_for_one_run(
    database: str,
    archive: Archive,
    tmp_path: Path,
    rules: Thresholds,
    expected: list[str],
) -> None:
    later = NOON + timedelta(days=3)
    file(archive, told(1, "a", "a", "b", "c"))
    file(archive, told(2, "a", "a", "d", "c", published_at=later))
    put_apart(database)
    rebuilt(database, tmp_path, rules)
    assert [family for family, _ in families(database)] == expected
    rebuilt(database, tmp_path)
    assert [family for family, _ in families(database)] == ["1", "1"]


def _file_more(archive: Archive, start: int) -> None:
    """File a copy of each of some stories, a text of its own, and what joins two."""
    early = mixed(60)
    for number, other in enumerate(early[start : start + 5], start=1000 + start):
        copy = told(number, "copy", body=other.body, published_at=other.published_at)
        file(archive, copy)
    file(archive, told(2000 + start, f"new {start}"))


def _correct(archive: Archive, number: int) -> None:
    story = mixed(60)[number - 1]
    body = f"{story.body}\n\n{part_told('correction')}"
    file(archive, make_again(story, body))


def make_again(story: Story, body: str) -> Story:
    return told(
        int(story.source.slug.removeprefix("wire_")),
        "",
        body=body,
        headline_original=story.headline_original,
        published_at=story.published_at,
    )


def _correct_or_kill(archive: Archive, step: int) -> None:
    _file_more(archive, step % 50)
    _correct(archive, 1 + step % 60)
    if step == 12:
        archive.kill(7, editor="Ann", reason="wrong", now=NOON)
        archive.kill(61, editor="Ann", reason="wrong", now=NOON + timedelta(hours=1))


def _meanwhile(
    database: str,
    archive: Archive,
    tmp_path: Path,
    work: Callable[[Archive, int], None],
) -> None:
    """Do some `work` now and then while the families are made anew and written."""
    steps = iter(range(1000))

    def progress(words: str, *_: object) -> None:
        step = next(steps)
        if step % 4 == 0 and step < 40 and "meanwhile" not in words:
            work(archive, step)

    with rebuild(database, folder=tmp_path, writes=True) as made:
        made.match(progress)
        made.write(progress)
    assert next(steps) > 20


@pytest.mark.usefixtures("small_steps")
@pytest.mark.parametrize("is_bare", [True, False])
def test_what_is_filed_meanwhile_ends_in_its_family(
    database: str, archive: Archive, tmp_path: Path, is_bare: bool
) -> None:
    file(archive, *mixed(60))
    if is_bare:
        put_apart(database)
    _meanwhile(database, archive, tmp_path, lambda to, step: _file_more(to, step % 50))
    assert one_original_each(database)
    assert differences(database, tmp_path) == (0, 0)


@pytest.mark.usefixtures("small_steps")
def test_what_is_revised_meanwhile_is_known_by_its_new_text(
    database: str, archive: Archive, tmp_path: Path
) -> None:
    file(archive, *mixed(60))
    put_apart(database)
    _meanwhile(database, archive, tmp_path, _correct_or_kill)
    assert one_original_each(database)
    assert differences(database, tmp_path)[1] == 0
    kept = {(feature, story) for feature, _, story in held(database)["sketches"]}
    story = mixed(60)[0]
    again = make_again(story, f"{story.body}\n\n{part_told('correction')}")
    assert {(feature, 1) for feature in again.sketch} <= kept


def one_original_each(database: str) -> bool:
    every = families(database)
    originals = [family for family, role in every if role == "original"]
    return sorted(originals) == sorted({family for family, _ in every})


class KilledError(Exception):
    """The end of a process."""


@pytest.mark.usefixtures("small_steps")
def test_whoever_was_killed_does_the_same_again(
    database: str, archive: Archive, tmp_path: Path
) -> None:
    file(archive, *mixed(60))
    before = held(database)
    put_apart(database)
    for steps in (1, 4, 9, 14, 20):
        left = iter(range(steps))

        def stop(*_: object, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise KilledError

        with rebuild(database, folder=tmp_path, writes=True) as made:
            made.match(nothing)
            with pytest.raises(KilledError):
                made.write(stop)
        assert one_original_each(database)
    rebuilt(database, tmp_path)
    assert held(database) == before


def test_one_process_at_a_time_writes(database: str, tmp_path: Path) -> None:
    with rebuild(database, folder=tmp_path, writes=True):
        with pytest.raises(StoreError, match="another process rebuilds its families"):
            rebuilt(database, tmp_path)
        assert differences(database, tmp_path) == (0, 0)


def test_scratch_leaves_nothing_behind(tmp_path: Path) -> None:
    with scratch(tmp_path / "new") as connection:
        connection.execute(text("CREATE TABLE more (id INTEGER)"))
        assert list((tmp_path / "new").iterdir()) == []
    with pytest.raises(StoreError), scratch(Path("/dev/null/nowhere")):
        pass
