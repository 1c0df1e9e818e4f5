"""Labels: the section and the keywords that a page shows beside its story.

Asked for where nothing is said of them for machines: the path to the page (a breadcrumb, in
JSON-LD or on the page), links that their relation or their name calls a section or a tag.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import dropwhile, islice
from urllib.parse import urlsplit

from lxml import etree

from wirecrawler.extract.context import Context
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import Node, text, types
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.normalize.text import parted, squeezed

_LONGEST, _LONGEST_SECTION = 60, 40
"""Characters of a keyword and of a section; longer is a sentence, or a story's headline."""
_MOST = 30
"""Keywords; more are a cloud of all that a source has."""
_BEFORE, _BEHIND = 10, 6
"""Links above and below a headline that may name its section; arbitrary."""
_BOXES = ("div", "ul", "ol", "p", "section", "nav", "footer", "span", "dl")
"""Elements that hold paths and keywords."""
_PATH = 6
"""Links of a path to a page; more are a menu."""
_RELATED = etree.XPath("//a[@rel]")
_BEFORE_LINKS = etree.XPath(f"preceding::a[position() <= {_BEFORE}]")
_BEHIND_LINKS = etree.XPath(f"following::a[position() <= {_BEHIND}]")
_LONGEST_NAME = 300
"""Characters of an element's classes that are read; arbitrary."""
_TAGS = re.compile(
    r"(?:^|[-_ ])(?:tags?|keywords?)(?:[-_]{1,2}(?:list|title|links?|container|wrapper|box|block"
    r"|items?|c))?(?:$| )"
)
_NO_TAGS = re.compile(r"cloud|trend|popular|\bhot\b|\btop\b|search|share|menu|google")
_SECTION = re.compile(
    r"(?:^|[-_ ])(?:category|section|rubric|rubrik|ressort|service|news[-_]path)"
    r"(?:[-_](?:link|name|title|label|container))*(?:$| )"
)
_SECTION_PAGE = re.compile(r"/(?:category|section|rubrik|rubrique|ressort)/[^/?#]")
_SIDE = ("aside", "nav", "form")


def shown_section(context: Context, headline: Element | None, title: str) -> str:
    """Return the section that a page shows for its story, as printed, or "".

    Args:
        context: The page.
        headline: The element of its headline, where it has one.
        title: The headline, which ends many a path to a page.
    """
    own = squeezed(title)
    for found in _sections(context, headline):
        if labels := [label for label in found if _is_short(label, own)]:
            return labels[-1]
    return ""


def _sections(context: Context, headline: Element | None) -> Iterator[Iterable[str]]:
    """Yield what may be the section, the surest first."""
    yield _told_path(context.nodes)
    yield _path(context.root)
    yield _categories(context.root)
    if headline is not None:
        yield _named(headline)


def _is_short(label: str, headline: str) -> bool:
    """Tell a section's name from the headline, with or without its kicker."""
    letters = squeezed(label)
    is_headline = bool(headline) and headline in letters
    return bool(letters) and len(label) <= _LONGEST_SECTION and not is_headline


def shown_keywords(root: Element, headline: Element | None) -> tuple[str, ...]:
    """Return the keywords that a page shows below its headline, each as printed, once."""
    said = [link for link in _RELATED(root) if "tag" in _relations(link)]
    found = _labels(link for link in said if "category" not in _relations(link))
    return found or next(filter(None, _tagged(root, headline)), ())


def _told_path(nodes: Iterable[Node]) -> list[str]:
    """Return the steps of the first path that is told, but for the front page."""
    for node in nodes:
        steps = node.get("itemListElement")
        if "BreadcrumbList" in types(node) and isinstance(steps, list):
            told = [step for step in steps[1 : _PATH + 1] if isinstance(step, dict)]
            return [text(step, "name") or text(step, "item") for step in told]
    return []


def _path(root: Element) -> tuple[str, ...]:
    """Return the links of the first path that is shown, but for the front page."""
    for box in islice(filter(_is_path, root.iter(*_BOXES)), 3):
        links = [link for link in box.iter("a") if not _is_front(link)]
        if 0 < len(links) <= _PATH and (found := _labels(links)):
            return found
    return ()


def _is_path(box: Element) -> bool:
    get = box.get
    said = get("class") or get("itemtype") or get("id") or ""
    return "crumb" in said.lower()


def _is_front(link: Element) -> bool:
    """Tell a link to a front page, or to that of one language."""
    try:
        path = urlsplit(link.get("href") or "").path.strip("/")
    except ValueError:  # brackets that hold no IPv6 address
        return True
    return len(path) <= 2


def _categories(root: Element) -> tuple[str, ...]:
    """Return the first link that its relation calls the story's category (WordPress)."""
    said = (link for link in _RELATED(root) if "category" in _relations(link))
    return _labels(islice(said, 1))


def _named(headline: Element) -> tuple[str, ...]:
    """Return the link nearest to a headline that is named for a section."""
    near = (*reversed(_BEFORE_LINKS(headline)), *_BEHIND_LINKS(headline))
    said = (link for link in near if _is_section(link) and not _is_off(link))
    return next(filter(None, (_labels([link]) for link in said)), ())


def _is_section(link: Element) -> bool:
    address = (link.get("href") or "")[:_LONGEST_NAME]
    return _says_section(_names(link)) or bool(_SECTION_PAGE.search(address))


def _tagged(root: Element, headline: Element | None) -> Iterator[tuple[str, ...]]:
    """Yield the links of each box below the headline that is named for tags."""
    boxes = root.iter(*_BOXES)
    if headline is not None:
        around = root.iter(*_BOXES, str(headline.tag))
        boxes = dropwhile(lambda e: e is not headline, around)
    for box in boxes:
        name = box.get("class")
        if name and _says_tags(name) and not _is_off(box):
            yield _labels(box.iter("a"))


def _names(link: Element) -> str:
    """Return what a link and the element around it are called."""
    around = link.getparent()
    said = [link.get("class"), None if around is None else around.get("class")]
    return " ".join(filter(None, said))


@lru_cache(maxsize=1024)
def _says_section(name: str) -> bool:
    return bool(_SECTION.search(_worded(name)))


@lru_cache(maxsize=1024)
def _says_tags(name: str) -> bool:
    words = _worded(name)
    return bool(_TAGS.search(words)) and not _NO_TAGS.search(words)


def _worded(name: str) -> str:
    """Return names in lower case, "articleTags" as two words; cut where they run on and on."""
    return parted(name[:_LONGEST_NAME])


def _is_off(element: Element) -> bool:
    """Tell what stands beside the story: in a side bar, a menu, a form."""
    return next(element.iterancestors(*_SIDE), None) is not None


def _relations(link: Element) -> list[str]:
    """Return the relations of a link, which some part by commas."""
    return (link.get("rel") or "").lower().replace(",", " ").split()


def _labels(links: Iterable[Element]) -> tuple[str, ...]:
    """Return the texts of links, each once; none where there are too many to be one story's."""
    found = [text_of(link) for link in islice(links, _MOST + 1)]
    if len(found) > _MOST:
        return ()
    return tuple(dict.fromkeys(t for t in found if 0 < len(t) <= _LONGEST))
