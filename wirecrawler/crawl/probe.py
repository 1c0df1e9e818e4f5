"""Probe: asks a source for a few addresses, as a crawl would ask, without a store.

Each answer decides what is asked for next, so the plan is one coroutine.  robots.txt, the address
gate, the delay between two requests and the limits hold; each source has a budget of requests.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess, Crawler
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from wirecrawler.crawl.answers import encoding_of, fetch_of, is_page, request_of
from wirecrawler.crawl.origins import origin_of
from wirecrawler.crawl.overrides import storeless
from wirecrawler.crawl.process import stop_reactor
from wirecrawler.crawl.reasons import fate_of, http_reason
from wirecrawler.crawl.robots import AGENT, robots_read
from wirecrawler.extract.robots_txt import Robots as RobotsTxt
from wirecrawler.story import Fetch

MOST_REQUESTS = 25
"""Requests to one source, redirects and robots.txt not counted; arbitrary: a polite visit."""
_TIMEOUT_S = 20
"""Seconds for an answer: a source that is slower is asked by hand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What came of asking for an address."""

    url: str
    """As it was asked for."""
    content: bytes = b""
    encoding: str | None = None
    """The charset of the HTTP Content-Type."""
    fetch: Fetch | None = None
    """None where nothing came."""
    is_page: bool = False
    reason: str = ""
    """Why there is nothing to be read; "" where there is."""

    @property
    def final_url(self) -> str:
        """After redirects."""
        return self.fetch.final_url if self.fetch else self.url


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """What the robots.txt of a host says to us."""

    sitemaps: tuple[str, ...] = ()
    """Verbatim."""
    delay_s: float = 0
    """Crawl-delay; 0: none is asked for."""


class Web:
    """The web, as far as one source's budget goes."""

    def __init__(
        self,
        asking: "Asking",
        *,
        watch: Callable[[str], None],
        most: int = MOST_REQUESTS,
    ) -> None:
        """Begin a visit; `watch` is told of each address before it is asked for."""
        self._asking = asking
        self._watch = watch
        self.left = most
        """Requests that are left."""
        self._answers: dict[str, Answer] = {}

    async def ask(self, url: str) -> Answer:
        """Return what an address answers; one that was asked before is not asked again."""
        if url not in self._answers:
            if self.left <= 0:
                return Answer(url=url, reason="not asked: too many requests")
            self.left -= 1
            self._watch(url)
            self._answers[url] = await self._asking.answer(url)
        return self._answers[url]

    def robots(self, url: str) -> Robots:
        """Return what robots.txt of the host says, once something was asked of it."""
        return self._asking.robots.get(origin_of(url), Robots())


Plan = Callable[["Asking"], Awaitable[None]]


def run_probe(settings: Settings, plan: Plan) -> None:
    """Run a plan to its end; it may ask the web.

    Raises:
        KeyboardInterrupt: It was stopped before.
        Exception: Whatever the plan raises.
    """
    alone = storeless(settings)
    timeout = min(_TIMEOUT_S, alone.getfloat("DOWNLOAD_TIMEOUT"))
    alone.set("DOWNLOAD_TIMEOUT", timeout, priority="cmdline")
    errors: list[Exception | None] = []
    process = AsyncCrawlerProcess(alone)
    process.crawl(Asking, plan=plan, errors=errors)
    process.start(install_signal_handlers=False)  # Ctrl-C ends it as any command
    if not errors:
        raise KeyboardInterrupt
    if errors[0] is not None:
        raise errors[0]


class Asking(Spider):
    """Holds the engine while the plan asks."""

    name = "probe"

    def __init__(
        self, *, plan: Plan, errors: list[Exception | None], **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        self._plan = plan
        self._errors = errors
        self._first = ""
        self.robots: dict[str, Robots] = {}

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> "Asking":
        spider = super().from_crawler(crawler, *args, **kwargs)
        crawler.signals.connect(spider.keep_robots, robots_read)
        return spider

    async def start(self) -> AsyncIterator[Request]:
        loop = asyncio.get_running_loop()
        # Raised wherever it came, Ctrl-C would now and then be lost in a callback of Twisted's.
        loop.add_signal_handler(signal.SIGINT, stop_reactor)
        try:
            await self._plan(self)
        except asyncio.CancelledError:
            raise
        except (
            Exception
        ) as error:  # raised again by `run_probe`, outside the event loop
            self._errors.append(error)
        else:
            self._errors.append(None)
        finally:
            loop.remove_signal_handler(signal.SIGINT)
        nothing: tuple[Request, ...] = ()
        for request in nothing:
            yield request

    def own_addresses(self) -> Sequence[str]:
        """Return the address that was named by the operator: its port may be asked."""
        return (self._first,)

    async def answer(self, url: str) -> Answer:
        """Return what an address answers; nothing that the web does is raised."""
        self._first = self._first or url
        request = request_of(url)
        if request is None:
            return Answer(url=url, reason="not an address")
        try:
            response = await self.crawler.engine.download_async(request)
        except asyncio.CancelledError:
            raise
        except Exception as error:  # whatever a middleware or the network raises
            failure = Failure(error)  # type: ignore[no-untyped-call]  # Twisted's has no types
            return Answer(url=url, reason=fate_of(failure)[1])
        return _answer(url, response)

    def keep_robots(self, origin: str, robots: RobotsTxt) -> None:
        """Keep what a robots.txt says."""
        self.robots[origin] = Robots(
            sitemaps=robots.sitemaps, delay_s=robots.rules(AGENT).delay_s
        )


def _answer(url: str, response: Response) -> Answer:
    reason = "" if response.status == 200 else http_reason(response.status)
    return Answer(
        url=url,
        content=response.body,
        encoding=encoding_of(response),
        fetch=fetch_of(response),
        is_page=is_page(response),
        reason=reason,
    )
