"""Aside: work on pages in a process that can be killed over it, one piece at a time.

For commands that look at a few pages; a crawl has `Reading`.
"""

import json
import pickle
from collections.abc import Callable
from types import TracebackType
from typing import Any, Self

from scrapy.settings import Settings

from wirecrawler.crawl.overrides import page_limits
from wirecrawler.crawl.workers import Workers
from wirecrawler.errors import ExtractionError


class Aside:
    """Does what it is asked in a worker; entered while the process has no threads yet."""

    def __init__(self, settings: Settings) -> None:
        self._workers = Workers(_work, most=1, limits=page_limits(settings))

    def __enter__(self) -> Self:
        self._workers.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._workers.__exit__(kind, error, traceback)

    def result(self, url: str, work: Callable[..., object], *arguments: object) -> Any:
        """Return what `work`, a function of a module, returns: plain values, as of JSON.

        Raises:
            ExtractionError: The page at `url` could not be read, or not within the limits.
        """
        self._workers.give(1, pickle.dumps((work, arguments)))
        ended, _ = self._workers.wait()
        if ended[0].lost:
            raise ExtractionError(url, ended[0].lost)
        answer = json.loads(ended[0].answer)
        if "failed" in answer:
            raise ExtractionError(url, answer["failed"])
        return answer["done"]


def _work(piece: bytes) -> bytes:
    work, arguments = pickle.loads(piece)  # noqa: S301  (our own)
    try:
        answer = {"done": work(*arguments)}
    except ExtractionError as error:
        answer = {"failed": error.reason}
    except MemoryError:
        raise
    except Exception as error:  # a source's own code may raise anything
        said = " ".join(str(error).split())
        answer = {"failed": f"crash: {type(error).__name__}: {said}"[:300]}
    return json.dumps(answer).encode()
