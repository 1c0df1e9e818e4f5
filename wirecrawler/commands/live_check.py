"""Live check: pages of a source as they are now, against its selectors and what is stored."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from wirecrawler.commands.finding import (
    Finding,
    Verdict,
    selectors_file,
    shown_difference,
)
from wirecrawler.commands.finding_words import counted
from wirecrawler.commands.page_facts import (
    VITAL,
    CheckedPage,
    checked_page,
    page_agreements,
)
from wirecrawler.crawl.aside import Aside
from wirecrawler.crawl.checked_pages import Asked
from wirecrawler.errors import ExtractionError
from wirecrawler.extract.field_check import (
    FIELDS,
    likeness,
)
from wirecrawler.publish.record import rfc3339
from wirecrawler.story import Story

_OTHER = 0.5
"""Likeness of a text with the one that was stored, below which it is another; arbitrary."""
_COMPARED = {
    "headline_original": "headline",
    "byline": "byline",
    "body": "body",
    "published_at": "published",
    "section": "section",
    "keywords": "keywords",
}
"""dict[str, str]: field of a record that is compared with what was stored -> its selector."""


def live_findings(
    asked: Asked, stored: Sequence[Story], aside: Aside, *, style: str
) -> Iterator[Finding]:
    """Yield what a source's listings and pages say now.

    Args:
        asked: What it was asked, and what it answered.
        stored: The stories that are stored of the pages that it was asked for.
        aside: Where pages are read.
        style: Of headlines.
    """
    slug = asked.listed.source.slug
    yield from _listing_findings(asked)
    for url, reason in asked.failures.items():
        yield Finding(
            source=slug, page=url, field="page", verdict=Verdict.FAILED, reason=reason
        )
    by_link = {story.entry.link: story for story in stored}
    pages: list[CheckedPage] = []
    for fetched in asked.pages:
        story = by_link.get(fetched.entry.link)
        try:
            pages.append(checked_page(fetched, story, aside, style=style))
        except ExtractionError as error:
            yield Finding(
                source=slug,
                page=fetched.entry.link,
                field="page",
                verdict=Verdict.FAILED,
                reason=error.reason,
            )
    broken: set[str] = set()
    for finding in _selector_findings(asked, pages, aside):
        if not finding.is_well:
            broken.add(finding.field)
        yield finding
    for page in pages:
        if (story := by_link.get(page.url)) is not None:
            yield from _differences(slug, page, story, broken)


def _listing_findings(asked: Asked) -> Iterator[Finding]:
    slug = asked.listed.source.slug
    for outcome in asked.listings:
        yield Finding(
            source=slug,
            page=outcome.url,
            field="listing",
            verdict=Verdict.FAILED,
            reason=outcome.reason,
        )
    if not asked.listings and not asked.named:
        yield Finding(
            source=slug,
            field="listing",
            verdict=Verdict.FAILED,
            reason=asked.failure or "it names no story",
        )
    elif asked.named:
        reason = f"{counted(asked.named, 'story', 'stories')} named"
        yield Finding(source=slug, field="listing", verdict=Verdict.OK, reason=reason)


def _selector_findings(
    asked: Asked, pages: Sequence[CheckedPage], aside: Aside
) -> Iterator[Finding]:
    """Yield how each selector of the source fares on the pages."""
    for field in FIELDS:
        by_selector: dict[str, list[CheckedPage]] = {}
        for page in pages:
            if field in page.fields:
                by_selector.setdefault(page.fields[field]["selector"], []).append(page)
        for selector, held in by_selector.items():
            missing = [page for page in held if page.fields[field]["is_missing"]]
            finding = Finding(
                source=asked.listed.source.slug,
                field=field,
                verdict=Verdict.OK,
                selector=selector,
                found=len(held) - len(missing),
                pages=len(held),
            )
            if _is_a_loss(field, held, missing):
                yield _mended(
                    replace(finding, verdict=Verdict.MISSING), held, asked, aside
                )
            else:
                yield finding


def _is_a_loss(
    field: str, held: Sequence[CheckedPage], missing: Sequence[CheckedPage]
) -> bool:
    """Tell a selector that has broken from one whose field is not on every page."""
    if field in VITAL:
        return bool(missing)
    if len(missing) < len(held):
        return False
    if field == "lede":
        return any(page.fields[field]["instead"] for page in held)
    return any(page.fields[field]["value"] or _was_told(page, field) for page in held)


def _was_told(page: CheckedPage, field: str) -> bool:
    had = ("byline", "section", "keywords")
    return page.told is not None and field in had and bool(getattr(page.told, field))


def _mended(
    finding: Finding, pages: Sequence[CheckedPage], asked: Asked, aside: Aside
) -> Finding:
    """Return a finding with the selector that would do, tried on every page."""
    field = finding.field
    found = dict.fromkeys(s for page in pages for s in page.fields[field]["instead"])
    # Where old pages keep their old look, both together.
    both = [f"{finding.selector}, {one}" for one in found] if finding.found else []
    tried = [*found, *both, ""]
    hits: Counter[str] = Counter()
    for page in pages:
        try:
            agreed = aside.read(page_agreements, page.fetched, page.told, field, tried)
        except ExtractionError:
            continue
        hits.update(one for one, does in zip(tried, agreed, strict=True) if does)
    best = max(tried, key=lambda one: (hits[one] if one else 0, -tried.index(one)))
    file = str(selectors_file(asked.listed))
    if best and hits[best]:
        layout = _layout(pages)
        edit = f"{field}={_quoted(best)}{layout}"
        return replace(
            finding, instead=best, instead_found=hits[best], file=file, edit=edit
        )
    is_spare = field not in VITAL or any(page.told for page in pages)
    if is_spare and hits[""] == len(pages):
        reason = "the general rules find it on every page: leave the selector out"
        return replace(finding, reason=reason, file=file)
    return replace(
        finding, reason="no selector that would last finds it either", file=file
    )


def _layout(pages: Sequence[CheckedPage]) -> str:
    """Return which layout the selector belongs to, where the source declares several."""
    layouts = pages[0].fetched.selectors
    if not isinstance(layouts, Sequence) or len(layouts) < 2:
        return ""
    return " in a layout of its own, before the others"


def _quoted(selector: str) -> str:
    return f"'{selector}'" if '"' in selector else f'"{selector}"'


def _differences(
    slug: str, page: CheckedPage, story: Story, broken: set[str]
) -> Iterator[Finding]:
    """Yield where a page tells its story otherwise than it was stored."""
    published = story.published_at
    stored: dict[str, object] = {
        "headline_original": story.headline_original,
        "byline": list(story.byline),
        "body": story.body,
        "published_at": published and rfc3339(published),
        "section": story.section,
        "keywords": list(story.keywords),
    }
    for key, before in stored.items():
        now = page.record[key]
        if before == now or not before or _COMPARED[key] in broken:
            continue
        expected, got = shown_difference(before, now)
        yield Finding(
            source=slug,
            page=page.url,
            field=key,
            verdict=_verdict(key, before, now),
            expected=expected,
            got=got,
        )


def _verdict(key: str, before: object, now: object) -> Verdict:
    if not now:
        return Verdict.GONE
    is_other = key == "body" and likeness(str(before), str(now)) < _OTHER
    return Verdict.DIFFERS if is_other else Verdict.CHANGED
