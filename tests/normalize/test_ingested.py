"""A record of JSON becomes a story as its source told it, or is refused with a reason."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from tests.factories import BODY, HARBOUR_WIRE, NOON
from wirecrawler.errors import ExtractionError, SourceError
from wirecrawler.normalize.ingested import Ingested, id_of, ingested
from wirecrawler.source import Source, Use
from wirecrawler.story import Entry, Fetch, Image, Kind, Precision, RawStory

URL = "https://harbourwire.example/512"


def record(**values: Any) -> dict[str, Any]:
    """Return a record of a few keys; one that is None is left out."""
    facts = {
        "id": "hw-512",
        "source": "harbour_wire",
        "url": URL,
        "headline": "Port opens new quay",
        "body": BODY,
    } | values
    return {key: value for key, value in facts.items() if value is not None}


def declared(slug: str) -> Source | None:
    return HARBOUR_WIRE if slug == HARBOUR_WIRE.slug else None


def read(**values: Any) -> Ingested:
    return ingested(record(**values), declared=declared, now=NOON)


def raw(**values: Any) -> RawStory:
    return read(**values).raw


def test_a_record_of_few_keys_is_a_whole_story() -> None:
    first, second = BODY.split("\n\n")
    assert read() == Ingested(
        raw=RawStory(
            source=HARBOUR_WIRE,
            entry=Entry(
                url=URL, link=URL, guid="hw-512", headline="Port opens new quay"
            ),
            fetch=Fetch(final_url=URL, status=200, size=len(BODY), at=NOON),
            headline="Port opens new quay",
            lede=first,
            body=BODY,
            body_html=f"<p>{first}</p><p>{second}</p>",
            language="en",
        )
    )


def test_every_key_is_heard() -> None:
    told = read(
        guid="tag:512",
        source_url="https://harbourwire.example/512?from=feed",
        final_url="https://www.harbourwire.example/512",
        headline="Port Opens New Quay",
        headline_original="Port opens\n new quay",
        byline=["By Ingrid  Moen", ""],
        lede=" A new quay. ",
        section="Ports",
        keywords=["ports", "Oslo"],
        language="nb_NO",
        images=[{"url": "https://harbourwire.example/a.jpg", "caption": "The quay"}],
        published_at="2026-11-03T09:15:00Z",
        updated_at="2026-11-03T09:20:00Z",
        published_raw="3 Nov, 10:15",
        published_zone="Europe/Oslo",
        published_precision="minute",
        published_evidence="time[datetime]",
        seen_at="2026-11-03T11:00:00+01:00",
        partial=True,
        kind="story",
        status="corrected",
        terms={"use": "link", "licence": None},
        unknown=1,
    )
    story = told.raw
    assert told.use is Use.LINK
    assert story.published is not None
    assert story.updated is not None
    assert story.published.reading is not None
    assert story.updated.reading is not None
    assert (
        story.entry.url,
        story.entry.guid,
        story.evidence,
        story.fetch.final_url,
        story.fetch.at,
        story.canonical,
        story.headline,
        story.byline,
        story.lede,
        story.section,
        story.keywords,
        story.language,
        story.images,
        story.partial,
        story.kind,
    ) == (
        "https://harbourwire.example/512?from=feed",
        "tag:512",
        {"id": '"hw-512"'},
        "https://www.harbourwire.example/512",
        datetime(2026, 11, 3, 10, 0, tzinfo=UTC),
        URL,
        "Port opens new quay",
        ("By Ingrid Moen",),
        "A new quay.",
        "Ports",
        ("ports", "Oslo"),
        "nb-NO",
        (Image(url="https://harbourwire.example/a.jpg", caption="The quay"),),
        True,
        Kind.STORY,
    )
    assert (
        story.published.text,
        story.published.evidence,
        story.published.reading.instant,
        story.published.reading.precision,
        story.published.reading.zone,
        story.updated.reading.instant,
    ) == (
        "3 Nov, 10:15",
        "time[datetime]",
        datetime(2026, 11, 3, 9, 15, tzinfo=UTC),
        Precision.MINUTE,
        "Europe/Oslo",
        datetime(2026, 11, 3, 9, 20, tzinfo=UTC),
    )


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no-source": ({"source": None}, "source: missing"),
    "a-source-that-is-a-number": ({"source": 5}, "source: not a text"),
    "no-url": ({"url": None}, "url: missing"),
    "an-empty-url": ({"url": ""}, "url: missing"),
    "a-relative-url": ({"url": "/512"}, "url: '/512' is no http or https address"),
    "a-script": (
        {"url": "javascript:alert(1)"},
        "url: 'javascript:alert(1)' is no http or https address",
    ),
    "a-password": (
        {"url": "https://a:b@harbourwire.example/"},
        "url: 'https://a:b@harbourwire.example/' is no http or https address",
    ),
    "half-an-address": (
        {"url": "http://[half"},
        "url: 'http://[half' is no http or https address",
    ),
    "a-linked-script": (
        {"source_url": "data:text/html,x"},
        "source_url: 'data:text/html,x' is no http or https address",
    ),
    "a-body-that-is-a-number": ({"body": 5}, "body: not a text"),
    "a-headline-that-is-a-list": ({"headline": ["a"]}, "headline: not a text"),
    "an-id-that-is-a-list": ({"id": [1]}, "id: neither a text nor a number"),
    "an-id-that-is-true": ({"id": True}, "id: neither a text nor a number"),
    "a-byline-of-objects": ({"byline": [{}]}, "byline: not a list of texts"),
    "keywords-that-are-a-number": ({"keywords": 5}, "keywords: not a list of texts"),
    "images-of-texts": ({"images": ["a.jpg"]}, "images: not a list of objects"),
    "images-that-are-a-text": ({"images": "a"}, "images: not a list of objects"),
    "partly": ({"partial": "yes"}, "partial: neither true nor false"),
    "terms-that-are-a-text": ({"terms": "full"}, "terms: not an object"),
    "unheard-of-terms": (
        {"terms": {"use": "all"}},
        "use: 'all' is none of full, excerpt, link",
    ),
    "an-unknown-kind": ({"kind": "poem"}, "kind: 'poem' is none of story, index, "),
    "a-kill": ({"status": "killed"}, "killed: its source withdrew it"),
    "a-precision-of-an-hour": (
        {"published_at": "2026-11-03T09:00Z", "published_precision": "hour"},
        "published_precision: 'hour' is none of second, minute, day",
    ),
    "a-date-that-is-a-list": ({"published_at": []}, "published_at: not a text"),
    "a-date-that-is-true": ({"published_at": True}, "published_at: not a text"),
    "seen-soon": ({"seen_at": "soon"}, "seen_at: 'soon' is no instant such as "),
    "seen-before-the-calendar": (
        {"seen_at": "0001-01-01T00:00:00+14:00"},
        "seen_at: '0001-01-01T00:00:00+14:00' is no instant",
    ),
}


@pytest.mark.parametrize(("values", "reason"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_a_story_is_refused(values: dict[str, Any], reason: str) -> None:
    absent = {key for key, value in values.items() if value is None}
    told = {k: v for k, v in (record() | values).items() if k not in absent}
    with pytest.raises(ExtractionError) as error:
        ingested(told, declared=declared, now=NOON)
    assert error.value.reason.startswith(reason)


def test_a_source_without_a_slug_is_refused() -> None:
    with pytest.raises(SourceError, match="a slug is made of"):
        read(source="Harbour Wire")


@pytest.mark.parametrize(
    ("values", "source"),
    [
        pytest.param({}, HARBOUR_WIRE, id="declared"),
        pytest.param({"agency": "Other"}, HARBOUR_WIRE, id="declared-and-told"),
        pytest.param(
            {"source": "fjord_post"},
            Source(
                slug="fjord_post",
                agency="fjord_post",
                home="https://harbourwire.example/",
            ),
            id="undeclared",
        ),
        pytest.param(
            {"source": "fjord_post", "agency": "Fjord  Post"},
            Source(
                slug="fjord_post",
                agency="Fjord Post",
                home="https://harbourwire.example/",
            ),
            id="undeclared-with-its-agency",
        ),
    ],
)
def test_whose_a_story_is(values: dict[str, Any], source: Source) -> None:
    assert raw(**values).source == source


DATES: dict[str, tuple[dict[str, Any], tuple[str, str, str | None] | None, str]] = {
    "an-instant": (
        {"published_at": "2026-11-03T09:15:30Z"},
        ("2026-11-03T09:15:30", "second", "UTC"),
        "2026-11-03T09:15:30Z",
    ),
    "an-offset": (
        {"published_at": "2026-11-03T09:15:30+03:30"},
        ("2026-11-03T05:45:30", "second", "+03:30"),
        "2026-11-03T09:15:30+03:30",
    ),
    "no-zone": (
        {"published_at": "2026-11-03T09:15"},
        ("2026-11-03T08:15:00", "minute", "Europe/Oslo"),
        "2026-11-03T09:15",
    ),
    "a-day": (
        {"published_at": "2026-11-03"},
        ("2026-11-03T00:00:00", "day", "Europe/Oslo"),
        "2026-11-03",
    ),
    "a-day-as-the-wire-prints-it": (
        {
            "published_at": "2026-11-03T00:00:00Z",
            "published_precision": "day",
            "published_zone": None,
            "published_raw": "3 November",
        },
        ("2026-11-03T00:00:00", "day", "UTC"),
        "3 November",
    ),
    "a-midnight-that-is-one": (
        {"published_at": "2026-11-03T00:00:00Z", "published_precision": "second"},
        ("2026-11-03T00:00:00", "second", "UTC"),
        "2026-11-03T00:00:00Z",
    ),
    "a-day-at-noon": (
        {"published_at": "2026-11-03T10:00:00Z", "published_precision": "day"},
        ("2026-11-03T00:00:00", "day", "UTC"),
        "2026-11-03T10:00:00Z",
    ),
    "seconds-since-1970": (
        {"published_at": 1762160400},
        ("2025-11-03T09:00:00", "second", "UTC"),
        "1762160400",
    ),
    "a-fraction-of-them": (
        {"published_at": 1762160400.25},
        ("2025-11-03T09:00:00", "second", "UTC"),
        "1762160400",
    ),
    "in-words": (
        {"published_at": "3 November 2026, 10:15"},
        ("2026-11-03T09:15:00", "minute", "Europe/Oslo"),
        "3 November 2026, 10:15",
    ),
    "only-as-printed": (
        {"published_raw": "3 November 2026, 10:15"},
        ("2026-11-03T09:15:00", "minute", "Europe/Oslo"),
        "3 November 2026, 10:15",
    ),
    "garbage": ({"published_at": "soon"}, None, "soon"),
    "impossible": ({"published_at": "2026-13-45T99:00Z"}, None, "2026-13-45T99:00Z"),
    "years-ahead": (
        {"published_at": "2031-01-01T00:00:00Z"},
        None,
        "2031-01-01T00:00:00Z",
    ),
}


@pytest.mark.parametrize(
    ("values", "reading", "text"), DATES.values(), ids=DATES.keys()
)
def test_when_a_story_was_published(
    values: dict[str, Any], reading: tuple[str, str, str | None] | None, text: str
) -> None:
    published = raw(**values).published
    assert published is not None
    told = published.reading
    assert published.text == text
    assert reading == (
        told
        and (told.instant.isoformat()[:-6], told.precision.value, told.zone)
    )  # fmt: skip


def test_a_zone_that_is_said_to_be_unknown_is() -> None:
    told = record(published_at="2026-11-03T09:15:00Z") | {"published_zone": None}
    published = ingested(told, declared=declared, now=NOON).raw.published
    assert published is not None
    assert published.reading is not None
    assert published.reading.zone is None


def test_what_has_no_date_has_none() -> None:
    assert (raw().published, raw().updated) == (None, None)


def test_nothing_was_seen_later_than_now() -> None:
    assert raw(seen_at="2031-01-01").fetch.at == NOON
    assert raw(seen_at="2026-11-01").fetch.at == datetime(2026, 11, 1, tzinfo=UTC)


BODIES = {
    "as-it-is": ("One.\n\nTwo,\nthree.", "One.\n\nTwo,\nthree."),
    "wrapped-and-indented": ("One \n    two.  Three.\n", "One\ntwo. Three."),
    "of-windows": ("One.\r\n\r\n\r\nTwo.\rThree.", "One.\n\nTwo.\nThree."),
    "tabs": ("\tOne.\t\tTwo. \t \n\f\n\tThree.", "One. Two.\n\nThree."),
    "only-space": (" \n\t\n ", ""),
    "what-is-no-ascii-space": (
        "می\u200cروند\u00a0\u00a0؛\u3000دو",
        "می\u200cروند\u00a0\u00a0؛\u3000دو",
    ),
    "a-null": ("O\0ne.", "One."),
    "half-a-pair": ("One\ud800.", "One\ufffd."),
}


@pytest.mark.parametrize(("said", "body"), BODIES.values(), ids=BODIES.keys())
def test_white_space_is_collapsed_and_nothing_else(said: str, body: str) -> None:
    assert raw(body=said).body == body
    assert raw(body=body).body == body


MARKUP = {
    "the-same-text": (
        '<p>One &amp; <a href="https://a.example/?b=1&amp;c">two</a>.</p>\n<p>3<br>4</p>',
        '<p>One &amp; <a href="https://a.example/?b=1&amp;c">two</a>.</p>\n<p>3<br>4</p>',
    ),
    "none": ("", "<p>One &amp; two.</p><p>3<br>4</p>"),
    "another-text": ("<p>Other</p>", "<p>One &amp; two.</p><p>3<br>4</p>"),
    "a-script": (
        "<p>One &amp; two.</p><p>3<br>4</p><script></script>",
        "<p>One &amp; two.</p><p>3<br>4</p>",
    ),
    "an-attribute": (
        "<p onclick='x()'>One &amp; two.</p><p>3<br>4</p>",
        "<p>One &amp; two.</p><p>3<br>4</p>",
    ),
    "a-link-to-a-script": (
        '<p><a href="javascript:x()">One</a> &amp; two.</p><p>3<br>4</p>',
        "<p>One &amp; two.</p><p>3<br>4</p>",
    ),
}


@pytest.mark.parametrize(("said", "markup"), MARKUP.values(), ids=MARKUP.keys())
def test_html_is_that_of_the_body_or_gives_way(said: str, markup: str) -> None:
    assert raw(body="One & two.\n\n3\n4", body_html=said).body_html == markup


def test_a_text_of_angle_brackets_stays_a_text() -> None:
    assert raw(body="<b>1 < 2").body_html == "<p>&lt;b&gt;1 &lt; 2</p>"


def test_pictures_without_an_address_are_left_out() -> None:
    images = [{"url": "a.jpg"}, {}, {"url": "https://a.example/a.jpg", "credit": "A"}]
    assert raw(images=images).images == (
        Image(url="https://a.example/a.jpg", credit="A"),
    )


def test_one_byline_need_stand_in_no_list() -> None:
    assert raw(byline="Ingrid Moen").byline == ("Ingrid Moen",)


@pytest.mark.parametrize(
    ("values", "language"),
    [
        pytest.param({"language": "fa_IR"}, "fa-IR", id="said"),
        pytest.param({"language": "english"}, "en", id="no-tag"),
        pytest.param(
            {"source": "fjord_post", "body": "این یک خبر است و گزارش شد."},
            "fa",
            id="by-its-script",
        ),
        pytest.param({"source": "fjord_post"}, "", id="unknown"),
    ],
)
def test_the_language_of_a_story(values: dict[str, Any], language: str) -> None:
    assert raw(**values).language == language


@pytest.mark.parametrize(
    ("values", "guid", "name"),
    [
        pytest.param({"id": "a"}, "a", "a", id="a-text"),
        pytest.param({"id": 5}, "5", 5, id="a-number"),
        pytest.param({"id": 5.5}, "5.5", 5.5, id="a-fraction"),
        pytest.param({"id": None}, "", None, id="none"),
        pytest.param({"id": "a", "guid": "g"}, "g", "a", id="beside-a-guid"),
        pytest.param({"id": None, "guid": "g"}, "g", "g", id="only-a-guid"),
        pytest.param({"id": "\ud800", "guid": "g"}, "g", "\ufffd", id="half-a-pair"),
    ],
)
def test_the_id_of_a_record_is_known_again(
    values: dict[str, Any], guid: str, name: object
) -> None:
    story = raw(**values)
    assert story.entry.guid == guid
    assert id_of(story.entry.guid, story.evidence) == name


def test_a_source_of_another_language_is_read_in_it() -> None:
    source = replace(HARBOUR_WIRE, language="de", timezone="Europe/Berlin")
    told = record(published_at="3. März 2026, 10:15 Uhr")
    story = ingested(told, declared=lambda _: source, now=NOON).raw
    assert story.published is not None
    assert story.published.reading is not None
    assert story.published.reading.instant == datetime(2026, 3, 3, 9, 15, tzinfo=UTC)
