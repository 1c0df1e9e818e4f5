"""DemoSite: the three agencies, each at its own address on 127.0.0.1.

Conditional requests as RFC 9110 section 13 has them: If-None-Match goes before If-Modified-Since.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import UTC, datetime
from email.message import Message
from email.utils import format_datetime, parsedate_to_datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote, unquote, urlsplit

from wirecrawler_demo.content import AGENCIES, Agency, read_agency
from wirecrawler_demo.edition import Answer, Edition, Site, edition
from wirecrawler_demo.press import harbour_wire, sahel_khabar, valley_courier

_PRESSES: dict[str, Callable[[Edition], Site]] = {
    "harbour_wire": harbour_wire.print_site,
    "sahel_khabar": sahel_khabar.print_site,
    "valley_courier": valley_courier.print_site,
}


class DemoSite:
    """The demo agencies, served while the `with` block lasts.

    with DemoSite(datetime.now(UTC)) as site:
        site.homes["harbour_wire"]  # "http://127.0.0.1:PORT/"
        site.advance()
        site.requests["harbour_wire"]  # [("/feed.atom", 200), ...]
    """

    def __init__(self, now: datetime) -> None:
        """Prepare to serve stories that are dated back from `now`, an aware instant.

        Raises ValueError when `now` is naive.
        """
        if now.tzinfo is None:
            raise ValueError(f"a time without a zone: {now.isoformat()}")
        self.homes: dict[str, str] = {}
        """dict[str, str]: slug -> address of the front page."""
        self.requests: dict[str, list[tuple[str, int]]] = {}
        """dict[str, list[tuple[str, int]]]: slug -> path as asked, status answered."""
        self._now = now.astimezone(UTC)
        self._servers: dict[str, _Server] = {}
        self._open = ExitStack()

    def __enter__(self) -> Self:
        with ExitStack() as opening:
            for slug in AGENCIES:
                server = opening.enter_context(_serving(read_agency(slug), self._now))
                self._servers[slug] = server
                self.homes[slug] = server.home
                self.requests[slug] = server.requests
            self._open = opening.pop_all()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._open.close()

    def advance(self) -> None:
        """Go on to the second state: one story is corrected, one withdrawn."""
        for server in self._servers.values():
            server.show(second=True)

    def paths(self, slug: str) -> tuple[str, ...]:
        """Return every path that the agency `slug` knows, percent-encoded."""
        return tuple(quote(path) for path in self._servers[slug].site.answers)


class _Server(ThreadingHTTPServer):
    """One agency's site."""

    # Threads are joined when the server closes, so that none outlives the `with` block.
    daemon_threads = False

    def __init__(self, agency: Agency, now: datetime) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.home = f"http://127.0.0.1:{self.server_address[1]}/"
        self.requests: list[tuple[str, int]] = []
        self._agency = agency
        self._now = now
        self.show(second=False)

    def show(self, *, second: bool) -> None:
        """Answer from now on in the first or the `second` state."""
        printed = edition(self._agency, home=self.home, now=self._now, second=second)
        self.site = _PRESSES[self._agency.slug](printed)

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Stay quiet about a client that goes away: that is no error of the site."""
        if not isinstance(sys.exception(), ConnectionError | TimeoutError):
            super().handle_error(request, client_address)


@contextmanager
def _serving(agency: Agency, now: datetime) -> Iterator[_Server]:
    with _Server(agency, now) as server:
        thread = Thread(
            target=server.serve_forever,
            # Seconds until a stop is noticed.
            kwargs={"poll_interval": 0.02},
            name=f"demo {agency.slug}",
        )
        thread.start()
        try:
            yield server
        finally:
            server.shutdown()
            thread.join()


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server_version = "demo"
    sys_version = ""
    # A client that connects and says nothing would hold up the end of the site.
    timeout = 3
    server: _Server

    def do_GET(self) -> None:
        self._reply(with_content=True)

    def do_HEAD(self) -> None:
        self._reply(with_content=False)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002
        """Write nothing: `requests` is the log."""

    def _reply(self, *, with_content: bool) -> None:
        answer = self.server.site.answer(unquote(urlsplit(self.path).path))
        status = 304 if _is_unchanged(answer, self.headers) else answer.status
        self.server.requests.append((self.path, status))
        self.send_response(status)
        for name, value in _headers(answer, status):
            self.send_header(name, value)
        self.end_headers()
        if with_content and status != 304:
            self.wfile.write(answer.content)


def _is_unchanged(answer: Answer, asked: Message) -> bool:
    """Return whether the client already has `answer`."""
    if answer.status != 200:
        return False
    tags = asked["If-None-Match"]
    if tags is not None:
        known = {tag.strip().removeprefix("W/") for tag in tags.split(",")}
        return bool(known & {"*", answer.etag})
    since = _instant(asked["If-Modified-Since"])
    return since is not None and answer.modified <= since


def _instant(text: str | None) -> datetime | None:
    if text is None:
        return None
    try:
        parsed = parsedate_to_datetime(text)
    except ValueError:
        return None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=UTC)


def _headers(answer: Answer, status: int) -> list[tuple[str, str]]:
    """Return the header fields, in order."""
    # Every connection ends with its answer: nothing is left to wait for when the site stops.
    fields = [("Connection", "close")]
    if status in {200, 304}:
        fields.append(("ETag", answer.etag))
        fields.append(("Last-Modified", format_datetime(answer.modified, usegmt=True)))
    if answer.location:
        fields.append(("Location", answer.location))
    if status != 304:
        fields.append(("Content-Type", answer.content_type))
        fields.append(("Content-Length", str(len(answer.content))))
    return fields
