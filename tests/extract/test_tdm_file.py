"""/.well-known/tdmrep.json: which paths of a host are reserved."""

import json

import pytest

from wirecrawler.extract.tdm_file import is_matched, reservation_of

RULES = [
    {"location": "/", "tdm-reservation": 1, "tdm-policy": "https://x.example/tdm"},
    {"location": "/free/*", "tdm-reservation": 0},
    {"location": "/free/*.pdf$", "tdm-reservation": "1"},
    {"location": "/both", "tdm-reservation": 0},
    {"location": "/both", "tdm-reservation": 1},
    {"location": "/odd", "tdm-reservation": "yes"},
    {"location": ["/x"], "tdm-reservation": 0},
    "no rule",
]
PATHS = {
    "all": ("/news/1", "1 https://x.example/tdm"),
    "the longest wins": ("/free/1", "0"),
    "an end": ("/free/a.pdf", "1"),
    "after the end": ("/free/a.pdf?x", "0"),
    "of two the narrower": ("/both", "1"),
    "no answer is none": ("/odd", "1 https://x.example/tdm"),
    "percent-encoded": ("/%66ree/1", "0"),
    "no path": ("", "1 https://x.example/tdm"),
}


@pytest.mark.parametrize(("path", "said"), PATHS.values(), ids=PATHS)
def test_the_longest_pattern_decides(path: str, said: str) -> None:
    content = json.dumps(RULES).encode("utf-8-sig")
    assert str(reservation_of(content, f"https://x.example{path}")) == said


FILES = {
    "empty": (b"", None),
    "a page": (b"<html>", None),
    "not UTF-8": (b"\xff\xfe[", None),
    "a number": (b"1", None),
    "no rules": (b"[]", None),
    "one rule alone": (b'{"tdm-reservation": 1}', "1"),
    "another path": (b'[{"location": "/a", "tdm-reservation": 1}]', None),
    "too long": (b'{"tdm-reservation": 1}' + b" " * 512_000, None),
    "deep": (b"[" * 100_000, None),
}


@pytest.mark.parametrize(("content", "said"), FILES.values(), ids=FILES)
def test_what_is_no_such_file_reserves_nothing(
    content: bytes, said: str | None
) -> None:
    found = reservation_of(content, "https://x.example/news")
    assert (found and str(found)) == said


def test_what_is_no_address_is_the_front_page() -> None:
    rules = b'[{"location": "/$", "tdm-reservation": 1}]'
    assert str(reservation_of(rules, "http://[")) == "1"


PATTERNS = {
    "prefix": ("/a", "/abc", True),
    "no prefix": ("/a", "/b", False),
    "whole": ("/a$", "/a", True),
    "not whole": ("/a$", "/ab", False),
    "star": ("/a*c", "/abbcd", True),
    "star without its end": ("/a*c", "/abb", False),
    "star to the end": ("/a*c$", "/abcc", True),
    "stars that overlap": ("/ab*ba$", "/aba", False),
    "star alone": ("*", "/x", True),
    "many stars": ("*a" * 900 + "$", "/" + "a" * 5_000 + "b", False),
}


@pytest.mark.parametrize(("pattern", "path", "fits"), PATTERNS.values(), ids=PATTERNS)
def test_patterns_are_those_of_robots_txt(pattern: str, path: str, fits: bool) -> None:
    assert is_matched(pattern, path) is fits
