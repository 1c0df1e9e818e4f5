"""Canonical addresses as pages say them: taken, or not."""

import pytest

from wirecrawler.normalize.believed_address import believed_address

HOME = "https://h.example/"
STORY = "https://h.example/news/2026/11/ferry-returns"
SAID = {
    "itself": STORY,
    "another slug": "https://h.example/news/2026/11/the-ferry-returns",
    "front label": "https://www.h.example/news/2026/11/ferry-returns",
    "the source's other host": "https://en.h.example/ferry-returns",
    "slug alone": "https://h.example/ferry-returns",
    "long slug": "https://h.example/the-ferry-returns-after-eleven-years",
    "number": "https://h.example/s/812345",
    "code": "https://h.example/articles/c5yr0pe8rdgo",
    "number in a query": "https://h.example/?p=812345",
    "route": "https://h.example/#!/story/5",
    "deeper": "https://h.example/news/world/2026/11/17/ferry",
}
NOT_SAID = {
    "nothing": "",
    "nonsense": "//[",
    "another's": "https://o.example/news/2026/11/ferry-returns",
    "another's, alike": "https://oh.example/news/2026/11/ferry-returns",
    "front page": "https://h.example/",
    "front page of a language": "https://h.example/en/",
    "front page of another label": "http://www.h.example/index.html",
    "section": "https://h.example/news",
    "day": "https://h.example/news/2026/11/",
    "section of words": "https://h.example/middle-east",
    "section elsewhere": "https://h.example/en/world",
}


@pytest.mark.parametrize("canonical", SAID.values(), ids=SAID)
def test_a_page_is_believed(canonical: str) -> None:
    assert believed_address(canonical, STORY, HOME) == canonical


@pytest.mark.parametrize("canonical", NOT_SAID.values(), ids=NOT_SAID)
def test_a_page_is_not_believed(canonical: str) -> None:
    assert believed_address(canonical, f"{STORY}?utm_source=x", HOME) == STORY


@pytest.mark.parametrize(
    ("canonical", "final_url", "believed"),
    [
        pytest.param(f"{STORY}?fbclid=1#top", STORY, STORY, id="one form"),
        pytest.param(STORY, f"{STORY}/amp/", STORY, id="of an amp page"),
        pytest.param(
            STORY,
            "https://h-example.cdn.ampproject.org/c/s/h.example/x",
            STORY,
            id="cache",
        ),
        pytest.param(
            "https://o.example/s",
            "https://h-example.cdn.ampproject.org/c/s/amp.h.example/x",
            "https://amp.h.example/x",
            id="cache of a page that names another's",
        ),
        pytest.param(
            "https://www.google.com/amp/s/h.example/news/2026/11/ferry-returns",
            f"{STORY}/amp",
            STORY,
            id="names a copy in a cache",
        ),
        pytest.param(STORY, "https://o.example/x", STORY, id="home, from elsewhere"),
        pytest.param(
            "https://h.example/story.php",
            "https://h.example/story.php?id=512",
            "https://h.example/story.php?id=512",
            id="number left out",
        ),
        pytest.param(
            "https://h.example/story.php",
            "https://h.example/story.php?page=2",
            "https://h.example/story.php",
            id="page left out",
        ),
        pytest.param(
            STORY,
            f"{STORY}?from=20261117",
            STORY,
            id="a number that is left out rightly",
        ),
        pytest.param(
            "https://h.example/",
            "https://h.example/?p=5",
            "https://h.example/?p=5",
            id="?p=",
        ),
        pytest.param("https://h.example/", HOME, HOME, id="front page of itself"),
        pytest.param(
            "https://h.example/the-ferry-returns-after-storm",
            "https://h.example/the-ferry-returns-after-storm/2",
            "https://h.example/the-ferry-returns-after-storm",
            id="part of a story",
        ),
        pytest.param(
            "https://h.example/middle-east-and-north-africa",
            "https://h.example/middle-east-and-north-africa/ferry-returns",
            "https://h.example/middle-east-and-north-africa/ferry-returns",
            id="section of many words",
        ),
        pytest.param(
            "https://h.example/s", "nonsense", "https://h.example/s", id="no page"
        ),
    ],
)
def test_what_is_believed_of_what(
    canonical: str, final_url: str, believed: str
) -> None:
    assert believed_address(canonical, final_url, HOME) == believed
