"""Times: which of the dates on a page is the one of publication."""

import time
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.extract.pages import ENTRY, context_of, jsonld, meta
from tests.factories import HARBOUR_WIRE, NOON
from wirecrawler.extract.times import choose_dates, date_candidates, update_candidates
from wirecrawler.story import ParsedDate, Precision, RawDate

PERSIAN = replace(HARBOUR_WIRE, language="fa", timezone="Asia/Tehran")
Said = tuple[str, str] | None


def chosen(
    body: str, head: str = "", *, published: str = "", updated: str = ""
) -> tuple[Said, Said]:
    """Return when a page was published and updated, each as (text, evidence)."""
    context = context_of(body, head=head)
    headline = next(context.root.iter("h1"), None)
    dates = choose_dates(context, headline, published, updated)
    said = [(date.text, date.evidence) if date else None for date in dates]
    return said[0], said[1]


def published(body: str, head: str = "") -> RawDate:
    """Return the publication of a page that has one."""
    context = context_of(body, head=head)
    headline = next(context.root.iter("h1"), None)
    date = choose_dates(context, headline, "", "")[0]
    assert date is not None
    return date


def first(body: str, head: str = "") -> Said:
    return chosen(body, head)[0]


def named(**contents: str) -> str:
    return "".join(
        f'<meta name="{n.replace("_", "-")}" content="{c}">'
        for n, c in contents.items()
    )


EXACT = "2026-11-03T10:15:00+01:00"
OTHER = "2026-11-01T09:00:00Z"
PUBLISHED: dict[str, tuple[str, str, Said]] = {
    "JSON-LD before all": (
        f"<time datetime='{OTHER}'>x</time>",
        jsonld(datePublished=EXACT) + meta(article__published_time=OTHER),
        (EXACT, "jsonld:datePublished"),
    ),
    "JSON-LD's creation": ("", jsonld(dateCreated=EXACT), (EXACT, "jsonld:dateCreated")),
    "meta before markup": (
        f"<h1>Quay</h1><time datetime='{OTHER}'>x</time>",
        meta(article__published_time=EXACT),
        (EXACT, "meta:article:published_time"),
    ),
    "the first of two alike": (
        "",
        meta(article__published_time=EXACT) + meta(article__published_time=OTHER),
        (EXACT, "meta:article:published_time"),
    ),
    "JSON-LD of the page, where the story has none": (
        f"<h1>Quay</h1><time datetime='{OTHER}'>x</time>",
        jsonld(**{"@type": "WebPage", "datePublished": EXACT}),
        (EXACT, "jsonld:WebPage"),
    ),
    "JSON-LD of another thing gives way to what stands at the headline": (
        f"<h1>Quay</h1><time datetime='{EXACT}'>x</time>",
        jsonld(**{"@type": "VideoObject", "uploadDate": OTHER}),
        (EXACT, "time[datetime]"),
    ),
    "JSON-LD of another thing, alone": (
        "",
        jsonld(**{"@type": ["Recipe", "Thing"], "datePublished": EXACT}),
        (EXACT, "jsonld:Recipe/Thing"),
    ),
    "JSON-LD of a reader's comment": (
        "",
        jsonld(**{"@type": "Comment", "datePublished": EXACT}),
        None,
    ),
    "a name of publication that no list has": (
        "",
        named(publisher="x 2026-11-01", harbour_pubdate=EXACT, unpublish_date=OTHER),
        (EXACT, "meta:harbour-pubdate"),
    ),
    "a document's date gives way to a date at the headline": (
        "<h1>Quay</h1><p class='date'>3 November 2026, 10:15</p>",
        '<meta name="dc.date" content="2026-11-01T09:00:00Z">',
        ("3 November 2026, 10:15", "class:date"),
    ),
    "a document's date, alone": (
        "",
        '<meta name="dc.date" content="2026-11-01T09:00:00Z">',
        (OTHER, "meta:dc.date"),
    ),
    "none": ("<p>No date.</p>", "", None),
    "rubbish alone is kept": (
        "",
        meta(article__published_time="soon"),
        ("soon", "meta:article:published_time"),
    ),
    "rubbish before a date": (
        "",
        jsonld(datePublished="soon") + meta(article__published_time=EXACT),
        (EXACT, "meta:article:published_time"),
    ),
    "two of rubbish": (
        "",
        jsonld(datePublished="soon") + meta(article__published_time="later"),
        ("soon", "jsonld:datePublished"),
    ),
    "a date in the future": (
        "",
        jsonld(datePublished="2036-11-03T10:15:00Z") + meta(article__published_time=EXACT),
        (EXACT, "meta:article:published_time"),
    ),
    "the time of rendering comes last": (
        "<h1>Quay</h1><p class='item-date'>1 November 2026, 10:15</p>",
        named(date="2026-11-03 T 12:24:54 +0330"),
        ("1 November 2026, 10:15", "class:item-date"),
    ),
    "the time of rendering, alone": (
        "",
        named(date="2026-11-03 T 12:24:54 +0330"),
        ("2026-11-03 T 12:24:54 +0330", "meta:date"),
    ),
    "the moment of the fetch gives way to another day": (
        "<h1>Quay</h1><p class='item-date'>1 November 2026, 10:15</p>",
        jsonld(datePublished="2026-11-03T11:59:30Z"),
        ("1 November 2026, 10:15", "class:item-date"),
    ),
    "a story of this minute": (
        "<h1>Quay</h1><p class='item-date'>3 November 2026, 12:58</p>",
        jsonld(datePublished="2026-11-03T11:58:30Z"),
        ("2026-11-03T11:58:30Z", "jsonld:datePublished"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("body", "head", "expected"), PUBLISHED.values(), ids=PUBLISHED
)
def test_the_time_of_publication(body: str, head: str, expected: Said) -> None:
    assert first(body, head) == expected


AT_HEADLINE = f"<h1>Quay</h1><time datetime='{EXACT}'>x</time>"
FINER: dict[str, tuple[str, str, Said]] = {
    "a day gives way to a time of that day": (
        AT_HEADLINE,
        jsonld(datePublished="2026-11-03"),
        (EXACT, "time[datetime]"),
    ),
    "midnight gives way likewise": (
        AT_HEADLINE,
        jsonld(datePublished="2026-11-03T00:00:00Z"),
        (EXACT, "time[datetime]"),
    ),
    "midnight of a zone east of ours": (
        AT_HEADLINE,
        jsonld(datePublished="2026-11-03T00:00:00+03:00"),
        (EXACT, "time[datetime]"),
    ),
    "noon gives way likewise": (
        AT_HEADLINE,
        jsonld(datePublished="2026-11-03T12:00:00Z"),
        (EXACT, "time[datetime]"),
    ),
    "a day gives way to a time that is told too": (
        "",
        jsonld(datePublished="2026-11-03") + meta(article__published_time=EXACT),
        (EXACT, "meta:article:published_time"),
    ),
    "a day stays against a time of another day far off": (
        f"<h1>Quay</h1>{'<p>Ships.</p>' * 200}<time datetime='{OTHER}'>x</time>",
        jsonld(datePublished="2026-11-03"),
        ("2026-11-03", "jsonld:datePublished"),
    ),
    "a day stays against a time that is said to be a change": (
        "<h1>Quay</h1><p>Updated: 3 November 2026, 10:15</p>",
        jsonld(datePublished="2026-11-03"),
        ("2026-11-03", "jsonld:datePublished"),
    ),
    "a day stays against the day of a change that is told": (
        "<h1>Quay</h1><p class='date'>2 November 2026, 10:15</p>",
        jsonld(datePublished="2026-11-01", dateModified="2026-11-02T09:15:00Z"),
        ("2026-11-01", "jsonld:datePublished"),
    ),
    "a day stays against a second day": (
        "<h1>Quay</h1><time datetime='2026-11-03'>x</time>",
        jsonld(datePublished="2026-11-03"),
        ("2026-11-03", "jsonld:datePublished"),
    ),
    "a day stays against a second day that is told": (
        "",
        jsonld(datePublished="2026-11-03") + meta(article__published_time="2026-11-02"),
        ("2026-11-03", "jsonld:datePublished"),
    ),
    "a day gives way to another day at the headline": (
        "<h1>Quay</h1><p>Published: <time>1 November 2026</time></p>",
        jsonld(datePublished="2026-11-03"),
        ("1 November 2026", "time"),
    ),
    "a time is not made finer": (
        "<h1>Quay</h1><time datetime='2026-11-03T10:16:30Z'>x</time>",
        jsonld(datePublished=EXACT),
        (EXACT, "jsonld:datePublished"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("body", "head", "expected"), FINER.values(), ids=FINER)
def test_a_day_or_a_placeholder_gives_way_to_the_time_of_that_day(
    body: str, head: str, expected: Said
) -> None:
    assert first(body, head) == expected


RULES = {
    "told": ("", jsonld(datePublished=EXACT), "first in the order of trust"),
    "finer": (
        AT_HEADLINE,
        jsonld(datePublished="2026-11-03"),
        "the time of the day that jsonld:datePublished names",
    ),
    "shown": (AT_HEADLINE, "", "weighs most"),
    "unread": ("", jsonld(datePublished="2026-13-45"), "names no possible time"),
}


@pytest.mark.parametrize(("body", "head", "rule"), RULES.values(), ids=RULES)
def test_a_date_says_why_it_was_chosen(body: str, head: str, rule: str) -> None:
    assert published(body, head).rule == rule


def test_a_date_is_read_once_and_carries_its_reading() -> None:
    assert published("", jsonld(datePublished=EXACT)).reading == ParsedDate(
        instant=datetime(2026, 11, 3, 9, 15, tzinfo=UTC),
        precision=Precision.SECOND,
        zone="+01:00",
    )


def test_midnight_that_stays_is_the_day_as_printed() -> None:
    head = jsonld(datePublished="2026-11-03T00:00:00+01:00")
    reading = published("", head).reading
    assert reading is not None
    assert (reading.instant, reading.precision) == (
        datetime(2026, 11, 3, tzinfo=UTC),
        Precision.DAY,
    )


@pytest.mark.parametrize(
    "text", ["2026-02-30T10:15:00Z", "2026-11-03T25:61:00Z", "1970-01-01T00:00:00Z"]
)
def test_an_impossible_date_keeps_its_text_and_has_no_reading(text: str) -> None:
    date = published("", jsonld(datePublished=text))
    assert (date.text, date.reading) == (text, None)


@pytest.mark.parametrize(
    "head",
    [
        jsonld(dateModified=EXACT),
        meta(article__modified_time=EXACT),
        meta(og__updated_time=EXACT),
    ],
    ids=["JSON-LD", "article:modified_time", "og:updated_time"],
)
def test_a_change_is_the_publication_only_where_there_is_nothing_else(
    head: str,
) -> None:
    alone, beside = (
        chosen(body, head) for body in ("", "<p>Ports, 1 November 2026</p>")
    )
    assert (alone[0], beside[0]) == (alone[1], ("1 November 2026", "text"))


def test_the_files_own_time_is_never_the_publication() -> None:
    assert chosen("", named(last_modified=EXACT)) == (
        None,
        (EXACT, "meta:last-modified"),
    )


UPDATED: dict[str, tuple[str, str, str | None]] = {
    "marked by itemprop": (
        "<span itemprop='dateModified'>2026-11-03 11:30</span>",
        "",
        "2026-11-03 11:30",
    ),
    "marked, but empty": ("<span itemprop='dateModified'></span>", "", None),
    "rubbish": ("", jsonld(dateModified="soon"), "soon"),
    "rubbish before a date": (
        "",
        jsonld(dateModified="soon") + meta(article__modified_time=EXACT),
        EXACT,
    ),
    "before the publication it is none": (
        "",
        jsonld(datePublished=EXACT, dateModified=OTHER),
        None,
    ),
    "the day before the publication's": (
        "",
        jsonld(datePublished="2026-11-03", dateModified="2026-11-02T10:15:00Z"),
        None,
    ),
    "the page's own making": ("", jsonld(dateModified=NOON.isoformat()), None),
    "the page's own making before another": (
        "",
        jsonld(dateModified=NOON.isoformat()) + meta(article__modified_time=EXACT),
        EXACT,
    ),
    "the day of the publication": (
        "",
        jsonld(datePublished="2026-11-03", dateModified="2026-11-03T10:15:00Z"),
        "2026-11-03T10:15:00Z",
    ),
    "shown on the line of the publication": (
        "<h1>Quay</h1><p class='date'>1 November 2026, Update : 2 November 2026</p>",
        "",
        "2 November 2026",
    ),
    "shown in the publication's element": (
        (
            "<h1>Quay</h1><time datetime='2026-11-01 13:05'>1 Nov 2026 13:05"
            " <i>[ Last Update: 2 Nov 2026 14:20 ]</i></time>"
        ),
        "",
        "2 Nov 2026 14:20",
    ),
    "shown before the publication": (
        "<h1>Quay</h1><p class='date'>2 November 2026, updated 1 November 2026</p>",
        "",
        None,
    ),
    "shown as all that is dated": (
        "<h1>Quay</h1><p class='date'>Updated 1 November 2026</p>",
        "",
        None,
    ),
    "shown without a date": (
        "<h1>Quay</h1><p class='date'>1 November 2026, updated twice</p>",
        "",
        None,
    ),
    "shown as the page's own making": (
        "<h1>Quay</h1><p class='date'>1 November 2026 10:15, updated 3 November 2026 13:00",
        "",
        None,
    ),
    "shown at the foot": (
        (
            f"<h1>Quay</h1><p class='date'>1 November 2026</p><p>{'word ' * 2000}</p>"
            "<p>Last updated 2 November 2026</p>"
        ),
        "",
        None,
    ),
}


@pytest.mark.parametrize(("body", "head", "expected"), UPDATED.values(), ids=UPDATED)
def test_the_time_of_a_change(body: str, head: str, expected: str | None) -> None:
    updated = chosen(body, head)[1]
    assert (updated and updated[0]) == expected


MADE = {
    "a meta element of the document": named(date=NOON.isoformat()),
    "a change": jsonld(dateModified=NOON.isoformat()),
    "a script": f"<script>var pubDate = '{NOON.isoformat()}';</script>",
}


@pytest.mark.parametrize("head", MADE.values(), ids=MADE)
def test_the_making_of_the_page_is_never_the_publication(head: str) -> None:
    published = chosen("", head)[0]
    assert published is None


def test_what_a_reader_sees_may_be_as_new_as_the_page() -> None:
    assert first("<h1>Quay opens</h1><time>2 minutes ago</time>") == (
        "2 minutes ago",
        "time",
    )


NO_TIME_OF_THE_DAY = {
    "a teaser's": "<div><a href='/x'>Ferry runs late for the fifth day</a>"
    " <time datetime='2026-11-03T19:00:00Z'>19:00</time></div>",
    "a teaser's, in a box of its own": "<div><h3><a href='/x'>Ferry runs late for the fifth"
    " day</a></h3><p class='meta'><span class='date'>3 November 2026, 19:00</span></p></div>",
    "a sentence's": "<p>The council meets again on 3 November 2026 at 19:00 in the hall.</p>",
}


@pytest.mark.parametrize("body", NO_TIME_OF_THE_DAY.values(), ids=NO_TIME_OF_THE_DAY)
def test_a_day_takes_no_time_of_another_fact(body: str) -> None:
    story = f"<h1>Quay opens</h1><p>{'The quay is long. ' * 40}</p>"
    head = jsonld(datePublished="2026-11-03")
    assert first(story + body, head) == ("2026-11-03", "jsonld:datePublished")


def test_the_sources_own_selectors_go_first() -> None:
    head = jsonld(datePublished=OTHER, dateModified="2026-11-01T09:30:00Z")
    said = chosen("", head, published=EXACT, updated="2026-11-03T11:30:00Z")
    assert said == (
        (EXACT, "selector:published"),
        ("2026-11-03T11:30:00Z", "selector:updated"),
    )


def test_the_entry_speaks_before_what_only_looks_like_a_date() -> None:
    entry = replace(ENTRY, published="Tue,  03 Nov 2026 09:15:00 GMT", updated=EXACT)
    context = context_of("<p class='date'>2 November 2026, 08:00</p>", entry=entry)
    assert choose_dates(context, None, "", "") == (
        RawDate(text="Tue, 03 Nov 2026 09:15:00 GMT", evidence="entry"),
        RawDate(text=EXACT, evidence="entry"),
    )


def test_a_time_without_a_zone_is_read_in_the_zone_and_languages_of_the_source() -> (
    None
):
    context = context_of(
        "<h1>گشایش</h1><p class='date'>۱۲ آبان ۱۴۰۵، ۱۲:۴۵</p>",
        root='<html lang="fa_IR">',
        source=PERSIAN,
    )
    date, _ = choose_dates(context, None, "", "")
    assert date is not None
    assert date.reading == ParsedDate(
        instant=datetime(2026, 11, 3, 9, 15, tzinfo=UTC),
        precision=Precision.MINUTE,
        zone="Asia/Tehran",
    )


def test_all_candidates_in_rank_order_for_a_person() -> None:
    context = context_of(
        "<h1>Quay</h1><time datetime='2026-11-03T10:15Z'>x</time>"
        "<script>var page = {publishDate: '2026-11-03 10:15'}</script>",
        head=jsonld(datePublished=EXACT, dateModified=OTHER),
        url="https://harbourwire.example/2026/11/02/quay",
    )
    headline = next(context.root.iter("h1"))
    found = date_candidates(context, headline, "3 Nov")
    changed = update_candidates(context, "4 Nov")
    assert [(c.evidence, c.text) for c in (*found, *changed)] == [
        ("selector:published", "3 Nov"),
        ("jsonld:datePublished", EXACT),
        ("time[datetime]", "2026-11-03T10:15Z"),
        ("url", "2026-11-02"),
        ("script:publishDate", "2026-11-03 10:15"),
        ("selector:updated", "4 Nov"),
        ("jsonld:dateModified", OTHER),
    ]


INSTANTS = st.datetimes(
    min_value=datetime(2001, 1, 1),  # noqa: DTZ001 - hypothesis takes naive bounds
    max_value=datetime(2026, 11, 3),  # noqa: DTZ001 - likewise
    timezones=st.just(UTC),
)


@given(
    INSTANTS,
    st.lists(
        st.sampled_from(
            ["<p class='date'>", "</p>", "<time datetime='", "'>", "<h1>Quay</h1>", "<aside>",
             "3 November 2025", "Updated:", "2025-11-03T10:15:00Z", "03.11.2025 10:15"]
        )
    ),
)  # fmt: skip
def test_what_a_story_tells_machines_stands_whatever_the_page_shows(
    instant: datetime, shown: list[str]
) -> None:
    # Midnight, noon and the moment of the fetch may be something else's.
    told = instant.replace(hour=9, minute=15).isoformat()
    date = published("".join(shown), jsonld(datePublished=told))
    assert (date.text, date.evidence) == (told, "jsonld:datePublished")


@given(st.timedeltas(min_value=timedelta(minutes=1), max_value=timedelta(days=900)))
def test_no_date_is_later_than_a_day_after_the_fetch(ahead: timedelta) -> None:
    told = (NOON + ahead).isoformat()
    reading = published("", jsonld(datePublished=told)).reading
    assert reading is None or reading.instant <= NOON + timedelta(hours=24)


@pytest.mark.parametrize(
    "body",
    [
        "<p class='date'>x1" * 300,
        "<div class='date'>" * 1500 + "1",
        "<div class='date'>x" * 1500,
        "<time>1</time>" * 50_000,
        f"<p>{'<b>Date</b>' * 20_000}</p>",
        "<h2>" * 1500 + "3 November 2026",
        f"<p>{'3 November ' * 50_000}</p>",
        f"<p>{'1.1.' * 200_000}</p>",
        f"<script>{'publishDate: ' * 100_000}</script>",
        f"<script>{chr(34)}: {chr(34)}2026-11-03{'x' * 500_000}</script>",
        f"<p class='{'date-' * 100_000}'>1</p>",
        f"<p class='{'no-sidebar' * 100_000}'>1</p>",
        f"<a>{'<time>1</time><b>x</b>' * 20_000}</a>",
        f"<div>{'<time>1</time>' * 2000}{'<b></b>' * 100_000}</div>",
        "<div><h2>" * 100 + "<b>x</b>" * 50_000,
    ],
    ids=[
        *("classes", "nested classes", "without a digit", "times", "labels", "headings"),
        *("months", "numbers", "names in a script", "values in a script", "a name"),
        "a layout", "a link", "a box", "headings of a part",
    ],
)  # fmt: skip
def test_a_hostile_page_costs_little(body: str) -> None:
    context = context_of(body)
    start = time.process_time()
    choose_dates(context, None, "", "")
    assert time.process_time() - start < 2
