"""Fingerprint: one digest for all exact copies of a text.

Two printings are exact copies when their tokens are the same: white space, case, punctuation and
the compatibility forms of Unicode (NFKC, UAX #15) do not tell them apart.
"""

import hashlib
import re
import unicodedata

# Scripts that print no space between words: each character is a token.  Hangul is not among
# them, because Korean words are set apart by spaces.
_ALONE = (
    "\u0e00-\u0e7f"  # Thai
    "\u0e80-\u0eff"  # Lao
    "\u1000-\u109f\ua9e0-\ua9ff\uaa60-\uaa7f"  # Burmese
    "\u1780-\u17ff"  # Khmer
    "\u3005-\u3007\u3040-\u30ff\u31f0-\u31ff"  # Japanese kana and marks
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
_TOKEN = re.compile(rf"(?=\w)[{_ALONE}]|[^\W{_ALONE}]+")

# Below this a text says too little to be told from another: "Read more on our site."
_FEWEST_TOKENS = 20


def tokens(text: str) -> list[str]:
    r"""Return the words of `text` in order, in NFKC and lower case.

    A word is a run of `\w`; each Han, kana, Thai, Khmer, Lao or Burmese character is one alone.
    """
    return _TOKEN.findall(unicodedata.normalize("NFKC", text).lower())


def fingerprint(body: str) -> str:
    """Return the SHA-256 of the tokens of `body` in hex, or "" under 20 tokens."""
    words = tokens(body)
    if len(words) < _FEWEST_TOKENS:
        return ""
    return hashlib.sha256(" ".join(words).encode()).hexdigest()
