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
    "wirecrawler.crawl.progress.Progress": 10,
}
DOWNLOADER_MIDDLEWARES = {
    "wirecrawler.crawl.address_gate.AddressGateMiddleware": 90,
    # Scrapy's lets some of the requests past that wait for the file together.
    "scrapy.downloadermiddlewares.robotstxt.RobotsTxtMiddleware": None,
    "wirecrawler.crawl.robots.RobotsMiddleware": 100,
    "wirecrawler.crawl.host_delay.HostDelayMiddleware": 760,
    # Ours answers a refusal with its reason; Scrapy's list of hosts would only drop it.
    "scrapy.downloadermiddlewares.offsite.OffsiteMiddleware": None,
    # A meta refresh is how walls reload themselves; stories are where their feeds say.
    "scrapy.downloadermiddlewares.redirect.MetaRefreshMiddleware": None,
}
TWISTED_DNS_RESOLVER = "wirecrawler.crawl.address_gate.GatedResolver"
DOWNLOAD_HANDLERS = {"data": None, "file": None, "ftp": None, "s3": None}
DOWNLOAD_VERIFY_CERTIFICATES = True
# A redirect back to the same URL must end as an outcome, not in a filter; entries are told apart
# by the spider.
DUPEFILTER_CLASS = "scrapy.dupefilters.BaseDupeFilter"

ROBOTSTXT_OBEY = True
ROBOTSTXT_USER_AGENT = "wirecrawler"
# Any status comes to the spider, which gives the URL its outcome.
HTTPERROR_ALLOW_ALL = True
REDIRECT_MAX_TIMES = 10
RETRY_TIMES = 2
# Not after a timeout: it has used up what one URL may take.
RETRY_EXCEPTIONS = [
    "scrapy.exceptions.CannotResolveHostError",
    "scrapy.exceptions.DownloadConnectionRefusedError",
    "scrapy.exceptions.DownloadFailedError",
    "scrapy.exceptions.ResponseDataLossError",
    "scrapy.core.downloader.handlers.http11.TunnelError",
]
COOKIES_ENABLED = False
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
# Seconds for one URL, at most.
WIRECRAWLER_MAX_SECONDS = _number("WIRECRAWLER_MAX_SECONDS", 60)
# Days after which a story is too old to be filed by a crawl; 0: never.
WIRECRAWLER_MAX_AGE_DAYS = _number("WIRECRAWLER_MAX_AGE_DAYS", 0)
# Seconds of CPU for reading one page, at most.
WIRECRAWLER_MAX_PAGE_CPU_SECONDS = _number("WIRECRAWLER_MAX_PAGE_CPU_SECONDS", 10)
# How long after it was first named a story is looked at again: minutes, hours, days; empty: never.
WIRECRAWLER_RECHECKS = _text("WIRECRAWLER_RECHECKS", "1h 6h 24h 3d 7d")


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
