"""The place and day that open a body: "OSLO, 3 June (HW) -".

A sentence that credits ("به گزارش خبرگزاری مهر،", "Mehr reports that") is part of the text and no
dateline; nor is a place before a colon or a full stop alone, which cannot be told from a label or
from a sentence of one word.
"""

import re

from wirecrawler.normalize.organisation import agencies_in
from wirecrawler.normalize.title_case import ACRONYMS

_DATELINE_CHARS = 80

# Each repetition is bounded, and what is searched is 80 characters long.
_WORD = r"[^\W\d_]"
_DAY = (
    rf"(?:(?:{_WORD}{{3,9}}\.? [0-9]{{1,2}}|[0-9]{{1,2}}\.? (?:de )?{_WORD}{{3,12}}\.?)"
    r"(?:,? (?:de )?[0-9]{4})?"
    r"|[0-9]{1,2}[./-][0-9]{1,2}[./-](?:[0-9]{4}|[0-9]{2}))"
)
_BRACKETED = r" ?(?:\((?P<agency>[^()\n]{2,40})\)|/(?P<slashed>[^/\n]{2,40})/)"
_DASH = r"\.? ?(?:[–—―_]+|--+|-(?=\s|$))"
_STATE = r"(?:, [^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,2})?"
_SEP = "[,.]? "
_PLACE = rf"(?P<place>{_WORD}[^\n,()–—―_:;!?]{{1,39}}?)"
_CAPITALS = r"(?P<capitals>[^\W\d_a-z][^\n,()–—―_:;!?&a-z0-9]{1,39}?)"
# Agencies whose datelines stand without brackets, "وكالات" (agencies) among them.
_ARABIC_AGENCY = (
    "(?:ایرنا|ایسنا|ایلنا|ایمنا|ایکنا|ایبنا|مهر|فارس|تسنیم|سانا|وفا|قنا|واس|بترا|وام|كونا|سبأ|واع"
    "|وكالات|رويترز|الأناضول)"
)
_ARABIC_PLACE = r"(?P<place>[\u0600-\u06ff][^\n()–—:.؛؟0-9-]{1,30}?)"
_FORMS = tuple(
    map(
        re.compile,
        (
            # A place in capitals needs only a dash: "TEHRAN –", "KYIV, Dec 24 (Reuters) -".
            (
                rf"{_CAPITALS}{_STATE}(?P<more>(?:{_SEP}{_DAY})?(?:[.,]?{_BRACKETED}"
                rf"|[.,] ?[\w.]{{2,12}})?){_DASH}"
            ),
            # In mixed case it needs an agency: "Berlin (dpa) -", "Tehran, July 29, IRNA –".
            (
                rf"{_PLACE}{_STATE}"
                rf"(?:[.,]?{_BRACKETED}|(?:{_SEP}{_DAY})?[.,] [A-Z]{{2,9}}){_DASH}"
            ),
            # ... or a day: "Oslo, 3.6.2026 –", "Madrid, 3 oct (EFE).-".
            (
                rf"{_PLACE}{_STATE}(?P<more>{_SEP}{_DAY}[.,]?(?: [A-Z][\w.]{{2,12}}|{_BRACKETED}))"
                rf"{_DASH}"
            ),
            rf"{_PLACE}{_STATE}(?P<more>[,.] {_DAY}){_DASH}",
            # "MOSCOW, October 19. /TASS/." and the Indian "New Delhi, Oct 3 (PTI)": no dash.
            rf"{_PLACE}{_STATE}(?P<more>{_SEP}{_DAY}[.,]?{_BRACKETED})\.?",
            # "BERLIN (dpa)", "Köln (epd).": no dash and no day.
            rf"{_CAPITALS}{_STATE} \((?P<known>[^()\n]{{2,40}})\)\.?",
            rf"{_PLACE}{_STATE} \((?P<known>[^()\n]{{2,40}})\)\.",
            # No place: "(ANSA) - ROMA, 17 OTT -", "(Reuters) -", "Oct. 3 (UPI) --", "AFP -".
            (
                rf"(?:{_DAY} )?\((?P<signed>[A-Z][\w.&/-]{{1,19}})\){_DASH}"
                rf"(?: [^\W\d_a-z]{{3,20}},? {_DAY}{_DASH})?"
            ),
            rf"(?P<known>[A-Z][\w/-]{{1,19}}){_DASH}",
            # "تهران- ایرنا-", "القاهرة 3 أكتوبر (رويترز) -", "الرياض 3 صفر 1448 هـ واس".
            (
                rf"{_ARABIC_PLACE}(?: ?[-–—/] ?{_ARABIC_AGENCY}(?!\w)"
                rf"| [0-9]{{1,2}}[-/ ][^\n()–—:.؛؟]{{3,30}}? {_ARABIC_AGENCY}(?!\w)"
                r"|(?: [0-9]{1,2} \w{2,12}(?: [0-9]{4})?)?[،,]? ?\([^()\n]{2,20}\)(?= ?[-–—:]))"
                r"(?: ?[-–—:])*"
            ),
            # "【ロンドン共同】", "新华社北京10月17日电", "（台北17日電）", "(서울=연합뉴스)".
            "【[^】\n]{0,20}(?:共同|時事|聯合|中央社|ロイター|AFP|AP|CNN|新華社|朝鮮通信)[^】\n]{0,6}】",
            "[\u4e00-\u9fff]{3,16}[0-9]{1,2}月[0-9]{1,2}日[电電]",
            r"[（(][^（）()\n]{1,24}[0-9]{1,2}日[電电][）)]",
            r"[\[(][^()\[\]=\n]{1,20}=[^()\[\]=\n]{1,30}[\])]",
        ),
    )
)
# What may follow the dash: the agency, where the day came before it.
_BEHIND = re.compile(r" (?P<known>[^\W\d_a-z][^\n,.:–—-]{1,24})(?:\.|:| ?[–—-])(?=\s)")
# What stands in capitals before a dash and is no place.
_LABELS = frozenset(
    "ANALYSIS BACKGROUND BREAKING COMMENT EXCLUSIVE EXPLAINER FACT FEATURE INTERVIEW LIVE NEWS NOTE"
    " OPINION PHOTO PHOTOS PUBLISHED READ REVIEW STAND UPDATE UPDATED URGENT VIDEO WATCH WARNING"
    " MONDAY TUESDAY WEDNESDAY THURSDAY FRIDAY SATURDAY SUNDAY".split()
)
_PLACE_WORDS = 4
_ALONE = 4
"""Letters of a place that has nothing but a dash: PSG and COP are none."""
# In lower case within the names of places: Rio de Janeiro, Frankfurt am Main.
_INNER_WORDS = frozenset(
    "al am and an de del der di do du e el en la of on sur the upon y".split()
)
# As German agencies sign: dpa/lbn, sda.
_SIGNED_SMALL = re.compile(r"[a-z]{2,6}(?:[/-][a-zA-Z]{2,5}){0,2}")


def dateline_of(body: str) -> str:
    """Return the dateline that opens `body`, verbatim up to its dash; empty when there is none.

    Looked for at the beginning of the first paragraph only, in the forms news agencies use: place,
    day and agency before a dash, or those of TASS, Persian, Arabic and East Asian agencies.  What
    goes on in lower case is a sentence.  At most 80 characters; the body keeps it.
    """
    text = body.lstrip()[: 2 * _DATELINE_CHARS].split("\n", 1)[0]
    for form in _FORMS:
        found = form.match(text[: _DATELINE_CHARS + 1])
        if found and found.end() <= _DATELINE_CHARS and _is_dateline(found):
            end = _end(found, text)
            return text[:end].rstrip() if _opens(text[end:]) else ""
    return ""


def _end(found: re.Match[str], text: str) -> int:
    """Return where a dateline ends, which may be behind an agency that follows its dash."""
    behind = _BEHIND.match(text, found.end())
    return behind.end() if behind and agencies_in(behind["known"]) else found.end()


def _opens(text: str) -> bool:
    """Tell the beginning of a sentence: its first letter is no small one."""
    return not next((c for c in text if c.isalpha()), "X").islower()


def _is_dateline(found: re.Match[str]) -> bool:
    said = found.groupdict()
    known = said.get("known")
    if known and not agencies_in(known):
        return False
    signed = said.get("signed")
    if signed and not (signed.isupper() or agencies_in(signed)):
        return False
    if place := said.get("capitals"):
        return _is_in_capitals(place, alone=not (known or said.get("more")))
    return _is_place(said.get("place") or "") and (
        bool(said.get("more") or known) or _is_signed(said.get("agency") or "")
    )


def _is_signed(agency: str) -> bool:
    """Tell what stands in brackets behind a place from a party, a share, an age or a score."""
    return not agency or bool(_SIGNED_SMALL.fullmatch(agency) or agencies_in(agency))


def _is_place(place: str) -> bool:
    """Tell whether what stands where a place should be may be one."""
    words = place.split()
    return (
        len(words) <= _PLACE_WORDS
        and _LABELS.isdisjoint(word.upper() for word in words)
        and not any(word[0].islower() and word not in _INNER_WORDS for word in words)
    )


def _is_in_capitals(place: str, *, alone: bool) -> bool:
    words = re.findall(r"\w+", place)
    if not place.isupper() or len(words) > _PLACE_WORDS:
        return False
    letters = sum(map(str.isalpha, place))
    is_known = not (ACRONYMS | _LABELS).isdisjoint(words)
    return not alone or (letters >= _ALONE and not is_known)
