"""What may stand in a log."""

import pytest

from wirecrawler.normalize.log_text import log_line, passwords_of

LINES = {
    "plain": ("tasnim: 3 named", "tasnim: 3 named"),
    "other scripts": ("خبر 新闻 é", "خبر 新闻 é"),
    "ZWNJ and ZWJ": ("می\u200cخواهم \u200d", "می\u200cخواهم \u200d"),
    "line ends": ("a\r\nb\u2028c\x85d", r"a\r\nb\u2028c\x85d"),
    "escape sequence": ("\x1b]0;gone\x07", r"\x1b]0;gone\x07"),
    "NUL, DEL, C1": ("a\0b\x7fc\x9bd", r"a\x00b\x7fc\x9bd"),
    "bidi override": ("\u202egnp.exe\u202c", r"\u202egnp.exe\u202c"),
    "bidi isolate and marks": ("\u2066x\u2069\u200f", r"\u2066x\u2069\u200f"),
    "zero width": ("a\u200bb\ufeffc\xadd", r"a\u200bb\ufeffc\xadd"),
    "half a character": ("a\ud800b", r"a\ud800b"),
    "credentials": ("http://me:pa@ss@x.example/a", "http://***@x.example/a"),
    "a user alone": ("get https://me@x.example", "get https://***@x.example"),
    "an at in a path": ("http://x.example/@me", "http://x.example/@me"),
    "a token": ("/a?access_token=abc&b=1", "/a?access_token=***&b=1"),
    "a key": ("/a?b=1&key=abc#c", "/a?b=1&key=***#c"),
    "an api key": ("/a?X-Api-Key=abc", "/a?X-Api-Key=***"),
    "a signature": ("/a?X-Amz-Signature=ab", "/a?X-Amz-Signature=***"),
    "an author": ("/a?author=ann&monkey=b", "/a?author=ann&monkey=b"),
    "a header": ("Authorization: Bearer abcdefgh123", "Authorization: Bearer ***"),
    "ours": ("sent to https://hooks.example/T0/B1/x9", "sent to ***"),
    "long": ("x" * 5_000, "x" * 3_999 + "…"),
}


@pytest.mark.parametrize(("text", "line"), LINES.values(), ids=LINES)
def test_a_line_commands_nothing_and_tells_no_secret(text: str, line: str) -> None:
    assert log_line(text, secrets=["https://hooks.example/T0/B1/x9"]) == line


def test_passwords_are_known_as_written_and_as_meant() -> None:
    urls = (
        "postgresql+psycopg://wire:s%40crt@db/wire",
        "sqlite:///a@b",
        "smtp://me@x",
        "",
    )
    assert passwords_of(*urls) == {"s%40crt", "s@crt"}
