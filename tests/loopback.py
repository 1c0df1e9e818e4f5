"""A site on 127.0.0.1 for the tests: real HTTP, every answer set by the test."""

import html
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import unquote

PARAGRAPHS = (
    (
        "The council of Eastwick voted on Monday to keep the old swing bridge open for another ten"
        " years, after a night of speeches in a hall that could not hold everybody who had come."
    ),
    (
        "Engineers told the meeting that the hinges, cast in 1921, would last if they were greased"
        " twice a month and closed to lorries of more than seven tonnes."
    ),
    (
        "“We have crossed it every day of our lives,” said the harbour master, “and it has never"
        " once kept us waiting longer than the tide did.”"
    ),
)


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What the site sends."""

    body: bytes = b""
    status: int = 200
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    is_reset: bool = False
    """Closes the connection before anything is sent."""
    is_cut: bool = False
    """Promises more bytes than it sends."""


Route = Answer | Callable[[Mapping[str, str]], Answer]


class Site:
    """Routes, and what was asked of them."""

    def __init__(self) -> None:
        self.routes: dict[str, Route] = {"/robots.txt": Answer(status=404)}
        self.asked: list[str] = []
        self.headers: list[tuple[str, Mapping[str, str]]] = []
        self.home = ""

    def url(self, path: str) -> str:
        return self.home.rstrip("/") + path

    def story(self, path: str, headline: str, *paragraphs: str, **more: str) -> None:
        """Put up a well-made page, with an ETag that follows its text."""
        self.conditional(path, story_page(headline, paragraphs or PARAGRAPHS, **more))

    def conditional(
        self, path: str, body: bytes, kind: str = "text/html; charset=utf-8"
    ) -> None:
        """Put up a document that answers 304 to those who know it."""
        etag = f'"{abs(hash(body)):x}"'

        def answer(headers: Mapping[str, str]) -> Answer:
            if headers.get("If-None-Match") == etag:
                return Answer(status=304, headers={"ETag": etag})
            return Answer(body=body, kind=kind, headers={"ETag": etag})

        self.routes[path] = answer

    def feed(self, path: str, entries: Sequence[Mapping[str, str]]) -> None:
        """Put up an Atom feed."""
        self.conditional(path, atom(entries), "application/atom+xml")

    def fetched(
        self, *, but: Sequence[str] = ("/robots.txt", "/.well-known/tdmrep.json")
    ) -> list[str]:
        """Return the paths that were asked for, in order, without `but`."""
        return [path for path in self.asked if path not in but]


def story_page(
    headline: str,
    paragraphs: Sequence[str] = PARAGRAPHS,
    *,
    published: str = "2026-11-20T09:30:00+01:00",
    byline: str = "Mara Lund",
    extra: str = "",
) -> bytes:
    """Return a page as a careful site makes it."""
    body = "".join(f"<p>{html.escape(p, quote=False)}</p>" for p in paragraphs)
    return f"""<!doctype html><html lang="en"><head><meta charset="utf-8">
<title>{html.escape(headline)} - Eastwick Post</title>
<meta property="og:title" content="{html.escape(headline)}">
<meta property="og:type" content="article">
<meta property="article:published_time" content="{published}">{extra}</head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>{html.escape(headline)}</h1><p class="byline">By {byline}</p>
<div class="story-text">{body}</div></article>
<footer>Eastwick Post, all rights reserved</footer></body></html>""".encode()


def atom(entries: Sequence[Mapping[str, str]]) -> bytes:
    """Return an Atom feed of entries with `link`, `title`, `id`, `updated`."""
    items = "".join(
        f"<entry><id>{e.get('id', e['link'])}</id><title>{html.escape(e['title'])}</title>"
        f'<link href="{html.escape(e["link"])}"/>'
        f"<updated>{e.get('updated', '2026-11-20T08:30:00Z')}</updated></entry>"
        for e in entries
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?><feed xmlns="http://www.w3.org/2005/Atom">'
        "<id>urn:eastwick</id><title>Eastwick Post</title>"
        f"<updated>2026-11-20T08:30:00Z</updated>{items}</feed>"
    ).encode()


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve a site while the block lasts."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = 1 << 16  # one write an answer: two would wait 40 ms for each other

        def do_GET(self) -> None:
            path = self.path
            site.asked.append(path)
            site.headers.append((path, dict(self.headers.items())))
            route = site.routes.get(path) or site.routes.get(
                unquote(path.split("?")[0])
            )
            if route is None:
                route = Answer(status=404, body=b"<h1>Not here</h1>")
            self._send(
                route if isinstance(route, Answer) else route(dict(self.headers))
            )

        def _send(self, answer: Answer) -> None:
            if answer.is_reset:
                self.close_connection = True
                self.connection.close()
                return
            self.send_response(answer.status)
            if answer.status != 304:
                self.send_header("Content-Type", answer.kind)
            length = len(answer.body) + (1000 if answer.is_cut else 0)
            self.send_header("Content-Length", str(length))
            for name, value in answer.headers.items():
                self.send_header(name, value)
            self.end_headers()
            self.wfile.write(answer.body)
            self.close_connection = answer.is_cut or self.close_connection

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        server.daemon_threads = True
        server.handle_error = lambda *_: None  # type: ignore[method-assign]  # resets are meant
        site.home = f"http://127.0.0.1:{server.server_port}/"
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        try:
            yield site
        finally:
            server.shutdown()
            thread.join()
