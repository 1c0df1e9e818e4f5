"""Site fixture: a sampled story and its listing, cut to what a test of its spider reads.

Every cut is proven: the page is read again as a test serves it, and must say the same.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlsplit

from lxml import etree

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.document import read_document
from wirecrawler.extract.html_tree import Element, read_html
from wirecrawler.extract.page import parse_page
from wirecrawler.extract.site_layouts import ReadPage
from wirecrawler.extract.site_samples import SamplePage
from wirecrawler.normalize.text import collapsed
from wirecrawler.story import Entry, RawStory

HOME = "{home}"
"""What stands for the address of the front page in a fixture."""
_SERVED = "http://127.0.0.1:9/"
"""Where the page is while it is proven; nothing is asked of it."""
_ROOTS = re.compile(
    r"<(?:[\w.-]+:)?(rss|RDF|feed|channel|urlset|sitemapindex)(?=[\s/>])"
)
_ITEMS = frozenset(("item", "entry", "url", "sitemap"))
_KEPT_STYLE = re.compile(r"display|visibility", re.IGNORECASE)
_LONG = 300
"""Characters of an attribute or a feed's element that no reading needs; arbitrary."""
_UNREAD = "style", "svg", "iframe", "object", "embed", "template", "canvas", "noscript"
_FURNITURE = "nav", "footer", "aside", "form"
_READ_LINKS = frozenset(("canonical", "amphtml", "next", "license", "shortlink"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Fixture:
    """A page of a fixture, and what it says there."""

    page: str
    """HTML, with `HOME` for the address of the front page."""
    story: RawStory
    """As read at `served`."""
    served: str = _SERVED


def page_fixture(page: SamplePage, *, read: ReadPage, root: str) -> Fixture:
    """Return the page of a story, cut as far as its reading stays the same.

    `root` is the scheme and host of its links, with a slash.

    Raises:
        ExtractionError: Even uncut it is read otherwise there.
    """
    wanted = _said(_read(page, read))
    url = page.fetch.final_url
    for cut in _CUTS:
        tree = read_html(page.content, url=url, encoding=page.encoding)
        cut(tree)
        text = _written(tree).replace(root, HOME)
        story = _read(_served(page, text, root), read)
        if _said(story) == wanted:
            return Fixture(page=text, story=story)
    raise ExtractionError(url, "its page is read otherwise at another address")


def listing_fixture(
    content: bytes, *, entry: Entry, root: str, is_whole: bool = False
) -> str:
    """Return a feed or sitemap with this entry alone, `HOME` in its links.

    Long texts are cut, but where `is_whole` says that the story is read from them.
    """
    text = read_document(content).text
    found = _ROOTS.search(text)
    if found is None:
        return _json_listing(text, entry, root)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        recover=True,
        remove_comments=True,
        remove_pis=True,
        remove_blank_text=True,
        encoding="utf-8",
    )
    tree = etree.fromstring(text[found.start() :].encode(), parser)
    for item in list(tree.iter("{*}*")):
        if _local(item) in _ITEMS and not _is_about(item, entry):
            _removed(item)
    for element in tree.iter("{*}*"):
        if not is_whole and len(element) == 0 and len(element.text or "") > _LONG:
            element.text = f"{(element.text or '')[:_LONG]}..."
    etree.indent(tree, space="")
    written = etree.tostring(tree, encoding="unicode", pretty_print=True)
    head = '<?xml version="1.0" encoding="UTF-8"?>\n'
    return head + written.replace(root, HOME)


def _json_listing(text: str, entry: Entry, root: str) -> str:
    try:
        facts = json.loads(text)
    except ValueError:  # addresses, one a line
        return f"{entry.url}\n".replace(root, HOME)
    if isinstance(facts, list):
        facts = _shortened([one for one in facts if entry.url in str(one)][:1])
    for key in ("items", "urls"):
        items = facts.get(key) if isinstance(facts, dict) else None
        if isinstance(items, list):
            facts[key] = [one for one in items if entry.url in str(one)][:1]
    return json.dumps(facts, ensure_ascii=False, indent=1).replace(root, HOME) + "\n"


def _shortened(facts: Any) -> Any:
    """Return JSON with its long texts cut: a listing of posts has the whole stories in it."""
    if isinstance(facts, dict):
        return {name: _shortened(value) for name, value in facts.items()}
    if isinstance(facts, list):
        return [_shortened(one) for one in facts]
    is_long = isinstance(facts, str) and len(facts) > _LONG
    return f"{facts[:_LONG]}..." if is_long else facts


def _is_about(item: Element, entry: Entry) -> bool:
    """Tell whether a feed's element is the one of an entry: it names its link or guid."""
    named = {entry.url, entry.link, entry.guid} - {""}
    texts = {collapsed(str(text)) for text in item.itertext()}
    links = {value for one in item.iter("{*}*") for value in map(str, one.values())}
    return not named.isdisjoint(texts | links)


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2].lower()


def _served(page: SamplePage, text: str, root: str) -> SamplePage:
    content = text.replace(HOME, _SERVED).encode()
    link = page.entry.link.replace(root, _SERVED)
    path = urlsplit(page.fetch.final_url)._replace(scheme="", netloc="").geturl()
    return replace(
        page,
        content=content,
        encoding="utf-8",
        entry=replace(page.entry, url=link, link=link),
        fetch=replace(page.fetch, final_url=_SERVED + path.lstrip("/")),
    )


def _read(page: SamplePage, read: ReadPage) -> RawStory:
    parsed = parse_page(page.content, url=page.fetch.final_url, encoding=page.encoding)
    return read(parsed, page.entry, page.fetch)


def _said(story: RawStory) -> tuple[object, ...]:
    return (
        story.kind,
        story.headline,
        story.byline,
        story.body,
        story.lede,
        story.section,
        story.keywords,
        story.language,
        story.published,
    )


def _written(tree: Element) -> str:
    text = etree.tostring(tree, method="html", encoding="unicode")
    # Lines without text are all that is left of what was cut.
    lines = (line.rstrip(" \t\r") for line in text.split("\n"))
    return "<!DOCTYPE html>\n" + "\n".join(line for line in lines if line) + "\n"


def _cut_deep(tree: Element) -> None:
    _cut(tree)
    for name in _FURNITURE:
        _without(tree, name, _any)


def _cut(tree: Element) -> None:
    _cut_lightly(tree)
    _without(tree, "script", lambda one: "ld+json" not in (one.get("type") or ""))
    for name in ("img", "source", "picture", "video", "audio", "input", "button"):
        _without(tree, name, _any)


def _cut_lightly(tree: Element) -> None:
    for name in _UNREAD:
        _without(tree, name, _any)
    _without(tree, "link", lambda one: _READ_LINKS.isdisjoint(_relations(one)))
    for element in tree.iter("*"):
        for name, value in list(element.items()):
            if _is_spare(name, value):
                del element.attrib[name]


def _cut_nothing(tree: Element) -> None:
    """Cut nothing."""


_CUTS: tuple[Callable[[Element], None], ...] = (
    _cut_deep,
    _cut,
    _cut_lightly,
    _cut_nothing,
)


def _relations(link: Element) -> list[str]:
    return (link.get("rel") or "").lower().split()


def _is_spare(name: str, value: str) -> bool:
    if name == "style":
        return not _KEPT_STYLE.search(value)
    if name in ("srcset", "sizes", "d") or name.startswith("on"):
        return True
    is_data = name.startswith(("data-", "aria-")) and "date" not in name
    return (is_data and len(value) > _LONG) or (
        len(value) > _LONG and name != "content"
    )


def _without(tree: Element, name: str, is_cut: Callable[[Element], bool]) -> None:
    for element in _found(tree, name):
        if is_cut(element):
            _removed(element)


def _found(tree: Element, name: str) -> Iterator[Element]:
    yield from list(tree.iter(name))


def _removed(element: Element) -> None:
    """Take an element out; the text behind it stays."""
    parent, tail = next(element.iterancestors()), element.tail
    before = element.getprevious()
    parent.remove(element)
    if tail and before is not None:
        before.tail = (before.tail or "") + tail
    elif tail:
        parent.text = (parent.text or "") + tail


def _any(element: Element) -> bool:
    del element
    return True
