"""Site facts: what a page says of its source: its names, language, data, system and terms."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from wirecrawler.extract.jsonld import Node, names, types
from wirecrawler.extract.masthead import ends_in
from wirecrawler.extract.page import Page, parse_page
from wirecrawler.extract.platform import Platform, platform_of
from wirecrawler.extract.site_leads import Lead, named_feeds
from wirecrawler.extract.site_terms import TermsLead, terms_leads
from wirecrawler.normalize.language import language_tag, script_language
from wirecrawler.normalize.text import collapsed, squeezed

_ORGANISATIONS = ("NewsMediaOrganization", "Organization", "WebSite", "Corporation")
_STORIES = re.compile(r"Article|BlogPosting|Report")
_BAR = re.compile(r"\s+(?:[|｜»·•–—:-]|::)\s+|\s*[|｜]\s*")
_LONGEST = 60
"""Characters of a name; arbitrary."""
_FRONT_WORDS = frozenset(
    "home homepage startseite accueil inicio index news rss feed latest allnews".split()
)
# Top-level domains of countries that are sold to everybody for their letters.
_GENERIC = frozenset(
    "ac ai am cc cd co fm gg io la ly me nu sh st tk to tv vc ws".split()
)
_LINK = re.compile(r"://|^[\w-]+(?:\.[\w-]+)+/?$")
_ADDRESS = re.compile(r"[\d.]+|\[.*\]|localhost")


@dataclass(frozen=True, slots=True, kw_only=True)
class SiteFacts:
    """What one page says of its source."""

    url: str
    """After redirects."""
    feeds: tuple[Lead, ...] = ()
    platform: Platform | None = None
    names: tuple[tuple[str, str], ...] = ()
    """(name, where it stood), the surest first."""
    title: str = ""
    language: str = ""
    """BCP 47 tag; "" where the page says none."""
    data: tuple[str, ...] = ()
    """The kinds of data for machines that it has: `JSON-LD NewsArticle`, `OpenGraph`..."""
    terms: tuple[TermsLead, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Guess:
    """A fact of a source, and how sure it is."""

    value: str
    sureness: str
    """`certain`, `likely` or `unsure`."""
    ground: str
    """Why, in a few words."""
    others: tuple[str, ...] = field(default=())
    """What else it might be."""


def site_facts(content: bytes, *, url: str, encoding: str | None) -> SiteFacts:
    """Return what the page in `content` says of its source.

    Raises:
        ExtractionError: It is no page.
    """
    page = parse_page(content, url=url, encoding=encoding)
    title = collapsed(page.root.findtext("head/title") or "")
    return SiteFacts(
        url=url,
        feeds=tuple(named_feeds(page)),
        platform=platform_of(page),
        names=tuple(_names(page)),
        title=title,
        language=_language(page),
        data=tuple(_data(page)),
        terms=terms_leads(page),
    )


def agency_guess(
    pages: Sequence[SiteFacts],
    feed_title: str,
    host: str,
    headlines: Sequence[str],
    called: str = "",
) -> Guess:
    """Return the name of an agency: what most of its pages say, else its feed, else its host.

    `called` is what a reader of it calls it, which goes before its host alone.
    """
    said = Counter(name for page in pages for name, _ in dict.fromkeys(page.names))
    grounds = {name: where for page in pages for name, where in page.names}
    ending = common_ending([page.title for page in pages], headlines)
    others = tuple(dict.fromkeys([*said, *([ending] if ending else [])]))
    if said:
        name, count = _best(said, pages, host)
        sure = (
            "certain" if count > 1 or squeezed(name) == squeezed(ending) else "likely"
        )
        rest = tuple(o for o in others if squeezed(o) != squeezed(name))
        return Guess(value=name, sureness=sure, ground=grounds[name], others=rest)
    if ending:
        return Guess(value=ending, sureness="likely", ground="the end of every title")
    if title := _name_of_feed(feed_title):
        return Guess(value=title, sureness="likely", ground="the feed's title")
    if title := "" if _LINK.search(called) else _name_of_feed(called):
        return Guess(value=title, sureness="likely", ground="its reader's name for it")
    return Guess(value=host, sureness="unsure", ground="nothing names it but its host")


def _best(said: Counter[str], pages: Sequence[SiteFacts], host: str) -> tuple[str, int]:
    """Return the name that most pages say; of several, the first said of the surest kind."""
    order = [name for page in pages for name, _ in page.names]
    letters = squeezed(host)

    def rank(name: str) -> tuple[int, bool, int]:
        return -said[name], squeezed(name) not in letters, order.index(name)

    best = min(said, key=rank)
    return best, said[best]


def common_ending(titles: Iterable[str], headlines: Sequence[str]) -> str:
    """Return the name in which the titles of two pages or more end, or ""."""
    ends = Counter(
        pieces[-1]
        for title in dict.fromkeys(titles)
        if len(pieces := _BAR.split(title)) > 1 and len(pieces[-1]) <= _LONGEST
    )
    if not ends:
        return ""
    name, count = ends.most_common(1)[0]
    is_headline = any(ends_in(headline, name) for headline in headlines)
    return name if count > 1 and not is_headline else ""


def country_of(host: str, languages: Iterable[str]) -> Guess:
    """Return the country of a source (ISO 3166-1): its domain's, else its language's region."""
    label = "" if _ADDRESS.fullmatch(host) else host.rpartition(".")[2].lower()
    if len(label) == 2 and label not in (*_GENERIC, "eu"):
        code = "GB" if label == "uk" else label.upper()
        return Guess(value=code, sureness="certain", ground=f"the domain .{label}")
    regions = Counter(
        tag.split("-")[-1]
        for tag in languages
        # en-US is how many systems come.
        if tag != "en-US" and len(tag.split("-")[-1]) == 2 and "-" in tag
    )
    if regions:
        code = regions.most_common(1)[0][0]
        return Guess(value=code, sureness="likely", ground="the region of its language")
    return Guess(
        value="", sureness="unsure", ground="neither domain nor language tells"
    )


def language_guess(said: Sequence[str], stories: Sequence[str], text: str) -> Guess:
    """Return the language of a source.

    Args:
        said: What its pages and feed say, tags.
        stories: What the reading of each sampled story came to.
        text: The text of the samples.
    """
    primary = Counter(tag.split("-")[0] for tag in stories if tag)
    script = script_language(text)
    if primary:
        tag, count = primary.most_common(1)[0]
        whole = {t for t in said if t.split("-")[0] == tag}
        value = whole.pop() if len(whole) == 1 else tag
        agree = count == len(stories) and all(t.split("-")[0] == tag for t in said)
        sure = "certain" if agree or tag == script else "likely"
        return Guess(value=value, sureness=sure, ground="what its stories say")
    tags = [tag for tag in said if tag]
    if tags:
        return Guess(value=tags[0], sureness="likely", ground="what its pages say")
    ground = "its script" if script else "nothing says it"
    return Guess(value=script, sureness="unsure", ground=ground)


def _names(page: Page) -> list[tuple[str, str]]:
    said = [(name, "og:site_name") for name in page.meta.get("og:site_name", ())]
    said += [
        (name, "JSON-LD publisher") for name in names(page.story_node, "publisher")
    ]
    said += [
        (name, "JSON-LD")
        for node in page.nodes
        if _is_organisation(node)
        for name in names({"name": node}, "name")[:1]
    ]
    said += [
        (name, "application-name") for name in page.meta.get("application-name", ())
    ]
    known: dict[str, tuple[str, str]] = {}
    for name, where in said:
        if name and len(name) <= _LONGEST:
            known.setdefault(squeezed(name), (name, where))
    return list(known.values())[:4]


def _is_organisation(node: Node) -> bool:
    return any(kind in _ORGANISATIONS for kind in types(node))


def _language(page: Page) -> str:
    said = (
        page.root.get("lang") or page.root.get("xml:lang") or "",
        *page.meta.get("og:locale", ()),
        *page.meta.get("content-language", ()),
    )
    return next((tag for one in said if (tag := language_tag(one))), "")


def _data(page: Page) -> list[str]:
    kinds = dict.fromkeys(
        kind for node in page.nodes for kind in types(node) if _STORIES.search(kind)
    )
    found = [f"JSON-LD {kind}" for kind in kinds]
    if any(name.startswith("og:") for name in page.meta):
        found.append("OpenGraph")
    if page.root.find(".//*[@itemprop='articleBody']") is not None:
        found.append("microdata articleBody")
    return found


def _name_of_feed(title: str) -> str:
    """Return the piece of a feed's title that is a name: "Harbour Wire - Latest"."""
    pieces = [p for p in _BAR.split(title) if squeezed(p) not in _FRONT_WORDS]
    return pieces[0][:_LONGEST] if pieces and pieces[0] else ""


def host_of(url: str) -> str:
    """Return the host of an address without its www; "" where it has none."""
    try:
        return (urlsplit(url).hostname or "").removeprefix("www.")
    except ValueError:
        return ""
