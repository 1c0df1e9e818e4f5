"""Source draft: the files that a finding comes to: a spider, its listing, a page, what is expected.

They are made while the probe's worker is there, and written when all of them are known.
"""

import html
import json
from dataclasses import dataclass, fields, replace
from urllib.parse import urlsplit

from wirecrawler.crawl.aside import Aside
from wirecrawler.crawl.page_reader import PageReader
from wirecrawler.crawl.platform_spiders import PlatformSpider, own_listings, read_as
from wirecrawler.crawl.probe_samples import Chosen
from wirecrawler.crawl.probing import Finding
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.entry_story import read_entry
from wirecrawler.extract.page import PageSelectors
from wirecrawler.extract.site_facts import host_of
from wirecrawler.extract.site_fixture import HOME, listing_fixture, page_fixture
from wirecrawler.extract.site_layouts import ReadPage
from wirecrawler.extract.site_samples import Sample, SamplePage
from wirecrawler.extract.site_slug import slug_of
from wirecrawler.normalize.story import normalized
from wirecrawler.normalize.url import canonical_url
from wirecrawler.publish.page_record import page_record
from wirecrawler.publish.spider_file import (
    PARENTS,
    Declared,
    Parent,
    plain,
    spider_file,
)
from wirecrawler.source import Source
from wirecrawler.story import Entry, RawStory

_EXPECTED = (
    "headline_original",
    "headline",
    "byline",
    "lede",
    "body",
    "section",
    "keywords",
    "language",
    "published_at",
)
_LISTINGS = {"feed": "feed.xml", "sitemap": "sitemap.xml", "section": "section.html"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The files of a new source, not yet written."""

    slug: str
    finding: Finding
    spider: str
    """The text of its file."""
    fixture: dict[str, str]
    """dict[str, str]: name of a file of the fixture's folder -> text; may be empty."""
    problem: str = ""
    """Why there is no fixture."""


def drafted(finding: Finding, aside: Aside, slug: str = "") -> Draft:
    """Return the files that a finding comes to; its address makes the slug where "" is named."""
    source = declared_source(finding, slug)
    spider = spider_file(_declared(finding, source))
    fixture: dict[str, str] = {}
    problem = ""
    try:
        fixture = _fixture(finding, source, aside)
    except ExtractionError as error:
        problem = f"no fixture: {error.reason}"
    return Draft(
        slug=source.slug,
        finding=finding,
        spider=spider,
        fixture=fixture,
        problem=problem,
    )


def declared_source(finding: Finding, slug: str = "") -> Source:
    """Return the source that a finding declares: what is unsure is left out."""
    zone = finding.timezone
    return Source(
        slug=slug or slug_of(finding.home),
        # As its file can hold it: a page may say anything.
        agency=plain(finding.agency.value) or host_of(finding.home),
        home=finding.home,
        language=finding.language.value,
        country=finding.country.value,
        timezone=zone.value if zone.sureness != "unsure" else "",
    )


def _declared(finding: Finding, source: Source) -> Declared:
    chosen, spider = finding.chosen, finding.spider
    is_own = spider is not None and spider.has_layouts
    return Declared(
        source=source,
        parent=_parent(spider) if spider else PARENTS[chosen.listing.kind],
        listings=_listings(finding, source),
        # A system's layout was proven to need no help.
        selectors={} if is_own else _css(finding.judgement.selectors),
        story_pattern=chosen.pattern,
        delay_s=finding.robots.delay_s if finding.robots.delay_s > 1 else 0,
        reads_pages=chosen.reads_pages,
        words="no permission was read yet, so headline and link alone.",
        notes=tuple(_notes(finding)),
    )


def _parent(spider: PlatformSpider) -> Parent:
    return Parent(
        module=spider.spider.__module__,
        name=spider.spider.__name__,
        listings=spider.listings,
        layout=spider.layout,
    )


def _listings(finding: Finding, source: Source) -> tuple[str, ...]:
    """Return the addresses that are declared: none where the spider has them by itself."""
    declared, spider = finding.chosen.declared, finding.spider
    if spider is None or spider.kind == "posts":
        return (declared,)
    own = list(own_listings(spider.spider, source))
    return () if own == [canonical_url(declared)] else (declared,)


def _reading(finding: Finding, source: Source) -> ReadPage:
    """Return what reads pages as the spider will that is written."""
    spider = finding.spider
    if spider is not None and spider.has_layouts:
        return read_as(spider.spider, source, spider.layouts)
    return read_as(PageReader, source, finding.judgement.selectors)


def _css(selectors: PageSelectors) -> dict[str, str]:
    said = {one.name: getattr(selectors, one.name) for one in fields(selectors)}
    return {name: css for name, css in said.items() if css and name != "years"}


def _notes(finding: Finding) -> list[str]:
    """Return what a person has to decide, for the file."""
    notes = []
    if finding.timezone.sureness == "unsure":
        notes.append(f"No zone: {finding.timezone.ground}; UTC until one is named.")
    said = "read these" if finding.terms else "its pages name none; ask it"
    notes.append(f"No terms: {said}, then say what is allowed and where it is written.")
    notes += [f"{lead.words[:120]!r} at {lead.url}" for lead in finding.terms[:3]]
    return notes


def _fixture(finding: Finding, source: Source, aside: Aside) -> dict[str, str]:
    chosen = finding.chosen
    root = _root(chosen)
    if not chosen.reads_pages:
        return _told_fixture(finding, source, aside, root)
    read = _reading(finding, source)
    for page, sample in _ranked(chosen):
        try:
            made = aside.read(page_fixture, page, read=read, root=root)
        except ExtractionError:
            continue
        listing = _listing(chosen, sample.story.entry, aside, root)
        expected = _expected(made.story, made.served, source)
        return {**listing, "story.html": made.page, "story.json": expected}
    raise ExtractionError(finding.url, "no sampled page is read alike elsewhere")


def _told_fixture(
    finding: Finding, source: Source, aside: Aside, root: str
) -> dict[str, str]:
    chosen = finding.chosen
    entry = next(e for e in chosen.listing.entries if e.summary)
    fetch = chosen.answer.fetch
    if fetch is None:
        raise ExtractionError(finding.url, "its feed was not kept")
    story = read_entry(entry, source=source, fetch=replace(fetch, final_url=entry.link))
    listing = _listing(chosen, entry, aside, root)
    return {**listing, "story.json": _expected(story, root, source)}


def _root(chosen: Chosen) -> str:
    """Return the scheme and host of a source's pages, with a slash."""
    page = chosen.samples[0].story.entry.link if chosen.samples else chosen.listing.home
    parts = urlsplit(page)
    return f"{parts.scheme}://{parts.netloc}/"


def _ranked(chosen: Chosen) -> list[tuple[SamplePage, Sample]]:
    """Return the samples, those that say most first, of these the shortest."""

    def rank(one: tuple[SamplePage, Sample]) -> tuple[int, int]:
        story = one[1].story
        said = bool(story.byline) + bool(story.published) + bool(story.section)
        return -said, len(one[0].content)

    return sorted(zip(chosen.pages, chosen.samples, strict=True), key=rank)


def _listing(chosen: Chosen, entry: Entry, aside: Aside, root: str) -> dict[str, str]:
    """Return the listing with the entry of the fixture's story alone, under its file's name."""
    kind = chosen.listing.kind
    if kind == "section":
        link = entry.link.replace(root, HOME)
        words = html.escape(entry.headline or "A story")
        page = (
            f'<!DOCTYPE html>\n<main><a href="{html.escape(link)}">{words}</a></main>\n'
        )
        return {_LISTINGS[kind]: page}
    if chosen.leaf is not None:
        leaf = Entry(url=chosen.leaf.url, link=chosen.leaf.url)
        index = _cut(chosen.answer.content, leaf, aside, root)
        at = chosen.leaf.url.replace(root, HOME)
        return {
            "sitemap.xml": index.replace(at, f"{HOME}sitemap-1.xml"),
            "sitemap-1.xml": _cut(chosen.leaf.content, entry, aside, root),
        }
    is_whole = not chosen.reads_pages
    text = _cut(chosen.answer.content, entry, aside, root, is_whole=is_whole)
    name = "listing.json" if text.startswith(("{", "[")) else _LISTINGS[kind]
    return {name: text}


def _cut(
    content: bytes, entry: Entry, aside: Aside, root: str, *, is_whole: bool = False
) -> str:
    return aside.read(
        listing_fixture, content, entry=entry, root=root, is_whole=is_whole
    )


def _expected(story: RawStory, served: str, source: Source) -> str:
    """Return what is expected of a story that was read at an address, as JSON."""
    whole = normalized(story, "title")
    record = page_record(whole.url, whole)
    expected: dict[str, object] = {
        "source": source.slug,
        "agency": source.agency,
        "url": whole.url.replace(served, HOME),
    }
    expected |= {key: record[key] for key in _EXPECTED if record[key]}
    return json.dumps(expected, ensure_ascii=False, indent=2) + "\n"
