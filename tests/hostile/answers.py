"""Answers of the hostile site: whole ones, broken ones, and what they are made of."""

import asyncio
import html
import random
from collections.abc import AsyncIterator, Callable, Iterable, Sequence

from tests.hostile.server import Behaviour, Line

_WORDS = (
    "harbour council bridge ferry engineer meeting winter station market teacher river"
    " vote budget school hinge lorry captain evening tide archive signal timber garden"
    " letter railway window doctor mayor paper village quarry lantern orchard account"
    " summer printer machine driver morning notice building journey question answer"
).split()

Pairs = Sequence[tuple[str, str]]


def paragraphs(seed: str, count: int = 4) -> list[str]:
    """Return invented paragraphs that no other seed gives."""
    dice = random.Random(seed)
    return [
        "The "
        + " ".join(dice.choice(_WORDS) for _ in range(45))
        + f", said a reader of {seed}."
        for _ in range(count)
    ]


def page(seed: str, *, headline: str = "", head: str = "", body: str = "") -> bytes:
    """Return a story's page as a careful source makes it, with a text of its own."""
    text = body or "".join(f"<p>{html.escape(p)}</p>" for p in paragraphs(seed))
    title = headline or f"A report of {seed}"
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f"<title>{title}</title>"
        '<meta property="og:type" content="article">'
        '<meta property="article:published_time" content="2026-11-20T09:30:00+01:00">'
        f"{head}</head><body><article><h1>{title}</h1>"
        f'<div class="story-text">{text}</div></article></body></html>'
    ).encode()


def http(
    body: bytes = b"",
    *,
    status: int | str = 200,
    reason: str = "OK",
    kind: str = "text/html; charset=utf-8",
    headers: Pairs = (),
    length: int | str | None = None,
) -> bytes:
    """Return a whole answer; `length` is what it says of itself, "" for nothing."""
    said = len(body) if length is None else length
    lines = [f"HTTP/1.1 {status} {reason}"]
    lines += [f"Content-Type: {kind}"] if kind else []
    lines += [f"Content-Length: {said}"] if said != "" else []
    lines += [f"{name}: {value}" for name, value in headers]
    return "\r\n".join([*lines, "", ""]).encode("latin-1") + body


def keeps(answer: bytes) -> Behaviour:
    """Send an answer and await the next request on the same connection."""

    async def behave(line: Line) -> None:
        await line.send(answer)

    return behave


def raw(answer: bytes) -> Behaviour:
    """Send bytes as they are, then close."""

    async def behave(line: Line) -> None:
        await line.send(answer)
        line.closes = True

    return behave


def by_try(*each: Behaviour) -> Behaviour:
    """Answer the first time like the first, then like the next; the last stays."""

    async def behave(line: Line) -> None:
        await each[min(line.tries, len(each)) - 1](line)

    return behave


def redirect(
    location: str, *, status: int = 302, headers: Pairs = (), body: bytes = b""
) -> Behaviour:
    """Lead elsewhere; `{here}` is the host that was asked, with its port."""

    async def behave(line: Line) -> None:
        told = ("Location", location.replace("{here}", line.asked.headers["host"]))
        await line.send(
            http(body, status=status, reason="Moved", headers=[told, *headers])
        )

    return behave


async def reset(line: Line) -> None:
    """End the connection with RST before anything is sent."""
    line.reset()


async def silent(line: Line) -> None:
    """Say nothing at all."""
    await line.hang_up()
    line.closes = True


def then_reset(sent: bytes) -> Behaviour:
    """Send some bytes, then RST."""

    async def behave(line: Line) -> None:
        await line.send(sent)
        await asyncio.sleep(0.05)
        line.reset()

    return behave


def then_silent(sent: bytes) -> Behaviour:
    """Send some bytes, then nothing more."""

    async def behave(line: Line) -> None:
        await line.send(sent)
        await silent(line)

    return behave


def drip(sent: bytes, *, every_s: float = 0.5, size: int = 1) -> Behaviour:
    """Send a few bytes at a time."""

    async def behave(line: Line) -> None:
        line.closes = True
        for start in range(0, len(sent), size):
            await line.send(sent[start : start + size])
            await asyncio.sleep(every_s)

    return behave


def late(behaviour: Behaviour, after_s: float) -> Behaviour:
    """Answer after a while."""

    async def behave(line: Line) -> None:
        await asyncio.sleep(after_s)
        await behaviour(line)

    return behave


def flood(
    start: bytes, piece: bytes, *, most: int = 200 << 20, chunked: bool = False
) -> Behaviour:
    """Send a piece again and again, without end as far as a crawler can see."""
    sent = b"%x\r\n%s\r\n" % (len(piece), piece) if chunked else piece

    async def behave(line: Line) -> None:
        line.closes = True
        await line.send(start)
        while line.sent < most:
            await line.send(sent)

    return behave


def stream(start: bytes, pieces: Callable[[], Iterable[bytes]]) -> Behaviour:
    """Send what is made while it is sent."""

    async def made() -> AsyncIterator[bytes]:
        for piece in pieces():
            yield piece

    async def behave(line: Line) -> None:
        line.closes = True
        await line.send(start)
        async for piece in made():
            await line.send(piece)

    return behave


def chunked(body: bytes, *, size: int = 4096, end: bytes = b"0\r\n\r\n") -> bytes:
    """Return a body in chunks (RFC 9112 section 7.1)."""
    pieces = (body[start : start + size] for start in range(0, len(body), size))
    return b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces) + end


CHUNKED = ("Transfer-Encoding", "chunked")


def atom(links: Iterable[tuple[str, str]], more: str = "") -> bytes:
    """Return an Atom feed of links and titles, written as they are given."""
    entries = "".join(
        f"<entry><id>{html.escape(link)}</id><title>{html.escape(title)}</title>"
        f'<link href="{html.escape(link)}"/><updated>2026-11-20T08:30:00Z</updated></entry>'
        for link, title in links
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        "<id>urn:hostile</id><title>Hostile Post</title>"
        f"<updated>2026-11-20T08:30:00Z</updated>{entries}{more}</feed>"
    ).encode()


def urlset(links: Iterable[str]) -> bytes:
    """Return a sitemap."""
    return _sitemap("urlset", "url", links)


def sitemap_index(links: Iterable[str]) -> bytes:
    """Return a sitemap of sitemaps."""
    return _sitemap("sitemapindex", "sitemap", links)


def _sitemap(root: str, each: str, links: Iterable[str]) -> bytes:
    named = "".join(f"<{each}><loc>{html.escape(one)}</loc></{each}>" for one in links)
    name = "http://www.sitemaps.org/schemas/sitemap/0.9"
    return f'<?xml version="1.0"?><{root} xmlns="{name}">{named}</{root}>'.encode()


def opml(links: Iterable[str]) -> bytes:
    """Return subscriptions."""
    named = "".join(
        f'<outline type="rss" text="x" xmlUrl="{html.escape(one)}"/>' for one in links
    )
    return (
        f'<?xml version="1.0"?><opml version="2.0"><body>{named}</body></opml>'.encode()
    )
