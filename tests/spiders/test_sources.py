"""Every source: its fixture, served on loopback, through its real spider and every stage."""

import json
import subprocess
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

import pytest

from tests.conftest import Wire
from tests.loopback import Answer, Site, serving
from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.source import Use

FIXTURES = Path(__file__).parent
SPIDERS = FIXTURES.parents[1] / "wirecrawler" / "spiders"
SOURCES = catalogue(crawl_settings({}))
LISTINGS = {
    "feed.xml": "application/rss+xml",
    "sitemap.xml": "application/xml",
    "section.html": "text/html; charset=utf-8",
    "listing.json": "application/json",
}
"""dict[str, str]: file of a fixture -> the Content-Type under which it is served.

The first of them that a folder holds is what every address of the source's listings answers.
"""


AT_ONCE = 24
"""Sources crawled in one process: to start one costs more than to crawl them all."""


@pytest.mark.parametrize("slug", SOURCES)
def test_a_source_s_stories_are_stored_as_expected(
    crawled: Callable[[str], "Crawled"], slug: str
) -> None:
    assert (FIXTURES / slug).is_dir()
    done = crawled(slug)
    differs = {
        (path, key): {"stored": done.stored.get(path, {}).get(key), "expected": value}
        for path, expected in done.expected.items()
        for key, value in expected.items()
        if done.stored.get(path, {}).get(key) != value
    }
    assert (done.failures, differs) == ("", {})
    assert done.expected


@dataclass(frozen=True, kw_only=True)
class Crawled:
    """What a crawl of a source's fixture came to; path of a story's address -> record."""

    expected: dict[str, dict[str, Any]]
    stored: dict[str, dict[str, Any]]
    failures: str


@pytest.fixture(scope="module")
def crawled(
    tmp_path_factory: pytest.TempPathFactory,
) -> Callable[[str], Crawled]:
    """Crawls a source, and others with it, when it is first asked for."""
    done: dict[str, Crawled] = {}

    def of(slug: str) -> Crawled:
        if slug not in done:
            slugs = [slug for slug in SOURCES if (FIXTURES / slug).is_dir()]
            start = slugs.index(slug) // AT_ONCE * AT_ONCE
            folder = tmp_path_factory.mktemp("sources")
            wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
            done.update(_crawled(slugs[start : start + AT_ONCE], wire))
        return done[slug]

    return of


def _crawled(slugs: Sequence[str], wire: Wire) -> dict[str, Crawled]:
    """Crawl the fixtures of some sources, each on a site of its own."""
    with ExitStack() as sites:
        fixtures = {
            slug: Fixture(slug, sites.enter_context(serving(Site()))) for slug in slugs
        }
        for fixture in fixtures.values():
            fixture.serve()
        homes = [f"{slug}={one.home}" for slug, one in fixtures.items()]
        command = [sys.executable, str(FIXTURES / "crawl_at.py"), *homes]
        said = subprocess.run(
            command,
            env=wire.environment,
            cwd=wire.folder,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
    stories = wire.stories("--status", "any")
    return {
        slug: Crawled(
            expected=fixture.expected,
            stored={
                _path(story["url"]): story
                for story in stories
                if story["source"] == slug
            },
            failures="\n".join(
                line for line in said.stderr.splitlines() if _is_of(line, slug, slugs)
            ),
        )
        for slug, fixture in fixtures.items()
    }


def _is_of(line: str, slug: str, slugs: Sequence[str]) -> bool:
    """Tell whether a line is about a source, or about none of them: it is then everybody's."""
    named = line.split(":", 1)[0]
    return named == slug or named not in slugs


class Fixture:
    """The folder of a source, on a site."""

    def __init__(self, slug: str, site: Site) -> None:
        self._slug, self._site = slug, site
        self._folder = FIXTURES / slug
        self.home = site.home
        self.expected: dict[str, dict[str, Any]] = {}
        """Path of a story's address -> what is expected of the keys that matter."""
        for file in sorted(self._folder.glob("story*.json")):
            expected = json.loads(self._text(file.name))
            self.expected[_path(expected["url"])] = expected
            page = file.with_suffix(".html")
            if page.exists():
                self._page(_path(expected["url"]), self._text(page.name))

    def serve(self) -> None:
        """Put up the listings, and those that they name in turn."""
        found = (name for name in LISTINGS if (self._folder / name).exists())
        name = next(found, "feed.xml")
        for url in SOURCES[self._slug].feeds:
            self._listing(name, urlsplit(url)._replace(scheme="", netloc="").geturl())
        for file in self._inner():
            self._listing(file.name, f"/{file.name}")

    def _inner(self) -> Iterator[Path]:
        yield from self._folder.glob("sitemap-*")
        yield from self._folder.glob("listing-*")

    def _listing(self, name: str, address: str) -> None:
        kind = LISTINGS.get(name) or LISTINGS[_LIKE[Path(name).suffix]]
        content = self._text(name).encode()
        for path in (address, unquote(address)):
            self._site.routes[path] = Answer(body=content, kind=kind)

    def _page(self, path: str, text: str) -> None:
        answer = Answer(body=text.encode(), kind="text/html; charset=utf-8")
        for address in (path, f"{path}/"):
            self._site.routes[unquote(address)] = answer

    def _text(self, name: str) -> str:
        text = (self._folder / name).read_text(encoding="utf-8")
        return text.replace("{home}", self._site.home)


_LIKE = {".xml": "sitemap.xml", ".json": "listing.json", ".html": "section.html"}


def _path(url: str) -> str:
    return urlsplit(url).path


def test_file_slug_spider_and_fixture_bear_one_name() -> None:
    files = {file.stem for file in SPIDERS.glob("*.py")} - {"__init__"}
    folders = {folder.name for folder in FIXTURES.iterdir() if folder.is_dir()}
    names = {one.spider.name for one in SOURCES.values()}
    assert files == set(SOURCES) == names == folders - {"__pycache__"}


def test_there_are_forty_sources_and_more() -> None:
    assert len(SOURCES) >= 40


@pytest.mark.parametrize("slug", SOURCES)
def test_a_source_says_what_a_reader_of_the_list_needs(slug: str) -> None:
    source = SOURCES[slug].source
    assert source.language
    assert source.timezone
    assert source.terms.reason
    assert source.enabled or source.reason


@pytest.mark.parametrize("slug", SOURCES)
def test_whole_texts_are_printed_only_with_a_licence_that_is_written_somewhere(
    slug: str,
) -> None:
    terms = SOURCES[slug].source.terms
    assert terms.use is not Use.FULL or (terms.licence and terms.evidence_url)
