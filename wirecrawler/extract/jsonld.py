"""JSON-LD: what a page says of its story in schema.org terms.

Reads the `application/ld+json` scripts of a parsed page (JSON-LD 1.1, section 7), forgiving
what pages get wrong: comments around the script, several values in one, raw line feeds in
strings, commas too many.
"""

import html
import json
import re
from collections.abc import Iterable, Iterator
from typing import Any

from wirecrawler.extract.html_tree import Element
from wirecrawler.normalize.text import collapsed, squeezed
from wirecrawler.normalize.url import canonical_url

Node = dict[str, Any]

_CDATA = re.compile(r"<!\[CDATA\[|\]\]>")
_OPENING = re.compile(r"[{\[]")
_STRING_OR_COMMA = re.compile(r'("[^"\\]*(?:\\.[^"\\]*)*")|,(?=\s*[}\]])', re.DOTALL)
# Deeper nesting than this is no description of a story; Python's parser would give up at 1000.
_DEPTH = 12
_LONGEST = 1000
"""Characters of a title; what is longer was not written as one."""
_STORY_TYPES = (
    "NewsArticle",
    "ReportageNewsArticle",
    "AnalysisNewsArticle",
    "OpinionNewsArticle",
    "BackgroundNewsArticle",
    "ReviewNewsArticle",
    "AskPublicNewsArticle",
    "LiveBlogPosting",
    "Article",
    "BlogPosting",
    "Report",
    "SatiricalArticle",
    "AdvertiserContentArticle",
    "SocialMediaPosting",
    "TechArticle",
    "ScholarlyArticle",
)


def read_nodes(root: Element) -> list[Node]:
    """Return every JSON-LD object of a page, nested ones and those of `@graph` too."""
    nodes: list[Node] = []
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "").lower():
            for value in _parsed(script.text or ""):
                nodes += _objects(value, 0)
    return nodes


def story_node(
    nodes: Iterable[Node], *, url: str = "", titles: Iterable[str] = ()
) -> Node:
    """Return the object that describes the page's story, the most special type first, or {}.

    Of several, those that name the page's address `url`, or the headline of which one of its
    other `titles` holds, go before the others: lists of stories describe each of them.
    """
    ranked = [(rank, node) for node in nodes if (rank := _rank(node)) is not None]
    if len(ranked) > 1:
        said = [squeezed(title[:_LONGEST]) for title in titles]
        own = [one for one in ranked if _is_of(one[1], canonical_url(url), said)]
        ranked = own or ranked
    first = min(ranked, key=lambda r: (r[0], -len(r[1])), default=(0, {}))
    return first[1]


def _is_of(node: Node, url: str, titles: list[str]) -> bool:
    """Tell whether an object describes the page at `url` that has these titles, squeezed."""
    headline = squeezed(text(node, "headline")[:_LONGEST])
    if headline and any(headline in title for title in titles):
        return True
    named = (address(node, key) for key in ("url", "mainEntityOfPage", "@id"))
    return any(canonical_url(one) == url for one in named if one)


def types(node: Node) -> tuple[str, ...]:
    """Return the types of an object, without their vocabulary's address or prefix."""
    said = _listed(node.get("@type"))
    return tuple(_local(name) for name in said if isinstance(name, str))


def text(node: Node, key: str) -> str:
    """Return the text under `key`: the first of a list that has one, or ""."""
    for value in _listed(node.get(key)):
        said = value
        if isinstance(value, dict):
            said = value.get("@value") or value.get("name")
        is_text = isinstance(said, str | int | float) and not isinstance(said, bool)
        if is_text and (shown := printable(str(said))):
            return shown
    return ""


def prose(node: Node, key: str) -> str:
    """Return the text under `key` with its line ends, or ""."""
    said = node.get(key)
    return html.unescape(_whole(said)) if isinstance(said, str) else ""


def names(node: Node, key: str) -> tuple[str, ...]:
    """Return the names of the persons or organisations, or the keywords, under `key`."""
    found: list[str] = []
    for value in _listed(node.get(key)):
        name = value.get("name") if isinstance(value, dict) else value
        found += [printable(n) for n in _listed(name) if isinstance(n, str)]
    return tuple(n for n in found if n)


def address(node: Node, key: str) -> str:
    """Return the URL under `key`, which may be an ImageObject or a WebPage, or ""."""
    for value in _listed(node.get(key)):
        said = value
        if isinstance(value, dict):
            said = value.get("url") or value.get("@id") or value.get("contentUrl")
        if isinstance(said, str):
            return _whole(said).strip()
    return ""


def printable(value: str) -> str:
    """Return a JSON string as text: entities decoded once, white space collapsed.

    Half a surrogate pair, which JSON can spell and UTF-8 cannot, is left out.
    """
    return collapsed(html.unescape(_whole(value)).replace("\0", ""))


def _whole(value: str) -> str:
    return value.encode("utf-16", "surrogatepass").decode("utf-16", "ignore")


def _parsed(script: str) -> list[object]:
    """Return the JSON values of a script, whatever stands around them."""
    found = list(_values(script))
    return found or list(_values(_STRING_OR_COMMA.sub(r"\1", script)))


def _values(script: str) -> Iterator[object]:
    decoder = json.JSONDecoder(strict=False)
    script = _CDATA.sub("", script)
    place = 0
    while opening := _OPENING.search(script, place):
        try:
            value, place = decoder.raw_decode(script, opening.start())
        except (ValueError, RecursionError):
            return
        yield value


def _objects(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEPTH:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, dict):
        # Some forget the type of the one thing that their page describes.
        if value.get("@type") or (not depth and value.get("datePublished")):
            yield value
        for item in value.values():
            if isinstance(item, dict | list):
                yield from _objects(item, depth + 1)


def _rank(node: Node) -> int | None:
    if not node.get("@type"):
        return len(_STORY_TYPES)
    ranks = [_STORY_TYPES.index(t) for t in types(node) if t in _STORY_TYPES]
    return min(ranks, default=None)


def _local(name: str) -> str:
    return name[max(name.rfind(sign) for sign in "/:#") + 1 :]


def _listed(value: object) -> list[Any]:
    if value is None:
        return []
    return value if isinstance(value, list) else [value]
