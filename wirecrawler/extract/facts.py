"""Facts: byline, section, keywords, pictures, language and address of a story, as its page says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import chain, islice
from urllib.parse import urlsplit

from wirecrawler.extract import bylines
from wirecrawler.extract.bylines import Group
from wirecrawler.extract.context import Context
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import address, names, text
from wirecrawler.normalize.byline import byline_names
from wirecrawler.normalize.language import language_tag, script_language
from wirecrawler.normalize.text import collapsed, squeezed
from wirecrawler.normalize.url import resolve, same_source
from wirecrawler.story import Image

_RULES = {
    bylines.PERSON: "first to name a person",
    bylines.WORD: "no full name; first to name someone",
    bylines.DESK: "no person; first to name a desk",
    bylines.OWN: "nobody but the source",
}
_SECTION = ("article:section", "og:article:section", "section", "articlesection")
_MOST_IMAGES = 5
"""More are a gallery's; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Byline:
    """The bylines of a story, where they stood and why these."""

    names: tuple[str, ...] = ()
    """Each as printed."""
    evidence: str = ""
    rule: str = ""
    """The rule that chose them; "" where there is none."""


def byline(
    context: Context, headline: Element | None, selected: Iterable[Element]
) -> Byline:
    """Return the bylines of a story as printed.

    Of what is said for machines the first voice that names a person is heard, or the one that
    the page bears out where they differ; then what stands around the headline, the entry, and
    the rest of the page.  Where nobody names a person, the first that names a desk or an agency.
    """
    for group in bylines.chosen(selected):
        return _byline(group, "the source's selector")
    own = bylines.own_names(context)
    told = list(bylines.told(context))
    voices = [group for group in told if bylines.people(group, own)]
    if len(voices) > 1 and not _agree(voices, own):
        return _borne_out(context, headline, voices, own)
    best, found = bylines.NOTHING, Byline()
    for group in chain(voices, told, _unsaid(context, headline, told, own)):
        strength = bylines.strength(group, own)
        if strength > best and (best, strength) != (bylines.OWN, bylines.DESK):
            best, found = strength, _byline(group, _RULES[strength], own)
        if best == bylines.PERSON:
            break
    return found


def _unsaid(
    context: Context, headline: Element | None, told: list[Group], own: frozenset[str]
) -> Iterator[Group]:
    """Yield the voices that are heard where what is said for machines names no person."""
    yield from bylines.shown(headline)
    yield from bylines.entered(context)
    # Where a desk or an agency signs, another name further off is another story's.
    if all(bylines.strength(group, own) <= bylines.OWN for group in told):
        yield from bylines.elsewhere(context)


def _agree(voices: list[Group], own: frozenset[str]) -> bool:
    """Tell whether all voices share a name with the first."""
    first, *rest = (bylines.people(group, own) for group in voices)
    return all(first & other for other in rest)


def _borne_out(
    context: Context,
    headline: Element | None,
    voices: list[Group],
    own: frozenset[str],
) -> Byline:
    """Return the voice whose names the most other voices and the page's markup share."""
    # What a reader sees is one voice, however it is marked.
    seen = (group for group in bylines.shown(headline) if bylines.people(group, own))
    every = [*voices, *islice(seen, 1), *bylines.entered(context)]
    named = [bylines.people(group, own) for group in every]
    shares = [sum(bool(one & other) for other in named) for one in named]
    best = max(range(len(voices)), key=shares.__getitem__)
    return _byline(every[best], f"named by {shares[best]} of {len(every)}", own)


def _byline(group: Group, rule: str, own: frozenset[str] = frozenset()) -> Byline:
    """Return a group's texts as bylines, less those that only name the source."""
    said = [(c.text, {squeezed(n) for n in byline_names([c.text])}) for c in group]
    kept = [text for text, names in said if not names or names - own]
    kept = kept or [text for text, _ in said]
    return Byline(names=tuple(kept), evidence=group[0].evidence, rule=rule)


def canonical(context: Context) -> str:
    """Return the page's own word for its address, resolved, or ""."""
    for link in chain(_links(context.root), context.meta.get("og:url", ())):
        url = link and resolve(link, context.base)
        # An address on a foreign host would let one source speak for another's story.
        if url and same_source(url, context.url) and not _is_front(url):
            return url
    return ""


def _links(root: Element) -> Iterator[str]:
    """Yield the addresses that links name canonical; relations have no case (HTML 4.6.7)."""
    # One by one: most pages say it in their head, and the rest need not be walked.
    for element in root.iter("link"):
        if "canonical" in (element.get("rel") or "").lower().split():
            yield element.get("href") or ""


def _is_front(url: str) -> bool:
    parts = urlsplit(url)
    return parts.path in ("", "/") and not parts.query


def section(context: Context) -> str:
    """Return the section a story stands in, as printed, or ""."""
    return (
        text(context.node, "articleSection")
        or context.said(*_SECTION)
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
