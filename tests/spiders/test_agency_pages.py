"""Real pages of agencies, each read by the spider of its source; they lie outside the project."""

import gzip
import json
import re
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from tests.conftest import Wire
from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.hosts import listed_at
from wirecrawler.crawl.overrides import crawl_settings

SOURCES = catalogue(crawl_settings({}))
BAR = 0.97
"""Token F1 of bodies, on average over the pages whose body is known."""
WRONG_TRUTH = {
    "theguardian.com__article-extraction-dataset__2647927e347cbe6d9a008727e4d0661f": (
        "more than half of the reference is an appeal for money that the page does not hold"
    ),
    "aljazeera.com__article-extraction-dataset__4c3aae34c70db15a9444dfb4bcba503e": (
        "the reference is the text of another day: the page was written on for months"
    ),
}
"""dict[str, str]: page -> why no reading of it can agree with its reference."""
_DENSE = (
    "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
)
_TOKEN = re.compile(rf"[{_DENSE}]|[^\W{_DENSE}]+")
"""As the reference scorer splits: a word, or a character of a script without spaces."""
_QUOTES = str.maketrans("‘’“”–—", "''\"\"--")


@dataclass(frozen=True, kw_only=True)
class Read:
    """A page, what is known of it, and what its spider said."""

    page: str
    truth: dict[str, Any]
    said: dict[str, Any]

    @property
    def body_f1(self) -> float | None:
        """Token F1 against the nearest of the reference texts; None where none is known."""
        texts = self.truth.get("body", ())
        return max((token_f1(text, self.said["body"]) for text in texts), default=None)


@pytest.fixture(scope="module")
def pages(corpus: Path, tmp_path_factory: pytest.TempPathFactory) -> list[Read]:
    folder = tmp_path_factory.mktemp("agencies")
    lines = (corpus / "agencies" / "truth.jsonl").read_text("utf-8").splitlines()
    known = [json.loads(line) for line in lines]
    asked = []
    for number, one in enumerate(known):
        html = folder / f"{number}.html"
        html.write_bytes(
            gzip.decompress((corpus / "agencies" / one["page"]).read_bytes())
        )
        asked.append(
            {
                "id": one["id"],
                "url": one["url"],
                "html_path": str(html),
                "source": slug_of(one["url"]),
            }
        )
    file = folder / "pages.jsonl"
    file.write_text("".join(json.dumps(line) + "\n" for line in asked), "utf-8")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    said = {
        line["id"]: line for line in wire.run("extract", str(file), "--quiet").records
    }
    return [
        Read(page=one["id"], truth=one["truth"], said=said[one["id"]]) for one in known
    ]


def slug_of(url: str) -> str:
    """Return the slug of the source of a page; each of these has a spider."""
    listed = listed_at(SOURCES, url)
    assert listed is not None, url
    return listed.source.slug


def token_f1(true: str, said: str) -> float:
    """Return how far two texts are made of the same words, 0 to 1; their order is no matter."""
    one, other = (Counter(_TOKEN.findall(text.lower())) for text in (true, said))
    shared = (one & other).total()
    return 2 * shared / (one.total() + other.total()) if shared else 0.0


def plain(headline: str) -> str:
    return " ".join(headline.translate(_QUOTES).split())


def test_headlines_are_exact(pages: list[Read]) -> None:
    known = [one for one in pages if one.truth.get("title")]
    assert {one.page: plain(one.said["headline_original"]) for one in known} == {
        one.page: plain(one.truth["title"]) for one in known
    }


def test_kinds_are_right(pages: list[Read]) -> None:
    assert {one.page: one.said["kind"] for one in pages} == {
        one.page: one.truth["kind"] for one in pages
    }


def test_bodies_are_those_of_the_reference(pages: list[Read]) -> None:
    scores = {
        one.page: one.body_f1
        for one in pages
        if one.body_f1 is not None and one.page not in WRONG_TRUTH
    }
    lowest = sorted(scores.items(), key=lambda pair: pair[1])[:3]
    assert mean(scores.values()) >= BAR, lowest
