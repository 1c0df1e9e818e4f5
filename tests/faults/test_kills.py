"""SIGKILL at some twenty moments; then the same command again."""

import signal
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import pytest

from tests.conftest import Wire
from tests.faults.conftest import Row
from tests.faults.town import (
    INSIDE,
    Reference,
    Town,
    asked_of,
    size_of,
    until,
    whole,
)

AGAIN = "the same command again: nothing lost or doubled, all URLs a fate"

Wait = Callable[[Wire, Town], None]


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When a crawl is killed: from outside, or inside at a statement or at a byte of the log."""

    stalled: str = ""
    """`feed`, or a number: its page is being asked for, and so many answered before it."""
    inside: Mapping[str, str] = field(default_factory=dict)
    grown: float = 0
    """From outside, when the log has grown to this share of what it comes to."""
    written: float = 0
    """By the kernel, at the write that would make the log longer than this share."""
    delay_s: float = 0


def at(statement: str, count: int = 1) -> Moment:
    return Moment(inside={"FAULT_DIE_AT": statement, "FAULT_DIE_COUNT": str(count)})


MOMENTS = {
    "as Python starts": Moment(delay_s=0.15),
    "as the command loads": Moment(delay_s=0.7),
    "as its feed is asked for": Moment(stalled="/feed"),
    "as robots.txt is asked for": Moment(stalled="/robots.txt"),
    "at its 1st page": Moment(stalled="0"),
    "at its 12th page": Moment(stalled="11"),
    "at its last page": Moment(stalled="29"),
    "in the first migration: its 1st table": at(r"^\s*CREATE TABLE"),
    "in the first migration: its 20th statement": at(r"^\s*(CREATE|ALTER)", 20),
    "in the first migration: its commit": at(r"^\s*COMMIT"),
    "in the commit that begins the run": at(r"^\s*COMMIT", 2),
    "in the 3rd commit": at(r"^\s*COMMIT", 3),
    "in the 4th commit": at(r"^\s*COMMIT", 4),
    "amid a batch, a story is in": at(r"^\s*INSERT INTO revisions"),
    "amid a batch, its outcomes come last": at(r"^\s*INSERT INTO outcomes"),
    "in the commit that ends the run": at(r"^\s*UPDATE runs SET ended_at"),
    "in the archive, amid its 1st record": Moment(inside={"FAULT_DIE_PWRITE": "1"}),
    "in the archive, amid its 12th record": Moment(inside={"FAULT_DIE_PWRITE": "12"}),
    "the archive is written, its commit is not": at(r"^\s*INSERT INTO records"),
    "by the kernel, amid a write: 5 % of the log": Moment(written=0.05),
    "by the kernel, amid a write: 25 % of the log": Moment(written=0.25),
    "by the kernel, amid a write: 45 % of the log": Moment(written=0.45),
    "by the kernel, amid a write: 65 % of the log": Moment(written=0.65),
    "from outside, the log at 20 %": Moment(grown=0.20),
    "from outside, the log at 60 %": Moment(grown=0.60),
}


@pytest.mark.parametrize("name", MOMENTS)
def test_a_killed_crawl(
    row: Row, town: Town, wire: Wire, reference: Reference, name: str
) -> None:
    row.fault, row.must = f"SIGKILL {name}", AGAIN
    moment = MOMENTS[name]
    killed = _started(moment, wire, town, reference)
    _kill_at(moment, killed, wire, town, reference)
    out, err = killed.communicate(timeout=60)
    assert killed.returncode in {-signal.SIGKILL, -signal.SIGXFSZ}, (out, err)
    asked = asked_of(town.site)
    town.go_on()
    said = wire.run(*town.words)
    assert said.status == 0, said.err
    row.held = whole(wire, town, reference, asked=asked)


def _started(
    moment: Moment, wire: Wire, town: Town, reference: Reference
) -> "subprocess.Popen[str]":
    environment = {"PYTHONPATH": INSIDE, "PYTHONDONTWRITEBYTECODE": "1"}
    if moment.written:
        most = int(reference.log_bytes * moment.written)
        environment["FAULT_DIE_BYTES"] = str(most)
    if moment.stalled:
        stalled = moment.stalled
        path = town.paths()[int(stalled)] if stalled.isdigit() else stalled
        town.stall(path)
    return wire.start(*town.words, **environment, **moment.inside)


def _kill_at(
    moment: Moment,
    killed: "subprocess.Popen[str]",
    wire: Wire,
    town: Town,
    reference: Reference,
) -> None:
    """Wait for the moment and kill; what dies inside needs nobody."""
    log = wire.folder / "wire.db-wal"
    if moment.stalled:
        until(lambda: _is_stalled(town, moment.stalled))
    elif moment.grown:
        most = reference.log_bytes * moment.grown
        while size_of(log) < most and killed.poll() is None:
            pass
    elif moment.delay_s:
        with pytest.raises(subprocess.TimeoutExpired):
            killed.wait(moment.delay_s)
    else:
        return
    killed.send_signal(signal.SIGKILL)


def _is_stalled(town: Town, stalled: str) -> bool:
    if not stalled.isdigit():
        return stalled in town.site.asked
    is_asked = town.paths()[int(stalled)] in town.site.asked
    return is_asked and len(asked_of(town.site)) >= min(int(stalled) + 1, 30)
