from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from tests.factories import BODY, COAST_NEWS, NOON, WITHDRAWN, make_story
from tests.publish.schemas import schema_file
from wirecrawler.credit import Gate
from wirecrawler.publish.newsml import Sender, newsml_message
from wirecrawler.source import EXCERPT, LINK_ONLY, Terms, Use
from wirecrawler.story import Precision, Status, Story

GATE = Gate(today=NOON.date(), withheld={})
SENDER = Sender(name="Media Wire", url="https://wire.example/", sent=NOON)
NAR = "{http://iptc.org/std/nar/2006-10-01/}"
XHTML = "{http://www.w3.org/1999/xhtml}"
CATALOG = "http://www.iptc.org/std/catalog/catalog.IPTC-G2-Standards_41.xml"
FILED: dict[str, Any] = {
    "id": 7,
    "uri": "tag:wire.example,2026:story/7",
    "revision": 1,
    "filed_at": NOON + timedelta(minutes=1),
}
KILLED: dict[str, Any] = {
    "status": Status.KILLED,
    "reason": "gone",
    "revision": 2,
    "filed_at": NOON + timedelta(days=1),
}
URL = "https://harbourwire.example/news/quay"
LONG = "The quay is open to ferries. " * 40


def filed(**changes: Any) -> Story:
    return make_story(**(FILED | changes))


def message_of(*stories: Story) -> bytes:
    return b"".join(newsml_message(GATE.printed(stories), sender=SENDER))


def tree_of(**changes: Any) -> Any:
    return etree.fromstring(message_of(filed(**changes)))


def texts(tree: Any, name: str) -> list[str]:
    return ["".join(e.itertext()).strip() for e in tree.iter(f"{NAR}{name}")]


def test_a_message_is_written_as_newsml_g2_has_it() -> None:
    first, second = BODY.split("\n\n")
    here = 'xml:lang="en" dir="ltr"'
    changes = {"updated_at": NOON, "status": Status.CORRECTED, "revision": 2}
    notice = "Corrects the day in paragraph 1."
    assert message_of(filed(notice=notice, **changes)).decode() == f"""\
<?xml version="1.0" encoding="utf-8"?>
<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">
<header>
<sent>2026-11-03T12:00:00Z</sent>
<catalogRef href="{CATALOG}"/>
<sender>Media Wire</sender>
</header>
<itemSet>
<newsItem guid="tag:wire.example,2026:story/7" version="2" standard="NewsML-G2" \
standardversion="2.35" conformance="power" {here}>
<catalogRef href="{CATALOG}"/>
<rightsInfo>
<copyrightHolder uri="https://harbourwire.example/">
<name>Harbour Wire</name>
</copyrightHolder>
<copyrightNotice>“Port opens new quay” (headline changed) by Ingrid Moen, Harbour Wire \
({URL}); CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)</copyrightNotice>
<usageTerms>The whole text may be printed; licence CC BY 4.0, \
https://creativecommons.org/licenses/by/4.0/; rights held by Harbour Wire; licensed CC BY 4.0\
</usageTerms>
<usageTerms>Source: Harbour Wire, {URL}</usageTerms>
<usageTerms>This story is by Harbour Wire.</usageTerms>
<link href="https://creativecommons.org/licenses/by/4.0/"/>
</rightsInfo>
<itemMeta>
<itemClass qcode="ninat:text"/>
<provider uri="https://wire.example/">
<name>Media Wire</name>
</provider>
<versionCreated>2026-11-03T12:01:00Z</versionCreated>
<firstCreated>2026-11-03T12:00:00Z</firstCreated>
<pubStatus qcode="stat:usable"/>
<edNote>Corrected: this is revision 2</edNote>
<edNote>{notice}</edNote>
<signal qcode="sig:correction"/>
<link rel="irel:seeAlso" href="{URL}"/>
</itemMeta>
<contentMeta>
<contentCreated>2026-11-03T09:15:00Z</contentCreated>
<contentModified>2026-11-03T12:00:00Z</contentModified>
<infoSource uri="https://harbourwire.example/">
<name>Harbour Wire</name>
</infoSource>
<creator>
<name>Ingrid Moen</name>
</creator>
<altId>{URL}</altId>
<language tag="en"/>
<keyword>ports</keyword>
<keyword>Oslo</keyword>
<subject>
<name>Ports</name>
</subject>
<headline>Port Opens New Quay</headline>
<dateline>OSLO, 3 November (HW) -</dateline>
<by>Ingrid Moen</by>
<creditline>Source: Harbour Wire, {URL}</creditline>
</contentMeta>
<contentSet>
<inlineXML contenttype="application/xhtml+xml" {here}>
<html xmlns="http://www.w3.org/1999/xhtml" {here}>
<head><title>Port Opens New Quay</title></head>
<body><p>{first}</p><p>{second}</p></body>
</html>
</inlineXML>
<inlineData contenttype="text/plain" {here}>{BODY}</inlineData>
</contentSet>
</newsItem>
</itemSet>
</newsMessage>
"""  # fmt: skip


@pytest.mark.parametrize("terms", [make_story().terms, EXCERPT, LINK_ONLY])
def test_a_killed_story_is_canceled_and_says_nothing_else(terms: Terms) -> None:
    told = message_of(filed(**KILLED, terms=terms)).decode()
    assert told.partition("<itemSet>\n")[2] == f"""\
<newsItem guid="tag:wire.example,2026:story/7" version="2" standard="NewsML-G2" \
standardversion="2.35" conformance="power">
<catalogRef href="{CATALOG}"/>
<itemMeta>
<itemClass qcode="ninat:text"/>
<provider uri="https://wire.example/">
<name>Media Wire</name>
</provider>
<versionCreated>2026-11-04T12:00:00Z</versionCreated>
<firstCreated>2026-11-03T12:00:00Z</firstCreated>
<pubStatus qcode="stat:canceled"/>
<edNote>Killed: gone</edNote>
</itemMeta>
</newsItem>
</itemSet>
</newsMessage>
"""  # fmt: skip


def test_a_copy_says_that_its_original_was_withdrawn() -> None:
    tree = tree_of(original=WITHDRAWN)
    assert texts(tree, "edNote") == ["The original of this story was withdrawn"]


@pytest.mark.parametrize(
    ("terms", "found"),
    [
        pytest.param(make_story().terms, (1, True), id="full"),
        pytest.param(EXCERPT, (1, False), id="excerpt"),
        pytest.param(LINK_ONLY, (0, False), id="link"),
    ],
)
def test_an_item_holds_what_the_terms_allow(
    terms: Terms, found: tuple[int, bool]
) -> None:
    story = filed(terms=terms, body=LONG, lede=LONG)
    tree = etree.fromstring(message_of(story))
    whole = LONG[:400] in "".join(map(str, tree.itertext()))
    assert (len(texts(tree, "contentSet")), whole) == found


def test_a_body_is_xhtml_of_the_same_text() -> None:
    markup = (
        '<p>Two<br>lines&nbsp;&amp; <a href="https://a.example/?b=<1>&c">more</a></p>'
    )
    [body] = tree_of(body="Two\nlines\xa0& more", body_html=markup).iter(f"{XHTML}body")
    assert (
        "".join(body.itertext()),
        [e.get("href") for e in body.iter(f"{XHTML}a")],
        len(list(body.iter(f"{XHTML}br"))),
    ) == ("Twolines\xa0& more", ["https://a.example/?b=<1>&c"], 1)


@pytest.mark.parametrize(
    ("language", "headline", "direction"),
    [
        pytest.param("fa", "باران", ("fa", "rtl"), id="as it says"),
        pytest.param("", "باران بارید پس", ("fa", "rtl"), id="as its letters say"),
        pytest.param("", "Port opens", (None, None), id="unknown"),
    ],
)
def test_an_item_is_set_in_its_direction(
    language: str, headline: str, direction: tuple[str | None, str | None]
) -> None:
    tree = tree_of(language=language, headline=headline)
    lang = "{http://www.w3.org/XML/1998/namespace}lang"
    found = {
        (element.get(lang), element.get("dir"))
        for name in (f"{NAR}newsItem", f"{NAR}inlineXML", f"{XHTML}html", f"{NAR}inlineData")
        for element in tree.iter(name)
    }  # fmt: skip
    assert found == {direction}


def test_a_day_without_a_time_is_a_day() -> None:
    tree = tree_of(published_precision=Precision.DAY)
    assert texts(tree, "contentCreated") == ["2026-11-03"]


ABSENT: dict[str, tuple[dict[str, Any], list[str]]] = {
    "undated": ({"published_at": None}, ["contentCreated"]),
    "without-byline": ({"byline": ()}, ["by", "creator"]),
    "without-section": ({"section": ""}, ["subject"]),
    "without-keywords": ({"keywords": ()}, ["keyword"]),
    "without-dateline": ({"dateline": ""}, ["dateline"]),
    "without-credit": ({"credit": ""}, ["creditline"]),
    "nobody-s": (
        {"terms": Terms(use=Use.FULL, licence="CC-PDDC")},
        ["copyrightHolder"],
    ),
    "without-text": ({"body": ""}, ["contentSet", "inlineData", "inlineXML"]),
}


def names_in(tree: Any) -> set[str]:
    return {e.tag.removeprefix(NAR) for e in tree.iter() if e.tag.startswith(NAR)}


@pytest.mark.parametrize("name", ABSENT)
def test_what_a_story_lacks_is_left_out(name: str) -> None:
    changes, absent = ABSENT[name]
    missing = names_in(tree_of()) - names_in(tree_of(**changes))
    assert sorted(missing) == absent


def test_whoever_is_credited_is_a_source_too() -> None:
    terms = Terms(use=Use.LINK, holder="AP")
    tree = tree_of(
        source=COAST_NEWS, evidence={"agencies": "AP"}, guid="7", terms=terms
    )
    assert (
        texts(tree, "infoSource"),
        texts(tree, "copyrightHolder"),
        texts(tree, "altId"),
    ) == (["Coast News", "AP"], ["AP"], [URL, "7"])


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "https://a.example/%zz",
        "https://a.example/[1]",
        "https://a.example/#1#2",
        "https://a.example/a|b",
    ],
)
def test_an_address_that_is_none_is_no_link(url: str) -> None:
    tree = tree_of(url=url, guid="")
    links = [link.get("href") for link in tree.iter(f"{NAR}link")]
    licence = "https://creativecommons.org/licenses/by/4.0/"
    assert (links, texts(tree, "altId")) == ([licence], [url])


def test_a_message_without_stories_is_well_formed() -> None:
    assert texts(etree.fromstring(message_of()), "itemSet") == [""]


def test_items_are_written_as_stories_come() -> None:
    read: list[int] = []

    def stories() -> Iterator[Story]:
        for number in range(3):
            read.append(number)
            yield filed(id=number)

    pieces = newsml_message(GATE.printed(stories()), sender=SENDER)
    next(pieces)
    next(pieces)
    assert read == [0]


@pytest.fixture(scope="module")
def schema() -> etree.XMLSchema:
    file = schema_file("newsml-g2-2.35-all-power.xsd")
    return etree.XMLSchema(etree.parse(file))


CHANGES: dict[str, dict[str, Any]] = {
    "usable": {},
    "corrected": {"status": Status.CORRECTED, "revision": 2, "notice": "Corrects."},
    "killed": KILLED,
    "excerpt": {"terms": EXCERPT, "evidence": {"agencies": "AP"}},
    "link": {"terms": LINK_ONLY, "original": WITHDRAWN},
    "bare": {
        **dict.fromkeys(("section", "language", "guid", "dateline", "credit"), ""),
        **dict.fromkeys(("body", "body_html", "disclaimer", "lede"), ""),
        "byline": (), "keywords": (), "published_at": None,
    },
    "rtl": {"language": "fa-IR", "body": "باران", "updated_at": NOON},
    "a-day": {"published_precision": Precision.DAY},
    "addresses": {"url": "https://a.example/خبر?a=%D8&b=(1)~'*#x", "guid": "%zz [1]"},
}  # fmt: skip


@pytest.mark.parametrize("name", CHANGES)
def test_a_message_is_as_the_schema_has_it(schema: etree.XMLSchema, name: str) -> None:
    schema.assertValid(tree_of(**CHANGES[name]))


def hostile(text: str, **changes: Any) -> Story:
    return filed(
        headline=text,
        byline=(text,),
        body=text,
        body_html=text,
        section=text,
        keywords=(text,),
        dateline=text,
        language=text,
        credit=text,
        disclaimer=text,
        notice=text,
        guid=text,
        url=f"https://h.example/{text}",
        **changes,
    )


TEXTS = st.text(st.characters(), max_size=40)
TERMS = st.sampled_from([make_story().terms, EXCERPT, LINK_ONLY])


@given(text=TEXTS, terms=TERMS)
def test_no_text_breaks_the_message(text: str, terms: Terms) -> None:
    tree = etree.fromstring(message_of(hostile(text, terms=terms)))
    assert len(texts(tree, "newsItem")) == 1


@given(
    text=TEXTS,
    terms=TERMS,
    published_at=st.none() | st.datetimes(timezones=st.just(UTC)),
)
def test_any_text_makes_what_the_schema_has(
    schema: etree.XMLSchema, text: str, terms: Terms, published_at: datetime | None
) -> None:
    story = hostile(text, terms=terms, published_at=published_at)
    schema.assertValid(etree.fromstring(message_of(story)))
