"""Filters: which stories are asked for, as conditions of a statement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, Select, and_, case, func, or_

from wirecrawler.credit import Gate
from wirecrawler.source import Source, Use
from wirecrawler.store.models import revisions, stories
from wirecrawler.store.rows import storable
from wirecrawler.story import Status

MOST_NUMBER = 2**31 - 1
"""What an id, a limit or an offset can be at most in a PostgreSQL integer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFilter:
    """Which stories, in which order; a field at its default leaves nothing out."""

    text: str = ""
    """Words that must all occur in headline or body, in any case."""
    source: str | None = None
    """Slug."""
    family: str | None = None
    language: str | None = None
    """BCP 47 tag; `fa` takes `fa-IR` too (RFC 4647 section 3.3.1, basic filtering)."""
    since: datetime | None = None
    """By `published_at`, else `seen_at`; that instant included."""
    until: datetime | None = None
    """Likewise; that instant not included."""
    terms: Use | None = None
    """The use under which it was filed, or, where `caps` has its source, that which holds."""
    caps: Mapping[str, Use] = field(default_factory=dict)
    """Slug -> the widest use that holds of what was filed; none where all of it holds."""
    withheld: frozenset[str] = frozenset()
    """Slugs of sources whose stories are left out."""
    barred: frozenset[str] = frozenset()
    """Agencies of whom stories that credit them are left out."""
    statuses: frozenset[Status] | None = None
    """None: all but the killed."""
    sort: Literal["newest", "oldest"] = "newest"
    limit: int = 50
    """0: all."""
    offset: int = 0


def within(chosen: StoryFilter, gate: Gate, sources: Iterable[Source]) -> StoryFilter:
    """Return `chosen` for print: without what `gate` withholds, by the terms that hold today.

    `sources` are all that the store knows.
    """
    known = list(sources)
    holding = {source.slug: gate.source_terms(source).use for source in known}
    return replace(
        chosen,
        withheld=frozenset(gate.withheld_among(known)),
        barred=frozenset(gate.barred),
        caps={slug: use for slug, use in holding.items() if use is not Use.FULL},
    )


def matching(chosen: StoryFilter) -> list[ColumnElement[bool]]:
    """Return the conditions that a story and its newest revision must meet."""
    conditions = [_status(chosen), *map(_occurs, chosen.text.split())]
    if chosen.source is not None:
        conditions.append(stories.c.source == chosen.source)
    if chosen.family is not None:
        conditions.append(stories.c.family == chosen.family)
    if chosen.since is not None:
        conditions.append(stories.c.sort_at >= chosen.since)
    if chosen.until is not None:
        conditions.append(stories.c.sort_at < chosen.until)
    if chosen.terms is not None:
        conditions.append(_use(chosen.caps) == chosen.terms.value)
    if chosen.withheld:
        conditions.append(stories.c.source.not_in(sorted(chosen.withheld)))
    conditions += [~_credits(agency) for agency in sorted(chosen.barred)]
    if chosen.language is not None:
        conditions.append(_language(chosen.language))
    return conditions


def in_order(statement: Select[Any], chosen: StoryFilter) -> Select[Any]:
    """Return `statement` sorted and cut as `chosen` says."""
    columns = (stories.c.sort_at, stories.c.id)
    if chosen.sort == "newest":
        statement = statement.order_by(*(column.desc() for column in columns))
    else:
        statement = statement.order_by(*columns)
    if chosen.limit:
        statement = statement.limit(min(chosen.limit, MOST_NUMBER))
    return statement.offset(min(chosen.offset, MOST_NUMBER))


def _status(chosen: StoryFilter) -> ColumnElement[bool]:
    if chosen.statuses is None:
        return stories.c.status != Status.KILLED.value
    return stories.c.status.in_(sorted(status.value for status in chosen.statuses))


def _use(caps: Mapping[str, Use]) -> ColumnElement[str]:
    """Return the narrower of the use that was filed and that of `caps`."""
    filed = revisions.c.terms_use
    linked, quoted = (
        [slug for slug in sorted(caps) if caps[slug] is use]
        for use in (Use.LINK, Use.EXCERPT)
    )
    return case(
        (stories.c.source.in_(linked), Use.LINK.value),
        (
            and_(stories.c.source.in_(quoted), filed == Use.FULL.value),
            Use.EXCERPT.value,
        ),
        else_=filed,
    )


def _credits(agency: str) -> ColumnElement[bool]:
    named = func.coalesce(revisions.c.evidence["agencies"].as_string(), "")
    return (", " + named + ", ").contains(f", {agency}, ", autoescape=True)


def _occurs(word: str) -> ColumnElement[bool]:
    text = func.lower(revisions.c.headline + "\n" + revisions.c.body)
    return text.contains(storable(word).lower(), autoescape=True)


def _language(tag: str) -> ColumnElement[bool]:
    language = func.lower(revisions.c.language)
    return or_(
        language == tag.lower(),
        language.startswith(f"{storable(tag).lower()}-", autoescape=True),
    )
