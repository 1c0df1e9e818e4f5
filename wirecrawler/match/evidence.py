"""Evidence: what speaks for a second write-up of one announcement by the same agency.

A serial story has the same words with other figures; a second write-up has other words with the
same names and figures.  The weights were fitted by logistic regression to the pairs of one
agency's stories that were read by people (495 pairs of one story, 9,300 of two that share much),
on the measures below; each of them was left in because without it fewer pairs were found.
"""

from math import log

from wirecrawler.match.wording import Wording, hours_between, is_spelled, overlap

# Above it 97 of 100 pairs were one story.
_ENOUGH = 16.6
# For: the headlines, the leads, all the words as far as their figures agree, the natural logarithm
# of the shorter text's length, the share of its shingles.
_HEADLINE, _LEAD, _WORDS, _LENGTH, _CONTAINMENT = 3.5, 4.5, 2.2, 2.3, 0.9
# Against: a figure that changed in its place (by what is shared), figures and names that only one
# of them has, days between.
_SWAPPED, _GONE, _STRANGE = 2.8, 3.6, 2.2
_MOST_GONE, _MOST_STRANGE = 5, 6
_A_DAY_LATER, _TWO_DAYS_LATER = 2.25, 3.7
_LATEST_H = 72
_MOST_WORDS = 150


def evidence(small: Wording, large: Wording, containment: float) -> float:
    """Return what speaks for one story less what speaks against it: one above 0.

    `small` is the text with fewer shingles, of which the share `containment` is in the other.
    """
    hours = hours_between(small, large)
    if hours > _LATEST_H:
        return -_ENOUGH
    length = min(max(min(small.length, large.length), 1), _MOST_WORDS)
    found = (
        _LENGTH * log(length)
        + _HEADLINE * overlap(small.headline_terms, large.headline_terms)
        - _A_DAY_LATER * (hours > 24)
        - _TWO_DAYS_LATER * (hours > 48)
        - _ENOUGH
    )
    # What is dear to measure is measured where it can still turn the scales.
    most = _CONTAINMENT * containment + _WORDS
    if found + most + _LEAD <= 0:
        return found
    names = small.names | large.names
    found += _LEAD * overlap(small.lead, large.lead, names)
    if found + most <= 0:
        return found
    return found + _agreement(small, large, containment)


def _agreement(small: Wording, large: Wording, containment: float) -> float:
    """Return what the figures, the names and all the words of two texts add to the evidence."""
    shorter, longer = sorted((small, large), key=lambda one: one.length)
    fewer, more = sorted((small, large), key=lambda one: len(one.figures))
    gone = missing_figures(fewer, more)
    agreed = 1 - gone / len(fewer.figures) if fewer.figures else 0.5
    strange = len(shorter.names - longer.vocabulary.terms)
    swapped, _ = swaps(small, large)
    names = small.names | large.names
    return (
        _WORDS * agreed * overlap(small.vocabulary, large.vocabulary, names)
        + (_CONTAINMENT - _SWAPPED * (swapped > 0)) * containment
        - _GONE * min(gone, _MOST_GONE) / _MOST_GONE
        - _STRANGE * min(strange, _MOST_STRANGE) / _MOST_STRANGE
    )


def swaps(one: Wording, other: Wording) -> tuple[int, int]:
    """Return how many figures and names changed between the same two words."""
    mine, theirs = one.contexts, other.contexts
    names = one.names | other.names
    figures = named = 0
    for context in mine.keys() & theirs.keys():
        here, there = mine[context], theirs[context]
        if here == there:
            continue
        if here[0].isdigit() or there[0].isdigit():
            figures += not is_spelled(here, there)
        elif here in names or there in names:
            named += 1
    return figures, named


def missing_figures(one: Wording, other: Wording) -> int:
    """Return how many figures of one text the other has not, nor rounded."""
    return sum(not _is_among(figure, other) for figure in one.figures)


def _is_among(figure: str, other: Wording) -> bool:
    if figure in other.figures:
        return True
    # 17.1 mln is 17,121,000: three digits or more, of which the shorter are the first.
    return len(figure) >= 3 and any(
        len(found) >= 3 and (found.startswith(figure) or figure.startswith(found))
        for found in other.figures
    )
