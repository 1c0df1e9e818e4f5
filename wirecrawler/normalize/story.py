"""Story: what a page says to the story that we file, every value in its one form."""

from collections.abc import Sequence

from wirecrawler.normalize.agency_terms import narrowed_terms
from wirecrawler.normalize.believed_address import believed_address
from wirecrawler.normalize.byline import byline_names
from wirecrawler.normalize.credited import Voice, credited_names, crediting_lines
from wirecrawler.normalize.dateline import dateline_of
from wirecrawler.normalize.headline import house_headline
from wirecrawler.normalize.notices import correction_notice
from wirecrawler.normalize.opt_outs import opted_terms
from wirecrawler.normalize.source_date import read_date
from wirecrawler.normalize.withdrawal_notices import withdrawal_notice
from wirecrawler.story import Kind, ParsedDate, RawDate, RawStory, Story

NO_HEADLINE, NO_BODY = "no headline", "no body"


def normalized(raw: RawStory, style: str) -> Story:
    """Return the story that a page's values make."""
    headline = house_headline(
        raw.headline, style=style, language=raw.language, agency=raw.source.agency
    )
    published = _reading(raw, raw.published)
    updated = _reading(raw, raw.updated)
    voices = crediting_lines(raw)
    agencies = credited_names(voices)
    return Story(
        source=raw.source,
        entry=raw.entry,
        fetch=raw.fetch,
        kind=raw.kind,
        url=believed_address(raw.canonical, raw.fetch.final_url, raw.source.home),
        source_url=raw.entry.link,
        final_url=raw.fetch.final_url,
        guid=raw.entry.guid,
        headline=headline.text,
        headline_original=raw.headline,
        headline_rules=headline.rules,
        byline=byline_names(raw.byline, agency=raw.source.agency),
        dateline=dateline_of(raw.body),
        lede=raw.lede,
        body=raw.body,
        body_html=raw.body_html,
        section=raw.section,
        keywords=raw.keywords,
        images=raw.images,
        language=raw.language,
        published_at=published.instant if published else None,
        updated_at=updated.instant if updated else None,
        published_raw=raw.published.text if raw.published else "",
        published_precision=published.precision if published else None,
        published_zone=published.zone if published else None,
        published_evidence=raw.published.evidence if raw.published else "",
        seen_at=raw.fetch.at,
        terms=opted_terms(narrowed_terms(raw.source.terms, agencies), raw.opt_outs),
        partial=raw.partial,
        opt_outs=raw.opt_outs,
        notice=correction_notice(raw.body, raw.headline, raw.language),
        withdrawal=withdrawal_notice(raw.headline, raw.body, raw.language),
        evidence=raw.evidence | _credit_evidence(voices, agencies),
    )


def lack_of(story: Story) -> str:
    """Return why `story` is none that can be filed, whatever its age; "" where it can.

    `NO_HEADLINE`, `NO_BODY`, or the kind of its page.  A notice by which a source withdraws
    its story goes on, however little else the page says.
    """
    if story.withdrawal:
        return ""
    if story.kind is not Kind.STORY:
        return story.kind.value
    if not story.headline_original:
        return NO_HEADLINE
    return "" if story.body else NO_BODY


def _credit_evidence(
    voices: Sequence[Voice], agencies: Sequence[str]
) -> dict[str, str]:
    """Return what credits other agencies, and whom; {} where nothing does."""
    if not agencies:
        return {}
    lines = " | ".join(text for text, _ in voices)
    return {"credits": lines, "agencies": ", ".join(agencies)}


def _reading(raw: RawStory, date: RawDate | None) -> ParsedDate | None:
    """Return what was read when the date was chosen; one that nobody chose is read here."""
    if date is None:
        return None
    if date.rule:
        return date.reading
    return read_date(
        date.text,
        source=raw.source,
        languages=(raw.language, raw.entry.language),
        now=raw.fetch.at,
    )
