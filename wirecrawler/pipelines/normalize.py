"""Stage 100: RawStory to Story; the item changes its type here, once."""

from typing import Self

from scrapy.crawler import Crawler

from wirecrawler.normalize.story import normalized
from wirecrawler.story import RawStory


class NormalizePipeline:
    """Gives every value its one form: typed, aware UTC, one URL, the house's headline."""

    def __init__(self, style: str) -> None:
        self._style = style

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings["WIRECRAWLER_HEADLINE_STYLE"])

    def process_item(self, item: object) -> object:
        return normalized(item, self._style) if isinstance(item, RawStory) else item
