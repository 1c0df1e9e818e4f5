import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import feedparser
import httpx
import lxml.html
import pytest
from lxml import etree

from tests.factories import make_entry, make_fetch, withdraw
from tests.web.conftest import Served
from tests.web.sample import HARBOUR, NOW, QUAY, sample_stories, sample_story
from tests.web.server import TAG, WIRE, file_all, serving_wire
from wirecrawler.store.archive import Archive
from wirecrawler.story import Precision
from wirecrawler.web.answers import SECURITY_HEADERS
from wirecrawler.web.app import STORIES_A_FEED, STORIES_A_PAGE

CREDIT = "https://harbourwire.example/news/2026/11/1"
DEED = "https://creativecommons.org/licenses/by/4.0/"


@pytest.fixture
def wire(served: Served) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=served.url) as client:
        yield client


def page(client: httpx.Client, path: str, status: int = 200) -> Any:
    answer = client.get(path)
    assert answer.status_code == status, answer.text
    return lxml.html.fromstring(answer.content)


def words(tree: Any, selector: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in tree.cssselect(selector)]


def test_the_list_is_latest_first_by_day(wire: httpx.Client) -> None:
    tree = page(wire, "/")
    days = [
        (words(day, "h2"), words(day, "h3")) for day in tree.cssselect("section.day")
    ]
    headlines = [story.headline for story in sample_stories()]
    assert days == [(["Today"], headlines[:8]), (["Yesterday"], headlines[8:])]


def test_a_card_tells_headline_excerpt_agency_and_time(
    wire: httpx.Client, served: Served
) -> None:
    card = page(wire, "/").cssselect("article")[2]
    [time] = card.cssselect("time")
    assert (
        words(card, "h3"),
        card.cssselect("h3 a")[0].get("href"),
        words(card, ".excerpt")[0][-30:],
        words(card, ".agency"),
        time.text,
        dict(time.attrib),
    ) == (
        ["Valley Council Votes to Keep the Night Bus"],
        f"./story/{served.excerpt}",
        "a fourth vessel was waiting in the…"[-30:],
        ["Valley Post"],
        "2 hours ago",
        {
            "datetime": "2026-11-03T13:54:00Z",
            "title": "3 November 2026, 13:54 UTC",
            "lang": "en",
            "dir": "ltr",
        },
    )


def test_a_story_is_printed_whole_with_its_foot(
    wire: httpx.Client, served: Served
) -> None:
    tree = page(wire, f"/story/{served.english}")
    [article] = tree.cssselect("article.story")
    assert (
        words(tree, "h1"),
        words(article, ".byline"),
        words(article, "header .agency"),
        words(article, "header time"),
        words(article, ".body p"),
        words(article, ".note, .terms"),
        words(article, ".attribution"),
        words(article, ".credit"),
        [(a.get("href"), a.get("rel")) for a in article.cssselect(".foot a")],
        words(article, ".disclaimer")[0].endswith(f"first published at {CREDIT}."),
    ) == (
        ["Port of Oslo Opens Its New Quay, Two Years Late"],
        ["By Ingrid Moen"],
        ["Harbour Wire"],
        ["36 minutes ago"],
        QUAY.split("\n\n"),
        [],
        [
            (
                "“Port of Oslo Opens Its New Quay, Two Years Late” by Ingrid Moen, "
                "Harbour Wire; CC BY 4.0"
            )
        ],
        [f"Source: Harbour Wire, {CREDIT}"],
        [(url, "nofollow noopener") for url in (CREDIT, DEED, CREDIT, CREDIT)],
        True,
    )


def test_recent_posts_are_the_latest_others(wire: httpx.Client, served: Served) -> None:
    [box] = page(wire, f"/story/{served.persian}").cssselect("aside.recent")
    headlines = [story.headline for story in sample_stories()]
    assert (words(box, "h2"), words(box, "h3"), words(box, "time")[:2]) == (
        ["Recent Posts"],
        [headlines[0], *headlines[2:7]],
        ["36 minutes ago", "2 hours ago"],
    )


def test_right_to_left_stories_are_set_so_everywhere(
    wire: httpx.Client, served: Served
) -> None:
    trees = [
        page(wire, f"/story/{served.persian}").cssselect("article.story"),
        page(wire, f"/story/{served.english}").cssselect("aside article")[:1],
        page(wire, "/").cssselect("article")[1:2],
    ]
    set_as = [(a.get("lang"), a.get("dir")) for articles in trees for a in articles]
    assert set_as == [("fa", "rtl")] * 3


@pytest.mark.parametrize(
    ("kind", "body", "note"),
    [
        pytest.param(
            "excerpt",
            ["OSLO, 3 November (HW) - The port"],
            [
                (
                    "This is an excerpt (all rights reserved: quoted, not reprinted). "
                    "Rights held by Valley Post. Read the whole story at Valley Post"
                )
            ],
            id="excerpt",
        ),
        pytest.param(
            "link",
            [],
            [
                (
                    "Only the headline and the link are printed here (no permission is "
                    "known). Rights held by The Ledger. Read the whole story at The Ledger"
                )
            ],
            id="link only",
        ),
    ],
)
def test_a_page_prints_what_the_terms_allow_and_says_so(
    wire: httpx.Client, served: Served, kind: str, body: list[str], note: list[str]
) -> None:
    tree = page(wire, f"/story/{getattr(served, kind)}")
    assert (
        [text[:32] for text in words(tree, ".body p")],
        words(tree, ".terms"),
        "second kettle" in tree.text_content(),
    ) == (body, note, False)


def test_a_corrected_story_says_so(wire: httpx.Client, served: Served) -> None:
    [note] = words(page(wire, f"/story/{served.corrected}"), ".note")
    assert note == (
        "Corrected. The agency changed this story after it was first filed here; "
        "this is revision 2, filed just now."
    )


def test_a_killed_story_is_gone_and_none_of_it_is_shown(
    wire: httpx.Client, served: Served
) -> None:
    answer = wire.get(f"/story/{served.killed}")
    tree = lxml.html.fromstring(answer.content)
    listed = wire.get("/").text + wire.get("/feed.atom").text
    assert (
        answer.status_code,
        words(tree, "h1"),
        "پس گرفته" in answer.text,
        "پس گرفته" in listed,
    ) == (410, ["This story has been withdrawn"], False, False)


@pytest.mark.parametrize(
    "path",
    [
        "/story/424242",
        "/story/0",
        "/story/-1",
        "/story/abc",
        "/story/1.0",
        "/story/٣",
        "/story/99999999999999999999999",
        "/story/",
        "/story/1/",
        "/story",
        "/nowhere/at/all",
        "/%2e%2e%2fsettings.py",
        "/static/../app.py",
        "/static/%2e%2e/app.py",
        "/static/nothing.css",
        "/?page=0",
        "/?page=-1",
        "/?page=two",
        "/?page=2",
        "/?page=99999999999999999999999",
    ],
)
def test_what_is_not_there_gets_a_page_that_helps(
    wire: httpx.Client, path: str
) -> None:
    tree = page(wire, path, status=404)
    [link] = tree.cssselect(".notice a")
    home = httpx.URL(str(wire.base_url)).join(path).join(link.get("href"))
    assert (words(tree, "h1"), home.path) == (["There is no such page"], "/")


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("POST", "/"),
        ("PUT", "/story/1"),
        ("DELETE", "/story/1"),
        ("OPTIONS", "/feed.atom"),
        ("POST", "/static/wire.css"),
        ("POST", "/robots.txt"),
    ],
)
def test_the_wire_can_only_be_read(wire: httpx.Client, method: str, path: str) -> None:
    answer = wire.request(method, path)
    [title] = words(lxml.html.fromstring(answer.content), "h1")
    assert (answer.status_code, title) == (405, "This wire can only be read")


PATHS = [
    "/",
    "/story/1",
    "/story/13",
    "/feed.atom",
    "/api/v1/stories",
    "/api/v1/stories/1",
    "/robots.txt",
    "/favicon.svg",
    "/favicon.ico",
    "/static/wire.css",
    "/static/times.js",
    "/nowhere",
]


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_forbids_what_the_pages_do_not_need(
    wire: httpx.Client, path: str
) -> None:
    headers = wire.get(path).headers
    kept = {name: headers.get(name) for name in SECURITY_HEADERS}
    assert (kept, "set-cookie" in headers) == (SECURITY_HEADERS, False)


@pytest.mark.parametrize("path", PATHS)
def test_head_tells_what_get_would(wire: httpx.Client, path: str) -> None:
    def told(answer: httpx.Response) -> tuple[int, dict[str, str]]:
        headers = dict(answer.headers)
        return answer.status_code, {n: v for n, v in headers.items() if n != "date"}

    head = wire.head(path)
    assert (told(head), head.content) == (told(wire.get(path)), b"")


@pytest.mark.parametrize("path", PATHS[:2] + PATHS[3:-1])
def test_what_has_not_changed_is_not_sent_again(wire: httpx.Client, path: str) -> None:
    etag = wire.get(path).headers["etag"]
    conditions = [etag, f"W/{etag}", f'"other", {etag}', '"other"', ""]
    statuses = [
        wire.get(path, headers={"If-None-Match": condition}).status_code
        for condition in conditions
    ]
    assert statuses == [304, 304, 304, 200, 200]


def test_any_copy_will_do_when_the_reader_says_so(wire: httpx.Client) -> None:
    answer = wire.get("/", headers={"If-None-Match": "*"})
    assert (answer.status_code, answer.content, "content-type" in answer.headers) == (
        304,
        b"",
        False,
    )


@pytest.mark.parametrize(
    ("path", "media_type"),
    [
        ("/", "text/html; charset=utf-8"),
        ("/story/1", "text/html; charset=utf-8"),
        ("/feed.atom", "application/atom+xml; charset=utf-8"),
        ("/api/v1/stories", "application/json"),
        ("/api/v1/stories/1", "application/json"),
        ("/api/v1/nowhere", "application/problem+json"),
        ("/robots.txt", "text/plain; charset=utf-8"),
        ("/favicon.ico", "image/svg+xml"),
        ("/static/wire.css", "text/css; charset=utf-8"),
    ],
)
def test_every_answer_names_its_media_type(
    wire: httpx.Client, path: str, media_type: str
) -> None:
    assert wire.get(path).headers["content-type"] == media_type


def test_the_feed_lists_the_latest_stories(wire: httpx.Client, served: Served) -> None:
    feed = feedparser.parse(wire.get("/feed.atom").content)
    entry = feed.entries[0]
    assert (feed.bozo, len(feed.entries), entry.id, entry.link, feed.feed.link) == (
        False,
        12,
        f"tag:{TAG}:story/{served.english}",
        f"https://wire.example/story/{served.english}",
        "https://wire.example/",
    )


def tombstones(client: httpx.Client) -> dict[str, str | None]:
    """Return the stories that the feed deletes: id -> why."""
    feed = etree.fromstring(client.get("/feed.atom").content)
    at = "{http://purl.org/atompub/tombstones/1.0}"
    return {
        str(deleted.get("ref")): deleted.findtext(f"{at}comment")
        for deleted in feed.iter(f"{at}deleted-entry")
    }


def test_the_feed_deletes_what_was_killed(wire: httpx.Client, served: Served) -> None:
    text = wire.get("/feed.atom").text
    assert (tombstones(wire), "پس گرفته شد" in text) == (
        {f"tag:{TAG}:story/{served.killed}": "Killed: withdrawn by its source (410)"},
        False,
    )


def test_the_feed_deletes_what_would_stand_in_it_alone(database: str) -> None:
    stories = [
        sample_story(
            HARBOUR, f"Story {n}", body=f"Text {n}.", number=n,
            published_at=NOW - timedelta(minutes=n),
        )
        for n in range(STORIES_A_FEED + 3)
    ]  # fmt: skip
    with Archive.open(database, tag=TAG) as archive:
        ids = file_all(archive, stories)
        run = archive.begin_run(HARBOUR, now=NOW)
        for story in (stories[0], stories[-1]):
            withdraw(
                archive,
                run,
                HARBOUR,
                make_entry(story.source_url),
                fetch=make_fetch(story.source_url, status=410),
                now=NOW,
            )
    with serving_wire(database) as url, httpx.Client(base_url=url) as client:
        assert tombstones(client) == {
            f"tag:{TAG}:story/{ids[0]}": "Killed: withdrawn by its source (410)"
        }


def test_robots_are_welcome(wire: httpx.Client) -> None:
    assert wire.get("/robots.txt").text == "User-agent: *\nAllow: /\n"


@pytest.mark.parametrize("path", ["/", "/story/1", "/story/13", "/nowhere"])
def test_a_page_can_be_found_ones_way_around_in(wire: httpx.Client, path: str) -> None:
    tree = lxml.html.fromstring(wire.get(path).content)
    [skip] = tree.cssselect("a.skip")
    counts = [
        len(tree.cssselect(s)) for s in ("h1", "main", "body > header", "html[lang]")
    ]
    assert (counts, skip.get("href"), len(tree.cssselect("main#main"))) == (
        [1, 1, 1, 1],
        "#main",
        1,
    )


@pytest.mark.parametrize("path", ["/", "/story/1", "/a/b%2Fc/d", "//"])
def test_links_are_relative_so_that_any_path_may_lead_to_the_wire(
    wire: httpx.Client, path: str
) -> None:
    tree = lxml.html.fromstring(wire.get(path).content)
    here = wire.base_url.copy_with(raw_path=path.encode())
    wanted = [
        here.join(str(e.get("href"))).path
        for e in tree.cssselect("link[rel=stylesheet]")
    ]
    starts = {link[:1] for _e, _a, link, _p in tree.iterlinks()}
    assert (wanted, "/" in starts) == (["/static/wire.css"], False)


def test_stories_are_paged(database: str) -> None:
    with Archive.open(database, tag=TAG) as archive:
        file_all(
            archive,
            [
                sample_story(
                    HARBOUR, f"Story {n}", body=f"Text {n}.", number=n,
                    published_at=NOW - timedelta(minutes=n),
                )
                for n in range(STORIES_A_PAGE * 2 + 1)
            ],
        )  # fmt: skip
    with serving_wire(database) as url, httpx.Client(base_url=url) as client:
        pages = [page(client, path) for path in ("/", "/?page=2", "/?page=3")]
    told = [
        (
            len(words(tree, "h3")),
            words(tree, "h3")[0],
            [(a.get("rel"), a.get("href")) for a in tree.cssselect("nav a")],
        )
        for tree in pages
    ]
    assert told == [
        (30, "Story 0", [("next", "./?page=2")]),
        (30, "Story 30", [("prev", "./"), ("next", "./?page=3")]),
        (1, "Story 60", [("prev", "./?page=2")]),
    ]


def test_an_empty_wire_says_what_to_do(database: str) -> None:
    with serving_wire(database) as url, httpx.Client(base_url=url) as client:
        tree = page(client, "/")
        feed = feedparser.parse(client.get("/feed.atom").content)
    assert (words(tree, "h2"), words(tree, "code")[:2], feed.bozo, feed.entries) == (
        ["Nothing is filed yet"],
        ["wirecrawler list", "wirecrawler crawl SLUG"],
        False,
        [],
    )


def test_what_a_story_lacks_is_left_out(database: str) -> None:
    story = replace(
        sample_stories()[0],
        byline=(),
        section="Ports",
        published_precision=Precision.DAY,
        language="",
        disclaimer="",
        partial=True,
    )
    with Archive.open(database, tag=TAG) as archive:
        [number] = file_all(archive, [story])
    with serving_wire(database) as url, httpx.Client(base_url=url) as client:
        [article] = page(client, f"/story/{number}").cssselect("main article")
    assert (
        dict(article.attrib),
        words(article, "header p"),
        words(article, ".terms"),
        words(article, ".foot .credit"),
    ) == (
        {"class": "story", "dir": "auto"},
        ["Ports", "Harbour Wire today"],
        [
            (
                "The agency gives no more than this part of the story. "
                "Read the whole story at Harbour Wire"
            )
        ],
        [f"Source: Harbour Wire, {CREDIT}"],
    )


HOSTILE = "\"'><script>alert(1)</script><img src=x onerror=alert(1)>{{7*7}}\u202e\x00"


def test_hostile_text_is_shown_and_does_nothing(database: str) -> None:
    source = replace(HARBOUR, agency=HOSTILE)
    story = replace(
        sample_stories()[0],
        source=source,
        url="javascript:alert(1)",
        source_url="javascript:alert(2)",
        final_url="javascript:alert(3)",
        headline=HOSTILE,
        headline_original=HOSTILE,
        byline=(HOSTILE,),
        dateline=HOSTILE,
        lede=HOSTILE,
        body=HOSTILE,
        body_html=f'<p onclick="alert(1)">{HOSTILE}<a href="javascript:alert(1)">x</a></p>',
        section=HOSTILE,
        keywords=(HOSTILE,),
        language=HOSTILE,
        credit=f"Source: {HOSTILE}, javascript:alert(2)",
        disclaimer=HOSTILE,
        partial=True,
    )
    with Archive.open(database, tag=TAG) as archive:
        [number] = file_all(archive, [story])
    wire = replace(WIRE, outlet=HOSTILE)
    paths = ("/", f"/story/{number}", "/nowhere")
    with (
        serving_wire(database, wire=wire) as url,
        httpx.Client(base_url=url) as client,
    ):
        trees = [lxml.html.fromstring(client.get(path).content) for path in paths]
        feed = feedparser.parse(client.get("/feed.atom").content, sanitize_html=False)
    attributes = {name for tree in trees for e in tree.iter() for name in e.attrib}
    scripts = {
        s.get("src", "").split("?")[0][-8:] for t in trees for s in t.iter("script")
    }
    links = {link[:10] for tree in trees for _e, _a, link, _p in tree.iterlinks()}
    assert (
        [len(list(tree.iter("img"))) for tree in trees],
        scripts,
        [name for name in attributes if name.startswith("on")],
        [link for link in links if link.startswith("javascript")],
        words(trees[1], "h1")[0].startswith(HOSTILE[:60]),
        "<script" in feed.entries[0].content[0].value,
        feed.bozo,
    ) == ([0, 0, 0], {"times.js"}, [], [], True, False, False)


def test_a_wire_whose_store_fails_says_so(database: str) -> None:
    Archive.open(database, tag=TAG).close()
    with serving_wire(database) as url, httpx.Client(base_url=url) as client:
        with sqlite3.connect(database.removeprefix("sqlite:///")) as connection:
            connection.execute("ALTER TABLE stories RENAME TO lost")
        connection.close()
        tree = page(client, "/", status=503)
    assert words(tree, "h1") == ["The wire cannot be read just now"]


def test_an_accident_is_answered_with_a_page(database: str) -> None:
    # A clock without a zone, once: what a fault of ours might look like.
    times: list[datetime] = [NOW, NOW.replace(tzinfo=None)]
    clock: Callable[[], datetime] = times.pop
    with Archive.open(database, tag=TAG) as archive:
        file_all(archive, sample_stories()[:1])
    with (
        serving_wire(database, now=clock) as url,
        httpx.Client(base_url=url) as client,
    ):
        answer = client.get("/")
    [title] = words(lxml.html.fromstring(answer.content), "h1")
    kept = {name: answer.headers.get(name) for name in SECURITY_HEADERS}
    assert (answer.status_code, title, kept) == (
        500,
        "Something went wrong here",
        SECURITY_HEADERS,
    )
