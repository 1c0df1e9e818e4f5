"""Times: which of the times on a page is the one of publication."""

import time
from dataclasses import replace
from datetime import UTC, datetime

import pytest

from tests.extract.pages import ENTRY, URL, context_of, jsonld, meta
from tests.factories import HARBOUR_WIRE
from wirecrawler.extract.times import choose_dates, parsed
from wirecrawler.story import RawDate

PERSIAN = replace(HARBOUR_WIRE, language="fa", timezone="Asia/Tehran")
Said = tuple[str, str] | None


def chosen(
    body: str, head: str = "", *, url: str = URL, published: str = "", updated: str = ""
) -> tuple[Said, Said]:
    """Return when a page was published and updated, each as (text, evidence)."""
    context = context_of(body, head=head, url=url)
    headline = next(context.root.iter("h1"), None)
    dates = choose_dates(context, headline, published, updated)
    said = [(date.text, date.evidence) if date else None for date in dates]
    return said[0], said[1]


def first(body: str, head: str = "", *, url: str = URL) -> Said:
    return chosen(body, head, url=url)[0]


def named(**contents: str) -> str:
    return "".join(
        f'<meta name="{n.replace("_", "-")}" content="{c}">'
        for n, c in contents.items()
    )


EXACT = "2026-11-03T10:15:00+01:00"
PUBLISHED: dict[str, tuple[str, str, Said]] = {
    "JSON-LD before all": (
        "<time datetime='2026-11-01T09:00:00Z'>x</time>",
        jsonld(datePublished=EXACT) + meta(article__published_time="2026-11-02T09:00:00Z"),
        (EXACT, "jsonld:datePublished"),
    ),
    "JSON-LD's creation": ("", jsonld(dateCreated=EXACT), (EXACT, "jsonld:dateCreated")),
    "meta before markup": (
        "<time datetime='2026-11-01T09:00:00Z'>x</time>",
        meta(article__published_time=EXACT),
        (EXACT, "meta:article:published_time"),
    ),
    "the first of two alike": (
        "",
        meta(article__published_time=EXACT) + meta(article__published_time="2026-11-01T09:00:00Z"),
        (EXACT, "meta:article:published_time"),
    ),
    "itemprop": (
        f"<span itemprop='datePublished' content='{EXACT}'>Tuesday</span>",
        "",
        (EXACT, "itemprop:datePublished"),
    ),
    "itemprop as shown": (
        "<span itemprop='datePublished'>3 November  2026, 10:15</span>",
        "",
        ("3 November 2026, 10:15", "itemprop:datePublished"),
    ),
    "time with pubdate": (
        f"<time>2026-11-01 08:30</time><time pubdate datetime='{EXACT}'>x</time>",
        "",
        (EXACT, "time[pubdate]"),
    ),
    "time beside the headline, not another story's": (
        ("<div><time>2026-11-01 08:30</time></div>"
        f"<article><div><h1>Quay</h1></div><time datetime='{EXACT}'>x</time></article>"),
        "",
        (EXACT, "time[datetime]"),
    ),
    "time in a house further off": (
        (f"<div><time datetime='{EXACT}'>x</time><i><i><i><i><h1>Q</h1></i></i></i></i></div>"
        "<time>1</time><time>2</time>"),
        "",
        None,
    ),
    "time elements of other stories": (
        "<ul>" + "<li><time>2026-11-01 08:30</time></li>" * 5 + "</ul>",
        "",
        None,
    ),
    "a lone time": (f"<time datetime='{EXACT}'>x</time>", "", (EXACT, "time[datetime]")),
    "a class": (
        "<p class='post-date'>3 November 2026, 10:15</p>",
        "",
        ("3 November 2026, 10:15", "class:post-date"),
    ),
    "a class inside another story's link": (
        "<a href='/2'><i class='date'>2 November 2026, 10:15</i></a>",
        "",
        None,
    ),
    "a class of many things": (
        f"<ul class='dates date'>{'<li>2 November 2026</li>' * 9}</ul>",
        "",
        None,
    ),
    "a class with much text": (f"<p class='date'>3 November 2026 {'x' * 160}</p>", "", None),
    "a class without a digit": ("<p class='date'>yesterday</p>", "", None),
    "a class of changes": ("<p class='date-updated'>3 November 2026</p>", "", None),
    "published and changed in one": (
        "<p class='date'>03.11.2026 10:15 - Updated: 04.11.2026 11:20</p>",
        "",
        ("03.11.2026 10:15", "class:date"),
    ),
    "a label": ("<p><b>Date:</b> 3 November 2026</p>", "", ("3 November 2026", "label:date")),
    "a label of more than a date": (
        f"<p><b>Date:</b> 3 November 2026 {'x' * 60}</p>",
        "",
        None,
    ),
    "a label of nothing": ("<p><b>Date</b> of birth</p>", "", None),
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
    "a date in the future": (
        "",
        jsonld(datePublished="2036-11-03T10:15:00Z") + meta(article__published_time=EXACT),
        (EXACT, "meta:article:published_time"),
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("body", "head", "expected"), PUBLISHED.values(), ids=PUBLISHED
)
def test_the_time_of_publication(body: str, head: str, expected: Said) -> None:
    assert first(body, head) == expected


FINER: dict[str, tuple[str, str, Said]] = {
    "a day gives way to a time of that day": (
        f"<time datetime='{EXACT}'>x</time>",
        jsonld(datePublished="2026-11-03"),
        (EXACT, "time[datetime]"),
    ),
    "midnight gives way likewise": (
        f"<time datetime='{EXACT}'>x</time>",
        jsonld(datePublished="2026-11-03T00:00:00Z"),
        (EXACT, "time[datetime]"),
    ),
    "midnight of a zone east of ours": (
        f"<time datetime='{EXACT}'>x</time>",
        jsonld(datePublished="2026-11-03T00:00:00+03:00"),
        (EXACT, "time[datetime]"),
    ),
    "a day stays against another day's time": (
        "<time datetime='2026-10-20T10:15:00Z'>x</time>",
        jsonld(datePublished="2026-11-03"),
        ("2026-11-03", "jsonld:datePublished"),
    ),
    "a day stays against a second day": (
        "<time datetime='2026-11-03'>x</time>",
        jsonld(datePublished="2026-11-03"),
        ("2026-11-03", "jsonld:datePublished"),
    ),
    "a time is not made finer": (
        "<time datetime='2026-11-03T10:16:30Z'>x</time>",
        jsonld(datePublished=EXACT),
        (EXACT, "jsonld:datePublished"),
    ),
}


@pytest.mark.parametrize(("body", "head", "expected"), FINER.values(), ids=FINER)
def test_a_day_or_a_placeholder_gives_way_to_the_time_of_that_day(
    body: str, head: str, expected: Said
) -> None:
    assert first(body, head) == expected


def test_the_time_of_rendering_comes_last() -> None:
    head = named(date="2026-11-03 T 15:24:54 +0330")
    body = "<p class='item-date'>1 November 2026, 10:15</p>"
    assert (first(body, head), first("", head)) == (
        ("1 November 2026, 10:15", "class:item-date"),
        ("2026-11-03 T 15:24:54 +0330", "meta:date"),
    )


@pytest.mark.parametrize(
    "head",
    [
        jsonld(dateModified=EXACT),
        meta(article__modified_time=EXACT),
        meta(og__updated_time=EXACT),
        named(last_modified=EXACT),
    ],
    ids=["JSON-LD", "article:modified_time", "og:updated_time", "last-modified"],
)
def test_a_change_is_not_taken_for_the_publication(head: str) -> None:
    published, updated = chosen("", head)
    assert (published, updated and updated[0]) == (None, EXACT)


def test_a_change_printed_beside_the_headline_is_not_the_publication() -> None:
    body = (
        "<main><h1>Quay</h1><p>Updated <time>2026-11-03 11:30</time></p>"
        "<p>Posted <time>2026-11-03 10:15</time></p></main><i><time></time><time></time></i>"
    )
    assert first(body) == ("2026-11-03 10:15", "time[datetime]")


def test_a_change_marked_by_itemprop() -> None:
    body = "<i itemprop='dateModified'>2026-11-03 11:30</i>"
    assert chosen(body)[1] == ("2026-11-03 11:30", "itemprop:dateModified")


URLS = {
    "slashes": ("https://x.example/2026/11/03/quay", "2026-11-03"),
    "without noughts": ("https://x.example/news/2026/1/3/quay", "2026-01-03"),
    "hyphens": ("https://x.example/quay-2026-11-03.html", "2026-11-03"),
    "eight digits": ("https://x.example/20261103/quay", "2026-11-03"),
    "nine digits": ("https://x.example/news/202611031/quay", None),
    "no month": ("https://x.example/2026/13/03/quay-1", None),
    "no day": ("https://x.example/2026/11/32/quay-1", None),
    "a number": ("https://x.example/news/1234", None),
}


@pytest.mark.parametrize(("url", "expected"), URLS.values(), ids=URLS)
def test_an_address_names_a_day_at_last(url: str, expected: str | None) -> None:
    found = first("", url=url)
    assert found == (expected and (expected, "url"))


def test_the_sources_own_selectors_go_first() -> None:
    head = jsonld(
        datePublished="2026-11-01T09:00:00Z", dateModified="2026-11-01T09:30:00Z"
    )
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
    context = context_of("", root='<html lang="fa_IR">', source=PERSIAN)
    date = parsed(context, RawDate(text="۱۲ آبان ۱۴۰۵، ۱۲:۴۵", evidence=""))
    assert date is not None
    assert (date.instant, date.zone) == (
        datetime(2026, 11, 3, 9, 15, tzinfo=UTC),
        "Asia/Tehran",
    )


@pytest.mark.parametrize(
    "body",
    [
        "<p class='date'>x1" * 300,
        "<div class='date'>" * 1500 + "1",
        "<div class='date'>x" * 1500,
        "<time>1</time>" * 50_000,
        f"<p>{'<b>Date</b>' * 20_000}</p>",
    ],
    ids=["classes", "nested classes", "without a digit", "times", "labels"],
)  # fmt: skip
def test_a_hostile_page_costs_little(body: str) -> None:
    context = context_of(body)
    start = time.process_time()
    choose_dates(context, None, "", "")
    assert time.process_time() - start < 5
