"""Neighbours: what a source prints with its other stories too, and is no part of any of them.

Author boxes, prompts to share, related headlines and copyright lines come and go without anybody
having edited the story they stand under.
"""

from collections import Counter
from collections.abc import Collection

from sqlalchemy import Connection, select

from wirecrawler.match.folding import folded
from wirecrawler.store.lookup import newest
from wirecrawler.store.models import revisions, stories

_LOOKED_AT = 30
"""Stories of the source, its newest; arbitrary."""
_FEWEST = 2
"""Families that a paragraph stands in, at least: two stories on one matter share background."""
_SHORT = 150
"""Characters of a paragraph that is taken for a prompt when it stands in so few.  Stories in a
series share longer ones too, which are news when they are put right; arbitrary."""
_LARGE_SHARE = 0.25
"""Share of the families that a longer one must stand in; arbitrary."""


def shared_paragraphs(
    connection: Connection, source: str, story: int, paragraphs: Collection[str]
) -> frozenset[str]:
    """Return those of `paragraphs` that the source prints with other stories than `story` too.

    They stand, but for their typography, in at least two families among the 30 newest stories
    of the source `source` (its slug), long ones in a quarter of them.  The story's own family
    does not count: its copies say what it says.  A source of one or two stories shows nothing.
    """
    asked = {folded(one): one for one in paragraphs}
    if not asked:
        return frozenset()
    own = select(stories.c.family).where(stories.c.id == story).scalar_subquery()
    rows = connection.execute(
        select(stories.c.family, revisions.c.body)
        .select_from(newest)
        .where(stories.c.source == source, stories.c.family != own)
        .order_by(stories.c.sort_at.desc(), stories.c.id.desc())
        .limit(_LOOKED_AT)
    )
    families: dict[str, set[str]] = {}
    for row in rows:
        said = {folded(one) for one in row.body.split("\n\n")}
        families.setdefault(row.family, set()).update(said & asked.keys())
    times = Counter(one for said in families.values() for one in said)
    return frozenset(
        one for one in paragraphs if _is_shared(one, times[folded(one)], len(families))
    )


def _is_shared(paragraph: str, times: int, families: int) -> bool:
    is_short = len(paragraph) <= _SHORT
    return times >= _FEWEST and (is_short or times >= _LARGE_SHARE * families)
