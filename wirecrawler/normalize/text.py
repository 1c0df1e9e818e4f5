"""White space and characters that are no text."""

import re

_ASCII_SPACE = re.compile(r"[ \t\n\r\f]+")
_UNEVEN = re.compile("[\t\n\r\f]|  ")
# Line ends that ASCII does not know (vertical tab, NEL, U+2028, U+2029): a space shows the same.
_OTHER_LINE_ENDS = re.compile("[\x0b\x85\u2028\u2029]")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]")
_CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
_NO_LETTERS = re.compile(r"[\W_]+")
_SURROGATE = re.compile("[\ud800-\udfff]")


def collapsed(text: str) -> str:
    """Return `text` with its ASCII white space collapsed as CSS does, none at its ends.

    Runs of space, tab, LF, CR and FF become one space (CSS Text 3 section 4.1.1, HTML "ASCII
    whitespace").  Every other character stays: no-break space, ZWNJ, ideographic space.
    """
    if _UNEVEN.search(text):
        text = _ASCII_SPACE.sub(" ", text)
    return text.strip(" ")


def control_free(text: str) -> str:
    """Return `text` without C0 and C1 control characters.

    ASCII white space stays; the other line ends (VT, NEL, U+2028, U+2029) become a space.
    Format characters (ZWNJ, bidi marks) are no controls and stay.
    """
    return _CONTROLS.sub("", _OTHER_LINE_ENDS.sub(" ", text))


def parted(name: str) -> str:
    """Return a program's name in lower case, its words apart: `articleTags` is `article-tags`."""
    return _CAMEL.sub("-", name).lower()


def squeezed(text: str) -> str:
    """Return the letters and digits of `text`, case folded: what two spellings have in common."""
    return _NO_LETTERS.sub("", text.casefold())


def encodable(text: str) -> str:
    """Return `text` without what neither UTF-8 nor every database can hold.

    U+0000 goes, as it does from a page (HTML 13.2.5.1); a lone surrogate becomes U+FFFD.  JSON
    can spell both.
    """
    if "\0" not in text and (text.isascii() or _has_utf_8(text)):
        return text
    return _SURROGATE.sub("\ufffd", text.replace("\0", ""))


def _has_utf_8(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True
