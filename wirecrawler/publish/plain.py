"""Stories as plain text: one for the house, with its foot, and the wire as a list."""

import re
from collections.abc import Iterable, Iterator
from datetime import datetime

from wirecrawler.credit import Gate, Printable, Withholding, terms_line
from wirecrawler.normalize.excerpt import excerpt
from wirecrawler.publish.attribution import attribution_line
from wirecrawler.publish.standing import killing_editor
from wirecrawler.publish.terminal import terminal_line, terminal_text, wrapped
from wirecrawler.publish.times import exact_time, relative_time, shown_instant
from wirecrawler.source import Use
from wirecrawler.story import Precision, Status, Story

_PARAGRAPH_BREAK = re.compile(r"\n{2,}")
_WIRE_EXCERPT_CHARS = 160
"""Two lines of a terminal: a list shows many stories."""


def story_text(story: Story, *, gate: Gate, width: int = 0) -> str:
    """Return `story` for the house: headline, byline, time, the whole body, and the foot.

    The foot says what the gate lets out of it, and why no more.  Lines are set to `width`
    cells; 0: as they are.
    """
    parts = ["\n".join(_head(story)), *_PARAGRAPH_BREAK.split(story.body)]
    parts += [*_terms_notes(story, gate), story.credit, story.disclaimer]
    return "\n\n".join(_set(part, width) for part in parts if part.strip()) + "\n"


def wire_text(stories: Iterable[Printable], now: datetime, *, width: int = 0) -> str:
    """Return the wire as a list: headline, excerpt, agency and how long ago, link.

    "" when there are no stories.
    """
    items = [_set("\n".join(_item(story, now)), width) for story in stories]
    return "\n\n".join(items) + "\n" if items else ""


def _head(story: Story) -> Iterator[str]:
    instant, precision = shown_instant(story)
    facts = [story.source.agency, exact_time(instant, precision=precision)]
    if story.byline:
        facts.insert(0, f"By {', '.join(story.byline)}")
    yield terminal_line(story.headline)
    yield terminal_line(" | ".join(facts))
    yield from _standing_lines(story)


def _standing_lines(story: Story) -> Iterator[str]:
    """Yield what became of `story` after it was first filed, by whom and when."""
    filed = ""
    if story.filed_at is not None:
        filed = exact_time(story.filed_at, precision=Precision.MINUTE)
    if story.status is Status.KILLED:
        editor = killing_editor(story)
        facts = ", ".join(filter(None, (f"by {editor}" if editor else "", filed)))
        reason = story.reason or "no reason is known"
        yield terminal_line(f"Killed: {reason}{f' ({facts})' if facts else ''}")
        return
    if story.status is Status.CORRECTED:
        when = f", filed {filed}" if filed else ""
        yield f"Corrected: this is revision {story.revision}{when}"
    if story.notice:
        yield terminal_line(f"Its source's notice: {story.notice}")
    if story.original_killed:
        yield f"Original withdrawn: see `wirecrawler family {story.id}`"


def _terms_notes(story: Story, gate: Gate) -> Iterator[str]:
    shown = gate.judged(story)
    if isinstance(shown, Withholding):
        yield f"Withheld from print: {shown}"
        return
    if shown.terms.use is not Use.FULL:
        yield f"Terms: {terms_line(shown.terms, shown.source.agency)}"
    yield attribution_line(shown)


def _item(story: Printable, now: datetime) -> Iterator[str]:
    instant, precision = shown_instant(story)
    facts = [
        story.source.agency,
        relative_time(instant, now=now, precision=precision),
    ]
    if story.status is Status.CORRECTED:
        facts.append("corrected")
    if story.original_killed:
        facts.append("original withdrawn")
    yield terminal_line(story.headline)
    if story.body:
        yield terminal_line(excerpt(story.body, chars=_WIRE_EXCERPT_CHARS))
    yield terminal_line(" | ".join(facts))
    yield terminal_line(story.source_url)


def _set(part: str, width: int) -> str:
    """Return `part`, each of its lines made fit for a terminal and set to `width`."""
    lines = terminal_text(part).strip("\n").split("\n")
    return "\n".join(line for long in lines for line in wrapped(long, width))
