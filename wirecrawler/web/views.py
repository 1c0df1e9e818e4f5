"""What the templates print: stories as a reader sees them, within their terms."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import groupby

from markupsafe import Markup

from wirecrawler.credit import excerpt, printable, web_url
from wirecrawler.publish.markup import (
    body_markup,
    foot_markup,
    language_and_direction,
)
from wirecrawler.publish.times import (
    day_heading,
    exact_time,
    machine_time,
    relative_time,
    shown_instant,
)
from wirecrawler.source import Use
from wirecrawler.story import Precision, Status, Story

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
    credit: Markup
    disclaimer: Markup
    source_url: str | None
    """None where a reader cannot be sent there."""
    is_excerpt: bool
    is_link: bool
    partial: bool
    revision: int
    filed: TimeView | None
    """When this revision was filed."""


def front_days(
    stories: Iterable[Story], *, now: datetime, has_lead: bool
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


def recent_cards(stories: Iterable[Story], *, now: datetime) -> tuple[CardView, ...]:
    """Return `stories` as the box "Recent Posts" lists them."""
    return tuple(card(story, now=now, chars=_RECENT_CHARS) for story in stories)


def card(story: Story, *, now: datetime, chars: int | None = None) -> CardView:
    """Return `story` as a list shows it, its excerpt of `chars` characters or the usual."""
    shown = printable(story)
    language, direction = language_and_direction(shown)
    return CardView(
        id=shown.id,
        headline=shown.headline,
        agency=shown.source.agency,
        language=language,
        direction=direction,
        excerpt=excerpt(shown.body, chars=chars) if chars else excerpt(shown.body),
        time=_time_view(*shown_instant(shown), now=now),
        is_corrected=shown.status is Status.CORRECTED,
    )


def story_view(story: Story, *, now: datetime) -> StoryView:
    """Return `story` as its page shows it."""
    shown = printable(story)
    filed_at = shown.filed_at
    return StoryView(
        card=card(shown, now=now),
        byline=shown.byline,
        section=shown.section,
        body=_safe(body_markup(shown)),
        credit=_safe(foot_markup(shown.credit, shown)),
        disclaimer=_safe(foot_markup(shown.disclaimer, shown)),
        source_url=web_url(shown.source_url),
        is_excerpt=shown.terms.use is Use.EXCERPT,
        is_link=shown.terms.use is Use.LINK,
        partial=shown.partial,
        revision=shown.revision,
        filed=_time_view(filed_at, Precision.MINUTE, now=now) if filed_at else None,
    )


def _safe(markup: str) -> Markup:
    # What `publish.markup` returns is escaped or sanitized; nothing else may pass here.
    return Markup(markup)  # noqa: S704


def _day(story: Story) -> date:
    return shown_instant(story)[0].astimezone(UTC).date()


def _time_view(instant: datetime, precision: Precision, *, now: datetime) -> TimeView:
    return TimeView(
        relative=relative_time(instant, now=now, precision=precision),
        exact=exact_time(instant, precision=precision),
        machine=machine_time(instant, precision=precision),
    )
