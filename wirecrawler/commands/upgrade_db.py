"""Bring the database to the schema of this version; `wirecrawler backup FILE` before."""

import argparse

from wirecrawler import settings
from wirecrawler.commands.rows import say
from wirecrawler.errors import ExitStatus
from wirecrawler.store.engine import shown
from wirecrawler.store.schema import upgrade_database

EXAMPLE = "wirecrawler upgrade-db"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`upgrade-db` takes no argument of its own."""


def run(arguments: argparse.Namespace) -> int:
    url = settings.WIRECRAWLER_DATABASE_URL
    before, after = upgrade_database(url)
    if before == after:
        say(f"{shown(url)}: schema {after} already")
    else:
        say(f"{shown(url)}: schema {before or 'none'} -> {after}")
    return ExitStatus.DONE
