"""Match the stories again with today's rules; show how their families would differ.

The counts go to stderr; then come the stories whose family or role is another, each with the
story by which it is in its family now.  With --write they are written, with what matching keeps
of each text.  Crawls may go on meanwhile; after an interruption the same command does the rest.
Other thresholds hold for this run alone: what is filed later, and the next run without them, is
matched by today's.
"""

import argparse
import math
from collections.abc import Callable
from dataclasses import asdict, fields
from pathlib import Path

from wirecrawler import settings
from wirecrawler.commands.rows import add_format, print_records
from wirecrawler.crawl.pace import Pace
from wirecrawler.errors import ExitStatus
from wirecrawler.match.thresholds import TODAYS, Thresholds
from wirecrawler.store.family_changes import FamilyChange, FamilyCounts
from wirecrawler.store.rebuild import Rebuild, rebuild

EXAMPLE = "wirecrawler rebuild-families --containment 0.6 --limit 20"

_NAME = "rebuild-families"
CHANGE_KEYS = tuple(field.name for field in fields(FamilyChange))
"""The keys of a record, in order."""
_COLUMNS = tuple(
    "story source family_before family role_before role other kind containment headline".split()
)
_MOST_DAYS = 366


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--write", action="store_true", help="write the families; without it, show them"
    )
    parser.add_argument(
        "--limit",
        type=_whole_number(0),
        default=50,
        metavar="N",
        help="stories shown; 0 is all (default: 50)",
    )
    parser.add_argument("--quiet", action="store_true", help="no progress on stderr")
    add_format(parser)
    _add_thresholds(parser)


def run(arguments: argparse.Namespace) -> int:
    chosen = {
        field.name: getattr(arguments, field.name) for field in fields(Thresholds)
    }
    rules = Thresholds(**chosen)
    with rebuild(
        settings.WIRECRAWLER_DATABASE_URL,
        folder=Path(settings.WIRECRAWLER_DATA_DIR),
        writes=arguments.write,
        rules=rules,
    ) as families:
        pace = Pace(_NAME, whole=families.whole, is_quiet=arguments.quiet)
        counts = families.match(_progress(pace))
        for line in (*_thresholds_said(rules), *_counts_said(counts)):
            pace.say(f"{_NAME}: {line}")
        shown = _print(families, arguments)
        if counts.changed > shown:
            left = f"{counts.changed - shown:,} more; --limit 0 shows all"
            pace.say(f"{_NAME}: {left}")
        if arguments.write:
            families.write(_progress(pace))
            pace.say(f"{_NAME}: written; {pace.seconds:.1f} s")
        elif counts.changed or counts.texts:
            pace.say(f"{_NAME}: nothing is written without --write")
    return ExitStatus.DONE


def _add_thresholds(parser: argparse.ArgumentParser) -> None:
    group = parser.add_argument_group(
        "thresholds", "tried in this run alone; nothing keeps them"
    )
    share = _number(0, 1, "a share from 0 to 1")
    group.add_argument(
        "--containment",
        type=share,
        default=TODAYS.containment,
        metavar="X",
        help="share of a long text that a copy has, of shorter texts no less (%(default)s)",
    )
    group.add_argument(
        "--reworded",
        type=share,
        default=TODAYS.reworded,
        metavar="X",
        help="the same where something of every part is left (%(default)s; 1: never)",
    )
    group.add_argument(
        "--evidence",
        type=_number(-math.inf, math.inf, "a number"),
        default=TODAYS.evidence,
        metavar="X",
        help="logarithm of the odds, beyond today's, of a second write-up (%(default)s)",
    )
    group.add_argument(
        "--window",
        type=_whole_number(1, _MOST_DAYS),
        default=TODAYS.window,
        metavar="DAYS",
        help="between a story and a copy of it, at most (%(default)s)",
    )


def _progress(pace: Pace) -> Callable[[str, int], None]:
    def show(words: str, part: int) -> None:
        pace.show(f"{part:,} stories {words}", part)

    return show


def _thresholds_said(rules: Thresholds) -> list[str]:
    usual = asdict(TODAYS)
    others = [
        f"{name} {value:g} (today's: {usual[name]:g})"
        for name, value in asdict(rules).items()
        if value != usual[name]
    ]
    return [f"thresholds of this run alone: {', '.join(others)}"] if others else []


def _counts_said(counts: FamilyCounts) -> list[str]:
    stories = "story" if counts.stories == 1 else "stories"
    families = (
        f"{counts.stories:,} {stories}, families: {counts.before:,} stored,"
        f" {counts.after:,} now; {counts.joined:,} joined, {counts.split:,} split,"
        f" {counts.originals:,} with another original"
    )
    changed = (
        f"stories that change: {counts.changed:,} their family or role,"
        f" {counts.texts:,} what matching keeps of their text"
    )
    return [families, changed]


def _print(families: Rebuild, arguments: argparse.Namespace) -> int:
    return print_records(
        map(asdict, families.changes(arguments.limit)),
        form=arguments.format,
        columns=_COLUMNS,
        keys=CHANGE_KEYS,
    )


def _whole_number(least: int, most: int | None = None) -> Callable[[str], int]:
    def number(text: str) -> int:
        value = int(text) if text.isascii() and text.isdigit() else -1
        if value < least or (most is not None and value > most):
            upto = "up" if most is None else f"to {most}"
            said = f"{text!r} is no number from {least} {upto}"
            raise argparse.ArgumentTypeError(said)
        return value

    return number


def _number(least: float, most: float, what: str) -> Callable[[str], float]:
    def number(text: str) -> float:
        try:
            value = float(text)
        except ValueError:
            value = math.nan
        if not (math.isfinite(value) and least <= value <= most):
            raise argparse.ArgumentTypeError(f"{text!r} is not {what}")
        return value

    return number
