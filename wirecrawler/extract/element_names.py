"""Element names: what a person would call an element in a selector, and what will last.

A class that a program made up (`css-1x2y3z`, `Paragraph_paragraph__2FiCb`) is another one after the
next change of the site; one that says where the element stands (`col-8`, `mt-4`) is on many.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import islice

from wirecrawler.extract.html_tree import Element

_CSS_NAME = re.compile(r"-?[A-Za-z_][\w-]*", re.ASCII)
"""Classes and ids that need no escape in a selector; the others are passed over."""
_LONGEST, _MOST = 60, 12
"""Characters of a name and names of one element that are looked at; arbitrary."""
_PIECE = re.compile(r"[A-Za-z0-9]+")
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_NUMBERED = re.compile(r"[A-Za-z]+\d{0,2}|\d{1,2}")
_VOWEL = re.compile(r"[aeiouy]", re.IGNORECASE)
_CLUSTER = re.compile(r"[bcdfghjkmpqvwxz]{4}|[bcdfghjklmnpqrstvwxz]{6}")
_NUMBERED_CLUSTER = re.compile(r"[bcdfghjklmnpqrstvwxz]{4}")
"""Consonants that follow each other in no word; fewer where a digit ends the piece."""
_MAKERS = frozenset(
    "astro css dcr emotion jss jsx makestyles sc ssrcss styled svelte tss".split()
)
"""What programs put before the classes that they make up."""
_PLACED = re.compile(
    r"(?:[mp][trblxyse]?|[wh]|min|max|gap|space|top|left|right|bottom|z|order|basis|grow|shrink|col"
    r"|cols|row|span|grid|flex|items|justify|self|align|place|float|pull|push|offset|d|display"
    r"|font|leading|tracking|bg|rounded|shadow|opacity|overflow|object|cursor|duration|ease|pos"
    r"|small|medium|large|xs|sm|md|lg|xl|xxl|size|width|height|uk|pure|u|mb|mt|ml|mr|pb|pt|pl|pr)"
    r"(?:-.*|\d+)|.*-(?:xs|sm|md|lg|xl|xxl)(?:-.*)?|text-(?:left|right|center|justify|\w+-\d+)"
    r"|(?:is|has|js|no|not|wow|ng|fade|lazy)-.*|clearfix|clear|cf|row|flex|grid|block|inline|hidden"
    r"|relative|absolute|fixed|sticky|visible|active|current|open|opened|closed|show|shown|loaded"
    r"|loading|lazy|lazyload(?:ed)?|first|last|even|odd|fade|in|out|animated|hentry|selected"
    r"|.*-(?:active|current|open|selected|visible)|status-\w+|format-\w+|type-\w+|lang-\w+|ltr|rtl",
    re.IGNORECASE,
)
"""Classes of frameworks, and states: not what an element is."""
_WEAK = re.compile(
    r"(?:wrap|wrapper|inner|outer|box|left|right|center|container|holder|item|items|col|column"
    r"|block|group|area|link|links|list|bold|small|big|large|medium|dark|light|black|white|red)",
    re.IGNORECASE,
)
_DATA = (
    "data-component", "data-testid", "data-test-id", "data-test", "data-qa", "data-role",
    "data-type", "data-name", "data-block", "data-element", "data-gu-name", "data-module",
)  # fmt: skip
"""Attributes in which sites say what an element is."""


def names_of(element: Element) -> list[str]:
    """Return selectors of an element alone, without its tag, the most lasting first.

    `[itemprop=x]`, `.class`, `#id`, `[data-component=x]`, `[class*=Stem__]` where the rest of a
    class is made up, then classes that say little.
    """
    found = [*_said(element), *_classes(element, is_weak=False)]
    if (name := element.get("id") or "") and is_lasting(name):
        found.append(f"#{name}")
    found += [
        f"[{key}={value}]"
        for key in _DATA
        if is_lasting(value := element.get(key) or "")
    ]
    found += [f"[class*={stem}]" for name in _listed(element) if (stem := _stem(name))]
    return list(dict.fromkeys([*found, *_classes(element, is_weak=True)]))


def shown_name(element: Element) -> str:
    """Return its tag with its most lasting name, or its tag alone."""
    tag = str(element.tag)
    return next((f"{tag}{name}" for name in names_of(element)), tag)


def shown_path(element: Element) -> str:
    """Return a selector of an element: its name, within the nearest around it that has one."""
    names = [shown_name(element)]
    around = element.iterancestors()
    while names[0].isalnum() and (outer := next(around, None)) is not None:
        if not (name := shown_name(outer)).isalnum():
            names.insert(0, name)
    return " ".join(names)


@lru_cache(maxsize=4096)
def is_lasting(name: str) -> bool:
    """Tell whether a class or id is one that a person made, and of more than this page."""
    if len(name) > _LONGEST or not _CSS_NAME.fullmatch(name):
        return False
    pieces = _PIECE.findall(name)
    if len(pieces) > 1 and pieces[0].lower() in _MAKERS:
        return False
    if len(pieces) > 1 and max(map(len, pieces)) < 3:
        return False  # "e_bc": a program counts so
    is_made_up = any(map(_is_made_up, pieces))
    return bool(pieces) and not is_made_up and not _PLACED.fullmatch(name)


def _said(element: Element) -> Iterator[str]:
    """Yield what schema.org calls an element (microdata)."""
    for name in (element.get("itemprop") or "").split()[:2]:
        if _CSS_NAME.fullmatch(name):
            yield f"[itemprop={name}]"


def _listed(element: Element) -> Sequence[str]:
    return (element.get("class") or "").split()[:_MOST]


def _classes(element: Element, *, is_weak: bool) -> Iterator[str]:
    for name in _listed(element):
        if is_lasting(name) and bool(_WEAK.fullmatch(name)) is is_weak:
            yield f".{name}"


def _stem(name: str) -> str:
    """Return the part of a class that a person made, where a program made up the rest."""
    if len(name) > _LONGEST or not _CSS_NAME.fullmatch(name) or is_lasting(name):
        return ""
    stems, start = [], 0
    for piece in islice(_PIECE.finditer(name), _MOST):
        if _is_made_up(piece[0]) or piece[0].lower() in _MAKERS:
            stems.append(name[start : piece.start()])
            start = piece.end()
    # What follows the last made-up piece ends the class; what goes before one keeps its dash.
    stems.append(name[start:].lstrip("-_"))
    longest = max(stems, key=len).lstrip("-_")
    return longest if len(longest) > 4 and not _PLACED.fullmatch(longest) else ""


@lru_cache(maxsize=4096)
def _is_made_up(piece: str) -> bool:
    """Tell a piece of a name, between its dashes, that a program made up: `1x2y3z`, `hQKpYb`."""
    if not _NUMBERED.fullmatch(piece):
        return True
    letters = piece.rstrip("0123456789")
    words = _WORD.findall(letters)
    if len(words) > 1 and len(letters) < 3 * len(words):
        return True
    clusters = _NUMBERED_CLUSTER if letters != piece else _CLUSTER
    if len(letters) > 5 and clusters.search(letters):
        return True
    return any(len(w) > 2 and not _VOWEL.search(w) for w in words if w != letters) or (
        len(letters) > 4 and not _VOWEL.search(letters)
    )
