"""A printed date in shorthand: every word by one sign, whatever its language.

"Pubblicato il 3 novembre 2024 alle ore 14:05" is "l 3 M11 2024 @ h 14:05".  Digits, marks and names
of zones stay as they are; `date_words` says what the signs mean, and besides them

    M01 to M12, S01 to S12   a Gregorian, a Jalali month
    T                        between a day and a time, as ISO 8601 has it
    x                        a word that is none of a date
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from wirecrawler.normalize.date_words import SIGNS, SIGNS_OF_LANGUAGES
from wirecrawler.normalize.jalali import JALALI_MONTHS
from wirecrawler.normalize.months import MONTHS, MONTHS_OF_LANGUAGES
from wirecrawler.normalize.printed import one_spelling
from wirecrawler.normalize.zones import IANA, ZONE_NAMES

# Letters, and the vowel signs of Indic letters and of Thai, Lao, Burmese and Khmer.
_LETTER = r"(?:[^\W\d_]|[\u0900-\u0963\u0971-\u0eff\u1000-\u109f\u1780-\u17d3])"
_TOKEN = re.compile(rf"{IANA}|{_LETTER}+|\d+|.", re.DOTALL)
# Scripts that put no blank between words.
_UNSPACED = re.compile(
    "[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]"
)
_CAMEL = re.compile("[A-Z]+(?![a-z])|[A-Z]?[a-z]+")
_BETWEEN = frozenset(" .'-")
_THAI = re.compile("[\u0e00-\u0e7f]")
# A year to which the next date, a time or a count is glued, a time to which a year is.
_GLUED = re.compile(
    r"(?<!\d)((?:19|20)\d\d)(?=\d{1,2}(?::\d\d|\.? ?M| ?[mkdh]\b))|(:\d\d)(?=(?:19|20)\d\d-)"
)
_LONG_NUMBER = re.compile(r"\d{5}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Shorthand:
    """A text in shorthand."""

    text: str
    unknown: tuple[str, ...]
    """The words that are none of a date, in one spelling."""
    is_ascii: bool
    """Whether the text was."""
    is_thai: bool
    """Whether Thai letters are in it, whose years are Buddhist ones."""


def shorthand(text: str, languages: tuple[str, ...] = ()) -> Shorthand:
    """Return `text` in shorthand; the first of `languages` settles what words mean."""
    # "~" will stand for a time (`clock`).
    spelled = one_spelling(text).replace("~", "-")
    unknown: list[str] = []
    signs = _signs(_TOKEN.findall(spelled), _own(languages[:1]), unknown)
    short = " ".join("".join(signs).split())
    if _LONG_NUMBER.search(short):
        short = _GLUED.sub(lambda found: f"{found[0]} ", short)
    return Shorthand(
        text=short,
        unknown=tuple(unknown),
        is_ascii=text.isascii(),
        is_thai=not spelled.isascii() and bool(_THAI.search(spelled)),
    )


def _spelled() -> Iterator[tuple[str, str]]:
    """Yield every word or phrase, in one spelling, with its sign; the likeliest meaning last."""
    for sign, names in reversed(SIGNS.items()):
        for name in names.split():
            yield one_spelling(name).lower(), sign
    for name, month in JALALI_MONTHS.items():
        yield name, f"S{month:02}"
    for name, month in MONTHS.items():
        yield name, f"M{month:02}"


_ALL = dict(_spelled())
_WORDS = {name: sign for name, sign in _ALL.items() if "_" not in name}
_PIECES = re.compile(
    "|".join(sorted(filter(_UNSPACED.match, _WORDS), key=len, reverse=True))
)
_PHRASES: dict[str, list[tuple[list[str], str]]] = {}
for _name in sorted(_ALL, key=lambda name: -name.count("_")):
    if "_" in _name:
        _first, *_rest = _name.split("_")
        _PHRASES.setdefault(_first, []).append((_rest, _ALL[_name]))


@lru_cache(maxsize=64)
def _own(languages: tuple[str, ...]) -> dict[str, str]:
    """Return the words that mean something else in the first of `languages`, with their signs."""
    language = languages[0].partition("-")[0].lower() if languages else ""
    months = MONTHS_OF_LANGUAGES.get(language, {})
    named = {name: f"M{month:02}" for name, month in months.items()}
    return named | SIGNS_OF_LANGUAGES.get(language, {})


def _signs(tokens: list[str], own: dict[str, str], unknown: list[str]) -> Iterator[str]:
    """Yield the sign of each of `tokens`, and put those that have none into `unknown`."""
    n = 0
    while n < len(tokens):
        token = tokens[n]
        n += 1
        if token[0] in "0123456789" or (len(token) == 1 and not token.isalnum()):
            yield token
            continue
        sign, n = _sign(tokens, n, own)
        if sign is None:
            yield from _pieces(token, own, unknown)
            continue
        if sign == "x":
            unknown.append(token)
        yield sign


def _sign(tokens: list[str], n: int, own: dict[str, str]) -> tuple[str | None, int]:
    """Return the sign of the word before the `n`-th of `tokens`, and where what follows begins."""
    token = tokens[n - 1]
    word = token.lower()
    for rest, sign in _PHRASES.get(word, ()):
        if end := _end_of(rest, tokens, n):
            return sign, end
    if "/" in token or token in ZONE_NAMES:
        return token, n
    sign_of_word = own.get(word) or _WORDS.get(word)
    if word in _BY_NEIGHBOURS:
        return _by_neighbours(word, sign_of_word, tokens, n), n
    if sign_of_word and sign_of_word in _COUNTERS:
        return _counted(sign_of_word, tokens, n)
    return sign_of_word, n


def _end_of(rest: list[str], tokens: list[str], n: int) -> int:
    """Return where `tokens` go on when the words `rest` begin at the `n`-th, else 0."""
    for word in rest:
        while n < len(tokens) and tokens[n] in _BETWEEN:
            n += 1
        if n == len(tokens) or tokens[n].lower() != word:
            return 0
        n += 1
    return n


# Signs of words that make something of the number behind them.
_COUNTERS = frozenset(sign for sign in SIGNS if re.fullmatch(r"V|E\d+", sign))
_ORDINAL = frozenset(("st", "nd", "rd", "th", "er", "ere", "eme", "º", "ª"))
_BY_NEIGHBOURS = _ORDINAL | {"t", "z", "utc", "gmt", "ago", "م"}


def _by_neighbours(
    word: str, sign: str | None, tokens: list[str], n: int
) -> str | None:
    """Return the sign of a word that means different things beside a number and elsewhere."""
    before = tokens[n - 2] if n > 1 else ""
    if word in ("utc", "gmt"):
        return word.upper()
    if word in _ORDINAL:
        # "st." is Wednesday in Czech.
        return "" if before.isdigit() else sign
    if word == "م":
        # Of an Arabic year: "Gregorian".
        return "" if len(before) == 4 and before.isdigit() else sign
    if word == "ago":
        # August in several languages, where no word (of a unit) goes before it.
        word_before = before if before != " " else tokens[n - 3]
        return "g" if word_before.isalpha() else sign
    if word == "t":
        return "T" if any(t.isdigit() for t in tokens[max(0, n - 3) : n]) else None
    return "Z" if before.isdigit() else None


def _counted(sign: str, tokens: list[str], n: int) -> tuple[str | None, int]:
    """Return the year of an era, or the month, that the number after a word makes."""
    at = n + 1 if n < len(tokens) and tokens[n] == " " else n
    if at == len(tokens) or not tokens[at].isdigit() or len(tokens[at]) > 3:
        return None, n
    number = int(tokens[at])
    if sign == "V":
        return f"M{number:02}", at + 1
    return str(int(sign[1:]) + number), at + 1


def _pieces(word: str, own: dict[str, str], unknown: list[str]) -> Iterator[str]:
    """Yield the signs of the parts of a word that is unknown as a whole."""
    if _UNSPACED.search(word):
        yield from _unspaced(word, unknown)
        return
    parts = _CAMEL.findall(word) if word.isascii() else [word]
    for part in parts:
        # As in a byline and a date that are glued: "DoeDecember 3, 2024".
        known = part if part in ZONE_NAMES else None
        if len(parts) > 1 and not known:
            known = own.get(part.lower()) or _WORDS.get(part.lower())
        if known is None:
            unknown.append(part)
        yield "x" if known is None else known


def _unspaced(word: str, unknown: list[str]) -> Iterator[str]:
    """Yield the signs of the words that stand close in `word`, with a blank behind each."""
    end = 0
    for found in _PIECES.finditer(word):
        if found.start() > end:
            unknown.append(word[end : found.start()])
            yield "x "
        yield f"{_WORDS[found[0]]} "
        end = found.end()
    if end < len(word):
        unknown.append(word[end:])
        yield "x "
