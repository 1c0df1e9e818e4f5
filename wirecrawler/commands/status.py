"""Show how the sources fare: which is broken, silent, odd or slow, since when, and why.

Each is held against its own last 28 days; `new` is one of less than a week.  Exit status 1 when
one is broken or silent, so that cron mails it.  `wirecrawler check-source SLUG --live` says which
selector to change, and in which file.  WIRECRAWLER_WEBHOOK is told of each source whose health
changed.
"""

import argparse
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import UTC, datetime

from wirecrawler import settings
from wirecrawler.commands.notices import tell
from wirecrawler.commands.reading import configured_query, declared_sources
from wirecrawler.commands.rows import add_format, print_records, say
from wirecrawler.commands.scheduled import hubs_of, scheduled_at
from wirecrawler.errors import ExitStatus, SourceError
from wirecrawler.publish.record import rfc3339
from wirecrawler.publish.terminal import terminal_line
from wirecrawler.store.findings import Finding
from wirecrawler.store.states import SourceState

EXAMPLE = "wirecrawler status || echo 'a source needs a look'"

_KEYS = ("source", "health", "since", "why", "field", "before", "now", "selector",
         "instead", "last_good_at", "last_run_at", "stories_per_day", "lately_per_day",
         "failures", "ended", "next_due_at")  # fmt: skip
_SHOWN = ("source", "health", "since", "why", "last_good_at", "stories_per_day",
          "lately_per_day", "failures", "next_due_at")  # fmt: skip
_NOTHING = Finding(health="ok", since=None, why="")
_ILL = ("broken", "silent")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    now = datetime.now(UTC)
    with configured_query() as query:
        states = _without_off(query.source_states(now=now))
    records = [_record(state, now=now) for state in states.values()]
    print_records(records, form=arguments.format, columns=_SHOWN, keys=_KEYS)
    if not records:
        say("No source was crawled yet.  `wirecrawler crawl` does it.")
    for state in states.values():
        for finding in state.findings:
            say(terminal_line(f"{state.slug}: {_complaint(finding)}"))
    failures = _told(states, now=now)
    for failure in failures:
        say(f"wirecrawler: {terminal_line(failure)}")
    is_ill = any(state.health in _ILL for state in states.values())
    return ExitStatus.PARTLY if is_ill or failures else ExitStatus.DONE


def _without_off(states: Mapping[str, SourceState]) -> dict[str, SourceState]:
    """Return the states; a source that was switched off since its last run is not ill."""
    if not any(state.findings for state in states.values()):
        return dict(states)  # the spiders need not be looked for
    try:
        declared = declared_sources()
    except SourceError as error:
        say(f"wirecrawler: {terminal_line(str(error))}")
        declared = {}
    off = {slug for slug, source in declared.items() if not source.enabled}
    return {
        slug: replace(state, health="ok", findings=()) if slug in off else state
        for slug, state in states.items()
    }


def _told(states: Mapping[str, SourceState], *, now: datetime) -> list[str]:
    """Tell the webhook, where there is one; return what it was not told, in words."""
    url = settings.WIRECRAWLER_WEBHOOK
    return tell(url, states, now=now) if url else []


def _record(state: SourceState, *, now: datetime) -> dict[str, object]:
    rhythm = state.rhythm
    due = scheduled_at(rhythm, now=now) if rhythm else None
    gravest = state.findings[0] if state.findings else _NOTHING
    if rhythm and rhythm.paused_at:
        why = rhythm.paused_reason
        gravest = Finding(health="paused", since=rhythm.paused_at, why=why)
    return {
        "source": state.slug,
        "health": state.health,
        **_plain(gravest),
        "last_good_at": state.last_good_at and rfc3339(state.last_good_at),
        "last_run_at": state.last_run_at and rfc3339(state.last_run_at),
        "stories_per_day": state.stories_per_day,
        "lately_per_day": state.lately_per_day,
        "failures": state.failures,
        "ended": state.last_reason,
        "next_due_at": due and rfc3339(due),
        "hubs": hubs_of(rhythm) if rhythm else [],
        "findings": [{"health": f.health} | _plain(f) for f in state.findings],
    }


def _plain(finding: Finding) -> dict[str, object]:
    facts = asdict(finding)
    del facts["health"]
    return facts | {"since": finding.since and rfc3339(finding.since)}


def _complaint(finding: Finding) -> str:
    since = f" since {finding.since:%Y-%m-%dT%H:%MZ}" if finding.since else ""
    return f"{finding.health}{since}: {finding.why}"
