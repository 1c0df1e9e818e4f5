"""Show the revisions of a story, oldest first; with --diff what each changed, word by word.

With --diff the acts of editors stand below the revision that they followed.
"""

import argparse
from collections.abc import Iterator, Sequence
from datetime import datetime

from wirecrawler.commands.difference_text import (
    Look,
    counted,
    difference_lines,
    fact_lines,
    look_of_stdout,
)
from wirecrawler.commands.filters import story_id
from wirecrawler.commands.reading import configured_query
from wirecrawler.commands.rows import add_format, print_records, write
from wirecrawler.errors import ExitStatus
from wirecrawler.match.difference import difference
from wirecrawler.publish.record import STORY_KEYS, story_record
from wirecrawler.publish.terminal import isolated, terminal_line
from wirecrawler.publish.times import exact_time
from wirecrawler.store.entered import Entered
from wirecrawler.story import Precision, Story

EXAMPLE = "wirecrawler history 12 --diff"

_COLUMNS = ("revision", "filed_at", "status", "headline", "body_sha256")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=story_id, metavar="ID", help="number of a story")
    parser.add_argument(
        "--diff", action="store_true", help="what changed, word by word, as text"
    )
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    with configured_query() as query:
        revisions = query.history(arguments.id)
        acts = query.acts(arguments.id)
    if arguments.diff:
        write("".join(f"{line}\n" for line in _differences(revisions, acts)))
        return ExitStatus.DONE
    records = (story_record(revision, gate=None) for revision in revisions)
    print_records(records, form=arguments.format, columns=_COLUMNS, keys=STORY_KEYS)
    return ExitStatus.DONE


def _differences(revisions: Sequence[Story], acts: Sequence[Entered]) -> Iterator[str]:
    """Yield the first revision's facts, then what each of the others changed, and the acts."""
    look = look_of_stdout(tells_case=True)
    filed = [revision.filed_at or revision.seen_at for revision in revisions]
    ends = [*filed[1:], None]
    previous: Story | None = None
    for revision, begin, end in zip(revisions, filed, ends, strict=True):
        if previous is None:
            yield from _first(revision)
        else:
            yield ""
            yield from _head(revision)
            yield from _changes(previous, revision, look)
        for act in acts:
            if (previous is None or begin <= act.at) and (end is None or act.at < end):
                yield _act_line(act)
        previous = revision


def _first(revision: Story) -> Iterator[str]:
    yield from _head(revision)
    for name, fact in _facts(revision).items():
        if fact:
            yield f"{name}: {isolated(terminal_line(fact))}"
    yield counted(difference("", revision.body).new_words, "word")


def _act_line(act: Entered) -> str:
    """Return who did what when: `3 November 2026, 15:00 UTC, Jo Berg: kill: usable -> killed`."""
    said = [f"{_minute(act.at)}, {act.editor}", act.act.value]
    if act.before != act.after:
        said.append(f"{act.before} -> {act.after}")
    why = f" ({act.reason})" if act.reason else ""
    return isolated(terminal_line(": ".join(said) + why))


def _head(revision: Story) -> Iterator[str]:
    filed = "" if revision.filed_at is None else f", filed {_minute(revision.filed_at)}"
    why = f" ({terminal_line(revision.reason)})" if revision.reason else ""
    yield f"Revision {revision.revision}{filed}: {revision.status.value}{isolated(why)}"


def _changes(before: Story, revision: Story, look: Look) -> Iterator[str]:
    was, now = _facts(before), _facts(revision)
    for name, fact in now.items():
        yield from fact_lines(name, was[name], fact, look=look)
    found = difference(before.body, revision.body)
    if found.is_none:
        yield "the text is the same"
    else:
        yield from difference_lines(found, look=look)


def _facts(story: Story) -> dict[str, str]:
    """Return what a reader is told beside the text: name -> value, "" where there is none."""
    return {
        "headline": story.headline,
        "headline of the source": story.headline_original,
        "byline": ", ".join(story.byline),
        "published": _instant(story.published_at, story.published_precision),
        "published, as printed": story.published_raw,
        "updated": _instant(story.updated_at, None),
        "section": story.section,
        "terms": story.terms.use.value,
        "only a part": "yes" if story.partial else "",
        "notice of the source": story.notice,
    }


def _instant(instant: datetime | None, precision: Precision | None) -> str:
    if instant is None:
        return ""
    return exact_time(instant, precision=precision or Precision.MINUTE)


def _minute(instant: datetime) -> str:
    return exact_time(instant, precision=Precision.MINUTE)
