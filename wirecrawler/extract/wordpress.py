"""Posts: what WordPress's REST API lists under wp/v2/posts.

https://developer.wordpress.org/rest-api/reference/posts/ names the fields.  Authors, categories and
tags are numbers there, but for `?_embed`, which adds their names under `_embedded`.
"""

import re
from collections.abc import Iterator

from wirecrawler.extract.feed_entry import FoundEntry, http_only
from wirecrawler.extract.feed_json import Json, objects
from wirecrawler.extract.json_listing import JsonListing, read_json_listing, text_under
from wirecrawler.extract.plain import html_text
from wirecrawler.normalize.text import collapsed
from wirecrawler.story import Entry

# A post that was never published has a date of zeros.
_TIME = re.compile(r"(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", re.ASCII)


def read_posts(content: bytes, *, url: str, encoding: str | None = None) -> JsonListing:
    """Return what a listing of posts names.

    Titles are plain text, summaries HTML.

    Raises:
        ExtractionError: It is no listing of posts; the reason has the API's own code for it, such
            as `rest_no_route`.
    """
    return read_json_listing(
        content, url=url, encoding=encoding, kind="a listing of posts", found=_found
    )


def _found(post: dict[str, Json], url: str) -> FoundEntry:
    guid = collapsed(text_under(post, "guid", "rendered"))
    terms = list(_terms(post))
    entry = Entry(
        url="",
        link="",
        guid=guid,
        headline=html_text(text_under(post, "title", "rendered")),
        byline=_names(objects(_embedded(post), "author")),
        published=_time(post, "date"),
        updated=_time(post, "modified"),
        summary=collapsed(text_under(post, "excerpt", "rendered")),
        section=next(iter(_names(_of(terms, "category"))), ""),
        keywords=_names(_of(terms, "post_tag")),
    )
    # The guid is mostly the post's address by number, which leads to the page.
    links = (text_under(post, "link"), http_only(guid))
    return FoundEntry(entry=entry, links=links, base=url)


def _time(post: dict[str, Json], name: str) -> str:
    """Return a time in UTC, else in the zone of the blog, which is not said.

    That `NAME_gmt` is UTC is in its name alone: here it is said in the text.
    """
    instant = text_under(post, f"{name}_gmt")
    if _TIME.fullmatch(instant):
        return f"{instant}Z"
    local = text_under(post, name)
    return local if _TIME.fullmatch(local) else ""


def _embedded(post: dict[str, Json]) -> dict[str, Json]:
    embedded = post.get("_embedded")
    return embedded if isinstance(embedded, dict) else {}


def _terms(post: dict[str, Json]) -> Iterator[dict[str, Json]]:
    """Yield what it is filed under; the API groups it in a list for each taxonomy."""
    groups = _embedded(post).get("wp:term")
    for group in groups if isinstance(groups, list) else []:
        yield from objects({"terms": group}, "terms")


def _of(terms: list[dict[str, Json]], taxonomy: str) -> list[dict[str, Json]]:
    return [term for term in terms if text_under(term, "taxonomy") == taxonomy]


def _names(found: list[dict[str, Json]]) -> tuple[str, ...]:
    names = (html_text(text_under(one, "name")) for one in found)
    return tuple(dict.fromkeys(name for name in names if name))
