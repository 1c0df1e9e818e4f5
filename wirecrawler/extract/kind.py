"""Kind: tell a story from the pages that stand in its place.

What a page says of itself in schema.org terms goes before what it looks like; what costs more is
asked later.  docs/stages.md has the table of the rules.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import urlsplit

from wirecrawler.extract import paywall, wall_words, walls
from wirecrawler.extract.blocks import Block
from wirecrawler.extract.body import Located
from wirecrawler.extract.context import Context
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import names, types
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.extract.pictures import pictures_shown
from wirecrawler.extract.signs import INDEX_TYPES, Signs, container_of, weight_of
from wirecrawler.normalize.text import squeezed
from wirecrawler.story import Kind

_FEW_CHARS = 250
"""A body shorter than this is a story only where the page says that it is one."""
_WORD = re.compile(r"\w+")
_CLOCK = re.compile(r"\s{0,20}(?:[01]?\d|2[0-3])\s?[:.h]\s?[0-5]\d(?!\d)")
_LIVE_POSTS = 5
"""Posts with the time of each, under a headline that says live; arbitrary."""
_INDEX_PATH = re.compile(
    r"/(?:tags?|categor(?:y|ies)|kategorien?|authors?|autore?s?|autoren|topics?|themen?|thema"
    r"|search|suche|recherche|etiquetas?|rubric|rubrik)(?:/[^/-]{1,40}(?:-[^/-]{1,40}){0,2})?/?$"
    r"|/page/\d{1,5}/?$"
)
_SEARCH = re.compile(r"(?:^|&)(?:s|q|query|search|tag|cat)=")
_TEASERS = 5
"""Texts under links of their own that make a list; arbitrary."""
_LINKED = 15
"""Characters of a link that is a teaser's headline, more than; arbitrary."""
_TEASER_CHARS = 300
"""Weighted characters of such a text, at most, on average; arbitrary."""
_OF_A_SITE = "og:type says website"
"""Weak: many sites say it of all their pages."""
_PARAGRAPH = 90
"""Weighted characters of the paragraphs of a story, on average; teasers and labels have fewer."""
_GALLERY_TYPES = frozenset(("ImageGallery", "MediaGallery"))
_VIDEO_PATH = re.compile(r"/(?:videos?|watch|tv|play|clips?|mediathek)(?:[/.?-]|$)")


@dataclass(frozen=True, slots=True, kw_only=True)
class KindFound:
    """What a page is, and why."""

    kind: Kind
    rule: str
    """The rule that told it, in a few words a person understands."""
    partial: bool = False
    """Whether it is a story of which a paywall leaves the first lines."""


def page_kind(
    context: Context, *, blocks: list[Block], located: Located, title: str = ""
) -> KindFound:
    """Return what a page is.

    Args:
        context: The page and its entry.
        blocks: The text that was read as its story's.
        located: All that the page shows.
        title: The headline that was chosen.
    """
    signs = Signs(context, blocks=blocks, located=located, title=title)
    for kind, tell in _RULES:
        if rule := tell(signs):
            return KindFound(kind=kind, rule=rule)
    if rule := paywall.first_lines(signs):
        return KindFound(kind=Kind.STORY, rule=rule, partial=True)
    rule = "the page says so" if signs.says_story else "nothing says otherwise"
    return KindFound(kind=Kind.STORY, rule=rule)


def _live_blog(signs: Signs) -> str:
    if "LiveBlogPosting" in signs.named:
        if "LiveBlogPosting" in types(signs.context.node):
            return "JSON-LD says LiveBlogPosting"
        if any(_has_updates(node) for node in signs.context.nodes):
            return "JSON-LD lists the posts of a live blog"
    if len(signs.blocks) < _LIVE_POSTS or not _is_called_live(signs.label):
        return ""
    if _posts(signs.blocks) >= _LIVE_POSTS:
        return "the headline or the address says live, and posts bear their times"
    return ""


def _is_called_live(label: str) -> bool:
    if not wall_words.LIVE_WORDS.isdisjoint(_WORD.findall(label)):
        return True
    return any(phrase in label for phrase in wall_words.LIVE_PHRASES)


def _has_updates(node: dict[str, object]) -> bool:
    updates = node.get("liveBlogUpdate")
    return isinstance(updates, list) and len(updates) > 1


def _posts(blocks: list[Block]) -> int:
    """Return how many of the blocks follow a time of their own."""
    told = {block.element for block in blocks}
    posts, is_timed = 0, False
    for element in container_of(blocks).iter():
        is_timed = is_timed or _is_time(element)
        if is_timed and element in told:
            posts, is_timed = posts + 1, False
    return posts


def _is_time(element: Element) -> bool:
    return element.tag == "time" or bool(_CLOCK.match(element.text or ""))


def _gallery(signs: Signs) -> str:
    if not signs.is_short:
        return ""
    if signs.named & _GALLERY_TYPES and not signs.context.node:
        return "JSON-LD says that it is a gallery"
    pictures = pictures_shown(signs.context.root)
    says_photos = any(word in signs.label for word in wall_words.PHOTO_WORDS)
    fewest, chars = (4, 150) if says_photos else (8, 80)
    if pictures >= fewest and signs.weight < chars * pictures:
        return f"{pictures} pictures, and little text"
    return ""


def _video(signs: Signs) -> str:
    if not signs.is_short:
        return ""
    if signs.og_type.startswith("video"):
        return "og:type says video"
    if "VideoObject" not in signs.named or signs.weight >= 2 * _FEW_CHARS:
        return ""
    videos = [n for n in signs.context.nodes if "VideoObject" in types(n)]
    if not signs.context.node and _is_named_as_page(videos, signs.title):
        return "JSON-LD describes a video and no story"
    if _VIDEO_PATH.search(signs.address.path.lower()):
        return "the address says video, and little text stands by it"
    return ""


def _is_named_as_page(videos: list[dict[str, object]], title: str) -> bool:
    told = {squeezed(name) for video in videos for name in names(video, "name")}
    return squeezed(title) in told - {""}


def _index(signs: Signs) -> str:
    """Return what says that the page is a page of links, or "".

    What it has of plain text is little against its links, and nothing but its template says
    that it is a story.
    """
    if signs.says_story:
        return ""
    if _leads_to_front(signs):
        return "the address led to the front page"
    if signs.is_promised:
        return ""
    says_index = _says_index(signs)
    if says_index and signs.chars < _FEW_CHARS:
        return f"{says_index}, and it has little text"
    if says_index and _is_far_more_links(signs, says_index):
        return f"{says_index}, and it has far more links than text"
    return "" if _is_told_in_one(signs) else _list(signs, says_index)


def _list(signs: Signs, says_index: str) -> str:
    if _is_list(signs):
        return "its text is lines under links of their own"
    return _links_outweigh(signs, says_index)


def _is_far_more_links(signs: Signs, says_index: str) -> bool:
    """Tell a page that is said to be a list and is mostly links, whatever its text."""
    share = 3 if says_index == _OF_A_SITE else 2
    is_named = signs.is_brief or says_index != _OF_A_SITE
    return is_named and signs.located.page_links > share * signs.chars


def _links_outweigh(signs: Signs, says_index: str) -> str:
    is_slight = signs.og_type != "article" and signs.chars < 3 * _FEW_CHARS
    if not (says_index or is_slight):
        return ""
    if signs.is_headlined and says_index in ("", _OF_A_SITE):
        return ""
    links = signs.located.page_links
    if says_index and links > signs.chars:
        return f"{says_index}, and it has more links than text"
    # Under the name of a section fewer do.
    if is_slight and links > (3 if signs.is_brief else 6) * max(signs.chars, 1):
        return "it has far more links than text"
    return ""


def _leads_to_front(signs: Signs) -> bool:
    """Tell whether the address of a story led to the front page."""
    here, asked = signs.address, urlsplit(signs.context.entry.link)
    is_front = here.path in ("", "/") and not here.query
    return is_front and asked.path not in ("", "/")


def _says_index(signs: Signs) -> str:
    if signs.named & INDEX_TYPES:
        return "JSON-LD says that it is a list"
    if signs.og_type == "website":
        return _OF_A_SITE
    here = signs.address
    if _INDEX_PATH.search(here.path.lower()) or _SEARCH.search(here.query.lower()):
        return "the address is that of a list"
    above, asked = here.path.rstrip("/"), urlsplit(signs.context.entry.link).path
    if above != asked.rstrip("/") and asked.startswith(above + "/") and above:
        return "the address led to the section above it"
    return ""


def _is_told_in_one(signs: Signs) -> bool:
    """Tell a text of whole paragraphs that no teaser's link parts, under a headline's words.

    A section's page may open with a description of itself, under its name.
    """
    runs = _runs(signs)
    paragraphs = len(signs.located.blocks)
    if max(runs) < _FEW_CHARS or sum(runs) < _PARAGRAPH * paragraphs:
        return False
    return not signs.is_brief or max(runs) >= 6 * _FEW_CHARS


def _is_list(signs: Signs) -> bool:
    """Tell whether the text is teasers: a few lines under each link that is their headline."""
    runs = [run for run in _runs(signs) if run]
    if len(runs) < _TEASERS or max(runs) > sum(runs) / 2:
        return False
    return sum(runs) < _TEASER_CHARS * len(runs)


def _runs(signs: Signs) -> list[int]:
    """Return what the text weighs between one linked line and the next."""
    told = {id(block) for block in signs.located.blocks}
    runs = [0]
    parted = _linked_gaps(signs.located)
    for number, block in enumerate(signs.located.page):
        if number in parted:
            runs.append(0)
        if id(block) in told:
            runs[-1] += weight_of(block.text) - block.link_chars
        elif _is_linked(block):
            runs.append(0)
    return runs


def _linked_gaps(located: Located) -> set[int]:
    """Return the numbers of the blocks before which a menu or a teaser has a linked line."""
    pairs = zip(located.gaps, located.menus, strict=True)
    return {
        gap
        for gap, menu in pairs
        if any(len(text_of(link)) > _LINKED for link in menu.iter("a"))
    }


def _is_linked(block: Block) -> bool:
    return len(block.text) > _LINKED and block.link_chars >= 0.9 * len(block.text)


_RULES: tuple[tuple[Kind, Callable[[Signs], str]], ...] = (
    (Kind.LIVE_BLOG, _live_blog),
    (Kind.NOT_FOUND, walls.not_found),
    (Kind.CONSENT, walls.consent),
    (Kind.LOGIN, walls.login),
    (Kind.PAYWALL, paywall.stub),
    (Kind.VIDEO, _video),
    (Kind.GALLERY, _gallery),
    (Kind.INDEX, _index),
    (Kind.NOT_FOUND, walls.foreign),
)
