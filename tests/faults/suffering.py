"""The command on a machine with less than it is used to."""

import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Said, Wire
from tests.faults.town import INSIDE

IS_ROOT = os.geteuid() == 0
TIME_S = 150


def started(
    wire: Wire,
    words: Sequence[str],
    *,
    before: Sequence[str] = (),
    environment: dict[str, str] | None = None,
    **more: Any,
) -> "subprocess.Popen[str]":
    """Start the command behind the words of another, `before`."""
    options: dict[str, Any] = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    return subprocess.Popen(
        [*before, sys.executable, "-m", "wirecrawler", *words],
        cwd=wire.folder,
        env=wire.environment | {"PYTHONPATH": INSIDE} | (environment or {}),
        text=True,
        **(options | more),
    )


def suffered(wire: Wire, words: Sequence[str], **more: Any) -> Said:
    """Run the command to its end, which must come."""
    return ended(started(wire, words, **more))


def ended(process: "subprocess.Popen[str]") -> Said:
    try:
        out, err = process.communicate(timeout=TIME_S)
    except subprocess.TimeoutExpired:
        process.kill()
        out, err = process.communicate()
        raise AssertionError(f"it did not end: {err}") from None
    assert "Traceback" not in (err or ""), err
    return Said(status=process.returncode, out=out or "", err=err or "")


def limited(*limits: str) -> list[str]:
    """Return the words before a command that is to have these limits: `-n 64`."""
    script = "".join(f"ulimit {limit}; " for limit in limits)
    return ["bash", "-c", f'{script}exec "$@"', "bash"]


@contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """A disk of its own at `folder`, of `size` as `mount` takes it; needs root."""
    if not IS_ROOT:
        pytest.skip("a small disk needs root")
    folder.mkdir(exist_ok=True)
    _mount("-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(folder))
    try:
        yield folder
    finally:
        subprocess.run(["umount", str(folder)], check=True)


def resize(folder: Path, size: str) -> None:
    remount(folder, f"size={size}")


def remount(folder: Path, option: str) -> None:
    _mount("-o", f"remount,{option}", str(folder))


def _mount(*words: str) -> None:
    told = subprocess.run(["mount", *words], check=False, capture_output=True)
    if told.returncode:
        pytest.skip(f"no small disk here: {told.stderr.decode().strip()}")


def last_line(text: str) -> str:
    lines = text.strip().splitlines()
    return lines[-1][-120:] if lines else ""
