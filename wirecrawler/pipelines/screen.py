"""Stage 300: drops what is no story, incomplete, opted out or too old."""

from datetime import UTC, datetime, timedelta
from typing import Self

from scrapy.crawler import Crawler
from scrapy.exceptions import DropItem

from wirecrawler.normalize.opt_outs import BY_OPT_OUT, unkept_by
from wirecrawler.normalize.story import NO_BODY, NO_HEADLINE, lack_of
from wirecrawler.story import Story


class NotAStory(DropItem):
    """The page is an index, a wall or the like; its kind is the reason."""


class Headless(DropItem):
    """The page has no headline."""


class Bodiless(DropItem):
    """The page has no text."""


class OptedOut(DropItem):
    """The page says that it is not to be kept: `noindex`, or a last day that has passed."""


class TooOld(DropItem):
    """The story was published longer ago than `WIRECRAWLER_MAX_AGE_DAYS`."""


_LACKS: dict[str, type[DropItem]] = {NO_HEADLINE: Headless, NO_BODY: Bodiless}


class ScreenPipeline:
    """Lets pass what may be filed."""

    def __init__(self, oldest: timedelta | None) -> None:
        self._oldest = oldest

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        days = crawler.settings.getfloat("WIRECRAWLER_MAX_AGE_DAYS")
        return cls(timedelta(days=days) if days else None)

    def process_item(self, item: object) -> object:
        if isinstance(item, Story):
            screen(item, oldest=self._oldest, now=datetime.now(UTC))
        return item


def screen(story: Story, *, oldest: timedelta | None, now: datetime) -> None:
    """Let a story pass, or raise the drop that says why not."""
    if lack := lack_of(story):
        raise _LACKS.get(lack, NotAStory)(lack)
    # However much a page asks not to be kept, its source may withdraw its story by it.
    opted = unkept_by(story.opt_outs, today=now.date())
    if opted and not story.withdrawal:
        raise OptedOut(f"{BY_OPT_OUT}{opted}")
    published = story.published_at
    # However old a story is, its source may withdraw it.
    if oldest is None or published is None or story.withdrawal:
        return
    if now - published > oldest:
        raise TooOld("too old")
