"""Agencies: the names under which news agencies, and outlets that others print, are known.

One agency has several: initials, its full name, that of another script.  The table holds those
that other sources credit.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import accumulate

from wirecrawler.normalize.text import squeezed

# An agency a line: the name that we credit, its other names, and behind the bar those that mean
# it only where a line is known to credit somebody, as those of outlets always do.
_TABLE = """
AAP, Australian Associated Press
ABNA | AhlulBayt News Agency, ابنا
Adnkronos
AFP, Agence France-Presse, AFPRelaxnews, AFP時事, أ ف ب, فرانس برس, 法新社, АФП | afp, ا ف ب, آ ف پ\
, خبرگزاری فرانسه, الأنباء الفرنسية
AGERPRES
Agência Brasil
AKIpress
| Al-Alam
| Al-Manar, المنار
| Al Mayadeen, الميادين, المیادین
| Al Jazeera, Aljazeera, الجزيرة, الجزیره
Anadolu Agency, Anadolu Ajansı, الأناضول | AA, Anadolu, آناتولی, آناتولی نیوز
ANI
ANP, Algemeen Nederlands Persbureau
ANSA
ANTARA
AP, Associated Press, APTN, AP通信, أسوشيتد برس, أ ب, 美联社, 美聯社\
 | AP News, آسوشیتدپرس, آسوشیتد پرس, اسوشیتدپرس, اسوشيتد برس
APA, Austria Presse Agentur | apa
APP
APS
askanews
| BBC, بی بی سی, بي بي سي
Belga
BELTA, БЕЛТА
Bernama
Bloomberg, Bloomberg News, 彭博社 | بلومبرگ, بلومبرغ
BNA
BNS
BSS
BTA, БТА
CNA, Central News Agency, 中央社
CNN | سی ان ان, سي إن إن
CP, Canadian Press | La Presse canadienne
ČTK, CTK
| Deutsche Welle, DW
DHA, Demirören Haber Ajansı
dpa, Deutsche Presse-Agentur, د ب أ, ДПА | dpa-infocom, dpa-infocom GmbH
dpa-AFX
EFE, Agencia EFE
ELTA
epd | Evangelischer Pressedienst
Europa Press | EuropaPress
Fars News Agency, خبرگزاری فارس | Fars, FNA, فارس
| Financial Times, FT
| France 24
| Global Voices
HINA
IANS
İHA, IHA | İhlas Haber Ajansı
Interfax, Интерфакс
Interfax-Ukraine
IPS, Inter Press Service
| IQNA, ایکنا
| IRIB, IRIB News, خبرگزاری صدا و سیما
IRNA, ارنا, ایرنا
ISNA, اسنا, ایسنا
ایلنا | ILNA
Jiji Press, 時事, 時事通信, 時事通信社 | Jiji
KCNA, 朝鮮通信
Keystone-SDA, SDA | sda, ats, Keystone, ATS, Keystone-ATS
KNA
KUNA
Kyodo, Kyodo News, 共同社, 共同, 共同通信, 共同通信社
LaPresse
LETA
Lusa, Agência Lusa
MAP
Mehr News Agency, MNA, خبرگزاری مهر | Mehr News, مهر
MENA
MTI
NNA
Notimex
| NPR
NTB
ONA
| Pars Today, پارس‌تودی, پارس تودی
PA, PA Media, Press Association
PAP
Petra
PNA
Prensa Latina
| Press TV, پرس تی وی
PTI, Press Trust of India
QNA
| RFE/RL, Radio Free Europe, Radio Farda
RIA Novosti, РИА Новости | РИА, RIA, ریانووستی
Ritzau
Reuters, Thomson Reuters, Thomson Reuters Foundation, رويترز, رویترز, ロイター, 로이터, 路透社\
, Рейтер, Ройтерс, Ρόιτερς, רויטרס
| RT, Russia Today, راشاتودی
SANA, سانا
SAPA
SID
SPA, Saudi Press Agency
Sputnik, 卫星通讯社, 衛星通訊社 | اسپوتنیک, سبوتنيك
STT
Tanjug
TASS, ITAR-TASS, ТАСС, 塔斯社, タス通信 | تاس
Tasnim News Agency, Tasnim, تسنیم
Télam
| The Conversation
| The Guardian
| The New York Times, New York Times, NYT
| The Washington Post, Washington Post
TT, TT Nyhetsbyrån
TTXVN, VNA, Vietnam News Agency
Ukrinform, Укринформ, Укрінформ
UNB
UNI, United News of India
UPI, United Press International
| VOA, Voice of America
WAFA, وفا
WAM
Xinhua, Xinhua News Agency, 新华社, 新華社, Синьхуа, Синхуа | شینهوا, شينخوا
| YJC, Young Journalists Club, باشگاه خبرنگاران جوان
Yonhap, Yonhap News Agency, 연합뉴스, 韩联社, 韓聯社, 聯合ニュース
ΑΠΕ-ΜΠΕ
РБК
УНИАН, УНІАН
中新社
뉴스1
뉴시스
news agencies, وكالات | Agencies, Agenturen, agences, agencias, agências, agenzie\
, وکالات, agentúry, wire services, wire reports, agency reports, agency inputs\
, Agenturmaterial, ajanslar, الوكالات, خبرگزاری‌ها
"""


def _rows() -> Iterator[tuple[str, list[str], list[str]]]:
    """Yield the name to credit, the names for any place and those for credits alone."""
    for line in _TABLE.strip().splitlines():
        sides = (side.split(", ") for side in line.partition("|")[::2])
        known, credited = (
            [name for n in side if (name := n.strip())] for side in sides
        )
        yield (known or credited)[0], known, credited


AGENCY_NAMES = {squeezed(name): name for _, known, _ in _rows() for name in known}
"""dict[str, str]: squeezed name -> a news agency's name as printed."""
_CREDITED = {
    squeezed(name): (name, first)
    for first, known, credited in _rows()
    for name in (*known, *credited)
}
"""dict[str, tuple[str, str]]: squeezed name -> the name and that under which it is credited."""
_ACRONYM = 5
"""Letters of a name that is only known as printed here or in capitals: Ani is a name."""
_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = max(len(_WORD.findall(name)) for name, _ in _CREDITED.values())
_WORDS_OF = [
    _WORD.findall(name)
    for _, known, credited in _rows()
    for name in (*known, *credited)
]
_FIRST_WORDS = {words[0].casefold() for words in _WORDS_OF}
_TELLING_WORDS = {max(words, key=len).casefold() for words in _WORDS_OF}
"""Of each name its longest word: most texts hold none of them."""
_PREFIXED = frozenset("\u0648\u0644")
"""Letters that Arabic writes in one with the next word: "and", "to"."""
_GLUED = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af]")
_OTHER_SCRIPTS = re.compile(r"[\u3040-\u30ff\u4e00-\u9fff\uac00-\ud7af\uff21-\uff5a]")
"""Where names stand without spaces, or in wide letters."""
_WIDE = {wide: chr(wide - 0xFEE0) for wide in range(0xFF21, 0xFF5B)}
"""dict[int, str]: the letters of "\uff21\uff30", as Japanese prints initials -> those of "AP"."""
_UNSPACED = sorted((n for n in _CREDITED if _GLUED.match(n)), key=len, reverse=True)
"""Names in scripts that set no spaces, the longest first."""
_LONGEST = 600
"""Characters of a text that are looked through; more credit nobody.  Arbitrary."""


def is_printed_so(printed: str, known: str) -> bool:
    """Tell whether a short name is printed as it is known, or in capitals."""
    if len(known) > _ACRONYM:
        return True
    letters, expected = (
        "".join(filter(str.isalnum, name)) for name in (printed, known)
    )
    return letters.isupper() or letters == expected


@lru_cache(maxsize=1024)
def agencies_named(text: str) -> tuple[str, ...]:
    """Return the agencies and outlets that a credit names anywhere in it, in order, each once.

    Each by the name under which we credit it, whatever name or script it is named by.
    """
    return tuple(dict.fromkeys(_named(text[:_LONGEST])))


def may_name_agency(text: str) -> bool:
    """Tell whether a text holds any word without which no part of it names an agency."""
    if text.isascii():
        folded = _WORD.findall(text.lower())
    else:
        folded = [word.casefold() for word in _WORD.findall(text)]
        if _OTHER_SCRIPTS.search(text) or any(w[0] in _PREFIXED for w in folded):
            return True
    if _TELLING_WORDS.isdisjoint(folded):
        return False
    return next(_spelled(_WORD.findall(text), folded), None) is not None


SOME_AGENCIES = "news agencies"
"""Those of a credit that names none of them."""


def credited_name(name: str) -> str:
    """Return the name under which the agency of this name is credited; "" of no agency."""
    name = name.translate(_WIDE)
    key = squeezed(name)
    known = _CREDITED.get(key) or _CREDITED.get(key.removeprefix("the"))
    return known[1] if known and is_printed_so(name, known[0]) else ""


def _named(text: str) -> Iterator[str]:
    if not text.isascii():
        text = text.translate(_WIDE)
    words = _WORD.findall(text)
    folded = [word.casefold() for word in words]
    is_prefixed = not text.isascii() and any(word[0] in _PREFIXED for word in folded)
    if is_prefixed or not _TELLING_WORDS.isdisjoint(folded):
        yield from _spelled(words, folded)
    if not text.isascii() and _GLUED.search(text):
        yield from _unspaced(text)


def _spelled(words: list[str], folded: list[str]) -> Iterator[str]:
    """Yield the agencies that words name, of two at one place that of more words."""
    end = 0
    for place, first in enumerate(folded):
        if place < end or not (first in _FIRST_WORDS or first[0] in _PREFIXED):
            continue
        count, name = _longest(words, folded, place)
        end = place + count
        if name:
            yield name


def _unspaced(text: str) -> Iterator[str]:
    """Yield the agencies whose names stand in a text that sets no spaces."""
    for name in _UNSPACED:
        place = text.find(name)
        after = text[place + len(name) :][:1]
        # Two letters begin other words too: "\u5171\u540c" is "common".
        if place >= 0 and not (len(name) == 2 and _GLUED.match(after)):
            yield _CREDITED[name][1]
            text = text.replace(name, " ")


def _longest(words: list[str], folded: list[str], place: int) -> tuple[int, str]:
    """Return the name with the most words that begins here, and how many; (1, "") of none."""
    keys = list(accumulate(folded[place : place + _MOST_WORDS]))
    for count in range(len(keys), 0, -1):
        key = keys[count - 1].replace("\u0307", "")  # of the Turkish capital of "i"
        if key in _CREDITED or key[0] in _PREFIXED:
            printed = "".join(words[place : place + count])
            if name := _name_of(printed, key, is_spaced=count > 1):
                return count, name
    return 1, ""


def _name_of(printed: str, key: str, *, is_spaced: bool) -> str:
    known = _CREDITED.get(key)
    if known is None and key[0] in _PREFIXED and len(key) > _ACRONYM:
        known = _CREDITED.get(key[1:])
    if known is None or (" " in known[0] and len(key) < _ACRONYM and not is_spaced):
        return ""  # "\u0623 \u0628" is AP, and "\u0623\u0628" a father
    return known[1] if is_printed_so(printed, known[0]) else ""
