"""A source comes back as it was declared."""

from dataclasses import replace
from datetime import date

import pytest
from sqlalchemy import text

from tests.factories import HARBOUR_WIRE, NOON, make_story
from wirecrawler.source import EU_BAN, Caution, Source, Terms, Use
from wirecrawler.store.archive import Archive, Filing
from wirecrawler.store.engine import open_engine, writing
from wirecrawler.store.query import Query

_DATED = Terms(
    use=Use.FULL,
    licence="CC-BY-4.0",
    evidence_url="https://harbourwire.example/terms",
    reason="licensed CC BY 4.0",
    checked_on=date(2026, 11, 1),
    expires_on=date(2027, 10, 31),
)
_OWN = Caution(tag="fee", reason="it asks for a fee; letter of 2026-11-02")


@pytest.mark.parametrize(
    "source",
    [
        pytest.param(HARBOUR_WIRE, id="plain"),
        pytest.param(replace(HARBOUR_WIRE, terms=_DATED), id="terms with dates"),
        pytest.param(replace(HARBOUR_WIRE, cautions=(EU_BAN, _OWN)), id="cautions"),
    ],
)
def test_a_source_is_kept_as_declared(
    archive: Archive, query: Query, source: Source
) -> None:
    archive.begin_run(HARBOUR_WIRE, now=NOON)
    archive.begin_run(source, now=NOON)
    assert query.sources() == {"harbour_wire": source}


def test_the_terms_of_a_story_carry_no_dates(
    archive: Archive, query: Query, run: int
) -> None:
    """They are those of its source."""
    source = replace(HARBOUR_WIRE, terms=_DATED)
    archive.file([Filing(run=run, story=make_story(source=source))], now=NOON)
    plain = replace(_DATED, checked_on=None, expires_on=None)
    assert query.story(1).terms == plain


@pytest.mark.usefixtures("run")
def test_terms_that_an_older_version_kept_have_no_dates(
    query: Query, database: str
) -> None:
    engine = open_engine(database)
    with writing(engine) as connection:
        old = '{"use":"full","licence":"CC-BY-4.0","holder":null,"evidence_url":null,"reason":""}'
        connection.execute(text("UPDATE sources SET terms = :old"), {"old": old})
    engine.dispose()
    terms = query.sources()["harbour_wire"].terms
    assert terms == Terms(use=Use.FULL, licence="CC-BY-4.0")


def test_what_the_webhook_was_told_outlives_a_crawl(archive: Archive) -> None:
    archive.begin_run(HARBOUR_WIRE, now=NOON)
    before = archive.told()
    archive.keep_told("harbour_wire", "broken")
    archive.begin_run(HARBOUR_WIRE, now=NOON)
    assert (before, archive.told()) == (
        {"harbour_wire": ""},
        {"harbour_wire": "broken"},
    )


def test_an_undeclared_source_is_named_as_its_first_story_names_it(
    archive: Archive, query: Query
) -> None:
    named = Source(
        slug="ferry_post", agency="Ferry Post", home="https://ferry.example/"
    )
    unnamed = replace(named, agency="ferry_post")
    filings = [
        Filing(run=None, story=make_story(source=source, url=f"{source.home}{at}"))
        for at, source in enumerate((named, unnamed))
    ]
    archive.file(filings, now=NOON)
    assert query.sources()["ferry_post"].agency == "Ferry Post"
