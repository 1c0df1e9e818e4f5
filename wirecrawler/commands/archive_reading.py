"""Archive reading: what the commands share that read archived pages again."""

from wirecrawler import settings
from wirecrawler.crawl.archived_pages import ArchiveFolder, Find
from wirecrawler.crawl.catalogue import Listed, catalogue
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.crawl.page_archive import archive_folder
from wirecrawler.crawl.workers import Limits

_DEMO = "wirecrawler_demo.spiders"
"""The demo's are no sources, but its stories are read by them."""


def archive_of_settings(find: Find) -> ArchiveFolder:
    """Return the configured archive; `find` knows where a record lies."""
    return ArchiveFolder(archive_folder(crawl_settings({})), find)


def page_limits() -> Limits:
    """Return what the reading of one page may take."""
    return Limits(cpu_s=settings.WIRECRAWLER_MAX_PAGE_CPU_SECONDS)


def spiders_of_all() -> dict[str, Listed]:
    """Return the sources by slug, those of the demo among them.

    Raises:
        SourceError: A package of spiders cannot be imported.
    """
    modules = crawl_settings({}).getlist("SPIDER_MODULES")
    return catalogue(crawl_settings({"SPIDER_MODULES": [*modules, _DEMO]}))
