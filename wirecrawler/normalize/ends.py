"""Cutting whole pieces off the ends of a headline."""

from collections.abc import Callable


def cut_ends(text: str, rule: Callable[[str], str]) -> str:
    """Return `text` as `rule` leaves it, applied time and again while a word is left.

    `rule` returns its text shortened, or as it is.
    """
    rest = rule(text)
    while rest != text and any(map(str.isalnum, rest)):
        text, rest = rest, rule(rest)
    return text
