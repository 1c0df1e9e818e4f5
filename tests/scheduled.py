"""Sources on a schedule: files of a test's own, every other source out of the way."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from tests.conftest import Wire
from tests.loopback import PARAGRAPHS, Answer, Site
from wirecrawler.store.archive import Archive
from wirecrawler.store.query import Query
from wirecrawler.store.rhythms import Rhythm

_SPIDERS = Path(__file__).parents[1] / "wirecrawler" / "spiders"
_SPIDER = '''
"""A source for a test."""

from wirecrawler.crawl.feed_spider import FeedSpider
from wirecrawler.source import Source


class OneSpider(FeedSpider):
    source = Source(slug="{slug}", agency="{slug}", home="{home}", language="en")
    name = source.slug
    feeds = ("/{slug}.rss",)
'''


class Scheduled:
    """The sources of a wire, in a folder of its own."""

    def __init__(self, wire: Wire, site: Site) -> None:
        self.wire, self.site = wire, site
        self.folder = wire.folder / "mine"
        self.folder.mkdir()
        wire.environment["WIRECRAWLER_SPIDER_MODULES"] = f"{self.folder}/"
        with Archive.open(wire.database, tag="wire.example,2026") as archive:
            for file in _SPIDERS.glob("[a-z]*.py"):
                archive.pause(file.stem, reason="a test", now=datetime.now(UTC))

    def source(self, slug: str, channel: str = "", *, home: str = "") -> None:
        """Declare a source whose feed names one story and says `channel` besides."""
        text = _SPIDER.format(slug=slug, home=home or self.site.home)
        (self.folder / f"{slug}.py").write_text(text)
        self.site.story(
            f"/{slug}/1",
            f"News of {slug}",
            f"{slug}: {PARAGRAPHS[0]}",
            published=datetime.now(UTC).isoformat(timespec="seconds"),
        )
        feed = (
            f'<rss version="2.0"><channel><title>{slug}</title>{channel}<item>'
            f"<title>News of {slug}</title><link>/{slug}/1</link></item></channel></rss>"
        )
        self.site.conditional(f"/{slug}.rss", feed.encode(), "application/rss+xml")

    def answers(self, slug: str, **headers: str) -> None:
        """Have the feed of a source send these headers too."""
        before = self.site.routes[f"/{slug}.rss"]
        assert callable(before)

        def answer(asked: Mapping[str, str]) -> Answer:
            answered = before(asked)
            return replace(answered, headers={**answered.headers, **headers})

        self.site.routes[f"/{slug}.rss"] = answer

    def fails(self, slug: str, answer: Answer) -> None:
        """Have the feed of a source answer something else."""
        self.site.routes[f"/{slug}.rss"] = answer

    def rhythm(self, slug: str) -> Rhythm:
        """Return what is kept of the rhythm of a source."""
        with Query.open(self.wire.database, tag="wire.example,2026") as query:
            return query.rhythms()[slug]

    def gap_minutes(self, slug: str) -> int:
        """Return the minutes from the last poll of a source to the next."""
        return round(self.rhythm(slug).interval_s / 60)
