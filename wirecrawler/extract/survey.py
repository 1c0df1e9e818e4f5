"""Survey: one walk over a page that notes where something like a date stands.

What an element's class and id say is decided once for each name and kept: pages repeat them.
"""

import re
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache
from itertools import islice

from lxml import etree

from wirecrawler.extract.html_tree import Element
from wirecrawler.normalize.text import squeezed


class Place(IntEnum):
    """Whose a part of the page is, by what it says of itself."""

    STORY = 0
    BESIDE = 1
    """A side bar, a list of other stories, the foot of the page."""
    COMMENT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """An element or a text that may hold a date."""

    element: Element
    """The element, or the one that holds the text."""
    text: str = ""
    """The text node; "" for an element."""
    name: str
    """What it is dated by: `time`, `class:post-date`, `itemprop:datePublished`, `text`."""
    before: str
    """The text before it, as far as it may be a label."""
    at: int
    """How far into the page it stands: characters of text before it."""
    place: Place


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The dates of a page, as far as their outline tells."""

    spots: list[Spot]
    """In the page's order."""
    headline_at: int | None
    """Where the headline stands; None where the page shows none."""


# In lower case: without its flag they are three times as fast.
_DATED = re.compile(
    r"(?:^|[-_ ])(?:date[ds]?|datetime|time|timestamp|pub|publish(?:ed)?|posted|submitted|created"
    r"|postmetadata|byline|dateline|pdate|datum|dato|data|fecha|zeit|tarih|history|when|stand)"
    r"(?:$|[-_ \d])"
    r"|(?:publish(?:ed|ing)?|pub|article|post|item|entry|story|news|blog)-?_?(?:date|time|datum)"
    r"|date-?_?(?:line|time|published|block)|pdate|(?:date|datum)(?:$|[-_ \d])",
)
_COMMENT = re.compile(
    r"(?:^|[-_ ])(?:comments?(?:[-_]\w*)?|kommentare?|commentaires?|comentarios?|commenti?"
    r"|disqus|respond|repl(?:y|ies)|reactions?)(?:$|[-_ ])",
)
_BESIDE = re.compile(
    r"relat|side-?bar|widget|teaser|recommend|popular|latest|most-?_?read|trending|recent|calendar"
    r"|carousel|slider|more-?_?(?:news|stories|from)|read-?_?(?:more|next|also)|see-?also|also-?like"
    r"|newsletter|facebook|twitter|instagram|weather|search"
    r"|(?:^|[-_ ])(?:nav|navbar|menu|footer|ads?|events?|copyright|cookies?|banner|ticker|tweets?"
    r"|aside|next|prev(?:ious)?|pager|pagination)(?:$|[-_ ])",
)
# Said of the whole page's layout, not of a part.
_LAYOUT = re.compile(
    r"(?:has|with|no|left|right|without|is|show|hide)[-_]?side-?bar[\w-]{0,40}"
    r"|comments?-(?:open|closed|off)|no-?comments?",
)
_PROPERTY = re.compile(
    r"(?:^|[:\s/#])(?:datePublished|dateCreated|uploadDate|date|created|issued|published(?:_time)?)$",
    re.IGNORECASE,
)
_OUTLINE = re.compile(
    r"(?:19|20|13|14)\d\d|\d[./-]\s?\d{1,2}[./-]\s?\d\d|[۰-۹]{4}|[٠-٩]{4}"
)
_UNREAD = frozenset("script style select textarea template svg iframe object".split())
_ASIDE = frozenset(("aside", "nav", "footer"))
_HEADINGS = ("h1", "h2", "h3", "h4")
_FEW_HEADINGS = 40
_FEW_TEXTS = 100
"""Texts of a heading that are looked at; arbitrary."""
_LABEL_CHARS = 40
"""The longest label that was met has 31; arbitrary above that."""
_FEW_PARTS = 8
"""Children of a date's element, at most; one with more holds other things too."""
_MOST_SPOTS = 2000
"""More are a calendar or a list; arbitrary."""


def survey(root: Element, headline: Element | None) -> Survey:
    """Return where something like a date stands on a page.

    Scripts and forms' choices are not looked into.  Without a headline, the first heading that
    the page's title repeats is taken for it.
    """
    walk = _Walk(_titled(root) if headline is None else headline)
    body = root.find("body")
    walk.over(root if body is None else body)
    return Survey(spots=walk.spots, headline_at=walk.headline_at)


class _Walk:
    """Passes over the elements of a page in order."""

    def __init__(self, headline: Element | None) -> None:
        self.spots: list[Spot] = []
        self.headline_at: int | None = None
        self._headline = headline
        # What holds the headline is the story's, whatever its name.
        self._houses = set() if headline is None else set(headline.iterancestors())
        self._parts: list[tuple[Element, Place]] = []
        self._at = 0
        self._before = ""

    def over(self, root: Element) -> None:
        walker = etree.iterwalk(root, events=("start", "end"))
        for event, element in walker:
            if event == "end":
                self._leave(element, root)
            elif element.tag in _UNREAD:
                walker.skip_subtree()
            else:
                self._enter(element)

    def _enter(self, element: Element) -> None:
        if element is self._headline:
            self.headline_at = self._at
        get = element.get
        classes, mark, test = get("class"), get("id"), get("data-testid")
        name, place = "", Place.STORY
        if classes or mark or test:
            name, place = _named(classes, mark, test)
        if place or element.tag in _ASIDE:
            self._begin(element, place or Place.BESIDE, is_dated=bool(name))
        if name := _marked(element) or name:
            self._note(element, name)
        if element.text:
            self._read(element, element.text)

    def _begin(self, element: Element, place: Place, *, is_dated: bool) -> None:
        """Begin a part of the page; `related-date` names a date and no part."""
        if element in self._houses or (is_dated and len(element) <= _FEW_PARTS):
            return
        if not self._parts or self._parts[-1][1] < place:
            self._parts.append((element, place))

    def _leave(self, element: Element, root: Element) -> None:
        if self._parts and self._parts[-1][0] is element:
            self._parts.pop()
        holder = element.getparent()
        if element.tail and element is not root and holder is not None:
            self._read(holder, element.tail)

    def _read(self, holder: Element, text: str) -> None:
        shown = text.strip()
        if not shown:
            return
        if _OUTLINE.search(shown) and not self._is_noted(holder):
            self._note(holder, "text", shown)
        self._at += len(shown)
        self._before = shown[-_LABEL_CHARS:]

    def _is_noted(self, holder: Element) -> bool:
        """Tell whether what stands in an element is all that the last spot holds."""
        last = self.spots[-1] if self.spots else None
        return last is not None and last.element is holder and not len(holder)

    def _note(self, element: Element, name: str, text: str = "") -> None:
        if len(self.spots) < _MOST_SPOTS:
            place = self._parts[-1][1] if self._parts else Place.STORY
            spot = Spot(
                element=element,
                text=text,
                name=name,
                before=self._before,
                at=self._at,
                place=place,
            )
            self.spots.append(spot)


@lru_cache(maxsize=8192)
def _named(*said: str | None) -> tuple[str, Place]:
    """Return what names an element as a date, or "", and whose the element is."""
    name = " ".join(filter(None, said))
    lower = name.lower()
    dated = f"class:{' '.join(name.split()[:2])}" if _DATED.search(lower) else ""
    return dated, _place(lower)


def _place(name: str) -> Place:
    for said, place in ((_COMMENT, Place.COMMENT), (_BESIDE, Place.BESIDE)):
        if said.search(name) and said.search(_LAYOUT.sub("", name)):
            return place
    return Place.STORY


def _marked(element: Element) -> str:
    """Return what the markup itself names as the story's date, or ""."""
    said = element.get("itemprop") or element.get("property")
    if said and element.tag != "meta" and _PROPERTY.search(said):
        return f"itemprop:{said}"
    if element.tag == "time":
        is_said = (a for a in ("pubdate", "datetime") if element.get(a) is not None)
        return next((f"time[{attribute}]" for attribute in is_said), "time")
    return "abbr" if element.tag == "abbr" and element.get("title") else ""


def _titled(root: Element) -> Element | None:
    """Return the first heading that the page's title repeats."""
    title = squeezed(root.findtext("head/title") or "")
    for heading in islice(root.iter(*_HEADINGS), _FEW_HEADINGS):
        said = squeezed("".join(islice(heading.itertext(), _FEW_TEXTS)))
        # Shorter ones are the name of a section or of the page's maker.
        if len(said) >= 8 and said in title:
            return heading
    return None
