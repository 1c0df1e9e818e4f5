"""The command `wirecrawler`: a small dispatcher in front of its own commands and Scrapy's.

A command's module is imported when it is called, so that a query need not wait for Scrapy.
"""

import argparse
import gc
import math
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from types import ModuleType
from typing import NoReturn, TextIO

from wirecrawler import __version__, settings
from wirecrawler.crawl.logs import Lines, lines_of
from wirecrawler.errors import ExitStatus, SettingError, WirecrawlerError

COMMANDS = {
    "demo": "serve three invented agencies on loopback, crawl them twice, print the wire",
    "list": "slugs of the sources, one a line",
    "sources": "the sources: what they are, their terms, how they fare",
    "crawl": "crawl sources now; `crawl feed -a url=URL` takes any feed, sitemap or section",
    "crawl-due": "crawl what is due by each source's rhythm: for cron, or as a daemon",
    "pause": "turn a source off without deleting it",
    "resume": "turn a paused source on again",
    "new-source": "find out a source at an address and write its spider and fixture",
    "preview": "what would be stored of a page; nothing is written",
    "explain": "every candidate of every field of a page, and the rule that chose",
    "check-source": "which selector of a source broke, and what would work now",
    "extract": "read pages in bulk: JSON lines in, JSON lines out",
    "ingest": "file stories from anywhere: JSON lines in, a decision a line out",
    "stories": "search and list stories, newest first",
    "story": "one story, as the wire prints it",
    "history": "the revisions of a story, and what each changed",
    "family": "the family of a story: the original, its copies and what each changed",
    "export": "stories as jsonl, csv, ninjs, NewsML-G2 or Atom, within their terms",
    "kill": "withdraw a story, for a reason that its page gives",
    "unkill": "bring a withdrawn story back",
    "outcomes": "every URL a run met, and what became of it",
    "status": "sources on one screen; exit status 1 when one is broken or silent",
    "verify": "every text against its hash, its archived page and what the wire prints",
    "reextract": "read the archived pages again with today's rules; show what would differ",
    "rebuild-families": "match the stories again with today's rules; show what would differ",
    "serve": "the wire's pages, feed, API and metrics over HTTP",
    "backup": "write the whole database to one file, while crawls go on",
    "restore": "make the database what a backup holds",
    "upgrade-db": "bring the database to this version's schema",
}
"""dict[str, str]: command -> what it does, in one line."""

SCRAPYS = ("bench", "check", "edit", "fetch", "genspider", "parse", "runspider", "settings",
           "shell", "startproject", "view")  # fmt: skip
"""Scrapy's own commands, which work through ours from any folder."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return its exit status."""
    words = list(sys.argv[1:] if argv is None else argv)
    # Closed by the shell: `>&-`, `2>&-`.  Words for a stderr that is None would go to stdout.
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    try:
        return _run_and_flush(words)
    except WirecrawlerError as error:
        if "--debug" in words:
            raise
        _say(f"wirecrawler: {error}")
        return ExitStatus.REFUSED
    except KeyboardInterrupt:
        return ExitStatus.INTERRUPTED
    except BrokenPipeError:
        # The reader has seen enough (`... | head`).
        _drop_output()
        return ExitStatus.DONE
    except Exception as error:  # the process ends here: whatever it is, it is one line
        if "--debug" in words:
            raise
        _say(f"wirecrawler: {_fault(error)}")
        return ExitStatus.PARTLY


def _nowhere() -> TextIO:
    """Return a stream that takes everything, to the end of the process."""
    return Path(os.devnull).open("w", encoding="utf-8")


def _say(text: str) -> None:
    """Print an error as logs have it: one line, no control character, no secret."""
    try:
        lines = lines_of(vars(settings))
    except SettingError:
        lines = Lines()
    lines.say(text, event="error", level="error")


def _fault(error: Exception) -> str:
    said = " ".join(str(error).split()) or "no reason given"
    if isinstance(error, OSError):
        _drop_output()
        return said
    kind = type(error).__name__
    return f"a fault of its own: {kind}: {said}; --debug shows where"


def _drop_output() -> None:
    """Send what stdout still holds nowhere, so that nothing complains again at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run_and_flush(words: list[str]) -> int:
    try:
        return _run(words)
    finally:
        # Here, so that a reader that is gone or a full disk is not first met at exit.
        sys.stdout.flush()


def _run(words: list[str]) -> int:
    name = words[0] if words else "--help"
    if name in ("-h", "--help", "help"):
        print(_help())
        return ExitStatus.DONE
    if name in ("-V", "--version", "version"):
        print(f"wirecrawler {__version__}")
        return ExitStatus.DONE
    if name in COMMANDS:
        _check_settings()
        return _run_ours(name, words[1:])
    if name in SCRAPYS:
        return _run_scrapys(words)
    print(
        f"wirecrawler: no command {name!r}; `wirecrawler --help` lists them",
        file=sys.stderr,
    )
    return ExitStatus.REFUSED


def _help() -> str:
    width = max(len(name) for name in COMMANDS)
    rows = [f"  {name:<{width}}  {what}" for name, what in COMMANDS.items()]
    return "\n".join(
        (
            "wirecrawler: a media wire that keeps every story verbatim, credited and within",
            "its terms.",
            "",
            "usage: wirecrawler COMMAND [ARGUMENTS]   (`wirecrawler COMMAND --help` tells more)",
            "",
            *rows,
            "",
            f"Scrapy's own work too: {', '.join(SCRAPYS)}.",
            "Settings are environment variables: WIRECRAWLER_DATABASE_URL and others; see",
            "docs/settings.md.  First steps: `wirecrawler demo`, then",
            "`wirecrawler new-source https://...`, then `crawl` and `stories`.",
        )
    )


def _run_ours(name: str, words: list[str]) -> int:
    module = _loaded(f"wirecrawler.commands.{name.replace('-', '_')}")
    parser = parser_of(name, module)
    arguments = parser.parse_args(words)
    status: int = module.run(arguments)
    return status


def _loaded(name: str) -> ModuleType:
    """Return a module of ours with all that it imports, none of it looked through as garbage.

    What is loaded stays; to look through it again and again is a seventh of the time of loading.
    """
    gc.disable()
    try:
        return import_module(name)
    finally:
        gc.freeze()
        gc.enable()


class _Parser(argparse.ArgumentParser):
    """One whose errors are one line, as every error is."""

    def error(self, message: str) -> NoReturn:
        self.exit(
            ExitStatus.REFUSED,
            f"{self.prog}: {message.removeprefix('argument ')}; --help tells more\n",
        )


def parser_of(name: str, module: ModuleType) -> argparse.ArgumentParser:
    """Return the parser of a command, its example at the end of its help."""
    parser = _Parser(
        prog=f"wirecrawler {name}",
        description=(module.__doc__ or "").strip(),
        epilog=f"example:\n  {module.EXAMPLE}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    module.add_arguments(parser)
    parser.add_argument(
        "--debug", action="store_true", help="tracebacks, and Scrapy's own log"
    )
    return parser


def _check_settings() -> None:
    """Refuse a number among the settings that is none.

    Raises:
        SettingError: Naming the first.
    """
    for name, value in vars(settings).items():
        if isinstance(value, float) and not (math.isfinite(value) and value >= 0):
            raise SettingError(name, f"{os.environ.get(name)!r} is no number from 0 up")


def _run_scrapys(words: list[str]) -> int:
    os.environ.setdefault("SCRAPY_SETTINGS_MODULE", "wirecrawler.settings")
    execute = import_module("scrapy.cmdline").execute
    try:
        execute(["wirecrawler", *words])
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else ExitStatus.PARTLY
    return ExitStatus.DONE


if __name__ == "__main__":
    sys.exit(main())
