"""`verify`, `reextract` and `crawl --replay`, over stories that were crawled from a site."""

import gzip
import shutil
import sqlite3
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from warcio.archiveiterator import ArchiveIterator

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site, atom, serving, story_page

TEXTS = {
    "bridge": PARAGRAPHS,
    "ferry": (
        (
            "The night ferry to Tarn sails again in 1921 of the old reckoning, with forty cars"
            " and a band on board that plays until the harbour lights are out of sight."
        ),
        (
            "Its captain said that nobody had asked for the band, and that nobody would be"
            " allowed to leave before it had finished."
        ),
    ),
    "closed": (
        (
            "A museum of weather vanes shuts its doors for the winter after a summer in which"
            " more people came to look at the roof than at anything below it."
        ),
        "It will open again in April with a second roof, the curator promised.",
    ),
}


@pytest.fixture(scope="module")
def crawled(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Wire, str]]:
    """A wire with two archived stories and one that may not be, and their feed's address."""
    folder = tmp_path_factory.mktemp("crawled")
    with serving(Site()) as site:
        told = [{"link": f"/{name}", "title": f"The {name}"} for name in TEXTS]
        site.feed("/feed", told)
        for name, text in TEXTS.items():
            extra = '<meta name="robots" content="noarchive">'
            page = story_page(
                f"The {name} opens",
                text,
                extra=extra if name == "closed" else "",
            )
            coded = {"Content-Encoding": "gzip", "X-Robots-Tag": "nosnippet"}
            coded = coded if name == "ferry" else {}
            body = gzip.compress(page) if coded else page
            site.routes[f"/{name}"] = Answer(body=body, headers=coded)
        site.routes["/feed"] = Answer(body=atom(told), kind="application/atom+xml")
        wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
        said = wire.crawl(site.url("/feed"), "-a", "terms=full")
        assert said.status == 0, said.err
        yield wire, site.url("/feed")


@pytest.fixture
def copy(crawled: tuple[Wire, str], tmp_path: Path) -> Wire:
    """A copy of that wire, to be damaged."""
    before, _feed = crawled
    shutil.copytree(before.folder, tmp_path, dirs_exist_ok=True)
    return Wire(tmp_path, f"sqlite:///{tmp_path / 'wire.db'}")


def archive_of(wire: Wire) -> Path:
    (path,) = (wire.folder / "data" / "archive").glob("*.warc.gz")
    return path


def change(wire: Wire, statement: str) -> None:
    database = sqlite3.connect(wire.folder / "wire.db")
    with database:
        database.execute(statement)
    database.close()


def test_all_is_well_and_what_has_no_page_is_counted_apart(
    crawled: tuple[Wire, str],
) -> None:
    said = crawled[0].run("verify")

    assert (said.status, said.out) == (0, "")
    assert said.err.startswith(
        "verify: 3 stories, 3 revisions; 2 read again alike; 0 read otherwise today;"
        " 1 without an archived page; 4 records of the archive; 0 damaged;"
    )


def test_an_independent_reader_reads_the_archive(crawled: tuple[Wire, str]) -> None:
    content = BytesIO(archive_of(crawled[0]).read_bytes())
    kinds = []
    for found in ArchiveIterator(content, check_digests="raise"):
        found.content_stream().read()
        kinds.append(found.rec_type)
    group = ["response", "request", "metadata"]
    assert kinds == ["warcinfo", *group, *group, *group]


def test_the_record_of_a_story_says_where_its_page_lies(
    crawled: tuple[Wire, str],
) -> None:
    wire, _feed = crawled
    for story in wire.stories():
        if story["archive"] is None:
            assert story["source_url"].endswith("/closed")
            continue
        with archive_of(wire).open("rb") as file:
            assert story["archive"]["file"] == archive_of(wire).name
            file.seek(story["archive"]["offset"])
            record = next(iter(ArchiveIterator(file)))
            told = record.rec_headers.get_header
            assert told("WARC-Record-ID") == f"<{story['archive']['record_id']}>"
            assert told("WARC-Target-URI") == story["final_url"]


@pytest.mark.parametrize("place", [0.0, 0.01, 0.2, 0.35, 0.5, 0.65, 0.8, 0.9999])
def test_a_flipped_byte_of_the_archive_is_named(copy: Wire, place: float) -> None:
    path = archive_of(copy)
    content = bytearray(path.read_bytes())
    at = int(len(content) * place)
    content[at] ^= 0x01
    path.write_bytes(content)

    said = copy.run("verify", "--quiet")

    assert said.status == 1
    assert f"{path.name} at " in said.err
    (finding,) = (one for one in said.records if one["check"] == "archive")
    assert finding["file"] == path.name
    assert finding["offset"] <= at


@pytest.mark.parametrize(
    ("statement", "checks"),
    [
        pytest.param(
            "UPDATE revisions SET body = replace(body, '1921', '1922') WHERE story = 1",
            {"text", "print"},
            id="body",
        ),
        pytest.param(
            "UPDATE revisions SET body_html = replace(body_html, '1921', '1922')"
            " WHERE story = 1",
            {"text", "print"},
            id="what pages print",
        ),
        pytest.param(
            "UPDATE revisions SET headline = headline || '!' WHERE story = 1",
            {"text"},
            id="headline",
        ),
        pytest.param(
            "UPDATE revisions SET byline = '[\"Nobody\"]' WHERE story = 1",
            {"text"},
            id="byline",
        ),
        pytest.param(
            "UPDATE revisions SET credit = replace(credit, 'Source', 'Sourcf')"
            " WHERE story = 1",
            {"text"},
            id="credit",
        ),
        pytest.param(
            "UPDATE revisions SET disclaimer = disclaimer || '.' WHERE story = 1",
            {"text"},
            id="disclaimer",
        ),
        pytest.param(
            "DELETE FROM records WHERE kind <> 'warcinfo'",
            {"archive"},
            id="what the database knows of the archive",
        ),
    ],
)
def test_a_change_in_the_database_is_named(
    copy: Wire, statement: str, checks: set[str]
) -> None:
    change(copy, statement.replace("story = 1", "record <> '' AND terms_use = 'full'"))

    said = copy.run("verify", "--quiet")

    assert said.status == 1
    assert {finding["check"] for finding in said.records} == checks
    assert all(f"story {one['story']}, " in said.err for one in said.records)


def test_a_file_that_is_gone_is_named(copy: Wire) -> None:
    path = archive_of(copy)
    path.unlink()

    said = copy.run("verify", "--quiet")

    assert said.status == 1
    assert {one["reason"] for one in said.records} == {
        "cannot be read: No such file or directory"
    }


def test_ids_choose_and_an_unknown_one_is_refused(crawled: tuple[Wire, str]) -> None:
    wire, _feed = crawled
    assert "1 story, 1 revision;" in wire.run("verify", "1").err
    assert wire.run("verify", "9").status == 2


def test_a_replay_asks_no_network_and_brings_the_same_stories(
    crawled: tuple[Wire, str], tmp_path: Path
) -> None:
    before, feed = crawled
    other = Wire(tmp_path, f"sqlite:///{tmp_path / 'other.db'}")
    # No private network is allowed: a request that went out would be refused.
    said = other.crawl(
        feed,
        "-a",
        "terms=full",
        "--replay",
        str(archive_of(before)),
        WIRECRAWLER_PRIVATE_NETWORKS="",
    )

    assert said.status == 0, said.err
    assert {url: fate for url, fate in other.fates().items() if "closed" in url} == {
        "/closed": ("failed", "not in the replayed file")
    }
    archived = {s["url"]: s for s in before.stories() if s["archive"]}
    again = {s["url"]: s for s in other.stories()}
    assert {url: s["body_sha256"] for url, s in again.items()} == {
        url: s["body_sha256"] for url, s in archived.items()
    }
    assert "0 damaged" in other.run("verify").err
    # Of how the source is now nothing is known.
    state = other.run("status", "--format", "jsonl")
    told = [state.records[0][key] for key in ("health", "last_good_at", "last_run_at")]
    assert (state.status, told) == (0, ["new", None, None])


@pytest.mark.parametrize("content", [b"", b"WARC/1.1\r\n", b"no archive at all"])
def test_what_is_no_archive_is_not_replayed(
    wire: Wire, tmp_path: Path, content: bytes
) -> None:
    file = tmp_path / "x.warc"
    file.write_bytes(content)
    said = wire.crawl("https://news.example/feed", "--replay", str(file))
    assert (said.status, said.err) == (
        2,
        f"wirecrawler: --replay: {file}: no WARC file with answers\n",
    )


def test_reextract_shows_what_would_change_and_writes_it_when_asked(copy: Wire) -> None:
    style = {"WIRECRAWLER_HEADLINE_STYLE": "as-printed"}
    said = copy.run("reextract", **style)
    assert said.status == 0, said.err
    assert {tuple(one["fields"]) for one in said.records} == {("headline",)}
    assert len(said.records) == 2
    assert "headline 2\n" in said.err

    written = copy.run("reextract", "--write", **style)
    assert "2 written\n" in written.err
    assert copy.run("reextract", **style).records == []
    newest = {s["headline"]: (s["revision"], s["status"]) for s in copy.stories()}
    assert newest["The bridge opens"] == (2, "usable")
    assert copy.run("verify").status == 0


def test_reextract_counts_the_pages_that_it_read(copy: Wire) -> None:
    change(
        copy,
        "DELETE FROM records WHERE id ="
        " (SELECT record FROM revisions WHERE record <> '' ORDER BY story LIMIT 1)",
    )
    said = copy.run("reextract")
    assert said.status == 1
    assert "reextract: 1 pages read again, 0 stories differ, 1 without" in said.err


def test_reextract_shows_opt_outs_and_gives_none_up(copy: Wire) -> None:
    """What a page says now is added to what is held; what it said later is in no archive."""
    told = "UPDATE revisions SET opt_outs = '{}' WHERE story = (SELECT id FROM stories"
    change(copy, told.format('["noai (meta robots)"]') + " WHERE url LIKE '%/bridge')")
    change(copy, told.format("[]") + " WHERE url LIKE '%/ferry')")
    style = {"WIRECRAWLER_HEADLINE_STYLE": "as-printed"}

    said = copy.run("reextract")
    copy.run("reextract", "--write", **style)

    held = {s["url"].rpartition("/")[2]: s for s in copy.stories()}
    assert [one["changes"] for one in said.records] == [
        {"opt_outs": {"before": [], "after": ["nosnippet (X-Robots-Tag)"]}}
    ]
    assert {
        name: (held[name]["opt_outs"], held[name]["terms"]["use"])
        for name in ("bridge", "ferry")
    } == {
        "bridge": (["noai (meta robots)"], "link"),
        "ferry": (["nosnippet (X-Robots-Tag)"], "link"),
    }
    assert copy.run("verify").status == 0
