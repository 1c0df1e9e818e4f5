"""Where redirects lead, and what a try leads to."""

import asyncio
from typing import Any

import pytest
from scrapy.http import Headers, Request, Response

from tests.crawl.raw_server import LIMITS
from wirecrawler.crawl.answers import attempts_of, count_attempt
from wirecrawler.crawl.cookies import CookiesMiddleware
from wirecrawler.crawl.failures import FetchFailed
from wirecrawler.crawl.redirects import RedirectMiddleware
from wirecrawler.crawl.tries import TriesMiddleware

START = "https://wire.example/a"


def redirected(
    location: str | bytes, url: str = START, *, cookie: str = "", **meta: Any
) -> Request | Response | str:
    """Return the next hop, the answer itself, or why there is neither."""
    request = Request(url, meta=meta, headers={"Authorization": "x", "ETag": "y"})
    sent = {"Location": location} | ({"Set-Cookie": cookie} if cookie else {})
    answer = Response(url, status=302, headers=Headers(sent))
    try:
        return RedirectMiddleware(LIMITS).process_response(request, answer)
    except FetchFailed as failure:
        return failure.reason


WAYS: dict[str, tuple[str | bytes, str]] = {
    "path": ("/b", "https://wire.example/b"),
    "relative": ("b?c=d", "https://wire.example/b?c=d"),
    "another host": ("https://other.example/b", "https://other.example/b"),
    "no scheme": ("//other.example/b", "https://other.example/b"),
    "downgrade": ("http://wire.example/a", "http://wire.example/a"),
    "UTF-8": ("/é".encode(), "https://wire.example/%C3%A9"),
    "latin-1": ("/é".encode("latin-1"), "https://wire.example/%C3%A9"),
    "white space": (" /b\t", "https://wire.example/b"),
    "fragment": ("/b#c", "https://wire.example/b#c"),
    "itself": (START, "redirects to itself"),
    "itself by a fragment": ("#top", "redirects to itself"),
    "nothing": ("", "redirects to itself"),
    "file": ("file:///etc/passwd", "redirects to a file address"),
    "javascript": ("javascript:alert(1)", "redirects to a javascript address"),
    "data": ("data:text/html,hi", "redirects to a data address"),
    "no address": ("http://[::1", "redirects to a broken address"),
    "no host": ("http:///b", "redirects to a broken address"),
    "backslash": ("http://wire.example\\@evil.example/", "redirects to a broken address"),
    "control": ("http://wire.example\x01/", "redirects to a broken address"),
}  # fmt: skip


@pytest.mark.parametrize("name", WAYS)
def test_a_redirect_leads_somewhere_or_has_a_reason(name: str) -> None:
    location, expected = WAYS[name]
    hop = redirected(location)
    assert (hop.url if isinstance(hop, Request) else hop) == expected


def test_a_way_back_is_taken_once_when_it_sets_a_cookie() -> None:
    hop = redirected(START, cookie="seen=1")
    assert isinstance(hop, Request)
    assert hop.url == START
    assert redirected(START, cookie="seen=1", **hop.meta) == "redirects to itself"


def test_a_circle_and_a_long_way_end() -> None:
    passed = [f"https://wire.example/{n}" for n in range(LIMITS.redirects)]
    ends = (
        redirected("/0", redirect_urls=passed[:3]),
        redirected("/new", redirect_urls=passed),
    )
    assert ends == ("redirects in a circle", "too many redirects")


@pytest.mark.parametrize(
    ("location", "kept"), [("/b", True), ("https://other.example/b", False)]
)
def test_secrets_stay_with_their_host(location: str, *, kept: bool) -> None:
    hop = redirected(location, download_slot="wire.example", exchange=object())
    assert isinstance(hop, Request)
    assert ("Authorization" in hop.headers, "ETag" in hop.headers) == (kept, True)
    assert not {"download_slot", "exchange"} & hop.meta.keys()


def test_what_is_not_to_be_followed_is_an_answer() -> None:
    assert isinstance(redirected("/b", dont_redirect=True), Response)
    answer = Response(START, status=302)
    request = Request(START)
    middleware = RedirectMiddleware(LIMITS)
    assert middleware.process_response(request, answer) is answer
    posted = Response(START, status=302, headers={"Location": "/b"})
    assert middleware.process_response(request.replace(method="POST"), posted) is posted


def tries(**meta: Any) -> tuple[TriesMiddleware, Request]:
    return TriesMiddleware(LIMITS, times=2), Request(START, meta=meta)


@pytest.mark.parametrize("status", [408, 425, 429, 500, 502, 503, 504, 520, 527])
def test_an_answer_that_may_change_is_asked_for_again(status: int) -> None:
    middleware, request = tries(retry_times=1, exchange=object())
    again = middleware.process_response(request, Response(START, status=status))
    assert isinstance(again, Request)
    assert again.meta == {"retry_times": 2}


@pytest.mark.parametrize(
    ("status", "meta"),
    [
        pytest.param(200, {}, id="well"),
        pytest.param(404, {}, id="gone"),
        pytest.param(501, {}, id="not implemented"),
        pytest.param(503, {"retry_times": 2}, id="tried twice"),
        pytest.param(503, {"dont_retry": True}, id="once"),
        pytest.param(503, {"seconds_spent": 0.9}, id="no time left"),
    ],
)
def test_an_answer_stands(status: int, meta: dict[str, Any]) -> None:
    middleware, request = tries(**meta)
    answer = Response(START, status=status)
    assert middleware.process_response(request, answer) is answer


def test_a_failure_is_tried_again_or_gives_what_came() -> None:
    part = Response(START, body=b"half")
    lost = FetchFailed("cut short", again=True, part=part)
    middleware, request = tries(keeps_part=True)

    again = middleware.process_exception(request, lost)

    assert isinstance(again, Request)
    last = again.replace(meta={**again.meta, "retry_times": 2})
    assert middleware.process_exception(last, lost) is part
    story = Request(START, meta={"retry_times": 2})
    assert middleware.process_exception(story, lost) is None
    assert middleware.process_exception(request, FetchFailed("tls: no")) is None
    assert middleware.process_exception(request, KeyError()) is None


def test_cookies_come_back_to_their_host_and_no_other() -> None:
    async def sent() -> list[bytes | None]:
        middleware = CookiesMiddleware()
        set_ = ["seen=1; Path=/", f"large={'x' * 5000}", "far=1; Domain=other.example"]
        answer = Response(START, headers={"Set-Cookie": set_})
        middleware.process_response(Request(START), answer)
        urls = (START, "https://wire.example/b", "https://other.example/")
        requests = [Request(url, headers={"Cookie": "old=1"}) for url in urls]
        for request in requests:
            middleware.process_request(request)
        return [request.headers.get("Cookie") for request in requests]

    assert asyncio.run(sent()) == [b"seen=1", b"seen=1", None]


SET = {
    "bare": ("a=b", b"a=b"),
    "quoted": ('a="b; c"', b'a="b; c"'),
    "what the jar would quote": ('a={"b":[1]}', b'a={"b":[1]}'),
    "UTF-8": ("a=\u00e9", b"a=\xc3\xa9"),
    "another charset": (b"a=\xe9", b"a=\xe9"),
    "a domain without a dot": ("a=b; Domain=example", b"a=b"),
    "an age of nonsense": ("a=b; Max-Age=9999999999999999999999", b"a=b"),
    "no name": ("=b", None),
}


@pytest.mark.parametrize("name", SET)
def test_a_cookie_comes_back_as_it_was_set(name: str) -> None:
    set_, expected = SET[name]

    async def sent() -> list[bytes | None]:
        middleware = CookiesMiddleware()
        answer = Response(START, headers={"Set-Cookie": set_})
        middleware.process_response(Request(START), answer)
        requests = [Request(START), Request("https://other.example/")]
        for request in requests:
            middleware.process_request(request)
        return [request.headers.get("Cookie") for request in requests]

    assert asyncio.run(sent()) == [expected, None]


def test_a_hop_is_no_attempt_until_it_is_sent() -> None:
    request = Request(START)
    count_attempt(request)
    hop = redirected("/b", **request.meta)
    assert isinstance(hop, Request)
    before = attempts_of(hop)
    count_attempt(hop)
    assert (before, attempts_of(hop)) == (0, 1)
