"""`crawl --replay` of what an ordinary crawl archived in two runs, with nobody to ask."""

from pathlib import Path

import pytest

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site, serving, story_page

WATCH = """
import os, sys

def told(event, arguments):
    if event == "socket.getaddrinfo" or (
        event in ("socket.connect", "socket.sendto") and arguments[0].family != 1
    ):
        with open(os.environ["TOLD"], "a") as file:
            print(event, arguments[1:], file=file)

sys.addaudithook(told)
"""
TEXTS = {
    "plain": PARAGRAPHS,
    "moved": (
        "A lighthouse keeper found a piano on the rocks below his door at the turn of the tide.",
        "It was in tune, he said, but for the two lowest notes, which had sand in them.",
    ),
    "later": (
        "The school of the island opened with eleven pupils and a teacher who is also its cook.",
        "On Fridays the lessons are in the kitchen, because the bread cannot be left alone.",
    ),
    "kept": (
        "A flock of parrots has moved into the tower of the town hall and strikes with the bell.",
        "The mayor has asked them to keep to the hours; they have been seen to practise quarters.",
    ),
}


@pytest.fixture
def archived(tmp_path: Path) -> tuple[Wire, str]:
    """A wire that crawled twice, and its feed's address: the server is gone."""
    folder = tmp_path / "before"
    folder.mkdir()
    wire = Wire(folder, f"sqlite:///{folder / 'wire.db'}")
    with serving(Site()) as site:
        robots = b"User-agent: *\nDisallow: /private\n"
        site.routes["/robots.txt"] = Answer(body=robots, kind="text/plain")
        site.routes["/feed"] = _moved("/feeds/now")
        site.routes["/moved"] = _moved("/on/its/way")
        site.routes["/on/its/way"] = _moved("/there")
        site.conditional("/there", story_page("A piano on the rocks", TEXTS["moved"]))
        site.story("/plain", "The bridge stays open", *TEXTS["plain"])
        site.story("/later", "A school of eleven", *TEXTS["later"])
        noarchive = '<meta name="robots" content="noarchive">'
        site.story("/kept", "Parrots strike", *TEXTS["kept"], extra=noarchive)
        names = ["plain", "moved", "kept", "private"]
        for first in (names, [*names, "later"], [*names, "later"]):
            told = [{"link": f"/{name}", "title": f"On {name}"} for name in first]
            site.feed("/feeds/now", told)
            said = wire.crawl(site.url("/feed"), "-a", "terms=full", "--recheck")
            assert said.status == 0, said.err
            # Between two runs a text is corrected; what is left answers 304.
            more = f"{TEXTS['plain'][0]} It was painted too."
            site.story("/plain", "The bridge stays open", more, *TEXTS["plain"][1:])
        return wire, site.url("/feed")


def _moved(to: str) -> Answer:
    return Answer(status=301, headers={"Location": to})


def test_a_replay_of_two_runs_brings_the_same_stories_and_asks_nobody(
    archived: tuple[Wire, str], tmp_path: Path
) -> None:
    before, feed = archived
    files = sorted((before.folder / "data" / "archive").glob("*.warc.gz"))
    (tmp_path / "sitecustomize.py").write_text(WATCH)
    wire = Wire(tmp_path, f"sqlite:///{tmp_path / 'again.db'}")
    words = ["crawl", "feed", "-a", f"url={feed}", "-a", "terms=full"]
    for file in files:
        words += ["--replay", str(file)]
    told = tmp_path / "told"
    process = wire.start(
        *words,
        PYTHONPATH=str(tmp_path),
        TOLD=str(told),
        WIRECRAWLER_PRIVATE_NETWORKS="",
    )
    out, err = process.communicate(timeout=60)

    assert process.returncode == 0, (out, err)
    assert not told.exists(), told.read_text()
    lacking = {
        url.rpartition("/")[2]: fate
        for url, fate in wire.fates().items()
        if fate[0] != "stored"
    }
    assert lacking == dict.fromkeys(
        ("kept", "private"), ("failed", "not in the replayed file")
    )
    facts = ("url", "headline", "body_sha256", "published_at", "byline", "final_url")
    assert {tuple(str(s[key]) for key in facts) for s in wire.stories()} == {
        tuple(str(s[key]) for key in facts)
        for s in before.stories()
        if not s["url"].endswith("/kept")
    }
    assert len(wire.stories()) == 3
    assert "0 damaged" in wire.run("verify").err
