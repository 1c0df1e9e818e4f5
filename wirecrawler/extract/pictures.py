"""Pictures: how many of a page's pictures are shown for themselves, as a gallery shows them."""

import re
from collections.abc import Iterator
from itertools import islice, takewhile

from wirecrawler.extract.html_tree import Element

_FEWEST = 4
_BESIDE = frozenset(("nav", "footer", "header", "aside", "noscript", "template"))
_NO_PICTURE = re.compile(
    r"icon|logo|avatar|emoji|flag|badge|share|author|profile|sprite|pixel"
)
_TEASER = re.compile(
    r"teaser|related|recommend|recirc|rail|promo|card|sponsor|widget|player|popular|most-?read"
)
_NUMBER = re.compile(r"\d+")
_PICTURE_FILE = re.compile(r"\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])", re.IGNORECASE)
_FILES = ("src", "data-src", "data-lazy-src", "data-original", "srcset", "data-srcset")
_MOST_PICTURES = 150
"""More are not looked at."""
_LINK_TEXT = 15
"""Characters of a link to another page, beside a teaser's picture; a credit's is shorter."""


def pictures_shown(root: Element) -> int:
    """Return how many pictures stand in the largest row of like ones, teasers not counted."""
    found = [image for image in root.iter("img") if not _is_small(image)]
    if not _FEWEST <= len(found) <= _MOST_PICTURES:
        return 0
    rows: dict[tuple[str, ...], set[str]] = {}
    for image in found:
        if not _is_beside(image) and not _is_teaser(image):
            rows.setdefault(_likeness(image), set()).add(_file(image))
    return max((len(files - {""}) for files in rows.values()), default=0)


def _is_small(image: Element) -> bool:
    width = image.get("width") or ""
    names = f"{image.get('class') or ''} {image.get('src') or ''}"[:500]
    is_narrow = width.isdecimal() and len(width) < 3
    return is_narrow or bool(_NO_PICTURE.search(names.lower()))


def _file(image: Element) -> str:
    """Return where a picture lies, which lazy pages say in another attribute, or ""."""
    said = (image.get(name) or "" for name in _FILES)
    return next((file for file in said if file and not file.startswith("data:")), "")


def _is_beside(image: Element) -> bool:
    return any(above.tag in _BESIDE for above in image.iterancestors())


def _is_teaser(image: Element) -> bool:
    """Tell a picture that leads to another page, by itself or by what stands in its card.

    Where a script leads there, the name of the card says it.
    """
    around = islice(image.iterancestors(), 5)
    if any(_TEASER.search((e.get("class") or "")[:500].lower()) for e in around):
        return True
    card = _card(image)
    return any(_leads_away(link, image) for link in _links(image, card))


def _links(image: Element, card: Element) -> Iterator[Element]:
    yield from image.iterancestors("a")
    yield from card.iter("a")


def _leads_away(link: Element, image: Element) -> bool:
    href = link.get("href") or ""
    if not href or href.startswith("#") or _PICTURE_FILE.search(href):
        return False
    is_around = link in image.iterancestors("a")
    shown = "".join(link.itertext()).strip() or link.get("aria-label") or ""
    return is_around or len(shown) >= _LINK_TEXT


def _card(image: Element) -> Element:
    """Return the largest element around a picture that holds no other one."""
    *_, card = image, *takewhile(_holds_one, image.iterancestors())
    return card


def _holds_one(element: Element) -> bool:
    return len(list(islice(element.iter("img"), 2))) == 1


def _likeness(image: Element) -> tuple[str, ...]:
    """Return what pictures of one row have in common: tags and classes, numbers left out."""
    line = (image, *islice(image.iterancestors(), 2))
    return tuple(f"{e.tag!s} {_NUMBER.sub('', e.get('class') or '')}" for e in line)
