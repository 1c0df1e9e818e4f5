"""Story links: the links of a section page that lead to stories.

An address that looks like a story's says enough.  A short one (`/story/1`, `/plain`) counts where
the markup says headline: a heading, some words, in an article, a list or a card.
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urlsplit

from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.extract.prompt_words import LABELS
from wirecrawler.normalize.url import same_source

# A date or an id of four digits or more, or a last piece of four words or more: what addresses of
# stories have and those of sections lack, on the sites of the development pages.
_DATE = re.compile(r"/(?:19|20)\d\d/\d{1,2}(?:/|-)")
_NUMBER = re.compile(r"\d{4,}")
_LETTER = re.compile(r"[^\W\d_]")
_SLUG_WORDS = 4

_FURNITURE = frozenset(("nav", "footer", "aside"))
_FURNITURE_ROLES = frozenset(
    "navigation banner contentinfo complementary search dialog menu menubar tablist".split()
)
_FURNITURE_WORDS = frozenset(
    "breadcrumb breadcrumbs comment comments consent cookie cookies footer login menu nav navbar"
    " navigation newsletter pager pagination share signup social subscribe".split()
)
"""Last words of a class; the first ones may say whose neighbour an element is (`nav-open`)."""
_STATES = frozenset("has is no not show with without".split())
"""First words of a class that says how the page stands, as `has-menu`."""
_FRAME = frozenset(("html", "body", "main"))

_HEADINGS = ("h1", "h2", "h3", "h4")
_HOLDERS = frozenset(("article", "li", "main"))
_HOLDER_ROLES = frozenset("article feed listitem main".split())
_CARD_WORDS = frozenset(
    "article articles card cards entry headline headlines item news post story stories tease"
    " teaser teasers tile".split()
)
_CLASS_WORD = re.compile(r"[A-Z]?[a-z]+|[A-Z]+")
_CLASS_CHARS = 400
"""Characters of a class that are looked at; arbitrary."""

_MIN_WORDS = 4
"""Words of a headline: names of sections have fewer; arbitrary, as in `site_listing`."""
_MIN_WORDS_OF_ARTICLE = 3
# Scripts without spaces between words, and their characters a word, about.
_RUNNING = (
    (re.compile(r"[\u3400-\u9fff\uf900-\ufaff]"), 2),
    (re.compile(r"[\u3040-\u30ff]"), 4),
    (re.compile(r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff]"), 6),
)
_PROMPTS = tuple(label for label in LABELS if " " in label)

_NO_STORY_RELATIONS = frozenset(
    "author category help license me next prev search sponsored tag".split()
)
_NO_STORY_PIECES = frozenset(
    "author authors autor autoren autores categories category kategorie kategorien label profile"
    " profiles rubric rubrik search tag tags thema themen topic topics user users".split()
)
_NO_STORY_ENDS = frozenset(
    "about about-us account advertise advertising archive careers contact contact-us cookies"
    " donate faq feed feeds help imprint impressum jobs log-in login logout newsletter newsletters"
    " podcasts privacy privacy-policy register rss shop sign-in sign-up signin signup sitemap"
    " subscribe subscription subscriptions terms terms-of-use videos".split()
)
_PAGE_PATH = re.compile(r"/page/?\d{1,5}(?:/|$)")
_NO_STORY_QUERY = re.compile(
    r"(?:^|&)(?:page|paged|pg|offset|start|cursor|s|q|query|search|tag|cat|category|author|share"
    r"|replytocom|sort|filter)="
)
_FILE = re.compile(
    r"\.(?:pdf|docx?|xlsx?|zip|jpe?g|png|gif|webp|svg|mp[34]|xml|rss|json|ics)$"
)


def looks_like_story(link: str) -> bool:
    """Tell whether an absolute address looks like a story's."""
    path = urlsplit(link).path.rstrip("/")
    if _DATE.search(path) or _NUMBER.search(path):
        return True
    words = re.split(r"[-_]", unquote(path.rpartition("/")[2]))
    return sum(1 for word in words if _LETTER.search(word)) >= _SLUG_WORDS


def is_furniture(anchor: Element, around: Sequence[Element]) -> bool:
    """Tell whether a link stands in what surrounds the stories.

    In the header of an article or of an item of a list a heading is the headline, the rest byline
    and labels.  A form around an article or the main part holds the whole page, as ASP.NET has it.

    Args:
        anchor: The link.
        around: The elements it stands in, the nearest first.
    """
    met: set[object] = set()
    for at, element in enumerate(around):
        tag = element.tag
        if tag == "form":
            is_theirs = not met.isdisjoint(("article", "main"))
        elif tag == "header":
            is_theirs = _is_in_item(around[at:]) and _is_in_heading(anchor, around[:at])
        else:
            is_theirs = tag not in _FURNITURE
        if not is_theirs:
            return True
        met.add(tag)
    return False


def _is_in_item(around: Sequence[Element]) -> bool:
    return any(e.tag in ("article", "li") for e in around)


def headline_of(anchor: Element) -> str:
    """Return the words of a link: those of the headings it holds, or else all of them."""
    inner = (text_of(heading) for heading in anchor.iter(*_HEADINGS))
    return next(filter(None, inner), "") or text_of(anchor)


def says_headline(
    anchor: Element, *, link: str, url: str, around: Sequence[Element]
) -> bool:
    """Tell whether the markup says that a link is a headline, whatever its address.

    Args:
        anchor: The link.
        link: Its absolute address.
        url: The page's.
        around: The elements it stands in, the nearest first.
    """
    if not _is_in_heading(anchor, around) or _is_no_story(anchor, link, url, around):
        return False
    holders = [e for e in around if _is_holder(e)]
    if not holders:
        return False
    is_article = any("article" in (e.tag, e.get("role")) for e in holders)
    words = headline_of(anchor)
    return _is_headline(words, _MIN_WORDS_OF_ARTICLE if is_article else _MIN_WORDS)


def may_be_headline(
    anchor: Element, *, link: str, url: str, around: Sequence[Element]
) -> bool:
    """Tell whether a link may be a headline on a page of which nothing else is told.

    It has some words, and stands in a heading or in the main part; the arguments are those of
    `says_headline`.
    """
    is_main = any("main" in (e.tag, e.get("role")) for e in around)
    if not is_main and not _is_in_heading(anchor, around):
        return False
    if _is_no_story(anchor, link, url, around):
        return False
    return _is_headline(headline_of(anchor), _MIN_WORDS)


def _is_in_heading(anchor: Element, around: Sequence[Element]) -> bool:
    if any(e.tag in _HEADINGS or e.get("role") == "heading" for e in around):
        return True
    return next(anchor.iter(*_HEADINGS), None) is not None


def _is_holder(element: Element) -> bool:
    if element.tag in _HOLDERS or element.get("role") in _HOLDER_ROLES:
        return True
    return element.tag not in _FRAME and _is_card(element.get("class") or "")


def _is_named_furniture(element: Element) -> bool:
    if element.get("role") in _FURNITURE_ROLES:
        return True
    if element.tag in _FRAME:
        return False
    names = (element.get("class"), element.get("id"))
    return any(name and _is_named_so(name) for name in names)


@lru_cache(maxsize=1024)  # a page has the same few on all its cards
def _is_card(said: str) -> bool:
    return any(not _CARD_WORDS.isdisjoint(words) for words in _class_words(said))


@lru_cache(maxsize=1024)
def _is_named_so(said: str) -> bool:
    return any(
        words[-1] in _FURNITURE_WORDS and words[0] not in _STATES
        for words in _class_words(said)
    )


def _class_words(said: str) -> list[list[str]]:
    """Return the words of each class of an element, in lower case."""
    classes = said[:_CLASS_CHARS].split()
    split = ([word.lower() for word in _CLASS_WORD.findall(c)] for c in classes)
    return [words for words in split if words]


def _is_headline(words: str, fewest: int) -> bool:
    if words.casefold().startswith(_PROMPTS):
        return False
    count = 0.0
    for script, chars in _RUNNING:
        words, found = script.subn(" ", words)
        count += found / chars
    count += sum(1 for word in words.split() if _LETTER.search(word))
    return count >= fewest


def _is_no_story(
    anchor: Element, link: str, url: str, around: Sequence[Element]
) -> bool:
    relations = (anchor.get("rel") or "").lower().split()
    if not _NO_STORY_RELATIONS.isdisjoint(relations) or not same_source(link, url):
        return True
    parts = urlsplit(link)
    if _NO_STORY_QUERY.search(parts.query.lower()):
        return True
    if not parts.query and is_above(link, url):
        return True
    return _is_no_story_path(parts) or any(_is_named_furniture(e) for e in around)


def _is_no_story_path(parts: SplitResult) -> bool:
    path = unquote(parts.path).lower().rstrip("/")
    if _PAGE_PATH.search(path) or _FILE.search(path):
        return True
    *rest, end = path.split("/")
    if end.partition(".")[0] in _NO_STORY_ENDS:
        return True
    return not _NO_STORY_PIECES.isdisjoint((*rest, end))


def is_above(link: str, other: str) -> bool:
    """Tell whether the path of one address is that of another or one of the folders it is in."""
    upper, lower = (urlsplit(a).path.rstrip("/") + "/" for a in (link, other))
    return lower.startswith(upper)
