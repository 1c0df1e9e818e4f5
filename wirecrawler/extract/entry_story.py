"""Entry story: the story of a source whose pages cannot be had, as its feed's entry tells it."""

from wirecrawler.errors import ExtractionError
from wirecrawler.extract.blocks import Block, body_text
from wirecrawler.extract.html_tree import read_html
from wirecrawler.extract.markup import body_html
from wirecrawler.extract.opt_outs import listing_opt_outs
from wirecrawler.extract.paragraphs import read_blocks
from wirecrawler.extract.tails import without_tail
from wirecrawler.normalize.language import language_tag
from wirecrawler.source import Source
from wirecrawler.story import Entry, Fetch, RawDate, RawStory

_MOST_CHARS = 50_000
"""Characters of a summary that are read; arbitrary: it is read in the crawling process."""


def read_entry(entry: Entry, *, source: Source, fetch: Fetch) -> RawStory:
    """Return what the entry says of its story, every value verbatim; it is `partial`.

    `fetch` brought the feed; the story's own address is the entry's link.
    """
    blocks = without_tail(_summary_blocks(entry))
    lede = next((block.text for block in blocks), "")
    return RawStory(
        source=source,
        entry=entry,
        fetch=fetch,
        canonical=entry.link,
        headline=entry.headline,
        byline=entry.byline,
        published=_date(entry.published),
        updated=_date(entry.updated),
        lede=lede,
        body=body_text(blocks),
        body_html=body_html(blocks, base=entry.link),
        section=entry.section,
        keywords=entry.keywords,
        language=language_tag(entry.language) or source.language,
        partial=True,
        opt_outs=listing_opt_outs(fetch.robots),
        evidence={"headline": "entry", "byline": "entry", "body": "entry"},
    )


def _date(text: str) -> RawDate | None:
    return RawDate(text=text, evidence="entry") if text else None


def _summary_blocks(entry: Entry) -> list[Block]:
    """Return the paragraphs of the summary, which is text or HTML."""
    summary = entry.summary[:_MOST_CHARS]
    if not summary:
        return []
    # An element of its own: a text alone is no HTML to the parser.
    page = f"<div>{summary}</div>".encode("utf-8", "replace")
    try:
        return read_blocks(read_html(page, url=entry.link, encoding="utf-8"))
    except ExtractionError:
        return []
