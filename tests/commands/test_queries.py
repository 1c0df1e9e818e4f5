"""The commands that read the store: what they print, in which format, how they end."""

import csv
import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import feedparser
import pytest

from tests.conftest import Wire
from tests.factories import make_story
from wirecrawler.__main__ import COMMANDS, main
from wirecrawler.publish.record import OUTCOME_KEYS, SOURCE_KEYS, STORY_KEYS
from wirecrawler.source import EXCERPT, LINK_ONLY, Source, Terms
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing
from wirecrawler.store.schema import HEAD

NOW = datetime.now(UTC)
BODY = "\n\n".join(
    f"Paragraph {n} of a story that is long enough to be cut somewhere in its middle, with"
    f" words such as quay, pilot and fjord in it, and the number {n}." for n in range(5)
)  # fmt: skip


def source(slug: str, terms: Terms) -> Source:
    return Source(
        slug=slug,
        agency=f"The {slug.title()}",
        home=f"https://{slug}.example/",
        language="en",
        terms=terms,
    )


@pytest.fixture(scope="module")
def filed(tmp_path_factory: pytest.TempPathFactory) -> Wire:
    """A wire of three stories: one to print whole, one to quote, one to link to."""
    folder = tmp_path_factory.mktemp("filed")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    declared = {
        "full": source("full", make_story().terms),
        "excerpt": source("excerpt", EXCERPT),
        "link": source("link", LINK_ONLY),
    }
    with Archive.open(wire.database, tag="wirecrawler.example,2026") as archive:
        for number, (slug, of) in enumerate(declared.items()):
            run = archive.begin_run(of, now=NOW)
            url = f"{of.home}news/{number}"
            story = make_story(
                source=of,
                terms=of.terms,
                url=url,
                source_url=url,
                final_url=url,
                headline=f"=Headline {number}",
                headline_original=f"=Headline {number}",
                body=f"{slug} {BODY}",
                body_html=f"<p>{slug}</p>",
                fingerprint=slug,
                published_at=NOW - timedelta(days=number * 5),
            )
            archive.file([Filing(run=run, story=story)], now=NOW)
            archive.end_run(run, now=NOW, reason="finished")
    return wire


def test_stories_hold_whole_records_for_the_house(filed: Wire) -> None:
    stories = filed.stories()
    assert [list(story) for story in stories] == [list(STORY_KEYS)] * 3
    assert [story["body"].split()[0] for story in stories] == [
        "full",
        "excerpt",
        "link",
    ]


FILTERS: dict[str, tuple[list[str], list[str]]] = {
    "words": (["quay", "FJORD"], ["full", "excerpt", "link"]),
    "a-word-of-one": (["excerpt"], ["excerpt"]),
    "no-such-word": (["elephant"], []),
    "a-wildcard-is-a-letter": (["%"], []),
    "since-days": (["--since", "7d"], ["full", "excerpt"]),
    "until-hours": (["--until", "36h"], ["excerpt", "link"]),
    "source": (["--source", "link"], ["link"]),
    "terms": (["--terms", "excerpt"], ["excerpt"]),
    "language": (["--language", "en"], ["full", "excerpt", "link"]),
    "another-language": (["--language", "fa"], []),
    "limit": (["--limit", "1"], ["full"]),
    "oldest-first": (["--sort", "oldest"], ["link", "excerpt", "full"]),
    "killed": (["--status", "killed"], []),
}


@pytest.mark.parametrize("name", FILTERS)
def test_stories_are_chosen_by_filters(filed: Wire, name: str) -> None:
    words, expected = FILTERS[name]
    said = filed.run("stories", "--format", "jsonl", *words)
    assert [story["source"] for story in said.records] == expected
    assert said.status == 0


def test_csv_opens_as_text_and_holds_every_key(filed: Wire) -> None:
    said = filed.run("stories", "--since", "7d", "--format", "csv")
    rows = list(csv.DictReader(io.StringIO(said.out)))
    assert [list(row) for row in rows] == [list(STORY_KEYS)] * 2
    assert [row["headline"] for row in rows] == ["'=Headline 0", "'=Headline 1"]


def test_csv_has_its_header_where_nothing_is_found(filed: Wire) -> None:
    said = filed.run("stories", "elephant", "--format", "csv")
    assert said.out.splitlines() == [",".join(STORY_KEYS)]


def test_a_table_shows_a_line_a_story(filed: Wire) -> None:
    said = filed.run("stories", "--format", "table")
    lines = said.out.splitlines()
    assert lines[0].split() == ["ID", "PUBLISHED", "AT", "SOURCE", "STATUS", "HEADLINE"]
    assert len(lines) == 4


def test_what_leaves_the_house_obeys_its_terms(filed: Wire) -> None:
    said = filed.run("export", "--format", "jsonl")
    bodies = {story["source"]: story["body"] for story in said.records}
    assert bodies["full"] == f"full {BODY}"
    assert bodies["link"] is None
    assert bodies["excerpt"].endswith("…")
    assert len(bodies["excerpt"]) < 300
    assert {s["source"]: s["terms"]["use"] for s in said.records} == {
        "full": "full",
        "excerpt": "excerpt",
        "link": "link",
    }


def test_the_atom_export_is_read_back_by_an_independent_reader(filed: Wire) -> None:
    feed = feedparser.parse(filed.run("export", "--format", "atom").out)
    assert not feed.bozo
    assert [entry.id for entry in feed.entries] == [s["uri"] for s in filed.stories()]
    assert [entry.published[:10] for entry in feed.entries] == [
        s["published_at"][:10] for s in filed.stories()
    ]


def test_an_export_is_written_whole_or_not_at_all(filed: Wire, tmp_path: Path) -> None:
    said = filed.run("export", "--format", "csv", "--output", str(tmp_path / "w.csv"))
    assert said.status == 0
    assert (tmp_path / "w.csv").read_text("utf-8").startswith("id,uri,source")
    refused = filed.run("export", "--output", str(tmp_path / "none" / "w.jsonl"))
    assert refused.status == 2
    assert refused.err.count("\n") == 1


def test_a_story_is_printed_with_its_foot(filed: Wire) -> None:
    number = filed.stories("--source", "full")[0]["id"]
    said = filed.run("story", str(number), "--format", "table")
    assert "Headline 0" in said.out.splitlines()[0]
    assert "Source: The Full, https://full.example/news/0" in said.out


def test_the_history_of_a_story_shows_what_it_was(filed: Wire) -> None:
    number = str(filed.stories()[0]["id"])
    assert [r["revision"] for r in filed.run("history", number).records] == [1]
    assert "Revision 1, filed" in filed.run("history", number, "--diff").out


def test_outcomes_are_those_of_the_latest_run_of_each_source(filed: Wire) -> None:
    said = filed.run("outcomes", "--format", "jsonl")
    assert [list(outcome) for outcome in said.records] == [list(OUTCOME_KEYS)] * 3
    only = filed.run("outcomes", "--run", "2", "--format", "jsonl").records
    assert [outcome["source"] for outcome in only] == ["excerpt"]


def test_sources_hold_what_is_declared_and_how_it_fares(filed: Wire) -> None:
    said = filed.run("sources", "--format", "jsonl")
    assert said.status == 0, said.err
    assert {tuple(record) for record in said.records} == {SOURCE_KEYS}
    assert filed.run("list").out.split() == [r["slug"] for r in said.records]


_NAMELESS = """
import time
from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source


class OneSpider(FeedSpider):
    source = Source(slug="{0}", agency="{0}", home="https://{0}.example/", language="en")
    name = source.slug

    def listings(self):
        {1}
"""


def test_a_source_that_does_not_name_its_listings_holds_up_no_other(wire: Wire) -> None:
    folder = wire.folder / "mine"
    folder.mkdir()
    for slug, code in {
        "hangs": "while True:\n            try:\n                time.sleep(60)\n"
        "            except Exception:\n                pass",
        "raises": "raise OSError('no such host')",
        "well": "return ('/rss',)",
    }.items():
        (folder / f"{slug}.py").write_text(_NAMELESS.format(slug, code))
    mine = {"WIRECRAWLER_SPIDER_MODULES": f"{folder}/"}

    said = wire.run("sources", "--format", "jsonl", **mine)

    feeds = {
        r["slug"]: r["feeds"] for r in said.records if r["slug"] in said.err + "well"
    }
    assert (said.status, feeds) == (
        1,
        {"hangs": [], "raises": [], "well": ["https://well.example/rss"]},
    )
    assert said.err.splitlines() == [
        "wirecrawler: hangs: it takes over 2 s to name its listings",
        "wirecrawler: raises: it cannot name its listings: OSError: no such host",
    ]
    assert wire.run("status", **mine).status == 0


def test_status_is_calm_while_nothing_is_broken(filed: Wire) -> None:
    said = filed.run("status", "--format", "jsonl")
    assert (said.status, said.err) == (0, "")
    assert [record["source"] for record in said.records] == ["excerpt", "full", "link"]


REFUSED = {
    "no-command": ["fly"],
    "an-unknown-source": ["crawl", "nowhere"],
    "nothing-to-crawl": ["crawl"],
    "a-feed-without-url": ["crawl", "feed"],
    "a-feed-that-is-no-url": ["crawl", "feed", "-a", "url=ftp://x/feed"],
    "an-unknown-zone": [
        "crawl",
        "feed",
        "-a",
        "url=http://a.b/",
        "-a",
        "timezone=Mars",
    ],
    "unknown-terms": ["crawl", "feed", "-a", "url=http://a.b/", "-a", "terms=all"],
    "an-unknown-kind": ["crawl", "feed", "-a", "url=http://a.b/", "-a", "kind=tv"],
    "a-slug-that-has-its-file": [
        *("crawl", "feed", "-a", "url=http://a.b/", "-a", "slug=mehr_en"),
    ],
    "a-bad-slug": ["crawl", "feed", "-a", "url=http://a.b/", "-a", "slug=A B"],
    "not-a-pair": ["crawl", "feed", "-a", "url"],
    "an-unknown-argument": ["crawl", "feed", "-a", "url=http://a.b/", "-a", "colour=x"],
    "an-unknown-story": ["story", "99"],
    "the-history-of-none": ["history", "99"],
    "the-family-of-none": ["family", "99"],
    "a-story-that-is-no-number": ["story", "nine"],
    "stories-of-an-unknown-source": ["stories", "--source", "nowhere"],
    "an-export-of-an-unknown-source": ["export", "--source", "nowhere"],
    "outcomes-of-an-unknown-source": ["outcomes", "--source", "nowhere"],
    "a-bad-date": ["stories", "--since", "soon"],
    "a-bad-language": ["stories", "--language", "?"],
    "a-negative-limit": ["stories", "--limit", "-1"],
    "an-unknown-format": ["stories", "--format", "xml"],
    "an-unknown-run": ["outcomes", "--run", "99"],
    "a-run-that-is-none": ["outcomes", "--run", "first"],
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_is_not_accepted_ends_with_status_2(filed: Wire, name: str) -> None:
    said = filed.run(*REFUSED[name])
    assert said.status == 2, said
    assert said.err.startswith("wirecrawler")
    assert said.err.count("\n") == 1
    assert said.out == ""


def test_a_source_that_was_never_crawled_has_no_stories(filed: Wire) -> None:
    for command in ("stories", "export", "outcomes"):
        said = filed.run(command, "--source", "tehran_times")
        assert (said.status, said.out) == (0, "")


BAD_SETTINGS = {
    "an-unknown-scheme": {"WIRECRAWLER_DATABASE_URL": "mongodb://x/y"},
    "no-url": {"WIRECRAWLER_DATABASE_URL": "wire.db"},
    "a-server-that-is-not-there": {
        "WIRECRAWLER_DATABASE_URL": "postgresql+psycopg://a:secret@127.0.0.1:1/wire"
    },
    "a-file-that-is-no-database": {"WIRECRAWLER_DATABASE_URL": f"sqlite:///{__file__}"},
    "a-folder-that-cannot-be-made": {
        "WIRECRAWLER_DATABASE_URL": "sqlite:////proc/none/wire.db"
    },
    "a-number-that-is-none": {"WIRECRAWLER_HOST_DELAY_S": "soon"},
    "an-unknown-style": {"WIRECRAWLER_HEADLINE_STYLE": "loud"},
    "a-contact-of-two-lines": {"WIRECRAWLER_CONTACT": "https://a.example/\r\nX: y"},
    "a-network-that-is-none": {"WIRECRAWLER_PRIVATE_NETWORKS": "the office"},
    "a-package-that-is-none": {"WIRECRAWLER_SPIDER_MODULES": "no.such.package"},
}


@pytest.mark.parametrize("name", BAD_SETTINGS)
def test_a_setting_that_is_not_accepted_is_one_line(wire: Wire, name: str) -> None:
    said = wire.run("crawl", "tehran_times", "--quiet", **BAD_SETTINGS[name])
    assert said.status == 2, said
    assert said.err.count("\n") == 1, said.err
    assert said.err.startswith("wirecrawler: ")
    assert "secret" not in said.err


def test_every_command_is_listed_by_the_help(wire: Wire) -> None:
    top = wire.run("--help").out
    commands = [line.split()[0] for line in top.splitlines() if line.startswith("  ")]
    assert commands == list(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_has_help_with_an_example(
    command: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as stop:
        main([command, "--help"])
    assert stop.value.code == 0
    assert f"example:\n  wirecrawler {command}" in capsys.readouterr().out


def test_the_version_is_printed(wire: Wire) -> None:
    assert wire.run("--version").out == "wirecrawler 0.1.0\n"


def test_scrapy_s_own_commands_work_from_any_folder(wire: Wire) -> None:
    said = wire.run("settings", "--get", "BOT_NAME")
    assert (said.status, said.out) == (0, "wirecrawler\n")


def test_a_database_is_brought_up_to_date(wire: Wire) -> None:
    said = wire.run("upgrade-db")
    assert said.status == 0
    assert said.err.endswith(f"schema none -> {HEAD}\n")
    assert wire.run("upgrade-db").err.endswith(f"schema {HEAD} already\n")
