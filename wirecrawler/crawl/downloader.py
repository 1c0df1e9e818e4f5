"""Downloader: Scrapy's, whose requests under way can be cut off.

A crawl that ends in good order waits for what it has asked for, which a host that drips may hold
up for as long as one URL may take.
"""

import asyncio
from typing import Any, TypeVar

from scrapy import Request, Spider
from scrapy.core.downloader import Downloader as ScrapyDownloader
from scrapy.core.downloader import Slot
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro
from twisted.internet.defer import Deferred

from wirecrawler.crawl.failures import FetchFailed

_T = TypeVar("_T")


class CutOff(FetchFailed):
    """A request that the end of its crawl did not wait for: it ends with the run."""

    def __init__(self) -> None:
        super().__init__("no answer before the end")


class Downloader(ScrapyDownloader):
    """One whose requests can be cut off: each fails at once, wherever it is."""

    def __init__(self, crawler: Any) -> None:
        super().__init__(crawler)
        self._under_way: set[asyncio.Task[Any]] = set()
        self._is_cut_off = False

    def cut_off(self) -> None:
        """Fail what is under way, and whatever is asked for from now on."""
        self._is_cut_off = True
        for slot in self.slots.values():
            slot.queue.clear()
        for task in list(self._under_way):
            task.cancel()

    def fetch(
        self, request: Request, spider: Spider | None = None
    ) -> "Deferred[Response | Request]":
        def ended(result: _T) -> _T:
            self.active.remove(request)
            return result

        self.active.add(request)
        answer: Deferred[Response | Request] = deferred_from_coro(
            self._fetched(request)
        )
        # At once before what is done with the answer: an engine with nothing active would end.
        return answer.addBoth(ended)

    async def _fetched(self, request: Request) -> Response | Request:
        if self._is_cut_off:
            raise CutOff
        through = self.middleware.download_async(self._enqueue_request, request)
        return await self._watched(asyncio.ensure_future(through))

    async def _download(self, slot: Slot, request: Request) -> Response:
        return await self._watched(
            asyncio.ensure_future(super()._download(slot, request))
        )

    async def _watched(self, task: "asyncio.Task[_T]") -> _T:
        self._under_way.add(task)
        try:
            return await task
        except asyncio.CancelledError as error:
            if not self._is_cut_off:
                raise
            raise CutOff from error
        finally:
            self._under_way.discard(task)
