"""A hundred and more hostile places, each beside a plain story, a crawl a group."""

from collections.abc import Mapping
from functools import partial

import pytest

from tests.conftest import Wire
from tests.hostile import (
    rows_encodings,
    rows_framing,
    rows_manners,
    rows_pages,
    rows_redirects,
    rows_urls,
)
from tests.hostile.conftest import Table
from tests.hostile.rows import Group, Row, bad_words, crawled, faults, unbalanced
from tests.hostile.server import HostileSite

GROUPS: Mapping[str, tuple[Row, ...]] = {
    "framing": rows_framing.ROWS,
    "encodings": rows_encodings.ROWS,
    "redirects": rows_redirects.ROWS,
    "robots": rows_manners.ROBOTS,
    "statuses": rows_manners.STATUSES,
    "waits": rows_manners.WAITS,
    "headlines": rows_pages.HEADLINES + rows_pages.MARKUP,
    "charsets": rows_pages.CHARSETS + rows_pages.READABLE,
    "types": rows_pages.TYPES + rows_pages.WALLS,
    "heavy": rows_pages.HEAVY,
    "pages": rows_pages.DATES
    + rows_pages.OPT_OUTS
    + rows_pages.CANONICALS
    + rows_pages.OTHERS,
    "urls": rows_urls.ROWS,
}
NETS = {name: number for number, name in enumerate(GROUPS, start=40)}
_CRAWLED: dict[str, Group] = {}


@pytest.fixture
def group(
    request: pytest.FixtureRequest,
    hostile: HostileSite,
    tmp_path_factory: pytest.TempPathFactory,
) -> Group:
    """The crawl of a group, done when first asked for."""
    name: str = request.param
    if name not in _CRAWLED:
        folder = tmp_path_factory.mktemp(name)
        wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
        crawl = partial(crawled, hostile, wire, GROUPS[name], net=NETS[name])
        _CRAWLED[name] = crawl(WIRECRAWLER_MAX_PAGE_CPU_SECONDS="3")
    return _CRAWLED[name]


@pytest.mark.parametrize(
    "group",
    [pytest.param(n, id=n, marks=pytest.mark.xdist_group(n)) for n in GROUPS],
    indirect=True,
)
def test_a_crawl_of_hostile_places_ends_as_it_should(group: Group) -> None:
    wrong = [*bad_words(group.said), *unbalanced(group.said)]
    assert (group.said.status, wrong) == (0, []), group.said.err


@pytest.mark.parametrize(
    ("group", "row"),
    [
        pytest.param(
            name, row, id=f"{name}-{row.id}", marks=pytest.mark.xdist_group(name)
        )
        for name, rows in GROUPS.items()
        for row in rows
    ],
    indirect=["group"],
)
def test_a_hostile_place(
    group: Group, row: Row, table: Table, request: pytest.FixtureRequest
) -> None:
    met = group.met[row.id]
    wrong = faults(row, met)
    ours = f"{met.outcome.get('outcome')}: {met.outcome.get('reason')}"
    name = request.node.callspec.id.removesuffix(f"-{row.id}")
    table.add(name, row.does, row.good, "; ".join([ours, *wrong]), held=not wrong)
    assert wrong == [], ours
