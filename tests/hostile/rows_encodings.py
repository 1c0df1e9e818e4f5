"""Rows: content codings (RFC 9110 section 8.4), honest, cut, mislabelled and bombs."""

import gzip
import zlib

import brotli  # type: ignore[import-untyped]  # it ships no types

from tests.hostile.answers import http, keeps, page, raw
from tests.hostile.bombs import BOMBS, packed, zstd_frame
from tests.hostile.rows import Row

LARGE = "large|bytes|decoded|unpack"
BAD = "cut short|coding|decod|damaged|corrupt|malformed|gzip|br|deflate|zstd|no html"
_BIG = 40 << 20


def _coded(body: bytes, coding: str) -> bytes:
    return http(body, headers=[("Content-Encoding", coding)])


def _row(
    name: str,
    does: str,
    body: bytes,
    coding: str,
    *,
    fate: str = "stored",
    reason: str = BAD,
    tries: tuple[int, int] = (1, 9),
) -> Row:
    good = {
        "stored": "stores the story",
        "failed": "fails with a named reason",
    }.get(fate, "stores the whole of it or fails with a named reason")
    return Row(
        id=name,
        does=does,
        good=good,
        answer=keeps(_coded(body, coding)),
        fate=fate,
        reason=reason,
        tries=tries,
    )


def own(name: str) -> bytes:
    return page(f"coding-{name}")


def _raw_deflate(content: bytes) -> bytes:
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    return packer.compress(content) + packer.flush()


def _bad_sum(content: bytes) -> bytes:
    whole = bytearray(gzip.compress(content))
    whole[-8] ^= 0xFF
    return bytes(whole)


_HONEST = tuple(
    _row(f"honest-{coding}", f"a page in {coding}", packed(coding, own(coding)), coding)
    for coding in ("gzip", "x-gzip", "deflate", "br", "zstd")
)
_CUT = tuple(
    _row(
        f"cut-{coding}",
        f"{coding} that ends too early",
        packed(coding, own(f"cut-{coding}"))[:-60],
        coding,
        fate="failed",
        reason="cut short|" + BAD,
    )
    for coding in ("gzip", "deflate", "br", "zstd")
)
_GARBAGE = tuple(
    _row(
        f"garbage-{coding}",
        f"garbage called {coding}",
        b"\x00\xff\x13garbage" * 200,
        coding,
        fate="failed",
    )
    for coding in ("gzip", "deflate", "br", "zstd")
)
_BOMBS = tuple(
    _row(
        f"bomb-{coding}",
        f"40 MB in {coding}",
        bomb(_BIG, own(f"bomb-{coding}")),
        coding,
        fate="failed",
        reason=LARGE,
        tries=(1, 1),
    )
    for coding, bomb in BOMBS.items()
)

ROWS = (
    *_HONEST,
    *_CUT,
    *_GARBAGE,
    *_BOMBS,
    _row("raw-deflate", "deflate without zlib", _raw_deflate(own("raw")), "deflate"),
    _row("upper", "Content-Encoding: GZIP", gzip.compress(own("upper")), "GZIP"),
    _row("identity", "Content-Encoding: identity", own("identity"), "identity"),
    _row(
        "members",
        "gzip of two members (RFC 1952 2.2)",
        gzip.compress(own("members")[:300]) + gzip.compress(own("members")[300:]),
        "gzip",
    ),
    _row(
        "tail",
        "gzip with garbage behind it",
        gzip.compress(own("tail")) + b"\0garbage\0" * 9,
        "gzip",
        fate="stored|failed",
    ),
    _row(
        "bad-sum", "gzip with a wrong sum", _bad_sum(own("sum")), "gzip", fate="failed"
    ),
    _row(
        "mislabelled",
        "plain text called gzip",
        own("mislabelled"),
        "gzip",
        fate="failed|stored",
    ),
    _row(
        "charset-as-coding",
        "Content-Encoding: utf-8",
        own("charset"),
        "utf-8",
        fate="failed|stored",
        reason="encoding",
    ),
    _row(
        "unknown",
        "Content-Encoding: cow",
        own("cow"),
        "cow",
        fate="failed",
        reason="cow",
    ),
    _row(
        "escape",
        "a terminal escape as the name of a coding",
        own("escape"),
        "\x1b[31mred",
        fate="failed",
        reason="encoding|malformed|bad|invalid|header",
    ),
    _row(
        "compress",
        "compress, which nobody speaks",
        own("lzw"),
        "compress",
        fate="failed",
    ),
    _row(
        "nested",
        "gzip within br",
        bytes(brotli.compress(gzip.compress(own("nested")))),
        "gzip, br",
    ),
    _row(
        "nested-twelve",
        "twelve codings, one in another",
        own("twelve"),
        ", ".join(["gzip"] * 12),
        fate="failed",
    ),
    _row(
        "nested-bomb",
        "a bomb within a bomb",
        gzip.compress(BOMBS["gzip"](_BIG, own("nested-bomb"))),
        "gzip, gzip",
        fate="failed",
        reason=LARGE,
    ),
    _row(
        "window",
        "zstd that asks for a window of 2 GB",
        zstd_frame(own("window"), window=0xA8),
        "zstd",
        fate="failed|stored",
        reason="large|window|" + BAD,
    ),
    _row(
        "empty-gzip",
        "gzip of nothing",
        b"",
        "gzip",
        fate="failed|skipped",
        reason="",
    ),
    Row(
        id="large-plain",
        does="a page of 12 MB",
        good="fails as too large",
        answer=raw(http(own("large") + b"<p>filler</p>" * 1_000_000)),
        reason=LARGE,
        tries=(1, 1),
    ),
    Row(
        id="coding-twice",
        does="two Content-Encoding lines",
        good="unpacks both or fails by name",
        answer=keeps(
            http(
                gzip.compress(gzip.compress(own("twice"))),
                headers=[("Content-Encoding", "gzip")] * 2,
            )
        ),
        fate="stored|failed",
        reason=BAD,
    ),
    Row(
        id="type-gzip",
        does="a page sent as application/gzip, not unpacked by HTTP",
        good="skips what is no page",
        answer=keeps(http(gzip.compress(own("type")), kind="application/gzip")),
        fate="skipped|failed|stored",
        reason="not a page|type",
    ),
)
