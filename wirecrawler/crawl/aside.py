"""Aside: pure functions called in a process that can be killed over it, one call at a time.

For commands that look at a few pages; a crawl has `Reading`.
"""

import pickle
from collections.abc import Callable
from typing import ParamSpec, Self, TypeVar, cast

from wirecrawler.crawl.pickled import pickled
from wirecrawler.crawl.workers import Limits, Workers
from wirecrawler.errors import ExtractionError

_T = TypeVar("_T")
_P = ParamSpec("_P")


class Aside:
    """Calls functions of modules in a worker; entered while the process has no threads yet."""

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
        return pickled(function(*args, **kwargs))
    except MemoryError:
        raise
    except ExtractionError as error:
        return pickled(error)
    except Exception as error:  # what no reader foresaw ends the call, not the command
        said = " ".join(str(error).split())
        return pickled(
            ExtractionError("page", f"crash: {type(error).__name__}: {said}"[:300])
        )
