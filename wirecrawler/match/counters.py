"""Counters: lines of a page that change by themselves, in the languages of the sources.

"124 comments", "3 min read", "Updated 5 minutes ago", "Advertisement 2 of 5": they stand among the
paragraphs where nothing else tells them from text, and another number in them is no news.
"""

import re

from wirecrawler.normalize.shorthand import shorthand

_LONGEST = 80
"""Characters of such a line; arbitrary."""

_WORD = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"\d")
_COUNTED = frozenset(
    "comment comments reply replies reaction reactions view views share shares like likes"
    " kommentar kommentare aufruf aufrufe commentaire commentaires vues partages"
    " comentario comentarios vistas comentário comentários visualizações commenti"
    " visualizzazioni reacties yorum görüntülenme okunma paylaşım beğeni"
    " комментарий комментария комментариев просмотр просмотра просмотров"
    " نظر نظرات دیدگاه بازدید تعليق تعليقات مشاهدة مشاهدات"
    " 评论 條評論 条评论 阅读 浏览 次浏览 次阅读 コメント 件のコメント 댓글 조회 조회수".split()
)
_ADVERTISED = frozenset(
    "advertisement advertisements ad ads anzeige werbung publicité publicidad publicidade"
    " pubblicità advertentie reklam реклама تبلیغات آگهی إعلان إعلانات 广告 廣告 広告 광고".split()
)
_BESIDE = frozenset("k m of no total slot von de sur bin mil tsd тыс".split())
# Labels that tell a line of dates: published, updated, so long ago, so long to read.
_LABELS = frozenset("lugq")
_SIGN = re.compile(r"[^\W\d_]+")

# At an end of a headline: "(124 comments)", "| 3 min read".
_HUNG = re.compile(r"\s*[(\[]([^()\[\]]{1,60})[)\]]\s*$|\s+[|·•–—-]\s+([^|·•]{1,60})$")


def is_counter(line: str) -> bool:
    """Tell whether `line` as a whole is a count, a relative time, or the time of an update.

    A date without a word of what it is the date of is none: it may be a heading.
    """
    if not line or len(line) > _LONGEST:
        return False
    words = set(_WORD.findall(line.casefold()))
    if words and words <= _COUNTED | _ADVERTISED | _BESIDE:
        has_digit = _DIGIT.search(line) is not None
        return bool(words & _ADVERTISED) or (has_digit and bool(words & _COUNTED))
    return _is_of_dates(line)


def without_counter(headline: str) -> str:
    """Return `headline` without the counter that hangs at its end."""
    hung = _HUNG.search(headline, max(0, len(headline) - _LONGEST))
    if hung and hung.start() and is_counter(hung[1] or hung[2]):
        return headline[: hung.start()]
    return headline


def _is_of_dates(line: str) -> bool:
    if not _DIGIT.search(line):
        return False
    read = shorthand(line)
    return not read.unknown and bool(_LABELS & set(_SIGN.findall(read.text)))
