"""Origin files: by which a host says what may be asked of it, asked for once a day and host.

However many requests wait for the file of a host, in whatever crawls and processes, it is asked
for once.  What it says is kept in the database; crawls without a store forget it when they end.
"""

import asyncio
import contextlib
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from urllib.parse import urljoin

from scrapy.crawler import Crawler
from scrapy.http import Request, Response
from twisted.python.failure import Failure

from wirecrawler.crawl.answers import cut_reason, request_of
from wirecrawler.crawl.conditional_get import (
    conditional_headers,
    header,
    is_unmodified,
    validators_of,
)
from wirecrawler.crawl.file_locks import alone
from wirecrawler.crawl.host_turns import file_name, hosts_folder, writable
from wirecrawler.crawl.limits import TOO_LARGE, TOO_LARGE_DECODED
from wirecrawler.crawl.outcomes import OutcomeRecorder
from wirecrawler.crawl.reasons import fate_of, http_reason
from wirecrawler.errors import StoreError
from wirecrawler.store.listing import Validators
from wirecrawler.store.origin_files import OriginFile

OWN = "wirecrawler_origin_file"
"""Key of a request's `meta`: it asks for such a file itself."""
_GOOD_FOR = timedelta(hours=24)
"""How long an answer holds (RFC 9309 section 2.4)."""
_TAKEN_FOR = timedelta(minutes=10)
"""How long a crawl takes a failure for granted; arbitrary."""
_WAIT_S = 60
"""Seconds for which the asking of another crawl is waited for; arbitrary."""
_MOST_HOPS = 5
_SILENT = frozenset({206, 304, 429})
_REDIRECTS = frozenset({301, 302, 303, 307, 308})

Ended = Callable[[str, OriginFile, Response | None], None]
"""Is told the address of a file that was asked for, what that came to, and the answer, if any."""


class OriginFiles:
    """The files at one path of the hosts that a crawl asks."""

    def __init__(
        self, crawler: Crawler, *, path: str, most_bytes: int, ended: Ended
    ) -> None:
        self._crawler = crawler
        self._path = path
        self._most_bytes = most_bytes
        self._ended = ended
        self._locks = writable(hosts_folder(crawler.settings))
        self._asked: dict[str, asyncio.Task[OriginFile]] = {}
        self._known: dict[str, OriginFile] = {}

    async def file(self, origin: str) -> OriginFile:
        """Return the file of an origin as it holds now; nothing that the web does is raised."""
        known = self._known.get(origin)
        if known is not None and _holds(known):
            return known
        if origin not in self._asked:
            self._asked[origin] = asyncio.ensure_future(self._current(origin))
        try:
            # Shielded: the request that began to ask may be cut off, others wait too.
            return await asyncio.shield(self._asked[origin])
        finally:
            if origin in self._asked and self._asked[origin].done():
                del self._asked[origin]

    def close(self) -> None:
        """Ask no further."""
        for task in self._asked.values():
            task.cancel()

    async def _current(self, origin: str) -> OriginFile:
        file = await self._kept(origin)
        if file is None or not (is_said(file.status) and _holds(file)):
            async with self._alone(origin):
                file = await self._kept(origin)
                if file is None or not (is_said(file.status) and _holds(file)):
                    return await self._asked_anew(origin, file)
        self._known[origin] = file
        return file

    async def _asked_anew(self, origin: str, kept: OriginFile | None) -> OriginFile:
        file, response = await self._fetched(origin, kept)
        self._known[origin] = file
        if recorder := self._recorder():
            # What cannot be kept is asked for again; the run's own record says why.
            with contextlib.suppress(StoreError):
                await recorder.keep_origin_file(file)
        self._ended(origin + self._path, file, response)
        return file

    async def _kept(self, origin: str) -> OriginFile | None:
        recorder = self._recorder()
        if recorder is None:
            return self._known.get(origin)
        try:
            return await recorder.origin_file(origin, self._path)
        except StoreError:
            return None

    def _recorder(self) -> OutcomeRecorder | None:
        return self._crawler.get_extension(OutcomeRecorder)

    def _alone(self, origin: str) -> AbstractAsyncContextManager[None]:
        """Wait until no other crawl asks for the same file, though not for ever."""
        if self._recorder() is None:
            return contextlib.nullcontext()
        path = str(self._locks / f"{file_name(origin + self._path)}.alone")
        return alone(path, most_s=_WAIT_S)

    async def _fetched(
        self, origin: str, kept: OriginFile | None
    ) -> tuple[OriginFile, Response | None]:
        known = kept or OriginFile(
            origin=origin, path=self._path, checked_at=datetime.now(UTC)
        )
        try:
            response = await self._answer(known)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # whatever a middleware or the network raises
            failure = Failure(error)  # type: ignore[no-untyped-call]  # Twisted's has no types
            return _failed(known, None, fate_of(failure)[1]), None
        return self._read(known, response), response

    async def _answer(self, known: OriginFile) -> Response:
        """Return the answer at the end of five redirects at most, or the last redirect."""
        validators = Validators(etag=known.etag, last_modified=known.last_modified)
        headers = conditional_headers(validators if known.fetched_at else None)
        request = self._request(known.origin + known.path, headers)
        assert request is not None  # the origin is one of a request
        response: Response = await self._crawler.engine.download_async(request)
        for _ in range(_MOST_HOPS):
            request = self._request(_target(response), headers)
            if request is None:
                break
            response = await self._crawler.engine.download_async(request)
        return response

    def _request(self, url: str, headers: dict[str, str]) -> Request | None:
        meta = {
            OWN: True,
            "dont_redirect": True,
            "keeps_part": True,
            # One more than is read, so that a file that was cut can be told.
            "most_bytes": self._most_bytes + 1,
        }
        return request_of(
            url, headers=headers, meta=meta, priority=1000, dont_filter=True
        )

    def _read(self, known: OriginFile, response: Response) -> OriginFile:
        now = datetime.now(UTC)
        if is_unmodified(response):
            return replace(known, status=200, reason="", fetched_at=now, checked_at=now)
        cut = cut_reason(response)
        if cut and cut not in (TOO_LARGE, TOO_LARGE_DECODED):
            return _failed(known, None, cut)
        if not is_said(response.status):
            return _failed(known, response.status, http_reason(response.status))
        is_good = 200 <= response.status < 300
        validators = validators_of(response)
        return OriginFile(
            origin=known.origin,
            path=known.path,
            status=response.status,
            reason="" if is_good else http_reason(response.status),
            etag=validators.etag if is_good else None,
            last_modified=validators.last_modified if is_good else None,
            content=response.body if is_good else b"",
            fetched_at=now if is_good else None,
            checked_at=now,
        )


def _target(response: Response) -> str:
    """Return where an answer leads, or ""."""
    location = header(response, "Location")
    if response.status not in _REDIRECTS or not location:
        return ""
    try:
        target = urljoin(response.url, location)
    except ValueError:
        return ""
    return target if target.startswith(("http://", "https://")) else ""


def is_said(status: int | None) -> bool:
    """Tell an answer that says something, be it that there is no file, from a failure.

    429 is none, as Google has it: who is asked too often says nothing of what may be asked.  Nor
    is a part that nobody asked for (206): what it leaves out may forbid.
    """
    return status is not None and 200 <= status < 500 and status not in _SILENT


def _failed(known: OriginFile, status: int | None, reason: str) -> OriginFile:
    return replace(known, status=status, reason=reason, checked_at=datetime.now(UTC))


def _holds(file: OriginFile) -> bool:
    age = datetime.now(UTC) - file.checked_at
    # One that is still to come was noted by a clock that was moved.
    return timedelta(0) <= age < (_GOOD_FOR if is_said(file.status) else _TAKEN_FOR)
