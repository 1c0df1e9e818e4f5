"""Tails: an agency's own code at the end of a story: "End Item", "MNA/6017630", "(end) nn.aa".

Agencies close a story with a word, the initials of who wrote and edited it, the number of its
desk.  It is told by its outline alone, and only in the last paragraphs or on the last line of one:
what stands behind a sentence on its line is part of the paragraph.
"""

import re
import unicodedata
from dataclasses import replace

from wirecrawler.extract.blocks import Block
from wirecrawler.normalize.organisation import is_agency
from wirecrawler.normalize.title_case import ACRONYMS

_LONGEST = 60
"""Characters of a code; arbitrary, half as long again as the longest that was met."""
_MOST = 4
"""Codes at the end of one story; arbitrary: initials, a closing word, a number."""
_LEADING = tuple(":：,،、;")
"""What ends a paragraph that leads to the next one."""
# Arabic and Persian keyboards write one letter in two ways.
_LETTERS = str.maketrans("يىكة", "ییکه")

_INITIALS = r"[^\W\d_]{1,3}"
_GAP = r"[\s./*-]{1,3}"
# What may follow a closing word: "nn.aa", "22", "/129/".
_BEHIND = (
    rf"(?:(?:{_INITIALS}|\d{{1,8}})(?:{_GAP}(?:{_INITIALS}|\d{{1,8}})){{0,3}})?"
    r"[\s./*-]{0,3}"
)
_EDGE = r"[-–—_/*#<>()\[\]（）【】«»=|\s]{0,6}"
_CLOSING = re.compile(
    rf"(?P<open>{_EDGE})"
    r"(?:(?P<sure>end of (?:item|message|story)|end ?item|انتهای ?(?:پیام|خبر)"
    r"|پایان ?(?:پیام|خبر)|انتهی(?: الخبر)?|النهایه|完|终|終|了|끝)"
    r"|(?P<word>ende|ends?|fine|fin|fim|slut|koniec|конец|кінець))"
    rf"(?P<close>{_EDGE})(?P<behind>{_BEHIND})",
    re.IGNORECASE,
)
# "-30-" needs its dashes; "....." and "* * *" part nothing from what does not follow.
_SIGN = re.compile(
    r"[-–—]{1,2} ?30 ?[-–—]{1,2}|#(?: ?#){1,4}|[.…·•*=_~–—-](?: ?[.…·•*=_~–—-]){2,59}"
)
# "233219", "/129", "101/ 211 /207", "3266/1416", "9157**1396", "265 33"
_NUMBERS = re.compile(
    r"\d{5,7}|(?:/ ?)+\d{1,6}/?|\d{2,6}/|/? ?\d{2,5}(?: ?/ ?\d{2,5}){2,3} ?/?"
    r"|\d{3,5} ?/ ?\d{3,5}/?|\d{2,6}(?: ?\*{1,3} ?\d{2,6}){1,3}\*{0,3}|\d{3} \d\d"
)
# "2025/2026", "2026/11/03", "03/11/2026"
_DATES = re.compile(
    r"(?:1[34]|19|20)\d\d ?/ ?(?:1[34]|19|20)\d\d|\d{4}/\d\d?/\d\d?"
    r"|\d\d?/\d\d?/(?:\d{4}|\d\d)"
)
# An agency or a reporter and a number: MNA/6017630, dpa:261103-930-123/3
_FILED = re.compile(r"/{0,2}(?P<name>[^\W\d_]{2,6}) ?(?P<mark>/ ?|:)\d[\d/*-]{2,19}")
# "News ID 128745" and others beside it.
_LABEL = r"(?:(?:news|story|item|journalist|reporter) (?:id|code)|کد (?:خبر|خبرنگار))"
_LABELLED = re.compile(
    rf"{_LABEL}[\s:]{{0,3}}\d{{2,14}}(?:[\s/|,-]{{1,3}}{_LABEL}[\s:]{{0,3}}\d{{2,14}}){{0,2}}",
    re.IGNORECASE,
)
# The name that a page's program gives to a box: "news_share".
_PROGRAM = re.compile(r"[a-z]{2,12}(?:_[a-z]{2,12}){1,3}")
# "mb", "Kh.A", "mlm-sdu" in alphabets with capitals; "ح.ا"
_INITIALED = re.compile(
    r"[A-Za-z\u00c0-\u052f]{1,3}(?:[.-][A-Za-z\u00c0-\u052f]{1,3}){0,2}\.?"
    r"|[\u0620-\u06d3](?:\.[\u0620-\u06d3]){1,2}\.?"
)
# What the initials of an editor are followed by: "im/kx (AP, Reuters)".
_SOURCES = re.compile(r"(?<=\w) \([^()]{2,40}\)$")
_NO_CODES = frozenset(
    "ac am and at dc eu go he her hi him his http ip it kg km mg ml no of off oh ok on or out she"
    " so the tcp to tv uk un up us was we yes you".split()
)
"""Words and units that stand between slashes too; none is a reporter."""


def without_tail(blocks: list[Block]) -> list[Block]:
    """Return the blocks of a story less the codes that close it: whole paragraphs or lines.

    Items of lists and rows of tables are no codes, nor is what a colon leads to; something is
    always left.
    """
    kept = blocks[:]
    for _ in range(_MOST):
        if not kept or not _is_text(kept[-1]):
            break
        last = kept[-1]
        end = _last_break(last)
        if not is_tail("".join([text for text, _ in last.pieces[end:]])):
            break
        head = [_cut(last, end)] if end else []
        before = head or kept[-2:-1]
        if not before or _leads_on(before[0]):
            break
        kept[-1:] = head
    return kept


def is_tail(line: str) -> bool:
    """Tell whether a line is nothing but the code that closes a story."""
    if len(line) > _LONGEST:
        return False
    shown = "".join(c for c in line if unicodedata.category(c) != "Cf")
    code = " ".join(shown.split()).translate(_LETTERS)
    return (
        _is_closing(code)
        or bool(_SIGN.fullmatch(code) or _LABELLED.fullmatch(code))
        or bool(_PROGRAM.fullmatch(code))
        or _is_number(code)
        or _is_filed(code)
        or _is_signed(code)
    )


def _is_text(block: Block) -> bool:
    return block.tag != "li" and block.within is None and "\t" not in block.text


def _leads_on(block: Block) -> bool:
    return block.text.rstrip().endswith(_LEADING)


def _last_break(block: Block) -> int:
    """Return the index of the piece with which the last line of a block begins, 0 of one line."""
    ends = (n for n in reversed(range(len(block.pieces))) if block.pieces[n][0] == "\n")
    return next(ends, 0)


def _cut(block: Block, end: int) -> Block:
    head = replace(block, pieces=block.pieces[:end])
    head.end()
    return head


def _is_closing(code: str) -> bool:
    """Tell a closing word, which an edge or capitals set apart from a word of the story."""
    found = _CLOSING.fullmatch(code)
    if found is None:
        return False
    is_apart = bool(found["open"].strip() or found["close"].strip())
    if any(c.isalpha() for c in found["behind"]) and not found["close"].strip():
        return False
    return is_apart or bool(found["sure"]) or found["word"].isupper()


def _is_number(code: str) -> bool:
    """Tell the number of a desk or a reporter from a date, years and a fraction."""
    return bool(_NUMBERS.fullmatch(code)) and not _DATES.fullmatch(code)


def _is_filed(code: str) -> bool:
    """Tell a number behind the initials of an agency or a reporter."""
    found = _FILED.fullmatch(code)
    if found is None or _is_word(found["name"]):
        return False
    return found["mark"] != ":" or is_agency(found["name"])


def _is_signed(code: str) -> bool:
    """Tell the initials of who wrote and edited a story, with or without an agency's name."""
    parts = _SOURCES.sub("", code).split("/")
    names = [name for part in parts if (name := part.strip(" ()"))]
    others = [name for name in names if not is_agency(name)]
    if len(parts) == 1:
        return bool(others) and _is_bare(code)
    if not others:  # a credit, but "MNA/TT" (two letters are initials, too)
        return len(names) == 2 and len(names[1]) == 2
    is_short = all(_INITIALED.fullmatch(name) for name in others)
    if not is_short or any(map(_is_word, others)):
        return False
    if len(others) < len(names):
        return True
    # Capitals by threes are currencies: "EUR/USD".
    is_pair = any(len(n) == 3 and n.isalpha() and n.isupper() for n in others)
    return not is_pair and max(map(len, others)) > 1


def _is_word(name: str) -> bool:
    return name.casefold() in _NO_CODES


def _is_bare(code: str) -> bool:
    """Tell initials without any mark: "ME", "ms", "PTI SKL KVK"."""
    first, *more = code.split()
    if more:
        are_short = all(len(w) in (2, 3) and w.isupper() for w in more)
        return is_agency(first) and are_short
    is_pair = len(code) == 2 and code.isascii() and code.isalpha()
    is_known = code in ACRONYMS or _is_word(code)
    return is_pair and not is_known and (code.isupper() or code.islower())
