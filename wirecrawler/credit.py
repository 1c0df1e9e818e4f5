"""Who is credited, what the terms allow, and the sentence that says so.

Nothing of a story leaves the house but through `printable`.
"""

import html
import re
import unicodedata
from dataclasses import replace

from wirecrawler.normalize.text import collapsed
from wirecrawler.source import Terms, Use
from wirecrawler.story import Status, Story

EXCERPT_CHARS = 280
"""Characters of an excerpt, its "…" included: two or three sentences of a wire story."""

_FIELD = re.compile(r"\{(outlet|agency|url)\}")
_WEB_URL = re.compile(r"https?://[^\s<>\"\\]+", re.IGNORECASE)
_LOOSE_ENDS = " ,;:.-\N{EN DASH}\N{EM DASH}\N{ARABIC COMMA}\N{ARABIC SEMICOLON}、。"
_ZWNJ, _ZWJ = "\u200c", "\u200d"
# Letters by category that never begin a character on the page: Thai and Lao AM.
_TRAILING = frozenset("\u0e33\u0eb3")
_USES = {
    Use.FULL: "The whole text may be printed",
    Use.EXCERPT: "An excerpt may be printed",
    Use.LINK: "The headline and the link may be printed",
}


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
        parts.append(f"licence {terms.licence}")
    parts.append(f"rights held by {terms.holder or agency}")
    if terms.reason:
        parts.append(terms.reason)
    if terms.evidence_url:
        parts.append(terms.evidence_url)
    return collapsed("; ".join(parts))


def web_url(url: str) -> str | None:
    """Return `url` when a reader may be sent there (http or https), else None."""
    return url if _WEB_URL.fullmatch(url) else None


def excerpt(body: str, *, chars: int = EXCERPT_CHARS) -> str:
    """Return the beginning of `body` on one line, of `chars` characters at most.

    A longer text is cut at a word and ends in "…"; where no space is near, as in Chinese or
    Thai, it is cut between two characters as a reader counts them: a letter keeps its marks,
    an emoji its joiners, a flag its two halves.
    """
    text = collapsed(body)
    if len(text) <= chars:
        return text
    space = text.rfind(" ", 0, chars)
    # A cut that threw away half the room would not be at a word but at a stray space.
    end = space if space >= chars // 2 else _boundary(text, max(chars - 1, 0))
    return text[:end].rstrip(_LOOSE_ENDS) + "…"


def printable(story: Story) -> Story:
    """Return `story` with what its terms and its status let out of the house.

    The whole text under `full`; an excerpt of it under `excerpt`; neither text nor dateline
    under `link`, and none of a killed story.  Pictures are never printed: the terms of a text
    do not cover them.  What is printable already comes back equal.
    """
    if story.status is Status.KILLED or story.terms.use is Use.LINK:
        return _with_text(story, lede="", dateline="", body="", body_html="")
    if story.terms.use is Use.FULL:
        return replace(story, images=())
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
) -> Story:
    """Return `story` with this text alone: neither pictures nor the feed's own summary."""
    return replace(
        story,
        entry=replace(story.entry, summary=""),
        lede=lede,
        dateline=dateline,
        body=body,
        body_html=body_html,
        images=(),
    )


def _boundary(text: str, end: int) -> int:
    """Return the last place at or before `end` where a character begins (UAX 29, in short)."""
    for place in range(end, 0, -1):
        if not _is_joined(text, place):
            return place
    return end


def _is_joined(text: str, place: int) -> bool:
    """Say whether the character at `place` hangs on the one before it."""
    here, before = text[place], text[place - 1]
    return (
        unicodedata.category(here) in {"Mn", "Mc", "Me"}
        or here in (_ZWNJ, _ZWJ)
        or here in _TRAILING
        or before == _ZWJ
        or _is_skin_tone(here)
        or _is_low_surrogate(here)
        or _halves_a_flag(text, place)
        or _is_later_jamo(here)
    )


def _is_skin_tone(character: str) -> bool:
    return "\U0001f3fb" <= character <= "\U0001f3ff"


def _is_low_surrogate(character: str) -> bool:
    return "\udc00" <= character <= "\udfff"


def _is_later_jamo(character: str) -> bool:
    """Say whether this is a vowel or final of a Hangul syllable written in parts."""
    return "\u1160" <= character <= "\u11ff"


def _halves_a_flag(text: str, place: int) -> bool:
    """Say whether an odd number of regional indicators stands before one at `place`."""
    letters = 0
    while letters <= place and "\U0001f1e6" <= text[place - letters] <= "\U0001f1ff":
        letters += 1
    return letters > 0 and letters % 2 == 0
