"""Patterns of the addresses of stories."""

import re

import pytest

from wirecrawler.extract.site_pattern import story_pattern

HOME = "https://e.example"
PATTERNS = {
    "a date and words": (
        ["/news/2026/11/quay-opens-at-last", "/news/2026/9/ferry-is-found-again"],
        ["/news/sport", "/about"],
        r"://[^/]+/news/\d{4}/\d+/[^/]+[-_][^/]+[-_][^/]+$",
    ),
    "a number in front": (
        ["/a/12345-quay", "/a/67890-ferry"],
        ["/a/", "/b/terms"],
        r"://[^/]+/a/[^/]*\d{4,}[^/]*$",
    ),
    "a short number": (["/p1", "/p2"], ["/sport"], r"://[^/]+/p\d+$"),
    "a suffix": (
        ["/x/quay.html", "/x/y/ferry.html", "/z/sea.html"],
        ["/x", "/y"],
        r"://[^/]+(?:/.*)?/[^/]+\.html",
    ),
    "a slash at the end": (
        ["/quay-opens-at-last/", "/ferry-is-found-again/"],
        ["/sport/"],
        "://[^/]+/[^/]+[-_][^/]+[-_][^/]+/$",
    ),
    "two shapes": (
        ["/a/12345", "/video/quay-opens-at-last"],
        ["/sport", "/a"],
        r"://[^/]+(?:/a/\d+$|/video/[^/]+[-_][^/]+[-_][^/]+$)",
    ),
    "a first piece": (
        ["/news/quay", "/news/x/ferry", "/news/y/z/sea"],
        ["/sport/a", "/about"],
        "://[^/]+/news/.",
    ),
    "words in a folder": (
        ["/the-long-road-home/quay-1", "/one-more-such-thing/ferry-2"],
        ["/sport"],
        r"://[^/]+/[^/]+/quay\-\d+$|",
    ),
    "words in the middle": (
        ["/the-long-road-home/x/1/quay", "/one-more-such-thing/x/2/ferry"],
        ["/sport"],
        r"://[^/]+/[^/]+/x/\d+/[^/]+$",
    ),
    "a number in the query": (
        ["/?p=31228", "/?p=31301"],
        ["/?page_id=2", "/sport"],
        r"://[^/]+/\?(?:[^#]*&)?p=\d+",
    ),
    "a number in the query of one": (
        ["/?p=31228"],
        ["/sport"],
        r"://[^/]+/\?(?:[^#]*&)?p=\d+",
    ),
    "a number that counts readers": (
        ["/news/quay?ref=1"],
        ["/sport"],
        r"://[^/]+/news/[^/]+$",
    ),
    "nothing in common": (
        ["/quay", "/x/ferry", "/x/y/sea"],
        ["/terms?x=1#y"],
        "",
    ),
    "no story": ([], ["/sport"], ""),
    "no other": (["/quay", "/x/ferry", "/x/y/sea"], [], "://[^/]+/[^/?#]"),
}


@pytest.mark.parametrize(
    ("stories", "others", "pattern"), PATTERNS.values(), ids=PATTERNS
)
def test_a_pattern_matches_stories_and_few_others(
    stories: list[str], others: list[str], pattern: str
) -> None:
    urls = [HOME + path for path in stories]
    found = story_pattern(urls, urls, [HOME + path for path in others])
    if not pattern.endswith("|"):
        assert found == pattern
    assert all(re.search(found, url) for url in urls)


def test_a_pattern_is_that_of_most_likely_addresses() -> None:
    urls = [f"{HOME}/news/bayern/quay-opens-at-{n}" for n in range(2)]
    likely = [f"{HOME}/news/welt/ferry-is-found-{n}" for n in range(8)]
    assert story_pattern(urls, [*urls, *likely], []) == "://[^/]+/news/."
