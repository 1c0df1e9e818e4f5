"""Desk: reads what a probe was answered, in a process that can be killed."""

import io
import pickle
from collections.abc import Callable
from typing import Any, ParamSpec, Self, TypeVar, cast

from lxml import etree

from wirecrawler.crawl.workers import Limits, Workers
from wirecrawler.errors import ExtractionError

_T = TypeVar("_T")
_P = ParamSpec("_P")


class Desk:
    """Calls pure functions of this package in a worker; a context manager.

    It is made before the process has threads.  A call waits for its answer: the plan of a probe
    reads before it asks again.
    """

    def __init__(self, limits: Limits) -> None:
        self._workers = Workers(_work, most=1, limits=limits)

    def __enter__(self) -> Self:
        self._workers.__enter__()
        self._workers.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._workers.__exit__()

    def read(
        self, function: Callable[_P, _T], *args: _P.args, **kwargs: _P.kwargs
    ) -> _T:
        """Return what a function returns.

        Raises:
            ExtractionError: It raised one, or took too long, or too much.
        """
        self._workers.give(1, pickle.dumps((function, args, kwargs)))
        ended, _ = self._workers.wait()
        while not ended:
            ended, _ = self._workers.wait()
        if ended[0].lost:
            raise ExtractionError(str(kwargs.get("url", "page")), ended[0].lost)
        answer = pickle.loads(ended[0].answer)  # noqa: S301  (our own worker's)
        if isinstance(answer, ExtractionError):
            raise answer
        return cast("_T", answer)


def _work(piece: bytes) -> bytes:
    function, args, kwargs = pickle.loads(piece)  # noqa: S301  (our own)
    try:
        answer = function(*args, **kwargs)
    except MemoryError:
        raise
    except ExtractionError as error:
        answer = error
    except (
        Exception
    ) as error:  # what no reader foresaw ends the reading, not the command
        answer = ExtractionError("page", f"crash: {type(error).__name__}: {error}")
    file = io.BytesIO()
    _Pickler(file, pickle.HIGHEST_PROTOCOL).dump(answer)
    return file.getvalue()


class _Pickler(pickle.Pickler):
    def reducer_override(self, value: object) -> Any:
        # XPath's strings hold their element, and with it the page.
        if isinstance(value, etree._ElementUnicodeResult):
            return str, (str(value),)
        return NotImplemented
