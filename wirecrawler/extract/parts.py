"""Parts: what the name, the role and the kind of an element say of what stands in it."""

import re
from functools import lru_cache

from lxml import etree

from wirecrawler.extract.html_tree import Element

# Words in a class or an id that say "not the story".  Chosen on the development pages of eleven
# languages' news sites; a part that holds most of the page's text is never junk, whatever its name.
_JUNK_WORDS = frozenset(
    "ad ads advert advertisement advertising advertorial banner bio biography breadcrumb"
    " breadcrumbs byline caption captions carousel comment comments consent cookie cookies"
    " copyright credit credits dateline disqus donate footer gallery gdpr infobox"
    " keywords login masthead menu meta modal more mostread nav navbar navigation"
    " newsletter newsletters outbrain overlay pagination pager paywall podcast popular popup print"
    " promo promotion promos rail readmore recirc recirculation recommend recommendation"
    " recommendations recommended regwall related relatedlinks replies reply share sharebar sharing"
    " sidebar signup skip slideshow social sponsor sponsored subscribe subscription subscriptions"
    " taboola tags tag teaser teasers timestamp toolbar tooltip trending"
    " hidden sr screenreader offscreen".split()
)
# ... and pairs of words that say it together.
_JUNK_PHRASES = re.compile(
    r"(?:read|see|load|view|you-may|learn|know)-?(?:more|also|next)|also-?(?:read|like)|most-?(?:read|viewed|popular)"
    r"|author-?(?:box|bio|info|card|details|profile|desc)|about-?(?:the-)?author|(?:latest|top|more)-?(?:news|stories|posts|from)"
    r"|sign-?(?:up|in)|pull-?quote|short-?link|fact-?box|side-?bar|news-?letter|call-?out"
    r"|image-?(?:caption|credit|meta)|photo-?(?:caption|credit)|post-?(?:meta|tags|info|date|author)"
    r"|article-?(?:meta|tags|info|date|author|footer|tools|actions)|item-?(?:date|code|info|nav)|entry-?(?:meta|footer|date)"
    r"|cta(?:-|$)|wp-?caption|video-?(?:player|title|caption)|jp-relatedposts|sharedaddy|ya-share"
)
_JUNK_TAGS = frozenset(
    "nav footer aside form figure figcaption dialog address menu details time summary dl".split()
)
_JUNK_ROLES = frozenset(
    "navigation complementary banner contentinfo dialog alertdialog search menu toolbar"
    " tooltip alert".split()
)
_BODY_WORDS = re.compile(
    r"article-?(?:body|text|content|copy|main)|story-?(?:body|text|content)|entry-?content|post-?(?:body|content)"
    r"|body-?(?:text|copy|content)|item-?text|news-?(?:text|body|content)|rich-?text|articlebody|text-?body",
)
_WHOLES = frozenset(("html", "body", "main", "article"))
_NAMES = ("class", "id", "data-component", "data-testid", "itemprop")
_FEW, _FEW_CHARS, _LINK_CHARS = 3, 600, 60
"""Paragraphs, characters and characters a link of a part that is not looked into; arbitrary."""
_TEXT = etree.XPath("normalize-space(.)")
_LONGEST_NAME = 500
"""Characters of an element's names that are read; arbitrary."""
_HAS = re.compile(r"(?:has|with|no|without|hide|show|is)-[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD = re.compile(r"[^a-z0-9]+")


def says_junk(element: Element, *, by_name: bool) -> bool:
    """Tell whether an element says that it is not the story; by its class and id if `by_name`."""
    tag = element.tag
    if tag in _WHOLES:
        return False
    if tag in _JUNK_TAGS:
        return True
    names = element.keys()
    if not names:
        return False
    if "role" in names and element.get("role", "") in _JUNK_ROLES:
        return True
    return by_name and _is_named_junk(_said(element))


@lru_cache(maxsize=4096)
def _is_named_junk(said: str) -> bool:
    name = _HAS.sub("", _name(said))
    if not name or _BODY_WORDS.search(name):
        return False
    return not _JUNK_WORDS.isdisjoint(name.split("-")) or bool(
        _JUNK_PHRASES.search(name)
    )


def _said(element: Element) -> str:
    """Return what an element's attributes call it."""
    get = element.get
    return " ".join([n for name in _NAMES if (n := get(name))])


def _name(said: str) -> str:
    """Return names as words in lower case, joined by hyphens."""
    words = _CAMEL.sub("-", said[:_LONGEST_NAME])
    return _NO_WORD.sub("-", words.lower())


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
    return len(_TEXT(element)) <= _FEW_CHARS + links * _LINK_CHARS
