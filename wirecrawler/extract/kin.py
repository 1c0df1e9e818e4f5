"""Kin: how the paragraphs of a story stand on its page, and what else stands as they do.

Labels, buttons and times that got into a story share neither the box nor the style of its
paragraphs; short lines, lists and tables of its own do.
"""

from collections.abc import Iterable, Iterator

from wirecrawler.extract.layout import Layout

_HOLDERS = frozenset("article aside div footer header main section".split())
"""Elements that set what they hold apart; a list or a table stands where its items do."""


class Kin:
    """The boxes and styles of a story's paragraphs."""

    def __init__(self, layout: Layout, chosen: Iterable[int]) -> None:
        """Note how those of the `chosen` blocks stand that weigh something."""
        self._layout = layout
        self._boxes: set[int] = set()
        self._names: set[str] = set()
        self._styles: set[str] = set()
        self._tags: set[str] = set()
        for n in chosen:
            if layout.weights[n]:
                box = layout.box(n)
                around = layout.parents[box]
                self._boxes.add(around)
                self._names.add(layout.name(around))
                self._styles.add(layout.name(box))
                self._tags.add(str(layout.elements[box].tag))
        self._names.discard("")
        self._styles.discard("")

    def holds(self, n: int) -> bool:
        """Tell whether block `n` stands as the paragraphs do."""
        box = self._layout.box(n)
        if box in self._boxes or self._layout.name(box) in self._styles:
            return True
        parents = self._layout.parents
        return any(self._is_box(parents[place]) for place in self._outwards(box))

    def _is_box(self, place: int) -> bool:
        return place in self._boxes or self._layout.name(place) in self._names

    def _outwards(self, box: int) -> Iterator[int]:
        """Yield the elements around a block that stand where it stands, nearest first."""
        for place in self._layout.line(box):
            tag = str(self._layout.elements[place].tag)
            if tag not in _HOLDERS or tag in self._tags:
                yield place
            if tag in _HOLDERS:
                break
