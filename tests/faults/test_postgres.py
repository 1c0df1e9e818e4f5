"""PostgreSQL: restarted in three ways in mid-crawl, stopped, and clients that are killed."""

import signal
import threading

import pytest

from tests.conftest import Wire
from tests.faults.cluster import Cluster
from tests.faults.conftest import Row
from tests.faults.suffering import ended, last_line, started
from tests.faults.town import (
    Reference,
    Town,
    asked_of,
    rows_of,
    until,
    whole,
)

pytestmark = pytest.mark.xdist_group("postgres")


@pytest.mark.parametrize("mode", ["smart", "fast", "immediate"])
def test_the_server_is_restarted(
    row: Row,
    town: Town,
    postgres_wire: Wire,
    cluster: Cluster,
    reference: Reference,
    mode: str,
) -> None:
    row.fault = f"PostgreSQL restarted in mid-crawl: {mode}"
    row.must = "the crawl goes on and stores all, exit 0"
    asked = town.stall(town.paths()[10])
    process = started(postgres_wire, town.words)
    assert asked.wait(60)
    restart = threading.Thread(
        target=cluster.control, args=("-m", mode, "restart"), daemon=True
    )
    restart.start()
    if mode == "smart":  # it waits for the crawl
        threading.Event().wait(1)
    else:
        restart.join()
    town.go_on()
    said = ended(process)
    restart.join(60)
    assert not restart.is_alive()
    assert said.status == 0, said.err
    row.held = whole(postgres_wire, town, reference, asked=asked_of(town.site))


def test_the_server_is_away_for_ten_seconds(
    row: Row, town: Town, postgres_wire: Wire, cluster: Cluster, reference: Reference
) -> None:
    row.fault = "PostgreSQL away for 10 s in mid-crawl"
    row.must = "the crawl waits and stores all, exit 0"
    asked = town.stall(town.paths()[10])
    process = started(postgres_wire, town.words)
    assert asked.wait(60)
    cluster.control("-m", "fast", "stop")
    town.go_on()
    threading.Event().wait(10)
    cluster.start()
    said = ended(process)
    assert said.status == 0, said.err
    row.held = whole(postgres_wire, town, reference, asked=asked_of(town.site))


def test_the_server_is_down(
    row: Row, town: Town, postgres_wire: Wire, cluster: Cluster
) -> None:
    row.fault, row.must = "PostgreSQL is down", "exit 2, a clear line, at once"
    cluster.control("-m", "fast", "stop")
    try:
        said = postgres_wire.run(*town.words)
    finally:
        cluster.start()
    assert (said.status, town.site.asked) == (2, []), said.err
    assert "is it running?" in said.err
    row.held = last_line(said.err)[-70:]


@pytest.mark.parametrize("count", [1, 2, 3])
def test_a_crawl_is_killed_in_a_commit(
    row: Row, town: Town, postgres_wire: Wire, reference: Reference, count: int
) -> None:
    row.fault = f"SIGKILL of a crawl into PostgreSQL, at commit {count}"
    row.must = "the same command again: nothing lost or doubled, all URLs a fate"
    environment = {"FAULT_DIE_AT": "^COMMIT", "FAULT_DIE_COUNT": str(count)}
    process = started(postgres_wire, town.words, environment=environment)
    process.communicate(timeout=60)
    assert process.returncode == -signal.SIGKILL
    asked = asked_of(town.site)
    said = postgres_wire.run(*town.words)
    assert said.status == 0, said.err
    row.held = whole(postgres_wire, town, reference, asked=asked)


def test_the_connections_are_ended_by_an_administrator(
    row: Row, town: Town, postgres_wire: Wire, reference: Reference
) -> None:
    row.fault = "PostgreSQL ends every session of the crawl"
    row.must = "the crawl goes on and stores all, exit 0"
    asked = town.stall(town.paths()[10])
    process = started(postgres_wire, town.words)
    assert asked.wait(60)
    others = (
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
        " WHERE datname = current_database() AND pid <> pg_backend_pid()"
    )
    until(lambda: bool(rows_of(postgres_wire, others)))
    town.go_on()
    said = ended(process)
    assert said.status == 0, said.err
    row.held = whole(postgres_wire, town, reference, asked=asked_of(town.site))
