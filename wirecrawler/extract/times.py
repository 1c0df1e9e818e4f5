"""Times: which of the times on a page is the one at which its story was published.

Candidates in order of trust; the first that names an instant wins, unless it names a day alone
(or midnight, which is how many systems write one) and a later candidate knows the time of that
day.  `meta name=date` and the like are often the time of rendering and come last.
"""

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from wirecrawler.extract.context import Context, datetime_of, shown_or_machine
from wirecrawler.extract.html_tree import Element
from wirecrawler.extract.jsonld import text
from wirecrawler.extract.paragraphs import text_of
from wirecrawler.normalize.dates import parse_published
from wirecrawler.normalize.text import collapsed
from wirecrawler.story import ParsedDate, Precision, RawDate

_PUBLISHED = (
    "article:published_time", "og:article:published_time", "datepublished", "publishdate",
    "og:published_time", "published_time_telegram", "parsely-pub-date", "sailthru.date",
    "pubdate", "publish-date", "publish_date", "published-date", "publication_date",
    "article.published", "cxenseparse:recs:publishtime", "dc.date.issued", "dcterms.created",
    "dc.date.created", "dcterms.date", "dc.date", "datecreated", "article_date_original",
    "originalpublicationdate", "rnews:datepublished", "displaydate", "published",
)  # fmt: skip
_UPDATED = (
    "article:modified_time", "og:updated_time", "datemodified", "og:modified_time",
    "article.updated", "last-modified", "dcterms.modified", "lastmod", "updated_time",
)  # fmt: skip
_RENDERED = ("date", "og:pubdate", "created", "time")
_DATED = re.compile(
    r"(?:^|[-_ ])(?:pub(?:lish(?:ed)?)?|date|datetime|time|timestamp|posted|created|byline|pdate"
    r"|datum|dato|data|fecha|zeit|tarih|history)(?:$|[-_ ])"
    r"|(?:publish|article|post|item|entry|story|news)-?_?(?:date|time)"
    r"|date-?_?(?:line|time|published)|pdate",
    re.IGNORECASE,
)
_MODIFIED = re.compile(
    r"updat|modif|aktualisiert|actualis|aggiorn|atualiza|g[uü]ncelle|bijgewerkt|обновл|به‌روز",
    re.IGNORECASE,
)
_LABELS = frozenset(
    "date datum data dato fecha tarih published publication veröffentlicht publié publicado"
    " pubblicato дата تاریخ التاريخ".split()
)
_URL_DAY = re.compile(
    r"[/_-]((?:19|20)\d\d)[/_-]?(0[1-9]|1[0-2])[/_-]?(0[1-9]|[12]\d|3[01])(?!\d)"
)
_PATH_DAY = re.compile(r"/((?:19|20)\d\d)/(0?[1-9]|1[0-2])/(0?[1-9]|[12]\d|3[01])/")
_MIDNIGHT = re.compile(r"[T ]00:00(?::00(?:\.0+)?)?(?![\d:])")
_OTHERS = frozenset(("a", "h2", "h3", "h4"))
"""Inside these a date belongs to another story."""
_FEW_PARTS, _FEW_IN_ALL = 8, 40
"""Children and descendants of a date's element, at most; one with more holds other things too."""
_SHOWN_AT_MOST = 12
"""Elements with a date's class that are looked at; more would be a list of other stories."""


def choose_dates(
    context: Context, headline: Element | None, published: str, updated: str
) -> tuple[RawDate | None, RawDate | None]:
    """Return when a story was published and updated, as printed.

    Args:
        context: The page.
        headline: The element of the headline; a date near it is the story's.
        published: What the source's own selector found, or "".
        updated: Likewise.
    """
    ours = [RawDate(text=published, evidence="selector:published")] if published else []
    first = _chosen(context, [*ours, *_published(context, headline)])
    theirs = [RawDate(text=updated, evidence="selector:updated")] if updated else []
    return first, _chosen(context, [*theirs, *_updated(context)])


def parsed(context: Context, date: RawDate) -> ParsedDate | None:
    """Return the instant of a candidate, read as its source prints times, or None."""
    return parse_published(
        date.text,
        timezone=context.source.timezone,
        languages=_languages(context),
        now=context.now,
    )


def _languages(context: Context) -> tuple[str, ...]:
    tags = (
        context.source.language,
        context.root.get("lang") or "",
        context.entry.language,
    )
    found = [t.replace("_", "-").split("-")[0].lower() for t in tags if t]
    return tuple(dict.fromkeys(t for t in found if t.isalpha() and len(t) in (2, 3)))


def _chosen(context: Context, candidates: Iterable[RawDate]) -> RawDate | None:
    best: tuple[RawDate, ParsedDate] | None = None
    unread: RawDate | None = None
    for candidate in candidates:
        if not candidate.text:
            continue
        date = parsed(context, candidate)
        if date is None:
            unread = unread or candidate
        elif best is None or _is_finer(candidate, date, best[1]):
            best = (candidate, date)
        if best and not _is_coarse(*best):
            break
    return best[0] if best else unread


def _is_coarse(candidate: RawDate, date: ParsedDate) -> bool:
    """Tell a day, or the midnight or noon that stands for one, in UTC or as printed."""
    if date.precision is Precision.DAY or _MIDNIGHT.search(candidate.text):
        return True
    clock = (date.instant.minute, date.instant.second, date.instant.microsecond)
    return clock == (0, 0, 0) and date.instant.hour in (0, 12)


def _is_finer(candidate: RawDate, date: ParsedDate, than: ParsedDate) -> bool:
    """Tell whether `date` is a time of the day (give or take a zone) that `than` names."""
    if _is_coarse(candidate, date):
        return False
    return -12 * 3600 <= (date.instant - than.instant).total_seconds() < 36 * 3600


def _published(context: Context, headline: Element | None) -> Iterator[RawDate]:
    for key in ("datePublished", "dateCreated", "uploadDate"):
        yield RawDate(text=text(context.node, key), evidence=f"jsonld:{key}")
    yield from _meta(context, _PUBLISHED)
    yield from _marked(context.root)
    if context.entry.published:
        yield RawDate(text=collapsed(context.entry.published), evidence="entry")
    yield from _near(context.root, headline)
    yield from _shown(context.root)
    yield from _labelled(context.root)
    yield from _meta(context, _RENDERED)
    yield from _address(context.url)


def _updated(context: Context) -> Iterator[RawDate]:
    yield RawDate(
        text=text(context.node, "dateModified"), evidence="jsonld:dateModified"
    )
    yield from _meta(context, _UPDATED)
    for element in context.root.xpath("//*[@itemprop='dateModified'][not(self::meta)]"):
        yield RawDate(text=shown_or_machine(element), evidence="itemprop:dateModified")
    if context.entry.updated:
        yield RawDate(text=collapsed(context.entry.updated), evidence="entry")


def _meta(context: Context, names: tuple[str, ...]) -> Iterator[RawDate]:
    for name in names:
        for content in context.meta.get(name, ())[:2]:
            yield RawDate(text=content, evidence=f"meta:{name}")


def _marked(root: Element) -> Iterator[RawDate]:
    """Yield the times that the markup itself says are the story's."""
    for element in root.xpath("//*[@itemprop='datePublished'][not(self::meta)]"):
        yield RawDate(text=shown_or_machine(element), evidence="itemprop:datePublished")
    for element in root.xpath("//time[@pubdate]"):
        yield RawDate(text=shown_or_machine(element), evidence="time[pubdate]")


def _near(root: Element, headline: Element | None) -> Iterator[RawDate]:
    """Yield the time elements around the headline, the closest house first."""
    above = headline
    for _ in range(4):
        above = above.getparent() if above is not None else None
        if above is None or above.tag in ("body", "html"):
            break
        for element in islice(above.iter("time"), 3):
            if not _MODIFIED.search(_named(element)):
                yield RawDate(text=shown_or_machine(element), evidence="time[datetime]")
    times = list(islice(root.iter("time"), 3))
    if len(times) < 3:
        for element in times:
            yield RawDate(text=shown_or_machine(element), evidence="time[datetime]")


def _shown(root: Element) -> Iterator[RawDate]:
    """Yield what readers see where a class speaks of a date."""
    found = 0
    for element in root.xpath("//body//*[@class or @id]"):
        name = f"{element.get('class') or ''} {element.get('id') or ''}"
        if not _DATED.search(name) or _MODIFIED.search(name) or not _is_small(element):
            continue
        if any(e.tag in _OTHERS for e in element.iterancestors()):
            continue
        # "05.04.2025 - Updated: 06.04.2025": the second is another fact.
        shown = datetime_of(element) or _MODIFIED.split(text_of(element))[0]
        shown = shown.strip(" -–|:·,(\u00a0")
        if any(c.isdigit() for c in shown) and len(shown) < 160:
            yield RawDate(text=shown, evidence=f"class:{' '.join(name.split()[:2])}")
            found += 1
            if found >= _SHOWN_AT_MOST:
                return


def _is_small(element: Element) -> bool:
    inner = islice(element.iterdescendants(), _FEW_IN_ALL, None)
    return len(element) <= _FEW_PARTS and next(inner, None) is None


def _labelled(root: Element) -> Iterator[RawDate]:
    """Yield what stands behind a label such as "Date:"."""
    for element in root.iter("strong", "b", "span", "dt", "th", "label", "em"):
        label = collapsed(element.text or "").rstrip(":").casefold()
        parent = element.getparent()
        if label in _LABELS and parent is not None and _is_small(parent):
            shown = collapsed(text_of(parent).replace(element.text or "", "", 1))
            if any(c.isdigit() for c in shown) and len(shown) < 60:
                yield RawDate(text=shown.lstrip(": "), evidence=f"label:{label}")


def _named(element: Element) -> str:
    """Return what an element and its parent say of themselves."""
    parent = next(element.iterancestors())
    names = (element.get("class"), element.get("itemprop"), parent.get("class"))
    return " ".join(n for n in (*names, parent.text) if n)


def _address(url: str) -> Iterator[RawDate]:
    match = _PATH_DAY.search(url) or _URL_DAY.search(url)
    if match:
        year, month, day = (int(g) for g in match.groups())
        yield RawDate(text=f"{year:04}-{month:02}-{day:02}", evidence="url")
