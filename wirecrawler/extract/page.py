"""Page: the bytes of one page to a RawStory, every value as the page says it.

The page is parsed once (encoding by the Encoding and HTML Standards, as w3lib reads them); what
each field could be is gathered from JSON-LD, OpenGraph and other meta elements, the markup and
the entry that named the page, and the best is chosen, with its evidence.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

import cssselect
from lxml.cssselect import CSSSelector

from wirecrawler.errors import ExtractionError, NotAPageError
from wirecrawler.extract import facts
from wirecrawler.extract.blocks import Block, body_text
from wirecrawler.extract.body import Located, locate
from wirecrawler.extract.context import Context, Meta, read_meta
from wirecrawler.extract.credits import page_credits
from wirecrawler.extract.html_tree import Element, base_address, read_html
from wirecrawler.extract.jsonld import Node, read_nodes, story_node
from wirecrawler.extract.kind import KindFound, page_kind
from wirecrawler.extract.labels import shown_keywords, shown_section
from wirecrawler.extract.markup import body_html
from wirecrawler.extract.opt_outs import page_opt_outs
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.extract.replacement import body_replacement, value_replacement
from wirecrawler.extract.scripted import scripted_blocks
from wirecrawler.extract.selected import (
    every_text,
    first_value,
    selected_blocks,
    selected_lede,
    undropped,
)
from wirecrawler.extract.streamed import place_streamed
from wirecrawler.extract.tails import without_tail
from wirecrawler.extract.times import choose_dates
from wirecrawler.extract.title import Headline, choose_headline
from wirecrawler.extract.told import told_blocks
from wirecrawler.extract.unpaged import unpaged_kind
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, Missing, RawDate, RawStory


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
    years: str = ""
    """When this layout was in use, in words; no selector: "2023-06 and later"."""


Layouts = PageSelectors | Sequence[PageSelectors]
"""The selectors of one layout of a source's pages, or of several, the newest first."""

_FIELDS = tuple("headline byline lede body published section keywords drop".split())
"""Selectors that are missed where they find nothing; few stories have an update."""

BY_SELECTOR = "the source's selector"
"""The rule of what a source declares."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """The text of a story, where it stood and why that."""

    blocks: list[Block] = field(default_factory=list)
    """The lede first."""
    evidence: str = ""
    rule: str = ""

    @property
    def lede(self) -> str:
        """The opening paragraph; "" where there is none."""
        return next((block.text for block in self.blocks if block.tag == "p"), "")


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
        title = self.root.findtext("head/title") or ""
        titles = [*self.meta.get("og:title", ()), title]
        return story_node(self.nodes, url=self.url, titles=titles)

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
        NotAPageError: It is a feed, a sitemap or data.
        ExtractionError: There is no HTML element in it (see `read_html`).
    """
    if kind := unpaged_kind(content):
        raise NotAPageError(url, f"{kind}, not a page")
    root = read_html(content, url=url, encoding=encoding)
    place_streamed(root)
    return Page(root, url)


def fitting_layout(page: Page, layouts: Layouts) -> PageSelectors:
    """Return the first of the layouts whose body stands on the page, else the first of all.

    A layout that declares no body is known by its headline; one with neither fits any page.

    Raises:
        ExtractionError: A selector is not CSS.
    """
    if isinstance(layouts, PageSelectors):
        return layouts
    for layout in layouts:
        sign = layout.body or layout.headline
        if not sign or page.select(sign):
            return layout
    return layouts[0] if layouts else PageSelectors()


def read_page(
    page: Page,
    *,
    source: Source,
    entry: Entry,
    fetch: Fetch,
    selectors: Layouts | None = None,
) -> RawStory:
    """Return what a page says of its story, every value verbatim.

    A page that is no story is returned too, with its `kind`.

    Raises:
        ExtractionError: A selector is not CSS.
    """
    reading = PageReading(
        page,
        source=source,
        entry=entry,
        fetch=fetch,
        selectors=selectors or PageSelectors(),
    )
    return reading.story()


class PageReading:
    """One page as it is read: each field chosen once, when it is first asked for."""

    def __init__(
        self,
        page: Page,
        *,
        source: Source,
        entry: Entry,
        fetch: Fetch,
        selectors: Layouts,
    ) -> None:
        self.page = page
        self.fetch = fetch
        self.selectors = fitting_layout(page, selectors)
        self.context = page.context(source=source, entry=entry, now=fetch.at)

    @cached_property
    def headline(self) -> Headline:
        """The headline, by the source's selector or by the general rules."""
        for element in self.page.select(self.selectors.headline):
            if text := text_of(element):
                return Headline(
                    text=text,
                    evidence=f"selector:{self.selectors.headline}",
                    element=element,
                    rule=BY_SELECTOR,
                )
        return choose_headline(self.context)

    @cached_property
    def located(self) -> Located:
        """Where the general rules find the story."""
        headline = self.headline
        return locate(self.page.root, headline=headline.element, title=headline.text)

    @cached_property
    def body(self) -> Body:
        """The story's blocks, its lede first."""
        select, dropped = self.page.select, self.page.select(self.selectors.drop)
        if blocks := selected_blocks(select(self.selectors.body), dropped):
            lede = selected_lede(select(self.selectors.lede), dropped)
            known = {block.text for block in blocks}
            blocks = without_tail([b for b in lede if b.text not in known] + blocks)
            evidence = f"selector:{self.selectors.body}"
            return Body(blocks=blocks, evidence=evidence, rule=BY_SELECTOR)
        if self.located.blocks:
            return Body(
                blocks=without_tail(undropped(self.located.blocks, dropped)),
                evidence="markup",
                rule="where most of the plain text stands",
            )
        # Only where the page itself shows no text: what it shows goes before what it says of it.
        if told := without_tail(told_blocks(self.page.story_node)):
            rule = "what JSON-LD says; the page shows no text"
            return Body(blocks=told, evidence="jsonld:articleBody", rule=rule)
        if told := without_tail(scripted_blocks(self.page.root)):
            rule = "what a script says; the page shows no text"
            return Body(blocks=told, evidence="script", rule=rule)
        return Body()

    @property
    def printed_dates(self) -> tuple[str, str]:
        """What the source's selectors find of publication and update."""
        select = self.page.select
        return (
            first_value(select(self.selectors.published)),
            first_value(select(self.selectors.updated)),
        )

    @cached_property
    def dates(self) -> tuple[RawDate | None, RawDate | None]:
        """When the story was published and updated."""
        return choose_dates(self.context, self.headline.element, *self.printed_dates)

    @cached_property
    def byline(self) -> facts.Byline:
        """By whom it is."""
        selected = self.page.select(self.selectors.byline)
        return facts.byline(self.context, self.headline.element, selected)

    @cached_property
    def kind(self) -> KindFound:
        """What the page is."""
        return page_kind(
            self.context,
            blocks=self.body.blocks,
            located=self.located,
            title=self.headline.text,
        )

    @cached_property
    def section(self) -> str:
        """The section it stands in."""
        selected = first_value(self.page.select(self.selectors.section))
        said = selected or facts.section(self.context)
        headline = self.headline
        return said or shown_section(self.context, headline.element, headline.text)

    @cached_property
    def keywords(self) -> tuple[str, ...]:
        """What it is about."""
        selected = every_text(self.page.select(self.selectors.keywords))
        said = selected or facts.keywords(self.context)
        return said or shown_keywords(self.page.root, self.headline.element)

    @cached_property
    def credits(self) -> tuple[str, ...]:
        """What says whose work the text is, besides the byline."""
        return page_credits(
            self.context,
            located=self.located,
            body=self.body.blocks,
            headline=self.headline.element,
        )

    @cached_property
    def missing(self) -> tuple[Missing, ...]:
        """The source's own selectors that find nothing here."""
        return tuple(
            Missing(field=field, selector=selector, instead=self._instead(field))
            for field in _FIELDS
            if (selector := getattr(self.selectors, field)) and not self._finds(field)
        )

    def _finds(self, field: str) -> bool:
        """Tell whether the source's selector for a field finds anything that says something."""
        if field == "headline":
            return self.headline.rule == BY_SELECTOR
        if field == "body":
            return self.body.rule == BY_SELECTOR
        if field == "drop":
            return bool(self.page.select(self.selectors.drop))
        found = self.page.select(getattr(self.selectors, field))
        return bool(first_value(found))

    def _instead(self, field: str) -> str:
        """Return a selector that finds what was found for a field without the source's own."""
        root = self.page.root
        if field == "body":
            dropped = self.page.select(self.selectors.drop)
            return body_replacement(root, self.body.blocks, dropped)
        agency = self.context.source.agency
        return value_replacement(root, field, self._texts(field), agency=agency)

    def _texts(self, field: str) -> list[str]:
        """Return what was found for a field; none where nothing was."""
        published, _ = self.dates
        found: dict[str, Sequence[str]] = {
            "headline": [self.headline.text],
            "byline": self.byline.names,
            "lede": [self.body.lede],
            "published": [published.text] if published else [],
            "section": [self.section],
            "keywords": self.keywords,
        }
        return [text for text in found.get(field, ()) if text]

    def story(self) -> RawStory:
        """Return what the page says of its story, every value verbatim."""
        published, updated = self.dates
        body = body_text(self.body.blocks)
        return RawStory(
            source=self.context.source,
            entry=self.context.entry,
            fetch=self.fetch,
            kind=self.kind.kind,
            partial=self.kind.partial,
            canonical=facts.canonical(self.context),
            headline=self.headline.text,
            byline=self.byline.names,
            published=published,
            updated=updated,
            lede=self.body.lede,
            body=body,
            body_html=body_html(self.body.blocks, base=self.page.base),
            section=self.section,
            keywords=self.keywords,
            images=facts.images(self.context),
            language=facts.language(self.context, body),
            evidence={
                "headline": self.headline.evidence,
                "byline": self.byline.evidence,
                "body": self.body.evidence,
            },
            credits=self.credits,
            missing=self.missing,
            opt_outs=page_opt_outs(self.context.meta, self.fetch.robots),
        )
