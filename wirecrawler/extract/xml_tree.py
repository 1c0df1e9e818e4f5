"""XML as it is found: trees of feeds and sitemaps, well-formed or not.

Nothing outside the document is ever read and no entity of its own is ever expanded: what stands
before the root element (declaration, DOCTYPE, entity declarations, junk) is cut off before parsing.
"""

import html
import re
from collections.abc import Iterator
from html.entities import html5
from itertools import islice

from lxml import etree

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.document import Document
from wirecrawler.normalize.url import resolve

XML = "{http://www.w3.org/XML/1998/namespace}"

_HTML_START = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?s:.*?)-->\s*)?<(?:!doctype\s+html|html|head|body|script)\b",
    re.IGNORECASE,
)
_FIRST_TAG = re.compile(r"<([A-Za-z_][\w.-]*)")
_HTML_TAGS = frozenset("a b br center div h1 img link meta p span style title".split())
_CDATA = re.compile(r"(<!\[CDATA\[.*?(?:\]\]>|\Z))", re.DOTALL)
_BARE_AMPERSAND = re.compile(r"&(?![#A-Za-z])")
_AMPERSAND = re.compile(
    r"&(?!(?:amp|lt|gt|quot|apos);)"
    r"(?:#(?:[0-9]{1,8}|[xX][0-9A-Fa-f]{1,6});|[A-Za-z][A-Za-z0-9]{0,31};)?"
)
# XML 1.0 section 2.2; lone surrogates cannot come out of a decoder.
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
# Elements whose text may hold HTML; where the tags of that HTML are bare, it is fenced off.
_TEXT_TAG = re.compile(
    r"<(/?)((?:[\w.-]+:)?(?:title|description|summary|encoded))(?=[\s>])[^<>]*>"
)
_ITEMS = ("item", "entry", "url", "sitemap")
_ITEM_END = re.compile(rf"</(?:[\w.-]+:)?(?:{'|'.join(_ITEMS)})\s*>")
_ITEM_START = re.compile(rf"<(?:[\w.-]+:)?(?:{'|'.join(_ITEMS)})[\s>]")
_MOST_TAGS = 2_000_000
"""Tags of a document that are parsed, twice those of the largest sitemap; some 200 MB."""
_OPENING = re.compile(r"<([^\s<>/]+)[^<>]*>")
_MOST_CHUNKS = 20_000
"""Items that are parsed one by one, at most; arbitrary: some 2 s."""
# The module namespaces that are read, by the prefix that everybody gives them.  What is in none
# of them and not in a format's own namespace is kept apart under "other:".
_PREFIXES = {
    "": "",
    "http://purl.org/rss/1.0/": "",
    "http://my.netscape.com/rdf/simple/0.9/": "",
    "http://channel.netscape.com/rdf/simple/0.9/": "",
    "http://backend.userland.com/rss2": "",
    "http://backend.userland.com/RSS2": "",
    "http://www.w3.org/2005/Atom": "atom:",
    "http://purl.org/atom/ns#": "atom:",
    "http://purl.org/dc/elements/1.1/": "dc:",
    "http://purl.org/dc/terms/": "dcterms:",
    "http://www.sitemaps.org/schemas/sitemap/0.9": "",
    "https://www.sitemaps.org/schemas/sitemap/0.9": "",
    "http://www.google.com/schemas/sitemap/0.84": "",
    "http://www.google.com/schemas/sitemap-news/0.9": "news:",
    "https://www.google.com/schemas/sitemap-news/0.9": "news:",
}

Fields = dict[str, list[etree._Element]]
Bases = dict[etree._Element, str]


def read_xml(
    document: Document,
    *,
    url: str,
    roots: tuple[str, ...],
    items: tuple[str, ...] = (),
    most_items: int = 0,
    kind: str,
) -> tuple[etree._Element, list[str]]:
    """Return the root element of the XML in `document` and what was wrong with it.

    The tree has no comments, no processing instructions and no entity nodes.  XML that is not
    well-formed is mended: bare ampersands, undefined (HTML) entities, characters that XML
    forbids, markup in a text element; where it is cut, whole items stay.

    Args:
        document: What is read.
        url: Its address, for the error.
        roots: Local names of root elements that are accepted.
        items: Local names of the elements that hold an entry each.
        most_items: What lies beyond this many of them is not parsed: it would fill the
            memory.
        kind: What is wanted ("a feed"), for the error.

    Raises:
        ExtractionError: It is empty, an HTML page, or has no such root.
    """
    problems = list(document.problems)
    text, name = _from_root(document.text, url=url, roots=roots, kind=kind)
    if _has_junk(document.text[: len(document.text) - len(text)]):
        problems.append("something before the document")
    is_cut = _is_cut(text, name)
    text, over = _beginning(text, items, most_items)
    if over:
        problems.append(f"over {over}: the rest was not read")
    elif is_cut:
        text = _whole_items(text)
        problems.append("cut short")
    is_cut = is_cut or bool(over)
    root = _parsed(text)
    if root is None:
        root = _mended(text)
        problems += [] if is_cut else ["not well-formed"]
    if root is None:
        raise ExtractionError(url, f"not {kind}")
    return root, problems


def name_of(element: etree._Element) -> str:
    """Return the name of `element`, lower case, with the usual prefix of its module.

    "title", "atom:link", "dc:date", "news:title"; "other:title" for namespaces that are not read.
    """
    space, _, local = str(element.tag).rpartition("}")
    if not space and ":" in local:  # its prefix is declared nowhere
        prefix, _, local = local.partition(":")
        return f"{prefix}:{local}".lower()
    return f"{_PREFIXES.get(space[1:], 'other:')}{local}".lower()


def fields_of(element: etree._Element) -> Fields:
    """Return the children of `element` by name, each list in the order of the document."""
    fields: Fields = {}
    for child in element:
        fields.setdefault(name_of(child), []).append(child)
    return fields


def text_of(element: etree._Element) -> str:
    """Return the text of `element` and everything in it, verbatim."""
    return "".join(element.itertext())


def first_text(fields: Fields, *names: str) -> str:
    """Return the first text under `names` that is not blank, verbatim; "" where there is none."""
    texts = (text_of(element) for name in names for element in fields.get(name, ()))
    return next((text for text in texts if text.strip()), "")


def base_of(element: etree._Element, url: str, known: Bases) -> str:
    """Return the address against which links in `element` are resolved (XML Base section 3).

    `url` is the document's own.  What is found is kept in `known`, so that a document is walked
    but once however deep its elements lie.
    """
    chain: list[etree._Element] = []
    node: etree._Element | None = element
    while node is not None and node not in known:
        chain.append(node)
        node = node.getparent()
    base = url if node is None else known[node]
    for node in reversed(chain):
        own = node.get(f"{XML}base")
        base = (own and resolve(own, base)) or base
        known[node] = base
    return base


def _from_root(
    text: str, *, url: str, roots: tuple[str, ...], kind: str
) -> tuple[str, str]:
    """Return the text from its root element on, and that element's qualified name."""
    if not text.strip():
        raise ExtractionError(url, "empty")
    if _HTML_START.match(text):
        raise ExtractionError(url, f"an HTML page, not {kind}")
    found = re.search(
        rf"<((?:[\w.-]+:)?(?:{'|'.join(roots)}))(?=[\s/>])", text, re.ASCII
    )
    if found:
        return text[found.start() :], found[1]
    first = _FIRST_TAG.search(text)
    is_page = first is not None and first[1].lower() in _HTML_TAGS
    raise ExtractionError(
        url, f"an HTML page, not {kind}" if is_page else f"not {kind}"
    )


def _has_junk(prolog: str) -> bool:
    if "<?xml" in prolog:
        return not prolog.startswith("<?xml")
    return bool(prolog.strip()) and not prolog.lstrip().startswith(("<?", "<!"))


def _is_cut(text: str, name: str) -> bool:
    # A root without content needs no end tag.
    return f"</{name}" not in text and not re.match(r"<[^<>]*/>\s*\Z", text)


def _beginning(text: str, items: tuple[str, ...], most: int) -> tuple[str, str]:
    """Return what of `text` is parsed, and what there is too much of: "" mostly."""
    name = rf"(?:[\w.-]+:)?(?:{'|'.join(items)})"
    if items and text.count("</") > most:
        ends = list(islice(re.finditer(rf"</{name}\s*>", text), most))
        done = ends[-1].end() if len(ends) == most else len(text)
        if re.search(rf"<{name}[\s>]", text[done:]):
            return text[:done], f"{most} entries"
    if text.count("<") > _MOST_TAGS:
        tags = islice(re.finditer("<", text), _MOST_TAGS, None)
        return _whole_items(text[: next(tags).start()]), f"{_MOST_TAGS} tags"
    return text, ""


def _whole_items(text: str) -> str:
    """Return `text` up to the end of its last whole item."""
    ends = [end.end() for end in _ITEM_END.finditer(text)]
    if ends:
        return text[: ends[-1]]
    first = _ITEM_START.search(text)
    return text[: first.start()] if first else text


def _parsed(text: str, *, recover: bool = False) -> etree._Element | None:
    parser = etree.XMLParser(
        recover=recover,
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
        encoding="utf-8",
    )
    try:
        return etree.fromstring(text.encode(), parser)
    except etree.XMLSyntaxError:
        return None


def _mended(text: str) -> etree._Element | None:
    """Return the tree of a document that is not well-formed, mended as little as will do."""
    text = _NOT_XML.sub("", text)
    root = _parsed(_referenced(text))
    if root is not None:
        return root
    text = _referenced(_fenced(text))
    root = _parsed(text, recover=True)
    items = sum(1 for _ in _ITEM_END.finditer(text))
    if root is None or _item_count(root) >= items:
        return root
    # The parser gave up at one of them, too deep or too long: the others are read alone.
    alone = _by_item(text)
    return root if alone is None else alone


def _item_count(root: etree._Element) -> int:
    return sum(1 for _ in root.iter(*(f"{{*}}{name}" for name in _ITEMS)))


def _by_item(text: str) -> etree._Element | None:
    """Return the tree of a document whose items were parsed one by one, under its root."""
    opening = _OPENING.match(text)
    first = _ITEM_START.search(text)
    root = _parsed(text[: first.start()], recover=True) if first else None
    if opening is None or root is None:
        return None
    for chunk in islice(_chunks(text), _MOST_CHUNKS):
        alone = _parsed(f"{opening[0]}{chunk}</{opening[1]}>", recover=True)
        root.extend(alone if alone is not None else ())
    return root


def _chunks(text: str) -> Iterator[str]:
    """Yield each item, from its start tag to its end tag."""
    done = 0
    for end in _ITEM_END.finditer(text):
        start = _ITEM_START.search(text, done, end.start())
        if start is not None:
            yield text[start.start() : end.end()]
        done = end.end()


def _referenced(text: str) -> str:
    """Return `text` with every ampersand outside CDATA part of a reference XML knows."""
    parts = _CDATA.split(text)
    for at in range(0, len(parts), 2):
        # Bare ones first: a text that is full of them costs nothing so.
        marked = _BARE_AMPERSAND.sub("&amp;", parts[at])
        parts[at] = _AMPERSAND.sub(_reference, marked)
    return "".join(parts)


def _reference(match: re.Match[str]) -> str:
    found = match[0]
    is_number = found[1:2] == "#"
    characters = html.unescape(found) if is_number else html5.get(found[1:], found)
    if characters == found:  # bare, or the name of no entity
        return "&amp;" + found[1:]
    return "".join(f"&#{ord(character)};" for character in characters)


def _fenced(text: str) -> str:
    """Return `text` with the bare HTML of its text elements in CDATA sections."""
    return "".join(_fenced_parts(text))


def _fenced_parts(text: str) -> Iterator[str]:
    done = 0
    opened: re.Match[str] | None = None
    for tag in _TEXT_TAG.finditer(text):
        if opened is None:
            # XHTML of Atom is markup of the document itself (RFC 4287 section 3.1.1.3).
            is_text = not tag[1] and "xhtml" not in tag[0] and tag[0][-2] != "/"
            opened = tag if is_text else None
        elif tag[1] and tag[2] == opened[2]:
            yield text[done : opened.end()]
            yield _fence(text[opened.end() : tag.start()])
            done, opened = tag.start(), None
    yield text[done:]


def _fence(content: str) -> str:
    if "<" not in content or "<![CDATA[" in content:
        return content
    return f"<![CDATA[{content.replace(']]>', ']]]]><![CDATA[>')}]]>"
