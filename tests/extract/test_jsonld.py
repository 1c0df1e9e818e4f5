"""JSON-LD: what scripts of a page say, however badly they say it."""

import json
import time
from typing import Any

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.extract import jsonld
from wirecrawler.extract.jsonld import Node, read_nodes, story_node

STORY = {"@type": "NewsArticle", "headline": "New quay"}
SCRIPT = json.dumps(STORY)


def nodes(*scripts: str, kind: str = "application/ld+json") -> list[Node]:
    """Return the objects of a page with these scripts."""
    body = "".join(f'<script type="{kind}">{script}</script>' for script in scripts)
    root = lxml.html.document_fromstring(
        f"<html><head>{body}</head><body></body></html>"
    )
    return read_nodes(root)


def nested(value: object, depth: int) -> object:
    return {"a": nested(value, depth - 1)} if depth else value


READ = {
    "an object": (SCRIPT, [STORY]),
    "an array": (json.dumps([STORY, {"@type": "WebSite"}]), [STORY, {"@type": "WebSite"}]),
    "a graph": (json.dumps({"@context": "x", "@graph": [STORY]}), [STORY]),
    "nested objects": (
        json.dumps({"@type": "WebPage", "mainEntity": STORY}),
        [{"@type": "WebPage", "mainEntity": STORY}, STORY],
    ),
    "an object without a type": ('{"headline": "New quay"}', []),
    "a dated object without a type": (
        '[{"datePublished": "2026-11-03"}]',
        [],
    ),
    "a dated object without a type, alone": (
        '{"datePublished": "2026-11-03"}',
        [{"datePublished": "2026-11-03"}],
    ),
    "dated objects without a type in another": (
        '{"a": [{"datePublished": "2026-11-03"}]}',
        [],
    ),
    "a comment around it": (f"\n<!--\n{SCRIPT}\n-->\n", [STORY]),
    "CDATA": (f"<![CDATA[{SCRIPT}]]>", [STORY]),
    "CDATA behind slashes": (f"//<![CDATA[\n{SCRIPT}\n//]]>", [STORY]),
    "CDATA in comments": (f"/* <![CDATA[ */ {SCRIPT} /* ]]> */", [STORY]),
    "a semicolon": (f"{SCRIPT};", [STORY]),
    "an assignment": (f"var data = {SCRIPT};", [STORY]),
    "two in one": (f"{SCRIPT}\n{SCRIPT}", [STORY, STORY]),
    "two by a comma": (f"{SCRIPT},{SCRIPT}", [STORY, STORY]),
    "one and a broken one": (f"{SCRIPT} {{", [STORY]),
    "raw line feeds in a string": (
        '{"@type": "NewsArticle", "headline": "New\n\tquay"}',
        [STORY | {"headline": "New\n\tquay"}],
    ),
    "commas too many": (
        '{"@type": ["NewsArticle", ], "headline": "New, ] quay\\",}",\n}',
        [{"@type": ["NewsArticle"], "headline": 'New, ] quay",}'}],
    ),
    "a byte order mark": (f"\ufeff{SCRIPT}", [STORY]),
    "cut": (SCRIPT[:-3], []),
    "no JSON": ("window.x = 1", []),
    "single quotes": ("{'@type': 'NewsArticle'}", []),
    "empty": ("", []),
    "a string": ('"NewsArticle"', []),
    "a number too long": ('{"@type": "NewsArticle", "n": ' + "9" * 5000 + "}", []),
    "deeper than a story is described": (json.dumps(nested(STORY, 13)), []),
    "as deep as one is": (json.dumps(nested(STORY, 12)), [STORY]),
    "deeper than Python reads": ("[" * 100_000 + "]" * 100_000, []),
    "an array deeper than a story is described": ("[" * 20 + SCRIPT + "]" * 20, []),
}  # fmt: skip


@pytest.mark.parametrize(("script", "expected"), READ.values(), ids=READ)
def test_scripts_are_read_whatever_stands_around_them(
    script: str, expected: list[Node]
) -> None:
    assert nodes(script) == expected


def test_a_broken_script_does_not_cost_the_next_one() -> None:
    assert nodes("{", SCRIPT, "]") == [STORY]


@pytest.mark.parametrize(
    ("kind", "count"),
    [("application/ld+json", 1), ("APPLICATION/LD+JSON; charset=utf-8", 1), ("text/javascript", 0)],
)  # fmt: skip
def test_only_scripts_of_json_ld_are_read(kind: str, count: int) -> None:
    assert len(nodes(SCRIPT, kind=kind)) == count


@pytest.mark.parametrize(
    "script",
    ['"' * 200_000, '{"a": "' + ",]" * 100_000, "{" + "," * 200_000, "<![CDATA[" * 20_000],
    ids=["quotes", "an open string", "commas", "openings"],
)  # fmt: skip
def test_a_hostile_script_costs_little(script: str) -> None:
    start = time.process_time()
    assert nodes(script) == []
    assert time.process_time() - start < 2


CHOSEN: dict[str, tuple[list[dict[str, Any]], dict[str, Any]]] = {
    "none": ([{"@type": "WebSite"}], {}),
    "the most special type": (
        [{"@type": "Article", "a": 1, "b": 2}, {"@type": "NewsArticle"}],
        {"@type": "NewsArticle"},
    ),
    "the one that says most": (
        [{"@type": "NewsArticle"}, {"@type": "NewsArticle", "a": 1}],
        {"@type": "NewsArticle", "a": 1},
    ),
    "one of several types": (
        [{"@type": ["Thing", "BlogPosting"]}],
        {"@type": ["Thing", "BlogPosting"]},
    ),
    "a type by its address": (
        [{"@type": "http://schema.org/NewsArticle"}],
        {"@type": "http://schema.org/NewsArticle"},
    ),
    "a type by its prefix": ([{"@type": "schema:Report"}], {"@type": "schema:Report"}),
    "one without a type, where there is no other": (
        [{"@type": "WebSite"}, {"datePublished": "2026-11-03"}],
        {"datePublished": "2026-11-03"},
    ),
    "none without a type, where there is another": (
        [{"datePublished": "2026-11-03"}, {"@type": "Report"}],
        {"@type": "Report"},
    ),
    "types that are none": ([{"@type": 7}, {"@type": {"a": 1}}, {"@type": [None]}], {}),
}


@pytest.mark.parametrize(("found", "expected"), CHOSEN.values(), ids=CHOSEN)
def test_the_object_of_the_story_is_chosen(found: list[Node], expected: Node) -> None:
    assert story_node(found) == expected


LISTED = {
    "@type": "NewsArticle",
    "headline": "Ferry runs late",
    "url": "/ferry",
    "a": 1,
}
OWN: dict[str, dict[str, Any]] = {
    "its headline is in a title of the page": {"headline": "New quay opens"},
    "its address is the page's": {"url": "https://x.example/quay#top"},
    "its page is the page": {"mainEntityOfPage": {"@id": "https://x.example/quay"}},
    "its name is the page's address": {"@id": "https://x.example/quay"},
}


@pytest.mark.parametrize("said", OWN.values(), ids=OWN)
@pytest.mark.parametrize("kind", ["NewsArticle", "BlogPosting"])
def test_a_listed_story_is_not_taken_for_the_pages_own(
    said: dict[str, Any], kind: str
) -> None:
    own = {"@type": kind} | said
    title = "New quay opens | Harbour Wire"
    url = "https://x.example/quay?utm_source=feed"
    assert story_node([LISTED, own], url=url, titles=["", title]) == own


def test_of_stories_that_are_all_foreign_the_one_that_says_most_is_chosen() -> None:
    other = {"@type": "NewsArticle", "headline": ""}
    assert story_node([other, LISTED], url="https://x.example/", titles=["x"]) == LISTED


TEXTS: dict[str, tuple[object, str]] = {
    "text": ("New quay", "New quay"),
    "white space collapsed": ("  New\n\tquay ", "New quay"),
    "entities decoded once": ("A&amp;B &amp;lt; &#8217;", "A&B &lt; ’"),
    "characters stay": ("می‌خواهند\u00a0\u00ad", "می‌خواهند\u00a0\u00ad"),
    "a pair of surrogates": ("\ud83d\ude00", "😀"),
    "half a pair": ("a\ud83d b", "a b"),
    "U+0000": ("a\0b", "ab"),
    "the first of a list": (["One", "two"], "One"),
    "the first that has any": (["", " ", None, {"a": 1}, "two"], "two"),
    "a language's value": ({"@value": "One", "@language": "en"}, "One"),
    "a thing's name": ({"@type": "Thing", "name": "One"}, "One"),
    "a number": (1700000000, "1700000000"),
    "a claim": (True, ""),
    "null": (None, ""),
    "a list of lists": ([["One"]], ""),
    "a name that is none": ({"name": {"name": "One"}}, ""),
}


@pytest.mark.parametrize(("value", "expected"), TEXTS.values(), ids=TEXTS)
def test_text_is_read_from_any_type(value: object, expected: str) -> None:
    assert jsonld.text({"headline": value}, "headline") == expected


NAMES: dict[str, tuple[object, tuple[str, ...]]] = {
    "a name": ("Kari Nordmann", ("Kari Nordmann",)),
    "a person": ({"@type": "Person", "name": " Kari  Nordmann "}, ("Kari Nordmann",)),
    "several": ([{"name": "Kari"}, "Ola", {"name": ["Per", "Pål"]}], ("Kari", "Ola", "Per", "Pål")),
    "a list in a list": ([["Kari", {"name": "Ola"}]], ("Kari",)),
    "blank": (["", " ", {"name": ""}], ()),
    "wrong types": ([7, None, True, {"name": 7}, {"name": None}, {}], ()),
    "null": (None, ()),
}  # fmt: skip


@pytest.mark.parametrize(("value", "expected"), NAMES.values(), ids=NAMES)
def test_names_are_read_from_any_type(value: object, expected: tuple[str, ...]) -> None:
    assert jsonld.names({"author": value}, "author") == expected


ADDRESSES: dict[str, tuple[object, str]] = {
    "an address": (" /1.jpg ", "/1.jpg"),
    "an image": ({"@type": "ImageObject", "url": "/1.jpg"}, "/1.jpg"),
    "an identifier": ({"@id": "/1"}, "/1"),
    "its content": ({"contentUrl": "/1.jpg"}, "/1.jpg"),
    "the first of a list": ([7, {"url": []}, "/1.jpg", "/2.jpg"], "/1.jpg"),
    "half a pair of surrogates": ("/\ud83d1", "/1"),
    "wrong types": ([7, None, {"url": 7}, {}], ""),
}


@pytest.mark.parametrize(("value", "expected"), ADDRESSES.values(), ids=ADDRESSES)
def test_addresses_are_read_from_any_type(value: object, expected: str) -> None:
    assert jsonld.address({"image": value}, "image") == expected


VALUES = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text() | st.just("NewsArticle"),
    lambda inner: st.lists(inner, max_size=4)
    | st.dictionaries(
        st.sampled_from(("@type", "@graph", "name", "url", "@value", "x")), inner, max_size=4
    ),
)  # fmt: skip


@given(VALUES)
def test_any_json_is_read(value: object) -> None:
    script = json.dumps(value).replace("</", "<\\/")
    for node in [*nodes(script), {"x": value}]:
        for key in ("name", "x"):
            jsonld.text(node, key).encode()
            "".join(jsonld.names(node, key)).encode()
            jsonld.address(node, key).encode()
        jsonld.types(node)
    story_node(nodes(script))


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="<")))
def test_any_script_is_read_or_ignored(script: str) -> None:
    assert isinstance(nodes(script), list)
