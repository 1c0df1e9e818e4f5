"""Who is credited, what the terms allow, and the sentence that says so.

Nothing of a story leaves the house but through `Gate.printable`: what prints takes a
`Printable`, and only the gate makes one.
"""

import html
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache
from typing import NewType
from urllib.parse import urlsplit

from wirecrawler.errors import SettingError
from wirecrawler.normalize.credited import names_of
from wirecrawler.normalize.excerpt import EXCERPT_CHARS, excerpt, quotation
from wirecrawler.normalize.licence import is_public_domain, licence_name, licence_url
from wirecrawler.normalize.opt_outs import unkept_by
from wirecrawler.normalize.text import collapsed
from wirecrawler.source import Caution, Source, Terms, Use
from wirecrawler.story import Status, Story, agencies_of

Printable = NewType("Printable", Story)
"""A story of which everything may leave the house: what `Gate.printable` returned."""

_FIELD = re.compile(r"\{(outlet|agency|url)\}")
_WEB_URL = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_NAME = re.compile(r"[a-z0-9_-]+")
_KEYWORD_CHARS = 80
"""Characters of a keyword; a longer one is text.  Arbitrary."""
_USES = {
    Use.FULL: "The whole text may be printed",
    Use.EXCERPT: "An excerpt may be printed",
    Use.LINK: "The headline and the link may be printed",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """Why nothing of a story is published."""

    agency: str
    """Of whom nothing is: its source, or another agency that it credits."""
    reason: str
    """After the slug or the tag that withholds."""
    is_credited: bool = False
    """Its source is published, and it credits another that is not."""
    is_of_original: bool = False
    """So it is with the original of which it is a copy, and not with itself."""

    def __str__(self) -> str:
        return "; ".join(filter(None, (self._whose(), self.reason)))

    def _whose(self) -> str:
        """Return by what the story is of an agency that is withheld; "": by its source."""
        if self.is_of_original:
            if self.is_credited:
                return f"the original credits {self.agency}"
            return _original_of(self.agency)
        return f"credits {self.agency}" if self.is_credited else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """What stands between the store and everything that publishes."""

    today: date
    """In UTC: terms that end today still hold."""
    withheld: Mapping[str, str]
    """Slug of a source, or tag of its cautions -> reason; "" where none is given."""
    declared: Mapping[str, Source] = field(default_factory=dict)
    """Slug -> source as its spider declares it now, which the store learns at its next crawl."""
    barred: Mapping[str, str] = field(init=False, repr=False, compare=False)
    """Name under which others credit an agency that is withheld -> the reason."""

    def __post_init__(self) -> None:
        barred: dict[str, str] = {}
        for source in self.declared.values() if self.withheld else ():
            if (reason := self.withholding(source)) is not None:
                barred |= dict.fromkeys(sorted(names_of(source)), reason)
        object.__setattr__(self, "barred", barred)

    def withholding(self, source: Source) -> str | None:
        """Return why nothing of `source` is published, after the slug or tag; None: it is."""
        if not self.withheld:
            return None
        cautions = {tag.tag: tag.reason for tag in self._cautions(source)}
        for name, reason in ({source.slug: ""} | cautions).items():
            if name in self.withheld:
                why = self.withheld[name] or reason or "withheld by this wire"
                return collapsed(f"{name}: {why}")
        return None

    def story_withholding(self, story: Story) -> Withholding | None:
        """Return why nothing of `story` is published; None: something is.

        Its page opts out of being shown at all; its source is withheld, or an agency that it
        credits; of a copy that of the original too.
        """
        if opted := unkept_by(story.opt_outs, today=self.today):
            reason = f"the page opts out: {opted}"
            return Withholding(agency=story.source.agency, reason=reason)
        if not self.withheld:
            return None
        why = self._withholding(story.source, credited_in(story))
        original = story.original
        if why is not None or original is None:
            return why
        why = self._withholding(original.source, original.agencies)
        return why and replace(why, is_of_original=True)

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
        to the link once it has expired; of a copy, also of those of the original.
        """
        own = self._narrower(story.terms, story.source)
        if story.original is None:
            return own
        original, agency = story.original, story.original.source.agency
        theirs = self._narrower(original.terms, original.source)
        if theirs.use.width >= own.use.width:
            return own
        reason = ": ".join(filter(None, (_original_of(agency), theirs.reason)))
        return replace(theirs, holder=theirs.holder or agency, reason=reason)

    def printable(self, story: Story) -> Printable | None:
        """Return `story` with what may leave the house; None: nothing of it may.

        The whole text under `full`; an excerpt of it under `excerpt`; neither text nor dateline
        under `link`, and none of a killed story.  Pictures are never printed: the terms of a
        text do not cover them.  Its terms are those that hold today.  Of what is printable
        already no more comes back: of an excerpt, an excerpt.
        """
        shown = self.judged(story)
        return None if isinstance(shown, Withholding) else shown

    def judged(self, story: Story) -> Printable | Withholding:
        """Return what `printable` does, or why nothing of `story` may leave the house."""
        why = self.story_withholding(story)
        return why or _printed(replace(story, terms=self.terms(story)))

    def printed(self, stories: Iterable[Story]) -> Iterator[Printable]:
        """Yield what may leave the house of each of `stories`, as they come."""
        for story in stories:
            if (shown := self.printable(story)) is not None:
                yield shown

    def _withholding(
        self, source: Source, agencies: Iterable[str]
    ) -> Withholding | None:
        """Return why nothing is published of a story of `source` that credits `agencies`."""
        if (reason := self.withholding(source)) is not None:
            return Withholding(agency=source.agency, reason=reason)
        for agency in agencies:
            if agency in self.barred:
                reason = self.barred[agency]
                return Withholding(agency=agency, reason=reason, is_credited=True)
        return None

    def _narrower(self, filed: Terms, source: Source) -> Terms:
        """Return what holds today of what was `filed`, by it and by its source."""
        filed, now = self._holding(filed), self.source_terms(source)
        if now.use.width >= filed.use.width:
            return filed
        # Whose the text is does not change with what its source allows.
        return replace(now, holder=filed.holder or now.holder)

    def _now(self, source: Source) -> Source:
        return self.declared.get(source.slug, source)

    def _cautions(self, source: Source) -> Iterator[Caution]:
        """Yield those of `source`, and of the declared ones whose host it reads.

        `crawl feed` reads any address, under a name of its own.
        """
        yield from source.cautions
        if source.slug in self.declared:
            yield from self.declared[source.slug].cautions
            return
        for other in self.declared.values():
            if other.cautions and _host(other) == _host(source):
                yield from other.cautions

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


def credited_in(story: Story) -> tuple[str, ...]:
    """Return the agencies to whom `story` was credited when it was filed."""
    return agencies_of(story.evidence.get("agencies"))


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


def credited(story: Story, *, template: str, outlet: str) -> Story:
    """Return `story` with the foot that every printing of it carries: credit and disclaimer."""
    agency, url = story.source.agency, story.source_url
    return replace(
        story,
        credit=credit_line(agency, url),
        disclaimer=disclaimer(template, outlet=outlet, agency=agency, url=url),
    )


def credit_line(agency: str, url: str) -> str:
    """Return the foot of a story: whose it is, and where it was first published."""
    return f"Source: {collapsed(agency)}, {collapsed(url)}"


def disclaimer(template: str, *, outlet: str, agency: str, url: str) -> str:
    """Return `template` with `{outlet}`, `{agency}` and `{url}` filled in.

    Any other brace stays as it is, and braces in the values are never read again: an agency
    named "{url}" prints as that.
    """
    values = {"outlet": outlet, "agency": agency, "url": url}
    parts = _parts(template)
    fields = range(1, len(parts), 2)
    filled = {field: collapsed(values[parts[field]]) for field in fields}
    return "".join([filled.get(n, part) for n, part in enumerate(parts)])


@lru_cache(maxsize=8)
def _parts(template: str) -> tuple[str, ...]:
    """Return a template in parts, of which every second is the name of a field."""
    return tuple(_FIELD.split(template))


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


def _original_of(agency: str) -> str:
    return f"the original is {collapsed(agency)}'s"


def _host(source: Source) -> str:
    try:
        return (urlsplit(source.home).hostname or "").removeprefix("www.")
    except ValueError:
        return ""


def _printed(story: Story) -> Printable:
    """Return `story` with what its terms and its status let out of the house."""
    if story.status is Status.KILLED or story.terms.use is Use.LINK:
        return _with_text(story, lede="", dateline="", body="")
    if story.terms.use is Use.FULL:
        return Printable(replace(story, images=()))
    text = story.body or story.lede
    # What a feed says of a story is the source's own excerpt of it.
    body = excerpt(text) if story.evidence.get("body") == "entry" else quotation(text)
    lede = collapsed(story.lede)
    return _with_text(
        story,
        # Where it is no beginning of the text it would be a second excerpt.
        lede=lede if body.startswith(lede) else body,
        dateline=story.dateline,
        body=body,
    )


def _with_text(story: Story, *, lede: str, dateline: str, body: str) -> Printable:
    """Return `story` with this text alone: neither pictures nor the feed's own summary.

    Some sources set whole texts as headlines or keywords: those are cut and left out.
    """
    return Printable(
        replace(
            story,
            entry=replace(story.entry, summary=""),
            headline=_titled(story.headline),
            headline_original=_titled(story.headline_original),
            lede=lede,
            dateline=dateline,
            body=body,
            body_html=f"<p>{html.escape(body)}</p>" if body else "",
            section=_titled(story.section),
            keywords=tuple(k for k in story.keywords if len(k) <= _KEYWORD_CHARS),
            images=(),
        )
    )


def _titled(text: str) -> str:
    return text if len(text) <= EXCERPT_CHARS else excerpt(text)
