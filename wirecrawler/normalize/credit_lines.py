"""Credit lines: what a line of text says of whose work a story is, told by its outline.

"Reporting by Jane Doe; editing by ...", "Source: AP", "With material from dpa", "im/kx (AP,
Reuters)", "© 2026 The Associated Press".  What a story tells ("told Reuters", "AP reported") is no
credit, nor is whose a picture is.
"""

import re
from functools import lru_cache

from wirecrawler.normalize.agencies import SOME_AGENCIES, agencies_named, credited_name

LONGEST_CREDIT = 300
"""Characters of a line that credits; longer ones tell.  Arbitrary: the longest met had 240."""
_LONGEST_CODE = 80
_FEW = 2
_EDGE = r"[\s(\[（【«\"'“*•|>/\-–—:_]{0,8}"
_AGENCY_WORDS = (
    r"(?:(?:the|l['’]|la|le|el|die|der|den|des|von|d['’]|de|del|dell['’]|da|do|dos|das|di|agence"
    r"|agency|agencia|agenzia|agência|agentur|news|wire|وكالة|خبرگزاری)\s?){0,4}"
)
_SOURCE = (
    r"sources?|via|provided by|text|texte|texto|testo|tekst"
    r"|quellen?|fuentes?|fonte|fonti|kaynak|источник|джерело|منابع|منبع"
    r"|(?:منبع|مصدر) خبر|انتهای پیام|المصدر|المصادر|مصدر|haber"
    r"|kilder?|källa|lähde|bron|źródło|zdroj|forrás|sursa|πηγή|来源|來源"
    r"|出典|提供|配信|출처"
)
_SOURCED = re.compile(
    rf"^{_EDGE}(?:(?:\w{{4,12}}\s)?(?:{_SOURCE})\s?(?:[:：=/|•·]|[-–—]\s|(?<=via)\s|(?<=by)\s)"
    r"|(?:به نقل از|نقلاً? عن)\s)",
    re.IGNORECASE,
)
"""A label and its colon: below a story, and beside its byline, it is the text's."""

_THIS = r"this\s(?:article|story|report|dispatch|piece|content|material|copy)\s"
_FROM = (
    # English
    r"with\s(?:additional\s|some\s|agency\s|wire\s)?(?:files?|information|reporting|reports?"
    r"|inputs?|contributions?|material|copy|assistance)\s(?:from|by|of)\b"
    r"|(?:with\s)?(?:additional|agency|some)\s(?:reporting|information|material|inputs?|reports?)"
    r"\s(?:from|by)\b|(?:reporting|report|writing|compiled|written|produced|information)\s"
    r"(?:by|from)\b"
    r"|(?:some\s)?(?:information|material)\s(?:for|in)\sthis\s\w{4,8}\s(?:came|comes|is|was)\b"
    r"|(?:compiled|syndicated|adapted)\s(?:from|by)\b|article réalisé (?:à partir|avec)\b"
    r"|from\s(?:staff\s(?:and|&)\s)?(?:wire|agency|news)\s(?:reports|services)\b"
    r"|the\s(?:above\s)?(?:story|article)\s(?:is\sfrom\b|was\s(?:first|originally)\s(?:published|issued)\b)"
    rf"|{_THIS}(?:was|is|has (?:not )?been|were|includes|contains|uses|originally|first|appeared"
    r"|draws|incorporates|comes)\b|(?:originally|first)\s(?:published|appeared)\b"
    r"|published (?:originally |first )?by\b|republished\b|reprinted\b|courtesy of\b"
    r"|(?:all\s)?(?:material|content|text)\s(?:from|by|copyright)\b"
    # German, Dutch, Danish, Norwegian, Swedish
    r"|(?:mit|unter verwendung von|unter nutzung von)\s(?:\w{1,12}\s)?(?:material|informationen"
    r"|inhalten|agenturmaterial|agenturen|agenturmeldungen|nachrichtenagenturen|beiträgen)\b"
    r"|(?:dieser|diese|dieses)\s(?:artikel|beitrag|text|meldung|bericht|inhalt)\s(?:ist|wurde"
    r"|enthält|basiert|beruht|stammt|entstand|erschien)\b"
    r"|met\s(?:informatie|medewerking|berichten|bijdragen)\s(?:van|uit)\b"
    r"|med\s(?:materiale?|information|informasjon|oplysninger|bidrag)\s(?:fra|från)\b"
    # French, Spanish, Portuguese, Italian, Romanian
    r"|avec\s(?:les?\s|des\s)?(?:informations?|agences?|dépêches?)\b"
    r"|(?:este art[ií]culo|esta noticia|cet article|questo articolo)\s"
    r"|con\s(?:la\s)?(?:informaci[oó]n(?:es)?|datos|material|reportes?|agencias|textos)\b"
    r"|com\s(?:as\s)?(?:informaç(?:ão|ões)|material|reportagem|agências)\b"
    r"|con\s(?:le\s)?(?:informazioni|materiale|agenzie)\b|cu informații\b"
    # Polish, Czech, Russian, Ukrainian, Turkish, Indonesian
    r"|(?:oprac|na podstawie)\b|s využitím\b|по (?:материалам|сообщениям|информации)\b"
    r"|(?:с использованием|при участии)\b|за (?:матеріалами|інформацією)\b"
    # Persian, Arabic, Chinese, Japanese, Korean
    r"|برگرفته از\s|با اطلاعات\s|(?:مع|\+)\s?(?:ال)?وكالات|综合"
)
_STATED = re.compile(rf"^{_EDGE}(?:{_FROM})", re.IGNORECASE)
"""Words with which a line begins that says from whom a text is."""
_IS = re.compile(
    r"^\W{0,8}(?:this|dies\w{0,2})\s\w{1,20}\s(?:is|was|has|were|ist|wurde|uses)\b",
    re.IGNORECASE,
)
_WITH = re.compile(
    rf"^{_EDGE}(?:with|mit|avec|con|com|met|med|cu|مع|با|and)\s{_AGENCY_WORDS}",
    re.IGNORECASE,
)
_CONTRIBUTED = re.compile(
    r"\bcontributed(?=\.?$)|\bcontributed\s(?:to\s(?:this|the)|reporting|additional|writing|from)\b"
    r"|\b(?:hat|haben) zu diese[rm]|\ba contribué à cet|\bcontribuy(?:ó|eron) (?:a|en|con) est"
    r"|به این گزارش کمک|ساهم في (?:هذا|إعداد)",
    re.IGNORECASE,
)
_RIGHTS = re.compile(
    r"©|\(c\)|\bcopyright\b|\ball rights reserved\b|alle rechte vorbehalten|tous droits"
    r"|todos (?:los|os) (?:derechos|direitos)|riproduzione riservata|tutti i diritti|無断転載"
    r"|حقوق الطبع|جميع الحقوق|كل الحقوق|무단\s?전재",
    re.IGNORECASE,
)
_PICTURE = (
    r"photo\w*|pictures?|image[ns]?|images|getty|graphics?|grafik|illustration|infographic"
    r"|videos?|footage|camera|fotos?|foto\w+|bild(?:er|quelle|nachweis)?|imagen(?:es)?|imagem"
    r"|immagin[ei]|zdjęcie|kuva|snímek|снимок|фото\w*|عکس|عکاس|تصویر|تصاویر|صورة|صور|تصوير|写真"
    r"|画像|图|圖|사진"
)
ILLUSTRATES = re.compile(rf"\b(?:{_PICTURE})(?!\w)", re.IGNORECASE)
_PIECES = re.compile(rf"[;|•\n]|,\s|\.\s|\s/\s|/(?=\s?(?:{_PICTURE})\b)", re.IGNORECASE)

_BRACKETED = re.compile(
    r"(?:[(\[（【［]\s?(?P<name>[^()\[\]（）［］【】\n]{2,60})\s?[)\]）】］]"
    r"|/\s?(?P<slashed>[^()/\n]{2,60})\s?/)\s?(?P<stop>[.…]?)(?:\sEnditem)?$"
)
_DASHED = re.compile(r"(?:^|[.!?”\"»’)]\s?|\s)[–—-]{1,2}\s?([^–—\n.,:;!?]{2,40})\.?$")
_SENTENCES = re.compile(r"(?<=[.!?…”\"»])\s{1,3}")
_CODE_JOINTS = re.compile(
    r"[\s/,;:()（）\[\]|&+*._©–—-]+|\b(?:und|and|et|y|e|with|mit)\b", re.IGNORECASE
)
_INITIALS = re.compile(
    r"[^\W\d_]{1,3}|[a-zäöü]{4}|\d{1,9}|(?i:redac\w{3,4}|redaktion|redazione|redação|rédaction)"
)
_JOINED = re.compile(r"[/,;:|(\[（©]")
"""Signs one of which stands in a code of initials: "Top Agencies" is a label."""
_OTHERS = re.compile(r"[/(,+]\s?[^\W\d_]+\)?$")
"""The end of a code that names some agencies: "red/Agenturen", and no shop of agencies."""
UNSURE = frozenset("AA CP PA TT".split())
"""Agencies whose letters are more often somebody's initials among others."""
WORDS_TOO = UNSURE | frozenset(
    "ANA APP APS BNA MAP NNA ONA PAP PNA SID SPA UNI".split()
)
"""Agencies whose letters a sentence may end with in brackets: "in Scranton (PA)."."""
_STOPPED = re.compile(r"[.!?…”\"»’。！？؟]\s*$")
_SHARED = re.compile(
    r"^(?!.*\binterview)(?:\S{1,20}\s){1,4}(?:with|mit|avec|con|com)\s(\S.{1,40}[^.!?])$",
    re.IGNORECASE,
)
"""The desk of a source with an agency: "Le Quai avec AFP"."""

_BY = re.compile(
    rf"^{_EDGE}(?:by|von|par|por|di|da|door|av|af|przez|oleh)\s", re.IGNORECASE
)
_SIGNED_JOINTS = re.compile(
    r"[,;/|&+()\[\]•·]|\s[-–—]\s|\s(?:with|mit|avec|con|com|met|med|and|und|et|y|e|og|och|via|for"
    r"|in|en|à|aus|from)\s",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r"[,;/|&+،、·•]|\s[-–—]\s|\s(?:with|mit|avec|con|com|met|med|and|und|et|y|e|og|och|ve|و)\s",
    re.IGNORECASE,
)
_MARKS = " \t\n\xa0()[]（）【】{}<>«»“”\"'‘’.:*_–—-…"
_KIND_OF = re.compile(rf"^{_AGENCY_WORDS}", re.IGNORECASE)
_STAFF_WORDS = (
    r"(?:news(?:\sagency|\sservice)?|editorial|staff|wires?|desk|sports?|writers?|reporters?"
    r"|correspondents?|journalists?|bureau|online|agency|service|infocom|redaktion|deutschland"
    r"|feed|newswire|world|politics|business|economics|english|university|international)"
)
_STAFF = re.compile(rf"(?:\s{_STAFF_WORDS}){{1,3}}$", re.IGNORECASE)
_STAFFED = re.compile(rf"\s{_STAFF_WORDS}\s.{{0,99}}$", re.IGNORECASE)


@lru_cache(maxsize=512)
def credited_by_line(line: str, *, closing: bool = False) -> tuple[str, ...]:
    """Return the agencies to whom a whole line credits a text, in order; () of another line.

    A line that says so in words does wherever it stands; labels, codes and rights notices do
    where the text is over (`closing`), as elsewhere they are a picture's.
    """
    if len(line) > LONGEST_CREDIT or not agencies_named(line):
        return ()
    if _STATED.match(line) or _CONTRIBUTED.search(line):
        return credited_by_words(line)
    if closing and (_SOURCED.match(line) or _RIGHTS.search(line)):
        return credited_by_words(line)
    if found := _WITH.match(line):
        return named_alone(line[found.end() :])
    found = _BRACKETED.match(line)
    named = named_alone(found["name"] or found["slashed"]) if found else ()
    if named or not closing:
        return named
    shared = _SHARED.match(line)
    return (named_alone(shared[1]) if shared else ()) or signed_code(line)


def credited_by_words(line: str) -> tuple[str, ...]:
    """Return the agencies that a line known to credit names, but for those of pictures."""
    pieces = [p for p in _PIECES.split(line) if not ILLUSTRATES.search(p)]
    return agencies_named(" ; ".join(pieces))


def is_credit(line: str, *, closing: bool = False) -> bool:
    """Tell whether a line credits anybody, known or not, with the text of a story."""
    if len(line) > LONGEST_CREDIT:
        return False
    if credited_by_line(line, closing=closing):
        return True
    # With digits it is a day of publication, a table or an address.
    stated = _STATED.match(line) and not _IS.match(line)
    stated = stated or bool(closing and _SOURCED.match(line))
    return stated and not any(map(str.isdigit, line))


def credited_by_end(text: str) -> tuple[str, ...]:
    """Return the agencies that the end of a story's last paragraph credits: "... (AP)"."""
    end = text[-LONGEST_CREDIT:]
    if not agencies_named(end):
        return ()
    if (found := _BRACKETED.search(end)) and (named := _bracketed(found)):
        return named
    if (found := _DASHED.search(end)) and (named := named_alone(found[1])):
        return named
    _, *rest = _SENTENCES.split(end)
    return credited_by_line(rest[-1], closing=True) if rest else ()


def credited_by_byline(text: str) -> tuple[str, ...]:
    """Return the agencies that a byline names beside people: "Jane Doe, Associated Press".

    A name counts where it is a part of its own, or ends one: "John Doe The Associated Press",
    "Associated Press in Valencia", "Reuters Staff".
    """
    if len(text) > LONGEST_CREDIT:
        return ()
    text = _BY.sub("", text)
    if not agencies_named(text) or ILLUSTRATES.search(text):
        return ()
    found: dict[str, None] = {}
    for part in _SIGNED_JOINTS.split(text):
        name = part.strip(" .:\N{NO-BREAK SPACE}")
        if name not in UNSURE or f"({name})" not in text:
            found |= dict.fromkeys(_signing(name))
    return tuple(found)


def is_byline(line: str) -> bool:
    """Tell a line that begins with "By"."""
    return bool(_BY.match(line))


def signed_code(line: str) -> tuple[str, ...]:
    """Return the agencies of a line that is nothing but names and initials: "sak/Reuters"."""
    if len(line) > _LONGEST_CODE or not (named := agencies_named(line)):
        return ()
    if ILLUSTRATES.search(line):
        return ()
    if named == (SOME_AGENCIES,) and not _OTHERS.search(line):
        return ()
    parts = [part for part in _CODE_JOINTS.split(line) if part]
    sure = [part for part in parts if agencies_named(part) and part not in UNSURE]
    is_joined = len(parts) == len(sure) or bool(_JOINED.search(line))
    # "PTI ABC DV": the agency, and who wrote and passed it.
    is_joined = is_joined or (len(parts) > _FEW and parts[0] in sure and line.isupper())
    if sure and is_joined and all(p in sure or _INITIALS.fullmatch(p) for p in parts):
        return named
    return () if any(part in UNSURE for part in parts) else named_alone(line)


def _bracketed(found: re.Match[str]) -> tuple[str, ...]:
    """Return the agencies in the brackets that end a text, if they are no part of a sentence."""
    name = found["name"] or found["slashed"]
    is_inside = found["stop"] and not _STOPPED.search(found.string[: found.start()])
    if is_inside and name.strip() in WORDS_TOO:
        return ()
    return named_alone(name) or (signed_code(name) if "/" in name else ())


def _signing(part: str) -> tuple[str, ...]:
    """Return the agency that one part of a byline is, or that ends it."""
    if named := named_alone(_STAFFED.sub("", part)):
        return named
    words = _STAFF.sub("", part).split()
    for start in range(len(words)):
        # A name that stands behind others is an agency's only in several words or in capitals.
        last = words[start:]
        if start and len(last) == 1 and not (last[0].isupper() or last[0] == "dpa"):
            continue
        if named := named_alone(" ".join(last)):
            return named
    return ()


def named_alone(text: str) -> tuple[str, ...]:
    """Return the agencies of a text that names nothing else."""
    if not agencies_named(text):
        return ()
    names = [name for part in _LISTED.split(text) if (name := part.strip(_MARKS))]
    found = [_whole_name(name) for name in names]
    return tuple(dict.fromkeys(found)) if all(found) else ()


def _whole_name(name: str) -> str:
    """Return the agency that all of a text names, whatever desk of it, or ""."""
    bare = _STAFF.sub("", name)
    tried = (name, bare, _KIND_OF.sub("", name), _KIND_OF.sub("", bare))
    return next(filter(None, map(credited_name, tried)), "")
