"""Looking: what `preview` and `explain` share: one page, read as a crawl would read it.

The page is asked for by this process and read by a worker that was started before: reading
may take minutes and more, and a process with threads should not be forked.
"""

import argparse
import pickle
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from scrapy.settings import Settings
from w3lib.encoding import resolve_encoding

from wirecrawler.commands.rows import add_format, say
from wirecrawler.crawl.catalogue import Listed, catalogue, chosen
from wirecrawler.crawl.look import Looked, looked
from wirecrawler.crawl.overrides import check_settings, crawl_settings, page_limits
from wirecrawler.crawl.page_reader import Fetched, PageReader
from wirecrawler.crawl.workers import Workers
from wirecrawler.errors import ExitStatus, ExtractionError, SettingError
from wirecrawler.extract.page import PageSelectors
from wirecrawler.normalize.url import resolve, same_source
from wirecrawler.publish.terminal import terminal_line
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch

_READ, _FAILED = b"+", b"-"
"""The first byte of what a worker answers."""


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

    def work(piece: bytes) -> bytes:
        try:
            return _READ + read(pickle.loads(piece), settings)  # noqa: S301  (our own)
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
        workers.give(1, pickle.dumps(_fetched(arguments.url, page, listed)))
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
    url = arguments.url
    return next(
        (one for one in listing.values() if same_source(url, one.source.home)), None
    )


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


def _fetched(url: str, page: Looked, listed: Listed | None) -> Fetched:
    reader: type[PageReader] = PageReader
    source, selectors = Source(slug="page", agency="", home=url), PageSelectors()
    if listed is not None:
        reader, source = listed.spider, listed.source
        selectors = listed.spider.selectors
    return Fetched(
        reader=reader,
        source=source,
        selectors=selectors,
        entry=Entry(url=url, link=url),
        fetch=page.fetch,
        content=page.content,
        encoding=page.encoding,
    )
