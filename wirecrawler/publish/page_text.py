"""Pages as plain text: what would be stored of one, for a person who adds a source."""

from collections.abc import Iterator

from wirecrawler.publish.page_record import page_record
from wirecrawler.publish.terminal import terminal_line, terminal_text
from wirecrawler.story import Kind, Precision, Story

_SHOWN = tuple(
    "headline headline_original byline dateline published_at published_raw published_precision"
    " published_zone updated_at language section keywords images".split()
)
"""Fields of a page's record that are shown above its text."""
_ZONELESS = {
    False: "none known, so it was read in UTC",
    True: "none: a day has no time",
}
"""Whether the time is a day -> what is said of a time that names no zone."""


def page_text(story: Story) -> str:
    """Return what would be stored of the page of `story`: field by field, then the text."""
    head = "\n".join(terminal_line(line) for line in _head(story))
    return (
        "\n\n".join(part for part in (head, terminal_text(story.body)) if part) + "\n"
    )


def _head(story: Story) -> Iterator[str]:
    record = page_record(None, story)
    evidence = story.evidence | {"published_at": story.published_evidence}
    yield f"kind: {_kind(story)}"
    yield f"url: {story.url}"
    yield f"source: {_source(story)}"
    for field in _SHOWN:
        if value := _words(record[field]):
            where = evidence.get(field, "")
            yield f"{field}: {value}" + (f" ({where})" if where else "")
        elif field == "published_zone" and story.published_at:
            yield f"{field}: {_ZONELESS[story.published_precision is Precision.DAY]}"
    if story.headline_rules:
        yield f"headline_rules: {', '.join(story.headline_rules)}"
    paragraphs = story.body.count("\n\n") + 1 if story.body else 0
    words = "paragraph" if paragraphs == 1 else "paragraphs"
    yield f"body: {paragraphs} {words}, {len(story.body)} characters" + (
        f" ({story.evidence['body']})" if story.evidence.get("body") else ""
    )


def _kind(story: Story) -> str:
    if story.kind is not Kind.STORY:
        return f"{story.kind.value}, so it would not be stored"
    missing = [name for name in ("headline", "body") if not getattr(story, name)]
    if missing:
        return f"story without {' and '.join(missing)}, so it would not be stored"
    return "story, of which the page shows a part" if story.partial else "story"


def _source(story: Story) -> str:
    """Return whose rules read it: the agency is empty where no source was declared."""
    if story.source.agency:
        return story.source.slug
    return "none declared for this host, so the general rules read it"


def _words(value: object) -> str:
    if isinstance(value, list):
        return ", ".join(_words(v["url"] if isinstance(v, dict) else v) for v in value)
    return "" if value is None else str(value)
