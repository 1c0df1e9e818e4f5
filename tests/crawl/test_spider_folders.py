"""Sources in folders that are no packages of the path."""

import sys
from pathlib import Path

import pytest

from tests.conftest import Wire
from wirecrawler.crawl.spider_folders import package_of

FILE = """
from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source

class MineSpider(FeedSpider):
    source = Source(slug="{slug}", agency="Mine", home="https://mine.example/")
    name = source.slug
    feeds = ("/rss",)
"""


def put(folder: Path, slug: str) -> None:
    folder.mkdir(parents=True)
    (folder / f"{slug}.py").write_text(FILE.format(slug=slug), "utf-8")


def test_a_folder_is_named_by_its_path(wire: Wire) -> None:
    put(wire.folder / "one", "json")  # it would hide a module that Scrapy imports
    put(wire.folder / "deep" / "two", "two")
    said = wire.run("list", WIRECRAWLER_SPIDER_MODULES=f"./one, {wire.folder}/deep/two")
    assert (said.status, said.err) == (0, "")
    assert {"json", "two"} <= set(said.out.split())


def test_the_folder_sources_counts_where_there_are_spiders_of_ours_in_it(
    wire: Wire,
) -> None:
    (wire.folder / "sources").mkdir()
    (wire.folder / "sources" / "other.py").write_text("raise SystemExit", "utf-8")
    before = wire.run("list").out.split()
    (wire.folder / "sources" / "other.py").unlink()
    (wire.folder / "sources").rmdir()
    put(wire.folder / "sources", "mine")
    assert set(wire.run("list").out.split()) == {*before, "mine"}
    elsewhere = wire.run("list", WIRECRAWLER_SPIDER_MODULES="")
    assert "mine" not in elsewhere.out.split()


def test_a_folder_that_is_not_there_is_one_line(wire: Wire) -> None:
    said = wire.run("list", WIRECRAWLER_SPIDER_MODULES="./nowhere")
    line = "wirecrawler: WIRECRAWLER_SPIDER_MODULES: ./nowhere: no such folder\n"
    assert (said.status, said.out, said.err) == (2, "", line)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        pytest.param("import none_such\n", "No module named 'none_such'", id="import"),
        pytest.param("x = none_such\n", "name 'none_such' is not defined", id="name"),
        pytest.param("def (:\n", "invalid syntax (bad.py, line 1)", id="syntax"),
        pytest.param("1 / 0\n", "ZeroDivisionError: division by zero", id="fault"),
    ],
)
def test_a_file_that_cannot_be_imported_is_named(
    wire: Wire, text: str, reason: str
) -> None:
    put(wire.folder / "one", "mine")
    (wire.folder / "one" / "bad.py").write_text(text, "utf-8")
    said = wire.run("list", WIRECRAWLER_SPIDER_MODULES="./one")
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1), said
    assert said.err.startswith("wirecrawler: one/bad.py: it cannot be imported: ")
    assert reason in said.err


def test_a_package_is_itself_and_a_folder_is_one_package(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my-own").mkdir()
    monkeypatch.setattr(sys, "modules", dict(sys.modules))
    assert package_of("my_sources") == "my_sources"
    name = package_of("./my-own")
    assert name == package_of(f"{tmp_path}/my-own")
    assert name.isidentifier()
    assert not any(str(tmp_path) in path for path in sys.path)
