"""Parts: what the name, the role and the kind of an element say of what stands in it."""

import re

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
_HAS = re.compile(r"(?:has|with|no|without|hide|show|is)-[a-z]+")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD = re.compile(r"[^a-z0-9]+")


def says_junk(element: Element, *, by_name: bool) -> bool:
    """Tell whether an element says that it is not the story; by its class and id if `by_name`."""
    tag = element.tag
    if tag in ("html", "body", "main", "article"):
        return False
    if tag in _JUNK_TAGS or element.get("role", "") in _JUNK_ROLES:
        return True
    if not by_name:
        return False
    name = _HAS.sub("", _name(element))
    if not name or _BODY_WORDS.search(name):
        return False
    return not _JUNK_WORDS.isdisjoint(name.split("-")) or bool(
        _JUNK_PHRASES.search(name)
    )


def _name(element: Element) -> str:
    """Return class, id and the like as words joined by hyphens."""
    names = (element.get("class"), element.get("id"), element.get("data-component"),
             element.get("data-testid"), element.get("itemprop"))  # fmt: skip
    words = _CAMEL.sub("-", " ".join(n for n in names if n))
    return _NO_WORD.sub("-", words.lower())


def favour(element: Element) -> float:
    """Return by how much text in an element counts for more where it is named as a story's."""
    if element.get("itemprop") in ("articleBody", "text"):
        return 1.6
    if element.tag in ("body", "html", "form"):
        return 0.5
    return 1.3 if _BODY_WORDS.search(_name(element)) else 1.0


def house_of(element: Element) -> Element:
    """Return the nearest article above an element, else the farthest box named as a body."""
    farthest = element
    for above in (element, *element.iterancestors()):
        if is_whole(above):
            return above
        if above.tag not in ("body", "html") and _BODY_WORDS.search(_name(above)):
            farthest = above
    return farthest


def is_whole(element: Element) -> bool:
    """Tell an element that is said to hold the whole of a story."""
    return element.tag == "article" or element.get("itemprop") == "articleBody"
