"""Resolver: the addresses of names, asked for beside the event loop and never for long.

A name server that does not answer must not hold up what else needs threads: the loop's own run
the database.  So each look-up has a thread of its own, a few at most, which the process does not
wait for when it ends.
"""

import asyncio
import contextlib
import socket
import threading
import time
from ipaddress import ip_address

from wirecrawler.crawl.failures import AddressUnresolved
from wirecrawler.crawl.networks import Address

_LOOKUP_S = 10.0
"""Seconds for a look-up."""
_KEPT_S = 60.0
"""Seconds for which an answer is believed; a connection within them goes where it says."""
_AT_ONCE = 8
"""Look-ups at once; arbitrary: more wait."""


class Resolver:
    """Looks up names, and keeps the answers for a minute."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[float, tuple[Address, ...]]] = {}
        self._asked: dict[str, asyncio.Task[tuple[Address, ...]]] = {}
        self._places = asyncio.Semaphore(_AT_ONCE)

    async def addresses(self, host: str) -> tuple[Address, ...]:
        """Return the addresses of a name, in the order of the system's preference.

        Raises:
            AddressUnresolved: It has none, or nobody says.
        """
        until, known = self._known.get(host, (0.0, ()))
        if time.monotonic() < until:
            return known
        task = self._asked.get(host)
        if task is None:
            task = asyncio.create_task(self._looked_up(host))
            self._asked[host] = task
            task.add_done_callback(lambda _: self._asked.pop(host, None))
        return await asyncio.shield(task)

    async def _looked_up(self, host: str) -> tuple[Address, ...]:
        try:
            async with asyncio.timeout(_LOOKUP_S), self._places:
                found = await _in_a_thread(host)
        except TimeoutError as error:
            raise AddressUnresolved(f"dns: no answer for {host}", again=True) from error
        except socket.gaierror as error:
            is_brief = error.errno == socket.EAI_AGAIN
            said = "no answer" if is_brief else "no address"
            raise AddressUnresolved(
                f"dns: {said} for {host}", again=is_brief
            ) from error
        except (OSError, UnicodeError) as error:
            raise AddressUnresolved(f"dns: no address for {host}") from error
        if not found:
            raise AddressUnresolved(f"dns: no address for {host}")
        self._forget_old()
        self._known[host] = (time.monotonic() + _KEPT_S, found)
        return found

    def _forget_old(self) -> None:
        now = time.monotonic()
        if len(self._known) > 1000:
            self._known = {h: k for h, k in self._known.items() if k[0] > now}


async def _in_a_thread(host: str) -> tuple[Address, ...]:
    loop = asyncio.get_running_loop()
    future: asyncio.Future[tuple[Address, ...]] = loop.create_future()

    def look_up() -> None:
        try:
            found = _found(host)
        except Exception as error:  # raised where it is awaited
            _tell(loop, future, error)
        else:
            _tell(loop, future, found)

    threading.Thread(target=look_up, name=f"dns {host}", daemon=True).start()
    return await future


def _found(host: str) -> tuple[Address, ...]:
    infos = socket.getaddrinfo(host, None, type=socket.SOCK_STREAM)
    said = (ip_address(str(info[4][0]).split("%")[0]) for info in infos)
    return tuple(dict.fromkeys(said))


def _tell(
    loop: asyncio.AbstractEventLoop,
    future: asyncio.Future[tuple[Address, ...]],
    result: tuple[Address, ...] | Exception,
) -> None:
    def settle() -> None:
        if future.done():
            return
        if isinstance(result, Exception):
            future.set_exception(result)
        else:
            future.set_result(result)

    # The crawl may have ended before the name server answered.
    with contextlib.suppress(RuntimeError):
        loop.call_soon_threadsafe(settle)
