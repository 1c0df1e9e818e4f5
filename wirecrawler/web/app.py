"""The wire's pages: the list, a story, the Atom feed, and the API.  They only read.

Links within the wire are relative, so it works under any path of a server in front of it, and
nothing is ever taken from a request's Host.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from wirecrawler.credit import Gate, Printable, Withholding
from wirecrawler.errors import NoSuchStory, StoreError
from wirecrawler.publish.atom import atom_feed, entry_updated
from wirecrawler.publish.times import shown_instant
from wirecrawler.store.filters import within
from wirecrawler.store.query import Query, StoryFilter
from wirecrawler.story import Status
from wirecrawler.web.answers import SecurityHeaders, answer, blocked_by, numbered
from wirecrawler.web.api import api_app
from wirecrawler.web.metrics import MEDIA_TYPE, Metrics
from wirecrawler.web.pages import STATIC, Pages
from wirecrawler.web.views import front_days, recent_cards, story_view, withdrawal_view

STORIES_A_PAGE = 30
STORIES_A_FEED = 50
RECENT_POSTS = 6

# The feed of an empty wire: any fixed time serves; a moving one would change the feed.
_NEVER = datetime(1970, 1, 1, tzinfo=UTC)
_CLOCK = partial(datetime.now, UTC)
_ROBOTS = b"User-agent: *\nAllow: /\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """How the wire presents itself."""

    outlet: str
    """Its name."""
    base_url: str
    """Where it is published: the links of its feed begin with it."""
    tag: str
    """Authority and date of its tag: URIs (RFC 4151)."""


def wire_app(
    query: Query, wire: Wire, *, gate: Gate, now: Callable[[], datetime] = _CLOCK
) -> Starlette:
    """Return the application that serves `wire` from what `query` reads.

    Everything passes `gate`, whose day is that of each request.  `query` stays the caller's to
    close.  `now` is the clock.  Only GET and HEAD are answered; nothing is written and no
    cookie is set.
    """
    desk = _Desk(query, wire, gate, now)
    app = Starlette(
        routes=[
            Route("/", desk.front),
            Route("/story/{story}", desk.story),
            Route("/feed.atom", desk.feed),
            Route("/metrics", desk.metrics),
            Route("/robots.txt", _robots),
            Route("/favicon.svg", _favicon),
            Route("/favicon.ico", _favicon),
            Mount(
                "/api/v1",
                api_app(query, gate=desk.gate, base_url=wire.base_url),
                name="api",
            ),
            Mount("/static", StaticFiles(directory=STATIC), name="static"),
        ],
        middleware=[Middleware(SecurityHeaders)],
        exception_handlers={
            HTTPException: desk.refusal,
            NoSuchStory: desk.unknown_story,
            StoreError: desk.closed_store,
            Exception: desk.accident,
        },
    )
    # It would answer with an address made of the request's Host.
    app.router.redirect_slashes = False
    return app


class _Desk:
    """Answers requests: asks the store, has the pages set."""

    def __init__(
        self, query: Query, wire: Wire, gate: Gate, now: Callable[[], datetime]
    ) -> None:
        self._query = query
        self._wire = wire
        self._configured = gate
        self._now = now
        self._pages = Pages(wire.outlet)
        self._metrics = Metrics(query)

    def gate(self) -> Gate:
        """Return the gate of today."""
        return self._gate_at(self._now())

    def front(self, request: Request) -> Response:
        page = numbered(request.query_params.get("page", "1"))
        if page < 1:
            raise HTTPException(404)
        offset = (page - 1) * STORIES_A_PAGE
        now = self._now()
        stories = self._newest(now, limit=STORIES_A_PAGE + 1, offset=offset)
        if not stories and page > 1:
            raise HTTPException(404)
        days = front_days(stories[:STORIES_A_PAGE], now=now, has_lead=page == 1)
        has_older = len(stories) > STORIES_A_PAGE
        html = self._pages.front(request, days, page=page, has_older=has_older, now=now)
        return answer(request, html, "text/html")

    def story(self, request: Request) -> Response:
        number = numbered(request.path_params["story"])
        story = self._query.story(number)
        now = self._now()
        gate = self._gate_at(now)
        shown = gate.judged(story)
        if isinstance(shown, Withholding):
            headers = blocked_by(self._wire.base_url)
            return self._pages.withheld(request, shown, headers=headers, now=now)
        if shown.status is Status.KILLED:
            view = withdrawal_view(shown, now=now)
            return self._pages.withdrawn(request, view, now=now)
        others = (
            s for s in self._newest(now, limit=RECENT_POSTS + 1) if s.id != number
        )
        recent = recent_cards(list(others)[:RECENT_POSTS], now=now)
        original = self._killed_original(shown, gate)
        page = story_view(shown, original=original, now=now)
        html = self._pages.story(request, page, recent, now=now)
        return answer(request, html, "text/html")

    def feed(self, request: Request) -> Response:
        now = self._now()
        latest = self._newest(now, limit=STORIES_A_FEED)
        stories = [*latest, *self._killed_among(latest, now)]
        site = self._wire.base_url.rstrip("/")
        pieces = atom_feed(
            stories,
            title=self._wire.outlet,
            feed_url=f"{site}/feed.atom",
            site_url=site,
            tag=self._wire.tag,
            updated=max(map(entry_updated, stories), default=_NEVER),
        )
        return answer(request, b"".join(pieces), "application/atom+xml; charset=utf-8")

    def metrics(self, request: Request) -> Response:
        figures = self._metrics.exposition(now=self._now())
        headers = {"Cache-Control": "no-store", "Content-Type": MEDIA_TYPE}
        return Response(figures, headers=headers)

    def refusal(self, request: Request, error: Exception) -> Response:
        status = error.status_code if isinstance(error, HTTPException) else 500
        headers = getattr(error, "headers", None) or {}
        return self._pages.refusal(request, status, headers=headers, now=self._now())

    def unknown_story(self, request: Request, _error: Exception) -> Response:
        return self._pages.refusal(request, 404, now=self._now())

    def closed_store(self, request: Request, _error: Exception) -> Response:
        return self._pages.refusal(request, 503, now=self._now())

    def accident(self, request: Request, _error: Exception) -> Response:
        return self._pages.refusal(request, 500, now=self._now())

    def _killed_original(self, story: Printable, gate: Gate) -> Printable | None:
        """Return the original of a copy, which was withdrawn, as far as it may be told of."""
        if not story.original_killed:
            return None
        original, *_copies = self._query.family(story.id)
        return gate.printable(original)

    def _gate_at(self, now: datetime) -> Gate:
        return replace(self._configured, today=now.astimezone(UTC).date())

    def _newest(self, now: datetime, *, limit: int, offset: int = 0) -> list[Printable]:
        return self._chosen(StoryFilter(limit=limit, offset=offset), now)

    def _killed_among(self, latest: list[Printable], now: datetime) -> list[Printable]:
        """Return the killed stories that would stand in the feed of the `latest`."""
        is_cut = len(latest) == STORIES_A_FEED
        killed = StoryFilter(
            statuses=frozenset((Status.KILLED,)),
            since=shown_instant(latest[-1])[0] if is_cut else None,
            limit=STORIES_A_FEED,
        )
        return self._chosen(killed, now)

    def _chosen(self, asked: StoryFilter, now: datetime) -> list[Printable]:
        gate, sources = self._gate_at(now), self._query.sources()
        chosen = within(asked, gate, sources.values())
        return list(gate.printed(self._query.stories(chosen)))


def _robots(request: Request) -> Response:
    return answer(request, _ROBOTS, "text/plain")


def _favicon(request: Request) -> Response:
    return answer(request, (STATIC / "favicon.svg").read_bytes(), "image/svg+xml")
