"""The gate before the pages, the feed and the API: what is withheld, and what expires."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import feedparser
import httpx
import lxml.html
import pytest

from tests.web.conftest import Served
from tests.web.sample import HARBOUR, NOW, QUAY, VALLEY, sample_story
from tests.web.server import GATE, TAG, WIRE, file_all, serving_wire
from wirecrawler.match.sketch import sketched
from wirecrawler.source import CC_BY_4, EXCERPT, LINK_ONLY
from wirecrawler.store.archive import Archive

HOUR = timedelta(hours=1)
WITHHOLDING = replace(GATE, withheld={"harbour_wire": "court order of 3 May 2026"})
REASON = "harbour_wire: court order of 3 May 2026"


def words(answer: httpx.Response, selector: str) -> str:
    found = lxml.html.fromstring(answer.content).cssselect(selector)
    return " ".join(" ".join(e.text_content().split()) for e in found)


def test_a_withheld_story_answers_451_and_says_why(served: Served) -> None:
    # An address outside of ASCII must not break a header.
    wire = replace(WIRE, base_url="https://wire.example/خبر")
    with (
        serving_wire(served.database, wire=wire, gate=WITHHOLDING) as url,
        httpx.Client(base_url=url) as client,
    ):
        page = client.get(f"/story/{served.english}")
        told = client.get(f"/api/v1/stories/{served.english}")
    link = '<https://wire.example/%D8%AE%D8%A8%D8%B1>; rel="blocked-by"'
    assert (
        page.status_code,
        words(page, ".notice h1"),
        words(page, ".notice p:nth-of-type(1)"),
        page.headers["link"],
        told.json(),
        told.headers["link"],
        [answer.headers["cache-control"] for answer in (page, told)],
        "Quay" in page.text + told.text,
    ) == (
        451,
        "This story is withheld here",
        f"This wire publishes nothing by Harbour Wire ({REASON}).",
        link,
        {
            "type": "about:blank",
            "title": "Unavailable For Legal Reasons",
            "status": 451,
            "detail": f"Withheld by this wire: {REASON}.",
        },
        link,
        ["no-store", "no-store"],
        False,
    )


def test_a_story_that_credits_a_withheld_agency_is_withheld(database: str) -> None:
    tass = replace(HARBOUR, slug="tass_en", agency="TASS", home="https://tass.example/")
    stories = [
        replace(story, evidence={"agencies": agencies})
        for n, agencies in enumerate(("", "AFP, TASS"))
        for story in [
            sample_story(HARBOUR, f"Quay {n}", body=QUAY, number=n, published_at=NOW)
        ]
    ]
    with Archive.open(database, tag=TAG) as archive:
        _, credited = file_all(archive, stories)
    gate = replace(GATE, withheld={"tass_en": "an order"}, declared={"tass_en": tass})
    with (
        serving_wire(database, gate=gate) as url,
        httpx.Client(base_url=url) as client,
    ):
        page = client.get(f"/story/{credited}")
        told = client.get(f"/api/v1/stories/{credited}")
        listed = client.get("/api/v1/stories").json()["stories"]
        front = client.get("/")
    assert (
        page.status_code,
        words(page, ".notice p:nth-of-type(1)"),
        told.json()["detail"],
        [story["headline"] for story in listed],
        words(front, "article h3"),
        "Quay 1" in page.text + told.text,
    ) == (
        451,
        "This wire publishes nothing by TASS (tass_en: an order).",
        "Withheld by this wire: credits TASS; tass_en: an order.",
        ["Quay 0"],
        "Quay 0",
        False,
    )


@pytest.fixture
def copied(database: str) -> str:
    """A story of the Valley Post, which may be quoted, and Harbour Wire's copy of it, 2."""
    stories = [
        sketched(sample_story(of, "Quay", body=QUAY, number=n, published_at=at))
        for n, (of, at) in enumerate([(VALLEY, NOW - HOUR), (HARBOUR, NOW)])
    ]
    with Archive.open(database, tag=TAG) as archive:
        assert file_all(archive, stories) == [1, 2]
    return database


def test_a_copy_is_printed_as_its_original_allows(copied: str) -> None:
    with serving_wire(copied) as url, httpx.Client(base_url=url) as client:
        page = client.get("/story/2")
        record = client.get("/api/v1/stories/2").json()
        listed = client.get("/api/v1/stories?terms=excerpt").json()["stories"]
        whole = client.get("/api/v1/stories?terms=full").json()["stories"]
        feed = feedparser.parse(client.get("/feed.atom").content)
    why = f"the original is Valley Post's: {EXCERPT.reason}"
    assert (
        words(page, ".terms"),
        record["terms"],
        [story["id"] for story in listed],
        whole,
        feed.entries[0].rights,
        [part for part in (page.text, record["body"]) if "kettle" in part],
    ) == (
        (
            f"This is an excerpt ({why}). Rights held by Valley Post. Read the whole story "
            "at Harbour Wire"
        ),
        {
            "use": "excerpt",
            "licence": None,
            "holder": "Valley Post",
            "evidence_url": None,
            "reason": why,
        },
        [2, 1],
        [],
        f"An excerpt may be printed; rights held by Valley Post; {why}",
        [],
    )


def test_the_copy_of_a_withheld_story_is_withheld(copied: str) -> None:
    gate = replace(GATE, withheld={"valley_post": "an order"})
    with (
        serving_wire(copied, gate=gate) as url,
        httpx.Client(base_url=url) as client,
    ):
        page = client.get("/story/2")
        told = client.get("/api/v1/stories/2")
        listed = client.get("/api/v1/stories").json()["stories"]
        feed = feedparser.parse(client.get("/feed.atom").content)
        front = client.get("/")
    assert (
        page.status_code,
        words(page, ".notice p:nth-of-type(1)"),
        told.json()["detail"],
        listed,
        feed.entries,
        words(front, "article h3"),
        "Quay" in page.text + told.text,
    ) == (
        451,
        "This wire publishes nothing by Valley Post (valley_post: an order).",
        (
            "Withheld by this wire: the original is Valley Post's; valley_post: an order."
        ),
        [],
        [],
        "",
        False,
    )


def test_a_copy_that_a_reader_holds_is_stale_once_the_terms_narrow(
    served: Served,
) -> None:
    paths = ("/", "/feed.atom", f"/story/{served.english}", "/api/v1/stories")
    narrowed = replace(GATE, declared={HARBOUR.slug: replace(HARBOUR, terms=LINK_ONLY)})
    tags: dict[str, str] = {}
    with (
        serving_wire(served.database) as url,
        httpx.Client(base_url=url) as client,
    ):
        for path in paths:
            tags[path] = client.get(path).headers["etag"]
        heads = [client.head(path) for path in paths]
    with (
        serving_wire(served.database, gate=narrowed) as url,
        httpx.Client(base_url=url) as client,
    ):
        told = {
            path: client.get(path, headers={"If-None-Match": tags[path]})
            for path in paths
        }
    assert (
        [(head.headers["etag"], head.content) for head in heads],
        {path: answer.status_code for path, answer in told.items()},
    ) == (
        [(tags[path], b"") for path in paths],
        dict.fromkeys(paths, 200),
    )


def test_no_list_has_a_withheld_story(served: Served) -> None:
    with (
        serving_wire(served.database, gate=WITHHOLDING) as url,
        httpx.Client(base_url=url) as client,
    ):
        told = client.get("/api/v1/stories").json()
        feed = feedparser.parse(client.get("/feed.atom").content)
        front = client.get("/")
        recent = client.get(f"/story/{served.persian}")
    sources = {story["source"] for story in told["stories"]}
    assert (
        sources,
        told["withheld"],
        len(feed.entries),
        [words(front, ".agency").count(a) for a in ("Harbour", "Valley")],
        [words(recent, "aside .agency").count(a) for a in ("Harbour", "Valley")],
        len(lxml.html.fromstring(recent.content).cssselect("aside article")),
    ) == (
        {"sahel", "valley_post", "ledger"},
        [{"source": "harbour_wire", "reason": REASON}],
        8,
        [0, 3],
        [0, 2],
        6,
    )


@pytest.mark.parametrize(
    ("days", "use", "note"),
    [
        pytest.param(0, "full", "", id="its last day"),
        pytest.param(
            1,
            "link",
            (
                "Only the headline and the link are printed here (the licence CC-BY-4.0 "
                "expired on 2026-11-03). Rights held by Harbour Wire. Read the whole story "
                "at Harbour Wire"
            ),
            id="the day after",
        ),
    ],
)
def test_a_licence_ends_with_the_day_of_the_request(
    database: str, days: int, use: str, note: str
) -> None:
    lapsing = replace(HARBOUR, terms=replace(CC_BY_4, expires_on=NOW.date()))
    story = sample_story(lapsing, "Quay", body=QUAY, number=1, published_at=NOW)
    with Archive.open(database, tag=TAG) as archive:
        [number] = file_all(archive, [story])
    now = NOW + timedelta(days=days)
    gate = replace(GATE, declared={lapsing.slug: lapsing})
    with (
        serving_wire(database, gate=gate, now=lambda: now) as url,
        httpx.Client(base_url=url) as client,
    ):
        page = client.get(f"/story/{number}")
        told: Any = client.get("/api/v1/stories").json()["stories"]
    assert (words(page, ".terms"), [s["terms"]["use"] for s in told]) == (note, [use])
