"""Who wrote a story: the names in its bylines."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache

from wirecrawler.normalize.organisation import (
    is_agency,
    is_full_name,
    is_person,
    without_office,
)
from wirecrawler.normalize.text import control_free, squeezed

_NAME_CHARS = 60
_RAW_CHARS = 2000  # a longer byline is a text; arbitrary
# So many words in lower case, before a full stop, make a sentence; arbitrary.
_PROSE_WORDS = 3
_PASSES = 3
"""How often what is taken off may stand behind what was; "Jane Doe Reporter AFP" needs two."""
_SMALL = frozenset(
    "al and bin by d da das de del della den der di do dos du e el en i ibn in la le of och og"
    " ten ter the van von vom with y zu".split()
)

# Every repetition is bounded, or cannot begin again within itself: bylines may be hostile.
_NO_NAME = re.compile(
    r"(?:https?://|www\.)[^\s()\[\]<>]+|[^\s@,;:()<>]{1,64}@[^\s@,;()<>]{1,99}|(?<!\w)@\w+"
    r"|\b(?:[\w-]{1,63}\.){1,4}[a-z]{2,24}/\S*"
)
_INVISIBLE = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2060-\u206f\ufeff]")
_SPACES = re.compile(r"\s+")
_BRACKETS = re.compile(r"\([^()]*\)|（[^（）]*）|\[[^\[\]]*\]|<[^<>]*>|【[^【】]*】")
_WHOLE_BRACKET = re.compile(r"\s*[(\[（]([^()\[\]（）]*)[)\]）]\s*")

_LEAD = (
    r"(?:(?:a|an|ein|eine|un|une|una)\s)?(?:written|posted|published|reported|contributed|told"
    r"|compiled|words|text|story|stories|report|reporting|analysis|opinion|comment|commentary"
    r"|column|review|interview|essay|guest post|created|submitted|shared"
    r"|geschrieben|verfasst|kommentar|analyse|bericht|gastbeitrag|reportage|kolumne|essay"
    r"|écrit|publié|propos recueillis|chronique|escrito|publicado|redactado|scritto|pubblicato"
    r"|geschreven|skrevet|skriven|tekst|texte|texto|testo|a cura)\s"
)
_BY_WORDS = (
    # "Von" and "Di" begin names as well: von der Leyen, Di Stefano.
    r"(?:by|por|par|av|af|door|oleh|przez|von(?!\s+(?:der|den|dem)\b)|di(?=\s+\S+\s+\S)"
    r"|da(?=\s+\S+\s+\S))"
)
_WRITER = (
    r"authors?|autor(?:in|en|es|a|as|ka)?|auteure?s?|autore|autori|автори?ы?|yazan|yazar|penulis"
    r"|szerző|írta|forfatter|skribent|kirjoittaja|byline|نویسنده|نويسنده|گزارشگر|الكاتب|作者|著者"
)
_BY = re.compile(
    rf"^(?:(?:{_LEAD})?{_BY_WORDS}\b"
    rf"|(?:{_WRITER}|haber|muhabir|tekst|text|texto|texte|testo|words|story|report|reporter"
    r"|reporting|bericht|interview|текст|خبرنگار|گزارش|تحریر|مترجم|به قلم|کاتب|كاتب|کتب|كتب|كتبت"
    r"|بقلم|إعداد|文|記者|记者|기자|글)\s*(?=[:：/｜|])"
    rf"|(?:{_WRITER})\s+(?=(?-i:[A-ZÀ-ÞΑ-ΩА-Я]))"
    r"|(?:به قلم|بقلم|کتب|كتب|كتبت|تحریر|автор)(?=\s))\s*[:：/｜|]?\s*",
    re.IGNORECASE,
)
# Not the writer's work.
_OTHER_CRAFT = re.compile(
    r"^(?:(?:additional|medically|clinically|fact)[\s-]){0,2}(?:editing|edited|reviewed|review"
    r"|checked|photos?|photograph\w{0,8}|pictures?|images?|illustrat\w{1,6}|video|fotos?"
    r"|fotografías?|bild(?:er)?|graphics?|grafik|camera|credits?|translat\w{1,6}|foto:?s?"
    r"|عکس|عکاس)\b(?:\s+(?:by|von|par|por)\b|\s*[:：]).*",
    re.IGNORECASE | re.DOTALL,
)
# "content: Ann Poe": some other work than writing, whatever it is.
_LABEL = re.compile(r"[^\W\d_]{1,20}(?:\s[^\W\d_]{1,20}){0,2}\s?[:：]\s.*", re.DOTALL)
_MONTH = (
    r"(?:jan|feb|fev|fév|mar|mär|apr|avr|abr|may|mai|mag|jun|jui|giu|jul|lug|aug|ago|aoû|sep|set"
    r"|oct|okt|ott|out|nov|dec|dez|déc|dic)\w{0,7}"
)
_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
_WHEN = re.compile(
    r"\s*\b(?:(?:first\s)?published|updated|posted|last\s(?:updated|modified)"
    r"|veröffentlicht|aktualisiert|stand:|publié|mis à jour|publicado|actualizado|pubblicato"
    r"|aggiornato|gepubliceerd|publicerad|publisert|опубликовано|обновлено)\b(?!\s(?:by|von|par|por"
    r"|da)\b).*$"
    r"|\s*\d{4}[-/.年]\s?\d.*$"
    rf"|\s*\b(?:(?:on|am)\s)?(?:{_WEEKDAY},?\s+(?=\d|{_MONTH}))?(?:\d|{_MONTH}\.?\s+\d).*$",
    re.IGNORECASE | re.DOTALL,
)
# What stands behind a bar is the writer's place, office or paper, unless it is a full name.
_BARS = re.compile(r"\s*[|•｜]\s*|\s+·\s+|\s+[-–—―]{1,3}\s+")
# "Jane Doe in London", "Ana Gil en Madrid", "Jane Doe for The Post".
_AFTER_NAME = re.compile(
    r"\s+(?:in|aus|à|en|from|reporting from|near)\s+(?=[^\W\d_a-z]).*$"
    r"|\s+for\s+(?:The\s|[A-Z]{2,}\b).*$",
    re.DOTALL,
)
_GENERATION = re.compile(
    r",\s*(Jr|Sr|II|III|IV)\b\.?(?=\s*(?:,|;|$|and\b))", re.IGNORECASE
)
_SPLIT = re.compile(
    r"\s*[,;/،؛、，；]\s*(?:(?:and|und|&)\s+)?|\s+(?:and|with|und|&|و|и|та|і|sowie)\s+",
    re.IGNORECASE,
)
# Part of names too (Ortega y Gasset, Costa e Silva): these split two full names only.
_MAYBE_SPLIT = re.compile(r"(\s+(?:y|e|et|i|og|och|ve|en|dan)\s+)")
_LAST_FIRST = re.compile(
    r"((?:(?:van|von|de|da|di|der|den|del|la|le)\s){0,2}[A-ZÀ-Þ][\w'’-]{1,24}),\s"
    r"([A-ZÀ-Þ][a-zà-ÿ]{1,19}(?:\s[A-Z]\.?)?)"
)
_DEGREE = re.compile(
    r"^(?:ph\.?\s?d|m\.?\s?d|m\.?a|m\.?sc|b\.?sc|b\.?a|mba|esq|rn|rd|cpa|dds|dr)\.?$",
    re.IGNORECASE,
)
# Words of a page's furniture, not of names.
_FURNITURE = re.compile(
    r"^(?:full|view|read|more|see|about|share|follow|all|show|meet|click|contact|send|sign)\s"
    r"|\b(?:bio|e-?mail|mins?|minutes?|read|posts|articles|stories|profile|cookies?)$"
    r"|\bof the (?:article|story)$",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    "admin administrator advertisement and anonymous array author authors by contributor editor"
    " editors follow guest n/a nan nil none null published reporter root share sponsored staff"
    " subscribe system undefined unknown updated user webmaster خبرنگار نویسنده 投稿者 著者 作者"
    " 文 記者 写真 イラスト".split()
)
_SENTENCE_END = re.compile(r"\w{5,}\.\s|[!?؟。…]")
_NUMBER = re.compile(r"(?:^|\s)\d")
_CODE = re.compile(r"[{}\[\]<>=\\]")
# A joint whose other side is missing.
_LOOSE = re.compile(r"^(?:and|with|und|&)\s+|\s+(?:and|with|und|&)$", re.IGNORECASE)
_EDGES = " \t\u00a0.,:;|/\\•·*-–—―_\"“”«»'‘’#《》〈〉「」"
_KEEPS_STOP = re.compile(r"(?:\b(?:Jr|Sr|St)|(?:^|[\s.])\w)\.$", re.IGNORECASE)


def byline_names(raw: Iterable[str], *, agency: str = "") -> tuple[str, ...]:
    """Return the names in the bylines `raw`, in order, each once (whatever its case).

    A name is as the source wrote it (capitals and "Dr." stay), without "By", office, place, day,
    address or handle.  What is over 60 characters, reads as a sentence, holds a number or names
    nobody ("admin") is none; nor is `agency`, the source's own, which the credit names.  Beside
    people agencies, desks and outlets go; where a byline names no person, the agencies that it
    names are its names, else the first desk or outlet.  Names of names are those names.
    """
    found: dict[str, str] = {}
    own = squeezed(agency)
    for text in raw:
        if own and squeezed(_BY.sub("", text[:_RAW_CHARS].strip(), count=1)) == own:
            continue  # before "24" is taken off "France 24"
        for name in _names(text):
            found.setdefault(name.casefold(), name)
    names = [name for name in found.values() if not own or squeezed(name) != own]
    return tuple(
        [name for name in names if is_person(name)]
        or [name for name in names if is_agency(name)]
        or names[:1]
    )


def _names(raw: str) -> list[str]:
    """Return the names in one byline: those in which the same rules find nothing to take off."""
    # The voices of one page mostly say the same: a name is read once for all of them.
    names = _names_once(raw[:_RAW_CHARS])
    for _ in range(_PASSES):
        names = [inner for name in names for inner in _names_once(name)]
    return [name for name in names if _names_once(name) == [name]]


@lru_cache(maxsize=1024)
def _names_once(raw: str) -> list[str]:
    text = _SPACES.sub(" ", _INVISIBLE.sub("", control_free(raw))).strip()
    if _is_prose(text) or text.casefold() in _NOBODY:
        return []
    names = [name for part in _parts(text) if _is_name(name := _trimmed(part))]
    # Beside a full name, or a desk, a word alone is a place: "Jane Doe, Oslo".
    if all(is_person(name) and not is_full_name(name) for name in names):
        return names
    return [name for name in names if is_full_name(name) or not is_person(name)]


def _parts(text: str) -> Iterator[str]:
    """Yield the pieces of a byline, each of which may be a name."""
    if whole := _WHOLE_BRACKET.fullmatch(text):
        text = whole[1]
    text = _BRACKETS.sub(" ", _NO_NAME.sub(" ; ", text))
    text = _SPACES.sub(" ", text).strip()
    inverted = _LAST_FIRST.fullmatch(text)
    if inverted and not any(map(is_agency, inverted.groups())):
        text = f"{inverted[2]} {inverted[1]}"
    for work in _GENERATION.sub(r" \1.", text).split(";"):
        if not _OTHER_CRAFT.match(work.strip()):
            yield from _writers(_WHEN.sub("", work.strip()))


def _writers(text: str) -> Iterator[str]:
    for piece in _unbarred(_BY.sub("", text)):
        for part in _SPLIT.split(piece):
            for name in _full_names(_LOOSE.sub("", _BY.sub("", part.strip()))):
                yield without_office(_AFTER_NAME.sub("", name).strip())


def _unbarred(text: str) -> list[str]:
    """Return the pieces between bars that begin with a full name, else the first piece."""
    pieces = _BARS.split(text)
    return [piece for piece in pieces if len(pieces) > 1 and _is_full(piece)] or pieces[
        :1
    ]


def _is_full(text: str) -> bool:
    first = _SPLIT.split(_BY.sub("", text.strip()), maxsplit=1)[0]
    return is_full_name(first) and is_person(first)


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


def _is_name(text: str) -> bool:
    return (
        0 < len(text) <= _NAME_CHARS
        and any(map(str.isalpha, text))
        and text.casefold() not in _NOBODY
        and not any(
            rule.search(text)
            for rule in (
                _NUMBER,
                _CODE,
                _SENTENCE_END,
                _OTHER_CRAFT,
                _DEGREE,
                _FURNITURE,
            )
        )
        and not _LABEL.fullmatch(text)
        and not _is_phrase(text.split())
    )


def _is_phrase(words: list[str]) -> bool:
    """Tell words of a sentence from a name: "lives in Oslo", "who sails the seven seas"."""
    small = [word.islower() and word not in _SMALL for word in words]
    return sum(small) > _PROSE_WORDS or (small[0] and not all(small))
