"""Folding: what a reader reads in a text, apart from how it is set.

White space, the shape of quotation marks and dashes, entities that a page left undone, invisible
characters, and letters and digits that have two codes for one sign say nothing.  Every letter,
its case, every digit, and every comma does.
"""

import html
import re
import unicodedata

# Presentation forms of Arabic letters, ligatures, full and half width: the same sign again.  Not
# all of NFKC, by which 10² were 102.
_FORMS = re.compile("[\ufb00-\ufb06\ufb50-\ufdff\ufe70-\ufefc\uff01-\uff9f]+")
_DASHES = re.compile("[-\u2010-\u2015\u2212\u2e3a\u2e3b]+")
_BULLETS = re.compile("^[\u2022\u2023\u25aa\u25cf\u25e6\u25a0\u00b7*-]+(?=[^\\d\\W])")
# Soft hyphen, joiners and non-joiners, marks of direction, tatweel, byte order mark.
_UNSEEN = (
    "\u00ad\u0640\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2066\u2067\u2068\u2069"
    "\u202a\u202b\u202c\u202d\u202e\ufe0e\ufe0f\ufeff"
)
_DIGITS = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙"
_ONE_SIGN = str.maketrans(
    {
        **dict.fromkeys("‘’‚‛′ʼ`´", "'"),
        **dict.fromkeys("“”„‟«»″〝〞", '"'),
        # Arabic yeh and kaf stand in Persian texts where the editor's keyboard was Arabic.
        "ي": "ی",
        "ك": "ک",
        "٫": ".",
        "٬": ",",
        "…": "...",
        **{digit: str(n % 10) for n, digit in enumerate(_DIGITS)},
        **dict.fromkeys(_UNSEEN),
    }
)


def folded(text: str) -> str:
    """Return `text` in the one form in which two printings are compared; "" where it is blank.

    It holds no white space at all, and is for comparing alone.
    """
    if "&" in text:
        text = html.unescape(text)
    text = "".join(text.split())
    if not text.isascii():
        text = _FORMS.sub(_compatible, unicodedata.normalize("NFC", text))
        text = text.translate(_ONE_SIGN)
    text = text.replace("''", '"').replace("`", "'")
    return _BULLETS.sub("", _DASHES.sub("-", text))


def _compatible(found: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", found[0])
