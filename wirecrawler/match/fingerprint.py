"""Fingerprint: one digest for all exact copies of a text.

Two printings are exact copies when their words are the same, folded as `match.words` says.
"""

import hashlib
from collections.abc import Sequence

# Below this a text says too little to be told from another: "Read more on our site."
_FEWEST_WORDS = 20


def fingerprint(found: Sequence[str]) -> str:
    """Return the SHA-256 of the words of a body in hex, or "" under 20 words."""
    if len(found) < _FEWEST_WORDS:
        return ""
    return hashlib.sha256(" ".join(found).encode(errors="replace")).hexdigest()
