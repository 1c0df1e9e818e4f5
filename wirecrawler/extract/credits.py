"""Credits: what a page says of whose work its story is, besides the byline, verbatim.

The lines that stand around the text and are none of it ("Source: AP", "Reporting by ...", a closing
code, a rights notice), what JSON-LD and meta elements name, and authors who are agencies.  Credits
of pictures are left out.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain, islice

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.body import Located
from wirecrawler.extract.context import Context
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import Node, names
from wirecrawler.extract.paragraphs import read_blocks
from wirecrawler.normalize.agencies import SOME_AGENCIES, agencies_named, credited_name
from wirecrawler.normalize.credit_lines import (
    LONGEST_CREDIT,
    credited_by_byline,
    is_byline,
    is_credit,
    signed_code,
)
from wirecrawler.normalize.text import collapsed, squeezed

_MOST = 20
"""Credits of one page; arbitrary."""
_BEFORE = 25
"""Blocks above the text that may credit it; arbitrary: a byline stands within some ten."""
_OVER = 5
"""Blocks above the headline that may be a byline; arbitrary."""
_BEHIND = 6
"""Blocks below the text that may credit it; further down they are other stories'.  Arbitrary."""
_BESIDE, _PARTS_BESIDE = 4, 5
"""Blocks below the text before which a part may stand that is no text of the page's, and how many
such parts above and below are looked into; arbitrary."""
_CODES_BEHIND = 3
"""Blocks below the text that may be its closing code; labels of other stories follow."""
_LONGEST_SIGN = 120
"""Characters of a line that signs a story above its text; arbitrary."""
_MOST_BESIDE = 40
"""Pieces of text of a part beside the text that may credit it; more is a menu.  Arbitrary."""
_ROLES = ("author", "creator", "contributor", "publisher")
"""What JSON-LD says of those who may be the source itself: only agencies credit."""
_ORIGINS = ("sourceOrganization", "provider", "copyrightHolder", "isBasedOn")
"""What it says of those from whom a story is."""
_EMPLOYERS = ("affiliation", "worksFor", "sourceOrganization", "jobTitle")
"""What it says of an author that may name an agency."""
_SYNDICATED = ("syndication-source", "original-source")
"""Meta elements that hold the address of a story where it was first."""
_META_WORDS = re.compile(
    r"(?:^|[.:_-])(?:\w*(?:authors?|byline|source|agency|provider|syndicat\w*)|byl|creator"
    r"|credits?|rights|rightsholder|copyright|distributor)$"
)
_PARTS = re.compile(r"[|()]")
_FIGURES = frozenset(("figure", "figcaption", "picture", "video"))
_NO_CREDITS = _FIGURES | {"form", "aside", "button"}
_PICTURED = re.compile(
    r"photo|image|img|picture|caption|figure|gallery|media-?credit|video|thumb|foto|bild|legend",
    re.IGNORECASE,
)
_SIGNED = re.compile("byline|author", re.IGNORECASE)
"""Their pictures stand beside their names."""
_ABOVE = 4
"""Elements above a line that may say that it is a picture's; arbitrary."""
_LISTED = ("h2", "h3", "li")


def page_credits(
    context: Context,
    *,
    located: Located,
    body: Sequence[Block],
    headline: Element | None,
) -> tuple[str, ...]:
    """Return what a page says of whose work its story is, verbatim, each once.

    Args:
        context: The page, its entry and its source.
        located: What the page shows.
        body: The blocks that were chosen as the story's.
        headline: The element of the headline, where known.
    """
    lines = _shown(located, body, headline)
    said = chain(_told(context.node), _declared(context), lines)
    own = squeezed(context.source.agency)
    held = {text: None for text in said if squeezed(text) != own}
    return tuple(islice(held, _MOST))


def _told(node: Node) -> Iterator[str]:
    """Yield what the story's JSON-LD says."""
    for role in _ROLES:
        yield from filter(credited_by_byline, names(node, role))
        for author in _objects(node, role):
            for of in _EMPLOYERS:
                yield from filter(credited_by_byline, names(author, of))
    for origin in _ORIGINS:
        yield from (name for name in names(node, origin) if _is_name(name))
    for work in _objects(node, "isBasedOn"):
        for role in (*_ROLES, *_ORIGINS[:-1]):
            yield from filter(credited_by_byline, names(work, role))
    for notice in ("creditText", "copyrightNotice"):
        yield from (text for text in names(node, notice) if agencies_named(text))


def _objects(node: Node, key: str) -> Iterator[Node]:
    """Yield what `key` holds that has names of its own."""
    held = node.get(key)
    for one in held if isinstance(held, list) else [held]:
        if isinstance(one, dict):
            yield one


def _agency_at(url: str) -> str:
    """Return the agency whose host an address has; "" of any other."""
    host = url.strip().lower().partition("://")[2].partition("/")[0]
    label = host.removeprefix("www.").partition(".")[0]
    tried = (label, label.removesuffix("news"))
    return next(filter(None, (credited_name(name.upper()) for name in tried)), "")


def _is_name(text: str) -> bool:
    return len(text) <= LONGEST_CREDIT and not _is_address(text)


def _is_address(text: str) -> bool:
    return text.startswith(("http:", "https:", "/", "@"))


def _declared(context: Context) -> Iterator[str]:
    """Yield what the meta elements say of authors and origins, and the entry of authors."""
    for name in filter(_says_origin, context.meta):
        said = (text for text in context.meta[name] if not _is_address(text))
        yield from filter(credited_by_byline, said)
    for name in _SYNDICATED:
        yield from filter(None, map(_agency_at, context.meta.get(name, ())))
    yield from filter(credited_by_byline, context.entry.byline)


@lru_cache(maxsize=2048)
def _says_origin(name: str) -> bool:
    is_other = name.startswith("twitter:") or bool(_PICTURED.search(name))
    return not is_other and bool(_META_WORDS.search(name))


def _shown(
    located: Located, body: Sequence[Block], headline: Element | None
) -> Iterator[str]:
    """Yield the lines that credit, of those that stand around the text and in its gaps."""
    held = {block.element: block.text for block in body}
    page = located.page
    at = [n for n, block in enumerate(page) if block.element in held]
    if not at:
        return
    first, end = at[0], at[-1] + 1
    start = _start(page, headline, first)
    yield from filter(is_byline, _above(page[max(start - _OVER, 0) : start]))
    yield from _above(page[start:first])
    yield from _within(page[first:end], held)
    yield from _below(page[end : end + _BEHIND])
    yield from _all_beside(located, range(start, first + 1), range(end, end + _BESIDE))


def _all_beside(located: Located, above: range, below: range) -> Iterator[str]:
    """Yield the lines that credit in the parts that stand next to a text and are not read."""
    pairs = zip(located.menus, located.gaps, strict=True)
    parts = [(menu, gap) for menu, gap in pairs if menu.tag not in _NO_CREDITS]
    for menu in [menu for menu, gap in parts if gap in above][-_PARTS_BESIDE:]:
        yield from _beside(menu, is_above=True)
    for menu in [menu for menu, gap in parts if gap in below][:_PARTS_BESIDE]:
        yield from _beside(menu, is_above=False)


def _within(blocks: Sequence[Block], held: dict[Element, str]) -> Iterator[str]:
    """Yield the lines among those of a text that are none of it: left out, or cut off it."""
    for block in blocks:
        if block.text == held.get(block.element):
            continue
        line = block.text.rpartition("\n")[2]
        is_signed = is_byline(line) and len(line) <= _LONGEST_SIGN
        if is_credit(line, closing=block is blocks[-1]) or (
            is_signed and credited_by_byline(line) and not _is_pictured(block.element)
        ):
            yield line


def _start(page: Sequence[Block], headline: Element | None, first: int) -> int:
    """Return the number of the block with which what stands above the text begins."""
    nearest = max(first - _BEFORE, 0)
    if headline is None:
        return nearest
    for n in range(first - 1, nearest - 1, -1):
        if page[n].element is headline or headline in page[n].element.iterancestors():
            return n
    return nearest


def _above(blocks: Iterable[Block]) -> Iterator[str]:
    """Yield the lines above a text that sign it: "By Jane Doe with AP", "Source: dpa"."""
    for block in blocks:
        is_sign = _signs(block.text) or _names_agencies(block)
        if is_sign and not _is_pictured(block.element):
            yield block.text


def _signs(line: str) -> bool:
    """Tell whether a line above a text credits an agency with it."""
    # A rights notice above a text is a picture's.
    if len(line) > _LONGEST_SIGN or "©" in line or not agencies_named(line):
        return False
    parts = [part for part in _PARTS.split(line) if part.strip()]
    if any(is_credit(part, closing=True) for part in parts):
        return True
    return is_byline(line) and bool(credited_by_byline(line))


def _names_agencies(block: Block) -> bool:
    """Tell "Agencies", with a place or a day, from the label of a menu."""
    if block.tag in _LISTED or block.link_chars or len(block.text) > _LONGEST_SIGN:
        return False
    parts = map(str.strip, _PARTS.split(block.text))
    return any(credited_name(part) == SOME_AGENCIES for part in parts)


def _below(blocks: Sequence[Block]) -> Iterator[str]:
    """Yield the lines below a text that credit it."""
    for n, block in enumerate(blocks):
        # There a name alone is a label of another story, or of a link.
        is_listed = block.tag in _LISTED or block.link_chars > 0
        for line in block.text.split("\n"):
            if not is_credit(line, closing=True) or _is_pictured(block.element):
                continue
            is_label = "/" not in line and (is_listed or n >= _CODES_BEHIND)
            if not (is_label and signed_code(line)):
                yield line


def _beside(menu: Element, *, is_above: bool) -> Iterator[str]:
    """Yield the lines that credit in a part of the page that is not read with the text."""
    strings = list(islice(filter(str.strip, menu.itertext()), _MOST_BESIDE + 1))
    told = " ".join(strings)
    if len(strings) > _MOST_BESIDE or not agencies_named(told) or _is_pictured(menu):
        return
    is_code = bool(signed_code(collapsed(told)))
    for block in read_blocks(menu):
        line = block.text
        is_said = _signs(line) if is_above else is_credit(line, closing=True)
        # A name alone beside other words is a label of something else.
        is_label = not is_code and (is_above or "/" not in line)
        if is_said and not (is_label and signed_code(line)):
            yield line


def _is_pictured(element: Element) -> bool:
    """Tell what belongs to a picture."""
    for part in chain((element,), islice(element.iterancestors(), _ABOVE)):
        named = part.get("class") or ""
        if part.tag in _FIGURES:
            return True
        if _PICTURED.search(named) and not _SIGNED.search(named):
            return True
    return False
