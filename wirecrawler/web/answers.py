"""Answers: what every one of them carries, and conditional requests (RFC 9110 section 13)."""

import hashlib
from urllib.parse import quote

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

# Nothing comes from elsewhere, nothing inline runs or is styled, nobody frames the wire.
SECURITY_HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; "
        "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}

# What RFC 3986 reserves, and "%": all that stands in an address as it is.
_URL_SIGNS = ":/?#[]@!$&'()*+,;=%"
# Digits of an id, a page, an offset: what is longer fits no database and names nothing.
_LONGEST_NUMBER = 15


class SecurityHeaders:
    """ASGI middleware that puts `SECURITY_HEADERS` on every answer, static files included."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass the request on and put the headers on what comes back."""

        async def send_with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(SECURITY_HEADERS)
            await send(message)

        await self._app(scope, receive, send_with_headers)


def answer(request: Request, content: bytes, media_type: str) -> Response:
    """Return `content`, or 304 when the reader holds just that (If-None-Match).

    A copy may be kept but is asked about every time: a story that was withdrawn must go.
    """
    etag = f'"{hashlib.sha256(content).hexdigest()[:32]}"'
    headers = {"ETag": etag, "Cache-Control": "public, no-cache"}
    if _is_held(request.headers.get("if-none-match", ""), etag):
        return Response(status_code=304, headers=headers)
    return Response(content, media_type=media_type, headers=headers)


def numbered(text: str) -> int:
    """Return the number that `text` spells in plain digits, -1 when it spells none."""
    plain = text.isascii() and text.isdigit() and len(text) <= _LONGEST_NUMBER
    return int(text) if plain else -1


def blocked_by(base_url: str) -> dict[str, str]:
    """Return the header that names who withholds: the wire itself (RFC 7725 section 4)."""
    # An address of another script has an ASCII form, and headers know no other.
    return {"Link": f'<{quote(base_url, safe=_URL_SIGNS)}>; rel="blocked-by"'}


def _is_held(condition: str, etag: str) -> bool:
    """Say whether the If-None-Match `condition` names `etag` (weak comparison) or any."""
    tags = [tag.strip().removeprefix("W/") for tag in condition.split(",")]
    return etag in tags or tags == ["*"]
