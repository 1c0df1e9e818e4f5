"""Polite turns: the turn of each request at its host, at the pace that politeness asks.

One second or more lies between two requests to a host, and two are under way at most, whatever
the settings say; both only inside the allowed private networks may be otherwise, where each port
counts as a host of its own: they are different services, and may ask for different delays.  A
host, or a source, may ask for more.
"""

from contextlib import AbstractAsyncContextManager
from typing import Self

from scrapy.http import Request, Response
from scrapy.settings import BaseSettings

from wirecrawler.crawl.address_gate import Place
from wirecrawler.crawl.host_turns import HostTurns, hosts_folder

HOST_DELAY = "wirecrawler_host_delay_s"
"""Key of a request's `meta`: seconds between two requests that its host or its source asks for."""
_LEAST_S, _MOST_AT_ONCE = 1.0, 2


class PoliteTurns:
    """The turns of one crawl, at the pace of its settings."""

    def __init__(self, turns: HostTurns, *, delay_s: float, at_once: int) -> None:
        self._turns = turns
        self._delay_s = delay_s
        self._at_once = at_once

    @classmethod
    def of(cls, settings: BaseSettings) -> Self:
        """Return those of a crawl with these settings."""
        return cls(
            HostTurns(hosts_folder(settings)),
            delay_s=settings.getfloat("DOWNLOAD_DELAY"),
            at_once=int(settings.getfloat("CONCURRENT_REQUESTS_PER_DOMAIN")),
        )

    def turn(self, request: Request, place: Place) -> AbstractAsyncContextManager[None]:
        """Hold the turn of a request; see `HostTurns.turn`."""
        delay_s, at_once = self._delay_s, self._at_once
        host = _origin(place)
        if not place.is_private:
            delay_s, at_once = max(delay_s, _LEAST_S), min(at_once, _MOST_AT_ONCE)
            host = place.host
        return self._turns.turn(
            host,
            delay_s=max(delay_s, request.meta.get(HOST_DELAY, 0)),
            at_once=at_once,
            origin=_origin(place),
        )

    def heard(self, place: Place, response: Response) -> None:
        """Close the host that asks for it, within the turn; see `HostTurns.heard`."""
        self._turns.heard(_origin(place), response)


def _origin(place: Place) -> str:
    return f"{place.host}:{place.port}"
