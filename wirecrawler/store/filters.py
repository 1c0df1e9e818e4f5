"""Filters: which stories are asked for, as conditions of a statement."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from sqlalchemy import ColumnElement, FromClause, Select, Text, case, cast, func, or_

from wirecrawler.credit import Gate
from wirecrawler.normalize.opt_outs import UNKEPT
from wirecrawler.source import Source, Use
from wirecrawler.store.models import revisions, stories
from wirecrawler.store.original import original, original_text
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
    """The use under which it was filed, or, where there are `caps`, that which holds."""
    caps: Mapping[str, Use] | None = None
    """Slug -> the widest use that holds of what was filed; a source without one has no limit.

    They make the terms of a copy's original count; None, for the house: what was filed does.
    """
    withheld: frozenset[str] = frozenset()
    """Slugs of sources whose stories are left out."""
    uncopied: frozenset[str] = frozenset()
    """Slugs of sources whose stories' copies are left out."""
    barred: frozenset[str] = frozenset()
    """Agencies of whom what credits them is left out, and the copies of that."""
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
    withheld = frozenset(gate.withheld_among(known))
    return replace(
        chosen,
        withheld=withheld,
        uncopied=withheld,
        barred=frozenset(gate.barred),
        caps={slug: use for slug, use in holding.items() if use is not Use.FULL},
    )


def matching(chosen: StoryFilter) -> list[ColumnElement[bool]]:
    """Return the conditions that a story, its newest revision and its original must meet.

    They are asked of stories joined with both: `original.with_original`.
    """
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
    if chosen.language is not None:
        conditions.append(_language(chosen.language))
    return conditions + _published(chosen)


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


def _published(chosen: StoryFilter) -> list[ColumnElement[bool]]:
    """Return the conditions by which nothing is taken that is withheld."""
    conditions: list[ColumnElement[bool]] = []
    if chosen.caps is not None:
        said = cast(revisions.c.opt_outs, Text)
        conditions += [~said.contains(f'"{name} (') for name in sorted(UNKEPT)]
    if chosen.withheld:
        conditions.append(stories.c.source.not_in(sorted(chosen.withheld)))
    if chosen.uncopied:
        of = func.coalesce(original.c.source, "")
        conditions.append(of.not_in(sorted(chosen.uncopied)))
    for agency in sorted(chosen.barred):
        conditions += [~_credits(text, agency) for text in (revisions, original_text)]
    return conditions


def _use(caps: Mapping[str, Use] | None) -> ColumnElement[str]:
    """Return the use that was filed; with `caps` the narrowest of what the gate weighs."""
    if caps is None:
        return revisions.c.terms_use
    # Of a story that is no copy the original's columns are null: they hold it to nothing.
    of = ((stories, revisions), (original, original_text))
    return case(
        *(
            (or_(*(_is_held_to(use, caps, *one) for one in of)), use.value)
            for use in (Use.LINK, Use.EXCERPT)
        ),
        else_=Use.FULL.value,
    )


def _is_held_to(
    use: Use, caps: Mapping[str, Use], story: FromClause, text: FromClause
) -> ColumnElement[bool]:
    """Tell whether a story was filed under `use`, or its source allows no more."""
    capped = sorted(slug for slug, cap in caps.items() if cap is use)
    return or_(text.c.terms_use == use.value, story.c.source.in_(capped))


def _credits(text: FromClause, agency: str) -> ColumnElement[bool]:
    named = func.coalesce(text.c.evidence["agencies"].as_string(), "")
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
