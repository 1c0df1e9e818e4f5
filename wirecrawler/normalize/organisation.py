"""Who in a byline is no person: agencies, desks, offices, outlets, logins.

News agencies are known by name (the table holds those that other sources print); desks, offices
and outlets by the words that their names are made of.
"""

import re
from functools import lru_cache

from wirecrawler.normalize.agencies import AGENCY_NAMES, is_printed_so
from wirecrawler.normalize.text import squeezed

_LONGEST = 60
"""Characters of a name; more is none."""
_JOINTS = re.compile(
    r"[/,;&+،、·|]|\s-\s|\s(?:with|mit|avec|con|com|met|med|and|und|et|y|e|og|och)\s"
)
_DOMAIN = re.compile(r"(?:[^\W_][\w-]{0,40}\.){1,3}[a-z]{2,7}", re.IGNORECASE)
_LOGIN = re.compile(r"[a-z0-9]+(?:[._-][a-z0-9]+)*")
_DESK = re.compile(
    r"\b(?:staff|newsroom|news\s?desk|desk|team|bureau(?: chief)?|wire services?|admin|editorial"
    r"|reporters?|correspondents?|editors?|writers?|columnists?|journalists?|producers?"
    r"|contributors?|analysts?|directors?|managers?|experts?|specialists?|photographers?|publisher"
    r"|(?:co-?)?founder|ceo|cto|cmo|president|professor|lecturer|bloggers?|attorney|lawyer|officer"
    r"|consultant|strategist|coach|dietitian|nutritionist|intern"
    r"|redakteur(?:in)?|redaktion(?:en)?|korrespondent(?:in)?|chefredakteur(?:in)?"
    r"|redacci[oó]n|redactora?|periodista|corresponsal|editora?|rédact(?:ion|eur|rice)|journaliste"
    r"|correspondante?|redazione|giornalista|redactie|redac[cç][aã]o|repórter|jornalista"
    r"|redakcja|redakce|toimitus|redaktør|redaktör|muhabiri?|haber merkezi|agencies|agenturen"
    r"|agencias|agences|редакция|редакція|корреспондент|кореспондент|журналист)\b"
    r"|^(?:senior|chief|deputy|political|special|head of)\s"
    r"|تحریریه|سرویس|\bگروه\b|خبرنگار|\bدبیر\b|سردبیر|مراسل|التحرير|編集部|取材班|本刊|記者|记者"
    r"|편집부|취재팀|기자",
    re.IGNORECASE,
)
# Words that names of outlets, firms and institutions are made of and those of people are not.
_OUTLET = re.compile(
    r"^the\s|\b(?:news|newspaper|times|post|herald|tribune|gazette|journal|chronicle"
    r"|daily|weekly|magazine|observer|telegraph|guardian|mail|press|media|radio|tv|television"
    r"|online|digital|network|agency|services?|broadcasting|publishing|productions?|foundation"
    r"|university|institute|association|society|council|center|centre|company|group|inc|ltd|llc"
    r"|gmbh|zeitung|nachrichten|presse|rundschau|anzeiger|tageblatt|kurier|agentur|verlag"
    r"|agencia|agenzia|agência|agence|noticias|notícias|notizie|diario|periódico|prensa|stampa"
    r"|giornale|corriere|nouvelles|ajans[ıi]?|gazetesi|haber|wire|images|photos?)\b"
    r"|新聞|新闻|通信|通讯|時報|时报|日报|日報|放送|テレビ|신문|일보|뉴스|방송"
    r"|خبرگزاری|خبرگزاري|وكالة|صحيفة|روزنامه",
    re.IGNORECASE,
)

_BEATS = frozenset(
    "our the senior chief deputy staff special political politics sport sports business economic"
    " economics financial finance foreign health science technology tech crime court education"
    " environment climate religion entertainment culture arts feature features news national local"
    " investigative associate assistant managing executive contributing freelance royal diplomatic"
    " defence defense security media transport travel food world europe africa asia".split()
)
_WORKS_AS = frozenset(
    "reporter correspondent editor writer columnist journalist redakteur redakteurin korrespondent"
    " korrespondentin reporterin journalistin periodista journaliste muhabiri"
    " خبرنگار گزارشگر مراسلنا"
    " 記者 记者 기자".split()
)
_OFFICE_GLUED = re.compile(r"(?<=\w\w)\s?(?:記者|记者|기자|특파원|特派員)$")
_AGENCY_BEHIND = re.compile(
    r"\s(?:The\s)?(?:Associated Press|Canadian Press|Reuters|AFP|AP|dpa)$"
)
_PARTICLES = frozenset(
    "af al an av bin bint da das de del della den der di do dos du e el i ibn la las le los o of"
    " ten ter 't te van von vom y zu zum".split()
)
_MOST_WORDS = 6
"""Words of a name; arbitrary."""


def is_full_name(name: str) -> bool:
    """Tell a name of two to six words that begin in capitals, but for "de", "van" and the like.

    A name in a script without capitals is full whatever its words.
    """
    if not (name[:1].isupper() or name[:1].islower()):
        return bool(name)
    words = name.split()
    return 1 < len(words) <= _MOST_WORDS and all(
        not word[0].islower() or word in _PARTICLES for word in words
    )


def without_office(name: str) -> str:
    """Return a name without the office or agency beside it: "Political Editor Jane Doe"."""
    words = name.split()
    said = [word.casefold() for word in words]
    if said and said[-1] in _WORKS_AS:
        end = _last(said)
        if end > 1 and said[0] not in _BEATS and is_person(" ".join(words[:end])):
            return " ".join(words[:end])
    start = next((n for n, word in enumerate(said) if word not in _BEATS), 0)
    if said[start : start + 1] and said[start] in _WORKS_AS and len(said) > start + 2:
        return " ".join(words[start + 1 :])
    rest = _AGENCY_BEHIND.sub("", _OFFICE_GLUED.sub("", name))
    return rest if rest != name and is_full_name(rest) else name


def _last(said: list[str]) -> int:
    """Return where the words of an office at the end begin."""
    end = len(said) - 1
    while end and said[end - 1] in _BEATS:
        end -= 1
    return end


def is_agency(name: str) -> bool:
    """Tell whether a name is that of a news agency, with or without "The"."""
    return _agency(name) != ""


def is_desk(name: str) -> bool:
    """Tell whether a name is that of a desk or an office: "Harbour staff", "Chief editor"."""
    return bool(_DESK.search(name[:_LONGEST]))


@lru_cache(maxsize=1024)
def is_person(name: str) -> bool:
    """Tell whether a name in a byline is a person's: no agency, desk, outlet or login."""
    return not (
        is_agency(name)
        or is_desk(name)
        or _OUTLET.search(name[:_LONGEST])
        or _DOMAIN.fullmatch(name)
        or _LOGIN.fullmatch(name)
    )


def agencies_in(text: str) -> tuple[str, ...]:
    """Return the agencies in a credit such as "dpa/AFP" or "AP with Reuters", as we name them."""
    pieces = map(_agency, _JOINTS.split(text))
    return tuple(dict.fromkeys(piece for piece in pieces if piece))


def _agency(name: str) -> str:
    """Return the name under which an agency is known, or ""."""
    if len(name) > _LONGEST:
        return ""
    key = squeezed(name)
    known = AGENCY_NAMES.get(key) or AGENCY_NAMES.get(key.removeprefix("the"), "")
    return known if is_printed_so(name, known) else ""
