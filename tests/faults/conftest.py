"""Fixtures of the plan of faults, and its table: fault, what must hold, what held."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Wire
from tests.faults.cluster import Cluster, binaries
from tests.faults.town import Reference, Town, crawled_undisturbed, town_of
from tests.loopback import Site, serving

_WIDTHS = (46, 54, 60)


@dataclass(kw_only=True)
class Row:
    """A row of the table; the test fills in what held."""

    fault: str = ""
    must: str = ""
    held: str = ""


@pytest.fixture
def row() -> Row:
    return Row()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_makereport(
    item: pytest.Function, call: pytest.CallInfo[None]
) -> None:
    """Send the row with the report, from whichever process the test ran in."""
    row = getattr(item, "funcargs", {}).get("row")
    if call.when == "call" and isinstance(row, Row):
        cells = (row.fault or item.name, row.must, row.held)
        item.user_properties.append(("row", cells))


@pytest.fixture
def town(site: Site) -> Town:
    """A source of thirty stories on loopback."""
    return town_of(site)


@pytest.fixture(scope="session")
def reference(tmp_path_factory: pytest.TempPathFactory) -> Reference:
    """What a crawl of the town comes to that nothing disturbs."""
    folder = tmp_path_factory.mktemp("undisturbed")
    with serving(Site()) as site:
        return crawled_undisturbed(wire_in(folder), town_of(site))


def wire_in(folder: Path, **environment: str) -> Wire:
    """Return a wire that keeps everything in `folder`, whatever room there is."""
    folder.mkdir(exist_ok=True)
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    wire.environment |= {"WIRECRAWLER_MIN_FREE_BYTES": "0"} | environment
    return wire


@pytest.fixture
def wire(tmp_path: Path) -> Wire:
    return wire_in(tmp_path)


@pytest.fixture(scope="session")
def cluster() -> Iterator[Cluster]:
    """A PostgreSQL server of its own, which the tests may stop and start."""
    if binaries() is None:
        pytest.skip("no PostgreSQL under /usr/lib/postgresql")
    with _started(Cluster()) as cluster:
        yield cluster


@contextmanager
def _started(cluster: Cluster) -> Iterator[Cluster]:
    try:
        cluster.start()
        yield cluster
    finally:
        cluster.remove()


@pytest.fixture
def postgres_wire(cluster: Cluster, tmp_path: Path) -> Wire:
    wire = wire_in(tmp_path)
    wire.database = wire.environment["WIRECRAWLER_DATABASE_URL"] = cluster.database()
    return wire


def pytest_terminal_summary(terminalreporter: Any) -> None:
    reporter = terminalreporter
    rows = [
        (*cells, kind)
        for kind in ("passed", "failed", "error")
        for report in reporter.stats.get(kind, [])
        for name, cells in report.user_properties
        if name == "row" and report.when == "call"
    ]
    skipped = [report.longrepr for report in reporter.stats.get("skipped", [])]
    reporter.section("the plan of faults")
    reporter.write_line(_line("fault", "must hold", "held"))
    for fault, must, held, kind in sorted(rows):
        reporter.write_line(_line(fault, must, held if kind == "passed" else "FAILED"))
    kept = sum(row[-1] == "passed" for row in rows)
    reporter.write_line(
        f"{kept} of {len(rows)} rows hold; {len(skipped)} could not be tried here"
    )


def _line(*cells: str) -> str:
    return " | ".join(
        cell.ljust(width) for cell, width in zip(cells, _WIDTHS, strict=True)
    ).rstrip()
