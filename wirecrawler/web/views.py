"""What the templates print: stories as a reader sees them, within their terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

from markupsafe import Markup

from wirecrawler.credit import Printable, web_url
from wirecrawler.normalize.excerpt import excerpt
from wirecrawler.normalize.text import collapsed
from wirecrawler.publish.attribution import attribution_markup
from wirecrawler.publish.markup import (
    body_markup,
    foot_markup,
    language_and_direction,
)
from wirecrawler.publish.standing import killing_editor
from wirecrawler.publish.times import (
    day_heading,
    exact_time,
    machine_time,
    relative_time,
    shown_instant,
)
from wirecrawler.source import Use
from wirecrawler.story import Precision, Status

# The lead of the front page stands beside two stories: that is the room it has.
_LEAD_CHARS = 820
# Two short lines in a narrow column, as a list of recent posts has them.
_RECENT_CHARS = 110


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeView:
    """An instant in words, exactly, and for machines."""

    relative: str
    exact: str
    machine: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CardView:
    """A story in a list."""

    id: int
    headline: str
    agency: str
    language: str
    """BCP 47 tag; empty where unknown."""
    direction: str
    """`ltr`, `rtl`, or `auto` where the language is unknown."""
    excerpt: str
    """Empty where the terms allow the headline alone."""
    time: TimeView
    is_corrected: bool
    is_orphan: bool
    """A copy whose original was withdrawn."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WithdrawalView:
    """That a story was withdrawn, and nothing of what it said."""

    id: int
    agency: str
    """Whose story it was."""
    by_editors: bool
    """The editors of this wire withdrew it, else its agency did."""
    time: TimeView | None
    reason: str
    """Empty where none is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DayView:
    """The stories of one day."""

    heading: str
    cards: tuple[CardView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryView:
    """A story on its own page."""

    card: CardView
    byline: tuple[str, ...]
    section: str
    body: Markup
    attribution: Markup
    credit: Markup
    disclaimer: Markup
    source_url: str | None
    """None where a reader cannot be sent there."""
    is_excerpt: bool
    is_link: bool
    reason: str
    """Why no more is printed; empty where the terms do not say."""
    holder: str
    partial: bool
    revision: int
    filed: TimeView | None
    """When this revision was filed."""
    notice: str
    """The source's own notice of a correction; empty where there is none to print."""
    has_notice: bool
    original: WithdrawalView | None
    """Of a copy whose original was withdrawn; None where nothing may be told of that."""


def front_days(
    stories: Iterable[Printable], *, now: datetime, has_lead: bool
) -> tuple[DayView, ...]:
    """Return `stories`, newest first as they come, by the day of their time in UTC.

    With `has_lead` the first of them gets a longer excerpt.
    """
    today = now.astimezone(UTC).date()
    lead = 0 if has_lead else None
    cards = (
        (_day(story), card(story, now=now, chars=_LEAD_CHARS if n == lead else None))
        for n, story in enumerate(stories)
    )
    return tuple(
        DayView(
            heading=day_heading(day, today=today),
            cards=tuple(shown for _day, shown in group),
        )
        for day, group in groupby(cards, key=lambda pair: pair[0])
    )


def recent_cards(
    stories: Iterable[Printable], *, now: datetime
) -> tuple[CardView, ...]:
    """Return `stories` as the box "Recent Posts" lists them."""
    return tuple(card(story, now=now, chars=_RECENT_CHARS) for story in stories)


def card(story: Printable, *, now: datetime, chars: int | None = None) -> CardView:
    """Return `story` as a list shows it, its excerpt of `chars` characters or the usual."""
    language, direction = language_and_direction(story)
    return CardView(
        id=story.id,
        headline=story.headline,
        agency=story.source.agency,
        language=language,
        direction=direction,
        excerpt=excerpt(story.body, chars=chars) if chars else excerpt(story.body),
        time=_time_view(*shown_instant(story), now=now),
        is_corrected=story.status is Status.CORRECTED,
        is_orphan=story.original_killed,
    )


def withdrawal_view(story: Printable, *, now: datetime) -> WithdrawalView:
    """Return who withdrew the killed `story`, when and why."""
    return WithdrawalView(
        id=story.id,
        agency=story.source.agency,
        by_editors=bool(killing_editor(story)),
        time=_filed_view(story, now=now),
        reason=collapsed(story.reason),
    )


def story_view(
    story: Printable, *, original: Printable | None = None, now: datetime
) -> StoryView:
    """Return `story` as its page shows it; `original` is that of a copy, which was withdrawn."""
    is_whole = story.terms.use is Use.FULL
    return StoryView(
        card=card(story, now=now),
        byline=story.byline,
        section=story.section,
        body=_safe(body_markup(story)),
        attribution=_safe(attribution_markup(story)),
        credit=_safe(foot_markup(story.credit, story)),
        disclaimer=_safe(foot_markup(story.disclaimer, story)),
        source_url=web_url(story.source_url),
        is_excerpt=story.terms.use is Use.EXCERPT,
        is_link=story.terms.use is Use.LINK,
        reason=story.terms.reason,
        holder=story.terms.holder or story.source.agency,
        partial=story.partial,
        revision=story.revision,
        filed=_filed_view(story, now=now),
        # It is part of the source's text: where less than that is printed, it is told of.
        notice=collapsed(story.notice) if is_whole else "",
        has_notice=bool(collapsed(story.notice)),
        original=None if original is None else withdrawal_view(original, now=now),
    )


def _safe(markup: str) -> Markup:
    # What `publish.markup` returns is escaped or sanitized; nothing else may pass here.
    return Markup(markup)  # noqa: S704


def _day(story: Printable) -> date:
    return shown_instant(story)[0].astimezone(UTC).date()


def _filed_view(story: Printable, *, now: datetime) -> TimeView | None:
    """Return when this revision of `story` was filed."""
    at = story.filed_at
    return None if at is None else _time_view(at, Precision.MINUTE, now=now)


def _time_view(instant: datetime, precision: Precision, *, now: datetime) -> TimeView:
    return TimeView(
        relative=relative_time(instant, now=now, precision=precision),
        exact=exact_time(instant, precision=precision),
        machine=machine_time(instant, precision=precision),
    )
