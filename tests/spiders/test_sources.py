"""Every source: its fixture, served on loopback, through its real spider and the real command."""

import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.conftest import Wire
from tests.loopback import Answer, Site
from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.source import Use

FIXTURES = Path(__file__).parent
SPIDERS = FIXTURES.parents[1] / "wirecrawler" / "spiders"
SOURCES = catalogue(crawl_settings({}))


@pytest.mark.parametrize("slug", SOURCES)
def test_a_source_s_story_is_stored_as_expected(
    site: Site, wire: Wire, slug: str
) -> None:
    def fixture(name: str) -> str:
        text = (FIXTURES / slug / name).read_text(encoding="utf-8")
        return text.replace("{home}", site.home)

    listing = fixture("feed.xml")
    for url in SOURCES[slug].feeds:
        site.routes[urlsplit(url).path] = Answer(
            body=listing.encode(), kind="application/xml"
        )
    expected = json.loads(fixture("story.json"))
    page = fixture("story.html").encode()
    path = urlsplit(expected["url"]).path
    for address in (path, f"{path}/"):
        site.routes[address] = Answer(body=page, kind="text/html; charset=utf-8")

    said = wire.run("crawl", slug, "-a", f"home={site.home}", "--quiet")

    assert (said.status, said.err) == (0, "")
    (story,) = wire.stories()
    assert {key: story[key] for key in expected} == expected


def test_file_slug_spider_and_fixture_bear_one_name() -> None:
    files = {file.stem for file in SPIDERS.glob("*.py")} - {"__init__"}
    folders = {folder.name for folder in FIXTURES.iterdir() if folder.is_dir()}
    names = {one.spider.name for one in SOURCES.values()}
    assert files == set(SOURCES) == names == folders - {"__pycache__"}


@pytest.mark.parametrize("slug", SOURCES)
def test_whole_texts_are_printed_only_with_a_licence_that_is_written_somewhere(
    slug: str,
) -> None:
    terms = SOURCES[slug].source.terms
    assert terms.use is not Use.FULL or (terms.licence and terms.evidence_url)
