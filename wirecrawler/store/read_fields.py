"""Read fields: a digest of each text that was read from a page, to tell later whether it changed.

They are archived with the page.  A text that differs from its digest was changed in the database;
one that agrees, but that today's rules do not read, was read by other rules.
"""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import replace

from wirecrawler.store.rows import storable
from wirecrawler.story import Story

READ = tuple(
    "headline_original byline dateline lede body body_html section keywords language".split()
)
"""Fields that a page tells, and that nothing but another text of its source changes."""
FILED = ("headline", *READ, "credit", "disclaimer")
"""With the headline in the house's style, which an editor may change too, and with the foot."""

_REREAD = "reread"
"""Key of a revision's evidence: the digests of what was read from its page again."""


def field_digests(story: Story) -> dict[str, str]:
    """Return of each of `FILED` the beginning of the SHA-256 of what is kept, in hex."""
    kept = storable(story)
    return {name: _digest(getattr(kept, name)) for name in FILED}


def reread(story: Story) -> Story:
    """Return a story that was read again, with what then was read as its evidence.

    The digests that are archived with its page are those of its first reading.
    """
    said = " ".join(f"{name}:{told}" for name, told in field_digests(story).items())
    return replace(story, evidence=story.evidence | {_REREAD: said})


def changed_fields(story: Story, archived: Mapping[str, str]) -> list[str]:
    """Return the fields of which `story` holds something else than was read.

    `archived` are the digests that were archived with its page.
    """
    again = story.evidence.get(_REREAD, "").split()
    digests = dict(one.split(":", 1) for one in again if ":" in one) or archived
    now = field_digests(story)
    return [name for name in FILED if digests.get(name, now[name]) != now[name]]


def _digest(value: object) -> str:
    text = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    # 64 bits: against accidents and clumsy hands; the records' own digests are whole.
    return hashlib.sha256(text.encode()).hexdigest()[:16]
