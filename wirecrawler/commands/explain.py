"""Show every candidate of every field of a page: where it stood, which won, by which rule.

Nothing is written.  The chosen are marked; paragraphs without a mark are no part of the text.
"""

import argparse
import json
from dataclasses import asdict

from scrapy.settings import Settings

from wirecrawler.commands import looking
from wirecrawler.commands.rows import Record, chosen_format, print_records
from wirecrawler.crawl.page_reader import Fetched
from wirecrawler.extract.explain import Explained, explained
from wirecrawler.extract.page import PageReading, parse_page
from wirecrawler.publish.terminal import cut

EXAMPLE = "wirecrawler explain https://www.tehrantimes.com/news/493147/"

_KEYS = ("field", "chosen", "text", "evidence", "rule")
_SHORT = 72
"""Cells of a text in a table; enough to tell paragraphs apart."""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    looking.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    answer = looking.answer_of(arguments, _read)
    if answer is not None:
        form, records = chosen_format(arguments.format), json.loads(answer)
        rows = map(_row, records) if form == "table" else records
        print_records(rows, form=form, columns=_KEYS, keys=_KEYS)
    return looking.exit_status(answer)


def _row(record: Record) -> Record:
    """Return a record for a table: a mark for what is chosen, long texts cut."""
    mark = "*" if record["chosen"] else ""
    return {**record, "chosen": mark, "text": cut(str(record["text"]), _SHORT)}


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
