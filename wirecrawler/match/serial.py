"""Serial stories: one text, made anew each day or hour with other figures."""

from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher

from wirecrawler.match.wording import Wording, hours_between, is_spelled, overlap

# Texts that share less are no serial ones.
_ALIKE = 0.6
# Two issues lie a day apart or nearly so; a correction comes sooner.
_NEXT_ISSUE_H = 16
_SAME_HEADLINE = 0.7
# Shares of figures by which two texts are two issues: corrected earnings and a source's second
# write-ups stay below, bulletins of 16 languages lie above.
_OWN_SWAPPED = 0.4
# Who copies another's text leaves nearly all of its figures as they are.
_COPIED_SWAPPED, _WORDS_A_FIGURE = 0.1, 100
_TABLE, _TABLE_SWAPPED = 0.3, 0.2
# Words compared: what follows in a longer text says nothing new of its kind.
_MOST_WORDS = 1_500


def is_serial(one: Wording, other: Wording, containment: float) -> bool:
    """Tell whether two texts that share this much are issues of one series.

    They are when many of their figures differ; in a table, some of them; and, a day apart under
    one headline, a single one.
    """
    if containment < _ALIKE:
        return False
    swapped = swapped_figures(one, other)
    if not swapped:
        return False
    if hours_between(one, other) > _NEXT_ISSUE_H and _is_same_headline(one, other):
        return True
    figures = min(len(_figure_words(one)), len(_figure_words(other)))
    length = min(one.length, other.length)
    most = _OWN_SWAPPED * figures
    if one.source != other.source:
        most = max(_COPIED_SWAPPED * figures, length / _WORDS_A_FIGURE)
    if swapped > 1 and swapped > most:
        return True
    is_table = figures > _TABLE * length
    return swapped > 2 and is_table and swapped > _TABLE_SWAPPED * figures


def swapped_figures(one: Wording, other: Wording) -> int:
    """Return at how many places one text has a figure and the other something else.

    What stands in both, at other places, is no other figure.
    """
    mine, theirs = Counter(_figure_words(one)), Counter(_figure_words(other))
    unmatched = max((mine - theirs).total(), (theirs - mine).total())
    if not unmatched:
        return 0
    texts = one.words[:_MOST_WORDS], other.words[:_MOST_WORDS]
    codes = SequenceMatcher(None, *texts, autojunk=False).get_opcodes()
    swapped = 0
    for tag, *ends in codes:
        if tag == "replace":
            here, there = texts[0][ends[0] : ends[1]], texts[1][ends[2] : ends[3]]
            swapped += _is_other_figure(here, there)
    return min(swapped, unmatched)


def _is_other_figure(here: Sequence[str], there: Sequence[str]) -> bool:
    if not any(word[0].isdigit() for word in (*here, *there)):
        return False
    if len(here) == len(there) == 1 and is_spelled(here[0], there[0]):
        return False
    # 1987 against 19 87 is no other figure.
    return "".join(here) != "".join(there)


def _is_same_headline(one: Wording, other: Wording) -> bool:
    return overlap(one.headline_terms, other.headline_terms) > _SAME_HEADLINE


def _figure_words(one: Wording) -> list[str]:
    return [word for word in one.words if word[0].isdigit()]
