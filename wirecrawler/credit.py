"""Who is credited, what the terms allow, and the sentence that says so.

Nothing of a story leaves the house but through `Gate.printable`: what prints takes a
`Printable`, and only the gate makes one.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import NewType

from wirecrawler.errors import SettingError
from wirecrawler.normalize.excerpt import excerpt
from wirecrawler.normalize.licence import is_public_domain, licence_name, licence_url
from wirecrawler.normalize.text import collapsed
from wirecrawler.source import Source, Terms, Use
from wirecrawler.story import Status, Story

Printable = NewType("Printable", Story)
"""A story of which everything may leave the house: what `Gate.printable` returned."""

_FIELD = re.compile(r"\{(outlet|agency|url)\}")
_WEB_URL = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9_-]+")
_NARROWEST_FIRST = (Use.LINK, Use.EXCERPT, Use.FULL)
_USES = {
    Use.FULL: "The whole text may be printed",
    Use.EXCERPT: "An excerpt may be printed",
    Use.LINK: "The headline and the link may be printed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What stands between the store and everything that publishes."""

    today: date
    """In UTC: terms that end today still hold."""
    withheld: Mapping[str, str]
    """Slug of a source, or tag of its cautions -> reason; "" where none is given."""
    declared: Mapping[str, Source] = field(default_factory=dict)
    """Slug -> source as its spider declares it now, which the store learns at its next crawl."""

    def withholding(self, source: Source) -> str | None:
        """Return why nothing of `source` is published, after the slug or tag; None: it is."""
        now = self._now(source)
        cautions = {tag.tag: tag.reason for tag in (*source.cautions, *now.cautions)}
        for name, reason in ({source.slug: ""} | cautions).items():
            if name in self.withheld:
                why = self.withheld[name] or reason or "withheld by this wire"
                return collapsed(f"{name}: {why}")
        return None

    def withheld_among(self, sources: Iterable[Source]) -> dict[str, str]:
        """Return slug -> reason of those of `sources` of which nothing is published."""
        reasons = {source.slug: self.withholding(source) for source in sources}
        return {slug: reason for slug, reason in reasons.items() if reason is not None}

    def unknown(self, sources: Iterable[Source]) -> list[str]:
        """Return the names of `withheld` that none of `sources` bears, as slug or as tag."""
        known = set(self.declared)
        for source in (*sources, *self.declared.values()):
            known |= {source.slug, *(caution.tag for caution in source.cautions)}
        return [name for name in self.withheld if name not in known]

    def source_terms(self, source: Source) -> Terms:
        """Return what holds today of a story that says nothing else."""
        return self._holding(self._now(source).terms)

    def terms(self, story: Story) -> Terms:
        """Return what holds today: never wider than what `story` was filed under.

        That is the narrower of the terms of its revision and of its source, each of which falls
        to the link once it has expired.
        """
        filed, now = self._holding(story.terms), self.source_terms(story.source)
        uses = _NARROWEST_FIRST
        return now if uses.index(now.use) < uses.index(filed.use) else filed

    def printable(self, story: Story) -> Printable | None:
        """Return `story` with what may leave the house; None: nothing of it may.

        The whole text under `full`; an excerpt of it under `excerpt`; neither text nor dateline
        under `link`, and none of a killed story.  Pictures are never printed: the terms of a
        text do not cover them.  Its terms are those that hold today.  What is printable already
        comes back equal.
        """
        if self.withholding(story.source) is not None:
            return None
        return _printed(replace(story, terms=self.terms(story)))

    def printed(self, stories: Iterable[Story]) -> Iterator[Printable]:
        """Yield what may leave the house of each of `stories`, as they come."""
        for story in stories:
            if (shown := self.printable(story)) is not None:
                yield shown

    def _now(self, source: Source) -> Source:
        return self.declared.get(source.slug, source)

    def _holding(self, terms: Terms) -> Terms:
        """Return `terms`, or, once they have expired, the link."""
        if (
            terms.use is Use.LINK
            or terms.expires_on is None
            or self.today <= terms.expires_on
        ):
            return terms
        what = f"the licence {terms.licence}" if terms.licence else "the permission"
        reason = f"{what} expired on {terms.expires_on.isoformat()}"
        return replace(terms, use=Use.LINK, licence=None, reason=reason)


def withheld_of(setting: str) -> dict[str, str]:
    """Return what `WIRECRAWLER_WITHHELD` names: slug or tag -> reason, "" where none is given.

    Names stand between commas, each with `=reason` after it where there is one.

    Raises:
        SettingError: one of them can be neither a slug nor a tag.
    """
    withheld: dict[str, str] = {}
    for entry in setting.split(","):
        name, _, reason = map(str.strip, entry.partition("="))
        if not _NAME.fullmatch(name):
            if not entry.strip():
                continue
            raise SettingError(
                "WIRECRAWLER_WITHHELD",
                f"{entry.strip()!r} is none of slug, tag, slug=reason, tag=reason",
            )
        withheld[name] = collapsed(reason) or withheld.get(name, "")
    return withheld


def credit_line(agency: str, url: str) -> str:
    """Return the foot of a story: whose it is, and where it was first published."""
    return f"Source: {collapsed(agency)}, {collapsed(url)}"


def disclaimer(template: str, *, outlet: str, agency: str, url: str) -> str:
    """Return `template` with `{outlet}`, `{agency}` and `{url}` filled in.

    Any other brace stays as it is, and braces in the values are never read again: an agency
    named "{url}" prints as that.
    """
    values = {"outlet": outlet, "agency": agency, "url": url}
    return _FIELD.sub(lambda field: collapsed(values[field[1]]), template)


def terms_line(terms: Terms, agency: str) -> str:
    """Return one line that says what may be printed, under which licence, and why."""
    parts = [_USES[terms.use]]
    if terms.licence:
        url = licence_url(terms.licence)
        name = licence_name(terms.licence)
        parts.append(f"licence {name}" + (f", {url}" if url else ""))
    if terms.holder or not is_public_domain(terms.licence or ""):
        parts.append(f"rights held by {terms.holder or agency}")
    if terms.reason:
        parts.append(terms.reason)
    if terms.evidence_url:
        parts.append(terms.evidence_url)
    return collapsed("; ".join(parts))


def web_url(url: str) -> str | None:
    """Return `url` when a reader may be sent there (http or https), else None."""
    return url if _WEB_URL.fullmatch(url) else None


def _printed(story: Story) -> Printable:
    """Return `story` with what its terms and its status let out of the house."""
    if story.status is Status.KILLED or story.terms.use is Use.LINK:
        return _with_text(story, lede="", dateline="", body="", body_html="")
    if story.terms.use is Use.FULL:
        return Printable(replace(story, images=()))
    body = excerpt(story.body or story.lede)
    return _with_text(
        story,
        lede=excerpt(story.lede),
        dateline=story.dateline,
        body=body,
        body_html=f"<p>{html.escape(body)}</p>" if body else "",
    )


def _with_text(
    story: Story, *, lede: str, dateline: str, body: str, body_html: str
) -> Printable:
    """Return `story` with this text alone: neither pictures nor the feed's own summary."""
    return Printable(
        replace(
            story,
            entry=replace(story.entry, summary=""),
            lede=lede,
            dateline=dateline,
            body=body,
            body_html=body_html,
            images=(),
        )
    )
