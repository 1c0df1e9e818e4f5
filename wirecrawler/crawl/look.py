"""Look: one page, or a listing, asked for as a crawl would ask, without a store or a source."""

from collections.abc import AsyncIterator, Sequence
from dataclasses import dataclass
from typing import Any

from scrapy import Request, Spider
from scrapy.crawler import AsyncCrawlerProcess
from scrapy.http import Response
from scrapy.settings import Settings
from twisted.python.failure import Failure

from wirecrawler.crawl.answers import encoding_of, fetch_of, is_page, request_of
from wirecrawler.crawl.overrides import storeless
from wirecrawler.crawl.reasons import fate_of, http_reason
from wirecrawler.errors import ExtractionError
from wirecrawler.story import Fetch


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """A page and how it was come by."""

    content: bytes
    encoding: str | None
    """The charset of the HTTP Content-Type."""
    fetch: Fetch
    is_page: bool = True
    """By its Content-Type; a feed seldom is one."""


def looked(url: str, settings: Settings) -> Looked:
    """Return the page at an address; robots.txt, the address gate and the limits hold.

    What its Content-Type says to be no page is returned too: it may be a feed.

    Raises:
        ExtractionError: It could not be had.
    """
    answers: list[Looked | str] = []
    process = AsyncCrawlerProcess(storeless(settings))
    process.crawl(_OnePage, url=url, answers=answers)
    process.start(install_signal_handlers=False)  # Ctrl-C ends it as any command
    answer = answers[0] if answers else "interrupted"
    if isinstance(answer, str):
        raise ExtractionError(url, answer)
    return answer


class _OnePage(Spider):
    """Asks for one page and keeps the answer, or the reason why there is none."""

    name = "look"

    def __init__(self, *, url: str, answers: list[Looked | str], **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self._url = url
        self._answers = answers

    def own_addresses(self) -> Sequence[str]:
        """Return the addresses that the operator named: their ports may be asked."""
        return (self._url,)

    async def start(self) -> AsyncIterator[Request]:
        request = request_of(self._url, callback=self._keep, errback=self._fail)
        if request is None:
            self._answers.append("not an address")
        else:
            yield request

    def _keep(self, response: Response) -> None:
        if response.status != 200:
            self._answers.append(http_reason(response.status))
        else:
            self._answers.append(
                Looked(
                    content=response.body,
                    encoding=encoding_of(response),
                    fetch=fetch_of(response),
                    is_page=is_page(response),
                )
            )

    def _fail(self, failure: Failure) -> None:
        self._answers.append(fate_of(failure)[1])
