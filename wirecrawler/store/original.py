"""Original: the story that a copy prints, joined to the copy's row.

What may be printed of a copy hangs on it: its terms, its source and whom it credits.
"""

from sqlalchemy import FromClause, Join, and_

from wirecrawler.store.models import revisions, stories
from wirecrawler.story import FamilyRole

original = stories.alias("original")
original_text = revisions.alias("original_text")
"""Its newest revision."""

OF_ORIGINAL = (
    original.c.id.label("original_id"),
    original.c.source.label("original_slug"),
    original.c.status.label("original_status"),
    original_text.c.evidence["agencies"].as_string().label("original_agencies"),
    *(
        column.label(f"original_{column.name}")
        for column in original_text.c
        if column.name.startswith("terms_")
    ),
)
"""What `rows.original_of` reads; all null of a story that is no copy."""


def with_original(told: FromClause) -> Join:
    """Return `told`, in which stories are, each copy joined with its family's original."""
    of_copy = and_(
        stories.c.family_role == FamilyRole.COPY.value,
        original.c.family == stories.c.family,
        original.c.family_role == FamilyRole.ORIGINAL.value,
    )
    of_original = and_(
        original_text.c.story == original.c.id,
        original_text.c.revision == original.c.revision,
    )
    return told.outerjoin(original, of_copy).outerjoin(original_text, of_original)
