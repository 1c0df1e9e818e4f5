import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta, timezone

import pytest

from tests.factories import BODY, COAST_NEWS, HARBOUR_WIRE, NOON, make_story
from wirecrawler.credit import Gate
from wirecrawler.outcome import Fate, Outcome, Role
from wirecrawler.publish.record import (
    OUTCOME_KEYS,
    SOURCE_KEYS,
    STORY_KEYS,
    Standing,
    outcome_record,
    printed_records,
    rfc3339,
    source_record,
    story_record,
)
from wirecrawler.source import (
    EU_BAN,
    EU_FREEZE,
    EXCERPT,
    LINK_ONLY,
    Source,
    Terms,
    Use,
)
from wirecrawler.story import ArchiveRecord, Image, Status, Story

GATE = Gate(today=NOON.date(), withheld={})
TERMS_RECORD = {
    "use": "full",
    "licence": "CC-BY-4.0",
    "holder": None,
    "evidence_url": None,
    "reason": "licensed CC BY 4.0",
}
PICTURE = Image(url="https://h.example/q.jpg", caption="The quay", credit="I. Moen")
FILED = make_story(
    id=7,
    uri="tag:wire.example,2026:story/7",
    updated_at=datetime(2026, 11, 3, 11, 0, 0, 500000, tzinfo=UTC),
    filed_at=NOON + timedelta(seconds=2),
    revision=2,
    status=Status.CORRECTED,
    family="7",
    copies=1,
    images=(PICTURE,),
    archive=ArchiveRecord(file="wire-1.warc.gz", offset=512, record_id="urn:uuid:1"),
)
RECORD = {
    "id": 7,
    "uri": "tag:wire.example,2026:story/7",
    "source": "harbour_wire",
    "agency": "Harbour Wire",
    "url": "https://harbourwire.example/news/quay",
    "source_url": "https://harbourwire.example/news/quay",
    "final_url": "https://harbourwire.example/news/quay",
    "guid": "https://harbourwire.example/news/quay",
    "headline": "Port Opens New Quay",
    "headline_original": "Port opens new quay",
    "headline_rules": ["title_case"],
    "byline": ["Ingrid Moen"],
    "dateline": "OSLO, 3 November (HW) -",
    "lede": BODY.split("\n\n", maxsplit=1)[0],
    "body": BODY,
    "body_html": "".join(f"<p>{p}</p>" for p in BODY.split("\n\n")),
    "section": "Ports",
    "keywords": ["ports", "Oslo"],
    "images": [
        {"url": "https://h.example/q.jpg", "caption": "The quay", "credit": "I. Moen"}
    ],
    "language": "en",
    "body_sha256": FILED.body_sha256,
    "published_at": "2026-11-03T09:15:00Z",
    "updated_at": "2026-11-03T11:00:00.500000Z",
    "published_raw": "2026-11-03T10:15+01:00",
    "published_precision": "minute",
    "published_zone": "+01:00",
    "published_evidence": "jsonld:datePublished",
    "seen_at": "2026-11-03T12:00:00Z",
    "filed_at": "2026-11-03T12:00:02Z",
    "terms": TERMS_RECORD,
    "credit": "Source: Harbour Wire, https://harbourwire.example/news/quay",
    "disclaimer": "This story is by Harbour Wire.",
    "revision": 2,
    "status": "corrected",
    "partial": False,
    "family": "7",
    "family_role": "original",
    "copies": 1,
    "archive": {"file": "wire-1.warc.gz", "offset": 512, "record_id": "urn:uuid:1"},
}


def test_the_house_sees_all_of_a_story_in_the_order_of_the_record() -> None:
    assert list(story_record(FILED, gate=None).items()) == list(RECORD.items())


def test_what_a_source_left_out_is_null() -> None:
    story = make_story(published_at=None, published_precision=None, published_zone=None)
    record = story_record(story, gate=None)
    absent = [key for key, value in record.items() if value is None]
    assert absent == [
        "published_at",
        "updated_at",
        "published_precision",
        "published_zone",
        "filed_at",
        "archive",
    ]


WITHHELD = {"dateline": None, "lede": None, "body": None, "body_html": None}
LONG = "The quay is open. " * 40
# 15 sentences of 18 characters, the room for their end, and "…" for the full stop.
CUT = ("The quay is open. " * 15).strip() + " The quay…"


@pytest.mark.parametrize(
    ("story", "changed"),
    [
        pytest.param(make_story(images=(PICTURE,)), {"images": []}, id="full"),
        pytest.param(
            make_story(terms=EXCERPT, body=LONG),
            {
                "dateline": "OSLO, 3 November (HW) -",
                "lede": CUT,
                "body": CUT,
                "body_html": f"<p>{CUT}</p>",
            },
            id="excerpt",
        ),
        pytest.param(
            make_story(terms=LINK_ONLY, images=(PICTURE,)),
            {"images": [], **WITHHELD},
            id="link",
        ),
        pytest.param(make_story(status=Status.KILLED), WITHHELD, id="killed"),
    ],
)
def test_what_leaves_the_house_obeys_the_terms(
    story: Story, changed: dict[str, object]
) -> None:
    whole = story_record(story, gate=None)
    outside = story_record(story, gate=GATE)
    assert outside is not None
    assert (list(outside), outside) == (list(whole), whole | changed)


def test_the_record_of_print_has_the_terms_that_hold_today() -> None:
    terms = Terms(use=Use.FULL, licence="CC-BY-4.0", expires_on=date(2026, 11, 2))
    story = make_story(terms=terms)
    outside = story_record(story, gate=GATE)
    fallen = {
        "use": "link",
        "licence": None,
        "holder": None,
        "evidence_url": None,
        "reason": "the licence CC-BY-4.0 expired on 2026-11-02",
    }
    assert outside == story_record(story, gate=None) | WITHHELD | {"terms": fallen}


def test_nothing_is_told_of_a_source_that_is_withheld() -> None:
    gate = replace(GATE, withheld={"harbour_wire": ""})
    coast = make_story(source=COAST_NEWS)
    assert (
        story_record(FILED, gate=gate),
        list(printed_records([FILED, coast], gate=gate)),
    ) == (None, [story_record(coast, gate=gate)])


def test_an_outcome_has_its_record() -> None:
    outcome = Outcome(
        run=3,
        source="harbour_wire",
        url="/news/quay",
        role=Role.STORY,
        fate=Fate.FAILED,
        reason="status 500",
        final_url="https://harbourwire.example/news/quay",
        status=500,
        size=0,
        attempts=3,
        at=NOON,
    )
    assert json.dumps(outcome_record(outcome)) == (
        '{"run": 3, "source": "harbour_wire", "url": "/news/quay", "role": "story", '
        '"outcome": "failed", "reason": "status 500", "story": null, '
        '"final_url": "https://harbourwire.example/news/quay", "status": 500, "bytes": 0, '
        '"attempts": 3, "at": "2026-11-03T12:00:00Z"}'
    )


DECLARED = {
    "slug": "harbour_wire",
    "agency": "Harbour Wire",
    "home": "https://harbourwire.example/",
    "country": "NO",
    "language": "en",
    "timezone": "Europe/Oslo",
    "kind": "feed",
    "feeds": ["https://harbourwire.example/rss"],
    "terms": TERMS_RECORD | {"checked_on": None, "expires_on": None},
    "enabled": True,
    "reason": "",
}


@pytest.mark.parametrize(
    ("standing", "told"),
    [
        pytest.param(
            Standing(),
            {
                "health": "new",
                "last_good_at": None,
                "next_due_at": None,
                "stories_per_day": None,
            },
            id="never crawled",
        ),
        pytest.param(
            Standing(
                health="ok",
                last_good_at=NOON,
                next_due_at=NOON + timedelta(minutes=10),
                stories_per_day=12.5,
            ),
            {
                "health": "ok",
                "last_good_at": "2026-11-03T12:00:00Z",
                "next_due_at": "2026-11-03T12:10:00Z",
                "stories_per_day": 12.5,
            },
            id="crawled",
        ),
    ],
)
def test_a_source_tells_what_it_declares_and_how_it_stands(
    standing: Standing, told: dict[str, object]
) -> None:
    record = source_record(
        HARBOUR_WIRE,
        kind="feed",
        feeds=("https://harbourwire.example/rss",),
        withheld=None,
        standing=standing,
    )
    rest: dict[str, object] = {"cautions": [], "withheld": None}
    assert list(record.items()) == list((DECLARED | told | rest).items())


def test_a_source_tells_its_dates_its_cautions_and_why_it_is_withheld() -> None:
    source = replace(
        HARBOUR_WIRE,
        terms=Terms(
            use=Use.FULL,
            checked_on=date(2026, 9, 18),
            expires_on=date(2027, 12, 31),
        ),
        cautions=(EU_BAN, EU_FREEZE),
    )
    record = source_record(source, kind="feed", feeds=(), withheld="eu-ban: by law")
    terms = record["terms"]
    assert (terms, record["cautions"], record["withheld"]) == (
        {
            "use": "full",
            "licence": None,
            "holder": None,
            "evidence_url": None,
            "reason": "",
            "checked_on": "2026-09-18",
            "expires_on": "2027-12-31",
        },
        ["eu-ban", "eu-freeze"],
        "eu-ban: by law",
    )


def test_a_source_that_is_off_says_why() -> None:
    source = Source(
        slug="old", agency="Old", home="https://old.example/", enabled=False,
        reason="closed in 2024",
    )  # fmt: skip
    record = source_record(source, kind="section", feeds=(), withheld=None)
    assert (record["enabled"], record["reason"]) == (False, "closed in 2024")


def test_keys_are_told_in_the_order_of_the_records() -> None:
    outcome = Outcome(
        run=1, source="s", url="u", role=Role.FEED, fate=Fate.STORED, at=NOON
    )
    records = (
        story_record(FILED, gate=GATE) or {},
        outcome_record(outcome),
        source_record(HARBOUR_WIRE, kind="feed", feeds=(), withheld=None),
    )
    assert tuple(map(tuple, records)) == (STORY_KEYS, OUTCOME_KEYS, SOURCE_KEYS)


@pytest.mark.parametrize(
    ("instant", "text"),
    [
        (NOON, "2026-11-03T12:00:00Z"),
        (
            datetime(2026, 11, 3, 0, 30, tzinfo=timezone(timedelta(hours=3.5))),
            "2026-11-02T21:00:00Z",
        ),
        (datetime(2026, 1, 1, 0, 0, 0, 1, tzinfo=UTC), "2026-01-01T00:00:00.000001Z"),
    ],
    ids=["UTC", "another zone", "microseconds"],
)
def test_instants_are_told_in_utc(instant: datetime, text: str) -> None:
    assert rfc3339(instant) == text
