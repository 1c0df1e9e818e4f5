"""Serve the wire's pages, its Atom feed, its API and, for Prometheus, /metrics.

Everything that can be wrong is found before anyone is answered: settings, database, port.
"""

import argparse
import os
import socket
import sys

from wirecrawler import settings
from wirecrawler.commands.reading import (
    configured_gate,
    configured_query,
    say_unknown,
)
from wirecrawler.credit import Gate, web_url
from wirecrawler.errors import ExitStatus, SettingError, WirecrawlerError
from wirecrawler.store.query import Query

EXAMPLE = "wirecrawler serve --port 8000"

_EXTRA = {
    *("anyio", "click", "h11", "jinja2", "markupsafe", "prometheus_client"),
    *("starlette", "uvicorn"),
}
_missing = ""
try:
    import uvicorn

    from wirecrawler.web.app import Wire, wire_app
except ModuleNotFoundError as error:
    _missing = str(error.name).partition(".")[0]
    if _missing not in _EXTRA:
        raise

# Seconds that answers under way get to end after Ctrl-C; a page takes some milliseconds.
_LAST_ANSWERS_S = 2
_BACKLOG = 128


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add `--host` and `--port` to `parser`."""
    parser.add_argument(
        "--host",
        default="127.0.0.1",
        help="address to listen on (default: 127.0.0.1, this machine alone)",
    )
    parser.add_argument(
        "--port",
        type=_port,
        default=8080,
        help="port to listen on (default: 8080; 0: any free one)",
    )


def run(arguments: argparse.Namespace) -> int:
    """Serve until interrupted, and return 130 then.

    Raises:
        SettingError: A setting is no good, or the port cannot be had.
        SourceError: The spiders, which declare what may be printed, cannot be looked for.
        StoreError: The database cannot be read.
        WirecrawlerError: The extra `web` is not installed.
    """
    if _missing:
        raise WirecrawlerError(
            f"serve needs {_missing}, which is not installed; "
            "install the extra `web` (README, Install)"
        )
    wire, gate = _wire(), configured_gate()
    with (
        configured_query() as query,
        _listener(arguments.host, arguments.port) as listener,
    ):
        say_unknown(gate, query.sources().values())
        return _serve(query, wire, gate, listener)


def _serve(query: Query, wire: "Wire", gate: Gate, listener: socket.socket) -> int:
    server = uvicorn.Server(
        uvicorn.Config(
            wire_app(query, wire, gate=gate),
            access_log=False,
            lifespan="off",
            log_level="error",
            server_header=False,
            timeout_graceful_shutdown=_LAST_ANSWERS_S,
        )
    )
    address = _address(listener)
    print(f"Serving {wire.outlet} on {address} (Ctrl-C to stop)", file=sys.stderr)
    try:
        server.run(sockets=[listener])
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    return ExitStatus.DONE


def _wire() -> "Wire":
    base_url = settings.WIRECRAWLER_BASE_URL
    if not web_url(base_url):
        raise SettingError(
            "WIRECRAWLER_BASE_URL",
            f"{base_url!r} is no address of a wire; write https://HOST/ with its path",
        )
    return Wire(
        outlet=settings.WIRECRAWLER_OUTLET,
        base_url=base_url,
        tag=settings.WIRECRAWLER_TAG,
    )


def _listener(host: str, port: int) -> socket.socket:
    """Return a socket that listens; raise SettingError when the address cannot be had."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    try:
        host.encode("idna")
        listener = socket.create_server((host, port), family=family, backlog=_BACKLOG)
    except (OSError, UnicodeError) as error:
        advice = f"{_reason(error)}; name another with --host or --port"
        raise SettingError(f"{host}:{port}", advice) from error
    # asyncio does not set this on what it accepts from a socket made elsewhere; without it an
    # answer in two pieces waits 40 ms for the reader's acknowledgement.
    listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return listener


def _reason(error: Exception) -> str:
    # A name that is not found has a number of its own, below 0; one that is too long has none.
    number = getattr(error, "errno", None) or 0
    return os.strerror(number) if number > 0 else "no such host is known"


def _address(listener: socket.socket) -> str:
    host, port = listener.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


def _port(text: str) -> int:
    port = int(text) if text.isascii() and text.isdigit() else -1
    if not 0 <= port <= 65535:
        raise argparse.ArgumentTypeError(f"{text!r} is no port; name one up to 65535")
    return port
