"""robots.txt: what a host allows whom to ask for (RFC 9309), and how often.

Read as the standard says and, where that is silent, as Google's parser does: a missing colon and
the usual misspellings are understood, a line is read up to 16,663 bytes, `index.html` that is
allowed allows its folder.  Records that the standard does not define (Sitemap, Crawl-delay) never
end a group (section 2.2.4).

Percent-encoding is read in two ways.  The standard compares what is encoded with what it stands
for (section 2.2.2); Google's parser only evens out the case of the digits.  Where the two differ
the stricter decision holds.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import unquote_to_bytes

MOST_BYTES = 512_000
"""Bytes that are read: the 500 KiB of RFC 9309 section 2.5."""
MOST_DELAY_S = 120.0
"""A longer Crawl-delay counts as this one."""
_LINE = 2083 * 8 - 1
_AGENT = re.compile(rb"[A-Za-z_-]+")
_NUMBER = re.compile(rb"\d+(?:\.\d*)?|\.\d+")
_ESCAPE = re.compile(rb"%[0-9A-Fa-f]{2}")
_HIGH = re.compile(rb"[\x80-\xff]")
_ENCODED = re.compile(rb"[%\x80-\xff]")
_BEFORE_PATH = re.compile(rb"(?:[^/?;#]*://|//)?[^/?;#]*")
# As Google's parser has them: each also with anything behind it.
_NAMES = {
    "agent": (b"user-agent", b"useragent", b"user agent"),
    "allow": (b"allow",),
    "disallow": (
        b"disallow", b"dissallow", b"dissalow", b"disalow", b"diasllow", b"disallaw",
    ),
    "sitemap": (b"sitemap", b"site-map"),
    "delay": (b"crawl-delay", b"crawldelay", b"crawl delay"),
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    is_allow: bool
    weight: int
    """Octets of its path: the longest that fits decides."""
    pieces: tuple[bytes, ...]
    """Of the path, between its `*`."""
    is_whole: bool
    """A `$` ends it: nothing may follow."""

    def fits(self, path: bytes) -> bool:
        first, *others = self.pieces
        if not path.startswith(first):
            return False
        at = len(first)
        if not others:
            return not self.is_whole or at == len(path)
        *between, last = others
        for piece in between:
            found = path.find(piece, at)
            if found < 0:
                return False
            at = found + len(piece)
        if self.is_whole:
            return len(path) - len(last) >= at and path.endswith(last)
        return path.find(last, at) >= 0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    agents: set[bytes] = field(default_factory=set)
    """In lower case; `*` speaks to those whom no group names."""
    lines: dict[tuple[bool, bytes], None] = field(default_factory=dict)
    """(is it allowed, path as it is written), each once."""
    delays: set[float] = field(default_factory=set)


class Rules:
    """What a robots.txt says to one agent."""

    def __init__(self, groups: Iterable[_Group] = ()) -> None:
        said = list(groups)
        self.delay_s = max((d for group in said for d in group.delays), default=0.0)
        """Seconds between two requests that are asked for; 0: nothing is said."""
        lines = dict.fromkeys(line for group in said for line in group.lines)
        told = [one for line in lines for one in _with_folder(*line)]
        self._written = self._meant = _by_weight(told, _written)
        if any(_ENCODED.search(path) for _, path in told):
            self._meant = _by_weight(told, unquote_to_bytes)

    def allows(self, url: str) -> bool:
        """Return whether a URL may be asked for; one without a path means `/`."""
        path = _path(url)
        if not _allows(self._written, _even(path)):
            return False
        is_one_reading = self._meant is self._written and b"%" not in path
        return is_one_reading or _allows(self._meant, unquote_to_bytes(path))


@dataclass(frozen=True, slots=True, kw_only=True)
class Robots:
    """A robots.txt."""

    groups: tuple[_Group, ...]
    sitemaps: tuple[str, ...] = ()
    """As they are written, each once."""

    def rules(self, agent: str) -> Rules:
        """Return what is said to a product token such as `wirecrawler`."""
        own = [g for g in self.groups if agent.lower().encode() in g.agents]
        return Rules(own or [g for g in self.groups if b"*" in g.agents])


def read_robots(body: bytes) -> Robots:
    """Return what a robots.txt says; lines that say nothing are passed over."""
    # What stands before the first agent is said to nobody.
    groups = [_Group()]
    sitemaps: dict[str, None] = {}
    for name, value in _records(body):
        if name == "agent":
            if groups[-1].lines or not groups[-1].agents:
                groups.append(_Group())
            groups[-1].agents.update(_agents(value))
        elif name == "sitemap":
            sitemaps[value.decode("utf-8", "replace")] = None
        elif name == "delay":
            groups[-1].delays.add(_delay_s(value))
        else:
            groups[-1].lines[name == "allow", value] = None
    return Robots(groups=tuple(groups), sitemaps=tuple(s for s in sitemaps if s))


def _records(body: bytes) -> Iterator[tuple[str, bytes]]:
    """Yield the records of a file: the name of its kind, and the value."""
    text = body[:MOST_BYTES]
    if len(body) > MOST_BYTES:
        # What was cut through would say less, and forbid or allow more, than was written.
        text = text[: max(text.rfind(b"\n"), text.rfind(b"\r")) + 1]
    for mark in (b"\xef\xbb\xbf", b"\xef\xbb", b"\xef"):
        if text.startswith(mark):
            text = text[len(mark) :]
            break
    for line in re.split(rb"[\r\n]+", text):
        key, value = _pair(line[:_LINE].split(b"#", 1)[0].strip())
        if (name := _name(key)) is not None:
            yield name, value


def _pair(line: bytes) -> tuple[bytes, bytes]:
    key, colon, value = line.partition(b":")
    if colon:
        return key.strip(), value.strip()
    words = line.split()
    return (words[0], words[1]) if len(words) == 2 else (b"", b"")


def _name(key: bytes) -> str | None:
    low = key.lower()
    return next(
        (n for n, spellings in _NAMES.items() if low.startswith(spellings)), None
    )


def _agents(value: bytes) -> Iterator[bytes]:
    """Yield the agent that a line names; what follows its token is passed over."""
    if value.split(maxsplit=1)[:1] == [b"*"]:
        yield b"*"
    elif token := _AGENT.match(value):
        yield token[0].lower()


def _delay_s(value: bytes) -> float:
    number = _NUMBER.match(value)
    return min(float(number[0]), MOST_DELAY_S) if number else 0


def _with_folder(is_allow: bool, path: bytes) -> Iterator[tuple[bool, bytes]]:
    """Yield a rule, and that of the folder whose `index.html` it allows; none without a path."""
    if path:
        yield is_allow, path
    folder, slash, file = path.rpartition(b"/")
    if is_allow and slash and file.startswith(b"index.htm"):
        yield True, folder + b"/$"


def _allows(rules: list[_Rule], path: bytes) -> bool:
    return next((rule.is_allow for rule in rules if rule.fits(path)), True)


def _by_weight(
    told: list[tuple[bool, bytes]], read: Callable[[bytes], bytes]
) -> list[_Rule]:
    """Return the rules, the one that decides first; of equals, the one that allows."""
    rules = [_rule(is_allow, path, read) for is_allow, path in told]
    return sorted(rules, key=lambda rule: (-rule.weight, not rule.is_allow))


def _rule(is_allow: bool, path: bytes, read: Callable[[bytes], bytes]) -> _Rule:
    is_whole = path.endswith(b"$")
    pieces = [read(piece) for piece in path.removesuffix(b"$").split(b"*")]
    # `**` is `*`, and `*` at the end says nothing.
    inner = [piece for piece in pieces[1:-1] if piece]
    last = pieces[1:][-1:]
    return _Rule(
        is_allow=is_allow,
        weight=len(_written(path)),
        pieces=(pieces[0], *inner, *last),
        is_whole=is_whole,
    )


def _written(path: bytes) -> bytes:
    """Return a rule's path as it is compared by its letters."""
    return _HIGH.sub(lambda high: b"%%%02X" % high[0][0], _even(path))


def _even(path: bytes) -> bytes:
    return _ESCAPE.sub(lambda escape: escape[0].upper(), path)


def _path(url: str) -> bytes:
    """Return the path, parameters and query of a URL, with or without a scheme before them."""
    told = url.encode("utf-8", "replace").partition(b"#")[0]
    before = _BEFORE_PATH.match(told)
    path = told[before.end() :] if before else told
    return path if path.startswith(b"/") else b"/" + path
