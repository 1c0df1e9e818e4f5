"""What a source prints with its other stories too."""

from collections.abc import Sequence
from datetime import timedelta

import pytest

from tests.factories import COAST_NEWS, HARBOUR_WIRE, NOON, make_sketched
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive
from wirecrawler.store.engine import open_engine, reading
from wirecrawler.store.filing import Filing
from wirecrawler.store.neighbours import shared_paragraphs

SHARE = "Share “this” with friends in the north."
BOX = (
    "Ingrid Moen has written about the coast since 1988, when she sold coffee to dockers. Her book"
    " about the lighthouses of the north was given away with this newspaper, and is sold out."
)
ASKED = (SHARE, BOX, "It rained on Tuesday.")


def texts(*carried: Sequence[str]) -> list[str]:
    """The bodies of that many stories, each of its own words but for what it carries."""
    return [
        "\n\n".join((f"Story {n}: " + " ".join(f"w{n}x{m}" for m in range(30)), *more))
        for n, more in enumerate(carried)
    ]


def file(
    archive: Archive, run: int, bodies: Sequence[str], source: Source = HARBOUR_WIRE
) -> None:
    """File stories, each an hour younger than the one before."""
    filings = [
        Filing(
            run=run,
            story=make_sketched(
                source=source,
                url=f"{source.home}{n}",
                body=body,
                published_at=NOON + n * timedelta(hours=1),
            ),
        )
        for n, body in enumerate(bodies)
    ]
    archive.file(filings, now=NOON)


def shared(database: str, slug: str, paragraphs: Sequence[str]) -> set[str]:
    """What the source prints with other stories than its first one."""
    engine = open_engine(database)
    with reading(engine) as connection:
        found = shared_paragraphs(connection, slug, 1, paragraphs)
    engine.dispose()
    return set(found)


QUOTED = SHARE.replace("“", '"').replace("”", '"')
HELD = {
    "no other story": (texts([SHARE]), ()),
    "one other": (texts([SHARE], [SHARE]), ()),
    "two others, in other quotation marks": (texts([], [SHARE], [QUOTED]), (SHARE,)),
    "the story itself does not count": (texts([SHARE], [SHARE], []), ()),
    "a long one in two of four": (texts([], [BOX], [BOX], [], []), (BOX,)),
    "a long one in two of ten": (texts([], [BOX], [BOX], *[[]] * 8), ()),
    "two stories of one family": (
        [*texts([]), *(2 * texts([], [SHARE])[1:])],
        (),
    ),
    "stories longer ago": (texts([], [SHARE], [SHARE], *[[]] * 30), ()),
    "none of them": (texts([], [], []), ()),
}  # fmt: skip


@pytest.mark.parametrize(("bodies", "expected"), HELD.values(), ids=HELD)
def test_paragraphs_that_other_stories_carry(
    archive: Archive,
    run: int,
    database: str,
    bodies: list[str],
    expected: tuple[str, ...],
) -> None:
    file(archive, run, bodies)
    assert shared(database, "harbour_wire", ASKED) == set(expected)


def test_stories_of_other_sources_tell_nothing(
    archive: Archive, run: int, database: str
) -> None:
    file(archive, run, texts([]))
    file(archive, run, texts([], [SHARE], [SHARE])[1:], COAST_NEWS)
    assert shared(database, "harbour_wire", ASKED) == set()
    assert shared(database, "coast_news", ()) == set()
