"""Looking: what `preview` and `explain` share: one page, read as a crawl would read it.

The page is asked for by this process and read by a worker that was started before: reading
may take minutes and more, and a process with threads should not be forked.
"""

import argparse
import pickle
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from scrapy.settings import Settings
from w3lib.encoding import resolve_encoding

from wirecrawler.commands.rows import add_format, say
from wirecrawler.crawl.any_source import declared_source
from wirecrawler.crawl.catalogue import Listed, catalogue, chosen
from wirecrawler.crawl.hosts import listed_at
from wirecrawler.crawl.look import Looked, looked
from wirecrawler.crawl.overrides import check_settings, crawl_settings, page_limits
from wirecrawler.crawl.page_reader import Fetched, PageReader
from wirecrawler.crawl.workers import Workers
from wirecrawler.errors import ExitStatus, ExtractionError, SettingError
from wirecrawler.extract.feed import read_feed
from wirecrawler.extract.page import PageSelectors
from wirecrawler.extract.sitemap import read_sitemap
from wirecrawler.normalize.url import resolve
from wirecrawler.publish.terminal import terminal_line
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch

_READ, _FAILED = b"+", b"-"
"""The first byte of what a worker answers."""
_NAMED = 3
"""Stories of a listing that are named."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what names the page, and `--format`."""
    parser.add_argument("url", metavar="URL", help="the page of a story")
    parser.add_argument(
        "--source",
        metavar="SLUG",
        help="read it as this source's: its selectors, language and time zone (default: the source"
        " of its host, if any)",
    )
    parser.add_argument(
        "--page",
        metavar="FILE",
        help="read the page from this file and ask the web for nothing; URL says where it is from",
    )
    parser.add_argument(
        "--encoding",
        metavar="NAME",
        help="the charset of that file (default: as it says)",
    )
    parser.add_argument(
        "--timezone",
        metavar="ZONE",
        help="IANA zone of times printed without one, where no source declares it",
    )
    parser.add_argument(
        "--language",
        metavar="TAG",
        help="BCP 47 tag of the story, where no source declares it",
    )
    add_format(parser)


def answer_of(
    arguments: argparse.Namespace, read: Callable[[Fetched, Settings], bytes]
) -> bytes | None:
    """Return what `read` says of the page, or None where it failed, with a line on stderr.

    Raises:
        SettingError: An argument or a setting is not accepted.
        SourceError: The source is unknown.
    """
    _check(arguments)
    level = "DEBUG" if arguments.debug else "CRITICAL"
    settings = crawl_settings({"LOG_LEVEL": level})
    check_settings(settings)
    listed = _listed(arguments, settings)
    source = _source(arguments, listed)

    def work(piece: bytes) -> bytes:
        try:
            is_page, fetched = pickle.loads(piece)  # noqa: S301  (our own)
            _refuse_listing(is_page, fetched)
            return _READ + read(fetched, settings)
        except ExtractionError as error:
            return _FAILED + str(error).encode()
        except MemoryError:
            raise
        except Exception as error:  # a source's own code may raise anything
            said = f"{arguments.url}: crash: {type(error).__name__}: {error}"
            return _FAILED + said.encode("utf-8", "replace")

    with Workers(work, most=1, limits=page_limits(settings)) as workers:
        workers.start()
        try:
            page = _saved(arguments) or looked(arguments.url, settings)
        except ExtractionError as error:
            say(f"wirecrawler: {terminal_line(str(error))}")
            return None
        fetched = _fetched(arguments.url, page, source, listed)
        workers.give(1, pickle.dumps((page.is_page, fetched)))
        ended, _ = workers.wait()
    answer = ended[0].answer or _FAILED + f"{arguments.url}: {ended[0].lost}".encode()
    if answer.startswith(_READ):
        return answer[1:]
    say(f"wirecrawler: {terminal_line(answer[1:].decode())}")
    return None


def _check(arguments: argparse.Namespace) -> None:
    """Refuse what cannot be meant.

    Raises:
        SettingError: An argument is not accepted.
    """
    if resolve(arguments.url, arguments.url) is None:
        # Not shown: there may be a password in it.
        reason = "name an address with http:// or https://, a host, and no password"
        raise SettingError("URL", reason)
    if arguments.encoding and not arguments.page:
        raise SettingError("--encoding", "it is that of --page FILE; name one")
    if arguments.encoding and resolve_encoding(arguments.encoding) is None:
        raise SettingError("--encoding", f"{arguments.encoding} is no charset")


def exit_status(answer: bytes | None) -> int:
    """Return the exit status of a command that got this answer."""
    return ExitStatus.PARTLY if answer is None else ExitStatus.DONE


def _listed(arguments: argparse.Namespace, settings: Settings) -> Listed | None:
    """Return the source of the page, or None where no file declares it."""
    listing = catalogue(settings)
    if arguments.source:
        return chosen(listing, [arguments.source])[0]
    return listed_at(listing, arguments.url)


def _source(arguments: argparse.Namespace, listed: Listed | None) -> Source:
    """Return the source as which the page is read.

    Raises:
        SettingError: An argument says what the source declares itself, or is not accepted.
    """
    zone, language = arguments.timezone or "", arguments.language or ""
    declared = Source(slug="page", agency="", home=arguments.url)
    if listed is not None:
        declared = listed.source
    for option, said in (("timezone", zone), ("language", language)):
        if said and getattr(declared, option):
            reason = f"{declared.slug} declares {getattr(declared, option)} itself"
            raise SettingError(f"--{option}", reason)
    try:
        said = declared_source(arguments.url, timezone=zone, language=language)
    except SettingError as error:
        option = error.setting.replace("-a ", "--")
        raise SettingError(option, error.reason) from error
    return replace(
        declared,
        timezone=declared.timezone or said.timezone,
        language=declared.language or said.language,
    )


def _refuse_listing(is_page: bool, fetched: Fetched) -> None:
    """Refuse what is no page, saying more of a feed or a sitemap.

    Raises:
        ExtractionError: It is one of these.
    """
    url = fetched.entry.url
    for kind, read in (("feed", _of_feed), ("sitemap", _of_sitemap)):
        try:
            links = read(fetched)
        except ExtractionError:
            continue
        first = ", ".join(links[:_NAMED])
        said = f"a {kind} of {len(links)}, not a story; it begins with {first or 'nothing'}"
        raise ExtractionError(
            url, f"{said}; `wirecrawler crawl feed -a url={url}` takes it"
        )
    if not is_page:
        raise ExtractionError(url, "not a page")


def _of_feed(fetched: Fetched) -> list[str]:
    url = fetched.fetch.final_url
    feed = read_feed(fetched.content, url=url, encoding=fetched.encoding)
    return [entry.link for entry in feed.entries]


def _of_sitemap(fetched: Fetched) -> list[str]:
    sitemap = read_sitemap(fetched.content, url=fetched.fetch.final_url)
    further = [inner.url for inner in sitemap.sitemaps]
    return [*(entry.link for entry in sitemap.entries), *further]


def _saved(arguments: argparse.Namespace) -> Looked | None:
    """Return the page of `--page`, or None where it is not given.

    Raises:
        SettingError: The file cannot be read.
    """
    if not arguments.page:
        return None
    try:
        content = Path(arguments.page).read_bytes()
    except OSError as error:
        raise SettingError("--page", f"{arguments.page}: {error.strerror}") from error
    fetch = Fetch(
        final_url=arguments.url, status=200, size=len(content), at=datetime.now(UTC)
    )
    return Looked(content=content, encoding=arguments.encoding, fetch=fetch)


def _fetched(url: str, page: Looked, source: Source, listed: Listed | None) -> Fetched:
    reader = PageReader.made(source, PageSelectors())
    if listed is not None:
        reader = listed.spider.made(source, listed.spider.selectors)
    return reader.fetched(
        page.content,
        entry=Entry(url=url, link=url),
        fetch=page.fetch,
        encoding=page.encoding,
    )
