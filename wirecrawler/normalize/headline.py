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
from wirecrawler.normalize.quotes import curly_quotes
from wirecrawler.normalize.sentence_case import sentence_cased
from wirecrawler.normalize.text import control_free
from wirecrawler.normalize.title_case import is_abbreviation, title_cased, unshouted

_Rules = Mapping[str, Callable[[str], str]]

# Embeddings, overrides and isolates (Unicode UAX 9 section 2), the deprecated format characters
# beside them, and the byte order mark.  LRM, RLM and ALM stay: they reorder nothing beyond
# themselves, and right-to-left headlines need them beside figures and Latin names.
_BIDI_CONTROLS = re.compile("[\u202a-\u202e\u2066-\u206f\ufeff]")
_SPACES = re.compile(r"\s+")
# Escaped once too often. `&lt;` and `&gt;` stay: a headline may speak of markup.
_ENTITY = re.compile(
    "&(?:amp|apos|quot|nbsp|[lr][sd]quo|[lr]aquo|[mn]dash|hellip"
    "|#0*3[49]|#[xX]0*2[27]|#0*160|#0*821[16789]|#0*822[01]|#0*8230);"
)

_SUFFIX = r"(?:(?:\s*(?:[|»·•]|::)\s*|\s+[-–—―/]\s+){name}|\s+[(\[]{name}[)\]])$"
_PREFIX = r"^(?:{name}(?:\s*[|»·•:]\s*|\s+[-–—―/]\s+)|[(\[]{name}[)\]]\s*[-–—―:]?\s*)"
_NAME_END = r"(?:\s+(?:News|Agency|English|Online|International|World|TV)){0,3}"
_NAME_START = "(?:the |خبرگزاری |وكالة )?"
_AGENCY = re.compile(r"\s+(?:News\s+)?Agency$", re.IGNORECASE)

_MARK = (
    r"\+?\s*(?:photos?|pics?|pictures?|images?|videos?|watch|audio|listen|gallery|slideshow"
    r"|infographics?|graphics?|maps?|live|urgent|breaking(?: news)?|updated?|updates|lead"
    r"|[2-9](?:nd|rd|th) ld"
    r"|fotos?|vidéos?|vídeos?|bilder|фото|видео"
    r"|عکس|فیلم|ویدئو|ویدیو|تصاویر|صوت|اینفوگرافیک|اینفوگرافی|صور|فيديو|بالفيديو|بالصور)"
)
_MARKS = rf"{_MARK}(?:\s*(?:,|،|/|&|\+|and|و)\s*{_MARK}){{0,4}}"
_LABEL = (
    r"(?:photos?|videos?|watch|audio|listen|gallery|infographics?|live|urgent|breaking(?: news)?"
    r"|just in|updates?)"
)
_MARK_AT_AN_END = re.compile(
    rf"^(?:[(\[]\s*{_MARKS}\s*[)\]]\s*[-–—:]?\s*|{_LABEL}(?:\s*[:|]\s*|\s+[-–—]\s+)"
    rf"|(?:update|wrapup)\s+[0-9]-)|\s*[(\[]\s*{_MARKS}\s*[)\]]$|\s+\+\s*{_MARKS}$",
    re.IGNORECASE,
)
_FULL_STOP = re.compile(r"(?<![.。۔।…\s])\s*[.。۔।]$")

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
    when its words show it.  The result is empty only where `original` holds nothing but white
    space and control characters.

    Raises:
        SettingError: `style` is none of the three.
    """
    cases = _case_rules(style)
    applied: dict[str, None] = {}
    text, before = original, None
    # A cut may lay bare what another rule cuts; each makes the text shorter, so this ends.
    while text != before:
        before = text
        text = _passed(text, _cleaning_rules(agency), applied)
    if _is_english(text, language):
        text = _passed(text, {"quotes": curly_quotes, **cases}, applied)
    return Headline(text=text, rules=tuple(applied))


def _passed(text: str, rules: _Rules, applied: dict[str, None]) -> str:
    for name, rule in rules.items():
        changed = rule(text)
        if changed != text:
            applied[name] = None
            text = changed
    return text


def _case_rules(style: str) -> _Rules:
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


def _cleaning_rules(agency: str) -> _Rules:
    return {
        "control_characters": _without_controls,
        "white_space": _spaced,
        "entities": _unescaped,
        "agency_suffix": partial(_without_agency, agency=agency, form=_SUFFIX),
        "agency_prefix": partial(_without_agency, agency=agency, form=_PREFIX),
        "marks": _without_marks,
        "full_stop": _without_full_stop,
    }


def _without_controls(text: str) -> str:
    return _BIDI_CONTROLS.sub("", control_free(text))


def _spaced(text: str) -> str:
    """Return `text` with one space a run, none at its ends.

    A run without a plain space keeps its first character: French, Persian and Japanese headlines
    mean their no-break and ideographic spaces.
    """
    return _SPACES.sub(_one_space, text).strip()


def _one_space(run: re.Match[str]) -> str:
    return " " if set(run[0]) & set(" \t\n\r\f") else run[0][0]


def _unescaped(text: str) -> str:
    before = None
    while text != before:
        before, text = text, _ENTITY.sub(lambda entity: html.unescape(entity[0]), text)
    return text


def _without_agency(text: str, *, agency: str, form: str) -> str:
    name = _AGENCY.sub("", agency.strip()) or agency.strip()
    if not name:
        return text
    words = re.sub("['’]", "['’]", r"\s+".join(map(re.escape, name.split())))
    names = f"{_NAME_START}{words}{_NAME_END}"
    return _cut(text, re.compile(form.replace("{name}", f"(?:{names})"), re.IGNORECASE))


def _without_marks(text: str) -> str:
    return _cut(text, _MARK_AT_AN_END)


def _without_full_stop(text: str) -> str:
    found = _FULL_STOP.search(text)
    words = text[: found.start()].split() if found else []
    return _cut(text, _FULL_STOP) if words and not is_abbreviation(words[-1]) else text


def _cut(text: str, pattern: re.Pattern[str]) -> str:
    """Return `text` without what `pattern` finds, time and again, while a word is left."""
    rest = pattern.sub("", text, count=1)
    while rest != text and any(map(str.isalnum, rest)):
        text, rest = rest, pattern.sub("", rest, count=1)
    return text


def _is_english(text: str, language: str) -> bool:
    letters = [letter for letter in text if letter.isalpha()]
    share = sum(map(str.isascii, letters)) / max(1, len(letters))
    if language.strip():
        return share > 0.5 and re.split("[-_]", language.strip())[0].lower() == "en"
    words = set(_WORDS.findall(text.lower()))
    shows = words & _ENGLISH or len(words & _SHARED) >= 2
    # Names such as "Moïse" are let through; nine letters in ten: arbitrary.
    return share > 0.9 and bool(shows) and not words & _FOREIGN
