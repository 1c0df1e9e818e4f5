"""The documentation keeps up with the code, its links lead somewhere, its examples run."""

import contextlib
import json
import pkgutil
import re
import shlex
import sqlite3
import tomllib
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from scrapy.exceptions import DropItem

from tests.conftest import Wire
from tests.loopback import Answer, Site
from wirecrawler import pipelines, settings
from wirecrawler.__main__ import COMMANDS
from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.publish.record import OUTCOME_KEYS, STORY_KEYS

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PAGES = [
    ROOT / "README.md",
    ROOT / "CHANGELOG.md",
    ROOT / "CONTRIBUTING.md",
    ROOT / "data" / "README.md",
    ROOT / "data" / "demo" / "README.md",
    *sorted(DOCS.glob("*.md")),
]

_FENCE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_MARKED = re.compile(
    r"^<!-- (?P<mark>.+?) -->\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL
)
_LINK = re.compile(r"\[[^\]]*\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ +(.+)$", re.MULTILINE)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def prose_of(page: Path) -> str:
    """Return a page without its blocks of code."""
    return _FENCE.sub("", text_of(page))


def named(page: str) -> set[str]:
    """Return the first cells of a page's tables, where they are code."""
    return set(re.findall(r"^\| `([^`]+)` \|", text_of(DOCS / page), re.MULTILINE))


def anchors_of(page: Path) -> set[str]:
    """Return the anchors of a page's headings, as GitHub makes them."""
    headings = (re.sub(r"[^\w -]", "", h) for h in _HEADING.findall(prose_of(page)))
    return {heading.strip().lower().replace(" ", "-") for heading in headings}


def broken_links(page: Path) -> Iterator[str]:
    for link in _LINK.findall(prose_of(page)):
        if link.startswith(("https://", "http://")):
            continue
        path, _, anchor = link.partition("#")
        target = (page.parent / path).resolve() if path else page
        if not target.exists() or (anchor and anchor not in anchors_of(target)):
            yield link


def marked_blocks(page: Path) -> list[tuple[str, str]]:
    """Return what a comment above a block says of it, and the block."""
    found = _MARKED.finditer(text_of(page))
    return [(block["mark"], block["text"]) for block in found]


def files_of(page: str) -> dict[str, str]:
    """Return the files that a page's blocks make up: dict[str, str]: path -> text."""
    blocks = marked_blocks(DOCS / page)
    return {
        mark.removeprefix("file: "): text
        for mark, text in blocks
        if mark.startswith("file: ")
    }


def examples() -> Iterator[Any]:
    """Yield each command of a block marked as running, and what it prints."""
    for page in PAGES:
        blocks = [text for mark, text in marked_blocks(page) if mark == "runs"]
        for example in re.split(r"^\$ ", "\n".join(blocks), flags=re.MULTILINE)[1:]:
            command, _, printed = example.partition("\n")
            yield pytest.param(command, printed.strip(), id=f"{page.name}: {command}")


def drops() -> set[str]:
    stages = pkgutil.walk_packages(pipelines.__path__, f"{pipelines.__name__}.")
    return {
        name
        for stage in stages
        for name, found in vars(import_module(stage.name)).items()
        if isinstance(found, type)
        and issubclass(found, DropItem)
        and found is not DropItem
    }


def dependencies() -> set[str]:
    project = tomllib.loads(text_of(ROOT / "pyproject.toml"))["project"]
    asked = [*project["dependencies"]]
    asked += [
        one for extra in project["optional-dependencies"].values() for one in extra
    ]
    return {re.split(r"[^\w.-]", one, maxsplit=1)[0].lower() for one in asked}


def test_every_setting_has_its_line_and_every_line_its_setting() -> None:
    ours = {name for name in vars(settings) if name.startswith("WIRECRAWLER_")}
    told = {name for name in named("settings.md") if name.startswith("WIRECRAWLER_")}
    assert told == ours


def test_every_setting_of_scrapys_that_we_set_has_its_line() -> None:
    ours = {
        name
        for name in vars(settings)
        if name.isupper() and not name.startswith(("WIRECRAWLER_", "_"))
    }
    page = text_of(DOCS / "settings.md")
    assert {name for name in ours if f"`{name}`" not in page} == {
        "BOT_NAME",
        "NEWSPIDER_MODULE",
    }


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_its_line(command: str) -> None:
    line = re.compile(rf"^\| .*`(wirecrawler )?{command}\b[^|]*` *[,|]", re.MULTILINE)
    assert any(line.search(text_of(page)) for page in PAGES)


def test_every_stage_has_its_line_in_its_place() -> None:
    rows = re.findall(
        r"^\| (\d+) \| `(\w+)` \|", text_of(DOCS / "stages.md"), re.MULTILINE
    )
    stages = settings.ITEM_PIPELINES.items()
    assert rows == [(str(order), path.rpartition(".")[2]) for path, order in stages]


def test_every_drop_has_its_line() -> None:
    assert drops() <= named("stages.md")


def test_every_source_has_its_line() -> None:
    rows = re.findall(
        r"^\| `(\w+)` \| ([^|]+?) \| ([^|]*?) \| (\w+)",
        text_of(DOCS / "sources.md"),
        re.MULTILINE,
    )
    sources = [one.source for one in catalogue(crawl_settings({})).values()]
    declared = [(s.slug, s.agency, s.language, s.terms.use.value) for s in sources]
    assert rows == declared


def test_the_evidence_of_every_source_is_linked() -> None:
    page = text_of(DOCS / "sources.md")
    sources = [one.source for one in catalogue(crawl_settings({})).values()]
    evidence = {s.terms.evidence_url for s in sources if s.terms.evidence_url}
    assert {url for url in evidence if f"]({url})" not in page} == set()


def test_every_file_of_a_spider_is_named_after_its_source() -> None:
    files = {path.stem for path in (ROOT / "wirecrawler" / "spiders").glob("[!_]*.py")}
    assert files == set(catalogue(crawl_settings({})))


def test_every_dependency_has_its_line_and_every_line_its_dependency() -> None:
    assert named("dependencies.md") == dependencies()


@pytest.mark.parametrize("keys", [STORY_KEYS, OUTCOME_KEYS], ids=["story", "outcome"])
def test_every_field_of_a_record_has_its_line_in_its_place(
    keys: tuple[str, ...],
) -> None:
    page = text_of(DOCS / "querying.md")
    fields = re.findall(r"^\| `([^`]+)` \|", page, re.MULTILINE)
    start = fields.index(keys[0])
    assert tuple(fields[start : start + len(keys)]) == keys


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_no_link_leads_nowhere(page: Path) -> None:
    assert list(broken_links(page)) == []


@pytest.mark.parametrize(("command", "printed"), list(examples()))
def test_an_example_prints_what_it_says(wire: Wire, command: str, printed: str) -> None:
    program, *words = shlex.split(command)
    said = wire.run(*words)
    pattern = re.escape(printed).replace(re.escape("..."), ".*")
    assert program == "wirecrawler"
    assert re.fullmatch(pattern, (said.out + said.err).strip().replace("\r\n", "\n"))


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_of_an_example_exists(page: Path) -> None:
    lines = re.findall(r"^\$ .*?\bwirecrawler (\S+)", text_of(page), re.MULTILINE)
    assert {word for word in lines if not word.startswith("-")} <= set(COMMANDS)


def test_the_sql_of_the_examples_runs(wire: Wire) -> None:
    wire.stories()
    blocks = [
        text
        for kind, text in _FENCE.findall(text_of(DOCS / "querying.md"))
        if kind == "sql"
    ]
    with contextlib.closing(sqlite3.connect(wire.folder / "wire.db")) as database:
        assert [database.execute(sql).fetchall() for sql in blocks] == [[], []]


def test_the_example_of_a_source_crawls_its_story(wire: Wire, site: Site) -> None:
    files = files_of("adding-a-source.md")
    for path, text in files.items():
        file = wire.folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    (wire.folder / "my_sources" / "__init__.py").touch()
    fixtures = "tests/spiders/eastwick_post"
    site.conditional(
        "/feed.xml", files[f"{fixtures}/feed.xml"].encode(), "application/rss+xml"
    )
    site.routes["/news/2024/06/03/swing-bridge"] = Answer(
        body=files[f"{fixtures}/story.html"].encode()
    )
    expected = json.loads(files[f"{fixtures}/story.json"])
    wire.environment["WIRECRAWLER_SPIDER_MODULES"] = "my_sources"

    said = wire.run("crawl", "eastwick_post", "-a", f"home={site.home}")

    assert said.status == 0, said.err
    stored = [{key: story[key] for key in expected} for story in wire.stories()]
    assert stored == [expected]
