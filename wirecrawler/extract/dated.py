"""Dated: all that a page, its entry and its address offer for the time of publication.

What is told to machines (JSON-LD, meta elements, the entry) is trusted in its order.  The rest is
weighed: what is only shown, what stands in the address or in a script, and names that are as often
a document's, a rendering's or a change's.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from wirecrawler.extract.candidates import Candidate
from wirecrawler.extract.context import Context, shown_or_machine
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import text, types
from wirecrawler.extract.shown_dates import Family, Lead, shown_leads
from wirecrawler.extract.survey import survey
from wirecrawler.normalize.text import collapsed

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate",
    "og:published_time", "published_time_telegram", "parsely-pub-date", "sailthru.date",
    "pubdate", "publish-date", "publish_date", "published-date", "publication_date",
    "article.published", "cxenseparse:recs:publishtime", "datecreated", "article_date_original",
    "originalpublicationdate", "rnews:datepublished", "displaydate", "published",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "og:modified_time",
    "article.updated", "last-modified", "dcterms.modified", "lastmod", "updated_time",
)  # fmt: skip
# The file's, which servers write anew.
_LAST_MODIFIED = "meta:last-modified"
# The document's, which may be older or younger than what stands in it.
_DOCUMENT = (
    "dc.date.issued", "dcterms.issued", "dcterms.created", "dc.date.created", "dcterms.date",
    "dc.date",
)  # fmt: skip
# Often the time of rendering.
_RENDERED = ("date", "og:pubdate", "created", "time")
_SAYS_PUBLISHED = re.compile(
    r"publi|pub[-_.]?(?:date|time)|issued|created|posted|uploaded|release[-_.]?date|article[-_.]?date"
)
_SAYS_OTHER = re.compile(
    r"publisher|modif|updat|expir|unpub|until|end|first|id$|author"
)
_OTHER_TYPES = frozenset(
    ("Comment", "Review", "WebPage", "WebSite", "ImageObject", "Event")
)
_PATH_DAY = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/")
_URL_DAY = re.compile(
    r"[/_~=-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_URL_MONTH = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])(?=[/-])")
# `"datePublished": "2026-11-03T...`, `publishDate='03.11.2026'`, escaped ones too: the value first,
# as code holds few dates and many names.
_SCRIPT_VALUE = re.compile(
    r"""[:=]\s{0,3}\\?["']((?:(?:19|20)\d\d[-/.]\d\d[-/.]\d\d|\d\d[./]\d\d[./](?:19|20)\d\d)"""
    r"""[^"'\\<>]{0,30})\\?["']"""
)
_SCRIPT_NAME = re.compile(
    r"""(?<![a-z])(date_?(?:published|created)|date"""
    r"""|(?:(?:first|article|news|story|content|page|doc)_?)?"""
    r"""(?:publi(?:sh(?:ed)?|cation)|pub|post(?:ed)?|issued?|released?|creat(?:ed?|ion)|deploy"""
    r"""|reg(?:ist)?|display|insert|input)_?(?:date|time|dt|at|on)(?:_?time|_?gmt)?)"""
    r"""\\?["']?\s{0,3}$""",
    re.IGNORECASE,
)
_NAME_CHARS = 40
_SCRIPT_CHARS = 400_000
"""Of all scripts together; what describes the story stands before the code."""
_FEW = 4
"""Dates of one script that are read; the next ones are other stories'."""


def told(context: Context) -> Iterator[Candidate]:
    """Yield what a page tells machines of the publication, and its entry, in order of trust."""
    for key in ("datePublished", "dateCreated", "uploadDate"):
        if said := text(context.node, key):
            yield Candidate(text=said, evidence=f"jsonld:{key}")
    yield from _meta(context, _PUBLISHED)
    if said := collapsed(context.entry.published):
        yield Candidate(text=said, evidence="entry")
    for node in context.nodes:
        if "WebPage" in types(node) and (said := text(node, "datePublished")):
            yield Candidate(text=said, evidence="jsonld:WebPage")


def told_updates(context: Context) -> Iterator[Candidate]:
    """Yield likewise what is told of a later change."""
    if said := text(context.node, "dateModified"):
        yield Candidate(text=said, evidence="jsonld:dateModified")
    yield from _meta(context, _UPDATED)
    for element in context.root.iter("time", "span", "abbr"):
        is_change = element.get("itemprop") == "dateModified"
        if is_change and (said := shown_or_machine(element)):
            yield Candidate(
                text=said, evidence="itemprop:dateModified", element=element
            )
    if said := collapsed(context.entry.updated):
        yield Candidate(text=said, evidence="entry")


def leads(
    context: Context, headline: Element | None, updates: Iterable[Candidate]
) -> list[Lead]:
    """Return what else a page offers, the weightiest first; its scripts stand apart.

    `updates` are what it tells of later changes: a date where there is no other.
    """
    found = [
        *shown_leads(survey(context.root, headline)),
        *_address(context.url),
        *_other_meta(context),
        *_other_nodes(context),
        *(_update(said) for said in updates if said.evidence != _LAST_MODIFIED),
    ]
    return sorted(found, key=_falling)


def with_scripts(context: Context, found: Iterable[Lead]) -> list[Lead]:
    """Return `found` and what the page's scripts hold, the weightiest first."""
    return sorted([*found, *_scripts(context.root)], key=_falling)


def month_of(url: str) -> tuple[int, int] | None:
    """Return the year and month that the path of an address names."""
    match = _URL_MONTH.search(url)
    return (int(match[1]), int(match[2])) if match else None


def _falling(lead: Lead) -> float:
    return -lead.weight


def _meta(context: Context, names: tuple[str, ...]) -> Iterator[Candidate]:
    for name in names:
        for content in context.meta.get(name, ())[:2]:
            yield Candidate(text=content, evidence=f"meta:{name}")


def _other_meta(context: Context) -> Iterator[Lead]:
    known = {*_PUBLISHED, *_UPDATED, *_DOCUMENT, *_RENDERED}
    others = tuple(
        name
        for name in context.meta
        if name not in known
        and _SAYS_PUBLISHED.search(name)
        and not _SAYS_OTHER.search(name)
    )
    for names, weight in ((others, 5.0), (_DOCUMENT, 4.5), (_RENDERED, 3.5)):
        for said in _meta(context, names):
            yield _lead(said.text, said.evidence, weight, Family.META)


def _other_nodes(context: Context) -> Iterator[Lead]:
    for node in context.nodes:
        kinds = types(node)
        said = text(node, "datePublished") or text(node, "uploadDate")
        if said and node is not context.node and _OTHER_TYPES.isdisjoint(kinds):
            yield _lead(said, f"jsonld:{'/'.join(kinds)}", 3.5, Family.JSONLD)


def _update(said: Candidate) -> Lead:
    return Lead(
        spellings=(said.text,),
        evidence=said.evidence,
        weight=1.5,
        family=Family.UPDATED,
        is_update=True,
    )


def _address(url: str) -> Iterator[Lead]:
    if match := _PATH_DAY.search(url) or _URL_DAY.search(url):
        year, month, day = (int(number) for number in match.groups())
        yield _lead(f"{year:04}-{month:02}-{day:02}", "url", 5, Family.URL)


def _scripts(root: Element) -> Iterator[Lead]:
    left = _SCRIPT_CHARS
    for script in root.iter("script"):
        if "ld+json" in (script.get("type") or "") or left <= 0:
            continue
        code = (script.text or "")[:left]
        left -= len(code)
        for rank, (name, said) in enumerate(islice(_in_script(code), _FEW)):
            weight = (2.0 if name.lower() == "date" else 3.0) - rank * 0.3
            yield _lead(said, f"script:{name}", weight, Family.SCRIPT)


def _in_script(code: str) -> Iterator[tuple[str, str]]:
    """Yield the first names in a script that say publication, with their dates."""
    for value in _SCRIPT_VALUE.finditer(code):
        start = value.start()
        if name := _SCRIPT_NAME.search(code[max(0, start - _NAME_CHARS) : start]):
            yield name[1], collapsed(value[1])


def _lead(said: str, evidence: str, weight: float, family: Family) -> Lead:
    return Lead(spellings=(said,), evidence=evidence, weight=weight, family=family)
