"""Show the family of a story: the original, then its copies as they were published.

Of each copy it tells how long after the original it was published and why it is in the family;
with --diff, what it left out, added and changed.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import fields

from wirecrawler.commands.difference_text import (
    counted,
    difference_lines,
    look_of_stdout,
    percent,
)
from wirecrawler.commands.filters import story_id
from wirecrawler.commands.reading import configured_query
from wirecrawler.commands.rows import (
    Record,
    add_format,
    chosen_format,
    print_records,
    say,
    write,
)
from wirecrawler.errors import ExitStatus
from wirecrawler.match.difference import difference
from wirecrawler.publish.record import story_record
from wirecrawler.publish.standing import standing
from wirecrawler.publish.terminal import isolated, terminal_line
from wirecrawler.publish.times import exact_time, shown_instant
from wirecrawler.store.matches import Match
from wirecrawler.story import FamilyRole, Precision, Status, Story

EXAMPLE = "wirecrawler family 12 --diff"

_OF_STORY = tuple(
    "id uri source agency url headline published_at published_precision seen_at status"
    " family family_role".split()
)
FAMILY_KEYS = (
    *_OF_STORY,
    *"original original_source original_status hours other kind containment kept added"
    " left_out".split(),
)
"""The keys of a record, in order: those of the story, then those of its being a copy."""
_COLUMNS = tuple(
    "id role source published_at hours kind shared_% kept_% words status headline".split()
)


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=story_id, metavar="ID", help="number of a story")
    parser.add_argument(
        "--diff", action="store_true", help="what each copy changed, as text"
    )
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    with configured_query() as query:
        family = query.family(arguments.id)
        matches = query.matches(family[0].family)
    if arguments.diff:
        write("".join(f"{line}\n" for line in _differences(family, matches)))
    else:
        records = [_record(one, family[0], matches.get(one.id)) for one in family]
        is_table = chosen_format(arguments.format) == "table"
        print_records(
            map(_row, records, family) if is_table else records,
            form=arguments.format,
            columns=_COLUMNS,
            keys=FAMILY_KEYS,
        )
    if len(family) == 1:
        say(f"Story {arguments.id} is alone in its family: no copy of it is held.")
    return ExitStatus.DONE


def _record(story: Story, original: Story, match: Match | None) -> Record:
    whole = story_record(story, gate=None)
    record: dict[str, object] = dict.fromkeys(FAMILY_KEYS)
    record |= {key: whole[key] for key in _OF_STORY}
    record |= {
        "original": original.id,
        "original_source": original.source.slug,
        "original_status": original.status.value,
    }
    if story.family_role is FamilyRole.COPY:
        record["hours"] = _hours(story, original)
    if match is not None:
        record |= {field.name: getattr(match, field.name) for field in fields(match)}
    return record


def _hours(story: Story, original: Story) -> float | None:
    """Return how long after `original` it was published; None where a time is not known."""
    times = []
    for one in (story, original):
        if one.published_at is None or one.published_precision is Precision.DAY:
            return None
        times.append(one.published_at)
    return round((times[0] - times[1]).total_seconds() / 3600, 4)


def _row(record: Record, story: Story) -> Record:
    """Return what a table shows of `record`."""
    row = {**record, "role": record["family_role"], "status": standing(story)}
    if isinstance(shared := record["containment"], float):
        row["shared_%"] = percent(shared)
    if isinstance(kept := record["kept"], float):
        row["kept_%"] = percent(kept)
        row["words"] = f"+{record['added']} -{record['left_out']}"
    if isinstance(hours := record["hours"], float):
        row["hours"] = round(hours, 1)
    return row


def _differences(family: Sequence[Story], matches: dict[int, Match]) -> Iterator[str]:
    """Yield the original's facts, then each copy's and what it made of the original."""
    original, *copies = family
    look = look_of_stdout(tells_case=False)
    yield from _head(original, "the original")
    yield f"{counted(difference('', original.body).new_words, 'word')}"
    for copy in copies:
        yield ""
        yield from _head(copy, "a copy")
        yield from _evidence(copy, original, matches.get(copy.id))
        yield from difference_lines(difference(original.body, copy.body), look=look)


def _head(story: Story, role: str) -> Iterator[str]:
    instant, precision = shown_instant(story)
    yield f"Story {story.id}, {role}: {isolated(terminal_line(story.headline))}"
    agency = isolated(terminal_line(story.source.agency))
    yield f"{agency}, {exact_time(instant, precision=precision)}"
    if story.status is Status.KILLED:
        why = isolated(terminal_line(story.reason)) or "no reason is known"
        yield f"Killed: {why}"


def _evidence(copy: Story, original: Story, match: Match | None) -> Iterator[str]:
    if (hours := _hours(copy, original)) is not None:
        yield f"{abs(hours):.1f} h {'before' if hours < 0 else 'after'} the original"
    if match is not None:
        share = percent(match.containment)
        yield f"{match.kind} of story {match.other}: {share} % of the shorter text is in both"
