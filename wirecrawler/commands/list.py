"""Print the slugs of the sources, one a line."""

import argparse

from wirecrawler.crawl.catalogue import catalogue
from wirecrawler.crawl.overrides import crawl_settings
from wirecrawler.errors import ExitStatus

EXAMPLE = "wirecrawler list"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """`list` takes no argument of its own."""


def run(arguments: argparse.Namespace) -> int:
    for slug in catalogue(crawl_settings({})):
        print(slug)
    return ExitStatus.DONE
