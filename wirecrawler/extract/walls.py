"""Walls: pages that say "not here" or "not yet" where a story should stand.

Words are asked only of a page that says little, and weigh less where its data or its entry speak
for a story: a story about walls is a story.
"""

import re
from collections.abc import Iterable
from urllib.parse import urljoin, urlsplit

from wirecrawler.extract import wall_words
from wirecrawler.extract.signs import SHORT, Signs
from wirecrawler.extract.wall_words import letters, levelled

_LITTLE = 600
"""Weighted characters; what a not-found page or a log-in page says besides its form."""
_NEXT_TO_NOTHING = 200
"""Weighted characters of a form, or of a page that points to the front page."""
_LONGEST_WALL = 3000
"""Weighted characters of a consent wall, or of a not-found page with teasers."""
_BARE = 100
"""Weighted characters; a page of fewer is read with its forms and dialogs."""
_MOST = 0.5
"""The part of a consent wall that its own phrases' paragraphs make up; arbitrary."""
_BRIEF = 4
"""Words of a site's name at most, as it stands beside a page's title."""
_WORD = re.compile(r"\w+")
_ERROR_PATH = re.compile(
    r"^(?:/[a-z]{2})?/(?:404|errors?(?:[-_/]?404|/\w{1,20})?)(?:\.\w{2,5})?/?$"
    r"|/(?:404-?|page-?)?not-?found(?:\.\w{2,5})?/?$"
)


def not_found(signs: Signs) -> str:
    """Return what says that nothing is here, or ""."""
    if signs.is_vouched or signs.weight >= _LONGEST_WALL:
        return ""
    if _says_nothing_here(signs.titles, is_long=not signs.is_short):
        return "the title says that nothing is here"
    if not signs.is_short:
        return ""
    if _is_error_address(signs):
        return "the address is that of an error page"
    if _says_nothing_here(signs.headings):
        return "a heading says that nothing is here"
    return _nothing_here(signs) if signs.weight < _LITTLE else ""


def foreign(signs: Signs) -> str:
    """Return that a page with little text has nothing of what its entry said, or "".

    It says neither what it is nor that it is none: the weakest of the signs.
    """
    if signs.is_vouched or signs.weight >= _LITTLE or not signs.is_foreign:
        return ""
    return "nothing of what its entry said is on it"


def consent(signs: Signs) -> str:
    """Return what says that the reader must first agree, or prove to be one, or "".

    Checks for robots, refusals and "switch scripts on" count as well: a wall that a reader passes
    and we do not.
    """
    if signs.weight >= (SHORT if signs.is_vouched else _LONGEST_WALL):
        return ""
    if signs.is_short and not signs.is_vouched and (rule := _refusal(signs)):
        return rule
    return "the text asks for consent" if _asks_consent(signs) else ""


def login(signs: Signs) -> str:
    """Return what says that the page is there to log in, or ""."""
    if signs.is_vouched or signs.weight >= _LITTLE:
        return ""
    if _is_titled(signs.titles, wall_words.LOGIN_TITLES):
        return "the title says that readers log in here"
    is_form = (
        signs.weight < _NEXT_TO_NOTHING and len(_WORD.findall(signs.title)) <= _BRIEF
    )
    if not is_form or not _has_password(signs):
        return ""
    if wall_words.said(signs.all_words, wall_words.LOGIN_PHRASES, 2):
        return "a form asks for a password, and the text for little else"
    return ""


def _says_nothing_here(titles: list[list[str]], *, is_long: bool = False) -> bool:
    # Before a long text the rest of the title may be a headline.
    plain = [pieces for pieces in titles if all(_is_brief(p) for p in pieces)]
    known, numbers = wall_words.NOT_FOUND_TITLES, wall_words.ERROR_NUMBERS
    return _is_titled(plain if is_long else titles, known, numbers)


def _nothing_here(signs: Signs) -> str:
    if wall_words.said(signs.all_words, wall_words.NOT_FOUND_SENTENCES, 1):
        return "the text says that nothing is here"
    if signs.weight < _NEXT_TO_NOTHING and _points_home(signs):
        return "its canonical address is the front page"
    return ""


def _is_titled(
    titles: Iterable[list[str]],
    known: frozenset[str],
    numbers: frozenset[str] = frozenset(),
) -> bool:
    """Tell whether a piece of a title is one of the known ones.

    A single word may be a label that stands before a headline.
    """
    return any(
        _is_known(piece, known, numbers)
        and (len(piece.split()) > 1 or all(_is_brief(p) for p in pieces))
        for pieces in titles
        for piece in pieces
    )


def _is_brief(piece: str) -> bool:
    return len(piece.split()) <= _BRIEF


def _is_known(piece: str, known: frozenset[str], numbers: frozenset[str]) -> bool:
    words = _WORD.findall(levelled(piece))
    # "500 Internal Server Error" is its name behind its number.
    names = letters(piece), "".join(w for w in words if w not in numbers)
    if not known.isdisjoint(names):
        return True
    rest = [w for w in words if w not in wall_words.ERROR_WORDS and w not in numbers]
    if len(rest) == len(words):
        return False
    is_numbered = not numbers.isdisjoint(words)
    return "".join(rest) in known or (is_numbered and not rest)


def _is_error_address(signs: Signs) -> bool:
    paths = (signs.address.path, *_canonical_paths(signs))
    return any(_ERROR_PATH.search(path.lower()) for path in paths if len(path) < 80)


def _points_home(signs: Signs) -> bool:
    """Tell a page that is not the front page and says that it is."""
    here = signs.address
    if here.path in ("", "/") or here.query:
        return False
    return any(path in ("", "/") for path in _canonical_paths(signs))


def _canonical_paths(signs: Signs) -> list[str]:
    """Return the paths of rel=canonical and `og:url`."""
    links = (
        link.get("href") or ""
        for link in signs.context.root.iter("link")
        if (link.get("rel") or "").lower() == "canonical"
    )
    said = [a for a in (*links, signs.context.said("og:url")) if a]
    return [path for a in said if (path := _path(a, signs.context.base)) is not None]


def _path(address: str, base: str) -> str | None:
    try:
        return urlsplit(urljoin(base, address)).path
    except ValueError:  # a host that is none
        return None


def _refusal(signs: Signs) -> str:
    titles, numbers = wall_words.CHALLENGE_TITLES, wall_words.REFUSAL_NUMBERS
    if _is_titled(signs.titles, titles, numbers):
        return "the title refuses the reader, or checks for robots"
    if _is_titled(signs.titles, wall_words.CONSENT_TITLES):
        return "the title asks for consent"
    is_little = signs.weight < _LITTLE
    if is_little and wall_words.said(
        signs.all_words, wall_words.CHALLENGE_SENTENCES, 1
    ):
        return "the text refuses the reader, or checks for robots"
    return ""


def _asks_consent(signs: Signs) -> bool:
    """Tell whether the text is little else than what consent managers say.

    A story about them uses some of their words, and has a headline of its own.
    """
    # Where next to nothing was found, it stands in a form or a dialog.
    is_bare = signs.weight < _BARE
    words = signs.all_words if is_bare else signs.words
    found = _consent_in(words)
    if len(found) < 3 or (not is_bare and _consent_share(signs) < _MOST):
        return False
    if signs.is_vouched or not _is_brief(signs.title):
        titled = not signs.is_vouched and bool(_consent_in(levelled(signs.title)))
        return titled or len(found) >= max(4, len(words) // 100)
    return len(found) >= len(words) // 250


def _consent_in(words: str) -> list[str]:
    return [phrase for phrase in wall_words.CONSENT_PHRASES if phrase in words]


def _consent_share(signs: Signs) -> float:
    """Return which part of the text stands in paragraphs that speak of consent."""
    texts = [levelled(block.text) for block in signs.blocks]
    asking = sum(len(text) for text in texts if _consent_in(text))
    return asking / max(sum(map(len, texts)), 1)


def _has_password(signs: Signs) -> bool:
    return any(
        (field.get("type") or "").lower() == "password"
        for field in signs.context.root.iter("input")
    )
