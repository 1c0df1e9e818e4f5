import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.factories import BODY, COAST_NEWS, NOON, WITHDRAWN, make_story
from tests.publish.schemas import schema_file
from wirecrawler.credit import Gate
from wirecrawler.publish.jsonl import json_line
from wirecrawler.publish.ninjs import ninjs_record, ninjs_records
from wirecrawler.source import EXCERPT, LINK_ONLY, Terms, Use
from wirecrawler.story import Image, Status, Story

GATE = Gate(today=NOON.date(), withheld={})
FILED: dict[str, Any] = {
    "id": 7,
    "uri": "tag:wire.example,2026:story/7",
    "revision": 1,
    "filed_at": NOON + timedelta(minutes=1),
}
STANDARD = {
    "name": "ninjs",
    "version": "3.1",
    "schema": "http://www.iptc.org/std/ninjs/ninjs-schema_3.1.json#",
}
URL = "https://harbourwire.example/news/quay"
LONG = "The quay is open to ferries. " * 40
FREE = Terms(use=Use.FULL, licence="CC-PDDC", reason="in the public domain")


def filed(**changes: Any) -> Story:
    return make_story(**(FILED | changes))


def record_of(**changes: Any) -> dict[str, Any]:
    [story] = GATE.printed([filed(**changes)])
    return ninjs_record(story)


def test_a_story_is_a_news_object() -> None:
    first, second = BODY.split("\n\n")
    counts = {"charCount": len(BODY), "wordCount": len(BODY.split())}
    assert record_of() == {
        "standard": STANDARD,
        "uri": "tag:wire.example,2026:story/7",
        "type": "text",
        "version": "1",
        "firstCreated": "2026-11-03T12:00:00Z",
        "versionCreated": "2026-11-03T12:01:00Z",
        "pubStatus": "usable",
        "contentCreated": "2026-11-03T09:15:00Z",
        "language": "en",
        "by": "Ingrid Moen",
        "located": "OSLO",
        "infoSources": [
            {"name": "Harbour Wire", "uri": "https://harbourwire.example/"}
        ],
        "altIds": [{"role": "url", "value": URL}, {"role": "guid", "value": URL}],
        "copyrightHolder": "Harbour Wire",
        "copyrightNotice": (
            "“Port opens new quay” (headline changed) by Ingrid Moen, Harbour Wire"
            f" ({URL}); CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)"
        ),
        "usageTerms": (
            "The whole text may be printed; licence CC BY 4.0,"
            " https://creativecommons.org/licenses/by/4.0/; rights held by Harbour Wire;"
            f" licensed CC BY 4.0\nSource: Harbour Wire, {URL}\n"
            "This story is by Harbour Wire."
        ),
        "rightsInfo": {"linkedRights": "https://creativecommons.org/licenses/by/4.0/"},
        "representationType": "full",
        "headlines": [
            {"role": "main", "value": "Port Opens New Quay"},
            {"role": "original", "value": "Port opens new quay"},
        ],
        "subjects": [
            {"name": "Ports", "rel": "section"},
            {"name": "ports", "rel": "keyword"},
            {"name": "Oslo", "rel": "keyword"},
        ],
        "bodies": [
            {"role": "main", "contentType": "text/plain", **counts, "value": BODY},
            {
                "role": "main",
                "contentType": "text/html",
                **counts,
                "value": f"<p>{first}</p><p>{second}</p>",
            },
        ],
    }


@pytest.mark.parametrize("terms", [make_story().terms, EXCERPT, LINK_ONLY])
def test_a_killed_story_is_canceled_and_says_nothing_else(terms: Terms) -> None:
    killed_at = NOON + timedelta(days=1)
    record = record_of(
        status=Status.KILLED, reason="gone", revision=2, filed_at=killed_at, terms=terms
    )
    assert record == {
        "standard": STANDARD,
        "uri": "tag:wire.example,2026:story/7",
        "type": "text",
        "version": "2",
        "firstCreated": "2026-11-03T12:00:00Z",
        "versionCreated": "2026-11-04T12:00:00Z",
        "pubStatus": "canceled",
        "edNote": "Killed: gone",
    }


def test_a_corrected_story_is_a_newer_version_with_a_note() -> None:
    record = record_of(
        status=Status.CORRECTED,
        revision=2,
        notice="Corrects the day in paragraph 1.",
        original=WITHDRAWN,
    )
    told = {name: record[name] for name in ("version", "pubStatus", "edNote")}
    assert told == {
        "version": "2",
        "pubStatus": "usable",
        "edNote": (
            "Corrected: this is revision 2\nCorrects the day in paragraph 1.\n"
            "The original of this story was withdrawn"
        ),
    }


@pytest.mark.parametrize(
    ("changes", "found"),
    [
        pytest.param({}, ("full", 2, True), id="full"),
        pytest.param({"terms": EXCERPT}, ("partial", 2, False), id="excerpt"),
        pytest.param({"terms": LINK_ONLY}, ("partial", 0, False), id="link"),
        pytest.param({"partial": True}, ("partial", 2, True), id="a part of it"),
    ],
)
def test_a_news_object_holds_what_the_terms_allow(
    changes: dict[str, Any], found: tuple[str, int, bool]
) -> None:
    image = Image(url="https://harbourwire.example/quay.jpg")
    record = record_of(body=LONG, lede=LONG, images=(image,), **changes)
    bodies = record.get("bodies", [])
    assert (
        record["representationType"],
        len(bodies),
        LONG[:400] in json.dumps(record),
    ) == found
    assert "quay.jpg" not in json.dumps(record)


@pytest.mark.parametrize(
    ("dateline", "place"),
    [
        ("OSLO, 3 November (HW) -", "OSLO"),
        ("New York (AP) --", "New York"),
        ("AIX-EN-PROVENCE, France, Oct 3 (AFP) –", "AIX-EN-PROVENCE"),
        ("MOSCOW, October 19. /TASS/.", "MOSCOW"),
        ("تهران- ایرنا-", "تهران"),
        ("القاهرة 3 أكتوبر (رويترز) -", "القاهرة"),
        ("TEHRAN –", "TEHRAN"),
        ("(Reuters) -", ""),
        ("AFP -", ""),
        ("【ロンドン共同】", ""),
        ("", ""),
    ],
)
def test_where_a_story_is_from_is_the_place_of_its_dateline(
    dateline: str, place: str
) -> None:
    assert record_of(dateline=dateline).get("located", "") == place


ABSENT: dict[str, tuple[dict[str, Any], list[str]]] = {
    "undated": ({"published_at": None}, ["contentCreated"]),
    "without-byline": ({"byline": ()}, ["by"]),
    "without-subjects": ({"section": "", "keywords": ()}, ["subjects"]),
    "of-no-language": ({"language": ""}, ["language"]),
    "nobody-s": ({"terms": FREE}, ["copyrightHolder"]),
    "without-evidence": ({"terms": EXCERPT}, ["rightsInfo"]),
    "without-text": ({"body": ""}, ["bodies"]),
}


@pytest.mark.parametrize("name", ABSENT)
def test_what_a_story_lacks_is_left_out(name: str) -> None:
    changes, absent = ABSENT[name]
    assert sorted(set(record_of()) - set(record_of(**changes))) == absent


def test_whoever_is_credited_is_a_source_too() -> None:
    record = record_of(
        source=COAST_NEWS,
        evidence={"agencies": "Coast News, AP"},
        headline_original="Port Opens New Quay",
        guid="",
        terms=Terms(use=Use.LINK, evidence_url="https://coastnews.example/terms"),
    )
    names = ("infoSources", "headlines", "altIds", "rightsInfo")
    assert {name: record[name] for name in names} == {
        "infoSources": [
            {"name": "Coast News", "uri": "https://coastnews.example/"},
            {"name": "AP", "role": "credited"},
        ],
        "headlines": [{"role": "main", "value": "Port Opens New Quay"}],
        "altIds": [{"role": "url", "value": URL}],
        "rightsInfo": {"linkedRights": "https://coastnews.example/terms"},
    }


def test_a_uri_is_one() -> None:
    terms = Terms(use=Use.FULL, evidence_url="https://harbourwire.example/شروط")
    assert "rightsInfo" not in record_of(terms=terms)


def test_records_are_made_as_stories_come() -> None:
    read: list[int] = []

    def stories() -> Iterator[Story]:
        for number in range(3):
            read.append(number)
            yield filed(id=number)

    next(ninjs_records(GATE.printed(stories())))
    assert read == [0]


@pytest.fixture(scope="module")
def schema() -> dict[str, Any]:
    text = schema_file("ninjs-3.1.json").read_text("utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


KINDS = {"object": dict, "array": list, "string": str, "integer": int}


def faults(schema: dict[str, Any], root: dict[str, Any], value: Any) -> Iterator[str]:
    """Yield what `value` breaks of the rules that a news object of ours can break."""
    if named := schema.get("$ref", "").rpartition("/")[2]:
        schema = schema | root["$defs"][named]
    if not isinstance(value, KINDS[schema["type"]]):
        yield f"{value!r} is no {schema['type']}"
    elif isinstance(value, dict):
        yield from misnamed(schema, value)
        for name in schema["properties"].keys() & value.keys():
            yield from faults(schema["properties"][name], root, value[name])
    elif isinstance(value, list):
        for held in value:
            yield from faults(schema["items"], root, held)
    elif value not in schema.get("enum", [value]):
        yield f"{value!r} is none of {schema['enum']}"


def misnamed(schema: dict[str, Any], value: dict[str, Any]) -> Iterator[str]:
    yield from (f"no {n}" for n in schema.get("required", ()) if n not in value)
    if schema.get("additionalProperties", schema.get("unevaluatedProperties")) is False:
        yield from sorted(set(value) - set(schema["properties"]))


CHANGES: dict[str, dict[str, Any]] = {
    "usable": {},
    "corrected": {"status": Status.CORRECTED, "revision": 2, "notice": "Corrects."},
    "killed": {"status": Status.KILLED, "reason": "gone"},
    "excerpt": {"terms": EXCERPT},
    "link": {"terms": LINK_ONLY, "evidence": {"agencies": "AP"}},
    "bare": dict.fromkeys(("section", "language", "guid", "dateline", "credit"), ""),
    "rtl": {"language": "fa", "body": "باران", "published_at": None},
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_news_object_is_as_the_schema_has_it(
    schema: dict[str, Any], name: str
) -> None:
    record = json.loads(json_line(record_of(**CHANGES[name])))
    assert list(faults(schema, schema, record)) == []


@given(
    text=st.text(st.characters(), max_size=40),
    published_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_any_text_makes_one_line(text: str, published_at: datetime | None) -> None:
    record = record_of(
        headline=text,
        byline=(text,),
        body=text,
        body_html=text,
        dateline=text,
        section=text,
        keywords=(text,),
        language=text,
        notice=text,
        published_at=published_at,
        url=f"https://h.example/{text}",
    )
    line = json_line(record)
    assert (line.count("\n"), json.loads(line)) == (1, record)
