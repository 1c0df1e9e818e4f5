"""English headlines in title case, and shouting undone.

The rules are those seen in headlines of IFP's Media Wire: short prepositions and articles in
lower case unless they open or close a phrase, both sides of a compound capitalised, acronyms
without stops.  Every function is idempotent and changes nothing but the case of letters.
"""

import re
from functools import lru_cache

from titlecase import titlecase

SMALL_WORDS = frozenset(
    "a an and as at but by for from in into nor of off on onto or over per the to up v via vs "
    "with".split()
)
# What stays in capitals when a shouting headline is undone, and what is no place in a dateline.
# Without those that are words as well: AIDS, IS, IT, WHO.
ACRONYMS = frozenset(
    "AFC AFP AI AIPAC AKP ANSA AP AU BBC BP BRICS CBS CENTCOM CEO CERN CIA CNN COVID DC DNA DPA "
    "DPRK ECO ECB EFE EU FAO FATF FBI FC FIFA FM G7 G20 GCC GDP GMT HIV HTS IAEA ICC ICJ ICRC IDF "
    "IEA IFP ILO IMF IOC IPCC IRGC IRNA ISIL ISIS ISNA JCPOA KGB LGBT LNG LPG MEP MI6 MNA MP MPS "
    "NASA NATO NBA NBC NFL NGO NGOS NHS NPT NSA NYT OECD OIC OPEC OPCW OSCE PA PKK PLO PM POW QC "
    "RT SANA SCO SDF SNP TASS TV UAE UAV UAVS UCLA UEFA UK UN UNESCO UNGA UNHCR UNICEF UNIFIL "
    "UNRWA UNSC UPI US USA USAID USS USSR VIP VOA WFP WTO YPG "
    "II III IV VI VII VIII IX XI XII XIII XIV XV XVI".split()
)
# Words that a full stop ends without ending a sentence.
_ABBREVIATIONS = frozenset(
    "adm approx apr aug ave blvd brig bros capt cmdr co col corp dec dept dr etc feb ft gen gov "
    "hon inc jan jr lt ltd maj mr mrs ms mt nov oct prof rd rep rev sen sept sgt sr st v vs".split()
)
# Of Arabic and Persian names: al-Assad, el-Sisi; Lashkar-e-Taiba, Seif-ol-Eslam.
_ARTICLES = frozenset({"al", "el", "ol", "ul"})
# And within those of places: Aix-en-Provence, Châlons-sur-Marne.
_LINKS = _ARTICLES | frozenset(
    "am aux d de del der des du e en i la le les sous sur upon y".split()
)
_ARTICLE_FIRST = re.compile(r"(?:al|el|ol|ul)-")
# Of names, between two capitalised words: Mohammed bin Salman, Ursula von der Leyen.
_PARTICLES = re.compile(
    r"(?<!\S)(\w[\w’'-]*) "
    r"((?:(?:al|bin|bint|da|das|de|del|della|den|der|di|dos|du|el|ibn|la|le|van|von) )+)"
    r"(?=(\w[\w’'-]*))"
)
# Between two words in any case: not English otherwise.
_SURE_PARTICLES = frozenset({"von der", "van der", "van den", "de la", "de los"})
# Behind a figure: 5 km, $60/bbl.
_UNITS = frozenset(
    "bbl bpd cm dlr ft g kg km km/h kph kw kwh lb lbs m mb mg ml mm mph mw mwh sq t".split()
)
# Their "A" is a letter, no article.
_LETTERED = frozenset({"vitamin", "hepatitis", "influenza", "serie"})
# What the library would not capitalise: its own small words, and what it takes for acronyms.
_LEFT_BY_LIBRARY = re.compile(
    r"if|en|[b-df-hj-np-tv-xz]{3,}|.*[^\x00-\x7f].*", re.DOTALL
)

# What nothing but its first letter tells from its title case; the library knows McKinsey.
_PLAIN = re.compile("(?!mc..)[a-z]+")

_SPACES = re.compile(r"(\s+)")
_AROUND = re.compile(r"(\W*)(.*?)(\W*)", re.DOTALL)
_JOINT = re.compile("([-\u2010\u2011–—/])")
_OPENING = re.compile("[‘“«„(\\[]")
# A small word before these is no article or preposition: ‘Moving On’, "Is It Over?"
_PHRASE_TAIL = re.compile("[,;:?!…’”»\"')\\]]")
_CONJUNCTIONS = frozenset({"and", "but", "nor", "or"})
# Not words: a handle, a tag, an entity that is meant.
_CODE = re.compile(r"^[@#]|&\w+;")
_SURNAME = re.compile("([dlo])’([^\\W\\d_]{2,})((?:’s)?)")
_PHRASE_END = re.compile("(?:[:;?!|–—―…]|(?:^-))$")
_CLOSING = "’”»\"')]"

_DOTTED_OR_WORD = re.compile(r"(?:[A-Z]\.){2,}|[^\W_]+")
_LONGER = re.compile(r"[^\W\d_]{2,}")
_ORDINAL = re.compile(r"[0-9]+(?:ST|ND|RD|TH|S)")


def is_abbreviation(word: str) -> bool:
    """Return whether the stop after `word` (given without it) is part of the word."""
    core = word.lstrip("‘“«„(['\"")
    return "." in core or len(core) == 1 or core.lower() in _ABBREVIATIONS


def title_cased(text: str) -> str:
    """Return English `text` in title case; a word with capitals inside stays as it is."""
    tokens = _SPACES.split(text)
    worded = [i for i, token in enumerate(tokens) if _is_worded(token)]
    first, last = (worded[0], worded[-1]) if worded else (0, 0)
    kept = _particles(text)
    places = frozenset(worded)
    cased: list[str] = []
    before, at = "", 0
    for i, token in enumerate(tokens):
        if i in places and at not in kept:
            starts = i == first or ends_phrase(before)
            cased.append(_cased(token, _telling(before), starts, i == last))
        else:
            cased.append(token)
        at += len(token)
        before = before if token.isspace() else token
    return "".join(cased)


def unshouted(text: str) -> str:
    """Return English `text` in title case if it is words all in capitals.

    That is 4 words, or 3 with two longer ones that are no known acronyms.  Known acronyms keep
    their capitals; other `text` stays.
    """
    words = sum(any(map(str.isalpha, word)) for word in text.split())
    # Single letters prove nothing: the first of a headline is capitalised later.
    longer = _LONGER.findall(text)
    if not longer or any(map(str.islower, "".join(longer))):
        return text
    plain = sum(len(word) > 3 and word not in ACRONYMS for word in longer)
    if words < 3 or (words == 3 and plain < 2):
        return text
    return title_cased(_DOTTED_OR_WORD.sub(_unshouted_word, text))


def ends_phrase(token: str) -> bool:
    """Return whether a new phrase begins after `token`: a colon, a dash, a sentence's end."""
    bare = token.rstrip(_CLOSING)
    if bare.endswith("."):
        return not is_abbreviation(bare[:-1])
    return _PHRASE_END.search(bare) is not None


def split_word(token: str) -> tuple[str, str, str]:
    """Return the marks before the word in `token`, the word, and the marks after it."""
    found = _AROUND.fullmatch(token)
    assert found is not None, "the pattern fits every text"
    return found[1], found[2], found[3]


def capitalised(word: str) -> str:
    """Return `word` with its first character in upper case, if there is a way back."""
    upper = word[:1].upper()
    return upper + word[1:] if upper.lower() == word[:1] else word


def _unshouted_word(found: re.Match[str]) -> str:
    word = found[0]
    is_code = any(map(str.isdigit, word)) and not _ORDINAL.fullmatch(word)
    if is_code or "." in word or word in ACRONYMS:
        return word
    return word.lower() if word.isascii() else "".join(map(_lower, word))


def _lower(letter: str) -> str:
    # Not where there is no way back: dotted capital I is two characters in lower case.
    lower = letter.lower()
    return lower if lower.upper() == letter else letter


def _particles(text: str) -> frozenset[int]:
    """Return where in `text` the particles of names stand."""
    kept: set[int] = set()
    for found in _PARTICLES.finditer(text):
        is_name = all(
            word[0].isupper() and not _is_small(word) for word in found.group(1, 3)
        )
        if is_name or found[2].strip() in _SURE_PARTICLES:
            kept.update(
                found.start(2) + particle.start()
                for particle in re.finditer(r"\S+", found[2])
            )
    return frozenset(kept)


def _is_worded(token: str) -> bool:
    return token.isalnum() or any(map(str.isalnum, token))


def _telling(before: str) -> str:
    """Return what of the word before another one can change that one's case."""
    if before[-1:].isdigit():
        return before[-1]
    return before if before.lower() in _LETTERED else ""


@lru_cache(maxsize=20_000)  # headlines share their words
def _cased(token: str, before: str, starts: bool, last: bool) -> str:
    if _CODE.search(token) or _is_unit(token, before):
        return token
    lead, core, tail = split_word(token)
    opens = starts or _OPENING.search(lead) is not None
    if _is_small(core):
        is_letter = core == "A" and before.lower() in _LETTERED
        closes = last or _closes_phrase(core, tail)
        cased = capitalised(core) if opens or closes or is_letter else core.lower()
    elif (lead[-1:], core, tail[:1]) == ("’", "n", "’"):
        cased = core  # rock ’n’ roll
    else:
        cased = _compound(_JOINT.split(core))
        if opens and _ARTICLE_FIRST.match(cased):
            cased = capitalised(cased)
    return lead + cased + tail


def _is_unit(token: str, before: str) -> bool:
    """Return whether `token` is a unit behind the figure `before`."""
    return before[-1:].isdigit() and token.rstrip(",;:?!.") in _UNITS


def _closes_phrase(word: str, tail: str) -> bool:
    return word.lower() not in _CONJUNCTIONS and _PHRASE_TAIL.match(tail) is not None


def _compound(pieces: list[str]) -> str:
    """Return the words of a compound, and the joints between them, put together again."""
    last = len(pieces) - 1
    cased = [
        piece
        if at > 1 and pieces[at - 1] == "/" and _is_unit(piece, pieces[at - 2])
        else _piece(piece, at, last)
        for at, piece in enumerate(pieces)
    ]
    return "".join(cased)


def _piece(piece: str, at: int, last: int) -> str:
    if 0 < at < last and (piece in _LINKS or _is_small(piece)):
        return piece.lower()
    if at == 0 < last and piece in _ARTICLES:
        return piece
    if _is_small(piece):
        return capitalised(piece)
    return _by_library(piece)


@lru_cache(maxsize=20_000)  # the library is slow, and headlines share their words
def _by_library(word: str) -> str:
    # As the library does, in a tenth of the time.
    if any(map(str.isupper, word)):
        return word
    if _PLAIN.fullmatch(word):
        return capitalised(word)
    return str(titlecase(word, callback=_exception, small_first_last=False))


def _exception(word: str, **_: object) -> str | None:
    """Return `word`, without a capital, as the house writes it; None where the library knows."""
    if surname := _SURNAME.fullmatch(word):
        first = "O" if surname[1] == "o" else surname[1]
        return f"{first}’{capitalised(surname[2])}{surname[3]}"
    return capitalised(word) if _LEFT_BY_LIBRARY.fullmatch(word) else None


def _is_small(word: str) -> bool:
    # In capitals it is an acronym: UP is Uttar Pradesh.
    return word.lower() in SMALL_WORDS and (word.islower() or word.istitle())
