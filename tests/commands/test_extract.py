"""`extract`: pages in, stories out, in processes; one bad page never stops the rest."""

import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Said, Wire
from tests.loopback import PARAGRAPHS, story_page
from wirecrawler.publish.page_record import PAGE_KEYS

URL = "https://eastwickpost.example/news/bridge-100"
HTML = story_page("Bridge stays open for ten more years").decode()


def page(**values: object) -> dict[str, object]:
    return {"id": "1", "url": URL, "html": HTML} | values


def extract(
    wire: Wire, *pages: Mapping[str, object] | bytes, words: tuple[str, ...] = ()
) -> Said:
    """Run the command over pages, or over lines as they are."""
    lines = [p if isinstance(p, bytes) else json.dumps(p).encode() for p in pages]
    done = subprocess.run(
        [sys.executable, "-m", "wirecrawler", "extract", *words],
        cwd=wire.folder,
        env=wire.environment,
        input=b"\n".join(lines),
        capture_output=True,
        check=False,
    )
    return Said(
        status=done.returncode, out=done.stdout.decode(), err=done.stderr.decode()
    )


def by_id(said: Said) -> dict[Any, dict[str, Any]]:
    return {record["id"]: record for record in said.records}


def test_a_page_gives_its_whole_record(wire: Wire) -> None:
    said = extract(wire, page(fetched_at="2026-11-21T00:00:00Z"))

    assert said.status == 0, said.err
    (record,) = said.records
    assert list(record) == list(PAGE_KEYS)
    assert record == record | {
        "id": "1",
        "headline": "Bridge Stays Open for Ten More Years",
        "headline_original": "Bridge stays open for ten more years",
        "byline": ["Mara Lund"],
        "dateline": "",
        "published_at": "2026-11-20T08:30:00Z",
        "updated_at": None,
        "published_raw": "2026-11-20T09:30:00+01:00",
        "published_precision": "second",
        "published_zone": "+01:00",
        "language": "en",
        "body": "\n\n".join(PARAGRAPHS),
        "lede": PARAGRAPHS[0],
        "images": [],
        "kind": "story",
    }
    assert record["evidence"]["published_at"] == "meta:article:published_time"
    assert record["evidence"].keys() >= {"headline", "byline", "body"}


def test_every_field_has_its_line_in_its_place() -> None:
    docs = Path(__file__).parents[2] / "docs" / "extracting.md"
    table = docs.read_text("utf-8").partition("## A story")[2]
    assert tuple(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == PAGE_KEYS


def test_fields_are_filled_whatever_the_kind(wire: Wire) -> None:
    index = "<title>Eastwick Post</title><h1>News</h1>" + "".join(
        f'<h3><a href="/news/{n}">The ferry {n} was late again today</a></h3>'
        for n in range(40)
    )
    said = extract(wire, page(html=index))
    (record,) = said.records
    assert (record["kind"], record["headline"]) == ("index", "News")
    assert list(record) == list(PAGE_KEYS)


def test_a_file_is_read_from_where_the_command_runs(wire: Wire) -> None:
    """What the page declares of its encoding, and what the server said of it, hold."""
    html = HTML.replace("utf-8", "windows-1251").replace("Mara Lund", "Мара Лунд")
    (wire.folder / "page.html").write_bytes(html.encode("windows-1251", "replace"))
    asked = {"id": 7, "url": URL, "html_path": "page.html"}
    (wire.folder / "pages.jsonl").write_text(
        f"{json.dumps(asked)}\n\n{json.dumps(asked | {'encoding': 'koi8-r'})}", "utf-8"
    )
    said = extract(wire, words=("pages.jsonl", "--workers", "1"))
    assert said.status == 0, said.err
    assert [record["byline"] for record in said.records] == [
        ["Мара Лунд"],
        ["лЮПЮ кСМД"],
    ]


def test_a_text_in_the_line_needs_no_encoding(wire: Wire) -> None:
    html = HTML.replace("utf-8", "koi8-r").replace("Mara Lund", "Мара Лунд")
    said = extract(wire, page(html=html, encoding="windows-1251"))
    assert said.records[0]["byline"] == ["Мара Лунд"]


def test_a_known_source_s_zone_language_and_selectors_hold(wire: Wire) -> None:
    html = (
        "<h1>Tehran Times</h1><h2 class='item-title'>Bridge stays open</h2>"
        f"<div class='item-text'><p>{PARAGRAPHS[0]}</p></div><p>{PARAGRAPHS[1]}</p>"
        "<meta property='article:published_time' content='2026-11-20T09:30:00'>"
    )
    told = extract(
        wire, page(html=html), page(id="2", html=html, source="tehran_times")
    )
    without, with_source = by_id(told)["1"], by_id(told)["2"]
    assert (without["published_at"], without["published_zone"]) == (
        "2026-11-20T09:30:00Z",
        None,
    )
    assert (with_source["published_at"], with_source["published_zone"]) == (
        "2026-11-20T06:00:00Z",
        "Asia/Tehran",
    )
    assert with_source["headline_original"] == "Bridge stays open"
    assert with_source["body"] == PARAGRAPHS[0]


READ_BY = """
from dataclasses import replace
from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source

class OneSpider(FeedSpider):
    source = Source(slug="one", agency="One", home="https://one.example/")
    name = source.slug
    feeds = ("/feed",)

    def read_story(self, page, entry, fetch):
        story = super().read_story(page, entry, fetch)
        if not story.byline:
            raise KeyError("no byline")
        return replace(story, section="as the source reads it")
"""


def test_a_source_s_own_reading_is_asked(wire: Wire) -> None:
    package = wire.folder / "more_sources"
    package.mkdir()
    (package / "__init__.py").touch()
    (package / "one.py").write_text(READ_BY, "utf-8")
    wire.environment["WIRECRAWLER_SPIDER_MODULES"] = "more_sources"
    wire.environment["PYTHONPATH"] = str(wire.folder)
    bare = "<h1>Bridge stays open</h1><p>Nobody wrote this.</p>"

    said = extract(
        wire,
        page(source="one"),
        page(id="2", source="one", html=bare),
        page(id="3"),
        page(id="4", url="https://www.one.example/bridge"),
    )

    records = by_id(said)
    assert (
        records["1"]["section"] == records["4"]["section"] == "as the source reads it"
    )
    assert records["2"] == {"id": "2", "error": "crash: KeyError: 'no byline'"}
    assert records["3"]["section"] == ""


FAULTY: dict[str, tuple[dict[str, object] | bytes, str]] = {
    "no-json": (b"{", "no JSON object: Expecting property name"),
    "no-json-at-all": (b"<html>", "no JSON object: Expecting value at character 1"),
    "not-an-object": (b"[1]", "no JSON object: it is an array"),
    "nothing": (b"null", "no JSON object: it is null"),
    "no-number": (b'{"id": NaN}', "no JSON object: NaN is no JSON"),
    "not-utf-8": (b'{"id": "\xff\xfe"}', "no JSON object: 'utf-8' codec"),
    "too-great-a-number": (b'{"id": 1e999}', "no JSON object: 1e999 is no number"),
    "deep-json": (b"[" * 100_000, "no JSON object: it nests too deep"),
    "a-deep-id": (
        b'{"id": ' + b'{"a": [' * 300 + b"]}" * 300 + b"}",
        "no JSON object: its id nests too deep",
    ),
    "no-url": (page(url=None), "url: missing"),
    "a-url-of-numbers": (page(url=5), "url: not a text"),
    "half-an-address": (page(url="http://[half"), "url: Invalid IPv6 URL"),
    "no-html": (page(html=None), "neither html nor html_path"),
    "html-that-is-a-list": (page(html=["<p>"]), "html: not a text"),
    "nothing-in-it": (page(html=""), "no HTML in it"),
    "a-missing-file": (
        page(html=None, html_path="no/such.html"),
        "no/such.html: No such file or directory",
    ),
    "a-folder": (page(html=None, html_path="."), ".: Is a directory"),
    "a-null-byte": (
        page(html=None, html_path="a\0b"),
        "html_path: embedded null byte",
    ),
    "an-encoding-that-is-a-number": (page(encoding=8), "encoding: not a text"),
    "no-instant": (page(fetched_at="soon"), "fetched_at: 'soon' is no instant"),
    "before-the-calendar": (
        page(fetched_at="0001-01-01T00:00:00+14:00"),
        "fetched_at: ",
    ),
    "after-the-calendar": (page(fetched_at="9999-12-31T22:00:00Z"), "fetched_at: "),
    "an-unknown-source": (page(source="nobody"), "nobody: unknown source"),
}


def test_each_faulty_page_is_one_line_and_the_rest_is_read(wire: Wire) -> None:
    good = page(id="good")
    faulty = [
        line if isinstance(line, bytes) else line | {"id": name}
        for name, (line, _) in FAULTY.items()
    ]

    said = extract(wire, good, *faulty, good | {"id": "last"}, words=("--quiet",))

    assert said.status == 1
    errors = {r["id"]: r["error"] for r in said.records if "error" in r and r["id"]}
    nameless = [r["error"] for r in said.records if r["id"] is None]
    assert len(said.records) == len(FAULTY) + 2
    assert {"good", "last"} <= by_id(said).keys() - errors.keys()
    for name, (line, reason) in FAULTY.items():
        if isinstance(line, bytes):
            assert [e for e in nameless if e.startswith(reason)], reason
        else:
            assert errors[name].startswith(reason), name
    assert said.err.count("failed: ") == said.err.count("\n") == len(FAULTY)
    assert 'line 11, id "no-url": failed: url: missing\n' in said.err


def test_odd_pages_are_read_all_the_same(wire: Wire) -> None:
    odd = {
        "a-label-of-no-encoding": page(encoding="none-such"),
        "null-bytes": page(html=HTML.replace("harbour", "har\0bour")),
        "half-a-surrogate-pair": page(html=HTML.replace("Mara", "Mar\ud800a")),
        "no-address": page(url="not an address"),
    }
    said = extract(wire, *(line | {"id": name} for name, line in odd.items()))
    assert {
        name: r.get("error", "") for name, r in by_id(said).items()
    } == dict.fromkeys(odd, "")


def test_a_page_that_takes_too_long_is_killed_and_the_rest_is_read(wire: Wire) -> None:
    attributes = " ".join(f"data-attribute-{n}=1" for n in range(200_000))
    wire.environment["WIRECRAWLER_MAX_PAGE_CPU_SECONDS"] = "1"
    said = extract(
        wire,
        page(id="bad", html=f"<h1>x</h1><p {attributes}>"),
        *(page(id=n) for n in range(20)),
        words=("--workers", "1"),
    )
    assert said.status == 1
    records = by_id(said)
    assert records["bad"]["error"] == "reading took over 1 s of CPU"
    assert [records[n]["kind"] for n in range(20)] == ["story"] * 20


def test_a_result_does_not_wait_for_the_next_page(wire: Wire) -> None:
    command = [sys.executable, "-m", "wirecrawler", "extract", "-"]
    with subprocess.Popen(
        command,
        cwd=wire.folder,
        env=wire.environment,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as process:
        assert process.stdin
        assert process.stdout
        for name in ("first", "second"):
            process.stdin.write(json.dumps(page(id=name)).encode() + b"\n")
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["id"] == name
        process.stdin.close()
        assert process.wait() == 0


@pytest.mark.parametrize(
    ("words", "err"),
    [
        pytest.param(["none.jsonl"], "wirecrawler: none.jsonl: No such", id="no-file"),
        pytest.param(["."], "wirecrawler: .: Is a directory", id="a-folder"),
        pytest.param(["--workers", "0"], "wirecrawler extract: ", id="no-worker"),
        pytest.param(["--workers", "many"], "wirecrawler extract: ", id="a-word"),
    ],
)
def test_what_cannot_be_meant_is_status_2(
    wire: Wire, words: list[str], err: str
) -> None:
    said = extract(wire, words=tuple(words))
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(err)


@pytest.mark.parametrize(
    "setting", ["WIRECRAWLER_HEADLINE_STYLE", "WIRECRAWLER_MAX_PAGE_CPU_SECONDS"]
)
def test_a_bad_setting_is_refused_before_a_page_is_read(
    wire: Wire, setting: str
) -> None:
    wire.environment[setting] = "0"
    said = extract(wire, page())
    assert (said.status, said.out, said.err.count("\n")) == (2, "", 1)
    assert said.err.startswith(f"wirecrawler: {setting}: ")


def test_the_headline_is_in_the_style_of_the_house(wire: Wire) -> None:
    wire.environment["WIRECRAWLER_HEADLINE_STYLE"] = "as-printed"
    said = extract(wire, page())
    assert said.records[0]["headline"] == "Bridge stays open for ten more years"


def test_words_go_to_stderr_unless_quiet(wire: Wire) -> None:
    said = extract(wire, page(), page())
    assert said.err.startswith("extract: 2 pages, 0 failed; ")
    assert extract(wire, page()).err.startswith("extract: 1 page, 0 failed; ")
    assert extract(wire, page(), words=("--quiet",)).err == ""


def test_a_reader_that_is_gone_is_no_error(wire: Wire) -> None:
    lines = "".join(json.dumps(page(id=n)) + "\n" for n in range(300))
    (wire.folder / "pages.jsonl").write_text(lines, "utf-8")
    command = f"{sys.executable} -m wirecrawler extract pages.jsonl | head -n 1"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", command],
        cwd=wire.folder,
        env=wire.environment,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 1
    assert b"Error" not in done.stderr


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc")
def test_ctrl_c_ends_it_and_its_workers(wire: Wire) -> None:
    fifo = wire.folder / "never.html"
    os.mkfifo(fifo)
    line = json.dumps(page(html=None, html_path=str(fifo)))
    (wire.folder / "pages.jsonl").write_text(f"{line}\n", "utf-8")

    process = wire.start("extract", "pages.jsonl")
    children = Path(f"/proc/{process.pid}/task/{process.pid}/children")
    while process.poll() is None and not children.read_text():
        pass
    worker = Path(f"/proc/{children.read_text().split()[0]}")
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=30)

    assert (process.returncode, out, err) == (130, "", "")
    assert not worker.exists()
