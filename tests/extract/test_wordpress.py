"""Listings of WordPress's REST API, sound, cut and hostile."""

import gzip
import json
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.json_listing import JsonListing
from wirecrawler.extract.wordpress import read_posts
from wirecrawler.story import Entry

URL = "https://harbourwire.example/wp-json/wp/v2/posts?per_page=50"
ONE = "https://harbourwire.example/ports/1/"
GUID = "https://harbourwire.example/?p=1"

WHOLE = {
    "id": 1,
    "date": "2026-11-03T13:00:00",
    "date_gmt": "2026-11-03T12:00:00",
    "guid": {"rendered": GUID},
    "modified": "2026-11-03T14:30:00",
    "modified_gmt": "2026-11-03T13:30:00",
    "link": ONE,
    "title": {"rendered": "Ships &amp; ports&#8217; <em>new</em> quay"},
    "content": {"rendered": "<p>Two ferries tied up.</p>", "protected": False},
    "excerpt": {"rendered": "<p>Two ferries &hellip;</p>\n", "protected": False},
    "author": 3,
    "categories": [4],
    "tags": [7, 8],
    "_embedded": {
        "author": [{"id": 3, "name": "Ingrid Moen"}],
        "wp:term": [
            [{"id": 4, "name": "Sea &amp; Ships", "taxonomy": "category"}],
            [
                {"id": 7, "name": "Quay", "taxonomy": "post_tag"},
                {"id": 8, "name": "Ferries", "taxonomy": "post_tag"},
            ],
        ],
    },
}
ENTRY = Entry(
    url=ONE,
    link=ONE,
    guid=GUID,
    headline="Ships & ports’ new quay",
    byline=("Ingrid Moen",),
    published="2026-11-03T12:00:00Z",
    updated="2026-11-03T13:30:00Z",
    summary="<p>Two ferries &hellip;</p>",
    section="Sea & Ships",
    keywords=("Quay", "Ferries"),
)


def listing(*posts: object) -> bytes:
    return json.dumps(posts).encode()


def named(*entries: Entry, **more: object) -> JsonListing:
    return JsonListing(entries=entries, **more)  # type: ignore[arg-type]  # by keyword


def post(**said: object) -> Entry:
    """Return the entry of a post that says this and its link."""
    (entry,) = read_posts(listing({"link": ONE} | said), url=URL).entries
    return entry


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        pytest.param(listing(WHOLE), named(ENTRY), id="whole"),
        pytest.param(gzip.compress(listing(WHOLE)), named(ENTRY), id="gzip"),
        pytest.param(b"\xef\xbb\xbf" + listing(WHOLE), named(ENTRY), id="byte mark"),
        pytest.param(listing(), named(), id="no posts"),
        pytest.param(
            listing(WHOLE, WHOLE)[:-40],
            named(ENTRY, problems=("cut short",)),
            id="cut within a post",
        ),
        pytest.param(
            listing(WHOLE, 7, None, [WHOLE]),
            named(ENTRY, problems=("3 of its entries are no objects",)),
            id="what is no post",
        ),
        pytest.param(
            listing({"guid": {"rendered": GUID}}),
            named(Entry(url=GUID, link=GUID, guid=GUID)),
            id="the guid leads to the page too",
        ),
        pytest.param(
            listing({"link": "javascript:alert(1)", "guid": {"rendered": "hw-1"}}),
            named(
                linkless=(Entry(url="javascript:alert(1)", link="", guid="hw-1"),),
                problems=("1 of its entries have no link",),
            ),
            id="no link",
        ),
        pytest.param(
            listing({"link": "/ports/1/"}),
            named(Entry(url="/ports/1/", link=ONE)),
            id="a relative link",
        ),
    ],
)
def test_a_listing_of_posts_names_its_stories(
    content: bytes, expected: JsonListing
) -> None:
    assert read_posts(content, url=URL) == expected


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        pytest.param(b"", "not a listing of posts", id="nothing"),
        pytest.param(b"<!doctype html><p>Hello", "not a listing of posts", id="a page"),
        pytest.param(b'"posts"', "not a listing of posts", id="a text"),
        pytest.param(
            b'{"code": "rest_no_route", "message": "No route", "data": {"status": 404}}',
            "not a listing of posts: rest_no_route",
            id="the API's refusal",
        ),
        pytest.param(b'{"code": 7}', "not a listing of posts", id="an odd refusal"),
        pytest.param(
            b"[" * 200_000, "not a listing of posts: nested too deeply", id="deep"
        ),
    ],
)
def test_what_is_no_listing_of_posts_is_refused(content: bytes, reason: str) -> None:
    with pytest.raises(ExtractionError) as raised:
        read_posts(content, url=URL)
    assert (raised.value.url, raised.value.reason) == (URL, reason)


@pytest.mark.parametrize(
    ("said", "published"),
    [
        pytest.param(
            {"date": "2026-11-03T13:00:00"}, "2026-11-03T13:00:00", id="local"
        ),
        pytest.param(
            {"date": "2026-11-03T13:00:00", "date_gmt": "0000-00-00T00:00:00"},
            "2026-11-03T13:00:00",
            id="zeros for UTC",
        ),
        pytest.param({"date_gmt": None, "date": None}, "", id="null"),
        pytest.param({"date_gmt": 1, "date": "yesterday"}, "", id="no dates"),
    ],
)
def test_a_time_is_in_utc_where_it_is_said_in_utc(
    said: dict[str, object], published: str
) -> None:
    assert post(**said).published == published


@pytest.mark.parametrize(
    "said",
    [
        {"title": "New quay"},
        {"title": {"rendered": ["New quay"]}},
        {"_embedded": []},
        {"_embedded": {"author": {"name": "A"}, "wp:term": {"0": []}}},
        {"_embedded": {"author": [{"code": "rest_user_invalid_id"}], "wp:term": [7]}},
        {"_embedded": {"wp:term": [[{"name": 7, "taxonomy": "category"}]]}},
    ],
)
def test_a_field_of_another_shape_says_nothing(said: dict[str, object]) -> None:
    assert post(**said) == Entry(url=ONE, link=ONE)


def test_a_lone_surrogate_in_a_title_becomes_a_character() -> None:
    assert post(title={"rendered": "Quay \ud83d \0opens"}).headline == "Quay � opens"


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from([*WHOLE, "rendered", "name", "taxonomy", "wp:term"]),
            inner,
            max_size=6,
        )
    ),
    max_leaves=30,
)


@given(_JSON)
def test_any_json_is_read_or_refused(facts: object) -> None:
    content = json.dumps(facts).encode()
    with suppress(ExtractionError):
        for entry in read_posts(content, url=URL).entries:
            entry.mark.encode()
