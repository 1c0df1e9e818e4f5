"""Show the revisions of a story, oldest first; with --diff what each changed."""

import argparse
import difflib
from collections.abc import Iterator, Sequence

from wirecrawler.commands.reading import configured_query
from wirecrawler.commands.rows import add_format, print_records, write
from wirecrawler.errors import ExitStatus
from wirecrawler.publish.record import STORY_KEYS, story_record
from wirecrawler.publish.terminal import terminal_line
from wirecrawler.story import Story

EXAMPLE = "wirecrawler history 12 --diff"

_COLUMNS = ("revision", "filed_at", "status", "headline", "body_sha256")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=int, metavar="ID")
    parser.add_argument(
        "--diff", action="store_true", help="what changed, line by line, as text"
    )
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    with configured_query() as query:
        revisions = query.history(arguments.id)
    if arguments.diff:
        write("".join(_differences(revisions)))
        return ExitStatus.DONE
    records = (story_record(revision, gate=None) for revision in revisions)
    print_records(records, form=arguments.format, columns=_COLUMNS, keys=STORY_KEYS)
    return ExitStatus.DONE


def _differences(revisions: Sequence[Story]) -> Iterator[str]:
    """Yield the lines of a unified difference between each revision and the one before."""
    previous: list[str] = []
    for revision in revisions:
        lines = _facts(revision)
        yield from difflib.unified_diff(
            previous,
            lines,
            fromfile=f"revision {revision.revision - 1}",
            tofile=f"revision {revision.revision}",
            n=1,
        )
        previous = lines


def _facts(story: Story) -> list[str]:
    facts = [
        f"headline: {story.headline}",
        f"headline of the source: {story.headline_original}",
        f"published: {story.published_raw}",
        f"status: {story.status.value}{f' ({story.reason})' if story.reason else ''}",
        f"terms: {story.terms.use.value}",
        "",
        *story.body.split("\n"),
    ]
    return [f"{terminal_line(fact)}\n" for fact in facts]
