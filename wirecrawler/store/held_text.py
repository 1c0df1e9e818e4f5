"""Held text: a story next to what the archive holds of it, for a second look at its page."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from wirecrawler.match.decide import Held
from wirecrawler.match.look import Printing
from wirecrawler.store.rows import storable
from wirecrawler.story import Precision, Status, Story


def is_as_held(story: Story, held: Held) -> bool:
    """Tell whether a page plainly says what is held of it."""
    story = storable(story)
    return (
        story.body_sha256 == held.body_sha256
        and story.headline_original == held.headline_original
        and story.published_at == held.published_at
        and story.partial == held.partial
        and not story.withdrawal
        and held.status is not Status.KILLED
    )


def printing(story: Story) -> Printing:
    """Return `story` as far as a revision is told by it."""
    return Printing(
        headline=story.headline_original,
        body=story.body,
        published_at=story.published_at,
        published_precision=story.published_precision,
        updated_at=story.updated_at,
        partial=story.partial,
        notice=story.notice,
        listed=story.entry.headline,
    )


def printing_of(row: Mapping[str, Any], *, seen_at: datetime) -> Printing:
    """Return the same of the row of a revision, whose story was first read at `seen_at`."""
    return Printing(
        headline=row["headline_original"],
        body=row["body"],
        published_at=row["published_at"],
        published_precision=precision_of(row),
        updated_at=row["updated_at"],
        partial=row["partial"],
        notice=row["notice"],
        seen_at=seen_at,
    )


def precision_of(row: Mapping[str, Any]) -> Precision | None:
    """Return the precision of the date in the row of a revision."""
    said = row["published_precision"]
    return None if said is None else Precision(said)
