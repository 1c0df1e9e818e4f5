"""Page archive: the answers of a crawl, held until what was read from them is filed.

Each answer that comes to the spider gets an id, and every story read from it that id.  Of pages
only those are compressed, in a thread, whose story came to the last stage; listings that
answered are archived too, because a crawl can be replayed only with them.
"""

from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any, Self

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.settings import BaseSettings
from scrapy.spidermiddlewares.base import BaseSpiderMiddleware

from wirecrawler.crawl.exchange import Exchange, exchange_of
from wirecrawler.crawl.warc import (
    new_record_id,
    opening_record,
    payload_digest,
    response_records,
    revisit_records,
)
from wirecrawler.errors import SettingError
from wirecrawler.normalize.opt_outs import is_unarchived
from wirecrawler.store.archive import Archive
from wirecrawler.store.page_source import PageSource
from wirecrawler.store.read_fields import field_digests
from wirecrawler.store.record_files import RecordFiles, database_name
from wirecrawler.store.records import Page
from wirecrawler.store.retention import Keeping, Thinned
from wirecrawler.story import RawStory, Story

_RECORD = "wirecrawler_record"
"""Key of a request's `meta`: the id of its answer's record."""

_SWITCH = dict.fromkeys(("on", "1", "true", "yes"), True) | dict.fromkeys(
    ("off", "0", "false", "no", ""), False
)

Keep = Callable[[Page], None]


def archive_folder(settings: BaseSettings) -> Path:
    """Return the folder of the archive, which need not be there."""
    return Path(settings["WIRECRAWLER_DATA_DIR"]) / "archive"


def is_archiving(settings: BaseSettings) -> bool:
    """Tell whether pages are archived.

    Raises:
        SettingError: WIRECRAWLER_ARCHIVE is neither on nor off.
    """
    said = str(settings["WIRECRAWLER_ARCHIVE"]).strip().lower()
    if said not in _SWITCH:
        raise SettingError("WIRECRAWLER_ARCHIVE", f"{said!r} is neither on nor off")
    return _SWITCH[said]


def record_files(settings: BaseSettings) -> RecordFiles | None:
    """Return the files into which a crawl with these settings archives; None: it does not."""
    if not is_archiving(settings):
        return None

    def opening(file: str) -> bytes:
        return opening_record(file, agent=settings["USER_AGENT"], at=datetime.now(UTC))

    return RecordFiles(
        folder=archive_folder(settings),
        name=database_name(settings["WIRECRAWLER_DATABASE_URL"]),
        opening=opening,
    )


def thin_archive(settings: BaseSettings) -> Thinned:
    """Let go of the archive what the settings say need not be kept.

    Raises:
        StoreError: Its files or the database cannot be written.
    """
    files = record_files(settings)
    keeping = Keeping(
        days=settings.getfloat("WIRECRAWLER_ARCHIVE_MAX_DAYS"),
        most_bytes=settings.getfloat("WIRECRAWLER_ARCHIVE_MAX_BYTES"),
    )
    url, tag = settings["WIRECRAWLER_DATABASE_URL"], settings["WIRECRAWLER_TAG"]
    with Archive.open(url, tag=tag, files=files) as archive:
        return archive.thin(keeping, now=datetime.now(UTC))


class PageArchive(BaseSpiderMiddleware, PageSource):
    """Holds what one crawl was answered."""

    def __init__(self, crawler: Crawler) -> None:
        super().__init__(crawler)
        if not is_archiving(crawler.settings):
            raise NotConfigured
        self.files = record_files(crawler.settings)
        self._held: dict[str, Exchange] = {}
        self._listings: dict[str, Page] = {}
        """Of these several stories may be read."""
        self._keep: Keep | None = None
        # One a crawl: the other CPUs read pages.
        self._threads = ThreadPoolExecutor(1, thread_name_prefix="warc")

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        archive = cls(crawler)
        connect = crawler.signals.connect
        connect(archive.release, signals.item_dropped)
        connect(archive.release, signals.item_error)
        connect(archive.release, signals.item_scraped)
        connect(archive.close, signals.spider_closed)
        return archive

    def keep_listings(self, keep: Keep) -> None:
        """Hand listings and answers of 304 to `keep` from now on."""
        self._keep = keep

    def process_spider_input(self, response: Response) -> None:
        exchange = exchange_of(response)
        if exchange is None or self._keep is None or response.request is None:
            return
        record_id = new_record_id()
        response.request.meta[_RECORD] = record_id
        about = response.request.cb_kwargs
        facts = self._facts(response)
        if "listing_url" in about and exchange.status in (200, 304):
            page = self._page(record_id, exchange, facts | {"of": "listing"})
            self._listings[record_id] = page
            self._keep(page)
        elif exchange.status == 304:
            self._keep(self._page(record_id, exchange, facts))

    def get_processed_item(self, item: Any, response: Response | None) -> Any:
        """Give a story the id of the answer that it was read from, and hold that."""
        if response is None or not isinstance(item, RawStory):
            return item
        exchange = exchange_of(response)
        record_id = response.meta.get(_RECORD, "") if response.request else ""
        if exchange is None or not record_id:
            return item
        if record_id not in self._listings:
            self._held[record_id] = exchange
        return replace(item, fetch=replace(item.fetch, record_id=record_id))

    def page_of(self, story: Story) -> Page | None:
        """Return the page of `story`, to be archived with it; None where it may not be."""
        record_id = story.fetch.record_id
        exchange = self._held.pop(record_id, None)
        if is_unarchived(story.opt_outs):
            return None
        if exchange is None:
            return self._listings.get(record_id)
        facts = {
            "source": story.source.slug,
            "link": story.entry.link,
            "fields": field_digests(story),
        }
        return self._page(record_id, exchange, facts)

    def release(self, item: object) -> None:
        """Forget the page of an item that is filed, or never will be."""
        if isinstance(item, RawStory | Story):
            self._held.pop(item.fetch.record_id, None)

    def close(self) -> None:
        self._threads.shutdown(wait=False)
        self._held.clear()

    def _facts(self, response: Response) -> dict[str, object]:
        source = getattr(self.crawler.spider, "source", None)
        about = response.request.cb_kwargs if response.request else {}
        entry = about.get("entry")
        link = about.get("listing_url") or (entry.link if entry else response.url)
        return {"source": source.slug if source else "", "link": link}

    def _page(
        self, record_id: str, exchange: Exchange, facts: Mapping[str, object]
    ) -> Page:
        revisit = partial(revisit_records, record_id, exchange, facts)
        if exchange.status == 304:
            whole: Callable[[], bytes] = partial(revisit, None)
        else:
            # Begun now, so that nobody waits for it who holds the database.
            whole = self._threads.submit(
                response_records, record_id, exchange, facts
            ).result
        return Page(
            id=record_id,
            url=exchange.url,
            digest=payload_digest(exchange),
            at=exchange.at,
            whole=whole,
            revisit=None if exchange.cut else revisit,
        )
