"""Attribution: title, author, source and licence of a story, each with its link.

These are the four parts that Creative Commons recommends for a credit
(https://wiki.creativecommons.org/wiki/Recommended_practices_for_attribution), with what was
changed, as its licences ask (CC BY 4.0, section 3(a)(1)).
"""

import html
from collections.abc import Iterator
from dataclasses import dataclass

from wirecrawler.credit import Printable, web_url
from wirecrawler.normalize.licence import licence_name, licence_url
from wirecrawler.normalize.text import collapsed
from wirecrawler.source import Use

_Part = tuple[str, str, str | None]
"""Words of ours, the text of theirs that follows, and where that links to."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Whose work a story is, for the foot of its printing."""

    title: str
    """The headline as readers of the source see it."""
    changes: tuple[str, ...]
    """What is not as the source printed it."""
    author: str
    """The names of its byline, else the agency."""
    agency: str
    source_url: str | None
    """None where a reader cannot be sent there."""
    licence: str
    """Under what it is printed; empty where neither licence nor permission is known."""
    licence_url: str | None
    holder: str
    """Who holds the rights, where that goes without saying of nobody; else empty."""


def attribution(story: Printable) -> Attribution:
    """Return the attribution of `story`."""
    terms, agency = story.terms, story.source.agency
    licence, url = _licence(story)
    holder = terms.holder or agency
    return Attribution(
        title=collapsed(story.headline_original or story.headline),
        changes=tuple(_changes(story)),
        author=", ".join(story.byline) or agency,
        agency=agency,
        source_url=web_url(story.source_url),
        licence=licence,
        licence_url=url,
        holder=holder if holder != agency or not licence else "",
    )


def attribution_line(story: Printable) -> str:
    """Return the attribution of `story` on one line, addresses in brackets."""
    parts = _parts(attribution(story))
    return collapsed(
        "".join(
            f"{ours}{theirs}" + (f" ({url})" if url else "")
            for ours, theirs, url in parts
        )
    )


def attribution_markup(story: Printable) -> str:
    """Return the attribution of `story` as HTML, its addresses as links."""
    parts = _parts(attribution(story))
    return "".join(
        html.escape(ours) + _linked(theirs, url) for ours, theirs, url in parts
    )


def _licence(story: Printable) -> tuple[str, str | None]:
    terms = story.terms
    if terms.licence:
        url = licence_url(terms.licence) or _shown(terms.evidence_url)
        return licence_name(terms.licence), url
    if terms.use is Use.FULL:
        return terms.reason or "printed with permission", _shown(terms.evidence_url)
    return "", None


def _shown(url: str | None) -> str | None:
    return web_url(url) if url else None


def _changes(story: Printable) -> Iterator[str]:
    if story.headline_original not in ("", story.headline):
        yield "headline changed"
    if story.terms.use is Use.EXCERPT:
        yield "excerpt"


def _parts(credit: Attribution) -> Iterator[_Part]:
    changes = f" ({', '.join(credit.changes)})" if credit.changes else ""
    yield "“", credit.title, None
    by = f"”{changes} by "
    if credit.author != credit.agency:
        yield by, credit.author, None
        by = ", "
    yield by, credit.agency, credit.source_url
    if credit.licence:
        yield "; ", credit.licence, credit.licence_url
    if credit.holder:
        yield "; rights held by ", credit.holder, None


def _linked(text: str, url: str | None) -> str:
    # Isolated (UAX 9): a Persian title must not turn what stands around it.
    shown = f"<bdi>{html.escape(text)}</bdi>"
    if url is None:
        return shown
    return f'<a href="{html.escape(url)}" rel="nofollow noopener">{shown}</a>'
