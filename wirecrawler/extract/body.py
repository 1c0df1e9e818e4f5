"""Body: where on a page its story stands, and which of the paragraphs there belong to it.

Every block of the page is read once, in order.  A block weighs what it holds of plain text; the
story stands in the element whose blocks weigh most, near ones counting than far ones.  What
its class, its role or its words say to be something else (captions, related links, share bars,
prompts) is left out.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lxml.html import HtmlElement

from wirecrawler.extract.paragraphs import Block, is_shown, read_blocks

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
_SENTENCE = re.compile(r"[.!?…。！？؟।۔։:;»”\"')\]]$|[,،、，]")
_DENSE = re.compile(
    r"[\u0e00-\u0eff\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]"
)
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_WORD = re.compile(r"[^a-z0-9]+")
_FAR = 0.62
"""What a block counts for one level further up; .5 to .7 did alike on the development pages."""


@dataclass(frozen=True, slots=True)
class Located:
    """Where the story stands."""

    container: HtmlElement
    blocks: list[Block]
    """Those of the story, the lede first."""
    weight: float
    """Plain characters in its paragraphs."""
    page_links: int
    """Characters of link text on the whole page."""


def locate(
    root: HtmlElement, *, headline: HtmlElement | None, title: str = ""
) -> Located | None:
    """Return where the story of a page stands, or None when the page holds no paragraph.

    Args:
        root: The page.
        headline: The element of its headline, where known: what stands between it and the
            body may be the lede.
        title: The text of the headline.
    """
    page = _Page(root)
    container = page.best()
    if container is None:
        return None
    return _Reading(page, container, headline, title).located()


class _Page:
    """The blocks of a page, what each weighs, and which of its parts are junk."""

    def __init__(self, root: HtmlElement) -> None:
        self.blocks = read_blocks(root, keep=_is_read)
        self.weights = [_weight(block) for block in self.blocks]
        self._junk: dict[HtmlElement, bool] = {}
        self._ancestors: dict[HtmlElement, tuple[HtmlElement, ...]] = {}
        self._sums: dict[HtmlElement, float] = {}
        for block, weight in zip(self.blocks, self.weights, strict=True):
            for element in self.line(block):
                self._sums[element] = self._sums.get(element, 0) + weight
        self.total = sum(self.weights)
        self._by_name = True
        plain = sum(
            w
            for b, w in zip(self.blocks, self.weights, strict=True)
            if w and not self.is_junk(b)
        )
        if plain < 0.25 * self.total:
            # The site's names mean something else; its elements and roles must do.
            self._by_name = False
            self._junk.clear()

    def line(self, block: Block) -> tuple[HtmlElement, ...]:
        """Return the block's element and all above it, nearest first."""
        element = block.element
        if element not in self._ancestors:
            self._ancestors[element] = (element, *element.iterancestors())
        return self._ancestors[element]

    def is_junk(self, block: Block) -> bool:
        """Tell whether a block stands in a part that is not the story."""
        return any(self._is_junk_part(e) for e in self.line(block))

    def _is_junk_part(self, element: HtmlElement) -> bool:
        if element not in self._junk:
            self._junk[element] = self._sums.get(
                element, 0
            ) < 0.45 * self.total and _says_junk(element, by_name=self._by_name)
        return self._junk[element]

    def best(self) -> HtmlElement | None:
        """Return the element in which the story stands."""
        scores: dict[HtmlElement, float] = {}
        for block, weight in zip(self.blocks, self.weights, strict=True):
            if not weight or self.is_junk(block):
                continue
            share = weight
            for element in self.line(block)[1:]:
                scores[element] = scores.get(element, 0) + share * _favour(element)
                share *= _FAR
        if not scores:
            return None
        best = max(scores, key=lambda e: scores[e])
        return self._widened(_house_of(best))

    def plain(self, element: HtmlElement) -> float:
        """Return what the blocks below an element weigh, less those in junk."""
        return sum(
            weight
            for block, weight in zip(self.blocks, self.weights, strict=True)
            if weight and element in self.line(block) and not self.is_junk(block)
        )

    def _widened(self, best: HtmlElement) -> HtmlElement:
        """Return the smallest element above `best` that holds the rest of its story too.

        Stories are cut into several boxes by advertisements; the boxes are sisters.
        """
        held = self.plain(best)
        while True:
            above = best.getparent()
            if above is None or above.tag in ("body", "html"):
                return best
            more = self.plain(above)
            if best.tag == "article" and more < 1.4 * held:
                return best
            if more > 2.5 * held:
                return best
            best, held = above, more


class _Reading:
    """The choice among the blocks of one container."""

    def __init__(
        self,
        page: _Page,
        container: HtmlElement,
        headline: HtmlElement | None,
        title: str,
    ) -> None:
        self.page = page
        self.container = container
        self.headline = headline
        self.title = _squeezed(title)

    def located(self) -> Located:
        inside = [
            n
            for n, block in enumerate(self.page.blocks)
            if self.container in self.page.line(block)
        ]
        first = inside[0]
        start = self._headline_index(inside)
        chosen = [
            n
            for n in inside
            if n > start and not self.page.is_junk(self.page.blocks[n])
        ]
        chosen = self._trimmed(chosen)
        lede = self._lede(start, min(chosen, default=first), chosen)
        blocks = [self.page.blocks[n] for n in chosen]
        before = [self.page.blocks[n] for n in lede]
        return Located(
            container=self.container,
            blocks=before + blocks,
            weight=sum(self.page.weights[n] for n in chosen),
            page_links=sum(block.link_chars for block in self.page.blocks),
        )

    def _headline_index(self, inside: Sequence[int]) -> int:
        """Return the index of the block that holds the headline, or -1.

        One that stands behind half of the text is another story's.
        """
        left = sum(self.page.weights[n] for n in inside) / 2
        for n, block in enumerate(self.page.blocks[: inside[-1] + 1]):
            if n in inside:
                left -= self.page.weights[n]
            if left < 0:
                break
            if self._is_headline(block):
                return n
        return -1

    def _is_headline(self, block: Block) -> bool:
        if self.headline is not None:
            return self.headline in self.page.line(block)
        return bool(self.title) and _squeezed(block.text) == self.title

    def _lede(self, start: int, first: int, chosen: Sequence[int]) -> list[int]:
        """Return the blocks between headline and body that open the story."""
        if start < 0:
            return []
        known = {_squeezed(self.page.blocks[n].text) for n in chosen}
        found: list[int] = []
        for n in range(start + 1, first):
            block = self.page.blocks[n]
            if self.page.weights[n] < 40 or self.page.is_junk(block):
                continue
            if _squeezed(block.text) in known or len(found) >= 3:
                continue
            found.append(n)
        return found

    def _trimmed(self, chosen: list[int]) -> list[int]:
        """Return the blocks without those that are links, prompts or a second headline."""
        kept: list[int] = []
        seen: set[str] = set()
        for n in chosen:
            block = self.page.blocks[n]
            squeezed = _squeezed(block.text)
            if _is_stray(block, self.page.weights[n]) or squeezed == self.title:
                continue
            if len(squeezed) > 60 and squeezed in seen:
                continue
            seen.add(squeezed)
            kept.append(n)
        while kept and self._is_loose_end(kept[-1]):
            kept.pop()
        return kept[self._loose_start(kept) :]

    def _loose_start(self, kept: Sequence[int]) -> int:
        """Return where the text begins behind the times, names and labels on top of it."""
        for place, n in enumerate(kept):
            if self.page.weights[n]:
                block = (
                    self.page.blocks[n - 1]
                    if place and kept[place - 1] == n - 1
                    else None
                )
                return place - 1 if block and block.tag in ("h2", "h3") else place
        return 0

    def _is_loose_end(self, n: int) -> bool:
        """Tell whether a block at the very end says nothing: a subhead, a stray word."""
        block = self.page.blocks[n]
        return block.tag in ("h2", "h3") or not any(c.isalnum() for c in block.text)


def _house_of(element: HtmlElement) -> HtmlElement:
    """Return the nearest article above an element, else the farthest box named as a body."""
    farthest = element
    for above in (element, *element.iterancestors()):
        if above.tag == "article" or above.get("itemprop") == "articleBody":
            return above
        if above.tag not in ("body", "html") and _BODY_WORDS.search(_name(above)):
            farthest = above
    return farthest


def _is_read(element: HtmlElement) -> bool:
    # What is hidden from screen readers says again, as decoration, what they are told elsewhere.
    return element.get("aria-hidden") != "true" and is_shown(element)


def _weight(block: Block) -> float:
    text = block.text
    if block.tag in ("h2", "h3"):
        return 0
    plain = len(text) - block.link_chars
    chars = plain * (3 if _DENSE.search(text) else 1)
    if block.link_chars > 0.5 * len(text) or chars < 30:
        return 0
    if chars < 90 and not _SENTENCE.search(text):
        return 0
    return chars * (0.5 if block.tag == "li" else 1)


def _says_junk(element: HtmlElement, *, by_name: bool) -> bool:
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


def _name(element: HtmlElement) -> str:
    """Return class, id and the like as words joined by hyphens."""
    names = (element.get("class"), element.get("id"), element.get("data-component"),
             element.get("data-testid"), element.get("itemprop"))  # fmt: skip
    words = _CAMEL.sub("-", " ".join(n for n in names if n))
    return _NO_WORD.sub("-", words.lower())


def _favour(element: HtmlElement) -> float:
    if element.get("itemprop") in ("articleBody", "text"):
        return 1.6
    if element.tag in ("body", "html", "form"):
        return 0.5
    return 1.3 if _BODY_WORDS.search(_name(element)) else 1.0


def _is_stray(block: Block, weight: float) -> bool:
    """Tell whether a block inside the story is links rather than text."""
    text = block.text
    if block.tag in ("h2", "h3"):
        return block.link_chars > 0.8 * len(text)
    if block.link_chars >= 0.8 * len(text) and not weight:
        return len(text) < 200
    return False


def _squeezed(text: str) -> str:
    return "".join(c for c in text.casefold() if c.isalnum())
