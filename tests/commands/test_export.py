"""Exports that carry corrections and kills: what each format says of a story that changed."""

import json
from dataclasses import replace
from datetime import timedelta

import pytest
from lxml import etree

from tests.conftest import Wire
from tests.factories import (
    COAST_NEWS,
    HARBOUR_WIRE,
    NOON,
    make_entry,
    make_fetch,
    make_story,
    withdraw,
)
from wirecrawler.source import EXCERPT
from wirecrawler.store.archive import Archive
from wirecrawler.store.filing import Filing
from wirecrawler.story import Story

TAG = "wirecrawler.example,2026"
NAR = "{http://iptc.org/std/nar/2006-10-01/}"
ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONES = "{http://purl.org/atompub/tombstones/1.0}"
TEXTS = {
    "plain": "A pilot boat was named after the first woman to steer it through the narrows.",
    "corrected": "The ferry to the islands will sail every hour from Monday until the autumn.",
    "killed": "Grain worth three millions was said to lie forgotten in a shed by the river.",
    "excerpt": "Fishermen asked for a later start of the season, since the herring is small.",
}


QUOTED = replace(COAST_NEWS, terms=EXCERPT)


def story_of(name: str) -> Story:
    source = QUOTED if name == "excerpt" else HARBOUR_WIRE
    body = "\n\n".join([TEXTS[name], f"So says the {name} paper."])
    return make_story(
        source=source,
        terms=source.terms,
        url=f"{source.home}{name}",
        headline=f"Headline of {name}",
        headline_original=f"Headline of {name}",
        body=body,
        fingerprint=name,
        published_at=NOON - timedelta(hours=list(TEXTS).index(name)),
    )


@pytest.fixture(scope="module")
def changed(tmp_path_factory: pytest.TempPathFactory) -> Wire:
    """A wire of four stories: as it was, corrected, killed, and one to quote."""
    folder = tmp_path_factory.mktemp("changed")
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    stories = [story_of(name) for name in TEXTS]
    later = NOON + timedelta(hours=1)
    with Archive.open(wire.database, tag=TAG) as archive:
        runs = {s: archive.begin_run(s, now=NOON) for s in (QUOTED, HARBOUR_WIRE)}
        by_slug = {source.slug: run for source, run in runs.items()}
        filings = [Filing(run=by_slug[s.source.slug], story=s) for s in stories]
        archive.file(filings, now=NOON)
        run = by_slug["harbour_wire"]
        better = replace(stories[1], body=f"{stories[1].body}\n\nOn Sundays it rests.")
        archive.file([Filing(run=run, story=better)], now=later)
        withdraw(
            archive,
            run,
            HARBOUR_WIRE,
            make_entry(stories[2].source_url),
            fetch=make_fetch(stories[2].source_url, status=410),
            now=later,
        )
    return wire


def told(wire: Wire, form: str, *words: str) -> str:
    said = wire.run("export", "--format", form, *words)
    assert (said.status, said.err) == (0, "")
    return said.out


def ninjs(out: str) -> list[tuple[str, str, str, str]]:
    records = [json.loads(line) for line in out.splitlines()]
    return [
        (
            record["uri"].rpartition("/")[2],
            record["version"],
            record["pubStatus"],
            record.get("edNote", ""),
        )
        for record in records
    ]


def newsml(out: str) -> list[tuple[str, str, str, str]]:
    found = []
    for item in etree.fromstring(out.encode()).iter(f"{NAR}newsItem"):
        [status] = item.iter(f"{NAR}pubStatus")
        found.append(
            (
                str(item.get("guid")).rpartition("/")[2],
                str(item.get("version")),
                str(status.get("qcode")).partition(":")[2],
                item.findtext(f"{NAR}itemMeta/{NAR}edNote", ""),
            )
        )
    return found


def atom(out: str) -> list[tuple[str, str]]:
    """Return the number and the instant of each entry and tombstone."""
    found = []
    for child in etree.fromstring(out.encode()):
        if child.tag == f"{ATOM}entry":
            pair = (
                child.findtext(f"{ATOM}id", ""),
                child.findtext(f"{ATOM}updated", ""),
            )
            found.append((pair[0].rpartition("/")[2], pair[1]))
        if child.tag == f"{TOMBSTONES}deleted-entry":
            number = str(child.get("ref")).rpartition("/")[2]
            found.append((f"{number} deleted", str(child.get("when"))))
    return found


CORRECTED = "Corrected: this is revision 2"


@pytest.mark.parametrize(
    ("words", "numbers"),
    [
        pytest.param((), "1234", id="all, by default"),
        pytest.param(("--status", "any"), "1234", id="any"),
        pytest.param(("--status", "killed"), "3", id="killed"),
        pytest.param(("--status", "usable"), "14", id="usable"),
        pytest.param(("--source", "coast_news"), "4", id="another source"),
        pytest.param(("--until", "2026-11-03T10:30"), "34", id="a span"),
        pytest.param(("--limit", "2"), "12", id="so many"),
    ],
)
def test_a_format_that_knows_kills_carries_those_of_the_filter(
    changed: Wire, words: tuple[str, ...], numbers: str
) -> None:
    items = {
        "1": ("1", "1", "usable", ""),
        "2": ("2", "2", "usable", CORRECTED),
        "3": ("3", "2", "canceled", "Killed: withdrawn by its source (410)"),
        "4": ("4", "1", "usable", ""),
    }
    entries = {
        "1": ("1", "2026-11-03T12:00:00Z"),
        "2": ("2", "2026-11-03T13:00:00Z"),
        "3": ("3 deleted", "2026-11-03T13:00:00Z"),
        "4": ("4", "2026-11-03T12:00:00Z"),
    }
    assert (
        ninjs(told(changed, "ninjs", *words)),
        newsml(told(changed, "newsml-g2", *words)),
        atom(told(changed, "atom", *words)),
    ) == ([items[n] for n in numbers],) * 2 + ([entries[n] for n in numbers],)


@pytest.mark.parametrize("form", ["ninjs", "newsml-g2", "atom"])
@pytest.mark.parametrize("words", [(), ("--status", "killed")])
def test_nothing_of_what_was_killed_is_told(
    changed: Wire, form: str, words: tuple[str, ...]
) -> None:
    out = told(changed, form, *words)
    assert [said in out for said in ("Grain", "Headline of killed", "/killed")] == [
        False
    ] * 3


@pytest.mark.parametrize("form", ["ninjs", "newsml-g2"])
def test_what_leaves_obeys_its_terms(changed: Wire, form: str) -> None:
    out = told(changed, form, "--source", "coast_news")
    assert ("Fishermen asked for" in out, TEXTS["excerpt"] in out) == (True, False)


@pytest.mark.parametrize("form", ["jsonl", "csv"])
def test_a_format_that_knows_no_kills_leaves_them_out(changed: Wire, form: str) -> None:
    shown = [
        "Headline of killed" in told(changed, form, *words)
        for words in ((), ("--status", "any"))
    ]
    assert (shown, "Grain" in told(changed, form, "--status", "any")) == (
        [False, True],
        False,
    )


def test_a_withheld_source_sends_no_kills_either(changed: Wire) -> None:
    outs = [
        changed.run("export", "--format", form, WIRECRAWLER_WITHHELD="harbour_wire").out
        for form in ("ninjs", "newsml-g2", "atom")
    ]
    read = (ninjs(outs[0]), newsml(outs[1]), atom(outs[2]))
    assert [[entry[0] for entry in found] for found in read] == [["4"]] * 3
