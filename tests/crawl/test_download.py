"""What a fetch comes to, from servers that speak HTTP well, badly and with intent."""

import asyncio
import contextlib
import gzip
import os
import socket
import struct
from dataclasses import replace
from ipaddress import IPv4Address

import pytest
from scrapy.http import Request, Response

from tests.crawl.raw_server import (
    LIMITS,
    Script,
    fetch_from,
    fetched,
    gate,
    handler,
    raw_server,
    said,
)
from wirecrawler.crawl.address_gate import AddressGate
from wirecrawler.crawl.answers import attempts_of, cut_reason
from wirecrawler.crawl.exchange import exchange_of
from wirecrawler.crawl.failures import FetchFailed
from wirecrawler.crawl.networks import Address, allowed_networks
from wirecrawler.crawl.proxies import Proxies
from wirecrawler.crawl.resolver import Resolver

OK = b"HTTP/1.1 200 OK\r\n"
HI = b"Content-Length: 2\r\n\r\nhi"
CHUNKED = OK + b"Transfer-Encoding: chunked\r\n\r\n"
BROKEN, CUT = "malformed answer", "cut short"


def answer(body: bytes, *lines: bytes, status: bytes = b"200 OK") -> bytes:
    head = (b"HTTP/1.1 " + status, *lines, b"Content-Length: %d" % len(body))
    return b"\r\n".join(head) + b"\r\n\r\n" + body


ANSWERS: dict[str, tuple[bytes, tuple[int, bytes] | str]] = {
    "plain": (OK + HI, (200, b"hi")),
    "empty": (answer(b""), (200, b"")),
    "without a phrase": (b"HTTP/1.1 200\r\n" + HI, (200, b"hi")),
    "with line feeds alone": ((OK + HI).replace(b"\r", b""), (200, b"hi")),
    "HTTP/1.0": (b"HTTP/1.0 200 OK\r\n\r\nhi", (200, b"hi")),
    "ended by the connection": (OK + b"\r\nhi", (200, b"hi")),
    "after a 100": (b"HTTP/1.1 100 Continue\r\n\r\n" + OK + HI, (200, b"hi")),
    "after a 103": (
        b"HTTP/1.1 103 Early Hints\r\nLink: </a.css>\r\n\r\n" + OK + HI,
        (200, b"hi"),
    ),
    "another protocol": (b"HTTP/1.1 101 Other\r\nUpgrade: x\r\n\r\n", (101, b"")),
    "204 with a body": (answer(b"hello", status=b"204 None"), (204, b"")),
    "304 with a body": (answer(b"hello", status=b"304 Same"), (304, b"")),
    "304 with a length": (
        b"HTTP/1.1 304 Same\r\nContent-Length: 500\r\n\r\n",
        (304, b""),
    ),
    "404 cut short": (b"HTTP/1.1 404 No\r\nContent-Length: 9\r\n\r\nhi", (404, b"hi")),
    "404 in an unknown coding": (
        answer(b"hi", b"Content-Encoding: sdch", status=b"404 No"),
        (404, b"hi"),
    ),
    "304 with a body after a hint": (
        b"HTTP/1.1 103 Hint\r\n\r\n" + answer(b"hello", status=b"304 Same"),
        (304, b""),
    ),
    "205": (answer(b"", status=b"205 Reset"), (205, b"")),
    "a part that nobody asked for": (
        answer(b"hi", b"Content-Range: bytes 0-1/9", status=b"206 Part"),
        (206, b"hi"),
    ),
    "a status below 100": (b"HTTP/1.1 000 OK\r\n" + HI, BROKEN),
    "a header with a NUL": (OK + b"X: a\0b\r\n" + HI, BROKEN),
    "a header with a bare CR": (OK + b"X: a\rSet-Cookie: b=c\r\n" + HI, BROKEN),
    "headers in any case": (b"HTTP/1.1 200 OK\r\ncONTENT-lENGTH: 2\r\n\r\nhi", (200, b"hi")),
    "another answer behind it": (OK + HI + answer(b"poison"), (200, b"hi")),
    "HTTP/2": (b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n", BROKEN),
    "frames of HTTP/2": (b"\0\0\x06\x04\0\0\0\0\0\0\x03\0\0\0\x80", BROKEN),
    "gzip that is brotli": (
        answer(b"\x8b\0\x80hi\x03", b"Content-Encoding: identity, x-gzip"),
        CUT,
    ),
    "chunks that nobody takes off": (
        OK + b"Transfer-Encoding: chunked, identity\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
        "unknown transfer-encoding: identity",
    ),
    "chunks behind a strange space": (
        OK + b"Transfer-Encoding: \x0bchunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
        "unknown transfer-encoding: chunked",
    ),
    "chunks of another name": (
        OK + b"Transfer-Encoding: x-chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
        "unknown transfer-encoding: x-chunked",
    ),
    "a body longer than it says": (answer(b"hi") + b"gher", "longer than it says"),
    "a body shorter than it says": (OK + b"Content-Length: 9\r\n\r\nhi", CUT),
    "a length below 0": (OK + b"Content-Length: -1\r\n\r\nhi", BROKEN),
    "a length of words": (OK + b"Content-Length: many\r\n\r\nhi", BROKEN),
    "a length too long to count": (OK + b"Content-Length: 9%s\r\n\r\nhi" % (b"9" * 30), BROKEN),
    "two lengths": (OK + b"Content-Length: 5\r\n" + HI, BROKEN),
    "a length and chunks": (
        OK + b"Transfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
        BROKEN,
    ),
    "chunks": (CHUNKED + b"1\r\nh\r\n1;x=y\r\ni\r\n0\r\nX: y\r\n\r\n", (200, b"hi")),
    "chunks without an end": (CHUNKED + b"2\r\nhi\r\n", CUT),
    "chunks of no number": (CHUNKED + b"zz\r\nhi\r\n", CUT),
    "chunks too long to count": (CHUNKED + b"f" * 20 + b"\r\nhi\r\n", CUT),
    "chunks below 0": (CHUNKED + b"-2\r\nhi\r\n", CUT),
    "a coding of the transfer": (
        OK + b"Transfer-Encoding: gzip, chunked\r\n\r\n2\r\nhi\r\n0\r\n\r\n",
        "unknown transfer-encoding: gzip",
    ),
    "gzip": (answer(gzip.compress(b"hi"), b"Content-Encoding: gzip"), (200, b"hi")),
    "gzip cut short": (
        answer(gzip.compress(b"hi")[:-3], b"Content-Encoding: gzip"),
        CUT,
    ),
    "a bomb": (
        answer(gzip.compress(bytes(9 << 20)), b"Content-Encoding: gzip"),
        "too large when decoded",
    ),
    "a coding with a control character": (
        answer(b"hi", b"Content-Encoding: a\x1bb"),
        "unknown content-encoding: a b",
    ),
    "too large by its own word": (OK + b"Content-Length: 99999999\r\n\r\nhi", "too large"),
    "headers of 10 KB": (OK + b"Policy: %s\r\n" % (b"x" * 10_000) + HI, (200, b"hi")),
    "one header of 70 KB": (OK + b"Policy: %s\r\n" % (b"x" * 70_000) + HI, "headers too large"),
    "headers of 100 KB": (
        OK + (b"Policy: %s\r\n" % (b"x" * 20_000)) * 5 + HI,
        "headers too large",
    ),
    "300 headers": (OK + b"X: y\r\n" * 300 + HI, "headers too large"),
    "no HTTP": (b"SSH-2.0-OpenSSH_9.9\r\n\r\n", BROKEN),
    "a page without a head": (b"<html><p>hi</p></html>", BROKEN),
    "a header without a colon": (OK + b"oops\r\n" + HI, BROKEN),
    "nothing": (b"", "connection lost"),
}  # fmt: skip


@pytest.mark.parametrize("name", ANSWERS)
def test_an_answer_is_whole_or_has_a_reason(name: str) -> None:
    sent, expected = ANSWERS[name]
    assert said(fetch_from(sent)) == expected


def repeated(head: bytes, piece: bytes, *, pause_s: float = 0.0) -> Script:
    async def write(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(head)
        while True:
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(pause_s)

    return write


def reset(sent: bytes) -> Script:
    async def write(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(sent)
        await writer.drain()
        await asyncio.sleep(0.02)
        linger = struct.pack("ii", 1, 0)
        raw = writer.get_extra_info("socket")
        raw.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        writer.transport.abort()

    return write


def kept_open(sent: bytes) -> Script:
    async def write(_: bytes, writer: asyncio.StreamWriter) -> None:
        writer.write(sent)
        await writer.drain()
        await asyncio.sleep(9)

    return write


BIG = b"x" * (1 << 16)
SCRIPTS: dict[str, tuple[Script, tuple[int, bytes] | str]] = {
    "silence": (kept_open(b""), "timeout"),
    "a head that drips": (repeated(OK, b"X: y\r\n", pause_s=0.02), "timeout"),
    "a body that drips": (repeated(OK + b"\r\n", b"x", pause_s=0.02), "timeout"),
    "hints without end": (
        repeated(b"", b"HTTP/1.1 103 Hint\r\n\r\n" * 20),
        "too many interim answers",
    ),
    "line feeds without end": (repeated(b"", b"\r\n\r\n" * 99), "timeout"),
    "a body of tiny chunks": (
        kept_open(CHUNKED + b"1\r\nx\r\n" * 40_000 + b"0\r\n\r\n"),
        (200, b"x" * 40_000),
    ),
    "a connection kept open": (kept_open(OK + HI), (200, b"hi")),
    "a body without end": (repeated(OK + b"\r\n", BIG), "too large"),
    "a header without end": (repeated(OK + b"X: ", BIG), "headers too large"),
    "headers without end": (repeated(OK, b"X: y\r\n" * 99), "headers too large"),
    "a phrase without end": (repeated(b"HTTP/1.1 200 ", BIG), "headers too large"),
    "trailers without end": (repeated(CHUNKED + b"0\r\n", b"X: y\r\n" * 99), CUT),
    "a reset before the head": (reset(b""), "connection lost"),
    "a reset in the body": (reset(OK + b"Content-Length: 9\r\n\r\nhi"), CUT),
    "a reset where the end was to be": (reset(OK + b"\r\nhi"), CUT),
    "a redirect with a body without end": (
        repeated(b"HTTP/1.1 302 Go\r\nLocation: /x\r\n\r\n", BIG),
        (302, b""),
    ),
}


@pytest.mark.parametrize("name", SCRIPTS)
def test_a_server_that_stalls_or_floods_is_left_in_time(name: str) -> None:
    script, expected = SCRIPTS[name]
    came = said(fetch_from(script, limits=replace(LIMITS, seconds=0.4)))
    if isinstance(came, tuple) and came[0] != 200:
        came = (came[0], b"")
    assert came == expected


def test_a_503_that_drips_is_a_503() -> None:
    drips = repeated(b"HTTP/1.1 503 No\r\n\r\n", b"x", pause_s=0.05)
    came = fetch_from(drips, limits=replace(LIMITS, seconds=5))
    assert isinstance(came, Response)
    assert came.status == 503


@pytest.mark.parametrize(
    ("sent", "body", "reason"),
    [
        pytest.param(OK + b"Content-Length: 9\r\n\r\nhi", b"hi", CUT, id="cut"),
        pytest.param(
            answer(gzip.compress(b"x" * (5 << 20)), b"Content-Encoding: gzip"),
            b"x" * LIMITS.decoded_bytes,
            "too large when decoded",
            id="bomb",
        ),
        pytest.param(
            answer(b"x" * (3 << 20)), b"x" * LIMITS.wire_bytes, "too large", id="large"
        ),
    ],
)
def test_what_came_is_kept_for_who_can_use_it(
    sent: bytes, body: bytes, reason: str
) -> None:
    failure = fetch_from(sent, meta={"keeps_part": True})

    assert isinstance(failure, FetchFailed)
    assert failure.part is not None
    assert (failure.part.body, cut_reason(failure.part)) == (body, reason)


def test_a_request_may_have_smaller_limits() -> None:
    kept = {"keeps_part": True, "most_bytes": 5}
    failure = fetch_from(answer(b"User-agent: *"), meta=kept)
    assert isinstance(failure, FetchFailed)
    assert failure.part is not None
    assert failure.part.body == b"User-"


def test_the_seconds_of_a_url_are_summed_over_its_tries() -> None:
    async def twice() -> list[str]:
        async with raw_server(kept_open(b"")) as server:
            one = Request(server.url(), meta={"seconds_spent": 0.8})
            async with handler() as ours:
                failures = []
                for _ in range(2):
                    with pytest.raises(FetchFailed) as failure:
                        await ours.download_request(one)
                    failures.append(failure.value.reason)
            return [*failures, *map(str, [one.meta["seconds_spent"] > 1])]

    assert asyncio.run(twice()) == ["timeout", "timeout", "True"]


PATHS = {
    "/a/../b//c/./d": b"/a/../b//c/./d",
    "/%41%2e%2E/?a=%2F&b=%zz": b"/%41%2e%2E/?a=%2F&b=%zz",
    "?q": b"/?q",
    "/a#fragment": b"/a",
    "/a;b=c,d@e:f!$&'()*+": b"/a;b=c,d@e:f!$&'()*+",
}


@pytest.mark.parametrize("path", PATHS)
def test_an_address_is_asked_for_as_it_is_written(path: str) -> None:
    async def asked() -> bytes:
        async with raw_server(OK + HI) as server:
            await fetched(server.url(path))
            return server.heads[0].split(b" ")[1]

    assert asyncio.run(asked()) == PATHS[path]


def test_an_ipv6_address_is_asked() -> None:
    async def asked() -> tuple[tuple[int, bytes] | str, str]:
        try:
            async with raw_server(OK + HI, host="::1") as server:
                result = await fetched(server.url("/a", host="[::1]"))
        except OSError:
            pytest.skip("no IPv6 here")
        exchange = exchange_of(result) if isinstance(result, Response) else None
        return said(result), exchange.ip if exchange else ""

    assert asyncio.run(asked()) == ((200, b"hi"), "::1")


def test_a_connection_is_kept_for_the_next_request() -> None:
    async def asked() -> tuple[int, int]:
        async with raw_server(OK + HI, is_kept=True) as server:
            async with handler() as ours:
                for _ in range(3):
                    await ours.download_request(Request(server.url()))
            return server.connections, len(server.heads)

    assert asyncio.run(asked()) == (1, 3)


POISON = answer(b"poison")
LENGTH = b"Content-Length: 2\r\n\r\n"
UNASKED: dict[str, tuple[bytes, ...]] = {
    "at once": (OK + HI + POISON,),
    "with the body": (OK + LENGTH, b"hi" + POISON),
    "with the last chunk": (CHUNKED, b"2\r\nhi\r\n0\r\n\r\n" + POISON),
    "later": (OK + HI, POISON),
    "later, in part": (OK + HI, POISON[:20]),
    "as the body of a 304": (b"HTTP/1.1 304 Same\r\n" + LENGTH, POISON),
    "as the body of a 302": (b"HTTP/1.1 302 Go\r\nLocation: /\r\n" + HI + POISON,),
    "after a 101": (b"HTTP/1.1 101 Other\r\nUpgrade: x\r\n\r\n" + POISON,),
    "as the server's goodbye": (OK + HI, answer(b"", status=b"408 Timeout")),
}


@pytest.mark.parametrize("name", UNASKED)
def test_what_nobody_asked_for_answers_no_later_request(name: str) -> None:
    async def write(head: bytes, writer: asyncio.StreamWriter) -> None:
        for piece in UNASKED[name] if b"/first" in head else (answer(b"second"),):
            writer.write(piece)
            await writer.drain()
            await asyncio.sleep(0.02)

    async def asked() -> tuple[tuple[int, bytes] | str, int]:
        async with raw_server(write, is_kept=True) as server:
            async with handler() as ours:
                await ours.download_request(Request(server.url("/first")))
                await asyncio.sleep(0.06)
                second = await ours.download_request(Request(server.url("/second")))
            return said(second), server.connections

    assert asyncio.run(asked()) == ((200, b"second"), 2)


def test_what_waits_unread_on_a_connection_answers_no_later_request() -> None:
    lines: list[int] = []

    async def write(head: bytes, writer: asyncio.StreamWriter) -> None:
        lines.append(writer.get_extra_info("socket").fileno())
        writer.write(OK + HI if b"/first" in head else answer(b"second"))

    async def asked() -> tuple[int, bytes] | str:
        async with raw_server(write, is_kept=True) as server, handler() as ours:
            await ours.download_request(Request(server.url("/first")))
            os.write(lines[0], POISON)
            return said(await ours.download_request(Request(server.url("/second"))))

    assert asyncio.run(asked()) == (200, b"second")


class TwoAddresses(Resolver):
    """Knows one name, at whose first address nobody listens."""

    async def addresses(self, host: str) -> tuple[Address, ...]:
        assert host == "two.example"
        return (IPv4Address("127.0.0.9"), IPv4Address("127.0.0.1"))


def test_where_one_address_refuses_the_next_is_asked() -> None:
    async def asked() -> tuple[int, bytes] | str:
        ours = AddressGate(
            allowed_networks("127.0.0.0/8"), resolver=TwoAddresses(), proxies=Proxies()
        )
        async with raw_server(OK + HI) as server:
            url = server.url(host="two.example")
            return said(await fetched(url, through=ours))

    assert asyncio.run(asked()) == (200, b"hi")


def test_attempts_are_what_was_sent() -> None:
    async def asked() -> list[int]:
        counts = []
        async with raw_server(OK + HI) as server, handler() as ours:
            one = Request(server.url())
            refused = Request("http://10.0.0.1/")
            for request in (one, one, refused):
                with contextlib.suppress(FetchFailed):
                    await ours.download_request(request)
                counts.append(attempts_of(request))
        return counts

    assert asyncio.run(asked()) == [1, 2, 0]


def test_a_server_that_breaks_off_the_handshake_fails_by_its_name() -> None:
    async def asked() -> tuple[int, bytes] | str:
        async def hang_up(_: bytes, writer: asyncio.StreamWriter) -> None:
            writer.close()

        async with raw_server(hang_up, until=b"\x16\x03\x01") as server:
            url = server.url().replace("http:", "https:")
            return said(await fetched(url))

    assert asyncio.run(asked()) == "tls: no handshake: connection lost"


def test_an_exchange_holds_what_went_over_the_wire() -> None:
    packed = gzip.compress(b"hi")
    result = fetch_from(answer(packed, b"content-encoding: GZip", b"X-a:  b "))

    assert isinstance(result, Response)
    exchange = exchange_of(result)
    assert exchange is not None
    assert exchange.request_head.startswith(b"GET / HTTP/1.1\r\nHost: 127.0.0.1:")
    assert exchange.request_head.endswith(b"\r\n\r\n")
    assert (
        exchange.version,
        exchange.status,
        exchange.phrase,
        exchange.response_head,
        exchange.wire_body,
        exchange.ip,
        exchange.cut,
    ) == (
        "HTTP/1.1",
        200,
        "OK",
        (
            (b"content-encoding", b"GZip"),
            (b"X-a", b"b"),
            (b"Content-Length", b"%d" % len(packed)),
        ),
        packed,
        "127.0.0.1",
        "",
    )
    assert "Content-Encoding" not in result.headers


def test_the_proxy_of_the_environment_is_asked_for_what_may_be_asked(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    async def asked() -> tuple[list[tuple[int, bytes] | str], list[bytes]]:
        async with raw_server(OK + HI) as proxy:
            place = f"http://us%40er:secret@127.0.0.1:{proxy.port}"
            monkeypatch.setenv("HTTP_PROXY", place)
            monkeypatch.setenv("NO_PROXY", "direct.invalid")
            urls = (
                "http://nowhere.invalid/a b?c",
                "http://10.0.0.1/",
                "http://169.254.169.254/latest",
                "http://direct.invalid/",
            )
            results = [await fetched(url, through=gate("")) for url in urls]
            assert all(
                b"Basic" not in exchange.request_head
                for result in results
                if isinstance(result, Response)
                and (exchange := exchange_of(result)) is not None
            )
            return [said(result) for result in results], proxy.heads

    results, heads = asyncio.run(asked())

    private = "address refused: {} is not public; see WIRECRAWLER_PRIVATE_NETWORKS"
    assert results[:3] == [
        (200, b"hi"),
        private.format("10.0.0.1"),
        private.format("169.254.169.254"),
    ]
    assert str(results[3]).startswith("dns: no a")
    assert len(heads) == 1
    assert heads[0].startswith(b"GET http://nowhere.invalid/a%20b?c HTTP/1.1\r\n")
    assert b"Proxy-Authorization: Basic dXNAZXI6c2VjcmV0\r\n" in heads[0]


PROXIES = {
    "http://u:secret@127.0.0.1:1": "proxy: connection refused",
    "socks5://u:secret@127.0.0.1:1": "proxy: no proxy can be asked by 'socks5'",
    "http://u:secret@127.0.0.1:x": "proxy: its address is broken",
    "http://u:secret@nowhere.invalid": "proxy: dns: no address for nowhere.invalid",
    "http://u:secret@a b": "proxy: its address is broken",
    "http://u:secret@127.0.0.1:1\r\nX: y": "proxy: its address is broken",
    "http://u:secret@1.2.3.4.5:80": "proxy: its address is broken",
    "http://u:secret@..": "proxy: its address is broken",
    "http://u:secret@": "proxy: its address is broken",
    "nonsense.invalid": "proxy: dns: no address for nonsense.invalid",
}


@pytest.mark.parametrize("proxy", PROXIES)
def test_a_proxy_that_fails_is_named_without_its_secret(
    proxy: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("all_proxy", proxy)
    result = asyncio.run(fetched("http://192.0.43.8/", through=gate("")))
    assert said(result) == PROXIES[proxy]
