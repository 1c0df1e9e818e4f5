"""An agency's own name at the ends of its headlines: "... - Harbour Wire", "HARBOUR WIRE: ..."."""

import re
from functools import lru_cache

from wirecrawler.normalize.ends import cut_ends

# Between spaces, "Fog: Harbour Wire" and "Fog, Harbour Wire" say who says so: these stay.
_BEFORE = r"(?:\s?(?:[|｜»·•_]|::)\s?|\s?[-–—―/]\s)"
_AFTER = r"(?:\s?[|｜»·•:：]\s?|\s[-–—―/]\s)"
_OPEN, _CLOSE = r"[(\[（【]", r"[)\]）】]"
_NAME_START = "(?:the |خبرگزاری |وكالة |وکالة )?"
_NAME_END = r"(?:\s(?:News|Agency|English|Online|International|World|TV)){0,3}"
# What is left of "Tasnim News Agency" is its name too.
_KIND = re.compile(
    r"^(?:the|خبرگزاری|وكالة|وکالة)\s+|\s+(?:News\s+)?(?:Agency|Ajansı)$", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W\d_]+")


def without_agency_suffix(text: str, agency: str) -> str:
    """Return `text` without the name of `agency` behind a bar or a dash, or in brackets."""
    form = _suffix(agency)
    return cut_ends(text, lambda rest: form.sub("", rest, count=1)) if form else text


def without_agency_prefix(text: str, agency: str) -> str:
    """Return `text` without the name of `agency` before a colon, bar or dash, or in brackets."""
    form = _prefix(agency)
    return cut_ends(text, lambda rest: form.sub("", rest, count=1)) if form else text


@lru_cache(maxsize=1000)
def _suffix(agency: str) -> re.Pattern[str] | None:
    name, bracketed = _names(agency)
    form = rf"(?:{_BEFORE}{name}|\s?{_OPEN}{bracketed}{_CLOSE})$"
    return re.compile(form, re.IGNORECASE) if name else None


@lru_cache(maxsize=1000)
def _prefix(agency: str) -> re.Pattern[str] | None:
    name, bracketed = _names(agency)
    form = rf"^(?:{name}{_AFTER}|{_OPEN}{bracketed}{_CLOSE}\s?[-–—―:：]?\s?)"
    return re.compile(form, re.IGNORECASE) if name else None


def _names(agency: str) -> tuple[str, str]:
    """Return patterns of the names of `agency`, and of those it has in brackets: (MNA)."""
    name = _KIND.sub("", agency.strip()) or agency.strip()
    words = re.sub("['’]", "['’]", r"\s".join(map(re.escape, name.split())))
    if not words:
        return "", ""
    names = f"(?:{_NAME_START}{words}{_NAME_END})"
    return names, f"(?:{names}{_initials(agency)})"


def _initials(agency: str) -> str:
    """Return the pattern of the initials of `agency`, as one of several; "" of one word."""
    words = [word for word in _WORDS.findall(agency) if word.lower() != "the"]
    initials = "".join(word[0].upper() for word in words)
    return rf"|(?-i:{initials})" if len(words) > 1 and initials.isascii() else ""
