"""Every recipe of the cookbook is crawled, and stores what the page says."""

import json
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest

from tests.conftest import Wire
from tests.loopback import Answer, Site, serving

ROOT = Path(__file__).parents[1]
PAGE = (ROOT / "docs" / "cookbook.md").read_text(encoding="utf-8")
CRAWL_AT = ROOT / "tests" / "spiders" / "crawl_at.py"

_BLOCK = re.compile(
    r"^<!-- (?P<mark>\w+): (?P<what>.+?) -->\n```(?P<kind>\w+)\n(?P<text>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_KINDS = {"html": "text/html", "xml": "application/xml", "json": "application/json"}
_WITHOUT_FILE = "eastwickpost_example"
"""The source of the recipe that has no file."""
_WRITTEN = "willowpost"
"""The source of the recipe whose file is written by `new-source`."""


@dataclass(frozen=True, kw_only=True)
class Block:
    """A block of the page, and the comment above it: `MARK: WHAT`."""

    mark: str
    what: str
    kind: str
    text: str


BLOCKS = [Block(**found.groupdict()) for found in _BLOCK.finditer(PAGE)]
STORES = {b.what: json.loads(b.text) for b in BLOCKS if b.mark == "stores"}
"""dict[str, list[dict]]: slug -> what is expected of its stories, in order of the page."""
FILES = {b.what: b.text for b in BLOCKS if b.mark == "file"}
HOMES = {
    Path(path).stem: urlsplit(home[1]).netloc
    for path, text in FILES.items()
    if (home := re.search(r'home="([^"]+)"', text))
}
"""dict[str, str]: slug -> host of its home."""


def answering() -> Iterator[tuple[str, str, Answer]]:
    """Yield the host, the path and the answer of what the sources of the page answer."""
    for block in BLOCKS:
        if block.mark == "answers":
            url, _, charset = block.what.partition(" in ")
            parts = urlsplit(url)
            content = block.text.encode(charset or "utf-8")
            path = parts.path + (parts.query and f"?{parts.query}")
            yield parts.netloc, path, Answer(body=content, kind=_KINDS[block.kind])


@dataclass(frozen=True, kw_only=True)
class Crawled:
    """A wire, and what is stored on it."""

    wire: Wire
    stories: list[dict[str, Any]]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Crawled:
    """The wire after all recipes were crawled, each at a site of its own."""
    folder = tmp_path_factory.mktemp("cookbook")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    wire.environment["WIRECRAWLER_SPIDER_MODULES"] = "./my_sources"
    for path, text in FILES.items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    with ExitStack() as sites:
        sited: dict[str, Site] = {}
        for host, path, answer in answering():
            if host not in sited:
                sited[host] = sites.enter_context(serving(Site()))
            sited[host].routes[path] = answer
        homes = {host: site.home for host, site in sited.items()}
        crawl_files(wire, homes)
        crawl_without_file(wire, homes)
        slug = crawl_written(wire, homes)
    # Its slug is made of its host, which the page does not know.
    slugs = {slug: _WRITTEN}
    stories = wire.stories()
    found = [s | {"source": slugs.get(s["source"], s["source"])} for s in stories]
    return Crawled(wire=wire, stories=found)


def crawl_files(wire: Wire, homes: dict[str, str]) -> None:
    """Crawl the recipes with a file; dict[str, str]: host -> where it is on loopback."""
    pairs = [f"{slug}={homes[host]}" for slug, host in HOMES.items()]
    said = subprocess.run(
        [sys.executable, str(CRAWL_AT), *pairs],
        env=wire.environment,
        cwd=wire.folder,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert said.returncode == 0, said.stderr


def crawl_without_file(wire: Wire, homes: dict[str, str]) -> None:
    words = words_of("crawl feed", homes, "eastwickpost.example")
    said = wire.run(*words, "-a", f"slug={_WITHOUT_FILE}", "--quiet")
    assert (said.status, said.err) == (0, "")


def crawl_written(wire: Wire, homes: dict[str, str]) -> str:
    """Crawl the source whose file is written first; return its slug."""
    said = wire.run(*words_of("new-source", homes, "willowpost.example"))
    assert said.status == 0, said.err
    slug = Path(said.out.splitlines()[0]).stem
    crawled = wire.run("crawl", slug, "--quiet")
    assert (crawled.status, crawled.err) == (0, "")
    return slug


def words_of(command: str, homes: dict[str, str], host: str) -> list[str]:
    """Return the words of the page's first example of a command, its host on loopback."""
    example = re.search(rf"^\$ wirecrawler ({command} .+)$", PAGE, re.MULTILINE)
    assert example, command
    return example[1].replace(f"https://{host}/", homes[host]).split()


@pytest.mark.parametrize("slug", STORES)
def test_a_recipe_stores_what_the_page_says(crawled: Crawled, slug: str) -> None:
    expected = STORES[slug]
    # A wire shows the newest first, and so does the page.
    stored = [story for story in crawled.stories if story["source"] == slug]
    assert len(stored) == len(expected)
    assert expected == [
        {key: story[key] for key in one}
        for story, one in zip(stored, expected, strict=True)
    ]


def test_every_file_of_the_page_has_its_stories_and_all_have_a_file() -> None:
    assert {*HOMES, _WITHOUT_FILE, _WRITTEN} == set(STORES)


@pytest.mark.parametrize(
    ("withheld", "excerpts"),
    [
        pytest.param("court-order", [], id="withheld"),
        pytest.param("", ["The quarry that built half of…"], id="not withheld"),
    ],
)
def test_a_caution_withholds_a_source_where_it_is_named(
    crawled: Crawled, withheld: str, excerpts: list[str]
) -> None:
    words = ("export", "--source", "granite_herald", "--format", "jsonl")
    said = crawled.wire.run(*words, WIRECRAWLER_WITHHELD=withheld)
    assert said.status == 0, said.err
    assert [story["body"] for story in said.records] == excerpts
