"""The JSON API over the stories: read-only, within the terms, under /api/v1/.

Errors are problem details (RFC 9457); a story that is withheld answers 451 (RFC 7725).
"""

import json
from collections.abc import Callable, Iterable, Mapping
from http import HTTPStatus

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from wirecrawler.credit import Gate
from wirecrawler.errors import NoSuchStory, SettingError, StoreError
from wirecrawler.normalize.text import collapsed
from wirecrawler.publish.jsonl import json_line
from wirecrawler.publish.record import printed_records, rfc3339, story_record
from wirecrawler.publish.standing import killing_editor
from wirecrawler.source import Source
from wirecrawler.store.filters import within
from wirecrawler.store.query import Query
from wirecrawler.story import Status, Story
from wirecrawler.web.answers import answer, blocked_by, numbered
from wirecrawler.web.parameters import asked_stories

_PROBLEM = "application/problem+json"


def api_app(query: Query, *, gate: Callable[[], Gate], base_url: str) -> Starlette:
    """Return the API over what `query` reads, to be mounted in the wire.

    `gate` is asked for at each request; `base_url` is where the wire is published.
    """
    api = _Api(query, gate, base_url)
    app = Starlette(
        routes=[
            Route("/stories", api.stories),
            Route("/stories/{story}", api.story),
        ],
        exception_handlers={
            HTTPException: _refusal,
            NoSuchStory: _unknown_story,
            SettingError: _bad_parameter,
            StoreError: _closed_store,
            Exception: _accident,
        },
    )
    app.router.redirect_slashes = False
    return app


class _Api:
    """Answers requests: asks the store, tells what may be told."""

    def __init__(self, query: Query, gate: Callable[[], Gate], base_url: str) -> None:
        self._query = query
        self._gate = gate
        self._base_url = base_url

    def stories(self, request: Request) -> Response:
        gate, sources = self._gate(), self._query.sources()
        asked = asked_stories(request.query_params.multi_items(), sources=sources)
        chosen = within(asked, gate, sources.values())
        records = printed_records(self._query.stories(chosen), gate=gate)
        of = [sources[asked.source]] if asked.source else sources.values()
        return _answer(
            request, {"stories": list(records), "withheld": _withheld(gate, of)}
        )

    def story(self, request: Request) -> Response:
        story = self._query.story(numbered(request.path_params["story"]))
        gate = self._gate()
        record = story_record(story, gate=gate)
        if record is None:
            why = gate.story_withholding(story)
            headers = blocked_by(self._base_url)
            return _problem(451, f"Withheld by this wire: {why}.", headers=headers)
        if story.status is Status.KILLED:
            return _withdrawn(story)
        return _answer(request, record)


def _withheld(gate: Gate, sources: Iterable[Source]) -> list[dict[str, str]]:
    reasons = gate.withheld_among(sources)
    return [{"source": slug, "reason": reasons[slug]} for slug in sorted(reasons)]


def _answer(request: Request, record: Mapping[str, object]) -> Response:
    return answer(request, json_line(record).encode(), "application/json")


def _withdrawn(story: Story) -> Response:
    """Return the problem of a killed story: by whom, when and why it was withdrawn."""
    told = {
        "agency": story.source.agency,
        "withdrawn_by": "editors" if killing_editor(story) else "agency",
        "withdrawn_at": None if story.filed_at is None else rfc3339(story.filed_at),
        "reason": collapsed(story.reason),
    }
    return _problem(410, "This story has been withdrawn.", told=told)


def _problem(
    status: int,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    told: Mapping[str, object] | None = None,
) -> Response:
    """Return a problem; `told` are members of its own (RFC 9457 section 3.2)."""
    problem = {
        "type": "about:blank",
        "title": HTTPStatus(status).phrase,
        "status": status,
        "detail": detail,
        **(told or {}),
    }
    every = {"Cache-Control": "no-store"} | dict(headers or {})
    return Response(json.dumps(problem), status, headers=every, media_type=_PROBLEM)


def _refusal(_request: Request, error: Exception) -> Response:
    status = error.status_code if isinstance(error, HTTPException) else 500
    details = {405: "This API can only be read.", 404: "There is no such resource."}
    headers = getattr(error, "headers", None)
    return _problem(status, details.get(status, "Refused."), headers=headers)


def _unknown_story(_request: Request, _error: Exception) -> Response:
    return _problem(404, "There is no such story.")


def _bad_parameter(_request: Request, error: Exception) -> Response:
    return _problem(400, str(error))


def _closed_store(_request: Request, _error: Exception) -> Response:
    return _problem(503, "The database of this wire does not answer.")


def _accident(_request: Request, _error: Exception) -> Response:
    return _problem(500, "The fault is ours, not yours.")
