"""Warm: the command in a process of its own that need not load its modules first.

To start Python with Scrapy, SQLAlchemy and lxml costs a second of CPU, which is most of what many
tests cost.  Here a process loads them once and forks itself for every command: each has its own
environment, folder and output, reads the settings anew, and ends as it would have ended.

Run as a script it is that process: `warm.py SOCKET`; it ends when its stdin does.
"""

import atexit
import gc
import importlib
import json
import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
from collections.abc import Mapping, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

_LOADED = (
    "aiohttp",
    "alembic.command",
    "scrapy.extensions.closespider",
    "scrapy.robotstxt",
    "scrapy.squeues",
    "twisted.web.client",
    "wirecrawler.__main__",
    "wirecrawler.commands.crawl",
    "wirecrawler.commands.outcomes",
    "wirecrawler.commands.stories",
    "wirecrawler.crawl.download",
    "wirecrawler.crawl.process",
    "wirecrawler.pipelines.credit",
    "wirecrawler.pipelines.fingerprint",
    "wirecrawler.pipelines.normalize",
    "wirecrawler.pipelines.screen",
    "wirecrawler.pipelines.store",
    "wirecrawler.store.migrations.runner",
    "wirecrawler.store.query",
    "wirecrawler.web.app",
)
"""What most commands import; their settings are read by each anew."""
_PARTS = (
    "DOWNLOADER_MIDDLEWARES",
    "DOWNLOAD_HANDLERS",
    "EXTENSIONS",
    "SPIDER_MIDDLEWARES",
)
"""Settings that name what Scrapy imports for a crawl: theirs, and under ..._BASE its own."""


def run_warm(
    words: Sequence[str],
    *,
    folder: Path,
    environment: Mapping[str, str],
    timeout_s: float,
) -> tuple[int, str, str]:
    """Run `wirecrawler` with these words; return its exit status, stdout and stderr."""
    with (
        tempfile.TemporaryFile() as out,
        tempfile.TemporaryFile() as err,
        socket.socket(socket.AF_UNIX) as connection,
    ):
        connection.settimeout(timeout_s)
        connection.connect(_address())
        asked = {
            "words": list(words),
            "folder": str(folder),
            "environment": dict(environment),
        }
        socket.send_fds(connection, [b"\n"], [out.fileno(), err.fileno()])
        connection.sendall(json.dumps(asked).encode() + b"\n")
        status = json.loads(connection.makefile("rb").readline())
        return status, _text(out.fileno()), _text(err.fileno())


def _text(file: int) -> str:
    """Return what was written to a file, its line ends as `subprocess` reads them."""
    content = os.pread(file, os.fstat(file).st_size, 0).decode()
    return content.replace("\r\n", "\n").replace("\r", "\n")


@lru_cache(maxsize=1)
def _address() -> str:
    """Return the address of the warm process, started when first asked for."""
    folder = tempfile.TemporaryDirectory()
    address = str(Path(folder.name) / "warm")
    environment = {k: v for k, v in os.environ.items() if not k.startswith("COV")}
    process = subprocess.Popen(  # it lives as long as these tests
        [sys.executable, __file__, address],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=environment | {"PYTHONWARNINGS": "default"},
    )
    assert process.stdout is not None
    process.stdout.readline()

    def end() -> None:
        process.terminate()
        process.wait()
        folder.cleanup()

    atexit.register(end)
    return address


def main(address: str) -> None:
    for name in _LOADED:
        importlib.import_module(name)
    _load_parts()
    # What is loaded is looked through by no collection, which would copy its memory.
    gc.collect()
    gc.freeze()
    # A reactor opens files, which two commands may not share.
    assert "twisted.internet.reactor" not in sys.modules
    # Each command is waited for by a process of its own.
    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    with (
        socket.socket(socket.AF_UNIX) as listener,
        selectors.DefaultSelector() as ready,
    ):
        listener.bind(address)
        listener.listen()
        ready.register(listener, selectors.EVENT_READ)
        ready.register(sys.stdin, selectors.EVENT_READ)
        print("warm", flush=True)
        while True:
            if any(key.fileobj is sys.stdin for key, _ in ready.select()):
                return
            connection, _ = listener.accept()
            if os.fork() == 0:
                listener.close()
                ready.close()
                _serve(connection)
            connection.close()


def _load_parts() -> None:
    """Import what a crawl imports by the names in its settings, and the sources."""
    ours = vars(importlib.import_module("wirecrawler.settings"))
    scrapys = vars(importlib.import_module("scrapy.settings.default_settings"))
    for part in _PARTS:
        for name in [*ours[part], *scrapys[f"{part}_BASE"]]:
            if "." in name:
                importlib.import_module(name.rpartition(".")[0])
    for name in ("DUPEFILTER_CLASS", "SCHEDULER", "STATS_CLASS", "LOG_FORMATTER"):
        importlib.import_module(scrapys[name].rpartition(".")[0])
    for file in (Path(__file__).parents[1] / "wirecrawler" / "spiders").glob(
        "[a-z]*.py"
    ):
        importlib.import_module(f"wirecrawler.spiders.{file.stem}")


def _serve(connection: socket.socket) -> None:
    """Run the command that is asked for, tell its status, and end."""
    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    _, files, _, _ = socket.recv_fds(connection, 1, 2)
    asked = json.loads(connection.makefile("rb").readline())
    child = os.fork()
    if child == 0:
        connection.close()
        for number, file in enumerate(files, start=1):
            os.dup2(file, number)
            os.close(file)
        _run(asked["words"], asked["folder"], asked["environment"])
    _, status = os.waitpid(child, 0)
    with suppress(BrokenPipeError):
        connection.sendall(f"{os.waitstatus_to_exitcode(status)}\n".encode())
    os._exit(0)


def _run(words: list[str], folder: str, environment: dict[str, str]) -> None:
    os.chdir(folder)
    os.environ.clear()
    os.environ.update(environment)
    # As `python -m` has them: the folder, then PYTHONPATH.
    more = [path for path in environment.get("PYTHONPATH", "").split(":") if path]
    sys.path[:1] = [folder, *more]
    sys.argv = ["wirecrawler", *words]
    status: int | None = 1
    try:
        importlib.reload(importlib.import_module("wirecrawler.settings"))
        status = importlib.import_module("wirecrawler.__main__").main(words)
    except SystemExit as stop:
        status = stop.code if isinstance(stop.code, int) else 1
    finally:
        with suppress(OSError):
            sys.stdout.flush()
            sys.stderr.flush()
        os._exit(status or 0)


if __name__ == "__main__":
    main(sys.argv[1])
