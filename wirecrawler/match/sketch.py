"""Sketch: the features of a text by which stories with parts of that text are found.

Of the shingles a sample is kept that is the same for the same shingle everywhere (modulo
sampling): dense at the start, so that briefs are found, thin below.  The weightiest words of the
headline, each with its source, find second write-ups.
"""

import hashlib
from dataclasses import replace
from datetime import datetime

from wirecrawler.match.fingerprint import fingerprint
from wirecrawler.match.wording import weight
from wirecrawler.match.words import runs, shingles, terms, words
from wirecrawler.story import Story

# Of the first 40 shingles a fourth, of the others a twenty-fourth: with five words of the headline
# 15 to 45 features a story, by which every pair of one story but one in 500 was found.
_DENSE, _DENSE_STEP, _STEP = 40, 4, 24
_HEADLINE_TERMS = 5
_SHORTEST_TERM = 3
# Of one text: what follows in a longer one is not looked for.
_MOST = 64

_DAY_S = 24 * 60 * 60


def sketched(story: Story) -> Story:
    """Return `story` with what matching keeps of it: fingerprint, number of words, features."""
    found = words(story.body)
    return replace(
        story,
        fingerprint=fingerprint(found),
        words=len(found),
        sketch=features(found, story.headline_original, source=story.source.slug),
    )


def features(found: tuple[str, ...], headline: str, *, source: str) -> tuple[int, ...]:
    """Return the features of a body of these words and of its headline, sorted.

    Those of the body are from 0 to 2**47, those of the headline below 0.
    """
    each = runs(found)
    # Whether a run is in the sample is told by bits of its words, before it has a number.
    kept = [(a, b, c) for a, b, c in each[:_DENSE] if not (a ^ b ^ c) % _DENSE_STEP]
    kept += [(a, b, c) for a, b, c in each[_DENSE:] if not (a ^ b ^ c) % _STEP]
    sample = shingles(kept[:_MOST])
    return tuple(sorted({*sample, *_headline_features(headline, source)}))


def day_of(instant: datetime) -> int:
    """Return the day (UTC) of `instant`, counted from 1970-01-01."""
    return int(instant.timestamp() // _DAY_S)


def _headline_features(headline: str, source: str) -> list[int]:
    told = {
        term
        for term in terms(words(headline))
        if len(term) >= _SHORTEST_TERM or not term.isascii()
    }
    heaviest = sorted(told, key=lambda term: (-weight(term), term))
    return [_feature(source, term) for term in heaviest[:_HEADLINE_TERMS]]


def _feature(source: str, term: str) -> int:
    told = f"{source}\x1f{term}".encode(errors="replace")
    return -1 - (int.from_bytes(hashlib.blake2b(told, digest_size=8).digest()) >> 17)
