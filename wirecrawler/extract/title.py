"""Title: which of a page's titles is the headline that its readers see.

The h1 is what readers see; JSON-LD, OpenGraph, the title element and the entry say which h1 it
is where there are several, and stand in for it where there is none or where it only names the
site.  A site's name that the machine-readable titles carry at an end is taken off.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from wirecrawler.extract.context import Context
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import names, text
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.normalize.text import collapsed, squeezed

# White space is collapsed by then; three of what is left of it (no-break spaces) are plenty.
_SEPARATOR = re.compile(r"\s{1,3}(?:[|–—·•»:\-]|::)\s{1,3}|\s{0,3}\|\s{0,3}")
_A_SENTENCE = 5
"""Words of a heading that names no site or section; 5 to 8 did alike on development pages."""
_MOST_CUTS = 8
"""Separators from a title's end at which a site's name is looked for; arbitrary."""
_KICKERS = (
    "kicker",
    "rutitr",
    "uptitle",
    "overline",
    "topline",
    "supertitle",
    "eyebrow",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """The headline of a page, and where it stood."""

    text: str
    """Verbatim, white space collapsed; "" when the page has none."""
    evidence: str
    element: Element | None = None
    """The element it was read from, where it stands on the page."""


def choose_headline(context: Context) -> Headline:
    """Return the headline that readers of the page see."""
    others = list(_others(context))
    headings = list(_headings(context.root))
    told = squeezed(text(context.node, "headline"))
    for heading in headings:
        if told and squeezed(heading.text) == told:
            return heading
    # Else an h1 that agrees with the titles goes before an h2 that agrees more: that may be
    # another story's, or a teaser's.
    for ranks in (("h1",), ("itemprop:headline",), ("h2",)):
        ranked = [h for h in headings if h.evidence in ranks]
        best = max(ranked, key=lambda h: _agreement(h.text, others), default=None)
        if best is not None and (_agreement(best.text, others) >= 0.4 or not others):
            return best
    # Titles that were written for search engines need not share a word with the headline.
    first = [h for h in headings if h.evidence == "h1"]
    if len(first) == 1 and len(first[0].text.split()) >= _A_SENTENCE:
        return first[0]
    if others:
        return others[0]
    return Headline(text="", evidence="")


def _headings(root: Element) -> Iterator[Headline]:
    for element in root.iter("h1"):
        if shown := _without_kicker(element):
            yield Headline(text=shown, evidence="h1", element=element)
    for element in root.xpath(
        "//*[@itemprop='headline'][not(self::h1)][not(self::meta)]"
    ):
        if shown := text_of(element):
            yield Headline(text=shown, evidence="itemprop:headline", element=element)
    for element in root.iter("h2"):
        if shown := text_of(element):
            yield Headline(text=shown, evidence="h2", element=element)


def _without_kicker(element: Element) -> str:
    """Return the text of a heading less a part of its own that is marked as a kicker.

    One that a colon ties to what follows is part of the sentence.
    """
    shown = text_of(element)
    for part in element.iterdescendants():
        if any(k in (part.get("class") or "").lower() for k in _KICKERS):
            rest = collapsed(shown.removeprefix(text_of(part)))
            if rest not in ("", shown) and not rest.startswith(":"):
                return rest
    return shown


def _others(context: Context) -> Iterator[Headline]:
    """Yield what else is said to be the headline, the best first."""
    titles = {
        "jsonld:headline": text(context.node, "headline"),
        "meta:og:title": context.said("og:title"),
        "entry": collapsed(context.entry.headline),
        "meta:twitter:title": context.said("twitter:title"),
        "title": next((text_of_title(e) for e in context.root.iter("title")), ""),
    }
    site = [
        context.source.agency,
        context.said("og:site_name"),
        context.said("application-name"),
    ]
    site += names(context.node, "publisher")
    for evidence, value in titles.items():
        if stripped := _without_site(
            value, [s for s in site if s], list(titles.values())
        ):
            yield Headline(text=stripped, evidence=evidence)


def text_of_title(element: Element) -> str:
    """Return the text of a `title` element, which no browser lays out."""
    return collapsed("".join(element.itertext()))


def _without_site(title: str, site: list[str], titles: list[str]) -> str:
    """Return a title less the name of its site at either end.

    A piece behind or before a separator goes when it names the site, or when another title
    is the same without it.
    """
    known = {letters for name in site if (letters := squeezed(name))}
    cuts = [c for c in _SEPARATOR.finditer(title) if c.start()]
    for cut in reversed(cuts[-_MOST_CUTS:]):
        head, tail = title[: cut.start()], title[cut.end() :]
        if squeezed(tail) in known or head in titles:
            title = head
    if cuts and squeezed(title[: cuts[0].start()]) in known:
        return title[cuts[0].end() :] or title
    return title


def _agreement(shown: str, others: list[Headline]) -> float:
    """Return how well a heading agrees with the other titles, 0 to about 1."""
    words = set(_words(shown))
    best = 0.0
    for rank, other in enumerate(others):
        said = set(_words(other.text))
        shared = len(words & said)
        agreed = shared / len(words | said)
        # Of two words one may be there by chance.
        contained = shared / min(len(words), len(said)) if len(words) > 2 else 0
        best = max(best, max(agreed, 0.8 * contained) - 0.01 * rank)
    return best


def _words(value: str) -> list[str]:
    words = re.findall(r"\w+", value.casefold())
    return words if len(words) > 2 else [*words, *value.casefold()]
