"""Pages: templates filled in.  Everything is escaped but what `web.views` marks as safe."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from wirecrawler.credit import Withholding
from wirecrawler.publish.times import weekday_date
from wirecrawler.web.answers import SECURITY_HEADERS
from wirecrawler.web.views import CardView, DayView, StoryView, WithdrawalView

_HERE = Path(__file__).parent
STATIC = _HERE / "static"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Notice:
    """What a page says that has no story to show."""

    title: str
    text: str


_NOTICES = {
    404: _Notice(
        title="There is no such page",
        text="The address may be mistyped, or the page was never here.",
    ),
    405: _Notice(
        title="This wire can only be read",
        text="The request asked for something to be changed; nothing was.",
    ),
    503: _Notice(
        title="The wire cannot be read just now",
        text="Its database does not answer.  Please try again in a minute.",
    ),
}
_ACCIDENT = _Notice(
    title="Something went wrong here",
    text="The fault is ours, not yours.  Please try again later.",
)


class Pages:
    """The templates of the wire called `outlet`."""

    def __init__(self, outlet: str) -> None:
        self._outlet = outlet
        self._templates = Environment(
            loader=FileSystemLoader(_HERE / "templates"),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._version = _version()

    def front(
        self,
        request: Request,
        days: tuple[DayView, ...],
        *,
        page: int,
        has_older: bool,
        now: datetime,
    ) -> bytes:
        """Return the list, or, with no days, what to do on an empty wire."""
        name = "front.html" if days else "empty.html"
        return self._set(
            request, name, now=now, days=days, page=page, has_older=has_older
        )

    def story(
        self,
        request: Request,
        story: StoryView,
        recent: tuple[CardView, ...],
        *,
        now: datetime,
    ) -> bytes:
        """Return the page of one story, with the box of recent posts."""
        return self._set(request, "story.html", now=now, story=story, recent=recent)

    def withdrawn(
        self, request: Request, story: WithdrawalView, *, now: datetime
    ) -> Response:
        """Return the answer for a story that was killed: 410, by whom, when and why."""
        content = self._set(request, "withdrawn.html", now=now, story=story)
        return _unkept(content, 410)

    def withheld(
        self,
        request: Request,
        why: Withholding,
        *,
        headers: Mapping[str, str],
        now: datetime,
    ) -> Response:
        """Return the answer for a story of which nothing is published: 451 (RFC 7725)."""
        notice = _Notice(
            title="This story is withheld here",
            text=f"This wire publishes nothing by {why.agency} ({why.reason}).",
        )
        return self._notice(request, notice, 451, headers=headers, now=now)

    def refusal(
        self,
        request: Request,
        status: int,
        *,
        headers: Mapping[str, str] | None = None,
        now: datetime,
    ) -> Response:
        """Return an answer of `status` that says what is wrong and where to go."""
        notice = _NOTICES.get(status, _ACCIDENT)
        return self._notice(request, notice, status, headers=headers, now=now)

    def _notice(
        self,
        request: Request,
        notice: _Notice,
        status: int,
        *,
        headers: Mapping[str, str] | None = None,
        now: datetime,
    ) -> Response:
        content = self._set(request, "notice.html", now=now, notice=notice)
        return _unkept(content, status, headers)

    def _set(
        self, request: Request, name: str, *, now: datetime, **facts: object
    ) -> bytes:
        text = self._templates.get_template(name).render(
            outlet=self._outlet,
            root=_root(request),
            version=self._version,
            today=weekday_date(now.astimezone(UTC).date()),
            **facts,
        )
        # Half a surrogate pair has no UTF-8; a page must not fail for one letter.
        return text.encode(errors="replace")


def _unkept(
    content: bytes, status: int, headers: Mapping[str, str] | None = None
) -> Response:
    """Return an answer that nobody may keep: what it says may change at any moment."""
    # Named here too: an accident is answered outside of the middleware.
    every = SECURITY_HEADERS | {"Cache-Control": "no-store"} | dict(headers or {})
    return Response(content, status, headers=every, media_type="text/html")


def _root(request: Request) -> str:
    """Return the relative way from the requested address to the front page."""
    depth = request.scope["raw_path"].count(b"/") - 1
    return "../" * depth or "./"


def _version() -> str:
    """Return a mark of the static files: a changed style is asked for anew."""
    content = b"".join(path.read_bytes() for path in sorted(STATIC.iterdir()))
    return hashlib.sha256(content).hexdigest()[:12]
