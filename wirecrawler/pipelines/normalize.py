"""Stage 100: RawStory to Story; the item changes its type here, once."""

from typing import Self

from scrapy.crawler import Crawler

from wirecrawler.normalize.byline import byline_names
from wirecrawler.normalize.dateline import dateline_of
from wirecrawler.normalize.dates import parse_published
from wirecrawler.normalize.headline import house_headline
from wirecrawler.normalize.url import canonical_url
from wirecrawler.story import ParsedDate, RawDate, RawStory, Story


class NormalizePipeline:
    """Gives every value its one form: typed, aware UTC, one URL, the house's headline."""

    def __init__(self, style: str) -> None:
        self._style = style

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        return cls(crawler.settings["WIRECRAWLER_HEADLINE_STYLE"])

    def process_item(self, item: object) -> object:
        return normalized(item, self._style) if isinstance(item, RawStory) else item


def normalized(raw: RawStory, style: str) -> Story:
    """Return the story that a page's values make."""
    headline = house_headline(
        raw.headline, style=style, language=raw.language, agency=raw.source.agency
    )
    published = _instant(raw, raw.published)
    updated = _instant(raw, raw.updated)
    return Story(
        source=raw.source,
        entry=raw.entry,
        fetch=raw.fetch,
        kind=raw.kind,
        url=canonical_url(raw.canonical or raw.fetch.final_url),
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
        terms=raw.source.terms,
        partial=raw.partial,
        evidence=raw.evidence,
    )


def _instant(raw: RawStory, date: RawDate | None) -> ParsedDate | None:
    if date is None:
        return None
    languages = tuple(
        dict.fromkeys(
            tag.split("-")[0] for tag in (raw.source.language, raw.language) if tag
        )
    )
    return parse_published(
        date.text, timezone=raw.source.timezone, languages=languages, now=raw.fetch.at
    )
