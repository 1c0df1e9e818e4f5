"""Fixtures of the hostile tests, and the table that they print at the end."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

import pytest

from tests.conftest import Wire
from tests.hostile.server import HostileSite, hostile_site

_ROW = "hostile row"


@dataclass(frozen=True, slots=True)
class Table:
    """The rows that are printed at the end; they travel with the test's own report."""

    record: Callable[[str, object], None]

    def add(self, group: str, does: str, good: str, ours: str, *, held: bool) -> None:
        """Add a behaviour, what a good crawler does, and what ours did."""
        sign = "ok" if held else "NO"
        self.record(_ROW, f"{sign} {group}: {does} | {good} | {ours[:200]}")


@pytest.fixture
def table(record_property: Callable[[str, object], None]) -> Table:
    return Table(record_property)


@pytest.fixture(scope="session")
def hostile() -> Iterator[HostileSite]:
    with hostile_site() as site:
        yield site


@pytest.fixture(scope="module")
def module_wire(tmp_path_factory: pytest.TempPathFactory) -> Wire:
    """A wire that the rows of a module share."""
    folder = tmp_path_factory.mktemp("wire")
    return Wire(folder, f"sqlite:///{folder / 'wire.db'}")


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    rows = [
        str(told)
        for outcome in ("passed", "failed")
        for report in terminalreporter.stats.get(outcome, [])
        if report.when == "call"
        for name, told in report.user_properties
        if name == _ROW
    ]
    if rows:
        terminalreporter.section("behaviour | what a good crawler does | what ours did")
        for row in sorted(rows, key=lambda row: row[3:]):
            terminalreporter.write_line(
                "".join(c if c.isprintable() else "?" for c in row)
            )
        held = sum(row.startswith("ok") for row in rows)
        terminalreporter.write_line(f"{held} of {len(rows)} rows hold")
