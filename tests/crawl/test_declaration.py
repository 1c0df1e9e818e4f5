"""What a spider's file declares is read without importing it, where it says so plainly."""

import subprocess
import sys
from pathlib import Path

import pytest

from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.declaration import declared_source, spider_places
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.errors import SourceError
from wirecrawler.settings import spider_modules


def places() -> list[Path]:
    return spider_places(spider_modules(""))


def test_every_source_is_declared_as_its_spider_says() -> None:
    sources = {slug: one.source for slug, one in catalogue(crawl_settings({})).items()}
    assert {slug: declared_source(slug, places()) for slug in sources} == sources


@pytest.mark.parametrize("slug", ["nobody", "feed", "../settings", "", "a" * 300])
def test_what_no_file_is_named_after_is_declared_by_nobody(slug: str) -> None:
    assert declared_source(slug, places()) is None


def test_scrapy_is_not_imported_for_it() -> None:
    program = (
        "import sys; from wirecrawler.crawl.declaration import *;"
        "from wirecrawler.settings import SPIDER_MODULES;"
        "source = declared_source('reuters', spider_places(SPIDER_MODULES));"
        "print(source.agency, 'scrapy' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    assert done.stdout == "Reuters False\n"


PLAIN = """
from wirecrawler.source import Source, UNLICENSED

class OneSpider:
    source: Source = Source(
        slug="one", agency="One", home="https://one.example/", terms=UNLICENSED
    )
    name = source.slug
"""


def test_a_folder_of_ones_own_is_read_too(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text(PLAIN, "utf-8")
    found = declared_source("one", spider_places([f"{tmp_path}/"]))
    assert found is not None
    assert (found.agency, found.terms.use) == ("One", "excerpt")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("class One(:", "one.py: ", id="no-python"),
        pytest.param(
            PLAIN.replace('"one"', '"Number One"'), "a slug is made of", id="no-slug"
        ),
        *(
            pytest.param(
                PLAIN.replace('"one"', f'"one", story_id="{pattern}"'),
                "story_id is no regular expression with one group",
                id=f"story_id-{pattern}",
            )
            for pattern in ("(", "[0-9]+", "(a)(b)")
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_an_error(
    tmp_path: Path, text: str, reason: str
) -> None:
    (tmp_path / "one.py").write_text(text, "utf-8")
    with pytest.raises(SourceError, match=reason):
        declared_source("one", [tmp_path])


def test_a_file_without_a_source_of_its_name_declares_none(tmp_path: Path) -> None:
    (tmp_path / "one.py").write_text("source = elsewhere()", "utf-8")
    assert declared_source("one", [tmp_path]) is None


@pytest.mark.parametrize("name", ["./none_such", "none_such", "none_such.at_all", ""])
def test_places_that_are_not_there_are_an_error(name: str) -> None:
    with pytest.raises(SourceError, match="WIRECRAWLER_SPIDER_MODULES: "):
        spider_places([name])
