"""Show every candidate of every field of a page: where it stood, which won, by which rule.

Nothing is written.  On a terminal each field has its rule beside it, `*` marks what is chosen, and
`>` goes before what was read of a date or a byline; paragraphs without a mark are no part of the
text, and beside each stands why.
"""

import argparse
import json
import shutil
import sys
from collections.abc import Iterator
from dataclasses import asdict
from itertools import groupby
from typing import Any

from scrapy.settings import Settings

from wirecrawler.commands import looking
from wirecrawler.commands.rows import chosen_format, print_records, write
from wirecrawler.crawl.page_reader import Fetched
from wirecrawler.extract.explain import Explained, explained
from wirecrawler.extract.page import PageReading, parse_page
from wirecrawler.publish.terminal import cut, isolated, terminal_line

EXAMPLE = """wirecrawler explain https://www.tehrantimes.com/news/493147/
  wirecrawler explain --page saved.html --source mehr_en https://en.mehrnews.com/news/1/"""

_KEYS = ("field", "chosen", "text", "read_as", "evidence", "rule")
_NEEDED = ("headline", "byline", "published_at", "body")
"""Fields that a person is told of where the page has nothing for them."""
_SHORT, _SHORTEST = 72, 24
"""Cells of a text for a person, at most and at least; enough to tell paragraphs apart."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    looking.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    answer = looking.answer_of(arguments, _read)
    if answer is not None:
        form, records = chosen_format(arguments.format), json.loads(answer)
        if form == "table":
            width = shutil.get_terminal_size().columns if sys.stdout.isatty() else 0
            for line in _lines(records, width):
                write(f"{line}\n")
        else:
            print_records(records, form=form, columns=_KEYS, keys=_KEYS)
    return looking.exit_status(answer)


def _lines(records: list[dict[str, Any]], width: int) -> Iterator[str]:
    """Yield a line for each field, with its rule, and below it one for each of its candidates."""
    for field, group in groupby(records, key=lambda record: str(record["field"])):
        found = list(group)
        rule = next((r["rule"] for r in found if r["rule"] and r["chosen"]), "")
        chosen = any(record["chosen"] for record in found)
        said = rule if chosen else "none of these"
        yield f"{field}: {terminal_line(said)}".rstrip(" ")
        for record in found:
            yield _line(record, width)
    for field in _NEEDED:
        if all(record["field"] != field for record in records):
            yield f"{field}: nothing on the page"


def _line(record: dict[str, Any], width: int) -> str:
    """Return one candidate: a mark for the chosen, its text cut, what it says, where it stood."""
    mark = "*" if record["chosen"] else " "
    why_not = "" if record["chosen"] else record["rule"]
    where = terminal_line(": ".join(filter(None, (record["evidence"], why_not))))
    said = cut(terminal_line(record["read_as"]), _SHORT)
    after = f" > {isolated(said)}" if said not in ("", record["text"]) else ""
    after += f" ({where})" if where else ""
    room = max(_SHORTEST, width - len(after) - 5) if width else _SHORT
    text = cut(terminal_line(record["text"]), min(room, _SHORT))
    return f"  {mark} {isolated(text)}{after}"


def _read(fetched: Fetched, settings: Settings) -> bytes:
    del settings
    page = parse_page(
        fetched.content, url=fetched.fetch.final_url, encoding=fetched.encoding
    )
    reading = PageReading(
        page,
        source=fetched.source,
        entry=fetched.entry,
        fetch=fetched.fetch,
        selectors=fetched.selectors,
    )
    records = [_record(one) for one in explained(reading)]
    return json.dumps(records).encode()


def _record(one: Explained) -> dict[str, object]:
    record = asdict(one)
    record["chosen"] = record.pop("is_chosen")
    return {key: record[key] for key in _KEYS}
