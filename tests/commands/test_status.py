"""`status`: which source is broken, silent, odd or slow, since when and why; and the webhook."""

import json
import threading
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from math import log
from typing import Any

import pytest

from tests.conftest import Said, Wire
from tests.factories import COAST_NEWS, HARBOUR_WIRE, make_story
from tests.loopback import PARAGRAPHS, Answer, Site, story_page
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.source import Source
from wirecrawler.store.archive import Archive, Filing, Recorded
from wirecrawler.store.days import Lost, Measured

DAY = timedelta(days=1)
HOUR = timedelta(hours=1)

_SPIDER = '''
"""Eastwick Post, as it was before its redesign."""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.extract.page import PageSelectors
from wirecrawler.source import Source


class EastwickPostSpider(FeedSpider):
    source = Source(
        slug="eastwick_post", agency="Eastwick Post", home="{home}", language="en"
    )
    name = source.slug
    feeds = ("/feed.atom",)
    selectors = PageSelectors(body=".story-text", byline=".byline")
'''


class Eastwick:
    """A source outside the package, at a site that can be redesigned."""

    def __init__(self, wire: Wire, site: Site) -> None:
        self._wire, self._site = wire, site
        folder = wire.folder / "east_sources"
        folder.mkdir()
        (folder / "__init__.py").touch()
        (folder / "eastwick_post.py").write_text(_SPIDER.format(home=site.home))
        wire.environment |= {
            "WIRECRAWLER_SPIDER_MODULES": "east_sources",
            "PYTHONPATH": str(wire.folder),
        }
        self._paths: list[str] = []

    def prints(self, *paths: str, classes: dict[str, str] | None = None) -> None:
        """Put up further stories, whose pages have these classes for the old ones."""
        self._paths += paths
        for path in paths:
            text = (f"In ward {path[1:]}: {p}" for p in PARAGRAPHS)
            page = story_page(f"Ward {path[1:]} of the harbour", tuple(text))
            for old, new in (classes or {}).items():
                page = page.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
            self._site.routes[path] = Answer(body=page)
        listed = [{"link": path, "title": path} for path in self._paths]
        self._site.feed("/feed.atom", listed)

    def crawl(self) -> Said:
        return self._wire.run("crawl", "eastwick_post", "--quiet")


@pytest.fixture
def eastwick(wire: Wire, site: Site) -> Eastwick:
    return Eastwick(wire, site)


def _paths(start: int, count: int) -> list[str]:
    return [f"/{number}" for number in range(start, start + count)]


def test_a_redesign_is_named_and_nothing_wrong_is_stored(
    wire: Wire, eastwick: Eastwick
) -> None:
    eastwick.prints(*_paths(1, 6))
    eastwick.crawl()
    before = wire.run("status")
    stored = wire.stories()
    eastwick.prints(*_paths(7, 6), classes={"story-text": "text"})
    start = datetime.now(UTC)
    eastwick.crawl()
    after = wire.run("status")

    assert (before.status, before.err) == (0, "")
    assert wire.stories() == stored
    record = after.records[0]
    since = datetime.fromisoformat(record.pop("since"))
    assert start - DAY < since <= datetime.now(UTC)
    why = (
        "the selector of body, .story-text, finds nothing on 6 of 6 pages; .text would"
    )
    assert {
        name: record[name] for name in ("health", "why", "field", "selector", "instead")
    } == {
        "health": "broken",
        "why": why,
        "field": "body",
        "selector": ".story-text",
        "instead": ".text",
    }
    assert (after.status, after.err) == (
        1,
        f"eastwick_post: broken since {since:%Y-%m-%dT%H:%MZ}: {why}\n",
    )


def test_a_source_is_well_again_once_its_selector_is_mended(
    wire: Wire, eastwick: Eastwick
) -> None:
    eastwick.prints("/1", "/2")
    eastwick.crawl()
    eastwick.prints("/3", "/4", classes={"story-text": "text"})
    eastwick.crawl()
    broken = wire.run("status")
    spider = wire.folder / "east_sources" / "eastwick_post.py"
    spider.write_text(spider.read_text().replace(".story-text", ".text"))
    eastwick.crawl()
    mended = wire.run("status")
    assert [said.status for said in (broken, mended)] == [1, 0]
    assert (mended.err, len(wire.stories())) == ("", 4)


def test_dead_links_that_are_tried_again_break_nothing(
    wire: Wire, eastwick: Eastwick, site: Site
) -> None:
    """At a quiet look nothing else is asked for."""
    eastwick.prints(*_paths(1, 4))
    dead = [f"/dead/{number}" for number in range(3)]
    listed = [{"link": path, "title": path} for path in (*_paths(1, 4), *dead)]
    site.feed("/feed.atom", listed)
    crawled = [eastwick.crawl().status for _ in range(2)]
    said = wire.run("status")
    assert [site.asked.count(path) for path in ("/1", "/dead/0")] == [1, 2]
    assert (crawled, said.status, said.err) == ([0, 0], 0, "")


def test_a_feed_that_is_down_for_a_moment_breaks_nothing(
    wire: Wire, eastwick: Eastwick, site: Site
) -> None:
    eastwick.prints("/1")
    waits = {"Retry-After": "3600"}
    site.routes["/feed.atom"] = Answer(status=503, headers=waits)
    crawled = eastwick.crawl()
    said = wire.run("status")
    assert (crawled.status, said.status, said.err) == (1, 0, "")
    assert said.records[0]["health"] == "new"
    assert "http 503" in said.records[0]["ended"]


def test_an_odd_or_slow_source_is_told_of_and_no_failure(wire: Wire) -> None:
    now = datetime.now(UTC)
    lost = {"byline": Lost(selector=".by", times=12, fresh=12, instead=".author")}
    with _History(wire) as history:
        for age in range(27, 0, -1):
            history.crawl(HARBOUR_WIRE, _read(30), at=now - age * DAY)
            history.crawl(COAST_NEWS, _read(6 if age < 6 else 30), at=now - age * DAY)
        gone = _read(12, filled={"headline": 12, "body": 12}, missing=lost)
        history.crawl(HARBOUR_WIRE, gone, at=now - HOUR)
    said = wire.run("status")
    slow = f"{now - 5 * DAY:%Y-%m-%d}T00:00Z"
    why = "the selector of byline, .by, finds nothing on 12 of 12 pages; .author would"
    odd = f"{now - HOUR:%Y-%m-%dT%H:%MZ}"
    assert (said.status, said.err.splitlines()) == (
        0,
        [
            f"coast_news: slow since {slow}: 6 stories a day for 5 days, 30 before",
            f"harbour_wire: odd since {odd}: {why}",
        ],
    )


class _History:
    """Crawls of the past."""

    def __init__(self, wire: Wire) -> None:
        self._archive = Archive.open(wire.database, tag="wire.example,2026")

    def __enter__(self) -> "_History":
        return self

    def __exit__(self, *_: object) -> None:
        self._archive.close()

    def crawl(
        self,
        source: Source,
        measured: Measured,
        *,
        at: datetime,
        feed: Fate = Fate.STORED,
        reason: str = "finished",
    ) -> None:
        """Note a crawl that printed a story, and read what is `measured`."""
        run = self._archive.begin_run(source, now=at)
        url = f"{source.home}rss"
        outcome = Outcome(
            run=run, source=source.slug, url=url, role=Role.FEED, fate=feed, at=at
        )
        self._archive.record([Recorded(outcome=outcome, entry=None)], now=at)
        if feed is Fate.STORED:
            page = f"{source.home}{at:%Y%m%d%H%M}"
            story = make_story(source=source, url=page, published_at=at, seen_at=at)
            self._archive.file([Filing(run=run, story=story)], now=at)
        self._archive.end_run(run, now=at, reason=reason, measured=measured)


def _read(pages: int, **changes: Any) -> Measured:
    facts: dict[str, Any] = {
        "pages": pages,
        "stories": pages,
        "body_chars": 2000 * pages,
        "body_logs": log(2000) * pages,
        "filled": dict.fromkeys(("headline", "body", "byline"), pages),
    }
    return Measured(**(facts | changes))


def test_a_source_that_was_switched_off_is_not_ill(
    wire: Wire, eastwick: Eastwick, site: Site
) -> None:
    eastwick.prints("/1")
    site.routes["/feed.atom"] = Answer(status=404)
    assert (eastwick.crawl().status, wire.run("status").status) == (1, 1)
    spider = wire.folder / "east_sources" / "eastwick_post.py"
    off = 'language="en", enabled=False, reason="it asks for a fee"'
    spider.write_text(spider.read_text().replace('language="en"', off))
    said = wire.run("status")
    assert (said.status, said.err, said.records[0]["health"]) == (0, "", "ok")


# The webhook.


@dataclass
class Hook:
    """A receiver of notices on loopback."""

    url: str = ""
    answers: list[int] = field(default_factory=list)
    """Statuses of the next answers; then 204."""
    told: list[dict[str, Any]] = field(default_factory=list)
    kinds: set[str] = field(default_factory=set)


@contextmanager
def _receiving(hook: Hook) -> Iterator[Hook]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            hook.told.append(json.loads(body))
            hook.kinds.add(self.headers["Content-Type"])
            self.send_response(hook.answers.pop(0) if hook.answers else 204)
            self.send_header("Location", "/elsewhere")
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        hook.url = f"http://127.0.0.1:{server.server_port}/hooks/s3cret"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield hook
        finally:
            server.shutdown()
            thread.join()


@pytest.fixture
def hook(wire: Wire) -> Iterator[Hook]:
    with _receiving(Hook()) as hook:
        wire.environment["WIRECRAWLER_WEBHOOK"] = hook.url
        yield hook


def _told(hook: Hook) -> list[tuple[str, str, str | None]]:
    return [(one["source"], one["health"], one["before"]) for one in hook.told]


def _unread(wire: Wire, *sources: Source, at: datetime) -> None:
    with _History(wire) as history:
        for source in sources:
            history.crawl(
                source, Measured(), at=at, feed=Fate.FAILED, reason="/rss: http 404"
            )


def test_the_webhook_is_told_what_changed_and_once(wire: Wire, hook: Hook) -> None:
    now = datetime.now(UTC).replace(microsecond=0)
    with _History(wire) as history:
        history.crawl(HARBOUR_WIRE, _read(3), at=now - DAY)
        history.crawl(COAST_NEWS, _read(3), at=now - DAY)
    well = wire.run("status")
    _unread(wire, HARBOUR_WIRE, at=now - HOUR)
    broken = [wire.run("status"), wire.run("status")]
    notices = list(hook.told)
    with _History(wire) as history:
        history.crawl(HARBOUR_WIRE, _read(3), at=now)
    mended = wire.run("status")

    assert [said.status for said in (well, *broken, mended)] == [0, 1, 1, 0]
    at = datetime.fromisoformat(notices[0].pop("at"))
    assert timedelta() <= datetime.now(UTC) - at < DAY
    assert notices == [
        {
            "source": "harbour_wire",
            "health": "broken",
            "before": None,
            "since": f"{now - HOUR:%Y-%m-%dT%H:%M:%SZ}",
            "why": "/rss: http 404",
        }
    ]
    assert _told(hook)[1:] == [("harbour_wire", "new", "broken")]
    assert hook.kinds == {"application/json"}


@pytest.mark.parametrize("status", [301, 404, 500])
def test_what_the_webhook_does_not_take_is_told_again(
    wire: Wire, hook: Hook, status: int
) -> None:
    """A redirect is none of the operator's addresses."""
    _unread(wire, HARBOUR_WIRE, at=datetime.now(UTC))
    hook.answers = [status]
    first, second = wire.run("status"), wire.run("status")
    assert first.err.splitlines()[1:] == [
        f"wirecrawler: 127.0.0.1: not told of harbour_wire: http {status}"
    ]
    assert len(second.err.splitlines()) == 1
    assert _told(hook) == [("harbour_wire", "broken", None)] * 2


def test_a_webhook_that_fails_is_a_failure_even_where_no_source_is_ill(
    wire: Wire, hook: Hook
) -> None:
    now = datetime.now(UTC)
    _unread(wire, HARBOUR_WIRE, at=now - HOUR)
    wire.run("status")
    with _History(wire) as history:
        history.crawl(HARBOUR_WIRE, _read(3), at=now)
    hook.answers = [503]
    assert [wire.run("status").status for _ in range(2)] == [1, 0]


@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(
            {"WIRECRAWLER_PRIVATE_NETWORKS": ""},
            "wirecrawler: 127.0.0.1: not told of harbour_wire: address refused: 127.0.0.1 is"
            " not public; see WIRECRAWLER_PRIVATE_NETWORKS",
            id="the address gate holds",
        ),
        pytest.param(
            {"WIRECRAWLER_WEBHOOK": "http://127.0.0.1:1/s3cret"},
            "wirecrawler: 127.0.0.1: not told of harbour_wire: connection refused",
            id="nobody is there",
        ),
        pytest.param(
            {"WIRECRAWLER_WEBHOOK": "hooks.example/s3cret"},
            "wirecrawler: WIRECRAWLER_WEBHOOK: name an address with http:// or https://,"
            " a host, and no password",
            id="no address",
        ),
    ],
)
def test_a_webhook_that_cannot_be_asked(
    wire: Wire, hook: Hook, change: dict[str, str], told: str
) -> None:
    _unread(wire, HARBOUR_WIRE, at=datetime.now(UTC))
    said = wire.run("status", **change)
    assert said.err.splitlines()[1:] == [told]
    assert (said.status, hook.told) == (2 if "name an" in told else 1, [])


def test_two_at_once_do_not_tell_twice(wire: Wire, hook: Hook) -> None:
    _unread(wire, HARBOUR_WIRE, COAST_NEWS, at=datetime.now(UTC))
    with ThreadPoolExecutor() as pool:
        said = list(pool.map(lambda _: wire.run("status"), range(3)))
    assert [one.status for one in said] == [1, 1, 1]
    assert sorted(_told(hook)) == [
        ("coast_news", "broken", None),
        ("harbour_wire", "broken", None),
    ]
