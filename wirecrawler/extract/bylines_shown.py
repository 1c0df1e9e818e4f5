"""Bylines as a reader sees them: what the markup names an author, and lines that begin with "By".

The elements around the headline are read first; those of the whole page only where these name
nobody, as other stories have their authors there too.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain, islice, takewhile

from wirecrawler.extract.context import is_small
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import is_shown, text_of
from wirecrawler.normalize.byline import byline_names
from wirecrawler.normalize.organisation import is_full_name, is_person
from wirecrawler.normalize.text import collapsed, parted

Shown = tuple[str, Element]
"""A text, verbatim, and the element that it was read from."""

_BEHIND = 220
"""Elements behind the headline that are looked at; arbitrary: a byline stands within some 60."""
_BEFORE = 60
"""Elements above it, likewise."""
_PARAGRAPHS = 3
"""Paragraphs of _LONG characters: behind them the story is well under way."""
_LONG = 200
_MOST_NAMED = 100
"""Elements of a whole page that are named for authors; arbitrary."""
_LINE = 120
"""Characters of a line that begins with "By"; longer is a sentence."""
_JOINT = 5
"""Characters of what stands between two names: ",", "and"."""
_LABEL = 20
"""Characters of what is a label: "Written by"."""
_BOX = 400
"""Characters of a box that is named for its author; longer holds more than a byline."""
_PARTS = 60
"""Elements within one that are read; arbitrary."""
_RUN = 2000
"""Characters of a run of text that are read, white space too; longer ones name nobody."""
_MOST_SIGNED = 12
"""Elements named alike; more are the teasers of a list."""

_AUTHOR_WORDS = frozenset(
    "author authors byline bylines byl autor autora autore autores autoren autori autorin auteur"
    " auteurs auteure forfatter forfattere skribent writer writers reporter reporters journalist"
    " journalists journaliste contributor contributors columnist yazar muhabir penulis redaktor"
    " authored penned".split()
)
_GLUED = re.compile(
    r"(?:author|byline|autor)(?:s|es)?(?:name|names|link|links|list|info|line|meta|title)?$"
    r"|^(?:author|byline)(?:s|es)?(?:name|names|link|links|list|info|box|wrap\w*|block|date\w*)?$"
)
# Named for an author, and yet no byline.
_NO_BYLINE = frozenset(
    "bio biography bios about avatar image img photo picture thumb thumbnail headshot icon related"
    " more follow social share comment comments commenter reply replies desc description role job"
    " jobtitle position email mail twitter facebook tooltip popup modal newsletter subscribe count"
    " widget sidebar recommended latest popular teaser teasers promo recirc date time timestamp"
    " published ad ads authority authoring authorize authorized login".split()
)
_AWAY = frozenset(
    "related sidebar comments comment commentlist widget recommended recommendations latest popular"
    " teaser teasers promo recirc trending newsletter footer carousel more".split()
)
_NO_WORD = re.compile(r"[^a-z0-9]+")
_BY_LINE = re.compile(
    r"\s*(?:(?:written|posted|words|story|text|report|reporting|analysis|opinion|geschrieben"
    r"|verfasst|escrito|écrit|scritto)\s)?(?:by|von|par|por|door|av|af|di)(?:\s*:|\s|$)"
    r"|\s*(?:autore?|autorin|auteur|author|автор|текст|نویسنده|به قلم|خبرنگار|گزارش|بقلم|كتب|کاتب"
    r"|تحریر|文|作者|記者|记者|取材・文)(?:\s*[:：/／]|\s|$)",
    re.IGNORECASE,
)
_BY_WORD = re.compile(r"(?:[Bb]y|[Vv]on|[Pp]ar|[Pp]or)\s(?:Mc)?[A-Z][\w'’-]{2,24}[.,]?")
_AUTHOR_PAGE = re.compile(
    r"/(?:authors?|autor(?:es|en|e|i|in)?|auteurs?|contributors?|writers?|by|bylines?|journalists?"
    r"|journalistes?|reporters?|columnists?|redaktion/[^/]|forfatter|skribent|yazar|penulis"
    r"|kirjoittaja)/[^/?#]"
)
_UNSEEN = frozenset("script style noscript template svg button form select".split())
_INLINE = frozenset(("a", "b", "em", "i", "span", "strong"))
_PICTURES = frozenset(("figure", "figcaption"))
_TAGS = (
    "div span a p li ul section address header cite em strong h2 h3 h4 h5 dd td".split()
)
"""Elements in which bylines stand."""


def near(headline: Element) -> Iterator[tuple[str, list[Shown]]]:
    """Yield the bylines around a headline and how they are told: by name, by line, by link."""
    around = list(chain(_behind(headline), _before(headline)))
    yield "markup:byline", _signed(around)
    yield "line:byline", next(filter(None, _lines(around)), [])
    yield "link:author", _linked(around)


def wide(root: Element) -> list[Shown]:
    """Return the bylines of what is named an author anywhere on a page."""
    signed = islice(filter(names_author, root.iter(*_TAGS)), _MOST_NAMED)
    return _signed(signed)


def _behind(headline: Element) -> Iterator[Element]:
    """Yield the elements behind a headline, until the story is well under way."""
    long = 0
    for element in islice(_following(headline), _BEHIND):
        if element.tag == "p" and len(element.text or "") > _LONG:
            long += 1
            if long >= _PARAGRAPHS:
                return
        yield element


def _following(element: Element) -> Iterator[Element]:
    above: Element | None = element
    while above is not None and above.tag != "body":
        for sibling in above.itersiblings("*"):
            yield from sibling.iter("*")
        above = above.getparent()


def _before(headline: Element) -> Iterator[Element]:
    """Yield the elements right above a headline."""
    above: Element | None = headline
    for _ in range(3):
        if above is None or above.tag in ("body", "main", "article"):
            return
        for sibling in islice(above.itersiblings("*", preceding=True), 3):
            yield from islice(sibling.iter("*"), _BEFORE // 3)
        above = above.getparent()


def _signed(elements: Iterable[Element]) -> list[Shown]:
    """Return the bylines in the first element that is named an author, and in those beside it."""
    read: set[Element] = set()
    first: Element | None = None
    found: list[Shown] = []
    for element in elements:
        if not names_author(element) or not read.isdisjoint(element.iterancestors()):
            continue
        is_next = first is None or _are_alike(first, element)
        if is_next and not _is_away(element) and (texts := _texts(element)):
            read.add(element)
            first = element if first is None else first
            found += texts
    return found


def _are_alike(one: Element, other: Element) -> bool:
    """Tell whether two elements are named alike and stand in one line or list."""
    if _signature(one) != _signature(other):
        return False
    above, around = one.getparent(), other.getparent()
    if above is None or around is None or above is around:
        return True
    return above.getparent() is around.getparent() and above.tag in ("li", "span")


def _signature(element: Element) -> tuple[str, ...]:
    said = (element.get("class"), element.get("rel"), element.get("itemprop"))
    return (str(element.tag), *(value or "" for value in said))


def names_author(element: Element) -> bool:
    """Tell whether an element is named for the author of a story."""
    if element.tag in _UNSEEN:
        return False
    for attribute in ("rel", "itemprop", "property"):
        if (value := element.get(attribute)) and "author" in value.lower().split():
            return True
    name = element.get("class") or ""
    if more := element.get("data-testid"):
        name += " " + more
    return bool(name) and _says_author(name)


@lru_cache(maxsize=8192)
def _says_author(name: str) -> bool:
    words = _words(name)
    if not _NO_BYLINE.isdisjoint(words):
        return False
    return any(word in _AUTHOR_WORDS or _GLUED.search(word) for word in words)


@lru_cache(maxsize=8192)
def _words(name: str) -> frozenset[str]:
    return frozenset(_NO_WORD.split(parted(name)))


def _texts(element: Element) -> list[Shown]:
    """Return the bylines in an element: its text, or those pieces of it that are full names.

    Microdata may name the author within it, beside a picture and an address.
    """
    if element.get("itemprop") == "author" and (named := _named_within(element)):
        return named
    pieces = _pieces(element)
    if sum(map(len, pieces)) > _BOX or not is_small(element):
        # What follows in a long box is of another: what the author is, "More by", newer stories.
        return [(p, element) for p in pieces[:3] if _full_names([p])][:1]
    whole = text_of(element)
    if len(whole) > _LINE:
        return [(p, element) for p in pieces if _full_names([p])][:1]
    full = [piece for piece in pieces if _full_names([piece])]
    if full and not _full_names(full) <= _full_names([whole]):
        return [(p, element) for p in full]
    return [(whole, element)] if byline_names([whole]) else []


def _named_within(element: Element) -> list[Shown]:
    """Return the names that microdata gives within an element, as its readers see them."""
    parts = islice(element.iterdescendants("*"), _PARTS)
    names = [part for part in parts if part.get("itemprop") == "name"]
    return [(text, one) for one in names if byline_names([text := text_of(one)])]


def _full_names(texts: Iterable[str]) -> set[str]:
    """Return the names of persons, those of one word left out."""
    return {n for n in byline_names(texts) if is_person(n) and is_full_name(n)}


def _pieces(element: Element) -> list[str]:
    """Return the runs of text in an element, those of its hidden parts left out."""
    found = [element.text]
    for part in islice(element.iterdescendants("*"), _PARTS):
        if part.tag not in _UNSEEN and is_shown(part):
            found.append(part.text)
        found.append(part.tail)
    runs = (collapsed(text[:_RUN]) for text in found if text)
    return [run for run in runs if run]


def _lines(elements: Iterable[Element]) -> Iterator[list[Shown]]:
    """Yield the lines that begin with "By" and name a person."""
    for element in elements:
        if element.tag in _UNSEEN:
            continue
        if _begins_line(element.text) and _opens_line(element):
            above = element.getparent()
            alone = len(element.text or "") <= _LABEL and not len(element)
            line = above if alone and above is not None else element
            yield [(text, element) for text in _written(_pieces(line))]
        if _begins_line(element.tail) and not _is_of_picture(element):
            behind = element.getnext()
            more = [] if behind is None else _pieces(behind)
            tail = collapsed(element.tail or "")
            yield [(text, element) for text in _written([tail, *more])]


def _opens_line(element: Element) -> bool:
    """Tell whether nothing stands on the line before an element that is no picture's.

    "According to <a>our reporter</a>, the bridge..." names nobody.
    """
    before, above = element.getprevious(), element.getparent()
    opening = above.text if above is not None else None
    text = before.tail if before is not None else opening
    is_within = element.tag in _INLINE and bool((text or "").strip())
    return not is_within and not _is_of_picture(element)


def _begins_line(text: str | None) -> bool:
    return bool(text) and len(text or "") <= _LINE and bool(_BY_LINE.match(text or ""))


def _written(pieces: list[str]) -> list[str]:
    """Return the pieces of a line that name persons: those from "By" on, until another word."""
    start = next(
        (n for n, piece in enumerate(pieces) if _BY_LINE.match(piece)), len(pieces)
    )
    found: list[str] = []
    for piece in pieces[start : start + 12]:
        if _full_names([piece]) or _BY_WORD.fullmatch(piece):
            found.append(piece)
        elif len(piece) > _JOINT and piece != pieces[start]:
            break
    return found


def _linked(elements: Iterable[Element]) -> list[Shown]:
    """Return the texts of the links to pages of authors: the first, and those beside it."""
    found: list[Shown] = []
    line: Element | None = None
    for link in elements:
        if link.tag != "a" or not _AUTHOR_PAGE.search(link.get("href") or ""):
            continue
        if _is_of_picture(link):
            continue
        above, text = link.getparent(), text_of(link)
        if " " in text and _full_names([text]) and line in (None, above):
            line = above
            found.append((text, link))
    return [] if line is None or len(text_of(line)) > _LINE else found


def _is_of_picture(element: Element) -> bool:
    """Tell who took a picture from who wrote the story."""
    return any(above.tag in _PICTURES for above in (element, *element.iterancestors()))


def _is_away(element: Element) -> bool:
    """Tell whether an element stands in a part of the page that is another's."""
    is_away = False
    for above in takewhile(_is_inside, element.iterancestors()):
        if above.tag in ("main", "article"):
            is_away = False  # its own footer
            continue
        name = above.get("class")
        if name and not _AWAY.isdisjoint(_words(name)):
            return True
        if above.tag in _PICTURES:
            return True
        is_away = is_away or above.tag in ("nav", "footer")
    return is_away


def _is_inside(element: Element) -> bool:
    return element.tag != "body"
