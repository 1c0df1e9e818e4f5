"""Manners: what a host asks for is kept to, by all crawls, in this run and the next."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from itertools import pairwise
from pathlib import Path

import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.http import Response
from scrapy.settings import Settings
from scrapy.utils.test import get_crawler

from tests.conftest import Wire
from tests.loopback import Answer, Route, Site, serving
from wirecrawler.crawl.address_gate import Place
from wirecrawler.crawl.failures import AddressRefused, AddressUnresolved, FetchFailed
from wirecrawler.crawl.host_turns import HostTurns
from wirecrawler.crawl.manners import MannersMiddleware
from wirecrawler.crawl.polite_turns import HOST_DELAY, PoliteTurns
from wirecrawler.crawl.refusals import HostClosed

STORY = "Bridge stays open for ten more years"


def put_up(site: Site, *paths: str) -> list[float]:
    """Put up a feed of stories; return a list that will hold when each request came."""
    came: list[float] = []
    for path in paths:
        site.story(path, f"{STORY} {path}")
    site.feed("/feed", [{"link": path, "title": STORY} for path in paths])

    def noting(route: Route) -> Route:
        def answer(headers: object) -> Answer:
            came.append(time.monotonic())
            return route if isinstance(route, Answer) else route(headers)  # type: ignore[arg-type]  # as it was given

        return answer

    site.routes = {path: noting(route) for path, route in site.routes.items()}
    return came


def test_a_crawl_delay_is_kept(site: Site, wire: Wire) -> None:
    site.routes["/robots.txt"] = Answer(
        body=b"User-agent: *\nCrawl-delay: 0.4", kind="text/plain"
    )
    came = put_up(site, "/news/1-bridge", "/news/2-bridge")
    wire.crawl(site.url("/feed"))
    # Before robots.txt is read nothing is known of it.
    asked = came[1:]
    gaps = [later - sooner for sooner, later in pairwise(asked)]
    assert (len(asked) >= 3, min(gaps) >= 0.39) == (True, True)


def once(first: Answer, then: Answer) -> Route:
    answers = [first]

    def answer(_: object) -> Answer:
        return answers.pop() if answers else then

    return answer


def test_a_short_wait_is_waited_for(site: Site, wire: Wire) -> None:
    put_up(site, "/news/1-bridge")
    page = site.routes["/news/1-bridge"]
    assert callable(page)
    wait = Answer(status=429, headers={"Retry-After": "1"})
    moved = Answer(
        status=302, headers={"Retry-After": "1", "Location": "/news/1-bridge?now"}
    )
    site.routes["/news/1-bridge"] = once(wait, moved)
    site.routes["/news/1-bridge?now"] = page
    began = time.monotonic()
    wire.crawl(site.url("/feed"))
    assert wire.fates() == {"/news/1-bridge": ("stored", "")}
    assert time.monotonic() - began > 2


def test_a_host_that_asks_for_an_hour_is_asked_nothing_more(
    site: Site, wire: Wire
) -> None:
    with serving(Site()) as other:
        put_up(site, "/news/1-bridge", "/news/2-bridge", other.url("/news/3-bridge"))
        other.story("/news/3-bridge", STORY)
        closed = Answer(status=503, headers={"Retry-After": "3600"})
        site.routes["/news/1-bridge"] = site.routes["/news/2-bridge"] = closed
        wire.crawl(site.url("/feed"))
        fates = wire.fates()
        asked = len(site.fetched())
        again = wire.crawl(site.url("/feed"))
        # Requests under way at once are no fault.
        assert (len(site.fetched()) - asked, again.status) == (0, 1)
    assert "http 503; the host asks to wait until 20" in again.err
    assert fates.pop(other.url("/news/3-bridge")) == ("stored", "")
    assert {fate for fate, _ in fates.values()} == {"failed"}


def crawler(folder: Path, delay_s: float) -> Crawler:
    told = {
        "WIRECRAWLER_DATA_DIR": str(folder),
        "WIRECRAWLER_PRIVATE_NETWORKS": "127.0.0.0/8",
        "DOWNLOAD_DELAY": delay_s,
    }
    return get_crawler(settings_dict=told)


def failing(folder: Path, count: int, *, delay_s: float = 1) -> Request:
    """Return the last of some requests to one host, each for a page that fails twice."""
    manners = MannersMiddleware.from_crawler(crawler(folder, delay_s))
    for number in range(count):
        for tried in range(2):
            url = f"http://127.0.0.1:8000/{number}"
            request = Request(url, meta={"retry_times": tried})
            if number % 2:
                manners.process_response(request, Response(url, status=500))
            else:
                lost = FetchFailed("connection lost", again=True)
                manners.process_exception(request, lost)
    return request


def asked(folder: Path, request: Request, *, delay_s: float = 1) -> tuple[float, str]:
    """Return how long another crawl waits before it sends a request, and why it does not."""
    manners = MannersMiddleware.from_crawler(crawler(folder, delay_s))
    began = time.monotonic()
    try:
        asyncio.run(manners.process_request(request))
    except HostClosed as closed:
        return 0, closed.reason.rpartition(" until ")[0]
    return round(time.monotonic() - began), ""


NEW = Request("http://127.0.0.1:8000/new")


def test_a_host_that_fails_is_left_alone(tmp_path: Path) -> None:
    failing(tmp_path, 8)
    why = "8 failures in a row; the host is left alone"
    assert asked(tmp_path, NEW.copy()) == (0, why)


def test_one_broken_page_holds_up_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("wirecrawler.crawl.manners._AGAIN_S", 0.5)
    broken = failing(tmp_path, 1)
    assert asked(tmp_path, NEW.copy()) == (0, "")
    # It is tried again itself after a pause, which grows.
    assert asked(tmp_path, broken) == (1, "")


def test_a_host_of_the_operator_s_own_is_not_waited_for(tmp_path: Path) -> None:
    broken = failing(tmp_path, 8, delay_s=0)
    assert asked(tmp_path, broken, delay_s=0) == (0, "")


@pytest.mark.parametrize(
    "failure",
    [
        AddressRefused("address refused"),
        AddressUnresolved("dns: no address", again=True),
        FetchFailed("tls: certificate expired"),
        FetchFailed("too large"),
    ],
    ids=str,
)
def test_what_is_no_trouble_of_the_host_s_counts_nothing(
    tmp_path: Path, failure: FetchFailed
) -> None:
    manners = MannersMiddleware.from_crawler(crawler(tmp_path, 1))
    for _ in range(8):
        manners.process_exception(NEW.copy(), failure)
    assert asked(tmp_path, NEW.copy()) == (0, "")


@pytest.mark.parametrize(
    ("settings", "delays"),
    [
        ({"DOWNLOAD_DELAY": 0}, [(0.0, 8.0), (1.0, 8.0)]),
        ({"DOWNLOAD_DELAY": 3}, [(3.0, 8.0), (3.0, 8.0)]),
    ],
    ids=["hasty", "slow"],
)
def test_a_second_lies_between_two_requests_whatever_is_set(
    tmp_path: Path, settings: dict[str, float], delays: list[tuple[float, float]]
) -> None:
    """Of an operator's own host and of another; without and with a word of the host's."""
    told = Settings(settings | {"WIRECRAWLER_DATA_DIR": str(tmp_path)})
    turns = Noted(tmp_path)
    polite = PoliteTurns(turns, delay_s=told.getfloat("DOWNLOAD_DELAY"), at_once=16)
    found = []
    for is_private in (True, False):
        place = Place(
            host="a.example", port=80, addresses=(), is_private=is_private, proxy=None
        )
        for meta in ({}, {HOST_DELAY: 8.0}):
            asyncio.run(
                held(polite.turn(Request("http://a.example/", meta=meta), place))
            )
        found.append((turns.delays[-2], turns.delays[-1]))
    assert (found, turns.most) == (delays, [16, 16, 2, 2])


async def held(turn: AbstractAsyncContextManager[None]) -> None:
    async with turn:
        pass


class Noted(HostTurns):
    """Notes the pace that is asked of it."""

    def __init__(self, folder: Path) -> None:
        super().__init__(folder)
        self.delays: list[float] = []
        self.most: list[int] = []

    @asynccontextmanager
    async def turn(
        self, host: str, *, delay_s: float, at_once: int, origin: str = ""
    ) -> AsyncIterator[None]:
        self.delays.append(delay_s)
        self.most.append(at_once)
        yield
