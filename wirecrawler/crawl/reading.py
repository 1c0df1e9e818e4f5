"""Reading: the pages and listings of a crawl, read by workers beside it.

A crawl has threads, and a process with threads should not be forked.  So a server is forked off
while there are none; it holds the workers, and the crawl asks it over one socket.  It ends when
that socket closes, however the crawl ends, and its workers with it.
"""

import asyncio
import itertools
import logging
import os
import pickle
import signal
import socket
import struct
from collections import deque
from collections.abc import Callable
from typing import Self, TypeVar

from wirecrawler.crawl.forks import forked, received, uninterrupted
from wirecrawler.crawl.listing_reader import FetchedListing, Named, named_in
from wirecrawler.crawl.page_reader import Fetched, story_of
from wirecrawler.crawl.pickled import pickled
from wirecrawler.crawl.workers import Done, Limits, Workers, usable_cpus
from wirecrawler.errors import ExtractionError
from wirecrawler.story import RawStory

MOST_WORKERS = 4
"""Workers of one process, at most; arbitrary: a crawl mostly waits for its hosts."""

_QUESTION = struct.Struct("!QQ")
"""Number and length."""
_ANSWER = struct.Struct("!Q?Q")
"""Number, whether it is lost, and length."""
_PIECE = 1 << 20
_T = TypeVar("_T")
_R = TypeVar("_R")
_logger = logging.getLogger(__name__)


class Reading:
    """Reads pages and listings for all crawls of a process."""

    def __init__(self, line: socket.socket, server: int, most: int) -> None:
        self._line = line
        self._server = server
        self._numbers = itertools.count()
        self._waiting: dict[int, asyncio.Future[tuple[bool, bytes]]] = {}
        self._heard = bytearray()
        self._loop: asyncio.AbstractEventLoop | None = None
        """The one that listens, once it does."""
        self._asking = asyncio.Lock()
        # Two a worker, so that none waits for its next page.
        self._places = asyncio.Semaphore(2 * most)

    @classmethod
    def start(cls, limits: Limits) -> Self:
        """Fork the server; best where this process has no threads yet."""
        most = min(usable_cpus(), MOST_WORKERS)
        with uninterrupted():
            ours, theirs = socket.socketpair()
            server = forked(lambda: _serve(theirs, limits, most), closing=[ours])
            theirs.close()
            ours.setblocking(False)
            return cls(ours, server, most)

    def close(self) -> None:
        """End the server and its workers."""
        if self._loop is not None:
            self._loop.remove_reader(self._line)
        self._line.close()
        os.waitpid(self._server, 0)

    def abort(self) -> None:
        """End the server at once: what is being read is lost."""
        if self._line.fileno() >= 0:  # else it was closed, and has ended
            os.kill(self._server, signal.SIGKILL)

    async def read(self, fetched: Fetched) -> RawStory:
        """Return what a page says of its story.

        Raises:
            ExtractionError: It cannot be read, or not within the limits.
            Exception: Whatever the source's own `read_story` raised.
        """
        return await self._read(story_of, fetched, fetched.fetch.final_url)

    async def read_listing(self, fetched: FetchedListing) -> Named:
        """Return what a listing names.

        Raises:
            ExtractionError: It cannot be read, or not within the limits.
            Exception: Whatever the source's own `read_listing` raised.
        """
        return await self._read(named_in, fetched, fetched.url)

    async def _read(self, read: Callable[[_T], _R], fetched: _T, url: str) -> _R:
        try:
            question = pickle.dumps((read, fetched), pickle.HIGHEST_PROTOCOL)
        except (pickle.PicklingError, AttributeError, TypeError) as error:
            # A class within a function, say: another process cannot find it.
            _logger.warning(
                "%s is read by the crawl itself, without a limit: %s", url, error
            )
            return read(fetched)
        async with self._places:
            is_lost, answer = await self._answered(question)
        if is_lost:
            raise ExtractionError(url, answer.decode())
        found: _R | Exception = pickle.loads(answer)  # noqa: S301  (our own worker's)
        if isinstance(found, Exception):
            raise found
        return found

    async def _answered(self, question: bytes) -> tuple[bool, bytes]:
        loop = asyncio.get_running_loop()
        if self._loop is None:
            self._loop = loop
            loop.add_reader(self._line, self._hear)
        number = next(self._numbers)
        self._waiting[number] = loop.create_future()
        try:
            # Shielded: half a question would spoil those after it.
            await asyncio.shield(self._ask(number, question))
            return await self._waiting[number]
        except OSError:
            return True, b"reading crashed: its server is gone"
        finally:
            del self._waiting[number]

    async def _ask(self, number: int, question: bytes) -> None:
        loop = asyncio.get_running_loop()
        async with self._asking:
            head = _QUESTION.pack(number, len(question))
            await loop.sock_sendall(self._line, head)
            await loop.sock_sendall(self._line, question)

    def _hear(self) -> None:
        """Take what the server sent, and hand over the answers that are whole."""
        try:
            piece = self._line.recv(_PIECE)
        except BlockingIOError:
            return
        except ConnectionResetError:
            piece = b""
        if not piece:
            self._lose()
        self._heard += piece
        while len(self._heard) >= _ANSWER.size:
            number, is_lost, length = _ANSWER.unpack_from(self._heard)
            end = _ANSWER.size + length
            if len(self._heard) < end:
                return
            answer = bytes(self._heard[_ANSWER.size : end])
            del self._heard[:end]
            waiting = self._waiting.get(number)
            if waiting is not None and not waiting.done():
                waiting.set_result((is_lost, answer))

    def _lose(self) -> None:
        """Give up what was asked: the server is gone."""
        asyncio.get_running_loop().remove_reader(self._line)
        for future in self._waiting.values():
            if not future.done():
                future.set_exception(ConnectionResetError())


def _serve(line: socket.socket, limits: Limits, most: int) -> None:
    """Answer until the crawl is gone."""
    asked: deque[tuple[int, bytes]] = deque()
    with Workers(_read, most=most, limits=limits, foreign=[line]) as workers:
        while True:
            while asked and not workers.is_busy:
                workers.give(*asked.popleft())
            # The line is looked at even when all are busy: the crawl may have been killed.
            ended, heard = workers.wait([line.fileno()])
            try:
                for done in ended:
                    _tell(line, done)
            except (BrokenPipeError, ConnectionResetError):
                return
            if heard:
                question = _question(line)
                if question is None:
                    return
                asked.append(question)


def _tell(line: socket.socket, done: Done) -> None:
    answer = done.lost.encode() or done.answer
    line.sendall(_ANSWER.pack(done.number, bool(done.lost), len(answer)))
    line.sendall(answer)


def _question(line: socket.socket) -> tuple[int, bytes] | None:
    head = received(line, _QUESTION.size)
    if head is None:
        return None
    number, length = _QUESTION.unpack(head)
    question = received(line, length)
    return None if question is None else (number, question)


def _read(question: bytes) -> bytes:
    """Return what a page or a listing says, or what its reading raised, pickled."""
    try:
        read, fetched = pickle.loads(question)  # noqa: S301  (our own crawl's)
        return pickled(read(fetched))
    except MemoryError:
        raise
    except Exception as error:  # a source's own code may raise anything
        return _pickled_error(error)


def _pickled_error(error: Exception) -> bytes:
    """Return an exception, pickled; one that cannot be, as another that says the same."""
    try:
        answer = pickled(error)
        pickle.loads(answer)  # noqa: S301  (its constructor may not take what it gave)
    except Exception:  # whatever its own reducer raises
        return pickled(RuntimeError(f"{type(error).__name__}: {error}"))
    return answer
