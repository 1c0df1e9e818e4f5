"""TDM: what /.well-known/tdmrep.json of a host says of its pages, asked once a day and host.

It is asked for when the first page of a story is, through the crawl's own downloader, so that
gate, turns and robots.txt hold for it.  A page waits for it a little while at most; nothing that
befalls it fails a story, and it has no outcome.
"""

import asyncio
import contextlib
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import Self

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response

from wirecrawler.crawl.answers import RESERVATION
from wirecrawler.crawl.conditional_get import (
    conditional_headers,
    header,
    is_unmodified,
)
from wirecrawler.crawl.file_locks import alone
from wirecrawler.crawl.host_turns import file_name, hosts_folder, writable
from wirecrawler.crawl.origins import origin_of
from wirecrawler.crawl.outcomes import OutcomeRecorder
from wirecrawler.errors import StoreError
from wirecrawler.extract.tdm_file import MOST_BYTES, PATH, reservation_of
from wirecrawler.store.listing import Validators
from wirecrawler.store.origin_files import OriginFile

_GOOD_FOR = timedelta(hours=24)
_MOST_S = 20
"""Seconds that the pages of a host wait for its file, from when it was asked for; arbitrary."""
_REASON_CHARS = 200


@dataclass(frozen=True, slots=True)
class _Asked:
    at: float
    """Of the event loop's clock."""
    content: "asyncio.Task[bytes]"


class TdmMiddleware:
    """Tells the answer of a story's page what the file of its host says of it."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._asked: dict[str, _Asked] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        if not crawler.settings.getdict("ITEM_PIPELINES"):
            raise NotConfigured  # nothing is stored: `preview`, `new-source`
        return cls(crawler)

    async def process_request(self, request: Request) -> None:
        if _is_story(request):
            self._ask(origin_of(request.url))

    async def process_response(self, request: Request, response: Response) -> Response:
        if _is_story(request) and response.status == 200:
            content = await self._content(origin_of(response.url))
            if said := reservation_of(content, response.url):
                request.meta[RESERVATION] = str(said)
        return response

    def _ask(self, origin: str) -> _Asked:
        if origin not in self._asked:
            loop = asyncio.get_running_loop()
            task = loop.create_task(self._known(origin))
            self._asked[origin] = _Asked(loop.time(), task)
        return self._asked[origin]

    async def _content(self, origin: str) -> bytes:
        asked = self._ask(origin)
        left = asked.at + _MOST_S - asyncio.get_running_loop().time()
        with contextlib.suppress(TimeoutError):
            # Shielded: what comes too late for this page may serve the next.
            return await asyncio.wait_for(asyncio.shield(asked.content), max(left, 0))
        return b""

    async def _known(self, origin: str) -> bytes:
        """Return the file: as it was kept, or asked for anew after a day."""
        recorder = self._crawler.get_extension(OutcomeRecorder)
        if recorder is None:
            return b""
        try:
            async with self._alone(origin):
                kept = await recorder.origin_file(origin, PATH)
                if kept is None or not _holds(kept):
                    kept = await self._fetched(origin, kept)
                    await recorder.keep_origin_file(kept)
        except StoreError:  # the run's own record says so
            return b""
        return kept.content if kept.status == 200 else b""

    def _alone(self, origin: str) -> AbstractAsyncContextManager[None]:
        """Wait until no other crawl asks for the file of the same host, though not for ever."""
        locks = writable(hosts_folder(self._crawler.settings))
        path = str(locks / f"{file_name(origin + PATH)}.alone")
        return alone(path, most_s=2 * _MOST_S)

    async def _fetched(self, origin: str, kept: OriginFile | None) -> OriginFile:
        now = datetime.now(UTC)
        file = kept or OriginFile(origin=origin, path=PATH, checked_at=now)
        try:
            answer = await self._answer(origin, file)
        except Exception as error:  # whatever it is, it is the file's and no story's
            return replace(file, reason=str(error)[:_REASON_CHARS], checked_at=now)
        if is_unmodified(answer):
            return replace(file, reason="", fetched_at=now, checked_at=now)
        is_file = answer.status == 200
        if answer.status >= 500:
            # Where it was there a day ago, what it said holds on.
            return replace(file, reason=f"http {answer.status}", checked_at=now)
        return replace(
            file,
            status=answer.status,
            reason="" if is_file else f"http {answer.status}",
            etag=header(answer, "ETag") if is_file else None,
            last_modified=header(answer, "Last-Modified") if is_file else None,
            content=answer.body if is_file else b"",
            fetched_at=now if is_file else None,
            checked_at=now,
        )

    async def _answer(self, origin: str, file: OriginFile) -> Response:
        engine = self._crawler.engine
        if engine is None:
            raise RuntimeError("the crawl has ended")
        validators = Validators(etag=file.etag, last_modified=file.last_modified)
        request = Request(
            origin + PATH,
            headers=conditional_headers(validators),
            meta={
                "dont_retry": True,
                "download_timeout": _MOST_S,
                "most_bytes": MOST_BYTES,
            },
            dont_filter=True,
        )
        return await engine.download_async(request)


def _holds(file: OriginFile) -> bool:
    # A clock that was set back would make it hold for ever.
    return timedelta() <= datetime.now(UTC) - file.checked_at < _GOOD_FOR


def _is_story(request: Request) -> bool:
    return "entry" in request.cb_kwargs
