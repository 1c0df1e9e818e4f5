import html
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import feedparser
import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.factories import BODY, COAST_NEWS, HARBOUR_WIRE, NOON, WITHDRAWN, make_story
from wirecrawler.credit import Gate
from wirecrawler.publish.atom import atom_feed, entry_updated
from wirecrawler.source import EXCERPT, LINK_ONLY, Terms, Use
from wirecrawler.story import Status, Story

GATE = Gate(today=NOON.date(), withheld={})
ATOM = "{http://www.w3.org/2005/Atom}"
TOMBSTONES = "{http://purl.org/atompub/tombstones/1.0}"
HEAD: dict[str, Any] = {
    "title": "Media Wire",
    "feed_url": "https://wire.example/feed.atom",
    "site_url": "https://wire.example/",
    "tag": "wire.example,2026",
    "updated": NOON,
}
FILED = make_story(
    id=7,
    uri="tag:wire.example,2026:story/7",
    filed_at=NOON,
    updated_at=NOON - timedelta(hours=1),
)
FILED_TAGS = {(None, term, None) for term in ("Ports", "ports", "Oslo")}


def feed_of(*stories: Story) -> bytes:
    return b"".join(atom_feed(GATE.printed(stories), **HEAD))


def tree_of(*stories: Story) -> Any:
    return etree.fromstring(feed_of(*stories))


def texts(element: Any, name: str) -> list[str | None]:
    return [child.text for child in element.iter(f"{ATOM}{name}")]


def test_a_feed_is_written_as_rfc_4287_has_it() -> None:
    first, second = BODY.split("\n\n")
    body = f'<div dir="ltr" lang="en"><p>{first}</p><p>{second}</p></div>'
    url = "https://harbourwire.example/news/quay"
    link = f'<a href="{url}" rel="nofollow noopener">{url}</a>'
    content = (
        (
            f"{body}<p>“<bdi>Port opens new quay</bdi>” (headline changed) by "
            f'<bdi>Ingrid Moen</bdi>, <a href="{url}" rel="nofollow noopener">'
            '<bdi>Harbour Wire</bdi></a>; <a href="https://creativecommons.org/licenses/by/4.0/" '
            'rel="nofollow noopener"><bdi>CC BY 4.0</bdi></a></p>'
            f"<p>Source: Harbour Wire, {link}</p><p>This story is by Harbour Wire.</p>"
        )
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace('"', "&quot;")
    )
    assert feed_of(FILED).decode() == f"""\
<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:at="http://purl.org/atompub/tombstones/1.0">
<id>tag:wire.example,2026:wire</id>
<title>Media Wire</title>
<updated>2026-11-03T12:00:00Z</updated>
<author><name>Media Wire</name></author>
<link rel="self" href="https://wire.example/feed.atom" type="application/atom+xml"/>
<link rel="alternate" href="https://wire.example/" type="text/html"/>
<entry xml:lang="en">
<id>tag:wire.example,2026:story/7</id>
<title>Port Opens New Quay</title>
<link rel="alternate" href="https://wire.example/story/7" type="text/html"/>
<link rel="via" href="https://harbourwire.example/news/quay"/>
<updated>2026-11-03T11:00:00Z</updated>
<published>2026-11-03T09:15:00Z</published>
<author><name>Ingrid Moen</name></author>
<category term="Ports"/>
<category term="ports"/>
<category term="Oslo"/>
<rights>The whole text may be printed; licence CC BY 4.0, \
https://creativecommons.org/licenses/by/4.0/; rights held by Harbour Wire; licensed CC BY 4.0\
</rights>
<summary>{first} {second}</summary>
<content type="html">{content}</content>
</entry>
</feed>
"""  # fmt: skip


def test_a_feed_reader_finds_ids_dates_and_links() -> None:
    feed = feedparser.parse(feed_of(FILED))
    entry = feed.entries[0]
    assert (
        feed.bozo,
        feed.version,
        feed.feed.id,
        feed.feed.updated_parsed[:6],
        entry.id,
        entry.updated_parsed[:6],
        entry.published_parsed[:6],
        {link.rel: link.href for link in entry.links},
        entry.author,
        [tag.term for tag in entry.tags],
    ) == (
        False,
        "atom10",
        "tag:wire.example,2026:wire",
        (2026, 11, 3, 12, 0, 0),
        "tag:wire.example,2026:story/7",
        (2026, 11, 3, 11, 0, 0),
        (2026, 11, 3, 9, 15, 0),
        {
            "alternate": "https://wire.example/story/7",
            "via": "https://harbourwire.example/news/quay",
        },
        "Ingrid Moen",
        ["Ports", "ports", "Oslo"],
    )


def test_an_empty_wire_is_a_feed_without_entries() -> None:
    feed = feedparser.parse(feed_of())
    assert (feed.bozo, feed.version, feed.entries) == (False, "atom10", [])


KILLED = make_story(
    id=8,
    uri="tag:wire.example,2026:story/8",
    status=Status.KILLED,
    reason="the source <withdrew> it",
    revision=2,
    filed_at=NOON,
)


def test_a_killed_story_is_a_tombstone_as_rfc_6721_has_it() -> None:
    assert feed_of(KILLED).decode().partition('type="text/html"/>\n')[2] == """\
<at:deleted-entry ref="tag:wire.example,2026:story/8" when="2026-11-03T12:00:00Z">
<at:comment>Killed: the source &lt;withdrew&gt; it</at:comment>
</at:deleted-entry>
</feed>
"""  # fmt: skip


def test_a_tombstone_is_no_entry_to_those_who_do_not_know_it() -> None:
    feed = feedparser.parse(feed_of(KILLED, FILED))
    assert (feed.bozo, [entry.id for entry in feed.entries], feed.feed.title) == (
        False,
        ["tag:wire.example,2026:story/7"],
        "Media Wire",
    )


@pytest.mark.parametrize(
    "updated_at", [None, NOON - timedelta(days=1), NOON + timedelta(hours=5)]
)
def test_a_tombstone_is_never_older_than_what_it_deletes(
    updated_at: datetime | None,
) -> None:
    entry = replace(FILED, updated_at=updated_at, filed_at=NOON - timedelta(hours=1))
    killed = replace(entry, status=Status.KILLED, revision=2, filed_at=NOON)
    again = replace(killed, status=Status.USABLE, revision=3, filed_at=NOON)
    [tombstone] = tree_of(killed).iter(f"{TOMBSTONES}deleted-entry")
    when = datetime.fromisoformat(str(tombstone.get("when")))
    assert entry_updated(entry) <= when <= entry_updated(again)


def test_a_corrected_entry_says_so_and_is_newer() -> None:
    before = replace(FILED, revision=1, filed_at=NOON - timedelta(hours=1))
    story = replace(
        before,
        revision=2,
        status=Status.CORRECTED,
        filed_at=NOON,
        notice="Corrects the <day>.",
        original=WITHDRAWN,
    )
    [entry] = feedparser.parse(feed_of(story), sanitize_html=False).entries
    assert (
        entry.updated,
        entry_updated(before) < entry_updated(story),
        {(tag.scheme, tag.term, tag.label) for tag in entry.tags} - FILED_TAGS,
        entry.content[0].value.partition("<div")[0],
    ) == (
        "2026-11-03T12:00:00Z",
        True,
        {("http://cv.iptc.org/newscodes/signal/", "correction", "Correction")},
        (
            '<p dir="auto">Corrected: this is revision 2</p>'
            '<p dir="auto">Corrects the &lt;day&gt;.</p>'
            '<p dir="auto">The original of this story was withdrawn</p>'
        ),
    )


LONG = "The quay is open. " * 40


@pytest.mark.parametrize(
    ("story", "found"),
    [
        pytest.param(make_story(terms=EXCERPT, body=LONG), (1, True, False), id="excerpt"),
        pytest.param(make_story(terms=LINK_ONLY, body=LONG), (0, False, False), id="link"),
        pytest.param(make_story(body=LONG), (1, True, True), id="full"),
    ],
)  # fmt: skip
def test_an_entry_holds_what_the_terms_allow(
    story: Story, found: tuple[int, bool, bool]
) -> None:
    tree = tree_of(story)
    content = str(texts(tree, "content")[0])
    summaries = len(texts(tree, "summary"))
    assert (summaries, LONG[:100] in content, LONG[:400] in content) == found


def test_every_entry_carries_credit_and_disclaimer() -> None:
    contents = texts(tree_of(make_story(terms=LINK_ONLY), make_story()), "content")
    feet = [str(content).rpartition("<p>Source:")[2] for content in contents]
    assert [foot.count("Harbour Wire") for foot in feet] == [2, 2]


AP = Terms(use=Use.EXCERPT, holder="AP", reason="credits AP: all rights <reserved>")


def test_an_entry_says_at_its_foot_why_it_is_no_more() -> None:
    tree = tree_of(make_story(terms=AP, disclaimer=""))
    rights = "An excerpt may be printed; rights held by AP; credits AP: all rights <reserved>"
    content = str(texts(tree, "content")[0])
    assert (
        texts(tree, "rights"),
        f"<p>Terms: {html.escape(rights)}</p><p>“<bdi>Port" in content,
        "(headline changed, excerpt) by" in content,
    ) == ([rights], True, True)


def test_an_entry_without_byline_is_by_its_agency() -> None:
    tree = tree_of(make_story(byline=(), source=COAST_NEWS))
    assert texts(tree, "name") == ["Media Wire", "Coast News"]


def test_a_right_to_left_story_is_set_right_to_left() -> None:
    tree = tree_of(make_story(language="fa", body="باران", body_html=""))
    lang = tree.find(f"{ATOM}entry").get("{http://www.w3.org/XML/1998/namespace}lang")
    content = str(texts(tree, "content")[0])
    assert (
        lang,
        content.startswith('<div dir="rtl" lang="fa"><p>باران</p></div>'),
    ) == (
        "fa",
        True,
    )


@pytest.mark.parametrize(
    ("change", "absent"),
    [
        pytest.param({"published_at": None}, "published", id="undated"),
        pytest.param({"section": "", "keywords": ()}, "category", id="no categories"),
    ],
)
def test_what_a_story_lacks_is_left_out(change: dict[str, Any], absent: str) -> None:
    assert texts(tree_of(make_story(**change)), absent) == []


def test_no_reader_is_sent_elsewhere_than_to_the_web() -> None:
    tree = tree_of(make_story(url="javascript:alert(1)", disclaimer=""))
    rels = [link.get("rel") for link in tree.find(f"{ATOM}entry").iter(f"{ATOM}link")]
    content = str(texts(tree, "content")[0])
    assert (rels, 'href="javascript' in content) == (["alternate"], False)


@pytest.mark.parametrize(
    ("story", "updated"),
    [
        pytest.param(FILED, NOON - timedelta(hours=1), id="as its source says"),
        pytest.param(
            make_story(filed_at=NOON + timedelta(hours=1)),
            NOON + timedelta(hours=1),
            id="else when it was filed",
        ),
        pytest.param(make_story(), NOON, id="else when it was seen"),
        pytest.param(
            make_story(updated_at=NOON, filed_at=NOON + timedelta(hours=1), revision=2),
            NOON + timedelta(hours=1),
            id="a correction when it was filed",
        ),
    ],
)
def test_an_entry_says_when_it_changed(story: Story, updated: datetime) -> None:
    assert entry_updated(story) == updated


@given(
    text=st.text(st.characters(), max_size=40),
    published_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_no_text_breaks_the_feed(text: str, published_at: datetime | None) -> None:
    story = make_story(
        headline=text,
        byline=(text,),
        body=text,
        body_html=text,
        section=text,
        keywords=(text,),
        language=text,
        credit=text,
        disclaimer=text,
        url=f"https://h.example/{text}",
        published_at=published_at,
    )
    assert len(texts(tree_of(story), "title")) == 2


def test_markup_in_a_text_is_shown_as_text() -> None:
    tree = tree_of(make_story(headline="<b>A & B</b>\x0b\ufffe", source=HARBOUR_WIRE))
    assert texts(tree, "title")[1] == "<b>A & B</b>"


def test_stories_are_written_as_they_come() -> None:
    read: list[int] = []

    def stories() -> Iterable[Story]:
        for number in range(3):
            read.append(number)
            yield make_story(id=number)

    pieces: Iterator[bytes] = atom_feed(GATE.printed(stories()), **HEAD)
    next(pieces)
    next(pieces)
    assert read == [0]
