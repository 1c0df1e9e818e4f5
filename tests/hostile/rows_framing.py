"""Rows: HTTP framing (RFC 9110, 9112), broken in every place where it can be."""

import asyncio

from tests.hostile.answers import (
    CHUNKED,
    by_try,
    chunked,
    drip,
    flood,
    http,
    keeps,
    late,
    page,
    raw,
    reset,
    silent,
    then_reset,
    then_silent,
)
from tests.hostile.rows import Met, Row
from tests.hostile.server import Line

BROKEN = "cut short|connection|closed|lost|reset|malformed|bad|broken|invalid|no http|not http"
"""How a broken answer may be called."""
CUT = "cut short|connection|lost|reset|closed"
TIME = "timeout|too slow|seconds"
HEADERS = "header|too large|too long|malformed|bad|broken|invalid"

STORY = page("framing")


def own(name: str) -> bytes:
    return page(f"framing-{name}")


def status_line(line: bytes, name: str) -> bytes:
    """Return a whole answer behind another first line."""
    return line + b"\r\n" + http(own(name)).partition(b"\r\n")[2]


def with_lines(name: str, *lines: bytes) -> bytes:
    """Return a whole answer with more header lines, as they are."""
    first, _, rest = http(own(name)).partition(b"\r\n")
    return b"\r\n".join([first, *lines, rest])


def _smuggled() -> bytes:
    """Return an answer, and behind it one that nobody asked for."""
    return http(own("smuggled")) + http(page("POISON", headline="Poisoned"))


async def _continues(line: Line) -> None:
    line.closes = True
    for _ in range(20_000):
        await line.send(b"HTTP/1.1 100 Continue\r\n\r\n")
    await line.send(http(own("continues")))


async def _slow_but_whole(line: Line) -> None:
    body = own("slow")
    await line.send(http(b"", length=len(body)))
    for start in range(0, len(body), 400):
        await asyncio.sleep(0.3)
        await line.send(body[start : start + 400])


def _unpoisoned(met: Met) -> str:
    plain = met.plain.get("outcome")
    headline = (met.story or {}).get("headline", "")
    return "" if plain == "stored" and "Poison" not in headline else "poisoned"


def _once_more(met: Met) -> str:
    return "" if met.outcome.get("attempts", 0) >= 2 else "it was not tried again"


def _row(  # a row of this table in one call
    name: str,
    does: str,
    good: str,
    sent: bytes,
    *,
    fate: str = "failed",
    reason: str = BROKEN,
    tries: tuple[int, int] = (1, 99),
) -> Row:
    return Row(
        id=name,
        does=does,
        good=good,
        answer=raw(sent),
        fate=fate,
        reason=reason,
        tries=tries,
    )


FAILS = "fails with a named reason"
STORES = "stores the story"
EITHER = "stores it whole or fails with a named reason"

ROWS = (
    _row("no-http", "sends HELLO WORLD", FAILS, b"HELLO WORLD\r\n\r\n"),
    _row(
        "no-status", "status abc", FAILS, status_line(b"HTTP/1.1 abc OK", "no-status")
    ),
    _row(
        "huge-status",
        "status 99999",
        FAILS,
        status_line(b"HTTP/1.1 99999 OK", "huge-status"),
        reason=BROKEN + "|http 99999",
    ),
    _row(
        "no-reason",
        "a status line without a reason",
        STORES,
        status_line(b"HTTP/1.1 200", "no-reason"),
        fate="stored",
    ),
    _row(
        "esc-reason",
        "a terminal escape in the reason phrase of 500",
        "fails with http 500",
        b"HTTP/1.1 404 \x1b[2J\x1b]0;owned\x07\r\nContent-Length: 0\r\n\r\n",
        reason="http 404|" + BROKEN,
    ),
    _row(
        "version-9",
        "HTTP/9.9",
        EITHER,
        status_line(b"HTTP/9.9 200 OK", "version-9"),
        fate="stored|failed",
    ),
    _row(
        "icy",
        "ICY 200 OK",
        FAILS,
        status_line(b"ICY 200 OK", "icy"),
    ),
    _row(
        "http-10",
        "HTTP/1.0 without a length, ended by closing",
        STORES,
        b"HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n" + own("http-10"),
        fate="stored",
    ),
    _row("http-09", "HTTP/0.9: a page without any head", FAILS, own("http-09")),
    _row("nothing", "closes without a word", FAILS, b"", reason=CUT),
    Row(
        id="reset",
        does="resets the connection at once",
        good="tries again, then fails by name",
        answer=reset,
        reason=CUT,
        tries=(2, 6),
    ),
    Row(
        id="reset-in-head",
        does="resets in the middle of the headers",
        good="tries again, then fails by name",
        answer=then_reset(b"HTTP/1.1 200 OK\r\nContent-"),
        reason=CUT + "|" + BROKEN,
        tries=(2, 6),
    ),
    Row(
        id="reset-in-body",
        does="resets in the middle of the body",
        good="tries again, then fails as cut short; never half a story",
        answer=then_reset(http(STORY[:900], length=len(STORY))),
        reason=CUT,
        tries=(2, 6),
    ),
    Row(
        id="reset-then-whole",
        does="resets once, then answers",
        good=STORES,
        answer=by_try(reset, keeps(http(own("reset-then-whole")))),
        fate="stored",
        check=_once_more,
    ),
    Row(
        id="cut-length",
        does="promises more bytes than it sends",
        good="tries again, then fails as cut short",
        answer=raw(http(STORY, length=len(STORY) + 500)),
        reason="cut short",
        tries=(2, 6),
    ),
    Row(
        id="cut-then-whole",
        does="is cut short once, then whole",
        good=STORES,
        answer=by_try(
            raw(http(STORY[:500], length=len(STORY))),
            keeps(http(own("cut-then-whole"))),
        ),
        fate="stored",
        check=_once_more,
    ),
    _row(
        "more-than-length",
        "sends more than it promised (RFC 9112 6.3: may be discarded)",
        EITHER,
        http(own("more")) + b"<p>garbage behind the end</p>" * 50,
        fate="stored|failed",
        reason="longer|" + BROKEN,
    ),
    _row(
        "length-negative",
        "Content-Length: -5",
        FAILS,
        http(own("negative"), length=-5),
    ),
    _row("length-word", "Content-Length: abc", FAILS, http(STORY, length="abc")),
    _row("length-plus", "Content-Length: +5", FAILS, http(STORY, length="+5")),
    _row(
        "length-huge",
        "Content-Length of 30 digits",
        "fails at once, too large or malformed",
        http(STORY, length="9" * 30),
        reason="large|bytes|" + BROKEN,
    ),
    _row(
        "length-promised",
        "promises 5 GB",
        "fails at once, without reading",
        http(STORY, length=5 << 30),
        reason="large|bytes",
        tries=(1, 1),
    ),
    _row(
        "length-twice",
        "two Content-Lengths that differ",
        FAILS,
        http(STORY, headers=[("Content-Length", "17")]),
    ),
    _row(
        "length-same",
        "two Content-Lengths that agree",
        EITHER,
        http(own("same"), headers=[("Content-Length", str(len(own("same"))))]),
        fate="stored|failed",
    ),
    _row(
        "length-and-chunks",
        "both a length and chunks (RFC 9112 6.3)",
        EITHER,
        http(chunked(own("both")), headers=[CHUNKED], length=10),
        fate="stored|failed",
    ),
    _row(
        "chunks",
        "honest chunks",
        STORES,
        http(chunked(own("chunks"), size=100), headers=[CHUNKED], length=""),
        fate="stored",
    ),
    _row(
        "chunks-of-one",
        "chunks of one byte",
        STORES,
        http(chunked(own("ones"), size=1), headers=[CHUNKED], length=""),
        fate="stored",
    ),
    _row(
        "chunks-trailers",
        "extensions and trailers",
        STORES,
        http(
            chunked(own("trailers"), end=b"0;x=y\r\nX-Sum: 1\r\nX-More: 2\r\n\r\n"),
            headers=[CHUNKED],
            length="",
        ),
        fate="stored",
    ),
    _row(
        "chunk-zz",
        "a chunk of zz bytes",
        FAILS,
        http(b"zz\r\n" + STORY, headers=[CHUNKED], length=""),
    ),
    _row(
        "chunk-negative",
        "a chunk of -1 bytes",
        FAILS,
        http(b"-1\r\n" + STORY, headers=[CHUNKED], length=""),
    ),
    _row(
        "chunk-huge",
        "a chunk of ffffffffffffffff bytes",
        FAILS,
        http(b"ffffffffffffffff\r\n" + STORY, headers=[CHUNKED], length=""),
        reason="large|" + BROKEN,
    ),
    _row(
        "chunks-cut",
        "chunks without a last one",
        "tries again, then fails as cut short",
        http(chunked(own("chunks-cut"), end=b""), headers=[CHUNKED], length=""),
        reason="cut short",
        tries=(2, 6),
    ),
    _row(
        "chunk-cut",
        "ends within a chunk",
        "tries again, then fails as cut short",
        http(b"1000\r\n" + STORY[:700], headers=[CHUNKED], length=""),
        reason="cut short",
        tries=(2, 6),
    ),
    Row(
        id="chunk-line-endless",
        does="a chunk's extension without end",
        good=FAILS,
        answer=flood(
            http(headers=[CHUNKED], length="") + b"5;", b"x" * 65536, most=60 << 20
        ),
        reason=HEADERS + "|" + BROKEN + "|" + TIME,
    ),
    Row(
        id="trailers-endless",
        does="trailers without end",
        good=EITHER,
        answer=flood(
            http(chunked(own("tr"), end=b"0\r\n"), headers=[CHUNKED], length=""),
            b"X-Trailer: yes\r\n" * 500,
            most=60 << 20,
        ),
        fate="failed|stored",
        reason=HEADERS + "|" + BROKEN + "|" + TIME,
    ),
    _row(
        "continue",
        "100 Continue, then the answer",
        STORES,
        b"HTTP/1.1 100 Continue\r\n\r\n" + http(own("continue")),
        fate="stored",
    ),
    Row(
        id="continues",
        does="20,000 times 100 Continue",
        good=EITHER,
        answer=_continues,
        fate="failed|stored",
        reason=BROKEN + "|" + TIME + "|interim|informational|100",
    ),
    _row(
        "hints",
        "103 Early Hints, then the answer",
        STORES,
        b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n" + http(own("hints")),
        fate="stored",
    ),
    _row(
        "upgrade",
        "101 Switching Protocols",
        FAILS,
        b"HTTP/1.1 101 Switching\r\nUpgrade: x\r\nConnection: upgrade\r\n\r\n" + STORY,
        reason="101|" + BROKEN,
    ),
    _row(
        "head-1-mb",
        "a header of 1 MB",
        FAILS,
        with_lines("head-1-mb", b"X-Long: " + b"x" * (1 << 20)),
        reason=HEADERS,
    ),
    _row(
        "heads-20000",
        "20,000 headers",
        FAILS,
        with_lines("heads", *[b"X-%d: y" % n for n in range(20_000)]),
        reason=HEADERS,
    ),
    Row(
        id="head-endless",
        does="headers without end",
        good=FAILS,
        answer=flood(b"HTTP/1.1 200 OK\r\n", b"X-More: y\r\n" * 1000, most=100 << 20),
        reason=HEADERS + "|" + TIME,
    ),
    Row(
        id="head-drip",
        does="a header byte every half second",
        good="fails within its seconds",
        answer=drip(with_lines("head-drip", b"X-Long: " + b"x" * 500)),
        reason=TIME,
    ),
    _row(
        "head-nul",
        "a NUL in a header",
        EITHER,
        with_lines("head-nul", b"X-Nul: a\0b"),
        fate="failed|stored",
    ),
    _row(
        "head-no-colon",
        "a header line without a colon",
        EITHER,
        with_lines("head-no-colon", b"what is this"),
        fate="failed|stored",
    ),
    _row(
        "head-latin-1",
        "bytes above 127 in a header",
        STORES,
        with_lines("head-latin-1", b"X-Name: caf\xe9 \xff\xfe"),
        fate="stored",
    ),
    _row(
        "head-folded",
        "a folded header (RFC 9112 5.2)",
        EITHER,
        with_lines("head-folded", b"X-Folded: one", b"  two"),
        fate="stored|failed",
    ),
    _row(
        "head-bare-lf",
        "lines that end in LF alone (RFC 9112 2.2)",
        EITHER,
        http(own("lf")).replace(b"\r\n", b"\n"),
        fate="stored|failed",
    ),
    _row(
        "head-bare-cr",
        "a bare CR within a header",
        EITHER,
        with_lines("head-bare-cr", b"X-Cr: a\rSet-Cookie: b=c"),
        fate="failed|stored",
    ),
    _row(
        "head-space",
        "a space before the colon of Content-Length",
        EITHER,
        http(own("space")).replace(b"Length:", b"Length :"),
        fate="failed|stored",
    ),
    _row(
        "head-blank",
        "blank lines before the status line",
        EITHER,
        b"\r\n\r\n" + http(own("blank")),
        fate="stored|failed",
    ),
    Row(
        id="smuggled",
        does="a second answer behind the first, on the same connection",
        good="gives nobody the answer that nobody asked for",
        answer=keeps(_smuggled()),
        fate="stored|failed",
        reason=BROKEN,
        check=_unpoisoned,
    ),
    _row(
        "transfer-gzip",
        "Transfer-Encoding: gzip, chunked, of what is no gzip",
        EITHER,
        http(
            chunked(own("tg")),
            headers=[("Transfer-Encoding", "gzip, chunked")],
            length="",
        ),
        fate="failed|stored",
        reason="encoding|coding|" + BROKEN,
    ),
    _row(
        "transfer-unknown",
        "Transfer-Encoding: cow",
        EITHER,
        http(own("cow"), headers=[("Transfer-Encoding", "cow")], length=""),
        fate="failed|stored",
        reason="encoding|coding|" + BROKEN,
    ),
    Row(
        id="open-end",
        does="the whole page by its length, the connection left open",
        good="stores it at once",
        answer=then_silent(http(own("open-end"))),
        fate="stored",
        tries=(1, 1),
    ),
    Row(
        id="whole-then-reset",
        does="the whole page by its length, then RST",
        good=EITHER,
        answer=then_reset(http(own("whole-then-reset"))),
        fate="stored",
    ),
    Row(
        id="silent",
        does="accepts and says nothing",
        good="fails within its seconds, and is not tried for ever",
        answer=silent,
        reason=TIME,
        plain="stored",
    ),
    Row(
        id="stalls",
        does="stalls in mid-body",
        good="fails within its seconds",
        answer=then_silent(http(STORY[:700], length=len(STORY))),
        reason=TIME + "|cut short",
    ),
    Row(
        id="drip",
        does="a byte of the body every half second",
        good="fails within its seconds",
        answer=drip(http(STORY)),
        reason=TIME,
    ),
    Row(
        id="slow",
        does="a page that takes two seconds, whole",
        good=STORES,
        answer=_slow_but_whole,
        fate="stored",
        tries=(1, 1),
    ),
    Row(
        id="late",
        does="thinks for three seconds, then answers",
        good=STORES,
        answer=late(keeps(http(own("late"))), 3),
        fate="stored",
        tries=(1, 1),
    ),
    Row(
        id="endless",
        does="a body without end and without a length",
        good="fails as too large",
        answer=flood(http(length="") + STORY[:-14], b"<p>more and more</p>" * 3000),
        reason="large|bytes",
        tries=(1, 1),
    ),
    Row(
        id="endless-chunks",
        does="chunks without end",
        good="fails as too large",
        answer=flood(
            http(headers=[CHUNKED], length=""),
            b"<p>more and more</p>" * 3000,
            chunked=True,
        ),
        reason="large|bytes",
        tries=(1, 1),
    ),
)
