"""The file /.well-known/tdmrep.json of a host: for which of its paths it reserves its rights.

TDM Reservation Protocol, W3C Community Group Final Report of 10 May 2024: an array of rules with
`location`, a pattern as in robots.txt (RFC 9309 section 2.2.3), `tdm-reservation` and
`tdm-policy`.  As there, the longest pattern that fits decides, and of two the narrower rule.
"""

import json
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

PATH = "/.well-known/tdmrep.json"
MOST_BYTES = 512_000
"""Of a file that is read; a robots.txt may be as long."""
_MOST_RULES, _LONGEST = 2_000, 2_000
"""Rules of a file, and characters of a pattern; arbitrary."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reservation:
    """What a host says of one of its paths."""

    is_reserved: bool
    policy: str = ""
    """Address of its terms, verbatim; empty where it names none."""

    def __str__(self) -> str:
        return f"{int(self.is_reserved)} {self.policy}".strip()


def reservation_of(content: bytes, url: str) -> Reservation | None:
    """Return what the file says of `url`; None: nothing, or it is no such file."""
    path = _path(url)
    best: tuple[int, bool] = (-1, False)
    found = None
    for rule in _rules(content):
        pattern = rule.get("location", "/")
        reserved = _reserved(rule.get("tdm-reservation"))
        if reserved is None or not isinstance(pattern, str):
            continue
        rank = (len(pattern), reserved)
        if rank > best and is_matched(pattern, path):
            best, policy = rank, rule.get("tdm-policy")
            said = policy if isinstance(policy, str) else ""
            found = Reservation(is_reserved=reserved, policy=said)
    return found


def is_matched(pattern: str, path: str) -> bool:
    """Tell whether a pattern fits a path: from its beginning, `*` anything, `$` its end."""
    pattern = unquote(pattern[:_LONGEST].strip())
    is_whole = pattern.endswith("$")
    first, *parts = pattern.removesuffix("$").split("*")
    if not path.startswith(first):
        return False
    place = len(first)
    last = parts.pop() if is_whole and parts else None
    for part in parts:
        found = path.find(part, place)
        if found < 0:
            return False
        place = found + len(part)
    if last is not None:
        return path.endswith(last) and len(path) - len(last) >= place
    return not is_whole or place == len(path)


def _rules(content: bytes) -> list[dict[str, object]]:
    if len(content) > MOST_BYTES:
        return []
    try:
        said = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        return []
    # Some set one rule alone, without the array.
    rules = said if isinstance(said, list) else [said]
    return [rule for rule in rules[:_MOST_RULES] if isinstance(rule, dict)]


def _reserved(value: object) -> bool | None:
    if value in (0, 1, "0", "1"):
        return value in (1, "1")
    return None


def _path(url: str) -> str:
    try:
        parts = urlsplit(url)
    except ValueError:
        return "/"
    return unquote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
