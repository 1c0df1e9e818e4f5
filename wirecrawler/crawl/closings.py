"""Closings: the hosts that are not to be asked for a while, kept across crawls and runs.

A host closes when it asks for that (Retry-After, RFC 9110 section 10.2.3) and after some failures
in a row.  Each that is in trouble has one small file, which is gone once it answers again.
"""

import asyncio
import contextlib
import json
import os
import time
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from tempfile import NamedTemporaryFile

from wirecrawler.crawl.refusals import HostClosed
from wirecrawler.crawl.retry_after import MOST

SOON_S = 30
"""Seconds for which a request waits at most for its host to open; arbitrary."""
_PATIENCE = 3
"""Failures in a row after which a host is left alone; arbitrary: a page or two may be broken."""
_FIRST_S, _LONGEST_S = 2, 3600
"""Seconds for which it is left alone then, doubled by every failure; and the most."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Trouble:
    asked_until: float = 0
    """Unix time until which the host asked to be left alone."""
    left_until: float = 0
    """Unix time until which it is left alone after its failures."""
    reason: str = ""
    failures: int = 0
    """In a row."""

    @property
    def until(self) -> float:
        return max(self.asked_until, self.left_until)


class Closings:
    """The closed hosts, in the files of a folder; an origin is `host:port`."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def closed_until(self, origin: str) -> tuple[datetime, str] | None:
        """Return until when an origin is not to be asked, and why; None: it may be."""
        trouble = self._read(origin)
        now = time.time()
        # One that lies further off than any that is ever noted: the clock was moved back.
        if not now < trouble.until <= now + MOST.total_seconds():
            return None
        return datetime.fromtimestamp(trouble.until, UTC), trouble.reason

    async def opened(self, origin: str) -> None:
        """Return when an origin may be asked, having waited for that where it is soon.

        Raises:
            HostClosed: It is not soon.
        """
        while (closed := self.closed_until(origin)) is not None:
            until, reason = closed
            await wait_until(until, reason)

    def close(self, origin: str, until: datetime, reason: str) -> None:
        """Close an origin until an instant, 24 hours from now at most."""
        trouble = self._read(origin)
        asked = min(until.timestamp(), time.time() + MOST.total_seconds())
        if asked > trouble.asked_until:
            self._write(origin, replace(trouble, asked_until=asked, reason=reason))

    def failed(self, origin: str) -> None:
        """Take note of a failure: from the third in a row on the origin is left alone."""
        trouble = self._read(origin)
        failures = min(trouble.failures + 1, 64)
        more = replace(trouble, failures=failures)
        if failures >= _PATIENCE:
            wait_s = min(_FIRST_S * 2 ** (failures - _PATIENCE), _LONGEST_S)
            reason = f"{failures} failures in a row; the host is left alone"
            more = replace(more, left_until=time.time() + wait_s)
            if more.left_until > more.asked_until:
                more = replace(more, reason=reason)
        self._write(origin, more)

    def answered(self, origin: str) -> None:
        """Forget the failures of an origin; what it asked for itself stands."""
        file = self._file(origin)
        if not file.exists():
            return
        trouble = self._read(origin)
        if trouble.asked_until > time.time():
            self._write(origin, replace(trouble, left_until=0, failures=0))
        else:
            with contextlib.suppress(OSError):
                file.unlink()

    def sweep(self) -> None:
        """Remove the files that say nothing any more."""
        before = time.time() - MOST.total_seconds()
        with contextlib.suppress(OSError), os.scandir(self._folder) as files:
            for file in files:
                is_ours = file.name.endswith((".closed", ".new"))
                with contextlib.suppress(FileNotFoundError):
                    if is_ours and file.stat().st_mtime < before:
                        os.unlink(file.path)  # noqa: PTH108

    def _file(self, origin: str) -> Path:
        digest = sha256(origin.encode(errors="replace")).hexdigest()
        return self._folder / f"{digest[:32]}.closed"

    def _read(self, origin: str) -> _Trouble:
        try:
            told = json.loads(self._file(origin).read_bytes())
            return _Trouble(
                asked_until=float(told["asked_until"]),
                left_until=float(told["left_until"]),
                reason=str(told["reason"]),
                failures=int(told["failures"]),
            )
        except (OSError, ValueError, KeyError, TypeError, OverflowError):
            return _Trouble()

    def _write(self, origin: str, trouble: _Trouble) -> None:
        """Write what is known, whole or not at all; on a full disk it is not kept."""
        told = {
            "asked_until": trouble.asked_until,
            "left_until": trouble.left_until,
            "reason": trouble.reason,
            "failures": trouble.failures,
        }
        with contextlib.suppress(OSError):
            with NamedTemporaryFile(
                "w", dir=self._folder, suffix=".new", delete=False, encoding="utf-8"
            ) as new:
                json.dump(told, new)
            os.replace(new.name, self._file(origin))  # noqa: PTH105


async def wait_until(until: datetime, reason: str) -> None:
    """Return at an instant.

    Raises:
        HostClosed: It is too far off.
    """
    left = (until - datetime.now(UTC)).total_seconds()
    if left > SOON_S:
        raise HostClosed(reason, until)
    # A hair more: who asks for 2 s must not be asked after 1.999 s.
    await asyncio.sleep(max(left, 0) + 0.01)
