"""The place and day that open a body: "OSLO, 3 June (HW) -"."""

import re

from wirecrawler.normalize.title_case import ACRONYMS

_DATELINE_CHARS = 80

_WORD = r"[^\W\d_]"
_DAY = (
    rf"(?:{_WORD}{{3,9}}\.? [0-9]{{1,2}}|[0-9]{{1,2}}\.? (?:de )?{_WORD}{{3,12}}\.?)"
    r"(?:,? (?:de )?[0-9]{4})?"
)
_BRACKETED = r" ?(?:\([^()\n]{2,40}\)|/[^/\n]{2,40}/)"
_DASH = r"\.? ?(?:[–—―_]+|--+|-(?=\s|$))"
_STATE = r"(?:, [^\W\d_a-z][\w.’'-]*(?: [^\W\d_a-z][\w.’'-]*){0,2})?"
_SEP = "[,.]? "
# Agencies whose datelines stand without brackets.
_PERSIAN_AGENCY = (
    "(?:ایرنا|ایسنا|ایلنا|ایمنا|ایکنا|ایبنا|مهر|فارس|تسنیم|سانا|وفا|قنا|واس|بترا|وام)"
)

_PLACE = rf"(?P<place>{_WORD}[^\n,()–—―_:;!?]{{1,39}}?)"
_CAPITALS = r"(?P<capitals>[^\W\d_a-z][^\n,()–—―_:;!?a-z0-9]{1,39}?)"
_FORMS = tuple(
    map(
        re.compile,
        (
            # A place in capitals needs only a dash: "TEHRAN –", "KYIV, Dec 24 (Reuters) -".
            (
                rf"{_CAPITALS}{_STATE}(?P<more>(?:{_SEP}{_DAY})?(?:[.,]?{_BRACKETED}"
                rf"|, ?\w{{2,9}})?){_DASH}(?: РИА Новости\.)?"
            ),
            # In mixed case it needs an agency: "Berlin (dpa) -", "Tehran, July 29, IRNA –".
            rf"{_PLACE}{_STATE}(?:{_SEP}{_DAY})?(?:[.,]?{_BRACKETED}|, [A-Z]{{2,9}}){_DASH}",
            # "MOSCOW, October 19. /TASS/." and the Indian "New Delhi, Oct 3 (PTI)": no dash.
            rf"{_PLACE}{_STATE}{_SEP}{_DAY}[.,]?{_BRACKETED}\.?",
            # No place: "(Reuters) -", "Oct. 3 (UPI) --".
            rf"(?:{_DAY} )?\([A-Z][\w.&/-]{{1,19}}\){_DASH}",
            # "تهران- ایرنا-", "القاهرة 3 أكتوبر (رويترز) -", "دمشق-سانا".
            (
                rf"(?P<place>[\u0600-\u06ff][^\n()–—:.؛؟-]{{1,30}}?)"
                rf"(?: ?[-–—] ?{_PERSIAN_AGENCY}(?!\w)"
                rf"|[،,]? ?\([^()\n]{{2,20}}\)(?= ?[-–—:]))(?: ?[-–—:])*"
            ),
            # "【ロンドン共同】", "新华社北京10月17日电", "(서울=연합뉴스)".
            "【[^】\n]{0,20}(?:共同|時事|ロイター|AFP|AP|CNN|新華社|朝鮮通信)[^】\n]{0,6}】",
            "[\u4e00-\u9fff]{3,16}[0-9]{1,2}月[0-9]{1,2}日[电電]",
            r"\([^()=\n]{1,20}=[^()=\n]{1,30}\)",
        ),
    )
)
# What stands in capitals before a dash and is no place.
_LABELS = frozenset(
    "ANALYSIS BACKGROUND BREAKING COMMENT EXCLUSIVE FEATURE INTERVIEW LIVE NOTE OPINION PHOTO "
    "PHOTOS READ UPDATE URGENT VIDEO WATCH".split()
)
_PLACE_WORDS = 4
# In lower case within the names of places: Rio de Janeiro, Frankfurt am Main.
_INNER_WORDS = frozenset(
    "al am and de del der di do du e el en la of on sur the upon y".split()
)


def dateline_of(body: str) -> str:
    """Return the dateline that opens `body`, verbatim up to its dash; empty when there is none.

    Looked for at the beginning of the first paragraph only, in the forms news agencies use: place,
    day and agency before a dash, or those of TASS, Persian, Arabic and East Asian agencies.  At
    most 80 characters; the body keeps it.
    """
    opening = body.lstrip()[: _DATELINE_CHARS + 1].split("\n", 1)[0]
    for form in _FORMS:
        found = form.match(opening)
        if found and found.end() <= _DATELINE_CHARS and _is_placed(found):
            return found[0].rstrip()
    return ""


def _is_placed(found: re.Match[str]) -> bool:
    """Return whether what stands where a place should be may be one."""
    groups = found.groupdict()
    if "capitals" in groups:
        return _is_in_capitals(groups["capitals"], alone=not groups["more"])
    words = groups.get("place", "").split()
    return len(words) <= _PLACE_WORDS and not any(
        word[0].islower() and word not in _INNER_WORDS for word in words
    )


def _is_in_capitals(place: str, *, alone: bool) -> bool:
    words = re.findall(r"\w+", place)
    if not place.isupper() or len(words) > _PLACE_WORDS:
        return False
    letters = sum(map(str.isalpha, place))
    return not alone or (letters >= 3 and not (ACRONYMS | _LABELS).intersection(words))
