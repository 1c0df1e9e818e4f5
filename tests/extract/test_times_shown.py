"""Times: which of the dates that a page only shows is the one of publication."""

import pytest

from tests.extract.pages import context_of, jsonld
from wirecrawler.extract.times import choose_dates

Said = tuple[str, str] | None
EXACT = "2026-11-03T10:15:00+01:00"
TEXT = "<p>Two ferries and a grain ship tied up within the first hour.</p>" * 20


def first(body: str, *, head: str = "", url: str = "https://x.example/quay") -> Said:
    """Return when a page was published: its text and evidence."""
    context = context_of(body, head=head, url=url)
    headline = next(context.root.iter("h1"), None)
    date, _ = choose_dates(context, headline, "", "")
    return (date.text, date.evidence) if date else None


NAMED: dict[str, tuple[str, Said]] = {
    "itemprop": (
        f"<span itemprop='datePublished' content='{EXACT}'>Tuesday</span>",
        (EXACT, "itemprop:datePublished"),
    ),
    "itemprop as shown": (
        "<span itemprop='datePublished'>3 November  2026, 10:15</span>",
        ("3 November 2026, 10:15", "itemprop:datePublished"),
    ),
    "RDFa": (
        f"<span property='schema:datePublished' content='{EXACT}'>Tuesday</span>",
        (EXACT, "itemprop:schema:datePublished"),
    ),
    "a meta element in the body is no mark": (
        f"<meta itemprop='datePublished' content='{EXACT}'>",
        (EXACT, "meta:datepublished"),
    ),
    "time with pubdate": (
        f"<time>2026-11-01 08:30</time><time pubdate datetime='{EXACT}'>x</time>",
        (EXACT, "time[pubdate]"),
    ),
    "a lone time": (f"<time datetime='{EXACT}'>x</time>", (EXACT, "time[datetime]")),
    "a machine's form that names nothing": (
        "<time datetime='P2D'>3 November 2026</time>",
        ("3 November 2026", "time[datetime]"),
    ),
    "abbr of microformats": (
        f"<abbr title='{EXACT}'>yesterday</abbr>",
        (EXACT, "abbr"),
    ),
    "abbr of a word": ("<abbr title='Harbour Wire'>HW</abbr>", None),
    "a class": (
        "<p class='post-date'>3 November 2026, 10:15</p>",
        ("3 November 2026, 10:15", "class:post-date"),
    ),
    "a class in camel case": (
        "<p class='storyDate'>3 November 2026, 10:15</p>",
        ("3 November 2026, 10:15", "class:storyDate"),
    ),
    "an id": ("<p id='pubdate'>3.11.2026</p>", ("3.11.2026", "class:pubdate")),
    "a short form without a year": (
        "<p class='date'>3 Nov, 10:15</p>",
        ("3 Nov, 10:15", "class:date"),
    ),
    "a number under a name that may be another thing's": (
        "<p class='data'>3 Nov, 10:15</p>",
        None,
    ),
    "a class without a digit": ("<p class='date'>soon</p>", None),
    "published and changed in one": (
        "<p class='date'>03.11.2026 10:15 - Updated: 04.11.2026 11:20</p>",
        ("03.11.2026 10:15", "class:date"),
    ),
    "a byline": (
        "<p class='byline'>BY INGRID MOEN on November 3, 2026</p>",
        ("BY INGRID MOEN on November 3, 2026", "class:byline"),
    ),
    "text alone": ("<p>3 November 2026</p>", ("3 November 2026", "text")),
    "text of the page itself, as a last resort": (
        f"<h1>Quay</h1>{TEXT}<p>Ingrid<br>3 November 2026</p>",
        ("3 November 2026", "text"),
    ),
    "a label": ("<p><b>Date:</b> 3 November 2026</p>", ("3 November 2026", "label")),
    "a label in the text": (
        "<p>Veröffentlicht am 03.11.2026 von Ingrid</p>",
        ("03.11.2026", "label"),
    ),
    "a copyright": ("<p>© Harbour Wire, 3 November 2026</p>", None),
    "a comment's": (
        "<div class='comments'><p>Ola, 3 November 2026</p></div>",
        None,
    ),
    "a side bar's among the comments": (
        "<ol class='comments'><li class='sidebar'><p>3 November 2026</p></ol>",
        None,
    ),
    "a script's": (
        '<script>var page = {"id": 7, "publishDate": "2026-11-03 10:15"}</script>',
        ("2026-11-03 10:15", "script:publishDate"),
    ),
    "an escaped script's": (
        r'<script>push("{\"published_at\":\"2026-11-03T10:15:00Z\"}")</script>',
        ("2026-11-03T10:15:00Z", "script:published_at"),
    ),
    "a script's change": (
        '<script>var page = {"updated_at": "2026-11-03 10:15"}</script>',
        None,
    ),
    "JSON-LD is no script": (
        '<script type="application/ld+json">{"publishDate": "2026-11-03"}</script>',
        None,
    ),
    "after too much of scripts": (
        f"<script>{'x' * 400_000}</script><script>a={{pubDate:'2026-11-03'}}</script>",
        None,
    ),
    "a form's choice": ("<select class='date'><option>3 November 2026</select>", None),
}


@pytest.mark.parametrize(("body", "expected"), NAMED.values(), ids=NAMED)
def test_what_is_read_of_a_page(body: str, expected: Said) -> None:
    assert first(body) == expected


RIGHT = "2026-11-03 10:15"
OF_TWO = {
    "beside the headline, not far above": (
        f"<p class='date'>2026-11-02 08:00</p>{TEXT}<h1>Quay</h1>"
        f"<p class='date'>{RIGHT}</p>"
    ),
    "beside the headline, not far below": (
        f"<h1>Quay</h1><p class='date'>{RIGHT}</p>{TEXT}"
        "<p class='date'>2026-11-02 08:00</p>"
    ),
    "just above the headline": (
        f"<p class='date'>{RIGHT}</p><h1>Quay</h1>{TEXT}"
        "<p class='date'>2026-11-02 08:00</p>"
    ),
    "what markup names before a class": (
        "<h1>Quay</h1><p class='date'>2026-11-02 08:00</p>"
        f"<i itemprop='datePublished'>{RIGHT}</i>"
    ),
    "what a class names before text": (
        f"<h1>Quay</h1><p>2026-11-02 08:00</p><p class='date'>{RIGHT}</p>"
    ),
    "what a label names before a bare date": (
        f"<h1>Quay</h1><p>2026-11-02 08:00</p><p>Posted on</p><p>{RIGHT}</p>"
    ),
    "before a sentence, not in it": (
        f"<h1>Quay</h1><p>The port of Oslo has waited since 2 November 2024 for it.</p>"
        f"<p>{RIGHT}</p>"
    ),
    "what opens a paragraph": (
        f"<h1>Quay</h1><p>The new quay of Oslo was begun on 2 November 2024 by four.</p>"
        f"<p>Oslo ({RIGHT}). The port opened its new quay on Tuesday morning.</p>"
    ),
    "the story's, not a change": (
        f"<h1>Quay</h1><p>Updated <time>2026-11-03 11:30</time></p>"
        f"<p>Posted <time>{RIGHT}</time></p>"
    ),
    "the story's, not an account's": (
        f"<h1>Quay</h1><p>Member since: 02.11.2020</p><p>{RIGHT}</p>"
    ),
    "the story's, not a side bar's": (
        f"<h1>Quay</h1><div class='sidebar'><p class='date'>2026-11-02 08:00</p></div>"
        f"<p class='date'>{RIGHT}</p>"
    ),
    "the story's, not another story's link": (
        "<h1>Quay</h1><a href='/2'><b>Two ships collided in the fjord</b>"
        f"<i class='date'>2026-11-02 08:00</i></a><p class='date'>{RIGHT}</p>"
    ),
    "the story's, not a comment's": (
        "<h1>Quay</h1><ol class='comment-list'><li class='date'>2026-11-02 08:00</ol>"
        f"{TEXT}<p>{RIGHT}</p>"
    ),
    "the story's, not a list's": (
        f"<h1>Quay</h1>{TEXT}{'<b class=date>2026-11-02 08:00</b>' * 9}<p>{RIGHT}</p>"
    ),
    "what is read, not what only looks so": (
        f"<h1>Quay</h1><p class='date'>99.99.2026</p><p>{RIGHT}</p>"
    ),
}


@pytest.mark.parametrize("body", OF_TWO.values(), ids=OF_TWO)
def test_the_likelier_of_two_dates(body: str) -> None:
    found = first(body)
    assert found is not None
    assert found[0] == RIGHT


def test_what_holds_the_headline_is_the_storys_whatever_its_name() -> None:
    body = (
        f"<div class='sidebar comments'><h1>Quay</h1><p class='date'>{RIGHT}</p></div>"
    )
    assert first(body) == (RIGHT, "class:date")


def test_a_name_of_the_whole_pages_layout_is_no_part() -> None:
    side = "<div class='has-sidebar no-comments'><p class='date'>{}</p></div>"
    later = "<p class='date'>2026-11-02 08:00</p>"
    assert first(f"{side.format(RIGHT)}{later}") == (RIGHT, "class:date")


def test_the_heading_that_the_title_repeats_stands_for_a_headline_unknown() -> None:
    old = "<p class='date'>2026-11-02 08:00</p>"
    body = (
        f"{old}<h2>News</h2>{TEXT}<h2>Port opens quay</h2><p class='date'>{RIGHT}</p>"
    )
    head = "<title>Port opens quay | Harbour Wire</title>"
    assert (first(body, head=head), first(body)) == (
        (RIGHT, "class:date"),
        ("2026-11-02 08:00", "class:date"),
    )


def test_dates_of_two_kinds_support_each_other() -> None:
    body = f"{TEXT}<p>2 November 2026</p><p>{TEXT}</p><p>3 November 2026</p>"
    script = "<script>a = {pubDate: '2026-11-03'}</script>"
    assert (first(body), first(body + script)) == (
        ("2 November 2026", "text"),
        ("3 November 2026", "text"),
    )


def test_an_address_supports_the_days_of_its_month() -> None:
    body = "<p>2 October 2026</p><p>3 November 2026</p>"
    found = first(body, url="https://x.example/2026/11/quay")
    assert found == ("3 November 2026", "text")


def test_an_address_supports_the_day_in_the_zone_that_it_was_printed_in() -> None:
    body = f"<p>2026-10-02 12:20</p>{TEXT}<p>2026-11-03T{{}}</p>"
    url = "https://x.example/2026/11/03/quay"
    zones = ("00:30:00+02:00", "00:30", "03:30Z")
    assert [first(body.format(zone), url=url) for zone in zones] == [
        (f"2026-11-03T{zone}", "text") for zone in zones
    ]


def test_a_picture_supports_the_days_of_its_month() -> None:
    body = f"<h1>Quay</h1>{TEXT}<p>2 October 2026</p><p>3 November 2026</p>"
    head = '<meta property="og:image" content="/uploads/2026/11/quay.jpg">'
    assert (first(body), first(body, head=head)) == (
        ("2 October 2026", "text"),
        ("3 November 2026", "text"),
    )


def test_many_dates_cost_no_more_than_some() -> None:
    body = "".join(
        f"<p>{day} May {year}</p>" for year in range(1980, 2026) for day in range(1, 29)
    )
    assert first(body) == ("1 May 1980", "text")


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


@pytest.mark.parametrize(
    "body",
    [
        "<p>Kari Nordmann, born 3 May 1961 in Oslo, is captain.</p>",
        "<p class='date'>Member since 3 May 2020</p>",
        "<p>© 3 November 2026 Harbour Wire</p>",
    ],
    ids=["a birth", "an account", "a right"],
)
def test_the_day_of_something_else_is_none_of_the_story(body: str) -> None:
    assert first(f"<h1>Quay opens</h1>{body}") is None


@pytest.mark.parametrize(
    "teaser",
    [
        "<a href='/x'>Ferry runs late for the fifth day</a> <time>5 November 2026</time>",
        (
            "<h3><a href='/x'>Ferry runs late for the fifth day</a></h3>"
            "<p class='meta'><span class='date'>5 November 2026</span></p>"
        ),
    ],
    ids=["in one line", "under its headline"],
)
def test_the_day_of_another_story_is_none_of_this_one(teaser: str) -> None:
    story = f"<h1>Quay opens</h1><p>{'The quay is long. ' * 40}</p>"
    assert first(f"{story}<div>{teaser}</div>") is None


def test_a_label_before_a_day_of_something_else_counts_against_it() -> None:
    account = "<p><b>Member since</b> <span class='date'>3 May 2020</span></p>"
    day = "<p class='date'>3 November 2026</p>"
    assert first(f"<h1>Quay opens</h1>{account}{day}") == (
        "3 November 2026",
        "class:date",
    )


def test_the_day_of_the_whole_site_is_none_of_a_story() -> None:
    head = jsonld(**{"@type": "WebSite", "datePublished": "2010-11-03"})
    assert first("<h1>Quay opens</h1>", head=head) is None


@pytest.mark.parametrize(("url", "expected"), URLS.values(), ids=URLS)
def test_an_address_names_a_day(url: str, expected: str | None) -> None:
    assert first("", url=url) == (expected and (expected, "url"))


def test_a_time_of_the_addresss_day_is_better_than_the_day() -> None:
    found = first(
        f"<h1>Quay</h1>{TEXT}<p class='date'>{RIGHT}</p>",
        url="https://x.example/2026/11/03/quay",
    )
    assert found == (RIGHT, "class:date")
