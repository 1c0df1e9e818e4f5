"""Show what would be stored of a page; nothing is written.

The page is read by the rules of the source of its host, if there is one, else by the general
ones; what a feed says of it is not known here.  `explain` shows why.
"""

import argparse

from scrapy.settings import Settings

from wirecrawler.commands import looking
from wirecrawler.commands.rows import chosen_format, write
from wirecrawler.crawl.page_reader import Fetched, story_of
from wirecrawler.normalize.story import normalized
from wirecrawler.publish.csv import csv_rows
from wirecrawler.publish.jsonl import json_line
from wirecrawler.publish.page_record import PAGE_KEYS, page_record
from wirecrawler.publish.page_text import page_text

EXAMPLE = """wirecrawler preview https://www.tehrantimes.com/news/493147/
  wirecrawler preview --page saved.html --source mehr_en https://en.mehrnews.com/news/1/"""


def add_arguments(parser: argparse.ArgumentParser) -> None:
    looking.add_arguments(parser)


def run(arguments: argparse.Namespace) -> int:
    form = chosen_format(arguments.format)

    def read(fetched: Fetched, settings: Settings) -> bytes:
        style = settings["WIRECRAWLER_HEADLINE_STYLE"]
        story = normalized(story_of(fetched), style)
        record = page_record(story.url, story)
        if form == "jsonl":
            return json_line(record).encode("utf-8", "replace")
        if form == "csv":
            return "".join(csv_rows([record], PAGE_KEYS)).encode("utf-8", "replace")
        return page_text(story).encode("utf-8", "replace")

    answer = looking.answer_of(arguments, read)
    if answer is not None:
        write(answer.decode())
    return looking.exit_status(answer)
