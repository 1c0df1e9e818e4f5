"""Settings: Scrapy's first, with the order of the stages, then ours.

Each of ours may be set by an environment variable of the same name (and, for a crawl, with `-s`);
docs/settings.md explains them.  Nothing else reads the environment.
"""

import os
from pathlib import Path

_CONTACT = "https://wirecrawler.example/"

_SOURCES = "./sources"

BOT_NAME = "wirecrawler"
NEWSPIDER_MODULE = "wirecrawler.spiders"
SPIDER_LOADER_CLASS = "wirecrawler.crawl.spider_folders.SourceLoader"
# `genspider` with our template beside Scrapy's own.
COMMANDS_MODULE = "wirecrawler.crawl.scrapy_commands"

ITEM_PIPELINES = {
    "wirecrawler.pipelines.normalize.NormalizePipeline": 100,
    "wirecrawler.pipelines.credit.CreditPipeline": 200,
    "wirecrawler.pipelines.screen.ScreenPipeline": 300,
    "wirecrawler.pipelines.fingerprint.FingerprintPipeline": 400,
    "wirecrawler.pipelines.store.StorePipeline": 500,
}
EXTENSIONS = {
    "scrapy.extensions.telnet.TelnetConsole": None,
    "scrapy.extensions.remote_control.RemoteControl": None,
    "wirecrawler.crawl.outcomes.OutcomeRecorder": 0,
    "wirecrawler.crawl.failure_lines.FailureLines": 5,
    "wirecrawler.crawl.progress.Progress": 10,
    "wirecrawler.crawl.disk.DiskFloor": 20,
}
SPIDER_MIDDLEWARES = {"wirecrawler.crawl.page_archive.PageArchive": 900}
DOWNLOADER_MIDDLEWARES = {
    "wirecrawler.crawl.address_gate.AddressGateMiddleware": 90,
    # Scrapy's takes a 5xx for leave, forgets the file with the crawl, and lets some of the requests
    # past that wait for it together.
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "wirecrawler.crawl.robots.RobotsMiddleware": 100,
    # After robots.txt: of a host whose pages may not be had nothing more is asked.
    "wirecrawler.crawl.tdm.TdmMiddleware": 110,
    # Ours keep the seconds of a URL over all its tries, decode while they read, gate what is asked
    # of a proxy, and ask the network for no list of domains to know whose a cookie is.
    "scrapy.downloadermiddlewares.downloadtimeout.DownloadTimeoutMiddleware": None,
    "scrapy.downloadermiddlewares.httpcompression.HttpCompressionMiddleware": None,
    "scrapy.downloadermiddlewares.httpproxy.HttpProxyMiddleware": None,
    "scrapy.downloadermiddlewares.cookies.CookiesMiddleware": None,
    "scrapy.downloadermiddlewares.retry.RetryMiddleware": None,
    "wirecrawler.crawl.tries.TriesMiddleware": 550,
    "scrapy.downloadermiddlewares.redirect.RedirectMiddleware": None,
    "wirecrawler.crawl.redirects.RedirectMiddleware": 600,
    "wirecrawler.crawl.cookies.CookiesMiddleware": 700,
    "wirecrawler.crawl.manners.MannersMiddleware": 760,
    # Ours answers a refusal with its reason; Scrapy's list of hosts would only drop it.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    # A meta refresh is how walls reload themselves; stories are where their feeds say.
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
}
DOWNLOAD_HANDLERS = {
    "http": "wirecrawler.crawl.download.GatedDownloadHandler",
    "https": "wirecrawler.crawl.download.GatedDownloadHandler",
    "data": None,
    "file": None,
    "ftp": None,
    "s3": None,
}
# Scrapy's waits, at the end of a crawl, for whatever a host that drips may take.
DOWNLOADER = "wirecrawler.crawl.downloader.Downloader"
# A redirect back to the same URL must end as an outcome, not in a filter; entries are told apart
# by the spider.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"

# Any status comes to the spider, which gives the URL its outcome.
HTTPERROR_ALLOW_ALL = True
RETRY_TIMES = 2
REFERER_ENABLED = False
# 100 starts 100 tasks for every response; 4 costs 15-25 % less CPU.
CONCURRENT_ITEMS = 4
CONCURRENT_REQUESTS = 16
DOWNLOAD_DELAY_JITTER = 0
TELNETCONSOLE_ENABLED = False
REMOTE_CONTROL_ENABLED = False
MEMUSAGE_ENABLED = False
# A drop is an outcome with its reason, not a warning.
DEFAULT_DROPITEM_LOG_LEVEL = "DEBUG"
RETRY_GIVE_UP_LOG_LEVEL = "DEBUG"
STATS_DUMP = False


def _text(name: str, default: str) -> str:
    return os.environ.get(name, default)


def _number(name: str, default: float) -> float:
    # A word that is no number is kept: `checked` names the setting when it is first used.
    try:
        return float(os.environ.get(name, default))
    except ValueError:
        return float("nan")


# Ours -------------------------------------------------------------------------------------------

# Folder of what runs leave behind, relative to the current folder.
WIRECRAWLER_DATA_DIR = _text("WIRECRAWLER_DATA_DIR", "data")
# SQLAlchemy URL; made on first use when it is SQLite.
WIRECRAWLER_DATABASE_URL = _text(
    "WIRECRAWLER_DATABASE_URL", f"sqlite:///{WIRECRAWLER_DATA_DIR}/wire.db"
)
# Name of the wire in its pages, feeds and disclaimer.
WIRECRAWLER_OUTLET = _text("WIRECRAWLER_OUTLET", "Media Wire")
# The republication sentence: a template with {outlet}, {agency} and {url}.
WIRECRAWLER_DISCLAIMER = _text(
    "WIRECRAWLER_DISCLAIMER",
    "Reports and views on the {outlet} come from other news agencies and do not necessarily "
    "reflect the opinion of the {outlet}. Headlines may be changed to fit the style of the house; "
    "the content is never changed. This story is the work of {agency}.",
)
# Where the wire is published, for absolute links.
WIRECRAWLER_BASE_URL = _text("WIRECRAWLER_BASE_URL", "http://127.0.0.1:8080")
# Authority and date of the tag: URIs of stories (RFC 4151); never change it once stories are out.
WIRECRAWLER_TAG = _text("WIRECRAWLER_TAG", "wirecrawler.example,2026")
# title, sentence or as-printed.
WIRECRAWLER_HEADLINE_STYLE = _text("WIRECRAWLER_HEADLINE_STYLE", "title")
# URL or address by which sources can reach the operator, in the user agent.
WIRECRAWLER_CONTACT = _text("WIRECRAWLER_CONTACT", _CONTACT)
# CIDRs of private networks that may be contacted, by commas.
WIRECRAWLER_PRIVATE_NETWORKS = _text("WIRECRAWLER_PRIVATE_NETWORKS", "")
# Seconds between two requests to one host; below 1 only inside the private networks above.
WIRECRAWLER_HOST_DELAY_S = _number("WIRECRAWLER_HOST_DELAY_S", 1)
# Requests at once to one host.
WIRECRAWLER_HOST_CONCURRENCY = _number("WIRECRAWLER_HOST_CONCURRENCY", 2)
# Extra packages of spiders and folders of them (with a slash), by commas.
WIRECRAWLER_SPIDER_MODULES = _text("WIRECRAWLER_SPIDER_MODULES", _SOURCES)
# Slugs or tags of sources of which nothing is published, by commas, each with its =reason.
WIRECRAWLER_WITHHELD = _text("WIRECRAWLER_WITHHELD", "")
# Address that `status` tells, by POST, of each source whose health changed; a secret.
WIRECRAWLER_WEBHOOK = _text("WIRECRAWLER_WEBHOOK", "")
# Bytes of an answer, at most.
WIRECRAWLER_MAX_BYTES = _number("WIRECRAWLER_MAX_BYTES", 10 * 2**20)
# Bytes of an answer once its content codings are off, at most.
WIRECRAWLER_MAX_DECODED_BYTES = _number("WIRECRAWLER_MAX_DECODED_BYTES", 20 * 2**20)
# Bytes of the head of an answer, at most; real pages send 10 KB of policies.
WIRECRAWLER_MAX_HEADER_BYTES = _number("WIRECRAWLER_MAX_HEADER_BYTES", 64 * 2**10)
# Redirects on the way from one URL, at most.
WIRECRAWLER_MAX_REDIRECTS = _number("WIRECRAWLER_MAX_REDIRECTS", 10)
# Seconds for one URL over all its tries and redirects, at most.
WIRECRAWLER_MAX_SECONDS = _number("WIRECRAWLER_MAX_SECONDS", 60)
# Days after which a story is too old to be filed by a crawl; 0: never.
WIRECRAWLER_MAX_AGE_DAYS = _number("WIRECRAWLER_MAX_AGE_DAYS", 0)
# Seconds of CPU for reading one page, at most.
WIRECRAWLER_MAX_PAGE_CPU_SECONDS = _number("WIRECRAWLER_MAX_PAGE_CPU_SECONDS", 10)
# Bytes free on a disk that a crawl writes to, below which it does not start, or ends.
WIRECRAWLER_MIN_FREE_BYTES = _number("WIRECRAWLER_MIN_FREE_BYTES", 200 * 2**20)
# on: pages are kept as WARC files under the data folder, in `archive`; off: none are.
WIRECRAWLER_ARCHIVE = _text("WIRECRAWLER_ARCHIVE", "on")
# Days after which what no story was read from may leave the archive; 0: never.
WIRECRAWLER_ARCHIVE_MAX_DAYS = _number("WIRECRAWLER_ARCHIVE_MAX_DAYS", 30)
# Bytes of the archive above which that leaves it, oldest first, whatever its age; 0: no limit.
WIRECRAWLER_ARCHIVE_MAX_BYTES = _number("WIRECRAWLER_ARCHIVE_MAX_BYTES", 0)
# Entries of one feed, sitemap or section page that are taken.
WIRECRAWLER_MAX_ENTRIES = _number("WIRECRAWLER_MAX_ENTRIES", 5_000)
# Feeds, sitemaps and section pages that are asked for in one run.
WIRECRAWLER_MAX_LISTINGS = _number("WIRECRAWLER_MAX_LISTINGS", 50)
# How deep sitemaps are followed that sitemaps name; 1: only those that the source declares.
WIRECRAWLER_MAX_SITEMAP_DEPTH = _number("WIRECRAWLER_MAX_SITEMAP_DEPTH", 3)
# Pages of a section that are read, the newest first.
WIRECRAWLER_MAX_SECTION_PAGES = _number("WIRECRAWLER_MAX_SECTION_PAGES", 3)
# Characters of the address of a story, at most.
WIRECRAWLER_MAX_URL_CHARS = _number("WIRECRAWLER_MAX_URL_CHARS", 2_048)
# How often in a row the same pieces of a path may stand in the address of a story.
WIRECRAWLER_MAX_PATH_REPEATS = _number("WIRECRAWLER_MAX_PATH_REPEATS", 2)
# How long after it was first named a story is looked at again: minutes, hours, days; empty: never.
WIRECRAWLER_RECHECKS = _text("WIRECRAWLER_RECHECKS", "1h 6h 24h 3d 7d")
# Minutes between two polls of a source, at least; a host's own word (Retry-After) goes beyond both.
WIRECRAWLER_MIN_POLL_MINUTES = _number("WIRECRAWLER_MIN_POLL_MINUTES", 5)
# Minutes after which a source is polled at the latest.
WIRECRAWLER_MAX_POLL_MINUTES = _number("WIRECRAWLER_MAX_POLL_MINUTES", 1440)

# What a crawl says on stderr: text or json, one object a line.
WIRECRAWLER_LOG_FORMAT = _text("WIRECRAWLER_LOG_FORMAT", "text")


def user_agent(contact: str) -> str:
    """Return the user agent that names the wire and whom to write to."""
    return f"wirecrawler/0.1 (+{contact})"


def spider_modules(extra: str) -> list[str]:
    """Return the packages of spiders: ours, then those of a comma-separated list.

    The default folder counts where there is one with spiders of this wire in it.
    """
    ours = ["wirecrawler.spiders", "wirecrawler.crawl.any_source"]
    named = [name for part in extra.split(",") if (name := part.strip())]
    has_default = "WIRECRAWLER_SPIDER_MODULES" in os.environ or _has_spiders(_SOURCES)
    return [*ours, *(name for name in named if name != _SOURCES or has_default)]


def _has_spiders(folder: str) -> bool:
    files = sorted(Path(folder).glob("*.py")) if Path(folder).is_dir() else []
    return any(b"wirecrawler.crawl" in file.read_bytes() for file in files)


def sources_folder() -> str:
    """Return the folder of an operator's own sources, which need not be there."""
    return _SOURCES


# Scrapy's, which follow ours.
SPIDER_MODULES = spider_modules(WIRECRAWLER_SPIDER_MODULES)
USER_AGENT = user_agent(WIRECRAWLER_CONTACT)
DOWNLOAD_DELAY = WIRECRAWLER_HOST_DELAY_S
CONCURRENT_REQUESTS_PER_DOMAIN = WIRECRAWLER_HOST_CONCURRENCY
DOWNLOAD_MAXSIZE = WIRECRAWLER_MAX_BYTES
DOWNLOAD_WARNSIZE = 0
DOWNLOAD_TIMEOUT = WIRECRAWLER_MAX_SECONDS
