"""A crawl that is killed and run again holds what an undisturbed one holds."""

import signal
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Site

OURS = {"id", "uri", "family", "seen_at", "filed_at", "archive"}
"""What may differ: numbers of our own, our own instants and places in our archive."""


def held(wire: Wire) -> list[dict[str, Any]]:
    stories = wire.stories("--status", "any")
    return sorted(
        ({k: v for k, v in story.items() if k not in OURS} for story in stories),
        key=lambda story: str(story["url"]),
    )


@pytest.mark.parametrize("after", [1, 9, 23])
def test_a_killed_crawl_run_again_loses_and_doubles_nothing(
    site: Site, tmp_path: Path, after: int
) -> None:
    """The kill comes when so many pages were asked for."""
    entries = [
        {"link": f"/news/story-{n}", "title": f"Story number {n}"} for n in range(30)
    ]
    for n, entry in enumerate(entries):
        text = f"{n} {PARAGRAPHS[0]}", PARAGRAPHS[1]
        # Copies of one another: the earliest is the original, whoever comes first.
        printed = f"2026-11-20T09:{n:02}:00+01:00"
        site.story(entry["link"], entry["title"], *text, published=printed)
    site.feed("/feed", entries)
    undisturbed = wire_in(tmp_path / "undisturbed")
    disturbed = wire_in(tmp_path / "disturbed")
    undisturbed.crawl(site.url("/feed"), "-a", "slug=eastwick")

    site.asked.clear()
    killed = disturbed.start(
        *("crawl", "feed", "-a", f"url={site.url('/feed')}", "-a", "slug=eastwick")
    )
    while len(site.fetched()) < after and killed.poll() is None:
        pass
    killed.send_signal(signal.SIGKILL)
    killed.communicate()
    said = disturbed.crawl(site.url("/feed"), "-a", "slug=eastwick")

    assert said.status == 0, said.err
    assert held(disturbed) == held(undisturbed)
    assert len(held(disturbed)) == 30


def wire_in(folder: Path) -> Wire:
    folder.mkdir()
    return Wire(folder, f"sqlite:///{folder / 'wire.db'}")
