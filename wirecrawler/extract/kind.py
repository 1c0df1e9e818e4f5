"""Kind: tell a story from the pages that stand in its place."""

import re

from wirecrawler.extract.blocks import Block
from wirecrawler.extract.body import Located
from wirecrawler.extract.context import Context
from wirecrawler.extract.jsonld import types
from wirecrawler.story import Kind

_INDEX_TYPES = frozenset(
    ("CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage")
)
_STORY_TYPE = re.compile(r"Article$|^Report$|BlogPosting$|PodcastEpisode$")
_FEW_CHARS = 250
"""A body shorter than this is a story only where the page says that it is one."""


def page_kind(context: Context, *, blocks: list[Block], located: Located) -> Kind:
    """Return what a page is.

    An index is a page of links: what it has of plain text is little against its links, and
    nothing but its template says that it is a story.
    """
    named = {t for node in context.nodes for t in types(node)}
    if "LiveBlogPosting" in types(context.node):
        return Kind.LIVE_BLOG
    chars = sum(len(b.text) - b.link_chars for b in blocks)
    if _is_index(context, named, chars, located):
        return Kind.INDEX
    return Kind.STORY


def _is_index(context: Context, named: set[str], chars: int, located: Located) -> bool:
    says_story = any(_STORY_TYPE.search(t) for t in types(context.node)) or bool(
        context.said("article:published_time", "datepublished")
    )
    if says_story:
        return False
    og_type = context.said("og:type").lower()
    says_index = bool(named & _INDEX_TYPES) or og_type == "website"
    links = located.page_links
    if says_index and (chars < _FEW_CHARS or links > chars):
        return True
    return og_type != "article" and chars < 3 * _FEW_CHARS and links > 6 * max(chars, 1)
