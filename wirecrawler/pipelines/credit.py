"""Stage 200: the credit line and the republication disclaimer, from the source's terms."""

from typing import Self

from scrapy.crawler import Crawler

from wirecrawler.credit import credited
from wirecrawler.story import Story


class CreditPipeline:
    """Attaches the foot that every printing of a story carries."""

    def __init__(self, template: str, outlet: str) -> None:
        self._template = template
        self._outlet = outlet

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        settings = crawler.settings
        return cls(settings["WIRECRAWLER_DISCLAIMER"], settings["WIRECRAWLER_OUTLET"])

    def process_item(self, item: object) -> object:
        if not isinstance(item, Story):
            return item
        return credited(item, template=self._template, outlet=self._outlet)
