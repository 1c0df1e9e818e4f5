"""Notes to the reader of a story: that it was withdrawn or corrected, or that its original was."""

from collections.abc import Iterator

from wirecrawler.credit import Printable
from wirecrawler.normalize.text import collapsed
from wirecrawler.source import Use
from wirecrawler.story import Status


def editorial_notes(story: Printable) -> tuple[str, ...]:
    """Return what must be known of this revision of `story`, each a line; () for most stories.

    Of a killed story it is the reason alone.  The source's own notice of a correction is part of
    its text: where less than the whole may be printed, it is told of and not quoted.
    """
    if story.status is Status.KILLED:
        return (f"Killed: {collapsed(story.reason) or 'no reason is known'}",)
    return tuple(_notes(story))


def _notes(story: Printable) -> Iterator[str]:
    if story.status is Status.CORRECTED:
        yield f"Corrected: this is revision {story.revision}"
    if notice := collapsed(story.notice):
        is_whole = story.terms.use is Use.FULL
        yield notice if is_whole else "The source prints a notice of a correction"
    if story.original_killed:
        yield "The original of this story was withdrawn"
