"""The whole way, from a feed to the queries, on SQLite and on PostgreSQL."""

import signal
from pathlib import Path

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site


def test_a_story_travels_the_whole_way(
    site: Site, tmp_path: Path, empty_database: str
) -> None:
    wire = Wire(tmp_path, empty_database)
    entries = [
        {"link": f"/news/{slug}-10{n}", "title": f"{slug.title()} story {n}"}
        for n, slug in enumerate(("bridge", "tide", "ferry", "\u0644\u0646\u062c"))
    ]
    for n, entry in enumerate(entries):
        site.story(entry["link"], entry["title"], f"{n} {PARAGRAPHS[0]}", PARAGRAPHS[1])
    site.feed("/feed", entries)
    feed = ("crawl", "feed", "-a", f"url={site.url('/feed')}", "-a", "slug=eastwick")
    killed = wire.start(*feed)
    while not site.fetched() and killed.poll() is None:
        pass
    killed.send_signal(signal.SIGKILL)
    killed.communicate()

    first = wire.run(*feed)
    assert first.status == 0, first.err

    later = {"updated": "2026-11-21T10:00:00Z"}
    site.story(entries[1]["link"], entries[1]["title"], f"1 {PARAGRAPHS[2]}")
    site.routes[entries[2]["link"]] = Answer(status=410)
    changed = [entries[0], entries[1] | later, entries[2] | later, entries[3]]
    site.feed("/feed", changed)
    second = wire.run(*feed)

    assert second.status == 0, second.err
    assert "(0 new, 1 corrected, 1 killed;" in second.err
    stories = wire.stories("--status", "any", "--sort", "oldest")
    assert sorted((s["headline_original"], s["status"]) for s in stories) == [
        ("Bridge story 0", "usable"),
        ("Ferry story 2", "killed"),
        ("Tide story 1", "corrected"),
        ("\u0644\u0646\u062c story 3", "usable"),
    ]
    (tide,) = wire.stories("tide")
    history = wire.run("history", str(tide["id"])).records
    assert [revision["body"].split()[0] for revision in history] == ["1", "1"]
    assert history[0]["body"] != history[1]["body"]
    assert wire.run("status").status == 0
    assert wire.run("export", "--format", "atom").out.count("<entry") == 3
