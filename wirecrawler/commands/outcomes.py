"""Every URL a run met, and what became of it: by default the latest run of each source."""

import argparse
from typing import Literal

from wirecrawler.commands.filters import check_source
from wirecrawler.commands.reading import configured_query
from wirecrawler.commands.rows import add_format, print_records, say
from wirecrawler.errors import ExitStatus, SettingError
from wirecrawler.outcome import Fate, Role
from wirecrawler.publish.record import OUTCOME_KEYS, outcome_record

EXAMPLE = """wirecrawler outcomes --source global_voices --outcome failed
  wirecrawler outcomes --run all --role robots --format table"""

_COLUMNS = ("run", "source", "role", "outcome", "reason", "status", "url")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--run", metavar="N", help="the number of a run, or `all`")
    parser.add_argument("--source", metavar="SLUG")
    parser.add_argument("--outcome", choices=[fate.value for fate in Fate])
    parser.add_argument("--role", choices=[role.value for role in Role])
    add_format(parser)


def run(arguments: argparse.Namespace) -> int:
    with configured_query() as query:
        check_source(query, arguments.source)
        found = query.outcomes(
            run=_run_number(arguments.run),
            source=arguments.source,
            fate=Fate(arguments.outcome) if arguments.outcome else None,
            role=Role(arguments.role) if arguments.role else None,
        )
        records = (outcome_record(outcome) for outcome in found)
        if not print_records(
            records, form=arguments.format, columns=_COLUMNS, keys=OUTCOME_KEYS
        ):
            say(
                "No such outcomes.  `wirecrawler crawl` makes some; --run all shows every run."
            )
    return ExitStatus.DONE


def _run_number(said: str | None) -> int | Literal["all"] | None:
    if said is None or said == "all":
        return said  # type: ignore[return-value]  # None, or the literal
    if not said.isdecimal():
        raise SettingError("--run", f"{said!r} is neither a number nor `all`")
    return int(said)
