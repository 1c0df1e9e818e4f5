"""Bombs: small answers that unpack to a gigabyte, made without holding one."""

import gzip
import zlib
from collections.abc import Callable
from functools import lru_cache

import brotli  # type: ignore[import-untyped]  # it ships no types

_PIECE = 1 << 20


def gzip_bomb(size: int, start: bytes = b"") -> bytes:
    """Return a gzip file (RFC 1952) of `start` and spaces, `size` bytes in all."""
    # Never read to its end by anybody who is careful: its sums are those of nothing.
    return b"\x1f\x8b\x08\0\0\0\0\0\0\xff" + _deflated(size, start) + b"\0" * 8


def deflate_bomb(size: int, start: bytes = b"") -> bytes:
    """Return a zlib stream (RFC 1950) of the same."""
    return b"\x78\x9c" + _deflated(size, start) + b"\0" * 4


@lru_cache(maxsize=16)
def _deflated(size: int, start: bytes) -> bytes:
    """Return raw deflate (RFC 1951): one flushed piece stands on its own, so it is repeated."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -15)
    begun = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    piece = packer.compress(b" " * _PIECE) + packer.flush(zlib.Z_FULL_FLUSH)
    return begun + piece * (size // _PIECE) + packer.flush()


@lru_cache(maxsize=8)
def brotli_bomb(size: int, start: bytes = b"") -> bytes:
    """Return brotli (RFC 7932) of the same."""
    packer = brotli.Compressor(quality=1, lgwin=24)
    packed = packer.process(start) + packer.flush()
    piece = b" " * _PIECE
    for _ in range(size // _PIECE):
        packed += packer.process(piece)
    return bytes(packed + packer.finish())


def zstd_frame(content: bytes, *, spaces: int = 0, window: int = 0x58) -> bytes:
    """Return a Zstandard frame (RFC 8878) of raw blocks, then blocks of repeated spaces.

    `window` is the descriptor: an exponent above 10 in its first five bits, eighths in the rest.
    """
    most = 128 << 10
    blocks = [(content[n : n + most], 0) for n in range(0, len(content), most)]
    frame = [b"\x28\xb5\x2f\xfd\x00" + bytes([window])]
    repeated = spaces // most
    for number, (block, kind) in enumerate(blocks):
        is_last = not repeated and number == len(blocks) - 1
        frame.append(_block_head(len(block), kind, is_last=is_last) + block)
    middle = _block_head(most, 1, is_last=False) + b" "
    if repeated:
        frame.append(middle * (repeated - 1))
        frame.append(_block_head(most, 1, is_last=True) + b" ")
    return b"".join(frame)


def zstd_bomb(size: int, start: bytes = b"") -> bytes:
    """Return Zstandard of the same."""
    return zstd_frame(start, spaces=size)


def _block_head(size: int, kind: int, *, is_last: bool) -> bytes:
    return (size << 3 | kind << 1 | is_last).to_bytes(3, "little")


BOMBS: dict[str, Callable[[int, bytes], bytes]] = {
    "gzip": gzip_bomb,
    "deflate": deflate_bomb,
    "br": brotli_bomb,
    "zstd": zstd_bomb,
}


def packed(coding: str, content: bytes) -> bytes:
    """Return content in one of the codings, whole and honest."""
    if coding in ("gzip", "x-gzip"):
        return gzip.compress(content)
    if coding == "deflate":
        return zlib.compress(content)
    if coding == "br":
        return bytes(brotli.compress(content))
    assert coding == "zstd"
    return zstd_frame(content)
