"""Log text: what may stand in a log: one line, nothing that commands a terminal, no secret.

A control, a bidi mark or half a character is shown by its number, so that the address it stood
in can still be told.
"""

import re
from collections.abc import Iterable
from urllib.parse import unquote

HIDDEN = "***"
_MOST_CHARS = 4_000
"""Of a line; an address is seldom longer than 2,000."""
_UNPRINTABLE = re.compile(
    # Controls (C0, DEL, C1), line ends, bidi marks, embeddings, overrides and isolates (UAX 9),
    # zero-width and other format characters that hide what a text is, tags, surrogates.
    "[\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff"
    "\ufff9-\ufffb\ud800-\udfff\U000e0000-\U000e007f]"
)
_USER = re.compile(r"(?<=://)[^\s/?#]*@")
_GIVEN = re.compile(
    r"((?:^|[?&;#\s])[\w.%-]{0,40}?(?:token|secret|passw(?:or)?d|passphrase|pwd|api[_-]?key"
    r"|access[_-]?key|credentials?|signature|session[_-]?id|authorization)=)[^&\s#;\"']+"
    r"|([?&;](?:key|auth|sig|sid|phpsessid|jsessionid)=)[^&\s#;\"']+",
    re.IGNORECASE,
)
_BEARER = re.compile(r"\b(bearer|basic)\s+[\w.~+/=-]{8,}", re.IGNORECASE)


def log_line(text: str, *, secrets: Iterable[str] = ()) -> str:
    """Return `text` as it may stand in a log.

    Args:
        text: Whatever a source, a server or an error said.
        secrets: Texts that the wire itself must keep: passwords, the address of a webhook.
    """
    for secret in secrets:
        text = text.replace(secret, HIDDEN)
    text = _USER.sub(f"{HIDDEN}@", text[: 2 * _MOST_CHARS])
    text = _GIVEN.sub(lambda found: (found[1] or found[2]) + HIDDEN, text)
    text = _BEARER.sub(rf"\1 {HIDDEN}", text)
    line = _UNPRINTABLE.sub(_numbered, text)
    return line if len(line) <= _MOST_CHARS else line[: _MOST_CHARS - 1] + "…"


def passwords_of(*urls: str) -> frozenset[str]:
    """Return the passwords in these URLs, as they are written and as they are meant."""
    found: set[str] = set()
    for url in urls:
        said, at, _ = url.partition("://")[2].split("/")[0].rpartition("@")
        if at and (password := said.partition(":")[2]):
            found |= {password, unquote(password)}
    return frozenset(found)


def _numbered(found: re.Match[str]) -> str:
    number = ord(found[0])
    if number in (9, 10, 13):
        return {9: r"\t", 10: r"\n", 13: r"\r"}[number]
    return rf"\x{number:02x}" if number < 0x100 else rf"\u{number:04x}"
