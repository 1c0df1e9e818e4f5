"""Opt-outs of a page: robots directives in its meta elements and headers, and TDMRep.

Robots directives are read as Google's specification of the robots meta element and X-Robots-Tag
has them, which all crawlers share: those for `robots`, for `*` and for `wirecrawler` hold, the
narrower of two wins, those for another crawler are not for us.  TDMRep: TDM Reservation Protocol,
W3C Community Group Final Report of 10 May 2024; what the page says of itself goes before its
header, and that before the file of its host.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime
from email.utils import parsedate_to_datetime

from wirecrawler.extract.context import Meta
from wirecrawler.normalize.opt_outs import (
    AI,
    AI_USES,
    MOST_CHARS,
    UNARCHIVED,
    UNAVAILABLE,
    UNKEPT,
)
from wirecrawler.normalize.text import collapsed

HEADERS = (
    "x-robots-tag",
    "tdm-reservation",
    "tdm-policy",
    "content-usage",
    "content-signal",
)
"""Names of the headers that opt out, in lower case."""
FILE = "tdmrep.json"
"""Name of the line, beside those of headers, that says what the file of the host does."""

_AGENTS = ("robots", "*", "wirecrawler")
_OBEYED = UNKEPT | UNARCHIVED | AI | {"nosnippet"}
_VALUED = frozenset((MOST_CHARS, UNAVAILABLE, "max-image-preview", "max-video-preview"))
_WORDS = (
    _OBEYED
    | _VALUED
    | frozenset(
        "all index follow nofollow noimageindex noodp noydir notranslate indexifembedded"
        " nositelinkssearchbox archive snippet".split()
    )
)
"""By which an agent before a colon is told from a directive that has a value."""
_WEEKDAY = re.compile(rf"({UNAVAILABLE}\s?:\s?)[a-z]{{3,9}},", re.IGNORECASE)
_POLICY = re.compile(r"https?://[\x21-\x7e]{1,500}", re.IGNORECASE)
_MOST, _MOST_CHARS = 20, 4_000
"""Opt-outs of a page, and characters of what one element or header says; arbitrary."""


def page_opt_outs(meta: Meta, headers: Sequence[str]) -> tuple[str, ...]:
    """Return what a page opts out of, each as `DIRECTIVE (PLACE)`, in order, once.

    Args:
        meta: What its meta elements say.
        headers: The lines `name: value` of its `HEADERS`, and of its `FILE`.
    """
    said = _lines(headers)
    found = [
        f"{one} (meta {name})"
        for name in (*_AGENTS, "x-robots-tag")
        for text in meta.get(name, ())
        for one in _directives(text)
    ]
    return _once((*found, *_of_headers(said), *_reservation(meta, said)))


def listing_opt_outs(headers: Sequence[str]) -> tuple[str, ...]:
    """Return what the headers of a feed say of the texts in it.

    That it is in no index or kept in no cache is said of the feed itself: most are sent so.
    """
    said = _lines(headers)
    found = [one for one in _of_headers(said) if one.split(" (")[0] in AI | AI_USES]
    return _once((*found, *_reservation({}, said)))


def _lines(headers: Sequence[str]) -> list[tuple[str, str]]:
    pairs = (line[:_MOST_CHARS].partition(":") for line in headers)
    return [(name.strip().lower(), collapsed(value)) for name, _, value in pairs]


def _once(found: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(found))[:_MOST]


def _of_headers(said: Sequence[tuple[str, str]]) -> Iterator[str]:
    for name, value in said:
        if name == "x-robots-tag":
            for one in _directives(value, has_agents=True):
                yield f"{one} (X-Robots-Tag)"
        elif name in ("content-usage", "content-signal"):
            for use in _refused(value):
                yield f"{use} ({name.title()})"


def _directives(text: str, *, has_agents: bool = False) -> Iterator[str]:
    """Yield the directives that are for us and mean anything here, in lower case."""
    is_ours = True
    # The comma of "Friday, 25 Jun 2010" ends no directive.
    for piece in re.split("[,;]", _WEEKDAY.sub(r"\1", text[:_MOST_CHARS]).lower()):
        name, colon, value = (part.strip() for part in piece.partition(":"))
        if has_agents and colon and name not in _VALUED and _is_directive(value):
            is_ours = name in _AGENTS
            name, colon, value = (part.strip() for part in value.partition(":"))
        if is_ours:
            yield from _valued(name, value) if colon else _plain(name)


def _is_directive(text: str) -> bool:
    return any(word in _WORDS for word in re.split(r"[\s:]+", text, maxsplit=1)[:1])


def _plain(text: str) -> Iterator[str]:
    # Some set spaces for commas.
    yield from (word for word in text.split() if word in _OBEYED)


def _valued(name: str, value: str) -> Iterator[str]:
    if name == MOST_CHARS and re.fullmatch(r"\d{1,9}", value, re.ASCII):
        yield f"{name}: {value}"
    if name == UNAVAILABLE and (instant := _instant(value)):
        yield f"{name}: {instant.date().isoformat()}"


def _instant(text: str) -> datetime | None:
    """Return the instant of an `unavailable_after`: ISO 8601, RFC 822 or RFC 850."""
    for read in (datetime.fromisoformat, parsedate_to_datetime):
        try:
            return read(text.upper())
        except (ValueError, OverflowError):
            continue
    return None


def _refused(value: str) -> Iterator[str]:
    """Yield the uses by machines that Content-Usage or Content-Signal answers with no."""
    for piece in value.lower().split(","):
        use, _, answer = (part.strip() for part in piece.partition("="))
        if use in AI_USES and answer in ("n", "no"):
            yield use


def _reservation(meta: Meta, said: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Yield the reservation of the rights to mine the text, from the first place with one."""
    headers = [value for name, value in said if name == "tdm-reservation"]
    policies = [value for name, value in said if name == "tdm-policy"]
    file = [value.split(" ", 1) for name, value in said if name == FILE]
    for place, values, policy in (
        ("meta", meta.get("tdm-reservation", []), meta.get("tdm-policy", [])),
        ("header", headers, policies),
        (FILE, [one[0] for one in file], [one[1] for one in file if one[1:]]),
    ):
        answers = {value for value in values if value in ("0", "1")}
        if "1" in answers:
            yield f"tdm-reservation: 1{_policy(policy)} ({place})"
        if answers:
            return


def _policy(policies: Sequence[str]) -> str:
    said = policies[0] if policies else ""
    return f", policy {said}" if _POLICY.fullmatch(said) else ""
