"""The headline in house style: small named rules in order, each idempotent.

Cleaning applies in every style: white space, controls, double-escaped entities, the agency's own
name, marks such as "(+Video)", the full stop, and the quotation marks of English headlines.  The
case of letters changes in English alone: in other languages a name cannot be told from a word, and
most of the scripts of the wire have no case.
"""

import html
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from wirecrawler.errors import SettingError
from wirecrawler.normalize.agency_name import (
    without_agency_prefix,
    without_agency_suffix,
)
from wirecrawler.normalize.ends import cut_ends
from wirecrawler.normalize.marks import without_marks
from wirecrawler.normalize.quotes import curly_quotes
from wirecrawler.normalize.sentence_case import sentence_cased
from wirecrawler.normalize.text import control_free
from wirecrawler.normalize.title_case import is_abbreviation, title_cased, unshouted

Rules = Mapping[str, Callable[[str], str]]
"""The name of a rule -> the rule."""

# Embeddings, overrides and isolates (Unicode UAX 9 section 2), the deprecated format characters
# beside them, and the byte order mark.  LRM, RLM and ALM stay: they reorder nothing beyond
# themselves, and right-to-left headlines need them beside figures and Latin names.
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u206f\ufeff]")
# A space alone is what a run would become.
_RUNS = re.compile(r"[^\S ]\s*|\s{2,}")
# Escaped once too often. `&lt;` and `&gt;` stay: a headline may speak of markup.
_AND = "amp|#0*38|#[xX]0*26"
_ENTITY = re.compile(
    f"&(?:(?:{_AND});)*((?:{_AND}|apos|quot|nbsp|[lr][sd]quo|[lr]aquo|[mn]dash|hellip"
    "|#0*3[49]|#[xX]0*2[27]|#0*160|#0*821[16789]|#0*822[01]|#0*8230);)"
)
# Before the quotation marks and brackets that close the headline too.
_FULL_STOP = re.compile(r"(?<![.。۔।…\s])\s?[.。۔।](?=[\"'’”»)\]）」』]{0,3}$)")

# Words that among the languages of the wire are English alone.
_ENGLISH = frozenset(
    "after against ahead amid because before between could from have his into its says should "
    "than that the their these they this those through were what when where which who why with "
    "would you your".split()
)
# Words of other languages too: it takes two of them.
_SHARED = frozenset("and are as at by for has how in is of on to was will".split())
_FOREIGN = frozenset(
    "bir che das del der des di dla een el est et het il les mit na och og på się til um una und "
    "ve y że".split()
)
_WORDS = re.compile(r"[^\W\d_]+")


# What is longer is a text, and is left as it is but for white space; arbitrary.
_HEADLINE_CHARS = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """A headline in house style."""

    text: str
    rules: tuple[str, ...] = ()
    """Names of the rules that changed it, in the order of their first change."""


def house_headline(
    original: str, *, style: str, language: str, agency: str = ""
) -> Headline:
    """Return `original` in the house's `style`: title, sentence or as-printed.

    Idempotent.  No letter or digit changes beyond its case, but an agency's own name at an end, a
    mark such as "(+Video)" or "VIDEO:" and an entity escaped twice; as-printed changes no
    letter's case.  `language` is a BCP 47 tag; where it is empty, a text counts as English only
    when its words show it.  What is longer than a headline can be (1,000 characters) is freed of
    control characters and spare white space alone.  The result is empty only where `original`
    holds nothing but those.

    Raises:
        SettingError: `style` is none of the three.
    """
    cases = case_rules(style)
    applied: dict[str, None] = {}
    text = _passed(original, _WHITE_SPACE, applied)
    if len(text) > _HEADLINE_CHARS:
        return Headline(text=text, rules=tuple(applied))
    before = None
    # A cut may lay bare what another rule cuts; each makes the text shorter, so this ends.
    while text != before:
        before = text
        text = _passed(text, cleaning_rules(agency), applied)
    if _is_english(text, language):
        text = _passed(text, {"quotes": curly_quotes, **cases}, applied)
    return Headline(text=text, rules=tuple(applied))


def _passed(text: str, rules: Rules, applied: dict[str, None]) -> str:
    for name, rule in rules.items():
        if name == "title_case" and "shouting" in applied:
            continue  # what was shouted is in title case by now
        changed = rule(text)
        if changed != text:
            applied[name] = None
            text = changed
    return text


def case_rules(style: str) -> Rules:
    """Return the rules that set English headlines in `style`, in order.

    Raises:
        SettingError: There is no such style.
    """
    match style:
        case "title":
            return {"shouting": unshouted, "title_case": title_cased}
        case "sentence":
            return {"shouting": unshouted, "sentence_case": sentence_cased}
        case "as-printed":
            return {}
    raise SettingError(
        "WIRECRAWLER_HEADLINE_STYLE",
        f"{style!r} is no style; use title, sentence or as-printed",
    )


def cleaning_rules(agency: str) -> Rules:
    """Return the rules for the headlines of `agency` in any language, in order."""
    return _WHITE_SPACE | {
        "entities": _unescaped,
        "agency_suffix": partial(without_agency_suffix, agency=agency),
        "agency_prefix": partial(without_agency_prefix, agency=agency),
        "marks": without_marks,
        "full_stop": _without_full_stop,
    }


def _without_controls(text: str) -> str:
    if text.isascii() and text.isprintable():
        return text
    return _BIDI_CONTROLS.sub("", control_free(text))


def _spaced(text: str) -> str:
    """Return `text` with one space a run, none at its ends.

    A run without a plain space keeps its first character: French, Persian and Japanese headlines
    mean their no-break and ideographic spaces.
    """
    return _RUNS.sub(_one_space, text).strip()


def _one_space(run: re.Match[str]) -> str:
    return " " if set(run[0]) & set(" \t\n\r\f") else run[0][0]


def _unescaped(text: str) -> str:
    if "&" not in text:
        return text
    return _ENTITY.sub(lambda entity: html.unescape("&" + entity[1]), text)


def _without_full_stop(text: str) -> str:
    return cut_ends(text, _without_one_stop)


def _without_one_stop(text: str) -> str:
    found = _FULL_STOP.search(text, max(0, len(text) - 5))
    words = text[: found.start()].split() if found else []
    if not found or not words or is_abbreviation(words[-1]):
        return text
    return text[: found.start()] + text[found.end() :]


_WHITE_SPACE: dict[str, Callable[[str], str]] = {
    "control_characters": _without_controls,
    "white_space": _spaced,
}


def _is_english(text: str, language: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    share = sum(map(str.isascii, letters)) / max(1, len(letters))
    if language.strip():
        return share > 0.5 and re.split("[-_]", language.strip())[0].lower() == "en"
    words = set(_WORDS.findall(text.lower()))
    shows = words & _ENGLISH or len(words & _SHARED) >= 2
    # Names such as "Moïse" are let through; nine letters in ten: arbitrary.
    return share > 0.9 and bool(shows) and not words & _FOREIGN
