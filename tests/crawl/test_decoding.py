"""What codings come to, whole, cut, hostile and merely claimed."""

import gzip
import sys
import zlib
from collections.abc import Sequence

import brotli  # type: ignore[import-untyped]  # it ships no types
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.crawl.codings import DecodingError
from wirecrawler.crawl.decoding import Decoder, codings_of

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

TEXT = b"<p>The bridge stays open.</p>" * 40
PAGE = b"<!doctype html><p>Not coded at all"
MOST = 1 << 20
BOMB = bytes(8 * MOST)


def _bare(text: bytes) -> bytes:
    stream = zlib.compressobj(wbits=-15)
    return stream.compress(text) + stream.flush()


def _wide(text: bytes) -> bytes:
    level = {int(zstd.CompressionParameter.window_log): 27}
    stream = zstd.ZstdCompressor(options=level)
    return stream.compress(text) + stream.flush()


CODED = {
    "gzip": gzip.compress,
    "deflate": zlib.compress,
    "br": brotli.compress,
    "zstd": zstd.compress,
}


def decoded(body: bytes, *codings: str, most: int = MOST, step: int = 1 << 16) -> bytes:
    decoder = Decoder(codings, most=most)
    came = b"".join(
        piece
        for at in range(0, len(body), step)
        for piece in decoder.decoded(body[at : at + step])
    )
    return came + b"".join(decoder.ended())


@pytest.mark.parametrize("step", [1, 7, 1 << 16])
@pytest.mark.parametrize("coding", CODED)
def test_a_coding_comes_off_whatever_the_pieces(coding: str, step: int) -> None:
    assert decoded(CODED[coding](TEXT), coding, step=step) == TEXT


@given(st.binary(max_size=500), st.lists(st.sampled_from(sorted(CODED)), max_size=3))
def test_what_was_coded_is_what_comes_out(text: bytes, codings: list[str]) -> None:
    body = text
    for coding in codings:
        body = CODED[coding](body)
    assert decoded(body, *codings) == text


def _named(name: bytes) -> bytes:
    """Return a gzip member that bears the name of its file (RFC 1952 section 2.3)."""
    packed = gzip.compress(TEXT)
    return packed[:3] + b"\x08" + packed[4:10] + name + b"\0" + packed[10:]


GZ, BR, ZS = gzip.compress(TEXT), brotli.compress(TEXT), zstd.compress(TEXT)
SKIPPED = b"\x50\x2a\x4d\x18\x03\x00\x00\x00abc"
BORNE: dict[str, tuple[bytes, str, bytes]] = {
    "two members": (GZ + GZ, "gzip", TEXT * 2),
    "garbage after gzip": (GZ + b"\0\0\0<!-- cached -->", "gzip", TEXT),
    "a byte after gzip": (GZ + b"\n", "gzip", TEXT),
    "no gzip": (PAGE, "gzip", PAGE),
    "one byte for gzip": (b"\x1f", "gzip", b"\x1f"),
    "nothing for gzip": (b"", "gzip", b""),
    "bare deflate": (_bare(TEXT), "deflate", TEXT),
    "no deflate": (PAGE, "deflate", PAGE),
    "garbage after deflate": (zlib.compress(TEXT) + b"xx", "deflate", TEXT),
    "one byte for deflate": (b"<", "deflate", b"<"),
    "nothing for deflate": (b"", "deflate", b""),
    "no brotli": (PAGE, "br", PAGE),
    "nothing for brotli": (b"", "br", b""),
    "two frames": (ZS + ZS, "zstd", TEXT * 2),
    "a skippable frame": (SKIPPED + ZS, "zstd", TEXT),
    "garbage after zstd": (ZS + b"garbage", "zstd", TEXT),
    "no zstd": (PAGE, "zstd", PAGE),
    "nothing for zstd": (b"", "zstd", b""),
    "skippable frames alone": (SKIPPED * 2, "zstd", b""),
    "a long name": (_named(b"a" * (1 << 16)), "gzip", TEXT),
    "a charset": (PAGE, "utf-8", PAGE),
}


@pytest.mark.parametrize("step", [1, 1 << 16])
@pytest.mark.parametrize("name", BORNE)
def test_what_servers_get_wrong_is_borne(name: str, step: int) -> None:
    body, coding, text = BORNE[name]
    assert decoded(body, coding, step=step) == text


CUT = {
    "gzip": (GZ[:-9], "gzip"),
    "gzip without its sum": (GZ[:-4], "gzip"),
    "gzip with a wrong sum": (GZ[:-8] + b"12345678", "gzip"),
    "a second member": (GZ + GZ[:-5], "gzip"),
    "deflate": (zlib.compress(TEXT)[:-6], "deflate"),
    "bare deflate": (_bare(TEXT)[:-3], "deflate"),
    "brotli": (BR[:-2], "br"),
    "brotli that is none": (b"\xff" * 50, "br"),
    "zstd": (ZS[:-3], "zstd"),
    "gzip that is brotli": (b"\x8b\x00\x80hi\x03", "gzip"),
    "gzip whose name has no end": (_named(b"a" * 100)[:60], "gzip"),
    "a skippable frame without its end": (SKIPPED[:-1], "zstd"),
    "brotli of a large window": (b"\x11\x3e" + bytes(20), "br"),
    "zstd that breaks": (ZS[:9] + b"\xff" * 50, "zstd"),
}


@pytest.mark.parametrize("step", [1, 1 << 16])
@pytest.mark.parametrize("name", CUT)
def test_a_body_that_ends_too_early_is_cut_short(name: str, step: int) -> None:
    with pytest.raises(DecodingError, match=r"^cut short$"):
        decoded(*CUT[name], step=step)


_ONE, _SMALL = gzip.compress(BOMB), gzip.compress(b"")
BOMBS: dict[str, tuple[bytes, Sequence[str]]] = {
    **{name: (code(BOMB), [name]) for name, code in CODED.items()},
    "in two": (gzip.compress(_ONE), ["gzip", "gzip"]),
    "in three": (brotli.compress(zstd.compress(_ONE)), ["gzip", "zstd", "br"]),
    # Much between the codings, nothing at the end.
    "of nothing": (gzip.compress(_SMALL * (MOST // 10)), ["gzip", "gzip"]),
    "frames without end": (zstd.compress(b"") * 5000, ["zstd"]),
    "a wide window": (_wide(TEXT * 300_000), ["zstd"]),
}


@pytest.mark.parametrize("name", BOMBS)
def test_a_bomb_is_cut_at_the_limit(name: str) -> None:
    body, codings = BOMBS[name]
    decoder, came = Decoder(codings, most=MOST), 0
    with pytest.raises(DecodingError, match="too large when decoded"):  # noqa: PT012
        for at in range(0, len(body), 1 << 16):
            for piece in decoder.decoded(body[at : at + (1 << 16)]):
                came += len(piece)
    assert came <= MOST


def test_as_much_as_is_allowed_is_no_bomb() -> None:
    assert decoded(gzip.compress(BOMB[:MOST]), "gzip") == BOMB[:MOST]


REFUSED = {
    "sdch": "unknown content-encoding: sdch",
    "gzip,br,zstd,gzip": "too many content-encodings",
}


@pytest.mark.parametrize("codings", REFUSED)
def test_codings_that_are_not_taken_have_a_name(codings: str) -> None:
    with pytest.raises(DecodingError, match=REFUSED[codings]):
        Decoder(codings.split(","), most=MOST)


def test_codings_are_named_in_any_case_and_in_several_headers() -> None:
    assert codings_of(["X-GZIP , br", "", " Zstd"]) == ["gzip", "br", "zstd"]
