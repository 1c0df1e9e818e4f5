"""The record of a page that was read: one JSON object of plain values, as `extract` prints it."""

from wirecrawler.publish.record import story_record
from wirecrawler.story import Story

PAGE_KEYS = tuple(
    "id headline headline_original byline dateline published_at updated_at published_raw"
    " published_precision published_zone language body body_html lede section keywords images"
    " kind evidence".split()
)
"""The keys of a page's record, in order."""


def page_record(page: object, story: Story) -> dict[str, object]:
    """Return the record of the story on the page that its reader calls `page`, any JSON value."""
    record = story_record(story, gate=None) | {
        "id": page,
        "kind": story.kind.value,
        "evidence": _evidence(story),
    }
    return {key: record[key] for key in PAGE_KEYS}


def _evidence(story: Story) -> dict[str, str]:
    """Return where the fields came from, without those that came from nowhere."""
    evidence = story.evidence | {"published_at": story.published_evidence}
    return {field: where for field, where in evidence.items() if where}
