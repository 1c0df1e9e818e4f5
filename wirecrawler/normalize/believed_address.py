"""Believed: when a page's own word for its address is taken (RFC 6596), and when it is not.

That many pages of a source name the same address cannot be seen from one of them: whoever reads
them all must tell.
"""

import re

from wirecrawler.normalize.address_key import address_key
from wirecrawler.normalize.address_twins import out_of_cache
from wirecrawler.normalize.url import canonical_url, names_story, same_source

_PATH = re.compile(r"https?://[^/?#]+(/[^?#]*)(\?[^#]*)?(#.*)?")
# An id: five digits, or letters and digits in one piece, as no word of a section has them.
_ID = re.compile(r"\d{5}|(?=[a-z]*\d)(?=\d*[a-z])[a-z\d]{8,}", re.ASCII | re.IGNORECASE)
# Of sections few have as many words in a name, of stories nearly all; the loss is small where one
# has fewer: it is kept under the address at which it was found.
_WORDS = 4
_NUMBER = re.compile(r"=[^&]*\d{3}", re.ASCII)


def believed_address(canonical: str, final_url: str, home: str) -> str:
    """Return the canonical URL of the page at `final_url` that says to be at `canonical`.

    What the page says counts only within the source's own hosts: those of `final_url`, behind
    an AMP cache those of the page that it keeps, and those of the front page `home`.  It does
    not count where it is a front page or a section, less deep than `final_url` and without the
    id or the slug of a story; then the page is where it was found.
    """
    own = canonical_url(out_of_cache(canonical_url(final_url)))
    if not canonical:
        return own
    said = canonical_url(out_of_cache(canonical_url(canonical)))
    if not same_source(said, own) and not same_source(said, home):
        return own
    return own if _names_less(said, own) else said


def _names_less(said: str, own: str) -> bool:
    """Return whether `said` is a front page or section, and `own` a page below one."""
    if address_key(said) == address_key(own):
        return False
    told, found = _PATH.fullmatch(said), _PATH.fullmatch(own)
    if told is None or found is None or told[2] or told[3]:
        return False
    segments, deeper = _segments(told[1]), _segments(found[1])
    if not segments:
        return bool(deeper or found[2] or found[3])
    if told[1] == found[1]:
        # "/story.php" of "/story.php?id=512": the number of the story was left out.
        numbered = _NUMBER.search(found[2] or "") is not None
        return numbered and not (_ID.search(segments[-1]) or names_story(told[1]))
    return len(segments) < len(deeper) and not _names_a_story(segments, deeper)


def _names_a_story(segments: list[str], deeper: list[str]) -> bool:
    last = segments[-1]
    if _ID.search(last):
        return True
    if deeper[: len(segments)] == segments:
        # A folder of the page: a section, unless the page is a part of a story.
        return _is_headline(last) and not names_story(deeper[-1])
    return last in deeper or _is_headline(last)


def _is_headline(slug: str) -> bool:
    words = re.split(r"[-_]|%20", slug)
    return len(words) >= _WORDS


def _segments(path: str) -> list[str]:
    return [segment for segment in path.split("/") if segment]
