"""Thresholds: how alike two printings must be to be one story."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Thresholds:
    """The numbers of the rules that may be tried with others; by default today's."""

    containment: float = 0.50
    """Share of a long text that must stand in the other, 0..1; of shorter ones no less."""
    reworded: float = 0.25
    """The same of a text that was reworded throughout, where something of every part is left."""
    evidence: float = 0.0
    """What must speak for a second write-up beyond today's measure, as a natural logarithm of
    odds: at 1 the odds that it is one must be 2.7 times as good."""
    window: int = 10
    """Days between a story and a copy of it, at most."""


TODAYS = Thresholds()
