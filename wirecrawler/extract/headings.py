"""Headings: those of a page that may be its headline, without what is glued onto it."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import islice

from wirecrawler.extract.context import is_small
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import is_shown, text_of
from wirecrawler.normalize.text import squeezed

_MOST = 20
"""Headings of one level that are looked at; arbitrary, few pages have more."""
_LONGEST = 1000
"""Characters of a headline; what is longer is a text whose heading was not closed."""
_NEAR = 5
"""Elements around a heading that tell where it stands; lists of links nest no deeper."""
_UNSEEN = frozenset(("template", "noscript", "svg", "dialog"))
_LOGO = re.compile(r"(?:^|[ _-])(?:logo|site-?title|site-?name)(?:$|[ _-])")
_READ_OUT = r"sr-only|visually-?hidden|screen-reader|a11y-hidden"
_FOR_EARS = re.compile(_READ_OUT)
_KICKER = re.compile(
    rf"kicker|rutitr|uptitle|overline|topline|supertitle|eyebrow|{_READ_OUT}"
)
_BADGE = re.compile(rf"badge|premium|paywall|{_READ_OUT}")
_MOST_WORDS = 3
"""Words of a badge: "Subscribers only"."""
_TIES = " |·/"
"""What stands between a kicker or badge and the headline, whatever the headline is."""
_SIGNS = "–—―-:"
"""What may stand there, or open the headline: a minus, a dash that opens a quotation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """One heading of a page."""

    text: str
    """What a reader sees of it, less kicker and badge."""
    evidence: str
    element: Element
    is_cut: bool
    """Whether there was a kicker or badge."""


def first_headings(root: Element, told: Mapping[str, str]) -> list[Heading]:
    """Return the h1 of a page; `told` are its other titles by their letters."""
    return list(_read(root.iter("h1"), "h1", told))


def marked_headings(root: Element, told: Mapping[str, str]) -> list[Heading]:
    """Return what microdata marks as the headline, but for the h1."""
    marked = root.iterfind(".//*[@itemprop='headline']")
    shown = (e for e in marked if e.tag not in ("h1", "meta"))
    return list(_read(shown, "itemprop:headline", told))


def second_headings(root: Element, told: Mapping[str, str]) -> list[Heading]:
    """Return the h2 of a page."""
    return list(_read(root.iter("h2"), "h2", told))


def is_in_trail(element: Element) -> bool:
    """Tell whether a heading stands in navigation: the path to the page, or a menu.

    Pages that show their headline as an h2 keep an h1 for search engines at the end of the path.
    """
    near: Element | None = element
    for _ in range(_NEAR):
        if near is None:
            return False
        said = f"{near.get('class')} {near.get('id')} {near.get('itemtype')}"
        if near.tag == "nav" or "crumb" in said.lower():
            return True
        near = near.getparent()
    return False


def is_read_out(element: Element) -> bool:
    """Tell a heading that is there for those who have the page read out to them."""
    class_name = element.get("class")
    return bool(class_name and _FOR_EARS.search(class_name.lower()))


def is_logo(element: Element) -> bool:
    """Tell whether a heading says that it is the source's logo."""
    said = f"{element.get('class', '')} {element.get('id', '')}"
    return _LOGO.search(said.lower()) is not None


def _read(
    elements: Iterable[Element], evidence: str, told: Mapping[str, str]
) -> Iterator[Heading]:
    for element in islice(filter(_may_be_seen, elements), _MOST):
        whole = text_of(element)
        if whole and len(whole) <= _LONGEST:
            shown = _uncluttered(element, whole, told)
            yield Heading(
                text=shown,
                evidence=evidence,
                element=element,
                is_cut=shown != whole,
            )


def _may_be_seen(element: Element) -> bool:
    """Tell a heading that a browser lays out from one in a drawing, a template, a dialog."""
    if not is_small(element) or not is_shown(element):
        return False
    return not any(
        above.tag in _UNSEEN and above.get("open") is None
        for above in element.iterancestors()
    )


def _uncluttered(element: Element, whole: str, told: Mapping[str, str]) -> str:
    """Return the text of a heading less a first or last part that is not the headline's.

    A part goes when its class says what it is, or when another title of the page is the rest.
    """
    parts = _parts(element)
    if not parts:
        return whole
    rest = whole.removeprefix(text_of(parts[0])).lstrip(_TIES)
    if rest not in ("", whole) and _is_kicker(parts[0], rest, told):
        said = told.get(squeezed(rest), rest)
        return rest if rest[0] == said[0] else rest.lstrip(_TIES + _SIGNS)
    last = text_of(parts[-1])
    rest = whole.removesuffix(last).rstrip(_TIES)
    if rest in ("", whole) or squeezed(whole) in told:
        return whole
    is_badge = parts[-1].tag == "time" or (
        len(last.split()) <= _MOST_WORDS and _is_said(_BADGE, parts[-1])
    )
    return rest if is_badge or squeezed(rest) in told else whole


def _parts(element: Element) -> list[Element]:
    """Return the elements that a heading is made of: not one that holds all of it."""
    while len(element) == 1:
        around = f"{element.text or ''}{element[0].tail or ''}"
        if around.strip():
            break
        element = element[0]
    return list(element)


def _is_kicker(part: Element, rest: str, told: Mapping[str, str]) -> bool:
    """Tell a kicker; one that a colon ties to what follows is part of the sentence."""
    if squeezed(rest) in told:
        return True
    return not rest.startswith(":") and _is_said(_KICKER, part)


def _is_said(words: re.Pattern[str], part: Element) -> bool:
    class_name = part.get("class")
    return bool(class_name and words.search(class_name.lower()))
