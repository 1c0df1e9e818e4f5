"""Who wrote a story: the names in its bylines."""

import re
from collections.abc import Iterable, Iterator

from wirecrawler.normalize.text import control_free

_NAME_CHARS = 60
_RAW_CHARS = 2000  # a longer byline is a text; arbitrary
# So many words in lower case, before a full stop, make a sentence; arbitrary.
_PROSE_WORDS = 3
_SMALL = frozenset("and by de der di du in la of the van von with y".split())

_NO_NAME = re.compile(
    r"(?:https?://|www\.)[^\s()\[\]<>]+|\S+@\S+\.\w+|(?<!\w)@\w+|\b[\w-]+(?:\.[\w-]+)*\.\w+/\S*"
)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff]")
_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|<[^<>]*>")
_WHOLE_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")

# "Von" and "Di" begin names as well: von der Leyen, Di Stefano.
_BY = re.compile(
    r"^(?:(?:(?:written|reported|story|report|words|text|reporting)\s+)?by\b|por\b|par\b|av\b|af\b"
    r"|door\b|von\b(?!\s+(?:der|den|dem)\b)|di\b(?=\s+\S+\s+\S)"
    r"|(?:authors?|autor(?:in|en|es)?|auteurs?|autore|автор|yazan|haber|text|texto|texte|words"
    r"|story|reporting|نویسنده|نويسنده|گزارشگر|خبرنگار|مترجم|به قلم|کاتب|كتب|بقلم|الكاتب"
    r"|文|作者|著者|記者|记者|作者|기자)\s*(?=[:：])"
    r"|به قلم\b|بقلم\b)\s*[:：]?\s*",
    re.IGNORECASE,
)
# Not the writer's work.
_OTHER_CRAFT = re.compile(
    r"^(?:editing|edited|photos?|photograph\w*|pictures?|illustrat\w+|video|fotos?|graphics?|camera"
    r"|translat\w+|عکس|عکاس)\b(?:\s+by\b|\s*[:：]).*",
    re.IGNORECASE | re.DOTALL,
)
# What follows is the writer's place or office: "Jane Doe in London | Reporter".
_AFTER_NAME = re.compile(
    r"\s*[|•·]\s*.*$|\s+[-–—―]+\s+.*$|\s+(?:in|reporting from)\s+(?=[A-Z]).*$"
    r"|\s+for\s+(?:The\s|[A-Z]{2,}\b).*$",
    re.DOTALL,
)
_GENERATION = re.compile(
    r",\s*(Jr|Sr|II|III|IV)\b\.?(?=\s*(?:,|;|$|and\b))", re.IGNORECASE
)
_SPLIT = re.compile(
    r"\s*[,;/،؛、，；]\s*(?:and\s+)?|\s+(?:and|with|und|&|و|и)\s+",
    re.IGNORECASE,
)
# Part of names too (Ortega y Gasset, Costa e Silva): these split two full names only.
_MAYBE_SPLIT = re.compile(r"(\s+(?:y|e|et|i|og|och|ve)\s+)")
_DEGREE = re.compile(r"^(?:ph\.?\s?d|m\.?\s?d|m\.?a|mba|esq|rn|dr)\.?$", re.IGNORECASE)
_ROLE = re.compile(
    r"\b(?:reporters?|correspondents?|editors?|writers?|columnists?|journalists?|producers?"
    r"|contributors?|analysts?|bureau chief|desk|staff|redakteur(?:in)?|redaktion"
    r"|korrespondent(?:in)?|periodista|redactora?|corresponsal|journaliste|correspondante?|muhabiri?)$"
    r"|^(?:senior|chief|deputy|political|special|staff)\s"
    r"|^(?:خبرنگار|دبیر|سردبیر|مراسل|مراسلة)\b",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "admin administrator anonymous author editor editors guest n/a none null reporter root staff "
    "system undefined unknown user webmaster خبرنگار".split()
)
_SENTENCE_END = re.compile(r"\w{5,}\.\s|[!?؟。…]")
_EDGES = " \t\u00a0.,:;|/\\•·*-–—―_\"“”«»'‘’"
_KEEPS_STOP = re.compile(r"(?:\b(?:Jr|Sr|St)|(?:^|[\s.])\w)\.$", re.IGNORECASE)


def byline_names(raw: Iterable[str], *, agency: str = "") -> tuple[str, ...]:
    """Return the names in the bylines `raw`, in order, each once (whatever its case).

    A name is as the source wrote it, without "By", office, place, address or handle.  What is
    over 60 characters, reads as a sentence, begins with a figure or names nobody ("admin") is
    none; nor is `agency`, which the credit names.  A desk ("Guardian staff reporter") counts where
    a byline has no other name.
    """
    found: dict[str, str] = {}
    for text in raw:
        for name in _names(text, agency):
            found.setdefault(name.casefold(), name)
    return tuple(found.values())


def _names(raw: str, agency: str) -> list[str]:
    if _is_prose(raw.strip()) or raw.strip().casefold() in _NOBODY:
        return []
    parts = [_trimmed(part) for part in _parts(raw)]
    names = [part for part in parts if _is_name(part, agency)]
    return [name for name in names if not _ROLE.search(name)] or names[:1]


def _parts(raw: str) -> Iterator[str]:
    """Yield the pieces of a byline, each of which may be a name."""
    text = _INVISIBLE.sub("", control_free(raw[:_RAW_CHARS]))
    text = _NO_NAME.sub(" ", text)
    if whole := _WHOLE_BRACKET.fullmatch(text):
        text = whole[1]
    text = _BRACKETS.sub(" ", text)
    text = _GENERATION.sub(r" \1.", _SPACES.sub(" ", text).strip())
    for part in _SPLIT.split(_BY.sub("", text)):
        yield from _full_names(_AFTER_NAME.sub("", _BY.sub("", part.strip())))


def _full_names(text: str) -> list[str]:
    """Return the full names in `text`; a word alone belongs to the name beside it."""
    first, *rest = _MAYBE_SPLIT.split(text)
    names = [first]
    for joint, name in zip(rest[::2], rest[1::2], strict=True):
        if " " in names[-1] and " " in name:
            names.append(name)
        else:
            names[-1] += joint + name
    return names


def _trimmed(part: str) -> str:
    name = part.lstrip(_EDGES).rstrip(_EDGES.replace(".", ""))
    while name.endswith(".") and not _KEEPS_STOP.search(name):
        name = name[:-1].rstrip(_EDGES.replace(".", ""))
    return name


def _is_prose(text: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]+", text) if word.islower()]
    return text.endswith((".", "!")) and len(set(words) - _SMALL) >= _PROSE_WORDS


def _is_name(text: str, agency: str) -> bool:
    return (
        any(map(str.isalpha, text))
        and not text[0].isdigit()
        and len(text) <= _NAME_CHARS
        and not _SENTENCE_END.search(text)
        and not _OTHER_CRAFT.match(text)
        and not _DEGREE.match(text)
        and text.casefold() not in _NOBODY | {agency.strip().casefold()}
    )
