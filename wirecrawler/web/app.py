"""The wire's pages: the list, a story, the Atom feed.  They only read.

Links within the wire are relative, so it works under any path of a server in front of it, and
nothing is ever taken from a request's Host.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from wirecrawler.errors import NoSuchStory, StoreError
from wirecrawler.publish.atom import atom_feed, entry_updated
from wirecrawler.store.query import Query, StoryFilter
from wirecrawler.story import Status, Story
from wirecrawler.web.answers import SecurityHeaders, answer
from wirecrawler.web.pages import STATIC, Pages
from wirecrawler.web.views import front_days, recent_cards, story_view

STORIES_A_PAGE = 30
STORIES_A_FEED = 50
RECENT_POSTS = 6

# Digits of an id or of a page: what is longer fits no database and names nothing.
_LONGEST_NUMBER = 15
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
    query: Query, wire: Wire, *, now: Callable[[], datetime] = _CLOCK
) -> Starlette:
    """Return the application that serves `wire` from what `query` reads.

    `query` stays the caller's to close.  `now` is the clock.  Only GET and HEAD are answered;
    nothing is written and no cookie is set.
    """
    desk = _Desk(query, wire, now)
    app = Starlette(
        routes=[
            Route("/", desk.front),
            Route("/story/{story}", desk.story),
            Route("/feed.atom", desk.feed),
            Route("/robots.txt", _robots),
            Route("/favicon.svg", _favicon),
            Route("/favicon.ico", _favicon),
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

    def __init__(self, query: Query, wire: Wire, now: Callable[[], datetime]) -> None:
        self._query = query
        self._wire = wire
        self._now = now
        self._pages = Pages(wire.outlet)

    def front(self, request: Request) -> Response:
        page = _number(request.query_params.get("page", "1"))
        if page < 1:
            raise HTTPException(404)
        offset = (page - 1) * STORIES_A_PAGE
        stories = self._newest(limit=STORIES_A_PAGE + 1, offset=offset)
        if not stories and page > 1:
            raise HTTPException(404)
        now = self._now()
        days = front_days(stories[:STORIES_A_PAGE], now=now, has_lead=page == 1)
        has_older = len(stories) > STORIES_A_PAGE
        html = self._pages.front(request, days, page=page, has_older=has_older, now=now)
        return answer(request, html, "text/html")

    def story(self, request: Request) -> Response:
        number = _number(request.path_params["story"])
        if number < 1:
            raise HTTPException(404)
        story = self._query.story(number)
        now = self._now()
        if story.status is Status.KILLED:
            return self._pages.withdrawn(request, story.source.agency, now=now)
        others = (s for s in self._newest(limit=RECENT_POSTS + 1) if s.id != number)
        recent = recent_cards(list(others)[:RECENT_POSTS], now=now)
        view = story_view(story, now=now)
        html = self._pages.story(request, view, recent, now=now)
        return answer(request, html, "text/html")

    def feed(self, request: Request) -> Response:
        stories = self._newest(limit=STORIES_A_FEED)
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

    def _newest(self, *, limit: int, offset: int = 0) -> list[Story]:
        return list(self._query.stories(StoryFilter(limit=limit, offset=offset)))


def _robots(request: Request) -> Response:
    return answer(request, _ROBOTS, "text/plain")


def _favicon(request: Request) -> Response:
    return answer(request, (STATIC / "favicon.svg").read_bytes(), "image/svg+xml")


def _number(text: str) -> int:
    """Return the number that `text` spells in plain digits, 0 when it spells none."""
    plain = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if plain else 0
