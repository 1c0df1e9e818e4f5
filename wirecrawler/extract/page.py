"""Page: the bytes of one page to a RawStory, every value as the page says it.

The page is parsed once (encoding by the Encoding and HTML Standards, as w3lib reads them); what
each field could be is gathered from JSON-LD, OpenGraph and other meta elements, the markup and
the entry that named the page, and the best is chosen, with its evidence.
"""

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

import cssselect
from lxml.cssselect import CSSSelector

from wirecrawler.errors import ExtractionError
from wirecrawler.extract import facts
from wirecrawler.extract.blocks import Block, body_text
from wirecrawler.extract.body import Located, locate
from wirecrawler.extract.context import Context, Meta, read_meta, shown_or_machine
from wirecrawler.extract.html_tree import Element, base_address, read_html
from wirecrawler.extract.jsonld import Node, read_nodes, story_node
from wirecrawler.extract.kind import page_kind
from wirecrawler.extract.markup import body_html
from wirecrawler.extract.paragraphs import is_shown, read_blocks, text_of
from wirecrawler.extract.times import choose_dates
from wirecrawler.extract.title import Headline, choose_headline
from wirecrawler.extract.told import told_blocks
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, RawStory


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSelectors:
    """CSS selectors of a source's pages; an empty one leaves the field to the general rules."""

    headline: str = ""
    byline: str = ""
    """One element an author."""
    body: str = ""
    """The element of the story's text, or its paragraphs."""
    lede: str = ""
    """A summary that stands outside the body and belongs to the story."""
    published: str = ""
    updated: str = ""
    section: str = ""
    keywords: str = ""
    drop: str = ""
    """Parts of the body that are not the story's."""


class Page:
    """A parsed page, shared by everything that reads it."""

    def __init__(self, root: Element, url: str) -> None:
        self.root = root
        self.url = url

    @cached_property
    def base(self) -> str:
        """What links are resolved against."""
        return base_address(self.root, self.url)

    @cached_property
    def nodes(self) -> list[Node]:
        """Every JSON-LD object."""
        return read_nodes(self.root)

    @cached_property
    def story_node(self) -> Node:
        """The JSON-LD object of the story, or {}."""
        return story_node(self.nodes)

    @cached_property
    def meta(self) -> Meta:
        """What the meta elements say."""
        return read_meta(self.root)

    def context(self, *, source: Source, entry: Entry, now: datetime) -> Context:
        """Return all that may speak for a field of the page.

        `entry` named it and belongs to `source`; `now` is when it was fetched.
        """
        return Context(
            root=self.root,
            url=self.url,
            base=self.base,
            meta=self.meta,
            node=self.story_node,
            nodes=self.nodes,
            entry=entry,
            source=source,
            now=now,
        )

    def select(self, selector: str) -> list[Element]:
        """Return the elements of a CSS selector, in order; none for an empty selector.

        Raises:
            ExtractionError: The selector is not CSS.
        """
        if not selector:
            return []
        try:
            return list(CSSSelector(selector, translator="html")(self.root))
        except cssselect.SelectorError as error:
            raise ExtractionError(
                self.url, f"selector {selector!r}: {error}"
            ) from error


def parse_page(content: bytes, *, url: str, encoding: str | None = None) -> Page:
    """Return the page in `content`; `url` is its address after redirects.

    Raises:
        ExtractionError: There is no HTML element in it (see `read_html`).
    """
    return Page(read_html(content, url=url, encoding=encoding), url)


def read_page(
    page: Page,
    *,
    source: Source,
    entry: Entry,
    fetch: Fetch,
    selectors: PageSelectors | None = None,
) -> RawStory:
    """Return what a page says of its story, every value verbatim.

    A page that is no story is returned too, with its `kind`.

    Raises:
        ExtractionError: A selector is not CSS.
    """
    chosen = selectors or PageSelectors()
    context = page.context(source=source, entry=entry, now=fetch.at)
    headline = _headline(page, chosen, context)
    located = locate(page.root, headline=headline.element, title=headline.text)
    body, body_evidence = _body(page, chosen, located)
    published, updated = choose_dates(
        context, headline.element, *_printed_dates(page, chosen)
    )
    byline, byline_evidence = facts.byline(
        context, headline.element, page.select(chosen.byline)
    )
    return RawStory(
        source=source,
        entry=entry,
        fetch=fetch,
        kind=page_kind(context, blocks=body, located=located),
        canonical=facts.canonical(context),
        headline=headline.text,
        byline=byline,
        published=published,
        updated=updated,
        lede=_lede(body),
        body=body_text(body),
        body_html=body_html(body, base=page.base),
        section=_first(page, chosen.section) or facts.section(context),
        keywords=_all(page, chosen.keywords) or facts.keywords(context),
        images=facts.images(context),
        language=facts.language(context, body_text(body)),
        evidence={
            "headline": headline.evidence,
            "byline": byline_evidence,
            "body": body_evidence,
        },
    )


def _headline(page: Page, selectors: PageSelectors, context: Context) -> Headline:
    for element in page.select(selectors.headline):
        if text := text_of(element):
            evidence = f"selector:{selectors.headline}"
            return Headline(text=text, evidence=evidence, element=element)
    return choose_headline(context)


def _body(
    page: Page, selectors: PageSelectors, located: Located
) -> tuple[list[Block], str]:
    """Return the blocks of the story, its lede first, and where they stood."""
    blocks = _selected(page, selectors.body, selectors.drop)
    if blocks:
        lede = _selected(page, selectors.lede, selectors.drop)
        known = {block.text for block in blocks}
        return [b for b in lede if b.text not in known] + blocks, (
            f"selector:{selectors.body}"
        )
    if located.blocks:
        return _undropped(located.blocks, page.select(selectors.drop)), "markup"
    # Only where the page itself shows no text: what it shows goes before what it says of it.
    told = told_blocks(page.story_node)
    return told, "jsonld:articleBody" if told else ""


def _lede(blocks: list[Block]) -> str:
    return next((block.text for block in blocks if block.tag == "p"), "")


def _undropped(blocks: list[Block], dropped: list[Element]) -> list[Block]:
    parts = set(dropped)
    return [
        block
        for block in blocks
        if parts.isdisjoint((block.element, *block.element.iterancestors()))
    ]


def _selected(page: Page, selector: str, drop: str) -> list[Block]:
    """Return the blocks of what a selector finds, those inside another of them once."""
    dropped = set(page.select(drop))
    elements = page.select(selector)
    inner = dropped.union(elements)
    outer = [e for e in elements if inner.isdisjoint(e.iterancestors())]

    def keep(element: Element) -> bool:
        return element not in dropped and is_shown(element)

    return read_blocks(*filter(keep, outer), keep=keep)


def _printed_dates(page: Page, selectors: PageSelectors) -> tuple[str, str]:
    return _first(page, selectors.published), _first(page, selectors.updated)


def _first(page: Page, selector: str) -> str:
    for element in page.select(selector):
        if text := shown_or_machine(element):
            return text
    return ""


def _all(page: Page, selector: str) -> tuple[str, ...]:
    return tuple(t for e in page.select(selector) if (t := text_of(e)))
