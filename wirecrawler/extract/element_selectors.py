"""Element selectors: by which a person would tell an element of a page from the others."""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

import cssselect
from lxml.cssselect import CSSSelector

from wirecrawler.extract.element_names import names_of
from wirecrawler.extract.html_tree import Element

_SCOPES, NAMES = 4, 3
"""Elements that scope the name of one, and names of each; arbitrary."""
_LANDMARKS = ("article", "main", "h1", "time", "address")
"""Tags that name an element without a class."""
WORDS = {
    "headline": re.compile(r"title|head", re.IGNORECASE),
    "byline": re.compile(r"author|byline|writer|name|creator|reporter", re.IGNORECASE),
    "lede": re.compile(r"lea?de?|intro|summary|standfirst|descr|dek", re.IGNORECASE),
    "published": re.compile(r"date|time|publish|stamp", re.IGNORECASE),
    "section": re.compile(r"section|categ|rubri|crumb|kicker|topic", re.IGNORECASE),
    "keywords": re.compile(r"tag|keyword|topic|subject", re.IGNORECASE),
    "body": re.compile(
        r"body|text|content|story|article|entry|copy|main|detail|post", re.IGNORECASE
    ),
}
"""What names of a field's element are made of: these are tried first."""


def selected(root: Element, selector: str) -> list[Element]:
    """Return the elements that a selector finds; none where it is not CSS."""
    try:
        return list(CSSSelector(selector, translator="html")(root))
    except cssselect.SelectorError:  # a name that reads as CSS of its own
        return []


def element_selectors(element: Element, field: str) -> Iterator[str]:
    """Yield selectors of one element, the best first."""
    yield from alone(element, field)
    yield from scoped(element, field)


def inside_page(element: Element) -> Iterator[Element]:
    """Yield the elements around one, but for the page itself."""
    return (e for e in element.iterancestors() if e.tag not in ("body", "html"))


def alone(element: Element, field: str) -> Iterator[str]:
    """Yield the names of an element, its tag where that says enough."""
    names = _ranked(names_of(element), field)[: 2 * NAMES]
    yield from names
    if element.tag == "meta":
        yield from _meta(element)
    if element.tag in _LANDMARKS:
        yield str(element.tag)
    tag = str(element.tag)
    yield from (f"{tag}{name}" for name in names[:NAMES])
    classes = [name for name in names if name.startswith(".")][:NAMES]
    yield from (f"{a}{b}" for n, a in enumerate(classes) for b in classes[n + 1 :])


def _meta(element: Element) -> Iterator[str]:
    for key in ("property", "name"):
        if value := element.get(key):
            yield f'meta[{key}="{value}"]'


def scoped(element: Element, field: str) -> Iterator[str]:
    """Yield the names of an element, or its tag, within the nearest around it that has a name."""
    names = [*_ranked(names_of(element), field)[:NAMES], str(element.tag)]
    tag, parent = str(element.tag), element.getparent()
    for scope in within(element, field):
        yield from (f"{scope} {name}" for name in names)
    if parent is not None:
        for scope in islice(alone(parent, field), NAMES):
            yield f"{scope} > {tag}"


def within(element: Element, field: str, *, itself: bool = False) -> list[str]:
    """Return names of the nearest elements around one that have any."""
    found: list[str] = []
    for around in [*([element] if itself else []), *inside_page(element)]:
        names = _ranked(names_of(around), field)[:2]
        if around.tag in _LANDMARKS:
            names.append(str(around.tag))
        found += names
        if len(found) >= 2 * _SCOPES:
            break
    return found


def _ranked(names: Sequence[str], field: str) -> list[str]:
    """Return names, those first that are made of the words of their field."""
    words = WORDS[field]
    return sorted(names, key=lambda name: not words.search(name))
