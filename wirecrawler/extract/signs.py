"""Signs: what of a page tells its kind, each looked at once and only when it is asked for."""

import re
from functools import cached_property
from itertools import islice
from urllib.parse import SplitResult, urlsplit

from wirecrawler.extract.blocks import DENSE, Block
from wirecrawler.extract.body import Located
from wirecrawler.extract.context import Context
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import Node, text, types
from wirecrawler.extract.wall_words import letters, levelled
from wirecrawler.normalize.text import collapsed, squeezed

INDEX_TYPES = frozenset(
    ("CollectionPage", "ItemList", "SearchResultsPage", "ProfilePage")
)
SHORT = 1200
"""Weighted characters; a wall that says more, or a stub that leaves more, is rare."""
_STORY_TYPE = re.compile(r"Article$|^Report$|BlogPosting$|PodcastEpisode$")
_PIECE = re.compile(r"[|–—·•»«!?…()\[\]]|\s-\s|\.(?=\s|$)|\.{2}")
_WORD = re.compile(r"\w+")
_LONGEST_TITLE = 300
_MOST_STORIES = 100
"""Stories of a list whose headlines are compared with the page's title."""
_MOST_WORDS = 4000
"""Characters of a page that are searched for what walls say."""


class Signs:
    """What of one page tells its kind."""

    def __init__(
        self, context: Context, *, blocks: list[Block], located: Located, title: str
    ) -> None:
        self.context = context
        self.blocks = blocks
        self.located = located
        self.title = "" if self._is_of_entry(title) else title
        """The headline, where the page itself has it."""
        self.chars = sum([len(b.text) - b.link_chars for b in blocks])
        """Of plain text, outside links."""

    def _is_of_entry(self, title: str) -> bool:
        """Whether a headline was taken from the entry for want of one on the page."""
        if not title or title != collapsed(self.context.entry.headline):
            return False
        return not any(squeezed(title) in squeezed(shown) for shown in self._shown)

    @cached_property
    def _shown(self) -> list[str]:
        """The titles of the page, and its first h1s."""
        heads = islice(self.context.root.iter("h1"), 2)
        shown = [collapsed("".join(head.itertext())) for head in heads]
        return [self.document_title, self.context.said("og:title"), *shown]

    @cached_property
    def weight(self) -> int:
        """The characters of plain text, those of dense scripts counted three times."""
        if self.chars >= SHORT:
            return self.chars
        return self.chars + 2 * sum(len(DENSE.findall(b.text)) for b in self.blocks)

    @property
    def is_short(self) -> bool:
        """Whether the text is so short that a wall may have said it."""
        return self.weight < SHORT

    @cached_property
    def named(self) -> frozenset[str]:
        """The types of all that JSON-LD describes."""
        return frozenset(t for node in self.context.nodes for t in types(node))

    @cached_property
    def og_type(self) -> str:
        """The page's `og:type`, in lower case."""
        return self.context.said("og:type").lower()

    @cached_property
    def address(self) -> SplitResult:
        """The page's own address, after redirects."""
        return urlsplit(self.context.url)

    @cached_property
    def label(self) -> str:
        """Headline and address, levelled: what they call the page."""
        return levelled(f"{self.title} {self.address.path}"[:500])

    @cached_property
    def says_story(self) -> bool:
        """Whether the page's data say that it is one story: a type, or a time of publication."""
        if self._has_story_node:
            return True
        context = self.context
        # A list of stories marks up the time of each of them.
        dates = context.meta.get("datepublished", ())
        return bool(context.said("article:published_time")) or 0 < len(dates) <= 2

    @property
    def _has_story_node(self) -> bool:
        """Whether JSON-LD describes the page as a story, not the stories it lists."""
        if not is_story(self.context.node):
            return False
        if self.named.isdisjoint(INDEX_TYPES):
            return True
        stories = (node for node in self.context.nodes if is_story(node))
        told = {text(node, "headline") for node in islice(stories, _MOST_STORIES)} - {
            ""
        }
        if len(told) < 3:
            return True
        shown = squeezed(f"{self.document_title} {self.context.said('og:title')}"[:600])
        return any(squeezed(headline) in shown for headline in told)

    @cached_property
    def is_promised(self) -> bool:
        """Whether a title of the page is the one that its entry had.

        Of one or two words it may be a section's.
        """
        wanted = _words(self.context.entry.headline)
        if len(wanted) < 3:
            return False
        return any(2 * len(wanted & _words(s)) >= len(wanted) for s in self._shown)

    @property
    def is_foreign(self) -> bool:
        """Whether no longer word of the entry's headline is anywhere on the page."""
        wanted = {w for w in _words(self.context.entry.headline) if len(w) != 3}
        return len(wanted) > 3 and not any(word in self.all_words for word in wanted)

    @property
    def is_vouched(self) -> bool:
        """Whether the page's data or its entry speak for a story."""
        return self.says_story or self.is_promised

    @property
    def is_headlined(self) -> bool:
        """Whether the page's title repeats an h1 of as many words as a headline has."""
        title, _, *heads = self._shown
        return any(
            (len(head.split()) > 4 or weight_of(head) - len(head) > 20)
            and squeezed(head) in squeezed(title)
            for head in heads
        )

    @property
    def is_brief(self) -> bool:
        """Whether the headline is as short as a section's or a form's name."""
        return len(self.title.split()) < 4 and weight_of(self.title) < 40

    @cached_property
    def document_title(self) -> str:
        """The text of the `title` element."""
        element = next(self.context.root.iter("title"), None)
        return "" if element is None else collapsed("".join(element.itertext()))

    @cached_property
    def titles(self) -> list[list[str]]:
        """The titles of the page, each in the pieces that sites join by a separator."""
        said = (self.title, self.document_title, self.context.said("og:title"))
        return [_pieces(title) for title in dict.fromkeys(said) if title]

    @cached_property
    def headings(self) -> list[list[str]]:
        """The first headings of the page that are no links, likewise."""
        shown = (
            b.text for b in self.located.page if b.tag == "h2" and not b.link_chars
        )
        return [_pieces(heading) for heading in islice(shown, 3)]

    @cached_property
    def words(self) -> str:
        """What the text of the page says, title and headline before it, levelled."""
        return self._levelled(self.blocks)

    @cached_property
    def all_words(self) -> str:
        """What the whole page says outside links, levelled."""
        loose = [b for b in self.located.page if 2 * b.link_chars <= len(b.text)]
        return self._levelled([*self.blocks, *loose])

    def _levelled(self, blocks: list[Block]) -> str:
        said = [self.document_title, self.title, *(block.text for block in blocks)]
        return levelled("\n".join(said)[:_MOST_WORDS])


def is_story(node: Node) -> bool:
    """Tell whether a JSON-LD object describes a story."""
    return any(_STORY_TYPE.search(name) for name in types(node))


def weight_of(value: str) -> int:
    """Return the characters of a text, those of dense scripts counted three times."""
    return len(value) + 2 * len(DENSE.findall(value))


def container_of(blocks: list[Block]) -> Element:
    """Return the smallest element that holds the first and the last of some blocks."""
    first, last = blocks[0].element, blocks[-1].element
    around = {last, *last.iterancestors()}
    line = (first, *first.iterancestors())
    return next(element for element in line if element in around)


def _words(value: str) -> set[str]:
    """Return the words of a headline; of dense scripts, its pairs of characters."""
    found: set[str] = set()
    for word in _WORD.findall(levelled(value[:_LONGEST_TITLE])):
        if DENSE.search(word):
            found.update(word[n : n + 2] for n in range(len(word) - 1))
        elif len(word) > 2:
            found.add(word)
    return found


def _pieces(title: str) -> list[str]:
    pieces = (piece.strip() for piece in _PIECE.split(title[:_LONGEST_TITLE]))
    return [piece for piece in pieces if letters(piece)]
