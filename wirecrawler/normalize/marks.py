"""Marks at the ends of headlines: "(+Video)", "LIVE:", "UPDATE 2-", in the languages of the wire.

A mark says what hangs on a story (pictures, film) or how it was sent (urgent, updated), not what
happened.  What tells a reader the kind of text stays: "Opinion:", "Analysis:", "Correction:".
"""

import re

from wirecrawler.normalize.ends import cut_ends

# Pictures, film and sound.
_SHOWN = (
    r"photos?|pics?|pictures?|images?|videos?|clips?|audio|gallery|slideshow|infographics?"
    r"|in (?:pictures|photos|pics|images)"
    r"|fotos?|vidéos?|v[íi]deos?|v[iİ]deo|bilder|bildergalerie|en images|imágenes|imagens|galería"
    r"|galerie|foto galeri|fotoğraf(?:lar)?|görüntüler|фото|видео|аудио"
    r"|عکس(?:\u200c?ها)?|فیلم|ویدئو|ویدیو|ویدیوئو|تصاویر|گزارش تصویری|صوت|اینفوگرافیک|اینفوگرافی"
    r"|صور|فيديو|بالفيديو|بالصور|تصویر"
    r"|動画|写真|映像|画像|视频|視頻|影片|图|圖|组图|組圖|图集|多图|영상|동영상|사진|포토"
)
# How it was sent, and how it goes on.
_SENT = (
    r"live(?: updates?)?|urgent|breaking(?: news)?|just in|updated?|updates"
    r"|en direct|en vivo|en directo|ao vivo|última hora|urgente|eil|eilmeldung|son dak[iİ]ka|canlı"
    r"|срочно|عاجل|فوری|فوري|速報|快讯|快訊|更新|속보"
)
_NUMBER = r"종합[0-9]?보?|[0-9]보"
# Only before a headline: "City Bans Pipes (Lead)" is of the metal.
_LEAD = r"[(\[](?:lead|[1-9](?:st|nd|rd|th) ld)[)\]]"
_CALL = r"watch|listen"
_MORE = r"graphics?|maps?"

_JOINT = r"\s*(?:,|،|、|/|&|\+|and|und|et|y|و)\s*"
_ANY = rf"(?:\+\s*)?(?:(?:with|see)\s+)?(?:{_SHOWN}|{_SENT}|{_NUMBER}|{_CALL}|{_MORE})"
_BRACKETED = rf"[(\[（［【〔]\s*{_ANY}(?:{_JOINT}{_ANY}){{0,4}}\s*[)\]）］】〕]"
_LABEL = rf"(?:{_SHOWN}|{_SENT}|{_CALL})"
_LABELS = rf"{_LABEL}(?:{_JOINT}{_LABEL}){{0,2}}"
_PICTURES = rf"(?:{_SHOWN})(?:{_JOINT}(?:{_SHOWN})){{0,3}}"
# "Painting Is Fake - Gallery" tells who says so.
_LAST = rf"(?!gallery){_PICTURES}|live(?: updates)?"
# Arabic and Persian labels end in dots as well, French ones in capitals in a full stop.
_ARABIC = r"(?:بالفيديو|بالصور|فيديو|صور|عاجل|فیلم|فوری|عکس)"
_FRENCH = r"(?-i:VID[ÉE]OS?|PHOTOS?|EN (?:IMAGES|DIRECT|PHOTOS|VIDÉO))"

_RESENT = (
    r"(?:(?:rpt|repeat|refile|corrected|recasts?)-){0,3}(?:update|wrapup) [0-9]{1,2}-"
    r"|(?-i:(?:RPT|REPEAT|REFILE|CORRECTED)-){1,3}(?=\w)"
)
_OPENING = re.compile(
    rf"(?:(?:{_BRACKETED}|{_LEAD})\s*[-–—:：]?\s*"
    rf"|{_LABELS}(?:\s*[:：|｜]\s*|\s+[-–—]\s+|\s*/\s+)"
    rf"|{_ARABIC}\s*(?:\.{{2,3}}|…)\s*|{_FRENCH}\.\s+|{_RESENT})",
    re.IGNORECASE,
)
_CLOSING = re.compile(
    rf"\s?{_BRACKETED}$"
    rf"|\s\+\s?(?:{_ANY}(?:{_JOINT}{_ANY}){{0,4}})$|\s?\+(?:{_PICTURES})$"
    rf"|(?:\s[-–—]\s|\s?[|｜]\s?|\s?/\s)(?:{_LAST})$"
    rf"|\s?(?:\.{{2,3}}|…)\s?{_ARABIC}$",
    re.IGNORECASE,
)
# The longest mark, five of the longest words with their joints, is shorter.
_LONGEST = 160


def without_marks(text: str) -> str:
    """Return `text` without the marks at its ends; one that is nothing but a mark stays."""
    return cut_ends(text, _without_mark)


def _without_mark(text: str) -> str:
    if opening := _OPENING.match(text):
        return text[opening.end() :]
    closing = _CLOSING.search(text, max(0, len(text) - _LONGEST))
    return text[: closing.start()] if closing else text
