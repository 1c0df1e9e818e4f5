"""Parts: what the name, the role and the kind of an element say of what stands in it."""

import re
from enum import IntEnum
from functools import lru_cache

from lxml import etree

from wirecrawler.extract.html_tree import Element
from wirecrawler.normalize.text import parted


class _Said(IntEnum):
    """What the names of an element say of it."""

    NOTHING = 0
    JUNK = 1
    JUNK_IF_LINKED = 2
    """A lede, or another story's: that one bears a link to it."""
    HIDDEN = 3


# Words in a class or an id that say "not the story".  Chosen on the development pages of eleven
# languages' news sites; a part that holds most of the page's text is never junk, whatever its name.
_JUNK_WORDS = frozenset(
    "ad ads advert advertisement advertising advertorial banner bio biography boilerplate"
    " breadcrumb breadcrumbs byline caption captions carousel citation citations comment comments"
    " consent cookie cookies copyright credit credits dateline disclaimer disqus donate"
    " footer gallery gdpr infobox infotext keywords legend login masthead menu"
    " meta modal more mostread nav navbar navigation newsletter newsletters outbrain overlay"
    " pagination pager podcast popular popup print promo promotion promos rail readmore"
    " recirc recirculation recommend recommendation recommendations recommended regwall related"
    " relatedlinks replies reply saboxplugin share sharebar sharing sidebar signup skip slideshow"
    " social sponsor sponsored subscribe subscription subscriptions taboola tagline tags tag"
    " timestamp toolbar trending".split()
)
_LINKED_WORDS = frozenset(("teaser", "teasers"))
# ... and pairs of words that say it together.
_JUNK_PHRASES = re.compile(
    r"(?:read|see|load|view|you-may|learn|know)-?(?:more|also|next)|also-?(?:read|like)|most-?(?:read|viewed|popular)"
    r"|author-?(?:block|box|bio|info|card|details|profile|desc)|autor-?(?:block|box|info|card|short|desc)"
    r"|about-?(?:the-)?author|contributor-?(?:bio|box|card|header|info)"
    r"|(?:latest|top|more)-?(?:news|stories|posts|from)|sign-?(?:up|in)|pull-?quote|short-?link|fact-?box"
    r"|side-?bar|news-?letter|subscribe|image-?(?:caption|credit|meta|text|widget|desc|info)"
    r"|photo-?(?:caption|credit|text|desc|info)|media-?(?:caption|desc|info)|pic(?:ture)?-?(?:box|caption|text)"
    r"|post-?(?:meta|tags|info|date|author|attachment)|(?:card|post|td)-?excerpt"
    r"|article-?(?:meta|tags|info|date|author|footer|tools|actions)|item-?(?:date|code|info|nav)|entry-?(?:meta|footer|date)"
    r"|comment-?(?:area|box|form|list|section)|story-?source|journal-?ref|next-?(?:article|post|story)"
    r"|cta(?:-|$)|wp-?caption|(?:featured-)?video-?(?:player|title|caption|container|fallback)"
    r"|jp-relatedposts|elementor-posts|sharedaddy|ya-share"
    # What a program wrote of the story, and what somebody said of it on another site.
    r"|(?:^|-)ai-?(?:article-?|content-?)?summary|news-?sum-|twitter-?(?:tweet|embed)"
    r"|tweet-?(?:blockquote|embed)|instagram-media|tiktok-embed|bluesky-embed|fb-post|reddit-(?:card|embed)"
)
_COMMENTS = frozenset(("comments", "commentlist", "disqus", "replies"))
JUNK_TAGS = frozenset(
    "nav footer aside form figure figcaption dialog address menu time dl".split()
)
_JUNK_ROLES = frozenset(
    "navigation complementary banner contentinfo dialog alertdialog search menu toolbar"
    " tooltip alert".split()
)
_BODY_WORDS = re.compile(
    r"article-?(?:body|text|content|copy|main)|story-?(?:body|text|content)|entry-?content|post-?(?:body|content)"
    r"|body-?(?:text|copy|content)|item-?text|news-?(?:text|body|content)|rich-?text|articlebody|text-?body",
)
_LEDE_WORDS = frozenset(
    "abstract bajada catenaccio chapeau chapo copete deck dek description entradilla excerpt"
    " ingress intro introduction lead lede occhiello sapo sommario spot standfirst strap strapline"
    " subhead subheading subheadline subtitle subtitles summary teaser vorspann".split()
)
_LEDE_PHRASES = re.compile(r"(?:^|-)sub-(?:head|headline|tit|title)(?:-|$)")
_WHOLES = frozenset(("html", "body", "main", "article"))
_NAMES = frozenset(("class", "data-component", "data-testid", "itemprop"))
_CLASS_ALONE = ["class"]
_IDLESS = frozenset(("p", "li", "h2", "h3", "h4", "span"))
"""Elements whose id is an anchor in the text, not a role on the page."""
_MOST_WORDS_OF_ID = 3
"""An id of more words is a subhead made into an anchor."""
_FEW, _FEW_CHARS, _LINK_CHARS = 3, 300, 60
"""Paragraphs, characters and characters a link of a part that is not looked into; arbitrary."""
_TEXT = etree.XPath("normalize-space(.)")
_LONGEST_NAME = 500
"""Characters of an element's names that are read; arbitrary."""
# What a part has beside it, or might have.
_HAS = re.compile(r"(?:has|with|no|without|hide|show|is)-[a-z]+|content-sidebar")
_NO_WORD = re.compile(r"[^a-z0-9]+")
# A class by itself: in `overflow-hidden` and `label-hidden` the word means something else.
_HIDDEN = re.compile(
    r"(?:^|\s)(?:is-|u-|visually-?|element-)?(?:hidden|invisible)(?=\s|$)"
)
_HIDING = ("hid", "invis", "sr-", "reader", "screen", "tooltip", "tab-")
"""Pieces of which every name for what is not shown has one."""
_UNSEEN = re.compile(
    r"\bsr-only|screen-?reader|off-?screen|visually-?hidden|tooltip-{0,2}_{0,2}(?:content|text)"
)
_RESHOWN = re.compile(r"(?:sm|md|lg|xl):!?(?:block|flex|grid|inline|table|contents)")
_TAB = re.compile(r"(?:^|\s)tab-pane(?=\s|$)")
_OPEN_TAB = re.compile(r"(?:^|\s)(?:active|show|in)(?=\s|$)")


def says_junk(element: Element, *, by_name: bool) -> bool:
    """Tell whether an element says that it is not the story; by its class and id if `by_name`."""
    tag = element.tag
    if tag in _WHOLES:
        return False
    if tag in JUNK_TAGS and not (tag == "figure" and _frames_text(element)):
        return True
    names = element.keys()
    if not names:
        return False
    if "role" in names and element.get("role", "") in _JUNK_ROLES:
        return True
    return by_name and _is_named_junk(element, names)


def _is_named_junk(element: Element, names: list[str]) -> bool:
    said = element.get("class", "") if names == _CLASS_ALONE else _said(element)
    meaning = _meaning(said)
    if meaning == _Said.JUNK_IF_LINKED:
        return _is_linked(element)
    return meaning != _Said.NOTHING


def says_hidden(element: Element) -> bool:
    """Tell whether the class of an element says that it is not shown."""
    return bool(element.keys()) and _meaning(_said(element)) == _Said.HIDDEN


def says_comments(element: Element) -> bool:
    """Tell whether an element calls itself the readers' comments."""
    tag = element.tag
    return tag not in _WHOLES and tag != "p" and _names_comments(_said(element))


@lru_cache(maxsize=1024)
def _names_comments(said: str) -> bool:
    name = _HAS.sub("", _name(said))
    return not _COMMENTS.isdisjoint(name.split("-")) and not _BODY_WORDS.search(name)


def _is_linked(element: Element) -> bool:
    """Tell a teaser by its link from the opening of the page's own story."""
    if (
        next(element.iter("a"), None) is None
        or next(element.iter("h1"), None) is not None
    ):
        return False
    return not any(is_named_body(box) for box in element.iterdescendants("div"))


def _frames_text(figure: Element) -> bool:
    """Tell a figure of words: a quotation or a table, not a picture."""
    return next(figure.iter("blockquote", "table"), None) is not None


@lru_cache(maxsize=4096)
def _meaning(said: str) -> _Said:
    if _is_named_hidden(said):
        return _Said.HIDDEN
    name = _HAS.sub("", _name(said))
    if not name or _BODY_WORDS.search(name):
        return _Said.NOTHING
    words = name.split("-")
    if not _JUNK_WORDS.isdisjoint(words) or _JUNK_PHRASES.search(name):
        return _Said.JUNK
    if not _LINKED_WORDS.isdisjoint(words):
        return _Said.JUNK_IF_LINKED
    return _Said.NOTHING


def _is_named_hidden(said: str) -> bool:
    names = said[:_LONGEST_NAME]
    if not any(word in names for word in _HIDING):
        return False
    if _TAB.search(names):
        return not _OPEN_TAB.search(names)
    if _UNSEEN.search(names):
        return True
    return bool(_HIDDEN.search(names)) and not _RESHOWN.search(names)


def _said(element: Element) -> str:
    """Return what an element's attributes call it."""
    get, names = element.get, element.keys()
    said = [get(name, "") for name in names if name in _NAMES]
    if "id" in names and element.tag not in _IDLESS and _is_role(get("id", "")):
        said.append(get("id", ""))
    return " ".join(said)


def _is_role(anchor: str) -> bool:
    return anchor.count("-") + anchor.count("_") < _MOST_WORDS_OF_ID


def _name(said: str) -> str:
    """Return names as words in lower case, joined by hyphens."""
    return _NO_WORD.sub("-", parted(said[:_LONGEST_NAME]))


def favour(element: Element) -> float:
    """Return by how much text in an element counts for more where it is named as a story's."""
    if element.get("itemprop") in ("articleBody", "text"):
        return 1.6
    if element.tag in ("body", "html", "form"):
        return 0.5
    return 1.3 if is_named_body(element) else 1.0


def is_named_body(element: Element) -> bool:
    """Tell an element whose class or id calls it the text of a story."""
    return _says_body(_said(element))


@lru_cache(maxsize=4096)
def _says_body(said: str) -> bool:
    return bool(_BODY_WORDS.search(_name(said)))


def is_named_lede(element: Element) -> bool:
    """Tell an element whose class or id calls it the lede of a story."""
    return _says_lede(_said(element))


@lru_cache(maxsize=1024)
def _says_lede(said: str) -> bool:
    name = _name(said)
    return not _LEDE_WORDS.isdisjoint(name.split("-")) or bool(
        _LEDE_PHRASES.search(name)
    )


def is_whole(element: Element) -> bool:
    """Tell an element that is said to hold the whole of a story."""
    return element.tag == "article" or element.get("itemprop") == "articleBody"


def is_slight(element: Element) -> bool:
    """Tell an element that can hold no story: hardly any text of its own but for links."""
    links = paragraphs = 0
    for inner in element.iter("a", "p", "h1", "main", "article"):
        if inner.tag == "a":
            links += 1
        elif inner.tag != "p" or paragraphs == _FEW:
            return False
        else:
            paragraphs += 1
    return text_length(element) <= _FEW_CHARS + links * _LINK_CHARS


def text_length(element: Element) -> int:
    """Return how many characters of text stand in an element, shown or not."""
    return len(_TEXT(element))
