"""Facts: byline, section, keywords, pictures, language and address of a story, as its page says."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from urllib.parse import urlsplit

from wirecrawler.extract.context import Context
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import address, names, text
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.normalize.language import language_tag, script_language
from wirecrawler.normalize.text import collapsed
from wirecrawler.normalize.url import resolve, same_source
from wirecrawler.story import Image

_BYLINES = (
    "//*[@itemprop='author']//*[@itemprop='name']",
    "//*[@itemprop='author'][not(self::meta)]",
    "//a[@rel='author']",
    "//*[contains(concat(' ', @class, ' '), ' byline ')]",
    "//*[contains(concat(' ', @class, ' '), ' author ')]",
    "//*[contains(concat(' ', @class, ' '), ' author-name ')]",
    "//p[contains(concat(' ', @class, ' '), ' by ')]",
)
_AUTHOR_NAMES = (
    "author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "article:author",
)
_MOST_IMAGES = 5
"""More are a gallery's; arbitrary."""
_LONGEST_BYLINE = 200
"""Characters; longer is a paragraph about the author."""


def byline(
    context: Context, headline: Element | None, selected: Iterable[Element]
) -> tuple[tuple[str, ...], str]:
    """Return the bylines of a story as printed, and where they stood; ((), "") for none."""
    for evidence, found in _bylines(context, headline, selected):
        said = tuple(dict.fromkeys(t for t in found if t and len(t) <= _LONGEST_BYLINE))
        said = tuple(t for t in said if not t.startswith(("http:", "https:")))
        if said:
            return said, evidence
    return (), ""


def _bylines(
    context: Context, headline: Element | None, selected: Iterable[Element]
) -> Iterator[tuple[str, Iterable[str]]]:
    yield "selector:byline", [text_of(e) for e in selected]
    yield "jsonld:author", names(context.node, "author")
    for name in _AUTHOR_NAMES:
        yield f"meta:{name}", context.meta.get(name, ())
    house = _house(context, headline)
    for path in _BYLINES:
        yield (
            "markup:byline",
            [text_of(e) for e in house.xpath(path.replace("//", ".//", 1))[:4]],
        )
    yield "entry", [collapsed(name) for name in context.entry.byline]


def _house(context: Context, headline: Element | None) -> Element:
    """Return the article element around the headline, or the page."""
    above = headline.iterancestors("article", "main") if headline is not None else ()
    return next(iter(above), context.root)


def canonical(context: Context) -> str:
    """Return the page's own word for its address, resolved, or ""."""
    said = [e.get("href") or "" for e in _links(context.root, "canonical")]
    said += context.meta.get("og:url", [])
    for link in said:
        url = link and resolve(link, context.base)
        # An address on a foreign host would let one source speak for another's story.
        if url and same_source(url, context.url) and not _is_front(url):
            return url
    return ""


def _links(root: Element, relation: str) -> Iterator[Element]:
    """Yield the link elements of a relation, whose names have no case (HTML 4.6.7)."""
    for element in root.iter("link"):
        if relation in (element.get("rel") or "").lower().split():
            yield element


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def section(context: Context) -> str:
    """Return the section a story stands in, as printed, or ""."""
    return (
        text(context.node, "articleSection")
        or context.said("article:section", "section", "articlesection")
        or collapsed(context.entry.section)
    )


def keywords(context: Context) -> tuple[str, ...]:
    """Return the keywords of a story, each as printed, once."""
    for found in (
        context.meta.get("article:tag", []),
        list(names(context.node, "keywords")),
        context.meta.get("news_keywords", []),
        context.meta.get("keywords", []),
        list(context.entry.keywords),
    ):
        split = [k for value in found for k in _split(value, len(found))]
        if split:
            return tuple(dict.fromkeys(split))
    return ()


def _split(value: str, count: int) -> list[str]:
    """Return the keywords of one value: a list in one string where it stands alone."""
    parts = value.replace("،", ",").split(",") if count == 1 else [value]
    return [p for part in parts if (p := collapsed(part))]


def images(context: Context) -> tuple[Image, ...]:
    """Return the pictures that a page names as its story's, in its order, five at most."""
    found: dict[str, Image] = {}
    pictures = [*_pictures(context), *map(_bare, context.meta.get("og:image", []))]
    for picture in pictures:
        url = picture.url and resolve(picture.url, context.base)
        if url and url not in found:
            found[url] = replace(picture, url=url)
    return tuple(found.values())[:_MOST_IMAGES]


def _bare(link: str) -> Image:
    return Image(url=link)


def _pictures(context: Context) -> Iterator[Image]:
    """Yield the pictures of the story's JSON-LD, addresses as said."""
    said = context.node.get("image")
    for value in said if isinstance(said, list) else [said]:
        one = {"image": value}
        facts = value if isinstance(value, dict) else {}
        yield Image(
            url=address(one, "image"),
            caption=text(facts, "caption") or text(facts, "description"),
            credit=text(facts, "creditText") or ", ".join(names(facts, "author")),
        )


def language(context: Context, body: str) -> str:
    """Return the language tag of a story: the page's word, else its source's, else its script."""
    said = (
        text(context.node, "inLanguage"),
        context.root.get("lang") or context.root.get("xml:lang") or "",
        context.entry.language,
        context.said("og:locale", "content-language", "language"),
    )
    tags = [t for t in (language_tag(s) for s in said) if t]
    ours = context.source.language
    script = script_language(body)
    if ours and (not tags or script in ("", ours)):
        # A template's lang attribute is often left as its maker set it.
        same = [t for t in tags if t.split("-")[0] == ours.split("-")[0]]
        return same[0] if same else ours
    if script and tags and tags[0].split("-")[0] == "en":
        return script
    return tags[0] if tags else script
