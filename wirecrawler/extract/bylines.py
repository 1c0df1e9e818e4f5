"""Bylines: who a page, and the entry that named it, say wrote its story.

What is said for machines (JSON-LD, meta elements) is cheap to read and mostly right; the markup
is read where that names no person, or where two of its voices name different ones.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import islice
from urllib.parse import urlsplit

from wirecrawler.extract.bylines_shown import near, wide
from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.context import Context
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import Node, names, printable, types
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.normalize.byline import byline_names
from wirecrawler.normalize.organisation import is_desk, is_full_name, is_person
from wirecrawler.normalize.text import collapsed, squeezed

Group = list[Candidate]
"""The candidates of one voice, in its order; never empty."""

PERSON, WORD, DESK, OWN, NOTHING = 3, 2, 1, 0, -1
"""What a voice may say; a word alone may be a first name, a login or a place."""
_LONGEST = 200
"""Characters of a byline; longer is a paragraph about the author."""
_MOST = 30
"""Names of one voice, and voices of one sort; arbitrary."""
_META = (
    "author",
    "article:author",
    "article:byline",
    "byl",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "dcterms.creator",
)
"""Names of meta elements that hold authors, in order; others whose last word says so follow."""
_META_WORDS = re.compile(
    r"(?:^|[.:_#/-])(?:authors?|bylines?(?:_name)?|writers?|creator)$"
)
_WRITTEN = re.compile(
    r"writ|author|\bby\b|verfasst|geschrieben|autor|auteur|écrit|escrito|scritto|geschre|skre"
    r"|skriv|kirjoit|napis|автор|напис|yazan|نویسنده|كتب|کاتب|執筆|作者|作成|글쓴이|ditulis|penulis",
    re.IGNORECASE,
)


def byline_candidates(
    context: Context, headline: Element | None, selected: Iterable[Element]
) -> list[Candidate]:
    """Return all that may be a byline of the page's story, in rank order."""
    voices = (
        chosen(selected),
        told(context),
        shown(headline),
        entered(context),
        elsewhere(context),
    )
    return [candidate for voice in voices for group in voice for candidate in group]


def chosen(selected: Iterable[Element]) -> Iterator[Group]:
    """Yield what the source's own selector finds."""
    yield from _group("selector:byline", ((text_of(e), e) for e in selected))


def told(context: Context) -> Iterator[Group]:
    """Yield what is said for machines, the best voice first."""
    node = context.node or next(filter(_is_page, context.nodes), {})
    for key in ("author", "creator"):
        yield from _group(f"jsonld:{key}", _plain(_authors(context, node, key)))
    others = islice(filter(_is_other, context.meta), _MOST)
    for name in (*_META, *others):
        said = [value for value in context.meta.get(name, ()) if not _is_address(value)]
        yield from _group(f"meta:{name}", _plain(said))
    yield from _group("meta:twitter:data1", _plain(_labelled(context)))


def shown(headline: Element | None) -> Iterator[Group]:
    """Yield what stands around the headline."""
    if headline is not None:
        for evidence, found in near(headline):
            yield from _group(evidence, found)


def entered(context: Context) -> Iterator[Group]:
    """Yield what the entry says."""
    yield from _group("entry", _plain(map(collapsed, context.entry.byline)))


def elsewhere(context: Context) -> Iterator[Group]:
    """Yield what is named an author anywhere on the page, and what is said of contributors."""
    yield from _group("markup:page", wide(context.root))
    contributors = _authors(context, context.node, "contributor")
    yield from _group("jsonld:contributor", _plain(contributors))


def _group(
    evidence: str, found: Iterable[tuple[str, Element | None]]
) -> Iterator[Group]:
    """Yield the texts of one voice as candidates, each once; nothing where there is none."""
    held: dict[str, Candidate] = {}
    for text, element in found:
        if text and len(text) <= _LONGEST and not _is_address(text):
            candidate = Candidate(text=text, evidence=evidence, element=element)
            held.setdefault(text, candidate)
    if held:
        yield list(held.values())[:_MOST]


def _plain(texts: Iterable[str]) -> Iterator[tuple[str, None]]:
    return ((text, None) for text in texts)


def _is_page(node: Node) -> bool:
    return "WebPage" in types(node) and bool(node.get("author"))


def _authors(context: Context, node: Node, key: str) -> Iterator[str]:
    """Yield the names under `key`, those of objects elsewhere in the graph too."""
    said = node.get(key)
    for value in said[:_MOST] if isinstance(said, list) else [said]:
        if not isinstance(value, dict):
            yield from names({key: value}, key)
            continue
        here = names({key: value}, key) or _joined(value)
        yield from here or names({key: _referred(context, value)}, key)


def _joined(person: Node) -> tuple[str, ...]:
    """Return the name that is given in two parts."""
    parts = (person.get("givenName"), person.get("familyName"))
    told = [printable(p) for p in parts if isinstance(p, str)]
    return (" ".join(told),) if len(told) == len(parts) else ()


def _referred(context: Context, value: Node) -> Node:
    """Return the object that a reference names (JSON-LD 1.1, section 3.3), or {}."""
    reference = value.get("@id")
    if not isinstance(reference, str):
        return {}
    found = (n for n in context.nodes if n.get("@id") == reference and n.get("name"))
    return next(found, {})


@lru_cache(maxsize=2048)
def _is_other(name: str) -> bool:
    """Tell a meta element that is named for authors in a way of its site's own."""
    # Twitter's creator is a handle.
    known = name in _META or name.startswith("twitter:")
    return not known and bool(_META_WORDS.search(name))


def _is_address(text: str) -> bool:
    return text.startswith(("http:", "https:", "//", "@"))


def _labelled(context: Context) -> Iterator[str]:
    """Yield what stands under "Written by" in the card that is made for a link."""
    labels = context.meta.get("twitter:label1", ())
    for label, value in zip(
        labels, context.meta.get("twitter:data1", ()), strict=False
    ):
        if _WRITTEN.search(label):
            yield value


def own_names(context: Context) -> frozenset[str]:
    """Return the names of the page's source and of organisations that sign for it, squeezed."""
    host = (urlsplit(context.url).hostname or "").removeprefix("www.")
    said = [context.source.agency, host, *host.split(".")]
    for name in ("og:site_name", "application-name", "twitter:creator", "twitter:site"):
        said += context.meta.get(name, ())
    said += names(context.node, "publisher")
    said += (n for n in _organisations(context.node.get("author")) if not is_desk(n))
    # "Harbour Wire (www.harbourwire.example)" is no author.
    signs = (v for v in context.meta.get("author", ()) if host and host in v.lower())
    said += byline_names(signs)
    return frozenset(letters for name in said if (letters := squeezed(name)))


def _organisations(author: object) -> Iterator[str]:
    for value in author if isinstance(author, list) else [author]:
        if isinstance(value, dict) and any("Organi" in t for t in types(value)):
            yield from names({"author": value}, "author")


def strength(group: Group, own: frozenset[str]) -> int:
    """Return how much a group says: 3 a full name, 2 a word alone, 1 a desk, 0 its own source."""
    said = [_strength(name, own) for name in byline_names(c.text for c in group)]
    return max(said, default=NOTHING)


def people(group: Group, own: frozenset[str]) -> set[str]:
    """Return the full names of persons in a group, squeezed."""
    said = byline_names(c.text for c in group)
    return {squeezed(name) for name in said if _strength(name, own) == PERSON}


def _strength(name: str, own: frozenset[str]) -> int:
    if squeezed(name) in own:
        return OWN
    if not is_person(name):
        return DESK
    if is_full_name(name):
        return PERSON
    return DESK if " " in name else WORD
