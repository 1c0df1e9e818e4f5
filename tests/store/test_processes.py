"""Several processes at one database, and processes that are killed."""

import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import pytest

from tests.factories import NOON
from tests.store import filer
from tests.store.conftest import TAG
from wirecrawler.errors import StoreError
from wirecrawler.store.lease import lease
from wirecrawler.store.query import Query, StoryFilter
from wirecrawler.story import FamilyRole

_EVERY = StoryFilter(limit=0, sort="oldest")


@contextmanager
def _filer(url: str, slug: str, count: int) -> Iterator["subprocess.Popen[str]"]:
    """A process that will file when it is sent a line, and has said its first word."""
    command = [sys.executable, "-m", "tests.store.filer", url, slug, str(count)]
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            yield process
        finally:
            process.kill()


def _first_word(process: "subprocess.Popen[str]") -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def _file_at_once(url: str, slugs: list[str], count: int) -> None:
    with ExitStack() as stack:
        filers = [stack.enter_context(_filer(url, slug, count)) for slug in slugs]
        for process in filers:
            _first_word(process)
        for process in filers:
            assert process.stdin is not None
            process.stdin.write("go\n")
            process.stdin.flush()
        ends = [process.communicate(timeout=60) for process in filers]
        assert [process.returncode for process in filers] == [0, 0], ends


def test_two_processes_file_the_same_stories(empty_database: str) -> None:
    _file_at_once(empty_database, ["harbour_wire", "harbour_wire"], 50)
    with Query.open(empty_database, tag=TAG) as query:
        held = list(query.stories(_EVERY))
        fates = Counter(o.fate.value for o in query.outcomes(run="all"))
    assert [story.url for story in held] == [
        story.url for story in filer.stories("harbour_wire", 50)
    ]
    assert [story.revision for story in held] == [1] * 50
    assert fates == {"stored": 50, "unchanged": 50}


def test_two_processes_file_copies_of_each_other(empty_database: str) -> None:
    _file_at_once(empty_database, ["harbour_wire", "coast_news"], 50)
    with Query.open(empty_database, tag=TAG) as query:
        held = list(query.stories(_EVERY))
    families = Counter(story.family for story in held)
    originals = {s.family for s in held if s.family_role is FamilyRole.ORIGINAL}
    assert (len(held), set(families.values()), len(originals)) == (100, {2}, 50)


def test_a_process_killed_in_mid_filing_loses_and_doubles_nothing(
    empty_database: str,
) -> None:
    count = 100
    for batches in (1, 3, 7, 12):
        with _filer(empty_database, "harbour_wire", count) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            process.stdin.write("go\n")
            process.stdin.flush()
            for _ in range(1 + batches):
                process.stdout.readline()
            process.send_signal(signal.SIGKILL)
    filer.file(empty_database, "harbour_wire", count)
    with Query.open(empty_database, tag=TAG) as query:
        held = list(query.stories(_EVERY))
        states = query.source_states(now=NOON)
        fates = Counter(o.fate.value for o in query.outcomes(run="all"))
        counts = query.run_counts(5)
    expected = filer.stories("harbour_wire", count)
    assert [(s.url, s.body, s.revision) for s in held] == [
        (s.url, s.body, 1) for s in expected
    ]
    assert fates["stored"] == counts.named == count
    assert states["harbour_wire"].last_reason == "finished"


def test_a_lease_is_held_once(empty_database: str) -> None:
    with ExitStack() as held:
        asked = ("a", "a", "b")
        answers = [held.enter_context(lease(empty_database, slug)) for slug in asked]
    assert answers == [True, False, True]
    with lease(empty_database, "a") as again:
        assert again


def test_a_lease_ends_with_its_process(empty_database: str) -> None:
    with _filer(empty_database, "a", 5) as process:
        assert _first_word(process) == "ready"
        with lease(empty_database, "a") as is_held:
            assert not is_held
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert _is_free_soon(empty_database)


def test_a_lease_that_ends_in_an_error_is_free(empty_database: str) -> None:
    with pytest.raises(KeyError), lease(empty_database, "a"):
        raise KeyError
    with lease(empty_database, "a") as again:
        assert again


_PARENT = """
import os, sys
from wirecrawler.store.lease import lease
with lease(sys.argv[1], "a") as is_held:
    if os.fork() == 0:
        sys.stdin.read()
        os._exit(0)
    print(is_held, flush=True)
    os._exit(0)
"""


def test_a_child_does_not_hold_the_lease_of_a_dead_parent_on(
    empty_database: str,
) -> None:
    command = [sys.executable, "-c", _PARENT, empty_database]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as parent:
        assert _first_word(parent) == "True"
        assert parent.wait() == 0
        assert _is_free_soon(empty_database)


def test_a_lease_needs_a_place_for_its_file(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with pytest.raises(StoreError), lease(f"sqlite:///{tmp_path}/file/wire.db", "a"):
        pass


def _is_free_soon(url: str) -> bool:
    """A server notices within moments that a process is gone."""
    until = time.monotonic() + 10
    while time.monotonic() < until:
        with lease(url, "a") as is_held:
            if is_held:
                return True
    return False
