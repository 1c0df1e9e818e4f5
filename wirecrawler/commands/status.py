"""Show how the sources fare: last good crawl, stories a day, failures.

Exit status 1 when one is broken or silent, so that cron mails it.
"""

import argparse
from datetime import UTC, datetime

from wirecrawler.commands.reading import configured_query
from wirecrawler.commands.rows import add_format, print_records, say
from wirecrawler.errors import ExitStatus
from wirecrawler.publish.record import rfc3339
from wirecrawler.store.states import SourceState

EXAMPLE = "wirecrawler status || echo 'a source needs a look'"

_KEYS = ("source", "health", "last_good_at", "last_run_at", "stories_per_day",
         "failures", "ended")  # fmt: skip
_SHOWN = tuple(key for key in _KEYS if key != "last_run_at")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    with configured_query() as query:
        states = query.source_states(now=datetime.now(UTC))
    records = [_record(state) for state in states.values()]
    print_records(records, form=arguments.format, columns=_SHOWN, keys=_KEYS)
    if not records:
        say("No source was crawled yet.  `wirecrawler crawl` does it.")
    ill = [state for state in states.values() if state.health in ("broken", "silent")]
    for state in ill:
        say(f"{state.slug}: {_complaint(state)}")
    return ExitStatus.PARTLY if ill else ExitStatus.DONE


def _record(state: SourceState) -> dict[str, object]:
    return {
        "source": state.slug,
        "health": state.health,
        "last_good_at": state.last_good_at and rfc3339(state.last_good_at),
        "last_run_at": state.last_run_at and rfc3339(state.last_run_at),
        "stories_per_day": state.stories_per_day,
        "failures": state.failures,
        "ended": state.last_reason,
    }


def _complaint(state: SourceState) -> str:
    last_good = rfc3339(state.last_good_at) if state.last_good_at else "never"
    if state.health == "silent":
        return (
            f"silent: nothing new for longer than is usual; last good crawl {last_good}"
        )
    return f"broken: {state.last_reason or 'killed'}; last good crawl {last_good}"
